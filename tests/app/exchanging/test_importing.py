"""Import, from its form to what came in."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget
from pytestqt.qtbot import QtBot

from digitpad.app.exchanging import Exchanging
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing
from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.collection.readers import Piece, pieces
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from tests.app.exchanging.forms import choose, click, label, labels, refused, until_done
from tests.app.pads import button

LINES = [f'{{"word": "{number}", "drawing": [[[{number}], [2]]]}}' for number in range(3)]


@pytest.fixture
def ndjson(tmp_path: Path) -> Path:
    """A file with three drawings, labelled 0 to 2."""
    file = tmp_path / "ink.ndjson"
    file.write_text("\n".join(LINES))
    return file


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
