"""Print: characters of the typeface that comes with Pillow, as pictures like MNIST's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from string import ascii_letters

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from digitpad.recognition.ctc import OTHER
from trainer.data.sample import LOOK_LIKE_DIGITS

_SIDE = 38
"""Rows and columns of a picture: room for the widest sign."""
_SIZE = 27
"""In pixels: digits and capitals are then 20 high, as MNIST's are."""
_WEIGHTS = (0.0, 0.5, 1.0)
"""Pixels by which all edges are moved outwards."""
_OTHERS = [sign for sign in ascii_letters + "&%@#?=+*${}<>" if sign not in LOOK_LIKE_DIGITS]


def printed(text: str, random: np.random.Generator) -> Sequence[NDArray[np.uint8]]:
    """(38, 38) light on dark, one for each digit or OTHER of a text, all in one weight."""
    weight = _WEIGHTS[random.integers(len(_WEIGHTS))]
    return [_character(_sign(character, random), weight) for character in text]


def _sign(character: str, random: np.random.Generator) -> str:
    return _OTHERS[random.integers(len(_OTHERS))] if character == OTHER else character


@cache
def _character(sign: str, weight: float) -> NDArray[np.uint8]:
    image = Image.new("L", (_SIDE, _SIDE))
    middle = (_SIDE / 2, _SIDE / 2)
    face = ImageFont.load_default(_SIZE)
    ImageDraw.Draw(image).text(middle, sign, 255, face, anchor="mm", stroke_width=weight)
    return np.array(image)
