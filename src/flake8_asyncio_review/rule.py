"""What a rule is: its identity, its message and the functions that look at nodes.

A rule's file name is its code and name, its folder is its section and the first digit of the code its severity;
`Rule(__name__, ...)` reads them from there, so that nothing is stated twice.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, TypeVar

from .named import NamedTuple

if TYPE_CHECKING:
    from .module import Module
    from .sections import Section, Severity

Checker: TypeAlias = "Callable[[ast.AST, Module], Iterator[Finding]]"
FOLDERS = "concurrency coroutines patterns lifecycle blocking libraries resilience structured policies".split()
"""The folders under `rules/`, by the second digit of the codes in them."""
_SEPARATORS = dict.fromkeys(map(ord, " \t\n|:?"))
"""Characters with a meaning in the manifest, which words cannot have."""
_F = TypeVar("_F", bound="Callable[..., Iterator[Finding]]")

_JUMPS = (ast.Return, ast.Break, ast.Continue)
ASYNC_COMPREHENSION = "AsyncComprehension"
AWAITING_WITH = "AwaitingWith"
BROAD_HANDLER = "BroadHandler"
LEAVING_FINALLY = "LeavingFinally"
SPECIAL_METHOD = "SpecialMethod"
SHAPES: Mapping[str, tuple[tuple[type, ...], Callable[[Any], bool]]] = {
    # an `async for` in a comprehension
    ASYNC_COMPREHENSION: ((ast.comprehension,), lambda node: bool(node.is_async)),
    # `with await lock`
    AWAITING_WITH: (
        (ast.With,),
        lambda node: any(isinstance(item.context_expr, (ast.Await, ast.YieldFrom)) for item in node.items),
    ),
    # a handler that may catch a cancellation, as the names of what it catches show
    BROAD_HANDLER: ((ast.ExceptHandler,), lambda node: _may_catch_cancellation(node.type)),
    # a `finally` with something in it that may leave it
    LEAVING_FINALLY: (
        (ast.Try, getattr(ast, "TryStar", ast.Try)),
        lambda node: any(isinstance(part, _JUMPS) for item in node.finalbody for part in ast.walk(item)),
    ),
    # an asynchronous special method, or a plain one with the name of such
    SPECIAL_METHOD: (
        (ast.FunctionDef, ast.AsyncFunctionDef),
        lambda node: node.name.startswith("__a" if isinstance(node, ast.FunctionDef) else "__"),
    ),
}
"""What rules may want to see that is a node of certain types with more to it: a look at the node alone tells.

Most files have some node of the type, and none that such a rule has anything to say of.
"""


class Finding(NamedTuple):
    """One report: `line` from 1, `column` in UTF-8 bytes from 0 as in `ast`, `text` starting with the code."""

    line: int
    column: int
    text: str


class Wish:
    """What a checker wants to see.

    `node` names a type of nodes, or one of `SHAPES`; it is empty for a checker of calls. Such a one wants calls whose
    last name is one of `tails`, or that of a name in the field `setting` of the settings. Any other wants its nodes
    only if that field is not empty. Nobody wants anything of a file whose text holds none of the `words`, if there are
    any.
    """

    __slots__ = ("checker", "node", "setting", "tails", "words")

    def __init__(
        self,
        checker: Checker,
        *,
        node: str = "",
        tails: frozenset[str] = frozenset(),
        setting: str = "",
        words: tuple[str, ...] = (),
    ) -> None:
        self.checker = checker
        self.node = node
        self.tails = tails
        self.setting = setting
        self.words = words


class RuleError(Exception):
    """A rule file breaks the contract; the message starts with its file and line."""


class Rule:
    """One rule of the catalogue.

    Args:
        module: the rule file's `__name__`, `….rules.<section>.asy<code>_<name>`.
        message: one line, a `str.format` template; code spans for names, no full stop at the end.
        opt_in: the rule runs only when its exact code is selected or with `asy-strict`.

    Raises:
        RuleError: the file name, the folder or the message breaks the contract, or the code is taken.
    """

    def __init__(self, module: str, *, message: str, opt_in: bool = False) -> None:
        caller = sys._getframe(1)
        self._where = f"{caller.f_code.co_filename}:{caller.f_lineno}"
        *_, folder, stem = module.split(".")
        code, *words = stem.split("_")
        if not _is_code(code) or not words or not all(map(_is_word, words)):
            self._break(f"a rule file is named asy<digits>_<name>.py, not {stem}.py")
        self.module = module
        self.code = code.upper()
        self.name = "-".join(words)
        self.message = message
        self.opt_in = opt_in
        self.wishes: list[Wish] = []
        home = FOLDERS[int(code[4]) - 1]
        if folder != home:
            self._break(f"{self.code} belongs in rules/{home}/, not in {folder}/")
        self._check_message()
        if self.code in RULES:
            self._break(f"{self.code} is already the code of {RULES[self.code].module}")
        RULES[self.code] = self

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        from .sections import Severity  # enumerations take their time to define, and only reports ask

        return Severity(int(self.code[3]))

    @property
    def section(self) -> Section:
        """The section of the catalogue that it belongs to."""
        from .sections import Section

        return next(section for section in Section if section.digit == int(self.code[4]))

    def on(self, *node_types: type | str, words: Iterable[str] = (), setting: str = "") -> Callable[[_F], _F]:
        """Register a generator function `(node, module) -> findings` for these node types.

        Args:
            node_types: the types; of one that not every Python has, or whose module need not be imported, the name;
                or one of `SHAPES`.
            words: one of these is in the text of every file in which there can be a finding, be it as a part of a word;
                think of aliases and of names from other modules. Files without them are not looked at.
            setting: a field of the settings without which there is nothing to find.
        """
        names = [node_type if isinstance(node_type, str) else node_type.__name__ for node_type in node_types]

        def register(checker: _F) -> _F:
            self.wishes.extend(Wish(checker, node=name, setting=setting, words=self._checked(words)) for name in names)
            return checker

        return register

    def on_call(self, *tables: Iterable[str], words: Iterable[str] = (), setting: str = "") -> Callable[[_F], _F]:
        """Register a generator function for calls of something whose last name is the last name of a table entry.

        Args:
            tables: dotted names such as `asyncio.create_task`; the checker still has to resolve what is called.
            words: as for `on`; the last names need not be among them.
            setting: a field of the settings that holds further names.
        """
        tails = frozenset(name.rpartition(".")[2] for table in tables for name in table)

        def register(checker: _F) -> _F:
            self.wishes.append(Wish(checker, tails=tails, setting=setting, words=self._checked(words)))
            return checker

        return register

    def found(self, node: ast.expr | ast.stmt | ast.excepthandler, **fields: object) -> Finding:
        """A finding at the first line of `node`, with the message's fields filled in."""
        return Finding(node.lineno, node.col_offset, f"{self.code} {self.message.format(**fields)}")

    def _checked(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words to look for, each once and in order."""
        if isinstance(words, str):
            self._break(f"words={words!r} is one word; pass several")
        for word in words:
            if not word or word.translate(_SEPARATORS) != word:
                self._break(f"{word!r} is no word to look for")
        return tuple(sorted(set(words)))

    def _check_message(self) -> None:
        try:
            parts = list(string.Formatter().parse(self.message))
        except ValueError as error:
            self._break(f"the message is no format string: {error}")
        for _, field, _, _ in parts:
            if field is not None and not field.isidentifier():
                self._break(f"a field of the message has no name: {{{field}}}")
        if not self.message or "\n" in self.message or self.message.endswith("."):
            self._break("the message is one line, not empty, with no full stop at its end")
        between = self.message.split(":")[1:-1]
        if any(first.isdecimal() and second.isdecimal() for first, second in pairwise(between)):
            self._break("the message holds :n:n:, which editors read as a position")

    def _break(self, reason: str) -> NoReturn:
        raise RuleError(f"{self._where}: {reason}")


def _may_catch_cancellation(handled: ast.expr | None) -> bool:
    """Whether a handler may catch a cancellation: `except ValueError` and `except Exception` do not."""
    parts = handled.elts if isinstance(handled, ast.Tuple) else [handled]
    names = (getattr(part, "id", getattr(part, "attr", "")) for part in parts)
    return any(not name.endswith(("Error", "Exception")) or name[0] in "BC" for name in names)


def _is_code(text: str) -> bool:
    """Whether `text` is `asy`, the digits of a severity and of a section, and a third one."""
    digits = text[3:]
    plain = text.startswith("asy") and len(digits) == 3 and digits.isascii() and digits.isdecimal()
    return plain and digits[0] in "1234" and digits[1] != "0"


def _is_word(text: str) -> bool:
    return text.isascii() and text.isalnum() and text == text.lower()


RULES: dict[str, Rule] = {}
"""Every rule imported so far, by code; `rules.load()` fills it."""
