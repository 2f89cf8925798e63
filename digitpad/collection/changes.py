"""Changes to kept drawings that can be taken back, and leave what another pad did meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from digitpad.collection.drawing import Drawing

if TYPE_CHECKING:
    from digitpad.collection.store import Collection


@dataclass(frozen=True)
class Change:
    """One drawing as it was, and as it is to be."""

    before: Drawing
    after: Drawing

    @property
    def undone(self) -> Self:
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


def make(collection: Collection, changes: Iterable[Change]) -> list[Change]:
    """Make all changes together, and return those that were made.

    A drawing that is no longer as it was before is left alone: somebody else has changed it.
    """
    with collection.transaction():
        return [one for one in changes if collection.change(one.before, one.after)]


def relabelled(drawings: Iterable[Drawing], label: str) -> list[Change]:
    """Gives drawings another label; raises LabelError where that is none."""
    changed = [Change(drawing, replace(drawing, label=label)) for drawing in drawings]
    return [change for change in changed if change.before != change.after]


def deleted(drawings: Iterable[Drawing]) -> list[Change]:
    """Takes drawings out of sight."""
    return [Change(drawing, replace(drawing, deleted=True)) for drawing in drawings]


def restored(drawings: Iterable[Drawing]) -> list[Change]:
    """Brings deleted drawings back."""
    return [Change(drawing, replace(drawing, deleted=False)) for drawing in drawings]


def undone(changes: Sequence[Change]) -> list[Change]:
    """The changes that take these back, the last one first."""
    return [change.undone for change in reversed(changes)]
