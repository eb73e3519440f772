"""The production book: pages and documents people look at."""
