"""Code made to be hard, with calls followed: the run ends soon, without a word, and the other findings are kept."""

from __future__ import annotations

import ast
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import helpers
import pytest
from flake8_run import run
from helpers import configured
from trees import QUIET, WAIT, app, lint, lint_one, plant

from flake8_asyncio_review import project, reading

EVERYTHING = {"asy_strict": "true", "asy_inference": "true"}
IMPORTS = "import time\nimport requests\n"
KEPT = "    time.sleep(1)  # the finding that must be kept\n"


def rebinding(number: int) -> str:
    lines = ["def load(x):", "    value = requests.Session()"]
    lines += [f"    if x == {item}:\n        value = value.next(value)" for item in range(number)]
    return "\n".join([*lines, "    value.get('a')", "    return value", "", ""])


def methods(number: int) -> str:
    """A class whose methods all call each other and give back what another one gives."""
    calls = "".join(f"        x = self.m{item}(x)\n" for item in range(number))
    parts = [
        f"    def m{item}(self, x):\n{calls}        return self.m{(item + 1) % number}(x)\n" for item in range(number)
    ]
    return "class Many:\n" + "".join(parts) + "\n\ndef load(x):\n    return Many().m0(x).get()\n\n\n"


def hierarchy(depth: int) -> str:
    parts = ["class C0:\n    def load(self):\n        return self.load().load()\n\n\n"]
    parts += [f"class C{item}(C{item - 1}):\n    x = C{item - 1}()\n\n\n" for item in range(1, depth)]
    return "".join(parts) + f"def load(x):\n    C{depth - 1}().x.x.load().get()\n\n\n"


def doublings(number: int) -> str:
    lines = ["def load(x):", "    a = [x, requests]"]
    lines += ["    a = [a, a, *a]", "    a = a[0] or a[1] or a"] * number
    return "\n".join([*lines, "    return a[0].get()", "", ""])


HARD = {
    "rebinding ifs": rebinding(400),
    "methods that call each other": methods(60),
    "hierarchy": hierarchy(150),
    "doublings": doublings(60),
    "attribute chain": "def load(x):\n    x" + ".a" * 1500 + ".get()\n    return x" + ".b" * 1500 + "\n\n\n",
    "chain of calls": "def load(x):\n    return x" + ".a(x)" * 400 + "\n\n\n",
    "dict literal": "TABLE = {\n" + "".join(f"    {item}: [{item}],\n" for item in range(40_000)) + "}\n\n\n"
    "def load(x):\n    TABLE[x].get().read()\n\n\n",
    "dict of functions": "TABLE = {" + "".join(f"{item}: lambda: TABLE[{item}], " for item in range(3000)) + "}\n\n\n"
    "def load(x):\n    TABLE[x]().read()\n\n\n",
    "names in a circle": "a = b = c = None\na = b\nb = c.a\nc = a.b\n\n\ndef load(x):\n    a.get(b.read(c))\n\n\n",
    "an attribute of itself": "class N:\n    def __init__(self):\n        self.x = self.x.y\n        self.y = self.x\n"
    "    def go(self):\n        self.x.get()\n        self.y.x.read()\n\n\n"
    "def load(x):\n    N().go()\n    N().x.y.get()\n\n\n",
    "recursion over 200 functions": "".join(
        f"def r{item}(x):\n    return r{(item * 7 + 1) % 200}(r{(item * 3 + 2) % 200}(x)).get()\n\n\n"
        for item in range(200)
    )
    + "def load(x):\n    return r0(x).read()\n\n\n",
    "nested functions": "".join("    " * item + f"def n{item}(x):\n" for item in range(90))
    + "    " * 90
    + "n0(x).get()\n\n\ndef load(x):\n    n0(x)\n\n\n",
}


def soon(action: Callable[[], object], seconds: float = 20) -> None:
    """The time of this process counts, as others may hold it up."""
    started = time.process_time()
    action()
    assert time.process_time() - started < seconds


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_in_the_file_itself(text: str) -> None:
    source = f"{IMPORTS}{text}async def main(x):\n    load(x).get()\n    load(x)\n{KEPT}"

    def review() -> None:
        found = helpers.findings(source, extend_select=("ASY150",), **EVERYTHING)
        assert (source.count("\n"), "ASY151") in found

    soon(review)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_in_another_module(tmp_path: Path, text: str) -> None:
    source = f"import time\nimport helper\n\n\nasync def main(x):\n    helper.load(x).get()\n    helper.load(x)\n{KEPT}"
    plant(tmp_path, {"helper.py": IMPORTS + text, "app.py": source})
    assert len(text) < reading.MAX_SIZE

    def review() -> None:
        assert (8, "ASY151") in lint_one(tmp_path / "app.py", **EVERYTHING)

    soon(review)


def test_everything_at_once_in_processes(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"hard{number}.py": IMPORTS + text for number, text in enumerate(HARD.values())}
    files |= {
        "null.py": WAIT.encode() + b"\0",
        "bytes.py": bytes(range(256)),
        "klingon.py": b"# coding: klingon\n" + WAIT.encode(),
        "python2.py": WAIT.encode() + b"print 'a'\n",
        "large.py": WAIT.encode() + b"#" * reading.MAX_SIZE,
        "both.py": WAIT,
        "both/__init__.py": "from both import *\nfrom . import both\n",
        "one.py": "from two import *\nfrom one import *\nimport two\n",
        "two.py": "from one import *\nfrom three import *\n",
        "three.py": "from two import *\nfrom . import three\n",
        "folder.py/__init__.py": WAIT,
    }
    names = [name.partition(".")[0] for name in files if "/" not in name]
    lines = ["import time", *(f"import {name}" for name in names), "", "", "async def main(x):"]
    lines += [f"    {name}.load(x).get()\n    {name}.wait()" for name in names]
    files["app.py"] = "\n".join([*lines, "    time.sleep(1)", "    unused = 1", ""])
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.py")
        (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "itself.py").symlink_to("itself.py")
        files["app.py"] = f"import circle.circle.app\nimport itself\nimport pipe\n{files['app.py']}"
    plant(tmp_path, files)
    for arguments in (("-j1",), ("-j2",)):
        done = run(tmp_path, "--select=ASY,ASY150,F841", "--asy-strict", *arguments, "app.py", "one.py", "two.py")
        assert done.err == ""
        assert {"ASY151", "F841"} <= set(done.codes)
        assert "internal error" not in done.out


def long_program(functions: int) -> str:
    """Coroutines and plain functions of ten lines each, in chains of five calls."""
    parts = [IMPORTS]
    for number in range(functions):
        called = f"helper_{number - 1}(url)" if number % 5 else "time.sleep(1)"
        parts.append(
            f"\n\ndef helper_{number}(url):\n    value = [url]\n    {called}\n    return value\n\n\n"
            f"async def main_{number}(url):\n    helper_{number}(url)\n"
        )
    return "".join(parts)


def cost(source: str, expected: int) -> float:
    tree, lines = ast.parse(source), source.splitlines(keepends=True)
    plugin = configured((("asy_strict", "true"), ("extend_select", ("ASY150",))))
    plugin._run = None
    started = time.process_time()
    found = [text for _, _, text, _ in plugin(tree, lines, "long.py").run()]
    assert len([text for text in found if text.startswith("ASY150")]) == expected
    return time.process_time() - started


def test_fifty_thousand_lines_take_as_long_as_five_times_ten_thousand() -> None:
    assert long_program(5000).count("\n") >= 50_000
    small = min(cost(long_program(1000), 1000) for _ in range(2))
    assert cost(long_program(5000), 5000) < 12 * small


# -- files that change -------------------------------------------------------------------------------------------------


def change(kind: str, path: Path) -> None:
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "too large":
        path.write_bytes(WAIT.encode() + b"#" * reading.MAX_SIZE)
    elif kind == "broken":
        path.write_bytes(b"\0def")
    elif kind == "shorter":
        path.write_text("import asyncio\n")
    elif kind == "pipe":
        os.mkfifo(path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as on POSIX")
@pytest.mark.parametrize("kind", ["vanished", "folder", "too large", "broken", "shorter", "pipe"])
def test_module_that_changes_between_two_looks(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is linted, forgotten again as nobody has asked about it, and not the same when somebody does."""
    monkeypatch.setattr(project, "MAX_IDLE", 1)
    helper = f"import asyncio\n{WAIT}\n\nasync def f():\n    wait()\n    other()\n\n\ndef other():\n    wait()\n"
    text = "import asyncio\nimport time\nimport helper\n\n\nasync def f():\n    helper.other()\n    time.sleep(1)\n"
    plant(tmp_path, {"helper.py": helper, "idle.py": "import asyncio\n", "app.py": text})

    def paths() -> Iterator[Path]:
        yield tmp_path / "helper.py"
        yield tmp_path / "idle.py"
        yield tmp_path / "idle.py"
        change(kind, tmp_path / "helper.py")
        yield tmp_path / "app.py"

    found = {path.name: [text.partition(" ")[0] for _, text in rows] for path, rows in lint(paths()).items()}
    assert found == {"helper.py": ["ASY150", "ASY150"], "idle.py": [], "app.py": ["ASY151"]}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as on POSIX")
@pytest.mark.parametrize("kind", ["vanished", "folder", "too large", "broken", "shorter", "pipe"])
def test_what_others_asked_about_stays_what_it_was(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is linted and forgotten after somebody has asked about it, and is not the same when the next one does."""
    monkeypatch.setattr(project, "MAX_IDLE", 1)
    helper = (
        f"import asyncio\n{WAIT}\n\nclass A:\n    def __init__(self):\n        self.inner = inner()\n        x = 1\n"
        "        self.x = x\n\n\ndef inner():\n    def run(x):\n        wait()\n        x = 2\n        return x\n\n"
        "    return run\n"
    )
    text = "import asyncio\nimport helper\n\n\nasync def f():\n    helper.wait()\n    helper.A().inner(1)\n"
    plant(tmp_path, {"a.py": text, "b.py": text, "c.py": text, "helper.py": helper})

    def paths() -> Iterator[Path]:
        yield tmp_path / "a.py"
        yield tmp_path / "helper.py"
        yield tmp_path / "b.py"
        yield tmp_path / "a.py"
        change(kind, tmp_path / "helper.py")
        yield tmp_path / "c.py"

    found = lint(paths())
    assert [line for line, _ in found[tmp_path / "a.py"]] == [6, 7]
    assert found[tmp_path / "b.py"] == found[tmp_path / "c.py"] == found[tmp_path / "a.py"]


@pytest.mark.parametrize("idle", [0, 1, 2, 100])
def test_what_is_forgotten_is_read_again(tmp_path: Path, idle: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "MAX_IDLE", idle)
    files = {f"m{number}.py": f"import asyncio\nimport m{number - 1}\n{WAIT}" for number in range(1, 6)}
    files |= {"m0.py": f"import asyncio\n{WAIT}"}
    files |= {f"a{number}.py": app(f"import m{number}", f"m{number}.wait()") for number in range(6)}
    paths = sorted(plant(tmp_path, files).glob("*.py"), key=lambda path: path.name[::-1])
    found = lint([*paths, *paths[::-1]])
    assert {path.name: len(rows) for path, rows in found.items()} == {name: int(name.startswith("a")) for name in files}
    assert all("wait -> time.sleep (m" in text for rows in found.values() for _, text in rows)


def test_a_file_that_changed_is_still_called_by_its_name(tmp_path: Path) -> None:
    text = f"import helper\n{WAIT}\n\nasync def f():\n    wait()\n    helper.wait()\n"
    plant(tmp_path, {"helper.py": f"import app\n{WAIT}\n\ndef go():\n    app.wait()\n", "app.py": text})

    def paths() -> Iterator[Path]:
        yield tmp_path / "app.py"
        (tmp_path / "app.py").write_text(f"\n\n{text}")
        yield tmp_path / "app.py"
        (tmp_path / "helper.py").write_text(f"import asyncio\n{QUIET}")
        yield tmp_path / "helper.py"

    rows = lint(paths())[tmp_path / "app.py"]
    assert [(line, text.partition(": ")[2].partition(";")[0]) for line, text in rows] == [
        (12, "wait -> time.sleep (app.py:8)"),
        (13, "wait -> time.sleep (helper.py:6)"),
    ]
