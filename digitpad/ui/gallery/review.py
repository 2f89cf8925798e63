"""ReviewBar: drawings being read again, and what came of it, until the user decides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from digitpad.collection.comparison import Comparison, Verdict
from digitpad.ui.gallery.words import number_words

_ROOM_FOR_BOTH = 640
"""Where the page is narrower than this, the buttons go below the words."""


class ReviewBar(QFrame):
    """Progress while drawings are read again; then the counts, and whether to keep it all.

    stopped: the user wants no more to be read. kept, discarded: what becomes of the new readings.
    """

    stopped = Signal()
    kept = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._bar = QProgressBar()
        self._stop = QPushButton(self.tr("&Stop"))
        self._keep = QPushButton(self.tr("&Keep the New Readings"))
        self._discard = QPushButton(self.tr("Dis&card"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._stop.clicked.connect(self.stopped)
        self._keep.clicked.connect(self.kept)
        self._discard.clicked.connect(self.discarded)
        self.hide()

    def _lay_out(self) -> None:
        self.setProperty("part", "card")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar.setTextVisible(False)
        for button in (self._stop, self._keep, self._discard):
            button.setAutoDefault(True)  # the return key presses the one that has the focus
        for button in (self._stop, self._discard):
            button.setProperty("part", "second")
        self._bar.setAccessibleName(self.tr("Drawings read again"))
        self._stop.setToolTip(self.tr("Read no more, and see what came of those read so far"))
        self._keep.setToolTip(self.tr("Remember the new readings instead of the former ones"))
        self._discard.setToolTip(self.tr("Forget the new readings; the former ones stay"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._bar, 1)
        for button in (self._stop, self._keep, self._discard):
            buttons.addWidget(button)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 3)
        self._row.addLayout(buttons, 2)

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def show_progress(self, title: str, done: int, total: int) -> None:
        """So many of all are read again, by the checkpoint of this title."""
        words = self.tr("Reading again with {checkpoint}: {done} of {total}")
        self._words.setText(words.format(checkpoint=title, done=done, total=total))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._show_buttons(at_work=True, something=False)

    def show_result(self, title: str, comparison: Comparison) -> None:
        """All are read that will be: what is otherwise now, in words and counts."""
        words = self.tr(
            "{drawings} read again with {checkpoint}: {right} now right, {wrong} now wrong, "
            "{otherwise} otherwise, {same} as before."
        ).format(
            drawings=number_words(len(comparison)),
            checkpoint=title,
            right=comparison.count(Verdict.NOW_RIGHT),
            wrong=comparison.count(Verdict.NOW_WRONG),
            otherwise=comparison.count(Verdict.OTHERWISE),
            same=comparison.count(Verdict.SAME),
        )
        if comparison.unreadable:
            more = self.tr("{words} {count} could not be read.")
            words = more.format(words=words, count=comparison.unreadable)
        self._words.setText(words)
        self._show_buttons(at_work=False, something=len(comparison) > 0)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_buttons(self, at_work: bool, something: bool) -> None:
        self._bar.setVisible(at_work)
        self._stop.setVisible(at_work)
        self._keep.setVisible(not at_work)
        self._keep.setEnabled(something)
        self._discard.setVisible(not at_work)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and buttons side by side, where there is room for both."""
        direction = QBoxLayout.Direction
        narrow = self.width() < _ROOM_FOR_BOTH
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        super().resizeEvent(event)
