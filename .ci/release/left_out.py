"""What stays out of the packaged program, each thing with its reason."""

from __future__ import annotations

from fnmatch import fnmatch

from release.product import ROOT

MODULES = {
    "PySide6.QtNetwork": "nothing is sent or fetched",
    "_distutils_hack": "for installing packages",
    "fsspec": "torch saves to remote disks by it; we save by safetensors",
    "functorch": "the older name of torch.func",
    "jinja2": "torch writes code for graphics processors by it when it compiles; we never compile",
    "kornia": "augments digits of published systems, in the full installation of the trainer",
    "markupsafe": "a part of jinja2",
    "matplotlib": "draws the report of a run, in the same",
    "networkx": "torch cuts graphs by it when it compiles",
    "onnx": "writes another format than ours, in the same",
    "onnxruntime": "reads it",
    "onnxscript": "a part of onnx",
    "pip": "for installing packages",
    "pkg_resources": "for installing packages",
    "pydoc_data": "what Python's help() prints",
    "readline": "for who types Python; and its licence is the GPL, which ours is not",
    "setuptools": "torch builds extensions by it; we have none",
    "tensorboard": "shows curves of a run, in the full installation of the trainer",
    "tkinter": "other widgets than ours",
    "torch.onnx": "writes another format than ours",
    "torch.testing._internal.common_methods_invocations": "torch's own tests; others need the rest",
    "torch.testing._internal.common_utils": "the same",
    "torch.testing._internal.distributed": "the same",
    "torch.testing._internal.opinfo": "the same",
    "torch.testing._internal.optests": "the same",
    "torch.utils.benchmark": "measures torch",
    "torch.utils.tensorboard": "writes the curves that tensorboard shows, in the same",
    "torchvision": "fetches MNIST, in the full installation of the trainer",
}
"""By name, with all that is in them."""

FILES = {
    "*/plugins/egldeviceintegrations/*": "Qt on devices without a desktop",
    "*/plugins/generic/*": "the same: reads input devices itself",
    "*/plugins/imageformats/*icns*": "Pillow reads pictures; Qt, icons and what is pasted",
    "*/plugins/imageformats/*pdf*": "the same",
    "*/plugins/imageformats/*tga*": "the same",
    "*/plugins/imageformats/*tiff*": "the same",
    "*/plugins/imageformats/*wbmp*": "the same",
    "*/plugins/platforminputcontexts/*virtualkeyboard*": "needs Qt Quick, which we do not use",
    "*/plugins/platforms/*eglfs*": "Qt on devices without a desktop",
    "*/plugins/platforms/*linuxfb*": "the same",
    "*/plugins/platforms/*minimal*": "the same, for tests of Qt's own",
    "*/plugins/platforms/*vkkhrdisplay*": "the same",
    "*/plugins/platforms/*vnc*": "Qt on another computer's screen",
    "*/plugins/platformthemes/*gtk3*": "another look than ours, and GTK with all that it needs",
    "*/plugins/wayland-graphics-integration-client/*": "OpenGL; our widgets are painted without",
    "*/plugins/wayland-shell-integration/*fullscreen*": "Wayland without a desktop",
    "*/plugins/wayland-shell-integration/*ivi*": "Wayland in vehicles",
    "*/plugins/wayland-shell-integration/*qt-shell*": "Wayland in Qt's own compositor",
    "*/plugins/wayland-shell-integration/*wl-shell*": "what xdg-shell took the place of",
    "*/plugins/xcbglintegrations/*": "OpenGL; our widgets are painted without",
    "PIL/_avif*": "AVIF, which is none of the pictures that digitpad opens",
    "PySide6/*translations/*": "Qt's words in languages that digitpad does not speak",
    "pillow.libs/libavif*": "the same",
    "torch/bin/[!t]*": "torch's tools for who compiles; torch_shm_manager it needs to be imported",
    "torch/bin/test*": "torch's own tests",
    "torch/include/*": "for who compiles against torch",
    "torch/lib/*.a": "for who compiles against torch",
    "torch/lib/*.lib": "the same on Windows",
    "torch/lib/*_test*": "torch's own tests",
    "torch/lib/*jitbackend*": "the same",
    "torch/lib/*backend_with_compiler*": "the same",
    "torch/share/*": "for who compiles against torch",
    "torch/test/*": "torch's own tests",
}
"""By patterns of their paths inside the program."""


def is_left_out(path: str) -> bool:
    """Whether the file at a path inside the program, on any system, stays out."""
    path = path.replace("\\", "/")
    spoken = path.rpartition("/")[2] in _WORDS_OF_QT
    return not spoken and any(fnmatch(path, pattern) for pattern in FILES)


_WORDS_OF_QT = {
    path.name.replace("digitpad_", "qtbase_").replace(".ts", ".qm")
    for path in (ROOT / "assets" / "translations").glob("digitpad_*.ts")
}
"""In the languages that digitpad speaks, too."""
