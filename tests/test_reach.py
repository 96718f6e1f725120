"""Which coroutine functions run when something is awaited."""

from __future__ import annotations

import ast

from flake8_asyncio_review.knowledge.index import index
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.options import Settings
from flake8_asyncio_review.reach import coroutines_run

SOURCE = """
async def leaf(): pass
async def other(): pass
async def middle(again): await leaf()
async def loops(): await loops()
async def hands_on(take): take(lambda: other())

class A:
    async def run(self):
        await middle(self.stop())
    async def stop(self): pass

def plain(): return leaf()
"""


def names(expression: str) -> set[str]:
    """The functions that run when `expression`, at the end of the file, is awaited."""
    source = SOURCE + expression + "\n"
    tree = ast.parse(source)
    module = Module(tree, source.splitlines(keepends=True), "a.py", index(), Settings())
    started = tree.body[-1]
    assert isinstance(started, ast.Expr)
    return {module.summary.functions[number].name for number in coroutines_run([started.value], module)}


def test_what_is_awaited_runs() -> None:
    assert names("middle(1)") == {"middle", "leaf"}


def test_methods_and_arguments_are_followed() -> None:
    assert names("A().run()") == {"run", "middle", "leaf", "stop"}


def test_cycles_end() -> None:
    assert names("loops()") == {"loops"}


def test_functions_that_give_a_coroutine_are_seen_through() -> None:
    assert names("plain()") == {"leaf"}


def test_what_is_only_handed_over_is_not_run() -> None:
    assert names("hands_on(print)") == {"hands_on"}


def test_unknown_things_run_nothing() -> None:
    assert names("mystery()") == set()
