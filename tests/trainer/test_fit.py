"""The training loop: it learns, stops when told, and goes on as if it had never stopped."""

from __future__ import annotations

import json
import math
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from trainer.data.batches import Batch, Batches
from trainer.fit import fit
from trainer.learner import average_in, build_network
from trainer.recipe import Recipe, RecipeError, Schedule, Stopping
from trainer.run import RunError, state_file
from trainer.state import Fitted
from trainer.validation import ValidationSets, validated

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture

Event = dict[str, Any]
Known = tuple[Event, dict[str, bytes]]
Trained = Callable[..., Fitted]
Started = Callable[..., subprocess.Popen[str]]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Sums of one thread come out the same every time."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Disturbed(Batches):
    """Batches, on the way to one of which something happens."""

    disturbance: tuple[int, Callable[[], None]]

    def __getitem__(self, number: int) -> Batch:
        at, happens = self.disturbance
        if number == at:
            happens()
        return super().__getitem__(number)


@pytest.fixture(scope="module")
def batches_of(tiny: Recipe, new_mixture: NewMixture) -> Callable[..., Batches]:
    def made(
        happens: Callable[[], None] = lambda: None, at: int = -1, size: int = tiny.training.batch
    ) -> Batches:
        make = new_mixture(tiny.data).ink_number
        batches = Disturbed(make, tiny.framing, 0, size, pen_spread=0.1)
        batches.disturbance = at, happens
        return batches

    return made


@pytest.fixture(scope="module")
def unseen(tiny: Recipe, new_mixture: NewMixture) -> ValidationSets:
    make = new_mixture(tiny.data).ink_number
    batch = Batches(make, tiny.framing, 1, tiny.validation.samples, pen_spread=0.1)[0]
    return {"ink": (batch.frames.float() / 255, batch.labels)}


@pytest.fixture
def trained(
    tmp_path: Path, tiny: Recipe, batches_of: Callable[..., Batches], unseen: ValidationSets
) -> Trained:
    """Trains, unless told otherwise, the tiny recipe in the folder `run`."""

    def trained(
        batches: Batches | None = None, recipe: Recipe = tiny, run: str = "run", **more: Any
    ) -> Fitted:
        more = {"workers": 0, **more}
        return fit(recipe, batches or batches_of(), unseen, tmp_path / run, **more)

    return trained


@pytest.fixture(scope="module")
def uninterrupted(
    tmp_path_factory: pytest.TempPathFactory,
    tiny: Recipe,
    batches_of: Callable[..., Batches],
    unseen: ValidationSets,
) -> Known:
    """The last state of a run that nobody disturbed."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("uninterrupted")
    fit(tiny, batches_of(), unseen, folder, workers=0)
    torch.set_num_threads(threads)
    return known(folder)


def known(folder: Path) -> Known:
    """All that the state in a folder holds, to the last bit, but how long it took."""
    with safe_open(state_file(folder), framework="pt") as file:
        document = json.loads(file.metadata()["run"])
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    assert document.pop("seconds") > 0
    return document, {name: value.numpy().tobytes() for name, value in tensors.items()}


def state(tmp_path: Path, run: str = "run") -> Known:
    return known(tmp_path / run)


def lines(tmp_path: Path, kind: str, run: str = "run") -> list[Event]:
    """What a run has written into its folder of one kind of event."""
    told = (tmp_path / run / "metrics.jsonl").read_text().splitlines()
    return [event for event in map(json.loads, told) if event["event"] == kind]


def interrupted_by(number: int) -> Callable[[], None]:
    return lambda: signal.raise_signal(number)


def with_training(recipe: Recipe, **changes: Any) -> Recipe:
    return replace(recipe, training=replace(recipe.training, **changes))


def at_once(recipe: Recipe, rate: float) -> Recipe:
    """Learns at the full rate from the first step on."""
    schedule = replace(recipe.schedule, warm_up_steps=0)
    return replace(recipe, optimizer=replace(recipe.optimizer, rate=rate), schedule=schedule)


def remembering(recipe: Recipe, distillation: float, rate: float = 0.02) -> Recipe:
    """Says again what the weights say that it begins with."""
    loss = replace(recipe.loss, distillation=distillation)
    optimizer = replace(recipe.optimizer, rate=rate)
    return replace(with_training(recipe, fixed_norms=True), loss=loss, optimizer=optimizer)


def test_a_tiny_network_learns_a_handful_of_digits(
    trained: Trained, tiny: Recipe, batches_of: Callable[..., Batches]
) -> None:
    events: list[Event] = []
    fitted = trained(
        batches_of(size=32), with_training(tiny, steps=100, batch=32), report=events.append
    )

    assert fitted.finished
    assert fitted.look.exact["ink"] > 0.9
    losses = [event["loss"] for event in events if event["event"] == "step"]
    assert len(losses) == 2
    assert losses[1] < 0.4 * losses[0]


def test_events_tell_how_it_goes(trained: Trained, tiny: Recipe) -> None:
    events: list[Event] = []
    trained(recipe=with_training(tiny, steps=60), report=events.append)
    steps = [event for event in events if event["event"] == "step"]
    looks = [event for event in events if event["event"] == "validated"]

    assert [event["step"] for event in looks] == [15, 30, 45, 60]
    assert all(0 <= event["score"] <= 1 for event in looks)
    assert [event["step"] for event in steps] == [50]
    assert steps[0].keys() == {
        *("event", "step", "steps", "loss", "rate"),
        *("samples_per_second", "seconds", "seconds_left"),
    }
    assert steps[0]["seconds_left"] > 0
    json.dumps(events, allow_nan=False)


def test_the_best_of_the_averaged_weights_are_kept(
    trained: Trained, tiny: Recipe, unseen: ValidationSets
) -> None:
    events: list[Event] = []
    fitted = trained(report=events.append)
    looks = [event for event in events if event["event"] == "validated"]
    best = max(looks, key=lambda event: (event["score"], -event["losses"]["ink"]))

    assert fitted.step == best["step"]
    assert fitted.look.score == best["score"]
    assert validated(tiny, fitted.weights, unseen) == fitted.look
    assert looks[0]["best"]


class TestResume:
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_after_an_interrupt_ends_with_the_very_same_state(
        self,
        trained: Trained,
        tmp_path: Path,
        batches_of: Callable[..., Batches],
        uninterrupted: Known,
        number: int,
    ) -> None:
        stopped = trained(batches_of(interrupted_by(number), at=22))
        assert not stopped.finished
        assert state(tmp_path) != uninterrupted

        assert trained(resume=True).finished
        assert state(tmp_path) == uninterrupted

    def test_after_many_interrupts_ends_with_the_very_same_state(
        self,
        trained: Trained,
        tmp_path: Path,
        batches_of: Callable[..., Batches],
        uninterrupted: Known,
    ) -> None:
        for at in (0, 1, 14, 15, 32, 39):
            trained(batches_of(interrupted_by(signal.SIGINT), at), resume=True)
        trained(resume=True)

        assert state(tmp_path) == uninterrupted

    def test_after_an_error_goes_on_from_the_last_state(
        self,
        trained: Trained,
        tmp_path: Path,
        batches_of: Callable[..., Batches],
        uninterrupted: Known,
    ) -> None:
        def fail() -> None:
            raise OSError("the disk is gone")

        with pytest.raises(OSError, match="gone"):
            trained(batches_of(fail, at=23))
        trained(resume=True)

        assert state(tmp_path) == uninterrupted

    def test_of_a_finished_run_changes_nothing(self, trained: Trained, tmp_path: Path) -> None:
        first = trained()
        before = state(tmp_path)
        again = trained(resume=True)

        assert again.finished
        assert (again.look, again.step) == (first.look, first.step)
        assert all(torch.equal(again.weights[name], first.weights[name]) for name in first.weights)
        assert state(tmp_path) == before

    def test_where_nothing_is_starts_from_the_beginning(
        self, trained: Trained, tmp_path: Path, uninterrupted: Known
    ) -> None:
        trained(resume=True)

        assert state(tmp_path) == uninterrupted

    def test_reports_the_loss_of_its_own_steps(
        self, trained: Trained, tiny: Recipe, batches_of: Callable[..., Batches]
    ) -> None:
        longer = with_training(tiny, steps=50)
        whole: list[Event] = []
        rest: list[Event] = []
        trained(recipe=longer, run="whole", report=whole.append)
        trained(batches_of(interrupted_by(signal.SIGINT), at=45), longer)
        trained(recipe=longer, resume=True, report=rest.append)
        [loss_of_all] = [event["loss"] for event in whole if event["event"] == "step"]
        [loss_of_four] = [event["loss"] for event in rest if event["event"] == "step"]

        # At the end it is less than over all fifty, but no tenth of it.
        assert 0.1 * loss_of_all < loss_of_four < loss_of_all


class TestStart:
    """Weights to begin with."""

    @pytest.fixture
    def weights(self, trained: Trained) -> dict[str, torch.Tensor]:
        return trained(run="before").weights

    def test_are_looked_at_before_the_first_step(
        self, trained: Trained, tiny: Recipe, unseen: ValidationSets, weights: dict[str, Any]
    ) -> None:
        events: list[Event] = []
        trained(start=weights, report=events.append)

        assert events[0]["step"] == 0
        assert events[0]["score"] == validated(tiny, weights, unseen).score

    def test_are_kept_where_none_are_better(
        self, trained: Trained, tiny: Recipe, weights: dict[str, torch.Tensor]
    ) -> None:
        harmful = at_once(tiny, 10.0)
        fitted = trained(recipe=harmful, start=weights)

        assert fitted.step == 0
        assert all(torch.equal(fitted.weights[name], weights[name]) for name in weights)

    def test_are_remembered_where_the_recipe_says_so(
        self,
        trained: Trained,
        tmp_path: Path,
        tiny: Recipe,
        unseen: ValidationSets,
        weights: dict[str, torch.Tensor],
    ) -> None:
        frames, _ = unseen["ink"]

        def said(weights: dict[str, torch.Tensor]) -> torch.Tensor:
            network = build_network(tiny).eval()
            network.load_state_dict(weights)
            with torch.no_grad():
                answer: torch.Tensor = network(frames).softmax(-1)
            return answer

        def strayed(distillation: float) -> float:
            recipe = replace(
                with_training(tiny, fixed_norms=True, steps=120),
                loss=replace(tiny.loss, distillation=distillation),
                optimizer=replace(tiny.optimizer, rate=0.005),
            )
            run = f"run-{distillation}"
            trained(recipe=recipe, start=weights, run=run)
            with safe_open(state_file(tmp_path / run), framework="pt") as file:
                names = [name for name in file.keys() if name.startswith("average/")]  # noqa: SIM118 - no mapping
                last = {n.removeprefix("average/"): file.get_tensor(n) for n in names}
            return float((said(last) - said(weights)).abs().mean())

        assert strayed(30.0) < 0.7 * strayed(1e-6)

    def test_are_gone_on_from_exactly(
        self,
        trained: Trained,
        tmp_path: Path,
        tiny: Recipe,
        batches_of: Callable[..., Batches],
        weights: dict[str, torch.Tensor],
    ) -> None:
        recipe = remembering(tiny, 0.5)
        trained(recipe=recipe, start=weights, run="whole")
        for at in (0, 7, 22):
            batches = batches_of(interrupted_by(signal.SIGINT), at)
            trained(batches, recipe, start=weights, run="parts", resume=True)
        trained(recipe=recipe, start=weights, run="parts", resume=True)

        assert state(tmp_path, "parts") == state(tmp_path, "whole")


class TestStop:
    def test_ends_after_the_step_with_the_best_so_far(
        self, trained: Trained, batches_of: Callable[..., Batches]
    ) -> None:
        stop, events = threading.Event(), list[Event]()
        fitted = trained(batches_of(stop.set, at=21), stop=stop, report=events.append)
        looks = [event["step"] for event in events if event["event"] == "validated"]

        assert fitted.finished
        assert looks == [15, 22], "what there is by then is looked at, too"

    def test_before_the_first_look_is_no_stop_without_weights(
        self, trained: Trained, batches_of: Callable[..., Batches]
    ) -> None:
        stop = threading.Event()
        fitted = trained(batches_of(stop.set, at=2), stop=stop)

        assert fitted.finished
        assert fitted.step == 3

    def test_can_be_gone_on_from(
        self, trained: Trained, batches_of: Callable[..., Batches]
    ) -> None:
        stop = threading.Event()
        trained(batches_of(stop.set, at=2), stop=stop)

        assert trained(resume=True).step > 3


class TestPatience:
    """A rate that harms, so that no look meets a lower loss than the first."""

    @pytest.fixture
    def hopeless(self, tiny: Recipe) -> Recipe:
        validation = replace(tiny.validation, every=5)
        schedule = Schedule(name="plateau", warm_up_steps=0, factor=0.5, patience=1)
        harmful = replace(tiny, optimizer=replace(tiny.optimizer, rate=30.0))
        return replace(
            harmful, validation=validation, schedule=schedule, stopping=Stopping(patience=3)
        )

    @pytest.fixture
    def weights(self, trained: Trained) -> dict[str, torch.Tensor]:
        return trained(run="before").weights

    def test_ends_a_run_with_the_best_and_tells_of_lower_rates(
        self, trained: Trained, hopeless: Recipe, weights: dict[str, torch.Tensor]
    ) -> None:
        events: list[Event] = []
        fitted = trained(recipe=hopeless, start=weights, report=events.append)
        lowered = [(e["step"], e["rate"]) for e in events if e["event"] == "lower_rate"]

        assert (fitted.finished, fitted.step, fitted.steps) == (True, 0, 15)
        assert lowered == [(5, 15.0), (10, 7.5)]
        assert events[-1] == {"event": "ended", "step": 15, "looks": 3}

    def test_is_not_got_back_by_resuming(
        self, trained: Trained, hopeless: Recipe, weights: dict[str, torch.Tensor], tmp_path: Path
    ) -> None:
        trained(recipe=hopeless, start=weights)
        before = state(tmp_path)
        again = trained(recipe=hopeless, start=weights, resume=True)

        assert (again.finished, again.steps) == (True, 15)
        assert state(tmp_path) == before

    def test_is_counted_on_after_an_interrupt(
        self,
        trained: Trained,
        hopeless: Recipe,
        weights: dict[str, torch.Tensor],
        tmp_path: Path,
        batches_of: Callable[..., Batches],
    ) -> None:
        trained(recipe=hopeless, start=weights, run="whole")
        for at in (6, 11):
            disturbed = batches_of(interrupted_by(signal.SIGINT), at)
            trained(disturbed, hopeless, start=weights, run="parts", resume=True)
        trained(recipe=hopeless, start=weights, run="parts", resume=True)

        assert state(tmp_path, "parts") == state(tmp_path, "whole")


class TestFolder:
    def test_holds_what_was_told(self, trained: Trained, tmp_path: Path) -> None:
        events: list[Event] = []
        trained(report=events.append, report_every=10)

        assert lines(tmp_path, "step") == [e for e in events if e["event"] == "step"]
        assert [event["step"] for event in lines(tmp_path, "validated")] == [15, 30, 40]

    def test_holds_each_step_once_however_often_it_was_made(
        self, trained: Trained, tmp_path: Path, batches_of: Callable[..., Batches]
    ) -> None:
        def fail() -> None:
            raise OSError("the disk is gone")

        with pytest.raises(OSError, match="gone"):
            trained(batches_of(fail, at=28), report_every=5)
        with (tmp_path / "run" / "metrics.jsonl").open("a") as file:
            file.write('{"event": "step", "st')
        trained(resume=True, report_every=5)

        assert [e["step"] for e in lines(tmp_path, "step")] == list(range(5, 41, 5))

    def test_may_hold_a_state_that_was_cut_off_beside_the_last_one(
        self,
        trained: Trained,
        tmp_path: Path,
        batches_of: Callable[..., Batches],
        uninterrupted: Known,
    ) -> None:
        trained(batches_of(interrupted_by(signal.SIGINT), at=22))
        path = state_file(tmp_path / "run")
        path.with_suffix(".aside").write_bytes(path.read_bytes()[:1000])
        trained(resume=True)

        assert state(tmp_path) == uninterrupted
        assert {file.name for file in path.parent.iterdir()} == {path.name, "metrics.jsonl"}

    def test_says_how_long_all_of_it_took(
        self, trained: Trained, tmp_path: Path, batches_of: Callable[..., Batches]
    ) -> None:
        first = trained(batches_of(interrupted_by(signal.SIGINT), at=22))
        whole = trained(resume=True)

        assert whole.seconds > first.seconds > 0
        assert (first.steps, whole.steps) == (23, 40)


def test_without_an_average_the_weights_themselves_are_kept(
    trained: Trained, tiny: Recipe, tmp_path: Path, batches_of: Callable[..., Batches]
) -> None:
    plain = with_training(tiny, average=0.0)
    trained(recipe=plain, run="whole")
    trained(batches_of(interrupted_by(signal.SIGINT), at=22), plain, run="parts")
    trained(recipe=plain, run="parts", resume=True)
    _, tensors = state(tmp_path, "whole")

    assert state(tmp_path, "parts") == state(tmp_path, "whole")
    names = [name.removeprefix("network/") for name in tensors if name.startswith("network/")]
    assert all(tensors[f"average/{name}"] == tensors[f"network/{name}"] for name in names)


def test_states_kept_in_between_change_nothing(
    trained: Trained, tmp_path: Path, uninterrupted: Known
) -> None:
    trained(keep_every=0.0)

    assert state(tmp_path) == uninterrupted


@pytest.mark.parametrize("able", [True, False])
def test_precision_is_what_the_recipe_says_where_the_device_is_able(
    able: bool, trained: Trained, tiny: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.device.has_bf16", lambda _: able)
    for precision in ("bf16", "fp32"):
        trained(recipe=with_training(tiny, precision=precision), run=precision)

    (_, halves), (_, wholes) = state(tmp_path, "bf16"), state(tmp_path, "fp32")
    assert (halves != wholes) == able


def test_mixed_frames_are_learnt_as_both_that_they_are_mixed_of(
    trained: Trained, tiny: Recipe, batches_of: Callable[..., Batches]
) -> None:
    mixing = replace(tiny, augmentation=replace(tiny.augmentation, mixup=0.4))
    fitted = trained(batches_of(size=32), with_training(mixing, steps=100, batch=32))

    assert fitted.look.exact["ink"] > 0.8


def test_steps_are_reported_as_often_as_asked_for(trained: Trained) -> None:
    events: list[Event] = []
    trained(report=events.append, report_every=10)

    assert [e["step"] for e in events if e["event"] == "step"] == [10, 20, 30, 40]


def test_a_run_that_was_begun_before_a_key_existed_goes_on(
    trained: Trained, tmp_path: Path, batches_of: Callable[..., Batches], uninterrupted: Known
) -> None:
    trained(batches_of(interrupted_by(signal.SIGINT), at=22))
    path = state_file(tmp_path / "run")
    with safe_open(path, framework="pt") as file:
        document = json.loads(file.metadata()["run"])
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    del document["begun"]["recipe"]["training"]["precision"]
    save_file(tensors, path, {"run": json.dumps(document)})

    assert trained(resume=True).finished
    assert state(tmp_path) == uninterrupted


class TestRefusal:
    @pytest.fixture(autouse=True)
    def run(self, trained: Trained, batches_of: Callable[..., Batches]) -> None:
        trained(batches_of(interrupted_by(signal.SIGINT), at=3))

    def test_of_a_folder_that_holds_a_run(self, trained: Trained, tmp_path: Path) -> None:
        before = state(tmp_path)

        with pytest.raises(RunError, match="holds a run already: go on with --resume"):
            trained()
        assert state(tmp_path) == before

    def test_of_another_recipe(self, trained: Trained, tiny: Recipe) -> None:
        with pytest.raises(RunError, match="trained by another recipe"):
            trained(recipe=at_once(tiny, 0.01), resume=True)

    def test_of_another_seed(self, trained: Trained) -> None:
        with pytest.raises(RunError, match="trained with --seed 0"):
            trained(seed=1, resume=True)

    def test_of_weights_to_begin_with_where_there_were_none(
        self, trained: Trained, tmp_path: Path, tiny: Recipe
    ) -> None:
        before = state(tmp_path)

        with pytest.raises(RunError, match="was begun without --weights: leave it out, or name"):
            trained(start=build_network(tiny).state_dict(), resume=True)
        assert state(tmp_path) == before

    def test_of_other_data(self, trained: Trained) -> None:
        with pytest.raises(RunError, match="put mnist back as it was"):
            trained(data=[{"name": "mnist", "sha256": "0" * 64}], resume=True)

    @pytest.mark.parametrize("content", [b"", b"nonsense", b"\x08\0\0\0\0\0\0\0{}      "])
    def test_of_a_state_that_is_damaged(
        self, trained: Trained, tmp_path: Path, content: bytes
    ) -> None:
        state_file(tmp_path / "run").write_bytes(content)

        with pytest.raises(RunError, match=r"state\.safetensors is damaged"):
            trained(resume=True)

    def test_of_a_state_that_is_cut_off(self, trained: Trained, tmp_path: Path) -> None:
        path = state_file(tmp_path / "run")
        path.write_bytes(path.read_bytes()[:-100])

        with pytest.raises(RunError, match="is damaged"):
            trained(resume=True)


class Poisoned(Batches):
    """Batches whose 25th makes the loss no number."""

    def __getitem__(self, number: int) -> Batch:
        batch = super().__getitem__(number)
        return replace(batch, frames=batch.frames * math.nan) if number == 25 else batch


class TestLoss:
    @pytest.fixture
    def poisoned(self, tiny: Recipe, new_mixture: NewMixture) -> Batches:
        make = new_mixture(tiny.data).ink_number
        return Poisoned(make, tiny.framing, 0, tiny.training.batch, pen_spread=0.1)

    def test_that_is_not_finite_stops_the_run_with_what_to_do(
        self, trained: Trained, tiny: Recipe, tmp_path: Path
    ) -> None:
        reckless = at_once(tiny, 1e30)

        with pytest.raises(RunError, match=r"no longer finite at step 2: .* lower optimizer\.rate"):
            trained(recipe=reckless)
        assert not state_file(tmp_path / "run").exists()

    def test_that_is_not_finite_leaves_the_last_good_state(
        self, trained: Trained, tmp_path: Path, poisoned: Batches, uninterrupted: Known
    ) -> None:
        with pytest.raises(RunError, match=r"at step 26: .* The last good state stays in .*run"):
            trained(poisoned)
        trained(resume=True)

        assert state(tmp_path) == uninterrupted


def test_a_network_that_does_not_fit_is_refused(trained: Trained, tiny: Recipe) -> None:
    with pytest.raises(RecipeError, match="cannot read"):
        trained(recipe=replace(tiny, alphabet="012345678"))


RUN = """
import json, pickle, sys
from pathlib import Path

import torch

from trainer.fit import fit

torch.set_num_threads(1)
recipe, batches, unseen = pickle.loads(Path(sys.argv[1]).read_bytes())
fitted = fit(
    recipe, batches, unseen, Path(sys.argv[2]), workers=int(sys.argv[3]), resume=True,
    report=lambda event: print(json.dumps(event), flush=True), report_every=1, keep_every=0.0,
)
print(json.dumps({"event": "finished" if fitted.finished else "stopped"}))
"""


@pytest.mark.slow
class TestProcess:
    @pytest.fixture
    def started(
        self, tmp_path: Path, tiny: Recipe, new_mixture: NewMixture, unseen: ValidationSets
    ) -> Started:
        """Starts a run in a process of its own, at the head of a group as a terminal makes them."""

        def started(workers: int, recipe: Recipe = tiny) -> subprocess.Popen[str]:
            make = new_mixture(tiny.data).ink_number
            batches = Batches(make, tiny.framing, 0, tiny.training.batch, pen_spread=0.1)
            job = tmp_path / "job"
            job.write_bytes(pickle.dumps((recipe, batches, unseen)))
            return subprocess.Popen(
                [sys.executable, "-c", RUN, str(job), str(tmp_path / "run"), str(workers)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )

        return started

    def test_that_is_killed_again_and_again_is_resumed_to_the_very_same_state(
        self, started: Started, tmp_path: Path, uninterrupted: Known
    ) -> None:
        for made in (6, 14):
            with started(0) as process:
                assert process.stdout is not None
                while json.loads(process.stdout.readline()).get("step", made) < made:
                    pass
                process.kill()  # wherever it is by now
            assert state(tmp_path)[0]["step"] >= made - 1

        with started(2) as process:
            told, complaints = process.communicate()
        assert json.loads(told.splitlines()[-1])["event"] == "finished"
        assert complaints == ""
        assert state(tmp_path) == uninterrupted
        assert [event["step"] for event in lines(tmp_path, "step")] == list(range(1, 41))

    def test_that_a_terminal_interrupts_ends_quietly_with_all_its_workers(
        self, started: Started, tmp_path: Path, tiny: Recipe
    ) -> None:
        with started(2, recipe=with_training(tiny, steps=10**6)) as process:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["event"] == "step"
            os.killpg(process.pid, signal.SIGINT)
            told, complaints = process.communicate()

        assert process.returncode == 0
        assert complaints == ""
        assert json.loads(told.splitlines()[-1])["event"] == "stopped"
        assert state_file(tmp_path / "run").exists()
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)


def test_averages_follow_weights_and_counters() -> None:
    network = torch.nn.BatchNorm1d(1)
    average = {name: torch.zeros_like(value) for name, value in network.state_dict().items()}
    network(torch.tensor([[0.0], [2.0]]))
    average_in(average, network, 0.75)

    assert average["weight"].item() == 0.25
    assert average["num_batches_tracked"].item() == 1
