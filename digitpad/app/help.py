"""Help: the keys, what is known of the program, and errors that nobody expected."""

from __future__ import annotations

import platform
import sys
from importlib import metadata

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication

from digitpad import __version__, folders
from digitpad.app.faults import Faults, log_path
from digitpad.ui.dialogs.about import AboutDialog, as_text
from digitpad.ui.dialogs.fault import FaultDialog
from digitpad.ui.dialogs.shortcuts import ShortcutSheet
from digitpad.ui.engine.switch import EngineSwitch
from digitpad.ui.window import Window


class Help(QObject):
    """Opens the dialogs of the Help menu, and shows faults."""

    def __init__(self, window: Window, engines: EngineSwitch, faults: Faults) -> None:
        super().__init__(window)
        self._window, self._engines = window, engines
        self._fault_dialog: FaultDialog | None = None
        window.action.about.triggered.connect(self._show_about)
        window.action.shortcuts.triggered.connect(self._show_shortcuts)
        faults.happened.connect(self._show_fault)

    def facts(self) -> dict[str, str]:
        """Versions, what reads on what, and folders, each with its name."""
        reader = self._engines.reader
        reads = self.tr("none is loaded")
        if reader is not None:
            reads = self.tr("{name}, on {device}").format(
                name=reader.card.name, device=reader.device.upper()
            )
        return {
            "digitpad": __version__,
            self.tr("Checkpoint"): reads,
            self.tr("Python"): f"{platform.python_version()}, Qt {qVersion()}, torch {_torch()}",
            self.tr("System"): f"{platform.platform()}, {QGuiApplication.platformName()}",
            self.tr("Your drawings"): str(folders.home()),
            self.tr("Log"): str(log_path()),
        }

    def _show_about(self) -> None:
        AboutDialog(self.facts(), self._window).exec()

    def _show_shortcuts(self) -> None:
        keys = self._window.status_line.undo_keys
        ShortcutSheet(self._window.menuBar(), keys, self._window).exec()

    def _show_fault(self, error: BaseException) -> None:
        if self._fault_dialog is None:
            self._fault_dialog = FaultDialog(as_text(self.facts()), self._window)
        self._fault_dialog.add(error)


def _torch() -> str:
    """The version of torch, which need not be imported yet."""
    if "torch" in sys.modules:
        return str(sys.modules["torch"].__version__)
    try:
        return metadata.version("torch")
    except metadata.PackageNotFoundError:
        return "?"
