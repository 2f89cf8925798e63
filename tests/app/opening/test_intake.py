"""Pictures are pasted, dropped, and chosen from the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from digitpad.app.pad import Pad


def data_of(*, paths: list[Path] | None = None, image: QImage | None = None) -> QMimeData:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if image is not None:
        data.setImageData(image)
    return data


def drop(pad: Pad, data: QMimeData) -> bool:
    """Drop something on the window; whether it was taken."""
    place, move = QPoint(200, 200), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, move, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(pad.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            pad.window, QDropEvent(QPointF(place), move, data, buttons, keys, QEvent.Type.Drop)
        )
    return enter.isAccepted()


@pytest.mark.parametrize("how", ["pasted", "dropped"])
def test_a_file_is_opened_as_it_is(
    pad: Pad, scan: Path, shown: Callable[[], None], how: str
) -> None:
    data = data_of(paths=[scan], image=QImage(5, 5, QImage.Format.Format_RGB32))
    if how == "pasted":
        QGuiApplication.clipboard().setMimeData(data)
        pad.window.action.paste.trigger()
    else:
        assert drop(pad, data)
    shown()
    assert pad.window.sheet.kept == scan.read_bytes()


@pytest.mark.parametrize("how", ["pasted", "dropped"])
def test_an_image_is_opened_as_a_png(pad: Pad, shown: Callable[[], None], how: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setPixelColor(7, 9, Qt.GlobalColor.black)
    if how == "pasted":
        QGuiApplication.clipboard().setImage(image)
        pad.window.action.paste.trigger()
    else:
        assert drop(pad, data_of(image=image))
    shown()
    kept = pad.window.sheet.kept
    assert isinstance(kept, bytes)
    assert kept.startswith(b"\x89PNG")
    back = QImage.fromData(kept)
    assert back.size() == image.size()
    assert back.pixelColor(7, 9) == Qt.GlobalColor.black


def test_pasting_something_else_says_so(pad: Pad) -> None:
    QGuiApplication.clipboard().setText("407")
    pad.window.action.paste.trigger()
    assert pad.window.status_line.message == "There is no picture on the clipboard."


@pytest.mark.parametrize("url", ["https://example.org/a.png", ""])
def test_what_is_no_file_here_cannot_be_dropped(pad: Pad, url: str) -> None:
    data = QMimeData()
    data.setText("407")
    data.setUrls([QUrl(url)] if url else [])
    assert not drop(pad, data)


def test_the_menu_asks_for_a_file(
    pad: Pad, scan: Path, shown: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(window: object, title: str, folder: str, kinds: str) -> tuple[str, str]:
        assert "(*.png *.jpg *.jpeg *.bmp *.webp *.gif *.inkml *.ndjson)" in kinds
        return str(scan), kinds

    monkeypatch.setattr("digitpad.ui.intake.QFileDialog.getOpenFileName", choose)
    pad.window.action.open.trigger()
    shown()
    assert pad.window.sheet.kept == scan.read_bytes()
