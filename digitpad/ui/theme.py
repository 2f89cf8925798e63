"""The two themes: colours, the palette that carries them to every widget, and the style sheet."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from digitpad.shipped import asset


class Appearance(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, as #rrggbb.

    caution and accent also differ in lightness, for those who cannot tell their hues apart.
    """

    desk: str
    paper: str
    ink: str
    text: str
    muted: str
    border: str
    guide: str
    hover: str
    accent: str
    on_accent: str
    caution: str


LIGHT = Theme(
    desk="#f3f2ee",
    paper="#fffefb",
    ink="#16264a",
    text="#22262c",
    muted="#666c75",
    border="#dedbd3",
    guide="#d9d5cb",
    hover="#e7e4dd",
    accent="#2b5fd0",
    on_accent="#ffffff",
    caution="#a14a00",
)
DARK = Theme(
    desk="#191b1f",
    paper="#22252a",
    ink="#f4efe2",
    text="#e6e4df",
    muted="#9ba1aa",
    border="#363a41",
    guide="#3d424a",
    hover="#2d3137",
    accent="#85adff",
    on_accent="#101726",
    caution="#f2b45c",
)

Role = QPalette.ColorRole
PAPER, INK, BORDER, GUIDE = Role.Base, Role.Text, Role.Mid, Role.Midlight
MUTED, ACCENT, CAUTION = Role.PlaceholderText, Role.Accent, Role.BrightText
"""The palette's roles by what they mean here: widgets that paint themselves use these names."""

HEAT = (QColor("#f0e442"), QColor("#e69f00"), QColor("#d55e00"))
"""From what mattered little to what mattered most, in both themes and over every picture.

Of the colours of Okabe and Ito, which all people tell apart; these darken steadily, too.
"""


def palette(theme: Theme) -> QPalette:
    """Every role set, so that nothing of the platform's own colours shows through."""
    colours = {
        Role.Window: theme.desk,
        Role.WindowText: theme.text,
        Role.Base: theme.paper,
        Role.AlternateBase: theme.desk,
        Role.Text: theme.ink,
        Role.PlaceholderText: theme.muted,
        Role.Button: theme.paper,
        Role.ButtonText: theme.text,
        Role.BrightText: theme.caution,
        Role.ToolTipBase: theme.paper,
        Role.ToolTipText: theme.text,
        Role.Light: theme.paper,
        Role.Midlight: theme.guide,
        Role.Mid: theme.border,
        Role.Dark: theme.border,
        Role.Shadow: theme.border,
        Role.Highlight: theme.accent,
        Role.HighlightedText: theme.on_accent,
        Role.Accent: theme.accent,
        Role.Link: theme.accent,
        Role.LinkVisited: theme.accent,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


def theme_of(appearance: Appearance) -> Theme:
    """The theme to show; the light one where the platform does not say what it prefers."""
    if appearance is Appearance.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = appearance is Appearance.DARK
    return DARK if dark else LIGHT


def wear(appearance: Appearance) -> None:
    """Dress the whole application.

    The platform is asked for the scheme too, for title bars and native dialogs; many platforms do
    nothing then, so palette and style sheet are always our own.
    """
    scheme = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}
    QGuiApplication.styleHints().setColorScheme(scheme.get(appearance, Qt.ColorScheme.Unknown))
    theme = theme_of(appearance)
    QApplication.setStyle("fusion")
    QApplication.setPalette(palette(theme))
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The style sheet of the assets in the theme's colours."""
    template = Template(asset("style.qss").read_text("utf-8"))
    return template.substitute(asdict(theme), icons=asset("icons").as_posix())
