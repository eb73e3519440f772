"""Neural networks, their training and their measures: what every stage that learns shares."""
