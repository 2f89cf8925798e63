"""The wheel, installed in an empty environment somewhere else."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import shipped

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(folder)], cwd=ROOT, check=True)
    [wheel] = folder.iterdir()
    return wheel


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment that holds the wheel; torch and the rest are lent to it.

    What it borrows is named in a .pth file: so the files of that kind in the lending folder, by
    which the working tree is installed there, are not followed.
    """
    folder = tmp_path_factory.mktemp("somewhere else") / "environment"
    venv.create(folder)
    [packages] = folder.rglob("site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", str(_command(folder, "python")), "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--quiet", str(wheel)], check=True)
    return folder


def _command(environment: Path, name: str) -> Path:
    [path] = [*environment.glob(f"bin/{name}"), *environment.glob(f"Scripts/{name}.exe")]
    return path


def _run(environment: Path, name: str, *arguments: str) -> str:
    """Standard output of a command of the environment, run in a folder with nothing in it."""
    folder = environment.parent / "empty"
    folder.mkdir(exist_ok=True)
    return subprocess.run(
        [str(_command(environment, name)), *arguments],
        cwd=folder,
        env={"DIGITPAD_HOME": str(environment.parent / "home")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def test_it_holds_the_two_packages_and_in_one_of_them_what_is_no_code(wheel: Path) -> None:
    names = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    folders = {path.parts[0] for path in names if ".dist-info" not in path.parts[0]}
    assert folders == {"digitpad", "trainer"}
    for folder in ("checkpoints", "assets"):
        kept = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {Path("digitpad") / path for path in kept} <= names


def test_both_packages_tell_checkers_that_they_have_types(wheel: Path) -> None:
    assert {"digitpad/py.typed", "trainer/py.typed"} <= set(zipfile.ZipFile(wheel).namelist())


def test_it_runs_from_where_it_was_installed(elsewhere: Path) -> None:
    code = "import digitpad, trainer; print(digitpad.__file__, trainer.__file__, sep='\\n')"
    for path in _run(elsewhere, "python", "-c", code).splitlines():
        assert Path(path).is_relative_to(elsewhere)


def test_it_finds_the_shipped_checkpoints(elsewhere: Path) -> None:
    listed = _run(elsewhere, "digitpad", "models")
    assert shipped()
    for checkpoint in shipped():
        assert checkpoint.stem in listed


def test_it_reads_the_sample_ink_that_came_with_it(elsewhere: Path) -> None:
    [ink] = elsewhere.rglob("sample-ink/numbers.ndjson")
    words = ("--format", "json", "--device", "cpu", str(ink))
    read = [
        json.loads(line)["text"]
        for line in _run(elsewhere, "digitpad", "read", *words).splitlines()
    ]
    assert read == [json.loads(line)["word"] for line in ink.read_text("utf-8").splitlines()]


def test_the_trainer_came_with_it(elsewhere: Path) -> None:
    told = _run(elsewhere, "digitpad", "trainer", "summary", "number")
    assert "multiply-adds" in told
