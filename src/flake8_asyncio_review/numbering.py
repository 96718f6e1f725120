"""Gives functions, classes and comprehensions the numbers that they go by in a summary."""

from __future__ import annotations

import ast
from collections.abc import Container
from typing import TypeAlias

from .numbered import COLUMN, COUNT
from .summary import ROOT, START, Function, ModuleSummary, Position, Scope

FunctionNode: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda"


class Numbering:
    """Opens scopes and functions of a summary.

    It knows no builder: one that could be reached from what it hands to others would wait for the garbage collector,
    with the tree.

    Args:
        summary: what is opened goes there.
        left_out: the lines of functions whose body is not there.
        records: whether what functions run is kept at once.
    """

    __slots__ = ("_left_out", "_records", "_summary", "comprehensions", "functions", "unread")

    def __init__(self, summary: ModuleSummary, left_out: Container[int], *, records: bool) -> None:
        self._summary = summary
        self._left_out = left_out
        self._records = records
        self.functions: dict[FunctionNode, int] = {}
        self.comprehensions: dict[ast.AST, int] = {}
        self.unread: list[Function] = []

    def scope(self, index: int, kind: str, parent: int, position: Position, block: int) -> Scope:
        """Open a scope that goes by the number `index`, with its own root block."""
        root = block
        if kind != "comprehension":
            root = index << COUNT
            self._summary.blocks[root] = ROOT
        scope = self._summary.scopes[index] = Scope(index, kind, parent, position, block, root)
        return scope

    def number(self, node: ast.expr | ast.stmt) -> int:
        """A number for the scope that `node` opens: where it stands, as no two of them start at one place.

        Only inside f-strings old Pythons may say so of two.
        """
        number = node.lineno << COLUMN | min(node.col_offset, (1 << COLUMN) - 1)
        while number in self._summary.scopes or number in self._summary.functions:
            number += 1
        return number

    def function(self, node: FunctionNode) -> int:
        """The number of a function, whose record is made when it is first asked for."""
        index = self.functions.get(node)
        if index is None:
            index = self.functions[node] = self.number(node)
            name = getattr(node, "name", "lambda")
            is_async = isinstance(node, ast.AsyncFunctionDef)
            function = self._summary.functions[index] = Function(index, name, node.lineno, is_async)
            if node.lineno in self._left_out and not isinstance(node, ast.Lambda):
                self.unread.append(function)
            else:
                function.begin(records=self._records)
        return index

    def comprehension(self, node: ast.expr) -> int:
        """The number of a comprehension, whose scope is opened when it is first asked for."""
        index = self.comprehensions.get(node)
        if index is None:
            index = self.comprehensions[node] = self.number(node)
            self.scope(index, "comprehension", -1, START, -1)
        return index
