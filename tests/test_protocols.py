"""What syntax objects support. Each program asks about `probe(expression)`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from trees import plant

from flake8_asyncio_review.knowledge.index import index
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.options import Settings
from flake8_asyncio_review.project import Project
from flake8_asyncio_review.protocols import SYNTAX, Syntax, class_has, only_supports, supports
from flake8_asyncio_review.values import Value

MARKS = {True: "yes", False: "no", None: "?"}


def module_of(source: str, path: str = "a.py", project: Project | None = None) -> Module:
    """The file as rules see it."""
    return Module(ast.parse(source), source.splitlines(keepends=True), path, index(), Settings(), (), project)


def probed(module: Module) -> ast.expr:
    """The argument of the only `probe(...)`."""
    (call,) = [
        node
        for node in module.places
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "probe"
    ]
    return call.args[0]


def told(module: Module) -> dict[str, str]:
    """What is said of the probed expression for each syntax; "no" is left out."""
    answers = {syntax.text: MARKS[supports(probed(module), syntax, module)] for syntax in SYNTAX}
    return {word: answer for word, answer in answers.items() if answer != "no"}


def yes(*words: str) -> dict[str, str]:
    """Just these are supported."""
    return dict.fromkeys(words, "yes")


UNKNOWN = dict.fromkeys((syntax.text for syntax in SYNTAX), "?")

FUNCTIONS = """
import contextlib, functools
from contextlib import contextmanager, asynccontextmanager
from elsewhere import decorate
def plain(): yield 1
async def made(): return 1
async def stream(): yield 1
@contextmanager
def locked(): yield
@asynccontextmanager
async def opened(): yield
@decorate
def decorated(): yield 1
def declared():
    raise NotImplementedError
    yield
async def also_declared(): ...
def either(x): return locked() if x else opened()
def perhaps(x): return locked() if x else None
"""

CALLS = {
    "plain()": yes("for"),
    "made()": yes("await"),
    "stream()": yes("async for"),
    "locked()": yes("with"),
    "opened()": yes("async with"),
    "decorated()": UNKNOWN,
    "declared()": UNKNOWN,
    "also_declared()": UNKNOWN,
    "either(x)": {"with": "?", "async with": "?"},
    "perhaps(x)": yes("with"),
    "contextlib.closing(x)": yes("with"),
    "contextlib.aclosing(x)": yes("async with"),
    "contextlib.nullcontext()": UNKNOWN,
    "contextlib.AsyncExitStack()": yes("async with"),
    "x": UNKNOWN,
    "None": UNKNOWN,
    "plain": UNKNOWN,
    "(1, 2)": yes("for"),
    "[stream()]": yes("for"),
    "{}": yes("for"),
    "(i for i in x)": yes("for"),
    "(i async for i in x)": yes("async for"),
    "1": {},
    "'a'": yes("for"),
    "open(x)": yes("with", "for"),
}


@pytest.mark.parametrize("expression", CALLS)
def test_functions_and_literals(expression: str) -> None:
    assert told(module_of(f"{FUNCTIONS}\nasync def go(x):\n    probe({expression})\n")) == CALLS[expression]


LIBRARIES = {
    "asyncio.Lock()": yes("async with"),
    "asyncio.BoundedSemaphore(1)": yes("async with"),
    "asyncio.Event()": {},
    "asyncio.timeout(1)": yes("async with"),
    "asyncio.Runner()": yes("with"),
    "asyncio.create_task(x)": yes("await", "for"),
    "asyncio.sleep(1)": {**UNKNOWN, "await": "yes"},
    "threading.Lock()": yes("with"),
    "aiohttp.ClientSession()": yes("async with"),
    "aiohttp.ClientSession().get(x)": yes("await", "async with"),
    "httpx.AsyncClient()": yes("async with"),
    "httpx.AsyncClient().stream(x)": yes("async with"),
    "httpx.Client()": yes("with"),
    "anyio.fail_after(1)": yes("with"),
    "anyio.create_memory_object_stream()[0]": yes("with", "async with"),
    "trio.open_nursery()": yes("async with"),
    "aiofiles.open(x)": yes("await", "async with"),
    "redis.asyncio.Redis().pipeline()": yes("await", "async with"),
    "asyncpg.create_pool().acquire()": yes("await", "async with"),
    "requests.get(x)": yes("with", "for"),
    "elsewhere.thing()": UNKNOWN,
}


@pytest.mark.parametrize("expression", LIBRARIES)
def test_libraries(expression: str) -> None:
    package = expression.partition("(")[0].rpartition(".")[0].removesuffix(".acquire")
    assert told(module_of(f"import {package}\ndef go(x):\n    probe({expression})\n")) == LIBRARIES[expression]


ENTER = "    def __enter__(self): return self\n    def __exit__(self, *e): pass\n"
AENTER = "    async def __aenter__(self): return self\n    async def __aexit__(self, *e): pass\n"

CLASSES = {
    "both": (f"class C:\n{ENTER}{AENTER}", yes("with", "async with")),
    "one": (f"class C:\n{AENTER}", yes("async with")),
    "half": ("class C:\n    def __enter__(self): return self\n", {}),
    "none of it": ("class C:\n    size = 1\n", {}),
    "inherited": (f"class B:\n{ENTER}class C(B):\n{AENTER}", yes("with", "async with")),
    "unknown base": (f"class C(elsewhere.B):\n{AENTER}", {**UNKNOWN, "async with": "yes"}),
    "known base": ("class C(asyncio.Lock): pass", yes("async with")),
    "abstract": (f"class C(abc.ABC):\n{AENTER}", yes("async with")),
    "metaclass": (f"class C(metaclass=abc.ABCMeta):\n{AENTER}", yes("async with")),
    "own metaclass": (f"class M(type): pass\nclass C(metaclass=M):\n{AENTER}", {**UNKNOWN, "async with": "yes"}),
    "dataclass": (f"@dataclasses.dataclass(frozen=True)\nclass C:\n{AENTER}", yes("async with")),
    "decorated": (f"@elsewhere.d\nclass C:\n{AENTER}", {**UNKNOWN, "async with": "yes"}),
    "proxy": (f"class C:\n{AENTER}    def __getattr__(self, n): pass\n", {**UNKNOWN, "async with": "yes"}),
    "sequence": ("class C:\n    def __getitem__(self, n): pass\n", {"for": "?"}),
    "refused": (
        f"class C:\n{AENTER}    def __enter__(self):\n        raise TypeError()\n    def __exit__(self, *e): pass\n",
        yes("async with"),
    ),
    "declared": (
        "class C:\n    def __iter__(self):\n        raise NotImplementedError\n",
        yes("for"),
    ),
    "taken away": (f"class B:\n{ENTER}class C(B):\n    __enter__ = None\n", {}),
    "assigned": (f"class C:\n{ENTER}    __aenter__ = x\n    __aexit__ = x\n", yes("with", "async with")),
}


@pytest.mark.parametrize("name", CLASSES)
def test_classes(name: str) -> None:
    body, expected = CLASSES[name]
    assert told(module_of(f"import abc, asyncio, dataclasses, elsewhere\n{body}\nprobe(C())\n")) == expected


def test_what_self_lacks_a_subclass_may_add() -> None:
    module = module_of(f"class C:\n{AENTER}    def go(self): probe(self)\n")
    assert told(module) == {**UNKNOWN, "async with": "yes"}


def test_questions_about_a_class() -> None:
    module = module_of(f"class B(unknown):\n    pass\nclass C:\n{AENTER}\nprobe(1)\n")
    classes = {item.name: item.number for item in module.summary.classes.values()}
    known, lacking = (Value("class", record=classes[name], module="a.py") for name in "CB")
    assert class_has(known, "__aexit__", module.resolver) is True
    assert class_has(known, "__anext__", module.resolver) is False
    assert class_has(lacking, "__aexit__", module.resolver) is None


ONLY = {
    "made here": ("import asyncio\nlock = asyncio.Lock()\nprobe(lock)", True),
    "annotated": ("import asyncio\ndef f(lock: asyncio.Lock): probe(lock)", False),
    "lacks what is wanted": ("import threading\nprobe(threading.Lock())", False),
    "patched": ("import asyncio\nx.lock = y\nclass C:\n    lock = asyncio.Lock()\nprobe(C().lock)", False),
    "unknown": ("probe(x)", False),
}


@pytest.mark.parametrize("name", ONLY)
def test_only(name: str) -> None:
    source, expected = ONLY[name]
    module = module_of(source)
    assert only_supports(probed(module), Syntax.ASYNC_WITH, Syntax.WITH, module) is expected


def test_overridden_methods_may_give_something_else() -> None:
    source = (
        "import asyncio, threading\nclass A:\n    def make(self): return asyncio.Lock()\n"
        "    def go(self): probe(self.make())\n"
    )
    override = "class B(A):\n    def make(self): return {}.Lock()\n"
    for other, expected in (("threading", False), ("asyncio", True)):
        module = module_of(source + override.format(other))
        assert only_supports(probed(module), Syntax.ASYNC_WITH, Syntax.WITH, module) is expected


def test_classes_of_other_modules(tmp_path: Path) -> None:
    source = "from lib import Child, opened\nprobe({})\n"
    folder = plant(
        tmp_path,
        {
            "lib.py": f"{FUNCTIONS}\nfrom base import Base\nclass Child(Base): pass\n",
            "base.py": f"class Base:\n{AENTER}",
            "main.py": "",
        },
    )
    for expression in ("Child()", "opened()"):
        text = source.format(expression)
        module = module_of(text, str(folder / "main.py"), Project(index()))
        assert told(module) == yes("async with")
        assert only_supports(probed(module), Syntax.ASYNC_WITH, Syntax.WITH, module)
