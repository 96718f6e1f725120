"""Projects of several files, made for one test and linted in this process, all in one run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from helpers import check, configured, marked

WAIT = "import time\n\n\ndef wait():\n    time.sleep(1)\n"
"""A module whose function blocks."""

QUIET = "def wait():\n    return 1\n"
"""One whose function does not."""

_CHAIN = re.compile(r"^ASY150 .*?: (?P<chain>\S+ -> .*); ")


def plant(folder: Path, files: Mapping[str, str | bytes], *, marker: str = "pyproject.toml") -> Path:
    """Write `files` by their paths, and the file that makes `folder` the root of a project, unless it is empty."""
    for name, text in {**({marker: ""} if marker else {}), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def lint(paths: Iterable[Path], **options: object) -> dict[Path, list[tuple[int, str]]]:
    """Lines and texts that one run over the files reports, in this order."""
    plugin = configured(tuple(sorted({"extend_select": ("ASY150",), **options}.items())))
    plugin._run = None
    found = {}
    for path in paths:
        source = path.read_text("utf-8")
        made = plugin(ast.parse(source), source.splitlines(keepends=True), str(path))
        found[path] = [(line, text) for line, _, text, _ in made.run()]
        assert not [text for _, text in found[path] if "internal error" in text], found[path]
    return found


def lint_one(path: Path, **options: object) -> list[tuple[int, str]]:
    """The same for a file alone: lines and codes."""
    return [(line, text.partition(" ")[0]) for line, text in lint([path], **options)[path]]


def check_marked(path: Path, **options: object) -> None:
    """A file reports what its comments mark, and nothing else."""
    source = path.read_text("utf-8")
    check(source, marked(source), lint_one(path, **options))


def chains(path: Path, **options: object) -> list[str]:
    """The chains in the messages of a file."""
    matches = [_CHAIN.match(text) for _, text in lint([path], **options)[path]]
    return [match["chain"] for match in matches if match is not None]


def app(imports: str, call: str = "wait()", *, silent: bool = False) -> str:
    """A file with a coroutine that makes one call, which is marked unless it is to be silent."""
    return f"{imports}\n\n\nasync def f(x):\n    {call}{'' if silent else '  # ASY150'}\n"


def check_call(folder: Path, lib: str, call: str, *, silent: bool = False) -> None:
    """A coroutine that makes one call, with everything of `lib` at hand, is reported for it unless it is `silent`."""
    files = {"lib.py": lib, "app.py": app("from lib import *", call, silent=silent)}
    check_marked(plant(folder, files) / "app.py")
