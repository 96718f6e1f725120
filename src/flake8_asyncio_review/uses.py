"""Where the names, attributes and texts of a file stand."""

from __future__ import annotations

import ast
import functools
from collections.abc import Mapping, Sequence
from typing import Any

from .walk import Place


class _Index:
    def __init__(self) -> None:
        self.reads: dict[str, list[ast.Name]] = {}
        self.bound: dict[str, list[ast.Name]] = {}
        self.attributes: dict[str, list[ast.Attribute]] = {}
        self.texts: set[str] = set()


class Uses:
    """What can be asked about a file's names; `places` are all its nodes."""

    places: Mapping[ast.AST, Place]

    def reads(self, name: str) -> Sequence[ast.Name]:
        """The places where `name` is read."""
        return self._index.reads.get(name, ())

    def bound(self, name: str) -> Sequence[ast.Name]:
        """The places where an assignment, loop, `with` or `:=` binds `name`."""
        return self._index.bound.get(name, ())

    def attributes(self, name: str) -> Sequence[ast.Attribute]:
        """The places where an attribute `name` of anything is read, set or deleted."""
        return self._index.attributes.get(name, ())

    def attribute_reads(self, name: str) -> Sequence[ast.Attribute]:
        """The places where an attribute `name` of anything is read."""
        return [node for node in self.attributes(name) if type(node.ctx) is ast.Load]

    def mentions(self, name: str) -> Sequence[ast.expr]:
        """The places where something called `name` is read, be it a name or an attribute."""
        return (*self.reads(name), *self.attribute_reads(name))

    @property
    def texts(self) -> set[str]:
        """The strings in the file."""
        return self._index.texts

    @functools.cached_property
    def _index(self) -> _Index:
        found = _Index()
        node: Any
        for node in self.places:
            kind = type(node)
            if kind is ast.Name:
                names = found.reads if type(node.ctx) is ast.Load else found.bound
                names.setdefault(node.id, []).append(node)
            elif kind is ast.Attribute:
                found.attributes.setdefault(node.attr, []).append(node)
            elif kind is ast.Constant and type(node.value) is str:
                found.texts.add(node.value)
        return found
