"""Kept drawings as lines of JSON: ink as QuickDraw ndjson, pictures as ImageFolder metadata.

Both hold all that is known of a drawing under one more key, which other programs pass over:
{"digitpad": {"id", "time", "device", "checkpoint", "confirmed", "reading", "pressures"?}}, where
"pressures" are those of the strokes without times, by the number of the stroke: QuickDraw has no
place for them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from digitpad.collection.drawing import Drawing
from digitpad.collection.formats.items import RefusalError
from digitpad.ink.formats import quickdraw
from digitpad.ink.formats.drawing import FileDrawing, stroke_from_file
from digitpad.ink.ink import Ink, InkError, Stroke

_KEY = "digitpad"


def ink_line(drawing: Drawing, ink: Ink) -> str:
    """A drawing and its ink as a line of ndjson; nothing of them is lost."""
    facts = drawing.facts()
    if untimed := _untimed_pressures(ink):
        facts["pressures"] = untimed
    line = quickdraw.line_of(FileDrawing(ink, drawing.label, drawing.id))
    return f"{line.removesuffix('}')},{_dumped({_KEY: facts}).removeprefix('{')}"


def ink_from(line: bytes) -> tuple[Ink, Drawing | None]:
    """The ink of a line of ndjson and the drawing that it is; None where it has no label.

    Raises ValueError, with words for the user, where the line is none.
    """
    read = quickdraw.read_line(line)
    facts = _facts(json.loads(line)) if _KEY.encode() in line else None
    drawing = _drawing(read.label, facts)
    return read.ink if facts is None else _with_pressures(read.ink, facts), drawing


def picture_line(drawing: Drawing, name: str) -> str:
    """A drawing and the name of the file with its picture as a line of ImageFolder metadata."""
    return _dumped({"file_name": name, "label": drawing.label, _KEY: drawing.facts()})


def picture_from(line: bytes) -> tuple[str, Drawing | None]:
    """The file that a line of ImageFolder metadata names, and the drawing in it.

    The label is at "label" or "text"; None for the drawing where it has none.
    Raises ValueError, with words for the user, where the line is none.
    """
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusalError("not JSON that can be read: {reason}", reason=error) from error
    if not isinstance(document, dict) or not isinstance(document.get("file_name"), str):
        raise RefusalError('a JSON object with "file_name" is needed')
    label = document.get("label", document.get("text"))
    drawing = _drawing(None if label is None else str(label), _facts(document))
    return document["file_name"], drawing


def _facts(document: Mapping[str, Any]) -> dict[str, Any] | None:
    facts = document.get(_KEY)
    if not isinstance(facts, dict | None):
        raise RefusalError('its "{key}" must be an object', key=_KEY)
    return facts


def _drawing(label: str | None, facts: Mapping[str, Any] | None) -> Drawing | None:
    if label is None:
        return None
    return Drawing(label) if facts is None else Drawing.from_facts(label, facts)


def _untimed_pressures(ink: Ink) -> dict[str, list[float]]:
    return {
        str(number): stroke.pressures.tolist()
        for number, stroke in enumerate(ink.strokes)
        if stroke.times is None and stroke.pressures is not None
    }


def _with_pressures(ink: Ink, facts: Mapping[str, Any]) -> Ink:
    untimed = facts.get("pressures", {})
    if not isinstance(untimed, dict):
        raise InkError('its "pressures" must be given by the number of the stroke')
    return Ink(
        tuple(
            stroke if given is None else _pressed(stroke, given, number)
            for number, stroke in enumerate(ink.strokes)
            for given in [untimed.get(str(number))]
        )
    )


def _pressed(stroke: Stroke, pressures: object, number: int) -> Stroke:
    """The stroke with pressures that nobody has checked."""
    # By exact type: to Python, JSON's true and false are numbers too.
    if not isinstance(pressures, list) or not set(map(type, pressures)) <= {int, float}:
        raise InkError("stroke {number}: its pressures must be numbers", number=number + 1)
    times = None if stroke.times is None else stroke.times.tolist()
    x, y = stroke.points.T.tolist()
    return stroke_from_file(x, y, times, pressures)


def _dumped(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
