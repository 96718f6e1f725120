"""What FastAPI passes for `store=Depends(get_store)` is what the dependency gives; what an ExitStack enters is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import check_marked, plant

LIB = """
import contextlib
import requests


class Store:
    def load(self): return requests.get("u")


class Quiet:
    def load(self): return 1


def get_store(): return Store()
async def get_later(): return Store()
def get_open():
    with contextlib.nullcontext():
        yield Store()
async def get_open_later():
    yield Store()
def get_quiet(): return Quiet()
def get_any(x): return x


@contextlib.contextmanager
def locked():
    requests.get("u")
    yield


@contextlib.contextmanager
def free():
    yield
"""
DEPENDENCIES = {
    "a function": ("Depends(get_store)", True),
    "a coroutine": ("Depends(get_later)", True),
    "a generator": ("Depends(get_open)", True),
    "an asynchronous generator": ("Security(get_open_later)", True),
    "a class": ("Depends(Store)", True),
    "a module's": ("fastapi.Depends(get_store)", True),
    "a quiet one": ("Depends(get_quiet)", False),
    "an unknown one": ("Depends(get_any)", False),
    "somebody else's": ("other.Depends(get_store)", False),
    "none that is named": ("Depends()", False),
}


@pytest.mark.parametrize(("default", "found"), DEPENDENCIES.values(), ids=DEPENDENCIES)
@pytest.mark.parametrize("star", ["", "*, "])
def test_depends(tmp_path: Path, default: str, star: str, *, found: bool) -> None:
    text = (
        "import fastapi\nimport other\nfrom fastapi import Depends, Security\nfrom lib import *\n\n\n"
        f"async def f(x, {star}store={default}):\n    store.load(){'  # ASY150' if found else ''}\n"
    )
    check_marked(plant(tmp_path, {"lib.py": LIB, "app.py": text}) / "app.py")


@pytest.mark.parametrize("stack", ["with contextlib.ExitStack()", "async with contextlib.AsyncExitStack()"])
def test_exit_stacks(tmp_path: Path, stack: str) -> None:
    text = (
        "import contextlib\nfrom lib import *\n\n\n"
        f"async def f():\n    {stack} as stack:\n        stack.enter_context(locked())  # ASY150\n"
        "        stack.enter_context(free())\n        stack.push(locked())\n"
        "def helper():\n    with contextlib.ExitStack() as stack:\n        stack.enter_context(locked())\n"
        "async def g():\n    helper()  # ASY150\n"
    )
    check_marked(plant(tmp_path, {"lib.py": LIB, "app.py": text}) / "app.py")
