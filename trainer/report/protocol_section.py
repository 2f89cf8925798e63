"""What a recognizer does under one protocol, as a section of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from digitpad.recognition.recognizer import Recognizer
from trainer.measuring.answers import Answers
from trainer.protocols.seed import SEED
from trainer.report import counting
from trainer.report.figures.confusion import confusion
from trainer.report.figures.dots import dots
from trainer.report.figures.reliability import FEW, reliability
from trainer.report.gallery import STATUSES, Gallery
from trainer.report.page import (
    Html,
    Section,
    drawing,
    heading,
    joined,
    pairs,
    panel,
    panels,
    said,
    table,
)
from trainer.report.words import capital, percent, share_and_interval

_GRID, _SAMPLES, _MISTAKES, _DECIDED = 10, 24, 12, 8
"""Drawings in each gallery."""


def protocol_section(answers: Answers, recognizer: Recognizer, clean: float | None) -> Section:
    """Figures, then drawings.

    clean: the share read rightly of what the protocol spoils, where that is known.
    """
    protocol = answers.protocol
    published = recognizer.card.recipe.get("published") or {}
    known = published.get("figures", {}).get(protocol.name)
    parts = [said(_verdict(answers, known))]
    if protocol.kinds:
        parts.append(_by_kind(answers, clean))
    if not protocol.refused:  # else there is nothing to take for something else
        parts.append(panels(_measured(answers)))
    parts += _shown(answers, Gallery(answers, recognizer))
    return Section(f"on-{protocol.name}", capital(protocol.title), joined(parts))


def _verdict(answers: Answers, published: float | None) -> str:
    figures = answers.figures
    exact = share_and_interval(figures.exact, figures.low, figures.high)
    if answers.protocol.refused:
        return f"{exact} of {figures.count:,} drawings refused, as is right: none is a number."
    words = f"{exact} of {figures.count:,} drawings read exactly right."
    return words if published is None else f"{words} Its authors report {percent(published)}."


def _by_kind(answers: Answers, clean: float | None) -> Html:
    protocol = answers.protocol
    if protocol.refused:
        title, axis, words = "By kind", "refused, %", "By kind of drawing, with 95 % intervals."
    else:
        title, axis = "Robustness", "read exactly right, %"
        words = "By what was done to the drawings, with 95 % intervals."
    if clean is not None:
        words += f" Dashed: {percent(clean)} without."
    figure = drawing(
        dots(counting.by_kind(answers), axis, 9.6, clean), f"{protocol.name}-kinds", words
    )
    return panels([panel(title, words, figure, wide=True)])


def _measured(answers: Answers) -> Iterator[Html]:
    name = answers.protocol.name
    counts, rows, columns = counting.confusion(answers)
    mistakes = int(counts.sum() - counts.diagonal()[:10].sum())
    words = f"Digits as written and as read: {mistakes:,} of {counts.sum():,} wrong."
    matrix = confusion(counts, rows, columns)
    yield panel("What it mixes up", words, drawing(matrix, f"{name}-confusion", words))
    error = answers.figures.calibration_error or 0.0
    words = f"Expected calibration error (ECE): {percent(error)}. Pale: under {FEW} answers."
    diagram = reliability(answers.figures.reliability)
    yield panel(
        "What its confidence is worth", words, drawing(diagram, f"{name}-reliability", words)
    )
    words = "Each digit that was written, with its 95 % interval."
    classes = dots(counting.by_class(counts), "read as that digit, %")
    yield panel("By digit", words, drawing(classes, f"{name}-class", words))
    yield _told(answers)


def _told(answers: Answers) -> Html:
    """What answers are worth by how sure they are, the other figures, and the shares by length."""
    told = table(
        ("answer", "drawings", "right"),
        [
            (STATUSES[status], f"{count:,}", percent(right / count))
            for status, count, right in counting.by_status(answers)
        ],
        numbers=(1, 2),
    )
    lengths = counting.by_length(answers)
    if len(lengths) == 1:
        words = "How sure it said it was, and how right it was."
        return panel("By answer", words, joined([told, pairs(_figures(answers))]))
    words = "Whole numbers, with 95 % intervals; below, by how sure it said it was."
    figure = dots(lengths, "read exactly right, %")
    drawn = drawing(figure, f"{answers.protocol.name}-length", words)
    return panel("By length and answer", words, joined([drawn, told, pairs(_figures(answers))]))


def _figures(answers: Answers) -> dict[str, str]:
    """What else was measured, in words."""
    figures = answers.figures
    shares = {
        "digits read": figures.per_digit,
        "character error rate": figures.character_errors,
        "right number of digits": figures.length_right,
        "surer when right (AUROC)": figures.auroc,
        "edges of digits found": figures.placed,
    }
    return {name: percent(share) for name, share in shares.items() if share is not None}


def _shown(answers: Answers, gallery: Gallery) -> Iterator[Html]:
    if answers.protocol.kinds:
        yield heading("One of each")
        yield gallery.with_names(counting.of_each_kind(answers), answers.protocol.kinds)
    yield heading("Ten predictions over the truth")
    yield said("As the network saw them: ✓ is right, ✗ is wrong.")
    yield gallery.over_the_truth(counting.at_random(answers, _GRID, SEED))
    worst = counting.worst(answers, _MISTAKES)
    yield heading("The worst mistakes")
    if worst:
        yield said("The surest wrong answers, and what else each might have been.")
        yield gallery.with_candidates(worst)
    else:
        yield said("There are none.")
    yield heading("Drawn at random")
    yield said("With the confidence of each answer.")
    yield gallery.with_confidence(
        counting.at_random(answers, gallery.whole_rows(_SAMPLES), SEED + 1)
    )
    if decided := _decided(answers, worst, gallery.whole_rows(_DECIDED)):
        yield heading("Which ink decided")
        yield said("The redder, the more it spoke for what was read; grey ink hardly mattered.")
        yield gallery.with_heat(decided)


def _decided(answers: Answers, worst: list[int], count: int) -> list[int]:
    """Half of them mistakes, if there are as many, and none that nothing was read of."""
    chosen = dict.fromkeys(
        [*worst[: count // 2], *counting.at_random(answers, 4 * count, SEED + 2)]
    )
    return list(islice((number for number in chosen if answers.readings[number].text), count))
