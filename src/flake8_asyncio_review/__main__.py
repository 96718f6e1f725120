"""The command line beside flake8: explain rules, list them, show what is in force for a folder."""

from __future__ import annotations

import argparse
import configparser
import difflib
import os
import platform
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import flake8
from flake8.exceptions import Flake8Exception
from flake8.options.config import _find_config_file, load_config  # the public part takes the current folder only
from flake8.options.parse_args import parse_args
from flake8.style_guide import Decision, DecisionEngine
from flake8.utils import parse_files_to_codes_mapping

from . import __version__, documentation, options
from .baseline import BaselineError
from .listing import Listing
from .plugin import Plugin, enabled
from .recording import RecordingError, gone, record
from .rule import Rule
from .rules import load
from .terminal import with_headings, wrapped

_PROGRAM = "python -m flake8_asyncio_review"
_LISTS = ("select", "extend_select", "ignore", "extend_ignore")


class UsageError(Exception):
    """The command cannot do what was asked for; the message says why."""


class _Answer(NamedTuple):
    """What a command prints, and the exit code."""

    text: str
    code: int = 0


class _InForce(NamedTuple):
    """What flake8 makes of a folder's configuration; `keys` are the options that the file has, known or not."""

    file: str | None
    keys: tuple[str, ...]
    namespace: argparse.Namespace
    settings: options.Settings
    per_file: tuple[tuple[str, list[str]], ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after the program's name; those of the process when left out.

    Returns:
        The exit code: 0, 1 for stale findings in a baseline, or 2 if the command could not do what was asked for, with
        the reason on standard error.

    Raises:
        SystemExit: from `argparse`, for `--help`, `--version` and words that are no command.
    """
    given = _parser().parse_args(arguments)
    try:
        answer: _Answer = given.run(given)
    except (UsageError, documentation.DocumentationError, BaselineError, RecordingError) as error:
        return _fail(str(error))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        print(with_headings(answer.text), flush=True)
    except BrokenPipeError:
        # The reader has seen enough (`… rules | head`); keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM, description="Explain the rules of flake8-asyncio-review and show which are in force."
    )
    versions = f"{__version__} (flake8 {flake8.__version__}, Python {platform.python_version()})"
    parser.add_argument("--version", action="version", version=f"flake8-asyncio-review {versions}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    explain = commands.add_parser("explain", help="show what a rule reports, why, and how to write it instead")
    explain.add_argument("rules", nargs="+", metavar="RULE", help="a code such as ASY151 or a name, blocking-sleep")
    explain.set_defaults(run=_explain)
    rules = commands.add_parser("rules", help="list all rules: code, name, severity, default")
    rules.set_defaults(run=_rules)
    config = commands.add_parser("config", help="show the options and rules in force for a folder")
    config.add_argument("path", nargs="?", default=".", metavar="PATH", help="a folder or file (default: here)")
    config.set_defaults(run=_config)
    recorded = commands.add_parser("baseline", help="record the findings of a run, for `asy-baseline` to hide them")
    recorded.add_argument("--stale", action="store_true", help="list recorded findings that are gone, write nothing")
    recorded.add_argument("file", metavar="FILE", help="the baseline")
    recorded.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help="paths and options for flake8")
    recorded.set_defaults(run=_baseline)
    return parser


def _explain(given: argparse.Namespace) -> _Answer:
    rules = load()
    by_word = {word: rule for rule in rules.values() for word in (rule.code.lower(), rule.name)}
    unknown = [word for word in given.rules if word.lower() not in by_word]
    if unknown:
        raise UsageError("\nerror: ".join(f"there is no rule {word!r}{_hint(word, by_word)}" for word in unknown))
    # The same rule asked for twice is shown once.
    wanted = dict.fromkeys(by_word[word.lower()] for word in given.rules)
    return _Answer("\n\n".join(wrapped(documentation.page(rule)).rstrip("\n") for rule in wanted))


def _hint(word: str, by_word: dict[str, Rule]) -> str:
    """What the user may have meant, as the end of a sentence."""
    low = word.lower()
    near = [known for known in by_word if len(low) > 4 and known.startswith(low)]
    found = list(dict.fromkeys(by_word[known] for known in near or difflib.get_close_matches(low, by_word)))
    if not 0 < len(found) < 4:
        return f"; `{_PROGRAM} rules` lists all"
    return "; did you mean " + " or ".join(f"{rule.code} ({rule.name})" for rule in found) + "?"


def _rules(given: argparse.Namespace) -> _Answer:
    rules = load().values()
    rows = [(rule.code, rule.name, documentation.severity(rule), documentation.default(rule)) for rule in rules]
    return _Answer("\n".join(_columns([("code", "name", "severity", "default"), *rows])))


def _config(given: argparse.Namespace) -> _Answer:
    in_force = _read(given.path)
    rules = load()
    listing = Listing.of(rules.values())
    running = [rules[code] for code in enabled(listing, in_force.settings, in_force.namespace)]
    silent = [rule for rule in rules.values() if rule not in running]
    opt_in = [rule for rule in silent if rule.opt_in]
    off = [rule for rule in silent if not rule.opt_in]
    parts = [f"Configuration: {in_force.file or 'no file, flake8 defaults'}"]
    parts += ["# Options", *_option_lines(in_force)]
    parts += [f"# Rules that run ({len(running)})", *_names(running)]
    if opt_in:
        parts += [f"# Opt-in rules that are off ({len(opt_in)})", *_names(opt_in)]
        if not in_force.settings.strict:
            parts.append("To run one, name its exact code in `extend-select`; to run all, set `asy-strict = true`.")
    if off:
        parts += [f"# Rules that are not selected ({len(off)})", *_names(off)]
    for pattern, codes in in_force.per_file:
        if any(rule.code.startswith(tuple(codes)) for rule in running):
            parts.append(f"\nIn files that match `{pattern}`, `per-file-ignores` hides {', '.join(codes)}.")
    warnings = [*_unknown_keys(in_force.keys), *_selection_warnings(in_force.namespace, rules, running)]
    if warnings:
        parts += [f"# Warnings ({len(warnings)})", *(f"- {warning}" for warning in warnings)]
    return _Answer("\n".join(f"\n{part}\n" if part.startswith("# ") else part for part in parts))


def _baseline(given: argparse.Namespace) -> _Answer:
    words = given.words[1:] if given.words[:1] == ["--"] else given.words
    if not given.stale:
        return _Answer(f"{given.file}: findings recorded: {record(given.file, words)}")
    stale = gone(given.file, words)
    lines = [
        f"{path}: {code}{f' x {count}' if count > 1 else ''}: {text}"
        for (path, code, text), count in sorted(stale.items())
    ]
    return _Answer(
        "\n".join((*lines, f"{given.file}: recorded findings that are gone: {stale.total()}")), int(bool(stale))
    )


def _read(path: str) -> _InForce:
    """Ask flake8 what is in force for a folder or for the folder of a file.

    Raises:
        UsageError: there is no such path, or flake8 cannot use the configuration.
    """
    if not os.path.exists(path):
        raise UsageError(f"there is no file or folder {path!r}")
    folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path))
    try:
        file = _find_config_file(folder)
        sections, _ = load_config(file, [], isolated=file is None)
        plugins, namespace = parse_args(["--config", file] if file else ["--isolated"])
        per_file = parse_files_to_codes_mapping(namespace.per_file_ignores)
    except configparser.Error as error:
        raise UsageError(f"flake8 cannot read its configuration: {' '.join(str(error).split())}") from None
    except (Flake8Exception, ValueError, OSError) as error:
        raise UsageError(f"flake8 refuses the configuration of {folder}: {error}") from None
    if not any(loaded.obj is Plugin for loaded in plugins.all_plugins()):
        raise UsageError(f"flake8 does not see the plugin; install flake8-asyncio-review for {sys.executable}")
    keys = tuple(sections["flake8"]) if "flake8" in sections else ()
    return _InForce(file, keys, namespace, options.parse(namespace), tuple(per_file))


def _option_lines(in_force: _InForce) -> list[str]:
    lines = []
    for option in options.OPTIONS:
        given = str(getattr(in_force.namespace, f"asy_{option.field}", "") or "").strip()
        value = getattr(in_force.settings, option.field)
        if given:
            text = ", ".join(part.strip() for part in re.split(r"[,\n]", given) if part.strip())
        elif isinstance(value, bool):
            text = f"{str(value).lower()} (default)"
        else:
            text = "not set"
        lines.append((option.name, text))
    return list(_columns(lines))


def _names(rules: Iterable[Rule]) -> list[str]:
    return [f"{rule.code}  {rule.name}" for rule in rules] or ["none"]


def _unknown_keys(keys: Iterable[str]) -> list[str]:
    """Warnings about options of ours that do not exist; flake8 itself passes over them in silence."""
    known = {spelling for option in options.OPTIONS for spelling in (option.name, option.name.replace("-", "_"))}
    warnings = []
    for key in keys:
        if key.startswith(("asy-", "asy_")) and key not in known:
            near = difflib.get_close_matches(key, sorted(known), n=1)
            warnings.append(f"there is no option `{key}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    return warnings


def _selection_warnings(namespace: argparse.Namespace, rules: dict[str, Rule], running: Sequence[Rule]) -> list[str]:
    warnings = []
    decider = DecisionEngine(namespace)
    hidden = [code for code in ("E999", "E902") if decider.decision_for(code) is not Decision.Selected]
    if hidden:
        warnings.append(f"syntax errors and unreadable files ({', '.join(hidden)}) are hidden; add `E9` to `select`")
    if not running:
        warnings.append("no rule runs; add `ASY1,ASY2,ASY3,ASY4` to `extend-select`")
    for field in _LISTS:
        for code in getattr(namespace, field, None) or ():
            if code.startswith("ASY") and not any(known.startswith(code) for known in rules):
                warnings.append(f"`{field.replace('_', '-')}` has `{code}`, the start of no rule's code")
    return warnings


def _columns(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _fail(reason: str) -> int:
    print(f"error: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
