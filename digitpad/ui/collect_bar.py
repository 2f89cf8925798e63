"""CollectBar: the number to write next, and how far one has come."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.ui.collect_menu import CollectMenu

_NUMBER_SIZE = 2.0
"""The number's type, in sizes of the window's."""
_DIGITS, _PAIRS = 10, 100
_APART = 12


class CollectBar(QFrame):
    """Above the sheet while the pad asks for numbers; always as high, whatever it says."""

    def __init__(self, menu: CollectMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel(self.tr("Please write"))
        self._number = QLabel()
        self._message = QLabel()
        self._progress = QProgressBar()
        self._count = QLabel()
        self._coverage = QLabel()
        self._goal = QToolButton()
        self._asked = QHBoxLayout()
        self._lay_out(menu)
        self._dress(menu)

    def _lay_out(self, menu: CollectMenu) -> None:
        asked = self._asked
        asked.setSpacing(_APART)
        asked.addWidget(self._caption, alignment=Qt.AlignmentFlag.AlignVCenter)
        asked.addWidget(self._number)
        asked.addStretch()
        for action in (menu.back, menu.skip):
            asked.addWidget(_quiet_button(action))
        asked.addWidget(_button(menu.next))
        done = QHBoxLayout()
        done.setSpacing(_APART)
        done.addWidget(self._progress, 1)
        done.addWidget(self._count)
        done.addWidget(self._coverage)
        done.addWidget(self._goal)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(asked)
        column.addWidget(self._message)
        column.addLayout(done)

    def _dress(self, menu: CollectMenu) -> None:
        self.setProperty("part", "card")
        font = self._number.font()
        font.setPointSizeF(font.pointSizeF() * _NUMBER_SIZE)
        font.setBold(True)
        self._number.setFont(font)
        for label in (self._caption, self._message, self._count, self._coverage):
            label.setProperty("part", "caption")
        # A long message must not make the window wider.
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._progress.setTextVisible(False)
        self._progress.setMinimumWidth(48)
        self._progress.setAccessibleName(self.tr("Progress towards the goal"))
        self._coverage.setToolTip(self.tr("How many of them you have written at least once"))
        self._goal.setProperty("part", "menu")
        self._goal.setMenu(menu.goal_menu)
        self._goal.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._goal.setToolTip(self.tr("How many numbers you want to write"))
        self._goal.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def number(self) -> str:
        """The number that is asked for."""
        return self._number.text()

    @property
    def message(self) -> str:
        """What is told now."""
        return self._message.text()

    def ask(self, number: str) -> None:
        """Ask for a number; it is announced."""
        self._number.setText(number)
        self._show_caption()
        words = self.tr("Please write {number}").format(number=number)
        self._number.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow bar the caption gives way, for the number can do without."""
        super().resizeEvent(event)
        self._show_caption()

    def _show_caption(self) -> None:
        shown = not self._caption.isHidden()
        others = self._asked.minimumSize().width()
        needed = others + (0 if shown else self._caption.sizeHint().width() + _APART)
        layout = self.layout()
        assert layout is not None
        self._caption.setVisible(needed <= layout.contentsRect().width())

    def tell(self, words: str, caution: bool = False) -> None:
        """Say what became of the last one; in another colour, where it is worth a second look."""
        self._message.setText(words)
        self._message.setProperty("part", "problem" if caution else "caption")
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_progress(self, written: int, goal: int, digits: int, pairs: int) -> None:
        """Show how many numbers are written, and how many of all digits and pairs came."""
        count = QLocale().toString
        self._progress.setRange(0, goal)
        self._progress.setValue(min(written, goal))
        self._count.setText(
            self.tr("{written} of {goal}").format(written=count(written), goal=count(goal))
        )
        self._coverage.setText(
            self.tr("Digits {digits} of {all_digits}, pairs {pairs} of {all_pairs}").format(
                digits=digits, all_digits=_DIGITS, pairs=pairs, all_pairs=_PAIRS
            )
        )
        self._goal.setText(self.tr("Goal {goal}").format(goal=count(goal)))


def _button(action: QAction) -> QPushButton:
    """A button that does what an action does."""
    button = QPushButton(action.text())
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
    button.setAutoDefault(True)  # the return key presses it where it has the focus
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button


def _quiet_button(action: QAction) -> QToolButton:
    """The same for what is wanted less often."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
