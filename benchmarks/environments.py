"""The virtual environments that are compared, and the packages that are linted, both kept in the cache folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

BASE_SELECT = "E,F,W"
NOT_INSTALLED_FROM = shutil.ignore_patterns(
    ".*", "__pycache__", "*.egg-info", "build", "dist", "htmlcov", "venv", "node_modules"
)


class BenchmarkError(Exception):
    """Something the benchmark needs did not work; the message says what."""


@dataclass(frozen=True)
class Tool:
    """One column of the comparison: an environment, and what flake8 selects in it."""

    name: str
    python: Path
    select: str

    def command(self, target: Path) -> list[str]:
        """Return the command that lints `target`."""
        return [str(self.python), "-m", "flake8", "--isolated", "-j1", "--select", self.select, str(target)]


def clean_environ() -> dict[str, str]:
    """Return the environment variables of every child: nothing that adds modules, warnings or randomness."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**environ, "PYTHONHASHSEED": "0", "PYTHONNOUSERSITE": "1"}


def run_quietly(*command: str | Path) -> str:
    """Run a preparatory command and return what it prints; its own complaints are shown only if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, env=clean_environ(), check=False)
    if done.returncode:
        raise BenchmarkError(f"{' '.join(words)} failed:\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
    return done.stdout


def plain_tool(cache: Path) -> Tool:
    """Return flake8 with no plugin at all."""
    return Tool("plain", _environment(cache, "plain", ["flake8"]), BASE_SELECT)


def peer_tool(cache: Path, plain: Tool) -> Tool:
    """Return flake8 with flake8-async, on the flake8 of `plain`."""
    python = _environment(cache, "flake8-async", [*_same_flake8(plain), "flake8-async"])
    return Tool("flake8-async", python, f"{BASE_SELECT},ASYNC1,ASYNC2,ASYNC3,ASYNC4")


def our_tool(cache: Path, plain: Tool, checkout: Path) -> Tool:
    """Return flake8 with the plugin of `checkout` as it is now, on the flake8 of `plain`."""
    if not (checkout / "pyproject.toml").is_file():
        raise BenchmarkError(f"{checkout} holds no pyproject.toml, so there is nothing to install")
    python = _environment(cache, "ours", _same_flake8(plain))
    # A copy, because building in the checkout would leave a build folder there, whose stale files get installed.
    copy = cache / "checkout"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(checkout, copy, ignore=NOT_INSTALLED_FROM)
    install: list[str | Path] = [python, "-m", "pip", "install", "--quiet"]
    run_quietly(*install, "--no-deps", "--force-reinstall", copy)
    check = subprocess.run([python, "-m", "pip", "check"], capture_output=True, env=clean_environ(), check=False)
    if check.returncode:
        run_quietly(*install, *_same_flake8(plain), copy)
    return Tool("ours", python, f"{BASE_SELECT},ASY")


def versions(tool: Tool) -> dict[str, str]:
    """Return the versions of what is installed beside pip in the environment of `tool`."""
    listed = json.loads(run_quietly(tool.python, "-m", "pip", "list", "--format", "json"))
    return {entry["name"]: entry["version"] for entry in listed if entry["name"] not in ("pip", "setuptools")}


def check_same_flake8(tools: list[Tool]) -> None:
    """Refuse to compare tools that run different versions of flake8 or of its own checkers."""
    core = ("flake8", "pycodestyle", "pyflakes", "mccabe")
    seen = {tool.name: [versions(tool).get(name) for name in core] for tool in tools}
    if len({tuple(found) for found in seen.values()}) > 1:
        raise BenchmarkError(f"the environments differ in {', '.join(core)}: {seen}; delete the cache folder")


def fetch(cache: Path, tool: Tool, requirement: str) -> Path:
    """Return the unpacked folder of a published package, fetched once."""
    folder = cache / "packages" / re.sub(r"[^\w.=-]", "_", requirement)
    complete = folder.with_name(folder.name + ".complete")
    if not complete.is_file():
        download = folder.with_name(folder.name + ".download")
        for stale in (folder, download):
            shutil.rmtree(stale, ignore_errors=True)
        run_quietly(tool.python, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", download, requirement)
        (archive,) = download.iterdir()
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(folder)
        else:
            with tarfile.open(archive) as source:
                if hasattr(tarfile, "data_filter"):
                    source.extractall(folder, filter="data")
                else:  # early 3.10 and 3.11
                    source.extractall(folder)
        complete.write_text("-".join(archive.name.split("-")[:2]).removesuffix(".tar.gz"), encoding="utf-8")
        shutil.rmtree(download)
    return folder


def fetched_name(folder: Path) -> str:
    """Return name and version of a package fetched earlier."""
    return folder.with_name(folder.name + ".complete").read_text(encoding="utf-8")


def _same_flake8(plain: Tool) -> list[str]:
    installed = versions(plain)
    return [f"{name}=={installed[name]}" for name in ("flake8", "pycodestyle", "pyflakes")]


def _environment(cache: Path, name: str, requirements: list[str]) -> Path:
    """Return the interpreter of a virtual environment with `requirements`, made if it is not there yet."""
    folder = cache / "environments" / f"{sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}" / name
    python = folder / "bin" / "python"
    wanted = "\n".join(requirements)
    complete = folder / "requirements.txt"
    if not complete.is_file() or complete.read_text(encoding="utf-8") != wanted:
        run_quietly(sys.executable, "-m", "venv", "--clear", folder)
        run_quietly(python, "-m", "pip", "install", "--quiet", *requirements)
        complete.write_text(wanted, encoding="utf-8")
    return python
