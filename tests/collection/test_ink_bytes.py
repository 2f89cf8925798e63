"""Ink as bytes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.collection.ink_bytes import packed, unpacked
from digitpad.ink.ink import Ink, InkError, Stroke


@given(st.from_type(Ink))
def test_ink_comes_back_as_it_was(ink: Ink) -> None:
    assert unpacked(packed(ink)) == ink


def test_no_bit_is_lost() -> None:
    smallest, largest = 5e-324, 1.7976931348623157e308
    points = [[0.1, -0.0], [smallest, largest]]
    [stroke] = unpacked(packed(Ink.of([points]))).strokes
    assert stroke.points.tobytes() == Stroke(points).points.tobytes()


def test_the_bytes_are_those_of_version_1() -> None:
    """Ink that was stored once must be readable for ever."""
    ink = Ink((Stroke([(1, 2), (3, 4)], times=[0, 8]), Stroke([(5, 6)], pressures=[0.5])))
    assert unpacked(bytes.fromhex(STORED)) == ink
    assert packed(ink).hex() == STORED


def test_a_point_takes_no_more_than_its_numbers() -> None:
    points = [(float(x), float(x)) for x in range(100)]
    assert len(packed(Ink.of([points]))) <= 100 * 16 + 16


@given(st.from_type(Ink), st.data())
def test_bytes_that_end_too_early_are_refused(ink: Ink, data: st.DataObject) -> None:
    whole = packed(ink)
    with pytest.raises(InkError):
        unpacked(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_bytes_that_go_on_after_the_end_are_refused() -> None:
    with pytest.raises(InkError, match="goes on after its end"):
        unpacked(packed(Ink.of([[(1, 2)]])) + bytes(8))


@pytest.mark.parametrize("content", [b"", b"IN", b"PNG1", bytes(100)])
def test_bytes_that_are_no_ink_are_refused(content: bytes) -> None:
    with pytest.raises(InkError, match="no stored ink"):
        unpacked(content)


@given(st.from_type(Ink), st.data())
def test_damage_gives_no_other_error(ink: Ink, data: st.DataObject) -> None:
    content = bytearray(packed(ink))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    with suppress(InkError):
        unpacked(bytes(content))


def test_ink_of_a_newer_version_is_refused_as_such() -> None:
    with pytest.raises(InkError, match="newer version"):
        unpacked(packed(Ink.of([[(1, 2)]])).replace(b"INK1", b"INK2"))


STORED = (
    "494e4b31 02000000"
    "02000000 01000000"
    "01000000 02000000"
    "000000000000f03f 0000000000000040 0000000000000840 0000000000001040"
    "0000000000000000 0000000000002040"
    "0000000000001440 0000000000001840"
    "000000000000e03f"
).replace(" ", "")
