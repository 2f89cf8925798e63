"""Engine: what reads, as the user names it, and the one who reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from digitpad.recognition.checkpoint import CheckpointError, find, own, read_card, shipped

if TYPE_CHECKING:
    from digitpad.ink.ink import Ink
    from digitpad.recognition.checkpoint import Card
    from digitpad.recognition.frame import Frame
    from digitpad.recognition.heat import Heat
    from digitpad.recognition.picture import Picture
    from digitpad.recognition.reading import DigitChances, Reading


class EngineError(Exception):
    """A checkpoint or a device that cannot be used; the message says what to do."""


class Engine(NamedTuple):
    """A checkpoint, by name or path, and "auto", "cpu" or "cuda"."""

    checkpoint: str
    device: str


class Choice(NamedTuple):
    """A checkpoint as it is offered: by what it is loaded, a name or a path, and for people.

    card: what it says about itself; None where it is damaged. size: of its file in bytes, 0 where
    that is not known.
    """

    checkpoint: str
    title: str
    card: Card | None = None
    size: int = 0


class Reader(Protocol):
    """What is asked of a recognizer."""

    @property
    def card(self) -> Card:
        """What is known of its checkpoint."""

    @property
    def device(self) -> str:
        """What it runs on, "cpu" or "cuda"."""

    def frame(self, source: Ink | Picture) -> Frame:
        """What the network sees of ink or of a picture."""

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        """A reading for each frame."""

    def digit_chances(self, frame: Frame, text: str) -> tuple[DigitChances, ...]:
        """For each digit of what was read of a frame, the chances of 0 to 9 in its place."""

    def heat(self, frame: Frame, reading: Reading) -> Heat:
        """Which ink decided that a frame was read so; the reading has a text."""


def shipped_choices() -> list[Choice]:
    """The checkpoints that come with the program."""
    return [_choice(path.stem, path) for path in shipped()]


def available_choices() -> list[Choice]:
    """The checkpoints that come with the program, then the user's own, by their paths."""
    return [*shipped_choices(), *(_choice(str(path), path) for path in own())]


def choice_of(checkpoint: str, card: Card) -> Choice:
    """One that is in use, as it would be offered."""
    try:
        size = find(checkpoint).stat().st_size
    except (CheckpointError, OSError):
        size = 0
    return Choice(checkpoint, card.title, card, size)


def _choice(checkpoint: str, path: Path) -> Choice:
    """A checkpoint that is offered; a damaged one bears the name of its file."""
    try:
        card = read_card(path)
        return Choice(checkpoint, card.title, card, path.stat().st_size)
    except (CheckpointError, OSError):
        return Choice(checkpoint, path.stem)
