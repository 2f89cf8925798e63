"""Ingredients of the numbers that a recipe composes, each with what leaves it out.

Those of `data.style` are left out of the numbers in the recipe's own style alone: what is natural
or strewn has a style of its own, and is an ingredient itself.
"""

from __future__ import annotations

INGREDIENTS: dict[str, tuple[str, ...]] = {
    "slant": ("data.style.slant=0.0", "data.style.digit_slant=0.0"),
    "size": (
        "data.style.stretch=0.0",
        "data.style.digit_size=0.0",
        "data.style.digit_aspect=0.0",
        "data.style.small_digit_share=0.0",
    ),
    "turning": ("data.style.digit_turn=0.0", "data.style.turned_share=0.0"),
    "baseline": ("data.style.baseline=0.0", "data.style.climb=0.0"),
    "warping": ("data.style.warp=0.0",),
    "kerning": (
        "data.style.gaps=[[1.0, 0.15, 0.45]]",
        "data.style.gap=0.0",
        "data.style.uneven_share=0.0",
    ),
    "one-hand": ("data.style.one_hand_share=0.0",),
    "ligatures": ("data.joined_share=0.0",),
    "natural": ("data.natural_share=0.0",),
    "strewn": ("data.loose_share=0.0",),
    "pens": ("data.pen_spread=0.0",),
    "devices": ("data.devices=false",),
    "spoiling": (
        "augmentation.blur.share=0.0",
        "augmentation.fade.share=0.0",
        "augmentation.noise.share=0.0",
    ),
    "scans": ("data.scans=0.0",),
    "print": ("data.shares.print=0.0",),
    "pictures": ("data.shares.pictures=0.0",),
    "ink": ("data.shares.ink=0.0",),
    "no-numbers": (
        "data.shares.others=0.0",
        "data.shares.scribbles=0.0",
        "data.shares.too_long=0.0",
    ),
}
"""By name the changes to a recipe that leave an ingredient out."""
