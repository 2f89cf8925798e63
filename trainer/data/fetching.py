"""Fetching: data sets from where they are published, checked, and going on where it was broken off.

What has not come whole lies in a file NAME.part beside where it shall be.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zipfile import ZipFile

from filelock import FileLock

from digitpad.files import clear_aside, written_whole
from trainer.progress import Pace, Report

_CHUNK = 1 << 16
_PATIENCE_SECONDS = 30
_PARTIAL, _NOTHING_LEFT = 206, 416
"""How servers answer who asks for the rest of a file."""

Opener = Callable[[Request], Any]
"""Sends a request, and gives the answer of the server; raises OSError where there is none."""


class FetchError(OSError):
    """What could not be fetched: the message says why, address by address."""


@dataclass(frozen=True)
class Archive:
    """A file as it is published.

    addresses: where it is had, to be tried in turn. md5: its checksum in hexadecimal digits.
    folder, name: where it goes below the folder of the data. Where the name ends in .gz, it is
    unpacked; of a .zip, these members are, each a .gz, and the rest is left.
    """

    addresses: tuple[str, ...]
    md5: str
    folder: str
    name: str
    members: tuple[str, ...] = ()

    @property
    def packed(self) -> tuple[str, ...]:
        """The names of what is wanted of it, as they are published: gzipped, where they say so."""
        return tuple(Path(member).name for member in self.members) or (self.name,)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of what is there in the end."""
        return tuple(name.removesuffix(".gz") for name in self.packed)


def _open(request: Request) -> Any:
    return urlopen(request, timeout=_PATIENCE_SECONDS)


def fetch(
    data: Path,
    archives: Sequence[Archive],
    report: Report,
    resume: bool = True,
    opener: Opener = _open,
) -> None:
    """Put the files of all archives below the folder of the data, but those that are there.

    resume: go on where an earlier fetch was broken off, else begin anew.
    Raises FetchError, and OSError where the disk does not take them; what has come stays.
    """
    for archive in archives:
        folder = data / archive.folder
        folder.mkdir(parents=True, exist_ok=True)
        # Processes that train together want the same data at the same moment.
        with FileLock(folder / ".fetching.lock"):
            if not at_hand(data, archive):
                _download(folder / archive.name, archive, report, resume, opener)
                _unpack(folder / archive.name, archive)


def at_hand(data: Path, archive: Archive) -> bool:
    """Whether all that is wanted of an archive lies there, unpacked or as it is published."""
    folder = data / archive.folder
    names = zip(archive.files, archive.packed, strict=True)
    return all(any((folder / name).is_file() for name in either) for either in names)


def _download(target: Path, archive: Archive, report: Report, resume: bool, opener: Opener) -> None:
    """An archive with the right checksum; raises FetchError."""
    part = target.with_name(f"{target.name}.part")
    if target.exists():
        target.replace(part)  # put there by hand: it is checked like any other
    elif not resume:
        part.unlink(missing_ok=True)
    if _md5(part) == archive.md5:
        part.replace(target)
        return
    reasons = []
    for address in archive.addresses:
        try:
            _receive(address, part, report, opener)
        except (OSError, HTTPException) as error:
            reasons.append(f"{address}: {getattr(error, 'reason', None) or error}")
            continue
        if _md5(part) == archive.md5:
            part.replace(target)
            return
        part.unlink()
        reasons.append(f"{address}: what came has another checksum than what is published")
    raise FetchError("; ".join(reasons))


def _receive(address: str, part: Path, report: Report, opener: Opener) -> None:
    """Fetch a file, or what lacks of it; raises OSError or HTTPException, and what came stays."""
    done = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "digitpad"} | ({"Range": f"bytes={done}-"} if done else {})
    try:
        answer = opener(Request(address, headers=headers))
    except HTTPError as error:
        if error.code == _NOTHING_LEFT:
            return  # the checksum will tell whether it is what it should be
        raise
    with answer:
        if answer.status != _PARTIAL:
            done = 0
        of = done + int(answer.headers.get("Content-Length") or 0)
        with part.open("ab" if done else "wb") as file:
            done = _copied(answer, file, part.stem, (done, of), report)
    if done < of:
        raise OSError(f"the connection ended after {done} of {of} bytes")


def _copied(
    answer: IO[bytes], file: IO[bytes], name: str, span: tuple[int, int], report: Report
) -> int:
    """Copy from the first byte of a span on, telling of every percent; how far it came."""
    done, of = span
    pace, told = Pace(of, done), -1
    while chunk := answer.read(_CHUNK):
        file.write(chunk)
        done += len(chunk)
        if of and (percent := 100 * done // of) > told:
            told = percent
            left = pace.seconds_left(done)
            report(
                {"event": "fetching", "file": name, "done": done, "of": of, "seconds_left": left}
            )
    return done


def _md5(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _unpack(packed: Path, archive: Archive) -> None:
    """Put what is wanted of an archive beside it, which is then taken away."""
    if archive.members:
        with ZipFile(packed) as zipped:
            for member, name in zip(archive.members, archive.files, strict=True):
                with zipped.open(member) as inner, gzip.open(inner) as content:
                    _write(packed.with_name(name), content)
    elif packed.suffix == ".gz":
        with gzip.open(packed) as content:
            _write(packed.with_suffix(""), content)
    else:
        return
    packed.unlink()


def _write(target: Path, content: gzip.GzipFile) -> None:
    clear_aside(target)
    with written_whole(target) as aside, aside.open("wb") as file:
        shutil.copyfileobj(content, file)
