"""Whether a display answers: `python -m digitpad.ui.display` exits 0 where a window can open."""

from __future__ import annotations

import subprocess
import sys

from digitpad import program

# Platforms of Qt on which a person sees the window and can write on it.
SEEN = ("cocoa", "wayland", "windows", "xcb")
# A display that is merely slow answers sooner; one behind a dead network connection never does.
PATIENCE_SECONDS = 20


def platform() -> str:
    """Where Qt shows windows, or "no screen"; it aborts where a display does not answer."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    return application.platformName() if application.screens() else "no screen"


def complaint() -> str | None:
    """Why no window can open here, in Qt's own words; None where one can.

    It is tried in a child process, for Qt aborts the one in which a display does not answer.
    """
    try:
        trial = subprocess.run(
            program.command("selftest", "--display"),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"The display did not answer within {PATIENCE_SECONDS} seconds."
    if trial.returncode:
        return _cause(trial.stderr) or f"Qt ended with status {trial.returncode}."
    named = trial.stdout.strip()
    return None if named.startswith(SEEN) else f"Qt would show it nowhere ({named})."


def _cause(errors: str) -> str:
    """The line that tells: Qt's first, for advice that fits other cases follows; Python's last."""
    lines = errors.strip().splitlines() or [""]
    return lines[-1 if lines[0].startswith("Traceback") else 0]


def display_answers() -> bool:
    """Whether a window can open where a person sees it."""
    return complaint() is None


def main() -> int:
    """Exit status 0 where a display answers; else 1, and why not on standard error."""
    reason = complaint()
    if reason is None:
        return 0
    print(f"No display answers here, so no window can open.\n{reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
