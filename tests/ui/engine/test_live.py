"""The live reader: the newest ink is read, and nothing that came too late is told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import Reading
from digitpad.ui.engine.live import LiveReader

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, FakeRecognizer, NewFake


class Listener:
    """Notes what a live reader tells, and in which threads."""

    def __init__(self, live: LiveReader) -> None:
        self.texts: list[str] = []
        self.recognizers: list[object] = []
        self.read_errors: list[BaseException] = []
        self.load_errors: list[BaseException] = []
        self.threads: set[threading.Thread] = set()
        live.ink_read.connect(self._hear)
        live.recognizer_loaded.connect(self.recognizers.append)
        live.read_failed.connect(self.read_errors.append)
        live.load_failed.connect(self.load_errors.append)

    def _hear(self, reading: Reading, frame: Frame) -> None:
        assert isinstance(frame, Frame)
        self.texts.append(reading.text)
        self.threads.add(threading.current_thread())


@pytest.fixture
def heard(live: LiveReader) -> Listener:
    return Listener(live)


@pytest.fixture
def ready(live: LiveReader, fake: FakeRecognizer, caught_up: CaughtUp) -> LiveReader:
    """A live reader whose recognizer is loaded."""
    live.load(lambda: fake)
    caught_up(live)
    return live


def ink(strokes: int) -> Ink:
    return Ink.of([[(0, 0), (10, number)] for number in range(strokes)])


def test_ink_is_read_and_told_with_its_frame_on_the_thread_of_the_window(
    ready: LiveReader, heard: Listener, caught_up: CaughtUp
) -> None:
    ready.read(ink(3))
    caught_up(ready)
    assert heard.texts == ["3"]
    assert heard.threads == {threading.main_thread()}


def test_reading_happens_on_another_thread(
    live: LiveReader, fake: FakeRecognizer, caught_up: CaughtUp
) -> None:
    live.load(lambda: fake)
    live.read(ink(1))
    caught_up(live)
    assert fake.threads
    assert threading.main_thread() not in fake.threads


def test_the_newest_ink_takes_the_place_of_ink_that_waits(
    ready: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    fake.hold()
    for strokes in (1, 2, 3, 4):
        ready.read(ink(strokes))
    fake.release()
    caught_up(ready)
    assert [len(seen.strokes) for seen in fake.seen] == [1, 4]
    assert heard.texts == ["1", "4"]


def test_ink_that_comes_before_the_recognizer_is_read_once_it_is_there(
    live: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    live.read(ink(2))
    assert not live.behind, "there is nobody to read yet"
    live.load(lambda: fake)
    live.read(ink(3))
    caught_up(live)
    assert heard.recognizers == [fake]
    assert heard.texts == ["3"]


def test_a_late_answer_is_void_once_it_is_forgotten(
    ready: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    fake.hold()
    ready.read(ink(1))
    ready.read(ink(2))
    ready.forget()
    fake.release()
    caught_up(ready)
    assert heard.texts == []


def test_ink_that_comes_after_forgetting_is_read(
    ready: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    fake.hold()
    ready.read(ink(1))
    ready.forget()
    ready.read(ink(5))
    fake.release()
    caught_up(ready)
    assert heard.texts == ["5"]


def test_an_error_in_reading_is_told_and_the_next_ink_is_read(
    ready: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    fake.error = ValueError("no")
    ready.read(ink(1))
    caught_up(ready)
    assert heard.read_errors == [fake.error]
    fake.error = None
    ready.read(ink(2))
    caught_up(ready)
    assert heard.texts == ["2"]


def test_an_error_that_was_forgotten_is_not_told(
    ready: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    fake.error = ValueError("no")
    fake.hold()
    ready.read(ink(1))
    ready.forget()
    fake.release()
    caught_up(ready)
    assert heard.read_errors == []


def test_a_new_recognizer_voids_what_the_former_was_reading(
    ready: LiveReader,
    fake: FakeRecognizer,
    new_fake: NewFake,
    heard: Listener,
    caught_up: CaughtUp,
) -> None:
    other = new_fake()
    fake.hold()
    ready.read(ink(1))
    ready.load(lambda: other)
    ready.read(ink(2))
    fake.release()
    caught_up(ready)
    assert heard.texts == ["2"]
    assert [len(seen.strokes) for seen in other.seen] == [2]


def test_of_several_recognizers_asked_for_only_the_last_is_used(
    live: LiveReader, new_fake: NewFake, heard: Listener, caught_up: CaughtUp
) -> None:
    first, second, third = new_fake(), new_fake(), new_fake()
    started, go_on = threading.Event(), threading.Event()

    def slow() -> FakeRecognizer:
        started.set()
        assert go_on.wait(120)
        return first

    live.load(slow)
    assert started.wait(120)
    live.load(lambda: second)
    live.load(lambda: third)
    go_on.set()
    caught_up(live)
    assert heard.recognizers == [third]


def test_a_recognizer_that_cannot_be_loaded_leaves_the_former_in_use(
    ready: LiveReader, heard: Listener, caught_up: CaughtUp
) -> None:
    def fail() -> FakeRecognizer:
        raise RuntimeError("damaged")

    ready.load(fail)
    ready.read(ink(2))
    caught_up(ready)
    assert [str(error) for error in heard.load_errors] == ["damaged"]
    assert heard.texts == ["2"]


def test_closing_while_a_recognizer_loads_waits_for_it_and_tells_nothing(
    live: LiveReader, fake: FakeRecognizer, heard: Listener, qapp: object
) -> None:
    started = threading.Event()

    def slow() -> FakeRecognizer:
        started.set()
        while live.behind:  # until the reader begins to close
            pass
        return fake

    live.load(slow)
    live.read(ink(1))
    assert started.wait(120)
    live.close()
    live.close()
    assert not any(thread.name.startswith("digitpad-reader") for thread in threading.enumerate())
    qapp.processEvents()  # type: ignore[attr-defined]
    assert heard.recognizers == []
    assert heard.texts == []


def test_it_tells_when_it_has_caught_up(
    ready: LiveReader, fake: FakeRecognizer, heard: Listener, caught_up: CaughtUp
) -> None:
    told: list[list[str]] = []
    ready.caught_up.connect(lambda: told.append(list(heard.texts)))
    fake.hold()
    ready.read(ink(1))
    ready.read(ink(2))
    fake.release()
    caught_up(ready)
    assert told == [["1", "2"]]
