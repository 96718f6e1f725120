"""Where an object goes that an expression makes: what is done with it, and by which names.

Every use falls into one of these kinds; whoever asks says which of them end its own responsibility:

    called    a method of it is called (`what` is its name, `call` the call)
    bound     a method or attribute of it is taken as a value (`what` is its name): whoever has it may do anything
    entered   it is what a `with` or `async with` enters
    passed    it is an argument (`call` is the call)
    returned, yielded
    stored    it is given to an attribute (`node` is the target)
    looked at it is compared, tested, iterated over, formatted, thrown away: nobody gets hold of it
    left      anything else: a collection, another scope, unpacking; somebody else may have it
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .module import Module
from .named import NamedTuple
from .summary import Function

_MAX_NAMES = 8
"""An object with more names than this may be anywhere."""

_SEES_ALL_NAMES = frozenset("locals vars eval exec".split())


class Use(NamedTuple):
    """One thing that is done with an object that `node` gives; `inside` tells that a nested function does it."""

    kind: str
    node: ast.expr
    what: str = ""
    call: ast.Call | None = None
    inside: bool = False


def uses(node: ast.expr, module: Module, part: int | None = None) -> list[Use]:
    """All uses of the object that `node` gives, in this function and those nested in it; local names are followed.

    Args:
        node: an expression.
        module: the file that it stands in.
        part: which part of a tuple is meant, if `node` gives a tuple.
    """
    found: list[Use] = []
    names: set[tuple[str, int]] = set()
    pending = [node]
    while pending:
        for use in _steps(pending.pop(), module, part):
            if use.kind != "named":
                found.append(use)
                continue
            assert isinstance(use.node, ast.Name)
            key = (use.node.id, module.places[use.node].scope)
            if key in names:
                continue
            names.add(key)
            part = None
            reads = _reads(use.node, module)
            if reads is None or len(names) > _MAX_NAMES:
                return [*found, Use("left", use.node)]
            for read, inside in reads:
                if inside:
                    found.extend(item._replace(inside=True) for item in _steps(read, module, None))
                else:
                    pending.append(read)
    return found


def parameter_uses(function: Function, name: str, module: Module) -> list[Use]:
    """All uses of what a function of this file gets as its parameter `name`; other names for it count as `left`."""
    return [
        use._replace(kind="left") if use.kind == "named" else use._replace(inside=inside)
        for read in module.reads(name)
        if (inside := _belongs(read, name, function.scope, module)) is not None
        for use in _steps(read, module, None)
    ]


def attribute_uses(attribute: str, module: Module) -> list[Use]:
    """What this file does with the attribute of this name, of whatever object; other names for it count as `left`."""
    return [
        use._replace(kind="left") if use.kind == "named" else use
        for read in module.attribute_reads(attribute)
        for use in _steps(read, module, None)
    ]


def _steps(node: ast.expr, module: Module, part: int | None) -> Iterator[Use]:
    """What the syntax around `node` does with its value; of kind `named` where it gets a name."""
    here: ast.expr = node
    while True:
        parent = module.parent(here)
        if isinstance(parent, ast.Attribute):
            yield _attribute(here, parent, module)
            return
        if isinstance(parent, ast.keyword):
            call = module.parent(parent)
            yield Use("passed", here, call=call) if isinstance(call, ast.Call) else Use("left", here)
            return
        if isinstance(parent, ast.Call):
            called = parent.func is here
            yield Use("called", here, "__call__", parent) if called else Use("passed", here, call=parent)
            return
        if isinstance(parent, (ast.Assign, ast.AnnAssign)):
            targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            for target in targets:
                yield _given_to(target, part)
            return
        if isinstance(parent, ast.NamedExpr):
            yield _given_to(parent.target, part)
        kind = _KINDS.get(type(parent))
        if kind is not None:
            yield Use(kind, here)
            return
        if not _hands_through(here, parent):
            yield Use("left", here)
            return
        assert isinstance(parent, ast.expr)
        here = parent


_KINDS: dict[type, str] = {
    ast.withitem: "entered",
    ast.Return: "returned",
    ast.Yield: "yielded",
    ast.Expr: "looked at",
    ast.If: "looked at",
    ast.While: "looked at",
    ast.Assert: "looked at",
    ast.Compare: "looked at",
    ast.UnaryOp: "looked at",
    ast.BinOp: "looked at",
    ast.FormattedValue: "looked at",
    ast.For: "looked at",
    ast.AsyncFor: "looked at",
    ast.comprehension: "looked at",
}
"""What a parent does with an expression that stands in it, where that depends on the parent alone."""


def _hands_through(node: ast.expr, parent: ast.AST | None) -> bool:
    """Whether the value of `parent` may be that of `node`."""
    if isinstance(parent, ast.IfExp):
        return True
    return isinstance(parent, (ast.Await, ast.BoolOp, ast.NamedExpr))


def _attribute(node: ast.expr, attribute: ast.Attribute, module: Module) -> Use:
    """The use that `node.attr` makes of `node`."""
    if not isinstance(attribute.ctx, ast.Load):
        return Use("looked at", node)
    parent = module.parent(attribute)
    if isinstance(parent, ast.Call) and parent.func is attribute:
        return Use("called", node, attribute.attr, parent)
    here: ast.AST | None = attribute
    while isinstance(here, (ast.Attribute, ast.Subscript)):
        # `client.headers["x"]`, `client.headers.update(...)`: what is done with a part of it.
        if isinstance(parent, ast.Call) and parent.func is here:
            return Use("called", node, here.attr if isinstance(here, ast.Attribute) else "__call__", parent)
        if not (isinstance(parent, (ast.Attribute, ast.Subscript)) and parent.value is here):
            break
        here, parent = parent, module.parent(parent)
    iterated = isinstance(parent, (ast.For, ast.AsyncFor, ast.comprehension))
    if isinstance(parent, ast.BoolOp) or (_KINDS.get(type(parent)) == "looked at" and not iterated):
        return Use("looked at", node)
    if isinstance(here, (ast.Attribute, ast.Subscript)) and not isinstance(here.ctx, ast.Load):
        return Use("looked at", node)
    return Use("bound", node, attribute.attr)


def _given_to(target: ast.expr, part: int | None) -> Use:
    """What binding the object, or a tuple whose part number `part` it is, to `target` does with it."""
    if part is not None:
        if not isinstance(target, (ast.Tuple, ast.List)) or len(target.elts) <= part:
            return Use("left", target)
        if any(isinstance(item, ast.Starred) for item in target.elts[: part + 1]):
            return Use("left", target)
        target = target.elts[part]
    if isinstance(target, ast.Name):
        return Use("named", target)
    return Use("stored" if isinstance(target, ast.Attribute) else "left", target)


def _reads(target: ast.Name, module: Module) -> list[tuple[ast.Name, bool]] | None:
    """Where the local name `target` is read, and whether in a nested function; `None` if it may be read elsewhere."""
    scopes = module.summary.scopes
    home = scopes[module.places[target].scope]
    if home.kind != "function" or target.id in home.outer:
        return None
    everything = (read for name in _SEES_ALL_NAMES for read in module.reads(name))
    if any(_belongs(read, read.id, home.index, module) is not None for read in everything):
        return None
    found = []
    for read in module.reads(target.id):
        inside = _belongs(read, target.id, home.index, module)
        if inside is not None:
            found.append((read, inside))
    return found


def _belongs(read: ast.Name, name: str, home: int, module: Module) -> bool | None:
    """Whether `read` stands in a function nested in the scope `home`; `None` if it means no variable of that scope."""
    scopes = module.summary.scopes
    index = module.places[read].scope
    inside = False
    while index >= 0:
        if index == home:
            return inside
        scope = scopes[index]
        if name in scope.outer and scope.outer[name] == "global":
            return None
        if name in scope.bindings and scope.kind != "class" and name not in scope.outer:
            return None
        inside = inside or scope.kind in ("function", "class")
        index = scope.parent
    return None
