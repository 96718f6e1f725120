"""One iterative pass over a tree by `_fields`, so that deep nesting and node types of newer Pythons pass."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from .builder import Builder, Segment
from .named import NamedTuple

WITHOUT_NODES = frozenset(
    "ctx op ops id attr arg asname module level kind conversion type_comment type_ignores is_async simple".split()
)
"""Fields that hold no node, or only operators and contexts, which no rule asks for."""

_LEAVES = frozenset((ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue, ast.alias))


_LEAF, _NODE, _OTHER = range(3)
"""What a child is: a node without children that nobody asks for, another node, or no node at all."""


_SILENT = _LEAVES.union((type(None), str, int, bool))
"""What builders need not be told of."""

_FIELDS: dict[type, tuple[str, ...]] = {
    ast.FunctionDef: ("body", "returns", "args", "decorator_list"),
    ast.AsyncFunctionDef: ("body", "returns", "args", "decorator_list"),
    ast.ClassDef: ("body", "keywords", "bases", "decorator_list"),
    ast.comprehension: ("ifs", "target", "iter"),
    ast.For: ("orelse", "body", "target", "iter"),
    ast.AsyncFor: ("orelse", "body", "target", "iter"),
}
"""Fields with children, backwards; those of other types are added as they come. Here they are in the order in which
the builder takes them, which is that of evaluation."""


class Place(NamedTuple):
    """Where a node stands: its parent node, and the indices of its scope and block."""

    parent: ast.AST | None
    scope: int
    block: int


def walk(tree: ast.AST, builder: Builder, wanted: Collection[type]) -> tuple[dict[ast.AST, Place], list[ast.AST]]:
    """Feed `builder` with every node below `tree`.

    Returns:
        the place of every node, and in source order the nodes whose type is in `wanted`.
    """
    hits: list[ast.AST] = []
    handlers = builder.handlers
    roles = dict.fromkeys(_LEAVES.difference(wanted), _LEAF)
    place_of = tuple.__new__  # the class itself is called for with much more ado, and this is done for most nodes
    places = {tree: Place(None, 0, builder.summary.scopes[0].root)}
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        kind = type(node)
        if kind in wanted:
            hits.append(node)
        _, scope, block = places[node]
        handler = handlers.get(kind)
        segments = handler(builder, node, scope, block) if handler is not None else None
        parts: Iterable[tuple[Iterable[Any], int, int]]
        if segments is None:
            parts = ((_children(node, kind), scope, block),)
        else:
            parts = [(reversed(part), scope, block) for part, scope, block in reversed(segments)]
        for group, scope, block in parts:
            inner: Place | None = None
            for child in group:
                role = roles.get(type(child))
                if role is None:
                    role = roles[type(child)] = _NODE if isinstance(child, ast.AST) else _OTHER
                if role is _OTHER:
                    continue
                if inner is None:
                    inner = place_of(Place, (node, scope, block))
                places[child] = inner
                if role is _NODE:
                    nodes.append(child)
    return places, hits


def feed(segments: Sequence[Segment], builder: Builder) -> None:
    """Feed `builder` with every node in `segments` and below."""
    handlers = builder.handlers
    pending = _backwards(segments)
    while pending:
        node, scope, block = pending.pop()
        kind = type(node)
        handler = handlers.get(kind)
        parts = handler(builder, node, scope, block) if handler is not None else None
        if parts is None:
            pending += [(child, scope, block) for child in _children(node, kind) if type(child) not in _SILENT]
        else:
            pending += _backwards(parts)


def _backwards(segments: Sequence[Segment]) -> list[tuple[ast.AST, int, int]]:
    """The nodes of `segments` that builders may want, the last first."""
    return [
        (child, scope, block)
        for group, scope, block in reversed(segments)
        for child in reversed(group)
        if child is not None and type(child) not in _SILENT
    ]


def _children(node: ast.AST, kind: type) -> list[Any]:
    """What the fields of `node` hold, backwards; not all of it nodes."""
    children: list[Any] = []
    for name in _FIELDS.get(kind) or _fields_of(kind):
        value = getattr(node, name, None)
        if type(value) is list:
            if value:
                children += value[::-1]
        elif value is not None:
            children.append(value)
    return children


def _fields_of(kind: type) -> tuple[str, ...]:
    """The fields with children, the last to be visited first, as the last on a stack is the first to be taken off."""
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    fields = _FIELDS[kind] = tuple(name for name in reversed(names) if name not in WITHOUT_NODES)
    return fields
