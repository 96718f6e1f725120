"""The flake8 adapter: options in, sorted (line, column, text, type) out."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterable, Iterator, Sequence

from flake8.options.manager import OptionManager
from flake8.style_guide import Decision, DecisionEngine

from . import __version__, engine, options
from .rule import Rule
from .rules import load


class Plugin:
    """What flake8 makes one of per file."""

    name = "flake8-asyncio-review"
    version = __version__
    settings = options.Settings()
    namespace: argparse.Namespace | None = None
    _table: engine.Table | None = None

    def __init__(self, tree: ast.AST, lines: Sequence[str], filename: str) -> None:
        self._tree = tree
        self._lines = lines
        self._filename = filename

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Register our options with flake8."""
        options.register(manager)

    @classmethod
    def parse_options(cls, namespace: argparse.Namespace) -> None:
        """Take flake8's parsed options over."""
        cls.settings = options.parse(namespace)
        cls.namespace = namespace
        cls._table = None

    def run(self) -> Iterator[tuple[int, int, str, type]]:
        """The findings of the file, as flake8 wants them."""
        if not engine.is_relevant(self._lines, self.settings):
            return
        cls = type(self)
        if cls._table is None:
            cls._table = engine.Table(enabled(load().values(), cls.settings, cls.namespace), cls.settings)
        if not cls._table.wanted:
            return
        for finding in engine.review(self._tree, self._lines, self._filename, cls._table, self.settings):
            yield finding.line, finding.column, finding.text, cls


def enabled(rules: Iterable[Rule], settings: options.Settings, namespace: argparse.Namespace | None) -> list[Rule]:
    """The rules that this run can print: selected in flake8, and not opt-in unless asked for by exact code."""
    if namespace is None:
        return [rule for rule in rules if settings.strict or not rule.opt_in]
    engine_ = DecisionEngine(namespace)
    exact = {*(namespace.select or ()), *(namespace.extend_select or ())}
    return [
        rule
        for rule in rules
        if engine_.decision_for(rule.code) is Decision.Selected
        and (not rule.opt_in or settings.strict or rule.code in exact)
    ]
