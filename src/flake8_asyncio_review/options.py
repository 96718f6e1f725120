"""The one table of our options: name, default, help and parser."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from flake8.exceptions import ExecutionError
from flake8.options.manager import OptionManager

if TYPE_CHECKING:
    from .baseline import Baseline

_DOTTED = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\.\*)?"


class Settings:
    """The parsed options; the field names are the option names without `asy-`, with underscores."""

    strict: bool = False
    blocking_calls: tuple[tuple[str, str], ...] = ()
    nonblocking_calls: tuple[str, ...] = ()
    executor_calls: tuple[str, ...] = ()
    loop_callbacks: tuple[str, ...] = ()
    target_version: tuple[int, int] | None = None
    project_root: str = ""
    inference: bool = True
    baseline: Baseline | None = None

    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)

    def spares(self, name: str) -> bool:
        """Whether the user says that `name` does not block (`asy-nonblocking-calls`)."""
        return any(fnmatchcase(name, pattern) for pattern in self.nonblocking_calls)


class Option:
    """One option: `parse` turns its text into the value of the field and raises `ValueError` for a bad one."""

    def __init__(
        self,
        field: str,
        help: str,
        parse: Callable[[str], Any],
        example: str,
        *,
        flag: bool = False,
        path: bool = False,
    ) -> None:
        self.field = field
        self.name = "asy-" + field.replace("_", "-")
        """The name in configuration files, `asy-target-version`."""
        self.help = help
        self.parse = parse
        self.example = example
        self.flag = flag
        self.path = path


def _boolean(text: str) -> bool:
    value = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
    if text.strip().lower() not in value:
        raise ValueError("expected true or false")
    return value[text.strip().lower()]


def _split(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,\n]", text) if part.strip()]


def _patterns(text: str) -> tuple[str, ...]:
    for part in _split(text):
        if re.fullmatch(_DOTTED, part) is None:
            raise ValueError(f"{part!r} is no dotted name (`pkg.name` or `pkg.*`)")
    return tuple(_split(text))


def _blocking_calls(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in _split(text):
        name, arrow, advice = (piece.strip() for piece in part.partition("->"))
        if re.fullmatch(_DOTTED, name) is None:
            raise ValueError(f"{name!r} is no dotted name (`pkg.name` or `pkg.*`)")
        if arrow and not advice:
            raise ValueError(f"{part!r} has nothing after the arrow")
        pairs.append((name, advice))
    return tuple(pairs)


def _version(text: str) -> tuple[int, int] | None:
    if not text.strip():
        return None
    match = re.fullmatch(r"(?:py)?3\.?(\d{1,2})", text.strip())
    if match is None:
        raise ValueError("expected a Python version such as 3.10")
    return 3, int(match[1])


def _folder(text: str) -> str:
    path = _upwards(text.strip(), os.path.isdir)
    if path is None:
        raise ValueError(f"there is no folder {text.strip()!r}")
    return path


def _baseline(text: str) -> Baseline:
    from . import baseline  # few have one

    path = _upwards(text.strip(), os.path.isfile)
    if path is None:
        raise ValueError(f"there is no file {text.strip()!r}")
    return baseline.read(path)


def _upwards(name: str, is_there: Callable[[str], bool]) -> str | None:
    # flake8 makes a path with a slash absolute from the configuration file, which lies in or above the current folder;
    # a bare name it leaves as it is.
    base = os.getcwd()
    while not is_there(os.path.join(base, name)):
        if base == os.path.dirname(base):
            return None
        base = os.path.dirname(base)
    return os.path.normpath(os.path.join(base, name))


OPTIONS = (
    Option("strict", "also run the rules that are opt-in", _boolean, "true", flag=True),
    Option(
        "blocking_calls",
        "functions of yours that block: names, `pkg.db.*`, or `name -> advice`, separated by commas",
        _blocking_calls,
        "pkg.fetch, pkg.db.*, pkg.load -> await pkg.aload()",
    ),
    Option(
        "nonblocking_calls",
        "functions that do not block although they look like it: names or `pkg.*`, separated by commas",
        _patterns,
        "pkg.cache.get",
    ),
    Option(
        "executor_calls",
        "functions whose callable argument runs in a thread or process: names separated by commas",
        _patterns,
        "pkg.in_thread",
    ),
    Option(
        "loop_callbacks",
        "decorators, or functions whose callable argument, that put a sync function on the event loop",
        _patterns,
        "homeassistant.core.callback",
    ),
    Option(
        "target_version",
        "oldest Python that the code must run on (default: the project's requires-python, else the running Python)",
        _version,
        "3.10",
    ),
    Option("project_root", "folder of the project (default: found from each file)", _folder, ".", path=True),
    Option("inference", "ask astroid for objects that names alone cannot tell (default: true)", _boolean, "true"),
    Option(
        "baseline",
        "file with findings that are hidden, written by `python -m flake8_asyncio_review baseline`",
        _baseline,
        "asyncio-baseline.json",
        path=True,
    ),
)


class _Flag(argparse.Action):
    """`--asy-strict` with no value; in a configuration file the option takes true or false."""

    def __init__(self, option_strings: list[str], dest: str, **extra: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, default="", help=extra.get("help"))

    def __call__(self, parser: object, namespace: argparse.Namespace, *_: object) -> None:
        setattr(namespace, self.dest, "true")


def register(manager: OptionManager) -> None:
    """Add the options to flake8's command line and configuration."""
    for option in OPTIONS:
        extra: dict[str, Any] = {"action": _Flag} if option.flag else {"metavar": "VALUE"}
        if option.path:
            extra["normalize_paths"] = True
        manager.add_option(
            "--" + option.name, default="", parse_from_config=True, help=option.help.replace("%", "%%"), **extra
        )


def parse(options: argparse.Namespace) -> Settings:
    """The settings in flake8's parsed options.

    Raises:
        ExecutionError: an option is malformed; flake8 prints the message and exits with 1.
    """
    fields: dict[str, Any] = {}
    for option in OPTIONS:
        text = getattr(options, "asy_" + option.field, "") or ""
        if not str(text).strip():
            continue
        try:
            fields[option.field] = option.parse(str(text))
        except ValueError as error:
            raise ExecutionError(f"{option.name} = {text!r}: {error}; for example: {option.example}") from None
    return Settings(**fields)
