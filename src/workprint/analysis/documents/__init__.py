"""Documents of the breakdown: sheets, spreadsheets that come back in."""
