"""Export: checkpoints as files that other programs compute with."""

from digitpad.worded import WordedError


class ExportError(WordedError):
    """A network that cannot be exported as it is: the message says what differs."""


FORMS = {"torch": "checkpoint", "onnx": "ONNX", "int8": "ONNX, int8"}
"""What the forms of a network are called."""
