"""Learning to label typed lines: films whose elements are known, set as people type them."""
