"""Chains of calls: which one is shown, how far it is followed, and that the answer depends on nothing else."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import helpers
import pytest
from flake8_run import run
from helpers import check, marked
from trees import WAIT, app, chains, lint, lint_one, plant

from flake8_asyncio_review.callgraph import MAX_DEPTH, MAX_FUNCTIONS

findings = functools.partial(helpers.findings, extend_select=("ASY150",))
reports = functools.partial(helpers.reports, extend_select=("ASY150",))

IMPORTS = "import asyncio\nimport time\nimport requests\n"


def chain(source: str) -> str:
    """The chain of the only finding in a file."""
    ((_, _, text),) = reports(IMPORTS + source)
    assert text.startswith("ASY150 `")
    return text.partition(": ")[2].rpartition("; ")[0]


def steps(number: int, *, first: str = "    time.sleep(1)\n") -> str:
    """Functions `step_0`, which blocks, to `step_{number - 1}`, each of which calls the one before it."""
    bodies = (f"    step_{item - 1}()\n" if item else first for item in range(number))
    return "".join(f"\n\ndef step_{item}():\n{body}" for item, body in enumerate(bodies))


def coroutine(*calls: str) -> str:
    """A coroutine that makes these calls, one a line."""
    return "\n\nasync def main(x):\n" + "".join(f"    {call}\n" for call in calls)


# -- the text ----------------------------------------------------------------------------------------------------------

CLASSES = (
    "class Base:\n    def __init__(self):\n        self.load()\n\n    def load(self):\n        time.sleep(1)\n\n"
    "class Child(Base):\n    def read(self):\n        return self.load()\n    @staticmethod\n    def make():\n"
    "        return Child()\n"
)

TEXTS = [
    ("def a():\n    time.sleep(1)\n" + coroutine("a()"), "a -> time.sleep (example.py:5)"),
    (
        "def a():\n    b()\ndef b():\n    c()\ndef c():\n    open('a')\n" + coroutine("a()"),
        "a -> b -> c -> open (example.py:9)",
    ),
    (CLASSES + coroutine("x = Base()"), "Base -> Base.load -> time.sleep (example.py:9)"),
    (CLASSES + coroutine("x = Child()"), "Base -> Base.load -> time.sleep (example.py:9)"),
    (CLASSES + coroutine("x = Child.make()"), "Child.make -> Base -> Base.load -> time.sleep (example.py:9)"),
    (
        CLASSES + "def a(c: Child):\n    c.read()\n" + coroutine("a(x)"),
        "a -> Child.read -> Base.load -> time.sleep (example.py:9)",
    ),
    (
        "def a():\n    def inner():\n        requests.get('a', timeout=1)\n    inner()\n" + coroutine("a()"),
        "a -> inner -> requests.get (example.py:6)",
    ),
]


@pytest.mark.parametrize(("source", "expected"), TEXTS)
def test_text(source: str, expected: str) -> None:
    assert chain(source) == expected


def test_text_says_why_the_code_runs_on_the_loop() -> None:
    source = f"{IMPORTS}def a():\n    time.sleep(1)\n\n\ndef done(task):\n    a()\n"
    source += coroutine("asyncio.get_running_loop().call_soon(done)")
    ((line, _, text),) = reports(source)
    assert line == 9
    assert text.startswith("ASY150 `a()` blocks the event loop (")
    assert "): a -> time.sleep (example.py:5); run it with `" in text


def test_the_position_is_that_of_the_call() -> None:
    source = WAIT + coroutine("text = 'é', (", "    x,", "    wait(", "    ),", ")")
    assert [row[:2] for row in reports(source)] == [(11, 8)]


LAYOUTS = {
    "app.py": "helper.py:5",
    "pkg/app.py": "pkg/helper.py:5",
    "src/pkg/app.py": "src/pkg/helper.py:5",
}


@pytest.mark.parametrize(("name", "expected"), LAYOUTS.items())
def test_file_is_relative_to_the_root(tmp_path: Path, name: str, expected: str) -> None:
    helper = expected.partition(":")[0]
    plant(tmp_path, {helper: WAIT, name: app("from helper import wait")})
    assert chains(tmp_path / name) == [f"wait -> time.sleep ({expected})"]


def test_file_is_relative_to_the_root_that_is_named(tmp_path: Path) -> None:
    plant(tmp_path, {"lib/deep/helper.py": WAIT, "bin/app.py": app("from deep.helper import wait")}, marker="")
    found = chains(tmp_path / "bin" / "app.py", asy_project_root=str(tmp_path / "lib"))
    assert found == ["wait -> time.sleep (deep/helper.py:5)"]


def test_file_without_a_root_is_its_name(tmp_path: Path) -> None:
    plant(tmp_path, {"helper.py": WAIT, "app.py": app("from helper import wait")}, marker="")
    assert chains(tmp_path / "app.py") == ["wait -> time.sleep (helper.py:5)"]


def test_text_does_not_depend_on_the_current_folder(tmp_path: Path) -> None:
    plant(tmp_path, {"pkg/__init__.py": "", "pkg/helper.py": WAIT, "pkg/app.py": app("from pkg.helper import wait")})
    texts = {
        run(tmp_path, "--select=ASY,ASY150", *arguments).rows[0][4]
        for arguments in ((), ("pkg/app.py",), (str(tmp_path / "pkg" / "app.py"),), ("pkg", "--jobs=2"))
    }
    texts |= {run(tmp_path / "pkg", "--select=ASY,ASY150", "app.py").rows[0][4]}
    assert len(texts) == 1
    assert "wait -> time.sleep (pkg/helper.py:5)" in texts.pop()


# -- which chain -------------------------------------------------------------------------------------------------------


def test_the_shortest_chain() -> None:
    long = steps(4) + "\n\ndef near():\n    open('a')\n\n\ndef both():\n    step_3()\n    near()\n"
    assert chain(long + coroutine("both()")).startswith("both -> near -> open (")


def test_a_call_of_its_own_comes_before_a_chain() -> None:
    assert chain(steps(2) + "\n\ndef a():\n    step_1()\n    open('a')\n" + coroutine("a()")).startswith("a -> open (")


def test_the_shortest_chain_whatever_was_asked_before() -> None:
    """The answer about a function on the longer way is known by then; it must not seem near for that."""
    source = IMPORTS + steps(4) + "\n\ndef near():\n    open('a')\n\n\ndef both():\n    step_3()\n    near()\n"
    texts = [text for _, _, text in reports(source + coroutine("step_3()", "both()"))]
    assert [": both -> near -> open (" in text for text in texts] == [False, True]


def test_a_chain_that_is_short_enough_whatever_was_asked_before() -> None:
    end = "\n\ndef near():\n    open('a')\n\n\ndef both():\n"
    source = IMPORTS + steps(MAX_DEPTH + 1) + end + f"    step_{MAX_DEPTH}()\n    near()\n"
    assert len(reports(source + coroutine("both()"))) == 1
    assert len(reports(source + coroutine(f"step_{MAX_DEPTH}()", "both()"))) == 2


TIE = "\n\ndef b():\n    open('a')\n\n\ndef a():\n    time.sleep(1)\n\n\ndef both():\n    b()\n    a()\n"


@pytest.mark.parametrize("before", [(), ("a()",), ("b()",), ("a()", "b()"), ("b()", "a()")])
def test_ties_are_decided_alike(before: tuple[str, ...]) -> None:
    texts = [text for _, _, text in reports(IMPORTS + TIE + coroutine(*before, "both()"))]
    alone = [text for _, _, text in reports(IMPORTS + TIE + coroutine("both()"))]
    assert len(alone) == 1
    assert texts[-1:] == alone


def test_costly_calls_count_and_short_path_calls_do_not() -> None:
    helper = "import os\ndef look(p):\n    return os.path.exists(p)\ndef both(p):\n    look(p)\n    near(p)\n"
    helper += "def near(p):\n    open(p)\n"
    assert codes_of(helper + coroutine("look(x)")) == []
    assert chain(helper + coroutine("both(x)")).startswith("both -> near -> open (")


def codes_of(source: str) -> list[str]:
    return [code for _, code in findings(IMPORTS + source)]


# -- limits ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("upwards", [True, False])
def test_depth(upwards: bool) -> None:
    numbers = range(MAX_DEPTH + 4)
    order = numbers if upwards else reversed(numbers)
    calls = [f"step_{number}(){'  # ASY150' * (number <= MAX_DEPTH)}" for number in order]
    source = IMPORTS + steps(len(numbers)) + coroutine(*calls)
    check(source, marked(source), findings(source))


@pytest.mark.parametrize("blocks", [0, 77, 199])
def test_ring_of_200_functions(blocks: int) -> None:
    source = IMPORTS
    for number in range(200):
        extra = "    time.sleep(1)\n" if number == blocks else ""
        source += f"\n\ndef ring_{number}():\n    ring_{(number + 1) % 200}()\n{extra}"
    near = {(blocks - distance) % 200 for distance in range(MAX_DEPTH + 1)}
    source += coroutine(*(f"ring_{number}(){'  # ASY150' * (number in near)}" for number in range(200)))
    check(source, marked(source), findings(source))


def test_200_functions_that_all_call_each_other() -> None:
    calls = "".join(f"    all_{number}()\n" for number in range(200))
    source = IMPORTS + "".join(f"\n\ndef all_{number}():\n{calls}" for number in range(200))
    source += coroutine(*(f"all_{number}()" for number in range(200)))
    assert findings(source) == []
    blocking = source.replace("def all_150():\n", "def all_150():\n    time.sleep(1)\n")
    texts = [text for _, _, text in reports(blocking)]
    assert len(texts) == 200
    assert {text.partition(": ")[2].count("->") for text in texts} == {1, 2}


def test_a_large_question_takes_nothing_from_small_ones() -> None:
    """More functions than one question looks at: each of them, asked about by itself, is still known."""
    number = MAX_FUNCTIONS * 2 // 3
    source = IMPORTS + "".join(
        f"\n\ndef near_{item}():\n    far_{item}()\n\n\ndef far_{item}():\n    time.sleep(1)\n"
        for item in range(number)
    )
    source += "\n\ndef large():\n" + "".join(f"    near_{item}()\n" for item in range(number))
    alone = findings(source + coroutine(*(f"near_{item}()" for item in range(number))))
    assert len(alone) == number
    after = findings(source + coroutine("large()", *(f"near_{item}()" for item in range(number))))
    assert len(after) == number + 1


# -- classes -----------------------------------------------------------------------------------------------------------


def hierarchy(depth: int) -> Iterator[str]:
    """The definitions of classes each of which inherits from the one before it."""
    yield "\n\nclass C0:\n    def __init__(self):\n        self.load()\n\n    def load(self):\n        time.sleep(1)\n"
    for number in range(1, depth):
        yield f"\n\nclass C{number}(C{number - 1}):\n    pass\n"


def test_hierarchy_100_deep() -> None:
    source = IMPORTS + "".join(hierarchy(100)) + coroutine("time.sleep(1)", "C99()", "C99().load()", "C40().load()")
    first = source.splitlines().index("async def main(x):") + 2
    found = findings(source)
    assert (first, "ASY151") in found
    assert (first + 3, "ASY150") in found
    assert {code for _, code in found} == {"ASY150", "ASY151"}


def test_hierarchy_100_deep_over_100_modules(tmp_path: Path) -> None:
    files = {
        f"m{number}.py": "import time\n" + (f"from m{number - 1} import *\n" if number else "") + text
        for number, text in enumerate(hierarchy(100))
    }
    files["app.py"] = "import time\nimport m20, m99\n"
    files["app.py"] += coroutine("time.sleep(1)", "m99.C99().load()", "m20.C20().load()")
    found = lint_one(plant(tmp_path, files) / "app.py")
    assert [item for item in found if item[0] != 7] == [(6, "ASY151"), (8, "ASY150")]


def test_method_resolution_order() -> None:
    """`C` comes before `D` for Python (https://docs.python.org/3/howto/mro.html)."""
    source = IMPORTS + (
        "class A:\n    def load(self):\n        {}\n\n\nclass B(A):\n    pass\n\n\n"
        "class C:\n    def load(self):\n        {}\n\n\nclass D(B, C):\n    pass\n"
    )
    end = coroutine("D().load()")
    assert len(findings(source.format("time.sleep(1)", "pass") + end)) == 1
    assert findings(source.format("pass", "time.sleep(1)") + end) == []


def test_diamond() -> None:
    source = IMPORTS + (
        "class A:\n    def load(self):\n        {}\n\n\nclass B(A):\n    pass\n\n\n"
        "class C(A):\n    def load(self):\n        {}\n\n\nclass D(B, C):\n    pass\n"
    )
    end = coroutine("D().load()")
    assert findings(source.format("time.sleep(1)", "pass") + end) == []
    assert len(findings(source.format("pass", "time.sleep(1)") + end)) == 1


CYCLIC = [
    "class A(A):\n    pass\n" + coroutine("A().load()"),
    "class A(B):\n    pass\nclass B(A):\n    pass\n" + coroutine("A().load()", "B()"),
    "def a():\n    return a\n" + coroutine("a()()()()"),
    "def a():\n    global a\n    a = a\n    a()\n" + coroutine("a()"),
    "class N:\n    def __init__(self):\n        self.next = self.next.next\n        self.next = self.next\n"
    "    def go(self):\n        self.next.next.go()\n" + coroutine("N().next.go()", "N().go()"),
    "def a():\n    x = a\n    while x:\n        x = x.next\n        x = x()\n    return x\n" + coroutine("a()"),
    "x = y = z = None\nx = y\ny = z\nz = x\ndef a():\n    x()\n    y.z()\n" + coroutine("a()"),
    "def a():\n    x = a\n" + "    x = x.b(x).c\n" * 300 + "    x()\n" + coroutine("a()"),
    "def a(f=lambda: a()):\n    return f()\n" + coroutine("a()"),
    "class A:\n    @property\n    def a(self):\n        return self.b\n    @property\n    def b(self):\n"
    "        return self.a\n    def go(self):\n        self.a.go()\n" + coroutine("A().a.go()", "A().go()"),
]


@pytest.mark.parametrize("source", CYCLIC)
def test_what_is_made_of_itself_is_unknown(source: str) -> None:
    assert findings(IMPORTS + source + "    time.sleep(1)\n") == [((IMPORTS + source).count("\n") + 1, "ASY151")]


def test_modules_whose_names_are_made_of_each_other(tmp_path: Path) -> None:
    files = {
        "one.py": "import two\nx = two.x.y\nclass A(two.B): pass\ndef f(): return two.f()\n",
        "two.py": "import one\nx = one.x.y\nclass B(one.A): pass\ndef f(): return one.f()\n",
        "app.py": "import time\nimport one\n"
        + coroutine("one.x()", "one.A().load()", "one.f()", "one.f().g()", "time.sleep(1)"),
    }
    assert lint_one(plant(tmp_path, files) / "app.py") == [(10, "ASY151")]


# -- order -------------------------------------------------------------------------------------------------------------


def project(seed: int) -> dict[str, str]:
    """Modules whose functions call each other at random, here and there and in circles; some block."""
    dice = random.Random(seed)
    names = [f"m{number}" for number in range(9)]
    files = {"pkg/__init__.py": ""}
    for name in names:
        lines = ["import time", *(f"from pkg import {other}" for other in names if other != name), ""]
        for number in range(8):
            owner, called = dice.choice(names), dice.randrange(8)
            other, also = dice.choice(names), dice.randrange(8)
            lines += [f"def f{number}():", "    pass"]
            lines += [f"    {owner}.f{called}()" if owner != name else f"    f{called}()"]
            lines += [f"    {other}.f{also}()" if other != name and dice.random() < 0.4 else "    print()"]
            lines += ["    time.sleep(1)"] * (dice.random() < 0.12) + [""]
        lines += ["async def main():", *(f"    f{number}()" for number in range(8))]
        lines += [f"    {dice.choice(names[:4])}.f{dice.randrange(8)}()" for _ in range(4)]
        files[f"pkg/{name}.py"] = "\n".join(lines) + "\n"
    return files


def texts(paths: Iterable[Path]) -> dict[str, list[tuple[int, str]]]:
    return {path.name: found for path, found in lint(paths).items()}


@pytest.mark.parametrize("seed", range(6))
def test_order_makes_no_difference(tmp_path: Path, seed: int) -> None:
    plant(tmp_path, project(seed))
    paths = sorted(tmp_path.glob("pkg/m*.py"))
    alone = {name: found for path in paths for name, found in texts([path]).items()}
    assert sum(map(len, alone.values())) > 10
    assert any(text.count("->") > 1 for found in alone.values() for _, text in found)
    dice = random.Random(seed)
    for order in (paths, paths[::-1], *(dice.sample(paths, len(paths)) for _ in range(4))):
        assert texts(order) == alone


def test_processes_folders_and_order_make_no_difference(tmp_path: Path) -> None:
    plant(tmp_path, {**project(3), ".flake8": "[flake8]\nselect = ASY\n"})
    names = sorted(f"pkg/{path.name}" for path in tmp_path.glob("pkg/m*.py"))
    mixed = random.Random(1).sample(names, len(names))

    def rows(*arguments: str) -> list[tuple[str, int, int, str, str]]:
        found = run(tmp_path, "--extend-select=ASY150", *arguments)
        assert found.err == ""
        return sorted((row[0].removeprefix("./"), *row[1:]) for row in found.rows)

    whole = rows("--jobs=1")
    assert len(whole) > 20
    assert rows("--jobs=4") == whole
    assert rows("--jobs=1", *mixed) == whole
    assert rows("--jobs=4", *mixed) == whole
    assert rows("--jobs=2", *mixed[::-1]) == whole
    for name in names[:3]:
        assert rows(name) == [row for row in whole if row[0] == name]
