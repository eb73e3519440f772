"""Other programs' screenplay files: each format in a room of its own."""
