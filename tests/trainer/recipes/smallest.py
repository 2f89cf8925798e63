"""The smallest recipe there is."""

from __future__ import annotations

SMALLEST = """
name = "small"
title = "Small"
decoder = "single"
alphabet = "0123456789"
network = { name = "glyph" }
training = { steps = 10 }
data = { lengths = [1, 1], shares = { others = 0, scribbles = 0, too_long = 0 } }
"""
