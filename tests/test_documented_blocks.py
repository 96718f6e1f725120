"""Every command and configuration block in the documentation, run in a small project."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from helpers import ROOT

yaml = pytest.importorskip("yaml")

PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "docs" / "sample" / "README.md"]
SOURCE = "import asyncio\nimport time\n\n\nasync def main():\n    await asyncio.sleep(0)\n    time.sleep(1)\n"
NOT_RUN = re.compile(
    r"python3? -m (venv|pip|pytest)|pip install|\.venv/|python docs/generate|python benchmarks/|git |tox|\.ci/run"
)
"""Commands that make an environment or belong to developing the plugin; what CI does with them is running them."""


class Block(NamedTuple):
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks() -> Iterator[Block]:
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in re.finditer(r"^( *)```(\w+)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL):
            line = text.count("\n", 0, match.start()) + 1
            yield Block(page, line, match[2], textwrap.dedent(match[3]))


BLOCKS = list(blocks())


def of(*languages: str) -> pytest.MarkDecorator:
    found = [pytest.param(block, id=block.name) for block in BLOCKS if block.language in languages]
    assert found
    return pytest.mark.parametrize("block", found)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder in which the names of the documentation exist."""
    for name in ("mod.py", "path/to/code/mod.py", "path/to/folder/mod.py", "orders/payments.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SOURCE)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / "asyncio-baseline.json").write_text('{"version": 1, "findings": []}')
    return tmp_path


def shell(folder: Path, command: str) -> str:
    """Run a command line with this interpreter's `python` and `flake8`."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    # 1 stands for findings.
    assert done.returncode in (0, 1), (command, done.stdout, done.stderr)
    for word in ("Traceback", "usage:", "There was a critical error", "error: "):
        assert word not in done.stdout + done.stderr, (command, done.stdout, done.stderr)
    return done.stdout


@of("console", "bash")
def test_commands(block: Block, project: Path) -> None:
    lines = block.text.splitlines()
    commands = [line[2:] for line in lines if line.startswith("$ ")] if block.language == "console" else lines
    assert commands
    for command in commands:
        if not NOT_RUN.search(command):
            shell(project, command)


@of("ini")
def test_configurations_for_flake8(block: Block, project: Path) -> None:
    text = block.text if "[flake8]" in block.text else "[flake8]\n" + block.text
    (project / ".flake8").write_text(text)
    shell(project, "flake8 mod.py")
    assert "Warnings" not in shell(project, "python -m flake8_asyncio_review config .")


@of("toml")
def test_configurations_for_ruff(block: Block, project: Path) -> None:
    pytest.importorskip("ruff")
    (project / "pyproject.toml").write_text(block.text)
    shell(project, "python -m ruff check --select ASYNC mod.py")


@of("json")
def test_configurations_for_editors(block: Block) -> None:
    severities = json.loads(block.text)["flake8.severity"]
    assert {"ASY1", "ASY2", "ASY3", "ASY4"} <= set(severities)


def scripts(node: Any) -> Iterator[str]:
    """The commands in a workflow."""
    if isinstance(node, list):
        for item in node:
            yield from scripts(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "script"):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from scripts(value)


@of("yaml")
def test_workflows(block: Block, project: Path) -> None:
    for command in scripts(yaml.safe_load(block.text)):
        if not NOT_RUN.search(command):
            shell(project, command)


@of("python")
def test_code(block: Block) -> None:
    ast.parse(block.text)


def test_files_that_workflows_hand_on_are_written(project: Path) -> None:
    named = set()
    for block in BLOCKS:
        for name in re.findall(r"--output-file=(\S+)", block.text):
            command = next(line for line in block.text.splitlines() if name in line)
            words = shlex.split(command.lstrip("$- ").removeprefix("run: "))
            shell(project, shlex.join(words))
            named.add(name)
            assert (project / name).stat().st_size
    assert {"review.md", "flake8.sarif", "gl-code-quality-report.json"} <= named
