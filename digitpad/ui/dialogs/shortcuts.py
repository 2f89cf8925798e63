"""ShortcutSheet: what the keys do, read from the menus."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QMenuBar,
    QStyle,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

_WIDTH, _HEIGHT, _MARGIN = 640, 640, 16


class ShortcutSheet(QDialog):
    """A table of the actions that have keys, menu by menu.

    undo_keys: of the status line's button; "" where it has none.
    """

    def __init__(self, menus: QMenuBar, undo_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._table = QTreeWidget()
        self._table.setAccessibleName(self.tr("Keys"))
        self._table.setColumnCount(2)
        self._table.setHeaderHidden(True)
        self._table.setRootIsDecorated(False)
        self._table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._table.header().setStretchLastSection(False)
        for action in menus.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                rows = [(_name(each), _keys(each)) for each in _with_keys(menu)]
                self._add(_name(action), rows)
        self._add(self.tr("While writing"), self._while_writing(undo_keys))
        self._add(self.tr("In the gallery"), self._in_the_gallery())
        self._table.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self._table)
        layout.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)
        self._make_room()

    def _make_room(self) -> None:
        """Widen it where words are long, as they are in some languages."""
        self.ensurePolished()
        columns = sum(map(self._table.sizeHintForColumn, range(self._table.columnCount())))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        beside = 2 * (self._table.frameWidth() + _MARGIN) + bar
        self.resize(max(self.width(), columns + beside), self.height())

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Each action's name and keys, in order."""
        heads = [self._table.topLevelItem(at) for at in range(self._table.topLevelItemCount())]
        items = [head.child(at) for head in heads if head for at in range(head.childCount())]
        return [(item.text(0), item.text(1)) for item in items if item]

    def _while_writing(self, undo_keys: str) -> list[tuple[str, str]]:
        """What keys do there that are no shortcuts."""
        undo = [(self.tr("Undo what the line below tells"), undo_keys)] if undo_keys else []
        return [
            *undo,
            (self.tr("On a digit under the ink: correct it"), self.tr("another digit, Backspace")),
            (self.tr("On a digit under the ink: go to the next"), self.tr("left, right")),
            (self.tr("In the label: another candidate"), self.tr("up, down")),
            (self.tr("In the history: remove what is selected"), self.tr("Delete")),
            (self.tr("Erase as long as it is held"), "E"),
            (
                self.tr("With Move and Scale: move"),
                self.tr("arrow keys, in small steps with Shift"),
            ),
            (self.tr("With Move and Scale: scale"), "+, -"),
        ]

    def _in_the_gallery(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Label what is selected"), self.tr("the number, Enter")),
            (self.tr("Next drawing, the one before"), self.tr("Enter, Shift+Enter")),
            (self.tr("View large, and back"), self.tr("Space, Esc")),
            (self.tr("Viewed large: next, the one before"), self.tr("down, up")),
        ]

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        head = QTreeWidgetItem(self._table, [title])
        head.setFirstColumnSpanned(True)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for row in rows:
            QTreeWidgetItem(head, list(row))


def _with_keys(menu: QMenu) -> Iterator[QAction]:
    """The actions of a menu, and of the menus in it, that have keys."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _with_keys(inner)
        elif action.shortcuts():
            yield action


def _name(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix("…").strip()


def _keys(action: QAction) -> str:
    """The first two that keyboards have; platforms know of keys that hardly any has."""
    native = QKeySequence.SequenceFormat.NativeText
    known = [keys for keys in action.shortcuts() if not _is_rare(keys)]
    return ", ".join(keys.toString(native) for keys in known[:2])


def _is_rare(keys: QKeySequence) -> bool:
    """Whether it takes a key above F12, or one that is named after what it does."""
    key: Qt.Key = keys[0].key()  # type: ignore[index]  # PySide6 does not tell that it can be
    return Qt.Key.Key_F13 <= key <= Qt.Key.Key_F35 or key >= Qt.Key.Key_Back
