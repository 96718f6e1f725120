"""Running flake8 in a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ALONE = Path(__file__).with_name("flake8_alone.py")
_LINE = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<text>(?P<code>[A-Z]+\d+) .*)$")


class Run(NamedTuple):
    """What a run of flake8 printed and returned."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[tuple[int, str]]:
        """Lines and codes of all findings, in the order of the output."""
        return [(line, code) for _, line, _, code, _ in self.rows]

    @property
    def codes(self) -> list[str]:
        """The codes alone."""
        return [code for _, code in self.found]

    @property
    def rows(self) -> list[tuple[str, int, int, str, str]]:
        """File, line, column, code and text of every finding."""
        rows = []
        for line in self.out.splitlines():
            match = _LINE.match(line)
            if match is not None:
                rows.append((match["file"], int(match["line"]), int(match["column"]), match["code"], match["text"]))
        return rows


def run(folder: Path, *arguments: str, stdin: bytes = b"", alone: bool = True, may_crash: bool = False) -> Run:
    """Run flake8 in `folder`; without a file among `arguments` it lints the folder.

    Args:
        folder: the current folder of the process.
        arguments: the command line.
        stdin: standard input.
        alone: whether to hide flake8-async, if it is installed.
        may_crash: whether flake8 itself may end in a traceback, as long as nothing of ours is in it.
    """
    command = [sys.executable, *([str(ALONE)] if alone else ["-m", "flake8"]), *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "default"},
    )
    result = Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    blame = "flake8_asyncio_review" if may_crash else "Traceback"
    assert blame not in result.out + result.err, result.out + result.err
    return result


def write(folder: Path, **files: str) -> None:
    """Write Python files by their names, and `config` to the configuration file."""
    for name, text in files.items():
        path = folder / (".flake8" if name == "config" else f"{name}.py")
        path.write_text(text, "utf-8")
