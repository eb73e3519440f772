"""Stage D, smart editing: the shot plan before the shoot, and the cut, always."""
