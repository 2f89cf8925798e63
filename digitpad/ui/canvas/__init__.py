"""The canvas: ink as it is written, erased, moved and painted."""
