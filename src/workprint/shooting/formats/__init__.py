"""Files of schedules."""
