"""Training can stand back behind everything else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "nice"), reason="only POSIX tells a priority as a number")
def test_a_program_can_let_everything_else_go_first() -> None:
    code = "import os, trainer.priority; trainer.priority.lower(); print(os.nice(0))"
    answer = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)

    assert int(answer.stdout) == min(os.nice(0) + 10, 19)
