"""Team: the processes that train one network together, each on its part of every batch."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar, cast

import torch
import torch.distributed as dist
import torch.distributed.nn.functional
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from trainer.device import best_device
from trainer.run_folder import RunError

T = TypeVar("T")

_PATIENCE = timedelta(hours=2)
"""How long the others wait while the first one reads the validation data."""


@dataclass(frozen=True)
class Team:
    """What one of the processes knows of itself: its device, its rank, how many they are.

    one_computer: whether all of them run on the same one.
    Everything is done as if it was alone; what they exchange is exchanged by its methods.
    """

    device: str = "cpu"
    rank: int = 0
    size: int = 1
    one_computer: bool = True

    @property
    def first(self) -> bool:
        """Whether this is the one that looks, writes and reports."""
        return self.rank == 0

    def share(self, count: int) -> slice:
        """Which of so many samples this process learns from; all together they are all.

        Raises RunError where there are fewer than processes.
        """
        if count < self.size:
            raise RunError(
                f"{count} samples are too few for {self.size} processes: raise training.batch."
            )
        return slice(count * self.rank // self.size, count * (self.rank + 1) // self.size)

    def taught(self, network: nn.Module) -> nn.Module:
        """The network as it is called in training: gradients become the mean over all processes.

        Batch norm counts the whole batch on GPUs, and on CPUs its own share of it: torch has the
        one that counts them together for CUDA alone. The first one's statistics are kept.
        """
        if self.size == 1:
            return network
        if not self.device.startswith("cuda"):
            return DistributedDataParallel(network)
        network = nn.SyncBatchNorm.convert_sync_batchnorm(network)  # type: ignore[no-untyped-call]
        return DistributedDataParallel(network, device_ids=[torch.device(self.device)])

    def gpus(self) -> list[str]:
        """The names of all processes' GPUs, in the order of their ranks; none on CPUs."""
        if not self.device.startswith("cuda"):
            return []
        own = torch.cuda.get_device_name(self.device)
        return [self.told(own, by=rank) for rank in range(self.size)]

    def summed(self, values: Tensor) -> Tensor:
        """The sum of all processes' values."""
        if self.size > 1:
            dist.all_reduce(values)
        return values

    def agreed(self, *flags: bool) -> tuple[bool, ...]:
        """For each flag whether any process raises it."""
        if self.size == 1:
            return flags
        raised = torch.tensor(flags, dtype=torch.uint8)
        dist.all_reduce(raised, dist.ReduceOp.MAX)
        return tuple(bool(flag) for flag in raised)

    def told(self, value: T, by: int = 0) -> T:
        """What one process says, in all of them; by: its rank."""
        if self.size == 1:
            return value
        box = [value if self.rank == by else None]
        dist.broadcast_object_list(box, src=by)
        return cast(T, box[0])


ALONE = Team()
"""One process, on the CPU."""


@contextmanager
def joined() -> Iterator[Team]:
    """The team that torchrun has started this process in; a team of one where nobody did.

    Its threads end with it: one of gloo's that is still busy while Python finalizes aborts the
    process. They live as long as anything refers to the process group: a cycle of
    DistributedDataParallel, which is collected, or torch.distributed.nn.functional, whose functions
    keep the group of the time of its import as a default, which is why it is imported above.
    Raises RunError where there are more processes than GPUs on a computer that has some.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    device = best_device()
    if size == 1:
        yield Team(device)
        return
    if device == "cuda":
        device = _own_gpu()
        torch.cuda.set_device(device)
    # What lies in the memory of the computer goes by gloo on GPUs, too.
    dist.init_process_group("gloo" if device == "cpu" else "cpu:gloo,cuda:nccl", timeout=_PATIENCE)
    try:
        one_computer = int(os.environ.get("LOCAL_WORLD_SIZE", size)) == size
        team = Team(device, dist.get_rank(), size, one_computer)
        # One that ended before the others had connected would end them by gloo's error.
        team.agreed(False)
        yield team
    finally:
        dist.destroy_process_group()
        gc.collect()


def _own_gpu() -> str:
    """The GPU of this process alone; raises RunError where its computer has too few for all."""
    rank = int(os.environ["LOCAL_RANK"])
    processes = int(os.environ.get("LOCAL_WORLD_SIZE", rank + 1))
    gpus = torch.cuda.device_count()
    if processes > gpus:
        raise RunError(
            f"{processes} processes were started here, and there are GPUs for {gpus}: start as "
            f"many processes as GPUs, as in torchrun --nproc-per-node={gpus}."
        )
    return f"cuda:{rank}"
