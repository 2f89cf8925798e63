"""Import and export, from their forms to what became of them."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from digitpad.app.exchanging import Exchanging, Exporting, Importing
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.exchange import DRAWINGS_AT_ONCE, Summary
from digitpad.collection.formats.items import Found, Incoming
from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.collection.readers import Piece, pieces
from digitpad.collection.store import Collection
from digitpad.collection.watch import Watch
from digitpad.collection.writers import FORMATS
from digitpad.ink.ink import Ink
from digitpad.ui.exchange_dialog import ExchangeDialog
from digitpad.ui.exchange_formats import format_words
from digitpad.ui.exchange_work import ExchangeWork
from digitpad.ui.window import Window
from tests.app.pads import button

LINES = [f'{{"word": "{number}", "drawing": [[[{number}], [2]]]}}' for number in range(3)]


@pytest.fixture
def path(home: Path) -> Path:
    """The file of the collection."""
    return home / "collection.sqlite"


@pytest.fixture
def exchanging(qtbot: QtBot, path: Path) -> Exchanging:
    """Imports into the collection, and exports from it."""
    window = Window()
    exchanging = Exchanging(window, path)
    # Or the window would ask at the end of a test whether to close on what still runs.
    qtbot.addWidget(window, before_close_func=lambda _: exchanging.close())
    return exchanging


@pytest.fixture
def ndjson(tmp_path: Path) -> Path:
    """A file with three drawings, labelled 0 to 2."""
    file = tmp_path / "ink.ndjson"
    file.write_text("\n".join(LINES))
    return file


@pytest.fixture
def filled(path: Path) -> Path:
    """A collection with 407 by pen, and 7 from elsewhere."""
    with Collection(path) as collection:
        collection.keep(Ink.of([[(0, 0), (5, 5)]]), Drawing("407", Device.PEN))
        collection.keep(Ink.of([[(1, 0), (5, 5)]]), Drawing("7"))
    return path


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


def at_work() -> bool:
    """Whether an import or export is going on."""
    return any(thread.name == "digitpad-exchange" for thread in threading.enumerate())


def label(form: QWidget) -> QLineEdit:
    """The line that asks for a label."""
    lines = form.findChildren(QLineEdit)
    [line] = [line for line in lines if line.accessibleName() == "Label"]
    return line


def labels(path: Path) -> list[str]:
    with Collection(path) as collection:
        return sorted(drawing.label for drawing in collection.drawings())


def click(widget: QWidget, text: str) -> None:
    QTest.mouseClick(button(widget, text), Qt.MouseButton.LeftButton)


def until_done(qtbot: QtBot, dialog: ExchangeDialog) -> str:
    """Wait for the summary; what it says."""
    qtbot.waitUntil(lambda: not dialog.running)
    return dialog.summary.headline


def refused(dialog: ExchangeDialog) -> list[str]:
    [lines] = dialog.summary.findChildren(QPlainTextEdit)
    return lines.toPlainText().splitlines()


def choose(exporting: Exporting, format: str, target: Path) -> None:
    """Choose a format and a target in the form."""
    boxes = exporting.form.findChildren(QComboBox)
    [box] = [box for box in boxes if box.findData(format) >= 0]
    box.setFocus()
    box.setCurrentIndex(box.findData(format))
    box.activated.emit(box.currentIndex())
    exporting.form.aim(target)


class TestImport:
    def test_files_are_taken_in_and_counted(
        self, exchanging: Exchanging, qtbot: QtBot, path: Path, ndjson: Path
    ) -> None:
        importing = exchanging.import_paths([ndjson])
        with qtbot.waitSignal(exchanging.imported):
            click(importing.dialog, "Import")
        assert importing.dialog.summary.headline == "Imported: 3. There already: 0. Refused: 0."
        assert labels(path) == ["0", "1", "2"]

    def test_it_can_be_stopped_while_it_looks_for_files(
        self,
        exchanging: Exchanging,
        qtbot: QtBot,
        path: Path,
        ndjson: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        looking, go = threading.Event(), threading.Event()

        def slow(paths: Iterable[Path], by: LabelledBy) -> Iterator[Piece]:
            looking.set()
            assert go.wait(60)
            yield from pieces(paths, by)

        monkeypatch.setattr("digitpad.collection.readers.pieces", slow)
        importing = exchanging.import_paths([ndjson])
        click(importing.dialog, "Import")
        assert looking.wait(60)
        click(importing.dialog, "Stop")
        go.set()
        assert until_done(qtbot, importing.dialog).startswith("Stopped. Imported so far: 0.")
        assert labels(path) == []

    def test_a_second_import_says_that_they_are_there(
        self, exchanging: Exchanging, qtbot: QtBot, path: Path, ndjson: Path
    ) -> None:
        for expected in ("Imported: 3. There", "Imported: 0. There already: 3."):
            importing = exchanging.import_paths([ndjson])
            click(importing.dialog, "Import")
            assert until_done(qtbot, importing.dialog).startswith(expected)
        assert len(labels(path)) == 3

    def test_each_file_that_is_refused_is_listed_with_its_reason_and_can_be_copied(
        self, exchanging: Exchanging, qtbot: QtBot, ndjson: Path, tmp_path: Path
    ) -> None:
        bad = tmp_path / "scan.png"
        bad.write_bytes(b"no picture")
        importing = exchanging.import_paths([ndjson, bad, tmp_path / "gone"])
        click(importing.dialog, "Import")
        assert until_done(qtbot, importing.dialog).endswith("Refused: 2.")
        assert [line.split(":")[0] for line in refused(importing.dialog)] == [
            str(bad),
            str(tmp_path / "gone"),
        ]
        click(importing.dialog, "Copy the List")
        assert QGuiApplication.clipboard().text().splitlines() == refused(importing.dialog)

    def test_nothing_begins_before_something_is_chosen(
        self, exchanging: Exchanging, ndjson: Path
    ) -> None:
        importing = exchanging.import_paths([])
        assert not button(importing.dialog, "Import").isEnabled()
        importing.form.add([ndjson, ndjson])
        assert importing.form.paths == [ndjson]
        assert button(importing.dialog, "Import").isEnabled()

    def test_what_was_added_can_be_removed(self, exchanging: Exchanging, tmp_path: Path) -> None:
        importing = exchanging.import_paths([tmp_path / "a", tmp_path / "b"])
        [shown] = importing.form.findChildren(QListWidget)
        shown.setCurrentRow(0)
        click(importing.form, "Remove")
        assert importing.form.paths == [tmp_path / "b"]

    def test_files_and_folders_can_be_dropped(self, exchanging: Exchanging, ndjson: Path) -> None:
        importing = exchanging.import_paths([])
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(ndjson)), QUrl("https://example.org/x")])
        drop = QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        importing.form.dropEvent(drop)
        assert importing.form.paths == [ndjson]

    def test_labels_are_taken_from_where_the_user_says(
        self, exchanging: Exchanging, qtbot: QtBot, path: Path, filled: Path, tmp_path: Path
    ) -> None:
        exporting = exchanging.export()
        QTest.keyClicks(label(exporting.form), "407")
        choose(exporting, "classes", tmp_path / "out")
        click(exporting.dialog, "Export")
        until_done(qtbot, exporting.dialog)
        [picture] = (tmp_path / "out").rglob("*.png")
        picture.rename(picture.with_name("scan_1.png"))
        importing = exchanging.import_paths([tmp_path / "out"])
        [box] = importing.form.findChildren(QComboBox)
        box.setCurrentText("Folders, such as 407/scan.png")
        click(importing.dialog, "Import")
        until_done(qtbot, importing.dialog)
        assert labels(path) == ["407", "407", "7"]

    def test_a_collection_that_cannot_be_used_is_said_in_the_form(
        self, exchanging: Exchanging, qtbot: QtBot, path: Path, ndjson: Path
    ) -> None:
        path.write_bytes(b"this is no collection at all" * 100)
        importing = exchanging.import_paths([ndjson])
        click(importing.dialog, "Import")
        qtbot.waitUntil(lambda: "damaged" in importing.dialog.said)
        assert importing.form.isVisible()

    def test_what_came_in_before_it_failed_is_said_and_shown(
        self,
        exchanging: Exchanging,
        qtbot: QtBot,
        path: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def keep(collection: Collection, source: Ink, drawing: Drawing) -> Drawing:
            if drawing.label == "9":
                raise CollectionError("the disk is full")
            return kept(collection, source, drawing)

        kept = Collection.keep
        monkeypatch.setattr(Collection, "keep", keep)
        line = '{{"word": "{}", "drawing": [[[{}], [2]]]}}'
        lines = [line.format(x // 200 * 9, x) for x in range(201)]
        (tmp_path / "many.ndjson").write_text("\n".join(lines))
        importing = exchanging.import_paths([tmp_path / "many.ndjson"])
        with qtbot.waitSignal(exchanging.imported):
            click(importing.dialog, "Import")
        assert importing.dialog.said == (
            "the disk is full\nImported before that: 200. Import the same again to go on."
        )
        assert len(labels(path)) == 200


class TestExport:
    @pytest.mark.parametrize("format", FORMATS)
    def test_what_is_chosen_is_written_in_every_format(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path, format: str
    ) -> None:
        exporting = exchanging.export()
        target = tmp_path / f"out{FORMATS[format].suffix}"
        choose(exporting, format, target)
        click(exporting.dialog, "Export")
        headline = until_done(qtbot, exporting.dialog)
        done = 1 if format == "idx" else 2
        assert headline == f"Exported: {done}, to {target}. Left out: {2 - done}."
        assert target.exists()

    def test_only_the_drawings_that_are_asked_for_are_written(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path
    ) -> None:
        exporting = exchanging.export()
        QTest.keyClicks(label(exporting.form), "7")
        choose(exporting, "ndjson", tmp_path / "out.ndjson")
        click(exporting.dialog, "Export")
        until_done(qtbot, exporting.dialog)
        [line] = (tmp_path / "out.ndjson").read_text().splitlines()
        assert json.loads(line)["word"] == "7"

    def test_ink_is_drawn_as_high_as_the_user_says(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path
    ) -> None:
        exporting = exchanging.export()
        choose(exporting, "pictures", tmp_path / "out")
        boxes = exporting.form.findChildren(QComboBox)
        [heights] = [box for box in boxes if box.currentText() == "64 pixels"]
        heights.setCurrentText("32 pixels")
        click(exporting.dialog, "Export")
        until_done(qtbot, exporting.dialog)
        [first, second] = (tmp_path / "out").glob("*.png")
        assert QImage(str(first)).height() == QImage(str(second)).height() == 32

    def test_the_height_is_asked_for_only_where_pictures_are_drawn(
        self, exchanging: Exchanging, filled: Path, tmp_path: Path
    ) -> None:
        exporting = exchanging.export()
        for format, form in FORMATS.items():
            choose(exporting, format, tmp_path / "out")
            shown = [
                box.currentText()
                for box in exporting.form.findChildren(QComboBox)
                if box.isVisible() and box.currentText().endswith("pixels")
            ]
            assert shown == ([f"{form.size} pixels"] if form.size else [])

    def test_a_choice_without_drawings_cannot_be_exported(
        self, exchanging: Exchanging, filled: Path, path: Path
    ) -> None:
        exporting = exchanging.export()
        QTest.keyClicks(label(exporting.form), "12345")
        assert not button(exporting.dialog, "Export").isEnabled()
        assert button(exchanging.export().dialog, "Export").isEnabled()

    def test_looking_at_the_form_makes_no_collection(
        self, exchanging: Exchanging, path: Path
    ) -> None:
        exchanging.export()
        assert not path.exists()

    def test_a_file_is_replaced_only_when_the_user_says_so(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "out.ndjson"
        target.write_text("mine")
        exporting = exchanging.export()
        choose(exporting, "ndjson", target)
        click(exporting.dialog, "Export")
        assert exporting.dialog.said == "out.ndjson is there already."
        assert target.read_text() == "mine"
        click(exporting.dialog, "Replace It")
        until_done(qtbot, exporting.dialog)
        assert len(target.read_text().splitlines()) == 2

    @pytest.mark.parametrize("format", ["ndjson", "folder"])
    def test_nothing_is_asked_where_no_answer_would_help(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path, format: str
    ) -> None:
        target = tmp_path / "there"
        if format == "ndjson":
            (target / "mine").mkdir(parents=True)
        else:
            target.write_text("mine")
        exporting = exchanging.export()
        choose(exporting, format, target)
        click(exporting.dialog, "Export")
        qtbot.waitUntil(lambda: "give" in exporting.dialog.said)
        assert exporting.form.isVisible()

    def test_the_collection_itself_is_never_replaced(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "link.ndjson").symlink_to(filled)
        exporting = exchanging.export()
        choose(exporting, "ndjson", tmp_path / "link.ndjson")
        click(exporting.dialog, "Export")
        click(exporting.dialog, "Replace It")
        qtbot.waitUntil(lambda: "the collection itself" in exporting.dialog.said)
        assert (tmp_path / "link.ndjson").is_symlink()

    def test_a_folder_that_holds_something_stays_and_the_export_goes_beside_it(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "mine").write_text("mine")
        exporting = exchanging.export()
        choose(exporting, "folder", tmp_path / "out")
        click(exporting.dialog, "Export")
        assert "out-2" in exporting.dialog.said
        assert not (tmp_path / "out-2").exists()
        click(exporting.dialog, "Export There")
        assert "out-2" in until_done(qtbot, exporting.dialog)
        assert (tmp_path / "out-2" / "ink.ndjson").exists()
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine"]

    def test_another_choice_takes_the_question_back(
        self, exchanging: Exchanging, filled: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "out.ndjson").write_text("mine")
        exporting = exchanging.export()
        choose(exporting, "ndjson", tmp_path / "out.ndjson")
        click(exporting.dialog, "Export")
        exporting.form.aim(tmp_path / "new.ndjson")
        assert exporting.dialog.said == ""
        assert button(exporting.dialog, "Export").isEnabled()

    def test_a_place_that_cannot_be_written_is_said_in_the_form(
        self, exchanging: Exchanging, qtbot: QtBot, filled: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("")
        exporting = exchanging.export()
        choose(exporting, "folder", tmp_path / "file" / "new")
        click(exporting.dialog, "Export")
        qtbot.waitUntil(lambda: "cannot be written" in exporting.dialog.said)

    def test_every_format_has_its_words(self) -> None:
        assert list(format_words()) == list(FORMATS)


class Slow:
    """A job of many drawings that waits with each until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def __call__(self, watch: Watch) -> Summary:
        done = 0
        for _ in watch.over(range(1000), 1000):
            self.begun.set()
            assert self.go.wait(60)
            done += 1
        return Summary(done)


class TestWork:
    def test_a_job_that_is_stopped_ends_before_its_next_drawing(self, qtbot: QtBot) -> None:
        work, job = ExchangeWork(), Slow()
        work.start(job)
        assert job.begun.wait(60)
        work.stop()
        with qtbot.waitSignal(work.stopped):
            job.go.set()
        assert not work.running

    def test_progress_is_told(self, qtbot: QtBot) -> None:
        work, job = ExchangeWork(), Slow()
        told: list[tuple[int, int]] = []
        work.progressed.connect(lambda *figures: told.append(figures))
        job.go.set()
        with qtbot.waitSignal(work.finished) as finished:
            work.start(job)
        assert told[0] == (1, 1000)
        assert finished.args == [Summary(1000)]

    def test_closing_ends_the_thread_and_tells_nothing(self, qtbot: QtBot) -> None:
        work, job = ExchangeWork(), Slow()
        work.finished.connect(lambda _: pytest.fail("it was closed"))
        work.stopped.connect(lambda: pytest.fail("it was closed"))
        work.start(job)
        assert job.begun.wait(60)
        work.stop()
        job.go.set()
        work.close()
        assert not at_work()
        QApplication.processEvents()

    def test_an_error_nobody_thought_of_is_told_too(self, qtbot: QtBot) -> None:
        def broken(watch: Watch) -> Summary:
            raise ZeroDivisionError("oh")

        work = ExchangeWork()
        with qtbot.waitSignal(work.failed) as failed:
            work.start(broken)
        assert str(failed.args[0]) == "oh"


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
