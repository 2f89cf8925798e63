"""A recognizer that counts strokes, and hands that write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTranslator
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.frame import Frame
from digitpad.recognition.heat import Heat
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Candidate, Digit, DigitChances, Reading, Status
from digitpad.shipped import asset
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.window import Window
from tests.ui.canvases import LEFT, RIGHT
from tests.ui.patience import PATIENCE_SECONDS, PatientBot

Points = Sequence[tuple[float, float]]
NewFake = type["FakeRecognizer"]
ReadingOf = Callable[..., Reading]
CaughtUp = Callable[[LiveReader], None]


class FakeRecognizer:
    """Reads how many strokes there are, 7 in a picture, and waits with it while it is held."""

    def __init__(self, name: str = "fake", device: str = "cpu") -> None:
        self.card = Card(name, f"A fake called {name}", "none", {}, "", "", {})
        self.device = device
        self.seen: list[Ink] = []
        self.seen_pictures: list[Picture] = []
        self.threads: set[threading.Thread] = set()
        self.error: Exception | None = None
        self._go = threading.Event()
        self._go.set()

    def hold(self) -> None:
        """Let the worker wait in the next reading."""
        self._go.clear()

    def release(self) -> None:
        """Let the worker go on."""
        self._go.set()

    def frame(self, source: Ink | Picture) -> Frame:
        """A frame whose first pixel tells the number of strokes."""
        if isinstance(source, Ink):
            self.seen.append(source)
        else:
            self.seen_pictures.append(source)
        self.threads.add(threading.current_thread())
        assert self._go.wait(PATIENCE_SECONDS), "nobody released the recognizer"
        if self.error is not None:
            raise self.error
        pixels = np.zeros((32, 160), np.float32)
        pixels[0, 0] = (len(source.strokes) if isinstance(source, Ink) else 7) / 255
        return Frame(pixels, np.linspace(0, 160, 161))

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        """The number of strokes as text."""
        return [_reading(str(round(float(frame.pixels[0, 0]) * 255))) for frame in frames]

    def heat(self, frame: Frame, reading: Reading) -> Heat:
        """All of the frame decided alike."""
        return Heat(np.ones_like(frame.pixels), frame)

    def digit_chances(self, frame: Frame, text: str) -> tuple[DigitChances, ...]:
        """As good as sure of what was read, and the rest is shared."""
        if self.error is not None:
            raise self.error
        return tuple(
            tuple(0.91 if str(other) == digit else 0.01 for other in range(10)) for digit in text
        )


def _reading(text: str, confidence: float = 0.9, status: Status = Status.OK) -> Reading:
    """A reading of this text."""
    digits = tuple(Digit(digit, confidence, None, None) for digit in text)
    return Reading(status, None, text, confidence, digits, (Candidate(text, confidence),))


class Hand:
    """Writes strokes on a canvas, a point an event, with times 10 ms apart."""

    def __init__(self) -> None:
        self._time = 1000
        self._pen, self._eraser = (
            QPointingDevice(
                "a pen",
                number,
                QInputDevice.DeviceType.Stylus,
                end,
                QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
                1,
                2,
            )
            for number, end in (
                (7, QPointingDevice.PointerType.Pen),
                (8, QPointingDevice.PointerType.Eraser),
            )
        )

    def wait(self, milliseconds: int) -> None:
        """Do nothing for so long, by the clock of the events."""
        self._time += milliseconds

    def mouse(self, canvas: Canvas, points: Points, lift: bool = True) -> None:
        """A stroke by mouse."""
        self.mouse_event(canvas, QEvent.Type.MouseButtonPress, points[0])
        for point in points[1:]:
            self.mouse_event(canvas, QEvent.Type.MouseMove, point)
        if lift:
            self.mouse_event(canvas, QEvent.Type.MouseButtonRelease, points[-1])

    def pen(
        self, canvas: Canvas, points: Points, pressures: Sequence[float], lift: bool = True
    ) -> None:
        """A stroke by pen."""
        self.pen_event(canvas, QEvent.Type.TabletPress, points[0], pressures[0])
        for point, pressure in zip(points[1:], pressures[1:], strict=True):
            self.pen_event(canvas, QEvent.Type.TabletMove, point, pressure)
        if lift:
            self.pen_event(canvas, QEvent.Type.TabletRelease, points[-1], 0.0)

    def eraser(self, canvas: Canvas, points: Points) -> None:
        """The other end of the pen, put down, moved and lifted."""
        self.pen_event(canvas, QEvent.Type.TabletPress, points[0], 0.5, self._eraser)
        for point in points[1:]:
            self.pen_event(canvas, QEvent.Type.TabletMove, point, 0.5, self._eraser)
        self.pen_event(canvas, QEvent.Type.TabletRelease, points[-1], 0.0, self._eraser)

    def hover(self, canvas: Canvas, point: tuple[float, float], eraser: bool = False) -> None:
        """The pen over the canvas, by one end or the other."""
        device = self._eraser if eraser else self._pen
        self.pen_event(canvas, QEvent.Type.TabletMove, point, 0.0, device)

    def pen_button(self, canvas: Canvas, button: Qt.MouseButton) -> None:
        """One press of a button of the pen, let go again."""
        for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletRelease):
            self.pen_event(canvas, kind, (50.0, 50.0), 0.0, button=button)

    def mouse_event(
        self,
        canvas: Canvas,
        kind: QEvent.Type,
        point: tuple[float, float],
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """One event of a mouse."""
        none = Qt.MouseButton.NoButton
        place = QPointF(*point)
        event = QMouseEvent(
            kind,
            place,
            canvas.mapToGlobal(place),
            none if kind == QEvent.Type.MouseMove else button,
            none if kind == QEvent.Type.MouseButtonRelease else button,
            Qt.KeyboardModifier.NoModifier,
        )
        self._send(canvas, event)

    def pen_event(
        self,
        canvas: Canvas,
        kind: QEvent.Type,
        point: tuple[float, float],
        pressure: float,
        device: QPointingDevice | None = None,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """One event of a pen's tip, or of another end or button."""
        none = Qt.MouseButton.NoButton
        place = QPointF(*point)
        event = QTabletEvent(
            kind,
            device or self._pen,
            place,
            canvas.mapToGlobal(place),
            pressure,
            *(0.0, 0.0, 0.0, 0.0, 0.0),
            Qt.KeyboardModifier.NoModifier,
            none if kind == QEvent.Type.TabletMove else button,
            none if kind == QEvent.Type.TabletRelease else button,
        )
        self._send(canvas, event)

    def _send(self, canvas: Canvas, event: QMouseEvent | QTabletEvent) -> None:
        self._time += 10
        event.setTimestamp(self._time)
        QCoreApplication.sendEvent(canvas, event)


@pytest.fixture
def reading_of() -> ReadingOf:
    """Makes a reading of a text, with a confidence and a status."""
    return _reading


@pytest.fixture
def hand() -> Hand:
    """Somebody who writes."""
    return Hand()


@pytest.fixture
def new_fake() -> NewFake:
    """Makes recognizers that have no network."""
    return FakeRecognizer


@pytest.fixture
def fake() -> FakeRecognizer:
    """The recognizer of most tests."""
    return FakeRecognizer()


@pytest.fixture
def live(qapp: object) -> Iterator[LiveReader]:
    """A live reader that has loaded nothing yet."""
    reader = LiveReader()
    yield reader
    reader.close()


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """A canvas of 400 by 300 on the screen."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


@pytest.fixture
def written(canvas: Canvas, hand: Hand) -> Canvas:
    """A canvas with a line on the left and one on the right."""
    hand.mouse(canvas, LEFT)
    hand.mouse(canvas, RIGHT)
    canvas.setFocus()
    return canvas


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """The window, on the screen."""
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """In place of pytest-qt's own, which waits 5 seconds."""
    return PatientBot(request)


@pytest.fixture
def caught_up(qtbot: QtBot) -> CaughtUp:
    """Waits until a live reader has nothing to read or to load."""
    return lambda live: qtbot.waitUntil(lambda: not live.behind)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window's texts in German."""
    translator = QTranslator()
    assert translator.load(str(asset("translations") / "digitpad_de.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
