"""Sets with a roof over them."""
