"""Learning: the page on which the pad learns the user's hand, and what came of it in the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from digitpad import folders
from digitpad.collection.lesson import Interrupted
from digitpad.recognition.checkpoint import find
from digitpad.ui.actions import Page
from digitpad.ui.engine.engine import available_choices
from digitpad.ui.engine.switch import EngineSwitch
from digitpad.ui.teaching.teaching import Teaching
from digitpad.ui.window import Window


class Learning(QObject):
    """A new checkpoint is offered with the others, and reads once the user says so.

    collection: the file of the drawings to learn from, the user's own where none is named.
    """

    def __init__(self, window: Window, engines: EngineSwitch, collection: Path | None) -> None:
        super().__init__(window)
        self._window, self._engines, self._collection = window, engines, collection
        self._before = engines.asked.checkpoint
        self.teaching = Teaching(
            lambda: engines.asked.checkpoint, self._kept, _interrupted, parent=self
        )
        window.add_page(Page.TRAIN, self.teaching.page)
        window.page_shown.connect(self._refresh_shown)
        self.teaching.page.headline_changed.connect(partial(window.set_headline, Page.TRAIN))
        self.teaching.page.collect_asked.connect(partial(window.show_page, Page.COLLECT))
        window.close_guard.add(self.teaching.guarded)
        self.teaching.checkpoint_made.connect(self._offer_new)
        self.teaching.checkpoint_discarded.connect(self._let_go)
        self.teaching.checkpoint_accepted.connect(window.checkpoint_opened)

    def close(self) -> None:
        """End a lesson that there may be."""
        self.teaching.close()

    def _refresh_shown(self, page: Page) -> None:
        if page is Page.TRAIN:
            self.teaching.refresh()

    def _kept(self) -> int:
        from digitpad.collection.store import Collection

        with Collection(self._collection) as collection:
            return collection.count()

    def _offer_new(self) -> None:
        self._before = self._engines.asked.checkpoint
        self._offer()

    def _let_go(self, path: str) -> None:
        """What read before it came reads again, if the user has chosen it meanwhile."""
        if self._engines.asked.checkpoint == path:
            self._window.checkpoint_opened.emit(self._before)
        self._offer()

    def _offer(self) -> None:
        self._window.checkpoint_box.offer(available_choices(), self._engines.asked.checkpoint)


def _interrupted() -> Interrupted | None:
    from trainer.lessons.lesson import interrupted

    names = (choice.checkpoint for choice in available_choices())
    return interrupted(folders.home() / "runs", {name: find(name) for name in names})
