"""ndjson in the QuickDraw layout: each line a drawing, or an error that says what is wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import line_of, read_line, read_ndjson
from digitpad.ink.ink import Ink, InkError, Stroke

ONE_STROKE = '{"drawing":[[[1,2],[3,4]]]}'


def test_a_line_has_label_key_points_times_and_pressures() -> None:
    drawing = read_line(
        '{"key_id":"5891796615823360","word":"407","countrycode":"AT",'
        '"drawing":[[[1,2.5],[3,4],[0,16],[0.5,1]],[[9],[8]]]}'
    )

    assert drawing == FileDrawing(
        Ink((Stroke([(1, 3), (2.5, 4)], [0, 16], [0.5, 1]), Stroke([(9, 8)]))),
        label="407",
        key="5891796615823360",
    )


def test_label_and_key_may_be_missing() -> None:
    assert read_line(ONE_STROKE) == FileDrawing(Ink.of([[(1, 3), (2, 4)]]))


@pytest.mark.parametrize(
    ("written", "read"),
    [("17", "17"), ('"17"', "17"), ("null", None), ('""', None), ('" "', None), ('"ж"', "ж")],
)
@pytest.mark.parametrize(("key", "name"), [("key_id", "key"), ("word", "label")])
def test_label_and_key_are_texts_even_when_written_as_numbers(
    key: str, name: str, written: str, read: str | None
) -> None:
    assert getattr(read_line(f'{{"{key}":{written},"drawing":[]}}'), name) == read


@pytest.mark.parametrize("line", ['{"drawing":[]}', '{"drawing":[[[],[]]]}'])
def test_a_drawing_without_points_is_empty_ink(line: str) -> None:
    assert read_line(line).ink == Ink()


def test_a_stroke_without_points_is_left_out() -> None:
    drawing = read_line('{"drawing":[[[],[],[]],[[1],[2]]]}')

    assert drawing.ink == Ink.of([[(1, 2)]])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON: .* at character 2"),
        ('{"drawing":[]} x', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"drawing":[[[' + "1" * 5000 + "],[1]]]}", "not JSON"),
        ('{"drawing":[[[NaN],[1]]]}', "NaN is no number"),
        ('{"drawing":[[[-Infinity],[1]]]}', "-Infinity is no number"),
        ("[]", 'object with "drawing"'),
        ("7", 'object with "drawing"'),
        ('{"word":"7"}', 'object with "drawing"'),
        ('{"drawing":null}', '"drawing" must be a list'),
        ('{"drawing":{}}', '"drawing" must be a list'),
        ('{"drawing":[7]}', "stroke 1: a list of x and one of y"),
        ('{"drawing":[[]]}', "stroke 1: a list of x and one of y"),
        ('{"drawing":[[[1]]]}', "stroke 1: a list of x and one of y"),
        ('{"drawing":[[1,2]]}', "stroke 1: a list of x and one of y"),
        ('{"drawing":[[[1],[1],[1],[1],[1]]]}', "stroke 1: a list of x and one of y"),
        ('{"drawing":[[[1],[1]],[[1,2],[1]]]}', "stroke 2: its lists must be of one length"),
        ('{"drawing":[[[1],[1],[]]]}', "one length, not 1, 1, 0"),
        ('{"drawing":[[["1"],[1]]]}', "its x must be numbers"),
        ('{"drawing":[[[1],[null]]]}', "its y must be numbers"),
        ('{"drawing":[[[1],[1],[true]]]}', "its t must be numbers"),
        ('{"drawing":[[[1],[1],[1],[[]]]]}', "its p must be numbers"),
        ('{"drawing":[[[1e999],[1]]]}', "coordinates must be finite"),
        ('{"drawing":[[[1],[1],[-1e999]]]}', "times must be finite"),
        ('{"drawing":[[[1e300],[1]]]}', "coordinates must lie between"),
        ('{"drawing":[[[1' + "0" * 400 + "],[1]]]}", "a number is too large"),
        ('{"drawing":[[[1],[1],[1],[1.5]]]}', "pressures must lie between 0 and 1"),
        ('{"drawing":[[[1],[1],[1],[-0.5]]]}', "pressures must lie between 0 and 1"),
        ('{"drawing":[],"word":["7"]}', '"word" must be a text or a number'),
        ('{"drawing":[],"key_id":true}', '"key_id" must be a text or a number'),
        ('{"drawing":[],"word":"\\ud800"}', '"word" holds half a character'),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: str, message: str) -> None:
    with pytest.raises(InkError, match=message):
        read_line(line)


def test_a_stream_goes_on_after_a_bad_line_and_counts_blank_ones() -> None:
    stream = io.BytesIO(f"{ONE_STROKE}\n\n  \t\nbad\n{ONE_STROKE}".encode())
    good = read_line(ONE_STROKE)
    (first, one), (second, bad), (third, two) = read_ndjson(stream)

    assert (first, second, third) == (1, 4, 5)
    assert one == two == good
    assert isinstance(bad, InkError)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_and_any_line_end_are_passed_over(mark: str, line_end: str) -> None:
    text = f"{mark}{ONE_STROKE}{line_end}{ONE_STROKE}{line_end}"
    expected = [(1, read_line(ONE_STROKE)), (2, read_line(ONE_STROKE))]

    assert list(read_ndjson(io.BytesIO(text.encode()))) == expected
    assert list(read_ndjson(io.StringIO(text))) == expected


def test_a_file_of_a_byte_order_mark_alone_holds_nothing() -> None:
    assert list(read_ndjson([b"\xef\xbb\xbf\n"])) == []


def test_bytes_that_are_no_utf8_are_that_lines_error() -> None:
    (_, bad), (_, good) = read_ndjson([b'{"word":"\xff","drawing":[]}\n', ONE_STROKE.encode()])

    assert str(bad) == "not UTF-8: byte 10 of the line"
    assert good == read_line(ONE_STROKE)


def test_a_drawing_is_given_before_the_next_line_is_asked_for() -> None:
    asked = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield ONE_STROKE.encode()

    next(read_ndjson(lines()))

    assert asked == [0]


def test_a_written_line_holds_only_what_there_is() -> None:
    drawing = FileDrawing(Ink((Stroke([(1, 2.5)]), Stroke([(3, 4)], [8], [0.5]))))

    assert json.loads(line_of(drawing)) == {"drawing": [[[1], [2.5]], [[3], [4], [8], [0.5]]]}


def test_label_and_key_are_written() -> None:
    assert json.loads(line_of(FileDrawing(Ink(), "407", "a"))) == {
        "key_id": "a",
        "word": "407",
        "drawing": [],
    }


def test_numbers_are_written_short() -> None:
    assert line_of(FileDrawing(Ink.of([[(10, 2e17)]]))) == '{"drawing":[[[10],[2e+17]]]}'


def test_pressures_without_times_have_no_place_and_are_left_out() -> None:
    drawing = FileDrawing(Ink((Stroke([(1, 2)], None, [0.5]),)))

    assert read_line(line_of(drawing)).ink == Ink.of([[(1, 2)]])
