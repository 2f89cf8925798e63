"""UNIPEN text: components are counted and spanned, y is turned, and what is damaged is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from digitpad.ink.formats.unipen import Segment, UnipenError, read_unipen
from digitpad.ink.ink import Ink

Read = Callable[..., list[Segment]]

# Two pen-downs with a pen-up between that is empty, as tablets write it that see no hovering pen.
TWO_STROKES = """\
.PEN_DOWN
10 20
30 40
.PEN_UP
.DT 100
.PEN_DOWN
50 60
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as the file digits.dat, with others by their names in the folder of includes."""

    def read(text: str, includes: dict[str, str] | None = None) -> list[Segment]:
        for name, content in (includes or {}).items():
            path = tmp_path / "include" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        file = tmp_path / "digits.dat"
        file.write_text(text, encoding="latin-1")
        return read_unipen(file, tmp_path / "include")

    return read


def ink(*strokes: Sequence[tuple[float, float]]) -> Ink:
    return Ink.of(strokes)


def test_a_segment_has_level_label_remark_and_ink_with_y_down(read: Read) -> None:
    segments = read('.SEGMENT DIGIT 0-1 ? "8"\n.COMMENT 8 12  224\n' + TWO_STROKES)

    assert segments == [
        Segment("DIGIT", "8", ink([(10, -20), (30, -40)], [(50, -60)]), "8 12  224")
    ]


def test_a_segment_may_come_before_its_ink_or_after_it(read: Read) -> None:
    segment = '.SEGMENT CHARACTER 1 ? "8"\n'

    assert read(segment + TWO_STROKES) == read(TWO_STROKES + segment)


def test_a_segment_knows_who_wrote_it_where_a_file_says_so(read: Read) -> None:
    text = '.INCLUDE who.doc\n.SEGMENT DIGIT 0 ? "8"\n' + TWO_STROKES

    [named], [unknown] = read(text, {"who.doc": ".WRITER_ID  ann \n"}), read(text, {"who.doc": ""})

    assert (named.writer, unknown.writer) == ("ann", "")


def test_comments_belong_to_the_segment_before_them(read: Read) -> None:
    segments = read(
        ".COMMENT of the file\n"
        '.SEGMENT DIGIT 0 ? "1"\n.COMMENT one\n.COMMENT more\n.SEGMENT DIGIT 1 ? "2"\n'
        + TWO_STROKES
    )

    assert [segment.remark for segment in segments] == ["one more", ""]


@pytest.mark.parametrize(
    ("written", "label"),
    [('"5"', "5"), (r'"\""', '"'), (r'"\\"', "\\"), ('"a b"', "a b"), ('"é"', "é"), ('""', "")],
)
def test_labels_are_quoted_and_escaped(read: Read, written: str, label: str) -> None:
    [segment] = read(f".SEGMENT CHARACTER 0 ? {written}\n{TWO_STROKES}")

    assert segment.label == label


def test_a_segment_without_a_label_is_passed_over(read: Read) -> None:
    assert read(".SEGMENT PAGE 0-1\n.SEGMENT TEXT 0-1 OK\n" + TWO_STROKES) == []


class TestIncludes:
    def test_are_nested_and_relative_to_the_folder_of_includes(self, read: Read) -> None:
        segments = read(
            '.VERSION 1.0\n.INCLUDE val/data/one.dat\n.SEGMENT CHARACTER 0 ? "4"\n',
            {
                "val/data/one.dat": ".INCLUDE val/val.doc\n" + TWO_STROKES,
                "val/val.doc": ".X_POINTS_PER_INCH 200\n.Y_POINTS_PER_INCH 100\n",
            },
        )

        assert segments == [Segment("CHARACTER", "4", ink([(10, -40), (30, -80)]))]

    def test_bring_components_in_the_order_in_which_they_stand(self, read: Read) -> None:
        segments = read(
            ".INCLUDE a\n.PEN_DOWN\n1 1\n.INCLUDE b\n"
            '.SEGMENT X 0 ? "a"\n.SEGMENT X 1 ? "own"\n.SEGMENT X 2 ? "b"\n',
            {"a": ".PEN_DOWN\n2 2\n", "b": ".PEN_DOWN\n3 3\n"},
        )

        assert [(segment.label, segment.ink.bounds.left) for segment in segments] == [
            ("a", 2),
            ("own", 1),
            ("b", 3),
        ]

    def test_that_are_missing_are_passed_over(self, read: Read) -> None:
        segments = read(".INCLUDE gone.doc\n.INCLUDE\n" + TWO_STROKES + '.SEGMENT X 0 ? "4"\n')

        assert len(segments) == 1

    def test_that_are_missing_take_their_ink_with_them(self, read: Read) -> None:
        assert read('.INCLUDE gone.dat\n.SEGMENT X 0-3 ? "4"\n') == []

    def test_are_passed_over_where_no_folder_of_them_is_given(self, tmp_path: Path) -> None:
        path = tmp_path / "digits.dat"
        path.write_text('.INCLUDE digits.dat\n.SEGMENT X 0 ? "4"\n' + TWO_STROKES)

        assert len(read_unipen(path)) == 1

    def test_that_include_themselves_are_an_error(self, read: Read) -> None:
        with pytest.raises(UnipenError, match=r"include/a includes itself"):
            read(".INCLUDE a\n", {"a": ".INCLUDE b\n", "b": ".INCLUDE a\n"})


class TestSpans:
    # Pen-ups that hold points count; the third, which holds none, does not.
    FILE = """\
.PEN_DOWN
0 1
0 2
0 3
.PEN_UP
1 1
.PEN_DOWN
2 1
2 2
.PEN_UP
.PEN_DOWN
3 1
3 2
3 3
.PEN_DOWN
4 1
"""

    @pytest.mark.parametrize(
        ("span", "strokes"),
        [
            ("0", {0: [1, 2, 3]}),
            ("2", {2: [1, 2]}),
            ("3", {3: [1, 2, 3]}),
            ("2-3", {2: [1, 2], 3: [1, 2, 3]}),
            ("0-2", {0: [1, 2, 3], 2: [1, 2]}),
            ("0,3-4", {0: [1, 2, 3], 3: [1, 2, 3], 4: [1]}),
            ("4,0", {4: [1], 0: [1, 2, 3]}),
            ("0:1-3:1", {0: [2, 3], 2: [1, 2], 3: [1, 2]}),
            ("0:1-0:1", {0: [2]}),
            ("0:2", {0: [3]}),
            ("0-3:0", {0: [1, 2, 3], 2: [1, 2], 3: [1]}),
            ("3:1-4", {3: [2, 3], 4: [1]}),
        ],
    )
    def test_name_components_and_points_within_both_ends_included(
        self, read: Read, span: str, strokes: dict[int, list[int]]
    ) -> None:
        [segment] = read(f'{self.FILE}.SEGMENT X {span} ? "7"\n')

        assert segment.ink == ink(*[[(x, -y) for y in ys] for x, ys in strokes.items()])

    @pytest.mark.parametrize("span", ["1", "7", "7-9", "3-2", "0:8-0:9"])
    def test_that_hold_no_ink_make_no_segment(self, read: Read, span: str) -> None:
        assert read(f'{self.FILE}.SEGMENT X {span} ? "7"\n') == []

    def test_may_reach_beyond_the_last_component(self, read: Read) -> None:
        [segment] = read(f'{self.FILE}.SEGMENT X 4-99 ? "7"\n')

        assert segment.ink == ink([(4, -1)])


class TestPoints:
    @pytest.mark.parametrize("unit", ["INCH", "MM"])
    def test_are_stretched_where_their_density_differs_in_x_and_y(
        self, read: Read, unit: str
    ) -> None:
        [segment] = read(
            f".X_POINTS_PER_{unit}   200.0\n.Y_POINTS_PER_{unit}\t50 \n"
            '.PEN_DOWN\n10 3\n.SEGMENT X 0 ? "1"\n'
        )

        assert segment.ink == ink([(10, -12)])

    @pytest.mark.parametrize("densities", ["", ".X_POINTS_PER_MM 40\n", ".Y_POINTS_PER_MM 0\n"])
    def test_stay_as_they_are_where_no_two_densities_are_known(
        self, read: Read, densities: str
    ) -> None:
        [segment] = read(densities + '.PEN_DOWN\n10 3\n.SEGMENT X 0 ? "1"\n')

        assert segment.ink == ink([(10, -3)])

    def test_all_zero_are_none(self, read: Read) -> None:
        [segment] = read('.PEN_DOWN\n0 0\n5 0\n0 0\n0 7\n.PEN_DOWN\n0 0\n.SEGMENT X 0-1 ? "1"\n')

        assert segment.ink == ink([(5, 0), (0, -7)])

    def test_are_found_by_the_names_of_their_columns(self, read: Read) -> None:
        [segment] = read('.COORD T Y P X\n.PEN_DOWN\n90 2 0.5 1\n.SEGMENT X 0 ? "1"\n')

        assert segment.ink == ink([(1, -2)])

    def test_have_the_columns_that_were_named_last_before_them(self, read: Read) -> None:
        [segment] = read(
            '.COORD Y X\n.PEN_DOWN\n2 1\n.COORD X Y T\n.PEN_DOWN\n3 4 9\n.SEGMENT X 0-1 ? "1"\n'
        )

        assert segment.ink == ink([(1, -2)], [(3, -4)])

    def test_may_have_more_values_than_there_are_columns(self, read: Read) -> None:
        [segment] = read('.COORD X Y\n.PEN_DOWN\n1 2 300 0.5\n.SEGMENT X 0 ? "1"\n')

        assert segment.ink == ink([(1, -2)])

    def test_may_be_broken_and_negative_between_blanks_and_tabs(self, read: Read) -> None:
        [segment] = read('.PEN_DOWN\r\n\t-1.5 \t 2e1\r\n\r\n 3  4 \r\n.SEGMENT X 0 ? "1"\r\n')

        assert segment.ink == ink([(-1.5, -20), (3, -4)])


class TestErrors:
    def test_name_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UnipenError, match=r"gone\.dat cannot be read: No such file"):
            read_unipen(tmp_path / "gone.dat")

    @pytest.mark.parametrize(
        "text",
        [
            '.PEN_DOWN\n1 2\nthree 4\n.SEGMENT X 0 ? "1"\n',
            '.PEN_DOWN\n1\n2\n.SEGMENT X 0 ? "1"\n',
            '.PEN_DOWN\n1 2\n3\n.SEGMENT X 0 ? "1"\n',
            '.PEN_DOWN\n1 nan\n.SEGMENT X 0 ? "1"\n',
            '.PEN_DOWN\n1 1e999\n.SEGMENT X 0 ? "1"\n',
            '.COORD X Y P\n.PEN_DOWN\n1 2\n.SEGMENT X 0 ? "1"\n',
            ".COORD X T\n",
            ".COORD\n",
            ".X_POINTS_PER_INCH many\n",
            ".Y_POINTS_PER_MM\n",
            *[
                f'.PEN_DOWN\n1 2\n.SEGMENT X {span} ? "1"\n'
                for span in ("x", "-1", "0-", "0--1", "0,", "0:", "0:1:2", "0.5", "²")
            ],
        ],
    )
    def test_name_the_file_that_cannot_be_understood(self, read: Read, text: str) -> None:
        with pytest.raises(UnipenError, match=r"digits\.dat"):
            read(text)

    def test_name_the_included_file_that_cannot_be_understood(self, read: Read) -> None:
        with pytest.raises(UnipenError, match=r"include/bad\.doc: the line '.COORD Z'"):
            read(".INCLUDE bad.doc\n", {"bad.doc": ".COORD Z\n"})

    def test_quote_the_line_that_is_no_point(self, read: Read) -> None:
        with pytest.raises(UnipenError, match="segment 0: the line '1 x' is no point of X Y"):
            read('.PEN_DOWN\n1 x\n.SEGMENT X 0 ? "1"\n')


def test_pendigits_holds_7494_digits_of_30_writers(data: Path) -> None:
    segments = read_unipen(data / "pendigits" / "pendigits-orig.tra")

    assert len(segments) == 7494
    assert {segment.label for segment in segments} == set("0123456789")
    assert {int(segment.remark.split()[1]) for segment in segments} == set(range(1, 31))
    assert all(segment.remark.split()[0] == segment.label for segment in segments)


@pytest.mark.slow
def test_the_digits_of_unipen_are_10783_but_for_three_that_hold_no_ink(data: Path) -> None:
    root = data / "unipen"
    paths = sorted((root / "data" / "1a").rglob("*.dat"))
    segments = [segment for path in paths for segment in read_unipen(path, root / "include")]
    written = sum(path.read_text("latin-1").count(".SEGMENT") for path in paths)
    heights = np.array([segment.ink.bounds.height for segment in segments])

    assert written == 10_783
    assert len(segments) == 10_780
    assert np.mean(heights > 0) > 0.99
