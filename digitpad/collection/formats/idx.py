"""idx, the format of MNIST: a file of pictures of one size, and one of their labels beside it.

Source: "The IDX file format" in Y. LeCun, C. Cortes and C. Burges, The MNIST database of
handwritten digits. Both files may be gzipped.
"""

from __future__ import annotations

import gzip
import math
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.formats.items import Found, Incoming, Kept, RefusalError, Refused, Written
from digitpad.collection.rendering import Grey, png, squared
from digitpad.collection.store import Source

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
"""The names that are written; other programs look for these."""
_NAME = re.compile(r"(.*)(images|labels)([-.])idx[13]-ubyte(\.gz)?", re.IGNORECASE)
_IMAGES_MAGIC, _LABELS_MAGIC = 0x0803, 0x0801
_LARGEST_SIDE = 4096
_TYPES: dict[int, np.dtype[Any]] = {0x08: np.dtype("u1"), 0x0C: np.dtype(">i4")}
"""What the third byte of a file says of its numbers; data sets of digits have these two kinds."""
_MOST_BYTES = 2**31
"""Three times the largest known data set: a header that asks for more is damaged."""


def images_of(path: Path) -> Path | None:
    """The file of images that a name of MNIST's kind stands for, itself or beside the labels.

    None for other names. It need not exist.
    """
    return _beside(path, "images", "idx3") if _NAME.fullmatch(path.name) else None


def count(images: Path) -> int:
    """How many pictures a file says that it holds; raises OSError or ValueError."""
    with _opened(images) as file:
        return _dimensions(file, _IMAGES_MAGIC, 3)[0]


def read(images: Path) -> Iterator[Found]:
    """The pictures of a file with the labels beside it; raises OSError or ValueError."""
    labels = _beside(images, "labels", "idx1")
    if "letters" in images.name.lower():
        raise RefusalError("its pictures are letters, and digitpad keeps digits only")
    if not labels.exists():
        raise RefusalError("its labels are missing: put {file} beside it", file=labels.name)
    with _opened(images) as pictures, _opened(labels) as digits:
        count, rows, columns = _dimensions(pictures, _IMAGES_MAGIC, 3)
        [labelled] = _dimensions(digits, _LABELS_MAGIC, 1)
        if count != labelled:
            raise RefusalError(
                "it holds {pictures} pictures, but {file} {labels} labels",
                pictures=count,
                file=labels.name,
                labels=labelled,
            )
        if not 0 < rows * columns <= _LARGEST_SIDE**2:
            raise RefusalError(
                "its pictures cannot be of {columns} × {rows} pixels", columns=columns, rows=rows
            )
        for number in range(1, count + 1):
            pixels = np.frombuffer(_exactly(pictures, rows * columns), np.uint8)
            [digit] = _exactly(digits, 1)
            yield _found(
                f"{images}#{number}", upright(images, pixels.reshape(rows, columns)), digit
            )
        _ended(pictures)
        _ended(digits)


def array(path: Path) -> NDArray[Any]:
    """All that a file holds, of any shape, as bytes or as whole numbers of 32 bits.

    Raises OSError, or ValueError where the file is another or damaged.
    """
    with _opened(path) as file:
        zero, kind, axes = struct.unpack(">HBB", _exactly(file, 4))
        if zero or kind not in _TYPES or not axes:
            raise RefusalError("it is no idx file of bytes or whole numbers")
        shape = struct.unpack(f">{axes}I", _exactly(file, 4 * axes))
        size = math.prod(shape) * _TYPES[kind].itemsize
        if size > _MOST_BYTES:
            raise RefusalError("it is damaged: it names more numbers than any data set has")
        numbers = np.frombuffer(_exactly(file, size), _TYPES[kind]).reshape(shape)
        _ended(file)
        return numbers


def upright(images: Path, pixels: NDArray[Any]) -> NDArray[Any]:
    """Pictures (…, H, W) of a file as people see them.

    EMNIST holds its pictures with rows and columns exchanged; nothing in its files says so.
    """
    turned = images.name.lower().startswith("emnist")
    return np.ascontiguousarray(pixels.swapaxes(-1, -2)) if turned else pixels


def write(target: Path, kept: Iterable[Kept], size: int) -> Written:
    """A folder with the two files; ink and pictures become squares of so many pixels a side."""
    target.mkdir()
    count = 0
    with (target / IMAGES).open("wb") as images, (target / LABELS).open("wb") as labels:
        _write_headers(images, labels, 0, size)
        for drawing, source in kept:
            try:
                images.write(_square(drawing, source, size).tobytes())
            except ValueError as error:
                yield Refused(drawing.id, error)
                continue
            labels.write(bytes([int(drawing.label)]))
            count += 1
            yield None
        _write_headers(images, labels, count, size)


def _beside(path: Path, kind: str, idx: str) -> Path:
    """The file of images or labels that belongs to a file of either; gzipped where only that is.

    Upper and lower case are one. Where it is missing, it is the plain file that is missing.
    """
    plain = path.with_name(_NAME.sub(rf"\g<1>{kind}\g<3>{idx}-ubyte", path.name))
    zipped = plain.with_name(f"{plain.name}.gz")
    if any(path.name.lower() == one.name.lower() for one in (plain, zipped)) and path.exists():
        return path
    return _there(plain) or _there(zipped) or plain


def _there(path: Path) -> Path | None:
    """The file of a name in upper or lower case; None where there is none."""
    if path.exists():
        return path
    try:
        names = sorted(path.parent.iterdir())
    except OSError:
        return None
    return next((file for file in names if file.name.lower() == path.name.lower()), None)


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _dimensions(file: BinaryIO, magic: int, count: int) -> tuple[int, ...]:
    """The sizes in a header; raises ValueError where it is another."""
    found, *sizes = struct.unpack(f">{count + 1}I", _exactly(file, 4 * (count + 1)))
    if found != magic:
        raise RefusalError("it is no idx file of bytes")
    return tuple(sizes)


def _exactly(file: BinaryIO, count: int) -> bytes:
    """So many bytes; raises ValueError where the file ends before, or is damaged."""
    data = _at_most(file, count)
    if len(data) < count:
        raise RefusalError("it was cut off: it ends before the number of pictures that it names")
    return data


def _ended(file: BinaryIO) -> None:
    """Raises ValueError where a file goes on, or is gzipped and not what its checksum says.

    That is compared at the end alone, which only who reads beyond the last byte reaches.
    """
    if _at_most(file, 1):
        raise RefusalError("it is damaged: it goes on after the number of pictures that it names")


def _at_most(file: BinaryIO, count: int) -> bytes:
    """So many bytes, fewer where the file ends before; raises ValueError where it is damaged."""
    try:
        return file.read(count)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise RefusalError("it is damaged, or was cut off") from error


def _found(origin: str, pixels: Grey, digit: int) -> Found:
    if digit > 9:
        return Refused(origin, RefusalError("its label is {label}, which is no digit", label=digit))
    return Incoming(origin, png(pixels), Drawing(str(digit), Device.PICTURE))


def _square(drawing: Drawing, source: Source, size: int) -> Grey:
    """The pixels of a drawing; raises ValueError, for the user, where it has no place in idx."""
    if len(drawing.label) > 1:
        raise RefusalError(
            "idx has room for one digit a picture, and this is {label}", label=drawing.label
        )
    pixels = squared(source, size)
    if not pixels.any():
        raise RefusalError("no writing is found in the picture")
    return pixels


def _write_headers(images: BinaryIO, labels: BinaryIO, count: int, size: int) -> None:
    for file, header in (
        (images, struct.pack(">4I", _IMAGES_MAGIC, count, size, size)),
        (labels, struct.pack(">2I", _LABELS_MAGIC, count)),
    ):
        file.seek(0)
        file.write(header)
