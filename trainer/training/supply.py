"""Supply: the batches of a run, which the processes of a team make by turns."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager

from torch.utils.data import Dataset

from trainer.composing.batches import Batch, stream
from trainer.run.team import Team
from trainer.run_folder import RunError

_KILLED = "DataLoader worker"
"""How torch's words begin where one of the processes that make batches has died."""


def supply(
    batches: Dataset[Batch], start: int, stop: int, workers: int, team: Team
) -> Generator[Batch]:
    """Batches start to stop, whole ones in every process.

    The processes make them by turns; on GPUs without workers each makes all, as what is made there
    is sooner made again than sent.
    Close it when done before the end, in all processes at the same batch.
    """
    if team.size == 1 or (team.device != "cpu" and not workers):
        yield from stream(batches, start, stop, workers)
        return
    first, last = (-(-(number - team.rank) // team.size) for number in (start, stop))
    with closing(stream(_Turns(batches, team), first, last, workers)) as own:
        for number in range(start, stop):
            by = number % team.size
            yield team.told(next(own) if by == team.rank else None, by=by)  # type: ignore[misc]


@contextmanager
def watched(workers: int) -> Iterator[None]:
    """Within it the death of one of the processes that make batches, if any, is a RunError.

    One that dies while it hands a batch over breaks its connection before torch notices.
    """
    try:
        yield
    except (RuntimeError, ConnectionError, EOFError) as error:
        broken = not isinstance(error, RuntimeError) and workers
        if not (broken or str(error).startswith(_KILLED)):
            raise
        raise RunError(
            "A process that makes batches was killed, as the system does where memory runs out: "
            "close other programs, and go on with --resume, with fewer --workers where there are "
            "several."
        ) from error


class _Turns(Dataset[Batch]):
    """Of every `size` batches the one that it is this process's turn to make."""

    def __init__(self, batches: Dataset[Batch], team: Team) -> None:
        self._batches, self._rank, self._size = batches, team.rank, team.size

    def __getitem__(self, turn: int) -> Batch:
        return self._batches[turn * self._size + self._rank]
