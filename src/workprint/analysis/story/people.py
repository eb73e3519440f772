"""Who has how much of the film, who speaks with whom, and who never meets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from workprint.analysis.story.reading import Speech, StoryScene
from workprint.film.characters import Character
from workprint.film.reason import Phrase, Reason
from workprint.film.story import Bond, NeverMeet, Presence, SpokenIn

MOST_MAIN = 5
_LEAST_SHARE = 0.05
"""Who speaks less than a twentieth of all words is not a main character."""


def presence(
    scenes: Sequence[StoryScene], characters: Sequence[Character], pages: Mapping[str, int]
) -> tuple[Presence, ...]:
    """Each character's share, most words first. `pages` say on which page a scene begins."""
    names = {one.id: one.name for one in characters}
    speeches: defaultdict[str, list[Speech]] = defaultdict(list)
    there: defaultdict[str, list[StoryScene]] = defaultdict(list)
    for scene in scenes:
        for speech in scene.speeches:
            speeches[speech.character].append(speech)
            names.setdefault(speech.character, speech.name)
        for who in dict.fromkeys((*scene.speaking, *scene.seen)):
            there[who].append(scene)
    words = {who: sum(s.words for s in speeches[who]) for who in names}
    total = sum(words.values())
    ordered = sorted(
        (who for who in names if there[who]), key=lambda w: (-words[w], -len(there[w]), w)
    )
    main = {w for w in ordered[:MOST_MAIN] if total and words[w] / total >= _LEAST_SHARE}
    made = []
    for who in ordered:
        own, share = there[who], words[who] / total if total else 0.0
        evidence = [s.span for s in speeches[who][:1] + speeches[who][1:][-1:]]
        made.append(
            Presence(
                who,
                names[who],
                len(speeches[who]),
                words[who],
                share,
                tuple(s.scene.id for s in own),
                tuple(s.scene.id for s in own if who in s.seen),
                pages.get(own[0].scene.id, 0),
                pages.get(own[-1].scene.id, 0),
                who in main,
                (
                    Reason(
                        Phrase(
                            f"{words[who]} of {total} spoken words, in {len(own)} of "
                            f"{len(scenes)} scenes; first and last words",
                            f"台词 {words[who]} / {total} 字，出现于 {len(own)} / {len(scenes)} "
                            "场；首尾台词",
                        ),
                        tuple(evidence or [own[0].heading]),
                    ),
                ),
                _spoken(who, own),
            )
        )
    return tuple(made)


def _spoken(who: str, scenes: Sequence[StoryScene]) -> tuple[SpokenIn, ...]:
    """Lines and words of a character, scene by scene."""
    made = []
    for scene in scenes:
        words = [speech.words for speech in scene.speeches if speech.character == who]
        if words:
            made.append(SpokenIn(scene.scene.id, len(words), sum(words)))
    return tuple(made)


def bonds(scenes: Sequence[StoryScene]) -> tuple[Bond, ...]:
    """Every pair that speaks in turn or shares a scene, the strongest first."""
    turns: Counter[tuple[str, str]] = Counter()
    heard: dict[tuple[str, str], Speech] = {}
    shared: defaultdict[tuple[str, str], list[StoryScene]] = defaultdict(list)
    for scene in scenes:
        for one, other in pairwise(scene.speeches):
            if one.character != other.character:
                turns[one.character, other.character] += 1
                pair = min(one.character, other.character), max(one.character, other.character)
                heard.setdefault(pair, other)
        for pair in combinations(sorted(scene.seen), 2):
            shared[pair].append(scene)
    pairs = {*shared, *heard}
    raw = {p: turns[p] + turns[p[1], p[0]] + len(shared[p]) for p in pairs}
    most = max(raw.values(), default=1)
    made = []
    for a, b in sorted(pairs, key=lambda p: (-raw[p], p)):
        forth, back, own = turns[a, b], turns[b, a], shared[a, b]
        evidence = [s.heading for s in own[:1]]
        if (a, b) in heard:
            evidence.insert(0, heard[a, b].span)
        text = Phrase(
            f"{forth + back} answers to each other, {len(own)} scenes together",
            f"互相应答 {forth + back} 次，同场 {len(own)} 次",
        )
        made.append(
            Bond(
                a, b, forth, back, tuple(s.scene.id for s in own), raw[a, b] / most,
                (Reason(text, tuple(evidence)),),
            )
        )  # fmt: skip
    return tuple(made)


def never_meet(scenes: Sequence[StoryScene], people: Sequence[Presence]) -> tuple[NeverMeet, ...]:
    """Pairs of main characters who are seen in no scene together."""
    heading = {s.scene.id: s.heading for s in scenes}
    made = []
    for one, other in combinations([p for p in people if p.main], 2):
        if set(one.seen) & set(other.seen):
            continue
        first = [heading[p.scenes[0]] for p in (one, other)]
        text = Phrase(
            f"{one.name} and {other.name} are never seen in one scene; where each comes first",
            f"{one.name}与{other.name}从未同场出现；各自首次出场",
        )
        made.append(NeverMeet(one.character, other.character, Reason(text, tuple(first))))
    return tuple(made)
