"""Data sets as they are published, but small."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from numpy.typing import NDArray

WriteIdx = Callable[[Path, NDArray[Any]], None]

_KINDS = {"uint8": (0x08, "u1"), "int32": (0x0C, ">i4")}


@pytest.fixture(scope="session")
def write_idx() -> WriteIdx:
    """Writes an array as an idx file, gzipped where its name says so."""

    def write(path: Path, array: NDArray[Any]) -> None:
        kind, written = _KINDS[array.dtype.name]
        header = struct.pack(f">HBB{array.ndim}I", 0, kind, array.ndim, *array.shape)
        content = header + array.astype(written).tobytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)

    return write
