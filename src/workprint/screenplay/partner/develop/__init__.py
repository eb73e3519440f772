"""From a log line to a screenplay in steps, each a text the writer edits before the next."""
