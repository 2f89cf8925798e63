"""Recipes: what and how a network learns, a TOML file each, and how they are read."""
