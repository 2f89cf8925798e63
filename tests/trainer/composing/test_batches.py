"""Batches: number k is always the same, whoever makes it."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch

from digitpad.recognition.frame import Framing
from trainer.composing.batches import Batch, Batches, stream

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture

# From Python 3.12 on, forking is warned of where numpy has threads; they do nothing then.
pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

FRAMING = Framing(height=16, width=48)

DIGEST = """
import hashlib, pickle, sys
batch = pickle.load(open(sys.argv[1], "rb"))[int(sys.argv[2])]
print(hashlib.sha256(batch.frames.numpy().tobytes() + "".join(batch.labels).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def batches(new_mixture: NewMixture) -> Batches:
    return Batches(new_mixture().sample, FRAMING, seed=3, size=8, pen_spread=0.2)


def same(one: Batch, another: Batch) -> bool:
    return one.labels == another.labels and torch.equal(one.frames, another.frames)


def test_a_batch_holds_frames_in_grey_and_their_labels(batches: Batches) -> None:
    batch = batches[0]

    assert batch.frames.shape == (8, 1, 16, 48)
    assert batch.frames.dtype == torch.uint8
    assert (batch.frames.amax(dim=(1, 2, 3)) > 200).all()
    assert len(batch.labels) == 8


def test_a_batch_is_a_function_of_seed_and_number(
    batches: Batches, new_mixture: NewMixture
) -> None:
    make = new_mixture().sample
    again = Batches(make, FRAMING, seed=3, size=8, pen_spread=0.2)
    another_seed = Batches(make, FRAMING, seed=4, size=8, pen_spread=0.2)

    assert same(batches[5], again[5])
    assert not same(batches[5], batches[6])
    assert not same(batches[5], another_seed[5])


def test_a_batch_is_the_same_in_another_process(batches: Batches, tmp_path: Path) -> None:
    file = tmp_path / "batches"
    file.write_bytes(pickle.dumps(batches))
    command = [sys.executable, "-c", DIGEST, str(file), "7"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    batch = batches[7]
    digest = hashlib.sha256(batch.frames.numpy().tobytes() + "".join(batch.labels).encode())

    assert answer.stdout.strip() == digest.hexdigest()


def test_the_pen_is_as_wide_as_the_framing_says_more_or_less(new_mixture: NewMixture) -> None:
    make = new_mixture().ink_number
    thin, thick = Framing(16, 48, pen=1.0), Framing(16, 48, pen=3.0)
    ink = [
        float(Batches(make, framing, 0, 32, spread)[0].frames.float().mean())
        for framing, spread in ((thin, 0.0), (thick, 0.0), (thin, 0.5))
    ]

    assert ink[1] > 1.5 * ink[0]
    assert ink[2] != ink[0]


def test_a_stream_gives_the_batches_in_order(batches: Batches) -> None:
    given = list(stream(batches, 4, 7, workers=0))

    assert len(given) == 3
    assert all(same(one, batches[number]) for one, number in zip(given, (4, 5, 6), strict=True))


def test_a_stream_that_is_closed_leaves_no_worker(batches: Batches) -> None:
    with closing(stream(batches, 0, 1000, workers=2)) as coming:
        given = list(islice(coming, 5))
        assert len(multiprocessing.active_children()) == 2

    assert multiprocessing.active_children() == []
    assert all(same(batch, batches[number]) for number, batch in enumerate(given))


def test_a_worker_goes_on_when_ctrl_c_reaches_it(batches: Batches) -> None:
    with closing(stream(batches, 0, 1000, workers=1)) as coming:
        first = next(coming)
        [worker] = multiprocessing.active_children()
        assert worker.pid is not None
        for number in (signal.SIGINT, signal.SIGTERM):
            os.kill(worker.pid, number)
        more = list(islice(coming, 40))

        assert worker.is_alive()
    assert same(first, batches[0])
    assert same(more[-1], batches[40])
