"""Random programs that are full of coroutines, blocking calls and names for them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from hypothesis import strategies as st

HEADER = """\
import asyncio, os, queue, requests, socket, sqlite3, subprocess, threading, time
import anyio, trio
import time as clock
from functools import partial
from pathlib import Path
from time import sleep
from typing import Optional
try:
    import simplejson as json
except ImportError:
    import json
LOCK = threading.Lock()
nap = partial(time.sleep, 1)
"""

NAMES = ("a", "b", "time", "path", "task", "loop", "self", "sleep", "job")

EXPRESSIONS = (
    "time.sleep",
    "time.sleep(1)",
    "sleep(1)",
    "clock.sleep",
    "nap()",
    "requests.get('u').json()",
    "requests.Session()",
    "open('f').read()",
    "Path('a') / 'b'",
    "Path('a').read_text()",
    "sqlite3.connect('d').execute('s')",
    "subprocess.Popen(['a'])",
    "queue.Queue().get()",
    "threading.Thread(target=sleep)",
    "asyncio.sleep(1)",
    "asyncio.create_task(asyncio.sleep(1))",
    "asyncio.get_running_loop()",
    "asyncio.gather(asyncio.sleep(1), asyncio.sleep)",
    "asyncio.to_thread(time.sleep, 1)",
    "asyncio.to_thread(requests.get('u'))",
    "partial(time.sleep, 2)",
    "lambda: time.sleep(1)",
    "lambda a=1, *b: a",
    "[sleep(i) for i in range(3)]",
    "{a: b for a, b in zip('ab', 'cd')}",
    "(yielded for yielded in 'ab')",
    "LOCK.acquire()",
    "socket.socket()",
    "f'{1}'",
    "None",
    "1",
    "a",
    "b.c.d",
    "a()",
    "job(a, *b, **{})",
    "time if a else sleep",
    "a and b or time",
    "a[0]",
    "a[1:2, ...]",
    "self.x",
    "self.make().open().read()",
    "(walrus := time.sleep)",
    "not a",
    "-b",
    "'text' % (a, b)",
    "super().run()",
    "getattr(time, 'sleep')(1)",
)

ANNOTATIONS = (
    "int",
    "Path",
    "'Path'",
    "Optional[Path]",
    "'Optional[requests.Session]'",
    "requests.Session | None",
    "list[Path]",
    "'not an annotation('",
    "a",
    "None",
    "dict[str, Path]",
)


def blocks(header: Callable[[], st.SearchStrategy[str]]) -> Callable[[st.SearchStrategy[str]], st.SearchStrategy[str]]:
    """Statements under a header such as `if a:`, indented."""

    def wrap(body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        suites = st.lists(body, min_size=1, max_size=4).map(lambda lines: textwrap.indent("\n".join(lines), "    "))
        return st.tuples(header(), suites).map("\n".join)

    return wrap


name = st.sampled_from(NAMES)
expression = st.sampled_from(EXPRESSIONS)
annotation = st.sampled_from(ANNOTATIONS)

plain = st.one_of(
    expression,
    st.builds("{} = {}".format, name, expression),
    st.builds("{} = {} = {}".format, name, name, expression),
    st.builds("{}, {} = {}".format, name, name, expression),
    st.builds("{}, *{} = {}".format, name, name, expression),
    st.builds("{}: {} = {}".format, st.sampled_from(("a", "b", "path", "self.x")), annotation, expression),
    st.builds("{} += {}".format, name, expression),
    st.builds("self.x = {}".format, expression),
    st.builds("{}[0] = {}".format, name, expression),
    st.builds("del {}".format, name),
    st.builds("import {} as {}".format, st.sampled_from(("time", "os.path", "json")), name),
    st.builds("from time import sleep as {}".format, name),
    st.just("pass"),
    st.just("assert a"),
)

inside = st.one_of(
    plain,
    st.builds("await {}".format, st.sampled_from(("asyncio.sleep(1)", "a", "self.run()", "time.sleep(1)", "job()"))),
    st.builds("{} = await {}".format, name, st.sampled_from(("asyncio.sleep(1)", "a"))),
    st.builds("return {}".format, st.one_of(st.just(""), expression.map("({})".format))),
    st.just("[x async for x in a]"),
    st.just("raise ValueError(a)"),
)


def _compound(body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    heads = [
        st.builds("if {}:".format, expression.map("({})".format)),
        st.builds("for {} in {}:".format, name, expression.map("({})".format)),
        st.builds("async for {} in {}:".format, name, name),
        st.builds("while {}:".format, name),
        st.builds("with {} as {}:".format, st.sampled_from(("open('f')", "a", "LOCK", "requests.Session()")), name),
        st.builds(
            "async with {} as {}:".format, st.sampled_from(("asyncio.TaskGroup()", "a", "trio.open_nursery()")), name
        ),
        st.builds("async def {}({}, b: {} = None):".format, name, st.sampled_from(("a", "time", "self")), annotation),
    ]
    wrapped = [blocks(lambda head=head: head)(body) for head in heads]  # type: ignore[misc]
    tried = blocks(lambda: st.just("try:"))(body).map(lambda text: f"{text}\nexcept ValueError as a:\n    pass")
    matched = body.map(
        lambda text: (
            "match a:\n    case {'k': b, **time}:\n" + textwrap.indent(text, " " * 8) + "\n    case _:\n        pass"
        )
    )
    return st.one_of(*wrapped, tried, matched)


statement = st.recursive(inside, _compound, max_leaves=30)


def _function(parts: tuple[str, str, list[str]]) -> str:
    head, called, body = parts
    return f"{head} {called}(self=None, a=None, b=None):\n" + textwrap.indent("\n".join(body), "    ")


function = st.tuples(st.just("async def"), name, st.lists(statement, min_size=2, max_size=8)).map(_function)

klass = st.tuples(
    st.sampled_from(("A", "B", "C")),
    st.sampled_from(("", "(A)", "(asyncio.Protocol)", "(B, C)", "(requests.Session)", "(Unknown)")),
    st.lists(st.one_of(plain, function), min_size=1, max_size=4),
).map(lambda parts: f"class {parts[0]}{parts[1]}:\n" + textwrap.indent("\n".join(parts[2]), "    "))

program = st.lists(st.one_of(function, klass, plain), min_size=2, max_size=8).map(
    lambda parts: HEADER + "\n".join(parts) + "\n"
)
