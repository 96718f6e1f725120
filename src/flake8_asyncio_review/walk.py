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


_LEAF, _NODE, _OTHER = range(3)
"""What a child is: a node without children that nobody asks for, another node, or no node at all."""


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
    places: dict[ast.AST, Place] = {}
    hits: list[ast.AST] = []
    _walk(tree, builder, wanted, places, hits)
    return places, hits


def feed(tree: ast.AST, builder: Builder) -> None:
    """Feed `builder` with every node below `tree`, and keep nothing else."""
    _walk(tree, builder, (), None, [])


def _walk(
    tree: ast.AST,
    builder: Builder,
    wanted: Collection[type],
    places: dict[ast.AST, Place] | None,
    hits: list[ast.AST],
) -> None:
    """Visit the nodes in source order; those that nobody asks for are not visited, but have their place."""
    handlers = builder.handlers
    fields_of: dict[type, tuple[str, ...]] = {}
    roles = dict.fromkeys(_LEAVES.difference(wanted), _LEAF)
    nodes: list[ast.AST] = [tree]
    around: list[Place] = [Place(None, 0, builder.summary.scopes[0].root)]
    while nodes:
        node = nodes.pop()
        place = around.pop()
        kind = type(node)
        if places is not None:
            places[node] = place
            if kind in wanted:
                hits.append(node)
        handler = handlers.get(kind)
        segments = handler(node, place.scope, place.block) if handler is not None else None
        if segments is None:
            fields = fields_of.get(kind)
            if fields is None:
                # From the last to the first, as the last to be put on the stack is the first to be visited.
                fields = fields_of[kind] = tuple(name for name in reversed(kind._fields) if name not in _WITHOUT_NODES)
            values = [getattr(node, name, None) for name in fields]
            parts = [(value if type(value) is list else (value,), place.scope, place.block) for value in values]
        else:
            parts = [(list(children), scope, block) for children, scope, block in reversed(segments)]
        for children, scope, block in parts:
            inner: Place | None = None
            for child in reversed(children):
                role = roles.get(type(child))
                if role is None:
                    role = roles[type(child)] = _NODE if isinstance(child, ast.AST) else _OTHER
                if role is _OTHER or (role is _LEAF and places is None):
                    continue
                if inner is None:
                    inner = Place(node, scope, block)
                if role is _NODE:
                    nodes.append(child)
                    around.append(inner)
                elif places is not None:
                    places[child] = inner
