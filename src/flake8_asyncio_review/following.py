"""Calls in loop code that lead, through plain functions of the project, to what must not happen there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from .bodies import known_conditions, may_run
from .callgraph import CallGraph, Chain, judged
from .conditions import MAYBE, asked, open_to_callers
from .knowledge.facts import THREAD
from .knowledge.python import IMPORTERS
from .module import Module, shown
from .named import NamedTuple
from .passing import Environment, unsaid
from .project import root_of, shown_path
from .receivers import Resolver
from .rule import Finding, Rule
from .runnable import Runnable
from .summary import CallRecord, Function


class HelperCall(NamedTuple):
    """A call (or loop, `with`, attribute, subscript) in loop code, and the chain that starts there."""

    node: ast.expr
    chain: Chain
    reason: str
    code: str

    @property
    def call(self) -> str:
        """How a message names it."""
        name = self.chain.functions[0]
        return f"{name}()" if isinstance(self.node, ast.Call) else name

    @property
    def why(self) -> str:
        """Why the code runs on the loop, as messages put it."""
        return f" ({self.reason})" if self.reason else ""

    def steps(self, module: Module) -> str:
        """The chain as messages show it: `load -> read_yaml -> open (config/io.py:41)`."""
        sink = self.chain.sink
        root = root_of(module.filename, module.settings.project_root)
        where = f"{shown_path(sink.path or module.filename, root)}:{sink.line}"
        return " -> ".join((*self.chain.functions, f"{shown(sink.name)} ({where})"))


def report_chains(rule: Rule, unless: Callable[[HelperCall, Module], object] | None = None) -> None:
    """Let `rule`, whose message is `blocking.BLOCKS`, report its chains, but those that `unless` is true of."""

    @rule.on(HelperCall)
    def check(call: HelperCall, module: Module) -> Iterator[Finding]:
        if unless is None or not unless(call, module):
            why = f"{call.why}: {call.steps(module)}"
            yield rule.found(call.node, call=call.call, why=why, advice=module.advice(THREAD))


def helper_calls(found: Runnable, module: Module, graph: CallGraph) -> Iterator[HelperCall]:
    """The chains that start at a piece of syntax, at most one for each rule that reports them."""
    node, used, syntax, value, reason = found
    if not may_run(value, syntax, module.resolver):
        return
    place = node if isinstance(node, ast.Call) else used
    record = module.record(node) if isinstance(node, ast.Call) else module.syntax_record(used, syntax)
    resolver = module.resolver
    targets = [
        target
        for target in graph.bodies.targets(value, record, resolver)
        if (target.key[0] != resolver.path or not module.runs_on_loop(target.key[1]))
        and graph.bodies.body(target.key, resolver).uses
    ]
    function = module.function(place) if targets else None
    defaults = _unsaid(record, function, resolver) if function is not None else ()
    chains: dict[str, Chain] = {}
    for target in targets:
        chains = {**graph.chains(target, record, resolver, defaults), **chains}
    if not chains or not _is_reached(record, function, resolver):
        return
    from .programs import keeps_nobody_waiting  # most calls lead to nothing

    harmless = module.is_by_hand or (function is not None and keeps_nobody_waiting(function, module))
    for category, chain in chains.items():
        if harmless and category != "ASY227":
            continue
        if chain.sink.name in IMPORTERS and len(chain.functions) > 1:
            # Further down it is mostly the same module each time, which is imported once.
            continue
        if category == "ASY350":
            if "" not in chains:
                yield HelperCall(place, chain, reason, "ASY353")
        else:
            yield HelperCall(place, chain, reason, category or "ASY150")


def _unsaid(record: CallRecord, function: Function, resolver: Resolver) -> Environment:
    """The coroutine's own optional parameters that are None or False, but for those it looks at before the call."""
    defaults = unsaid(function)
    seen = {name for item in known_conditions(record, function, resolver) for name in asked(item)} if defaults else ()
    return tuple(item for item in defaults if item[0] not in seen)


def _is_reached(record: CallRecord, function: Function | None, resolver: Resolver) -> bool:
    """Whether the loop code itself gets to `record` more than the first time.

    That it may have left further up is no excuse: what is done once while a service starts is reported everywhere.
    """
    found = known_conditions(record, function, resolver, leaves=False) if function is not None else ()
    return judged(map(open_to_callers, found), {}, resolver) >= MAYBE
