"""Pages to PDF: letters on the grid of a typewriter, text that can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workprint.film.columns import width_of
from workprint.film.emphasis import emphasis
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.formats.pdf.faces import Faces
from workprint.screenplay.pages import Page, Profile, paginate, profile_for

_LEADING_PT = {"us-letter": 12.0, "chinese-a4": 16.5}
_COLUMN_PT = {"us-letter": 7.2, "chinese-a4": 6.0}
_CENTRED = frozenset("title credit author authors source 标题 片名 剧名 编剧 作者".split())


def write_pdf(
    screenplay: Screenplay, courier: Path, noto: Path | None, profile: Profile | None = None
) -> tuple[bytes, frozenset[str]]:
    """The screenplay as PDF, and the letters that no face at hand has.

    With a title page, numbered pages, scene numbers in both margins. `courier` and `noto` are
    folders of the models `courier` and `type`. The same screenplay gives the same bytes.
    """
    import skia

    chosen = profile or profile_for(screenplay)
    pages = paginate(screenplay, chosen)
    metadata = skia.PDF.Metadata()
    titles = {key.lower(): value for key, value in screenplay.title_page}
    metadata.fTitle = _plain(titles.get("title") or titles.get("标题") or "")
    metadata.fAuthor = _plain(titles.get("author") or titles.get("编剧") or "")
    metadata.fCreator = metadata.fProducer = "Workprint"
    target = skia.DynamicMemoryWStream()
    document = skia.PDF.MakeDocument(target, metadata)
    printed = {c for page in pages for line in page.lines for c in line.text}
    printed |= {c for _, value in screenplay.title_page for c in value}
    letters = frozenset(printed - {"\n"})
    faces = Faces(courier, noto, _COLUMN_PT[chosen.name], letters, chosen.run_in)
    sheet = _Sheet(document, chosen, faces)
    if screenplay.title_page:
        sheet.title_page(screenplay.title_page)
    # A Chinese heading says its number itself: 3. 内景 厨房 日.
    numbers = {
        scene.first_element: scene.number
        for scene in screenplay.scenes
        if scene.number and screenplay.language != "zh"
    }
    for page in pages:
        sheet.page(page, numbers)
    document.close()
    return bytes(target.detachAsData()), faces.missing


def _plain(text: str) -> str:
    return " ".join("".join(run.text for run in emphasis(text)).split())


class _Sheet:
    """Draws pages of one profile."""

    def __init__(self, document: Any, profile: Profile, faces: Faces) -> None:
        import skia

        self.document = document
        self.profile = profile
        self.faces = faces
        self.leading = _LEADING_PT[profile.name]
        self.column = _COLUMN_PT[profile.name]
        self.wide = profile.run_in
        self.paint = skia.Paint(Color=skia.ColorBLACK, AntiAlias=True)

    def page(self, page: Page, numbers: dict[int, str]) -> None:
        """One page: its number from the second on, its lines, scene numbers on either side."""
        canvas = self.document.beginPage(*self.profile.paper)
        if page.number > 1:
            label = f"{page.number}."
            edge = self.profile.left_pt + 60 * 7.2
            self._text(canvas, edge - width_of(label) * self.column, 36 + self.leading, label)
        numbered: set[int] = set()
        for line in page.lines:
            y = self.profile.top_pt + (line.row + 0.8) * self.leading
            x = self.profile.left_pt + line.indent * self.column
            at = 0
            for run in line.runs:
                self._text(
                    canvas, x + at * self.column, y, run.text,
                    bold=run.bold, italic=run.italic, underline=run.underline,
                )  # fmt: skip
                at += width_of(run.text, wide=self.wide)
            number = numbers.get(line.element)
            if number and line.kind is ElementKind.SCENE_HEADING and line.element not in numbered:
                numbered.add(line.element)
                left = self.profile.left_pt - (len(number) + 3) * self.column
                right = self.profile.left_pt + self.profile.column(line.kind).width * self.column
                self._text(canvas, left, y, number)
                self._text(canvas, right + 3 * self.column, y, number)
        self.document.endPage()

    def title_page(self, entries: Sequence[tuple[str, str]]) -> None:
        """Title, credit and author in the middle of the upper half, the rest at the foot."""
        canvas = self.document.beginPage(*self.profile.paper)
        width, height = self.profile.paper
        y = height * 0.33
        for key, value in entries:
            if key.lower() not in _CENTRED:
                continue
            for line in value.split("\n"):
                runs = emphasis(line)
                x = (width - sum(width_of(r.text, wide=self.wide) for r in runs) * self.column) / 2
                self._runs(canvas, x, y, runs)
                y += self.leading
            y += self.leading
        foot = [
            line
            for key, value in entries
            if key.lower() not in _CENTRED
            for line in (*value.split("\n"), "")
        ]
        y = height - 72 - len(foot) * self.leading
        for line in foot:
            self._runs(canvas, self.profile.left_pt, y, emphasis(line))
            y += self.leading
        self.document.endPage()

    def _runs(self, canvas: Any, x: float, y: float, runs: Sequence[Any]) -> None:
        for run in runs:
            self._text(
                canvas, x, y, run.text,
                bold=run.bold, italic=run.italic, underline=run.underline,
            )  # fmt: skip
            x += width_of(run.text, wide=self.wide) * self.column

    def _text(
        self,
        canvas: Any,
        x: float,
        y: float,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        underline: bool = False,
    ) -> None:
        for piece in self.faces.pieces(text, bold=bold, italic=italic):
            at = x + piece.column * self.column + piece.shift_pt
            piece.font.setSkewX(-0.2 if piece.slant else 0)
            piece.font.setScaleX(piece.squeeze)
            canvas.drawString(piece.text, at, y, piece.font, self.paint)
        if underline and text.strip():
            lead = len(text) - len(text.lstrip())
            x0, x1 = (
                x + lead * self.column,
                x + width_of(text.rstrip(), wide=self.wide) * self.column,
            )
            canvas.drawLine(x0, y + 1.8, x1, y + 1.8, self.paint)
