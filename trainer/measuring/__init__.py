"""Measuring: what a checkpoint reads right, and how fast."""
