"""One iterative pass over a tree by `_fields`, so that deep nesting and node types of newer Pythons pass."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import NamedTuple

from .summary import Builder

_WITHOUT_NODES = frozenset(
    "ctx op ops id attr arg asname module level kind conversion type_comment type_ignores is_async simple".split()
)
"""Fields that hold no node, or only operators and contexts, which no rule asks for."""

_LEAVES = frozenset((ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue))


class Place(NamedTuple):
    """Where a node stands: its parent node, and the indices of its scope and block."""

    parent: ast.AST | None
    scope: int
    block: int


def walk(tree: ast.AST, builder: Builder, wanted: Collection[type]) -> tuple[dict[ast.AST, Place], list[ast.AST]]:
    """Feed `builder` with every node below `tree`.

    Returns:
        the place of every node, and the nodes whose type is in `wanted`, both in source order.
    """
    handlers = builder.handlers
    fields_of: dict[type, tuple[str, ...]] = {}
    places: dict[ast.AST, Place] = {tree: Place(None, 0, builder.summary.scopes[0].root)}
    hits: list[ast.AST] = []
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind in wanted:
            hits.append(node)
        if kind in _LEAVES:
            continue
        place = places[node]
        handler = handlers.get(kind)
        segments = handler(node, place.scope, place.block) if handler is not None else None
        children: list[ast.AST] = []
        if segments is not None:
            for nodes, scope, block in segments:
                inner = Place(node, scope, block)
                for child in nodes:
                    if child is not None:
                        places[child] = inner
                        children.append(child)
        else:
            fields = fields_of.get(kind)
            if fields is None:
                fields = fields_of[kind] = tuple(name for name in kind._fields if name not in _WITHOUT_NODES)
            inner = Place(node, place.scope, place.block)
            for name in fields:
                value = getattr(node, name, None)
                for child in value if isinstance(value, list) else (value,):
                    if isinstance(child, ast.AST):
                        places[child] = inner
                        children.append(child)
        children.reverse()
        stack += children
    return places, hits
