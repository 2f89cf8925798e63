"""Starting the pad with the user's settings, and the recognizer that reads in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from digitpad import settings as settings_file
from digitpad.app.faults import Faults
from digitpad.app.pad import Pad
from digitpad.collection.unfinished import Unfinished
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.ui.application import new_application
from digitpad.ui.engine import Engine, EngineError, Reader, available_choices
from digitpad.ui.language import Language, speak


def open_pad(
    checkpoint: str | None = None, device: str | None = None, file: Path | None = None
) -> int:
    """Open a pad with the user's settings and stay until it is closed; the exit status.

    checkpoint, device: instead of what the settings say. file: a picture or ink to begin with.
    """
    application = new_application()
    path = settings_file.default_path()
    settings, problem = settings_file.load(path)
    speak(Language(settings.language))
    faults, unfinished = Faults(), None
    try:
        faults.take_over()
        unfinished = Unfinished()
    except OSError as error:
        problem = _cannot_keep(error)
    pad = Pad(
        settings,
        load_recognizer,
        available_choices(),
        engine=Engine(checkpoint or settings.checkpoint, device or settings.device),
        faults=faults,
        unfinished=unfinished,
        settings_file=path,
    )
    application.pen_neared.connect(pad.window.canvas.set_pen_near)
    pad.start()
    if file is not None:  # after what comes back from last time, and so on top of it
        pad.opening.open_files([file])
    if problem:
        pad.window.notice.show_words(problem)
    status = application.exec()
    pad.close()
    return status


def _cannot_keep(error: OSError) -> str:
    """Where the user's folder cannot be written to: nothing can be kept, but all be read."""
    return QCoreApplication.translate(
        "open_pad",
        "Nothing that you draw can be kept, for your folder cannot be written to: {error}. "
        "DIGITPAD_HOME names another one.",
    ).format(error=error)


def load_recognizer(engine: Engine) -> Reader:
    """The recognizer itself; the first call imports torch. Raises EngineError."""
    from digitpad.recognition.recognizer import DeviceError, Recognizer

    try:
        return Recognizer.load(engine.checkpoint, engine.device)
    except (CheckpointError, DeviceError) as error:
        raise EngineError(str(error)) from error
