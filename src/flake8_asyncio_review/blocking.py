"""Does this piece of syntax block? The tables answer by name; this file reads the arguments they depend on."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from .knowledge.facts import Blocking
from .module import Module, shown
from .rule import Finding, Rule
from .values import Values

BLOCKS = "`{call}` blocks the event loop{why}; {advice}"
"""The message of the rules that report blocking calls."""


class BlockingCall:
    """A call, loop or `with` statement in loop code that blocks. `name` is the dotted name in the tables."""

    __slots__ = ("fact", "name", "node", "reason")

    def __init__(self, node: ast.expr, name: str, fact: Blocking, reason: str) -> None:
        self.node = node
        self.name = name
        self.fact = fact
        self.reason = reason

    @property
    def call(self) -> str:
        """How a message names it."""
        owner, _, method = shown(self.name).rpartition(".")
        syntax = {"__iter__": f"for ... in {owner}", "__enter__": f"with {owner}", "__call__": f"{owner}()"}
        return syntax.get(method, f"{shown(self.name)}()")


def report(rule: Rule, unless: Callable[[BlockingCall, Module], bool] | None = None) -> None:
    """Let `rule` report every blocking call that the tables file under its code, but those that `unless` is true of."""

    @rule.on(BlockingCall)
    def check(call: BlockingCall, module: Module) -> Iterator[Finding]:
        if call.fact.code == rule.code and not (unless is not None and unless(call, module)):
            why = f" ({call.reason})" if call.reason else ""
            yield rule.found(call.node, call=call.call, why=why, advice=module.advice(call.fact.twin))


def follows_up(call: BlockingCall, module: Module) -> bool:
    """Whether the object used was made in the same function by a call that is reported under the same code.

    Of `with open(path) as file: file.read()` the opening is the line to change; the read goes with it.
    """
    if call.name.endswith(".__iter__"):
        used: list[ast.expr] = [call.node]
    elif isinstance(call.node, ast.Call) and call.fact.when == "file":
        used = list(call.node.args)
    elif isinstance(call.node, ast.Call) and isinstance(call.node.func, ast.Attribute):
        used = [call.node.func.value]
    else:
        return False
    return any(_is_made_here(node, call.fact.code, module) for node in used)


def _is_made_here(node: ast.expr, code: str, module: Module) -> bool:
    if isinstance(node, ast.Call):
        inner = blocking_call(node, module)
        return inner is not None and inner.fact.code == code
    if not isinstance(node, ast.Name):
        return False
    bindings = module.resolver.bindings(node.id, module.at(node)) or []
    for binding in bindings:
        made = binding.value[1] if binding.value and binding.value[0] == "enter" else binding.value
        if not made or made[0] != "call" or not module.in_function_of(node, binding.scope):
            return False
        values = module.resolver.values(made[1], binding.at)
        if not all(any(fact.code == code for fact in module.facts.facts(value.name)) for value in values):
            return False
    return bool(bindings)


def blocking_call(node: ast.AST, module: Module) -> BlockingCall | None:
    """The blocking call that `node` is, if it certainly is one and stands in loop code."""
    if isinstance(node, ast.Call):
        if (reason := module.loop_reason(node)) is None:
            return None
        if isinstance(module.parent(node), ast.Await) or module.is_handed_over(node):
            return None
        names = module.names(node.func) or module.usual_names(node.func) or module.inferred_names(node)
        return _first(node, names, node, reason, module)
    if isinstance(node, (ast.For, ast.comprehension)):
        if isinstance(node, ast.comprehension) and node.is_async:
            return None
        iterated, method = node.iter, "__iter__"
    elif isinstance(node, ast.withitem) and isinstance(module.parent(node), ast.With):
        iterated, method = node.context_expr, "__enter__"
    else:
        return None
    if (reason := module.loop_reason(iterated)) is None or blocking_call(iterated, module) is not None:
        return None
    return _first(iterated, _special(module.certain(iterated), method, module), None, reason, module)


def fact_for(name: str, call: ast.Call | None, module: Module) -> Blocking | None:
    """The fact that says that this call of `name` blocks, or any use of it by syntax, if there is one."""
    facts = module.facts.facts(name)
    if call is None or not facts:
        return facts[0] if facts else None
    from .arguments import applies  # most files call nothing that the tables know

    return next((fact for fact in facts if applies(fact, module.record(call), module.resolver)), None)


def _first(
    node: ast.expr, names: tuple[str, ...], call: ast.Call | None, reason: str, module: Module
) -> BlockingCall | None:
    """The first of the alternatives, if all of them block."""
    found: list[BlockingCall] = []
    for name in names:
        fact = fact_for(name, call, module)
        if fact is None or module.settings.spares(name):
            return None
        found.append(BlockingCall(node, name, fact, reason))
    return found[0] if found else None


def _special(values: Values, method: str, module: Module) -> tuple[str, ...]:
    names: list[str] = []
    for value in values:
        ancestry = module.facts.ancestry(value.name) if value.kind == "instance" else ()
        name = next((f"{kind}.{method}" for kind in ancestry if f"{kind}.{method}" in module.facts.blocking), "")
        names.append(name)
    return tuple(names) if all(names) else ()
