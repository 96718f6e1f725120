"""Runs the enabled rules over one file."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from .blocking import BlockingCall, blocking_call
from .knowledge.index import index
from .module import Module
from .options import Settings
from .rule import Checker, Finding, Rule

Table: TypeAlias = "dict[type, list[tuple[Rule, Checker]]]"

_BLOCKING_NODES = (ast.Call, ast.For, ast.comprehension, ast.withitem)
_TRIGGERS = ("async", "anyio", "trio")


def dispatch(rules: Iterable[Rule]) -> Table:
    """The table from node type to the checkers of `rules`."""
    table: Table = {}
    for rule in rules:
        for node_type, checker in rule.checkers:
            table.setdefault(node_type, []).append((rule, checker))
    return table


def is_relevant(lines: Sequence[str], settings: Settings) -> bool:
    """Whether a file can hold anything that a rule looks at; one scan of its text."""
    triggers = _TRIGGERS + tuple(name.rpartition(".")[2] for name in settings.loop_callbacks)
    text = "".join(lines)
    return any(trigger in text for trigger in triggers)


def review(tree: ast.AST, lines: Sequence[str], filename: str, table: Table, settings: Settings) -> list[Finding]:
    """The findings of one file, sorted, each once, with columns in characters."""
    wanted = set(table)
    if BlockingCall in wanted:
        wanted.update(_BLOCKING_NODES)
    module = Module(tree, lines, filename, index(), settings, wanted)
    found: dict[tuple[int, int, str], Finding] = {}
    for finding in _findings(module, table):
        # The inner of two calls that start together (`open(path).read()`) comes later and is the one to keep.
        found[finding.line, finding.column, finding.text.partition(" ")[0]] = finding
    return sorted(finding._replace(column=_characters(lines, finding)) for finding in found.values())


def _findings(module: Module, table: Table) -> Iterator[Finding]:
    broken: set[str] = set()
    blocking = table.get(BlockingCall, [])
    for node in module.nodes:
        for rule, checker in table.get(type(node), ()):
            yield from _run(rule, checker, node, module, broken)
        if blocking and isinstance(node, _BLOCKING_NODES) and (call := blocking_call(node, module)) is not None:
            for rule, checker in blocking:
                if rule.code == call.fact.code:
                    yield from _run(rule, checker, call, module, broken)


def _run(rule: Rule, checker: Checker, node: object, module: Module, broken: set[str]) -> list[Finding]:
    """The findings of one checker; a rule that raises says so once in a file and costs nothing else."""
    try:
        return list(checker(node, module))
    except Exception as error:  # noqa: BLE001
        if rule.code in broken:
            return []
        broken.add(rule.code)
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        text = f"{rule.code} internal error in rule {rule.name} ({reason}), please report it with this file"
        return [Finding(1, 0, text)]


def _characters(lines: Sequence[str], finding: Finding) -> int:
    """The column in characters: ast counts UTF-8 bytes."""
    if not 0 < finding.line <= len(lines):
        return finding.column
    line = lines[finding.line - 1]
    if line.isascii():
        return finding.column
    return len(line.encode("utf-8", "surrogatepass")[: finding.column].decode("utf-8", "replace"))
