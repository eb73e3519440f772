"""Drawing: meshes, a camera and a light become an inked, washed picture.

The kernels (numba) load when the first picture is drawn, so importing the records is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workprint.render.draw.camera import Camera
from workprint.render.draw.light import Lamp, Light, light_for

if TYPE_CHECKING:
    from workprint.render.draw.picture import Backdrop, draw, prepare

__all__ = ["Backdrop", "Camera", "Lamp", "Light", "draw", "light_for", "prepare"]


def __getattr__(name: str) -> Any:
    if name in {"Backdrop", "draw", "prepare"}:
        from workprint.render.draw import picture

        return getattr(picture, name)
    raise AttributeError(name)
