"""Runs the enabled rules over one file."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .blocking import blocking_call
from .dispatch import BLOCKING_NODES, HELPER_NODES, Checkers, Dispatch, FileDispatch
from .knowledge.index import index
from .listing import Listing
from .module import Module
from .options import Settings
from .project import STANDARD_INPUT, Project
from .rule import Finding, Rule
from .runnable import Runnable, runnable

if TYPE_CHECKING:
    from .following import HelperCall
    from .second_opinion import SecondOpinion


class Run:
    """What the files of one run share: the enabled rules, the options and the project.

    Args:
        listing: all rules.
        codes: those that run.
        settings: the options.
    """

    def __init__(self, listing: Listing, codes: Collection[str], settings: Settings) -> None:
        self.dispatch = Dispatch(listing, codes, settings)
        self.settings = settings
        self.project = Project(index(), settings.project_root)

    @functools.cached_property
    def helper_calls(self) -> Callable[[Runnable, Module], Iterator[HelperCall]]:
        """Follows calls, made for the first one that may lead somewhere."""
        from .callgraph import CallGraph
        from .following import helper_calls

        return functools.partial(helper_calls, graph=CallGraph(self.settings))

    @functools.cached_property
    def opinion(self) -> SecondOpinion:
        """What asks astroid, made for the first question."""
        from .second_opinion import SecondOpinion

        return SecondOpinion(index(), self.project)


def review(tree: ast.AST, lines: Sequence[str], filename: str, run: Run) -> list[Finding]:
    """The findings of one file, sorted, each once, with columns in characters."""
    table = FileDispatch(run.dispatch, lines)
    project = None if filename in STANDARD_INPUT else run.project
    module = Module(
        tree,
        lines,
        filename,
        index(),
        run.settings,
        table.wanted,
        project,
        opinion=(lambda: run.opinion) if run.settings.inference else None,
    )
    found: dict[tuple[int, int, str], Finding] = {}
    for finding in _findings(module, table, run):
        # The inner of two calls that start together (`open(path).read()`) comes later and is the one to keep.
        found[finding.line, finding.column, finding.text.partition(" ")[0]] = finding
    module.close()
    table.close()
    return sorted(finding._replace(column=_characters(lines, finding)) for finding in found.values())


def _findings(module: Module, table: FileDispatch, run: Run) -> Iterator[Finding]:
    broken: set[str] = set()
    follows = run.dispatch.follows
    in_loop_code = HELPER_NODES if follows else BLOCKING_NODES if table.blocks else frozenset()
    of_any_call = table.calls["*"]  # the user's `pkg.*` has any last name
    for node in module.nodes:
        kind = type(node)
        yield from _run(table.nodes[kind], node, module, broken)
        if kind in table.shapes:
            yield from _run(table.shaped(node), node, module, broken)
        if isinstance(node, ast.Call):
            yield from _run(of_any_call, node, module, broken)
            for tail in module.tails(node):
                if checkers := table.calls[tail]:  # nobody asks for most names
                    yield from _run(checkers, node, module, broken)
        if kind not in in_loop_code:
            continue
        try:
            # Asked first, as most code is not on the loop.
            reason = module.loop_reason(node)
            may_block = reason is not None and table.blocks and kind in BLOCKING_NODES
            call = blocking_call(node, module) if may_block else None
        except Exception as error:
            yield from _broken(table.first_of_loop_code(), error, broken)
            continue
        if call is not None:
            yield from _run(table.blocking[call.fact.code], call, module, broken)
        if follows and reason is not None:
            try:
                found = runnable(node, reason, module)
                helpers = list(run.helper_calls(found, module)) if found is not None else []
            except Exception as error:
                helpers = []
                yield from _broken(table.first_of_loop_code(), error, broken)
            for helper in helpers:
                yield from _run(table.helpers[helper.code], helper, module, broken)


def _run(checkers: Checkers, item: Any, module: Module, broken: set[str]) -> list[Finding]:
    """What the `checkers` find in `item`; a rule that raises says so once in a file and costs nothing else."""
    found: list[Finding] = []
    for rule, checker in checkers:
        try:
            found += [*checker(item, module)]
        except Exception as error:
            found += _broken(rule, error, broken)
    return found


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
