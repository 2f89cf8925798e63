"""Contents: whose work is inside the packaged program."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from release.product import ROOT

COMMON_LICENCES = Path("/usr/share/common-licenses")
"""Where Debian keeps the licences that its copyright files only name."""


@dataclass(frozen=True, order=True)
class SystemPackage:
    """A package of the system that libraries were taken from; of Debian, where version is known."""

    name: str
    version: str = ""

    @property
    def copyright(self) -> str:
        """What the system says of its licences, "" where it says nothing."""
        path = Path("/usr/share/doc") / self.name / "copyright"
        return path.read_text("utf-8", errors="replace") if path.is_file() else ""


@dataclass(frozen=True)
class Contents:
    """Packages of Python, in the order of their names, and packages of the system."""

    distributions: tuple[Distribution, ...]
    system: tuple[SystemPackage, ...]


def contents(sources: Iterable[Path]) -> Contents:
    """Whose these files are; they lie in this environment, in Python, in the system or here."""
    owners = {file: owner for owner in distributions() for file in _files(owner)}
    used: dict[str, Distribution] = {}
    foreign: set[Path] = set()
    for source in map(_real, sources):
        if owner := owners.get(source):
            used[owner.name.lower()] = owner
        elif not any(source.is_relative_to(home) for home in _HOMES):
            foreign.add(source)
    # Its loader is in the executables, and no file of its own.
    used |= {owner.name: owner for owner in distributions() if owner.name == "pyinstaller"}
    packages = {_package(library) for library in foreign}
    return Contents(tuple(used[name] for name in sorted(used)), tuple(sorted(packages)))


def _files(owner: Distribution) -> Iterable[Path]:
    return (_real(Path(str(owner.locate_file(file)))) for file in owner.files or ())


def _real(path: Path) -> Path:
    """The path without links in its folders: the last part may be one, and be what is owned."""
    return path.parent.resolve() / path.name


def _package(library: Path) -> SystemPackage:
    """The package of the system that a library belongs to; itself, where the system has none."""
    if shutil.which("dpkg-query"):
        merged = Path("/usr") / library.relative_to("/")
        plain = (
            Path("/") / library.relative_to("/usr") if library.is_relative_to("/usr") else merged
        )
        for path in (library, merged, plain):
            words = ["dpkg-query", "--search", str(path)]
            found = subprocess.run(words, capture_output=True, text=True)
            if not found.returncode:
                name = found.stdout.partition(":")[0]
                return SystemPackage(name, _version(name))
    return SystemPackage(library.name)


def _version(package: str) -> str:
    words = ["dpkg-query", "--show", "--showformat", "${Version}\n", package]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return told.splitlines()[0]


_HOMES = tuple(
    Path(home).resolve()
    for home in (ROOT, sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"))
    # Debian's own Python lies in /usr, as everything does.
    if Path(home).resolve() != Path("/usr")
)
"""Where what is found there belongs to this project, its environment or Python."""
