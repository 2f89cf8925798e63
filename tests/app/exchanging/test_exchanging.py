"""An import that is stopped, or whose pad is closed, while it runs."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from digitpad.app.exchanging import Exchanging, Importing
from digitpad.collection.drawing import Drawing
from digitpad.collection.exchange import DRAWINGS_AT_ONCE
from digitpad.collection.formats.items import Found, Incoming
from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.collection.readers import Piece
from digitpad.ink.ink import Ink
from digitpad.ui.window import Window
from tests.app.exchanging.forms import click, labels, until_done
from tests.ui.threads import at_work


@pytest.fixture
def endless(exchanging: Exchanging, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Whatever is imported ends only when it is stopped; is set once some of it is kept."""
    some_kept, over = threading.Event(), threading.Event()

    def drawings(_: Path) -> Iterator[Found]:
        for number in itertools.count():
            if number == DRAWINGS_AT_ONCE:
                some_kept.set()
            if over.is_set():
                return
            yield Incoming(str(number), Ink.of([[(number, 2)]]), Drawing("7"))

    def pieces(paths: Iterable[Path], by: LabelledBy) -> Iterator[Piece]:
        return (Piece(path, drawings) for path in paths)

    monkeypatch.setattr("digitpad.collection.readers.pieces", pieces)
    yield some_kept
    over.set()


def test_a_stopped_import_says_how_far_it_came(
    exchanging: Exchanging, qtbot: QtBot, path: Path, endless: threading.Event
) -> None:
    importing: Importing = exchanging.import_paths([path])
    click(importing.dialog, "Import")
    assert endless.wait(60)
    click(importing.dialog, "Stop")
    headline = until_done(qtbot, importing.dialog)
    done = len(labels(path))
    assert done >= DRAWINGS_AT_ONCE
    assert headline.startswith(f"Stopped. Imported so far: {QLocale().toString(done)}.")
    assert importing.dialog.isVisible()
    importing.dialog.reject()
    assert not importing.dialog.isVisible()


def test_escape_stops_an_import_before_it_closes_the_dialog(
    exchanging: Exchanging, qtbot: QtBot, path: Path, endless: threading.Event
) -> None:
    importing = exchanging.import_paths([path])
    click(importing.dialog, "Import")
    assert endless.wait(60)
    QTest.keyClick(importing.dialog, Qt.Key.Key_Escape)
    assert importing.dialog.isVisible()
    assert until_done(qtbot, importing.dialog).startswith("Stopped.")


@pytest.mark.parametrize(("words", "ends"), [("Go On", False), ("Close and Stop It", True)])
def test_closing_the_pad_asks_first_while_something_runs(
    exchanging: Exchanging,
    qtbot: QtBot,
    path: Path,
    endless: threading.Event,
    words: str,
    ends: bool,
) -> None:
    window = exchanging.parent()
    assert isinstance(window, Window)
    importing = exchanging.import_paths([path])
    with qtbot.waitExposed(window):
        window.show()
    click(importing.dialog, "Import")
    assert endless.wait(60)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        click(box, words)
        box.reject()  # whatever it holds, the test goes on

    QTimer.singleShot(0, answer)
    assert window.close() is ends
    assert at_work() is not ends


def test_closing_the_pad_ends_an_import_and_what_came_in_stays(
    exchanging: Exchanging, path: Path, endless: threading.Event
) -> None:
    importing = exchanging.import_paths([path])
    click(importing.dialog, "Import")
    assert endless.wait(60)
    exchanging.close()
    assert not at_work()
    assert len(labels(path)) >= DRAWINGS_AT_ONCE
