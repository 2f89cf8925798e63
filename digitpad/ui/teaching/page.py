"""TeachPage: where a checkpoint learns the user's hand: what from, how it goes, what came of it."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from digitpad.collection.lesson import LEAST, SHIPPED, WANTED
from digitpad.ui.teaching.before_after import BeforeAfter
from digitpad.ui.teaching.curve import Curve
from digitpad.ui.teaching.words import going_on, invitation, time_left

_HEADING_SIZE = 1.5
"""The heading's type, in sizes of the window's."""
_WIDEST = 760


class Stage(Enum):
    """What the page is for at a time; what is seen follows from it."""

    IDLE = auto()
    LEARNING = auto()
    DONE = auto()


class TeachPage(QWidget):
    """Start, watch, stop; then use what came of it, or discard it.

    start_asked, stop_asked, cancel_asked: buttons of the page; the stop keeps what is learnt.
    going_on_asked: the user wants the interrupted lesson to go on.
    collect_asked: the user wants to write more to learn from.
    checkpoint_accepted, checkpoint_discarded: (str), the path of the new checkpoint.
    headline_changed: (str), how far it is, for the window's title; empty when nothing goes on.
    """

    start_asked = Signal()
    going_on_asked = Signal()
    stop_asked = Signal()
    cancel_asked = Signal()
    collect_asked = Signal()
    checkpoint_accepted = Signal(str)
    checkpoint_discarded = Signal(str)
    headline_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._told_to_end = False
        self._few = True
        self._interrupted = False
        self._card = QFrame()
        self._heading = QLabel(self.tr("Learn your hand"))
        self._words = self._label()
        self._note = self._label()
        self._bar = QProgressBar()
        self.curve = Curve()
        self.result = BeforeAfter()
        self._go_on = self._button(self.tr("&Go On Learning"))
        self._start = self._button("")
        self._collect = self._button(self.tr("Collect &Numbers"), second=True)
        self._stop = self._button(self.tr("Stop and &Keep What Is Learnt"))
        self._cancel = self._button(self.tr("&Cancel"), second=True)
        self._use = self._button(self.tr("Use &It"))
        self._discard = self._button(self.tr("&Discard"), second=True)
        self._buttons = (
            *(self._go_on, self._start, self._collect),
            *(self._stop, self._cancel),
            *(self._use, self._discard),
        )
        self._lay_out()
        self._connect()
        self._enter(Stage.IDLE)
        self.show_kept(0)

    def _button(self, words: str, second: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)  # the return key presses the one that has the focus
        if second:
            button.setProperty("part", "second")
        return button

    def _label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        font = self._heading.font()
        font.setPointSizeF(font.pointSizeF() * _HEADING_SIZE)
        self._heading.setFont(font)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Steps of learning"))
        buttons = QHBoxLayout()
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch()
        self._card.setProperty("part", "card")
        self._card.setMaximumWidth(_WIDEST)
        self._card.setAccessibleName(self._heading.text())
        column = QVBoxLayout(self._card)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        for widget in (self._heading, self._note, self._words, self._bar):
            column.addWidget(widget)
        column.addWidget(self.result)
        column.addWidget(self.curve, 100)
        column.addLayout(buttons)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._card, 100)
        row.addStretch(1)
        area = QScrollArea()  # so that a small window stays small, whatever is told
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        self._go_on.clicked.connect(self.going_on_asked)
        self._start.clicked.connect(self.start_asked)
        self._collect.clicked.connect(self.collect_asked)
        self._stop.clicked.connect(self._ask_to_stop)
        self._cancel.clicked.connect(self._ask_to_cancel)
        self._use.clicked.connect(lambda: self.checkpoint_accepted.emit(self._path))
        self._discard.clicked.connect(lambda: self.checkpoint_discarded.emit(self._path))

    def _enter(self, stage: Stage) -> None:
        """Show what belongs to a stage."""
        self._take_focus_from(*self._buttons)
        self.stage = stage
        learning, done = stage is Stage.LEARNING, stage is Stage.DONE
        of_learning: tuple[QWidget, ...] = (self._bar, self._stop, self._cancel)
        of_done: tuple[QWidget, ...] = (self.result, self._use, self._discard)
        for widget in of_learning:
            widget.setVisible(learning)
        for widget in of_done:
            widget.setVisible(done)
        self._show_beginnings()
        self._note.setVisible(stage is Stage.IDLE and bool(self._note.text()))
        self.curve.setVisible(stage is not Stage.IDLE)
        headlines = {Stage.LEARNING: self.tr("Learning"), Stage.DONE: self.tr("Learnt")}
        self.headline_changed.emit(headlines.get(stage, ""))
        self._choose_first()

    def _show_beginnings(self) -> None:
        """The buttons that begin something, while nothing goes on."""
        shown = {
            self._go_on: self._interrupted,
            self._start: True,
            self._collect: self._few and not self._interrupted,
        }
        self._take_focus_from(*(button for button, fits in shown.items() if not fits))
        for button, fits in shown.items():
            button.setVisible(self.stage is Stage.IDLE and fits)
        start = self.tr("Start &Anew") if self._interrupted else self.tr("&Start Learning")
        self._start.setText(start)
        self._start.setProperty("part", "second" if self._interrupted else None)
        self._start.style().polish(self._start)

    def _choose_first(self) -> None:
        """What has the focus where the page gets it."""
        first = self._collect if self._few and not self._start.isEnabled() else self._start
        idle = self._go_on if self._interrupted else first
        self.setFocusProxy(
            {Stage.LEARNING: self._stop, Stage.DONE: self._use}.get(self.stage, idle)
        )

    def _disable(self, *buttons: QPushButton) -> None:
        self._take_focus_from(*buttons)
        for button in buttons:
            button.setEnabled(False)

    def _take_focus_from(self, *buttons: QPushButton) -> None:
        """Before they go: the card has it then, until the user goes on.

        Qt would give it to the next one, where a second press would do what nobody asked for.
        """
        if self.window().focusWidget() in buttons:
            self._card.setFocus()

    # What it is told

    def show_kept(self, count: int, interrupted: date | None = None) -> None:
        """How many drawings there are to learn from; said while nothing else is going on.

        interrupted: the day on which a lesson stopped that can go on.
        """
        self._few, self._interrupted = count < WANTED, interrupted is not None
        self._start.setEnabled(count >= LEAST)
        self._choose_first()
        if self.stage is Stage.IDLE:
            self._show_beginnings()
            self._say(invitation(count) if interrupted is None else going_on(count, interrupted))

    def show_uncounted(self, problem: str) -> None:
        """Drawings cannot be counted, and in words why; until `show_kept` nothing can be learnt."""
        self._few = self._interrupted = False
        self._start.setEnabled(False)
        self._say("")
        self.show_over(problem, problem=True)

    def show_begun(self) -> None:
        """It begins to learn."""
        self._told_to_end = False
        self._note.clear()
        self.curve.clear()
        self._bar.setRange(0, 0)
        self._stop.setEnabled(False)
        self._cancel.setEnabled(True)
        self._enter(Stage.LEARNING)
        self._say(self.tr("Getting ready: your drawings are read …"))

    def show_event(self, event: dict[str, Any]) -> None:
        """Something that the trainer told."""
        match event["event"]:
            case "validated":
                shares = (event.get(name) for name in ("yours", "others", SHIPPED))
                self.curve.add_figures(event["step"], *shares)
            case "step":
                self._show_step(event)
            case "comparing":
                self._bar.setRange(0, 0)
                self._disable(self._stop)
                self._say(self.tr("Reading with both, before and after …"))
            case "compared":
                self.result.show_compared(event)

    def show_done(self, path: str) -> None:
        """There is a new checkpoint; its figures were told before."""
        self._path = path
        self._say(self.tr("Learnt. Use the new checkpoint only if its figures are better."))
        self._enter(Stage.DONE)
        self._announce(self.result.words)

    def show_over(self, note: str, problem: bool = False) -> None:
        """Nothing is going on any more, and in words why; `show_kept` says what can be done."""
        self._note.setProperty("part", "problem" if problem else "caption")
        self._note.style().polish(self._note)
        self._note.setText(note)
        self._enter(Stage.IDLE)
        self._announce(note)

    def take_back(self, note: str) -> None:
        """This is no longer so; another note stays."""
        if self._note.text() == note:
            self._note.clear()
            self._note.hide()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _show_step(self, event: dict[str, Any]) -> None:
        self.curve.add_loss(event["step"], event["steps"], event["loss"])
        self._bar.setRange(0, event["steps"])
        self._bar.setValue(event["step"])
        if self._told_to_end:
            return
        self._stop.setEnabled(True)
        percent = round(100 * event["step"] / event["steps"])
        self.headline_changed.emit(self.tr("Learning, {count} %").format(count=percent))
        self._say(time_left(event["seconds_left"]))

    def _ask_to_stop(self) -> None:
        self._told_to_end = True
        self._disable(self._stop)
        self._say(self.tr("Stopping, and keeping what is learnt so far …"))
        self.stop_asked.emit()

    def _ask_to_cancel(self) -> None:
        self._told_to_end = True
        self._disable(self._stop, self._cancel)
        self._say(self.tr("Cancelling …"))
        self.cancel_asked.emit()

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
