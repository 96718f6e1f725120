"""Helpers that call what they are handed: modules, functions, classes and objects that each call passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import codes
from trees import chains, check_marked, lint_one, plant

LIB = (
    "import contextlib\nimport functools\nimport sqlite3\nimport time\n"
    "from collections.abc import Callable\nimport requests\n\n\n"
    "class Store:\n    def __init__(self):\n        self.file = open('a')\n\n    def save(self, x, *, wait=False):\n"
    "        if wait:\n            time.sleep(1)\n\n    def load(self, path):\n        return open(path)\n\n"
    "    @contextlib.contextmanager\n    def at(self, path):\n        yield self.file\n\n\n"
    "def quiet(*args):\n    return 1\n\n\ndef loud(path='a'):\n    return open(path)\n\n\n"
    "async def later():\n    open('a')\n\n\n"
)

HEAD = "import lib\n\n\nasync def g(x, s: lib.Store, db: lib.sqlite3.Connection):"

FOUND = {
    "a module": ("def f(client):\n    client.get('a')", "lib.f(lib.requests)"),
    "a module imported on the spot": ("def f(client):\n    client.get('a')", "import requests; lib.f(requests)"),
    "by keyword": ("def f(client):\n    client.get('a')", "lib.f(client=lib.requests)"),
    "a function": ("def f(call):\n    return call(3)", "lib.f(lib.time.sleep)"),
    "a function of the project": ("def f(call):\n    return call()", "lib.f(lib.loud)"),
    "a function that is only known to be callable": ("def f(call: Callable[[], int]):\n    call()", "lib.f(lib.loud)"),
    "a lambda": ("def f(call):\n    return call()", "lib.f(lambda: lib.time.sleep(3))"),
    "a bound method": ("def f(call, x):\n    return call(x)", "lib.f(s.load, x)"),
    "a partial": ("def f(call):\n    return call()", "lib.f(lib.functools.partial(lib.loud, x))"),
    "a class": ("def f(kind):\n    return kind()", "lib.f(lib.Store)"),
    "an object of a library": ("def f(db):\n    db.execute('a')", "lib.f(db)"),
    "an object of the project": ("def f(store):\n    store.load('a')", "lib.f(s)"),
    "what hangs on an argument that is passed": ("def f(store):\n    store.save('a', wait=True)", "lib.f(s)"),
    "an attribute of an object": ("def f(store):\n    store.file.read()", "lib.f(s)"),
    "to a method": ("class A:\n    def f(self, call):\n        return call()", "lib.A().f(lib.loud)"),
    "to a static method": (
        "class A:\n    @staticmethod\n    def f(call):\n        return call()",
        "lib.A.f(lib.loud)",
    ),
    "to a class": ("class A:\n    def __init__(self, call):\n        self.x = call()", "lib.A(lib.loud)"),
    "passed on": ("def g(call):\n    return call()\ndef f(call):\n    call(1)\n    return g(call)", "lib.f(lib.loud)"),
    "what is asked of an argument": ("def f(db):\n    db.cursor().execute('a')", "lib.f(db)"),
    "what is asked of it and kept": ("def f(db):\n    cursor = db.cursor()\n    cursor.execute('a')", "lib.f(db)"),
    "what is entered": (
        "def f(store):\n    with store.at('a') as file:\n        file.read()",
        "lib.f(s)",
    ),
    "an attribute that is kept": ("def f(store):\n    file = store.file\n    return file.read()", "lib.f(s)"),
    "of another module's coroutine": ("def f(call, *args):\n    return call(*args)", "lib.f(lib.loud, x)"),
}

SILENT = {
    "nothing known": ("def f(call):\n    return call()", "lib.f(x)"),
    "what does not block": ("def f(call):\n    return call()", "lib.f(lib.quiet)"),
    "a coroutine function": ("def f(call):\n    return call()", "lib.f(lib.later)"),
    "what is only kept": ("def f(call):\n    return [call]", "lib.f(lib.loud)"),
    "what is called later": ("def f(call):\n    return lambda: call()", "lib.f(lib.loud)"),
    "another method": ("def f(client):\n    client.codes('a')", "lib.f(lib.requests)"),
    "another parameter": ("def f(call, other):\n    return call(other)", "lib.f(lib.quiet, lib.loud)"),
    "something else by the same name": ("def f(call):\n    call = quiet\n    return call()", "lib.f(lib.loud)"),
    "several things": ("def f(call):\n    return call()", "lib.f(lib.loud if x else lib.quiet)"),
    "the default": ("def f(call=None):\n    if call is not None:\n        call()", "lib.f()"),
    "a starred argument": ("def f(call):\n    return call()", "lib.f(*[lib.loud])"),
    "a partial of what does not block": ("def f(call):\n    return call()", "lib.f(lib.functools.partial(lib.quiet))"),
    "what hangs on an argument that is not passed": ("def f(store):\n    store.save('a')", "lib.f(s)"),
    "what may be something else": (
        "def f(db):\n    cursor = db.cursor()\n    if not cursor:\n        cursor = quiet()\n    cursor.execute('a')",
        "lib.f(db)",
    ),
    "what is asked of something else by the same name": (
        "def f(db):\n    db = quiet(db)\n    cursor = db.cursor()\n    cursor.execute('a')",
        "lib.f(db)",
    ),
    "what is asked of something unknown": ("def f(db):\n    cursor = db.cursor()\n    cursor.execute('a')", "lib.f(x)"),
    "what is made of itself": (
        "def f(db):\n    for _ in db:\n        x = x.next()\n    x.execute('a')",
        "lib.f(db)",
    ),
    "a name of the module": ("def f(db):\n    cursor.execute('a')\ncursor = quiet()", "lib.f(db)"),
    "what a coroutine is asked for": ("def f(call):\n    x = call()\n    x.read()", "lib.f(lib.later)"),
    "what stands behind a condition": ("def f(call, now=False):\n    if now:\n        call()", "lib.f(lib.loud)"),
}


@pytest.mark.parametrize(("helper", "call"), FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, helper: str, call: str) -> None:
    plant(tmp_path, {"lib.py": LIB + helper, "app.py": f"{HEAD}\n    {call}  # ASY150\n"})
    check_marked(tmp_path / "app.py")


@pytest.mark.parametrize(("helper", "call"), SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, helper: str, call: str) -> None:
    plant(tmp_path, {"lib.py": LIB + helper, "app.py": f"{HEAD}\n    {call}\n"})
    assert lint_one(tmp_path / "app.py") == []


def test_each_call_is_judged_by_what_it_passes() -> None:
    source = (
        "import time\n\n\ndef retry(call, *args):\n    return call(*args)\n\n\n"
        "async def main(x):\n    retry(print, 1)\n    retry(time.sleep, 1)\n    retry(x)\n"
    )
    assert codes(source) == ["ASY150"]


def test_chain_names_what_was_passed(tmp_path: Path) -> None:
    files = {
        "lib.py": LIB + "def f(call):\n    return call()",
        "app.py": "import lib\nasync def g():\n    lib.f(lib.loud)\n",
    }
    path = plant(tmp_path, files) / "app.py"
    assert chains(path) == ["f -> loud -> open (lib.py:30)"]
