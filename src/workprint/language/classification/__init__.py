"""Texts told apart: the language they are in, a scene's mood and how strong it is."""
