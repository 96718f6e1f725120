"""What else a called method or function may be: subclasses override it, tests put something in its place."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .values import Value

if TYPE_CHECKING:
    from .module import Module
    from .receivers import Resolver
    from .summary import Function

_REPLACERS = frozenset("setattr patch object stub spy".split())
"""Last names of calls that get the name of what they replace as text: `monkeypatch.setattr`, `mock.patch.object`."""


def others(callee: ast.expr, module: Module) -> Iterator[Value]:
    """What subclasses in sight (in this file, or beside the method) have in place of the methods that `callee` names.

    Args:
        callee: what is called or handed on, such as `self.fetch`.
        module: the file that it stands in.
    """
    if not isinstance(callee, ast.Attribute) or _is_super(callee.value):
        return
    for receiver in module.values(callee.value):
        if receiver.kind not in ("object", "class"):
            continue
        home = module.resolver.home(receiver)
        owner = receiver._replace(kind="class", name="", items=())
        for resolver in (home, module.resolver) if home is not module.resolver else (home,):
            for record in resolver.summary.classes_with(callee.attr):
                subclass = Value("class", record=record.number, module=resolver.path)
                if subclass != owner and owner in resolver.ancestry(record.number):
                    yield from resolver.attribute(subclass, callee.attr)


def is_replaced(callee: ast.expr, module: Module) -> bool:
    """Whether the file puts something else in the place of a member or name such as `callee`."""
    name = callee.attr if isinstance(callee, ast.Attribute) else getattr(callee, "id", "")
    return name in module.replaced


def replaced_names(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """The last names of all members and names that code puts something else in the place of."""
    return frozenset(name for node in nodes for name in _replaced(node))


def _replaced(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        is_own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        return () if is_own else (node.attr,)
    if isinstance(node, ast.Call):
        function = node.func
        last = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if last in _REPLACERS:
            texts = (item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str))
            return tuple(text.rpartition(".")[2] for text in texts)
    return ()


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def belongs_to_interface(function: Function, module: Module) -> bool:
    """Whether a method belongs to an interface, as far as can be seen.

    That is so if a base class has, or may have, a method of this name, if another class of the file has a coroutine
    function of this name, or if the class stands in a function, where it is made for one purpose.
    """
    if function.owner < 0:
        return False
    resolver = module.resolver
    if resolver.function_scope(module.summary.classes[function.owner].parent) >= 0:
        return True
    for base in resolver.ancestry(function.owner)[1:]:
        if base.kind != "class":
            if base.name != "builtins.object":
                return True
        elif _defines(resolver.home(base), base.record, function.name):
            return True
    return any(
        other.is_async and other.name == function.name and other.owner not in (-1, function.owner)
        for other in module.summary.functions.values()
    )


def _defines(home: Resolver, number: int, name: str) -> bool:
    """Whether the class with this number in the file of `home` has `name` itself."""
    return name in home.summary.body(number).bindings
