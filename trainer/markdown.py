"""Tables of text, as Markdown and in columns for a terminal, and how shares stand in them."""

from __future__ import annotations

from collections.abc import Sequence


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as Markdown, its lines ended."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of as many cells each, with the cells below one another, their lines ended."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in padded)


def percent(share: float | None) -> str:
    """A share in percent, nothing where there is none."""
    return "" if share is None else f"{100 * share:.2f}"
