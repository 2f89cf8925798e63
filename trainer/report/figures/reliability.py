"""The reliability diagram: how often a reader of some confidence is right."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from trainer.measuring.figures import Bin
from trainer.report.figures.look import ACCENT, MUTED, TEXT, blank

FEW = 10
"""Bins with fewer answers are pale: their share may be chance."""
_FLOOR = 0.3
"""Where the logarithmic count begins: one answer is half a decade high, so that it is seen."""
_SIDE = 4.6
"""Inches."""


def reliability(bins: Sequence[Bin]) -> Figure:
    """Shares of right answers over confidence; below, how many answers there were."""
    figure, [above, below] = blank((_SIDE, _SIDE * 0.92), (3.2, 1), shared=True)
    width = 100 / len(bins)
    filled = [bin_ for bin_ in bins if bin_.count]
    middles = [(number + 0.5) * width for number, bin_ in enumerate(bins) if bin_.count]
    above.plot([0, 100], [0, 100], color=MUTED, linewidth=0.8, linestyle=(0, (4, 3)))
    bars = above.bar(middles, [100 * bin_.right for bin_ in filled], 0.92 * width, color=ACCENT)
    for bar, bin_ in zip(bars, filled, strict=True):
        bar.set_alpha(0.35 if bin_.count >= FEW else 0.12)
    above.plot(
        [100 * bin_.confidence for bin_ in filled],
        [100 * bin_.right for bin_ in filled],
        "o",
        color=ACCENT,
        markersize=4,
        clip_on=False,
    )
    above.annotate("as right as sure", (30, 33), rotation=39, color=MUTED, size=8)
    above.set(xlim=(0, 100), ylim=(0, 102), ylabel="right, %")
    heights = [bin_.count - _FLOOR for bin_ in filled]
    below.set_yscale("log")
    below.bar(middles, heights, 0.92 * width, bottom=_FLOOR, color=TEXT, alpha=0.35)
    below.yaxis.set_major_formatter(FuncFormatter(lambda count, _: f"{count:,.0f}"))
    below.set(ylim=(_FLOOR, None), ylabel="answers", xlabel="confidence, %")
    return figure
