"""Is a resource that this call makes never released by anybody?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .knowledge.resources import AWAITED_ONLY, BORROWERS, RELEASING, RESOURCES, Resource
from .module import Module, argument
from .values import Value

if TYPE_CHECKING:
    from .owners import Use

_CLOSERS = frozenset(
    """
    __aexit__ __del__ __exit__ aclose cleanup clean_up close cog_unload dispose disconnect exit finalize on_shutdown
    shutdown stop teardown tear_down tearDown asyncTearDown terminate unload
    """.split()
)
"""Methods in which an object releases what it has."""

_RELEASING_WORDS = (*RELEASING, "cleanup", "clean_up", "dispose", "release", "teardown", "quit")

_DEPTH = 2
"""An object is followed into this many functions of the file, one within the other."""


def resource_made(call: ast.Call, module: Module, code: str = "") -> Resource | None:
    """What `call` certainly makes, if that is a resource that the rule `code` speaks of (or any rule)."""
    if AWAITED_ONLY.issuperset(module.tails(call)) and not isinstance(module.parent(call), (ast.Await, ast.Call)):
        return None
    names = module.names(call.func)
    found = RESOURCES.get(names[0]) if len(names) == 1 else None
    if found is None or (code and found.code != code):
        return None
    if any(keyword.arg is None for keyword in call.keywords) and found.shared:
        return None
    if not module.replaced.isdisjoint(module.tails(call)):
        return None  # a test puts something else in its place
    return None if any(argument(call, place) is not None for place in found.shared) else found


def obtained(call: ast.Call, resource: Resource, module: Module) -> ast.expr | None:
    """The expression around `call` whose value is the resource, once it is there."""
    if not resource.awaited:
        return call
    parent = module.parent(call)
    if isinstance(parent, ast.Call) and argument(parent, 0) is call and module.name(parent.func) == "asyncio.wait_for":
        parent = module.parent(parent)
    return parent if isinstance(parent, ast.Await) else None


def never_released(call: ast.Call, resource: Resource, module: Module) -> bool:
    """Whether nobody releases the resource that `call` makes, and nobody else gets hold of it; not asked in tests."""
    made = obtained(call, resource, module)
    if made is None or module.is_for_tests:
        return False
    stays_open = all(
        _keeps_it_open(use, resource, module, _DEPTH)
        for part in resource.parts or (None,)
        for use in _all_uses(made, part, module)
    )
    return stays_open and not _lives_as_long_as_the_program(made, module)


def _lives_as_long_as_the_program(made: ast.expr, module: Module) -> bool:
    """Whether the function only ends by an exception, once it has the resource."""
    from .exceptions import paths_of  # asked last

    paths = paths_of(made, module)
    return paths is not None and not paths.ways_out(made, kinds=())


def releases(use: Use, resource: Resource) -> bool:
    """Whether `use` is a call that releases the resource, or a part of it."""
    return use.kind == "called" and (use.what in RELEASING or use.what in resource.releases.split())


def _all_uses(made: ast.expr, part: int | None, module: Module) -> Iterator[Use]:
    from .owners import attribute_uses, uses  # few files make anything that must be released

    for use in uses(made, module, part):
        if use.kind == "stored" and isinstance(use.node, ast.Attribute) and _forgets(use.node, module):
            yield from attribute_uses(use.node.attr, module)
        else:
            yield use


def _keeps_it_open(use: Use, resource: Resource, module: Module, depth: int) -> bool:
    """Whether the resource is open after `use`, and still nobody else's."""
    if use.inside:
        return False
    if use.kind == "called":
        if use.what in resource.lends.split():
            return use.call is not None and isinstance(module.parent(use.call), ast.withitem)
        return not (use.what.startswith("__") or releases(use, resource))
    if use.kind == "passed":
        return use.call is not None and _only_borrows(use.node, use.call, resource, module, depth)
    return use.kind == "looked at" or (use.kind == "bound" and use.what in resource.plain.split())


def may_be_released_by(use: Use, resource: Resource, module: Module) -> bool:
    """Whether the call that gets the resource as an argument may release it, by its name or by what it does."""
    if use.call is None or use.kind != "passed":
        return False
    if any(word in tail.lower() for tail in module.tails(use.call) for word in _RELEASING_WORDS):
        return True
    values = module.certain(use.call.func)
    return any(
        releases(inner, resource)
        for value in values
        for inner in _uses_of_argument(value, use.node, use.call, module) or ()
    )


def _only_borrows(node: ast.expr, call: ast.Call, resource: Resource, module: Module, depth: int) -> bool:
    """Whether `call` uses its argument `node` and neither keeps nor releases it."""
    names = module.names(call.func)
    if names:
        return all(any(item is node for item in call.args[: BORROWERS.get(name, 0)]) for name in names)
    if depth <= 0:
        return False
    values = module.certain(call.func)
    if not _is_awaited(call, module) and any(
        value.kind == "function" and module.function_of(value).is_async for value in values
    ):
        return False  # a task, perhaps
    found = [_uses_of_argument(value, node, call, module) for value in values]
    return bool(found) and all(
        inner is not None and all(_keeps_it_open(use, resource, module, depth - 1) for use in inner) for inner in found
    )


def _is_awaited(call: ast.Call, module: Module) -> bool:
    """Whether a coroutine has run when the statement is done that makes it: it is awaited, alone or among others."""
    for ancestor in module.ancestors(call):
        if isinstance(ancestor, ast.Await):
            return True
        if isinstance(ancestor, ast.Call) and module.name(ancestor.func) not in ("asyncio.gather", "asyncio.wait_for"):
            return False
        if not isinstance(ancestor, (ast.Call, ast.Starred, ast.List, ast.ListComp, ast.GeneratorExp)):
            return False
    return False


def _uses_of_argument(value: Value, node: ast.expr, call: ast.Call, module: Module) -> list[Use] | None:
    """What the function `value` of this file does with its argument `node` in `call`; `None` if that is not known."""
    if value.kind != "function" or value.module != module.resolver.path:
        return None
    from .owners import parameter_uses  # as above

    function = module.function_of(value)
    if function.decorators or function.is_generator or function.stub:
        return None
    bound = bool(function.owner >= 0 and value.items)
    parameters = function.parameters[int(bound) :]
    taken = [
        parameter.name
        for number, parameter in enumerate(parameters)
        if (parameter.by_position and argument(call, number) is node) or argument(call, parameter.name) is node
    ]
    return parameter_uses(function, taken[0], module) if len(taken) == 1 else None


def _forgets(target: ast.Attribute, module: Module) -> bool:
    """Whether `self` of `self.x` has a method that would release what it holds, and only this file speaks of it."""
    scope = module.places[target].scope
    owner = module.summary.class_around(scope)
    if owner < 0 or not (isinstance(target.value, ast.Name) and target.value.id == "self"):
        return False
    ancestry = module.resolver.ancestry(owner)
    if any(item.kind == "unknown" for item in ancestry) or target.attr in module.texts:
        return False
    here = module.resolver.path
    own = [item.record for item in ancestry if item.kind == "class" and item.module == here]
    if not any(_may_close(number, module) for number in own):
        return False
    return not any(
        _mentions(item.module, target.attr) for item in ancestry if item.kind == "class" and item.module != here
    )


def _may_close(owner: int, module: Module) -> bool:
    """Whether a class has a method in which its objects release what they have: nobody need give it anything."""
    names = _CLOSERS.intersection(module.summary.member_names(owner))
    functions = [item for item in module.summary.functions.values() if item.owner == owner and item.name in names]
    # What takes something else, such as `terminate(ids)`, ends something else; an `__exit__` takes an exception.
    return bool(names.difference(item.name for item in functions)) or any(
        item.name.endswith("exit__") or sum(parameter.required for parameter in item.parameters) <= 1
        for item in functions
    )


def _mentions(path: str, name: str) -> bool:
    """Whether another file of the project may speak of an attribute."""
    try:
        with open(path, encoding="utf-8") as file:
            return name in file.read()
    except (OSError, UnicodeDecodeError):
        return True


def how_to_release(call: ast.Call, resource: Resource, module: Module) -> str:
    """What a message advises about the resource that `call` makes."""
    made = obtained(call, resource, module)
    parent = module.parent(made) if made is not None else None
    targets = parent.targets if isinstance(parent, ast.Assign) else [getattr(parent, "target", None)]
    if any(isinstance(target, ast.Attribute) for target in targets):
        return "close it with its object"
    if resource.managed:
        return f"use `{resource.managed}`"
    return f"`{resource.releases.split()[0]}()` it in a `finally`"
