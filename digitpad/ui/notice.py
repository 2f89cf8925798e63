"""Notice: something that went wrong and what to do about it, until the user has read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from digitpad.ui.icons import icon


class Notice(QFrame):
    """A message above the canvas that stays, can be copied, and is closed by its button.

    Where something can be done about it, another button does that.
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
        self._step: Callable[[], None] | None = None
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._offer)
        layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(
        self, words: str, offer: str = "", step: Callable[[], None] | None = None
    ) -> None:
        """Show a message in place of the one before. offer: the name of a step that helps."""
        self._words.setText(words)
        self._step = step
        self._offer.setText(offer)
        self._offer.setVisible(step is not None)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def take_back(self, words: str) -> None:
        """Hide this message, if it is the one that is shown."""
        if self._words.text() == words:
            self.hide()

    def _take_offer(self) -> None:
        self.hide()
        if self._step is not None:
            self._step()

    @property
    def words(self) -> str:
        """The message that is shown; empty when none is."""
        return "" if self.isHidden() else self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        """The button's icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(icon("close", self.palette()))
        super().changeEvent(event)
