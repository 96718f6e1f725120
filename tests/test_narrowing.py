"""`isinstance` tells what an object is, or is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import check, findings, marked
from trees import check_marked, lint_one, plant

HEAD = (
    "import anyio\nimport httpx\nimport mystery\nimport requests\n"
    "from pathlib import Path\nfrom typing import Union\n\n"
    "KINDS = (Path, str)\n\n\nclass Own(Path):\n    pass\n\n\n"
)
READ = "x.read_text()  # ASY153"

FOUND = {
    "if": f"async def f(x):\n    if isinstance(x, Path):\n        {READ}\n",
    "deeper": f"async def f(x, y):\n    if isinstance(x, Path):\n        if y:\n            {READ}\n",
    "and": f"async def f(x, y):\n    if y and isinstance(x, Path) and y:\n        {READ}\n",
    "not, else": f"async def f(x):\n    if not isinstance(x, Path):\n        print(x)\n    else:\n        {READ}\n",
    "elif": (
        "async def f(x):\n    if isinstance(x, str):\n        print(x)\n"
        f"    elif isinstance(x, Path):\n        {READ}\n"
    ),
    "guard": f"async def f(x):\n    if not isinstance(x, Path):\n        return\n    {READ}\n",
    "guard that raises": f"async def f(x):\n    if not isinstance(x, Path):\n        raise TypeError\n    {READ}\n",
    "guard in a loop": (
        "async def f(xs):\n    for x in xs:\n        if not isinstance(x, Path):\n"
        f"            continue\n        {READ}\n"
    ),
    "guard with or": f"async def f(x, y):\n    if not isinstance(x, Path) or y:\n        return\n    {READ}\n",
    "assert": f"async def f(x):\n    assert isinstance(x, Path)\n    {READ}\n",
    "assert with and": f"async def f(x):\n    assert x and isinstance(x, Path), x\n    {READ}\n",
    "tuple": f"async def f(x):\n    if isinstance(x, (str, Path)):\n        {READ}\n",
    "tuple with a name": f"async def f(x):\n    if isinstance(x, KINDS):\n        {READ}\n",
    "union": f"async def f(x):\n    if isinstance(x, str | Path):\n        {READ}\n",
    "class of the file": f"async def f(x):\n    if isinstance(x, Own):\n        {READ}\n",
    "conditional": "async def f(x):\n    return x.read_text() if isinstance(x, Path) else x  # ASY153\n",
    "other side of a conditional": (
        "async def f(x):\n    return x if not isinstance(x, Path) else x.read_text()  # ASY153\n"
    ),
    "and in an expression": "async def f(x):\n    return isinstance(x, Path) and x.read_text()  # ASY153\n",
    "or in an expression": "async def f(x):\n    return not isinstance(x, Path) or x.read_text()  # ASY153\n",
    "and in a test": "async def f(x):\n    if isinstance(x, Path) and x.read_text():  # ASY153\n        pass\n",
    "comprehension": "async def f(xs):\n    return [x.read_text() for x in xs if isinstance(x, Path)]  # ASY153\n",
    "walrus": f"async def f(y):\n    if isinstance(x := y(), Path):\n        {READ}\n",
    "local variable": f"async def f(y):\n    x = y()\n    if isinstance(x, Path):\n        {READ}\n",
    "closure": (
        f"async def f(x):\n    if isinstance(x, Path):\n        async def g():\n            {READ}\n        await g()\n"
    ),
    "one of two": (
        f"async def f(x: Union[Path, anyio.Path]):\n    if isinstance(x, Path):\n        {READ}\n"
        "    else:\n        await x.read_text()\n"
    ),
    "the async one of two": (
        "async def f(x: Union[requests.Session, httpx.AsyncClient]):\n    if isinstance(x, httpx.AsyncClient):\n"
        "        x.get('a')  # ASY220\n"
    ),
    "not the other": (
        "async def f(x: Union[requests.Session, httpx.AsyncClient]):\n    if isinstance(x, httpx.AsyncClient):\n"
        "        await x.get('a')\n    else:\n        x.get('a', timeout=1)  # ASY152\n"
    ),
    "not the other, after a return": (
        "async def f(x: Union[requests.Session, httpx.AsyncClient]):\n    if isinstance(x, httpx.AsyncClient):\n"
        "        return await x.get('a')\n    return x.get('a', timeout=1)  # ASY152\n"
    ),
    "made so where it is not": (
        f"async def f(x: 'str | Path'):\n    if not isinstance(x, Path):\n        x = Path(x)\n    {READ}\n"
    ),
    "helper that takes nothing else": (
        "def g(x):\n    if not isinstance(x, Path):\n        raise TypeError\n    x.read_text()\n\n\n"
        "async def f(x):\n    g(x)  # ASY150\n"
    ),
    "helper that asserts": (
        "def g(x):\n    assert isinstance(x, Path)\n    x.read_text()\n\n\nasync def f(x):\n    g(x)  # ASY150\n"
    ),
    "helper that asks what it made": (
        "def g(y):\n    x = y()\n    if isinstance(x, Path):\n        x.read_text()\n\n\n"
        "async def f(x):\n    g(x)  # ASY150\n"
    ),
    "narrower than declared": (
        "class Base:\n    pass\n\n\nclass Child(Base):\n    session = requests.Session()\n\n\n"
        "async def f(x: Base):\n    if isinstance(x, Child):\n        x.session.get('a', timeout=1)  # ASY152\n"
    ),
}

SILENT = {
    "without": "async def f(x):\n    x.read_text()\n",
    "after the branch": "async def f(x):\n    if isinstance(x, Path):\n        print(x)\n    x.read_text()\n",
    "else": "async def f(x):\n    if isinstance(x, Path):\n        print(x)\n    else:\n        x.read_text()\n",
    "not": "async def f(x):\n    if not isinstance(x, Path):\n        x.read_text()\n",
    "or": "async def f(x, y):\n    if isinstance(x, Path) or y:\n        x.read_text()\n",
    "guard with and": "async def f(x, y):\n    if not isinstance(x, Path) and y:\n        return\n    x.read_text()\n",
    "guard that goes on": "async def f(x):\n    if not isinstance(x, Path):\n        print(x)\n    x.read_text()\n",
    "bound again": "async def f(x, y):\n    if isinstance(x, Path):\n        x = y()\n        x.read_text()\n",
    "bound again after a guard": (
        "async def f(x, y):\n    if not isinstance(x, Path):\n        return\n    x = y()\n    x.read_text()\n"
    ),
    "bound again in the loop": (
        "async def f(x, y):\n    assert isinstance(x, Path)\n    while y:\n        x.read_text()\n        x = y()\n"
    ),
    "before the test": "async def f(x):\n    x.read_text()\n    assert isinstance(x, Path)\n",
    "before the test in a loop": (
        "async def f(x, xs):\n    for _ in xs:\n        x.read_text()\n        assert isinstance(x, Path)\n"
    ),
    "asserted in one branch": (
        "async def f(x, y):\n    if y:\n        assert isinstance(x, Path)\n    x.read_text()\n"
    ),
    "asserted where it may fail": (
        "async def f(x):\n    try:\n        assert isinstance(x, Path)\n    except AssertionError:\n        pass\n"
        "    x.read_text()\n"
    ),
    "another name": "async def f(x, y):\n    if isinstance(y, Path):\n        x.read_text()\n",
    "name of an outer function": (
        "async def f(x):\n    if isinstance(x, Path):\n        async def g(x):\n            x.read_text()\n"
        "        await g(x)\n"
    ),
    "unknown type": "async def f(x):\n    if isinstance(x, mystery.Path):\n        x.read_text()\n",
    "one of the types unknown": "async def f(x):\n    if isinstance(x, (Path, mystery.Path)):\n        x.read_text()\n",
    "one of the types awaits": "async def f(x):\n    if isinstance(x, (Path, anyio.Path)):\n        x.read_text()\n",
    "types in a variable": "async def f(x, kinds):\n    if isinstance(x, kinds):\n        x.read_text()\n",
    "either branch": (
        "async def f(x):\n    if isinstance(x, Path):\n        pass\n"
        "    elif isinstance(x, anyio.Path):\n        pass\n"
        "    x.read_text()\n"
    ),
    "three, and one is left out": (
        "async def f(x: Union[Path, anyio.Path, mystery.Path]):\n    if not isinstance(x, anyio.Path):\n"
        "        x.read_text()\n"
    ),
    "helper that gets another kind": (
        "def g(x):\n    if isinstance(x, Path):\n        x.read_text()\n\n\nasync def f():\n    g('text')\n"
    ),
    "helper that gets another kind and returns": (
        "def g(x):\n    if not isinstance(x, Path):\n        return\n    x.read_text()\n\n\n"
        "async def f():\n    g('text')\n"
    ),
    "own isinstance": (
        "def isinstance(x, y): ...\nasync def f(x):\n    if isinstance(x, Path):\n        x.read_text()\n"
    ),
    "own Path": "from mystery import Path\nasync def f(x):\n    if isinstance(x, Path):\n        x.read_text()\n",
    "subclass of its own that does not block": (
        "class Quiet(Path):\n    def read_text(self):\n        return ''\n\n\n"
        "async def f(x):\n    if isinstance(x, Quiet):\n        x.read_text()\n"
    ),
    "conditional": "async def f(x):\n    return x if isinstance(x, Path) else x.read_text()\n",
    "and in an expression, before": "async def f(x):\n    return x.read_text() and isinstance(x, Path)\n",
    "after an expression": "async def f(x):\n    y = isinstance(x, Path) and x.name\n    x.read_text()\n    return y\n",
    "comprehension of others": "async def f(xs):\n    return [x.read_text() for x in xs if not isinstance(x, Path)]\n",
}


@pytest.mark.parametrize("source", FOUND.values(), ids=FOUND)
def test_found(source: str) -> None:
    check(HEAD + source, marked(HEAD + source), findings(HEAD + source, extend_select=("ASY150",)))


@pytest.mark.parametrize("source", SILENT.values(), ids=SILENT)
def test_silent(source: str) -> None:
    assert findings(HEAD + source, extend_select=("ASY150",)) == []


TYPES = (
    "import requests\nfrom pathlib import Path\n\n\nclass Client:\n"
    "    session = requests.Session()\n\n\nKINDS = (str, Path)\n"
)


@pytest.mark.parametrize("test", ["isinstance(x, lib.Client)", "isinstance(x, (lib.Client,))"])
def test_class_of_another_module(tmp_path: Path, test: str) -> None:
    text = f"import lib\n\n\nasync def f(x):\n    if {test}:\n        x.session.get('a', timeout=1)  # ASY152\n"
    plant(tmp_path, {"lib.py": TYPES, "app.py": text})
    check_marked(tmp_path / "app.py")


def test_types_kept_by_another_module(tmp_path: Path) -> None:
    text = f"from lib import KINDS\n\n\nasync def f(x):\n    if isinstance(x, KINDS):\n        {READ}\n"
    plant(tmp_path, {"lib.py": TYPES, "app.py": text})
    check_marked(tmp_path / "app.py")


def test_class_of_the_same_name_in_another_module(tmp_path: Path) -> None:
    text = "from lib import Path\n\n\nasync def f(x):\n    if isinstance(x, Path):\n        x.read_text()\n"
    plant(tmp_path, {"lib.py": "class Path:\n    def read_text(self):\n        return ''\n", "app.py": text})
    assert lint_one(tmp_path / "app.py") == []


def test_many_tests_of_one_name() -> None:
    """What generated code holds costs no precision."""
    branches = "".join(f"    elif isinstance(x, mystery.T{number}):\n        x = {number}\n" for number in range(400))
    assert findings(f"{HEAD}async def f(x):\n    if x:\n        pass\n{branches}    x.read_text()\n") == []
