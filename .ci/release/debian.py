"""The .deb: the packaged program with what desktops want, and the system libraries it needs."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from release.product import BUILD, ROOT, Product, size

_LINUX = Path(__file__).parent / "linux"
_PACKAGES = {
    "ld-linux-aarch64.so.1": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
}
"""What holds each library that PyInstaller leaves to the system, in Debian 12 and Ubuntu 24.04."""
_DATA = ("fontconfig-config", "xkb-data")
"""What the libraries inside read: where fonts are, and what keys mean."""
_CONTROL = """\
Package: digitpad
Version: {version}
Architecture: {architecture}
Maintainer: {author} <digitpad@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-dejavu-core | fonts-freefont-ttf, hicolor-icon-theme, shared-mime-info
Section: utils
Priority: optional
Description: {summary}
 Write a digit or a number of up to five digits by mouse, finger or pen, and it
 is read while you write. What you drew you can keep, and the pad learns your
 hand from what you kept. Everything runs on your own computer.
"""


@dataclass(frozen=True)
class Needs:
    """What the program's binaries take from the system: libraries, and at least this glibc."""

    libraries: frozenset[str]
    glibc: str


def write(product: Product, program: Path, folder: Path, compression: str = "xz") -> Path:
    """Write the .deb of a packaged program into a folder; its path."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(product, program, root)
    architecture = _printed("dpkg", "--print-architecture")
    path = folder / f"digitpad_{product.version}_{architecture}.deb"
    _write_control(product, root, architecture, needs(program))
    _printed("dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(root), str(path))
    return path


def lay_out(product: Product, program: Path, root: Path) -> None:
    """Put every file where Debian wants it."""
    # Links instead of copies: the same disk, and some hundred megabytes.
    shutil.copytree(program, root / "usr/lib/digitpad", symlinks=True, copy_function=os.link)
    command = root / "usr/bin/digitpad"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/digitpad/digitpad-cli")
    share = root / "usr/share"
    _fill("digitpad.desktop", product, share / "applications/digitpad.desktop")
    _fill("digitpad.metainfo.xml", product, share / f"metainfo/{product.identifier}.metainfo.xml")
    _fill("digitpad-inkml.xml", product, share / "mime/packages/digitpad.xml")
    write_icons(share / "icons/hicolor")
    papers = share / "doc/digitpad"
    papers.mkdir(parents=True)
    shutil.copy(program / "LICENCES.txt", papers / "copyright")
    news = (ROOT / "CHANGELOG.md").read_bytes()
    (papers / "changelog.gz").write_bytes(gzip.compress(news, 9, mtime=0))


def write_icons(theme: Path) -> None:
    """Write the icon in all sizes that a theme has."""
    from release.icons import SIDES, png

    for side in SIDES:
        path = theme / f"{side}x{side}/apps/digitpad.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(png(side))
    drawing = theme / "scalable/apps/digitpad.svg"
    drawing.parent.mkdir(parents=True)
    shutil.copy(ROOT / "assets/icon.svg", drawing)


def needs(program: Path) -> Needs:
    """What the binaries of a packaged program take from the system."""
    inside = {path.name for path in program.rglob("*")}
    told = _printed("objdump", "--private-headers", *map(str, _binaries(program)))
    needed = set(re.findall(r"^ +NEEDED +(\S+)$", told, re.MULTILINE))
    versions = re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)$", told, re.MULTILINE)
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")])
    return Needs(frozenset(needed - inside), newest)


def dependencies(needed: Needs) -> list[str]:
    """The packages to declare, for the libraries and for the data that those inside read.

    Raises OSError for a library whose package nobody has named yet.
    """
    if unknown := sorted(needed.libraries - _PACKAGES.keys()):
        raise OSError(f"Name the packages of {', '.join(unknown)} in .ci/release/debian.py.")
    packages = {_PACKAGES[library] for library in needed.libraries} - {"libc6"}
    return [f"libc6 (>= {needed.glibc})", *sorted({*packages, *_DATA})]


def _binaries(program: Path) -> Iterator[Path]:
    for path in sorted(program.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _fill(template: str, product: Product, target: Path) -> None:
    target.parent.mkdir(parents=True)
    text = (_LINUX / template).read_text("utf-8")
    target.write_text(Template(text).substitute(vars(product)), "utf-8")


def _write_control(product: Product, root: Path, architecture: str, needed: Needs) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    sums = ""
    for path in sorted(root.glob("usr/**/*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "md5").hexdigest()
            sums += f"{digest}  {path.relative_to(root)}\n"
    (control / "md5sums").write_text(sums, "utf-8")
    told = _CONTROL.format(
        version=product.version,
        architecture=architecture,
        author=product.author,
        kilobytes=size(root) // 1024,
        depends=", ".join(dependencies(needed)),
        summary=product.summary,
    )
    (control / "control").write_text(told, "utf-8")


def _printed(*words: str) -> str:
    """What a command prints; raises CalledProcessError."""
    run = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.strip("\n")
