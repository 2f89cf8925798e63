"""What the canvas shows: painted little at a time, and alike however it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPaintEvent
from pytestqt.qtbot import QtBot

from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.tools import Tool
from digitpad.ui.theme import DARK, INK, LIGHT, Theme, palette
from tests.ui.canvases import WAVE, darkness, picture

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

PRESSURES = [0.2 + 0.01 * x for x in range(70)]


class Painted(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.parts: list[QRect] = []
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return False


def test_a_point_is_painted_in_its_own_small_rectangle(
    canvas: Canvas, hand: Hand, qtbot: QtBot
) -> None:
    painted = Painted(canvas)
    hand.mouse(canvas, WAVE[:20], lift=False)
    qtbot.waitUntil(lambda: bool(painted.parts))
    painted.parts.clear()
    hand.mouse_event(canvas, QEvent.Type.MouseMove, WAVE[20])
    qtbot.waitUntil(lambda: bool(painted.parts))
    [part] = painted.parts
    assert part.contains(int(WAVE[20][0]), int(WAVE[20][1]))
    assert part.width() < 40
    assert part.height() < 40


@pytest.mark.parametrize("pressures", [None, PRESSURES], ids=["mouse", "pen"])
def test_ink_looks_the_same_painted_while_written_or_at_once(
    canvas: Canvas, hand: Hand, pressures: list[float] | None
) -> None:
    if pressures is None:
        hand.mouse(canvas, WAVE)
    else:
        hand.pen(canvas, WAVE, pressures)
    written = picture(canvas)
    canvas.set_pen_width(6.0)
    assert picture(canvas) == written


def test_a_stroke_goes_on_after_the_canvas_was_painted_anew(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, WAVE)
    whole = picture(canvas)
    canvas.clear()
    hand.mouse(canvas, WAVE[:30], lift=False)
    canvas.set_pen_width(6.0)
    canvas.grab()
    for point in WAVE[30:]:
        hand.mouse_event(canvas, QEvent.Type.MouseMove, point)
    hand.mouse_event(canvas, QEvent.Type.MouseButtonRelease, WAVE[-1])
    assert picture(canvas) == whole


def test_the_line_reaches_the_pen_at_once(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, [(50.0, 50.0), (120.0, 120.0)], lift=False)
    assert picture(canvas).pixelColor(119, 119) == canvas.palette().color(INK)


def test_pressure_and_pen_width_change_the_width_on_the_screen(canvas: Canvas, hand: Hand) -> None:
    amounts = []
    for pressure, width in ((0.1, 6.0), (0.9, 6.0), (0.9, 12.0)):
        canvas.clear()
        canvas.set_pen_width(width)
        hand.pen(canvas, WAVE, [pressure] * len(WAVE))
        amounts.append(darkness(canvas))
    assert amounts[1] > 1.5 * amounts[0]
    assert amounts[2] > 1.3 * amounts[1]


@pytest.mark.parametrize("pressures", [None, PRESSURES], ids=["mouse", "pen"])
def test_rough_ink_looks_the_same_painted_while_written_or_at_once(
    canvas: Canvas, hand: Hand, pressures: list[float] | None
) -> None:
    canvas.set_smoothing(False)
    if pressures is None:
        hand.mouse(canvas, WAVE)
    else:
        hand.pen(canvas, WAVE, pressures)
    written = picture(canvas)
    canvas.set_pen_width(6.0)
    assert picture(canvas) == written


def test_how_the_ink_looks_changes_nothing_that_is_read(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, WAVE[::7])
    ink, smooth = canvas.ink, picture(canvas)
    canvas.set_smoothing(False)
    assert picture(canvas) != smooth
    canvas.set_pen_width(20.0)
    canvas.setPalette(palette(DARK))
    assert canvas.ink is ink
    canvas.clear()
    hand.mouse(canvas, WAVE[::7])
    assert canvas.ink == ink, "every point is kept as it came, smooth or not"


def test_the_canvas_shows_that_the_keys_go_there(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.activateWindow()
    qtbot.waitUntil(canvas.isActiveWindow)
    canvas.clearFocus()
    without = picture(canvas)
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(canvas) == without
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(canvas) != without


class OnAnotherScreen(Canvas):
    """A canvas whose screen's scale the test sets."""

    scale = 1.0

    def devicePixelRatioF(self) -> float:
        return self.scale


def test_the_erasers_ring_is_sharp_on_a_screen_of_another_scale(qtbot: QtBot) -> None:
    canvas = OnAnotherScreen()
    qtbot.addWidget(canvas)
    canvas.set_tool(Tool.ERASER)
    canvas.scale = 2.0
    QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert canvas.cursor().pixmap().devicePixelRatio() == 2


def test_the_guide_line_can_be_hidden(canvas: Canvas) -> None:
    with_guide = picture(canvas)
    canvas.set_guide_shown(False)
    assert picture(canvas) != with_guide


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ink_follows_the_theme(canvas: Canvas, hand: Hand, theme: Theme) -> None:
    hand.mouse(canvas, [(50.0, 50.0), (150.0, 50.0)])
    canvas.setPalette(palette(theme))
    image = picture(canvas)
    assert image.pixelColor(100, 50) == QColor(theme.ink)
    assert image.pixelColor(100, 80) == QColor(theme.paper)
