"""Record: what a run was made of and where, in its folder, for whoever reads it later."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import torch

from digitpad.files import write_text
from trainer.recipes.recipe import Recipe
from trainer.run_folder import RunError, state_file

RECIPE, RUN = "recipe.json", "run.json"
_PACKAGES = ("digitpad", "kornia", "numpy", "pillow", "safetensors", "torch", "torchvision")


@dataclass(frozen=True)
class Origin:
    """Where a run began: the commit of the code, None outside git, and the machine, in words."""

    commit: str | None
    machine: str


def keep_record(
    folder: Path,
    recipe: Recipe,
    *,
    seed: int,
    data: Sequence[dict[str, Any]],
    commit: str | None,
    start: str | None = None,
    gpus: Sequence[str] = (),
    processes: int = 1,
) -> Origin:
    """Write recipe.json and run.json; where a run goes on, only by what, and where, it does.

    data: entries as a card has them, with checksums. start: what it begins with, None from scratch.
    gpus, processes: names of the team's GPUs, and how many processes it has.
    Raises RunError where it cannot be written.
    """
    now = {"commit": commit, "versions": versions(), "machine": machine(gpus, processes)}
    path = folder / RUN
    try:
        if state_file(folder).exists() and path.exists():
            begun = json.loads(path.read_text(encoding="utf-8"))
            begun["resumed"].append(now)
        else:
            begun = {**now, "seed": seed, "start": start, "data": list(data), "resumed": []}
            _keep(folder / RECIPE, asdict(recipe))
        _keep(path, begun)
        return Origin(begun["commit"], in_words(begun["machine"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise RunError(
            "{path} cannot be read or written ({problem}): put it right, or take it away.",
            path=path,
            problem=error,
        ) from error


def code_commit() -> str | None:
    """The commit of the code that runs; None where it does not lie in a git repository of its own.

    A package that was installed may lie within the repository of something else.
    """
    root = Path(__file__).resolve().parents[2]
    try:
        answer = subprocess.run(
            ["git", "rev-parse", "--show-toplevel", "--verify", "HEAD"],
            cwd=root,
            stdin=subprocess.DEVNULL,  # trainer/orders.py may be listening to ours
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    top, known = answer.stdout.splitlines()
    return known if Path(top) == root else None


def versions() -> dict[str, str]:
    """Of Python and of the packages that a run depends on, those that are installed."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def machine(gpus: Sequence[str], processes: int = 1) -> dict[str, Any]:
    """What trains: names of the CPU and of GPUs, cores, threads of torch, processes of the team."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "gpus": list(gpus),
        "processes": processes,
    }


def in_words(machine: Mapping[str, Any]) -> str:
    """What of a machine trains: its GPUs, else its CPU with the threads of its processes."""
    threads = "one thread" if machine["threads"] == 1 else f"{machine['threads']} threads"
    if (processes := machine.get("processes", 1)) > 1:
        threads += f" in each of {processes} processes"
    return ", ".join(machine["gpus"]) or f"{machine['cpu']}, {threads}"


def _cpu() -> str:
    """Its name as its maker tells it, where the system knows."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def _keep(path: Path, document: dict[str, Any]) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    write_text(path, text)
