"""Cleaning: a grey picture of writing to light ink on a black that holds nothing else."""

from __future__ import annotations

import numpy as np

from digitpad.ink.ink import Floats
from digitpad.recognition import paper
from digitpad.recognition.components import Components, Whole
from digitpad.recognition.pen import Pixels, stroke_width
from digitpad.recognition.raster import Mask, neighbours, smoothed, widened
from digitpad.recognition.rules import without_rules
from digitpad.recognition.sheet import sheet_in
from digitpad.recognition.underline import underlines

_STILL = 0.004
"""Noise, as a standard deviation, up to which a paper can be of one even tone."""
_NOISY = 0.03
"""Noise from which a picture is smoothed…"""
_SMOOTHING = (1, 2, 1)
"""…with these weights; wider ones cost more of the thin strokes than they take of the noise."""
_CLICK = 0.2
"""A pixel so much lighter or darker than all its neighbours, or all but one, is a click."""
_CLICKS = 0.024
"""Share of clicks from which they are noise; the digits of MNIST to learn from stay below 0.023."""
_LONE_CLICKS = 0.006
"""The same for clicks on even ground, where hardly a clean picture has one."""
_ALIKE = 0.05
"""Neighbours that differ by no more are even ground."""
_SAMPLE = 400
"""Rows and columns that are enough to measure noise in."""
_FAINTEST = 0.07
"""Contrast with its paper that ink has at least."""
_SHARP = 0.04
"""Change from pixel to pixel, in a reduced picture, that the edge of ink has at least."""
_SEED = 0.45
"""Every stroke reaches this share of the ink's contrast somewhere…"""
_CORE = 0.35
"""…and every part of it this share nearby; most ruled lines do not."""
_FEWEST_SEEDS = 4
"""Pixels of a piece of ink that are strong and at sharp edges."""
_PIECE = 0.2
"""Pieces of ink hang together by this share of its contrast."""
_SMALLEST = 8
"""Pixels of the smallest piece of ink in a picture with noise."""
_TINY = 32
"""Clean pictures of no more rows or columns keep their specks, and all such pictures their lines: a
pixel is much of a digit there."""
_CLICK_AREA = 3
"""Pixels of the largest clicks that touch each other."""
_ANCHORS = 16
"""Pieces of ink, the largest ones, from which the distance to specks is measured."""


def ink_of(grey: Pixels) -> Pixels:
    """The ink of a picture, light on black: up to 1, exactly 0 where there is none.

    grey: (H, W) float32 in 0..1; ink lighter or darker than its paper, with shadow and noise.
    A clean picture keeps its pixels, but for a stretch of their contrast.
    """
    grey, clicked = _without_clicks(grey)
    noise = _noise(grey)
    tone = paper.even_tone(grey) if noise < _STILL else None
    if tone is None:
        grey, noise = _smoothed(grey, noise)
        ink = np.zeros_like(grey)
        sheet = sheet_in(grey)
        ink[sheet] = _on_uneven_paper(grey[sheet], noise)
        return _without_underlines(ink)
    ink = _on_even_tone(grey, tone)
    if clicked:
        pieces = Components(ink > 0)
        ink = _kept(ink, pieces, pieces.areas > _CLICK_AREA)
    if min(ink.shape) > _TINY:
        ink = _without_dust(_near_core(ink))
    return _without_underlines(ink)


def _without_clicks(grey: Pixels) -> tuple[Pixels, bool]:
    """Salt and pepper taken out, where there is so much of it that it must be noise."""
    clicks, lone = _clicks(_middle(grey))
    if clicks.mean() < _CLICKS and lone.mean() < _LONE_CLICKS:
        return grey, False
    for _ in range(2):  # what lay beside a click may be one more when that is gone
        clicks, _ = _clicks(grey)
        around = np.median([shifted[clicks] for shifted in neighbours(grey)], axis=0)
        grey = grey.copy()
        grey[clicks] = around
    return grey, True


def _clicks(grey: Pixels) -> tuple[Mask, Mask]:
    """Pixels unlike their neighbours, and those of them whose neighbours are all alike."""
    lightest, second_lightest = np.full_like(grey, -1), np.full_like(grey, -1)
    darkest, second_darkest = np.full_like(grey, 2), np.full_like(grey, 2)
    for shifted in neighbours(grey):
        np.maximum(second_lightest, np.minimum(lightest, shifted), out=second_lightest)
        np.maximum(lightest, shifted, out=lightest)
        np.minimum(second_darkest, np.maximum(darkest, shifted), out=second_darkest)
        np.minimum(darkest, shifted, out=darkest)
    clicks = (grey > second_lightest + _CLICK) | (grey < second_darkest - _CLICK)
    return clicks, clicks & (lightest - darkest < _ALIKE)


def _middle(grey: Pixels) -> Pixels:
    top, left = (max(0, (size - _SAMPLE) // 2) for size in grey.shape)
    return grey[top : top + _SAMPLE, left : left + _SAMPLE]


def _noise(grey: Pixels) -> float:
    """The standard deviation of white noise: Immerkaer's mask, CVIU 64(2), 1996.

    Of its absolute values the 0.3 quantile, which the edges of ink do not reach.
    """
    if min(grey.shape) < 3:
        return 0.0
    grey = _middle(grey)
    across = grey[:, :-2] - 2 * grey[:, 1:-1] + grey[:, 2:]
    both = across[:-2] - 2 * across[1:-1] + across[2:]
    return float(np.quantile(np.abs(both), 0.3)) / (6 * 0.3853)


def _smoothed(grey: Pixels, noise: float) -> tuple[Pixels, float]:
    """A picture with strong noise smoothed, and the noise that is left."""
    if noise < _NOISY:
        return grey, noise
    shares = np.array(_SMOOTHING) / sum(_SMOOTHING)
    return smoothed(grey, _SMOOTHING), noise * float(np.sum(shares**2))


def _on_even_tone(grey: Pixels, tone: float) -> Pixels:
    """The ink on a paper of one tone, to that side of it which holds more."""
    light = np.maximum(grey - np.float32(tone), 0)
    dark = np.maximum(np.float32(tone) - grey, 0)
    ink = light if light.sum() >= dark.sum() else dark
    strongest = ink.max()
    return ink / strongest if strongest > _FAINTEST else np.zeros_like(ink)


def _on_uneven_paper(grey: Pixels, noise: float) -> Pixels:
    """The ink on a paper with shades. noise: of the picture."""
    above = paper.contrast(grey)
    # Where white or black cuts noise off, none can be seen below the paper.
    noise = max(noise, _deviation(above), 1 / 512)
    return _without_dust(_strong_ink(without_rules(above, noise), noise))


def _strong_ink(above: Pixels, noise: float) -> Pixels:
    """Of what stands above the paper, the pieces with edges as sharp and strong as those of ink.

    noise: the deviation of what is left of paper.
    """
    least = max(7 * noise, _FAINTEST)
    strong = (above > least) & paper.sharp_places(above, _SHARP)
    if np.count_nonzero(strong) < _SMALLEST:
        return np.zeros_like(above)
    values = above[strong].astype(np.float64)
    # Mostly that of the strongest ink, however much there is that is fainter.
    full = min(1.0, float((values**3).sum() / (values**2).sum()))
    pieces = Components(above > max(3 * noise, 0.15 * full))
    seeds = pieces.sums(strong & (above > min(max(least, _SEED * full), 0.9 * full)))
    kept = (seeds >= np.maximum(_FEWEST_SEEDS, 0.1 * pieces.areas)) & (pieces.areas >= _SMALLEST)
    inside = widened(pieces.mask(kept))
    ink = np.clip((above - noise) / (full - noise), 0, 1).astype(np.float32)
    return _near_core(np.where(inside, ink, np.float32(0)))


def _deviation(above: Pixels) -> float:
    """The standard deviation of what is left of paper, from the side on which no ink is."""
    step = max(1, *(size // _SAMPLE for size in above.shape))
    sample = above[::step, ::step]
    below = sample[sample <= 0]
    return paper.DEVIATION * float(np.median(-below)) if below.size else 0.0


def _near_core(ink: Pixels) -> Pixels:
    """Ink no farther from strong ink than a pen is wide, so that faint traces end."""
    core = ink > _CORE
    width = int(np.ceil(max(1.0, stroke_width(ink))))
    return np.where(widened(core, width), ink, np.float32(0))


def _without_dust(ink: Pixels) -> Pixels:
    """Specks taken out that are too small or too far from the rest to be parts of digits."""
    pieces = Components(ink > _PIECE)
    if pieces.count < 2:
        return ink
    width = stroke_width(ink)
    boxes = pieces.boxes
    extent = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    mass = pieces.sums(ink)
    main = mass.argmax()
    large = extent >= min(max(1.5 * width, 0.15 * extent[main]), extent[main])
    anchors = boxes[large][np.argsort(mass[large])[-_ANCHORS:]]
    distance = _distances(boxes, anchors)
    far = distance > 0.5 * (anchors[:, 3] - anchors[:, 1]).max()
    dust = ~large & (far | ((extent < 0.7 * width) & (distance > width)))
    return _kept(ink, pieces, ~dust)


def _without_underlines(ink: Pixels) -> Pixels:
    """Lines taken out that do not touch the number above them."""
    if min(ink.shape) <= _TINY:
        return ink
    pieces = Components(ink > _PIECE)
    return _kept(ink, pieces, ~underlines(pieces.outlines))


def _distances(boxes: Whole, anchors: Whole) -> Floats:
    """From each box to the nearest of the anchors."""
    across = np.maximum(anchors[:, 0] - boxes[:, 2, None], boxes[:, 0, None] - anchors[:, 2])
    down = np.maximum(anchors[:, 1] - boxes[:, 3, None], boxes[:, 1, None] - anchors[:, 3])
    return np.asarray(np.hypot(np.maximum(across, 0), np.maximum(down, 0)).min(axis=1))


def _kept(ink: Pixels, pieces: Components, kept: Mask) -> Pixels:
    """Ink without some of its pieces and their soft edges."""
    if kept.all():
        return ink
    gone = widened(pieces.mask(~kept), 2) & ~pieces.mask(kept)
    return np.where(gone, np.float32(0), ink)
