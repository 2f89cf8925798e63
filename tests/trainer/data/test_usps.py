"""USPS: digits in the format of LIBSVM."""

from __future__ import annotations

import bz2
from pathlib import Path

import numpy as np
import pytest

from digitpad.recognition.picture import Picture
from trainer.data.sample import DataError
from trainer.data.usps import usps

PIXELS = 256


def line(digit: int, values: dict[int, float]) -> str:
    """A digit with all pixels dark but some, which are numbered from 0."""
    pairs = (f"{at + 1}:{values.get(at, -1):.6g}" for at in range(PIXELS))
    return " ".join([str(digit + 1), *pairs])


def write(folder: Path, name: str, lines: list[str]) -> None:
    (folder / "USPS").mkdir(exist_ok=True)
    (folder / "USPS" / name).write_bytes(bz2.compress("\n".join([*lines, ""]).encode()))


def test_a_line_is_a_picture_of_16_by_16_light_on_dark(tmp_path: Path) -> None:
    write(tmp_path, "usps.t.bz2", [line(0, {18: 1.0}), line(9, {255: 0.0})])

    zero, nine = usps(tmp_path, "test")

    assert (zero.label, nine.label, zero.writer) == ("0", "9", "")
    assert isinstance(zero.source, Picture)
    assert isinstance(nine.source, Picture)
    assert zero.source.pixels.shape == (16, 16)
    assert np.argwhere(zero.source.pixels).tolist() == [[1, 2]]
    assert zero.source.pixels[1, 2] == 1
    assert nine.source.pixels[15, 15] == pytest.approx(0.5, abs=0.01)


def test_pixels_that_are_not_named_are_zero(tmp_path: Path) -> None:
    write(tmp_path, "usps.t.bz2", ["3 1:-1 256:1"])

    [sample] = usps(tmp_path, "test")

    assert isinstance(sample.source, Picture)
    assert sample.source.pixels[0, 0] == 0
    assert sample.source.pixels[7, 7] == pytest.approx(0.5, abs=0.01)


def test_the_last_thousand_are_for_validation(tmp_path: Path) -> None:
    write(tmp_path, "usps.bz2", ["1 1:-1"] * 3 + ["2 1:-1"] * 1000)

    assert [sample.label for sample in usps(tmp_path, "train")] == ["0"] * 3
    assert {sample.label for sample in usps(tmp_path, "validate")} == {"1"}


@pytest.mark.parametrize(
    "wrong", ["11 1:0", "0 1:0", "x 1:0", "1 257:0", "1 0:0", "1 1:1.5", "1 1", "1", "1 1:nan"]
)
def test_a_line_that_is_no_digit_is_an_error_with_its_number(tmp_path: Path, wrong: str) -> None:
    write(tmp_path, "usps.t.bz2", ["1 1:0", wrong])

    with pytest.raises(DataError, match=r"line 2 is no digit of USPS.* Put usps\.bz2"):
        usps(tmp_path, "test")


@pytest.mark.parametrize("content", [b"no bz2", bz2.compress(b"1 1:0\n" * 50)[:-9], b""])
def test_a_damaged_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "usps.t.bz2", [])
    (tmp_path / "USPS" / "usps.t.bz2").write_bytes(content)

    with pytest.raises(DataError, match="USPS cannot be read from"):
        usps(tmp_path, "test")
