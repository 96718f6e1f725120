"""What an inherited method calls on the object at hand is what the object's own class has."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import app, chains, check_call, check_marked, plant

LIB = """
import abc
import time
import requests


class Base(abc.ABC):
    @abc.abstractmethod
    def _read(self): ...

    def load(self): return self._prepare()
    def _prepare(self): return self._read()
    def hook(self): self._hook()
    def _hook(self): pass
    def slow(self): self._slow()
    def _slow(self): time.sleep(2)

    @property
    def size(self): raise NotImplementedError

    def look(self): return self.size

    @classmethod
    def build(cls): return cls._make()

    @classmethod
    def _make(cls): raise NotImplementedError

    @staticmethod
    def still(self): self._read()

    def __enter__(self): return self._read()
    def __exit__(self, *args): pass


class Mixin:
    def get(self): return self.client.get("u")
    def run(self): self.fetch("u")


class Web(Mixin, Base):
    def __init__(self): self.client = requests.Session()
    def fetch(self, url): requests.get(url)
    def _read(self): return requests.get("u")
    def _hook(self): time.sleep(1)

    @property
    def size(self): return requests.get("u")

    @classmethod
    def _make(cls): time.sleep(1)

    def hook_too(self): super().hook()


class Below(Web):
    pass


class Quiet(Mixin, Base):
    def _read(self): return 1
    def _slow(self): pass
    def fetch(self, url): pass


class Later(Base):
    async def _read(self): return 1


class Unknown(missing.Class, Mixin):
    pass
"""
FOUND = {
    "an abstract method": "Web().load()",
    "an empty one": "Web().hook()",
    "a property": "Web().look()",
    "a class method": "Web.build()",
    "a context manager": "with Web(): pass",
    "an attribute that only the class has": "Web().get()",
    "a method that only the class has": "Web().run()",
    "by way of super()": "Web().hook_too()",
    "a class in between": "Below().load()",
    "super() in a class in between": "Below().hook_too()",
    "what the class leaves as it is": "Web().slow()",
}
SILENT = {
    "a quiet method": "Quiet().load()",
    "one in place of a slow one": "Quiet().slow()",
    "a quiet method that only the class has": "Quiet().run()",
    "an attribute that it lacks": "Quiet().get()",
    "a coroutine": "await Later().load()",
    "the abstract class": "x: Base = make(); x.load()",
    "a class with ancestors that nobody knows": "Unknown().run()",
    "a static method": "Web.still(x)",
}


@pytest.mark.parametrize("call", FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, call: str) -> None:
    check_call(tmp_path, LIB, call)


@pytest.mark.parametrize("call", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, call: str) -> None:
    check_call(tmp_path, LIB, call, silent=True)


def test_in_the_class_itself(tmp_path: Path) -> None:
    own = "class Own(Web):\n    async def go(self):\n        self.load()  # ASY150\n        self.hook()  # ASY150\n"
    text = f"{LIB}\n\n{own}"
    check_marked(plant(tmp_path, {"app.py": text}) / "app.py")


def test_the_chain_names_the_method_that_runs(tmp_path: Path) -> None:
    folder = plant(tmp_path, {"lib.py": LIB, "app.py": app("from lib import *", "Below().load()")})
    assert chains(folder / "app.py") == ["Base.load -> Base._prepare -> Web._read -> requests.get (lib.py:44)"]
