"""Starting the pad with the user's settings, and the recognizer that reads in it."""

from __future__ import annotations

import sys

from digitpad import settings as settings_file
from digitpad.app.pad import Pad
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.ui.application import new_application
from digitpad.ui.engine import Engine, EngineError, Reader, shipped_choices


def open_pad(checkpoint: str | None = None, device: str | None = None) -> int:
    """Open a pad with the user's settings and stay until it is closed; the exit status.

    checkpoint, device: instead of what the settings say.
    """
    application = new_application()
    path = settings_file.default_path()
    settings, problem = settings_file.load(path)
    engine = Engine(checkpoint or settings.checkpoint, device or settings.device)
    pad = Pad(settings, load_recognizer, shipped_choices(), engine=engine)
    pad.start()
    if problem:
        pad.window.notice.show_words(problem)
    status = application.exec()
    pad.close()
    try:
        settings_file.save(pad.settings, path)
    except OSError as error:
        print(f"digitpad: the settings could not be kept: {error}", file=sys.stderr)
    return status


def load_recognizer(engine: Engine) -> Reader:
    """The recognizer itself; the first call imports torch. Raises EngineError."""
    from digitpad.recognition.recognizer import DeviceError, Recognizer

    try:
        return Recognizer.load(engine.checkpoint, engine.device)
    except (CheckpointError, DeviceError) as error:
        raise EngineError(str(error)) from error
