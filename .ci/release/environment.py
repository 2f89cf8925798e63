"""The virtual environment that the program is packaged from: `python -m release.environment`.

It is made by pip, from whatever source pip is configured with, and holds the torch that
PACKAGE_TORCH names. It is made anew only when that or the versions change.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from release.product import BUILD, ROOT

TORCH = "torch==2.13.0"
"""Where PACKAGE_TORCH names none: pip may be configured with a build of it for the CPU alone."""
FOLDER = BUILD / "environment"
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"


def python() -> Path:
    """The environment's interpreter."""
    return FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def requirements(torch: str) -> list[str]:
    """What is installed: the run-time dependencies with this torch, and what packages them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    others = [name for name in project["dependencies"] if not re.match(r"torch\b", name)]
    return [torch, *others, *project["optional-dependencies"]["package"]]


def constraints() -> str:
    """The versions that the checks are made with, but for torch and what is built for one torch."""
    lines = CONSTRAINTS.read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not re.match(r"torch", line))


def prepare(torch: str) -> None:
    """Make the environment where there is none that fits, and print which torch is in it."""
    wanted, versions = requirements(torch), constraints()
    mark = FOLDER / "prepared"
    digest = hashlib.sha256("\n".join([sys.version, *wanted, versions]).encode()).hexdigest()
    if not mark.exists() or mark.read_text("utf-8") != digest:
        print(f"Preparing {FOLDER.relative_to(ROOT)} with {torch}, which is large.", flush=True)
        venv.create(FOLDER, clear=True, with_pip=True)
        file = FOLDER / "constraints.txt"
        file.write_text(versions, "utf-8")
        pip = [str(python()), "-m", "pip", "install", "--quiet", "--constraint", str(file), *wanted]
        subprocess.run(pip, check=True)
        mark.write_text(digest, "utf-8")
    subprocess.run([python(), "-c", _TOLD], check=True)


_TOLD = """
import torch
print(f"The torch that goes in: {torch.__version__},", f"for CUDA {torch.version.cuda}"
      if torch.version.cuda else "for the CPU alone", flush=True)
"""


def main() -> int:
    """Prepare it with the torch of PACKAGE_TORCH; 0, or what pip ended with."""
    try:
        prepare(os.environ.get("PACKAGE_TORCH") or TORCH)
    except subprocess.CalledProcessError as error:
        print(f"The environment for packaging cannot be made: {error}", file=sys.stderr)
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
