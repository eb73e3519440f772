"""The page: what stands on which line of which page, and how long each scene is in eighths."""

from workprint.screenplay.pages.eighths import scene_lengths
from workprint.screenplay.pages.paginate import Line, Page, paginate
from workprint.screenplay.pages.profile import CHINESE_A4, US_LETTER, Profile, profile_for

__all__ = [
    "CHINESE_A4",
    "US_LETTER",
    "Line",
    "Page",
    "Profile",
    "paginate",
    "profile_for",
    "scene_lengths",
]
