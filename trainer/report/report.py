"""The report: everything that is known of a run or a checkpoint, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from digitpad.files import write_text
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import DataError, Part
from trainer.measuring.answers import Answers
from trainer.measuring.cost import weights
from trainer.measuring.evaluate import evaluate, suiting
from trainer.progress import Report, mute
from trainer.protocols import PROTOCOLS
from trainer.report.counting import overview, unattacked
from trainer.report.curves import Curves, curves_of
from trainer.report.figures.curves import curves
from trainer.report.figures.dots import dots
from trainer.report.origin import origin_sections
from trainer.report.page import Html, Section, card, drawing, joined, page, panel, panels, said
from trainer.report.protocol_section import protocol_section
from trainer.report.subject import Subject
from trainer.report.words import capital

_WIDE = 9.6
"""Inches of a figure that takes a whole row."""
_INTERRUPTED = "Reading was interrupted before."
_PARTS = {
    "test": "Measured on drawings that nothing was learnt from, nor chosen by.",
    "validate": "Measured on the drawings that choices were made by: figures come out too good.",
}


def write_report(
    subject: Subject,
    out: Path,
    *,
    data: Path,
    on: Sequence[str] = (),
    part: Part = "test",
    device: str = "auto",
    read: Sequence[Answers] = (),
    report: Report = mute,
) -> bool:
    """Read the protocols' drawings with the subject's checkpoint, if it has one; write the page.

    on: names of protocols; where there are none, those that were read already, else those that the
    recipe names. Of those whose data are missing or have been learnt from, the page says so.
    read: what the checkpoint has read already.
    Returns False where Ctrl+C ended the reading: the page shows what was read before.
    Raises CheckpointError, DeviceError, and OSError where the page cannot be written.
    """
    run = curves_of(subject.events, subject.batch)
    lacking: dict[str, str] = {}
    sections = [Section("curves", "Learning", _learning(subject, run))]
    if subject.checkpoint is None:
        words = "The run has no checkpoint yet, so nothing was read: it is written at the end."
        sections.append(Section("reading", "Reading", said(words)))
    else:
        recognizer = Recognizer.load(subject.checkpoint, device)
        known = {each.protocol.name: each for each in read}
        names = on or list(known) or _named(subject, recognizer)
        read, lacking = _read(recognizer, data, names, part, known, report)
        sections += _figures(recognizer, read, lacking)
    sections += origin_sections(subject, run)
    document = page(
        subject.title, _lead(subject, part), _cards(read), sections, f"{date.today():%d %B %Y}"
    )
    write_text(out, document)
    return _INTERRUPTED not in lacking.values()


def _named(subject: Subject, recognizer: Recognizer) -> list[str]:
    """The protocols of the recipe, else those that it was measured under, or that suit it."""
    named = [name for name in subject.recipe.get("protocols", ()) if name in PROTOCOLS]
    return named or suiting(recognizer)


def _read(
    recognizer: Recognizer,
    data: Path,
    on: Sequence[str],
    part: Part,
    known: Mapping[str, Answers],
    report: Report,
) -> tuple[list[Answers], dict[str, str]]:
    """The answers, and for each protocol without any why there are none.

    known: those that there are, by protocol.
    Raises KeyboardInterrupt where nothing was read before.
    """
    read: list[Answers] = []
    lacking: dict[str, str] = {}
    for at, name in enumerate(on):
        try:
            one = known.get(name) or evaluate(recognizer, PROTOCOLS[name], data, part, report)
            read.append(one)
        except DataError as error:
            lacking[PROTOCOLS[name].title] = str(error)
        except KeyboardInterrupt:
            if not read:
                raise
            lacking |= {PROTOCOLS[left].title: _INTERRUPTED for left in on[at:]}
            break
    return read, lacking


def _learning(subject: Subject, run: Curves) -> Html:
    if not run.steps and not run.validated:
        if subject.folder is None:
            return said("A checkpoint alone has no curves: name the folder of its run to see them.")
        return said("The run has told nothing of its steps, so there are no curves.")
    bests = "; each new best is a dot" if run.bests else ""
    words = f"Loss, learning rate and validation figures over the steps{bests}."
    return panels([panel("Step by step", words, drawing(curves(run), "curves", words), wide=True)])


def _figures(
    recognizer: Recognizer, read: Sequence[Answers], lacking: dict[str, str]
) -> Iterator[Section]:
    attacks = [each for each in read if each.protocol.attack]
    others = [each for each in read if not each.protocol.attack]
    exact = {each.protocol.name: each.figures.exact for each in read}
    if rows := overview([each for each in others if not each.protocol.kinds]):
        words = "Right answers under each protocol, with 95 % intervals."
        drawn = drawing(dots(rows, "right, %", _WIDE), "overview", words)
        yield Section(
            "overview", "At a glance", panels([panel("Protocols", words, drawn, wide=True)])
        )
    for each in others:
        yield protocol_section(each, recognizer, exact.get(each.protocol.clean))
    if attacks:
        words = "Pixels changed, by at most so much of their range, to make it misread."
        clean = unattacked(attacks[0], others)  # all attack the same digits
        figure = dots(overview(attacks), "read exactly right, %", _WIDE, clean)
        drawn = panel("Adversarial", words, drawing(figure, "attacks", words), wide=True)
        yield Section("attacks", "Under attack", panels([drawn]))
    if lacking:
        words = joined(said(f"{title}: {why}") for title, why in lacking.items())
        yield Section("lacking", "What was not read", Html(words))


def _lead(subject: Subject, part: Part) -> str:
    if subject.checkpoint is None:
        return f"{subject.name}, not finished."
    size = subject.checkpoint.stat().st_size / 1e6
    return f"{subject.name}: {weights(subject.checkpoint):,} weights, {size:.1f} MB. {_PARTS[part]}"


def _cards(read: Sequence[Answers]) -> list[Html]:
    return [
        card(
            capital(one.protocol.title),
            f"{100 * one.figures.exact:.2f}",
            "%",
            f"{100 * one.figures.low:.2f} to {100 * one.figures.high:.2f} of {one.figures.count:,}",
        )
        for one in read
        if not one.protocol.attack
    ]
