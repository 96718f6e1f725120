"""Which checker sees what: from the list of rules, for a run and then for each of its files."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from .listing import Listing
from .module import last_name
from .options import Settings
from .rule import SHAPES, Checker, Rule, Wish

Checkers: TypeAlias = "list[tuple[Rule, Checker]]"


BLOCKING = "BlockingCall"
HELPER = "HelperCall"
"""What checkers want to see that is no node: a call that blocks, and one that leads to something else."""

BLOCKING_NODES = frozenset((ast.Call, ast.For, ast.comprehension, ast.withitem))
"""Syntax that may block."""
HELPER_NODES = BLOCKING_NODES | {ast.Attribute, ast.Subscript}
"""Syntax that may run a function of the project."""


class Dispatch:
    """What the rules of a run want to see.

    Args:
        listing: all rules.
        codes: those that run.
        settings: the options.
    """

    def __init__(self, listing: Listing, codes: Collection[str], settings: Settings) -> None:
        self.listing = listing
        self.settings = settings
        self.codes = frozenset(codes)
        self.nodes = {name: found for name, items in listing.nodes.items() if (found := self._running(items))}
        """The words that rules look for, by name of a type of nodes and by code."""
        self.follows = HELPER in self.nodes
        """Whether some rule wants to see calls that lead to something else."""
        self.names = {setting: frozenset(map(last_name, getattr(settings, setting))) for setting in listing.settings}
        """The last names that the user gave in fields of the settings; `*` stands for any."""
        self.calls: Mapping[str, dict[str, str]] = _Answers(self._of_calls)
        """The words that rules look for which want to see calls of something, by its last name and by code."""

    def _of_calls(self, tail: str) -> dict[str, str]:
        found = self._running(self.listing.calls.get(tail, ""))
        for setting, names in self.names.items():
            if tail in names:
                found.update(dict.fromkeys(self._running(self.listing.settings[setting]), ""))
        return found

    def _running(self, items: str) -> dict[str, str]:
        found = {}
        for item in items.split():
            code, _, words = item.partition(":")
            code, _, setting = code.partition("?")
            if code in self.codes and (not setting or getattr(self.settings, setting)):
                found[code] = words
        return found


class FileDispatch:
    """What the rules want to see of one file; a rule is imported when there is something for it to see.

    Args:
        run: what they want to see of any file.
        lines: the text of the file.
    """

    def __init__(self, run: Dispatch, lines: Sequence[str]) -> None:
        self._run = run
        text = "".join(lines)
        self._has: Mapping[str, bool] = _Answers(lambda word: word in text)
        self._codes = {name: found for name, codes in run.nodes.items() if (found := self._worded(codes))}
        self.blocks = BLOCKING in self._codes
        """Whether some rule wants to see calls that block."""
        self.nodes: Mapping[type, Checkers] = _Answers(self._of_nodes)
        """Checkers by type of nodes."""
        self.shapes: dict[type, list[str]] = {}
        """What some rule wants to see of `rule.SHAPES`, by type of nodes."""
        for name, (kinds, _) in SHAPES.items():
            for kind in dict.fromkeys(kinds) if name in self._codes else ():
                self.shapes.setdefault(kind, []).append(name)
        self._shaped: Mapping[str, Checkers] = _Answers(lambda name: self._of(name, self._codes[name]))
        self.calls: Mapping[str, Checkers] = _Answers(self._of_calls)
        """Checkers by the last name of what is called."""
        self.blocking: Mapping[str, Checkers] = _Answers(lambda code: self._of_special(BLOCKING, code))
        """Checkers of calls that block, by code."""
        self.helpers: Mapping[str, Checkers] = _Answers(lambda code: self._of_special(HELPER, code))
        """Checkers of calls that lead to something else, by code."""

    def close(self) -> None:
        """Let go of everything, as with `Module.close`."""
        vars(self).clear()

    @property
    def wanted(self) -> set[type]:
        """The node types to collect: calls, and all that some rule wants to see."""
        # A type that the running Python does not have stands in no tree.
        wanted = {ast.Call, *(kind for name in self._codes if (kind := getattr(ast, name, None)) is not None)}
        wanted.update(self.shapes)
        return wanted.union(BLOCKING_NODES if self.blocks else (), HELPER_NODES if self._run.follows else ())

    def shaped(self, node: ast.AST) -> Checkers:
        """The checkers that want to see `node` for its shape; its type is one of `shapes`."""
        names = [name for name in self.shapes[type(node)] if SHAPES[name][1](node)]
        return [item for name in names for item in self._shaped[name]]

    def first_of_loop_code(self) -> Rule:
        """The rule that answers for what goes wrong before anybody can see what blocks, or where a call leads."""
        return self._run.listing.rule(next(iter(self._run.nodes.get(HELPER) or self._run.nodes[BLOCKING])))

    def _of_nodes(self, kind: type) -> Checkers:
        return self._of(kind.__name__, self._codes.get(kind.__name__, ()))

    def _of_special(self, name: str, code: str) -> Checkers:
        return self._of(name, (code,)) if code in self._codes.get(name, ()) else []

    def _of(self, node: str, codes: Iterable[str]) -> Checkers:
        return [
            (rule, wish.checker)
            for rule in map(self._run.listing.rule, codes)
            for wish in rule.wishes
            if wish.node == node and self._fits(wish)
        ]

    def _of_calls(self, tail: str) -> Checkers:
        codes = self._run.calls[tail]
        if not codes:
            return []  # most names
        names = self._run.names
        return [
            (rule, wish.checker)
            for rule in map(self._run.listing.rule, self._worded(codes))
            for wish in rule.wishes
            if (tail in wish.tails or tail in names.get(wish.setting, ())) and not wish.node and self._fits(wish)
        ]

    def _fits(self, wish: Wish) -> bool:
        if wish.node and wish.setting and not getattr(self._run.settings, wish.setting):
            return False
        return not wish.words or any(map(self._has.__getitem__, wish.words))

    def _worded(self, codes: Mapping[str, str]) -> list[str]:
        """The codes of the rules of whose words the text has one."""
        has = self._has
        return [code for code, words in codes.items() if not words or any(has[word] for word in words.split("|"))]


class _Answers(dict[Any, Any]):
    """Answers to a question, each worked out once."""

    def __init__(self, answer: Callable[[Any], object]) -> None:
        self._answer = answer

    def __missing__(self, key: object) -> object:
        answer = self[key] = self._answer(key)
        return answer
