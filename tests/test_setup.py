"""What the checks themselves stand on: versions that do not crash, and rules that bite."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parent.parent


def test_qt_calls_keep_the_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12 loses one in every call on Python 3.11, and the interpreter dies of it.

    The first call brings some of its own, so it comes before counting; threads of the process may
    come and go with a few, so a hundred in 1,000 calls is noise.
    """
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter, pen = QPainter(image), QPen()
    painter.setPen(pen)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 100


# These tests leave threads on purpose; nobody need wait for them to end.
PATIENCE = "PATIENCE_SECONDS = 0.1"


def _pytest(folder: Path, test: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs one test, given as source, under this project's settings and conftest.py."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    tests = folder / "tests"
    tests.mkdir()
    conftest = (ROOT / "tests" / "conftest.py").read_text()
    (tests / "conftest.py").write_text(conftest.replace("PATIENCE_SECONDS = 10.0", PATIENCE))
    (tests / "test_it.py").write_text(test)
    environment = {name: value for name, value in os.environ.items() if name != "DIGITPAD_DATA"}
    if data is not None:
        environment["DIGITPAD_DATA"] = str(data)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )


NEEDS_DATA = """
def test_it(data):
    assert data.is_dir()
"""


def test_without_data_a_test_that_needs_it_skips_and_says_why(tmp_path: Path) -> None:
    run = _pytest(tmp_path, NEEDS_DATA)
    assert run.returncode == 0
    assert "set DIGITPAD_DATA" in run.stdout
    assert "0 passed, 0 failed, 1 skipped" in run.stdout


def test_with_data_it_runs(tmp_path: Path) -> None:
    run = _pytest(tmp_path, NEEDS_DATA, data=tmp_path)
    assert "1 passed, 0 failed, 0 skipped" in run.stdout


@pytest.mark.parametrize(
    "test",
    [
        "import pytest\n\n\ndef test_it():\n    pytest.skip('no time')\n",
        "import pytest\n\npytest.skip('no time', allow_module_level=True)\n",
    ],
    ids=["test", "file"],
)
def test_with_data_nothing_may_skip(tmp_path: Path, test: str) -> None:
    run = _pytest(tmp_path, test, data=tmp_path)
    assert run.returncode != 0
    assert "skipped, though DIGITPAD_DATA is set" in run.stdout
    assert "0 passed, 1 failed, 0 skipped" in run.stdout


LEAKED_THREAD = """
import threading


def test_it():
    threading.Thread(target=threading.Event().wait, daemon=True).start()
"""

LEAKED_QT_THREAD = """
from PySide6.QtCore import QThread

kept = []


def test_it(qapp):
    kept.append(QThread())
    kept[0].start()
"""

WARNING = """
import warnings


def test_it():
    warnings.warn("old", DeprecationWarning)
"""

QT_WARNING = """
from PySide6.QtCore import qWarning


def test_it(qapp):
    qWarning("something is wrong")
"""


@pytest.mark.parametrize(
    ("test", "complaint"),
    [
        (LEAKED_THREAD, "left running"),
        (LEAKED_QT_THREAD, "left running.*QThread"),
        (WARNING, "DeprecationWarning: old"),
        (QT_WARNING, "something is wrong"),
    ],
    ids=["thread", "qt thread", "warning", "qt warning"],
)
def test_what_a_test_leaves_or_warns_of_fails_it(tmp_path: Path, test: str, complaint: str) -> None:
    run = _pytest(tmp_path, test)
    assert run.returncode != 0
    assert re.search(complaint, run.stdout)


def test_the_home_of_a_test_is_its_own_and_empty(home: Path) -> None:
    assert os.environ["DIGITPAD_HOME"] == str(home)
    assert not list(home.iterdir())
