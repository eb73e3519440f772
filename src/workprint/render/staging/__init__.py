"""Staging: the scene on its set, who stands where and does what, and the camera that sees it."""
