"""What figures were measured on, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from digitpad.collection.lesson import MADE, SHIPPED, YOURS

DIGITS, NUMBERS = "tablet", "tablet-strings"
"""Digits and numbers in ink, by which checkpoints are compared at a glance."""

_ATTACKS = ("fgsm", "pgd")


def protocol_words(name: str) -> str:
    """A protocol, or another set that figures have, in words; an unknown one by its name.

    Where it is right to refuse, and figures are shares of what was refused, the words say so.
    """
    attack, _, strength = name.rpartition("-")
    if attack in _ATTACKS:
        words = QCoreApplication.translate("Protocols", "MNIST digits under {attack} {strength}")
        return words.format(attack=attack.upper(), strength=strength)
    return _own(name) or _digits(name) or _numbers(name) or _published(name) or name


def _own(name: str) -> str:
    """What a checkpoint that learnt a hand is compared by with the one before."""
    translate = QCoreApplication.translate
    words = {
        YOURS: translate("Protocols", "Your own drawings, not learnt from"),
        MADE: translate("Protocols", "Numbers made of digits of yours, not learnt from"),
        SHIPPED: translate("Protocols", "The numbers that come with digitpad"),
        f"{NUMBERS}/validate": translate("Protocols", "Numbers of other people, in ink"),
        "strings/validate": translate("Protocols", "Numbers of other people, in pictures"),
        "letters/validate": translate("Protocols", "Letters and symbols of other people refused"),
    }
    return words.get(name, "")


def _digits(name: str) -> str:
    """Single digits, and single characters that are none."""
    translate = QCoreApplication.translate
    words = {
        "mnist": translate("Protocols", "MNIST digits"),
        "qmnist50k": translate("Protocols", "QMNIST digits"),
        "emnist": translate("Protocols", "EMNIST digits"),
        "usps": translate("Protocols", "USPS digits"),
        "kaggle": translate("Protocols", "Kaggle's digits"),
        "folder": translate("Protocols", "Your pictures in a folder"),
        "imagefolder": translate("Protocols", "Your pictures in an ImageFolder"),
        DIGITS: translate("Protocols", "Digits written on a tablet"),
        "unipen": translate("Protocols", "Digits of other devices"),
        "corrupted": translate("Protocols", "Corrupted MNIST digits"),
        "too-long": translate("Protocols", "Numbers of more than five digits refused"),
        "letters": translate("Protocols", "Letters and symbols refused"),
        "emnist-letters": translate("Protocols", "EMNIST letters refused"),
        "printed": translate("Protocols", "Printed letters refused"),
        "scrawls": translate("Protocols", "Scrawls refused"),
    }
    return words.get(name, "")


def _numbers(name: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "strings": translate("Protocols", "Numbers made of MNIST digits"),
        "strings-corrupted": translate("Protocols", "Corrupted numbers made of MNIST digits"),
        NUMBERS: translate("Protocols", "Numbers written on a tablet"),
        "touching": translate("Protocols", "Numbers written on a tablet whose digits touch"),
        "joined": translate("Protocols", "Numbers written on a tablet whose digits are joined"),
        "underlined": translate("Protocols", "Numbers written on a tablet, underlined"),
    }
    return words.get(name, "")


def _published(name: str) -> str:
    """What was laid out as published systems do it."""
    translate = QCoreApplication.translate
    words = {
        "mnist-w": translate("Protocols", "MNIST digits laid out for a window"),
        "strings-w": translate("Protocols", "MNIST numbers laid out for sliding windows"),
        "strings-m": translate("Protocols", "MNIST numbers laid out for multi-head networks"),
        "strings-m-inverted": translate("Protocols", "MNIST numbers for multi-head, inverted"),
        "strings-m-rotated": translate("Protocols", "MNIST numbers for multi-head, digits turned"),
        "strings-m-noisy": translate("Protocols", "MNIST numbers for multi-head, with noise"),
        "strings-c": translate("Protocols", "MNIST numbers laid out for CRNN"),
    }
    return words.get(name, "")
