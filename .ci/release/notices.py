"""What lies beside the program for who asks what is inside: the licences, and a list of it all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from release import licences, sbom
from release.contents import contents
from release.product import BUILD, NOTICES, product


def write(found: Iterable[tuple[str, str, str]]) -> list[Path]:
    """Write both of what PyInstaller found, (name, source, kind); the files."""
    inside = contents(Path(source) for _, source, _ in found)
    texts = (licences.document(inside), sbom.document(inside, product()))
    paths = [BUILD / name for name in NOTICES]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return paths
