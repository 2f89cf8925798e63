"""What is told of a release, and made for it, before anything is packaged."""

from __future__ import annotations

import io
import re
from datetime import date
from importlib.metadata import distribution
from pathlib import Path

import numpy
import pytest
from PIL import Image

from digitpad import __version__
from release import build, bundle, environment, icons, licences
from release.contents import contents
from release.left_out import is_left_out
from release.product import product, released


def test_a_release_bears_the_programs_own_version() -> None:
    assert product().version == __version__
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", product().date)


def test_its_date_stands_in_the_changelog() -> None:
    changelog = "# Changelog\n\n## 0.2.0 – unreleased\n\n## 0.1.0 – 2026-03-01\n"
    assert released("0.1.0", changelog) == "2026-03-01"
    before = date.today()
    assert before <= date.fromisoformat(released("0.2.0", changelog)) <= date.today()


@pytest.mark.parametrize("version", ["0.2.0", "0.2", "0.2.0rc1", "0.2.0.dev3", "0.2.0+local.7"])
def test_windows_is_told_the_numbers_of_any_version(version: str) -> None:
    assert bundle.file_version(version) == (0, 2, 0, 0)


def test_the_torch_that_is_named_goes_in_and_no_other() -> None:
    wanted = environment.requirements("torch==9.9")
    assert [line for line in wanted if line.startswith("torch")] == ["torch==9.9"]
    assert any(line.startswith("PySide6-Essentials") for line in wanted)
    assert any(line.startswith("pyinstaller") for line in wanted)
    assert "torch" not in environment.constraints()
    assert "numpy==" in environment.constraints()


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/torch_shm_manager",
        "torch/lib/libtorch_cpu.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    ],
)
def test_what_it_needs_stays_in(path: str) -> None:
    assert not is_left_out(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/protoc",
        "torch/bin/test_api",
        "torch/include/ATen/ATen.h",
        "PySide6/Qt/translations/qt_fr.qm",
        "PySide6\\translations\\qt_fr.qm",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    ],
)
def test_what_it_does_not_need_stays_out(path: str) -> None:
    assert is_left_out(path)


def test_a_library_that_is_not_there_is_named() -> None:
    log = (
        "81 WARNING: Library shell32 required via ctypes not found\n"
        "99 WARNING: Library not found: could not resolve 'libX.so.0', dependency of '/a/b.so'.\n"
    )
    assert build.missing_libraries(log) == ["libX.so.0"]


def test_icons_for_windows_and_macos_hold_all_sizes() -> None:
    with Image.open(io.BytesIO(icons.ico())) as image:
        assert {side for side, _ in image.info["sizes"]} == {16, 24, 32, 48, 64, 256}
    with Image.open(io.BytesIO(icons.icns())) as image:
        assert (512, 512, 2) in image.info["sizes"]
        assert image.getpixel((image.width // 2, image.height // 2)) != (0, 0, 0, 0)


def test_the_owner_of_a_file_is_known_and_its_licence_told() -> None:
    inside = contents([Path(numpy.__file__)])
    assert [owner.name for owner in inside.distributions] == ["numpy"]
    told = licences.document(inside)
    assert f"numpy {distribution('numpy').version}: BSD-3-Clause" in told
    assert "NumPy Developers" in told
    assert "Python Software Foundation" in told
