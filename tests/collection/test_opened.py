"""What a file brings to the pad: a picture to be shown, read and kept, or ink."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from digitpad.collection import pictures
from digitpad.collection.opened import (
    OpenedInk,
    OpenedPicture,
    OpeningError,
    opened_file,
    opened_picture,
)
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import write_inkml
from digitpad.ink.formats.quickdraw import line_of
from digitpad.ink.ink import Ink

ONE, TWO = Ink.of([[(0, 0), (5, 9)]]), Ink.of([[(3, 0), (5, 9)], [(1, 1), (2, 2)]])


def image(width: int = 40, height: int = 30, mode: str = "RGB") -> Image.Image:
    """White, with a dark bar near its left edge."""
    made = Image.new(mode, (width, height), "white" if mode != "I;16" else 65535)
    made.paste(0 if mode in ("I;16", "L") else "black", (4, 5, 8, height - 5))
    return made


def saved(path: Path, made: Image.Image, **options: Any) -> Path:
    made.save(path, **options)
    return path


def opened(path: Path) -> OpenedPicture:
    found = opened_file(path)
    assert isinstance(found, OpenedPicture)
    return found


@pytest.mark.parametrize("kind", ["png", "jpg", "bmp", "webp"])
def test_a_picture_keeps_the_bytes_of_its_file(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / f"bar.{kind}", image())
    found = opened(path)
    assert found.name == path.name
    assert found.content == path.read_bytes()
    assert found.colours.shape == (30, 40, 4)
    assert found.colours[15, 5, 0] < 60 < 200 < found.colours[15, 30, 0]
    assert found.picture.pixels[15, 5] > 0.5
    assert found.scale == 1


def test_a_gif_is_kept_as_what_a_collection_holds(tmp_path: Path) -> None:
    found = opened(saved(tmp_path / "bar.gif", image()))
    assert pictures.suffix(found.content) == ".png"
    kept = Image.open(io.BytesIO(found.content)).convert("RGBA")
    assert np.array_equal(np.asarray(kept), found.colours)


@pytest.mark.parametrize("tone", [0, 255])
def test_ink_on_transparent_ground_is_seen_whatever_lies_below(tone: int) -> None:
    file = io.BytesIO()
    drawn = Image.new("RGBA", (40, 40))
    drawn.paste((tone, tone, tone, 255), (10, 10, 20, 20))
    drawn.save(file, "PNG")
    colours = opened_picture(file.getvalue(), "drawn.png").colours
    assert (colours[..., 3] == 255).all()
    assert abs(int(colours[15, 15, 0]) - int(colours[35, 35, 0])) == 255


def test_a_photo_is_shown_as_it_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x112] = 6  # to be turned a quarter to the right
    found = opened(saved(tmp_path / "photo.jpg", image(), exif=exif))
    assert found.colours.shape == (40, 30, 4)
    assert found.colours[5, 15, 0] < 60, "the bar lies along the upper edge now"


def test_a_large_one_is_scaled_down_and_says_by_how_much() -> None:
    file = io.BytesIO()
    image(4000, 3000).save(file, "PNG")
    found = opened_picture(file.getvalue(), "large")
    assert found.colours.shape[0] * found.colours.shape[1] <= 1600 * 1200
    assert found.scale == pytest.approx(4000 / found.colours.shape[1], rel=1e-3)


def test_one_of_16_bits_is_shown_in_its_tones(tmp_path: Path) -> None:
    colours = opened(saved(tmp_path / "deep.png", image(mode="I;16"))).colours
    assert (colours[15, 5, 0], colours[15, 30, 0]) == (0, 255)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_said_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(content)
    with pytest.raises(OpeningError, match=r"it (is no PNG|cannot be read)"):
        opened_file(path)


def test_a_picture_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    whole = saved(tmp_path / "whole.png", image(400, 300)).read_bytes()
    path = tmp_path / "half.png"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(OpeningError, match="it cannot be read"):
        opened_file(path)


@pytest.mark.parametrize("name", ["gone.png", "gone.inkml", "gone.ndjson"])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(OpeningError, match=r"(?i)no such file"):
        opened_file(tmp_path / name)


def test_the_first_of_several_drawings_and_their_number(tmp_path: Path) -> None:
    path = tmp_path / "several.ndjson"
    lines = [line_of(FileDrawing(ink)) for ink in (Ink(), TWO, ONE)]
    path.write_text("\n".join([*lines, "", "", "not JSON"]))
    assert opened_file(path) == OpenedInk("several.ndjson", TWO, 4)


def test_an_inkml_file_is_one_drawing_or_several(tmp_path: Path) -> None:
    path = tmp_path / "ink.INKML"
    for drawings in ([FileDrawing(ONE)], [FileDrawing(TWO), FileDrawing(ONE)]):
        with path.open("wb") as file:
            write_inkml(file, drawings)
        assert opened_file(path) == OpenedInk("ink.INKML", drawings[0].ink, len(drawings))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bad.ndjson", b'{"drawing": 3}\n', "list of strokes"),
        ("bad.inkml", b"<ink", "."),
        ("empty.ndjson", b"\n", "nothing is drawn in it"),
        ("empty.inkml", b'<ink xmlns="http://www.w3.org/2003/InkML"/>', "nothing is drawn in it"),
    ],
)
def test_ink_that_cannot_be_read_is_said(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OpeningError, match=reason):
        opened_file(tmp_path / name)
