"""Qt's application object, as the pad needs it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def new_application() -> QApplication:
    """The application, which a process needs once, before any widget."""
    application = QApplication([])
    # All points that the mouse sends, not only the last before each repaint. X11's plugin turns
    # this on when the application is made, so it is turned off after that.
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    application.setApplicationName("digitpad")
    application.setDesktopFileName("digitpad")
    application.setStyle("fusion")
    return application
