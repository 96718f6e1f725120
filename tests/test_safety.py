"""Linting runs nothing of what is linted: a project in which every file would leave a mark if it were run."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest
from helpers import TESTS
from trees import plant

CONFIG = """\
[flake8]
select = ASY,E9
extend-select = ASY150
asy-strict = true
asy-blocking-calls = traps.*
asy-loop-callbacks = traps.callback
asy-executor-calls = traps.hop
"""

ODD_NAMES = ("conftest.py", "sitecustomize.py", "usercustomize.py", "setup.py", "noxfile.py", "gi.py", "__main__.py")

PACKAGES = {
    "traps/__init__.py": "from . import plain\nfrom .plain import *\n__all__ = ['Client', 'load']\n",
    "traps/plain.py": "import time\nimport native\n\n\nclass Client(native.Client):\n"
    "    def get(self):\n        time.sleep(1)\n\n\ndef load():\n    return native.make()\n\n\n"
    "def sleepy():\n    time.sleep(1)\n",
    "traps/__main__.py": "",
    "space/plain.py": "import traps\n\n\ndef load():\n    traps.load()\n",
    "parts/__init__.py": "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n",
    "parts/plain.py": "class Part:\n    def read(self):\n        open('a').read()\n",
    "parts/__init__.pyi": "",
    "gi/__init__.py": "def require_version(name, version): ...\n",
    "gi/repository/__init__.py": "",
    "src/traps/__init__.py": "",
    "tests/conftest.py": "",
}

APP = """\
import asyncio
import time

import gi
import gi.repository
import native
import parts.plain
import space.plain
import traps
from gi.repository import Gtk
from parts.plain import Part
from space.plain import load
from traps import *
from traps.native import Deep
{imports}

gi.require_version("Gtk", "4.0")
SHARED = native.Client()


class Mine(Deep, native.Client):
    def run(self):
        self.wait()
        return super().get()


async def main(window: Gtk.Window, part: Part):
    time.sleep(1)
    native.Client().get()
    native.make().connect().read()
    SHARED.get("a")
    Mine().run()
    Mine().get()
    Client().get()
    Deep().acquire()
    window.get()
    Gtk.Window().read()
    part.read()
    load()
    traps.plain.sleepy()
    await native.call()
    native.call()
    with native.open_it() as file:
        file.read()
{calls}
"""


class Trap(NamedTuple):
    """The project, and the folder in which the marks appear."""

    root: Path
    marks: Path
    names: frozenset[str]

    def left(self) -> set[str]:
        """The names of the files that were run."""
        return {path.name.replace("+", "/") for path in self.marks.iterdir()}


def without_us() -> frozenset[str]:
    """The modules that flake8 and its other plugins load when they lint a file."""
    code = (
        "import importlib.metadata, io, sys\n"
        "found = importlib.metadata.distributions\n"
        "importlib.metadata.distributions = lambda **context: (\n"
        "    item for item in found(**context) if item.metadata['name'] != 'flake8-asyncio-review')\n"
        "from flake8.main.application import Application\n"
        "for jobs in ('1', '2'):\n"
        "    Application().run(['--isolated', '-j', jobs, '--select=A,E,F,W', *sys.argv[1:]])\n"
        "print('\\n', *sys.modules, sep='\\n')\n"
    )
    names = [str(TESTS / "helpers.py"), str(TESTS / "trees.py")]
    done = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, check=True, text=True)
    return frozenset(name.partition(".")[0] for name in done.stdout.splitlines())


@pytest.fixture(scope="module")
def shadows() -> list[str]:
    """Names of standard modules that flake8 does not load by itself: a module of that name must stay unloaded."""
    # Those of other systems are left out: the standard library itself tries them.
    here = {name for name in sys.stdlib_module_names if importlib.util.find_spec(name) is not None}
    # Before Python 3.11 `python -m` itself takes runpy and what that imports from the folder.
    by_python = {"runpy", "pkgutil"} if sys.version_info < (3, 11) else set()
    names = sorted(here - without_us() - by_python - {"antigravity", "this"})
    assert len(names) > 50
    return names


@pytest.fixture
def trap(tmp_path: Path, shadows: list[str]) -> Trap:
    root, marks = tmp_path / "project", tmp_path / "marks"
    marks.mkdir()
    imports = "".join(f"import {name}\nimport {name}.missing as {name}_missing\n" for name in shadows)
    calls = "".join(f"    {name}.Client().get()\n    {name}_missing.make().read()\n" for name in shadows)
    sources = dict.fromkeys(ODD_NAMES, "")
    sources |= PACKAGES
    sources |= {f"{name}.py" if number % 2 else f"{name}/__init__.py": "" for number, name in enumerate(shadows)}
    sources["app.py"] = APP.format(imports=imports, calls=calls)

    def mark(name: str) -> str:
        return f"open({str(marks / name.replace('/', '+'))!r}, 'w').close()"

    files: dict[str, str | bytes] = {name: f"{mark(name)}\n{text}" for name, text in sources.items()}
    files["evil.pth"] = f"import sys; {mark('evil.pth')}\n"
    for suffix in importlib.machinery.EXTENSION_SUFFIXES:
        files |= {f"{name}{suffix}": b"no library" for name in ("native", "traps/native", "_crypt", "astroid_native")}
    files[".flake8"] = CONFIG
    return Trap(plant(root, files), marks, frozenset(sources) | {"evil.pth"})


def run(folder: Path, *command: str, stdin: bytes | None = None) -> str:
    """Standard output of a process in `folder`, which must not complain."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False, timeout=300, env=environ)
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout.decode()


def check(trap: Trap, output: str) -> None:
    """The file was reviewed, and nothing in the project was run or even compiled for a later run."""
    assert "ASY151" in output
    assert "ASY150" in output
    assert "internal error" not in output
    assert trap.left() == set()
    assert list(trap.root.rglob("__pycache__")) == []


SCRIPT = str(Path(sysconfig.get_path("scripts")) / "flake8")


@pytest.mark.parametrize(
    "command",
    [(sys.executable, "-m", "flake8"), (SCRIPT,), (sys.executable, "-m", "flake8", "-j2"), (SCRIPT, "app.py")],
    ids=["module", "script", "processes", "one file"],
)
def test_in_the_folder(trap: Trap, command: tuple[str, ...]) -> None:
    check(trap, run(trap.root, *command))


@pytest.mark.parametrize("name", ["review", "sarif"])
def test_reports(trap: Trap, name: str) -> None:
    (trap.root / "known.json").write_text('{"version": 1, "findings": []}')
    arguments = (f"--format=asy-{name}", "--asy-baseline=known.json", "app.py")
    check(trap, run(trap.root, sys.executable, "-m", "flake8", *arguments))


def test_from_elsewhere(trap: Trap, tmp_path: Path) -> None:
    config = str(trap.root / ".flake8")
    check(trap, run(tmp_path, sys.executable, "-m", "flake8", "--config", config, str(trap.root)))
    check(trap, run(trap.root / "space", SCRIPT, "--config", config, "../app.py"))


def test_unsaved_text(trap: Trap) -> None:
    command = (sys.executable, "-m", "flake8", "--stdin-display-name", "app.py", "-")
    check(trap, run(trap.root, *command, stdin=(trap.root / "app.py").read_bytes()))


def loaded(trap: Trap, *arguments: str) -> tuple[set[str], str]:
    """What of the project a process runs or loads, extension modules too, and its standard output."""
    log = trap.marks.parent / "log"
    output = run(trap.root, sys.executable, str(TESTS / "flake8_audited.py"), str(log), *arguments)
    inside = [Path(line) for line in log.read_text("utf-8").splitlines() if trap.root in Path(line).parents]
    return {path.relative_to(trap.root).as_posix() for path in inside}, output


def test_nothing_is_loaded(trap: Trap) -> None:
    """Extension modules leave no marks here, but Python reports that it tries to load them."""
    names, output = loaded(trap, "-j1")
    check(trap, output)
    assert names == set()


def test_control_extension_modules_are_seen(trap: Trap) -> None:
    names, _ = loaded(trap)
    assert {"traps/__init__.py", "traps/plain.py"} <= names
    assert any(name.startswith("native.") for name in names)
    assert {"traps/__init__.py", "traps/plain.py"} <= trap.left()


def test_control_every_file_leaves_its_mark(trap: Trap) -> None:
    code = (
        "import pathlib, runpy, site, sys\n"
        "site.addsitedir('.')\n"
        "for path in map(pathlib.Path, sys.argv[1:]):\n"
        "    try:\n"
        "        exec(compile(path.read_bytes(), str(path), 'exec'), {'__name__': 'run'})\n"
        "    except (ImportError, NameError, AttributeError, KeyError):\n"
        "        pass\n"
    )
    run(trap.root, sys.executable, "-c", code, *sorted(name for name in trap.names if name.endswith(".py")))
    assert trap.left() == {name for name in trap.names if not name.endswith(".pyi")}
