"""Evaluation: a recognizer under a protocol."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digitpad.recognition.checkpoint import Card
from digitpad.recognition.reading import Reading
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sources import overlap
from trainer.ensemble import Reader
from trainer.measuring.answers import Answers
from trainer.progress import Pace, Report, evaluating, mute
from trainer.protocols import PROTOCOLS, Protocol

_CHUNK = 256


def evaluate(
    reader: Reader,
    protocol: Protocol,
    folder: Path,
    part: Part = "test",
    report: Report = mute,
) -> Answers:
    """What a recognizer reads of a protocol's part; raises DataError as `unseen` does."""
    samples = unseen(reader, protocol, folder, part)
    return Answers(protocol, samples, _readings(reader, protocol, samples, report))


def unseen(reader: Reader, protocol: Protocol, folder: Path, part: Part = "test") -> list[Sample]:
    """A protocol's samples; raises DataError where they are missing, or the reader knows them.

    They are missing, too, where a package is that they are made with, or where all have more digits
    than the reader knows; those that do are left out. Of the parts but test the
    reader may have been chosen by them: who asks for those wants to see just these.
    """
    protocol.check_package()
    samples = protocol.samples(folder, part)
    if not samples:
        raise DataError(f"{folder} holds no sample of protocol {protocol.name}, part {part}.")
    known = [entry for entry in reader.card.data if part == "test" or entry["part"] == "train"]
    if seen := overlap(known, protocol.sources(folder, part, samples)):
        chosen = ", or was chosen by them" if part == "test" else ""
        raise DataError(
            f"{reader.card.name} has learnt from data of protocol {protocol.name} "
            f"({', '.join(seen)}){chosen}: a figure on them says nothing."
        )
    most = reader.card.most_digits
    readable = [sample for sample in samples if len(sample.label) <= most]
    if not readable:
        raise DataError(
            f"All numbers of protocol {protocol.name} have more digits than {reader.card.name} "
            f"reads ({most}): evaluate a checkpoint that reads longer ones."
        )
    return readable


def _readings(
    reader: Reader, protocol: Protocol, samples: Sequence[Sample], report: Report
) -> list[Reading]:
    """What is read of a protocol's samples, of its frames under attack where it attacks them."""
    readings: list[Reading] = []
    pace = Pace(len(samples))
    for start in range(0, len(samples), _CHUNK):
        readings += _read(reader, protocol, samples[start : start + _CHUNK])
        report(evaluating(protocol.name, len(readings), pace))
    return readings


def _read(reader: Reader, protocol: Protocol, samples: Sequence[Sample]) -> list[Reading]:
    sources = [sample.source for sample in samples]
    if protocol.attack is None:
        return reader.read_many(sources)
    frames = [reader.frame(source) for source in sources]
    labels = [sample.label for sample in samples]
    return reader.read_frames(protocol.attack.attacked(reader, frames, labels))


def suiting(reader: Reader) -> list[str]:
    """The protocols that a reader was measured under, else those that say anything of it."""
    measured = [name for name in PROTOCOLS if name in reader.card.metrics]
    return measured or usual(reader.card)


def usual(card: Card) -> list[str]:
    """The protocols that say anything of a checkpoint, but for those measured on request alone."""
    return [
        name
        for name, protocol in PROTOCOLS.items()
        if protocol.suits(card.decoder, card.most_digits) and not protocol.on_request
    ]


def check_named(cards: Sequence[Card], names: Sequence[str], option: str = "--on") -> None:
    """Raises DataError for a protocol that says nothing of any of the checkpoints.

    option: where protocols are named.
    """
    telling = [
        name
        for name, protocol in PROTOCOLS.items()
        if any(protocol.suits(card.decoder, card.most_digits) for card in cards)
    ]
    if vain := [name for name in names if name not in telling]:
        raise DataError(
            f"{', '.join(vain)} cannot tell anything of {', '.join(card.name for card in cards)}: "
            f"name some of {', '.join(telling)} with {option}."
        )


def suits(reader: Reader, protocol: Protocol) -> bool:
    """Whether a protocol says anything of a reader."""
    return protocol.suits(reader.card.decoder, reader.card.most_digits)
