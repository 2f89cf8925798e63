"""The table of checkpoints, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digitpad.recognition.checkpoint import Card
from trainer.markdown import figure, markdown_table, percent, plain
from trainer.protocols import PROTOCOLS
from trainer.tables.card_file import Entry, entries
from trainer.tables.published_table import published_table

_INTRODUCTION = """\
# Checkpoints

Written by `python -m trainer table`; the figures stand on the cards of the checkpoints, in
`cards/` where only those are kept. `python -m trainer evaluate NAME` measures a checkpoint again.
Each figure is the share of drawings read exactly right, in percent, with its 95 % interval
(Wilson), on people and pictures that nothing was learnt from, nor chosen by.
Under *letters, symbols*, *printed letters* and *scrawls* it is the share refused; elsewhere what
was refused counts by the text that it would have been read as. Most kinds of scrawls, though drawn
by another generator, have relatives among the scribbles that `number` learns by now, so that their
figure tells more of those than of what people scrawl. Numbers made of digits repeat them
(those of tablet digits are made of 1,248 by five people), so that their intervals tell less than
it seems of other people. Each figure is of one checkpoint; how `number` and `digit` were trained
stands in their recipes.
"""
_TRUST = """\
How far answers can be trusted: the share of drawings answered `ok`, how many of those are right,
how many numbers are refused, the expected calibration error, and how likely a right answer is surer
than a wrong one (AUROC).
"""
_DRAWN = ("mnist", "tablet", "unipen", "strings", "tablet-strings", "letters")
"""What people want to know first: digits and numbers as they are written and scanned."""
_TRUSTED = (*_DRAWN, "touching", "joined", "corrupted", "strings-corrupted")
"""Where it is told what answers are worth: the last of them are hard."""


def table(paths: Sequence[Path]) -> str:
    """The Markdown document on some checkpoints and card files."""
    found = entries(paths)
    own = [entry for entry in found if not entry.card.comparison]
    names = [name for name in PROTOCOLS if any(name in entry.card.metrics for entry in own)]
    parts = [_INTRODUCTION]
    for chosen in (_DRAWN, tuple(name for name in names if name not in _DRAWN)):
        if shown := [name for name in names if name in chosen]:
            parts.append(_figures(own, shown))
    parts.append(_honesty([entry.card for entry in own]))
    return "\n".join([*parts, published_table(found)])


def _figures(found: Sequence[Entry], names: Sequence[str]) -> str:
    """Size and figures, a row a checkpoint."""
    head = ["checkpoint", "weights", "MB", *(PROTOCOLS[name].title for name in names)]
    rows = [
        [
            f"`{entry.card.name}`",
            f"{entry.weights:,}",
            f"{entry.bytes / 1e6:.1f}",
            *(figure(entry.card.metrics.get(name)) for name in names),
        ]
        for entry in found
        if entry.card.metrics.keys() & set(names)
    ]
    return markdown_table(head, rows)


def _honesty(cards: Sequence[Card]) -> str:
    """What answers are worth, for checkpoints that say when they are unsure."""
    told = ("`ok`", "of them right", "refused", "calibration error", "AUROC")
    head = ["checkpoint", "protocol", *told]
    rows = []
    for card in cards:
        for name in _TRUSTED:
            metrics = card.metrics.get(name, {})
            if metrics.get("ok_right") is not None:
                keys = ("ok", "ok_right", "refused", "calibration_error")
                figures = [*(percent(metrics[key]) for key in keys), plain(metrics.get("auroc"))]
                rows.append([f"`{card.name}`", PROTOCOLS[name].title, *figures])
    return f"{_TRUST}\n{markdown_table(head, rows)}"
