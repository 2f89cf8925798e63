"""USPS (Hull 1994): 9,298 digits of 16 x 16 pixels from envelopes, in USPS/usps.bz2 and usps.t.bz2.

They have the format of LIBSVM: a line a digit, its class from 1 to 10, then INDEX:VALUE for each
pixel in reading order from 1, values from -1 (paper) to 1; what is not named is 0. Part validate is
the last 1,000 of usps.bz2, part test is usps.t.bz2.
"""

from __future__ import annotations

import bz2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.fetching import Archive
from trainer.data.place import Place
from trainer.data.sample import Part, Sample, samples_of

_FOLDER = "USPS"
_SIDE = 16
_VALIDATED = 1000


def _archives() -> list[Archive]:
    from torchvision.datasets import USPS  # slow, and not in every installation

    return [
        Archive((address,), md5, _FOLDER, name) for address, name, md5 in USPS.split_list.values()
    ]


PLACE = Place(
    "USPS",
    "Hull 1994",
    _FOLDER,
    ("usps.bz2", "usps.t.bz2"),
    "Put usps.bz2 and usps.t.bz2 (LIBSVM Data, multi-class) there.",
    _archives,
)


def usps(folder: Path, part: Part) -> list[Sample]:
    """One part's digits as pictures; raises DataError for missing and damaged files."""
    [path] = PLACE.opened(folder, "usps.t.bz2" if part == "test" else "usps.bz2")
    with PLACE.told(folder):
        lines = bz2.decompress(path.read_bytes()).splitlines()
        if part != "test":
            lines = lines[-_VALIDATED:] if part == "validate" else lines[:-_VALIDATED]
        digits = [_digit(line, number) for number, line in enumerate(lines, start=1)]
        if not digits:
            raise ValueError("it has too few digits")
    pixels, labels = zip(*digits, strict=True)
    return samples_of(np.stack(pixels), labels)


def _digit(line: bytes, number: int) -> tuple[NDArray[np.uint8], str]:
    """Picture and label of a line; raises ValueError."""
    try:
        label, *pairs = line.split()
        table = np.array([pair.split(b":") for pair in pairs], np.float64)
        values = np.zeros(_SIDE * _SIDE)
        places = table[:, 0].astype(np.intp) - 1
        values[places] = table[:, 1]
        if not (1 <= int(label) <= 10 and places.min() >= 0 and np.abs(values).max() <= 1):
            raise ValueError("out of range")
    except (ValueError, IndexError) as error:
        raise ValueError(f"line {number} is no digit of USPS") from error
    pixels = np.round((values + 1) * 127.5).astype(np.uint8)
    return pixels.reshape(_SIDE, _SIDE), str(int(label) - 1)
