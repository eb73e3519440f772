"""What goes wrong with a schedule, said in one sentence with the place and the mend."""


class ScheduleError(Exception):
    """A schedule that cannot be used; the message is for the person, without the file's name."""
