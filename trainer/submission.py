"""Submission: the digits of Kaggle's Digit Recognizer, read and written as it wants them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.files import write_text
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading
from digitpad.recognition.recognizer import Recognizer
from trainer.progress import Pace, Report, evaluating, mute

_CHUNK = 256
_HEADING = "ImageId,Label"


def read_digits(
    recognizer: Recognizer, pixels: NDArray[np.uint8], name: str, report: Report = mute
) -> list[Reading]:
    """What is read of pictures (N, H, W), light on dark; name: of where they are from."""
    readings: list[Reading] = []
    pace = Pace(len(pixels))
    for start in range(0, len(pixels), _CHUNK):
        grey = pixels[start : start + _CHUNK].astype(np.float32) / np.float32(255)
        readings += recognizer.read_many([Picture(one) for one in grey])
        report(evaluating(name, len(readings), pace))
    return readings


def digit(reading: Reading) -> str:
    """The one digit that a reading answers with, whatever else it holds: 0 where it has none.

    The likeliest of its texts that is one digit, else the first digit of the likeliest.
    """
    single = (one.text for one in reading.candidates if len(one.text) == 1)
    return next(single, reading.text[:1] or "0")


def write_submission(path: Path, digits: Sequence[str]) -> None:
    """Write digits as Kaggle wants them, numbered from 1; raises OSError.

    A file that was there stays until the new one is whole.
    """
    lines = [_HEADING, *(f"{number},{one}" for number, one in enumerate(digits, start=1))]
    write_text(path, "\n".join(lines) + "\n")
