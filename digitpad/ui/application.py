"""Qt's application object, as the pad needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTabletEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells what Qt says to the application alone.

    pen_neared: (bool, float), a pen came near the screen, or left it, and when, in milliseconds of
    the clock that stamps the events.
    """

    pen_neared = Signal(bool, float)

    def event(self, event: QEvent) -> bool:
        """Pens come and go over the whole screen, so no widget hears of it."""
        near = event.type() == QEvent.Type.TabletEnterProximity
        if isinstance(event, QTabletEvent) and (
            near or event.type() == QEvent.Type.TabletLeaveProximity
        ):
            self.pen_neared.emit(near, float(event.timestamp()))
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
