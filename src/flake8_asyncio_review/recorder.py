"""Finds out what the functions of the linted file run, and under which conditions, when somebody asks."""

from __future__ import annotations

import ast
import functools
from collections.abc import Mapping

from .numbering import FunctionNode
from .summary import Function, ModuleSummary


class Recorder:
    """Records functions one by one; few are ever asked about.

    As long as the file is linted its tree is there. After `close` the lines of a function are parsed again.

    Args:
        summary: of the file.
        functions: its functions and lambdas, with their numbers.
    """

    def __init__(self, summary: ModuleSummary, functions: Mapping[FunctionNode, int]) -> None:
        self.nodes: dict[int, FunctionNode] = {index: node for node, index in functions.items()}
        """The functions and lambdas by number, until `close`."""
        self._summary = summary
        self._text = ""
        self._ends: dict[int, int] = {}
        for function in summary.functions.values():
            function.recorder = self

    def close(self, text: str) -> None:
        """Let go of the tree of `text`."""
        for index, node in self.nodes.items():
            if isinstance(node, ast.Lambda):
                self._record(self._summary.functions[index], node)
            else:
                self._ends[index] = node.end_lineno or node.lineno
        self.nodes = {}
        self._text = text

    def find(self, function: Function, name: str) -> None:
        """Set the parameters of `function` if `name` asks for them, else what it runs and all that goes with it."""
        from .records import parameters  # in most files nobody asks

        node = self.nodes.get(function.index) or self._parsed(function)
        if name == "parameters":
            function.parameters = parameters(node.args) if node is not None else ()
        else:
            self._record(function, node)

    def _record(self, function: Function, node: FunctionNode | None) -> None:
        from .records import RecordOnlyBuilder
        from .walk import feed

        function.begin_records()
        if node is None:
            return
        builder = RecordOnlyBuilder(left_out=self._lines - {function.line})
        feed((((node,), 0, builder.summary.scopes[0].root),), builder)
        part = builder.summary
        found = part.functions[builder.functions[node]]
        function.parameters, function.calls = found.parameters, found.calls
        function.leaves, function.caught = found.leaves, found.caught
        guarded = {number: block for number, block in part.blocks.items() if block.guard is not None}
        self._summary.blocks.update(guarded)
        part.let_go()

    @functools.cached_property
    def _lines(self) -> frozenset[int]:
        """The lines of all functions."""
        return frozenset(function.line for function in self._summary.functions.values())

    @functools.cached_property
    def _text_lines(self) -> list[str]:
        return self._text.split("\n")

    def _parsed(self, function: Function) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """The node of `function`, parsed again where it stands; `None` if it does not stand there."""
        from .reading import parsed  # whoever asks now is another module, which has read some

        text = "\n".join(self._text_lines[function.line - 1 : self._ends[function.index]])
        is_inner = text[:1].isspace()
        tree = parsed(f"if 1:\n{text}" if is_inner else text, function.line - is_inner)
        statements = tree.body if tree is not None else []
        if statements and isinstance(statements[0], ast.If):
            statements = statements[0].body
        for node in statements[:1]:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return node if (node.name, node.lineno) == (function.name, function.line) else None
        return None
