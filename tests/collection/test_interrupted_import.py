"""An import that is stopped, interrupted or fails: what came before is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digitpad.collection import exchange
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.exchange import DRAWINGS_AT_ONCE, Summary, import_from
from digitpad.collection.formats.items import Found, Incoming
from digitpad.collection.readers import found
from digitpad.collection.store import Collection, Source
from digitpad.collection.watch import Watch
from digitpad.ink.ink import Ink

Png = Callable[[int], bytes]


def stopped_after(count: int) -> Watch:
    """A watch that somebody stops after so many drawings."""
    watch = Watch(lambda done, _: watch.stop() if done == count else None)
    return watch


def test_a_stopped_import_keeps_what_came_before(other: Collection, tmp_path: Path) -> None:
    lines = [f'{{"word": "7", "drawing": [[[{x}], [2]]]}}' for x in range(500)]
    (tmp_path / "many.ndjson").write_text("\n".join(lines))
    watched = stopped_after(450).over(found([tmp_path / "many.ndjson"]), 500)
    summary = import_from(watched, other)
    assert summary.stopped
    assert summary.done == other.count() == 2 * DRAWINGS_AT_ONCE


@pytest.mark.parametrize("at", [450, 600], ids=["while reading", "while keeping"])
def test_an_interrupted_import_keeps_what_came_before(
    other: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    keep = other.keep

    def interrupted(source: Source, drawing: Drawing) -> Drawing:
        if drawing.label == "600":
            raise KeyboardInterrupt
        return keep(source, drawing)

    def drawings() -> Iterator[Found]:
        for x in range(1000):
            if x == at == 450:
                raise KeyboardInterrupt
            yield Incoming("here", Ink.of([[(x, 2)]]), Drawing(str(x)))

    monkeypatch.setattr(other, "keep", interrupted)
    summary = import_from(drawings(), other)
    assert summary.stopped
    assert summary.done == other.count() == at // DRAWINGS_AT_ONCE * DRAWINGS_AT_ONCE


def test_large_pictures_do_not_wait_in_memory_for_many_others(
    other: Collection, png: Png, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = png(1)
    monkeypatch.setattr(exchange, "BYTES_AT_ONCE", 2 * len(content))
    counts: list[int] = []

    def pictures() -> Iterator[Found]:
        for number in range(6):
            counts.append(other.count())
            yield Incoming("here", content + bytes([number]), Drawing("7", Device.PICTURE))

    assert import_from(pictures(), other) == Summary(done=6)
    assert counts == [0, 0, 2, 2, 4, 4]


def test_how_far_an_import_came_is_known_after_an_error(other: Collection) -> None:
    def drawings() -> Iterator[Found]:
        for x in range(DRAWINGS_AT_ONCE + 1):
            yield Incoming("here", Ink.of([[(x, 2)]]), Drawing("7"))
        raise OSError("the disk is gone")

    summary = Summary()
    with pytest.raises(OSError, match="gone"):
        import_from(drawings(), other, summary)
    assert summary.done == other.count() == DRAWINGS_AT_ONCE


def test_progress_never_passes_what_is_expected(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert list(Watch(lambda *figures: told.append(figures)).over("abc", 2)) == ["a", "b", "c"]
    assert told == [(1, 2), (2, 2), (3, 3)]
