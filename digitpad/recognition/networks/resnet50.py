"""ResNet-50 (He et al. 2015), named as torchvision names it, so that ImageNet weights fit."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

_MEAN = (0.485, 0.456, 0.406)
_DEVIATION = (0.229, 0.224, 0.225)
"""Of red, green and blue in ImageNet: what its networks are fed is brought to 0 and 1 by them."""
_WIDENING = 4
"""A block's last convolution has so many times the channels of its others."""


class Bottleneck(nn.Module):
    """Three convolutions round which their input is carried; the second may step (version 1.5)."""

    def __init__(self, inside: int, channels: int, stride: int) -> None:
        super().__init__()
        outside = channels * _WIDENING
        self.conv1 = nn.Conv2d(inside, channels, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.conv3 = nn.Conv2d(channels, outside, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outside)
        self.relu = nn.ReLU(inplace=True)
        self.downsample: nn.Module = nn.Identity()
        if inside != outside:
            self.downsample = nn.Sequential(
                nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside)
            )

    def forward(self, values: Tensor) -> Tensor:
        """(B, inside, H, W) -> (B, 4 * channels, H / stride, W / stride)."""
        inner = self.relu(self.bn1(self.conv1(values)))
        inner = self.relu(self.bn2(self.conv2(inner)))
        output: Tensor = self.relu(self.bn3(self.conv3(inner)) + self.downsample(values))
        return output


class Network(nn.Module):
    """frames (B, 1, H, W) -> logits (B, symbols); H and W are any.

    Grey is taken for all three colours, as ImageNet's networks are fed them.
    upsampling: frames are made so many times larger first; written digits are small for a network
    that gives one place for each 32 by 32 pixels.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, symbols: int = 10, upsampling: int = 2) -> None:
        super().__init__()
        self.upsampling = upsampling
        for name, colours in (("mean", _MEAN), ("deviation", _DEVIATION)):
            # Not kept with the weights, whose names are to be torchvision's.
            self.register_buffer(name, torch.tensor(colours)[:, None, None], persistent=False)
        self.conv1 = nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        self.layer1 = _stage(64, 64, blocks=3, stride=1)
        self.layer2 = _stage(256, 128, blocks=4, stride=2)
        self.layer3 = _stage(512, 256, blocks=6, stride=2)
        self.layer4 = _stage(1024, 512, blocks=3, stride=2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(2048, symbols)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> (B, symbols)."""
        if self.upsampling > 1:
            frames = interpolate(frames, scale_factor=self.upsampling, mode="bilinear")
        colours = (frames - self.mean) / self.deviation
        values = self.maxpool(self.relu(self.bn1(self.conv1(colours))))
        values = self.layer4(self.layer3(self.layer2(self.layer1(values))))
        logits: Tensor = self.fc(self.avgpool(values).flatten(1))
        return logits


def _stage(inside: int, channels: int, blocks: int, stride: int) -> nn.Sequential:
    """Blocks of one size, of which the first steps."""
    wide = channels * _WIDENING
    rest = [Bottleneck(wide, channels, 1) for _ in range(blocks - 1)]
    return nn.Sequential(Bottleneck(inside, channels, stride), *rest)
