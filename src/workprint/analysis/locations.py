"""Places: the same set under many headings is one, and belongs to one location.

Two headings mean one set when their words are the same once abbreviations, order, articles,
punctuation and typing slips are put aside; a part named alone (KITCHEN) is that of the one place
that has it (HOUSE - KITCHEN), or of the place of the scene before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workprint.analysis.called import SHIP
from workprint.film.breakdown import Location
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Heading, Screenplay

_SHORT = {
    "apt": "apartment", "appt": "apartment", "st": "street", "rd": "road", "ave": "avenue",
    "rm": "room", "bldg": "building", "dept": "department", "hosp": "hospital", "stn": "station",
    "flr": "floor", "fl": "floor", "mt": "mount", "hq": "headquarters", "govt": "government",
    "univ": "university", "hwy": "highway", "ctr": "center", "centre": "center", "&": "and",
    "bdrm": "bedroom", "bthrm": "bathroom", "theatre": "theater", "grey": "gray", "no": "number",
    "1st": "first", "2nd": "second", "3rd": "third",
}  # fmt: skip
_IDLE = frozenset("the a an of at in on by near inside outside and".split())
_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_]+|&")
_HAN = r"[\u3400-\u9fff]"
_PARTS = re.compile(
    r"\s+[-–—]+\s+|(?<=\S)(?<!\b[MFRS])/(?=\S)|\s*[,，、:：·]\s*"
    rf"|(?<={_HAN})\s+(?={_HAN})"
)
"""Between a place and its part. Two places that are cut between stand apart: TRUCK / ROAD; a
motor vessel is no M with a V in it."""
_VESSEL = re.compile(rf"(?<![\w/]){SHIP}")
_HOMES = frozenset(
    "apartment house home flat place loft cottage cabin trailer condo penthouse mansion farmhouse "
    "bungalow townhouse duplex".split()
)
_OWNED = re.compile(r"\w['’]s?(?!\w)", re.IGNORECASE)
_TAIL_ZH = re.compile(r"(?:的)?(?:里面|里|内|中|上|外面|外)\Z")
_NO_PLACE = re.compile(
    r"(?:END )?(?:OF )?FLASH ?BACKS?|FLASH ?FORWARD|DREAM(?: SEQUENCE)?|MOVING|DRIVING|PARKED"
    r"|TRAVELL?ING|STATIONARY|CONTINUOUS|LATER|SAME|INTERCUT|MONTAGE|PRESENT DAY"
    r"|闪回|回忆|梦境|行驶中|行驶|接上场",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A heading's place: its parts from the widest to the narrowest, each as the set of its words,
    and what it is called."""

    parts: tuple[frozenset[str], ...]
    name: str
    names: tuple[str, ...]

    @property
    def letters(self) -> str:
        """All letters in order, without what parts them: 老张家·客厅 is 老张家客厅."""
        return _letters(*(_TAIL_ZH.sub("", name.lower()) or name for name in self.names))

    @property
    def words(self) -> frozenset[str]:
        """All words of all parts."""
        return frozenset().union(*self.parts)


def place_of(heading: Heading) -> Place:
    """The place a heading names; its whole text where nothing in it is a place."""
    told = _BRACKETS.sub(" ", heading.location or heading.text).strip()
    names = [part.strip() for part in _PARTS.split(told) if part and part.strip()]
    names = [name for name in names if not _NO_PLACE.fullmatch(name)] or names
    parts = [(words, name) for name in names if (words := _words(name))]
    if not parts:
        return Place((frozenset({told.lower()}),), told, (told,))
    return Place(tuple(w for w, _ in parts), " - ".join(n for _, n in parts), tuple(names))


def _words(name: str) -> frozenset[str]:
    made = set()
    text = re.sub(r"['’]s\b", "", _VESSEL.sub(" ", name).lower())
    for word in _WORD.findall(text.replace(".", "")):
        if "\u3400" <= word[0] <= "\u9fff":
            made.add(_TAIL_ZH.sub("", word) or word)
            continue
        word = _SHORT.get(word, word)
        if word not in _IDLE:
            made.add(
                word[:-1] if len(word) > 4 and word.endswith("s") and word[-2] != "s" else word
            )
    return frozenset(made)


def locations(screenplay: Screenplay) -> tuple[tuple[Location, ...], dict[str, tuple[str, str]]]:
    """All locations and sets, and of every scene the ids of its location and its set."""
    places = [place_of(scene.heading) for scene in screenplay.scenes]
    sets, why = _merged(places)
    wide = _wide(places, sets)
    made: dict[str, _Group] = {}
    of_scene: dict[str, tuple[_Group, _Group]] = {}
    for n, scene in enumerate(screenplay.scenes):
        name, key = wide[sets[n]]
        top = own = made.setdefault(key, _Group("loc", name, None))
        if sets[n] != key:
            first = places[sets.index(sets[n])]
            own = made.setdefault(sets[n], _Group("set", first.name, top))
        for group in dict.fromkeys((top, own)):
            group.scenes.append(scene.id)
        own.called[places[n].name] += 1
        if reason := why.get(n):
            heading = screenplay.elements[scene.first_element]
            own.reasons.append(Reason(reason, (heading.span,)))
        of_scene[scene.id] = (top, own)
    seen: Counter[str] = Counter()
    for group in made.values():
        seen[group.id] += 1
        if seen[group.id] > 1:
            group.id = f"{group.id}-{seen[group.id]}"
    return tuple(group.location() for group in made.values()), {
        scene: (top.id, own.id) for scene, (top, own) in of_scene.items()
    }


class _Group:
    """A set or location while it is put together."""

    def __init__(self, prefix: str, name: str, part_of: _Group | None) -> None:
        slug = re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "somewhere"
        self.id = f"{prefix}-{slug}"
        self.name = name
        self.part_of = part_of
        self.scenes: list[str] = []
        self.called: Counter[str] = Counter()
        self.reasons: list[Reason] = []

    def location(self) -> Location:
        """The finished record."""
        names = tuple(dict.fromkeys((self.name, *self.called)))
        part_of = self.part_of.id if self.part_of else None
        return Location(
            self.id, self.name, names, tuple(self.scenes), part_of, tuple(self.reasons)
        )


def _merged(places: Sequence[Place]) -> tuple[list[str], dict[int, Phrase]]:
    """The set of each scene, as a key, and why a heading joined a set of another name."""
    keys: list[str] = []
    why: dict[int, Phrase] = {}
    known: dict[str, Place] = {}
    names: dict[str, str] = {}
    for n, place in enumerate(places):
        key, reason = _same(place, known, places, n)
        if key is None:
            key = f"{len(known)}|{place.name.lower()}"
            known[key] = place
            names[key] = place.name
        elif reason is not None and place.name.lower() != names[key].lower():
            told = names[key]
            why[n] = Phrase(
                f"{reason.en}: {place.name} is {told}", f"{reason.zh}：{place.name}即{told}"
            )
        keys.append(key)
    return keys, why


_ORDER = Phrase("the same words", "同样的词")
_SLIP = Phrase("all but the same letters", "只差一两个字")
_OWNER = Phrase("a room of the one home its owner has", "同一人只有这一处家有这个房间")
_PART = Phrase("the only place with such a part", "只有那里有这一处")


def _same(
    place: Place, known: dict[str, Place], places: Sequence[Place], n: int
) -> tuple[str | None, Phrase | None]:
    """The set a place is, among those known, and why."""
    for key, other in known.items():
        if place.words == other.words or place.letters == other.letters:
            return key, _ORDER
    for key, other in known.items():
        if _slipped(place.words, other.words):
            return key, _SLIP
    for key, other in known.items():
        if _of_owner(place, other, places) or _of_owner(other, place, places):
            return key, _OWNER
    # A part alone: of the one place that has it.
    if len(place.parts) == 1:
        having = [
            k for k, o in known.items() if len(o.parts) > 1 and o.parts[-1] == place.parts[0]
        ]
        later = {
            p.parts[:-1] for p in places if len(p.parts) > 1 and p.parts[-1] == place.parts[0]
        }
        if len(having) == 1 and len(later) == 1:
            return having[0], _PART
    elif len(place.parts) > 1:
        alone = [k for k, o in known.items() if o.parts == place.parts[-1:]]
        others = {
            p.parts[:-1] for p in places if len(p.parts) > 1 and p.parts[-1] == place.parts[-1]
        }
        if len(alone) == 1 and len(others) == 1:
            return alone[0], _PART
    return None, None


def _of_owner(room: Place, home: Place, places: Sequence[Place]) -> bool:
    """Whether a room named by its owner (JOE'S BEDROOM) is that of the owner's home (JOE'S
    APARTMENT - BEDROOM), the only one there is."""
    if len(room.parts) != 1 or len(home.parts) < 2 or not _without_home(home):
        return False
    if room.letters.replace("的", "") not in _without_home(home):
        return False
    return len({p.words for p in places if _without_home(p) & _without_home(home)}) == 1


def _without_home(place: Place) -> frozenset[str]:
    """What the rooms of somebody's home are called by its owner alone, as letters."""
    if len(place.parts) < 2:
        return frozenset()
    for home, rooms in ((place.names[0], place.names[1:]), (place.names[-1], place.names[:-1])):
        owner = home.removesuffix("家")
        if owner != home and "\u3400" <= owner[-1:] <= "\u9fff":
            return frozenset({_letters(owner, *rooms).replace("的", "")})
        words = home.split()
        if _OWNED.search(home) and words[-1].lower().strip(".") in _HOMES:
            return frozenset({_letters(*words[:-1], *rooms)})
    return frozenset()


def _letters(*names: str) -> str:
    return "".join(c for name in names for c in name.lower() if c.isalnum())


def _slipped(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names differ by a typing slip: the same figures, nearly the same letters."""
    a, b = sorted(one - other), sorted(other - one)
    if len(a) != 1 or len(b) != 1:
        return False
    x, y = a[0], b[0]
    if any(c.isdecimal() for c in x + y) or min(len(x), len(y)) < 5:
        return False
    if "\u3400" <= x[0] <= "\u9fff":
        return False
    return x[0] == y[0] and SequenceMatcher(None, x, y, autojunk=False).ratio() > 0.84


def _wide(places: Sequence[Place], sets: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The location of each set: its name and its key, which is a set's own where it is one."""
    firsts: dict[str, Place] = {}
    for key, place in zip(sets, places, strict=True):
        # The fullest heading of a set tells its place.
        if key not in firsts or len(place.parts) > len(firsts[key].parts):
            firsts[key] = place
    alone = {place.parts[0]: key for key, place in firsts.items() if len(place.parts) == 1}
    tops: dict[frozenset[str], tuple[str, str]] = {}
    made: dict[str, tuple[str, str]] = {}
    for key, place in firsts.items():
        top = place.parts[0]
        owner = next((t for t in tops if t == top or _slipped(t, top)), None)
        if owner is not None:
            made[key] = tops[owner]
            continue
        name = place.names[0]
        own = alone.get(top)
        home = (
            own if own is not None else (key if len(place.parts) == 1 else f"top|{name.lower()}")
        )
        tops[top] = (name, home)
        made[key] = tops[top]
    return made
