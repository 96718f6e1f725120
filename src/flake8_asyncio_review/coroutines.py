"""Is this expression certainly a coroutine object that nobody has awaited yet?"""

from __future__ import annotations

import ast

from .expressions import last_part
from .module import Module
from .values import NONE, Value, unwrapped
from .wrappers import SPECIAL_CALLS

_QUESTIONS = frozenset("iscoroutinefunction iscoroutine isawaitable".split())
"""Functions of inspect and asyncio that tell coroutine functions from plain ones."""
_PLAIN = frozenset("bool bytes float int str".split())
"""Annotations of functions that give no coroutine."""
_NO_FUNCTIONS = frozenset("unknown class object module namespace".split())
"""Kinds of what gives no coroutine when it is called, or nothing that is known."""


def is_coroutine(value: Value, module: Module) -> bool:
    """Whether `value` does nothing until it is awaited."""
    return value.kind == "coroutine" or (value.kind == "awaitable" and value.name in module.facts.coroutines)


def coroutine_name(node: ast.expr, module: Module, *, or_none: bool = True) -> str:
    """The called function, if `node` is certainly a coroutine object; else an empty string.

    Args:
        node: any expression.
        module: the file that it stands in.
        or_none: whether the answer still holds where `node` may also be None.
    """
    if not isinstance(node, (ast.Name, ast.Call)):
        return ""
    if isinstance(node, ast.Call):
        # What is called is asked for by many, and what that gives may have to be read from its body.
        answers = {_may_give(value, module) for value in module.values(node.func)}
        if True not in answers or False in answers:
            return ""
    values = module.values(node)
    if not or_none and NONE in values:
        return ""
    made = [value for value in values if value is not NONE]
    if not made or not all(is_coroutine(value, module) for value in made):
        return ""
    if isinstance(node, ast.Call) and not (_all_give(node, module) and _stays_async(node.func, module)):
        return ""
    if _is_asked_about(node, module):
        return ""
    return _label(made[0], module)


def _may_give(function: Value, module: Module) -> bool | None:
    """Whether a call of `function` may give a coroutine, as a look at it alone tells; `None` if it gives None."""
    if function.kind == "function":
        summary = module.resolver.home(function).summary
        if summary.is_async(function.record):
            return True
        declared = summary.declared(function.record)
        return None if declared == "None" else declared not in _PLAIN
    if function.kind == "external":
        name, facts = function.name, module.facts
        if function.items or name in SPECIAL_CALLS or name in facts.coroutines:
            return True
        return None if facts.returns.get(name) == "None" else False
    return None if function is NONE else function.kind not in _NO_FUNCTIONS


def _all_give(node: ast.Call, module: Module) -> bool:
    """Whether each of the functions that may be called gives a coroutine, be it only at times."""
    functions = unwrapped(module.certain(node.func))
    return len(functions) < 2 or all(
        any(is_coroutine(made, module) for made in module.resolver.called(function)) for function in functions
    )


def _stays_async(callee: ast.expr, module: Module) -> bool:
    """Whether nothing in sight makes a plain function of the coroutine function `callee`."""
    from .overrides import is_replaced, others  # asked of coroutines that nobody awaits

    asynchronous = (value.kind == "function" and module.is_async(value) for value in others(callee, module))
    return all(asynchronous) and not is_replaced(callee, module)


def _is_asked_about(node: ast.expr, module: Module) -> bool:
    """Whether `node` stands in a branch for which the code asks itself what kind of function it has."""
    return any(
        isinstance(part, (ast.Name, ast.Attribute)) and last_part(part) in _QUESTIONS
        for ancestor in module.ancestors(node)
        if isinstance(ancestor, (ast.If, ast.IfExp))
        for part in ast.walk(ancestor.test)
    )


def how_to_run(node: ast.AST, module: Module) -> str:
    """What to do with a lost coroutine: a plain function cannot await it."""
    home = module.function(node)
    return "await it" if home is not None and home.is_async else "await it in a coroutine, or make it a task"


def async_function_name(node: ast.expr, module: Module) -> str:
    """The name of the coroutine function that `node` certainly is (not a call of it); else an empty string."""
    if not isinstance(node, (ast.Name, ast.Attribute, ast.Lambda, ast.Call)):
        return ""
    values = module.certain(node)
    if values and all(value.kind == "partial" for value in values):
        values = tuple(inner for value in values for inner in value.items)
    if not values or not all(_is_async_function(value, module) for value in values) or not _stays_async(node, module):
        return ""
    return _label(values[0], module)


def _is_async_function(value: Value, module: Module) -> bool:
    if value.kind == "external":
        return value.name in module.facts.coroutines
    if value.kind != "function":
        return False
    function = module.function_of(value)
    made = module.resolver.called(value)
    return function.is_async and bool(made) and all(item.kind == "coroutine" for item in made)


def _label(value: Value, module: Module) -> str:
    if value.record < 0:
        return value.name
    return module.resolver.home(value).summary.qualified(module.function_of(value))
