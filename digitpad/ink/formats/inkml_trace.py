"""The text of an InkML trace, read by its trace format.

Source: Ink Markup Language (InkML), W3C Recommendation 20 September 2011, sections 3.1 and 3.2.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from digitpad.ink.formats.drawing import stroke_from_file
from digitpad.ink.ink import InkError, Stroke

# White space is never given back: to try all ways to share it out takes cubic time.
_VALUE = re.compile(
    r"""\s*+(?P<order>[!'"])?\s*+
    (?P<value>[-+]?\s*+(?:\#[0-9A-Fa-f]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)|[TF*?])""",
    re.VERBOSE,
)
_KEPT = ("X", "Y", "T", "F")
_METRES = {"m": 1.0, "cm": 1e-2, "mm": 1e-3, "in": 0.0254, "pt": 0.0254 / 72, "pc": 0.0254 / 6}
_MILLISECONDS = {"": 1.0, "s": 1e3, "ms": 1.0, "us": 1e-3, "ns": 1e-6}


@dataclass(frozen=True)
class Channel:
    """One value of each point: what it means, its range and its unit.

    has_origin: for times, whether they count from one moment for all traces.
    """

    name: str
    default: float = 0.0
    least: float = 0.0
    most: float = math.inf
    is_reversed: bool = False
    units: str = ""
    has_origin: bool = False

    @classmethod
    def of(cls, element: Element) -> Channel:
        """From a channel element; of channels that no ink keeps, only the name counts."""
        name = element.get("name", "")
        if name not in _KEPT:
            return cls(name)
        return cls(
            name,
            default=number_in(element, "default", 0.0),
            least=number_in(element, "min", 0.0),
            most=number_in(element, "max", math.inf),
            is_reversed=element.get("orientation", "+ve").strip() == "-ve",
            units=element.get("units", "").strip(),
            has_origin="respectTo" in element.attrib,
        )


@dataclass(frozen=True)
class TraceFormat:
    """Which channels the points of a trace have, in their order.

    regular: how many of the channels every point has; a point may leave out the rest.
    Raises InkError where x or y is missing.
    """

    channels: tuple[Channel, ...] = (Channel("X"), Channel("Y"))
    regular: int = 2

    def __post_init__(self) -> None:
        missing = {"X", "Y"} - {channel.name for channel in self.channels}
        if missing:
            channels = ", ".join(sorted(missing))
            raise InkError("a trace format lacks channel {channels}", channels=channels)

    def stroke(self, text: str, offset_ms: float = 0.0) -> Stroke | None:
        """The stroke that a trace's text tells, y down; None for a trace without points.

        offset_ms: when the trace begins; its times count from there unless they have an origin.
        Raises InkError, naming the point, for text that is no trace of this format.
        """
        if not text.strip():
            return None
        kept = {channel.name: channel for channel in self.channels if channel.name in _KEPT}
        columns = self._columns(text.strip().removesuffix(",").split(","))
        y_scale = _orientation(kept["Y"]) * _unit_ratio(kept["Y"], kept["X"])
        return stroke_from_file(
            [_orientation(kept["X"]) * x for x in columns["X"]],
            [y_scale * y for y in columns["Y"]],
            _times(kept["T"], columns["T"], offset_ms) if "T" in kept else None,
            _pressures(kept["F"], columns["F"]) if "F" in kept else None,
        )

    def _columns(self, points: Sequence[str]) -> dict[str, list[float]]:
        """The numbers of each channel that is kept, point by point."""
        places = {c.name: i for i, c in enumerate(self.channels) if c.name in _KEPT}
        tracks = {name: _Track(self.channels[i].default) for name, i in places.items()}
        columns: dict[str, list[float]] = {name: [] for name in places}
        for number, point in enumerate(points, start=1):
            try:
                values = self._values(point)
                for name, track in tracks.items():
                    if places[name] < len(values):
                        track.advance(*values[places[name]])
                    columns[name].append(track.value)
            except InkError as error:
                raise InkError("point {number}: {error}", number=number, error=error) from error
        return columns

    def _values(self, point: str) -> list[tuple[str | None, str]]:
        """The difference order, where one is named, and the text of each value of a point."""
        values, end = [], 0
        while match := _VALUE.match(point, end):
            values.append((match["order"], match["value"]))
            end = match.end()
        if rest := point[end:].strip():
            raise InkError("{text!r} is no value", text=rest[:20])
        if not self.regular <= len(values) <= len(self.channels):
            raise InkError(
                "values needed: {needed}, found: {found}", needed=self.regular, found=len(values)
            )
        return values


@dataclass
class _Track:
    """One channel along a trace.

    A value is explicit (!), a first difference (') or a second difference ("); the order stays
    in force until another is named. A * goes on as before, in the order in force.
    """

    value: float
    order: str = "!"
    velocity: float = 0.0
    acceleration: float = 0.0
    has_begun: bool = False

    def advance(self, order: str | None, text: str) -> None:
        self.order = order or self.order
        if not self.has_begun and (self.order != "!" or text == "*"):
            raise InkError("the first point of a trace must be explicit")
        given = None if text == "*" else _number(text)
        if self.order == "!":
            self._go_to(self.value if given is None else given)
            return
        if self.order == '"':
            self.acceleration = self.acceleration if given is None else given
            given = self.velocity + self.acceleration
        self.velocity = self.velocity if given is None else given
        self.value += self.velocity

    def _go_to(self, value: float) -> None:
        self.velocity = value - self.value if self.has_begun else 0.0
        self.value, self.has_begun = value, True


def number_in(element: Element, attribute: str, missing: float) -> float:
    """The number that an attribute holds; raises InkError where it holds something else."""
    text = element.get(attribute)
    try:
        return missing if text is None else float(text)
    except ValueError:
        raise InkError(
            "{attribute}={text!r} is no number", attribute=attribute, text=text
        ) from None


def _number(text: str) -> float:
    if text in ("T", "F", "?"):
        raise InkError("{text!r} stands where a number is needed", text=text)
    sign, is_hexadecimal, digits = "".join(text.split()).rpartition("#")
    if not is_hexadecimal:
        return float(digits)
    try:
        return float(int(sign + digits, 16))
    except OverflowError:
        raise InkError("a number is too large") from None


def _orientation(channel: Channel) -> float:
    return -1.0 if channel.is_reversed else 1.0


def _unit_ratio(channel: Channel, reference: Channel) -> float:
    """How many units of the reference make one of the channel, where both are lengths."""
    if channel.units == reference.units:
        return 1.0
    if channel.units in _METRES and reference.units in _METRES:
        return _METRES[channel.units] / _METRES[reference.units]
    return 1.0


def _times(channel: Channel, values: Sequence[float], offset_ms: float) -> list[float]:
    if channel.units not in _MILLISECONDS:
        raise InkError("channel T has the unit {unit!r}, which is none of time", unit=channel.units)
    scale = _MILLISECONDS[channel.units]
    start = 0.0 if channel.has_origin else offset_ms
    return [start + scale * value for value in values]


def _pressures(channel: Channel, values: Sequence[float]) -> list[float] | None:
    """Forces as shares of the channel's range, or None where they are on an unknown scale."""
    if channel.most == math.inf:
        return list(values) if all(0 <= value <= 1 for value in values) else None
    span = channel.most - channel.least
    if not 0 < span < math.inf:
        return None
    return [(min(max(v, channel.least), channel.most) - channel.least) / span for v in values]
