"""Starts the program: `python -m digitpad`, and what the packaged executables run."""

import multiprocessing
import os
import sys

from digitpad.cli import main

if __name__ == "__main__":
    # Where the packaged program is started as a worker of its own, it goes no further than here.
    multiprocessing.freeze_support()
    # A Windows program without a terminal has none of these; what is told there nobody sees.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - to the end
    sys.stderr = sys.stderr or sys.stdout
    sys.exit(main())
