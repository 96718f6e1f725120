"""Calls in loop code that lead, through plain functions of the project, to what must not happen there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from .bodies import is_in_loop, may_run
from .callgraph import CallGraph, Chain, judged
from .conditions import MAYBE, asked, open_to_callers
from .failing import runs_rarely
from .guards import Guards
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
from .values import Value


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
    node, used, syntax, values, reason = found
    resolver = module.resolver
    if len(values) > 1:
        from .choosing import choices  # mostly there is no choice

        values = choices(values, resolver)
    for value in values:
        if not may_run(value, syntax, resolver):
            return
    place = node if isinstance(node, ast.Call) else used
    if runs_rarely(place, module):
        return
    record = module.record(node) if isinstance(node, ast.Call) else module.syntax_record(used, syntax)
    chains = _chains(values[0], record, place, module, graph)
    for value in values[1:] if chains else ():
        # Of several possibilities all must block.
        others = _chains(value, record, place, module, graph)
        chains = {category: chain for category, chain in chains.items() if category in others}
    if not chains:
        return
    # Most calls lead to nothing.
    from .programs import is_start, keeps_nobody_waiting
    from .sockets import is_said_ready

    function = module.function(place)
    harmless = module.is_by_hand or (function is not None and keeps_nobody_waiting(function, module))
    is_once = function is not None and is_start(function) and not is_in_loop(record, resolver)
    counting = {
        category: chain
        for category, chain in chains.items()
        if _counts(category, chain, harmless=harmless)
        and not (is_once and _is_of_file(chain))
        and not is_said_ready(chain.sink.name, reason)
    }
    if not counting or not _is_reached(record, function, resolver):
        return
    for category, chain in counting.items():
        if category == "ASY350":
            if "" not in chains:
                yield HelperCall(place, chain, reason, "ASY353")
        else:
            yield HelperCall(place, chain, reason, category or "ASY150")


def _counts(category: str, chain: Chain, *, harmless: bool) -> bool:
    """Whether a chain is one to report; it is `harmless` where nobody else waits for the loop."""
    # Further down an import is mostly of the same module each time, which is imported once.
    is_repeated = chain.sink.name in IMPORTERS and len(chain.functions) > 1
    return not is_repeated and not (harmless and category != "ASY227")


def _is_of_file(chain: Chain) -> bool:
    """Whether a chain ends in files or folders, or in certificates: nobody waits long for it once."""
    return chain.sink.code in ("ASY153", "ASY158") or chain.sink.name.startswith("ssl.")


def _chains(value: Value, record: CallRecord, place: ast.expr, module: Module, graph: CallGraph) -> dict[str, Chain]:
    """The chains that start where `record`, at `place`, is run on `value`."""
    resolver = module.resolver
    targets = [
        target
        for target in graph.bodies.targets(value, record, resolver)
        if (target.key[0] != resolver.path or not module.runs_on_loop(target.key[1])) and graph.runs(target, resolver)
    ]
    function = module.function(place) if targets else None
    defaults = _unsaid(record, function, resolver) if function is not None else ()
    chains: dict[str, Chain] = {}
    for target in targets:
        chains = {**graph.chains(target, record, resolver, defaults), **chains}
    return chains


def _unsaid(record: CallRecord, function: Function, resolver: Resolver) -> Environment:
    """The coroutine's own optional parameters that it passes on while they are None or False.

    Left out are those that it looks at before the call.
    """
    given = (*record.arguments, *(value for _, value in record.keywords))
    passed = {expr[1] for expr in given if expr is not None and expr[0] == "name"}
    defaults = [item for item in unsaid(function) if item[0] in passed] if passed else []
    told = Guards(function, resolver).conditions(record) if defaults else ()
    seen = {name for item in told for name in asked(item)}
    return tuple(item for item in defaults if item[0] not in seen)


def _is_reached(record: CallRecord, function: Function | None, resolver: Resolver) -> bool:
    """Whether the loop code itself gets to `record` more than the first time.

    That it may have left further up is no excuse: what is done once while a service starts is reported everywhere.
    """
    found = Guards(function, resolver).conditions(record, leaves=False) if function is not None else ()
    return judged(map(open_to_callers, found), {}, resolver) >= MAYBE
