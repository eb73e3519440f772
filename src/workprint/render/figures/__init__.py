"""Human figures: bodies, clothes and hair from CC0 data, posed, acting and speaking."""

from workprint.render.figures.acting import pose_at
from workprint.render.figures.body import Body, load_body
from workprint.render.figures.data import WHEEL_FILES
from workprint.render.figures.face import face
from workprint.render.figures.figure import UNITS, Figure, Pose, build_figure, rest_pose

__all__ = [
    "UNITS",
    "WHEEL_FILES",
    "Body",
    "Figure",
    "Pose",
    "build_figure",
    "face",
    "load_body",
    "pose_at",
    "rest_pose",
]
