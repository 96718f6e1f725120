"""Runs the enabled rules over one file."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .blocking import BlockingCall, blocking_call
from .callgraph import CallGraph
from .following import NODES as FOLLOWED_NODES
from .following import HelperCall, helper_calls
from .knowledge.index import index
from .module import Module, last_name
from .options import Settings
from .project import Project
from .rule import Checker, Finding, Rule
from .second_opinion import SecondOpinion

_BLOCKING_NODES = frozenset((ast.Call, ast.For, ast.comprehension, ast.withitem))


class Table:
    """What the enabled rules want to see: checkers by node type, and by the last name of what is called."""

    def __init__(self, rules: Iterable[Rule], settings: Settings) -> None:
        self.nodes: dict[type, list[tuple[Rule, Checker]]] = {}
        self.calls: dict[str, list[tuple[Rule, Checker]]] = {}
        self.blocking: dict[str, list[tuple[Rule, Checker]]] = {}
        self.helpers: dict[str, list[tuple[Rule, Checker]]] = {}
        for rule in rules:
            for node_type, checker in rule.checkers:
                if node_type is BlockingCall:
                    self.blocking.setdefault(rule.code, []).append((rule, checker))
                elif node_type is HelperCall:
                    self.helpers.setdefault(rule.code, []).append((rule, checker))
                else:
                    self.nodes.setdefault(node_type, []).append((rule, checker))
            for tails, setting, checker in rule.call_checkers:
                for tail in tails.union(map(last_name, getattr(settings, setting) if setting else ())):
                    self.calls.setdefault(tail, []).append((rule, checker))

    @property
    def wanted(self) -> set[type]:
        """The node types that must be collected."""
        calls = (ast.Call,) if self.calls else ()
        blocking = _BLOCKING_NODES if self.blocking else ()
        return {*self.nodes, *calls, *blocking, *(FOLLOWED_NODES if self.helpers else ())}


class Run:
    """What the files of one run share: the enabled rules, the options and the project."""

    def __init__(self, rules: Iterable[Rule], settings: Settings) -> None:
        self.table = Table(rules, settings)
        self.settings = settings
        follow = bool(self.table.helpers)
        self.project = Project(index(), settings.project_root) if follow else None
        self.graph = CallGraph(settings) if follow else None
        self.opinion = SecondOpinion(index(), self.project) if settings.inference else None


def review(tree: ast.AST, lines: Sequence[str], filename: str, run: Run) -> list[Finding]:
    """The findings of one file, sorted, each once, with columns in characters."""
    table = run.table
    project = None if filename in ("stdin", "-") else run.project
    module = Module(
        tree,
        lines,
        filename,
        index(),
        run.settings,
        table.wanted,
        project,
        follow=run.graph is not None,
        opinion=run.opinion,
    )
    found: dict[tuple[int, int, str], Finding] = {}
    for finding in _findings(module, table, run.graph):
        # The inner of two calls that start together (`open(path).read()`) comes later and is the one to keep.
        found[finding.line, finding.column, finding.text.partition(" ")[0]] = finding
    return sorted(finding._replace(column=_characters(lines, finding)) for finding in found.values())


def _findings(module: Module, table: Table, graph: CallGraph | None) -> Iterator[Finding]:
    broken: set[str] = set()
    for node in module.nodes:
        kind = type(node)
        for rule, checker in table.nodes.get(kind, ()):
            yield from _run(rule, checker, node, module, broken)
        if isinstance(node, ast.Call):
            # The user's `pkg.*` has any last name.
            for tail in ("*", *module.tails(node)):
                for rule, checker in table.calls.get(tail, ()):
                    yield from _run(rule, checker, node, module, broken)
        if table.blocking and kind in _BLOCKING_NODES:
            call = blocking_call(node, module)
            for rule, checker in table.blocking.get(call.fact.code, ()) if call is not None else ():
                yield from _run(rule, checker, call, module, broken)
        if graph is not None and kind in FOLLOWED_NODES:
            try:
                helpers = list(helper_calls(node, module, graph)) if module.on_event_loop(node) else []
            except Exception as error:
                helpers = []
                yield from _broken(next(iter(table.helpers.values()))[0][0], error, broken)
            for helper in helpers:
                for rule, checker in table.helpers.get(helper.code, ()):
                    yield from _run(rule, checker, helper, module, broken)


def _run(rule: Rule, checker: Checker, node: Any, module: Module, broken: set[str]) -> list[Finding]:
    """The findings of one checker; a rule that raises says so once in a file and costs nothing else."""
    try:
        return list(checker(node, module))
    except Exception as error:
        return _broken(rule, error, broken)


def _broken(rule: Rule, error: Exception, broken: set[str]) -> list[Finding]:
    """What is said of a rule that raised, once."""
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
