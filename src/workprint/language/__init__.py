"""Language: text made ready, turned into features, learned from and judged; English, Chinese."""
