"""Plain functions that the event loop calls: what they do blocks it as in a coroutine, and the message says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import check, findings, marked, reports
from trees import check_marked, plant

IMPORTS = """\
import asyncio
import concurrent.futures
import functools
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time

import bcrypt
import requests


async def work():
    await asyncio.sleep(1)


def helper():
    time.sleep(1)


flag = threading.Event()
"""

SINKS = {
    "ASY110": "bcrypt.hashpw(b'a', b'b')",
    "ASY150": "helper()",
    "ASY151": "time.sleep(1)",
    "ASY152": "requests.get('https://example.org', timeout=1)",
    "ASY153": "open('a')",
    "ASY154": "sqlite3.connect('a')",
    "ASY155": "subprocess.run(['a'])",
    "ASY156": "socket.gethostbyname('a')",
    "ASY157": "flag.wait()",
    "ASY158": "shutil.rmtree('a')",
    "ASY159": "input()",
    "ASY227": "asyncio.run(work())",
}

CALLERS = {
    "call_soon": ("loop.call_soon(tick)", "as a `call_soon()` callback"),
    "call_soon_threadsafe": ("loop.call_soon_threadsafe(tick)", "as a `call_soon_threadsafe()` callback"),
    "call_later": ("loop.call_later(1, tick)", "as a `call_later()` callback"),
    "call_at": ("loop.call_at(loop.time() + 1, tick)", "as a `call_at()` callback"),
    "add_reader": ("loop.add_reader(0, tick)", "as an `add_reader()` callback"),
    "add_writer": ("loop.add_writer(0, tick)", "as an `add_writer()` callback"),
    "add_signal_handler": ("loop.add_signal_handler(signal.SIGTERM, tick)", "as a signal handler of the loop"),
    "set_exception_handler": ("loop.set_exception_handler(tick)", "as the exception handler of the loop"),
    "done callback of a task": (
        "task = asyncio.create_task(work())\ntask.add_done_callback(tick)",
        "as a done callback",
    ),
    "done callback of a task made in place": (
        "asyncio.create_task(work()).add_done_callback(tick)",
        "as a done callback",
    ),
    "done callback of a task of the loop": ("loop.create_task(work()).add_done_callback(tick)", "as a done callback"),
    "done callback of a future": ("loop.create_future().add_done_callback(tick)", "as a done callback"),
    "done callback of gather": ("asyncio.gather(work()).add_done_callback(tick)", "as a done callback"),
    "done callback of a thread": ("loop.run_in_executor(None, os.sync).add_done_callback(tick)", "as a done callback"),
    "done callback of a wrapped future": ("asyncio.wrap_future(x).add_done_callback(tick)", "as a done callback"),
    "done callback of ensure_future": ("asyncio.ensure_future(work()).add_done_callback(tick)", "as a done callback"),
    "done callback in a task group": (
        "async with asyncio.TaskGroup() as group:\n    group.create_task(work()).add_done_callback(tick)",
        "as a done callback",
    ),
    "server": ("await asyncio.start_server(tick, 'a', 1)", "as the connection callback of `start_server()`"),
}


def function(sink: str) -> str:
    """The function that is called back, its sink marked."""
    return f"\n\ndef tick(*arguments):\n    {sink}\n"


def register(call: str) -> str:
    """A coroutine that hands the function over."""
    body = "".join(f"    {line}\n" for line in call.splitlines())
    return f"\n\nasync def main(x):\n    loop = asyncio.get_running_loop()\n{body}"


def verify(source: str) -> None:
    """The source reports what it marks."""
    check(source, marked(source), findings(source, extend_select=("ASY150",)))


@pytest.mark.parametrize("caller", CALLERS)
def test_every_rule_in_every_callback(caller: str) -> None:
    call, reason = CALLERS[caller]
    source = IMPORTS + function("\n    ".join(f"{sink}  # {code}" for code, sink in SINKS.items())) + register(call)
    # What else there is to say of the call that hands it over is the matter of other rules.
    found = [row for row in reports(source, extend_select=("ASY150",)) if row[2][:6] not in ("ASY222", "ASY420")]
    check(source, marked(source), [(line, text[:6]) for line, _, text in found])
    assert all(f"({reason})" in text for _, _, text in found)


@pytest.mark.parametrize("code", SINKS)
def test_plain_functions_that_nobody_hands_over(code: str) -> None:
    verify(IMPORTS + function(SINKS[code]) + register("tick()  # ASY227" if code == "ASY227" else "x(tick)"))


SHAPES = {
    "partial": "loop.call_soon(functools.partial(tick, 1))",
    "partial of a partial": "loop.call_soon(functools.partial(functools.partial(tick, 1), 2))",
    "other name": "callback = tick\nloop.call_soon(callback)",
    "bound partial": "callback = functools.partial(tick, 1)\nloop.call_soon(callback)",
    "one of two": "loop.call_soon(tick if x else work)",
    "loop got in place": "asyncio.get_running_loop().call_later(1, tick)",
    "new loop": "own = asyncio.new_event_loop()\nown.call_soon(tick)",
    "keyword": "loop.call_later(delay=1, callback=tick)",
    "keyword of the first": "loop.call_soon(callback=tick)",
    "with arguments": "loop.call_later(1, tick, 2, 3)",
    "loop of something unknown": "x.loop.call_soon(tick)",
    "handle kept": "handle = loop.call_soon(tick)\nhandle.cancel()",
}


@pytest.mark.parametrize("call", SHAPES.values(), ids=SHAPES)
def test_shapes(call: str) -> None:
    verify(IMPORTS + function("time.sleep(1)  # ASY151") + register(call))


def test_lambdas() -> None:
    lines = (
        "loop.call_soon(lambda: time.sleep(1))  # ASY151",
        "loop.call_later(1, lambda: helper())  # ASY150",
        "x.loop.add_reader(0, lambda: open('a'))  # ASY153",
        "callback = lambda task: input()  # ASY159",
        "asyncio.create_task(work()).add_done_callback(callback)",
        "loop.call_soon(lambda: asyncio.to_thread(helper))",
        "x.each(lambda: time.sleep(1))",
    )
    source = IMPORTS + register("\n".join(lines))
    check(source, marked(source), [row for row in findings(source, extend_select=("ASY150",)) if row[1] != "ASY222"])


NESTED = """

async def main(x):
    loop = asyncio.get_running_loop()

    def tick():
        inner()
        time.sleep(1)  # ASY151

    def inner():
        os.getpid()
        helper()  # ASY150

    def never():
        time.sleep(1)

    loop.call_soon(tick)
    x(never)


def start(loop: asyncio.AbstractEventLoop):
    def tick():
        time.sleep(1)  # ASY151

        def again():
            time.sleep(1)  # ASY151

        loop.call_later(1, again)

    loop.call_soon(tick)
"""


def test_nested_functions() -> None:
    verify(IMPORTS + NESTED)


METHODS = """

class Service:
    def __init__(self, given: asyncio.AbstractEventLoop, unknown):
        self.loop = asyncio.get_event_loop()
        self._loop = unknown
        self.given = given
        self.given.call_soon(self._given)

    def start(self):
        self.loop.call_soon(self._tick)
        self.loop.call_later(1, functools.partial(self._partial, 1))
        self._loop.call_soon(self._named)
        self.loop.call_soon(self._static)
        self.loop.call_soon(self._of_class)
        self.loop.call_soon(Service._by_class, self)
        self.task = self.loop.create_task(self.run())
        self.task.add_done_callback(self._done)
        asyncio.create_task(self.run()).add_done_callback(self._in_place)
        tasks = set()
        task = asyncio.ensure_future(self.run())
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        task.add_done_callback(self._kept)

    async def run(self):
        await asyncio.sleep(1)

    def _given(self):
        time.sleep(1)  # ASY151

    def _tick(self):
        time.sleep(1)  # ASY151
        self.loop.call_later(1, self._tick)

    def _partial(self, number):
        time.sleep(number)  # ASY151

    def _named(self):
        time.sleep(1)  # ASY151

    @staticmethod
    def _static():
        time.sleep(1)  # ASY151

    @classmethod
    def _of_class(cls):
        time.sleep(1)  # ASY151

    def _by_class(self):
        time.sleep(1)  # ASY151

    def _done(self, task):
        time.sleep(1)  # ASY151

    def _in_place(self, task):
        time.sleep(1)  # ASY151

    def _kept(self, task):
        helper()  # ASY150

    def other(self):
        time.sleep(1)
"""


def test_methods() -> None:
    source = IMPORTS + METHODS
    found = findings(source, extend_select=("ASY150",))
    check(source, marked(source), [row for row in found if row[1] != "ASY222"])


SILENT = {
    "future of an executor": "with concurrent.futures.ThreadPoolExecutor() as pool:\n"
    "    pool.submit(os.sync).add_done_callback(tick)",
    "named future of an executor": "with concurrent.futures.ProcessPoolExecutor() as pool:\n"
    "    future = pool.submit(os.sync)\n    future.add_done_callback(tick)",
    "future of another thread": "future = concurrent.futures.Future()\nfuture.add_done_callback(tick)",
    "coroutine of another thread": "asyncio.run_coroutine_threadsafe(work(), loop).add_done_callback(tick)",
    "future of something unknown": "x.submit(os.sync).add_done_callback(tick)",
    "unknown future": "x.add_done_callback(tick)",
    "thread": "threading.Thread(target=tick).start()",
    "timer": "threading.Timer(1, tick).start()",
    "executor": "await loop.run_in_executor(None, tick)",
    "callback in a thread": "loop.call_soon(asyncio.to_thread, tick)",
    "argument of a callback": "loop.call_soon(os.sync, tick)",
    "delay": "loop.call_later(tick, os.sync)",
    "called, not handed over": "loop.call_soon(x(tick))",
    "other method": "loop.call_when_free(tick)",
    "other object": "x.call_soon(tick)",
    "signal of the process": "signal.signal(signal.SIGTERM, tick)",
    "starred": "loop.call_later(*x, tick)",
}


@pytest.mark.parametrize("call", SILENT.values(), ids=SILENT)
def test_what_runs_elsewhere(call: str) -> None:
    verify(IMPORTS + function("time.sleep(1)") + register(call))


LOOK_ALIKES = {
    "no coroutine in sight": "# not async\n",
    "gevent": "import asyncio\nimport gevent\n",
    "eventlet": "import eventlet\n\n\nasync def f():\n    await g()\n",
}
START = "import time\n\n\ndef tick():\n    time.sleep(1)\n\n\ndef start(loop):\n    loop.call_soon(tick)\n"


@pytest.mark.parametrize("head", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_unknown_loops_that_may_be_anything(head: str) -> None:
    verify(head + START)


@pytest.mark.parametrize("head", ["import asyncio\n", "import uvloop  # async\n", "async def f():\n    await g()\n"])
def test_unknown_loops_beside_asyncio(head: str) -> None:
    verify(head + START.replace("sleep(1)", "sleep(1)  # ASY151"))


def test_loop_of_the_project() -> None:
    own = "import asyncio\n\n\nclass Loop:\n    def call_soon(self, f):\n        f()\n\n\n"
    verify(own + START.replace("    loop.call", "    loop = Loop()\n    loop.call"))


PROTOCOLS = {
    "asyncio.Protocol": "connection_made connection_lost pause_writing resume_writing data_received eof_received",
    "asyncio.BufferedProtocol": "connection_made connection_lost get_buffer buffer_updated eof_received",
    "asyncio.DatagramProtocol": "connection_made connection_lost datagram_received error_received",
    "asyncio.SubprocessProtocol": "connection_made pipe_data_received pipe_connection_lost process_exited",
}


@pytest.mark.parametrize(("base", "methods"), PROTOCOLS.items(), ids=PROTOCOLS)
def test_protocols(base: str, methods: str) -> None:
    for code, sink in SINKS.items():
        lines = (f"    def {name}(self, *x):\n        {sink}  # {code}\n" for name in methods.split())
        source = f"{IMPORTS}\n\nclass Own({base}):\n{''.join(lines)}\n    def other(self):\n        {sink}\n"
        verify(source)
        found = reports(source, extend_select=("ASY150",))
        assert all(f"(as `{base.removeprefix('asyncio.')}." in text for _, _, text in found)


def test_protocol_through_classes_of_other_modules(tmp_path: Path) -> None:
    files = {
        "net/__init__.py": "from .base import Framed\n",
        "net/base.py": "import asyncio\n\n\nclass Raw(asyncio.Protocol):\n    pass\n\n\nclass Framed(Raw):\n    pass\n",
        "helper.py": "import time\n\n\ndef wait():\n    time.sleep(1)\n",
        "app.py": "import time\n\nimport helper\nfrom net import Framed\n\n\nclass Mine(Framed):\n"
        "    def data_received(self, data):\n        time.sleep(1)  # ASY151\n        helper.wait()  # ASY150\n\n"
        "    def frame(self):\n        time.sleep(1)\n",
    }
    check_marked(plant(tmp_path, files) / "app.py")


DECORATED = """
from home.core import callback, on_change


@callback
def changed(event):
    {sink}


@on_change("door")
def opened(event):
    {sink}


class Entity:
    @callback
    def update(self):
        {sink}

    @property
    def state(self):
        {plain}


@other
def unknown(event):
    {plain}
"""


@pytest.mark.parametrize("code", SINKS)
def test_decorators_that_the_user_names(code: str) -> None:
    plain = "return 1" if code == "ASY227" else SINKS[code]
    source = IMPORTS + DECORATED.format(sink=f"{SINKS[code]}  # {code}", plain=plain)
    options = {"extend_select": ("ASY150",), "asy_loop_callbacks": "home.core.callback,home.core.on_change"}
    check(source, marked(source), findings(source, **options))
    found = reports(source, **options)
    assert ["callback` callback" in text for _, _, text in found] == [True, False, True]


def test_home_assistant() -> None:
    source = IMPORTS + DECORATED.format(sink="time.sleep(1)", plain="time.sleep(1)").replace("home.", "homeassistant.")
    assert len(findings(source)) == 2
