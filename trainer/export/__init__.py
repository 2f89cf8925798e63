"""Export: checkpoints as files that other programs compute with."""


class ExportError(Exception):
    """A network that cannot be exported as it is: the message says what differs."""
