"""One iterative pass over a tree by `_fields`, so that deep nesting and node types of newer Pythons pass."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence
from typing import Any

from .builder import Builder, Segment
from .named import NamedTuple

WITHOUT_NODES = frozenset(
    "ctx op ops id attr arg asname module level kind conversion type_comment type_ignores is_async simple".split()
)
"""Fields that hold no node, or only operators and contexts, which no rule asks for."""

_LEAVES = frozenset((ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue, ast.alias))


_NO_NODES = frozenset((type(None), str, int, bool, float, complex, bytes, type(...)))
"""Types of what else than nodes may stand in a field."""

_NO_NODES_OR_LEAVES = _NO_NODES | _LEAVES

_FIELDS: dict[type, tuple[str, ...]] = {
    ast.FunctionDef: ("decorator_list", "args", "returns", "body"),
    ast.AsyncFunctionDef: ("decorator_list", "args", "returns", "body"),
    ast.ClassDef: ("decorator_list", "bases", "keywords", "body"),
    ast.comprehension: ("iter", "target", "ifs"),
    ast.For: ("iter", "target", "body", "orelse"),
    ast.AsyncFor: ("iter", "target", "body", "orelse"),
}
"""Fields with children; those of other types are added as they come. Here they are in the order in which the builder
takes them, which is that of evaluation."""


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
    places = {tree: Place(None, 0, builder.summary.scopes[0].root)}
    return places, _visit([tree], places, builder, wanted, _LEAVES.difference(wanted), _NO_NODES)


def feed(segments: Sequence[Segment], builder: Builder) -> None:
    """Feed `builder` with every node in `segments` and below; of leaves it need not be told."""
    nodes: list[ast.AST] = []
    places: dict[ast.AST, Place] = {}
    for group, scope, block in reversed(segments):
        place = Place(None, scope, block)
        for node in reversed(group):
            if node is not None:
                places[node] = place
                nodes.append(node)
    _visit(nodes, places, builder, (), (), _NO_NODES_OR_LEAVES)


def _visit(
    nodes: list[ast.AST],
    places: dict[ast.AST, Place],
    builder: Builder,
    wanted: Collection[type],
    leaves: Collection[type],
    passed_over: Collection[type],
) -> list[ast.AST]:
    """Visit `nodes`, the last first, and all below them, and add the places of these to `places`.

    Args:
        nodes: where to begin; their places are known.
        places: gets the others.
        builder: is handed every node.
        wanted: types of nodes to return, in source order.
        leaves: types of nodes of which only the place matters.
        passed_over: types of children of which nothing matters.
    """
    hits: list[ast.AST] = []
    handlers = builder.handlers
    place_of = tuple.__new__  # the class itself is called for with much more ado, and this is done for most nodes
    child: Any
    while nodes:
        node = nodes.pop()
        kind = type(node)
        if kind in wanted:
            hits.append(node)
        _, scope, block = places[node]
        handler = handlers.get(kind)
        segments = handler(builder, node, scope, block) if handler is not None else None
        if segments is None:
            children: list[Any] = []
            for name in _FIELDS.get(kind) or _fields_of(kind):
                value = getattr(node, name, None)
                if type(value) is list:
                    children += value
                elif value is not None:
                    children.append(value)
            segments = ((children, scope, block),)
        for group, scope, block in reversed(segments):
            if not group:
                continue
            place = place_of(Place, (node, scope, block))
            for child in reversed(group):
                kind = type(child)
                if kind in leaves:
                    places[child] = place
                elif kind not in passed_over:
                    places[child] = place
                    nodes.append(child)
    return hits


def _fields_of(kind: type) -> tuple[str, ...]:
    """The fields with children, in the order in which they are visited."""
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    fields = _FIELDS[kind] = tuple(name for name in names if name not in WITHOUT_NODES)
    return fields
