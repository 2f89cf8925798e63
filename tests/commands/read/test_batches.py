"""`digitpad read`: what is waiting is read at once, and nothing is held back for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event

import pytest

from digitpad.commands.read import BATCH, Ahead, read
from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading
from digitpad.recognition.sources import Found, found
from tests.commands.read.reading import LINE, PATIENCE_SECONDS, Pretends


def test_batches_take_what_is_waiting_and_64_at_most() -> None:
    asked, many_wait = Event(), Event()

    def items() -> Iterator[int]:
        yield 0
        assert asked.wait(PATIENCE_SECONDS), "the first item was held back"
        for item in range(1, 200):
            if item == 65:  # there is no room for it: all before it are waiting
                many_wait.set()
            yield item

    with Ahead(items(), BATCH) as batches:
        assert next(batches) == [0]
        asked.set()
        assert many_wait.wait(PATIENCE_SECONDS)
        assert next(batches) == list(range(1, 65))
        rest = list(batches)
    assert [item for batch in rest for item in batch] == list(range(65, 200))
    assert max(len(batch) for batch in rest) <= 64


def test_what_is_waiting_is_read_at_once_without_what_is_no_drawing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reading, all_wait = Event(), Event()

    class Slow(Pretends):
        def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
            reading.set()
            assert all_wait.wait(PATIENCE_SECONDS)
            return super().read_many(sources)

    def drawings() -> Iterator[Found]:
        first, *others = found(["-"], [LINE, LINE, b"{}\n", LINE])
        yield first
        assert reading.wait(PATIENCE_SECONDS), "the first drawing was held back"
        yield from others
        all_wait.set()

    recognizer = Slow()
    assert read(drawings(), recognizer, "json") == 1
    assert recognizer.batches == [1, 2]
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_a_batch_never_waits_for_a_second_item() -> None:
    answered = Event()

    def asks() -> Iterator[int]:
        yield 0
        assert answered.wait(PATIENCE_SECONDS), "the first item was held back"
        yield 1

    with Ahead(asks(), BATCH) as batches:
        assert next(batches) == [0]
        answered.set()
        assert next(batches) == [1]


def test_what_goes_wrong_while_fetching_is_raised() -> None:
    def breaks() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with Ahead(breaks(), BATCH) as batches, pytest.raises(ZeroDivisionError):
        list(batches)
