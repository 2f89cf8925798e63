"""Product: what is told of the program wherever it is installed; from pyproject.toml alone."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from digitpad import __version__

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "package"
"""Where everything is built; it can be thrown away."""
FOLDER = BUILD / "digitpad"
"""The packaged program."""
NOTICES = ("LICENCES.txt", "sbom.cdx.json")
"""What lies beside the program, for who asks what is inside."""
INK_TYPE = "application/inkml+xml"
"""The media type of the files that it opens, `.inkml`."""


@dataclass(frozen=True)
class Product:
    """A release of the program.

    title: for people. identifier: a domain turned round, as desktops want it. date: of the release,
    in ISO's form; the day of the build where the changelog names none yet.
    """

    title: str
    identifier: str
    version: str
    summary: str
    author: str
    licence: str
    date: str


def product() -> Product:
    """This release."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, told = document["project"], document["tool"]["digitpad"]
    return Product(
        title=told["title"],
        identifier=told["identifier"],
        version=__version__,
        summary=project["description"],
        author=project["authors"][0]["name"],
        licence=project["license"],
        date=released(__version__, (ROOT / "CHANGELOG.md").read_text("utf-8")),
    )


def released(version: str, changelog: str) -> str:
    """The date in a version's heading, `## 1.2.3 – 2026-11-20`; today where it holds none."""
    heading = rf"^## {re.escape(version)} – (\d{{4}}-\d{{2}}-\d{{2}})$"
    found = re.search(heading, changelog, re.MULTILINE)
    return found[1] if found else date.today().isoformat()


def size(folder: Path) -> int:
    """How many bytes the files of a folder hold."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
