"""Words to voices: pronunciation, the voice model and its plain fallback, casting, lines."""
