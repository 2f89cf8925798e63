"""The application object, in a process of its own: there is only one in each."""

from __future__ import annotations

import subprocess
import sys

PEN = """
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from digitpad.ui.application import new_application

application = new_application()
application.pen_neared.connect(lambda near, time: print(near, time))
pen = QPointingDevice(
    "a pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position, 1, 1,
)
none = Qt.MouseButton.NoButton
kinds = QEvent.Type.TabletEnterProximity, QEvent.Type.TabletLeaveProximity
for time, kind in enumerate(kinds, 7):
    event = QTabletEvent(
        kind, pen, QPointF(), QPointF(), 0, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, none, none,
    )
    event.setTimestamp(time)
    QCoreApplication.sendEvent(application, event)
"""
FILE = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from digitpad.ui.application import new_application

application = new_application()
application.file_asked.connect(print)
for opened in (QFileOpenEvent("/a folder/ink.inkml"), QFileOpenEvent(QUrl("https://no.file"))):
    QCoreApplication.sendEvent(application, opened)
"""


def test_it_tells_when_a_pen_comes_near_and_when_it_leaves() -> None:
    done = subprocess.run([sys.executable, "-c", PEN], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "7.0", "False", "8.0"]


def test_it_tells_of_files_that_macos_wants_opened() -> None:
    done = subprocess.run([sys.executable, "-c", FILE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["/a folder/ink.inkml"]
