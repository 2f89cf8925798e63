"""Where a checkpoint comes from: its run, machine, versions, data and recipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digitpad import program
from trainer.export import FORMS
from trainer.report.curves import Curves
from trainer.report.page import Html, Section, columns, joined, pairs, panel, panels, said, table
from trainer.report.subject import BENCH, Subject
from trainer.report.words import duration, percent


def origin_sections(subject: Subject, run: Curves) -> Iterator[Section]:
    """How it was made, and by which recipe."""
    alone = not subject.facts.get("versions")
    made = [
        panel("Training", "", pairs(_training(subject, run)), wide=alone),
        *_versions(subject.facts),
        *_exports(subject),
    ]
    yield Section("origin", "How it was made", joined([panels(made), _data(subject)]))
    recipe = [panel(name, "", pairs(values)) for name, values in _recipe(subject.recipe)]
    body = columns(recipe) if recipe else said("The recipe was not written down.")
    yield Section("recipe", "The recipe", body)


def _training(subject: Subject, run: Curves) -> dict[str, str]:
    """What is known of the run, from its folder or else from the checkpoint's card."""
    card = subject.card.run if subject.card else {}
    known = {**card, **subject.facts}
    facts = {"steps": _steps(subject, run.last or card.get("steps", 0), run.planned)}
    if "start" in known:
        facts["begun with"] = str(known["start"] or "fresh weights")
    if run.bests:
        facts["best after step"] = f"{run.bests[-1][0]:,}"
    if run.ended:
        facts["ended early"] = f"no lower validation loss in {run.ended} looks"
    if seconds := run.seconds or card.get("seconds"):
        facts["training time"] = duration(seconds)
    if again := len(subject.facts.get("resumed", ())):
        facts["resumed"] = "once" if again == 1 else f"{again} times"
    facts["machine"] = _machine(known.get("machine"))
    if known.get("seed") is not None:
        facts["seed"] = str(known["seed"])
    facts["commit"] = str(_commit(subject) or "not known: it was trained outside git")
    if not subject.facts.get("versions"):
        facts["versions"] = "not known here: they stand in the folder of a run"
    facts["step with real data"] = _cost(subject)
    return facts


def _steps(subject: Subject, done: int, reported: int) -> str:
    planned = subject.recipe.get("training", {}).get("steps", reported)
    if done:
        return f"{done:,} of {planned:,} in the recipe"
    return f"{planned:,} in the recipe" if planned else "not known"


def _machine(machine: Any) -> str:
    """A machine as its record has it: its GPUs, else its CPU, and how much of it was used."""
    if not isinstance(machine, dict):
        return str(machine or "not known")
    gpus = [str(gpu) for gpu in machine.get("gpus") or ()]
    parts = gpus or [str(machine.get("cpu", "not known"))]
    for one, several in (("core", "cores"), ("thread", "threads"), ("process", "processes")):
        if count := machine.get(several):
            parts.append(f"{count} {one if count == 1 else several}")
    return ", ".join(parts)


def _commit(subject: Subject) -> Any:
    return subject.facts.get("commit") or (subject.card.commit if subject.card else None)


def _cost(subject: Subject) -> str:
    """How many times a step on one fixed batch costs: what making batches takes."""
    ratio, allowed = (subject.bench.get(name) for name in ("ratio", "allowed"))
    if not isinstance(ratio, int | float):
        bench = f"{program.trainer()} bench {subject.name} --format json > RUN/{BENCH}"
        return f"not measured: {bench} does it"
    most = f", of {allowed:g} allowed" if isinstance(allowed, int | float) else ""
    return f"{ratio:.2f} times one on a fixed batch{most}"


def _versions(facts: Mapping[str, Any]) -> Iterator[Html]:
    if versions := facts.get("versions"):
        named = {str(name): str(version) for name, version in versions.items()}
        yield panel("Versions", "", pairs(named))


def _exports(subject: Subject) -> Iterator[Html]:
    """What became of the checkpoint elsewhere: ONNX, whole numbers of eight bits."""
    exports = subject.card.exports if subject.card else {}
    rows = [
        (
            FORMS.get(name, name),
            f"{form['bytes'] / 1e6:.1f}",
            "" if form["exact"] is None else percent(form["exact"]),
            f"{form['latency_ms']:.2f}",
        )
        for name, form in exports.get("forms", {}).items()
    ]
    if rows:
        head = ("form", "MB", "read exactly right", "ms a drawing")
        read = f"{exports['count']:,} validation drawings of {exports['protocol']}, on "
        words = f"{read if exports['protocol'] else 'On '}one thread."
        yield panel("Forms", words, table(head, rows, numbers=(1, 2, 3)), wide=True)


def _data(subject: Subject) -> Html:
    """Counts and checksums; writers are counted, never named."""
    entries = subject.card.data if subject.card else subject.facts.get("data", [])
    rows = [
        (
            entry["name"],
            entry["part"],
            f"{entry['samples']:,}",
            f"{len(entry['writers']):,}" if entry["writers"] else "not known",
            (entry["sha256"] or "")[:12],
        )
        for entry in entries
    ]
    if not rows:
        return panels([panel("Data", "Not known: a finished run says what it has seen.", Html(""))])
    head = ("data set", "part", "samples", "writers", "checksum (sha256)")
    words = "Learnt from (train); chosen and calibrated by (validate)."
    return panels([panel("Data", words, table(head, rows, numbers=(2, 3)), wide=True)])


def _recipe(recipe: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The recipe's tables, the values that stand in none first."""
    loose = {key: value for key, value in recipe.items() if not isinstance(value, dict)}
    if loose:
        yield "recipe", _flat(loose)
    for key, value in recipe.items():
        if isinstance(value, dict) and value:
            yield key, _flat(value)


def _flat(values: Mapping[str, Any], above: str = "") -> dict[str, str]:
    """Nested tables as one, with dots in the names; what is not set is left out."""
    flat: dict[str, str] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{above}{key}.")
        elif value not in (None, (), []):
            flat[f"{above}{key}"] = _plain(value)
    return flat


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_plain(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
