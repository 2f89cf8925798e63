"""UNIPEN text (Guyon et al. 1994): the pen's components, and the segments that name them.

A file names its ink by .INCLUDE, nested, relative to a folder of includes, and its samples by
.SEGMENT, which counts components from 0, over pen-downs and over those pen-ups that hold points.
In the file y points up; here, as everywhere, it points down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from digitpad.ink.ink import Floats, Ink, InkError, Stroke

_SEGMENT = re.compile(r'^\.SEGMENT\s+(\S+)\s+(\S+)\s+\S+\s+"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_DENSITY = re.compile(r"^\.([XY])_POINTS_PER_(?:INCH|MM)$")
_KEYWORD = re.compile(r"^[ \t]*\.", re.MULTILINE)
"""What begins a line with a keyword."""
_PLACE = re.compile(r"(\d+)(?::(\d+))?")


class UnipenError(ValueError):
    """A UNIPEN file that cannot be read: the message names the file."""


@dataclass(frozen=True)
class Segment:
    """A labelled piece of a UNIPEN file: level as the file calls it, ink with y down.

    remark: the words of the .COMMENT lines that follow the segment, "" where there are none.
    writer: who wrote it, by .WRITER_ID, "" where nobody says.
    """

    level: str
    label: str
    ink: Ink
    remark: str = ""
    writer: str = ""


@dataclass(frozen=True)
class _Component:
    """What the pen did between two of .PEN_DOWN and .PEN_UP: a text with a line a point.

    It is taken apart where a segment names it: most of what files include is named by none.
    """

    down: bool
    columns: tuple[str, ...]
    text: str

    @property
    def rows(self) -> list[str]:
        return [row for line in self.text.splitlines() if (row := line.strip().replace("\t", " "))]


@dataclass(frozen=True)
class _Labelled:
    """A .SEGMENT as it is written; which components it means is known when all are gathered."""

    level: str
    span: str
    label: str
    remarks: list[str] = field(default_factory=list)


@dataclass
class _Parser:
    """Components and segments gathered from a file and all that it includes.

    densities: points by inch or by millimetre, of each axis. writer: the last that was named.
    """

    includes: Path | None
    columns: tuple[str, ...] = ("X", "Y")
    components: list[_Component] = field(default_factory=list)
    segments: list[_Labelled] = field(default_factory=list)
    densities: dict[str, float] = field(default_factory=dict)
    opened: list[Path] = field(default_factory=list)
    writer: str = ""

    def feed(self, path: Path) -> None:
        if path in self.opened:
            raise UnipenError(f"{path} includes itself")
        self.opened.append(path)
        for line, text in _parts(path):
            word, _, rest = line.partition(" ")
            if word in (".PEN_DOWN", ".PEN_UP"):
                if text:
                    self.components.append(_Component(word == ".PEN_DOWN", self.columns, text))
            elif not self._understood(word, rest.strip(), line):
                raise UnipenError(f"{path}: the line {line!r} cannot be understood")
        self.opened.remove(path)

    def _understood(self, word: str, rest: str, line: str) -> bool:
        """Take in a line with a keyword; False where it is none that the keyword can have."""
        if word == ".INCLUDE" and self.includes is not None:
            if (self.includes / rest).is_file():
                self.feed(self.includes / rest)
        elif word == ".COORD":
            self.columns = tuple(rest.split())
            return {"X", "Y"} <= set(self.columns)
        elif density := _DENSITY.match(word):
            numbers = _numbers(rest.split()[:1])
            self.densities[density[1]] = sum(numbers)
            return bool(numbers)
        elif word == ".SEGMENT":
            if match := _SEGMENT.match(line):  # others have no label
                level, span, label = match.groups()
                self.segments.append(_Labelled(level, span, _ESCAPED.sub(r"\1", label)))
        elif word == ".COMMENT" and self.segments:
            self.segments[-1].remarks.append(rest)
        elif word == ".WRITER_ID":
            self.writer = rest
        return True


def read_unipen(path: Path, includes: Path | None = None) -> list[Segment]:
    """All labelled segments of a UNIPEN file that hold ink, in order.

    includes: the folder that .INCLUDE is relative to; files that are not there are passed over.
    Raises UnipenError where a file cannot be read or understood.
    """
    parser = _Parser(includes)
    parser.feed(path)
    aspect = _aspect(parser.densities)
    segments = []
    for labelled in parser.segments:
        try:
            ink = Ink(tuple(_spanned(labelled.span, parser.components, aspect)))
        except (InkError, UnipenError) as error:
            raise UnipenError(f"{path}, segment {labelled.span}: {error}") from error
        if ink:
            remark = " ".join(labelled.remarks)
            segments.append(Segment(labelled.level, labelled.label, ink, remark, parser.writer))
    return segments


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    """Each line with a keyword, and what stands below it."""
    try:
        text = path.read_text(encoding="latin-1")
    except OSError as error:
        raise UnipenError(f"{path} cannot be read: {error.strerror}") from error
    for part in _KEYWORD.split(text)[1:]:
        line, _, below = part.partition("\n")
        yield f".{line.strip()}".replace("\t", " "), below.strip()


def _numbers(words: Sequence[str]) -> list[float]:
    """Words as numbers; none at all where one of them is no number."""
    try:
        return [float(word) for word in words]
    except ValueError:
        return []


def _aspect(densities: dict[str, float]) -> float:
    """How many units of x one unit of y is worth."""
    across, down = densities.get("X", 0), densities.get("Y", 0)
    return across / down if across > 0 and down > 0 else 1.0


def _spanned(span: str, components: Sequence[_Component], aspect: float) -> Iterator[Stroke]:
    """Strokes of a span like "3-5,7" or "3:12-5:40" (component:point, both ends included)."""
    for part in span.split(","):
        first, dash, last = part.partition("-")
        start, begin = _place(first)
        stop, end = _place(last if dash else first)
        for number in range(start, min(stop, len(components) - 1) + 1):
            component = components[number]
            if component.down:
                since = begin if number == start else None
                until = None if number < stop or end is None else end + 1
                points = _points(component, slice(since, until), aspect)
                if len(points):
                    yield Stroke(points)


def _place(text: str) -> tuple[int, int | None]:
    """A component's number and, where it is given, that of a point within."""
    match = _PLACE.fullmatch(text)
    if match is None:
        raise UnipenError("it is no span like 3-5,7 or 3:12-5:40")
    component, point = match.groups()
    return int(component), None if point is None else int(point)


def _points(component: _Component, chosen: slice, aspect: float) -> Floats:
    """(N, 2) points of a component, y down; all-zero points are none."""
    width = len(component.columns)
    rows = [(row, _numbers(row.split()[:width])) for row in component.rows[chosen]]
    for row, numbers in rows:
        if len(numbers) < width:
            raise UnipenError(f"the line {row!r} is no point of {' '.join(component.columns)}")
    table = np.array([numbers for _, numbers in rows]).reshape(-1, width)
    points = table[:, [component.columns.index("X"), component.columns.index("Y")]]
    return np.asarray(points[(points != 0).any(axis=1)] * (1, -aspect))
