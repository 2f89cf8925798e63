"""Settings: kept whole, and never in the way when they are damaged."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from digitpad.settings import Settings, SettingsError, default_path, keep, load, save

CHANGED = Settings(
    checkpoint="/somewhere/mine.safetensors",
    device="cpu",
    appearance="dark",
    pen_width=10.0,
    guide=False,
    frame=False,
    deciding=True,
    smoothing=False,
    scratch_out=False,
    place="AAEC",
)


def test_they_lie_at_home(home: Path) -> None:
    assert default_path().parent == home


def test_what_was_saved_is_loaded(home: Path) -> None:
    path = home / "deep" / "settings.json"
    save(CHANGED, path)
    assert load(path) == (CHANGED, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_they_are_the_usual_ones(home: Path) -> None:
    assert load(home / "settings.json") == (Settings(), None)


def test_a_whole_pen_width_may_be_written_without_a_point(home: Path) -> None:
    path = home / "settings.json"
    path.write_text('{"pen_width": 3}')
    assert load(path) == (Settings(pen_width=3.0), None)


def test_settings_of_a_newer_version_are_passed_over(home: Path) -> None:
    path = home / "settings.json"
    path.write_text(json.dumps({"guide": False, "handedness": "left"}))
    assert load(path) == (Settings(guide=False), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"guide": "yes"}',
        b'{"guide": 1}',
        b'{"pen_width": true}',
        b'{"pen_width": NaN}',
        b'{"pen_width": 0}',
        b'{"pen_width": 1e9}',
        b'{"device": "tpu"}',
        b'{"appearance": "pink"}',
        b'{"checkpoint": null}',
        b'{"place": "\\ud800"}',
        pytest.param(b"[" * 100_000, id="nested too deep"),
    ],
)
def test_damaged_settings_give_the_usual_ones_and_are_put_aside(home: Path, content: bytes) -> None:
    path = home / "settings.json"
    path.write_bytes(content)
    settings, problem = load(path)
    assert settings == Settings()
    aside = home / "settings.damaged.json"
    assert str(aside) in str(problem)
    assert aside.read_bytes() == content
    assert not path.exists()


def test_damaged_settings_that_cannot_be_put_aside_are_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    (home / "settings.json").write_text("{")
    monkeypatch.setattr(Path, "replace", refuse)
    settings, problem = load(home / "settings.json")
    assert settings == Settings()
    assert str(problem).endswith("The usual ones are used.")
    assert (home / "settings.json").read_text() == "{"


def test_settings_that_cannot_be_read_are_left_alone(home: Path) -> None:
    path = home / "settings.json"
    path.mkdir()
    settings, problem = load(path)
    assert settings == Settings()
    assert "cannot be read" in str(problem)
    assert path.is_dir()


def test_a_save_that_fails_leaves_what_was_there(home: Path) -> None:
    path = home / "settings.json"
    (path / "full").mkdir(parents=True)
    with pytest.raises(OSError, match=r"settings\.json"):
        save(CHANGED, path)
    assert [file.name for file in home.iterdir()] == ["settings.json"]


def test_a_value_that_cannot_be_is_refused() -> None:
    with pytest.raises(SettingsError, match="device cannot be 'tpu'"):
        replace(Settings(), device="tpu")


def test_what_is_kept_leaves_what_another_pad_has_changed(home: Path) -> None:
    path = home / "settings.json"
    keep(path, Settings(), goal=200)
    keep(path, Settings(guide=False), language="de")
    assert load(path) == (Settings(goal=200, language="de"), None)


@pytest.mark.parametrize(
    "content",
    ["{", '{"language": "fr"}', "[" * 100_000],
    ids=["damaged", "newer", "nested too deep"],
)
def test_all_that_is_known_is_kept_where_the_file_is_damaged_which_is_put_aside(
    home: Path, content: str
) -> None:
    path, aside = home / "settings.json", home / "settings.damaged.json"
    path.write_text(content)
    problem = keep(path, CHANGED, goal=200)
    assert load(path) == (replace(CHANGED, goal=200), None)
    assert aside.read_text() == content
    assert str(aside) in str(problem)


def test_all_that_is_known_is_kept_where_the_file_was_taken_away(home: Path) -> None:
    path = home / "settings.json"
    assert keep(path, CHANGED, goal=200) is None
    assert load(path) == (replace(CHANGED, goal=200), None)


def test_what_was_put_aside_before_stays(home: Path) -> None:
    path = home / "settings.json"
    for content in ("{", "["):
        path.write_text(content)
        _, problem = load(path)
    assert (home / "settings.damaged.json").read_text() == "{"
    assert (home / "settings.damaged-2.json").read_text() == "["
    assert str(home / "settings.damaged-2.json") in str(problem)


def test_what_a_newer_version_has_set_stays_when_others_are_kept(home: Path) -> None:
    path = home / "settings.json"
    path.write_text(json.dumps({"guide": False, "handedness": "left"}))
    keep(path, Settings(), goal=200)
    assert json.loads(path.read_text("utf-8"))["handedness"] == "left"
    assert load(path) == (Settings(guide=False, goal=200), None)


def test_nothing_is_kept_over_settings_that_cannot_be_read(home: Path) -> None:
    path = home / "settings.json"
    path.mkdir()
    with pytest.raises(OSError, match=r"settings\.json"):
        keep(path, Settings(), goal=200)
    assert path.is_dir()
