"""Lesson: what the pad and the trainer agree on where a hand is learnt from kept drawings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

LEAST = 5
"""With fewer drawings nothing could be both learnt and held out."""
WANTED = 20
"""From so many on a lesson shows. Of six hands of whose numbers 13.9 % were misread (standard
deviation 6.1), 4.6 % were after it (4.8): `trainer lessons number --drawings 20`."""

YOURS, MADE, SHIPPED = "your-drawings", "your-digits", "sample-ink"
"""What a lesson is judged by and is no protocol: drawings that were held out, numbers made of their
digits, and the numbers that come with the program."""


class Interrupted(NamedTuple):
    """A lesson that can go on: the folder of its run, what it began with, and when it stopped.

    checkpoint: its name or path.
    """

    folder: Path
    checkpoint: str
    day: date
