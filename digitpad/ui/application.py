"""Qt's application object, as the pad needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFileOpenEvent, QTabletEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells what Qt says to the application alone.

    pen_neared: (bool, float), a pen came near the screen, or left it, and when, in milliseconds of
    the clock that stamps the events.
    file_asked: (str), the path of a file that macOS's Finder or Dock wants opened.
    """

    pen_neared = Signal(bool, float)
    file_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pens come near the screen, and files from outside: no widget hears of it."""
        near = event.type() == QEvent.Type.TabletEnterProximity
        if isinstance(event, QTabletEvent) and (
            near or event.type() == QEvent.Type.TabletLeaveProximity
        ):
            self.pen_neared.emit(near, float(event.timestamp()))
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(event.file())
        return super().event(event)


def new_application() -> Application:
    """The application, which a process needs once, before any widget."""
    application = Application([])
    # All points that the mouse sends, not only the last before each repaint. X11's plugin turns
    # this on when the application is made, so it is turned off after that.
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    application.setApplicationName("digitpad")
    application.setDesktopFileName("digitpad")
    application.setStyle("fusion")
    return application
