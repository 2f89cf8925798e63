"""Optional: packages that only some of the trainer's work needs, and what to do without them."""

from __future__ import annotations

PACKAGES = ("kornia", "matplotlib", "onnx", "onnxruntime", "onnxscript", "torchvision")


def needed(package: str) -> str:
    """What is said where a package is missing."""
    return (
        f"{package} is needed for this and not installed. Run pip install '.[trainer]' in "
        "digitpad's folder; the packaged program does not have it."
    )
