"""The curves of a run: loss, rate and validation figures over its steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullLocator

from trainer.report.curves import Curves
from trainer.report.figures.look import ACCENT, BAD, FONT_SIZE, GOOD, MUTED, OTHER, TEXT, blank

_SIZE = (9.6, 6.2)
"""Inches."""
_LINES = (ACCENT, BAD, OTHER, MUTED)
_STYLES = ("-", "--", "-.", ":")
"""Lines differ in more than their colour."""
_TICKS = (50, 70, 80, 90, 95, 97, 98, 99, 99.5, 99.7, 99.8, 99.9, 99.95, 99.98, 99.99)
"""Percent right that the validation axis may name."""
_FEWEST_WRONG = 0.005
"""Percent: nothing wrong at all has no place on a logarithmic axis."""
_SMOOTHED = 25
"""So many reported losses make one of the smooth line."""


def curves(run: Curves) -> Figure:
    """Loss above rate above validation figures; each new best is a dot, the last one named."""
    figure, [loss, rate, right] = blank(_SIZE, (2.4, 1, 2.6), shared=True)
    _losses(loss, run)
    rate.plot(run.steps, run.rates, color=ACCENT, linewidth=1.4)
    for step in run.lowered:
        rate.axvline(step, color=MUTED, linewidth=0.8, linestyle=(0, (4, 3)))
    rate.set(ylabel="rate", ylim=(0, None))
    rate.yaxis.set_major_locator(MaxNLocator(3))
    rate.yaxis.set_major_formatter(FuncFormatter(_plain))
    if run.validated:
        _validation(right, run)
    right.set_xlabel("step")
    right.set_xlim(0, max([1, run.planned, *run.steps, *run.validated]))
    right.xaxis.set_major_formatter(FuncFormatter(lambda step, _: f"{step:,.0f}"))
    return figure


def _losses(axes: Axes, run: Curves) -> None:
    axes.plot(run.steps, run.losses, color=ACCENT, linewidth=0.8, alpha=0.4)
    if run.losses:
        width = max(min(_SMOOTHED, len(run.losses) // 8), 1)
        smooth = np.convolve(run.losses, np.ones(width) / width, "valid")
        axes.plot(run.steps[width - 1 :], smooth, color=ACCENT, linewidth=1.6, label="learning")
    if run.validation_losses and len(run.validation_losses) == len(run.validated):
        axes.plot(run.validated, run.validation_losses, "--", color=OTHER, lw=1.4, label="unseen")
        axes.legend(frameon=False, fontsize=FONT_SIZE, labelcolor=TEXT, loc="upper right", ncols=2)
    axes.set(ylabel="loss", yscale="log" if min(run.losses, default=0) > 0 else "linear")
    # The logarithmic ticks are powers of ten: often one, or none.
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(_plain))


def _validation(axes: Axes, run: Curves) -> None:
    """Lines on an axis of what is wrong, logarithmic and upside down: 99 to 99.5 is a step, too."""
    steps = run.validated
    for number, (name, shares) in enumerate(run.figures.items()):
        axes.plot(
            steps,
            [_wrong(share) for share in shares],
            _STYLES[number % len(_STYLES)],
            color=_LINES[number % len(_LINES)],
            linewidth=1.4,
            label=name,
        )
    best = [(step, _wrong(score)) for step, score in run.bests]
    axes.plot([step for step, _ in best], [wrong for _, wrong in best], "o", color=GOOD, ms=4)
    axes.plot(steps, [_wrong(score) for score in run.scores], color=GOOD, lw=1, label="mean")
    if run.bests:
        step, score = run.bests[-1]
        axes.annotate(
            f"best {100 * score:.2f} % after step {step:,}",
            best[-1],
            xytext=(0, 9),
            textcoords="offset points",
            ha="right",
            color=TEXT,
            size=FONT_SIZE,
        )
    _percent_axis(axes, [*run.scores, *(share for line in run.figures.values() for share in line)])
    axes.legend(frameon=False, fontsize=FONT_SIZE, labelcolor=TEXT, loc="lower right", ncols=4)


def _percent_axis(axes: Axes, shares: Sequence[float]) -> None:
    wrong = [_wrong(share) for share in shares]
    low, high = min(wrong) * 0.7, min(max(wrong) * 1.2, 100)
    axes.set(yscale="log", ylim=(high, low), ylabel="read rightly, %")
    axes.yaxis.set_major_locator(FixedLocator([100 - tick for tick in _TICKS]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 - value:g}"))


def _plain(value: float, place: int | None) -> str:
    return f"{value:g}"


def _wrong(share: float) -> float:
    """Percent that is wrong."""
    return max(100 * (1 - share), _FEWEST_WRONG)
