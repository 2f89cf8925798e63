"""The table of checkpoints, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digitpad.recognition.checkpoint import Card, load
from trainer.protocols import PROTOCOLS

_INTRODUCTION = """\
# Checkpoints

Written by `python -m trainer table`; the figures stand in the checkpoints themselves and come
from `python -m trainer evaluate NAME`. Each is the share of drawings read exactly right, in
percent, with its 95 % interval (Wilson), on people and pictures that nothing
was learnt from, nor chosen by.
Under *letters, symbols* it is the share refused. One training run each.
"""


def table(paths: Sequence[Path]) -> str:
    """The Markdown document on some checkpoints."""
    loaded = [(path, *load(path)) for path in paths]
    names = [name for name in PROTOCOLS if any(name in card.metrics for _, card, _ in loaded)]
    head = ["checkpoint", "weights", "MB", *(PROTOCOLS[name].title for name in names)]
    rows = [
        [
            f"`{card.name}`",
            f"{sum(array.size for array in weights.values()):,}",
            f"{path.stat().st_size / 1e6:.1f}",
            *(_figure(card, name) for name in names),
        ]
        for path, card, weights in loaded
    ]
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return "\n".join([_INTRODUCTION, *lines, "", *_honesty([card for _, card, _ in loaded])]) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _figure(card: Card, name: str) -> str:
    metrics = card.metrics.get(name)
    if metrics is None:
        return ""
    exact, low, high = (f"{100 * metrics[key]:.2f}" for key in ("exact", "low", "high"))
    return f"{exact} ({low} to {high})"


def _honesty(cards: Sequence[Card]) -> list[str]:
    """What answers are worth, for checkpoints that say when they are unsure."""
    lines = [
        "How far answers can be trusted: the share of drawings answered `ok`, how many of "
        "those are right, how many numbers are refused, and the expected calibration error.",
        "",
        _row(["checkpoint", "protocol", "`ok`", "of them right", "refused", "calibration error"]),
        _row(["---"] * 6),
    ]
    for card in cards:
        for name, metrics in card.metrics.items():
            if name in PROTOCOLS and metrics.get("ok_right") is not None:
                keys = ("ok", "ok_right", "refused", "calibration_error")
                figures = [f"{100 * metrics[key]:.2f}" for key in keys]
                lines.append(_row([f"`{card.name}`", PROTOCOLS[name].title, *figures]))
    return lines
