"""The program starts itself anew, and says how its trainer is started, packaged or not."""

from __future__ import annotations

import sys

import pytest

from digitpad import program


def test_from_python_the_trainer_is_a_module() -> None:
    assert program.command("trainer")[1:] == ["-P", "-m", "digitpad", "trainer"]
    assert program.trainer() == "python -m trainer"


def test_packaged_it_is_a_command_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert program.command("trainer") == [sys.executable, "trainer"]
    assert program.trainer() == "digitpad trainer"
