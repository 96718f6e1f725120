"""The paths through random functions, compared with what the functions do when an oracle decides for them.

Each decision (what a condition gives, whether a call raises and what) is taken from a tape. The walk must know every
trace that any tape gives, and every edge of its graph must be one that some tape takes.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import textwrap
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flake8_asyncio_review.flow import Flow, Step
from flake8_asyncio_review.paths import CANCEL, END, ERROR, EXIT, KINDS, RETURN, Paths, Way

CLASSES: dict[str, type[BaseException]] = {ERROR: ValueError, CANCEL: asyncio.CancelledError, EXIT: SystemExit}
CAUGHT = {
    None: {ERROR: True, CANCEL: True, EXIT: True},
    "BaseException": {ERROR: True, CANCEL: True, EXIT: True},
    "Exception": {ERROR: True, CANCEL: False, EXIT: False},
    "CancelledError": {ERROR: False, CANCEL: True, EXIT: False},
    "SystemExit": {ERROR: False, CANCEL: False, EXIT: True},
    "KeyError": {ERROR: None, CANCEL: False, EXIT: False},
}


def name(node: ast.expr) -> str:
    """Names for the walk: `suppress` and `exit` are the real ones."""
    return {"suppress": "contextlib.suppress", "exit": "sys.exit"}.get(ast.unparse(node), "")


def catches(handled: ast.expr | None, kind: str) -> bool | None:
    """What handlers catch, for the walk."""
    return CAUGHT[None if handled is None else ast.unparse(handled)][kind]


# -- random functions: `call()` may raise an error, `await wait()` also a cancellation, `test()` is true or false ------


def suite(lines: list[str]) -> str:
    """Statements, indented."""
    return textwrap.indent("\n".join(lines), "    ")


def compound(body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Statements that hold others."""
    suites = st.lists(body, min_size=1, max_size=3).map(suite)
    maybe = st.none() | suites
    exact = ("Exception", "CancelledError", "BaseException", "SystemExit", "")

    def build_if(then: str, rest: str | None, other: str | None) -> str:
        text = f"if test():\n{then}"
        if other:
            text += f"\nelif test():\n{other}"
        return text + (f"\nelse:\n{rest}" if rest else "")

    def build_loop(head: str, inside: str, rest: str | None) -> str:
        return f"{head}:\n{inside}" + (f"\nelse:\n{rest}" if rest else "")

    def build_try(inside: str, handlers: list[tuple[str, str]], rest: str | None, final: str | None) -> str:
        text = f"try:\n{inside}"
        bare = [body for kind, body in handlers if not kind]
        named = [(kind, body) for kind, body in handlers if kind]
        for kind, handler in named:
            text += f"\nexcept {kind} as caught:\n{handler}"
        if bare:
            text += f"\nexcept:\n{bare[0]}"
        if rest and handlers:
            text += f"\nelse:\n{rest}"
        if final or not handlers:
            text += f"\nfinally:\n{final or '    call()'}"
        return text

    def build_match(first: str, second: str, rest: str | None) -> str:
        text = f"match pick():\n    case 0:\n{textwrap.indent(first, '    ')}\n"
        text += f"    case 1 if test():\n{textwrap.indent(second, '    ')}\n"
        return text + (f"    case _:\n{textwrap.indent(rest, '    ')}\n" if rest else "")

    return st.one_of(
        st.builds(build_if, suites, maybe, maybe),
        st.builds(
            build_loop,
            st.sampled_from(("while test()", "while True", "for item in turns", "async for item in waits")),
            suites,
            maybe,
        ),
        st.builds(build_try, suites, st.lists(st.tuples(st.sampled_from(exact), suites), max_size=3), maybe, maybe),
        st.builds(build_match, suites, suites, maybe),
        st.builds(
            "with {}:\n{}".format,
            st.sampled_from(("plain", "suppress(Exception)", "plain, suppress(CancelledError), plain")),
            suites,
        ),
        st.builds("async with {}:\n{}".format, st.sampled_from(("waiting", "waiting, waiting")), suites),
    )


SIMPLE = st.sampled_from(
    (
        "call()",
        "await wait()",
        "pass",
        "return",
        "return call()",
        "raise ValueError",
        "raise CancelledError()",
        "raise",
        "exit()",
        "break",
        "continue",
        "def inner(): return call()",
    )
)
BODIES = st.lists(st.recursive(SIMPLE, compound, max_leaves=10), min_size=1, max_size=4)


class Trial(NamedTuple):
    """A function in both forms."""

    source: str
    flow: Flow
    code: Any


def trial(lines: list[str]) -> Trial | None:
    """The function with these statements, every step numbered; `None` if Python does not take it."""
    source = f"async def tried():\n{suite(lines)}\n"
    tree = ast.parse(source)
    function = tree.body[0]
    assert isinstance(function, ast.AsyncFunctionDef)
    try:
        code = compile(_Numbered().visit(ast.parse(source)), "tried", "exec")
    except SyntaxError:
        return None
    return Trial(source, Flow(function, name, catches), code)
