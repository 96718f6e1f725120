"""Chains end where the arguments of the call, or the first time only, stand between it and what blocks."""

from __future__ import annotations

import pytest
from helpers import codes

HEADER = """
import asyncio
import io
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

_cache = None
_kept = {}
_loaded = False


class Kept:
    _value = None
    _loaded = False

"""


def reported(body: str, call: str) -> bool:
    """Whether `call` of the function `f`, or of the method `Kept.f`, is reported."""
    method = body.startswith("    ")
    if method:
        source = f"{HEADER}{body}\n\nasync def main(x, kept: Kept):\n    {call}\n"
    else:
        source = f"{HEADER}\n{body}\n\nasync def main(x):\n    {call}\n"
    found = codes(source, extend_select=("ASY150",))
    assert found in ([], ["ASY150"]), found
    return bool(found)


SLEEP = "time.sleep(1)"
CHOICE = "def f(kind):\n    if kind == 'a':\n        {0} open('a')\n" + "".join(
    f"    elif kind == '{name}':\n        {{0}} open('{name}')\n" for name in "bcd"
)
PARAMETERS = [
    # A default that rules the call out, or does not.
    ("def f(path=None):\n    if path is not None:\n        open(path)", {"f()": False, "f(x)": True, "f(None)": False}),
    ("def f(path=None):\n    if path:\n        open(path)", {"f()": False, "f(x)": True, "f(path=x)": True}),
    ("def f(path=None):\n    if not path:\n        open('a')", {"f()": True, "f('b')": False, "f(x)": False}),
    ("def f(path=None):\n    if path is None:\n        open('a')", {"f()": True, "f(None)": True, "f(x)": False}),
    ("def f(wait=False):\n    if wait:\n        time.sleep(1)", {"f()": False, "f(True)": True, "f(wait=x)": True}),
    ("def f(wait=True):\n    if not wait:\n        return\n    time.sleep(1)", {"f()": True, "f(False)": False}),
    ("def f(dry=False):\n    if not dry:\n        time.sleep(1)", {"f()": True, "f(True)": False, "f(x)": True}),
    ("def f(dry=False):\n    if dry:\n        return\n    time.sleep(1)", {"f()": True, "f(dry=True)": False}),
    ("def f(a=None, *, b=None):\n    if a or b:\n        time.sleep(1)", {"f()": False, "f(b=x)": True, "f(x)": True}),
    ("def f(a=None, b=None):\n    if a and b:\n        time.sleep(1)", {"f(x)": False, "f(x, x)": True, "f()": False}),
    ("def f(a=None):\n    return a is not None and time.sleep(1)", {"f()": False, "f(x)": True}),
    ("def f(a=None):\n    return a or open('a')", {"f()": True, "f('b')": False, "f(x)": False}),
    ("def f(a=None):\n    return open(a) if a else 1", {"f()": False, "f(x)": True}),
    ("def f(a=None):\n    return 1 if a else open('a')", {"f()": True, "f('b')": False}),
    ("def f(a=None):\n    assert a is not None\n    open(a)", {"f(x)": True}),
    ("def f(*, level):\n    if level > 3:\n        time.sleep(1)", {"f(level=1)": True, "f(level=x)": True}),
    # Which text, which type.
    ("def f(kind):\n    if kind == 'file':\n        open('a')", {"f('net')": False, "f('file')": True, "f(x)": False}),
    ("def f(kind):\n    if kind != 'file':\n        open('a')", {"f('net')": True, "f('file')": False, "f(x)": True}),
    ("def f(kind):\n    if kind in ('a', 'b'):\n        open('a')", {"f('a')": True, "f('c')": False}),
    # Who is turned away is who asks for something else than the function is for.
    ("def f(kind):\n    if kind != 'file':\n        return\n    open('a')", {"f('net')": False, "f(x)": True}),
    ("def f(kind):\n    if kind not in ('a', 'b'):\n        return []\n    open('a')", {"f('c')": False, "f(x)": True}),
    ("def f(kind):\n    if kind != 'file':\n        return kind\n    open('a')", {"f('net')": False, "f(x)": False}),
    (
        "def f(kinds):\n    for kind in kinds:\n        if kind != 'file':\n            continue\n        open('a')",
        {"f(x)": False},
    ),
    ("def f(u):\n    if not u.startswith('file:'):\n        raise ValueError(u)\n    open(u)", {"f(x)": True}),
    ("def f(u):\n    if not u.startswith('file:'):\n        return u\n    open(u)", {"f(x)": False}),
    ("def f(u):\n    if u.startswith('file:'):\n        open(u)", {"f(x)": False}),
    ("def f(kinds):\n    for kind in kinds:\n        if kind == 'file':\n            open('a')", {"f(x)": False}),
    ("def f(it):\n    if it.kind == 'file':\n        open('a')", {"f(x)": True}),
    ("def f(u):\n    u = u.strip()\n    if u.startswith('file:'):\n        open(u)", {"f(x)": False}),
    (CHOICE.format("return"), {"f(x)": True, "f('a')": True, "f('e')": False}),
    (CHOICE.format("x ="), {"f(x)": False}),
    (CHOICE.partition("    elif kind == 'c'")[0].format("return"), {"f(x)": False}),
    (
        "def f(source):\n    if isinstance(source, (str, Path)):\n        open(source)",
        {"f('a')": True, "f(Path(x))": True, "f(io.BytesIO())": False, "f(x)": False, "f(3)": False},
    ),
    (
        "def f(source):\n    if isinstance(source, io.IOBase):\n        return\n    open(source)",
        {"f(io.BytesIO())": False, "f('a')": True, "f(x)": True},
    ),
    # Variables of the environment that stand for a parameter.
    (
        "def f(path=None):\n    path = path or os.getenv('A')\n    if not path:\n        return\n    open(path)",
        {"f()": False, "f(x)": True},
    ),
    ("def f(path=None):\n    path = path or os.getenv('A', 'b')\n    if path:\n        open(path)", {"f()": True}),
    # What cannot be known counts as possible.
    ("def f(**options):\n    if options:\n        time.sleep(1)", {"f()": True, "f(a=1)": True}),
    ("def f(path=None):\n    path = path or 'a'\n    if path:\n        open(path)", {"f()": True}),
    ("def f(path=None):\n    if path is not None:\n        open(path)", {"f(*x)": True, "f(**x)": True}),
    # Bound again only where something was passed.
    (
        "def f(path=None):\n    if path:\n        path = Path(path)\n    if path:\n        open(path)",
        {"f()": False, "f(x)": True},
    ),
    (
        "def f(path=None, name=None):\n    if path is not None and name:\n        path = path / name\n"
        "    if path is None:\n        return\n    open(path)",
        {"f()": False, "f(name=x)": False, "f(x, x)": True, "f('a')": True},
    ),
    (
        "def f(path=None, name=None):\n    if name:\n        path = name\n    if path:\n        open(path)",
        {"f()": True},
    ),
    ("def f(path=None):\n    if not path:\n        path = 'a'\n    if path:\n        open(path)", {"f()": True}),
    # Through several functions.
    (
        "def f(wait=False):\n    g(wait)\ndef g(wait=True):\n    if wait:\n        time.sleep(1)",
        {"f()": False, "f(True)": True, "g()": True, "f(wait=x)": True},
    ),
    (
        "def f(wait=False):\n    g(now=wait)\ndef g(*, now):\n    h(now)\n"
        "def h(it):\n    if it:\n        time.sleep(1)",
        {"f()": False, "f(True)": True},
    ),
    # The order of loops, `elif` and leaving.
    (
        "def f(a=None, b=None):\n    if a is None:\n        return\n    elif b is None:\n        return\n    open(a)",
        {"f()": False, "f(x)": False, "f(x, x)": True},
    ),
    (
        "def f(items, a=None):\n    for item in items:\n"
        "        if a is None:\n            continue\n        open(item)",
        {"f(x)": False, "f(x, x)": True},
    ),
    ("def f(a=None):\n    if a is None:\n        a = 1\n    else:\n        open(a)", {"f()": False, "f(3)": True}),
    (
        "def f(a=None):\n    if a:\n        x = 1\n    else:\n        return\n    open('a')",
        {"f()": False, "f(x)": True},
    ),
]


@pytest.mark.parametrize(
    ("body", "call", "expected"), [(body, call, yes) for body, calls in PARAMETERS for call, yes in calls.items()]
)
def test_arguments(body: str, call: str, expected: bool) -> None:
    assert reported(body, call) is expected


TRIED = "def f(x):\n    try:\n        return _kept[x]\n"
ONCE = [
    ("def f():\n    global _cache\n    if _cache is None:\n        _cache = open('a')\n    return _cache", False),
    ("def f():\n    global _cache\n    if _cache is not None:\n        return _cache\n    _cache = open('a')", False),
    ("def f():\n    global _cache\n    if _cache:\n        return _cache\n    _cache = open('a')", False),
    ("def f():\n    global _loaded\n    if _loaded:\n        return\n    _loaded = open('a')", False),
    ("def f(x):\n    if x in _kept:\n        return _kept[x]\n    _kept[x] = open('a')", False),
    (TRIED + "    except KeyError:\n        _kept[x] = open('a')", False),
    (
        "def f(x):\n    try:\n        return _kept[x]\n    except KeyError:\n        pass\n    _kept[x] = open('a')",
        False,
    ),
    (
        "def f(x):\n    try:\n        return _kept[x]\n    except ValueError:\n        pass\n    _kept[x] = open('a')",
        True,
    ),
    ("def f():\n    if os.path.exists('a'):\n        return\n    open('a', 'w')", False),
    # What the caller must not ask for is no memory.
    ("def f(x):\n    if x in _kept:\n        raise KeyError(x)\n    _kept[x] = open('a')", True),
    ("def f():\n    if os.path.exists('a'):\n        raise FileExistsError('a')\n    open('a', 'w')", True),
    ("def f(x):\n    if x not in x.kinds():\n        open('a')", True),
    ("def f(x):\n    if x not in _kept:\n        open('a')", False),
    # What nobody adds anything to is none either.
    ("def f(x: str):\n    if '/' not in x:\n        open('a')", True),
    ("def f(x):\n    name = f'{x}'\n    if '/' in name:\n        return\n    open('a')", True),
    ("NAMES = {'a', 'b'}\ndef f(x):\n    if x not in NAMES:\n        open('a')", True),
    ("NAMES = ('a', 'b')\ndef f(x):\n    if x in NAMES:\n        return\n    open('a')", True),
    ("NAMES = []\ndef f(x):\n    if x not in NAMES:\n        open('a')", False),
    ("names = ['a']\ndef f(x):\n    if x not in names:\n        open('a')", False),
    ("def f(x, seen):\n    if x not in seen:\n        open('a')", False),
    ("def f(x):\n    seen = _kept\n    if x not in seen:\n        open('a')", False),
    ("    def f(self):\n        if 'a' not in self._kept:\n            open('a')", False),
    ("def f():\n    if TYPE_CHECKING:\n        open('a')", False),
    ("def f():\n    if not TYPE_CHECKING:\n        open('a')", True),
    ("def f():\n    return 1\n    open('a')", False),
    ("    def f(self):\n        if self._value is None:\n            self._value = open('a')", False),
    ("    def f(self):\n        if not self._loaded:\n            open('a')", False),
    ("    def f(self):\n        if self._loaded:\n            return\n        open('a')", False),
    ("    def f(self):\n        self._value = self._value or open('a')", False),
    # In a process that was forked since.
    ("    def f(self):\n        if self._value != os.getpid():\n            open('a')", False),
    ("    def f(self):\n        if os.getpid() == self._value:\n            return\n        open('a')", False),
    ("    def f(self):\n        if self._value == os.getpid():\n            open('a')", True),
    ("    def f(self):\n        if self._value != os.getpid():\n            return\n        open('a')", True),
    ("    def f(self):\n        if self._value != os.getppid():\n            open('a')", True),
    # Something else is asked.
    ("    def f(self):\n        if self._value:\n            return\n        open('a')", True),
    ("    def f(self):\n        if self._value is not None:\n            open('a')", True),
    ("    def f(self):\n        if self._value:\n            open('a')", True),
    ("    def f(self):\n        if self._value:\n            pass\n        else:\n            open('a')", True),
    ("    def f(self):\n        assert not self._value\n        open('a')", True),
]


@pytest.mark.parametrize(("body", "expected"), ONCE)
def test_first_time_only(body: str, expected: bool) -> None:
    assert reported(body, "kept.f()" if body.startswith("    ") else "f(x)" if "f(x)" in body else "f()") is expected


SWITCHES = [
    ("    if os.getenv('A'):\n        time.sleep(1)", False),
    ("    if not os.environ.get('A', ''):\n        return\n    time.sleep(1)", False),
    ("    if int(os.getenv('A', '0')):\n        time.sleep(1)", False),
    ("    if os.getenv('A', 'false').lower() == 'true':\n        time.sleep(1)", False),
    ("    if 'A' in os.environ:\n        time.sleep(1)", False),
    ("    delay = float(os.environ.get('A', 0))\n    if delay:\n        time.sleep(delay)", False),
    ("    debug = os.getenv('A', 'no').strip().lower() in ('1', 'on')\n    if debug:\n        time.sleep(1)", False),
    ("    debug = os.environ.get('A') == '1'\n    if not debug:\n        return\n    time.sleep(1)", False),
    ("    debug = os.environ.get('A', 'on') == 'on'\n    if debug:\n        time.sleep(1)", True),
    ("    fast = os.getenv('A', '0') == '0'\n    if fast:\n        time.sleep(1)", True),
    ("    debug = os.getenv('A') != '1'\n    if debug:\n        time.sleep(1)", True),
    ("    debug = _kept.get('A') == '1'\n    if debug:\n        time.sleep(1)", True),
    ("    if os.getenv('A', '1'):\n        time.sleep(1)", True),
    ("    if os.getenv('A', 'true') == 'true':\n        time.sleep(1)", True),
    ("    if not os.getenv('A'):\n        time.sleep(1)", True),
    ("    if os.getenv('A'):\n        return\n    time.sleep(1)", True),
    ("    delay = os.getenv('A')\n    delay = 2\n    if delay:\n        time.sleep(delay)", True),
    ("    if os.getenv('A', default()):\n        time.sleep(1)", True),
    ("    time.sleep(int(os.getenv('A', '0')))", True),
]


@pytest.mark.parametrize(("body", "expected"), SWITCHES)
def test_switches_of_the_environment(body: str, expected: bool) -> None:
    assert reported(f"def f():\n{body}", "f()") is expected


SWITCH_ATTRIBUTES = [
    ("self.debug = os.getenv('A', 'false').lower() == 'true'", False),
    ("self.debug = bool(os.environ.get('A'))", False),
    ("self.debug = os.getenv('A', 'true').lower() == 'true'", True),
    ("self.debug = debug", True),
    ("self.debug = debug\n        self.debug = bool(os.environ.get('A'))", True),
]


@pytest.mark.parametrize(("made", "expected"), SWITCH_ATTRIBUTES)
def test_switches_that_an_object_keeps(made: str, expected: bool) -> None:
    source = (
        f"{HEADER}\n\nclass Log:\n    def __init__(self, debug):\n        {made}\n\n"
        "    def write(self):\n        if not self.debug:\n            return\n        open('a')\n\n\n"
        "async def main(log: Log):\n    log.write()\n"
    )
    assert ("ASY150" in codes(source)) is expected


HANDLERS = [
    ("    try:\n        return x()\n    except:\n        open('a')", False),
    ("    try:\n        return x()\n    except (OSError, FileNotFoundError):\n        open('a')", False),
    ("    try:\n        x()\n    except Exception as error:\n        print(error)\n        open('a')", False),
    # An error may be an answer.
    ("    try:\n        return int(x)\n    except ValueError:\n        open('a')", True),
    ("    try:\n        return x()\n    except (OSError, ValueError):\n        open('a')", True),
    ("    try:\n        x()\n    except Exception:\n        pass\n    open('a')", True),
    ("    try:\n        x()\n    except Exception:\n        pass\n    else:\n        open('a')", True),
    ("    try:\n        x()\n    finally:\n        open('a')", True),
    ("    try:\n        x()\n    except asyncio.CancelledError:\n        open('a')", True),
    # What is tried again waits as often as it fails.
    ("    for _ in '12':\n        try:\n            return x()\n        except OSError:\n            open('a')", True),
    ("    try:\n        x()\n    except OSError:\n        time.sleep(1)\n        f(x)", True),
]


@pytest.mark.parametrize(("body", "expected"), HANDLERS)
def test_what_a_helper_does_about_an_error(body: str, expected: bool) -> None:
    assert reported(f"def f(x):\n{body}", "f(x)") is expected


PASSED_ON = [
    ("path=None", "load(path)", False),
    ("path='a'", "load(path)", True),
    ("path", "load(path)", True),
    ("path=None", "if path:\n        load(path)", True),
    ("path=None", "if not path:\n        return\n    load(path)", True),
    ("path=None", "path = path or 'a'\n    load(path)", True),
    ("path=None", "load('a')", True),
]


@pytest.mark.parametrize(("parameter", "call", "expected"), PASSED_ON)
def test_optional_parameters_that_are_passed_on(parameter: str, call: str, expected: bool) -> None:
    helper = "def load(path=None):\n    if path:\n        open(path)\n"
    source = f"{HEADER}\n\n{helper}\n\nasync def main({parameter}):\n    {call}\n"
    assert ("ASY150" in codes(source)) is expected


LOOP = [
    ("    kept = Kept()\n    if kept.loop:\n        return\n    time.sleep(1)", False),
    ("    if asyncio.get_event_loop().is_running():\n        return\n    time.sleep(1)", False),
    ("    if not asyncio.get_event_loop().is_running():\n        time.sleep(1)", False),
    ("    if asyncio._get_running_loop() is None:\n        time.sleep(1)", False),
    ("    if asyncio._get_running_loop() is not None:\n        time.sleep(1)", True),
    ("    try:\n        asyncio.get_running_loop()\n    except RuntimeError:\n        time.sleep(1)", False),
    (
        "    try:\n        asyncio.get_running_loop()\n    except RuntimeError:\n        return\n    time.sleep(1)",
        True,
    ),
    ("    try:\n        print(3)\n    except RuntimeError:\n        time.sleep(1)", True),
]


@pytest.mark.parametrize(("body", "expected"), LOOP)
def test_where_no_loop_runs(body: str, expected: bool) -> None:
    assert reported(f"def f():\n{body}", "f()") is expected


CALL_SITES = [
    ("if kept._value is None:\n        kept._value = load()", False),
    ("if not kept._loaded:\n        load()", False),
    ("kept._value = kept._value or load()", False),
    ("if kept._value is not None:\n        return\n    load()", True),
    ("if kept._loaded:\n        return\n    load()", True),
    ("if not os.path.exists(x):\n        load()", False),
    ("try:\n        return _kept[x]\n    except KeyError:\n        return load()", False),
    ("if kept._value:\n        load()", True),
    ("if x:\n        load()", True),
    ("if not x:\n        load()", True),
    ("return x or load()", True),
    ("if x is None:\n        x = load()", True),
]


@pytest.mark.parametrize(("body", "expected"), CALL_SITES)
def test_first_time_in_the_coroutine(body: str, expected: bool) -> None:
    source = f"{HEADER}\n\ndef load():\n    return open('a')\n\n\nasync def main(x, kept: Kept):\n    {body}\n"
    assert ("ASY150" in codes(source)) is expected


STARTS = [
    ("asyncio.run(work())", True),
    ("if _loaded:\n        asyncio.run(work())", False),
    ("try:\n        asyncio.run(work())\n    except RuntimeError:\n        pass", False),
    ("try:\n        asyncio.run(work())\n    except KeyError:\n        pass", True),
    ("loop = asyncio.get_event_loop()\n    if loop.is_running():\n        return\n    asyncio.run(work())", False),
]


@pytest.mark.parametrize(("body", "expected"), STARTS)
def test_loops_started_by_helpers(body: str, expected: bool) -> None:
    source = f"{HEADER}\n\nasync def work():\n    pass\n\n\ndef start():\n    {body}\n\n\ndef through():\n    start()\n"
    assert ("ASY227" in codes(f"{source}\n\nasync def main():\n    through()\n")) is expected


IMPORTS = [
    ("return importlib.import_module(name)", {"load(x)": True, "load('json')": False}),
    ("return importlib.import_module(f'plugins.{name}')", {"load(x)": True}),
    ("return importlib.import_module('json')", {"load(x)": False}),
    ("if name:\n        importlib.import_module(name)", {"load(x)": False}),
    ("return importlib.metadata.version(name)", {"load(x)": True, "load('json')": True}),
]


@pytest.mark.parametrize(
    ("body", "call", "expected"), [(body, call, yes) for body, calls in IMPORTS for call, yes in calls.items()]
)
def test_imports_by_helpers(body: str, call: str, expected: bool) -> None:
    source = f"import importlib\nimport importlib.metadata\n\n\ndef load(name):\n    {body}\n"
    assert ("ASY351" in codes(f"{source}\n\nasync def main(x):\n    {call}\n")) is expected


EVENTS = [
    ("self._initialized_event", False),
    ("self.ready", False),
    ("self.answered", True),
    ("self.threading_ready_made", False),
    ("ready", True),
]


@pytest.mark.parametrize(("event", "expected"), EVENTS)
def test_events_of_a_start(event: str, expected: bool) -> None:
    name = event.removeprefix("self.")
    made = f"        self.{name} = threading.Event()\n"
    source = (
        f"import threading\n\n\nclass Kept:\n    def __init__(self):\n{made}\n"
        f"    def f(self):\n        ready = threading.Event()\n        {event}.wait(1)\n\n\n"
        "async def main(kept: Kept):\n    kept.f()\n"
    )
    assert ("ASY150" in codes(source)) is expected
