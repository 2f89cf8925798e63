"""Engine: what reads, as the user names it, and the one who reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from digitpad.recognition.checkpoint import CheckpointError, read_card, shipped

if TYPE_CHECKING:
    from digitpad.ink.ink import Ink
    from digitpad.recognition.checkpoint import Card
    from digitpad.recognition.frame import Frame
    from digitpad.recognition.reading import Reading


class EngineError(Exception):
    """A checkpoint or a device that cannot be used; the message says what to do."""


class Engine(NamedTuple):
    """A checkpoint, by name or path, and "auto", "cpu" or "cuda"."""

    checkpoint: str
    device: str


class Choice(NamedTuple):
    """A checkpoint as it is offered: by what it is loaded, a name or a path, and for people."""

    checkpoint: str
    title: str


class Reader(Protocol):
    """What is asked of a recognizer."""

    @property
    def card(self) -> Card:
        """What is known of its checkpoint."""

    @property
    def device(self) -> str:
        """What it runs on, "cpu" or "cuda"."""

    def frame(self, source: Ink) -> Frame:
        """What the network sees of the ink."""

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        """A reading for each frame."""


def shipped_choices() -> list[Choice]:
    """The checkpoints that come with the program; a damaged one bears the name of its file."""
    choices = []
    for path in shipped():
        try:
            choices.append(Choice(path.stem, read_card(path).title))
        except CheckpointError:
            choices.append(Choice(path.stem, path.stem))
    return choices
