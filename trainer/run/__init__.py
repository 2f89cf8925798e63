"""A run: its state and its team, what it was begun with and made of, and what it told."""
