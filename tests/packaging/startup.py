"""How soon a window takes ink, packaged and from source.

`PYTHONPATH=.ci .venv/bin/python tests/packaging/startup.py`.

It starts both in turn, so that whatever else the machine does meets both, and prints the medians
from the start of the process to the moment at which a stroke is on the canvas.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

from digitpad import program
from release.product import FOLDER

ROUNDS = 9
"""After one that fills the disk's cache and is not counted."""


def seconds(command: list[str], folder: str) -> float:
    """From the start of the process until it says that its window has taken ink."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        passed = time.perf_counter() - began
        child.communicate()
    if "taken ink" not in line:
        raise SystemExit(f"{command[0]} took no ink: {line}")
    return passed


def main() -> int:
    """Measure and print; 0."""
    words = ["selftest", "--window"]
    commands = {
        "from source": program.command(*words),
        "packaged": [str(FOLDER / "digitpad"), *words],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                passed = seconds(command, folder)
                if turn:
                    taken[name].append(passed)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    for name, median in medians.items():
        print(f"{name}: {median:.2f} s until the window takes ink")
    print(f"packaged to source: {medians['packaged'] / medians['from source']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
