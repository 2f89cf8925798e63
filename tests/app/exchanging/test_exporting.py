"""Export, from its form to what was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from digitpad.app.exchanging import Exchanging
from digitpad.collection.writers import FORMATS
from digitpad.ui.exchange.formats import format_words
from tests.app.exchanging.forms import choose, click, label, until_done
from tests.app.pads import button


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
