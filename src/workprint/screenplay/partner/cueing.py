"""Who speaks next: several opinions, each a distribution over the people of the script, mixed.

People take turns, answer who spoke before, and speak when the action has just shown them or when
they were spoken to. Where speech follows speech, the weights of the opinions were found by
expectation maximisation (Jelinek and Mercer 1980) on the turns of Shakespeare's plays, by
`benchmarks/completion.py --fit`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workprint.film.reason import Phrase, Reason
from workprint.screenplay.partner.history import After, Turn, scene_speakers

Distribution = Mapping[str, float]
OPINIONS = ("turns", "answers", "shown", "spoken_to", "again", "often", "silent")

WHY: dict[str, Phrase] = {
    "turns": Phrase("answers in this exchange", "本段对话轮到此人"),
    "answers": Phrase("usually speaks after whoever spoke last", "通常接在上一位说话人之后"),
    "shown": Phrase("was just seen in the action", "刚在动作描写中出现"),
    "spoken_to": Phrase("was just spoken to", "刚被点名"),
    "again": Phrase("goes on speaking", "继续说话"),
    "often": Phrase("speaks often, and lately", "台词多，且最近说过"),
    "silent": Phrase("was introduced and has not spoken yet", "已登场，尚未开口"),
}

WEIGHTS: dict[After, tuple[float, ...]] = {
    "nothing": (0.02, 0.02, 0.40, 0.02, 0.02, 0.22, 0.30),
    "heading": (0.02, 0.08, 0.40, 0.02, 0.02, 0.26, 0.20),
    "action": (0.34, 0.06, 0.24, 0.03, 0.08, 0.20, 0.05),
    "speech": (0.81, 0.09, 0.00, 0.02, 0.00, 0.07, 0.01),
}
"""By what stands before the cue; in the order of OPINIONS, each row sums to one.

The last row is what the plays give, rounded. Plays have little action, so the third stands
between what they give and what a film's action promises; the first two are chosen by hand."""

_DECAY = 0.35
"""How much less likely each earlier speaker of the exchange is than the one after."""
_FADES = 40.0
"""Turns after which having spoken counts half."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A name with its probability and the reasons that carried it, the strongest first."""

    name: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class Cast:
    """Counts over the turns so far; `learn` adds one, so that a script is read once."""

    follows: defaultdict[tuple[str, After], Counter[str]]
    weight: dict[str, tuple[float, int]]
    """by name: how often, faded to its last turn, and that turn"""
    turns: list[Turn]

    @classmethod
    def of(cls, turns: Sequence[Turn] = ()) -> Cast:
        """The counts of some turns in order."""
        made = cls(defaultdict(Counter), {}, [])
        for turn in turns:
            made.learn(turn)
        return made

    def learn(self, turn: Turn) -> None:
        """Count one more turn."""
        if self.turns and self.turns[-1].scene == turn.scene:
            self.follows[self.turns[-1].name, turn.after][turn.name] += 1
        old, last = self.weight.get(turn.name, (0.0, len(self.turns)))
        self.weight[turn.name] = (
            1 + old * 0.5 ** ((len(self.turns) - last) / _FADES),
            len(self.turns),
        )
        self.turns.append(turn)

    def opinions(self, here: Turn, introduced: Sequence[str]) -> dict[str, Distribution]:
        """What each opinion makes of the place `here`; an opinion without one is empty."""
        in_scene = bool(self.turns) and self.turns[-1].scene == here.scene
        last = self.turns[-1].name if in_scene else None
        recent = scene_speakers(tuple(self.turns[-41:]), here.scene) if in_scene else []
        others = [name for name in recent if name != last]
        now = len(self.turns)
        often = {n: w * 0.5 ** ((now - at) / _FADES) for n, (w, at) in self.weight.items()}
        silent = [name for name in introduced if _cue_of(name, self.weight) not in self.weight]
        shown = [_cue_of(name, self.weight) for name in here.mentioned]
        to = [_cue_of(name, self.weight) for name in here.addressed]
        return {
            "turns": _ranked(others),
            "answers": _shares(self.follows.get((last, here.after), {})) if last else {},
            "shown": _ranked([n for n in reversed(shown) if n != last]),
            "spoken_to": _ranked([n for n in reversed(to) if n != last]),
            "again": {last: 1.0} if last else {},
            "often": _shares(often),
            "silent": _shares({_cue_of(n, self.weight): 1.0 for n in silent}),
        }

    def guesses(
        self, here: Turn, introduced: Sequence[str], most: int = 5, begins: str = ""
    ) -> tuple[Guess, ...]:
        """Who may speak, most likely first; only names that begin as `begins` does."""
        opinions = self.opinions(here, introduced)
        weights = WEIGHTS[here.after]
        parts: defaultdict[str, dict[str, float]] = defaultdict(dict)
        given = sum(w for w, o in zip(weights, OPINIONS, strict=True) if opinions[o]) or 1.0
        for weight, opinion in zip(weights, OPINIONS, strict=True):
            for name, share in opinions[opinion].items():
                parts[name][opinion] = weight * share / given
        wanted = begins.upper()
        ranked = sorted(
            ((sum(p.values()), name) for name, p in parts.items() if _begins(name, wanted)),
            key=lambda pair: (-pair[0], pair[1]),
        )
        return tuple(
            Guess(name, total, _reasons(parts[name])) for total, name in ranked[:most] if total > 0
        )


def _begins(name: str, wanted: str) -> bool:
    return name.upper().startswith(wanted)


def _cue_of(name: str, spoken: Mapping[str, object]) -> str:
    """The cue of somebody introduced in full: the name that speaks already, or the first one."""
    if name in spoken or " " not in name:
        return name
    for part in name.split():
        if part in spoken:
            return part
    return name.split()[0]


def _reasons(parts: Mapping[str, float]) -> tuple[Reason, ...]:
    ranked = sorted(parts.items(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(parts.values())
    return tuple(Reason(WHY[o]) for o, share in ranked[:2] if share > 0.2 * total)


def _ranked(names: Sequence[str]) -> Distribution:
    """A distribution that falls from the first name to the last."""
    once = list(dict.fromkeys(names))
    return _shares({name: _DECAY**n for n, name in enumerate(once)})


def _shares(counts: Mapping[str, float]) -> Distribution:
    total = sum(counts.values())
    return {name: value / total for name, value in counts.items()} if total > 0 else {}
