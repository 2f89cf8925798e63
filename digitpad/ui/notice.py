"""Notice: what went wrong and what to do about it, until the user has read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from digitpad.ui.icons import icon


class _Message(NamedTuple):
    """What is told, and what helps, if anything does."""

    words: str
    offer: str
    step: Callable[[], None] | None


class Notice(QFrame):
    """A message above the canvas that stays, can be copied, and is closed by its button.

    Then the one before is there again, which nobody has closed. Where something can be done about
    a message, another button does that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._offer = QPushButton()
        self._offer.setProperty("part", "link")
        self._offer.setAutoDefault(True)  # the return key presses it where it has the focus
        self._offer.clicked.connect(self._take_offer)
        self._messages: list[_Message] = []
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self._close_newest)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._offer)
        layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(
        self, words: str, offer: str = "", step: Callable[[], None] | None = None
    ) -> None:
        """Show a message before those that are not closed; the same one, or its offer, once.

        offer: the name of a step that helps.
        """
        others = [each for each in self._messages if each.words != words]
        self._messages = [each for each in others if not offer or each.offer != offer]
        self._messages.append(_Message(words, offer, step))
        self._show_newest()

    def take_back(self, words: str) -> None:
        """This message is no longer true."""
        self._messages = [each for each in self._messages if each.words != words]
        self._show_newest()

    @property
    def words(self) -> str:
        """The message that is shown; empty when none is."""
        return self._messages[-1].words if self._messages else ""

    def _show_newest(self) -> None:
        if not self._messages:
            self.hide()
            return
        words, offer, step = self._messages[-1]
        new = self.isHidden() or words != self._words.text()
        self._words.setText(words)
        self._offer.setText(offer)
        self._offer.setVisible(step is not None)
        self.show()
        if new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _close_newest(self) -> None:
        del self._messages[-1:]
        self._show_newest()

    def _take_offer(self) -> None:
        step = self._messages[-1].step
        self._close_newest()
        if step is not None:
            step()

    def changeEvent(self, event: QEvent) -> None:
        """The button's icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(icon("close", self.palette()))
        super().changeEvent(event)
