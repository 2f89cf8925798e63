"""QuickDraw ndjson: one drawing a line, as a JSON object.

{"key_id"?, "word"? (label), "drawing": [[[x…], [y…], [t…]?, [p…]?], …]}: y down, t in ms, p in
0..1, the lists of a stroke of one length, other keys ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from digitpad.ink.formats.drawing import FileDrawing, plain, stroke_from_file
from digitpad.ink.ink import Ink, InkError, Stroke


def read_ndjson(lines: Iterable[bytes | str]) -> Iterator[tuple[int, FileDrawing | InkError]]:
    """The drawings of a file or stream, each with its line number, from 1, as soon as it is there.

    A bad line gives its InkError, and the next ones go on. Blank lines are skipped, but counted.
    """
    for number, line in enumerate(lines, start=1):
        try:
            text = _text(line)
            if text:
                yield number, _drawing(text)
        except InkError as error:
            yield number, error


def read_line(line: bytes | str) -> FileDrawing:
    """The drawing of one line; raises InkError with what is wrong with it.

    A byte order mark and any white space round it are passed over. A stroke without points is
    left out; a drawing without strokes is empty ink.
    """
    return _drawing(_text(line))


def line_of(drawing: FileDrawing) -> str:
    """A drawing as its line, without the line's end.

    Numbers read back exactly. Pressures come after times in this layout, so those of a stroke
    without times are left out.
    """
    document: dict[str, Any] = {}
    if drawing.key is not None:
        document["key_id"] = drawing.key
    if drawing.label is not None:
        document["word"] = drawing.label
    document["drawing"] = [_lists(stroke) for stroke in drawing.ink.strokes]
    return json.dumps(document, separators=(",", ":"))


def _text(line: bytes | str) -> str:
    if isinstance(line, str):
        return line.removeprefix("\ufeff").strip()
    try:
        return line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise InkError("not UTF-8: byte {number} of the line", number=error.start + 1) from error


def _drawing(text: str) -> FileDrawing:
    document = _document(text)
    strokes = document["drawing"]
    if not isinstance(strokes, list):
        raise InkError('"drawing" must be a list of strokes')
    read = (_stroke(lists, number) for number, lists in enumerate(strokes, start=1))
    return FileDrawing(
        ink=Ink(tuple(stroke for stroke in read if stroke is not None)),
        label=_name(document, "word"),
        key=_name(document, "key_id"),
    )


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise InkError(
            "not JSON: {reason} at character {number}", reason=error.msg, number=error.pos + 1
        ) from error
    except (ValueError, RecursionError) as error:
        raise InkError("not JSON that can be read: {reason}", reason=error) from error
    if not isinstance(document, dict) or "drawing" not in document:
        raise InkError('not a drawing: a JSON object with "drawing" is needed')
    return document


def _refused(constant: str) -> NoReturn:
    raise InkError("{constant} is no number of JSON", constant=constant)


def _stroke(lists: object, number: int) -> Stroke | None:
    try:
        columns = _columns(lists)
        return stroke_from_file(*columns) if columns[0] else None
    except InkError as error:
        raise InkError("stroke {number}: {error}", number=number, error=error) from error


def _columns(lists: object) -> list[list[float]]:
    if not (
        isinstance(lists, list)
        and 2 <= len(lists) <= 4
        and all(isinstance(column, list) for column in lists)
    ):
        raise InkError("a list of x and one of y are needed, then t and p if there are any")
    if len({len(column) for column in lists}) > 1:
        sizes = ", ".join(str(len(column)) for column in lists)
        raise InkError("its lists must be of one length, not {sizes}", sizes=sizes)
    for name, column in zip("xytp", lists, strict=False):
        # By exact type: to Python, JSON's true and false are numbers too.
        if not set(map(type, column)) <= {int, float}:
            raise InkError("its {name} must be numbers", name=name)
    return lists


def _name(document: dict[str, Any], key: str) -> str | None:
    """A text or number as text; None where it is missing, null or blank."""
    value = document.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise InkError('"{key}" must be a text or a number', key=key)
    text = "" if value is None else str(value)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InkError('"{key}" holds half a character (a lone surrogate)', key=key)
    return text if text.strip() else None


def _lists(stroke: Stroke) -> list[list[float]]:
    columns = [stroke.points[:, 0], stroke.points[:, 1]]
    if stroke.times is not None:
        columns.append(stroke.times)
        if stroke.pressures is not None:
            columns.append(stroke.pressures)
    return [[plain(value) for value in column.tolist()] for column in columns]
