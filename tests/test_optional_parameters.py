"""What stands in for a parameter that need not be passed is what most callers get: `self.store = store or Store()`."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import check_call, check_marked, plant

LIB = """
import time
import requests
from typing import Protocol


class Loader(Protocol):
    def load(self): ...


class Store:
    def load(self): return requests.get("u")


class Memory:
    def load(self): return 1


class App:
    def __init__(self, store=None, loader: Loader | None = None, session=None, given=None, made=None, named=None,
                 memory=None, sleep=None, needed=..., flag=False):
        self.store = store or Store()
        if loader is not None:
            self.loader = loader
        else:
            self.loader = Store()
        self.session = session or requests.Session()
        self.given = given
        if made is None:
            made = Store()
        self.made = made
        self.named = named if named else Store()
        self.memory = memory or Memory()
        self.sleep = sleep or time.sleep
        self.needed = needed or Store()
        self.flag = flag or Store()

    def helper(self): return self.store.load()


def load(store=None):
    store = store or Store()
    store.load()


def load_too(store=None):
    if store is None:
        store = Store()
    store.load()


def by_session(session=None):
    session = session or requests.Session()
    session.get("u")
"""
FOUND = {
    "or": "App().store.load()",
    "if and else": "App().loader.load()",
    "bound again": "App().made.load()",
    "a conditional expression": "App().named.load()",
    "in a helper": "App().helper()",
    "a helper's own": "load()",
    "a helper's own, bound again": "load_too()",
    "None is passed": "load_too(None)",
    "an object of a library": "by_session()",
}
SILENT = {
    "nothing stands in for it": "App().given.load()",
    "what stands in for it is quiet": "App().memory.load()",
    "a parameter that is something else": "App().needed.load()",
    "a flag": "App().flag.load()",
    "awaited": "await App().store.load()",
    "awaited, of a library": "await App().session.get('u')",
    "something is passed": "load(x)",
    "something is passed that is bound again": "load_too(x)",
    "something is passed for an object of a library": "by_session(x)",
}


@pytest.mark.parametrize("call", FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, call: str) -> None:
    check_call(tmp_path, LIB, call)


@pytest.mark.parametrize("call", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, call: str) -> None:
    check_call(tmp_path, LIB, call, silent=True)


def test_calls_of_libraries_in_the_coroutine(tmp_path: Path) -> None:
    text = (
        "from lib import App\n\n\nasync def f(session=None):\n    App().session.get('u')  # ASY152\n"
        "    App().sleep(3)  # ASY151\n    App().given.get('u')\n"
    )
    check_marked(plant(tmp_path, {"lib.py": LIB, "app.py": text}) / "app.py")
