"""What was measured of a checkpoint under a protocol, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.data.sample import Part
from trainer.ensemble import Ensemble, Reader
from trainer.markdown import percent, plain
from trainer.measuring.cost import Cost, cost
from trainer.measuring.evaluate import evaluate
from trainer.measuring.figures import Figures
from trainer.progress import Report
from trainer.protocols import Protocol


@dataclass(frozen=True)
class Measured:
    """The figures of one checkpoint, or several together, under one protocol, with their cost."""

    checkpoint: str
    part: Part
    figures: Figures
    cost: Cost

    @property
    def drawings(self) -> str:
        """Of which protocol, and which part, where that is not the test part."""
        part = "" if self.part == "test" else f", part {self.part}"
        return f"{self.figures.protocol}{part}"

    def as_json(self) -> str:
        """One line with everything."""
        figures = asdict(self.figures)
        return json.dumps(
            {"checkpoint": self.checkpoint, "part": self.part, **figures, **asdict(self.cost)},
            allow_nan=False,
        )

    def as_text(self) -> str:
        """A line with the figure that counts, and further ones below it."""
        found = self.figures
        lengths = f"  {in_words(found.by_length)}" if found.by_length else ""
        lines = [
            f"{self.checkpoint}  {self.drawings}  {exact(found)} of {found.count}{lengths}",
            *_details(found),
            _cost_line(self.cost),
        ]
        return "\n    ".join(lines)


def measured(
    name: str,
    reader: Reader,
    paths: Sequence[Path],
    protocol: Protocol,
    folder: Path,
    part: Part,
    report: Report,
) -> Measured:
    """Figures and cost of a recognizer from those files; raises DataError as `unseen` does."""
    answers = evaluate(reader, protocol, folder, part, report)
    members = reader.members if isinstance(reader, Ensemble) else (reader,)
    sources = [sample.source for sample in answers.samples]
    return Measured(name, part, answers.figures, cost(paths, members, sources))


def _details(found: Figures) -> list[str]:
    """The lines between the first and the last, for what has been measured."""
    lines = []
    if found.character_errors is not None:
        lines.append(
            f"digits {percent(found.per_digit)} %  character errors "
            f"{percent(found.character_errors)} %  lengths {percent(found.length_right)} %"
        )
    if found.by_class:
        lines.append(f"by digit  {in_words(found.by_class)}")
    if found.by_kind:
        lines.append(f"by kind  {in_words(found.by_kind)}")
    if found.calibration_error is not None:
        lines.append(
            f"ok {percent(found.ok)} %, of them right {percent(found.ok_right)} %  refused "
            f"{percent(found.refused)} %  calibration error {percent(found.calibration_error)} %"
            f"  AUROC {plain(found.auroc)}"
        )
    if found.placed is not None:
        lines.append(
            f"edges of digits found within a fifth of the height {percent(found.placed)} %"
        )
    return lines


def _cost_line(cost: Cost) -> str:
    time = cost.latency_ms
    return (
        f"{cost.size_mb:.1f} MB  {cost.weights:,} weights  {time.whole:.1f} ms a drawing: "
        f"framing {time.framing:.1f}, network {time.network:.1f}, decoding {time.decoding:.1f}"
    )


def exact(found: Figures) -> str:
    """The figure that counts, with its interval."""
    return f"{percent(found.exact)} % ({percent(found.low)} to {percent(found.high)})"


def in_words(shares: Mapping[str, float]) -> str:
    """Shares by name, in percent."""
    return "  ".join(f"{name}: {percent(share)}" for name, share in shares.items())
