"""Sound: the air of a place, the voices in it, and the film's mix at its loudness."""
