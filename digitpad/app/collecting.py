"""Collecting: asks for numbers, and keeps each as the number that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from digitpad.app.finishing import Finishing, Step
from digitpad.app.live_reading import LiveReading
from digitpad.app.preferences import Preferences
from digitpad.app.questions import Question, Questions
from digitpad.app.shared_canvas import SharedCanvas
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing
from digitpad.recognition.reading import Status
from digitpad.ui.actions import Page
from digitpad.ui.canvas.paper import Paper
from digitpad.ui.collect_bar import CollectBar
from digitpad.ui.collect_menu import CollectMenu
from digitpad.ui.error_words import error_words
from digitpad.ui.window import Window


@dataclass(frozen=True)
class _Kept:
    """A number that was kept, and can be taken back."""

    drawing: Drawing
    paper: Paper

    @property
    def read_wrongly_as(self) -> str | None:
        reading = self.drawing.reading
        return reading.text if reading and self.drawing.confirmed is False else None


class Collecting(QObject):
    """The page that asks. What is kept is in the collection at once.

    collection: the file to keep drawings in, the user's own where none is named.
    """

    def __init__(
        self,
        window: Window,
        live_reading: LiveReading,
        shared_canvas: SharedCanvas,
        finishing: Finishing,
        preferences: Preferences,
        collection: Path | None,
    ) -> None:
        super().__init__(window)
        self._window, self._live_reading = window, live_reading
        self._shared_canvas, self._finishing = shared_canvas, finishing
        self._preferences = preferences
        self._collection = collection
        self.menu = CollectMenu(window)
        self.bar = CollectBar(self.menu)
        self._questions = Questions()
        self._kept: list[_Kept] = []
        window.write_page.add_bar(self.bar)
        window.add_page(Page.COLLECT, window.write_page, self.menu)
        window.sheet.addAction(self.menu.next)
        self._connect()

    @property
    def questions(self) -> list[Question]:
        """The numbers to come that something may be written of; the last one comes first."""
        return [*self._questions.waiting, Question(self.bar.number, self._shared_canvas.asked)]

    def put_down(self, question: Question) -> None:
        """Ask for this number next, with what is written of it."""
        self._questions.waiting.append(question)

    def _connect(self) -> None:
        menu = self.menu
        menu.next.triggered.connect(self.keep)
        menu.skip.triggered.connect(self.skip)
        menu.back.triggered.connect(self.take_back)
        menu.goals.choose(self._preferences.settings.goal)
        menu.goals.chosen.connect(self._choose_goal)
        self._window.page_shown.connect(self._turn_page)
        self._window.closed.connect(self._leave)
        self._window.sheet.source_changed.connect(self._give_way_to_picture)
        self._window.sheet.source_changed.connect(self._look_whether_written)

    def keep(self) -> None:
        """Keep what is written as the number asked for; as soon as it is read, if that is to come.

        An empty pad is told so.
        """
        if not self._window.canvas.ink:
            self.bar.tell(self._nothing_written)
        else:
            self._finishing.when_read(
                self._keep,
                self.tr("Keeping as soon as it is read …"),
                self.tr("Not kept: the pad changed meanwhile. Press Enter again when done."),
            )

    def skip(self) -> None:
        """Ask for another number; what is written of this one goes, and undo brings it back."""
        self._go_on(partial(self._return_to, self._question))
        self.bar.tell("")

    def take_back(self) -> None:
        """Delete the last one that was kept, and ask for it again, with its ink on the pad.

        What was asked for now comes next, with what is written of it. One that was changed since,
        in the gallery or by another pad, stays as it is.
        """
        if not self._kept or (deleted := self._deleted(self._kept[-1].drawing)) is None:
            return
        last = self._kept.pop()
        self._count()  # the gallery may have deleted or relabelled it before
        if deleted:
            last.paper.take_back = None
            self._return_to(Question(last.drawing.label, last.paper))
            words = self.tr(
                "{number} is no longer kept. Change it, or clear it and write it again."
            )
        else:
            self.menu.back.setEnabled(bool(self._kept))
            words = self.tr("{number} was changed since, and stays in the gallery as it is now.")
        self.bar.tell(words.format(number=last.drawing.label))
        self._show_progress()

    @property
    def _nothing_written(self) -> str:
        words = self.tr("Nothing is written yet: write {number} first.")
        return words.format(number=self.bar.number)

    @property
    def _question(self) -> Question:
        return Question(self.bar.number, self._window.canvas.paper)

    def _go_on(self, take_back: Step) -> None:
        """Ask the next question. take_back: what undo does once nothing is written of it."""
        question = self._questions.next()
        question.paper.take_back = take_back
        self._put(question)

    def _return_to(self, question: Question) -> None:
        self._questions.waiting.append(self._question)
        self._put(question)

    def _put(self, question: Question) -> None:
        """Each has its own paper, so that no ink comes under another number than it was for."""
        self._window.canvas.exchange(question.paper)
        self._ask(question.number)

    def _turn_page(self, page: Page) -> None:
        if page is Page.COLLECT and not self._shared_canvas.asking:
            self._enter()
        elif page is not Page.COLLECT:
            self._leave()

    def _enter(self) -> None:
        self.menu.next.setEnabled(True)
        self._show_bar(True)
        self._shared_canvas.ask()
        self._count()
        self.bar.tell("")
        self._put(self._question if self.bar.number else self._questions.next())
        self._show_progress()

    def _leave(self) -> None:
        if self._shared_canvas.asking:
            self.menu.next.setEnabled(False)
            self._show_bar(False)
            self._shared_canvas.write()

    def _show_bar(self, shown: bool) -> None:
        """The bar knows the label, so there is none to be filled in, and nothing to correct."""
        self._window.write_page.show_bar(shown)
        self._window.card.save_bar.setHidden(shown)
        self._window.card.candidates.setHidden(shown)
        self._window.sheet.digits.set_correctable(not shown)
        self._window.canvas.hint.set_usual(not shown)

    def _count(self) -> None:
        """What the collection holds now; another pad may have added to it."""
        # It imports much that only pictures need: not before the window is up.
        from digitpad.collection.store import default_path
        from digitpad.collection.written import tally

        try:
            self._questions.tally = tally(self._collection or default_path())
        except CollectionError as error:
            self._window.notice.show_words(error_words(error))

    def _keep(self) -> None:
        from digitpad.collection.store import Collection

        canvas, read = self._window.canvas, self._live_reading
        drawing = Drawing(self.bar.number, canvas.device, read.reading, read.checkpoint)
        try:
            with Collection(self._collection) as collection:
                kept = _Kept(collection.keep(canvas.ink, drawing), canvas.paper)
        except CollectionError as error:
            self._complain(error)
            return
        self._kept.append(kept)
        self._questions.tally.add(kept.drawing.label, kept.read_wrongly_as)
        self._tell_kept(kept)
        self._go_on(self.take_back)
        self._show_progress()

    def _tell_kept(self, kept: _Kept) -> None:
        number, reading = kept.drawing.label, kept.drawing.reading
        if kept.read_wrongly_as is None or reading is None:
            self.bar.tell(self.tr("Kept as {number}.").format(number=number))
        elif reading.status is Status.NOT_A_NUMBER:
            words = self.tr("Kept as {number}, but read as no number. Is it? Else go back.")
            self.bar.tell(words.format(number=number), caution=True)
        else:
            words = self.tr("Kept as {number}, but read as {text}. Go back if it is wrong.")
            self.bar.tell(words.format(number=number, text=reading.text), caution=True)

    def _deleted(self, drawing: Drawing) -> bool | None:
        """Take it back, and tell whether that is done; None where the user has been told."""
        from digitpad.collection.store import Collection

        try:
            with Collection(self._collection) as collection:
                return collection.take_back(drawing)
        except CollectionError as error:
            self._complain(error)
            return None

    def _complain(self, error: CollectionError) -> None:
        words = self.tr("The collection is as it was before.\n{error}").format(
            error=error_words(error)
        )
        self._window.notice.show_words(words)

    def _ask(self, number: str) -> None:
        self._questions.note(number)
        self.menu.back.setEnabled(bool(self._kept))
        self.bar.ask(number)
        self._window.canvas.setFocus()

    def _show_progress(self) -> None:
        goal, tally = self._preferences.settings.goal, self._questions.tally
        self.bar.show_progress(tally.numbers, goal, tally.digits, tally.pairs)

    def _choose_goal(self, goal: int) -> None:
        self._preferences.remember(goal=goal)
        self._show_progress()

    def _look_whether_written(self) -> None:
        """That nothing is written is said no longer than it is so."""
        if self._window.canvas.ink and self.bar.message == self._nothing_written:
            self.bar.tell("")

    def _give_way_to_picture(self) -> None:
        """A picture is nothing that one writes when asked: it is shown on its own page."""
        if self._shared_canvas.asking and self._window.sheet.picture is not None:
            self._window.show_page(Page.WRITE)
