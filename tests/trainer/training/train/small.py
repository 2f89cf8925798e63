"""A small recipe for single digits, in the words of a file."""

from __future__ import annotations

RECIPE = """
name = "small"
title = "Small: one digit"
decoder = "single"
alphabet = "0123456789"
network = { name = "glyph", arguments = { size = [16, 16], channels = [4, 8, 8, 16] } }
framing = { height = 16, width = 16 }
data = { lengths = [1, 1], shares = { others = 0, scribbles = 0, too_long = 0 } }
optimizer = { rate = 0.01 }
schedule = { warm_up_steps = 20 }
training = { steps = 300, batch = 32, average = 0.95 }
validation = { every = 100, samples = 100 }
"""
