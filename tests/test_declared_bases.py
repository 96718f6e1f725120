"""What is declared to be of an abstract class is of the class that it was made of, where only one is possible."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import marked
from trees import check_marked, lint, lint_one, plant

LIB = (
    "import abc\n\n\nclass Base(abc.ABC):\n    @abc.abstractmethod\n    def load(self): ...\n\n"
    "    def read(self):\n        return self.load()\n\n\n"
    "class File(Base):\n    def load(self):\n        open('a')\n\n\n"
    "class Memory(Base):\n    def load(self):\n        return 1\n\n\n"
    "class Plain:\n    def load(self):\n        return 1\n\n\n"
    "class Loud(Plain):\n    def load(self):\n        open('a')\n\n\n"
)
KEPT = "x: Base = None\n\n\ndef get() -> Base:\n    return x\n\n\ndef start(given=None):\n    global x\n"
APP = "class App:\n    def __init__(self, x, given: Base = None):\n        self.x: Base"

FOUND = {
    "an attribute": (f"{APP} = File()", "lib.App(x).x.load()"),
    "an attribute that is None at first": (
        f"{APP} | None = None\n\n    def start(self):\n        self.x = File()",
        "lib.App(x).x.load()",
    ),
    "a variable of a module": ("x: Base = File()", "lib.x.load()"),
    "what a function gives": ("def make() -> Base:\n    return File()", "lib.make().load()"),
    "what a function may give": (
        "def make(x) -> Base | None:\n    if x:\n        return None\n    return File()",
        "lib.make(x).load()",
    ),
    "what a coroutine gives": ("async def make() -> 'Base':\n    return File()", "(await lib.make()).load()"),
    "what is made by a function": (f"def make() -> Base:\n    return File()\n{APP} = make()", "lib.App(x).x.load()"),
    "a variable of a module that a function sets": (f"{KEPT}    x = File()", "lib.get().load()"),
    "the variable itself": (f"{KEPT}    x = File()", "lib.x.load()"),
    "a variable that is set to one of two": (
        f"{KEPT}    x = File() if given else Other()\n\n\nclass Other(Base):\n    def load(self):\n        open('b')",
        "lib.get().load()",
    ),
    "a variable for which something else may be passed": (
        f"{KEPT}    if given:\n        x = given\n        return\n    x = File()",
        "lib.get().load()",
    ),
}

SILENT = {
    "a parameter": (f"{APP} = given", "lib.App(x).x.load()"),
    "a parameter or another": (f"{APP} = given or File()", "lib.App(x).x.load()"),
    "what is set by somebody else": (
        f"{APP} = File()\n\n    def set(self, x):\n        self.x = x",
        "lib.App(x).x.load()",
    ),
    "one of two": (
        f"{APP} = File()\n\n    def forget(self):\n        self.x = Memory()",
        "lib.App(x).x.load()",
    ),
    "what a function gives that gives two": (
        "def make(x) -> Base:\n    return File() if x else Memory()",
        "lib.make(x).load()",
    ),
    "what a function gives that nobody knows": ("def make(x) -> Base:\n    return x", "lib.make(x).load()"),
    "a class that is not abstract": ("def make() -> Plain:\n    return Loud()", "lib.make().load()"),
    "a quiet one": (f"{APP} = Memory()", "lib.App(x).x.load()"),
    "a variable of a module that nobody sets": (f"{KEPT}    print(x)", "lib.get().load()"),
    "a variable that somebody sets to something": (
        f"{KEPT}    x = File()\n\n\ndef put(given):\n    global x\n    x = given",
        "lib.get().load()",
    ),
    "a variable that somebody sets to any of the kind": (
        f"{KEPT}    x = File()\n\n\ndef put(given: Base):\n    global x\n    x = given",
        "lib.get().load()",
    ),
    "a variable that may be set to a quiet one": (f"{KEPT}    x = File() if given else Memory()", "lib.get().load()"),
    "a variable of a class that is not abstract": (
        "x: Plain = Plain()\n\n\ndef start():\n    global x\n    x = Loud()",
        "lib.x.load()",
    ),
    "what is not of the declared class": (f"{KEPT}    x = Loud()", "lib.get().load()"),
}


@pytest.mark.parametrize(("more", "call"), FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, more: str, call: str) -> None:
    files = {"lib.py": LIB + more, "app.py": f"import lib\n\n\nasync def f(x):\n    {call}  # ASY150\n"}
    check_marked(plant(tmp_path, files) / "app.py")


@pytest.mark.parametrize(("more", "call"), SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, more: str, call: str) -> None:
    files = {"lib.py": LIB + more, "app.py": f"import lib\n\n\nasync def f(x):\n    {call}\n"}
    assert lint_one(plant(tmp_path, files) / "app.py") == []


STORE = """
import abc


class Store(abc.ABC):
    @abc.abstractmethod
    def load(self, name):
        '''Load what is called so.

        It may wait.
        '''
"""
FILES = """
from .store import Store


class Files(Store):
    def load(self, name):
        with open(name) as file:
            return file.name
"""
HOLDER = """
from .files import Files
from .store import Store


class Holder:
    def __init__(self):
        self._store: Store = Files()

    async def run(self):
        self._store.load("a")  # ASY150
"""


@pytest.mark.parametrize("first", [[], ["store"], ["files", "store"]])
def test_each_class_in_a_module_of_its_own(tmp_path: Path, first: list[str]) -> None:
    files = {"__init__": "", "store": STORE, "files": FILES, "holder": HOLDER}
    shop = plant(tmp_path, {f"shop/{name}.py": text for name, text in files.items()}) / "shop"
    holder = shop / "holder.py"
    found = lint([*(shop / f"{name}.py" for name in first), holder])[holder]
    assert [(line, text[:6]) for line, text in found] == marked(HOLDER)
