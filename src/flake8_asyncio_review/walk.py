"""One iterative pass over a tree by `_fields`, so that deep nesting and node types of newer Pythons pass."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import NamedTuple

from .summary import Builder


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
    places: dict[ast.AST, Place] = {}
    hits: list[ast.AST] = []
    handlers = builder.handlers
    root = builder.summary.scopes[0].root
    stack: list[tuple[ast.AST, ast.AST | None, int, int]] = [(tree, None, 0, root)]
    while stack:
        node, parent, scope, block = stack.pop()
        places[node] = Place(parent, scope, block)
        kind = type(node)
        if kind in wanted:
            hits.append(node)
        handler = handlers.get(kind)
        segments = handler(node, scope, block) if handler is not None else None
        children: list[tuple[ast.AST, ast.AST | None, int, int]] = []
        if segments is not None:
            for nodes, inner_scope, inner_block in segments:
                children.extend((child, node, inner_scope, inner_block) for child in nodes if child is not None)
        else:
            for field in kind._fields:
                value = getattr(node, field, None)
                if isinstance(value, list):
                    children.extend((child, node, scope, block) for child in value if isinstance(child, ast.AST))
                elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                    children.append((value, node, scope, block))
        children.reverse()
        stack.extend(children)
    return places, hits
