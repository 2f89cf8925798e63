"""Fetching: whole files with the right checksum or none, and going on after an interruption."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request

import pytest

from trainer.data.fetching import Archive, FetchError, at_hand, fetch
from trainer.progress import Event

CONTENT = bytes(range(256)) * 1200
ADDRESS, MIRROR = "https://one.test/file", "https://two.test/file"


class Answer(io.BytesIO):
    """What a server sends; it breaks the connection off after so many bytes, and may be stopped."""

    def __init__(self, content: bytes, status: int, until: int, stop: bool) -> None:
        super().__init__(content[:until])
        self.status, self._stop = status, stop
        self.headers = {"Content-Length": str(len(content))}

    def read(self, size: int | None = -1, /) -> bytes:
        chunk = super().read(size)
        if not chunk and self._stop:
            raise KeyboardInterrupt
        return chunk


@dataclass
class Server:
    """Files by their addresses; what is asked of it is kept."""

    files: dict[str, bytes]
    until: int = 10**9
    stop: bool = False
    ranges: bool = True
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def __call__(self, request: Request) -> Any:
        address, span = request.full_url, request.get_header("Range")
        self.asked.append((address, span))
        if address not in self.files:
            raise URLError("no such host")
        content = self.files[address]
        if not (span and self.ranges):
            return Answer(content, 200, self.until, self.stop)
        start = int(span.removeprefix("bytes=").removesuffix("-"))
        if start >= len(content):
            raise HTTPError(address, 416, "nothing left", Message(), None)
        return Answer(content[start:], 206, self.until, self.stop)


def archive(content: bytes = CONTENT, name: str = "file.bin", *members: str) -> Archive:
    md5 = hashlib.md5(content).hexdigest()
    return Archive((ADDRESS, MIRROR), md5, "SET/raw", name, members)


def mute(event: Event) -> None:
    """Nobody is told."""


def files(folder: Path) -> dict[str, bytes]:
    raw = folder / "SET" / "raw"
    return {path.name: path.read_bytes() for path in raw.iterdir() if not path.name.startswith(".")}


def test_a_file_is_put_where_it_belongs_and_not_fetched_twice(tmp_path: Path) -> None:
    server = Server({ADDRESS: CONTENT})

    fetch(tmp_path, [archive()], mute, opener=server)
    fetch(tmp_path, [archive()], mute, opener=server)

    assert files(tmp_path) == {"file.bin": CONTENT}
    assert server.asked == [(ADDRESS, None)]


def test_what_is_gzipped_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(b"digits")

    fetch(tmp_path, [archive(packed, "x-ubyte.gz")], mute, opener=Server({ADDRESS: packed}))

    assert files(tmp_path) == {"x-ubyte": b"digits"}


def test_of_a_zip_only_its_members_are_unpacked(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name in ("digits", "letters", "classes"):
            zipped.writestr(f"gzip/{name}.gz", gzip.compress(name.encode()))
    packed = file.getvalue()
    wanted = archive(packed, "gzip.zip", "gzip/digits.gz", "gzip/letters.gz")

    fetch(tmp_path, [wanted], mute, opener=Server({ADDRESS: packed}))

    assert files(tmp_path) == {"digits": b"digits", "letters": b"letters"}


def test_what_lies_there_gzipped_is_at_hand(tmp_path: Path) -> None:
    wanted = archive(name="x-ubyte.gz")
    (tmp_path / "SET" / "raw").mkdir(parents=True)
    (tmp_path / "SET" / "raw" / "x-ubyte.gz").write_bytes(b"by hand")

    assert at_hand(tmp_path, wanted)
    fetch(tmp_path, [wanted], mute, opener=Server({}))


def test_what_is_published_without_gz_is_not_at_hand_gzipped(tmp_path: Path) -> None:
    (tmp_path / "SET" / "raw").mkdir(parents=True)
    (tmp_path / "SET" / "raw" / "file.bin.gz").write_bytes(b"by hand")

    fetch(tmp_path, [archive()], mute, opener=Server({ADDRESS: CONTENT}))

    assert files(tmp_path) == {"file.bin": CONTENT, "file.bin.gz": b"by hand"}


def test_an_archive_put_there_by_hand_is_checked_and_unpacked(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("gzip/digits.gz", gzip.compress(b"digits"))
    (tmp_path / "SET" / "raw").mkdir(parents=True)
    (tmp_path / "SET" / "raw" / "gzip.zip").write_bytes(file.getvalue())

    fetch(
        tmp_path, [archive(file.getvalue(), "gzip.zip", "gzip/digits.gz")], mute, opener=Server({})
    )

    assert files(tmp_path) == {"digits": b"digits"}


def test_an_interrupted_fetch_goes_on_where_it_was(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fetch(
            tmp_path, [archive()], mute, opener=Server({ADDRESS: CONTENT}, until=70_000, stop=True)
        )
    assert files(tmp_path) == {"file.bin.part": CONTENT[:70_000]}

    server = Server({ADDRESS: CONTENT})
    fetch(tmp_path, [archive()], mute, resume=True, opener=server)

    assert server.asked == [(ADDRESS, "bytes=70000-")]
    assert files(tmp_path) == {"file.bin": CONTENT}


@pytest.mark.parametrize(("resume", "ranges"), [(False, True), (True, False)])
def test_it_begins_anew_where_that_is_wanted_or_the_server_cannot_else(
    tmp_path: Path, resume: bool, ranges: bool
) -> None:
    (tmp_path / "SET" / "raw").mkdir(parents=True)
    (tmp_path / "SET" / "raw" / "file.bin.part").write_bytes(CONTENT[:1000])

    server = Server({ADDRESS: CONTENT}, ranges=ranges)
    fetch(tmp_path, [archive()], mute, resume=resume, opener=server)

    assert files(tmp_path) == {"file.bin": CONTENT}


def test_a_part_that_is_whole_already_is_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "SET" / "raw").mkdir(parents=True)
    (tmp_path / "SET" / "raw" / "file.bin.part").write_bytes(CONTENT)

    fetch(tmp_path, [archive()], mute, opener=Server({}))

    assert files(tmp_path) == {"file.bin": CONTENT}


def test_a_part_that_is_longer_than_the_file_gives_way(tmp_path: Path) -> None:
    (tmp_path / "SET" / "raw").mkdir(parents=True)
    (tmp_path / "SET" / "raw" / "file.bin.part").write_bytes(CONTENT + b"x")

    fetch(tmp_path, [archive()], mute, opener=Server({ADDRESS: CONTENT, MIRROR: CONTENT}))

    assert files(tmp_path) == {"file.bin": CONTENT}


def test_the_next_address_goes_on_where_one_broke_off(tmp_path: Path) -> None:
    class Breaking(Server):
        def __call__(self, request: Request) -> Any:
            self.until = 5000 if request.full_url == ADDRESS else 10**9
            return super().__call__(request)

    server = Breaking({ADDRESS: CONTENT, MIRROR: CONTENT})
    fetch(tmp_path, [archive()], mute, opener=server)

    assert server.asked == [(ADDRESS, None), (MIRROR, "bytes=5000-")]
    assert files(tmp_path) == {"file.bin": CONTENT}


def test_a_file_with_another_checksum_is_not_kept(tmp_path: Path) -> None:
    server = Server({ADDRESS: b"changed", MIRROR: b"changed, too"})

    with pytest.raises(FetchError, match="another checksum than what is published; https://two"):
        fetch(tmp_path, [archive()], mute, opener=server)

    assert files(tmp_path) == {}


def test_without_a_network_the_reason_is_told_for_each_address(tmp_path: Path) -> None:
    with pytest.raises(FetchError) as told:
        fetch(tmp_path, [archive()], mute, opener=Server({}))

    assert str(told.value) == f"{ADDRESS}: no such host; {MIRROR}: no such host"


def test_progress_tells_how_much_has_come_and_how_much_there_is(tmp_path: Path) -> None:
    events: list[Event] = []

    fetch(tmp_path, [archive()], events.append, opener=Server({ADDRESS: CONTENT}))

    assert {event["event"] for event in events} == {"fetching"}
    assert all(event["file"] == "file.bin" for event in events)
    assert [event["done"] for event in events] == sorted({event["done"] for event in events})
    assert events[-1]["done"] == events[-1]["of"] == len(CONTENT)
    assert all(event["seconds_left"] >= 0 for event in events)
