"""The shoot: in which order scenes are shot, and what that costs."""
