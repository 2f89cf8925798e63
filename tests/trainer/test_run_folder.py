"""A folder is one run's at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.run_folder import RunError, held, state_file


def test_a_folder_is_one_runs_alone_until_it_ends(tmp_path: Path) -> None:
    with held(tmp_path / "run"):
        with pytest.raises(RunError, match=f"Another process trains in {tmp_path / 'run'}: wait"):
            held(tmp_path / "run")
        with held(tmp_path / "other"):
            pass

    with held(tmp_path / "run"):
        pass


def test_what_a_run_that_was_killed_left_of_a_state_goes(tmp_path: Path) -> None:
    state, left = state_file(tmp_path), tmp_path / f".{state_file(tmp_path).name}.4711"
    state.touch()
    left.touch()

    with held(tmp_path):
        assert state.exists()
        assert not left.exists()
