"""Under each digit what it was read as: to be seen, pointed at and typed over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from digitpad.recognition.correction import Certainty, Spot
from digitpad.recognition.reading import Digit
from digitpad.ui.reading.digit_chip import DigitChip
from digitpad.ui.reading.digit_strip import DigitStrip
from digitpad.ui.theme import DARK, LIGHT, Theme, palette

READ = Digit("4", 0.98, 0, 20)
CHANCES = (0.01, 0.01, 0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.01, 0.02)


def spot(digit: str, centre: float, certainty: Certainty = Certainty.SURE) -> Spot:
    return Spot(digit, certainty, centre - 10, centre + 10, replace(READ, digit=digit))


THREE = (spot("4", 100), spot("0", 200), spot("7", 300))


@pytest.fixture
def strip(qtbot: QtBot) -> DigitStrip:
    """A strip of 400 pixels under 200 pixels of paper."""
    sheet = QWidget()
    qtbot.addWidget(sheet)
    strip = DigitStrip(sheet)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(strip)
    sheet.resize(400, 200 + strip.sizeHint().height())
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return strip


def chips(strip: DigitStrip) -> list[DigitChip]:
    """Those to be seen, from left to right."""
    return [chip for chip in strip.findChildren(DigitChip) if chip.isVisible()]


def middles(strip: DigitStrip) -> list[float]:
    return [chip.x() + chip.width() / 2 for chip in chips(strip)]


@pytest.mark.parametrize(
    ("key", "modifier", "typed"),
    [
        (Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, ["7"]),
        (Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier, ["7"]),
        (Qt.Key.Key_7, Qt.KeyboardModifier.ShiftModifier, ["7"]),  # as on French keyboards
        (Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier, []),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier, ["7"]),
    ],
)
def test_what_the_keyboard_types_counts(
    strip: DigitStrip, key: Qt.Key, modifier: Qt.KeyboardModifier, typed: list[str]
) -> None:
    strip.show_spots(THREE)
    told: list[str] = []
    chips(strip)[1].typed.connect(told.append)
    QApplication.sendEvent(chips(strip)[1], QKeyEvent(QEvent.Type.KeyPress, key, modifier, "7"))
    assert told == typed


def test_a_chip_stands_under_each_digit(strip: DigitStrip) -> None:
    strip.show_spots(THREE)
    assert [chip.text() for chip in chips(strip)] == ["4", "0", "7"]
    assert middles(strip) == pytest.approx([100, 200, 300], abs=1)


def test_nothing_is_under_an_empty_sheet_and_the_height_stays(strip: DigitStrip) -> None:
    height = strip.height()
    strip.show_spots(THREE)
    assert strip.height() == height
    strip.show_spots(())
    assert chips(strip) == []
    assert strip.height() == height


def test_chips_of_narrow_digits_do_not_overlap(strip: DigitStrip) -> None:
    strip.show_spots((spot("1", 100), spot("1", 105), spot("1", 110)))
    first, second, third = (chip.geometry() for chip in chips(strip))
    assert first.right() < second.left()
    assert second.right() < third.left()


def test_what_is_read_elsewhere_than_on_the_strip_is_brought_there(strip: DigitStrip) -> None:
    strip.show_spots(THREE)
    strip.set_across(lambda x: x / 2 + 20)
    assert middles(strip) == pytest.approx([70, 120, 170], abs=1)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_certainty_looks_different_without_its_colour(strip: DigitStrip, theme: Theme) -> None:
    seen: list[QImage] = []
    for certainty in Certainty:
        strip.show_spots((spot("4", 100, certainty),))
        [chip] = chips(strip)
        chip.setPalette(palette(theme))
        shapes = QImage(chip.size(), QImage.Format.Format_RGB32)
        shapes.fill(QColor(theme.desk))
        chip.render(shapes, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        paper = shapes.pixelColor(0, 0).lightness()
        outline = QImage(shapes.size(), QImage.Format.Format_Grayscale8)
        for x in range(shapes.width()):
            for y in range(shapes.height()):
                inked = abs(shapes.pixelColor(x, y).lightness() - paper) > 40
                outline.setPixelColor(x, y, Qt.GlobalColor.white if inked else Qt.GlobalColor.black)
        seen.append(outline)
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        (Certainty.SURE, "98 % sure"),
        (Certainty.DOUBTFUL, "98 % sure: please check."),
        (Certainty.GUESSED, "A guess, 98 % sure: please check."),
        (Certainty.OWN, "Your digit; it was read as 4."),
    ],
)
def test_a_chip_tells_its_certainty_in_words(
    strip: DigitStrip, certainty: Certainty, words: str
) -> None:
    strip.show_spots((Spot("4", certainty, 90, 110, READ),))
    [chip] = chips(strip)
    assert chip.accessibleName() == "Digit 1 of 1: 4"
    assert chip.accessibleDescription() == words


def test_a_digit_typed_on_a_chip_is_told_and_the_focus_stays(
    strip: DigitStrip, qtbot: QtBot
) -> None:
    strip.show_spots(THREE)
    chip = chips(strip)[1]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(strip.typed) as typed:
        QTest.keyClicks(chip, "8")
    assert typed.args == [1, "8"]
    assert chip.hasFocus()


def test_arrows_go_from_digit_to_digit(strip: DigitStrip) -> None:
    strip.show_spots(THREE)
    first, second, _third = chips(strip)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert first.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_digit_that_is_none_is_taken_out(strip: DigitStrip, qtbot: QtBot, key: Qt.Key) -> None:
    strip.show_spots(THREE)
    chip = chips(strip)[2]
    chip.setFocus()
    with qtbot.waitSignal(strip.removed) as removed:
        QTest.keyClick(chip, key)
    assert removed.args == [2]
    strip.show_spots(THREE[:2])
    assert chips(strip)[1].hasFocus()


def test_escape_gives_up_and_leaves(strip: DigitStrip, qtbot: QtBot) -> None:
    strip.show_spots(THREE)
    chip = chips(strip)[1]
    chip.setFocus()
    with qtbot.waitSignal(strip.left), qtbot.waitSignal(strip.given_up) as given_up:
        QTest.keyClick(chip, Qt.Key.Key_Escape)
    assert given_up.args == [1]


def test_where_nothing_is_to_be_corrected_digits_are_only_seen(strip: DigitStrip) -> None:
    strip.show_spots(THREE)
    chips(strip)[0].setFocus()
    strip.set_correctable(False)
    assert not strip.chart.isVisible()
    chip, sheet = chips(strip)[1], strip.window()
    assert not chip.isEnabled()
    place = chip.mapTo(sheet, chip.rect().center())
    assert sheet.childAt(place) is None, "nothing there is pointed at"
    strip.set_correctable(True)
    chip.setFocus()
    assert strip.chart.isVisible()


def test_when_the_last_digit_goes_the_focus_is_given_back(strip: DigitStrip, qtbot: QtBot) -> None:
    strip.show_spots(THREE)
    chips(strip)[0].setFocus()
    with qtbot.waitSignal(strip.left):
        strip.show_spots(())


class TestChart:
    def test_it_comes_with_the_focus_and_goes_with_it(self, strip: DigitStrip) -> None:
        strip.show_spots(THREE)
        assert not strip.chart.isVisible()
        chips(strip)[1].setFocus()
        assert strip.chart.isVisible()
        assert abs(strip.chart.geometry().center().x() - 200) <= 2
        assert strip.chart.geometry().bottom() < strip.y()
        chips(strip)[1].clearFocus()
        assert not strip.chart.isVisible()

    def test_it_comes_when_a_digit_is_pointed_at(self, strip: DigitStrip, qtbot: QtBot) -> None:
        strip.show_spots(THREE)
        QTest.mouseMove(chips(strip)[0])
        qtbot.waitUntil(strip.chart.isVisible)
        QTest.mouseMove(strip.window(), QPoint(5, 5))
        qtbot.waitUntil(strip.chart.isHidden)

    def test_the_pointer_gets_from_a_digit_to_its_chart(
        self, strip: DigitStrip, qtbot: QtBot
    ) -> None:
        strip.show_spots(THREE)
        strip.findChildren(QTimer)[0].setInterval(60_000)  # however slow this computer is
        chips(strip)[0].setFocus()
        QTest.mouseMove(chips(strip)[1])
        qtbot.waitUntil(lambda: abs(strip.chart.geometry().center().x() - 200) <= 2)
        QTest.mouseMove(strip.window(), strip.chart.geometry().bottomLeft() + QPoint(5, 2))
        qtbot.waitUntil(lambda: not chips(strip)[1].hovered)
        QTest.mouseMove(strip.chart)
        with qtbot.waitSignal(strip.typed) as typed:
            QTest.mouseClick(strip.chart, Qt.MouseButton.LeftButton)
        assert typed.args[0] == 1

    def test_it_keeps_within_the_sheet(self, strip: DigitStrip) -> None:
        strip.show_spots((spot("4", 20), spot("7", 390)))
        for chip in chips(strip):
            chip.setFocus()
            assert strip.chart.geometry().left() >= 0
            assert strip.chart.geometry().right() < 400

    def test_the_chances_are_asked_for_once_they_are_wanted(
        self, strip: DigitStrip, qtbot: QtBot
    ) -> None:
        with qtbot.assertNotEmitted(strip.chances_wanted):
            strip.show_spots(THREE)
        with qtbot.waitSignal(strip.chances_wanted):
            chips(strip)[0].setFocus()
        empty = strip.chart.grab().toImage()
        with qtbot.assertNotEmitted(strip.chances_wanted):
            strip.show_chances([CHANCES] * 3)
        assert strip.chart.grab().toImage() != empty
        assert "4: 90 %" in chips(strip)[0].accessibleDescription()

    def test_a_number_of_another_length_has_none(self, strip: DigitStrip, qtbot: QtBot) -> None:
        strip.show_spots((replace(THREE[0], read=None),))
        with qtbot.assertNotEmitted(strip.chances_wanted):
            chips(strip)[0].setFocus()
        assert strip.chart.isVisible(), "one can choose a digit all the same"

    @pytest.mark.parametrize("digit", ["0", "4", "9"])
    def test_a_click_on_a_bar_takes_its_digit(
        self, strip: DigitStrip, qtbot: QtBot, digit: str
    ) -> None:
        strip.show_spots(THREE)
        chips(strip)[2].setFocus()
        chart = strip.chart
        column = (chart.width() - 16) / 10
        with qtbot.waitSignal(strip.typed) as typed:
            place = QPoint(round(8 + column * (int(digit) + 0.5)), chart.height() // 2)
            QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
        assert typed.args == [2, digit]
        assert chips(strip)[2].hasFocus()
        assert QApplication.focusWidget() is chips(strip)[2]
