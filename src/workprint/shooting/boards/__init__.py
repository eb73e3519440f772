"""Boards with days: their times, their cost, the search for a better one, and why it is so."""
