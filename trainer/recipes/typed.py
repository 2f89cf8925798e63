"""Dataclasses from nested tables of plain values, each value checked against its annotation."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from digitpad.worded import WordedError


class RecipeError(WordedError, ValueError):
    """A recipe that cannot be used: the message names the key and what to write instead."""


_IN_WORDS = {
    bool: "true or false",
    dict: "a table",
    float: "a number",
    int: "a whole number",
    list: "a list",
    str: "a text",
}
"""Kinds of values as TOML has them, for people."""


def built(kind: type[Any], table: dict[str, Any], where: str = "") -> Any:
    """A dataclass from a table; where: the key of the table, with a dot, for messages.

    Raises RecipeError, which names the nearest right key where one is unknown.
    """
    hints = get_type_hints(kind)
    for key in table:
        if key not in hints:
            near = get_close_matches(key, hints, n=1, cutoff=0.4)
            hint = f"; did you mean {where}{near[0]}?" if near else "."
            raise RecipeError(f"There is no {where}{key} in a recipe{hint}")
    missing = [
        item.name
        for item in fields(kind)
        if item.name not in table and item.default is item.default_factory
    ]
    if missing:
        raise RecipeError(f"The recipe lacks {where}{missing[0]}.")
    values = {key: _value(hints[key], value, f"{where}{key}") for key, value in table.items()}
    try:
        return kind(**values)
    except ValueError as error:  # what a dataclass itself finds wrong
        raise RecipeError(f"{where.removesuffix('.') or 'The recipe'}: {error}.") from error


def change(table: dict[str, Any], text: str) -> None:
    """Set one value of nested tables from "some.key=value"; raises RecipeError.

    The value is in TOML's notation; what is nothing in it is text.
    """
    key, equals, written = (part.strip() for part in text.partition("="))
    if not equals:
        raise RecipeError(f"Write --set key=value, not {text!r}.")
    try:
        value = tomllib.loads(f"value = {written}")["value"]
    except tomllib.TOMLDecodeError:
        value = written
    *above, last = key.split(".")
    for part in above:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            raise RecipeError(f"There is no {key} in a recipe: {part} is no table.")
    table[last] = value


def _value(hint: Any, value: Any, where: str) -> Any:
    """A value as its annotation wants it: a dataclass, a tuple, or as TOML has it."""
    if isinstance(hint, UnionType):  # something or None, which TOML leaves out
        if value is None:
            return None
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    kind: Any = get_origin(hint) or hint
    if type(value) is int and kind is float:
        value = float(value)
    nested = is_dataclass(kind)
    written: Any = {tuple: list}.get(kind, dict if nested else kind)
    if type(value) is not written or (kind is float and not isfinite(value)):
        raise RecipeError(f"{where} must be {_IN_WORDS[written]}, not {value!r}.")
    if nested:
        return built(kind, value, f"{where}.")
    return _row(hint, value, where) if kind is tuple else value


def _row(hint: Any, values: list[Any], where: str) -> tuple[Any, ...]:
    """A list as a tuple: of so many values as its annotation has, or of any number of one kind."""
    kinds = get_args(hint)
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(values)
    if len(kinds) != len(values):
        raise RecipeError(f"{where} must be a list of {len(kinds)}, not {values!r}.")
    return tuple(
        _value(kind, value, f"{where}[{number}]")
        for number, (kind, value) in enumerate(zip(kinds, values, strict=True))
    )
