"""Kept drawings in words: short ones under a thumbnail, and sentences for screen readers."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from digitpad.collection.comparison import Outcome
from digitpad.collection.drawing import Device, Drawing
from digitpad.recognition.reading import Reading, Status
from digitpad.ui.percent import percent


class Mark(StrEnum):
    """How the reading of a drawing compares with its label; also the name of its icon."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"
    UNREAD = "unread"


def mark_of(drawing: Drawing) -> Mark:
    """The mark of a kept drawing."""
    if drawing.reading is None:
        return Mark.UNREAD
    if drawing.reading.status is Status.UNSURE:
        return Mark.UNSURE
    return Mark.RIGHT if drawing.confirmed else Mark.WRONG


def short(drawing: Drawing) -> str:
    """A few words for what was read, where the label stands beside them."""
    reading = drawing.reading
    if reading is None:
        return QCoreApplication.translate("Gallery", "not read")
    if reading.status is Status.EMPTY:
        return QCoreApplication.translate("Gallery", "nothing read")
    if reading.status is Status.NOT_A_NUMBER:
        return QCoreApplication.translate("Gallery", "not read as a number")
    if reading.status is Status.UNSURE:
        words = QCoreApplication.translate("Gallery", "unsure: {number}")
    elif drawing.confirmed:
        words = QCoreApplication.translate("Gallery", "read right")
    else:
        words = QCoreApplication.translate("Gallery", "read as {number}")
    return words.format(number=reading.text)


def short_change(outcome: Outcome) -> str:
    """What was read before and what is read now, side by side."""
    before, now = _result(outcome.before.reading), _result(outcome.after.reading)
    words = QCoreApplication.translate("Gallery", "{before} → {now}")
    return words.format(before=before, now=now)


def sentence(drawing: Drawing, outcome: Outcome | None = None) -> str:
    """All that is to be known of a drawing, for those who do not see it."""
    words = QCoreApplication.translate(
        "Gallery",
        "{label}, {read}, {device}, kept {time}",
        "read: how it was read; device: by mouse",
    )
    told = words.format(
        label=drawing.label,
        read=short(drawing),
        device=device_words(drawing.device),
        time=time_words(drawing),
    )
    if outcome is None:
        return told
    words = QCoreApplication.translate("Gallery", "{drawing}; read again: {before}, now {now}")
    before, now = _result(outcome.before.reading), _result(outcome.after.reading)
    return words.format(drawing=told, before=before, now=now)


def reading_words(reading: Reading | None) -> str:
    """What was read and how sure it was, in a line."""
    if reading is None or reading.status in (Status.NOT_A_NUMBER, Status.EMPTY):
        return _result(reading)
    if reading.status is Status.UNSURE:
        words = QCoreApplication.translate("Gallery", "{number}, only {percent} sure")
    else:
        words = QCoreApplication.translate("Gallery", "{number}, {percent} sure")
    return words.format(number=reading.text, percent=percent(reading.confidence))


def device_words(device: Device) -> str:
    """What a drawing was made with."""
    return {
        Device.MOUSE: QCoreApplication.translate("Gallery", "by mouse"),
        Device.TOUCH: QCoreApplication.translate("Gallery", "by finger"),
        Device.PEN: QCoreApplication.translate("Gallery", "by pen"),
        Device.PICTURE: QCoreApplication.translate("Gallery", "a picture"),
        Device.UNKNOWN: QCoreApplication.translate("Gallery", "ink from elsewhere"),
    }[device]


def time_words(drawing: Drawing) -> str:
    """When a drawing was kept, on the clock of the user."""
    moment = QDateTime.fromMSecsSinceEpoch(
        round(drawing.time.timestamp() * 1000), QTimeZone(QTimeZone.Initialization.LocalTime)
    )
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def number_words(count: int) -> str:
    """How many drawings."""
    if count == 1:
        return QCoreApplication.translate("Gallery", "1 drawing")
    words = QCoreApplication.translate("Gallery", "{count} drawings")
    return words.format(count=QLocale().toString(count))


def _result(reading: Reading | None) -> str:
    """What was read in the fewest words."""
    if reading is None:
        return QCoreApplication.translate("Gallery", "not read")
    if reading.status is Status.NOT_A_NUMBER:
        return QCoreApplication.translate("Gallery", "no number")
    if reading.status is Status.EMPTY:
        return QCoreApplication.translate("Gallery", "nothing")
    return f"{reading.text}?" if reading.status is Status.UNSURE else reading.text
