"""What every test stands on: a home of its own, the data, and no thread left behind."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

# Before anything imports Qt: a test opens no window on anybody's desktop.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same: what the window and the system say is asked for in English, whatever is spoken here.
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en")

# Before anything imports torch: of tests that run side by side each computes on one processor.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")

# In the modules that test files share, too, a failed assertion tells its values.
pytest.register_assert_rewrite(
    "tests.app", "tests.collection", "tests.ink", "tests.recognition", "tests.trainer", "tests.ui"
)

# A shell has what it runs in the background ignore Ctrl+C, and so would the programs under test.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The checks give the same answer twice, and a busy machine does not change it.
hypothesis.settings.register_profile("digitpad", deadline=None, derandomize=True)
hypothesis.settings.load_profile("digitpad")

DATA = os.environ.get("DIGITPAD_DATA")
# For a thread that was told to end and has not quite.
PATIENCE_SECONDS = 10.0


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty DIGITPAD_HOME, so that no test touches anybody's drawings and settings."""
    path = tmp_path / "home"
    path.mkdir()
    monkeypatch.setenv("DIGITPAD_HOME", str(path))
    return path


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the data sets; the test is skipped where DIGITPAD_DATA names none."""
    if not DATA:
        pytest.skip("needs MNIST or tablet ink: set DIGITPAD_DATA to the folder that holds them")
    path = Path(DATA)
    assert path.is_dir(), f"DIGITPAD_DATA names no folder: {DATA}"
    return path


@pytest.fixture(autouse=True)
def no_thread_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread running, Python's or Qt's."""
    before = set(threading.enumerate())
    yield
    left = [repr(thread) for thread in threading.enumerate() if _stays(thread, before)]
    if "qapp" in request.fixturenames:
        left += _running_qt_threads()
    assert not left, f"left running: {left}"


def _stays(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    # Python keeps a stand-in for each foreign thread that ever called it, ended or not.
    if thread in before or isinstance(thread, threading._DummyThread):
        return False
    thread.join(PATIENCE_SECONDS)
    return thread.is_alive()


def _running_qt_threads() -> list[str]:
    from PySide6.QtCore import QThread, QThreadPool
    from shiboken6 import isValid

    here = QThread.currentThread()
    threads = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread)]
    others = [thread for thread in threads if isValid(thread) and thread is not here]
    left = [repr(thread) for thread in others if not thread.wait(int(PATIENCE_SECONDS * 1000))]
    if not QThreadPool.globalInstance().waitForDone(int(PATIENCE_SECONDS * 1000)):
        left.append("a task of the QThreadPool")
    return left


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many passed, failed and were skipped, in one line and even where none were."""
    count = {name: len(reports) for name, reports in terminalreporter.stats.items()}
    failed = count.get("failed", 0) + count.get("error", 0)
    terminalreporter.write_line(
        f"{count.get('passed', 0)} passed, {failed} failed, {count.get('skipped', 0)} skipped"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With the data there, a test that skips fails."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file of tests that skips as a whole."""
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if DATA and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though DIGITPAD_DATA is set:\n{report.longreprtext}"
