"""Who may import whom: the contracts hold, they bite, and a running program keeps to them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QT = frozenset({"PySide6", "shiboken6"})
TORCH = frozenset({"torch", "torchvision"})


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter on the packages that lie in the folder."""
    code = "from importlinter.cli import lint_imports; exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )


def test_the_contracts_hold() -> None:
    run = _lint_imports(ROOT)
    assert run.returncode == 0, run.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages and their contracts once more, to be broken."""
    folder = tmp_path_factory.mktemp("copy")
    for package in ("digitpad", "trainer"):
        shutil.copytree(ROOT / package, folder / package)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("digitpad/ink/ink.py", "import torch"),
        ("digitpad/ink/ink.py", "import PySide6.QtGui"),
        ("digitpad/ink/ink.py", "import digitpad.recognition.reading"),
        ("digitpad/recognition/frame.py", "import torch"),
        ("digitpad/recognition/checkpoint.py", "import torch"),
        ("digitpad/recognition/decode.py", "import PySide6.QtGui"),
        ("digitpad/recognition/recognizer.py", "import torchvision"),
        ("digitpad/recognition/recognizer.py", "import digitpad.collection.store"),
        ("digitpad/collection/store.py", "import torch"),
        ("digitpad/collection/store.py", "import digitpad.recognition.recognizer"),
        ("digitpad/ui/engine/live.py", "import torch"),
        ("digitpad/ui/engine/live.py", "import digitpad.recognition.recognizer"),
        ("digitpad/ui/engine/live.py", "import trainer"),
        ("digitpad/ui/engine/live.py", "import digitpad.app"),
        ("digitpad/ui/engine/live.py", "import digitpad.ui.gallery.gallery"),
        ("digitpad/ui/reading/card.py", "import digitpad.ui.gallery.gallery"),
        ("trainer/cli.py", "import digitpad.ui.engine.live"),
        ("trainer/cli.py", "import PySide6.QtGui"),
        ("trainer/data/mnist.py", "import trainer.composing.mixture"),
        ("trainer/composing/mixture.py", "import trainer.training.fit"),
        ("digitpad/somewhere.py", "import sys"),
        ("trainer/somewhere.py", "import sys"),
    ],
)
def test_an_import_against_the_layers_is_found(copy: Path, module: str, line: str) -> None:
    path = copy / module
    kept = path.read_text() if path.exists() else None
    path.write_text(f"{kept or ''}\n\ndef _later() -> None:\n    {line}\n")
    try:
        run = _lint_imports(copy)
    finally:
        path.unlink() if kept is None else path.write_text(kept)
    assert "BROKEN" in run.stdout


def _modules(package: str) -> list[str]:
    """The modules of a package as they lie on the disk, with those of its own packages."""
    paths = (ROOT / package).rglob("*.py")
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in paths]
    return sorted(name.removesuffix(".__init__") for name in names)


CASES = [
    *[(module, QT | TORCH) for module in _modules("digitpad/ink")],
    *[(module, QT | TORCH) for module in _modules("digitpad/collection")],
    *[
        (f"digitpad.recognition.{module}", QT | TORCH)
        for module in ("reading", "frame", "picture", "checkpoint")
    ],
    *[(module, TORCH) for module in _modules("digitpad/ui")],
    *[(module, TORCH) for module in _modules("digitpad/app")],
    ("digitpad.cli", QT | TORCH),
]


@pytest.mark.parametrize(("module", "unwanted"), CASES, ids=[module for module, _ in CASES])
def test_importing_a_module_leaves_out(module: str, unwanted: frozenset[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert run.returncode == 0
    assert not unwanted & set(run.stdout.split())
