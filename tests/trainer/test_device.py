"""Devices: what they can compute in, and the memory that they compute in."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch

from trainer.device import autocast, has_bf16

AGAIN_AND_AGAIN = """
from resource import RUSAGE_SELF, getrusage
import torch
from trainer.device import keep_memory
keep_memory()
for _ in range(2):
    before = getrusage(RUSAGE_SELF).ru_minflt
    for _ in range(20):
        torch.ones(20_000_000)
print(getrusage(RUSAGE_SELF).ru_minflt - before)
"""
"""Prints how many pages the kernel had to clear for 20 times 80 MB, one after another."""


@pytest.mark.parametrize(
    ("capabilities", "able"),
    [
        ({"avx2": True, "avx512_bf16": False, "amx_bf16": False}, False),
        ({"avx2": True, "avx512_bf16": True, "amx_bf16": False}, True),
        ({"avx2": True, "avx512_bf16": False, "amx_bf16": True}, True),
        ({"architecture": "aarch64"}, False),
    ],
)
def test_a_processor_computes_in_bfloat16_where_it_has_the_instructions(
    capabilities: dict[str, object], able: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities, raising=False)
    assert has_bf16("cpu") == able
    with autocast("cpu", "bf16"):
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == (
            torch.bfloat16 if able else torch.float32
        )
    with autocast("cpu", "fp32"):
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == torch.float32


def test_a_processor_that_torch_says_nothing_of_computes_in_float32(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    assert not has_bf16("cpu")


@pytest.mark.parametrize("able", [True, False])
def test_a_gpu_is_asked_for_more_than_emulation(
    able: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def native(*, including_emulation: bool) -> bool:
        return able or including_emulation

    monkeypatch.setattr(torch.cuda, "is_bf16_supported", native)
    assert has_bf16("cuda:1") == able


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's memory is kept")
def test_memory_that_is_given_back_is_there_for_the_next_step() -> None:
    run = [sys.executable, "-c", AGAIN_AND_AGAIN]
    told = subprocess.run(run, capture_output=True, text=True, check=True)

    assert int(told.stdout) < 20_000, "all of them would be 390,000"
