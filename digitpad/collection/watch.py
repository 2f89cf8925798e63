"""Watch: sees how far an import or export is, and can stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TypeVar

Item = TypeVar("Item")
Report = Callable[[int, int], None]
"""Is told how many drawings are done, and about how many there are in all."""


class StoppedError(Exception):
    """Somebody stopped it on the way."""


class Watch:
    """Goes along with the drawings; it reports in their thread, and is stopped from any."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._stopped = Event()

    def stop(self) -> None:
        """End it before the next drawing, or the next file that is looked for."""
        self._stopped.set()

    def each(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items; raises StoppedError once it is stopped."""
        for item in items:
            if self._stopped.is_set():
                raise StoppedError
            yield item

    def over(self, items: Iterable[Item], expected: int) -> Iterator[Item]:
        """The same items, told one after the other; raises StoppedError once it is stopped."""
        for number, item in enumerate(self.each(items), start=1):
            yield item
            # What was expected is a guess where files hold more than one can see from outside.
            self._report(number, max(expected, number))
