"""Shares with their intervals, a row each: by length, by digit, by corruption, by protocol."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from trainer.report.figures.look import ACCENT, FONT_SIZE, MUTED, TEXT, blank
from trainer.report.row import Row

_ROW = 0.26
"""Inches a row."""
_HEAD = 0.55
"""Inches for what stands below and above the rows."""
_LEAST_SPAN = 0.5
"""Percent that the axis shows at least: smaller differences are of no interest."""


def dots(rows: Sequence[Row], axis: str, width: float = 4.6, line: float | None = None) -> Figure:
    """A dot and its interval for each of at least one row, from the top down, in percent.

    The axis begins where the lowest interval does. line: a share that all are compared with.
    """
    figure, [axes] = blank((width, _HEAD + _ROW * len(rows)))
    places = range(len(rows))
    axes.hlines(
        places,
        [100 * row.low for row in rows],
        [100 * row.high for row in rows],
        color=ACCENT,
        linewidth=2,
        alpha=0.45,
    )
    axes.plot(
        [100 * row.share for row in rows], places, "o", color=ACCENT, markersize=5, clip_on=False
    )
    if line is not None:
        axes.axvline(100 * line, color=TEXT, linewidth=0.8, linestyle=(0, (4, 3)))
    axes.set_yticks(places, [row.name for row in rows])
    axes.tick_params(axis="y", labelcolor=TEXT)
    axes.grid(visible=False, axis="y")
    axes.set_ylim(len(rows) - 0.4, -0.6)
    low = 100 * min(row.low for row in rows)
    axes.set_xlim(max(min(low, 100 - _LEAST_SPAN) - 0.02 * (100 - low), -2), 100.02)
    axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.set_xlabel(axis)
    for place, row in enumerate(rows):
        axes.annotate(
            f"{100 * row.share:.2f}",
            (1, place),
            xytext=(6, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            color=MUTED,
            size=FONT_SIZE,
        )
    return figure
