"""Opened: what a file, or the clipboard, brings to the pad."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.collection import pictures
from digitpad.ink.formats.drawing import SUFFIXES as INK_SUFFIXES
from digitpad.ink.formats.inkml import read_inkml
from digitpad.ink.formats.quickdraw import read_line
from digitpad.ink.ink import Ink, InkError
from digitpad.recognition.image_file import shown, upright
from digitpad.recognition.picture import Picture, PictureError
from digitpad.worded import WordedError


class OpeningError(WordedError, ValueError):
    """A file that cannot be opened; the message says why, for the user."""


@dataclass(frozen=True, eq=False)
class OpenedPicture:
    """A picture with all that is needed to show, read and keep it.

    content: the bytes of its file, of a kind that a collection holds. picture: what is read.
    colours: (H, W, 4) red, green, blue and alpha, turned as a viewer turns it and not too large.
    scale: pixels of the original to one of these; `picture` has places in pixels of the original.
    """

    name: str
    content: bytes
    picture: Picture
    colours: NDArray[np.uint8]
    scale: float


@dataclass(frozen=True)
class OpenedInk:
    """The first drawing of a file with ink. count: how many there are."""

    name: str
    ink: Ink
    count: int = 1


def opened_file(path: Path) -> OpenedPicture | OpenedInk:
    """What a file brings, a picture where its name is not that of ink; raises OpeningError."""
    try:
        if path.suffix.lower() in INK_SUFFIXES:
            return _opened_ink(path)
        upright(path)  # before the whole file is read, which may be a film
        return opened_picture(path.read_bytes(), path.name)
    except OSError as error:
        raise OpeningError(error.strerror or str(error)) from error
    except (InkError, PictureError) as error:
        raise OpeningError.of(error) from error


def opened_picture(content: bytes, name: str) -> OpenedPicture:
    """A picture from the bytes of its file; raises OpeningError."""
    try:
        image, scale = upright(content)
        picture, kept = Picture.open(content), pictures.held(content)
    except (PictureError, pictures.PictureBytesError) as error:
        raise OpeningError.of(error) from error
    return OpenedPicture(name, kept, picture, shown(image), scale)


def _opened_ink(path: Path) -> OpenedInk:
    inks, count = _in_lines(path) if path.suffix.lower() == ".ndjson" else _in_traces(path)
    drawn = [ink for ink in inks if ink]
    if not drawn:
        raise OpeningError("nothing is drawn in it")
    return OpenedInk(path.name, drawn[0], count)


def _in_traces(path: Path) -> tuple[list[Ink], int]:
    drawings = read_inkml(path)
    return [drawing.ink for drawing in drawings], len(drawings)


def _in_lines(path: Path) -> tuple[list[Ink], int]:
    """The ink of the first line that has any, and how many lines are not blank.

    Raises InkError where a line before that one cannot be read.
    """
    inks: list[Ink] = []
    count = 0
    with path.open("rb") as lines:
        for line in lines:
            count += bool(line.strip())
            if line.strip() and not any(inks):
                inks.append(read_line(line).ink)
    return inks, count
