"""Asking: a recognizer reads the drawings of a protocol."""

from __future__ import annotations

from pathlib import Path

from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sources import overlap
from trainer.evaluate import answers, figures, unseen
from trainer.progress import Report
from trainer.protocols import Protocol
from trainer.report.answers import Answers


def asked(
    recognizer: Recognizer, protocol: Protocol, folder: Path, part: Part, report: Report
) -> Answers:
    """What it reads of a part; raises DataError where data are missing or have been learnt from."""
    samples = (unseen if part == "test" else _unlearnt)(recognizer, protocol, folder, part)
    readings = answers(recognizer, protocol, samples, report)
    return Answers(protocol, samples, readings, figures(protocol, samples, readings))


def _unlearnt(recognizer: Recognizer, protocol: Protocol, folder: Path, part: Part) -> list[Sample]:
    """Samples that choices may have been made by: who asks for them wants to see just these.

    Raises DataError where they are missing, or have been learnt from.
    """
    samples = protocol.samples(folder, part)
    if not samples:
        raise DataError(f"{folder} holds no sample of protocol {protocol.name}, part {part}.")
    learnt = [entry for entry in recognizer.card.data if entry["part"] == "train"]
    if seen := overlap(learnt, protocol.sources(folder, part, samples)):
        raise DataError(f"{recognizer.card.name} has learnt from these data: {', '.join(seen)}.")
    return samples
