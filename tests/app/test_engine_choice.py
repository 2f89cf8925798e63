"""Checkpoints and devices: chosen, remembered, and what happens where one fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from digitpad.settings import Settings
from digitpad.ui.engine.engine import Engine, EngineError, Reader
from tests.app.pads import LINE, kept, missing, typed_label, words

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, NewFake


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
