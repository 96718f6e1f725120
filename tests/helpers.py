"""What several test files share: running the plugin in this process, and reading expectations out of sources."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable
from pathlib import Path

from flake8.main.options import register_default_options
from flake8.options.manager import OptionManager

from flake8_asyncio_review.plugin import Plugin

TESTS = Path(__file__).parent
ROOT = TESTS.parent

_MARK = re.compile(r"#((?:\s*ASY\d{3})+)\s*$")
_OPTION = re.compile(r"^# option: (?P<name>[a-z-]+) = (?P<value>.*)$", re.MULTILINE)


@functools.cache
def configured(options: tuple[tuple[str, object], ...] = ()) -> type[Plugin]:
    """A plugin class of its own with flake8's options parsed into it; names and values as in a configuration file."""

    class Configured(Plugin):
        """The plugin, so that no test changes the settings of another."""

    manager = OptionManager(version="0", plugin_versions="", parents=[], formatter_names=["default"])
    register_default_options(manager)
    Configured.add_options(manager)
    namespace = manager.parse_args([])
    namespace.extended_default_select = ["ASY", "C90", "E", "F", "W"]
    namespace.extended_default_ignore = []
    for name, value in options:
        assert hasattr(namespace, name), f"flake8 knows no option {name}"
        setattr(namespace, name, list(value) if isinstance(value, tuple) else value)
    Configured.parse_options(namespace)
    return Configured


def reports(source: str, *, filename: str = "example.py", **options: object) -> list[tuple[int, int, str]]:
    """What the plugin reports of `source`: line, column, text."""
    plugin = configured(tuple(sorted(options.items())))
    plugin._run = None  # the next file of the same name is another one, not the one that this run has seen
    made = plugin(ast.parse(source), source.splitlines(keepends=True), filename)
    return [(line, column, text) for line, column, text, _ in made.run()]


def findings(source: str, *, filename: str = "example.py", **options: object) -> list[tuple[int, str]]:
    """The lines and codes that the plugin reports of `source`, under all rules on by default unless `options` differ.

    Args:
        source: the text of a file.
        filename: its name.
        options: flake8 options by their Python name (`asy_strict="true"`, `extend_select=("ASY421",)`).
    """
    return [(line, text.partition(" ")[0]) for line, _, text in reports(source, filename=filename, **options)]


def codes(source: str, **options: object) -> list[str]:
    """The codes alone, in order of line."""
    return [code for _, code in findings(source, **options)]


def marked(source: str) -> list[tuple[int, str]]:
    """What the comments at the ends of lines ask for: `# ASY151` or `# ASY151 ASY153`, exactly these codes."""
    expected = []
    for number, line in enumerate(source.splitlines(), 1):
        match = _MARK.search(line)
        expected += [(number, code) for code in (match[1].split() if match else ())]
    return sorted(expected)


def options_in(source: str) -> dict[str, str]:
    """The options that a fixture asks for in comments `# option: asy-blocking-calls = pkg.fetch`."""
    return {match["name"].replace("-", "_"): match["value"] for match in _OPTION.finditer(source)}


def show(source: str, lines: Iterable[tuple[int, str]]) -> list[str]:
    """Findings with the text of their lines, for messages of failed tests."""
    text = source.splitlines()
    return [f"{number}: {code}: {text[number - 1].strip()}" for number, code in lines]


def check(source: str, expected: list[tuple[int, str]], found: list[tuple[int, str]]) -> None:
    """Compare findings, and say on failure which lines differ."""
    missing, surplus = list(expected), []
    for item in found:
        if item in missing:
            missing.remove(item)
        else:
            surplus.append(item)
    lines = ["not reported:", *show(source, missing), "reported but not marked:", *show(source, surplus)]
    assert (missing, surplus) == ([], []), "\n".join(lines)
