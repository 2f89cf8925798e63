"""The pad as a whole: what is written is read, and never in the way of the user."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from digitpad.app.pad import Pad
from digitpad.ui.engine.engine import Engine, Reader
from tests.app.pads import LINE, OTHER, words

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand


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
