"""Where digitpad keeps its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digitpad import folders

FOLDERS = [("DIGITPAD_HOME", folders.home), ("DIGITPAD_DATA", folders.data)]
Folder = Callable[[], Path]


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_the_environment_names_the_folder(
    variable: str, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine"


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_a_relative_folder_stays_the_same_when_the_program_moves(
    variable: str, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, "mine")
    assert folder() == tmp_path / "mine"


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_the_tilde_is_the_users_home(
    variable: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "~/mine")
    assert folder() == Path.home() / "mine"


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_folder_is_the_users_own(
    value: str | None, variable: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(variable, value)
    assert folder().is_absolute()
    assert "digitpad" in folder().parts


def test_a_free_path_is_found_beside_what_is_there(tmp_path: Path) -> None:
    assert folders.free_path(tmp_path / "new.ndjson") == tmp_path / "new.ndjson"
    (tmp_path / "new.ndjson").write_text("")
    (tmp_path / "new-2.ndjson").mkdir()
    (tmp_path / "new-3.ndjson").symlink_to(tmp_path / "nowhere")
    assert folders.free_path(tmp_path / "new.ndjson") == tmp_path / "new-4.ndjson"
