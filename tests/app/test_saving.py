"""A drawing is saved under its label, with all that is known of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.collection.store import Collection
from digitpad.recognition.reading import EMPTY
from tests.app.pads import LINE, OTHER, kept, label_field, typed_label

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand


class TestSaving:
    def test_a_drawing_is_kept_with_all_that_is_known_of_it(
        self, pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        hand.pen(pad.window.canvas, LINE, [0.25, 0.5, 0.75])
        ink = pad.window.canvas.ink
        caught_up(pad.live)
        reading = pad.reading
        pad.window.action.save.trigger()
        [drawing] = kept(home)
        assert drawing.label == "1"
        assert drawing.confirmed is True
        assert drawing.reading == reading
        assert drawing.checkpoint == "fake"
        assert drawing.device is Device.PEN
        with Collection(home / "collection.sqlite") as collection:
            assert collection.source(drawing.id) == ink

    def test_the_pad_is_clean_afterwards_and_undo_brings_the_ink_back(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        ink = pad.window.canvas.ink
        caught_up(pad.live)
        typed_label(pad, "77")
        pad.saving.save()
        assert not pad.window.canvas.ink
        assert pad.window.card.save_bar.label == ""
        assert pad.window.status_line.message == "Saved as 77."
        pad.window.action.undo.trigger()
        assert pad.window.canvas.ink == ink

    def test_a_corrected_label_is_kept_as_corrected(
        self, pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        typed_label(pad, "007")
        QTest.keyClick(label_field(pad), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        [drawing] = kept(home)
        assert drawing.label == "007"
        assert drawing.confirmed is False

    def test_a_label_that_is_none_is_refused_in_words_until_there_is_another_reading(
        self, pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        def said() -> list[str]:
            return [label.text() for label in pad.window.card.save_bar.findChildren(QLabel)]

        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        pad.live_reading.read.emit(EMPTY, None)  # as where nothing can be read
        pad.saving.save()
        assert "A label is 1 to 5 digits, such as 407." in said()
        assert pad.window.canvas.ink, "the drawing is still there"
        assert kept(home) == []
        pad.live_reading.read_again()
        caught_up(pad.live)
        assert "A label is 1 to 5 digits, such as 407." not in said()

    def test_an_emptied_label_is_again_what_was_read(
        self, pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        typed_label(pad, "7")
        label_field(pad).selectAll()
        QTest.keyClick(label_field(pad), Qt.Key.Key_Backspace)
        pad.saving.save()
        assert [drawing.label for drawing in kept(home)] == ["1"]

    def test_saving_waits_for_the_reading_that_is_still_to_come(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        fake.hold()
        hand.mouse(pad.window.canvas, OTHER)
        pad.saving.save()
        assert kept(home) == []
        fake.release()
        caught_up(pad.live)
        [drawing] = kept(home)
        assert drawing.label == "2"
        assert drawing.reading is not None
        assert drawing.reading.text == "2"

    def test_a_saving_that_waits_is_dropped_when_one_writes_on(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        pad.saving.save()
        hand.mouse(pad.window.canvas, OTHER)
        assert pad.window.status_line.message.startswith("Not saved")
        fake.release()
        caught_up(pad.live)
        assert kept(home) == []
        assert len(pad.window.canvas.ink.strokes) == 2

    def test_when_the_collection_fails_the_drawing_stays_and_the_user_is_told(
        self, open_pad: OpenPad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        path = home / "collection.sqlite"
        path.write_bytes(b"this is no collection at all" * 100)
        pad = open_pad()
        caught_up(pad.live)
        hand.mouse(pad.window.canvas, LINE)
        ink = pad.window.canvas.ink
        caught_up(pad.live)
        pad.saving.save()
        assert "not saved, but still on the pad" in pad.window.notice.words
        assert str(path) in pad.window.notice.words
        assert pad.window.canvas.ink == ink
        path.unlink()
        pad.saving.save()
        assert [drawing.label for drawing in kept(home)] == ["1"]

    def test_an_empty_pad_saves_nothing(self, pad: Pad, home: Path) -> None:
        pad.saving.save()
        assert not (home / "collection.sqlite").exists()


class TestFirstHints:
    def keys(self, pad: Pad) -> QLabel:
        [label] = [
            label for label in pad.window.canvas.hint.findChildren(QLabel) if "F1" in label.text()
        ]
        return label

    def test_go_once_a_number_was_saved(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp, open_pad: OpenPad
    ) -> None:
        assert self.keys(pad).isVisible()
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        pad.window.action.save.trigger()
        assert not self.keys(pad).isVisible()
        assert not self.keys(open_pad(pad.settings)).isVisible()
