"""`digitpad pad`: what it can be told, and what it says where no window can open."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pytest

from digitpad.commands import pad


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="digitpad")
    pad.add(parser.add_subparsers(required=True))
    return parser.parse_args(["pad", *arguments])


def test_a_checkpoint_and_a_device_can_be_named() -> None:
    args = parsed("--model", "digit", "--device", "cpu")
    assert (args.model, args.device) == ("digit", "cpu")
    args = parsed()
    assert (args.model, args.device) == (None, None), "the settings decide"


def test_a_file_to_begin_with_can_be_named() -> None:
    assert parsed("scan.png", "--device", "cpu").file == Path("scan.png")
    assert parsed().file is None


def test_an_unknown_device_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parsed("--device", "tpu")
    assert "tpu" in capsys.readouterr().err


def test_without_a_display_it_says_what_works_without_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    args = parsed()
    assert args.run(args) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "digitpad demo" in told.err
