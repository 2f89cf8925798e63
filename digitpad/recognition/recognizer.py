"""Recognizer: reads ink and pictures: frame, network, decode, calibrate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from digitpad.ink.ink import Ink
from digitpad.recognition import checkpoint, saliency
from digitpad.recognition.calibration import Calibration, Logits
from digitpad.recognition.checkpoint import Card, CheckpointError, Weights
from digitpad.recognition.decode import DECODERS
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.heat import Heat
from digitpad.recognition.networks import NetworkError, build
from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import DigitChances, Reading, Status
from digitpad.recognition.together import together
from digitpad.worded import WordedError

_BATCH = 64
_DOUBTFUL = (Status.UNSURE, Status.NOT_A_NUMBER)
"""What was read so at first sight is looked at again."""
_LEAST = 1e-9
"""Every look at a drawing counts at least so much, so that their weights never vanish."""

Numbers = TypeVar("Numbers", Framing, Calibration)


@dataclass(frozen=True)
class Sight:
    """What a network says at one look at a frame, and what that reads as."""

    logits: Logits
    reading: Reading


class DeviceError(WordedError):
    """A device that is not there, or does not work: the message says what to do."""


class Recognizer:
    """A checkpoint at work. Not to be used from two threads at once."""

    def __init__(self, card: Card, network: nn.Module, device: str) -> None:
        """network: with its weights, on the device, in evaluation mode.

        Raises ValueError for a card whose decoder, framing or calibration is not understood.
        """
        if card.decoder not in DECODERS:
            raise ValueError(f"there is no decoder {card.decoder!r}")
        self.card = card
        self.device = device
        self.decoder = DECODERS[card.decoder](card.alphabet)
        self._network = network
        self.framing = _numbers(Framing, card.framing)
        ink = dict(card.calibration)
        pictures = ink.pop("pictures", ink)
        self._of_ink = _numbers(Calibration, ink)
        self._of_pictures = _numbers(Calibration, pictures)

    @classmethod
    def load(cls, name_or_path: str | Path, device: str = "auto") -> Recognizer:
        """A shipped checkpoint by name, or any by path.

        device: "cpu", "cuda", or "auto", which is CUDA where one forward pass on it succeeds.
        Raises CheckpointError and DeviceError.
        """
        path = checkpoint.find(name_or_path)
        card, weights = checkpoint.load(path)
        network = network_of(path, card, weights)
        try:
            recognizer = cls(card, _folded(network).to(memory_format=torch.channels_last), "cpu")
            recognizer._check()
        except (RuntimeError, TypeError, ValueError) as error:
            raise _unfit(path, error) from error
        return recognizer if device == "cpu" else recognizer._moved(device)

    def _check(self) -> None:
        """One forward pass; raises ValueError or RuntimeError where the card's parts do not fit."""
        if not self.decoder.decodable(self.logits([self.frame(Ink())])):
            raise ValueError("what its network gives is not what its decoder and alphabet need")

    def _moved(self, device: str) -> Recognizer:
        """The same on another device, tried there; with "auto" on the CPU where CUDA fails."""
        choice = "cuda" if device == "auto" else device
        try:
            moved = Recognizer(self.card, self._network.to(choice), choice)
            moved.logits([moved.frame(Ink())])
            return moved
        except (RuntimeError, AssertionError) as error:
            if device == "auto":
                return self._moved("cpu")
            raise DeviceError(
                "The device {device!r} does not work here ({reason}). Use auto or cpu instead.",
                device=device,
                reason=error,
            ) from error

    @property
    def network(self) -> nn.Module:
        """The network as it reads: in evaluation mode, batch norms folded into convolutions."""
        return self._network

    def read(self, source: Ink | Picture) -> Reading:
        """What one drawing says."""
        return self.read_many([source])[0]

    def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
        """What each drawing says, in order; read in batches."""
        return [
            reading
            for start in range(0, len(sources), _BATCH)
            for reading in self.read_frames(
                [self.frame(source) for source in sources[start : start + _BATCH]]
            )
        ]

    def frame(self, source: Ink | Picture) -> Frame:
        """What the network sees of a drawing."""
        return self.framing.frame(source)

    def leaned(self, frame: Frame) -> tuple[Frame, ...]:
        """What the network sees of a drawing when it looks again, if its framing has it do so."""
        return self.framing.leaned(frame)

    def calibration(self, frame: Frame) -> Calibration:
        """What makes the probabilities of a frame honest: ink and pictures differ."""
        return self._of_pictures if frame.picture else self._of_ink

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        """What each frame says, in order: what all looks at it say together."""
        calibrations = [self.calibration(frame) for frame in frames]
        seen = self.looks(frames, calibrations)
        return [
            together([sight.reading for sight in looks], calibration.sure)
            for looks, calibration in zip(seen, calibrations, strict=True)
        ]

    def looks(
        self,
        frames: Sequence[Frame],
        calibrations: Sequence[Calibration],
        logits: Logits | None = None,
    ) -> list[list[Sight]]:
        """The first look at each frame, all of them in one batch, and further ones in a second.

        What is unsure or refused at first sight is looked at again, where the framing says so.
        logits: what the network says of the frames, where that is known.
        """
        seen = [[sight] for sight in self._seen(frames, calibrations, logits)]
        again = [
            (at, further)
            for at, [first] in enumerate(seen)
            if first.reading.status in _DOUBTFUL
            for further in self.leaned(frames[at])
        ]
        which = [at for at, _ in again]
        found = self._seen([further for _, further in again], [calibrations[at] for at in which])
        for at, sight in zip(which, found, strict=True):
            seen[at].append(sight)
        return seen

    def _seen(
        self,
        frames: Sequence[Frame],
        calibrations: Sequence[Calibration],
        logits: Logits | None = None,
    ) -> list[Sight]:
        """One look at each frame."""
        if not frames:
            return []
        logits = self.logits(frames) if logits is None else logits
        return [
            Sight(said, self.decoder.decode(said, frame, calibration))
            for said, frame, calibration in zip(logits, frames, calibrations, strict=True)
        ]

    def digit_chances(self, frame: Frame, text: str) -> tuple[DigitChances, ...]:
        """For each digit of what was read of a frame, the chances of 0 to 9 in its place.

        Each look at it counts as much as it believes the text.
        """
        calibration = self.calibration(frame)
        [looks] = self.looks([frame], [calibration])
        chances = [
            self.decoder.digit_chances(calibration.probabilities(sight.logits), text)
            for sight in looks
        ]
        believed = [_LEAST + _chance(sight.reading, text) for sight in looks]
        mean = np.average(chances, axis=0, weights=believed)
        return tuple(tuple(place) for place in mean.tolist())

    def heat(self, frame: Frame, reading: Reading) -> Heat:
        """Which ink, at first sight, speaks for what was read of a frame; that must be a text."""
        return saliency.heat(self._network, self.card, frame, reading)

    def logits(self, frames: Sequence[Frame]) -> Logits:
        """The network's raw output for at least one frame, in one batch.

        Returns (B, T, symbols) or (B, symbols) float32.
        """
        pixels = np.stack([frame.pixels for frame in frames])[:, None]
        with torch.inference_mode():
            batch = torch.from_numpy(pixels).to(self.device, memory_format=torch.channels_last)
            logits: Logits = self._network(batch).float().cpu().numpy()
            return logits

    def gradient(self, pixels: Pixels, loss: Callable[[Tensor], Tensor]) -> Pixels:
        """How a loss of the network's logits changes with each pixel of frames: (B, H, W) both."""
        batch = torch.from_numpy(pixels)[:, None].to(self.device).requires_grad_()
        # cuDNN differentiates recurrent layers in training mode alone.
        with torch.enable_grad(), torch.backends.cudnn.flags(enabled=False):
            (gradient,) = torch.autograd.grad(loss(self._network(batch)), batch)
        return np.asarray(gradient[:, 0].cpu().numpy())


def _chance(reading: Reading, text: str) -> float:
    """How likely a reading has it that a text is right."""
    return sum(item.probability for item in reading.candidates if item.text == text)


def network_of(path: Path, card: Card, weights: Weights) -> nn.Module:
    """The network of a checkpoint with its weights, in evaluation mode on the CPU.

    Raises CheckpointError where they do not fit each other.
    """
    try:
        network = build(card.network, card.arguments)
        expected = {name: tuple(value.shape) for name, value in network.state_dict().items()}
        if expected != {name: array.shape for name, array in weights.items()}:
            raise ValueError(f"its weights are not those of its network {card.network!r}")
        network.load_state_dict({name: torch.from_numpy(array) for name, array in weights.items()})
    except (NetworkError, RuntimeError, TypeError, ValueError) as error:
        raise _unfit(path, error) from error
    return network.eval()


def _unfit(path: Path, error: Exception) -> CheckpointError:
    return CheckpointError(
        "{file} does not fit this digitpad: {reason}. Choose another checkpoint.",
        file=path,
        reason=error,
    )


def _folded(module: nn.Module) -> nn.Module:
    """Batch norms that follow a convolution become part of it."""
    if isinstance(module, nn.Sequential):  # elsewhere children may be used in another order
        for (name, child), (following, norm) in pairwise(list(module.named_children())):
            if isinstance(child, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                setattr(module, name, fuse_conv_bn_eval(child, norm))
                setattr(module, following, nn.Identity())
    for child in module.children():
        _folded(child)
    return module


def _numbers(kind: type[Numbers], values: dict[str, Any]) -> Numbers:
    """What a card says of one kind of numbers; raises ValueError for what is none of them."""
    known = asdict(kind())
    if wrong := [
        name
        for name, value in values.items()
        if name not in known or type(value) not in (int, type(known[name]))
    ]:
        raise ValueError(f"its {kind.__name__.lower()} has an unknown {', '.join(wrong)}")
    return kind(**values)
