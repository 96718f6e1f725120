"""One iterative pass over a tree by `_fields`, so that deep nesting and node types of newer Pythons pass."""

from __future__ import annotations

import ast
import itertools
from array import array
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from .summary import Builder

_WITHOUT_NODES = frozenset(
    "ctx op ops id attr arg asname module level kind conversion type_comment type_ignores is_async simple".split()
)
"""Fields that hold no node, or only operators and contexts, which no rule asks for."""

_LEAVES = frozenset((ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue))


_LEAF, _NODE, _OTHER = range(3)
"""What a child is: a node without children that nobody asks for, another node, or no node at all."""


_FUNCTIONS = frozenset((ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
_COMPREHENSIONS = frozenset((ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp))

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


class Track(NamedTuple):
    """Where the nodes of a tree stand, for another walk over the same text: plain numbers, no nodes.

    `runs` are how many children, their scope and their block, over and over in the order of the walk; `functions` and
    `comprehensions` are the indices of those in the summary.
    """

    runs: array[int]
    functions: array[int]
    comprehensions: array[int]


def walk(tree: ast.AST, builder: Builder, wanted: Collection[type]) -> tuple[dict[ast.AST, Place], list[ast.AST]]:
    """Feed `builder` with every node below `tree`.

    Returns:
        the place of every node, and in source order the nodes whose type is in `wanted`.
    """
    places: dict[ast.AST, Place] = {}
    hits: list[ast.AST] = []
    _walk(tree, builder, wanted, places, hits, [])
    return places, hits


def feed(tree: ast.AST, builder: Builder) -> Track:
    """Feed `builder` with every node below `tree`, and keep only where they stand."""
    runs: list[tuple[int, int, int]] = []
    nodes: list[ast.AST] = []
    _walk(tree, builder, _FUNCTIONS | _COMPREHENSIONS, None, nodes, runs)
    return Track(
        array("i", itertools.chain.from_iterable(runs)),
        array("i", (builder.functions[node] for node in nodes if type(node) in _FUNCTIONS)),
        array("i", (builder.comprehensions[node] for node in nodes if type(node) in _COMPREHENSIONS)),
    )


def retrace(
    tree: ast.AST, track: Track, builder: Builder, wanted: Collection[type]
) -> tuple[dict[ast.AST, Place], list[ast.AST]]:
    """What `walk` returns, for a tree of the same text as the one that `track` comes from.

    Args:
        tree: the tree.
        track: what `feed` returned.
        builder: is told which functions and comprehensions the nodes are.
        wanted: as for `walk`.
    """
    runs, functions, comprehensions = iter(track.runs), iter(track.functions), iter(track.comprehensions)
    left, scope, block = 0, 0, 0
    places: dict[ast.AST, Place] = {tree: Place(None, 0, builder.summary.scopes[0].root)}
    hits: list[ast.AST] = []
    nodes: list[ast.AST] = [tree]
    leaves = _LEAVES.difference(wanted)
    while nodes:
        node = nodes.pop()
        kind = type(node)
        if kind in wanted:
            hits.append(node)
        if kind in _FUNCTIONS:
            builder.functions[node] = next(functions)
        elif kind in _COMPREHENSIONS:
            builder.comprehensions[node] = next(comprehensions)
        inner: Place | None = None
        for name in _FIELDS.get(kind) or _fields_of(kind):
            value = getattr(node, name, None)
            for child in reversed(value) if type(value) is list else (value,):
                if not isinstance(child, ast.AST):
                    continue
                if not left:
                    left, scope, block = next(runs), next(runs), next(runs)
                    inner = None
                left -= 1
                if inner is None:
                    inner = Place(node, scope, block)
                places[child] = inner
                if type(child) not in leaves:
                    nodes.append(child)
    return places, hits


def _walk(
    tree: ast.AST,
    builder: Builder,
    wanted: Collection[type],
    places: dict[ast.AST, Place] | None,
    hits: list[ast.AST],
    runs: list[tuple[int, int, int]],
) -> None:
    """Visit the nodes in source order; those that nobody asks for are not visited, but have their place."""
    handlers = builder.handlers
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
        parts: list[tuple[Iterable[Any], int, int]]
        if segments is None:
            children: list[Any] = []
            for name in _FIELDS.get(kind) or _fields_of(kind):
                value = getattr(node, name, None)
                if type(value) is list:
                    children += reversed(value)
                else:
                    children.append(value)
            parts = [(children, place.scope, place.block)]
        else:
            parts = [(reversed(list(part)), scope, block) for part, scope, block in reversed(segments)]
        for group, scope, block in parts:
            inner: Place | None = None
            number = 0
            for child in group:
                role = roles.get(type(child))
                if role is None:
                    role = roles[type(child)] = _NODE if isinstance(child, ast.AST) else _OTHER
                if role is _OTHER:
                    continue
                number += 1
                if role is _LEAF and places is None:
                    continue
                if inner is None:
                    inner = Place(node, scope, block)
                if role is _NODE:
                    nodes.append(child)
                    around.append(inner)
                elif places is not None:
                    places[child] = inner
            if number and places is None:
                if runs and runs[-1][1:] == (scope, block):
                    number += runs.pop()[0]
                runs.append((number, scope, block))


def _fields_of(kind: type) -> tuple[str, ...]:
    """The fields with children, the last to be visited first, as the last on a stack is the first to be taken off."""
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    fields = _FIELDS[kind] = tuple(name for name in reversed(names) if name not in _WITHOUT_NODES)
    return fields
