"""Tables of text, as Markdown and in columns for a terminal, and how shares stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean, stdev
from typing import Any


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as Markdown, its lines ended."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def columns(rows: Sequence[Sequence[str]], words: int | None = None) -> str:
    """Rows of as many cells each, with the cells below one another, their lines ended.

    words: so many columns, all where no number is given, begin below one another; numbers follow,
    which end so.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    left = len(widths) if words is None else words
    padded = (
        "  ".join(
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in padded)


def figure(metrics: Mapping[str, Any] | None) -> str:
    """The share read exactly right with its interval, in percent; nothing where there is none."""
    if not metrics:
        return ""
    exact, low, high = (percent(metrics[key]) for key in ("exact", "low", "high"))
    return f"{exact} ({low} to {high})"


def percent(share: float | None) -> str:
    """A share in percent, nothing where there is none."""
    return "" if share is None else f"{100 * share:.2f}"


def spread(shares: Sequence[float], sign: bool = False) -> str:
    """The mean of shares in percent, with their standard deviation where there are several.

    sign: also before what is more than 0, as in a difference.
    """
    told = f"{100 * mean(shares):{'+' if sign else ''}.2f}"
    return told if len(shares) == 1 else f"{told} ± {percent(stdev(shares))}"


def plain(value: float | None) -> str:
    """A number between 0 and 1, nothing where there is none."""
    return "" if value is None else f"{value:.3f}"
