"""Strips: digits side by side as the published systems lay them, and always the same."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture
from trainer.composing.batches import Batch, stream
from trainer.composing.choices import (
    CRNN,
    CRNN_DIGITS,
    HEADS,
    WINDOW,
    WINDOWS,
    Augmentation,
    Strips,
)
from trainer.composing.strips import (
    Digits,
    StripBatches,
    digits_of,
    strip_pictures,
)
from trainer.recipes.recipe import load_recipe, recipes

# From Python 3.12 on, forking is warned of where numpy has threads; they do nothing then.
pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

ALONE = Strips(lengths=(1, 1), width=28)
"""Just MNIST's digits."""
SYSTEMS = {"W": WINDOWS, "M": HEADS, "C": CRNN, "W, single": WINDOW, "N and P": ALONE}
systems = pytest.mark.parametrize("strips", SYSTEMS.values(), ids=SYSTEMS)


@pytest.fixture(scope="module")
def plain(pictures: list[NDArray[np.uint8]]) -> Digits:
    """Two digits of each kind."""
    return Digits.of(np.concatenate(pictures), np.repeat(np.arange(10), 2))


def batches(digits: Digits, strips: Strips, seed: int = 3, size: int = 12) -> StripBatches:
    changes = CRNN_DIGITS if strips is CRNN else Augmentation()
    return StripBatches(digits, strips, changes, seed, size)


def same(one: Batch, another: Batch) -> bool:
    return one.labels == another.labels and torch.equal(one.frames, another.frames)


@systems
def test_a_batch_holds_strips_in_grey_and_their_texts(plain: Digits, strips: Strips) -> None:
    batch = batches(plain, strips, size=40)[0]
    least, most = strips.lengths

    assert batch.frames.shape == (40, 1, strips.height, strips.width)
    assert batch.frames.dtype == torch.uint8
    assert (batch.frames.amax(dim=(1, 2, 3)) > 200).all()
    assert {len(label) for label in batch.labels} == set(range(least, most + 1))


@systems
def test_a_batch_is_a_function_of_seed_and_number(plain: Digits, strips: Strips) -> None:
    torch.manual_seed(1)
    before = batches(plain, strips)[5]
    torch.manual_seed(2)

    assert same(before, batches(plain, strips)[5])
    assert not same(before, batches(plain, strips)[6])
    assert not same(before, batches(plain, strips, seed=4)[5])


def test_making_a_batch_leaves_the_random_numbers_of_others_alone(plain: Digits) -> None:
    torch.manual_seed(1)
    undisturbed = torch.rand(3)
    torch.manual_seed(1)
    batches(plain, CRNN)[0]

    assert torch.equal(torch.rand(3), undisturbed)


@systems
def test_a_frame_shows_its_strip_as_the_system_s_framing_does(
    plain: Digits, strips: Strips
) -> None:
    framing = Framing(strips.height, strips.width, margin=4, align=strips.align, strips=True)
    changes = CRNN_DIGITS if strips is CRNN else Augmentation()
    assert_passed(plain, strips, changes, framing)


def test_the_framings_of_recipes_pass_the_strips_they_are_trained_on(plain: Digits) -> None:
    for recipe in map(load_recipe, recipes()):
        if recipe.strips is not None:
            assert_passed(plain, recipe.strips, recipe.augmentation, recipe.framing)


def assert_passed(digits: Digits, strips: Strips, changes: Augmentation, framing: Framing) -> None:
    made = StripBatches(digits, strips, changes, 3, 500)[0]
    pictures = strip_pictures(digits, strips, 60, 3, changes)

    assert [text for _, text in pictures] == made.labels[:60]
    for (picture, _), frame in zip(pictures, made.frames, strict=False):
        seen = framing.frame(Picture(np.divide(picture, 255, dtype=np.float32)))
        np.testing.assert_allclose(seen.pixels * 255, frame[0].numpy(), atol=1)


def test_strips_hold_their_digits_one_after_another(plain: Digits) -> None:
    for strips in (HEADS, WINDOWS):
        side = strips.side
        singles = {
            (text, picture.tobytes())
            for picture, text in strip_pictures(
                plain, Strips(lengths=(1, 1), side=side, height=side, width=side), 400, 0
            )
        }
        for picture, text in strip_pictures(plain, strips, 40, 3):
            assert picture.shape == (side, side * len(text))
            cut = np.split(picture, len(text), axis=1)
            assert {
                (digit, part.tobytes()) for digit, part in zip(text, cut, strict=True)
            } <= singles


def test_digits_that_are_not_resized_keep_every_pixel(
    plain: Digits, pictures: list[NDArray[np.uint8]]
) -> None:
    for picture, text in strip_pictures(plain, ALONE, 30, 1):
        assert any(np.array_equal(picture, digit) for digit in pictures[int(text)])


def test_windows_lie_on_the_right_and_heads_on_the_left(plain: Digits) -> None:
    for strips, edge in ((WINDOWS, slice(0, 96)), (HEADS, slice(-28, None))):
        batch = batches(plain, strips, size=60)[0]
        short = [at for at, label in enumerate(batch.labels) if len(label) <= 2]
        assert short
        assert not batch.frames[short, 0, :, edge].any()


def test_crnn_strips_fill_thirty_rows_and_stay_off_their_border(plain: Digits) -> None:
    # Whole squares of light show how far they reach.
    full = Digits(torch.full_like(plain.pixels, 255), plain.counts)
    batch = StripBatches(full, CRNN, Augmentation(), 0, 300)[0]
    lit = batch.frames[:, 0] > 100

    assert lit.any(2).sum(1).eq(30).all()
    assert not batch.frames[:, 0, [0, -1]].any()
    assert not batch.frames[:, 0, :, -1].any()
    assert lit[:, :, -3:].any(2).any(1).all()


def test_a_strip_too_wide_for_its_frame_is_squeezed_into_it(plain: Digits) -> None:
    full = Digits(torch.full_like(plain.pixels, 255), plain.counts)
    wide = replace(CRNN, lengths=(5, 5), lift=0, gaps=(0, 10))
    [frames, places] = StripBatches(full, wide, Augmentation(), 0, 20).made(0)
    lit = frames.frames[:, 0] > 100

    assert places.columns.eq(128).all()
    assert lit.any(1)[:, [1, -2]].all()
    assert lit.any(2).sum(1).eq(30).all()
    assert frames.labels == [label for label in frames.labels if len(label) == 5]


def test_crnn_squares_lie_apart_overlap_and_go_up_and_down(plain: Digits) -> None:
    full = Digits(torch.full_like(plain.pixels, 255), plain.counts)
    made, places = StripBatches(full, CRNN, Augmentation(), 0, 2000).made(0)
    pairs = [at for at, label in enumerate(made.labels) if len(label) == 2]
    gaps = (places.left[pairs, 1] - places.left[pairs, 0]) / places.across[pairs] - CRNN.side
    lifts = (places.top[pairs, 1] - places.top[pairs, 0]) / places.down[pairs]

    assert set(gaps.round().int().tolist()) == set(range(-12, 11))
    assert set(lifts.round().int().tolist()) == set(range(-10, 11))
    assert (places.across <= places.down).all()


def test_where_digits_overlap_the_lighter_one_wins(plain: Digits) -> None:
    over = Strips(lengths=(2, 2), gaps=(-20, -20), width=40)
    apart = Strips(lengths=(2, 2), width=56)
    [(close, _)] = strip_pictures(plain, over, 1, 5)
    [(wide, _)] = strip_pictures(plain, apart, 1, 5)
    left, right = wide[:, :28], wide[:, 28:]
    np.testing.assert_array_equal(close[:, 8:28], np.maximum(left[:, 8:], right[:, :20]))


def test_lengths_and_digits_come_equally_often(plain: Digits) -> None:
    labels = StripBatches(plain, HEADS, Augmentation(), 0, 6000)[0].labels
    lengths = Counter(map(len, labels))
    digits = Counter("".join(labels))

    assert all(count == pytest.approx(2000, rel=0.1) for count in lengths.values())
    assert all(count == pytest.approx(1200, rel=0.15) for count in digits.values())
    assert any(label.startswith("0") and len(label) > 1 for label in labels)


def test_every_picture_of_a_digit_is_used(plain: Digits) -> None:
    made = strip_pictures(plain, ALONE, 400, 0)
    assert len({picture.tobytes() for picture, _ in made}) == 20


def test_a_longer_set_begins_as_a_shorter_one(plain: Digits) -> None:
    shorter, longer = strip_pictures(plain, CRNN, 3, 1), strip_pictures(plain, CRNN, 501, 1)
    assert len(longer) == 501
    for (one, text), (another, again) in zip(shorter, longer, strict=False):
        assert text == again
        np.testing.assert_array_equal(one, another)


def test_digits_are_changed_before_they_are_laid_out(plain: Digits) -> None:
    inverted = StripBatches(plain, HEADS, Augmentation(inversion=1.0), 3, 12)[0]
    as_they_are = batches(plain, HEADS)[0]

    for one, another, label in zip(
        inverted.frames[:, 0], as_they_are.frames[:, 0], inverted.labels, strict=True
    ):
        there = 28 * len(label)
        assert torch.equal(one[:, :there], 255 - another[:, :there])
        assert not one[:, there:].any()


def test_workers_make_the_same_strips(plain: Digits) -> None:
    strips = batches(plain, CRNN)
    with closing(stream(strips, 0, 100, workers=2)) as coming:
        made = list(islice(coming, 4))

    assert multiprocessing.active_children() == []
    assert all(same(batch, strips[number]) for number, batch in enumerate(made))


def test_digits_need_one_of_each_kind() -> None:
    with pytest.raises(ValueError, match="each digit"):
        Digits.of(np.zeros((3, 28, 28), np.uint8), np.array([0, 1, 2]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"lengths": (0, 3)},
        {"lengths": (3, 2)},
        {"align": "top"},
        {"gaps": (-28, 0)},
        {"gaps": (3, 1)},
        {"lift": -1},
        {"border": 14},
        {"border": -1},
        {"side": 0},
    ],
)
def test_strips_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Strips"):
        Strips(**wrong)  # type: ignore[arg-type]


def test_the_parts_of_mnist_become_digits(data: Path) -> None:
    digits = digits_of(data, "validate")
    assert digits.pixels.shape == (5000, 28, 28)
    assert int(digits.counts.sum()) == 5000


def test_drawn_digits_join_those_of_mnist(data: Path, tmp_path: Path) -> None:
    (tmp_path / "MNIST").symlink_to(data / "MNIST")
    before = digits_of(tmp_path, "train")
    for number in range(12):
        place = tmp_path / "folder" / "7" / f"{number}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        grey = np.full((60, 50), 255, np.uint8)
        grey[10:50, 20 + number : 26 + number] = 0
        Image.fromarray(grey).save(place)
    after = digits_of(tmp_path, "train", ("mnist", "folder"))
    added = after.counts - before.counts

    assert added[7] >= 6  # the rest is held out
    assert added.sum() == added[7]
    last = after.pixels[int(after.counts[:8].sum()) - 1]
    assert (last > 128).any(1).sum() == pytest.approx(20, abs=1)
    assert not last[:3].any()
