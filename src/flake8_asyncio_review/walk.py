"""One iterative pass over a tree by `_fields`, so that deep nesting and node types of newer Pythons pass."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
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
        the place of every node, and in source order the nodes whose type is in `wanted`.
    """
    top = Place(None, 0, builder.summary.scopes[0].root)
    places: dict[ast.AST, Place] = {tree: top}
    hits: list[ast.AST] = []
    for node, place in _nodes(tree, top, builder, _LEAVES.difference(wanted), places):
        places[node] = place
        if type(node) in wanted:
            hits.append(node)
    return places, hits


def feed(tree: ast.AST, builder: Builder) -> None:
    """Feed `builder` with every node below `tree`, and keep nothing else."""
    for _ in _nodes(tree, Place(None, 0, builder.summary.scopes[0].root), builder, _LEAVES, None):
        pass


def _nodes(
    tree: ast.AST, place: Place, builder: Builder, leaves: Collection[type], places: dict[ast.AST, Place] | None
) -> Iterator[tuple[ast.AST, Place]]:
    """The nodes of `tree` and their places in source order; those of the types in `leaves` only go into `places`."""
    handlers = builder.handlers
    fields_of: dict[type, tuple[str, ...]] = {}
    nodes: list[ast.AST] = [tree]
    around: list[Place] = [place]
    while nodes:
        node = nodes.pop()
        place = around.pop()
        yield node, place
        kind = type(node)
        handler = handlers.get(kind)
        segments = handler(node, place.scope, place.block) if handler is not None else None
        if segments is None:
            fields = fields_of.get(kind)
            if fields is None:
                fields = fields_of[kind] = tuple(name for name in kind._fields if name not in _WITHOUT_NODES)
            found: list[ast.AST | None] = []
            for name in fields:
                value = getattr(node, name, None)
                if isinstance(value, list):
                    found += value
                else:
                    found.append(value)
            segments = ((found, place.scope, place.block),)
        mark = len(nodes)
        for children, scope, block in segments:
            inner = Place(node, scope, block)
            for child in children:
                if type(child) in leaves:
                    if places is not None:
                        places[child] = inner  # type: ignore[index]
                elif isinstance(child, ast.AST):
                    nodes.append(child)
                    around.append(inner)
        nodes[mark:] = nodes[mark:][::-1]
        around[mark:] = around[mark:][::-1]
