"""How things are held: where the hand takes them, and how they hang or face.

Things in hand keep upright as gravity has them; pages turn to the reader's face; blades, torches
and pens point ahead.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

_BY_HANDLE = frozenset("lantern bag suitcase bucket kettle radio".split())
_BY_FOOT = frozenset("umbrella candle flower axe broom guitar lamp".split())
_TO_READ = frozenset(
    "letter newspaper book photo map phone ticket money plate watch coin ring key".split()
)
_POINTED = frozenset("knife gun torch pen tool cigarette".split())


def held(
    kind: str, low: npt.NDArray[np.float32], high: npt.NDArray[np.float32], hand: Matrix,
    facing: float, top: float,
) -> Matrix:  # fmt: skip
    """The (4, 4) matrix of a prop in a hand.

    `low` and `high` are the prop's bounds as it stands on the floor, front to +Z; `hand` the
    hand's own matrix, of which the place counts; `facing` the holder's heading in radians and
    `top` the height of their head.
    """
    middle = (low + high) / 2
    height = float(high[1] - low[1])
    grip = np.array([middle[0], middle[1], middle[2]], np.float32)
    tilt, heading = 0.0, facing
    if kind in _BY_HANDLE:
        grip[1] = high[1] - 0.02
    elif kind in _BY_FOOT:
        grip[1] = low[1] + min(0.16, 0.4 * height)
    elif kind in _TO_READ:
        # Held at the near edge, leaning back towards the reader.
        heading, tilt = facing + math.pi, math.radians(58)
        grip[2] = high[2] - 0.02
    elif kind in _POINTED:
        heading = facing - math.pi / 2
        grip[0] = low[0] + 0.3 * float(high[0] - low[0])
    elif kind in ("laptop", "bowl", "box", "hat", "food"):
        heading = facing + math.pi
        grip[1] = low[1]
    turn = _about_y(heading) @ _about_x(tilt)
    made = np.eye(4, dtype=np.float32)
    made[:3, :3] = turn
    made[:3, 3] = hand[:3, 3] - turn @ grip
    if kind == "umbrella":
        # Held over the head whatever the hand does: a face under it must be seen.
        made[1, 3] = max(made[1, 3], top + 0.04 - 0.72 * height)
    return made


def _about_y(angle: float) -> Matrix:
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]], np.float32)


def _about_x(angle: float) -> Matrix:
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]], np.float32)
