"""Augmentation: a little of what pictures suffer, on a few frames of a batch."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from trainer.augment import augmented


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def frames() -> Tensor:
    """A thousand frames with a bar in full light."""
    frames = torch.zeros(1000, 1, 16, 24, dtype=torch.uint8)
    frames[:, :, 4:12, 10:13] = 255
    return frames


@pytest.fixture
def changed(frames: Tensor) -> Tensor:
    """Which of them came out otherwise."""
    return (augmented(frames, generator()) != frames / 255).flatten(1).any(1)


def test_frames_keep_their_shape_and_stay_in_0_to_1(frames: Tensor) -> None:
    pixels = augmented(frames, generator())

    assert pixels.shape == frames.shape
    assert pixels.dtype == torch.float32
    assert (pixels.min().item(), pixels.max().item()) == (0, 1)
    assert pixels.isfinite().all()


def test_most_frames_come_through_as_they_are(changed: Tensor) -> None:
    assert changed.float().mean().item() == pytest.approx(1 - 0.9 * 0.85 * 0.9, abs=0.05)


def test_some_become_fainter_some_blurred_some_noisy(frames: Tensor) -> None:
    pixels = augmented(frames, generator())
    bar = pixels[:, 0, 6:10, 11].amax(dim=1)
    beside = pixels[:, 0, 6:10, 9].amax(dim=1)
    far = pixels[:, 0, :, 20:].amax(dim=(1, 2))

    assert ((bar < 0.95) & (beside == 0)).any()  # fainter
    assert ((beside > 0.05) & (far == 0)).any()  # blurred
    assert (far > 0.05).any()  # noisy


def test_ink_never_gets_lost(frames: Tensor) -> None:
    assert (augmented(frames, generator()).amax(dim=(1, 2, 3)) > 0.4).all()


def test_is_a_function_of_the_generator(frames: Tensor) -> None:
    assert torch.equal(augmented(frames, generator(1)), augmented(frames, generator(1)))
    assert not torch.equal(augmented(frames, generator(1)), augmented(frames, generator(2)))


def test_leaves_what_it_is_given_alone(frames: Tensor) -> None:
    before = frames.clone()
    augmented(frames, generator())

    assert torch.equal(frames, before)
