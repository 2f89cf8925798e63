"""The networks, one module each: dropping a module in is all it takes to add one.

A module's name is its network's name. It holds one class, Network, an nn.Module whose keyword
arguments are plain values, `symbols` among them, and which turns frames (B, 1, H, W) float32 in
0..1 into logits (B, symbols), or (B, T, symbols) for steps or for the places of a number. One that
is built for frames of one size takes it as `size`, (H, W); any other reads frames of 32 by 32, too.
One that is built for so many places takes them as `positions`.
"""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from torch import nn


class NetworkError(Exception):
    """A network, or an argument of one, that does not exist or cannot be."""


def names() -> list[str]:
    """The names of all networks."""
    return sorted(module.name for module in iter_modules(__path__))


def build(name: str, arguments: dict[str, Any]) -> nn.Module:
    """A network with fresh weights.

    Raises NetworkError for unknown names and arguments, and where a network finds too little in an
    argument; TypeError, ValueError and RuntimeError where torch finds it wrong.
    """
    if name not in names():
        raise NetworkError(f"There is no network {name!r}; there are: {', '.join(names())}")
    network = import_module(f"{__name__}.{name}").Network
    known = [*inspect.signature(network).parameters]
    if unknown := sorted(arguments.keys() - {*known}):
        near = get_close_matches(unknown[0], known, n=1, cutoff=0.4)
        hint = f"; did you mean {near[0]}?" if near else f"; there are: {', '.join(known)}"
        raise NetworkError(f"Network {name!r} has no argument {', '.join(unknown)}{hint}")
    try:
        built = network(**arguments)
    except (IndexError, KeyError, ZeroDivisionError) as error:
        raise NetworkError(f"Network {name!r} cannot be made of {arguments}: {error!r}") from error
    assert isinstance(built, nn.Module)
    return built
