"""Asking: a recognizer reads the drawings of a protocol."""

from __future__ import annotations

from pathlib import Path

from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import Part
from trainer.evaluate import answers, figures, unseen
from trainer.progress import Report
from trainer.protocols import Protocol
from trainer.report.answers import Answers


def asked(
    recognizer: Recognizer, protocol: Protocol, folder: Path, part: Part, report: Report
) -> Answers:
    """What it reads of a part; raises DataError where data are missing or have been learnt from."""
    samples = unseen(recognizer, protocol, folder, part)
    readings = answers(recognizer, protocol, samples, report)
    return Answers(protocol, samples, readings, figures(protocol, samples, readings))
