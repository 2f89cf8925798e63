"""Export: a checkpoint as ONNX, also with int8 weights, with what each form costs and reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from digitpad.files import written_whole
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.recognizer import Recognizer
from trainer.export import ExportError
from trainer.export.exam import Exam
from trainer.export.onnx_file import write_onnx
from trainer.export.onnx_network import OnnxNetwork
from trainer.export.quantize import quantize
from trainer.measuring.cost import sample_latency
from trainer.progress import Report, mute

MOST_LOST = 0.001
"""int8 weights may lose at most this share of the drawings, else they are refused."""


@dataclass(frozen=True)
class Form:
    """One form of a network, "torch", "onnx" or "int8", in its file.

    exact: share of the exam's drawings read exactly right, None without an exam. latency_ms: of
    the network for one drawing on one thread, a median.
    """

    name: str
    bytes: int
    exact: float | None
    latency_ms: float


@dataclass(frozen=True)
class Export:
    """What was written of a checkpoint.

    free: axes of the frames that may have any length. protocol, count: whose validation drawings
    the forms read, and how many; None and 0 where they were not measured.
    """

    checkpoint: str
    free: tuple[str, ...]
    protocol: str | None
    count: int
    forms: tuple[Form, ...]

    def as_metrics(self) -> dict[str, Any]:
        """For a card: the protocol, the number of drawings, and the figures by form."""
        forms = {
            form.name: {
                "bytes": form.bytes,
                "exact": None if form.exact is None else round(form.exact, 5),
                "latency_ms": form.latency_ms,
            }
            for form in self.forms
        }
        return {"protocol": self.protocol, "count": self.count, "forms": forms}


def export(
    checkpoint: Path,
    out: Path,
    *,
    int8: Path | None = None,
    exam: Exam | None = None,
    report: Report = mute,
) -> Export:
    """Write a checkpoint's network to a file, and with int8 weights to another where one is named.

    Neither is put in place before it was tried: files that were there stay where that fails.
    Raises CheckpointError; ExportError where onnxruntime differs from torch, and where int8 weights
    lose too much or there is no exam to see it by; OSError.
    """
    recognizer = Recognizer.load(checkpoint, "cpu")
    card = recognizer.card
    with TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "int8.onnx")
        free = write_onnx(recognizer, plain)
        _place(plain, out)
        forms = [
            _form("torch", checkpoint, recognizer, exam, report),
            _form("onnx", plain, _computed(card, plain), exam, report),
        ]
        if int8 is not None:
            if exam is None:
                raise ExportError("int8 weights need validation drawings to be measured by.")
            quantize(plain, small, exam.pixels())
            forms.append(_form("int8", small, _computed(card, small), exam, report))
            check_lost(card.name, exam, *forms[-2:])
            _place(small, int8)
    named, count = (exam.protocol, len(exam.labels)) if exam else (None, 0)
    return Export(card.name, free, named, count, tuple(forms))


def check_lost(name: str, exam: Exam, whole: Form, small: Form) -> None:
    """Raises ExportError with both figures where the smaller form reads too much less."""
    assert whole.exact is not None
    assert small.exact is not None
    lost = round((whole.exact - small.exact) * len(exam.labels))
    if lost > MOST_LOST * len(exam.labels):
        raise ExportError(
            f"With int8 weights {name} reads {100 * small.exact:.2f} % of the {len(exam.labels)} "
            f"validation drawings of protocol {exam.protocol}, without them "
            f"{100 * whole.exact:.2f} %. More than {100 * MOST_LOST:g} points are lost, so they "
            "were not written: use the network without them."
        )


def _form(name: str, path: Path, recognizer: Recognizer, exam: Exam | None, report: Report) -> Form:
    exact = exam.right(recognizer, name, report) / len(exam.labels) if exam else None
    return Form(name, path.stat().st_size, exact, sample_latency(recognizer).network)


def _computed(card: Card, path: Path) -> Recognizer:
    """The checkpoint at work, its network computed by onnxruntime."""
    return Recognizer(card, OnnxNetwork(path), "cpu")


def _place(tried: Path, path: Path) -> None:
    """Put a file in place, whole or not at all; raises OSError."""
    with written_whole(path) as aside:
        aside.write_bytes(tried.read_bytes())
