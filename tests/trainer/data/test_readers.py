"""The readers of the data sets: who wrote what, and which part it belongs to."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from trainer.data.collection import labelled, portions
from trainer.data.mnist import mnist, mnist_arrays
from trainer.data.pendigits import pendigits
from trainer.data.sample import DataError, Part, Sample
from trainer.data.unipen import lacks_strokes, unipen, unipen_others

Reader = Callable[[Path, Part], list[Sample]]

PARTS: tuple[Part, ...] = ("train", "validate", "test")
EVERY_PART = pytest.mark.parametrize("part", PARTS)


def labels(samples: list[Sample]) -> str:
    return "".join(sample.label for sample in samples)


def writers(samples: list[Sample]) -> set[str]:
    return {sample.writer for sample in samples}


class TestPendigits:
    @pytest.mark.parametrize(
        ("part", "numbers"),
        [("train", range(1, 23)), ("validate", range(23, 26)), ("test", range(26, 31))],
    )
    def test_are_split_by_writer(self, files: Path, part: Part, numbers: range) -> None:
        samples = pendigits(files, part)

        assert writers(samples) == {f"pendigits/{number}" for number in numbers}
        assert labels(samples) == "0123456789" * len(numbers)

    def test_whose_writer_is_unknown_are_an_error(self, files: Path, tmp_path: Path) -> None:
        shutil.copytree(files / "pendigits", tmp_path / "pendigits")
        path = tmp_path / "pendigits" / "pendigits-orig.tra"
        path.write_text(path.read_text().replace(".COMMENT 3 7 3", ".COMMENT"))

        with pytest.raises(
            DataError, match=r"pendigits-orig\.tra has a segment that names no writer"
        ):
            pendigits(tmp_path, "train")


class TestUnipen:
    @pytest.mark.parametrize(
        ("part", "donor"), [("train", "syn"), ("validate", "uqb"), ("test", "aga")]
    )
    def test_is_split_by_donor(self, files: Path, part: Part, donor: str) -> None:
        assert labels(unipen(files, part)) == "0123456789"
        assert writers(unipen(files, part)) == {f"unipen/{donor}/hand"}

    def test_a_writer_is_who_the_files_name_in_all_of_them(
        self, files: Path, tmp_path: Path
    ) -> None:
        shutil.copytree(files / "unipen", tmp_path / "unipen")
        path = tmp_path / "unipen" / "data" / "1a" / "syn" / "hand.dat"
        text = path.read_text()
        for dense, writer in enumerate(("ann", "ann", "bob"), start=1):
            sized = f".X_POINTS_PER_INCH {dense}\n.Y_POINTS_PER_INCH 1\n"
            path.with_stem(f"file{dense}").write_text(f".WRITER_ID {writer}\n{sized}{text}")
        path.unlink()

        assert writers(unipen(tmp_path, "train")) == {"unipen/syn/ann", "unipen/syn/bob"}

    @EVERY_PART
    def test_a_drawing_that_is_there_twice_is_so_in_the_test_alone(
        self, files: Path, tmp_path: Path, part: Part
    ) -> None:
        shutil.copytree(files / "unipen", tmp_path / "unipen")
        for path in [*(tmp_path / "unipen" / "data" / "1a").rglob("*.dat")]:
            path.with_stem("again").write_text(path.read_text() + "\n.WRITER_ID another")

        assert len(unipen(tmp_path, part)) == (20 if part == "test" else 10)

    @EVERY_PART
    def test_letters_are_others_and_those_like_digits_are_left_out(
        self, files: Path, part: Part
    ) -> None:
        [letter_a] = unipen_others(files, part)
        four = unipen(files, part)[4]

        assert letter_a.label == OTHER
        assert letter_a.source == four.source

    @pytest.mark.parametrize(
        ("label", "strokes", "lacks"),
        [
            ("4", [[(0, 0), (1, 20), (3, 40)]], True),
            ("4", [[(0, 0), (40, 1)]], True),
            ("X", [[(20, 0), (0, 40)]], True),
            ("1", [[(0, 0), (1, 20), (3, 40)]], False),
            ("1", [[(40, 0), (0, 40)]], False),
            ("1", [[(0, 3), (20, 1), (40, 0)]], True),
            ("-", [[(0, 0), (40, 1)]], False),
            ("\\", [[(0, 0), (25, 40)]], False),
            ("4", [[(0, 0), (10, 20), (0, 40)]], False),
            ("!", [[(0, 0), (0, 40)], [(0, 50)]], False),
            ("*", [[(0, 0)]], False),
            ("*", [[(5, 5), (5, 5)]], False),
        ],
    )
    def test_what_lacks_strokes_is_found(
        self, label: str, strokes: list[list[tuple[float, float]]], lacks: bool
    ) -> None:
        assert lacks_strokes(Ink.of(strokes), label) == lacks

    @EVERY_PART
    def test_what_lacks_strokes_is_in_the_test_alone(
        self, files: Path, tmp_path: Path, part: Part
    ) -> None:
        shutil.copytree(files / "unipen", tmp_path / "unipen")
        for path in (tmp_path / "unipen" / "data" / "1a").rglob("*.dat"):
            path.write_text(path.read_text().replace('"1"', '"4"'))

        assert labels(unipen(tmp_path, part)).count("4") == (2 if part == "test" else 1)

    def test_that_is_damaged_is_an_error_with_the_name_of_the_file(
        self, files: Path, tmp_path: Path
    ) -> None:
        shutil.copytree(files / "unipen", tmp_path / "unipen")
        (tmp_path / "unipen" / "include" / "aga" / "ink.dat").write_text(".COORD X\n")

        with pytest.raises(DataError, match=r"ink\.dat: the line '\.COORD X'"):
            unipen(tmp_path, "test")


@pytest.mark.parametrize("reader", [pendigits, unipen, unipen_others])
def test_files_are_read_again_only_when_they_have_changed(
    reader: Reader, files: Path, tmp_path: Path
) -> None:
    for name in ("pendigits", "unipen"):
        shutil.copytree(files / name, tmp_path / name)
    before, again = reader(tmp_path, "train"), reader(tmp_path, "train")

    assert before[0].source is again[0].source
    again.clear()
    assert len(reader(tmp_path, "train")) == len(before)

    for path in tmp_path.rglob("*.tra"):
        path.write_text(path.read_text().replace('"0"', '"7"'))
    for path in tmp_path.rglob("*.dat"):
        path.write_text(path.read_text().replace('"0"', '"7"').replace('"A"', '"O"'))
    assert labels(reader(tmp_path, "train")) != labels(before)


class TestMnist:
    @pytest.mark.parametrize(
        ("part", "first", "count"),
        [("train", 0, 55_000), ("validate", 55_000, 5_000), ("test", 0, 100)],
    )
    def test_is_split_by_number(self, files: Path, part: Part, first: int, count: int) -> None:
        pixels, digits = mnist_arrays(files, part)

        assert pixels.shape == (count, 28, 28)
        assert digits.tolist() == [number // 2 % 10 for number in range(first, first + count)]

    def test_digits_are_pictures_light_on_dark_by_nobody_known(self, files: Path) -> None:
        sample = mnist(files, "test")[8]

        assert isinstance(sample.source, Picture)
        assert (sample.source.pixels[0, 0], sample.source.pixels.max()) == (0, 1)
        assert (sample.label, sample.writer) == ("4", "")

    def test_that_is_cut_off_is_an_error_with_the_place_of_the_files(
        self, files: Path, tmp_path: Path
    ) -> None:
        raw = tmp_path / "MNIST" / "raw"
        raw.mkdir(parents=True)
        for path in (files / "MNIST" / "raw").iterdir():
            (raw / path.name).write_bytes(path.read_bytes()[:10_000])

        with pytest.raises(DataError, match=r"MNIST cannot be read from .*raw.* Put its four"):
            mnist(tmp_path, "test")

    def test_that_cannot_be_put_there_is_an_error(self, tmp_path: Path) -> None:
        no_folder = tmp_path / "file"
        no_folder.touch()

        with pytest.raises(DataError, match="MNIST cannot be read from"):
            mnist(no_folder, "test")


@pytest.mark.parametrize("reader", [pendigits, unipen, unipen_others])
def test_data_that_are_missing_are_an_error_that_says_what_to_put_where(
    reader: Reader, tmp_path: Path
) -> None:
    with pytest.raises(DataError, match=rf"cannot be read from {tmp_path}.* Put "):
        reader(tmp_path, "train")


@pytest.mark.parametrize(("reader", "kind"), [(unipen, "1a"), (unipen_others, "1b")])
def test_unipen_without_a_kind_in_one_part_is_an_error(
    reader: Reader, kind: str, files: Path, tmp_path: Path
) -> None:
    shutil.copytree(files / "unipen", tmp_path / "unipen")
    shutil.rmtree(tmp_path / "unipen" / "data" / kind / "aga")

    assert reader(tmp_path, "train")
    with pytest.raises(DataError, match=f"part test has nothing in data/{kind}.* Put "):
        reader(tmp_path, "test")


class TestCollection:
    def test_drawings_are_ink_and_pictures_with_the_labels_they_were_kept_with(self) -> None:
        ink = Ink.of([[(0, 0), (5, 50)]])
        file = io.BytesIO()
        Image.new("L", (30, 40), 255).save(file, "PNG")
        with Collection() as collection:
            collection.keep(ink, Drawing("17", Device.MOUSE))
            collection.keep(file.getvalue(), Drawing("4", Device.PICTURE))
            gone = collection.keep(Ink.of([[(0, 0), (9, 9)]]), Drawing("3", Device.PEN))
            collection.take_back(gone)

        kept = {id: label for portion in portions() for id, label in portion.items()}
        by_label = {sample.label: sample for sample in labelled(kept)}

        assert by_label.keys() == {"17", "4"}
        assert by_label["17"].source == ink
        assert isinstance(by_label["4"].source, Picture)

    def test_an_empty_collection_has_none(self) -> None:
        assert portions() == ({}, {})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reader", "counts"),
    [
        (mnist, (55_000, 5_000, 10_000)),
        (pendigits, (5_496, 749, 1_248)),
        (unipen, (9_238, 597, 405)),
        (unipen_others, (22_790, 2_160, 1_722)),
    ],
)
def test_the_real_data_are_split_without_a_common_writer(
    data: Path, reader: Reader, counts: tuple[int, int, int]
) -> None:
    parts = [reader(data, part) for part in PARTS]

    assert tuple(map(len, parts)) == counts
    for one, another in combinations(parts, 2):
        assert not (writers(one) & writers(another)) - {""}
