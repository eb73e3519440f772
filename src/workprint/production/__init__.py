"""A film's folder, its decisions, the graph that runs the journey, the cache."""
