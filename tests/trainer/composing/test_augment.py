"""Augmentation: every picture of a batch is changed a little, in its own way and as is chosen."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from trainer.composing.augment import augmented, mixed
from trainer.composing.choices import Augmentation, Sometimes

ALWAYS = 1.0
EVERY = {
    "rotation": Augmentation(rotation=20),
    "shear": Augmentation(shear=20),
    "shift": Augmentation(shift=0.2),
    "scale": Augmentation(scale=(0.7, 0.9)),
    "elastic": Augmentation(elastic=Sometimes(ALWAYS, 1, 1)),
    "pen": Augmentation(pen=Sometimes(ALWAYS, -1, 1)),
    "blur": Augmentation(blur=Sometimes(ALWAYS, 0.3, 1)),
    "fade": Augmentation(fade=Sometimes(ALWAYS, 0.3, 0.9)),
    "inversion": Augmentation(inversion=ALWAYS),
    "cutout": Augmentation(cutout=Sometimes(ALWAYS, 0.3, 0.5)),
    "noise": Augmentation(noise=Sometimes(ALWAYS, 0.1, 0.2)),
}
"""Each change by itself, for all pictures."""
each = pytest.mark.parametrize("choice", EVERY.values(), ids=EVERY)


@pytest.fixture
def pictures() -> Tensor:
    """Many pictures, wider than high, each with a bar in full light that stands in the middle."""
    pictures = torch.zeros(600, 1, 20, 24)
    pictures[:, :, 4:16, 11:13] = 1
    return pictures


def changed(pictures: Tensor, choice: Augmentation, seed: int = 0) -> Tensor:
    torch.manual_seed(seed)
    return augmented(pictures, choice)


def widths(pictures: Tensor) -> Tensor:
    """Light in the rows in the middle, which is how wide a bar is."""
    return pictures[:, 0, 8:12].sum(dim=(1, 2)) / 4


def middles(pictures: Tensor) -> tuple[Tensor, Tensor]:
    """Where the light of each is on the average: columns and rows, from its middle."""
    light = pictures[:, 0]
    columns, rows = torch.arange(24.0) - 11.5, torch.arange(20.0) - 9.5
    total = light.sum(dim=(1, 2))
    return (light.sum(1) @ columns) / total, (light.sum(2) @ rows) / total


def test_nothing_is_chosen_nothing_changes(pictures: Tensor) -> None:
    assert torch.equal(changed(pictures, Augmentation()), pictures)


@each
def test_pictures_keep_their_shape_and_stay_in_0_to_1(
    pictures: Tensor, choice: Augmentation
) -> None:
    result = changed(pictures, choice)

    assert result.shape == pictures.shape
    assert result.dtype == torch.float32
    assert result.isfinite().all()
    assert 0 <= result.min() < result.max() <= 1


@each
def test_what_is_given_stays_as_it_is(pictures: Tensor, choice: Augmentation) -> None:
    before = pictures.clone()
    assert not torch.equal(changed(pictures, choice), before)
    assert torch.equal(pictures, before)


@each
def test_a_change_is_a_function_of_torch_s_generator(
    pictures: Tensor, choice: Augmentation
) -> None:
    assert torch.equal(changed(pictures, choice, 1), changed(pictures, choice, 1))
    if choice.inversion != ALWAYS:
        assert not torch.equal(changed(pictures, choice, 1), changed(pictures, choice, 2))


@each
def test_every_picture_is_changed_in_its_own_way(pictures: Tensor, choice: Augmentation) -> None:
    result = changed(pictures, choice)
    assert (result != pictures).flatten(1).any(1).float().mean() > 0.9
    if choice.inversion != ALWAYS:
        assert len({picture.numpy().tobytes() for picture in result}) > 10


@pytest.mark.parametrize("share", [0.1, 0.6])
@pytest.mark.parametrize("name", ["elastic", "pen", "blur", "fade", "cutout", "noise"])
def test_a_share_of_the_pictures_is_changed(pictures: Tensor, name: str, share: float) -> None:
    strength = (0.4, 0.6)
    choice: Any = {name: Sometimes(share, *strength)}
    result = changed(pictures, Augmentation(**choice))
    assert (result != pictures).flatten(1).any(1).float().mean() == pytest.approx(share, abs=0.07)


def test_a_share_of_the_pictures_is_inverted(pictures: Tensor) -> None:
    result = changed(pictures, Augmentation(inversion=0.5))
    inverted = result[:, 0, 0, 0] == 1

    assert inverted.float().mean() == pytest.approx(0.5, abs=0.07)
    assert torch.equal(result[inverted], 1 - pictures[inverted])
    assert torch.equal(result[~inverted], pictures[~inverted])


def test_a_single_picture_can_be_changed(pictures: Tensor) -> None:
    for choice in EVERY.values():
        assert changed(pictures[:1], choice).shape == (1, 1, 20, 24)


def test_turning_keeps_the_middle_and_the_light(pictures: Tensor) -> None:
    result = changed(pictures, Augmentation(rotation=30))
    across, down = middles(result)
    lean = result[:, 0, 5] @ torch.arange(24.0) - result[:, 0, 14] @ torch.arange(24.0)

    assert max(across.abs().max(), down.abs().max()) < 0.3
    assert result.sum(dim=(1, 2, 3)) == pytest.approx(24, rel=0.1)
    assert lean.min() < -5
    assert lean.max() > 5


def test_a_shift_is_a_share_of_width_and_height(pictures: Tensor) -> None:
    across, down = middles(changed(pictures, Augmentation(shift=0.15)))

    for way, size in ((across, 24), (down, 20)):
        assert way.max() == pytest.approx(0.15 * size, rel=0.05)
        assert way.min() == pytest.approx(-0.15 * size, rel=0.05)


def test_scaling_makes_ink_larger_and_smaller() -> None:
    blocks = torch.zeros(600, 1, 24, 24)
    blocks[:, :, 6:18, 6:18] = 1
    sizes = changed(blocks, Augmentation(scale=(0.8, 1.2))).sum(dim=(1, 2, 3)).sqrt() / 12

    assert sizes.min() == pytest.approx(0.8, abs=0.03)
    assert sizes.max() == pytest.approx(1.2, abs=0.03)


def test_what_comes_in_at_the_edges_is_dark() -> None:
    full = torch.ones(50, 1, 20, 20)
    result = changed(full, Augmentation(scale=(0.5, 0.5)))
    assert not result[:, :, 0].any()
    assert (result[:, :, 10, 10] == 1).all()


@pytest.mark.parametrize("pixels", [0.5, 1.0, 2.0])
def test_an_elastic_distortion_moves_pixels_as_far_as_is_said(pixels: float) -> None:
    ramp = torch.linspace(0, 1, 48).expand(400, 1, 48, 48)
    choice = Augmentation(elastic=Sometimes(ALWAYS, pixels, pixels))
    moved = (changed(ramp, choice) - ramp)[:, :, 16:32, 16:32] * 47
    assert moved.std() == pytest.approx(pixels, rel=0.1)
    # Neighbours go the same way.
    assert (moved[..., 1:] - moved[..., :-1]).std() < 0.3 * pixels


@pytest.mark.parametrize(("strength", "width"), [(1.0, 4), (0.5, 3), (-0.5, 1), (-1.0, 0)])
def test_a_pen_becomes_thicker_and_thinner(pictures: Tensor, strength: float, width: float) -> None:
    result = changed(pictures, Augmentation(pen=Sometimes(ALWAYS, strength, strength)))
    assert widths(result) == pytest.approx(width, abs=1e-4)


def test_blur_spreads_light_and_fading_takes_it(pictures: Tensor) -> None:
    blurred = changed(pictures, Augmentation(blur=Sometimes(ALWAYS, 1, 1)))
    faded = changed(pictures, Augmentation(fade=Sometimes(ALWAYS, 0.6, 0.8)))

    assert blurred[0, 0, 9, 10:14].tolist() == pytest.approx([1 / 3, 2 / 3, 2 / 3, 1 / 3])
    assert blurred.sum() == pytest.approx(float(pictures.sum()), rel=1e-4)
    light = faded.amax(dim=(1, 2, 3))
    assert light.min() == pytest.approx(0.6, abs=0.01)
    assert light.max() == pytest.approx(0.8, abs=0.01)
    assert torch.equal(faded > 0, pictures > 0)


def test_noise_is_as_strong_as_is_said() -> None:
    grey = torch.full((200, 1, 20, 20), 0.5)
    result = changed(grey, Augmentation(noise=Sometimes(ALWAYS, 0.05, 0.15)))
    deviations = result.std(dim=(1, 2, 3))

    assert deviations.min() == pytest.approx(0.05, abs=0.01)
    assert deviations.max() == pytest.approx(0.15, abs=0.01)
    assert result.mean() == pytest.approx(0.5, abs=0.005)


def test_a_rectangle_is_cut_out() -> None:
    full = torch.ones(300, 1, 20, 20)
    dark = changed(full, Augmentation(cutout=Sometimes(ALWAYS, 0.1, 0.2)))[:, 0] == 0
    tall, wide = dark.any(2).sum(1), dark.any(1).sum(1)

    assert torch.equal(dark.sum(dim=(1, 2)), tall * wide)
    assert ((tall * wide) / 400.0).mean() == pytest.approx(0.15, abs=0.02)
    assert dark.any(0).all()  # anywhere


def test_mixing_lays_other_pictures_over_each() -> None:
    pictures = torch.rand(40, 1, 6, 6)
    torch.manual_seed(3)
    result, others, weight = mixed(pictures, 0.8)

    assert sorted(others.tolist()) == list(range(40))
    assert 0 < weight < 1
    torch.testing.assert_close(result, weight * pictures + (1 - weight) * pictures[others])


def test_a_small_alpha_mixes_little() -> None:
    torch.manual_seed(0)
    picture = torch.zeros(2, 1, 2, 2)
    weights = torch.tensor([[mixed(picture, alpha)[2] for alpha in (0.1, 5.0)] for _ in range(300)])
    purity = (weights - 0.5).abs().mean(0)

    assert purity[0] > 0.4
    assert purity[1] < 0.2


@pytest.mark.parametrize(
    "wrong",
    [
        {"scale": (1.1, 0.9)},
        {"scale": (0.0, 1.0)},
        {"inversion": 1.5},
        {"shift": -0.1},
        {"mixup": -1.0},
    ],
)
def test_an_augmentation_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"scale|inversion|rotation"):
        Augmentation(**wrong)


@pytest.mark.parametrize("numbers", [(1.1, 0, 1), (-0.1, 0, 1), (0.5, 1, 0)])
def test_a_share_or_a_range_that_cannot_be_is_refused(numbers: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="share from 0 to 1"):
        Sometimes(*numbers)
