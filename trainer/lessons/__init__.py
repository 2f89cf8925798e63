"""Lessons: how a checkpoint learns its user's hand, and what that is worth."""
