"""What goes wrong, said in one sentence with the place and the mend."""


class FilmError(Exception):
    """A mistake in a film's folder or its files; the message is for the person, whole."""
