"""Scans: ink as the picture that is left of it on paper or in a file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture
from trainer.data.sample import Sample

_HEIGHTS = (24, 72)
"""Least and most pixels from the highest to the lowest ink."""
_PENS = (0.05, 0.16)
"""Least and most width of the pen, as a share of that height."""
_MARGIN = 2
_LONGEST = 12
"""Ink that is so many times as wide as high stays as it is: it would make a huge picture."""


def scanned(sample: Sample, random: np.random.Generator) -> Sample:
    """Ink as a picture of a random size, drawn with a random pen; pictures as they are.

    Where its characters stand is no longer known.
    """
    ink = sample.source
    height = round(float(np.exp(random.uniform(*np.log(_HEIGHTS)))))
    pen = height * float(np.exp(random.uniform(*np.log(_PENS))))
    if not isinstance(ink, Ink) or ink.bounds.width >= _LONGEST * ink.bounds.height:
        return sample
    free = 2 * _MARGIN + pen
    width = int(ink.bounds.width / ink.bounds.height * height + free) + 2
    # Gaps in a picture give way when it is read, not before.
    framing = Framing(int(height + free) + 1, width, _MARGIN, pen, gap=_LONGEST)
    return replace(sample, source=Picture(framing.frame(ink).pixels), sides=None)
