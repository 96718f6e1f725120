"""The findings of a file do not depend on which files are linted with it, in which order, by how many processes."""

from __future__ import annotations

import random
import sysconfig
from pathlib import Path

import pytest
from flake8_run import run
from trees import lint, plant

STDLIB = Path(sysconfig.get_path("stdlib"))
REAL = ["asyncio", "concurrent", "http", "logging"]
Findings = dict[Path, list[tuple[int, str]]]


def everything(paths: list[Path]) -> Findings:
    """What one run with every rule reports of each file."""
    return lint(paths, asy_strict="true", asy_inference="true")


def each_alone(paths: list[Path]) -> Findings:
    return {path: found for path in paths for path, found in everything([path]).items()}


def orders(paths: list[Path], number: int) -> list[list[Path]]:
    dice = random.Random(len(paths))
    return [paths, paths[::-1], *(dice.sample(paths, len(paths)) for _ in range(number))]


def test_real_packages() -> None:
    """Modules of the standard library, which import each other in circles."""
    paths = sorted(path for name in REAL for path in (STDLIB / name).rglob("*.py"))
    assert len(paths) > 30
    alone = each_alone(paths)
    assert any(alone.values())
    for order in orders(paths, 2):
        assert everything(order) == alone


KINDS = (
    "self.other{0} = {1}.C{2}()",
    "self.other{0} = self.other{2}",
    "self.other{0}.go{2}()",
    "{1}.C{2}().go{0}()",
    "{1}.f{2}(self)",
    "value = {1}.make{2}()\n        value.go{0}()",
    "time.sleep({0})",
    "open('a').read()",
    "super().go{2}()",
)


def tangle(seed: int) -> dict[str, str]:
    """Modules of classes and functions that import, inherit, make and call each other at random."""
    dice = random.Random(seed)
    names = [f"m{number}" for number in range(7)]

    def line(indent: str, kinds: tuple[str, ...]) -> str:
        return indent + dice.choice(kinds).format(dice.randrange(4), dice.choice(names), dice.randrange(4))

    files = {"pkg/__init__.py": "from .m0 import *\nfrom .m6 import f1 as f0\n"}
    for number, name in enumerate(names):
        lines = ["import asyncio", "import time", "from . import *"]
        lines += [f"from pkg import {other}" for other in names]
        lines += [f"from .{dice.choice(names)} import *" for _ in range(2)] if number % 2 else []
        for item in range(4):
            base = dice.choice(("", "", f"({dice.choice(names)}.C{dice.randrange(4)})", f"(C{dice.randrange(4)})"))
            lines.append(f"class C{item}{base}:")
            for method in ("__init__", "go0", "go1", "go2", "go3"):
                lines += [f"    def {method}(self):", line(" " * 8, KINDS), line(" " * 8, KINDS)]
            lines += [f"def f{item}(x=None):", line(" " * 4, KINDS[3:5]), line(" " * 4, KINDS[3:5])]
            lines += [f"def make{item}():", f"    return {dice.choice(names)}.C{item}()"]
            lines += [f"def make{item}a():", f"    return {dice.choice(names)}.make{item}()"]
        lines += ["async def main(self):"]
        lines += [f"    {dice.choice(names)}.f{item % 4}()" for item in range(6)]
        lines += [f"    {dice.choice(names)}.C{item % 4}().go{dice.randrange(4)}()" for item in range(12)]
        lines += [f"    {dice.choice(names)}.make{item % 4}a().go{dice.randrange(4)}()" for item in range(6)]
        files[f"pkg/{name}.py"] = "\n".join(lines) + "\n"
    return files


@pytest.mark.parametrize("seed", range(8))
def test_tangles(tmp_path: Path, seed: int) -> None:
    paths = sorted(plant(tmp_path, tangle(seed)).glob("pkg/m*.py"))
    alone = each_alone(paths)
    assert any("ASY150" in text for found in alone.values() for _, text in found)
    for order in orders(paths, 3):
        assert everything(order) == alone


@pytest.mark.parametrize("seed", range(2))
def test_tangles_in_processes(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor on how Python orders its sets, which differs from process to process."""
    files = {**tangle(seed), ".flake8": "[flake8]\nselect = ASY\nasy-strict = true\n"}
    names = list(plant(tmp_path, files).rglob("m*.py"))

    def rows(*arguments: str) -> list[tuple[str, int, int, str, str]]:
        done = run(tmp_path, "--extend-select=ASY150", *arguments)
        assert done.err == ""
        return sorted((Path(row[0]).name, *row[1:]) for row in done.rows)

    monkeypatch.setenv("PYTHONHASHSEED", "1")
    whole = rows("-j1")
    assert any(row[3] == "ASY150" for row in whole)
    for number, arguments in enumerate((["-j1"], ["-j4"], ["-j1", *map(str, reversed(names))]), 2):
        monkeypatch.setenv("PYTHONHASHSEED", str(number))
        assert rows(*arguments) == whole
    for path in names[:2]:
        assert rows(str(path)) == [row for row in whole if row[0] == path.name]


BASES = {
    "ASY212": (
        "import asyncio\n\n\nclass Base:\n    def __init__(self):\n        self.pool = None\n        self.size = 1\n"
        "        self._lock = asyncio.Lock()\n",
        "import asyncpg\nfrom .base import Base\n\n\nclass Store(Base):\n    async def fetch(self):\n"
        "        if self.pool is None:\n            self.pool = await asyncpg.create_pool('postgres://db')\n",
        [],
    ),
    "ASY225": (
        "import abc\n\n\nclass Base(abc.ABC):\n    @abc.abstractmethod\n    async def dial(self, host):\n"
        "        '''Dial.\n\n        It may wait.\n        '''\n",
        "import asyncio\nfrom .base import Base\n\n\nclass Tcp(Base):\n    async def dial(self, host):\n"
        "        self.streams = await asyncio.open_connection(host, 80)\n",
        [],
    ),
    "ASY325": (
        "class Base:\n    def __init__(self):\n        self.ready = False\n        self.size = 1\n\n"
        "    async def start(self):\n        self.size = 2\n        self.names = []\n        self.ready = True\n",
        "import asyncio\nfrom .base import Base\n\n\nclass Worker(Base):\n    async def wait(self):\n"
        "        while not self.ready:\n            await asyncio.sleep(0.1)\n",
        ["ASY325"],
    ),
}


@pytest.mark.parametrize("code", BASES)
@pytest.mark.parametrize("first", [[], ["base.py"]])
def test_what_a_base_class_in_another_module_has(tmp_path: Path, code: str, first: list[str]) -> None:
    base, other, expected = BASES[code]
    shop = plant(tmp_path, {"shop/__init__.py": "", "shop/base.py": base, "shop/other.py": other}) / "shop"
    found = lint([*(shop / name for name in first), shop / "other.py"], extend_select=(code,))[shop / "other.py"]
    assert [text[:6] for _, text in found if text.startswith(code)] == expected
