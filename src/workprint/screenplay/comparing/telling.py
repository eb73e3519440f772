"""A comparison as people read it: one line a change, then what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workprint.film.columns import width_of
from workprint.film.drafts import Comparison, DraftScene, LocationCount, SceneChange, SpeakerCount
from workprint.film.reason import Phrase
from workprint.screenplay.comparing.wording import FATES, MOVED, WORDS_ZH, counted, name_of


def told(comparison: Comparison) -> list[str]:
    """The lines, in the language of draft B."""
    language = comparison.languages[1]
    lines = [note.in_(language) for note in comparison.notes]
    if not comparison.scenes:
        return lines
    lines.append(_summary(comparison).in_(language))
    for title, own in (
        (Phrase("Scenes", "场次"), list(_scenes(comparison, language))),
        (Phrase("Names", "人物改名"), [cue.reason.text.in_(language) for cue in comparison.cues]),
        (
            Phrase("Renamed locations", "地点改名"),
            [place.reason.text.in_(language) for place in comparison.locations],
        ),
        (Phrase("Cast", "角色"), _cast(comparison, language)),
        (Phrase("Locations", "地点"), _places(comparison, language)),
        (Phrase("Pages", "页数"), [_pages(comparison).in_(language)]),
        (Phrase("Scene numbers", "场号"), [p.in_(language) for p in _numbers(comparison)]),
    ):
        if own:
            lines += ["", title.in_(language), *(f"  {line}" for line in own)]
    return lines


def pages_of(eighths: int) -> str:
    """A length as it is marked: 10 eighths are "1 2/8"."""
    whole, rest = divmod(eighths, 8)
    return " ".join(
        [*([str(whole)] if whole or not rest else []), *([f"{rest}/8"] if rest else [])]
    )


def _summary(comparison: Comparison) -> Phrase:
    count = Counter(change.fate for change in comparison.scenes)
    moved = sum(bool(change.moved) for change in comparison.scenes)
    before = sum(len(change.before) for change in comparison.scenes)
    after = sum(len(change.after) for change in comparison.scenes)
    parts = [(phrase, count[fate]) for fate, phrase in FATES.items()]
    parts.append((MOVED, moved))
    return Phrase(
        f"{counted(before, 'scene')} in draft A, {after} in draft B: "
        + ", ".join(f"{n} {one.en}" for one, n in parts if n),
        f"甲稿{before}场，乙稿{after}场：" + "，".join(f"{n}场{one.zh}" for one, n in parts if n),
    )


def _scenes(comparison: Comparison, language: str) -> Iterator[str]:
    for change in comparison.scenes:
        if change.fate == "same" and not change.moved:
            continue
        heading = (change.after or change.before)[0].heading
        fates = [] if change.fate == "same" else [FATES[change.fate]]
        fates += [MOVED] if change.moved else []
        mark = Phrase(", ", "、").in_(language).join(fate.in_(language) for fate in fates)
        # That a moved scene has the same words goes without saying.
        reasons = change.reasons[1:] if change.fate == "same" else change.reasons
        why = "; ".join(reason.text.in_(language) for reason in reasons)
        yield f"{_names(change)}  {heading}  [{mark}; {_lengths(change)}] {why}"


def _names(change: SceneChange) -> str:
    def names(scenes: Sequence[DraftScene]) -> str:
        return "+".join(map(name_of, scenes)) or "-"

    return f"{names(change.before)} -> {names(change.after)}"


def _lengths(change: SceneChange) -> str:
    before = sum(scene.eighths for scene in change.before)
    after = sum(scene.eighths for scene in change.after)
    return _arrow(pages_of(before), pages_of(after))


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} -> {after}"


def _cast(comparison: Comparison, language: str) -> list[str]:
    """Those who speak more, less, or under another name; a page more or less is no news."""
    rows = []
    others = 0
    for part in comparison.cast:
        sides = (part.before, part.after)
        counts = [(one.scenes, one.lines, one.words) if one else (0, 0, 0) for one in sides]
        name = _name(*sides)
        if counts[0] == counts[1] and " -> " not in name:
            others += 1
            continue
        pages = [_span(one.first_page, one.last_page) if one else "-" for one in sides]
        figures = [_arrow(str(a), str(b)) for a, b in zip(*counts, strict=True)]
        rows.append([name, *figures, _arrow(*pages)])
    words = "/".join(dict.fromkeys(WORDS_ZH[one] for one in comparison.languages))
    head = Phrase("name,scenes,lines,words,pages", f"姓名,场,句,{words},页").in_(language)
    lines = _table([head.split(","), *rows]) if rows else []
    if rows and others:
        rest = Phrase(f"{others} more speak as before", f"另有{others}人台词未变")
        lines.append(rest.in_(language))
    return lines


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _places(comparison: Comparison, language: str) -> list[str]:
    rows = []
    for use in comparison.places:
        if use.before == use.after:
            continue
        sides = (use.before, use.after)
        scenes = [str(one.scenes if one else 0) for one in sides]
        lengths = [pages_of(one.eighths if one else 0) for one in sides]
        rows.append([_name(*sides), _arrow(*scenes), _arrow(*lengths)])
    head = Phrase("name,scenes,pages", "地点,场,页").in_(language)
    return _table([head.split(","), *rows]) if rows else []


def _name(*sides: SpeakerCount | LocationCount | None) -> str:
    return " -> ".join(dict.fromkeys(one.name for one in sides if one is not None))


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their columns one below the other."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _pages(comparison: Comparison) -> Phrase:
    pages = _arrow(*map(str, comparison.pages.pages))
    eighths = _arrow(*map(pages_of, comparison.pages.eighths))
    pages_en = f"{pages} page" if pages == "1" else f"{pages} pages"
    return Phrase(f"{pages_en}; scenes together {eighths}", f"{pages}页；各场合计{eighths}页")


def _numbers(comparison: Comparison) -> Iterator[Phrase]:
    numbers = comparison.numbers
    changed = [f"{a or '-'} -> {b or '-'}" for a, b in numbers.changed]
    if changed:
        yield Phrase(
            f"{len(changed)} changed: {', '.join(changed)}",
            f"{len(changed)}个改变：{'，'.join(changed)}",
        )
    if numbers.out_of_order:
        known = numbers.out_of_order
        yield Phrase(f"out of order: {', '.join(known)}", f"次序不符：{'、'.join(known)}")
    if numbers.repeated:
        known = numbers.repeated
        yield Phrase(f"used twice: {', '.join(known)}", f"重复：{'、'.join(known)}")
