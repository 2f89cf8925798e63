"""Protocol: a named, seeded way to make an evaluation set, so that figures compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from trainer.data.sample import DataError, Part, Sample
from trainer.data.sources import described
from trainer.optional import needed
from trainer.protocols.attack import Attack


@dataclass(frozen=True)
class Protocol:
    """An evaluation set: what it is for people, which data it draws on, and how it is made.

    data: "" where it draws on none. longest: characters in its longest label; 1 for pictures of
    one's own, of which a network is measured on those with as many digits as it reads.
    refused: right is to refuse, not to read.
    kinds: its samples fall into so many runs of one length, which are called so in this order.
    clean: the protocol of what it spoils, "" where it spoils nothing.
    attack: what is done to the frames that a network sees, to make it misread them.
    on_request: measured only where somebody, or a recipe, names it, as it takes long, is drawn as
    one system draws, or is of data that few have.
    package: what it is made with beyond what the packaged program has; "" for nothing.
    """

    name: str
    title: str
    data: str
    samples: Callable[[Path, Part], list[Sample]]
    longest: int = 5
    refused: bool = False
    kinds: tuple[str, ...] = ()
    clean: str = ""
    attack: Attack | None = None
    on_request: bool = False
    package: str = ""

    def suits(self, decoder: str, most_digits: int) -> bool:
        """Whether it says anything of a network with that decoder, for so many digits."""
        return self.longest <= most_digits and (decoder == "ctc" or not self.refused)

    def check_package(self) -> None:
        """Raises DataError where what it is made with is not installed."""
        if self.package and find_spec(self.package) is None:
            raise DataError(needed(self.package))

    def sources(self, folder: Path, part: Part, samples: list[Sample]) -> list[dict[str, Any]]:
        """What it draws on, as a card lists its data."""
        return [described(folder, self.data, part, samples)] if self.data else []
