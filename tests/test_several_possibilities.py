"""Where a call may be of one of several functions, methods or classes of the project, all of them must block."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import app, chains, check_call, plant

LIB = """
import abc
import os
import time
import requests


def fetch(): return requests.get("u")
def deep(): return fetch()
def pause(): time.sleep(3)
def ask(): return os.path.exists("a")
def quiet(): return 1
async def later(): return 1


class Base(abc.ABC):
    @abc.abstractmethod
    def load(self): ...


class Web(Base):
    def load(self): return fetch()
    @property
    def size(self): return fetch()
    def __enter__(self): return fetch()
    def __exit__(self, *args): pass


class Slow(Base):
    def load(self): pause()
    @property
    def size(self): return pause()
    def __enter__(self): return pause()
    def __exit__(self, *args): pass


class Memory(Base):
    def load(self): return 1
    size = 1


class Later(Base):
    async def load(self): return 1


class Refusing(Base):
    def load(self): raise NotImplementedError


class Broken(Base):
    def load(self):
        '''No.'''
        raise RuntimeError("no")


class Left(Base):
    @abc.abstractmethod
    def load(self): raise NotImplementedError


class Open:
    def load(self): raise NotImplementedError


class Filled(Open):
    def load(self): return fetch()


def refuse(): raise RuntimeError("no")


def pick(x) -> Base:
    return Web() if x else Slow()


def pick_quiet(x) -> Base:
    return Web() if x else Memory()


def cross(x):
    call = cross if x else other
    call(x)


def other(x):
    call = other if x else cross
    call(x)


def run_two(x):
    call = deep if x else pause
    call()


def run_all():
    for call in (fetch, pause, time.sleep):
        call(1)


def run_some(x):
    call = fetch if x else quiet
    call()


def sinks(x):
    call = time.sleep if x else requests.get
    call(1)


def cheap(x):
    call = fetch if x else ask
    call()


def method(x):
    thing = Web() if x else Slow()
    thing.load()


def prop(x):
    thing = Web() if x else Slow()
    return thing.size


def enter(x):
    thing = Web() if x else Slow()
    with thing:
        pass


def refusing(x):
    thing = Refusing() if x else Web()
    thing.load()


def refusing_or_quiet(x):
    thing = Refusing() if x else Memory()
    thing.load()


def given(thing=None, wanted=False):
    thing = thing or (Web() if wanted else Slow())
    thing.load()


def under_condition(x, wanted=False):
    call = fetch if x else pause
    if wanted:
        call()
"""
FOUND = {
    "two functions": "(fetch if x else pause)()",
    "a name": "call = fetch if x else deep; call()",
    "two objects": "thing = Web() if x else Slow(); thing.load()",
    "a property": "thing = Web() if x else Slow(); thing.size",
    "what a function gives": "pick(x).load()",
    "a helper that chooses": "run_two(x)",
    "a helper with a loop": "run_all()",
    "sinks in a helper": "sinks(x)",
    "a method in a helper": "method(x)",
    "a property in a helper": "prop(x)",
    "a context manager in a helper": "enter(x)",
    "what stands in for what nobody passes": "given()",
    "a condition that is met": "under_condition(x, wanted=True)",
    "an object that refuses": "thing = Refusing() if x else Web(); thing.load()",
    "one that raises something else": "thing = Web() if x else Broken(); thing.load()",
    "a function that refuses": "(refuse if x else fetch)()",
    "two of three": "thing = Web() if x else Refusing() if y else Slow(); thing.load()",
    "an object that refuses in a helper": "refusing(x)",
}
SILENT = {
    "one that does nothing": "(fetch if x else quiet)()",
    "one that may be anything": "(fetch if x else x)()",
    "a coroutine": "(fetch if x else later)()",
    "an object whose method is quiet": "thing = Web() if x else Memory(); thing.load()",
    "an object whose method is a coroutine": "thing = Web() if x else Later(); await thing.load()",
    "an attribute that is no property": "thing = Web() if x else Memory(); thing.size",
    "what a function gives": "pick_quiet(x).load()",
    "a helper of which one way is quiet": "run_some(x)",
    "a helper of which one way is cheap": "cheap(x)",
    "what is passed instead": "given(x)",
    "a condition that is not met": "under_condition(x)",
    "functions that call each other": "cross(x)",
    "only what refuses": "thing = Refusing() if x else Broken(); thing.load()",
    "one that refuses and a quiet one": "thing = Refusing() if x else Memory(); thing.load()",
    "what leaves it to others": "thing = Left() if x else Web(); thing.load()",
    "a base that leaves it to others": "thing = Open() if x else Filled(); thing.load()",
    "a helper of which one way is quiet and one refuses": "refusing_or_quiet(x)",
}


@pytest.mark.parametrize("call", FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, call: str) -> None:
    check_call(tmp_path, LIB, call)


@pytest.mark.parametrize("call", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, call: str) -> None:
    check_call(tmp_path, LIB, call, silent=True)


def test_the_chain_is_that_of_the_alternative_with_most_calls(tmp_path: Path) -> None:
    folder = plant(tmp_path, {"lib.py": LIB, "app.py": app("from lib import *", "run_two(x)")})
    assert chains(folder / "app.py") == ["run_two -> deep -> fetch -> requests.get (lib.py:8)"]
