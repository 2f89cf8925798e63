"""Settings: the user's choices, kept from one start to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from digitpad import files, folders
from digitpad.worded import WordedError

_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "bool": (bool,),
    "int": (int,),
    "float": (float, int),
}
"""What JSON may hold for a field of each annotation."""
GOALS = (50, 100, 200, 500)
"""How many numbers one may set out to write."""
_VALUES: dict[str, tuple[object, ...]] = {
    "goal": GOALS,
    "device": ("auto", "cpu", "cuda"),
    "appearance": ("system", "light", "dark"),
    "language": ("system", "en", "de"),
}
_WIDEST_PEN = 100.0


class SettingsError(WordedError, ValueError):
    """Settings that cannot be; the message says what is wrong with them."""


@dataclass(frozen=True)
class Settings:
    """What the user chose.

    checkpoint: name of a shipped one or a path. device: "auto", "cpu" or "cuda".
    appearance: "system", "light" or "dark". language: "system", "en" or "de".
    pen_width: in device-independent pixels.
    guide, frame, deciding, history: whether the guide line, what the network sees, which ink
    decided and the accepted numbers are shown.
    keep_accepted: whether drawings are kept when their numbers are accepted.
    smoothing: whether lines are shown smooth. scratch_out: whether a zigzag erases what it crosses.
    goal: how many numbers the user wants to collect.
    newcomer: whether the first hints are still to be shown.
    place: the window's place and size, as Qt writes it, in base 64; empty until it is known.
    """

    checkpoint: str = "number"
    device: str = "auto"
    appearance: str = "system"
    language: str = "system"
    pen_width: float = 6.0
    guide: bool = True
    frame: bool = True
    deciding: bool = False
    history: bool = False
    keep_accepted: bool = False
    smoothing: bool = True
    scratch_out: bool = True
    goal: int = 100
    newcomer: bool = True
    place: str = ""

    def __post_init__(self) -> None:
        """Raises SettingsError for a value that its setting cannot have."""
        for field in fields(self):
            value = getattr(self, field.name)
            kinds, values = _KINDS[str(field.type)], _VALUES.get(field.name, (value,))
            if type(value) not in kinds or value not in values:
                raise SettingsError("{name} cannot be {value!r}", name=field.name, value=value)
        if not 0 < self.pen_width <= _WIDEST_PEN:
            raise SettingsError(
                "{name} cannot be {value!r}", name="pen_width", value=self.pen_width
            )
        if not self.place.isascii():  # as base 64 is
            raise SettingsError("{name} cannot be {value!r}", name="place", value=self.place)


def default_path() -> Path:
    """The file of the user's own settings; it need not exist."""
    return folders.home() / "settings.json"


def load(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings in a file, and what is wrong with it, if anything is.

    The defaults where there is no such file, and where it is damaged: then it is put aside, so that
    nothing in it is lost. Settings that this version does not know are passed over, and stay there.
    """
    try:
        return _settings(_document(path)), None
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), SettingsError(
            "Your settings cannot be read ({reason}). The usual ones are used.", reason=error
        )
    except (ValueError, RecursionError) as error:
        return Settings(), _damaged(error, _aside(path))


def _damaged(error: Exception, aside: Path | None) -> SettingsError:
    if aside is None:
        return SettingsError(
            "Your settings are damaged ({reason}). The usual ones are used.", reason=error
        )
    return SettingsError(
        "Your settings are damaged ({reason}). The usual ones are used; yours are {file}.",
        reason=error,
        file=aside,
    )


def _rewritten(error: Exception, aside: Path | None) -> SettingsError:
    if aside is None:
        return SettingsError(
            "The file of your settings was damaged ({reason}), and is written anew.", reason=error
        )
    return SettingsError(
        "The file of your settings was damaged ({reason}), and is written anew; the old one is "
        "{file}.",
        reason=error,
        file=aside,
    )


def _aside(path: Path) -> Path | None:
    """Put a damaged file aside; where it is now, None where that cannot be."""
    try:
        damaged = path.with_name(f"{path.stem}.damaged{path.suffix}")
        return path.replace(folders.free_path(damaged))
    except OSError:  # where settings cannot be saved, either
        return None


def keep(path: Path, known: Settings, **changes: Any) -> SettingsError | None:
    """Write what the user has changed; what another pad has changed there meanwhile stays.

    So do settings that this version does not know. Where there is no such file, and where it is
    damaged, all that is known is written anew: a damaged one is put aside, and what is wrong with
    it given back. Raises OSError where the file cannot be read or written.
    """
    problem = None
    try:
        document = _document(path)
        kept = _settings(document)
    except FileNotFoundError:
        document, kept = {}, known
    except (ValueError, RecursionError) as error:
        document, kept = {}, known
        problem = _rewritten(error, _aside(path))
    _write(document | asdict(replace(kept, **changes)), path)
    return problem


def save(settings: Settings, path: Path) -> None:
    """Write the settings, and nothing else; raises OSError where that cannot be."""
    _write(asdict(settings), path)


def _write(document: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_text(path, json.dumps(document, indent=2) + "\n")


def _document(path: Path) -> dict[str, Any]:
    document: Any = json.loads(path.read_text("utf-8"))
    if not isinstance(document, dict):
        raise SettingsError("they are no JSON object")
    return document


def _settings(document: dict[str, Any]) -> Settings:
    known = {field.name for field in fields(Settings)}
    return Settings(**{name: value for name, value in document.items() if name in known})
