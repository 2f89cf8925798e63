"""The files that come with the program and are no code."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset(name: str) -> Path:
    """The file or folder `name` of the assets, such as `icons/undo.svg`.

    In a wheel and in the packaged program they lie in the package, in the source tree beside it.
    Raises FileNotFoundError when neither place has it.
    """
    for folder in (_PACKAGE / "assets", _PACKAGE.parent / "assets"):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing: digitpad is not installed whole, install it again")
