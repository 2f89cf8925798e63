"""The licences of all that is inside the packaged program, as one text."""

from __future__ import annotations

import platform
import re
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path

from release.contents import COMMON_LICENCES, Contents, SystemPackage
from release.product import ROOT, product

_TEXTS = Path(__file__).parent / "licences"
_OF_A_LICENCE = re.compile(
    r"(^|/)([\w.-]*(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[\w.-]*)$", re.IGNORECASE
)
_RULE = "=" * 80

_HEAD = """\
{title} {version} is the work of {author}, under the {licence} licence. What follows lists all else
that is inside this program, with its licences.

Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3. They are
shared libraries of their own, in the folders PySide6 and shiboken6, and you may put others in their
place. Their source code is at https://code.qt.io. The licence's text stands below.

The networks learnt from MNIST (LeCun, Cortes and Burges), from "Pen-Based Recognition of
Handwritten Digits" (Alpaydin and Alimoglu, UCI Machine Learning Repository, CC BY 4.0), and from
part of UNIPEN train_r01_v07 (Guyon et al. 1994; Zenodo, 10.5281/zenodo.1195803, CC BY 4.0). None of
these is inside.
"""


def document(contents: Contents) -> str:
    """A list of what is inside, then each licence once, with who is under it."""
    head = _HEAD.format_map(vars(product()))
    holders: dict[str, list[str]] = {}
    for holder, text in _texts(contents):
        named = holders.setdefault(text.strip(), [])
        if holder not in named:
            named.append(holder)
    parts = [f"{_RULE}\n{', '.join(named)}\n{_RULE}\n\n{text}" for text, named in holders.items()]
    return "\n\n".join([head, _listed(contents), *parts]) + "\n"


def expression(distribution: Distribution) -> str:
    """A package's licence in a few words, as it names it itself."""
    metadata = distribution.metadata
    for field in ("License-Expression", "License"):
        for told in metadata.get_all(field) or ():
            if "\n" not in told:
                return str(told)
    kinds = [kind for kind in metadata.get_all("Classifier") or () if kind.startswith("License")]
    return kinds[0].rpartition(" :: ")[2] if kinds else "see below"


def _listed(contents: Contents) -> str:
    lines = [f"Python {platform.python_version()}: PSF-2.0"]
    lines += [
        f"{owner.name} {owner.version}: {expression(owner)}" for owner in contents.distributions
    ]
    lines += [f"{_told(package)}: see below" for package in contents.system]
    return "\n".join(lines)


def _texts(contents: Contents) -> Iterator[tuple[str, str]]:
    """Each licence's text, with what it is for."""
    yield product().title, (ROOT / "LICENSE").read_text("utf-8")
    yield f"Python {platform.python_version()}", _of_python()
    for owner in contents.distributions:
        for path in _own_licences(owner):
            yield f"{owner.name} {owner.version}", path.read_text("utf-8", errors="replace")
    for name in ("LGPL-3.0", "GPL-3.0"):
        text = (_TEXTS / f"{name}.txt").read_text("utf-8")
        yield f"{name} (Qt, PySide6 and shiboken6, and whatever names it)", text
    common: set[str] = set()
    for package in contents.system:
        text = package.copyright or "Its system came without a text of its licence."
        common |= set(re.findall(rf"{COMMON_LICENCES}/([\w.-]*\w)", text))
        yield _told(package), text
    for name in sorted(common):
        path = COMMON_LICENCES / name
        if path.is_file():
            yield f"{name} (whatever names it)", path.read_text("utf-8")


def _told(package: SystemPackage) -> str:
    return f"{package.name} {package.version}".strip()


def _own_licences(owner: Distribution) -> list[Path]:
    """The files with licences that a package brought, all through."""
    paths = [str(file) for file in owner.files or ()]
    found = [Path(str(owner.locate_file(path))) for path in paths if _OF_A_LICENCE.search(path)]
    return sorted(path for path in found if path.is_file() and path.suffix not in (".py", ".pyc"))


def _of_python() -> str:
    """Python's own licence, wherever this one keeps it."""
    folder = Path(sysconfig.get_path("stdlib"))
    version = f"{sysconfig.get_python_version()}"
    for path in (
        folder / "LICENSE.txt",
        folder.parent / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
        Path(f"/usr/share/doc/python{version}-minimal/copyright"),
        Path(f"/usr/share/doc/libpython{version}-minimal/copyright"),
    ):
        if path.is_file():
            return path.read_text("utf-8", errors="replace")
    raise FileNotFoundError("Python's licence is not where it should be; install Python whole.")
