"""What the resolver says an expression can be. Each program asks with `probe(expression)`."""

from __future__ import annotations

import ast
import builtins
import sys
import time

import pytest

from flake8_asyncio_review.knowledge.index import index
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.options import Settings
from flake8_asyncio_review.values import Value


def probes(source: str) -> list[list[str]]:
    """For each `probe(x)`, in order, what `x` can be: `time.sleep`, `<pathlib.Path>`, `?`, `None`, `def f`."""
    module = Module(ast.parse(source), source.splitlines(keepends=True), "a.py", index(), Settings())
    calls = [
        node
        for node in module.places
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "probe"
    ]
    return [sorted(text(value, module) for value in module.values(call.args[0])) for call in calls]


def text(value: Value, module: Module) -> str:
    """A value as these tests write it."""
    kind, name, number, _, items = value
    if kind == "unknown":
        return "?"
    if kind == "none":
        return "None"
    if kind == "external":
        return name
    if kind == "instance":
        return f"<{name}>"
    if kind == "class":
        return f"class {module.summary.classes[number].name}"
    if kind == "object":
        return f"<{module.summary.classes[number].name}>"
    if kind == "function":
        return f"def {module.summary.functions[number].name}"
    if kind in ("coroutine", "generator", "asyncgenerator", "context", "asynccontext"):
        return f"{kind} {module.summary.functions[number].name}"
    if kind == "tuple":
        return "(" + ", ".join(text(item, module) for item in items) + ")"
    return kind


def probe(source: str) -> list[str]:
    """What the only probe of a program says."""
    (only,) = probes(source)
    return only


IMPORTS = [
    ("import time\nprobe(time.sleep)", ["time.sleep"]),
    ("import time as t\nprobe(t.sleep)", ["time.sleep"]),
    ("from time import sleep\nprobe(sleep)", ["time.sleep"]),
    ("from time import sleep as s\nprobe(s)", ["time.sleep"]),
    ("import os.path\nprobe(os.path.exists)", ["os.path.exists"]),
    ("import os.path as p\nprobe(p.exists)", ["os.path.exists"]),
    ("import urllib.request\nprobe(urllib.request.urlopen)", ["urllib.request.urlopen"]),
    ("from urllib import request\nprobe(request.urlopen)", ["urllib.request.urlopen"]),
    ("def f():\n    import time\n    probe(time.sleep)", ["time.sleep"]),
    ("def f():\n    import time\nprobe(time)", ["?"]),
    ("from .time import sleep\nprobe(sleep)", [".time.sleep"]),
    ("from . import time\nprobe(time.sleep)", [".time.sleep"]),
    ("from ..a import b as c\nprobe(c)", ["..a.b"]),
    ("from time import *\nprobe(sleep)", ["time.sleep"]),
    ("from requests import *\nprobe(get)", ["requests.get"]),
    ("from mystery import *\nprobe(sleep)", ["?"]),
    ("probe(open)", ["builtins.open"]),
    ("probe(nowhere)", ["?"]),
    (
        "try:\n    import simplejson as json\nexcept ImportError:\n    import json\nprobe(json.loads)",
        ["json.loads", "simplejson.loads"],
    ),
    ("try:\n    import requests\nexcept ImportError:\n    requests = None\nprobe(requests)", ["None", "requests"]),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import time\nprobe(time.sleep)", ["time.sleep"]),
]


@pytest.mark.parametrize(("source", "expected"), IMPORTS)
def test_imports(source: str, expected: list[str]) -> None:
    assert probe(source) == expected


REACHING = [
    # straight lines: the last binding wins
    ("def f():\n    x = time.sleep\n    x = open\n    probe(x)", ["builtins.open"]),
    ("def f():\n    x = open\n    probe(x)\n    x = print", ["builtins.open"]),
    ("def f():\n    x = open\n    del x\n    probe(x)", ["?"]),
    ("def f():\n    x = y = open\n    probe(y)", ["builtins.open"]),
    ("x = open\nx = print\nprobe(x)", ["builtins.print"]),
    # branches
    (
        "def f(c):\n    if c:\n        x = open\n    else:\n        x = print\n    probe(x)",
        ["builtins.open", "builtins.print"],
    ),
    ("def f(c):\n    x = open\n    if c:\n        x = print\n    probe(x)", ["builtins.open", "builtins.print"]),
    ("def f(c):\n    x = open\n    if c:\n        x = print\n        probe(x)", ["builtins.print"]),
    ("def f(c):\n    if c:\n        x = open\n    else:\n        x = print\n        probe(x)", ["builtins.print"]),
    ("def f(c):\n    x = open\n    if c:\n        x = print\n        return\n    probe(x)", ["builtins.open"]),
    ("def f(c):\n    x = open\n    if c:\n        x = print\n        raise c\n    probe(x)", ["builtins.open"]),
    ("def f(c):\n    x = open if c else print\n    probe(x)", ["builtins.open", "builtins.print"]),
    ("def f(c):\n    x = c or open\n    probe(x)", ["?", "builtins.open"]),
    # loops
    (
        "def f(c):\n    x = open\n    for i in c:\n        probe(x)\n        x = print",
        ["builtins.open", "builtins.print"],
    ),
    ("def f(c):\n    x = open\n    while c:\n        x = print\n    probe(x)", ["builtins.open", "builtins.print"]),
    ("def f(c):\n    for i in c:\n        x = open\n        probe(x)", ["builtins.open"]),
    ("def f(c):\n    for x in c:\n        pass\n    probe(x)", ["?"]),
    # try
    (
        "def f():\n    try:\n        x = open\n    except E:\n        x = print\n    probe(x)",
        ["builtins.open", "builtins.print"],
    ),
    ("def f():\n    try:\n        x = open\n    except E:\n        return\n    probe(x)", ["builtins.open"]),
    (
        "def f():\n    x = print\n    try:\n        x = open\n    finally:\n        probe(x)",
        ["builtins.open", "builtins.print"],
    ),
    ("def f():\n    try:\n        a()\n    except E as x:\n        probe(x)", ["?"]),
    # with, match, walrus
    ("def f():\n    x = print\n    with a() as b:\n        x = open\n    probe(x)", ["builtins.open"]),
    (
        "def f(a):\n  match a:\n    case 1:\n      x = open\n    case _:\n      x = print\n  probe(x)",
        ["builtins.open", "builtins.print"],
    ),
    ("def f(open):\n    match open:\n        case [x, *y]:\n            probe(x)", ["?"]),
    ("def f():\n    if (x := open):\n        probe(x)", ["builtins.open"]),
    ("def f(c):\n    [(x := open) for i in c]\n    probe(x)", ["builtins.open"]),
]


@pytest.mark.parametrize(("source", "expected"), REACHING)
def test_reaching_definitions(source: str, expected: list[str]) -> None:
    assert probe(f"import time\n{source}") == expected


SCOPES = [
    ("def f(open):\n    probe(open)", ["?"]),
    ("def f(*open):\n    probe(open)", ["?"]),
    ("def f(**open):\n    probe(open)", ["?"]),
    ("def f(a, /, *, open):\n    probe(open)", ["?"]),
    ("x = open\ndef f():\n    probe(x)", ["builtins.open"]),
    ("def f():\n    probe(x)\nx = open", ["builtins.open"]),
    ("x = open\ndef f():\n    x = print\n    def g():\n        probe(x)", ["builtins.print"]),
    ("x = open\ndef f():\n    global x\n    x = print\ndef g():\n    probe(x)", ["builtins.open", "builtins.print"]),
    (
        "def f():\n    x = open\n    def g():\n        nonlocal x\n        x = print\n    probe(x)",
        ["builtins.open", "builtins.print"],
    ),
    ("class C:\n    x = open\n    def f(self):\n        probe(x)", ["?"]),
    ("class C:\n    x = open\n    probe(x)", ["builtins.open"]),
    ("[probe(open) for open in a]", ["?"]),
    ("x = open\n[probe(x) for y in a]", ["builtins.open"]),
    ("def f(x):\n    lambda x: probe(x)", ["?"]),
    ("x = open\nlambda y: probe(x)", ["builtins.open"]),
    ("def f():\n    x = open\n    def g():\n        probe(x)\n    x = print", ["builtins.open", "builtins.print"]),
    ("def open(): pass\nprobe(open)", ["def open"]),
    ("class open: pass\nprobe(open)", ["class open"]),
]


@pytest.mark.parametrize(("source", "expected"), SCOPES)
def test_scopes(source: str, expected: list[str]) -> None:
    assert probe(source) == expected


HEAD = (
    "from __future__ import annotations\nimport requests, typing, typing as t, pathlib\nfrom pathlib import Path\n"
    "from typing import Annotated, Any, Final, Iterable, List, Optional, Sequence, Tuple, Type, Union\n"
)

ANNOTATIONS = [
    ("Path", ["<pathlib.Path>"]),
    ("'Path'", ["<pathlib.Path>"]),
    ("pathlib.Path", ["<pathlib.Path>"]),
    ("'pathlib.Path'", ["<pathlib.Path>"]),
    ("Optional[Path]", ["<pathlib.Path>"]),
    ("typing.Optional[Path]", ["<pathlib.Path>"]),
    ("t.Optional['Path']", ["<pathlib.Path>"]),
    ("'Optional[Path]'", ["<pathlib.Path>"]),
    ("Path | None", ["<pathlib.Path>"]),
    ("None | Path", ["<pathlib.Path>"]),
    ("'Path | None'", ["<pathlib.Path>"]),
    ("Union[Path, requests.Session]", ["<pathlib.Path>", "<requests.Session>"]),
    ("Union[Path, None]", ["<pathlib.Path>"]),
    ("Annotated[Path, 'about']", ["<pathlib.Path>"]),
    ("Final[Path]", ["<pathlib.Path>"]),
    ("Any", ["?"]),
    ("object", ["?"]),
    ("Mystery", ["?"]),
    ("Path()", ["?"]),
    ("'not valid('", ["?"]),
    ("''", ["?"]),
    ("C", ["<C>"]),
    ("'C'", ["<C>"]),
    ("Alias", ["<pathlib.Path>"]),
    ("Type[Path]", ["pathlib.Path"]),
    ("type[Path]", ["pathlib.Path"]),
    ("Tuple[Path, int]", ["(<pathlib.Path>, <builtins.int>)"]),
    ("Path | Any", ["<pathlib.Path>", "?"]),
]


@pytest.mark.parametrize(("annotation", "expected"), ANNOTATIONS)
def test_annotations_of_parameters(annotation: str, expected: list[str]) -> None:
    """None is left aside: nothing can be called on it."""
    found = probe(f"{HEAD}class C: pass\nAlias = Path\ndef f(x: {annotation}):\n    probe(x)\n")
    assert [item for item in found if item != "None"] == expected


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("list[Path]", ["<pathlib.Path>"]),
        ("List[Path]", ["<pathlib.Path>"]),
        ("Iterable[Path]", ["<pathlib.Path>"]),
        ("Sequence['Path']", ["<pathlib.Path>"]),
        ("set[Path]", ["<pathlib.Path>"]),
        ("tuple[Path, ...]", ["<pathlib.Path>"]),
        ("tuple[Path, Path]", ["<pathlib.Path>"]),
        ("list", ["?"]),
        ("dict[Path, int]", ["<pathlib.Path>"]),
    ],
)
def test_elements_of_annotated_collections(annotation: str, expected: list[str]) -> None:
    assert probe(f"{HEAD}def f(xs: {annotation}):\n    for x in xs:\n        probe(x)\n") == expected
    assert probe(f"{HEAD}def f(xs: {annotation}):\n    [probe(x) for x in xs]\n") == expected


def test_annotated_variables() -> None:
    assert probe(f"{HEAD}def f(make):\n    x: Path = make()\n    probe(x)\n") == ["<pathlib.Path>"]
    assert probe(f"{HEAD}x: Path\nprobe(x)\n") == ["<pathlib.Path>"]
    assert probe(f"{HEAD}def f():\n    x: int = Path()\n    x = Path()\n    probe(x)\n") == ["<pathlib.Path>"]


CLASSES = [
    (
        "class C:\n    def __init__(self):\n        self.x = Path()\n    def f(self):\n        probe(self.x)",
        ["<pathlib.Path>"],
    ),
    (
        "class C:\n    def f(self):\n        probe(self.x)\n    def g(self):\n        self.x = Path()",
        ["<pathlib.Path>"],
    ),
    ("class C:\n    x = Path()\n    def f(self):\n        probe(self.x)", ["<pathlib.Path>"]),
    ("class C:\n    x: Path\n    def f(self):\n        probe(self.x)", ["<pathlib.Path>"]),
    (
        "class C:\n    x = None\n    def g(self):\n        self.x = Path()\n    def f(self):\n        probe(self.x)",
        ["<pathlib.Path>"],
    ),
    (
        "class C:\n  def g(self, a):\n    self.x = a\n  def f(self):\n    self.x = Path()\n    probe(self.x)",
        ["<pathlib.Path>", "?"],
    ),
    (
        "class C:\n    def g(self, a: Path):\n        self.x = a\n    def f(self):\n        probe(self.x)",
        ["<pathlib.Path>"],
    ),
    ("class B:\n    x = Path()\nclass C(B):\n    def f(self):\n        probe(self.x)", ["<pathlib.Path>"]),
    ("class B:\n    x = Path()\nclass C(B):\n    x = open\n    def f(self):\n        probe(self.x)", ["builtins.open"]),
    ("class A: x = open\nclass B(A): pass\nclass C(B):\n    def f(self):\n        probe(self.x)", ["builtins.open"]),
    ("class C(Unknown):\n    def f(self):\n        probe(self.x)", ["?"]),
    ("class C(requests.Session):\n    def f(self):\n        probe(self.get)", ["requests.Session.get"]),
    ("class C:\n    def f(self):\n        probe(self.g)\n    def g(self): pass", ["def g"]),
    ("class B:\n    def g(self): pass\nclass C(B):\n    def g(self):\n        probe(super().g)", ["def g"]),
    ("class C: x = Path()\nprobe(C.x)", ["<pathlib.Path>"]),
    ("class C: x = Path()\nprobe(C().x)", ["<pathlib.Path>"]),
    ("class C: pass\nprobe(C())", ["<C>"]),
    ("class C:\n    @property\n    def x(self) -> Path: ...\nprobe(C().x)", ["<pathlib.Path>"]),
    ("class C:\n    @property\n    def x(self):\n        return Path()\nprobe(C().x)", ["<pathlib.Path>"]),
    ("class C:\n    @classmethod\n    def make(cls):\n        return cls()\nprobe(C.make())", ["<C>"]),
    ("class C:\n    def __enter__(self):\n        return Path()\nwith C() as x:\n    probe(x)", ["<pathlib.Path>"]),
    ("class C:\n    def __iter__(self):\n        yield Path()\nfor x in C():\n    probe(x)", ["<pathlib.Path>"]),
    (
        "class C:\n  def f(self):\n    def g():\n      probe(self.x)\n  def h(self):\n    self.x = Path()",
        ["<pathlib.Path>"],
    ),
    ("class C:\n    def f(this):\n        this.x = Path()\n        probe(this.x)", ["<pathlib.Path>"]),
    ("class C:\n    @staticmethod\n    def f(self):\n        probe(self)", ["?"]),
]


@pytest.mark.parametrize(("source", "expected"), CLASSES)
def test_classes(source: str, expected: list[str]) -> None:
    assert probe(f"import requests\nfrom pathlib import Path\n{source}") == expected


CALLS = [
    ("probe(Path('a'))", ["<pathlib.Path>"]),
    ("probe(Path('a') / 'b')", ["<pathlib.Path>"]),
    ("probe('a' / Path('b'))", ["<pathlib.Path>"]),
    ("probe(Path.home() / '.x' / 'y')", ["<pathlib.Path>"]),
    ("probe(Path('a').parent.parent)", ["<pathlib.Path>"]),
    ("probe(Path('a').with_suffix('.x').read_text)", ["pathlib.Path.read_text"]),
    ("probe(open('a').read)", ["io.File.read"]),
    ("probe(requests.Session().get)", ["requests.Session.get"]),
    ("def f() -> Path: ...\nprobe(f())", ["<pathlib.Path>"]),
    ("def f(): return Path()\nprobe(f())", ["<pathlib.Path>"]),
    ("def f():\n    x = Path()\n    return x\nprobe(f())", ["<pathlib.Path>"]),
    ("def f(a):\n    if a:\n        return Path()\nprobe(f(1))", ["<pathlib.Path>"]),
    ("def f(a):\n    if a:\n        return Path()\n    return None\nprobe(f(1))", ["<pathlib.Path>", "None"]),
    ("def f(a):\n    return a\nprobe(f(Path()))", ["?"]),
    ("def f(): pass\nprobe(f())", ["?"]),
    ("def f():\n    print()\nprobe(f())", ["None"]),
    ("async def f(): return Path()\nprobe(f())", ["coroutine f"]),
    ("async def f(): return Path()\nasync def g():\n    probe(await f())", ["<pathlib.Path>"]),
    ("async def f() -> Path: ...\nasync def g():\n    probe(await f())", ["<pathlib.Path>"]),
    ("async def f(): yield Path()\nprobe(f())", ["asyncgenerator f"]),
    ("async def f(): yield Path()\nasync def g():\n    async for x in f():\n        probe(x)", ["<pathlib.Path>"]),
    ("def f(): yield Path()\nfor x in f():\n    probe(x)", ["<pathlib.Path>"]),
    ("def f(): yield Path()\nprobe(f())", ["generator f"]),
    ("@mystery\ndef f(): return Path()\nprobe(f())", ["?"]),
    ("@functools.lru_cache\ndef f(): return Path()\nprobe(f())", ["<pathlib.Path>"]),
    ("@functools.lru_cache(maxsize=1)\ndef f(): return Path()\nprobe(f())", ["<pathlib.Path>"]),
    ("@contextlib.contextmanager\ndef f(): yield Path()\nwith f() as x:\n    probe(x)", ["<pathlib.Path>"]),
    (
        "@contextlib.asynccontextmanager\nasync def f(): yield Path()\nasync def g():\n async with f() as x: probe(x)",
        ["<pathlib.Path>"],
    ),
    ("probe(functools.partial(open, 'a')())", ["<io.File>"]),
    ("x = functools.partial(Path, 'a')\nprobe(x())", ["<pathlib.Path>"]),
    ("probe((lambda: Path())())", ["<pathlib.Path>"]),
    ("probe(getattr(requests, 'get'))", ["requests.get"]),
    ("probe(typing.cast(Path, 1))", ["<pathlib.Path>"]),
    ("probe(typing.cast('Path', 1))", ["<pathlib.Path>"]),
    ("with open('a') as x:\n    probe(x)", ["<io.File>"]),
    ("with contextlib.closing(open('a')) as x:\n    probe(x)", ["<io.File>"]),
    ("with contextlib.ExitStack() as s:\n    probe(s.enter_context(open('a')))", ["<io.File>"]),
    ("for x in [Path()]:\n    probe(x)", ["<pathlib.Path>"]),
    ("for i, x in enumerate([Path()]):\n    probe(x)", ["<pathlib.Path>"]),
    ("for a, x in zip([1], [Path()]):\n    probe(x)", ["<pathlib.Path>"]),
    ("for x in sorted([Path()]):\n    probe(x)", ["<pathlib.Path>"]),
    ("a, x = 1, Path()\nprobe(x)", ["<pathlib.Path>"]),
    ("(a, x), b = (1, Path()), 2\nprobe(x)", ["<pathlib.Path>"]),
    ("a, *x = 1, Path()\nprobe(x)", ["?"]),
    ("[x] = [Path()]\nprobe(x)", ["<pathlib.Path>"]),
    ("x = [Path()]\nprobe(x[0])", ["<pathlib.Path>"]),
    ("x = (1, Path())\nprobe(x[1])", ["<pathlib.Path>"]),
    ("probe(next(iter([Path()])))", ["<pathlib.Path>"]),
    ("async def f():\n    probe(await asyncio.to_thread(open, 'a'))", ["<io.File>"]),
    ("async def f():\n    probe(await asyncio.wait_for(g(), 1))\nasync def g(): return Path()", ["<pathlib.Path>"]),
    ("async def f():\n    probe(await asyncio.create_task(g()))\nasync def g(): return Path()", ["<pathlib.Path>"]),
    ("async def f():\n    probe(await asyncio.shield(g()))\nasync def g(): return Path()", ["<pathlib.Path>"]),
    ("async def f():\n    async with asyncio.TaskGroup() as x:\n        probe(x)", ["<asyncio.TaskGroup>"]),
    ("async def f():\n    r, w = await asyncio.open_connection()\n    probe(w)", ["<asyncio.StreamWriter>"]),
    ("probe(type(Path()))", ["pathlib.Path"]),
    ("probe(copy.copy(Path()))", ["<pathlib.Path>"]),
    ("probe(f'{1}'.join)", ["builtins.str.join"]),
    ("probe('a'.nonsense)", ["?"]),
    ("probe(1 < 2)", ["<builtins.bool>"]),
    ("probe('a' % 1)", ["<builtins.str>"]),
    ("probe(b'a' + b'b')", ["<builtins.bytes>"]),
    ("def f() -> typing.Iterator[Path]: yield a\nfor x in f():\n    probe(x)", ["<pathlib.Path>"]),
    ("def f() -> typing.Generator[Path, None, None]: yield a\nfor x in f():\n    probe(x)", ["<pathlib.Path>"]),
    ("async def f() -> typing.AsyncIterator[Path]: yield a\nasync for x in f():\n    probe(x)", ["<pathlib.Path>"]),
    ("def f() -> typing.Awaitable[Path]: ...\nasync def g():\n    probe(await f())", ["<pathlib.Path>"]),
    ("def f() -> typing.Coroutine[int, int, Path]: ...\nasync def g():\n    probe(await f())", ["<pathlib.Path>"]),
    ("class C(typing.Generic[T]): pass\ndef f(x: C[int]):\n    probe(x)", ["<C>"]),
    ("for a, x in [(1, Path())]:\n    probe(x.parent)", ["<pathlib.Path>"]),
    ("for x in [(Path() if a else open(b), 1)]:\n    probe(x[0])", ["<io.File>", "<pathlib.Path>"]),
    ("for x, y in [(Path() if a else open(b), 1)]:\n    probe(x.name)", ["<builtins.str>"]),
    (
        "async def f(): return Path()\nasync def g(): return 1\nfor x, y in [(f() if a else g(), 1)]:\n probe(await x)",
        ["<builtins.int>", "<pathlib.Path>"],
    ),
    (
        "async def f(s: contextlib.AsyncExitStack):\n    probe(await s.enter_async_context(g()))\n"
        "@contextlib.asynccontextmanager\nasync def g(): yield Path()",
        ["<pathlib.Path>"],
    ),
    ("class C: pass\nprobe(type(C()))", ["class C"]),
    ("probe(type('a', (), {}))", ["?"]),
    ("probe(functools.partial(open).func)", ["?"]),
    ("probe(getattr(requests, name))", ["?"]),
    ("probe(None)", ["None"]),
    ("probe(None.read)", ["?"]),
    ("probe(mystery.read())", ["?"]),
]

CALL_HEAD = "import asyncio, contextlib, copy, functools, requests, typing\nfrom pathlib import Path\n"


@pytest.mark.parametrize(("source", "expected"), CALLS)
def test_calls(source: str, expected: list[str]) -> None:
    assert probe(CALL_HEAD + source) == expected


@pytest.mark.skipif(sys.version_info < (3, 11), reason="`except*` came with Python 3.11")
def test_except_star() -> None:
    source = "try:\n    x = open\nexcept* ValueError as error:\n    x = print\nprobe(x)"
    assert probe(source) == ["builtins.open", "builtins.print"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters came with Python 3.12")
def test_type_parameters() -> None:
    assert probe("def f[T](x: T):\n    probe(x)") == ["?"]
    assert probe("class C[T]:\n    def f(self):\n        probe(self)") == ["<C>"]
    assert probe("from pathlib import Path\ntype P = Path\ndef f(x: P):\n    probe(x)") in (["?"], ["<pathlib.Path>"])


@pytest.mark.parametrize(
    "source",
    [
        "a = b\nb = a\nprobe(a)",
        "def f(): return f()\nprobe(f())",
        "def f(): return g()\ndef g(): return f()\nprobe(f())",
        "class C:\n    def f(self):\n        self.x = self.x\n        probe(self.x)",
        "class A(B): pass\nclass B(A): pass\nprobe(A().x)",
        "x = x\nprobe(x)",
    ],
)
def test_cycles_are_unknown_or_nothing(source: str) -> None:
    assert not any(item.startswith(("<", "builtins.")) for item in probe(source))


def test_a_cycle_does_not_hide_what_else_is_known() -> None:
    source = "def f(c):\n    x = open\n    while c:\n        x = x\n        probe(x)"
    assert probe(source) == ["builtins.open"]


def test_answers_do_not_depend_on_the_order_of_questions() -> None:
    body = "def f(c):\n    x = open\n    y = print\n    while c:\n        x = y\n        y = x\n"
    first = probes(body + "        probe(x)\n        probe(y)\n")
    second = probes(body + "        probe(y)\n        probe(x)\n")
    assert first == second[::-1]


def test_too_many_values_are_unknown() -> None:
    names = [name for name in dir(builtins) if name.islower() and name.isalpha()][:30]
    lines = [f"    if c == {number}:\n        x = {name}" for number, name in enumerate(names)]
    assert probe("def f(c):\n" + "\n".join(lines) + "\n    probe(x)\n") == ["?"]


def test_names_bound_too_often_are_unknown() -> None:
    lines = [f"    if c == {number}:\n        x = open" for number in range(200)]
    assert probe("def f(c):\n" + "\n".join(lines) + "\n    probe(x)\n") == ["?"]


def test_an_explosion_of_alternatives_ends_soon() -> None:
    lines = [f"    x{number + 1} = x{number} if c else x{number} or x{number}" for number in range(60)]
    started = time.perf_counter()
    probe("def f(c, x0):\n" + "\n".join(lines) + "\n    probe(x60)\n")
    assert time.perf_counter() - started < 2
