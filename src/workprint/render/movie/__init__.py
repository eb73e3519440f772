"""From pictures and sound to a movie file."""
