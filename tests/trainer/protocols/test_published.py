"""Protocols of published systems: strips as their authors make them, seeded, of the part asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture
from trainer.data.sample import Sample
from trainer.protocols.published import crnn, heads, inverted, noisy, spoilt_heads, windows

COUNT = 60

Made = Callable[[Path, str], list[Sample]]

STRIPS: dict[str, tuple[Callable[..., list[Sample]], int]] = {
    "w": (windows, 5),
    "m": (heads, 3),
    "m-inverted": (partial(spoilt_heads, spoiling=inverted), 3),
    "m-rotated": (partial(heads, rotation=45.0), 3),
    "m-noisy": (partial(spoilt_heads, spoiling=noisy), 3),
    "c": (crnn, 5),
}


def pictures(samples: list[Sample]) -> list[Picture]:
    found = [sample.source for sample in samples]
    assert all(isinstance(source, Picture) for source in found)
    return [source for source in found if isinstance(source, Picture)]


@pytest.mark.parametrize("name", STRIPS)
def test_are_the_same_again_and_of_all_lengths(files: Path, name: str) -> None:
    made, longest = STRIPS[name]
    samples, again = (made(files, "test", count=COUNT) for _ in range(2))
    labels = [sample.label for sample in samples]

    assert labels == [sample.label for sample in again]
    assert all(
        (one.pixels == other.pixels).all()
        for one, other in zip(pictures(samples), pictures(again), strict=True)
    )
    assert Counter(map(len, labels)).keys() == set(range(1, longest + 1))
    assert all(label.isdecimal() for label in labels)


@pytest.mark.parametrize(("name", "side"), [("w", 32), ("m", 28), ("m-rotated", 28)])
def test_digits_stand_side_by_side_without_what_fills_the_frame(
    files: Path, name: str, side: int
) -> None:
    samples = STRIPS[name][0](files, "test", count=COUNT)

    assert [picture.pixels.shape for picture in pictures(samples)] == [
        (side, side * len(sample.label)) for sample in samples
    ]


def test_strips_of_c_are_as_high_as_its_frame_and_no_wider(files: Path) -> None:
    shapes = [picture.pixels.shape for picture in pictures(crnn(files, "test", count=COUNT))]

    assert {rows for rows, _ in shapes} == {32}
    assert max(columns for _, columns in shapes) <= 128


def test_spoilt_strips_hold_the_same_numbers_and_keep_how_they_came(files: Path) -> None:
    clean = heads(files, "test", count=COUNT)
    dark = spoilt_heads(files, "test", inverted, count=COUNT)

    assert [sample.label for sample in dark] == [sample.label for sample in clean]
    for one, other in zip(pictures(clean), pictures(dark), strict=True):
        assert other.raw is not None
        assert other.raw == pytest.approx(1 - one.pixels)


def test_the_pad_sees_inverted_strips_as_clean_ones(files: Path) -> None:
    clean = pictures(heads(files, "test", count=5))
    dark = pictures(spoilt_heads(files, "test", inverted, count=5))

    for one, other in zip(clean, dark, strict=True):
        assert Framing().frame(one).pixels == pytest.approx(Framing().frame(other).pixels, abs=0.02)


@pytest.mark.parametrize(
    ("made", "framing"),
    [
        (windows, Framing(height=32, width=160, align="right", strips=True)),
        (heads, Framing(height=28, width=84, align="left", strips=True)),
        (
            partial(spoilt_heads, spoiling=noisy),
            Framing(height=28, width=84, align="left", strips=True),
        ),
        (crnn, Framing(height=32, width=128, align="right", strips=True)),
    ],
)
def test_published_framings_pass_their_strips_unchanged(
    files: Path, made: Callable[..., list[Sample]], framing: Framing
) -> None:
    for picture in pictures(made(files, "test", count=20)):
        strip = picture.pixels if picture.raw is None else picture.raw
        free = framing.width - strip.shape[1]
        frame = framing.frame(picture).pixels
        left = free if framing.align == "right" else 0

        assert (frame[:, left : left + strip.shape[1]] == strip).all()
        assert not np.delete(frame, np.s_[left : left + strip.shape[1]], axis=1).any()


def test_noise_is_as_strong_as_published(files: Path) -> None:
    grey = np.full((28, 84), 0.5, np.float32)

    assert noisy(grey, np.random.default_rng(0)).std() == pytest.approx(0.15, abs=0.01)
