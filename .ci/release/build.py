"""Builds the packaged program, within its own environment: `python -m release.build`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from release.product import BUILD, FOLDER, NOTICES, ROOT, size

SPEC = ROOT / ".ci" / "release" / "digitpad.spec"
LOG = BUILD / "build.log"


class BuildError(Exception):
    """A program that would not be whole; the message says what to do."""


def package() -> None:
    """Run PyInstaller, and put the notices beside the executables; raises BuildError."""
    print(f"Building. PyInstaller's words go to {LOG.relative_to(ROOT)}.", flush=True)
    words = ["--noconfirm", "--workpath", str(BUILD / "work"), "--distpath", str(BUILD)]
    with LOG.open("w", encoding="utf-8") as log:
        run = subprocess.run(
            [sys.executable, "-m", "PyInstaller", *words, str(SPEC)],
            cwd=ROOT,
            stderr=log,
        )
    told = LOG.read_text("utf-8", errors="replace")
    if run.returncode:
        raise BuildError(f"PyInstaller failed. The end of what it said:\n{told[-2000:]}")
    if missing := missing_libraries(told):
        raise BuildError(
            f"These libraries are not installed here, and would be missing: {', '.join(missing)}. "
            "On Debian and Ubuntu `.ci/prepare test`, run as root, installs them."
        )
    strip_python(FOLDER)
    name_twice(FOLDER)
    for notice in NOTICES:
        shutil.copy(BUILD / notice, FOLDER)


def missing_libraries(log: str) -> list[str]:
    """What PyInstaller did not find; it only warns."""
    return sorted(set(re.findall(r"Library not found: could not resolve '([^']+)'", log)))


def strip_python(folder: Path) -> None:
    """Take out of Python's library what only debuggers read: 17 MB where it was built from source.

    Distributions strip theirs. Where there is no `strip` it stays as it is, and works.
    """
    if sys.platform == "linux" and (strip := shutil.which("strip")):
        for library in sorted(folder.glob("_internal/libpython*.so.*")):
            subprocess.run([strip, "--strip-debug", str(library)], check=True)


def name_twice(folder: Path) -> None:
    """Give the executable its name for the terminal, where both are of one kind."""
    if sys.platform != "win32":
        (folder / "digitpad-cli").symlink_to("digitpad")


def main() -> int:
    """Build it and say where it is; 1 where that fails."""
    try:
        package()
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The program is in {FOLDER.relative_to(ROOT)}: {size(FOLDER) / 1e6:.0f} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
