"""The pad as a whole: written, read, saved, and never in the user's way."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.collection.store import Collection
from digitpad.recognition.reading import EMPTY
from digitpad.settings import Settings, load
from digitpad.ui.engine import Engine, EngineError, Reader
from digitpad.ui.theme import DARK, Role
from tests.app.pads import LINE, OTHER, kept, missing, words

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, NewFake


def label_field(pad: Pad) -> QLineEdit:
    [field] = pad.window.card.save_bar.findChildren(QLineEdit)
    return field


def typed_label(pad: Pad, text: str) -> None:
    label_field(pad).selectAll()
    QTest.keyClicks(label_field(pad), text)


class TestReading:
    def test_what_is_written_is_read_while_the_pen_is_down(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE, lift=False)
        caught_up(pad.live)
        assert words(pad)[0] == "1"
        assert pad.window.windowTitle() == "1 — digitpad"
        assert pad.window.card.save_bar.label == "1"
        assert pad.reading is not None

    def test_one_can_write_before_the_recognizer_is_there(
        self, open_pad: OpenPad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        go_on = threading.Event()

        def slow(engine: Engine) -> Reader:
            assert go_on.wait(120)
            return fake

        pad = open_pad(load=slow)
        hand.mouse(pad.window.canvas, LINE)
        assert pad.window.isVisible()
        assert words(pad) == ["", "Getting ready to read …"]
        go_on.set()
        caught_up(pad.live)
        assert words(pad)[0] == "1"

    def test_undo_to_empty_leaves_no_late_reading(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        pad.window.action.undo.trigger()
        fake.release()
        caught_up(pad.live)
        assert words(pad) == ["", "Nothing is written."]
        assert pad.window.windowTitle() == "digitpad"
        assert pad.window.card.save_bar.label == ""
        assert pad.reading is None

    def test_a_failed_reading_is_said_and_the_pad_goes_on(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        fake.error = RuntimeError("out of memory")
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        assert "out of memory" in pad.window.notice.words
        assert words(pad) == ["", "This could not be read."]
        fake.error = None
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert words(pad)[0] == "2"

    def test_the_number_is_copied(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        pad.window.action.copy.trigger()
        assert QGuiApplication.clipboard().text() == "1"
        assert pad.window.status_line.message == "Copied 1."


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


class TestEngines:
    def test_without_a_recognizer_the_pad_is_usable_and_says_what_to_do(
        self, open_pad: OpenPad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        pad = open_pad(Settings(checkpoint="gone"), load=missing)
        caught_up(pad.live)
        assert pad.window.notice.words == "There is no checkpoint 'gone'."
        assert pad.engines.asked.checkpoint == "gone"
        hand.mouse(pad.window.canvas, LINE)
        assert words(pad) == [
            "",
            "Not read: no checkpoint is loaded. You can still save.",
        ]
        typed_label(pad, "5")
        pad.saving.save()
        [drawing] = kept(home)
        assert drawing.label == "5"
        assert drawing.reading is None
        assert drawing.checkpoint is None
        assert drawing.confirmed is None

    def test_where_the_chosen_checkpoint_is_gone_the_first_one_reads_and_the_choice_stays(
        self, open_pad: OpenPad, fake: FakeRecognizer, caught_up: CaughtUp
    ) -> None:
        def load(engine: Engine) -> Reader:
            if engine.checkpoint == "gone":
                raise EngineError("There is no checkpoint 'gone'.")
            return fake

        pad = open_pad(Settings(checkpoint="gone"), load=load)
        caught_up(pad.live)
        assert pad.window.notice.words == "There is no checkpoint 'gone'."
        assert pad.window.checkpoint_box.currentData() == "number"
        assert pad.settings.checkpoint == "gone"

    def test_where_no_checkpoint_reads_on_a_device_the_users_own_does_on_another(
        self, open_pad: OpenPad, new_fake: NewFake, caught_up: CaughtUp
    ) -> None:
        def load(engine: Engine) -> Reader:
            if engine.device == "cuda":
                raise EngineError(f"{engine.checkpoint} cannot run on cuda.")
            return new_fake(engine.checkpoint)

        pad = open_pad(Settings(checkpoint="digit", device="cuda"), load=load)
        caught_up(pad.live)
        assert pad.window.notice.words == "digit cannot run on cuda."
        pad.window.action.devices.chosen.emit("cpu")
        caught_up(pad.live)
        assert pad.window.notice.words == ""
        assert pad.settings.device == "cpu"
        reader = pad.engines.reader
        assert reader is not None
        assert reader.card.name == "digit"

    def test_another_checkpoint_reads_again_at_once(
        self, open_pad: OpenPad, new_fake: NewFake, hand: Hand, caught_up: CaughtUp
    ) -> None:
        fakes = {name: new_fake(name) for name in ("number", "digit")}
        pad = open_pad(load=lambda engine: fakes[engine.checkpoint])
        caught_up(pad.live)
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        QTest.keyClick(pad.window.checkpoint_box, Qt.Key.Key_Down)
        caught_up(pad.live)
        assert [len(ink.strokes) for ink in fakes["digit"].seen] == [1]
        assert words(pad)[0] == "1"
        assert pad.settings.checkpoint == "digit"

    def test_a_checkpoint_that_fails_leaves_the_former_in_use(
        self, open_pad: OpenPad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        def load(engine: Engine) -> Reader:
            if engine.checkpoint == "digit":
                raise EngineError("It is damaged. Fetch it again.")
            return fake

        pad = open_pad(load=load)
        caught_up(pad.live)
        hand.mouse(pad.window.canvas, LINE)
        QTest.keyClick(pad.window.checkpoint_box, Qt.Key.Key_Down)
        caught_up(pad.live)
        assert pad.window.notice.words == "It is damaged. Fetch it again."
        assert pad.window.checkpoint_box.currentData() == "number"
        assert words(pad)[0] == "1"
        assert pad.settings.checkpoint == "number"

    def test_the_complaint_goes_when_another_checkpoint_is_found(
        self, open_pad: OpenPad, fake: FakeRecognizer, caught_up: CaughtUp
    ) -> None:
        def load(engine: Engine) -> Reader:
            if engine.checkpoint == "gone":
                raise EngineError("There is none.")
            return fake

        pad = open_pad(Settings(checkpoint="gone"), load=load)
        caught_up(pad.live)
        pad.window.checkpoint_opened.emit("/mine.safetensors")
        caught_up(pad.live)
        assert pad.window.notice.words == ""
        assert pad.window.checkpoint_box.currentText() == "A fake called fake"

    def test_the_device_in_use_is_shown_and_can_be_chosen(
        self, open_pad: OpenPad, fake: FakeRecognizer, caught_up: CaughtUp
    ) -> None:
        asked: list[Engine] = []

        def load(engine: Engine) -> Reader:
            asked.append(engine)
            return fake

        pad = open_pad(load=load)
        caught_up(pad.live)
        assert pad.window.status_line.device == "CPU"
        pad.window.action.devices.actions()[1].trigger()
        caught_up(pad.live)
        assert asked == [Engine("number", "auto"), Engine("number", "cpu")]
        assert pad.settings.device == "cpu"

    def test_what_the_command_line_asks_for_is_not_remembered(
        self, open_pad: OpenPad, fake: FakeRecognizer, caught_up: CaughtUp
    ) -> None:
        asked: list[Engine] = []

        def load(engine: Engine) -> Reader:
            asked.append(engine)
            return fake

        pad = open_pad(load=load, engine=Engine("mine", "cpu"))
        caught_up(pad.live)
        assert asked == [Engine("mine", "cpu")]
        assert pad.settings == Settings()


class TestSettings:
    def test_the_users_choices_are_remembered(self, pad: Pad, open_pad: OpenPad) -> None:
        action = pad.window.action
        action.pens.actions()[2].trigger()
        action.guide.trigger()
        action.frame.trigger()
        action.smoothing.trigger()
        action.scratch_out.trigger()
        action.appearances.actions()[2].trigger()
        pad.window.resize(720, 540)
        pad.window.close()
        again = open_pad(pad.settings).window
        assert again.action.pens.actions()[2].isChecked()
        assert not again.action.guide.isChecked()
        assert not again.action.frame.isChecked()
        assert not again.action.smoothing.isChecked()
        assert not again.action.scratch_out.isChecked()
        assert again.action.appearances.actions()[2].isChecked()
        assert (again.width(), again.height()) == (720, 540)

    def test_what_is_off_is_off_from_the_start(self, open_pad: OpenPad, hand: Hand) -> None:
        """Whatever the switch says: as it looks, and works, after it was turned off."""
        pad = open_pad()
        action = pad.window.action
        for switch in (action.guide, action.frame, action.smoothing, action.scratch_out):
            switch.trigger()
        again = open_pad(Settings(guide=False, frame=False, smoothing=False, scratch_out=False))
        for one in (pad, again):
            hand.mouse(one.window.canvas, LINE)
            hand.mouse(one.window.canvas, [(45, 60), (125, 62), (45, 66), (125, 70), (45, 78)])
            assert len(one.window.canvas.ink.strokes) == 2
            assert not one.window.card.frame_view.isVisible()
        looks = [one.window.canvas.grab().toImage() for one in (pad, again)]
        assert looks[0] == looks[1]

    def test_each_choice_is_kept_at_once_and_leaves_those_of_another_pad(
        self, open_pad: OpenPad, home: Path
    ) -> None:
        file = home / "settings.json"
        one, other = open_pad(settings_file=file), open_pad(settings_file=file)
        one.window.action.languages.actions()[2].trigger()
        other.window.action.guide.trigger()
        assert load(file) == (Settings(language="de", guide=False), "")

    def test_choices_that_cannot_be_kept_are_told(self, open_pad: OpenPad, home: Path) -> None:
        file = home / "settings.json"
        file.mkdir()
        pad = open_pad(settings_file=file)
        pad.window.action.guide.trigger()
        assert "Your settings cannot be kept" in pad.window.notice.words
        assert not pad.settings.guide

    def test_the_appearance_changes_at_once(self, pad: Pad) -> None:
        pad.window.action.appearances.actions()[2].trigger()
        assert QApplication.palette().color(Role.Window) == QColor(DARK.desk)
        assert pad.settings.appearance == "dark"
        pad.window.action.appearances.actions()[0].trigger()
        assert QApplication.palette().color(Role.Window) != QColor(DARK.desk)


def test_the_window_is_up_without_torch() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from digitpad.app.pad import Pad\n"
        "from digitpad.ui.application import new_application\n"
        "from digitpad.settings import Settings\n"
        "application = new_application()\n"
        "pad = Pad(Settings(), lambda engine: None, [], Path('none'))\n"
        "pad.window.show()\n"
        "application.processEvents()\n"
        "assert pad.window.isVisible()\n"
        "assert 'torch' not in sys.modules\n"
        "pad.close()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
