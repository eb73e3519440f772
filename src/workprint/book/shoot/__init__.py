"""The shoot in the book: the board as a picture, the calendar, who works when, what it costs."""
