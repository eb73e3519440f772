"""The vocabulary: the frozen records that pass between the stages of a film."""
