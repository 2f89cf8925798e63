"""idx, as MNIST comes: files of pictures with their labels beside them."""

from __future__ import annotations

import gzip
import io
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.formats import idx
from digitpad.collection.formats.items import Incoming, Refused
from digitpad.collection.readers import found, pieces
from digitpad.collection.rendering import png
from digitpad.ink.ink import Ink

PICTURES = np.arange(3 * 4 * 5, dtype=np.uint8).reshape(3, 4, 5)
DIGITS = (7, 0, 3)
ONE = Ink.of([[(0, 0), (0, 10)]])
DAMAGE: tuple[Callable[[bytes], bytes], ...] = (
    lambda packed: packed[:-12] + b"\xff" * 4 + packed[-8:],
    lambda packed: packed[:-1],
    lambda packed: packed + b"more",
)
"""Of a gzipped file: other pixels, less at its end, and more."""


def write(
    folder: Path,
    images: str = idx.IMAGES,
    labels: str = idx.LABELS,
    digits: tuple[int, ...] = DIGITS,
) -> Path:
    """The two files in their original format; the path of the first."""
    content = {
        images: struct.pack(">4I", 0x0803, *PICTURES.shape) + PICTURES.tobytes(),
        labels: struct.pack(">2I", 0x0801, len(digits)) + bytes(digits),
    }
    for name, data in content.items():
        zipped = name.endswith(".gz")
        (folder / name).write_bytes(gzip.compress(data) if zipped else data)
    return folder / images


def stored(path: Path) -> Path:
    """A gzipped file anew, its bytes as they are: whatever is changed, they can be unpacked."""
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()), compresslevel=0))
    return path


def pixels(item: object) -> object:
    """The grey of a picture that was found."""
    assert isinstance(item, Incoming)
    assert isinstance(item.source, bytes)
    with Image.open(io.BytesIO(item.source)) as image:
        return np.asarray(image).tolist()


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"),
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"),
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz"),
        ("TRAIN-IMAGES-IDX3-UBYTE", "TRAIN-LABELS-IDX1-UBYTE"),
        ("Train-Images-idx3-ubyte", "train-labels-idx1-ubyte.gz"),
    ],
)
def test_pictures_come_with_the_labels_beside_them(
    tmp_path: Path, images: str, labels: str
) -> None:
    path = write(tmp_path, images, labels)
    for items in (list(found([path])), list(found([tmp_path]))):
        assert [item.drawing.label for item in items if isinstance(item, Incoming)] == list("703")
        assert [pixels(item) for item in items] == PICTURES.tolist()
        assert [item.origin for item in items] == [f"{path}#{number}" for number in (1, 2, 3)]
        assert {item.drawing.device for item in items if isinstance(item, Incoming)} == {
            Device.PICTURE
        }


def test_images_and_labels_chosen_together_are_read_once(tmp_path: Path) -> None:
    write(tmp_path)
    assert len(list(found([tmp_path / idx.IMAGES, tmp_path / idx.LABELS]))) == 3
    assert len(list(found([tmp_path / idx.LABELS]))) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="disks take them for one there")
def test_names_in_capitals_and_without_are_two_pairs(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, idx.IMAGES.upper(), idx.LABELS.upper(), digits=(4, 4, 4))

    items = list(found([tmp_path]))

    assert [item.drawing.label for item in items if isinstance(item, Incoming)] == [*"444703"]


def test_how_many_there_are_is_known_before_they_are_read(tmp_path: Path) -> None:
    [piece] = pieces([write(tmp_path)])
    assert piece.expected() == 3


def test_pictures_of_emnist_are_set_upright(tmp_path: Path) -> None:
    name = "emnist-digits-train-{}-ubyte"
    path = write(tmp_path, name.format("images-idx3"), name.format("labels-idx1"))
    assert [pixels(item) for item in found([path])] == PICTURES.transpose(0, 2, 1).tolist()


def test_a_label_that_is_no_digit_is_refused_alone(tmp_path: Path) -> None:
    first, second, third = found([write(tmp_path, digits=(1, 10, 9))])
    assert isinstance(first, Incoming)
    assert isinstance(second, Refused)
    assert second.reason == "its label is 10, which is no digit"
    assert isinstance(third, Incoming)


@pytest.mark.parametrize("name", [idx.IMAGES, idx.LABELS])
def test_one_file_without_the_other_is_refused_in_words(tmp_path: Path, name: str) -> None:
    write(tmp_path)
    missing = ({idx.IMAGES, idx.LABELS} - {name}).pop()
    (tmp_path / missing).unlink()
    [item] = found([tmp_path / name])
    assert isinstance(item, Refused)
    assert item.reason.endswith(f"put {missing} beside it")


def test_letters_are_refused_for_their_labels_look_like_digits(tmp_path: Path) -> None:
    name = "emnist-letters-test-{}-ubyte"
    [item] = found([write(tmp_path, name.format("images-idx3"), name.format("labels-idx1"))])
    assert isinstance(item, Refused)
    assert "letters" in item.reason


def test_other_numbers_of_pictures_and_labels_are_refused(tmp_path: Path) -> None:
    [item] = found([write(tmp_path, digits=(1, 2))])
    assert isinstance(item, Refused)
    assert "3 pictures" in item.reason
    assert "2 labels" in item.reason


@pytest.mark.parametrize("images", ["train-images-idx3-ubyte", "train-images-idx3-ubyte.gz"])
def test_what_was_cut_off_gives_what_is_whole_and_says_so(tmp_path: Path, images: str) -> None:
    path = write(tmp_path, images)
    whole = path.read_bytes()
    path.write_bytes(gzip.compress(gzip.decompress(whole)[:-1]) if ".gz" in images else whole[:-1])
    *read, last = found([path])
    assert len(read) == 2
    assert isinstance(last, Refused)
    assert "cut off" in last.reason


@pytest.mark.parametrize("images", ["train-images-idx3-ubyte", "train-images-idx3-ubyte.gz"])
def test_whatever_the_damage_nothing_but_refusals_come_of_it(tmp_path: Path, images: str) -> None:
    path = write(tmp_path, images)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert all(isinstance(item, Incoming | Refused) for item in found([path]))


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_that_the_checksum_alone_betrays_is_told_after_the_pictures(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = stored(write(tmp_path, "train-images-idx3-ubyte.gz"))
    path.write_bytes(damage(path.read_bytes()))
    *read, last = found([path])
    assert len(read) == 3
    assert isinstance(last, Refused)
    assert last.reason == "it is damaged, or was cut off"


@pytest.mark.parametrize("name", [idx.IMAGES, idx.LABELS])
def test_what_goes_on_after_its_pictures_says_so(tmp_path: Path, name: str) -> None:
    path = write(tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b"\0")
    *read, last = found([path])
    assert len(read) == 3
    assert isinstance(last, Refused)
    assert "goes on after" in last.reason


def test_what_is_written_is_laid_out_as_mnist_is(tmp_path: Path) -> None:
    assert list(idx.write(tmp_path / "out", [(Drawing("1"), ONE)], 28)) == [None]
    images = (tmp_path / "out" / idx.IMAGES).read_bytes()
    assert images[:16] == struct.pack(">4I", 0x0803, 1, 28, 28)
    assert (tmp_path / "out" / idx.LABELS).read_bytes() == struct.pack(">2I", 0x0801, 1) + b"\1"
    grey = np.frombuffer(images, np.uint8, offset=16).reshape(28, 28)
    rows, columns = np.nonzero(grey > 127)
    assert (rows.min(), rows.max()) == (4, 23), "the digit fills 20 of 28 rows"
    assert columns.mean() == pytest.approx(13.5, abs=0.6)
    assert grey.max() == 255, "light on dark"


def test_a_picture_without_writing_is_left_out(tmp_path: Path) -> None:
    blank = png(np.full((40, 40), 255, np.uint8))
    [refused] = idx.write(tmp_path / "out", [(Drawing("1", Device.PICTURE), blank)], 28)
    assert refused is not None
    assert "no writing" in refused.reason


class TestArray:
    @pytest.mark.parametrize("name", ["x-idx3-ubyte", "x-idx3-ubyte.gz"])
    def test_it_is_all_that_a_file_holds(self, tmp_path: Path, name: str) -> None:
        path = write(tmp_path, images=name)

        assert (idx.array(path) == PICTURES).all()

    def test_whole_numbers_of_32_bits_are_read_as_such(self, tmp_path: Path) -> None:
        path = tmp_path / "labels-idx2-int"
        path.write_bytes(struct.pack(">HBB2I4i", 0, 0x0C, 2, 2, 2, 1, -2, 70_000, 4))

        assert idx.array(path).tolist() == [[1, -2], [70_000, 4]]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "cut off"),
            (struct.pack(">HBB2I", 0, 8, 2, 3, 4) + b"x" * 11, "cut off"),
            (struct.pack(">HBB2I", 0, 8, 2, 3, 4) + b"x" * 13, "goes on after"),
            (struct.pack(">HBB2I", 1, 8, 2, 3, 4) + b"x" * 12, "no idx file"),
            (struct.pack(">HBB2I", 0, 13, 2, 3, 4) + b"x" * 48, "no idx file"),
            (struct.pack(">HBB", 0, 8, 0) + b"x", "no idx file"),
            (struct.pack(">HBB3I", 0, 8, 3, 2**31, 2**31, 4), "more numbers than any"),
        ],
    )
    def test_what_is_damaged_or_another_is_refused(
        self, tmp_path: Path, content: bytes, reason: str
    ) -> None:
        path = tmp_path / "x"
        path.write_bytes(content)

        with pytest.raises(ValueError, match=reason):
            idx.array(path)

    @pytest.mark.parametrize("damage", DAMAGE)
    def test_what_is_gzipped_is_compared_with_its_checksum(
        self, tmp_path: Path, damage: Callable[[bytes], bytes]
    ) -> None:
        path = stored(write(tmp_path, "x-idx3-ubyte.gz"))
        assert (idx.array(path) == PICTURES).all()

        path.write_bytes(damage(path.read_bytes()))
        with pytest.raises(ValueError, match="it is damaged, or was cut off"):
            idx.array(path)

    def test_pictures_of_emnist_are_turned_right(self) -> None:
        turned = idx.upright(Path("emnist-digits-test-images-idx3-ubyte"), PICTURES)

        assert turned.shape == (3, 5, 4)
        assert (turned[1] == PICTURES[1].T).all()
        assert idx.upright(Path("train-images-idx3-ubyte"), PICTURES) is PICTURES
