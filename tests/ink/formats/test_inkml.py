"""InkML: one drawing a file or one a top-level trace group, with its label, in any XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import read_inkml
from digitpad.ink.ink import Ink, InkError, Stroke
from tests.ink.formats.inkml import NAMESPACE, read, strokes

# What a file is


def test_a_file_without_groups_is_one_drawing() -> None:
    assert read("<trace>1 2, 3 4</trace><trace>5 6</trace>") == [
        FileDrawing(Ink.of([[(1, 2), (3, 4)], [(5, 6)]]))
    ]


def test_top_level_groups_are_one_drawing_each() -> None:
    group = "<traceGroup><trace>{0} 1</trace><trace>{0} 2</trace></traceGroup>"

    assert read(group.format(1) + group.format(2)) == [
        FileDrawing(Ink.of([[(1, 1)], [(1, 2)]])),
        FileDrawing(Ink.of([[(2, 1)], [(2, 2)]])),
    ]


def test_groups_within_a_group_belong_to_it_in_their_order() -> None:
    body = """<traceGroup><trace>1 1</trace><traceGroup><trace>2 2</trace><traceGroup>
        <trace>3 3</trace></traceGroup></traceGroup><trace>4 4</trace></traceGroup>"""

    assert read(body) == [FileDrawing(Ink.of([[(n, n)] for n in (1, 2, 3, 4)]))]


def test_traces_outside_of_groups_make_a_last_drawing() -> None:
    body = "<trace>9 9</trace><traceGroup><trace>1 1</trace></traceGroup><trace>8 8</trace>"

    assert read(body) == [
        FileDrawing(Ink.of([[(1, 1)]])),
        FileDrawing(Ink.of([[(9, 9)], [(8, 8)]])),
    ]


def test_a_group_without_ink_is_an_empty_drawing() -> None:
    assert read("<traceGroup/><traceGroup><trace>1 1</trace></traceGroup>") == [
        FileDrawing(Ink()),
        FileDrawing(Ink.of([[(1, 1)]])),
    ]


def test_groups_that_only_point_at_traces_divide_nothing() -> None:
    body = """<trace xml:id="a">1 1</trace><trace xml:id="b">2 2</trace>
        <traceGroup><traceView traceDataRef="#a"/></traceGroup>
        <traceGroup><traceGroup><traceView traceDataRef="#b"/></traceGroup></traceGroup>"""

    assert read(body) == [FileDrawing(Ink.of([[(1, 1)], [(2, 2)]]))]


def test_a_file_without_traces_is_one_empty_drawing() -> None:
    assert read("") == [FileDrawing(Ink())]


def test_traces_in_definitions_are_not_drawn() -> None:
    assert strokes("<definitions><trace>1 1</trace></definitions><trace>2 2</trace>") == (
        Stroke([(2, 2)]),
    )


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_trace_without_points_is_left_out(text: str) -> None:
    assert strokes(f"<trace>{text}</trace><trace>1 2</trace>") == (Stroke([(1, 2)]),)


def test_what_the_pen_did_in_the_air_is_left_out() -> None:
    body = '<trace type="penUp">0 0, 5 5</trace><trace type="penDown">1 2</trace>'

    assert strokes(body) == (Stroke([(1, 2)]),)


# Labels


@pytest.mark.parametrize("kind", ["truth", "label", "Truth"])
def test_annotations_of_the_file_and_of_groups_are_labels(kind: str) -> None:
    note = f'<annotation type="{kind}"> 407 </annotation>'
    trace = "<trace>1 2</trace>"

    assert [d.label for d in read(f"{note}{trace}")] == ["407"]
    assert [d.label for d in read(f"{note}<traceGroup>{trace}</traceGroup>")] == ["407"]
    assert [d.label for d in read(f"<traceGroup>{note}{trace}</traceGroup>")] == ["407"]
    assert [d.label for d in read(f"<traceGroup>{note}</traceGroup><traceGroup/>")] == ["407", None]


def test_a_divided_files_own_label_names_none_of_its_drawings() -> None:
    body = '<annotation type="truth">1</annotation><traceGroup/><traceGroup/>'

    assert [drawing.label for drawing in read(body)] == [None, None]


@pytest.mark.parametrize(
    "note",
    ['<annotation type="writer">7</annotation>', '<annotation type="truth"/>', "<annotation/>"],
)
def test_other_annotations_are_no_labels(note: str) -> None:
    assert read(f"{note}<trace>1 2</trace>")[0].label is None


# XML


@pytest.mark.parametrize(
    "document",
    [
        "<ink><trace>1 2</trace></ink>",
        f'<ink xmlns="{NAMESPACE}"><trace>1 2</trace></ink>',
        f'<inkml:ink xmlns:inkml="{NAMESPACE}"><inkml:trace>1 2</inkml:trace></inkml:ink>',
    ],
    ids=["none", "default", "prefix"],
)
def test_a_namespace_is_written_in_any_way(document: str) -> None:
    assert read_inkml(document.encode()) == [FileDrawing(Ink.of([[(1, 2)]]))]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_a_file_has_any_usual_encoding(encoding: str) -> None:
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><ink><annotation type="label">sieben: é'
        "</annotation><trace>1 2</trace></ink>"
    )

    assert read_inkml(document.encode(encoding)) == [FileDrawing(Ink.of([[(1, 2)]]), "sieben: é")]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "one.inkml"
    path.write_bytes(b"<ink><trace>1 2</trace></ink>")

    assert read_inkml(path) == read_inkml(str(path)) == [FileDrawing(Ink.of([[(1, 2)]]))]


BOMB = '<!DOCTYPE ink [<!ENTITY a "1 2,"><!ENTITY b "&a;&a;">]><ink><trace>&b;</trace></ink>'


@pytest.mark.parametrize(
    "document",
    [BOMB, '<!DOCTYPE ink SYSTEM "ink.dtd"><ink><trace>1 2</trace></ink>', "<!DOCTYPE ink><ink/>"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(document: str, encoding: str) -> None:
    with pytest.raises(InkError, match="DOCTYPE, which is refused"):
        read_inkml(document.encode(encoding))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"", "not XML"),
        (b"\x89PNG\r\n\x1a\n", "not XML"),
        (b"<ink><trace>1 2</ink>", "not XML"),
        (b"<ink>&unknown;</ink>", "not XML"),
        (b'<?xml version="1.0" encoding="klingon"?><ink/>', "not XML that can be read"),
        (b'<?xml version="1.0" encoding="shift_jis"?><ink/>', "not XML that can be read"),
        (b"<svg/>", "not InkML: its root element is 'svg'"),
    ],
)
def test_a_file_that_is_no_inkml_is_refused(document: bytes, message: str) -> None:
    with pytest.raises(InkError, match=message):
        read_inkml(document)


def test_deep_nesting_is_read() -> None:
    depth = 20_000
    body = "<traceGroup>" * depth + "<trace>1 2</trace>" + "</traceGroup>" * depth

    assert strokes(body) == (Stroke([(1, 2)]),)
