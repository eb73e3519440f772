"""Pages to PDF: letters on the grid of a typewriter, text that can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.columns import width_of
from workprint.film.emphasis import emphasis
from workprint.film.screenplay import ElementKind, Scene, Screenplay
from workprint.screenplay.formats.pdf.faces import Faces
from workprint.screenplay.pages import Line, Page, Profile, paginate, profile_for

LEADING_PT = {"us-letter": 12.0, "chinese-a4": 16.5}
COLUMN_PT = {"us-letter": 7.2, "chinese-a4": 6.0}
_TINTS = {
    "blue": 0xFFDCE9F7, "pink": 0xFFFADCE6, "yellow": 0xFFFDF7C8, "green": 0xFFDDF2DC,
    "goldenrod": 0xFFFBE6B0, "buff": 0xFFF5E8D0, "salmon": 0xFFFBD9CC, "cherry": 0xFFF6CBD1,
}  # fmt: skip
"""The paper of revised pages, pale enough to read and to copy from."""
_CENTRED = frozenset("title credit author authors source 标题 片名 剧名 编剧 作者".split())


@dataclass(frozen=True, slots=True)
class Paper:
    """The colour of the paper of a draft that was handed out, and what stands over its pages."""

    colour: str = "white"
    header: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """What is printed: pages, each on the paper of its issue; `only_changed` leaves out those of
    issues before the last."""

    pages: tuple[Page, ...]
    papers: tuple[Paper, ...] = (Paper(),)
    only_changed: bool = False


def write_pdf(
    screenplay: Screenplay,
    courier: Path,
    noto: Path | None,
    profile: Profile | None = None,
    printing: Printing | None = None,
    scripts: Path | None = None,
) -> tuple[bytes, frozenset[str]]:
    """The screenplay as PDF, and the letters that no face at hand has.

    With a title page, numbered pages, scene numbers in both margins. `courier`, `noto`
    and `scripts` are folders of the models `courier`, `type` and `scripts`. The same screenplay
    gives the same bytes.
    """
    import skia

    chosen = profile or profile_for(screenplay)
    wanted = printing or Printing(paginate(screenplay, chosen))
    metadata = skia.PDF.Metadata()
    titles = {key.lower(): value for key, value in screenplay.title_page}
    metadata.fTitle = _plain(titles.get("title") or titles.get("标题") or "")
    metadata.fAuthor = _plain(titles.get("author") or titles.get("编剧") or "")
    metadata.fCreator = metadata.fProducer = "Workprint"
    target = skia.DynamicMemoryWStream()
    document = skia.PDF.MakeDocument(target, metadata)
    printed = {c for page in wanted.pages for line in page.lines for c in line.text}
    printed |= {c for _, value in screenplay.title_page for c in value}
    printed |= {c for paper in wanted.papers for c in paper.header}
    letters = frozenset(printed - {"\n"})
    faces = Faces(courier, noto, scripts, COLUMN_PT[chosen.name], letters, chosen.run_in)
    sheet = PageWriter(document, chosen, faces, wanted)
    if screenplay.title_page:
        sheet.title_page(screenplay.title_page)
    numbers = margin_numbers(screenplay)
    for page in wanted.pages:
        if page.issue == len(wanted.papers) - 1 or not wanted.only_changed:
            sheet.page(page, numbers)
    document.close()
    return bytes(target.detachAsData()), faces.missing


def margin_numbers(screenplay: Screenplay) -> dict[int, str]:
    """The numbers of scenes in the margins, by the element of their heading. A Chinese heading
    says its number itself: 3. 内景 厨房 日."""
    return {
        scene.first_element: scene.number
        for scene in screenplay.scenes
        if scene.number and not _says_number(screenplay, scene)
    }


def _says_number(screenplay: Screenplay, scene: Scene) -> bool:
    """Whether a heading says its scene's number itself."""
    return screenplay.language == "zh" and any(c.isdecimal() for c in scene.heading.text[:8])


def _plain(text: str) -> str:
    return " ".join("".join(run.text for run in emphasis(text)).split())


class PageWriter:
    """Draws pages of one profile."""

    def __init__(self, document: Any, profile: Profile, faces: Faces, printing: Printing) -> None:
        import skia

        self.document = document
        self.profile = profile
        self.faces = faces
        self.printing = printing
        self.leading = LEADING_PT[profile.name]
        self.column = COLUMN_PT[profile.name]
        self.wide = profile.run_in
        self.furthest = profile.paper[0] - 18 - self.column
        self.paint = skia.Paint(Color=skia.ColorBLACK, AntiAlias=True)

    def page(self, page: Page, numbers: dict[int, str]) -> None:
        """One page: its number from the second on, its lines, scene numbers on either side."""
        canvas = self.document.beginPage(*self.profile.paper)
        self.head(canvas, page)
        self.lines(canvas, page.lines, numbers)
        self.document.endPage()

    def lines(self, canvas: Any, lines: Sequence[Line], numbers: dict[int, str]) -> None:
        """Some lines of a page, with the numbers of their scenes."""
        edge = self.profile.left_pt + self.profile.column(ElementKind.ACTION).width * self.column
        starred: set[int] = set()
        numbered: set[int] = set()
        for line in lines:
            y = self.profile.top_pt + (line.row + 0.8) * self.leading
            x = self.profile.left_pt + line.indent * self.column
            at = 0
            for run in line.runs:
                self.text(
                    canvas, x + at * self.column, y, run.text,
                    bold=run.bold, italic=run.italic, underline=run.underline,
                )  # fmt: skip
                at += width_of(run.text, wide=self.wide)
            if line.revised and line.row not in starred:
                starred.add(line.row)
                self.text(canvas, min(edge + 7 * self.column, self.furthest), y, "*")
            number = numbers.get(line.element)
            if number and line.kind is ElementKind.SCENE_HEADING and line.element not in numbered:
                numbered.add(line.element)
                left = self.profile.left_pt - (len(number) + 3) * self.column
                right = self.profile.left_pt + self.profile.column(line.kind).width * self.column
                self.text(canvas, left, y, number)
                self.text(canvas, right + 3 * self.column, y, number)

    def head(self, canvas: Any, page: Page) -> None:
        """The colour of the paper, the revision and the page's number."""
        import skia

        paper = self.printing.papers[page.issue]
        tint = _TINTS.get(paper.colour)
        if tint is not None:
            canvas.drawRect(skia.Rect(*self.profile.paper), skia.Paint(Color=tint))
        y = 36 + self.leading
        edge = self.profile.left_pt + self.profile.column(ElementKind.ACTION).width * self.column
        if paper.header:
            width = width_of(paper.header, wide=self.wide) * self.column
            middle = (self.profile.left_pt + edge) / 2
            self.text(canvas, middle - width / 2, y, paper.header)
        if page.number > 1:
            label = f"{page.label or page.number}."
            self.text(canvas, edge - width_of(label) * self.column, y, label)

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
            self.text(
                canvas, x, y, run.text,
                bold=run.bold, italic=run.italic, underline=run.underline,
            )  # fmt: skip
            x += width_of(run.text, wide=self.wide) * self.column

    def text(
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
        """A text with its base line at `y`."""
        for piece in self.faces.pieces(text, bold=bold, italic=italic):
            piece.draw(canvas, x + piece.column * self.column, y, self.paint)
        if underline and text.strip():
            lead = len(text) - len(text.lstrip())
            x0, x1 = (
                x + lead * self.column,
                x + width_of(text.rstrip(), wide=self.wide) * self.column,
            )
            canvas.drawLine(x0, y + 1.8, x1, y + 1.8, self.paint)
