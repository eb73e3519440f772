"""Universal Schedule Standard (`.uss`): JSON, read and written without loss.

Keys and meanings after the standard's documentation and validator
(github.com/UniversalScheduleStandard), version 1.0.0, with the dialects met in circulation.
"""

from workprint.shooting.formats.uss.reading import UssFile, read_uss
from workprint.shooting.formats.uss.values import Unread
from workprint.shooting.formats.uss.writing import write_uss

__all__ = ["Unread", "UssFile", "read_uss", "write_uss"]
