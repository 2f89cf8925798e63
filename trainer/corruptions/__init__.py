"""Corruptions: fifteen ways in which digits are spoilt without becoming others, after MNIST-C.

Kinds and strengths are those that Mu and Gilmer chose ("MNIST-C: A Robustness Benchmark for
Computer Vision", 2019); the code and its random numbers are our own, so figures compare with theirs
nearly, not quite.
Each takes digits (N, 28, 28) float32 in 0..1, light on dark, and gives nearly the same.
"""

from __future__ import annotations

import numpy as np

from digitpad.recognition.pen import Pixels
from trainer.corruptions.blurs import canny_edges, glass_blur, motion_blur
from trainer.corruptions.lines import dotted_line, zigzag
from trainer.corruptions.moves import rotated, scaled, sheared, translated
from trainer.corruptions.noise import brightness, fog, impulse_noise, shot_noise, spatter, stripe

CORRUPTIONS = {
    "shot-noise": shot_noise,
    "impulse-noise": impulse_noise,
    "glass-blur": glass_blur,
    "motion-blur": motion_blur,
    "shear": sheared,
    "scale": scaled,
    "rotate": rotated,
    "brightness": brightness,
    "translate": translated,
    "stripe": stripe,
    "fog": fog,
    "spatter": spatter,
    "dotted-line": dotted_line,
    "zigzag": zigzag,
    "canny-edges": canny_edges,
}


def corrupted(name: str, digits: Pixels, random: np.random.Generator) -> Pixels:
    """Digits corrupted in one of the ways, each by itself."""
    return np.asarray(np.clip(CORRUPTIONS[name](digits, random), 0, 1), np.float32)
