"""A run's folder: its state, what it was begun with and made of, and what it told."""
