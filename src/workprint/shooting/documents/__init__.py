"""Documents of the shoot."""
