"""How all figures look, and how they become SVG that wears the page's colours."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

TEXT, MUTED, LINE = "#22262c", "#666c75", "#dedbd3"
ACCENT, GOOD, BAD, OTHER = "#2b5fd0", "#1f7a4d", "#b3261e", "#7a5aa8"
ROLES = {
    TEXT: "text",
    MUTED: "muted",
    LINE: "line",
    ACCENT: "accent",
    GOOD: "good",
    BAD: "bad",
    OTHER: "other",
}
"""The colours of figures, and what the page calls them, where light and dark ones stand."""

FONT_SIZE = 9.0
"""Points, in a figure shown as large as it was made."""

_FONT = re.compile(r"font: ([\d.]+px) [^;\"]*")
_IDS = re.compile(r'(id="|href="#|url\(#)')


def blank(
    size: tuple[float, float], heights: Sequence[float] = (1,), *, shared: bool = False
) -> tuple[Figure, list[Axes]]:
    """A quiet figure of so many inches with one set of axes above the other.

    heights: of the axes, by ratio. shared: they have one x axis, told below the last of them.
    """
    figure = Figure(figsize=size, layout="constrained", facecolor="none")
    grid = figure.add_gridspec(len(heights), 1, height_ratios=list(heights))
    made: list[Axes] = []
    for row in range(len(heights)):
        axes = figure.add_subplot(grid[row, 0], sharex=made[0] if shared and made else None)
        _quiet(axes)
        made.append(axes)
    if shared:
        for axes in made[:-1]:
            axes.tick_params(axis="x", labelbottom=False)
    return figure, made


def _quiet(axes: Axes) -> None:
    axes.set_facecolor("none")
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(LINE)
    axes.tick_params(colors=MUTED, labelsize=FONT_SIZE, length=0, which="both")
    axes.grid(color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    for label in (axes.xaxis.label, axes.yaxis.label, axes.title):
        label.set(color=MUTED, size=FONT_SIZE)


def svg(figure: Figure, name: str, words: str) -> str:
    """A figure as an `<svg>` element to be put into a page.

    name: of letters, digits and -, another one for each figure of a page, so that ids stay unique.
    words: what there is to see, for those who do not see it; already escaped.
    """
    file = io.StringIO()
    # How SVG is written can be told matplotlib in no other way; it ends with the block.
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "digitpad"}):
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    drawn = file.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    drawn = re.sub(r"<metadata>.*?</metadata>", "", drawn, flags=re.DOTALL)
    drawn = _IDS.sub(rf"\g<1>{name}-", drawn)
    # The page's own font, and its colours: they change with light and dark.
    drawn = _FONT.sub(r"font-size: \1", drawn)
    for colour, role in ROLES.items():
        drawn = drawn.replace(colour, f"var(--{role})")
    box = re.search(r'viewBox="([^"]*)"', drawn)
    assert box is not None, "matplotlib gives every SVG its box"
    width = float(box[1].split()[2])
    head = (
        f'<svg viewBox="{box[1]}" role="img" aria-label="{words}" '
        f'style="max-width: {width * 4 / 3:.0f}px">'
    )
    return head + drawn[drawn.index(">") + 1 :].rstrip()
