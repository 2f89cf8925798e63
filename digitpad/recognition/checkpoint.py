"""The checkpoint: a safetensors file that holds weights with all that is needed to use them.

Its one metadata key, `digitpad`, holds one JSON document: the card. Nothing is ever unpickled.
"""

from __future__ import annotations

import json
import os
from dataclasses import MISSING, asdict, dataclass, field, fields
from pathlib import Path
from types import UnionType
from typing import Any, NoReturn, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from digitpad import folders
from digitpad.files import written_whole
from digitpad.recognition.reading import MAX_DIGITS
from digitpad.worded import WordedError

FORMAT = 1
KEY = "digitpad"
"""Under which a file's metadata hold the card, as JSON."""
_FIRST = ("number", "digit")
"""The pad's own networks, which lists begin with."""

Weights = dict[str, NDArray[Any]]


class CheckpointError(WordedError):
    """A checkpoint that is missing, damaged or foreign: the message says what to do."""


@dataclass(frozen=True)
class Card:
    """What a checkpoint says about itself.

    name, title: short, and for people. network, arguments: which network, and how it is built.
    alphabet: a symbol a class. decoder: "ctc", "positions" or "single". framing: its numbers.
    calibration: its numbers for ink, and under "pictures" those for pictures. recipe: how it was
    trained. data: what it has seen, with checksums and writers. metrics: by protocol, "exact" with
    "low" and "high" of its 95 % interval, "count", and what else was measured.
    commit: of the code that trained it, None outside git.
    run: how the training went: "steps" done, "seconds" they took, "seed", and the "machine".
    exports: "forms" by name ("torch", "onnx", "int8"), each with "bytes", "exact" and "latency_ms",
    and the "protocol" whose validation drawings, "count" of them, they were measured on.
    """

    name: str
    title: str
    network: str
    arguments: dict[str, Any]
    alphabet: str
    decoder: str
    framing: dict[str, Any]
    calibration: dict[str, Any] = field(default_factory=dict)
    recipe: dict[str, Any] = field(default_factory=dict)
    data: list[dict[str, Any]] = field(default_factory=list)
    metrics: dict[str, dict[str, Any]] = field(default_factory=dict)
    commit: str | None = None
    run: dict[str, Any] = field(default_factory=dict)
    exports: dict[str, Any] = field(default_factory=dict)

    @property
    def comparison(self) -> bool:
        """Whether it is a published system, here to compare with."""
        return bool(self.recipe.get("published"))

    @property
    def most_digits(self) -> int:
        """How long the longest number is that it reads."""
        if self.decoder == "positions":
            places = self.arguments.get("positions")
            return places if isinstance(places, int) else MAX_DIGITS
        return 1 if self.decoder == "single" else MAX_DIGITS


def shipped() -> list[Path]:
    """The checkpoints that come with the program, the pad's own first."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "checkpoints"
    folder = inside if inside.is_dir() else package.parent / "checkpoints"
    return sorted(folder.glob("*.safetensors"), key=_rank)


def _rank(path: Path) -> tuple[int, str]:
    return (_FIRST.index(path.stem) if path.stem in _FIRST else len(_FIRST), path.stem)


def own_folder() -> Path:
    """Where the checkpoints lie that were made for the user; it need not exist."""
    return folders.home() / "checkpoints"


def own() -> list[Path]:
    """The user's own checkpoints, by name; none where one may not look."""
    if not os.path.isdir(own_folder()):  # glob raises where a folder round it may not be entered
        return []
    return sorted(own_folder().glob("*.safetensors"), key=lambda path: path.stem)


def available() -> list[Path]:
    """The shipped checkpoints, then the user's own."""
    return [*shipped(), *own()]


def find(name_or_path: str | Path) -> Path:
    """The file of a checkpoint by name, a shipped one before an own one, or of any by path."""
    named = {path.stem: path for path in reversed(available())}
    if str(name_or_path) in named:
        return named[str(name_or_path)]
    path = Path(name_or_path)
    if os.path.isfile(path):  # not Path's: that raises where one may not look
        return path
    raise CheckpointError(
        "There is no checkpoint {name!r}. Give the path of a file, or one of these: {known}.",
        name=str(name_or_path),
        known=", ".join(path.stem for path in available()),
    )


def read_card(path: Path) -> Card:
    """The card alone, without reading weights; raises CheckpointError."""
    with _opened(path) as file:
        return _card(path, file.metadata())


def load(path: Path) -> tuple[Card, Weights]:
    """Card and weights; raises CheckpointError."""
    with _opened(path) as file:
        card = _card(path, file.metadata())
        try:
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
        except (SafetensorError, AttributeError, TypeError) as error:  # numpy lacks some types
            raise _damaged(path, error) from error
    for name, array in weights.items():
        if array.dtype.isbuiltin != 1:  # other packages teach numpy more types than torch takes
            raise _damaged(path, TypeError(f"{name} is of type {array.dtype}"))
    return card, weights


def save_checkpoint(path: Path, card: Card, weights: Weights) -> None:
    """Write a checkpoint whole; raises OSError, ValueError for NaN in its card."""
    # safetensors takes an array's memory as it lies, turned or not.
    in_order = {name: np.asarray(array, order="C") for name, array in weights.items()}
    with written_whole(path) as aside:
        aside.write_bytes(save(in_order, {KEY: card_text(card)}))


def card_text(card: Card) -> str:
    """A card as it stands in a file; raises ValueError for NaN."""
    return json.dumps({"format": FORMAT, **asdict(card)}, allow_nan=False)


def _opened(path: Path) -> Any:
    try:
        return safe_open(path, framework="numpy")
    except FileNotFoundError as error:
        raise CheckpointError("There is no file {file}.", file=path) from error
    except (SafetensorError, OSError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> CheckpointError:
    return CheckpointError(
        "{file} cannot be read as a checkpoint: it is damaged, or another kind of file ({reason}). "
        "Fetch it again, or choose another one.",
        file=path,
        reason=error,
    )


def _card(path: Path, metadata: dict[str, str] | None) -> Card:
    if not metadata or KEY not in metadata:
        raise CheckpointError(
            "{file} holds weights, but not of digitpad. Choose a checkpoint of digitpad.",
            file=path,
        )
    try:
        document = json.loads(metadata[KEY], parse_constant=_refuse_constant)
        version = document.pop("format")
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise _damaged(path, error) from error
    if version != FORMAT:
        raise CheckpointError(
            "{file} has format {version}; this digitpad reads format {format}. "
            "Choose another checkpoint, or the digitpad that it was made for.",
            file=path,
            version=version,
            format=FORMAT,
        )
    _check(path, document)
    return Card(**document)


def _refuse_constant(name: str) -> NoReturn:
    """Python reads NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is no number")


def _check(path: Path, document: dict[str, Any]) -> None:
    """Raises CheckpointError where something is wrong with a card's entries."""
    hints = get_type_hints(Card)
    if unknown := sorted(document.keys() - hints.keys()):
        raise CheckpointError(
            "{file} has entries that digitpad does not know: {names}. Choose another checkpoint.",
            file=path,
            names=", ".join(unknown),
        )
    needed = {item.name for item in fields(Card) if item.default is item.default_factory is MISSING}
    if missing := sorted(needed - document.keys()):
        raise CheckpointError(
            "{file} lacks entries that digitpad needs: {names}. Choose another checkpoint.",
            file=path,
            names=", ".join(missing),
        )
    if wrong := [name for name, value in document.items() if not _is_a(value, hints[name])]:
        raise CheckpointError(
            "{file} has entries of the wrong kind: {names}. Choose another checkpoint.",
            file=path,
            names=", ".join(wrong),
        )
    metrics = document.get("metrics", {})
    if broken := [name for name, figures in metrics.items() if not _are_whole(figures)]:
        raise CheckpointError(
            "{file} has figures that are not whole: {names}. Choose another checkpoint.",
            file=path,
            names=", ".join(broken),
        )


def _are_whole(figures: object) -> bool:
    """Whether what is known of a protocol has what every table of checkpoints shows."""
    return isinstance(figures, dict) and all(
        isinstance(figures.get(name), int | float) for name in ("exact", "low", "high", "count")
    )


def _is_a(value: object, hint: Any) -> bool:
    """Whether a value is of an annotated type, as far as its outermost layer goes."""
    plain = hint if isinstance(hint, UnionType) else get_origin(hint) or hint
    return isinstance(value, plain)
