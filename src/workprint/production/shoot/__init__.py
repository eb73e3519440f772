"""The shoot on files: its terms, its boards and plans, what they say when asked, its papers."""
