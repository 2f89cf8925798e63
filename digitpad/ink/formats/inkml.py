"""InkML files, read and written.

Source: Ink Markup Language (InkML), W3C Recommendation 20 September 2011. Left aside are brushes,
canvases with their transforms, continued traces and trace views.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from digitpad.ink.formats.drawing import FileDrawing, plain
from digitpad.ink.formats.inkml_trace import Channel, TraceFormat, number_in
from digitpad.ink.ink import Floats, Ink, InkError, Stroke

_NAMESPACE = "http://www.w3.org/2003/InkML"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEFAULTS = ElementTree.fromstring(
    '<context id="DefaultContext"><traceFormat id="DefaultTraceFormat">'
    '<channel name="X"/><channel name="Y"/></traceFormat></context>'
)
_WRITTEN_CHANNELS = {
    "X": {"name": "X", "type": "double"},
    "Y": {"name": "Y", "type": "double"},
    "T": {"name": "T", "type": "double", "units": "ms", "respectTo": "#start"},
    "F": {"name": "F", "type": "double", "min": "0", "max": "1"},
}


def read_inkml(source: str | os.PathLike[str] | bytes) -> list[FileDrawing]:
    """The drawings of an InkML file, by its path or as its bytes: at least one, maybe empty.

    The file is one drawing, unless top-level trace groups divide it: then each group is one, in
    their order, and traces outside of the groups, where there are any, make a last one.
    Labels are annotations of type "truth" or "label".
    Raises InkError, naming the trace, for anything that cannot be read; OSError from the path.
    """
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    return _Document(_parsed(data)).drawings()


def write_inkml(stream: BinaryIO, drawings: Sequence[FileDrawing]) -> None:
    """Write drawings as one InkML document, UTF-8; numbers read back exactly.

    One drawing is the whole document; of several, each is a trace group. Keys have no place here.
    Raises InkError for a label with characters that XML cannot hold.
    """
    root = Element("ink", xmlns=_NAMESPACE)
    _define(root, {_context_id(stroke) for d in drawings for stroke in d.ink.strokes})
    for drawing in drawings:
        _add(root if len(drawings) == 1 else SubElement(root, "traceGroup"), drawing)
    ElementTree.indent(root)
    stream.write(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


class _WithoutDoctype(ElementTree.TreeBuilder):
    """Refuses a document type: its entities can outgrow all memory, and InkML needs none."""

    def doctype(self, *_: str | None) -> NoReturn:
        raise InkError("it has a DOCTYPE, which is refused for safety: take it out")


def _parsed(data: bytes) -> Element:
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(target=_WithoutDoctype()))
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise InkError("not XML that can be read: {reason}", reason=error) from error
    if _tag(root) != "ink":
        raise InkError("not InkML: its root element is {tag!r}", tag=_tag(root))
    return root


class _Document:
    """A parsed InkML document while its drawings are read."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._by_id = {e.get(_ID, e.get("id")): e for e in (*_DEFAULTS.iter(), *root.iter())}
        self._traces = 0

    def drawings(self) -> list[FileDrawing]:
        grouped: list[FileDrawing] = []
        loose: list[Stroke] = []
        current = TraceFormat()
        for child in self._root:
            if _tag(child) == "context":
                current = self._format_of(child, current)
            elif _tag(child) == "traceFormat":  # its place in drafts of the standard
                current = _trace_format(child)
            elif _tag(child) == "trace":
                loose += self._strokes(child, current)
            elif _tag(child) == "traceGroup" and not _only_refers(child):
                grouped.append(
                    FileDrawing(Ink(tuple(self._strokes(child, current))), _label(child))
                )
        if loose or not grouped:
            grouped.append(FileDrawing(Ink(tuple(loose))))
        if len(grouped) == 1:
            only = grouped[0]
            return [FileDrawing(only.ink, only.label or _label(self._root))]
        return grouped

    def _strokes(self, element: Element, current: TraceFormat) -> Iterator[Stroke]:
        """The strokes of a trace, or of all traces in a group, however deep."""
        waiting = [(element, current)]
        while waiting:
            element, current = waiting.pop()
            if "contextRef" in element.attrib:
                current = self._format_of(self._referred(element, "contextRef"), current)
            if _tag(element) == "trace":
                stroke = self._stroke(element, current)
                if stroke is not None:
                    yield stroke
            elif _tag(element) == "traceGroup":
                waiting += [(child, current) for child in reversed(element)]

    def _stroke(self, trace: Element, trace_format: TraceFormat) -> Stroke | None:
        self._traces += 1
        if trace.get("type") == "penUp":
            return None
        text = " ".join([trace.text or "", *(child.tail or "" for child in trace)])
        try:
            return trace_format.stroke(text, number_in(trace, "timeOffset", 0.0))
        except InkError as error:
            raise InkError("trace {number}: {error}", number=self._traces, error=error) from error

    def _format_of(self, context: Element, current: TraceFormat) -> TraceFormat:
        """The trace format that a context sets, itself or through another; else the current one."""
        passed: list[Element] = []
        while context not in passed:
            found = self._own_format(context)
            if found is not None:
                return found
            if "contextRef" not in context.attrib:
                return current
            passed.append(context)
            context = self._referred(context, "contextRef")
        raise InkError("its contexts refer to each other in a circle")

    def _own_format(self, context: Element) -> TraceFormat | None:
        sources = _children(context, "inkSource")
        if "inkSourceRef" in context.attrib:
            sources.append(self._referred(context, "inkSourceRef"))
        for holder in (context, *sources):
            if "traceFormatRef" in holder.attrib:
                return _trace_format(self._referred(holder, "traceFormatRef"))
            for own in _children(holder, "traceFormat"):
                return _trace_format(own)
        return None

    def _referred(self, element: Element, attribute: str) -> Element:
        reference = element.attrib[attribute]
        found = self._by_id.get(reference.strip().removeprefix("#"))
        if found is None:
            raise InkError(
                "{attribute}={reference!r} refers to nothing in this file",
                attribute=attribute,
                reference=reference,
            )
        return found


def _tag(element: Element) -> str:
    """An element's name without its namespace, which old files leave out."""
    return element.tag.rpartition("}")[2]


def _children(element: Element, tag: str) -> list[Element]:
    return [child for child in element if _tag(child) == tag]


def _only_refers(group: Element) -> bool:
    """Whether a group holds no traces, but views of traces that stand elsewhere."""
    tags = {_tag(element) for element in group.iter()}
    return "traceView" in tags and "trace" not in tags


def _label(element: Element) -> str | None:
    for annotation in _children(element, "annotation"):
        if annotation.get("type", "").lower() in ("truth", "label"):
            return (annotation.text or "").strip() or None
    return None


def _trace_format(element: Element) -> TraceFormat:
    regular = _children(element, "channel")
    optional = [c for holder in _children(element, "intermittentChannels") for c in holder]
    channels = (Channel.of(channel) for channel in (*regular, *optional))
    return TraceFormat(tuple(channels), regular=len(regular))


def _context_id(stroke: Stroke) -> str:
    """The letters of a stroke's channels, which name the context that defines them."""
    times = "" if stroke.times is None else "T"
    return f"XY{times}" if stroke.pressures is None else f"XY{times}F"


def _define(root: Element, context_ids: set[str]) -> None:
    definitions = SubElement(root, "definitions")
    SubElement(definitions, "timestamp", {"xml:id": "start"})
    for letters in sorted(context_ids):
        context = SubElement(definitions, "context", {"xml:id": letters})
        trace_format = SubElement(context, "traceFormat")
        for letter in letters:
            SubElement(trace_format, "channel", _WRITTEN_CHANNELS[letter])


def _add(parent: Element, drawing: FileDrawing) -> None:
    if drawing.label is not None:
        if _NOT_XML.search(drawing.label):
            raise InkError(
                "the label {label!r} has characters that XML cannot hold", label=drawing.label
            )
        SubElement(parent, "annotation", type="truth").text = drawing.label
    for stroke in drawing.ink.strokes:
        trace = SubElement(parent, "trace", contextRef=f"#{_context_id(stroke)}")
        trace.text = _trace_text(stroke)


def _trace_text(stroke: Stroke) -> str:
    columns: list[Floats] = [*stroke.points.T]
    columns += [column for column in (stroke.times, stroke.pressures) if column is not None]
    points = zip(*(column.tolist() for column in columns), strict=True)
    return ", ".join(" ".join(str(plain(value)) for value in point) for point in points)
