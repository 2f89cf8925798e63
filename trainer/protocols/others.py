"""Protocols of what is no number, in typefaces and by generators that training does not use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from string import ascii_letters

import numpy as np

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from trainer.data.sample import LOOK_LIKE_DIGITS, DataError, Part, Sample
from trainer.protocols.seed import SEED

_FACES = (
    "DejaVuSans",
    "DejaVuSerif-Italic",
    "DejaVuSansMono-Bold",
    "STIXGeneralItalic",
    "cmr10",
    "cmti10",
    "cmss10",
    "cmtt10",
)
"""Of the typefaces that come with matplotlib."""
_SIZES = (24, 48, 96)
"""In pixels; each letter is printed in one of them, in turn."""
_EACH = 150
"""Scrawls of each kind."""
_SIGNS = "&%@#?=+*$"


def printed_letters(folder: Path, part: Part) -> list[Sample]:
    """Letters and signs of several typefaces, as pictures; those like digits are left out.

    Raises DataError for any part but test.
    """
    import matplotlib
    from PIL import Image, ImageDraw, ImageFont

    _check_part("printed", part)
    faces = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    letters = [letter for letter in ascii_letters + _SIGNS if letter not in LOOK_LIKE_DIGITS]
    made = []
    for name in _FACES:
        for number, letter in enumerate(letters):
            size = _SIZES[number % len(_SIZES)]
            face = ImageFont.truetype(str(faces / f"{name}.ttf"), size)
            image = Image.new("L", (2 * size, 2 * size), 255)
            ImageDraw.Draw(image).text((size, size), letter, fill=0, font=face, anchor="mm")
            made.append(Sample(Picture.open(image), OTHER, ""))
    return made


def scrawls(folder: Path, part: Part) -> list[Sample]:
    """Drawings of a generator of its own: as many of each kind, one kind after the other.

    Raises DataError for any part but test.
    """
    _check_part("scrawls", part)
    random = np.random.default_rng(SEED)
    made = []
    for draw in SCRAWLS.values():
        for _ in range(_EACH):
            strokes = [_by_hand(np.asarray(points, float), random) for points in draw(random)]
            made.append(Sample(Ink.of(strokes), OTHER, ""))
    return made


def _check_part(protocol: str, part: Part) -> None:
    """What is drawn for a protocol is to test with: whoever chose by it could not be tested."""
    if part != "test":
        raise DataError(
            f"Protocol {protocol} has drawings to test with alone, and no part {part}: name others "
            "with --on, such as letters."
        )


def _by_hand(corners: Floats, random: np.random.Generator) -> Floats:
    """A line through some points as a hand draws it: smooth, a little off, well sampled."""
    if len(corners) == 1:
        return corners
    lengths = np.hypot(*np.diff(corners, axis=0).T)
    at = np.append(0, np.cumsum(lengths))
    along = np.linspace(0, at[-1], max(int(at[-1] * 25), 6))
    points = np.column_stack([np.interp(along, at, axis) for axis in corners.T])
    wave = np.sin(along[:, None] * random.uniform(2, 6, 2) + random.uniform(0, 6, 2))
    return np.asarray(points + wave * random.uniform(0, 0.03, 2))


def _round(
    random: np.random.Generator, centre: Sequence[float], radius: float, turn: float = 2 * np.pi
) -> Floats:
    """A part of a circle, from a random place on."""
    angle = random.uniform(0, 2 * np.pi) + np.linspace(0, turn, 40)
    return np.asarray(np.array(centre) + radius * np.column_stack((np.cos(angle), np.sin(angle))))


def _heart(random: np.random.Generator) -> list[Floats]:
    t = np.linspace(0, 2 * np.pi, 60)
    x = np.sin(t) ** 3
    y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) / 16
    return [np.column_stack((x, y)) * random.uniform(0.8, 1.2, 2)]


def _arrow(random: np.random.Generator) -> list[Floats]:
    length, head = random.uniform(1.2, 2.5), random.uniform(0.25, 0.45)
    shaft = np.array([[0, 0], [length, random.normal(0, 0.1)]])
    return [shaft, shaft[1] + np.array([[-head, -head], [0, 0], [-head, head]])]


def _face(random: np.random.Generator) -> list[Floats]:
    mouth = np.linspace(0.5, 2.6, 20)
    smile = np.column_stack((np.cos(mouth), np.sin(mouth))) * 0.55
    eyes = [np.array([[x, -0.4], [x, -0.2]]) for x in (-0.35, 0.35)]
    return [_round(random, (0, 0), 1), *eyes, smile]


def _house(random: np.random.Generator) -> list[Floats]:
    height = random.uniform(0.8, 1.3)
    walls = np.array([[0, 0], [0, height], [1.2, height], [1.2, 0], [0, 0]])
    return [walls, np.array([[-0.15, 0], [0.6, -0.7], [1.35, 0]])]


def _wave(random: np.random.Generator) -> list[Floats]:
    x = np.linspace(0, random.uniform(2, 4), 80)
    return [np.column_stack((x, 0.4 * np.sin(x * random.uniform(4, 8))))]


def _loops(random: np.random.Generator) -> list[Floats]:
    """A row of loops, as one tries out a pen."""
    t = np.linspace(0, 2 * np.pi * random.integers(4, 8), 160)
    return [np.column_stack((0.12 * t - 0.45 * np.sin(t), 0.6 * np.cos(t)))]


def _blob(random: np.random.Generator) -> list[Floats]:
    """A disc filled by lines to and fro."""
    at = np.linspace(-1, 1, int(random.integers(24, 40)))
    half = np.sqrt(1 - at**2) * np.where(np.arange(len(at)) % 2, 1, -1)
    return [np.column_stack((half, at)) * random.uniform(0.7, 1.3, 2)]


def _cross(random: np.random.Generator) -> list[Floats]:
    far = random.uniform(0.8, 1.2, 4)
    return [
        np.array([[-far[0], -far[0]], [far[1], far[1]]]),
        np.array([[far[2], -far[2]], [-far[3], far[3]]]),
    ]


def _dots(random: np.random.Generator) -> list[Floats]:
    """Three or more dots in a row: short dashes, one beside the other."""
    return [
        np.array([[x, 0], [x + 0.12, random.normal(0, 0.03)]])
        for x in np.arange(random.integers(3, 6)) * random.uniform(0.4, 0.8)
    ]


def _table(random: np.random.Generator) -> list[Floats]:
    """A grid to be filled in."""
    columns, rows = random.integers(2, 5, 2)
    down = [np.array([[x, 0], [x, rows]]) for x in range(columns + 1)]
    across = [np.array([[0, y], [columns, y]]) for y in range(rows + 1)]
    return [line * 0.6 for line in down + across]


SCRAWLS: dict[str, Callable[[np.random.Generator], list[Floats]]] = {
    "heart": _heart,
    "arrow": _arrow,
    "face": _face,
    "house": _house,
    "wave": _wave,
    "loops": _loops,
    "blob": _blob,
    "cross": _cross,
    "dots": _dots,
    "table": _table,
}
"""Strokes of each kind, about 1 high; none that could be taken for a digit."""
