"""Stands in for PyInstaller's own hook: what Qt's unused plugins need stays out, too."""

from __future__ import annotations

from pathlib import Path

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

from release.left_out import is_left_out

hiddenimports, found, datas = add_qt6_dependencies(__file__)
binaries = [
    (source, folder) for source, folder in found if not is_left_out(f"{folder}/{Path(source).name}")
]
