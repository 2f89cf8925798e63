"""Starting the pad with the user's settings, and the recognizer that reads in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from digitpad import folders
from digitpad import settings as settings_file
from digitpad.app.faults import Faults, log_path
from digitpad.app.pad import Pad
from digitpad.collection.unfinished import Unfinished
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.ui.application import new_application
from digitpad.ui.engine.engine import Engine, EngineError, Reader, available_choices
from digitpad.ui.error_words import error_words
from digitpad.ui.interrupts import Interrupts
from digitpad.ui.language import Language, speak


def open_pad(
    checkpoint: str | None = None, device: str | None = None, file: Path | None = None
) -> int:
    """Open a pad with the user's settings and stay until it is closed; the exit status.

    Ctrl+C in the terminal, and SIGTERM, close it in order, without a question.
    checkpoint, device: instead of what the settings say. file: a picture or ink to begin with.
    """
    application = new_application()
    interrupts = Interrupts()
    interrupts.came.connect(application.exit)
    path = settings_file.default_path()
    settings, problem = settings_file.load(path)
    speak(Language(settings.language))
    faults, unfinished, problems = Faults(), None, [error_words(problem) if problem else ""]
    try:
        faults.take_over()
    except OSError as error:
        problems.append(_cannot_log(error))
    try:
        unfinished = Unfinished()
    except OSError as error:
        problems = [problems[0], _cannot_keep(error)]  # which is why there is no log, too
    try:
        pad = Pad(
            settings,
            load_recognizer,
            available_choices(),
            engine=Engine(checkpoint or settings.checkpoint, device or settings.device),
            faults=faults,
            unfinished=unfinished,
            settings_file=path,
        )
    except Exception as error:
        faults.tell(type(error), error, error.__traceback__)
        QMessageBox.critical(None, "digitpad", _cannot_start(error))
        return 1
    application.pen_neared.connect(pad.window.canvas.set_pen_near)
    application.file_asked.connect(lambda path: pad.opening.open_files([Path(path)]))
    pad.start()
    if file is not None:  # after what comes back from last time, and so on top of it
        pad.opening.open_files([file])
    for words in filter(None, problems):
        pad.window.notice.show_words(words)
    status = application.exec()
    interrupts.close()
    pad.close()
    return status


def _cannot_start(error: Exception) -> str:
    return QCoreApplication.translate(
        "open_pad",
        "digitpad cannot start ({error}).\n\n"
        "Details are in {log}: please report them. If one of your own files is to blame, move it "
        "out of {folder} and start again; the drawings that you kept are in collection.sqlite "
        "there.",
    ).format(error=repr(error), log=log_path(), folder=folders.home())


def _cannot_log(error: OSError) -> str:
    return QCoreApplication.translate(
        "open_pad",
        "Errors cannot be written to the log: {error}. All else works; delete that file, or make "
        "it writable.",
    ).format(error=error_words(error))


def _cannot_keep(error: OSError) -> str:
    """Where the user's folder cannot be written to: nothing can be kept, but all be read."""
    return QCoreApplication.translate(
        "open_pad",
        "Nothing that you draw can be kept, for your folder cannot be written to: {error}. "
        "DIGITPAD_HOME names another one.",
    ).format(error=error_words(error))


def load_recognizer(engine: Engine) -> Reader:
    """The recognizer itself; the first call imports torch. Raises EngineError."""
    from digitpad.recognition.recognizer import DeviceError, Recognizer

    try:
        return Recognizer.load(engine.checkpoint, engine.device)
    except (CheckpointError, DeviceError) as error:
        raise EngineError(error_words(error)) from error
