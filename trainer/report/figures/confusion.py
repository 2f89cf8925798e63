"""The confusion matrix: what was written against what was read."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from trainer.report.figures.look import ACCENT, BAD, FONT_SIZE, TEXT, blank

_SIDE = 4.6
"""Inches."""
_FAINTEST, _DENSEST = 0.12, 0.75
"""How dense the colour of a cell that is not empty gets; the number on it stays legible."""


def confusion(counts: NDArray[np.int64], rows: list[str], columns: list[str]) -> Figure:
    """Counts (rows, columns) as a matrix, rows of what was written, columns of what was read.

    What was read rightly, where row and column have one name, is of one colour, mistakes are of
    another, each the denser the more there are of its kind; the numbers say it, too.
    """
    figure, [axes] = blank((_SIDE, _SIDE * 0.92))
    same = np.equal.outer(rows, columns)
    wrong = np.where(same, 0, counts)
    most = {ACCENT: int((counts - wrong).max()), BAD: int(wrong.max())}
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = ACCENT if same[row, column] else BAD
            # Roots, for one mistake must be seen beside fifty.
            share = (count / most[colour]) ** 0.5
            density = _FAINTEST + (_DENSEST - _FAINTEST) * share * (0.6 if colour == ACCENT else 1)
            axes.add_patch(
                Rectangle(
                    (column - 0.47, row - 0.47), 0.94, 0.94, color=colour, alpha=density, lw=0
                )
            )
            axes.text(
                column, row, f"{count}", ha="center", va="center", color=TEXT, size=FONT_SIZE - 2
            )
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_aspect("equal")
    axes.set_xticks(range(len(columns)), columns)
    axes.set_yticks(range(len(rows)), rows)
    axes.tick_params(colors=TEXT)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("read")
    axes.set_ylabel("written")
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    return figure
