"""Typed lines labelled: scene heading, action, cue, dialogue and the rest, each with how sure.

`typed` is what a page shows, `shapes` and `features` turn it into numbers, `model` is the trained
network at work, `elements` and `reading` make Fountain of it, `deciding` tells typed pages from a
screenplay that stands as it is. `training` has the films it learned from and how they were set.
"""
