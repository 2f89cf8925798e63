"""What people download, in dist/, with its checksums: `python -m release.archives`."""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from release import debian
from release.product import BUILD, FOLDER, ROOT, Product, product

DIST = ROOT / "dist"
_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}
"""Other names for the same."""


def name(release: Product) -> str:
    """Like digitpad-0.1.0-linux-x86_64: what an archive is called, and the folder in it."""
    machine = platform.machine().lower()
    system = _SYSTEMS[sys.platform]
    return f"digitpad-{release.version}-{system}-{_MACHINES.get(machine, machine)}"


def write(release: Product, folder: Path) -> list[Path]:
    """Write all that this system's people download; the files."""
    called = name(release)
    if sys.platform == "win32":
        return [_zip(folder / called, FOLDER)]
    if sys.platform == "darwin":
        return [_bundle(folder / called, BUILD / f"{release.title}.app")]
    written = [_tar(folder / called, FOLDER)]
    if shutil.which("dpkg-deb"):
        written.append(debian.write(release, FOLDER, folder))
    else:
        print("There is no dpkg-deb here, so there is no .deb.", file=sys.stderr)
    return written


def write_checksums(files: list[Path], folder: Path) -> Path:
    """Write SHA256SUMS, as `sha256sum --check` reads it."""
    lines = []
    for path in files:
        with path.open("rb") as content:
            lines.append(f"{hashlib.file_digest(content, 'sha256').hexdigest()}  {path.name}\n")
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(lines), "utf-8", newline="\n")
    return sums


def _tar(target: Path, program: Path) -> Path:
    """A .tar.xz in which everything belongs to root; xz uses all cores, Python's lzma only one."""

    def of_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        return entry

    path = target.with_name(f"{target.name}.tar.xz")
    words = ["xz", "--threads=0", "-6", "--stdout"]
    with path.open("wb") as out, subprocess.Popen(words, stdin=subprocess.PIPE, stdout=out) as xz:
        with tarfile.open(fileobj=xz.stdin, mode="w|") as tar:
            tar.add(program, target.name, filter=of_root)
        assert xz.stdin is not None
        xz.stdin.close()
        if xz.wait():
            raise OSError(f"xz could not write {path}")
    return path


def _zip(target: Path, program: Path) -> Path:
    """A .zip for Windows."""
    staged = BUILD / "zip"
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(program, staged / target.name)
    return Path(shutil.make_archive(str(target), "zip", staged))


def _bundle(target: Path, application: Path) -> Path:
    """A .zip for macOS, made by its own means: it keeps links and what may be run."""
    path = target.with_name(f"{target.name}.zip")
    subprocess.run(["ditto", "-c", "-k", "--keepParent", application, path], check=True)
    return path


def main() -> int:
    """Write them all, afresh; 1 where there is no program to put into them."""
    if not FOLDER.is_dir():
        print("There is no program to put into archives: `make package` first.", file=sys.stderr)
        return 1
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    files = write(product(), DIST)
    write_checksums(files, DIST)
    for path in files:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
