"""Script analysis: what each scene needs, what the story does, who is in it."""
