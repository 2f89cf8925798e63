"""Lessons: what learning a hand is worth, tried on hands that are made up.

Each is the hand of somebody from whom no network has learnt, bent so far that the checkpoint
misreads about one in eight of the numbers composed of it, as one person writes them. Some of these
are kept and learnt as on a user's computer: a part of them held out, and without any data set.
Others, composed of other digits of the same hand, are read before and after it, and so are other
people's numbers, which must not be forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, cycle
from pathlib import Path
from statistics import mean

import numpy as np

from digitpad.recognition.checkpoint import read_card
from digitpad.recognition.recognizer import Recognizer
from trainer.composing.choices import DataChoice
from trainer.composing.mixture import own_numbers, tablet_digits
from trainer.data.collection import HELD_SHARE
from trainer.data.sample import Part, Sample, sampled
from trainer.lessons.finetune import as_written, finetune, finetuning_recipe
from trainer.lessons.odd import ODDITIES, odd
from trainer.markdown import markdown_table, percent, spread
from trainer.measuring.evaluate import unseen
from trainer.measuring.figures import rights
from trainer.progress import Report
from trainer.protocols import PROTOCOLS, Protocol

_PART: Part = "validate"
_MISREAD = 1 / 8
_READ = 400
"""Numbers of a hand that tell how odd it must be, and others that tell what was learnt of it."""
_ODDEST, _HALVINGS = 1.5, 7
"""How odd a hand can be, and how often the range is halved to find how odd it must be."""
_REMEMBERED = ("tablet", "mnist", "tablet-strings", "strings", "touching", "letters")
"""Protocols that show what was forgotten."""
_MOST = 500
"""Drawings of each."""
_ABOUT = """\
What lessons are worth to `{checkpoint}`: how many percent of {read} numbers of each hand it
misreads, before, and after it has learnt from so many kept drawings of that hand, of which a fifth
is held out, without any data set; and how many points it loses of other people's drawings, of at
most {most} each. Where there are several hands, means and standard deviations are over them.
"""


@dataclass(frozen=True)
class Tried:
    """Lessons in one hand, as shares of numbers.

    before: misread. after: misread when so many drawings were kept. lost: by that and protocol,
    how many fewer numbers of other people are answered rightly.
    """

    hand: str
    before: float
    after: dict[int, float]
    lost: dict[int, dict[str, float]]


@dataclass(frozen=True, eq=False)
class Hand:
    """Numbers of one hand, to learn and to read."""

    name: str
    learnt: Sequence[Sample]
    read: Sequence[Sample]


def lessons(
    start: Path,
    changes: Sequence[str],
    data: Path,
    folder: Path,
    *,
    names: Sequence[str],
    drawings: Sequence[int],
    seed: int = 0,
    report: Report,
) -> Iterator[Tried]:
    """Teach a checkpoint hands by name, each with each count of drawings, until interrupted.

    changes: to how it is finetuned, as `finetuning_recipe` takes them; the hands stay the same.
    folder: where there is no run yet. Raises DataError for data that are missing, or that it has
    learnt from; RecipeError and RunError as finetune does.
    """
    card = read_card(start)
    recipe = finetuning_recipe(card, "lesson", "Lesson", changes)
    before = Recognizer.load(start, "cpu")
    others = {
        protocol: sampled(unseen(before, protocol, data, _PART), _MOST)
        for protocol in map(PROTOCOLS.__getitem__, _REMEMBERED)
        if protocol.suits(card.decoder, card.most_digits)
    }
    kept = _right(before, others)
    unchanged = as_written(finetuning_recipe(card, "lesson", "Lesson").data)
    writers = dict(zip(ODDITIES, cycle(_writers(data)), strict=False))
    for at, name in enumerate(names):
        hand = made_up(before, name, writers[name], unchanged, max(drawings))
        after, lost = {}, {}
        for run, count in enumerate(drawings, start=at * len(drawings) + 1):
            event = {"event": "teaching", "hand": name, "drawings": count, "run": run}
            report({**event, "runs": len(names) * len(drawings)})
            path = finetune(
                start,
                recipe,
                hand.learnt[: count - round(count * HELD_SHARE)],
                (),
                folder / f"{name}-{count}",
                None,
                seed=seed,
                report=report,
            )
            if path is None:
                return
            now = Recognizer.load(path, "cpu")
            after[count] = misread(now, hand.read)
            still = _right(now, others)
            lost[count] = {key: kept[key] - still[key] for key in kept}
        yield Tried(name, misread(before, hand.read), after, lost)


def _writers(data: Path) -> list[list[Sample]]:
    """The digits of each validation writer, whoever wrote most first."""
    samples = list(chain.from_iterable(tablet_digits(data, _PART)))
    writers = [writer for writer, _ in Counter(item.writer for item in samples).most_common()]
    return [[item for item in samples if item.writer == writer] for writer in writers]


def made_up(
    recognizer: Recognizer, name: str, digits: Sequence[Sample], choice: DataChoice, count: int
) -> Hand:
    """A hand so odd that about one in eight of its numbers is misread, with so many to learn.

    digits: of one writer, of which every second one is learnt from, and the others are read.
    """
    oddity, least, most = ODDITIES[name], 0.0, _ODDEST
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        tried = own_numbers(odd(digits, oddity, middle), choice, _READ)
        if misread(recognizer, tried) > _MISREAD:
            most = middle
        else:
            least = middle
    by_digit = sorted(digits, key=lambda item: item.label)
    learnt, read = (odd(half, oddity, most) for half in (by_digit[::2], by_digit[1::2]))
    return Hand(
        name, own_numbers(learnt, choice, count, seed=1), own_numbers(read, choice, _READ, seed=2)
    )


def misread(recognizer: Recognizer, numbers: Sequence[Sample]) -> float:
    """The share of numbers that are read as others."""
    read = recognizer.read_many([number.source for number in numbers])
    wrong = [reading.text != number.label for reading, number in zip(read, numbers, strict=True)]
    return float(np.mean(wrong))


def _right(recognizer: Recognizer, others: Mapping[Protocol, Sequence[Sample]]) -> dict[str, float]:
    """The share of each protocol's drawings that are answered rightly."""
    return {
        protocol.name: mean(
            rights(protocol, samples, recognizer.read_many([item.source for item in samples]))
        )
        for protocol, samples in others.items()
    }


def as_markdown(found: Sequence[Tried], checkpoint: str, changes: Sequence[str] = ()) -> str:
    """What was found as a table, a row a hand and one for all of them, and what was lost."""
    about = _ABOUT.format(checkpoint=checkpoint, read=_READ, most=_MOST)
    changed = "".join(f"\n- `{change}`" for change in changes) + "\n" * bool(changes)
    counts = list(found[0].after)
    shares = [[one.before, *one.after.values()] for one in found]
    rows = [[one.hand, *map(percent, row)] for one, row in zip(found, shares, strict=True)]
    rows.append(["all", *map(spread, zip(*shares, strict=True))])
    for protocol in found[0].lost[counts[0]]:
        lost = [[one.lost[count][protocol] for one in found] for count in counts]
        rows.append([f"lost of {PROTOCOLS[protocol].title}", "", *map(spread, lost)])
    head = ["hand", "before", *(f"{count} drawings" for count in counts)]
    return f"{about}{changed}\n{markdown_table(head, rows)}"
