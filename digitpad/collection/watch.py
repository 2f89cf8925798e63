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
        """End it before the next drawing."""
        self._stopped.set()

    def over(self, items: Iterable[Item], expected: int) -> Iterator[Item]:
        """The same items, told one after the other; raises StoppedError once it is stopped."""
        for number, item in enumerate(items, start=1):
            if self._stopped.is_set():
                raise StoppedError
            yield item
            # What was expected is a guess where files hold more than one can see from outside.
            self._report(number, max(expected, number))
