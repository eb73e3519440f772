"""Staging to pictures, words to voices, a cut to a movie file."""
