"""Sets under the sky."""
