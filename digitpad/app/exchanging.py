"""Exchanging: drawings into the collection from files, and out of it into files."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from digitpad.collection.database import CollectionError
from digitpad.folders import free_path
from digitpad.ui.close_guard import Guarded, asked_to_end
from digitpad.ui.error_words import error_words
from digitpad.ui.exchange.work import ExchangeWork
from digitpad.ui.window import Window

# What they import is needed when somebody imports or exports: not before the window is up.
if TYPE_CHECKING:
    from digitpad.collection.exchange import Summary
    from digitpad.collection.formats.items import Found
    from digitpad.collection.watch import Watch
    from digitpad.ui.exchange.dialog import ExchangeDialog

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_log = logging.getLogger(__name__)


class Exchanging(QObject):
    """Opens dialogs that import and export, as many at a time as the user likes.

    collection: the file that holds the drawings, the user's own where none is named.
    imported: drawings have come into the collection.
    """

    imported = Signal()

    def __init__(self, window: Window, collection: Path | None) -> None:
        super().__init__(window)
        self._window, self._collection = window, collection
        self._works: list[ExchangeWork] = []
        window.close_guard.add(Guarded(self._running, self._asked_to_end, self.close))
        window.action.import_drawings.triggered.connect(lambda: self.import_paths([]))
        window.action.export_drawings.triggered.connect(self.export)

    def import_paths(self, paths: Sequence[Path]) -> Importing:
        """Ask how to import these files and folders, and others with them."""
        importing = Importing(self._window, self._new_work(), self._collection, paths)
        importing.done.connect(self.imported)
        return importing

    def export(self) -> Exporting:
        """Ask which drawings to export, in which form, and where to."""
        return Exporting(self._window, self._new_work(), self._collection)

    def close(self) -> None:
        """Stop what runs; drawings that came in by then stay."""
        for work in self._works:
            work.close()

    def _running(self) -> bool:
        return any(work.running for work in self._works)

    def _asked_to_end(self, window: QWidget) -> bool:
        return asked_to_end(
            window,
            self.tr("Close the pad?"),
            self.tr(
                "An import or export is still running. If you close the pad now, an export is "
                "given up. Of an import, what is in the collection by now stays."
            ),
            end=self.tr("Close and Stop It"),
            go_on=self.tr("Go On"),
        )

    def _new_work(self) -> ExchangeWork:
        self._works = [work for work in self._works if work.running]
        self._works.append(ExchangeWork(self))
        return self._works[-1]


class Importing(QObject):
    """One import, from its form to its summary.

    done: it has ended.
    """

    done = Signal()

    def __init__(
        self, window: Window, work: ExchangeWork, collection: Path | None, paths: Sequence[Path]
    ) -> None:
        from digitpad.ui.exchange.dialog import ExchangeDialog
        from digitpad.ui.exchange.importing import ImportForm

        super().__init__(work)
        self._work, self._collection = work, collection
        self.form = ImportForm()
        self.dialog = ExchangeDialog(self.tr("Import"), self.form, self.tr("&Import"), window)
        self.form.add(paths)
        self._so_far: Summary | None = None
        self.dialog.started.connect(self._start)
        _connect(work, self.dialog)
        work.finished.connect(self._show_summary)
        work.failed.connect(self._tell_what_stays)
        self.dialog.show()

    def _start(self) -> None:
        form, collection = self.form, self._collection
        paths, by = form.paths, form.labelled_by
        self._so_far = None

        def job(watch: Watch) -> Summary:
            from digitpad.collection.exchange import Summary, import_from
            from digitpad.collection.readers import pieces
            from digitpad.collection.store import Collection

            def found() -> Iterator[Found]:
                files = list(watch.each(pieces(paths, by)))
                expected = sum(piece.expected() for piece in watch.each(files))
                all_found = chain.from_iterable(piece.found() for piece in files)
                yield from watch.over(all_found, expected)

            self._so_far = Summary()
            with Collection(collection) as opened:
                return import_from(found(), opened, self._so_far)

        self.dialog.begin()
        self._work.start(job)

    def _show_summary(self, summary: Summary) -> None:
        words = self.tr("Imported: {done}. There already: {present}. Refused: {refused}.")
        if summary.stopped:
            words = self.tr(
                "Stopped. Imported so far: {done}. There already: {present}. Refused: {refused}. "
                "Import the same again to go on."
            )
        self.dialog.show_summary(_counted(words, summary), _lines(summary))
        self.done.emit()

    def _tell_what_stays(self) -> None:
        """Where it failed on the way."""
        if self._so_far is not None and self._so_far.done:
            words = self.tr("Imported before that: {done}. Import the same again to go on.")
            self.dialog.complain(f"{self.dialog.said}\n{_counted(words, self._so_far)}")
            self.done.emit()


class Exporting(QObject):
    """One export, from its form to its summary."""

    def __init__(self, window: Window, work: ExchangeWork, collection: Path | None) -> None:
        from digitpad.ui.exchange.dialog import ExchangeDialog
        from digitpad.ui.exchange.exporting import ExportForm

        super().__init__(work)
        self._work, self._collection = work, collection
        documents = Path(QStandardPaths.writableLocation(_DOCUMENTS))
        self.form = ExportForm(documents)
        self.dialog = ExchangeDialog(self.tr("Export"), self.form, self.tr("&Export"), window)
        self._count()
        self.form.changed.connect(self._count)
        self.dialog.started.connect(self._ask_or_start)
        self.dialog.confirmed.connect(self._start_confirmed)
        self.dialog.folder_asked.connect(self._show_folder)
        _connect(work, self.dialog)
        work.finished.connect(self._show_summary)
        work.stopped.connect(self._show_stopped)
        self.dialog.show()

    def _count(self) -> None:
        """Count what is chosen, and make no collection where there is none yet."""
        from digitpad.collection.store import Collection, default_path

        path, count = self._collection or default_path(), 0
        try:
            if os.path.exists(path):  # not Path's: that raises where one may not look
                with Collection(path) as collection:
                    count = collection.count(self.form.selection)
        except CollectionError as error:
            self.dialog.complain(error_words(error))
        self.form.show_count(count)
        self.dialog.show_ready()

    def _ask_or_start(self) -> None:
        """Nothing that is there already is overwritten unasked.

        Where no answer could help, the export itself says what is wrong.
        """
        from digitpad.collection.export_place import occupied
        from digitpad.collection.writers import FORMATS

        target, to_folder = self.form.target, not FORMATS[self.form.format].suffix
        try:
            in_the_way = occupied(target, self.form.format)
        except OSError as error:
            self.dialog.complain(error_words(error))
            return
        if not in_the_way or target.is_dir() != to_folder:
            self._start()
        elif to_folder:
            words = self.tr("{folder} holds something, and stays as it is. Export into {other}?")
            other = free_path(target).name
            self.dialog.ask(words.format(folder=target.name, other=other), self.tr("E&xport There"))
        else:
            words = self.tr("{file} is there already.").format(file=target.name)
            self.dialog.ask(words, self.tr("&Replace It"))

    def _start_confirmed(self) -> None:
        if self.form.target.is_dir():
            self.form.aim(free_path(self.form.target))
        self._start(replace=True)

    def _start(self, replace: bool = False) -> None:
        form, collection = self.form, self._collection
        target, selection, format, size = (
            form.target,
            form.selection,
            form.format,
            form.picture_height,
        )

        def job(watch: Watch) -> Summary:
            from digitpad.collection.exchange import export_to, kept
            from digitpad.collection.store import Collection

            with Collection(collection) as opened:
                drawings = watch.over(kept(opened, selection), opened.count(selection))
                return export_to(
                    target, drawings, format, size, replace=replace, collection=opened.path
                )

        self.dialog.begin()
        self._work.start(job)

    def _show_summary(self, summary: Summary) -> None:
        words = self.tr("Exported: {done}, to {target}. Left out: {refused}.")
        headline = _counted(words, summary, target=self.form.target)
        self.dialog.show_summary(headline, _lines(summary), folder=True)

    def _show_stopped(self) -> None:
        self.dialog.show_summary(self.tr("Stopped. Nothing was written."), [])

    def _show_folder(self) -> None:
        target = self.form.target
        folder = target if target.is_dir() else target.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _connect(work: ExchangeWork, dialog: ExchangeDialog) -> None:
    """Show in a dialog what becomes of its work, and let it be stopped there."""

    def show_failure(error: BaseException) -> None:
        _log.error("an import or export failed", exc_info=error)
        dialog.complain(error_words(error))

    work.progressed.connect(dialog.progress.show_progress)
    work.failed.connect(show_failure)
    dialog.stop_asked.connect(work.stop)
    dialog.finished.connect(work.deleteLater)


def _counted(words: str, summary: Summary, **others: object) -> str:
    """Words with the figures of a summary, and others, in their places."""
    count = QLocale().toString
    return words.format(
        **others,
        done=count(summary.done),
        present=count(summary.present),
        refused=count(len(summary.refused)),
    )


def _lines(summary: Summary) -> list[str]:
    return [f"{refused.origin}: {error_words(refused.error)}" for refused in summary.refused]
