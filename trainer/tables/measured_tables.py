"""Tables of what was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from trainer.markdown import markdown_table, percent, plain
from trainer.measuring.figures import Figures
from trainer.measuring.measured import Measured, exact


def as_markdown(found: Sequence[Measured]) -> str:
    """Everything as tables: the figures, then those by length, digit and kind, then the cost."""
    head = [
        "exact",
        "drawings",
        "digits",
        "character errors",
        "lengths",
        "`ok`",
        "of them right",
        "refused",
        "calibration error",
        "AUROC",
        "edges found",
    ]
    parts = [_rows(found, head, _main_cells)]
    for title, pick in (
        ("By number of digits", lambda figures: figures.by_length),
        ("By digit", lambda figures: figures.by_class),
        ("By kind", lambda figures: figures.by_kind),
    ):
        parts += _by_name(found, title, pick)
    for number, reliability in enumerate(_reliability(found)):
        parts.append(reliability if number else f"## Reliability\n\n{reliability}")
    cost = ["MB", "weights", "ms a drawing", "framing", "network", "decoding"]
    parts.append(f"## Size and time\n\n{_rows(found, cost, _cost_cells)}")
    return "\n".join(parts)


def _rows(
    found: Sequence[Measured], head: Sequence[str], cells: Callable[[Measured], list[str]]
) -> str:
    rows = [[f"`{one.checkpoint}`", one.drawings, *cells(one)] for one in found]
    return markdown_table(["checkpoint", "protocol", *head], rows)


def _main_cells(one: Measured) -> list[str]:
    found = one.figures
    shares = (
        found.per_digit,
        found.character_errors,
        found.length_right,
        found.ok,
        found.ok_right,
        found.refused,
        found.calibration_error,
    )
    return [
        exact(found),
        str(found.count),
        *map(percent, shares),
        plain(found.auroc),
        percent(found.placed),
    ]


def _cost_cells(one: Measured) -> list[str]:
    time = one.cost.latency_ms
    steps = (time.whole, time.framing, time.network, time.decoding)
    return [f"{one.cost.size_mb:.1f}", f"{one.cost.weights:,}", *(f"{step:.1f}" for step in steps)]


def _by_name(
    found: Sequence[Measured], title: str, pick: Callable[[Figures], Mapping[str, float]]
) -> list[str]:
    """A table of the figures that are given by name, where there are any."""
    having = [one for one in found if pick(one.figures)]
    names = list(dict.fromkeys(name for one in having for name in pick(one.figures)))
    if not names:
        return []

    def cells(one: Measured) -> list[str]:
        return [percent(pick(one.figures).get(name)) for name in names]

    return [f"## {title}\n\n{_rows(having, names, cells)}"]


def _reliability(found: Sequence[Measured]) -> list[str]:
    """For each that has any, how sure answers are, and how right."""
    tables = []
    for one in found:
        bins = [item for item in one.figures.reliability if item.count]
        rows = [[percent(item.confidence), percent(item.right), str(item.count)] for item in bins]
        if rows:
            head = ["how sure", "how right", "drawings"]
            title = f"`{one.checkpoint}`, {one.drawings}"
            tables.append(f"{title}\n\n{markdown_table(head, rows)}")
    return tables
