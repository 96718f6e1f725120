"""What is known of an event loop that a file manages by hand."""

from __future__ import annotations

import ast

import pytest

from flake8_asyncio_review.knowledge.index import index
from flake8_asyncio_review.loops import HeldLoop
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.options import Settings

HEAD = "import asyncio, contextlib, threading\nfrom mystery import Base, helper\n"


def loops(body: str) -> list[HeldLoop]:
    """The loops of a file with this text."""
    source = HEAD + body
    return list(Module(ast.parse(source), source.splitlines(keepends=True), "a.py", index(), Settings()).loops.values())


def in_function(*lines: str) -> HeldLoop:
    """The one loop of a function with these lines, which holds a new one in `loop`."""
    (held,) = loops("def f(x):\n" + "".join(f"    {line}\n" for line in ("loop = asyncio.new_event_loop()", *lines)))
    return held


def test_a_new_loop_and_the_current_one_differ() -> None:
    new, current = loops("a = asyncio.new_event_loop()\nb = asyncio.get_event_loop()\n")
    assert (new.is_new, current.is_new) == (True, False)
    assert isinstance(new.owner, ast.Module)


def test_in_a_coroutine_the_current_loop_is_nobody_s() -> None:
    assert loops("async def f():\n    loop = asyncio.get_event_loop()\n    loop.stop()\n") == []


def test_a_loop_used_in_place_is_known() -> None:
    (held,) = loops("asyncio.new_event_loop().run_until_complete(x())\n")
    assert len(held.uses("run_until_complete")) == 1
    assert not held.uses("close")


@pytest.mark.parametrize(
    "line",
    [
        "loop.close()",
        "x.callback(loop.close)",
        "(lambda: loop.close())()",
        "other = loop; other.close()",
        "with contextlib.closing(loop): pass",
        "def g(): loop.close()",
    ],
)
def test_ways_to_close(line: str) -> None:
    held = in_function(line)
    assert held.closing is not None
    assert not held.escapes


@pytest.mark.parametrize(
    "line", ["pass", "x.close()", "def g(loop): loop.close()", "def g():\n        loop = x\n        loop.close()"]
)
def test_what_closes_something_else(line: str) -> None:
    assert in_function(line).closing is None


@pytest.mark.parametrize(
    "line",
    [
        "return loop",
        "yield loop",
        "helper(loop)",
        "helper(loop=loop)",
        "x.loop = loop",
        "x = [loop]",
        "threading.Thread(target=helper, args=(loop,))",
        "helper(*x, **{'loop': loop})",
    ],
)
def test_ways_out_of_sight(line: str) -> None:
    assert in_function(line).escapes


@pytest.mark.parametrize(
    "line",
    [
        "asyncio.set_event_loop(loop)",
        "asyncio.run_coroutine_threadsafe(x, loop)",
        "asyncio.all_tasks(loop=loop)",
        "assert loop is not None",
        "if loop: pass",
        "print(loop)",
    ],
)
def test_uses_that_keep_it_here(line: str) -> None:
    assert not in_function(line).escapes


HELPERS = """
def tidy(first, loop=None):
    loop.run_until_complete(first)
    again(loop)

def again(it):
    it.close()

def keeps(loop):
    helper(loop)

def changes(loop):
    loop = loop or helper()
    loop.close()

def spreads(*loops):
    pass

class A:
    def method(self, loop):
        loop.close()

"""


@pytest.mark.parametrize("line", ["tidy(x, loop)", "tidy(x, loop=loop)", "tidy(loop=loop, first=x)", "again(loop)"])
def test_functions_of_the_file_are_looked_into(line: str) -> None:
    (held,) = loops(f"{HELPERS}def f(x):\n    loop = asyncio.new_event_loop()\n    {line}\n")
    assert held.closing is not None
    assert not held.escapes


@pytest.mark.parametrize(
    "line",
    [
        "keeps(loop)",
        "changes(loop)",
        "spreads(loop)",
        "tidy(*x, loop)",
        "A().method(loop)",
        "again(x, loop)",
        "f(*loop)",
    ],
)
def test_functions_of_the_file_that_cannot_be_followed(line: str) -> None:
    (held,) = loops(f"{HELPERS}def f(x):\n    loop = asyncio.new_event_loop()\n    {line}\n")
    assert held.escapes


def test_a_function_that_passes_the_loop_to_itself_ends() -> None:
    (held,) = loops("def g(loop):\n    g(loop)\n    loop.stop()\nloop = asyncio.new_event_loop()\ng(loop)\n")
    assert len(held.uses("stop")) == 1


def test_another_value_in_the_same_name_is_noticed() -> None:
    assert in_function("pass").is_only
    assert not in_function("if x: loop = x").is_only


def test_coroutines_that_it_runs() -> None:
    assert in_function("loop.run_until_complete(x)").runs_coroutines
    assert in_function("loop.create_task(x)", "loop.run_forever()").runs_coroutines
    assert in_function("asyncio.run_coroutine_threadsafe(x, loop)", "loop.run_forever()").runs_coroutines
    assert not in_function("loop.run_forever()").runs_coroutines
    assert not in_function("loop.create_task(x)").runs_coroutines


def test_an_attribute_belongs_to_its_class() -> None:
    (held,) = loops(
        "class A:\n"
        "    def __init__(self):\n        self.loop = asyncio.new_event_loop()\n"
        "    def run(self):\n        self.loop.run_forever()\n"
        "    def close(self):\n        loop = self.loop\n        loop.close()\n        self.loop = None\n"
    )
    assert isinstance(held.owner, ast.ClassDef)
    assert held.uses("run_forever")
    assert held.uses("close")
    assert (held.escapes, held.is_only) == (False, True)


@pytest.mark.parametrize("base", ["Base", "helper()"])
def test_a_base_class_in_another_file_may_use_the_attribute(base: str) -> None:
    (held,) = loops(f"class A({base}):\n    def __init__(self):\n        self.loop = asyncio.new_event_loop()\n")
    assert held.escapes


@pytest.mark.parametrize("base", ["threading.Thread", "object", "Own"])
def test_base_classes_that_know_nothing_of_it(base: str) -> None:
    (held,) = loops(
        "class Own: pass\n"
        f"class A({base}):\n    def __init__(self):\n        self.loop = self.own = asyncio.new_event_loop()\n"
    )
    assert not held.escapes


def test_an_attribute_asked_for_by_its_name_is_out_of_sight() -> None:
    (held,) = loops(
        "class A:\n    def __init__(self):\n        self.loop = asyncio.new_event_loop()\n"
        "    def close(self):\n        getattr(self, 'loop').close()\n"
    )
    assert held.escapes


def test_a_global_is_not_followed() -> None:
    (held,) = loops("def f():\n    global loop\n    loop = asyncio.new_event_loop()\n")
    assert held.escapes
