"""Faults: what is wrong with a data set, before somebody learns from it."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from digitpad.collection.ink_bytes import packed
from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from trainer.data.sample import Part, Sample
from trainer.data.sets import PARTS, DataSet

Kind = Literal["file", "label", "duplicate", "writer"]


@dataclass(frozen=True)
class Fault:
    """Something that is wrong, in words; where: the samples or parts that it is about."""

    kind: Kind
    where: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class _Seen:
    """A drawing that was met: where, and what it is said to be."""

    where: str
    label: str


def faults(one: DataSet, data: Path) -> Iterator[Fault]:
    """All that is wrong with a data set; raises DataError where it is missing or damaged.

    Files that cannot be used, labels that cannot be, drawings that are there twice, in one part or
    in two, and people who wrote for two parts.
    """
    if not one.place.at_hand(data):
        raise one.place.error(data, "it is not there")
    read = one.read
    if one.contents is not None:
        contents = one.contents(data)
        yield from (Fault("file", (item.origin,), item.reason) for item in contents.refused)
        read = contents.part
    met: dict[bytes, _Seen] = {}
    writers: dict[Part, set[str]] = {}
    for part in PARTS:
        samples = read(data, part)
        names = [sample.origin or f"{part} {number}" for number, sample in enumerate(samples, 1)]
        yield from _wrong_labels(zip(names, samples, strict=True), one.longest)
        yield from _duplicates(zip(names, samples, strict=True), met)
        writers[part] = {sample.writer for sample in samples} - {""}
    yield from _shared_writers(writers)


def _wrong_labels(samples: Iterable[tuple[str, Sample]], longest: int) -> Iterator[Fault]:
    """Labels that are empty, hold what is no digit (OTHER stands for that), or are too long."""
    for name, sample in samples:
        label = sample.label
        if not label:
            yield Fault("label", (name,), "it has no label")
        elif not set(label) <= set(string.digits + OTHER):
            yield Fault("label", (name,), f"its label {label!r} is no number")
        elif len(label) > longest:
            most = f"{longest} digits" if longest > 1 else "one digit"
            yield Fault("label", (name,), f"its label {label} is longer than {most}")


def _duplicates(samples: Iterable[tuple[str, Sample]], met: dict[bytes, _Seen]) -> Iterator[Fault]:
    """Drawings that were met before, which is kept in `met`."""
    for name, sample in samples:
        first = met.setdefault(_digest(sample.source), _Seen(name, sample.label))
        if first.where == name:
            continue
        text = "they are the same drawing"
        if first.label != sample.label:
            text += f", but labelled {first.label} and {sample.label}"
        yield Fault("duplicate", (first.where, name), text)


def _shared_writers(writers: dict[Part, set[str]]) -> Iterator[Fault]:
    """Parts that the same people wrote."""
    for one, other in combinations(writers, 2):
        if count := len(writers[one] & writers[other]):
            people = "1 writer is" if count == 1 else f"{count} writers are"
            yield Fault("writer", (one, other), f"{people} in both parts")


def _digest(source: Ink | Picture) -> bytes:
    if isinstance(source, Ink):
        return hashlib.sha256(packed(source)).digest()
    shape = str(source.pixels.shape).encode()
    return hashlib.sha256(shape + source.pixels.tobytes()).digest()
