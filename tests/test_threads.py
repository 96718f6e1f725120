"""Which functions run in threads alone, and where a thread hop leads to."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from trees import plant

from flake8_asyncio_review.knowledge.index import index
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.options import Settings
from flake8_asyncio_review.project import Project
from flake8_asyncio_review.threads import hop_kind

IMPORTS = """\
import asyncio, functools, multiprocessing.dummy, multiprocessing.pool, threading
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor, ThreadPoolExecutor

"""


def module_of(source: str, path: Path | None = None) -> Module:
    """`source` as a module, in the project around `path` if one is given."""
    lines = source.splitlines(keepends=True)
    project = Project(index()) if path is not None else None
    name = str(path or "example.py")
    return Module(ast.parse(source), lines, name, index(), Settings(), (), project)


def threaded(source: str, path: Path | None = None) -> dict[str, set[str]]:
    """By name, the functions that run in threads alone, with the names of those that the threads begin in."""
    module = module_of(IMPORTS + source, path)
    functions = module.summary.functions
    reached = module.threads.reached.items()
    return {functions[index].name: {functions[entry].name for entry in entries} for index, entries in reached}


ENTRIES = {
    "thread": "threading.Thread(target=work)",
    "timer": "threading.Timer(1, work)",
    "partial": "threading.Thread(target=functools.partial(work, 1))",
    "executor": "ThreadPoolExecutor().submit(work)",
    "map": "ThreadPoolExecutor().map(work, [1])",
    "to_thread": "asyncio.to_thread(work)",
    "default executor": "asyncio.get_event_loop().run_in_executor(None, work)",
    "executor that is not known": "asyncio.get_event_loop().run_in_executor(POOL, work)",
    "unknown loop": "LOOP.run_in_executor(None, work)",
}


@pytest.mark.parametrize("hop", ENTRIES.values(), ids=ENTRIES)
def test_what_a_hop_gets_runs_in_a_thread(hop: str) -> None:
    assert threaded(f"def work(*_): pass\n\ndef start():\n    {hop}\n") == {"work": {"work"}}


NO_ENTRIES = {
    "called too": "asyncio.to_thread(work)\n    work()",
    "called by a coroutine too": "asyncio.to_thread(work)\nasync def other():\n    work()",
    "kept somewhere": "asyncio.to_thread(work)\n    JOBS.append(work)",
    "renamed": "job = work\n    asyncio.to_thread(job)",
    "a callback too": "asyncio.to_thread(work)\n    asyncio.get_event_loop().call_soon(work)",
    "called, not handed over": "asyncio.to_thread(work())",
    "process": "ProcessPoolExecutor().submit(work)",
    "executor of processes": "asyncio.get_event_loop().run_in_executor(ProcessPoolExecutor(), work)",
    "executor of interpreters": "asyncio.get_event_loop().run_in_executor(InterpreterPoolExecutor(), work)",
    "no hop": "START(work)",
}


@pytest.mark.parametrize("use", NO_ENTRIES.values(), ids=NO_ENTRIES)
def test_what_may_run_elsewhere_too_is_left_out(use: str) -> None:
    assert threaded(f"def work(*_): pass\n\ndef start():\n    {use}\n") == {}


@pytest.mark.parametrize(
    "definition",
    ["async def work(): pass", "def work():\n    yield 1", "@UNKNOWN\ndef work(): pass"],
    ids=["coroutine", "generator", "decorated"],
)
def test_functions_whose_body_a_thread_does_not_run(definition: str) -> None:
    assert threaded(f"{definition}\n\ndef start():\n    asyncio.to_thread(work)\n") == {}


def test_run_of_a_thread_class() -> None:
    source = """\
class Base(threading.Thread): pass
class Worker(Base):
    def run(self): self._step()
    def _step(self): self._deeper()
    def _deeper(self): self.public()
    def public(self): pass
    def _unused(self): pass
class Other:
    def run(self): pass
"""
    assert threaded(source) == {"run": {"run"}, "_step": {"run"}, "_deeper": {"run"}}


def test_helpers_of_several_threads() -> None:
    source = """\
def _both(): pass
def _one(): _both()
def first(): _one()
def second(): _both()
def start():
    for work in (first, second): pass
    threading.Thread(target=first)
    threading.Thread(target=second)
"""
    assert threaded(source) == {}
    assert threaded(source.replace("    for work in (first, second): pass\n", "")) == {
        "first": {"first"},
        "second": {"second"},
        "_one": {"first"},
        "_both": {"first", "second"},
    }


def test_a_helper_that_others_call_is_left_out() -> None:
    source = "def _helper(): pass\ndef work(): _helper()\ndef start():\n    asyncio.to_thread(work)\n"
    assert threaded(source) == {"work": {"work"}, "_helper": {"work"}}
    assert threaded(source + "    _helper()\n") == {"work": {"work"}}


def test_nested_functions_and_lambdas() -> None:
    source = "async def start():\n    def inner(): return 1\n    asyncio.to_thread(lambda: inner())\n"
    assert threaded(source) == {"lambda": {"lambda"}, "inner": {"lambda"}}


def test_decorators_that_hand_over() -> None:
    source = "from asgiref.sync import sync_to_async\n@sync_to_async\ndef work(): pass\nasync def f(): await work()\n"
    assert threaded(source) == {"work": {"work"}}


def test_other_modules(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "app/__init__.py": "",
            "app/base.py": (
                "import threading\nfrom concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor\n"
                "class Worker(threading.Thread): pass\nPOOL = ThreadPoolExecutor()\nPROCESSES = ProcessPoolExecutor()\n"
            ),
        },
    )
    source = """\
from app.base import POOL, PROCESSES, Worker
class Mine(Worker):
    def run(self): pass
def one(): pass
def two(): pass
async def start():
    POOL.submit(one)
    PROCESSES.submit(two)
"""
    assert threaded(source, tmp_path / "app" / "mine.py") == {"run": {"run"}, "one": {"one"}}


LOOPS = {
    "of its own": ("asyncio.new_event_loop()", True),
    "that it runs": ("asyncio.run(main())", True),
    "that it got": ("LOOP.run_forever()", True),
    "of others": ("LOOP.call_soon(print)", False),
    "no loop": ("SUBPROCESS.run()", False),
}


@pytest.mark.parametrize(("line", "own"), LOOPS.values(), ids=LOOPS)
def test_threads_with_a_loop(line: str, own: bool) -> None:
    source = f"def _before(): MARK\ndef setup():\n    {line}\ndef work():\n    _before()\n    setup()\n"
    module = module_of(IMPORTS + source + "def start():\n    setup()\n    asyncio.to_thread(work)\n")
    mark = next(node for node in module.places if isinstance(node, ast.Name) and node.id == "MARK")
    assert module.threads.holds(mark)
    assert module.threads.has_own_loop(mark) is own


KINDS = {
    "asyncio.to_thread(f)": "thread",
    "LOOP.run_in_executor(None, f)": "thread",
    "LOOP.run_in_executor(ThreadPoolExecutor(), f)": "thread",
    "LOOP.run_in_executor(ProcessPoolExecutor(), f)": "process",
    "LOOP.run_in_executor(InterpreterPoolExecutor(), f)": "process",
    "LOOP.run_in_executor(UNKNOWN, f)": "",
    "ThreadPoolExecutor().submit(f)": "thread",
    "ProcessPoolExecutor().map(f)": "process",
    "threading.Timer(1, f)": "thread",
    "multiprocessing.Pool().map(f)": "process",
    "multiprocessing.pool.Pool(initializer=f)": "process",
    "multiprocessing.pool.ThreadPool(initializer=f)": "thread",
    "multiprocessing.pool.ThreadPool().map(f)": "thread",
    "multiprocessing.dummy.Pool(3).apply_async(f)": "thread",
    "(multiprocessing.pool.ThreadPool() if UNKNOWN else multiprocessing.Pool()).map(f)": "",
}


@pytest.mark.parametrize(("call", "kind"), KINDS.items())
def test_kind_of_a_hop(call: str, kind: str) -> None:
    module = module_of(f"{IMPORTS}{call}\n")
    hop = next(node for node in module.nodes if isinstance(node, ast.Call))
    assert module.hop_argument(hop) is not None
    assert hop_kind(hop, module) == kind
