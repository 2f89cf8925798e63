"""The packaged program, where there is nothing else: `make package-test` runs these, no other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from digitpad import __version__
from digitpad.recognition.checkpoint import shipped
from release import debian
from release.left_out import is_left_out
from release.product import FOLDER, product, size

MOST_MEGABYTES = 720
"""Unpacked, with a torch for the CPU alone."""
USERS = (65534, 54321) if os.getuid() == 0 else (os.getuid(),)
"""Nobody, who owns nothing, and one whom the system does not know: root may write everywhere, and
so tests nothing. Who is not root can be nobody else."""
SAMPLES = Path("_internal/digitpad/assets/sample-ink/numbers.ndjson")


@pytest.fixture(scope="module")
def program() -> Iterator[Path]:
    """The program, moved to a folder with spaces and umlauts in which nobody may write."""
    if not FOLDER.is_dir():
        pytest.fail("there is no packaged program: `make package` makes it")
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        folder = Path(place) / "Grüße aus dem Süden" / "digitpad"
        shutil.copytree(FOLDER, folder, symlinks=True, copy_function=_linked)
        _set_writable(folder, False)
        yield folder
        _set_writable(folder, True)


def _linked(source: str, target: str) -> None:
    """A copy that takes no room, where that can be: with torch for CUDA it is gigabytes."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _set_writable(folder: Path, writable: bool) -> None:
    """Let folders be changed or not; the files are also those of the program that was copied."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755 if writable else 0o555)


@pytest.fixture
def desk() -> Iterator[Path]:
    """A folder to work in, which is everybody's."""
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o777)
        yield Path(place)


def run(
    program: Path, *words: str | Path, at: Path, user: int = USERS[0], **environment: str
) -> str:
    """What `digitpad-cli` prints for a user, in a folder, with no more environment than this."""
    done = attempt(program, *words, at=at, user=user, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def attempt(
    program: Path, *words: str | Path, at: Path, user: int = USERS[0], **environment: str
) -> subprocess.CompletedProcess[str]:
    """The same, where it need not succeed."""
    is_root = os.getuid() == 0
    return subprocess.run(
        [program / "digitpad-cli", *words],
        cwd=at,
        env=environment,
        user=user if is_root else None,
        group=user if is_root else None,
        extra_groups=[] if is_root else None,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("user", USERS)
def test_it_does_all_it_should_where_there_is_nothing_else(
    program: Path, desk: Path, user: int
) -> None:
    told = run(program, "selftest", at=desk, user=user)
    assert told.splitlines()[0].endswith(str(program / "digitpad"))
    done = [line.split()[1] for line in told.splitlines()[1:]]
    assert done == ["opened", "saved", "read", "read", "started", "trained"]
    assert not list(desk.iterdir()), "nothing is left behind"


def test_a_home_that_cannot_be_written_to_is_said_in_words(program: Path, desk: Path) -> None:
    home = desk / "locked"
    home.mkdir(mode=0o555)
    samples = program / SAMPLES
    assert len(run(program, "read", samples, at=desk, HOME=str(home)).splitlines()) > 5
    kept = attempt(program, "collection", "import", samples, at=desk, HOME=str(home))
    assert kept.returncode == 2
    assert str(home) in kept.stderr
    assert "Traceback" not in kept.stderr


def test_it_shows_itself_where_nothing_can_be_kept(program: Path, desk: Path) -> None:
    told = run(
        program, "demo", "--screenshot", "seen.png", at=desk, HOME="/nowhere", DIGITPAD_HOME="/no"
    )
    assert "407 was read as 407" in told
    with Image.open(desk / "seen.png") as picture:
        assert picture.width > 800


def test_it_reads_pictures_and_ink(program: Path, desk: Path) -> None:
    picture = Image.new("L", (120, 160), 255)
    ImageDraw.Draw(picture).line([(62, 20), (58, 140)], 0, 12)
    for suffix in ("png", "jpg", "bmp", "webp"):
        picture.save(desk / f"one.{suffix}")
    told = run(program, "read", "--format", "json", desk, at=desk)
    assert [json.loads(line)["text"] for line in told.splitlines()] == ["1"] * 4


def test_it_trains_with_workers_of_its_own(program: Path, desk: Path) -> None:
    run(program, "collection", "import", program / SAMPLES, at=desk, DIGITPAD_HOME=str(desk))
    words = ["finetune", "number", "--steps", "2", "--workers", "1", "--name", "mine"]
    run(program, "trainer", *words, at=desk, DIGITPAD_HOME=str(desk))
    mine = desk / "checkpoints" / "mine.safetensors"
    assert run(program, "read", "--model", mine, program / SAMPLES, at=desk)


def test_what_needs_the_full_installation_says_so(program: Path, desk: Path) -> None:
    words = ["evaluate", "number", "--on", "mnist"]
    told = attempt(program, "trainer", *words, at=desk, DIGITPAD_DATA=str(desk))
    assert told.returncode == 1
    assert "pip install '.[trainer]'" in told.stderr
    assert "Traceback" not in told.stderr


def test_it_lists_the_checkpoints_and_has_one_version(program: Path, desk: Path) -> None:
    listed = run(program, "models", at=desk)
    assert all(f"{path.stem}: " in listed for path in shipped())
    assert run(program, "--version", at=desk) == f"digitpad {__version__}\n"


def test_it_is_small_and_holds_nothing_that_was_to_stay_out() -> None:
    files = [path.relative_to(FOLDER / "_internal") for path in (FOLDER / "_internal").rglob("*")]
    assert not [str(path) for path in files if is_left_out(str(path))]
    if not any(path.name.startswith("libtorch_cuda") for path in files):
        assert size(FOLDER) < MOST_MEGABYTES * 1e6


def test_all_that_is_inside_is_named_with_its_licence() -> None:
    licences = (FOLDER / "LICENCES.txt").read_text("utf-8")
    bill = json.loads((FOLDER / "sbom.cdx.json").read_text("utf-8"))
    assert bill["metadata"]["component"]["version"] == __version__
    named = {part["name"] for part in bill["components"]}
    assert {"torch", "numpy", "pillow", "safetensors", "python", "number"} <= named
    for part in bill["components"]:
        if part["type"] == "library":
            assert f"{part['name']} {part['version']}" in licences.replace("Python ", "python ")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences
    assert "Alpaydin and Alimoglu" in licences


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root folder of a system with nothing but what the .deb brings."""
    if shutil.which("dpkg-deb") is None:
        pytest.fail("there is no dpkg-deb here: this is for Debian and Ubuntu")
    folder = tmp_path_factory.mktemp("debian")
    package = debian.write(product(), FOLDER, folder, compression="none")
    subprocess.run(["dpkg-deb", "--extract", package, folder / "root"], check=True)
    subprocess.run(["dpkg-deb", "--control", package, folder / "root" / "DEBIAN"], check=True)
    return folder / "root"


def test_desktops_accept_what_the_deb_tells_them(installed: Path) -> None:
    share = installed / "usr/share"
    entry = share / "applications/digitpad.desktop"
    [metadata] = (share / "metainfo").iterdir()
    for words in (["desktop-file-validate"], ["appstreamcli", "validate", "--no-net"]):
        path = metadata if "validate" in words else entry
        checked = subprocess.run([*words, path], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert "warning" not in checked.stdout
    assert "MimeType=application/inkml+xml;" in entry.read_text()
    assert "*.inkml" in (share / "mime/packages/digitpad.xml").read_text()
    for picture in (share / "icons/hicolor").rglob("*.png"):
        with Image.open(picture) as image:
            assert f"{image.width}x{image.height}" in str(picture)


def test_the_debs_command_is_the_program(installed: Path) -> None:
    command = installed / "usr/bin/digitpad"
    told = subprocess.run([command, "--version"], env={}, stdout=subprocess.PIPE, text=True)
    assert told.stdout == f"digitpad {__version__}\n"


def test_the_deb_declares_the_libraries_that_it_does_not_bring(installed: Path) -> None:
    control = (installed / "DEBIAN/control").read_text()
    [declared] = re.findall(r"^Depends: (.*)$", control, re.MULTILINE)
    assert {"libegl1", "libgl1", "xkb-data"} <= set(declared.split(", "))
    assert re.search(r"libc6 \(>= 2\.\d+\)", declared)
    assert f"Version: {__version__}\n" in control
