"""Traces of InkML are read in any trace format, and what cannot be is named with its point."""

from __future__ import annotations

import pytest

from digitpad.ink.ink import InkError, Stroke
from tests.ink.formats.inkml import read, strokes


def stroke(channels: str, trace: str, attributes: str = "") -> Stroke:
    context = f"<context><traceFormat>{channels}</traceFormat></context>"
    (only,) = strokes(f"{context}<trace {attributes}>{trace}</trace>")
    return only


def points(
    trace: str, channels: str = '<channel name="X"/><channel name="Y"/>'
) -> list[list[float]]:
    return [[x, y] for x, y in stroke(channels, trace).points.tolist()]


def named(*names: str) -> str:
    return "".join(f'<channel name="{name}"/>' for name in names)


# Trace formats


def test_channels_stand_in_any_order_and_unknown_ones_are_passed_over() -> None:
    drawn = stroke(named("OTx", "F", "Y", "T", "X"), "9 0.5 2 8 1, -9 1 4 16 3")

    assert drawn == Stroke([(1, 2), (3, 4)], [8, 16], [0.5, 1])


def test_booleans_are_passed_over() -> None:
    format_ = '<channel name="S" type="boolean"/><channel name="X"/><channel name="Y"/>'

    assert points("T 1 2, F 3 4", format_) == [[1, 2], [3, 4]]


def test_optional_channels_may_be_missing_and_keep_their_last_value() -> None:
    format_ = (
        named("X", "Y")
        + '<intermittentChannels><channel name="F" default="0.5"/>'
        + '<channel name="B1" type="boolean"/></intermittentChannels>'
    )
    drawn = stroke(format_, "1 1, 2 2 1, 3 3, 4 4 0 T")

    assert drawn.pressures is not None
    assert drawn.pressures.tolist() == [0.5, 1, 1, 0]


def test_a_format_may_be_referred_to_in_every_way_the_standard_has() -> None:
    format_ = f'<traceFormat xml:id="yx">{named("Y", "X")}</traceFormat>'
    body = f"""<definitions>{format_}
        <inkSource xml:id="pen"><traceFormat>{named("Y", "X")}</traceFormat></inkSource>
        <context xml:id="a" traceFormatRef="#yx"/>
        <context xml:id="b" inkSourceRef="#pen"/>
        <context xml:id="c"><inkSource><traceFormat>{named("Y", "X")}</traceFormat></inkSource>
        </context>
        <context xml:id="d" contextRef="#a"/></definitions>
        {"".join(f'<trace contextRef="#{name}">2 1</trace>' for name in "abcd")}
        <traceGroup contextRef="#a"><traceView/></traceGroup><trace>1 2</trace>
        <trace contextRef="#DefaultContext">1 2</trace>"""

    assert strokes(body) == (Stroke([(1, 2)]),) * 6


def test_a_groups_context_holds_for_its_traces_unless_they_name_one() -> None:
    body = f"""<definitions><context xml:id="yx"><traceFormat>{named("Y", "X")}</traceFormat>
        </context></definitions><traceGroup contextRef="#yx"><trace>2 1</trace>
        <traceGroup><trace>2 1</trace><trace contextRef="#DefaultContext">1 2</trace></traceGroup>
        </traceGroup>"""

    assert strokes(body) == (Stroke([(1, 2)]),) * 3


def test_a_context_among_the_traces_holds_for_those_after_it() -> None:
    context = f"<context><traceFormat>{named('Y', 'X')}</traceFormat></context>"
    body = f"<trace>1 2</trace>{context}<trace>2 1</trace><context/><trace>2 1</trace>"

    assert strokes(body) == (Stroke([(1, 2)]),) * 3


def test_a_format_beside_the_traces_is_read_as_in_old_files() -> None:
    body = f"<traceFormat>{named('Y', 'X')}</traceFormat><trace>2 1</trace>"

    assert strokes(body) == (Stroke([(1, 2)]),)


def test_old_files_have_ids_without_a_namespace() -> None:
    context = f'<context id="a"><traceFormat>{named("Y", "X")}</traceFormat></context>'
    body = f'<definitions>{context}</definitions><trace contextRef="#a">2 1</trace>'

    assert strokes(body) == (Stroke([(1, 2)]),)


# Values


def test_differences_are_read_as_in_the_standards_example() -> None:
    trace = """1125 18432,'23'43,"7"-8,3-5,7-3,6 2,6 8,3 6,2 4,3 6,3-6"""

    assert points(trace)[:5] == [
        [1125, 18432],
        [1148, 18475],
        [1178, 18510],
        [1211, 18540],
        [1251, 18567],
    ]
    assert points(trace)[-1] == [1584, 18823]


def test_an_order_of_difference_holds_until_another_is_named() -> None:
    assert points("10 10, '1 '2, 1 2, !20 !20, 21 22") == [
        [10, 10],
        [11, 12],
        [12, 14],
        [20, 20],
        [21, 22],
    ]


def test_a_second_difference_after_explicit_values_goes_on_from_their_velocity() -> None:
    assert points('0 0, 10 5, "1 "0') == [[0, 0], [10, 5], [21, 10]]


def test_a_star_goes_on_as_before() -> None:
    assert points("1 2, * 3") == [[1, 2], [1, 3]]
    assert points("1 2, '3 '0, * *, * *") == [[1, 2], [4, 2], [7, 2], [10, 2]]
    assert points("""0 0, '1 '1, "1 "0, * *""") == [[0, 0], [1, 1], [3, 2], [6, 3]]


@pytest.mark.parametrize(
    ("trace", "point"),
    [
        ("1 2", [1, 2]),
        ("\n 1\t2 ,", [1, 2]),
        ("-1-2", [-1, -2]),
        ("- 1 .5", [-1, 0.5]),
        ("1e3 -1.5E-1", [1000, -0.15]),
        ("+1 2.", [1, 2]),
        ("#1F -#a", [31, -10]),
        ("!1 !2", [1, 2]),
        (f"1 2{' ' * 10_000},", [1, 2]),
        ("<annotation>seven</annotation>1 2", [1, 2]),
        ("1 <!-- x and y --> 2", [1, 2]),
    ],
)
def test_numbers_are_written_in_many_ways(trace: str, point: list[float]) -> None:
    assert points(trace) == [point]


@pytest.mark.parametrize(
    ("trace", "message"),
    [
        ("1", "trace 1: point 1: values needed: 2, found: 1"),
        ("1 2, 3 4 5", "point 2: values needed: 2, found: 3"),
        ("1 2,, 3 4", "point 2: values needed: 2, found: 0"),
        ("1 2, 3 ?", r"point 2: '\?' stands where a number is needed"),
        ("1 T", "'T' stands where a number is needed"),
        ("1 2, 3 x4", "point 2: 'x4' is no value"),
        ("1 nan", "'nan' is no value"),
        ("'1 2", "first point of a trace must be explicit"),
        ("* 2", "first point of a trace must be explicit"),
        ("1 1e999", "coordinates must be finite"),
        ("1 1e300", "coordinates must lie between"),
        (f"1 #{'f' * 300}", "a number is too large"),
    ],
)
def test_a_trace_that_cannot_be_read_is_named_with_its_point(trace: str, message: str) -> None:
    with pytest.raises(InkError, match=message):
        read(f"<trace>{trace}</trace>")


def test_the_trace_in_an_error_is_counted_over_the_whole_file() -> None:
    with pytest.raises(InkError, match="trace 3: point 1"):
        read("<trace>1 2</trace><traceGroup><trace>1 2</trace><trace>1</trace></traceGroup>")


# Units, orientation, time and force


@pytest.mark.parametrize(
    ("x", "y", "point"),
    [
        ("", "", [1, 2]),
        ('orientation="+ve"', 'orientation="+ve"', [1, 2]),
        ("", 'orientation="-ve"', [1, -2]),
        ('orientation="-ve"', "", [-1, 2]),
        ('units="mm"', 'units="cm"', [1, 20]),
        ('units="in"', 'units="in"', [1, 2]),
        ('units="dev"', 'units="mm"', [1, 2]),
    ],
)
def test_y_points_down_and_is_brought_to_the_unit_of_x(x: str, y: str, point: list[float]) -> None:
    assert points("1 2", f'<channel name="X" {x}/><channel name="Y" {y}/>') == [
        pytest.approx(point, rel=1e-12)
    ]


@pytest.mark.parametrize(
    ("channel", "attributes", "times"),
    [
        ("", "", [5, 13]),
        ("", 'timeOffset="100"', [105, 113]),
        ('units="s"', 'timeOffset="100"', [5100, 13100]),
        ('units="us"', "", [0.005, 0.013]),
        ('respectTo="#start"', 'timeOffset="100"', [5, 13]),
    ],
)
def test_times_are_milliseconds_from_the_trace_or_from_one_moment(
    channel: str, attributes: str, times: list[float]
) -> None:
    drawn = stroke(f'{named("X", "Y")}<channel name="T" {channel}/>', "1 2 5, 1 2 '8", attributes)

    assert drawn.times is not None
    assert drawn.times.tolist() == pytest.approx(times, rel=1e-12)


@pytest.mark.parametrize(
    ("channel", "pressures"),
    [
        ('max="1024"', [0.25, 0.5]),
        ('min="256" max="768"', [0, 0.5]),
        ('max="256"', [1, 1]),
        ("", None),
        ('max="0"', None),
        ('min="-1e308" max="1e309"', None),
    ],
)
def test_forces_are_shares_of_their_range(channel: str, pressures: list[float] | None) -> None:
    drawn = stroke(f'{named("X", "Y")}<channel name="F" {channel}/>', "1 2 256, 1 2 512")

    assert (None if drawn.pressures is None else drawn.pressures.tolist()) == pressures


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"<traceFormat>{named('X', 'F')}</traceFormat>", "lacks channel Y"),
        ("<traceFormat/>", "lacks channel X, Y"),
        ('<trace contextRef="#a">1 2</trace>', "contextRef='#a' refers to nothing"),
        ('<trace contextRef="http://x/y#a">1 2</trace>', "refers to nothing in this file"),
        ('<context traceFormatRef="#a"/>', "traceFormatRef='#a' refers to nothing"),
        (
            '<context xml:id="a" contextRef="#b"/><context xml:id="b" contextRef="#a"/>',
            "refer to each other in a circle",
        ),
        (
            f'<traceFormat>{named("X", "Y")}<channel name="F" max="much"/></traceFormat>',
            "max='much' is no number",
        ),
        (
            f'<traceFormat>{named("X", "Y")}<channel name="T" units="mm"/></traceFormat>'
            "<trace>1 2 3</trace>",
            "the unit 'mm', which is none of time",
        ),
        ('<trace timeOffset="soon">1 2</trace>', "trace 1: timeOffset='soon' is no number"),
    ],
)
def test_formats_that_cannot_be_used_are_refused(body: str, message: str) -> None:
    with pytest.raises(InkError, match=message):
        read(body)
