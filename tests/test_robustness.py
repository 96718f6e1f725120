"""No program makes the plugin raise or hang, and what does not matter does not change the findings."""

from __future__ import annotations

import ast
import re
import textwrap
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import hypothesmith
import pytest
from helpers import TESTS, configured, findings, options_in, reports
from hypothesis import HealthCheck, assume, given, settings
from strategies import expression, program, statement

from flake8_asyncio_review import engine, following
from flake8_asyncio_review.listing import Listing
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.rule import Finding, Rule
from flake8_asyncio_review.rules import load

FEW = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
MANY = settings(FEW, max_examples=200)
EVERYTHING = {"asy_strict": "true"}

FIXTURES = sorted((TESTS / "fixtures").glob("*.py"))


def parses(source: str) -> bool:
    """Whether Python takes the program: some of the random ones return or await in the wrong place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            compile(source, "random.py", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return False
    return True


def sound(source: str, options: dict[str, str] = EVERYTHING) -> list[tuple[int, int, str]]:
    """The findings under every rule; none may be an internal error or stand outside the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        found = reports(source, **options)
    lines = source.splitlines()
    for line, column, text in found:
        assert "internal error" not in text
        assert 1 <= line <= len(lines)
        assert 0 <= column <= len(lines[line - 1])
    assert len(set(found)) == len(found)
    assert found == sorted(found)
    return found


# -- generated programs ------------------------------------------------------------------------------------------------


@MANY
@given(program)
def test_random_async_programs(source: str) -> None:
    assume(parses(source))
    sound(source)


@FEW
@given(hypothesmith.from_grammar())
def test_programs_from_the_grammar(source: str) -> None:
    assume(parses(source))
    sound(f"import asyncio\n{source}")


@settings(FEW, max_examples=25)
@given(hypothesmith.from_node())
def test_programs_from_nodes(source: str) -> None:
    assume(parses(source))
    sound(f"{source}\n# async\n")


@MANY
@given(program)
def test_the_answer_does_not_depend_on_what_was_linted_before(source: str) -> None:
    assume(parses(source))
    first = sound(source)
    sound(FIXTURES[0].read_text("utf-8"))
    assert sound(source) == first


# -- changes that change nothing ---------------------------------------------------------------------------------------


def body_of(source: str) -> str:
    """A file whose only function has this body."""
    return (
        "import asyncio, queue, requests, socket, sqlite3, subprocess, threading, time\n"
        "from functools import partial\nfrom pathlib import Path\nfrom time import sleep\nimport time as clock\n"
        "nap = partial(time.sleep, 1)\nLOCK = threading.Lock()\n"
        "async def outer(a, b, job, self):\n" + textwrap.indent(source, "    ") + "\n"
    )


@MANY
@given(statement)
def test_blank_lines_only_shift(text: str) -> None:
    source = body_of(text)
    assume(parses(source))
    found = findings(source, **EVERYTHING)
    assert findings("\n\n\n" + source, **EVERYTHING) == [(line + 3, code) for line, code in found]
    spaced = source.replace("async def outer", "\n# a comment\nasync def outer", 1)
    assert findings(spaced, **EVERYTHING) == [(line + 2, code) for line, code in found]


@MANY
@given(statement)
def test_if_true_round_a_function_changes_nothing(text: str) -> None:
    source = body_of(text)
    assume(parses(source))
    head, tail = source.split("async def outer", 1)
    wrapped = f"{head}if True:\n" + textwrap.indent(f"async def outer{tail}", "    ")
    assert findings(wrapped, **EVERYTHING) == [(line + 1, code) for line, code in findings(source, **EVERYTHING)]


@FEW
@given(expression)
def test_if_true_round_a_statement_changes_nothing(text: str) -> None:
    source = body_of(f"kept = {text}\nprint(kept)")
    assume(parses(source))
    wrapped = body_of(f"if True:\n    kept = {text}\nprint(kept)")
    # What is said of the function as a whole stands above the statement.
    head = source[: source.index("kept = ")].count("\n")
    expected = [(line + (line > head), code) for line, code in findings(source, **EVERYTHING)]
    assert findings(wrapped, **EVERYTHING) == expected


class Rename(ast.NodeTransformer):
    """Gives the local names of our random programs other names."""

    def __init__(self) -> None:
        self.new = {name: f"renamed_{name}" for name in ("task", "path", "job", "b")}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.new.get(node.id, node.id), node.ctx)

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        # A function whose name stands in a text may be looked up by it.
        return ast.Constant(self.new.get(node.value, node.value)) if isinstance(node.value, str) else node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        self.generic_visit(node)
        node.arg = self.new.get(node.arg, node.arg)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        node.name = self.new.get(node.name, node.name)
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        self.generic_visit(node)
        node.name = self.new.get(node.name, node.name)
        return node

    def visit_alias(self, node: ast.alias) -> ast.alias:
        node.asname = self.new.get(node.asname or "", node.asname)
        return node

    def visit_MatchAs(self, node: ast.MatchAs) -> ast.MatchAs:
        self.generic_visit(node)
        node.name = self.new.get(node.name or "", node.name)
        return node


@MANY
@given(statement)
def test_names_of_locals_do_not_matter(text: str) -> None:
    source = body_of(text)
    assume(parses(source))
    source = ast.unparse(ast.parse(source))
    renamed = ast.unparse(Rename().visit(ast.parse(source)))
    assert findings(renamed, **EVERYTHING) == findings(source, **EVERYTHING)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_under_all_rules(path: Path) -> None:
    source = path.read_text("utf-8")
    options = {**EVERYTHING, **options_in(source)}
    found = sound(source, options)
    assert found
    shifted = sound("\n\n" + source, options)
    # Chains name the line of the call that blocks, other messages name lines too.
    number = re.compile(r"(?<=\(example\.py:)\d+(?=\))|(?<= line )\d+")
    back = [
        (line - 2, column, number.sub(lambda match: str(int(match[0]) - 2), text)) for line, column, text in shifted
    ]
    assert back == found


# -- a rule that raises ------------------------------------------------------------------------------------------------


@pytest.fixture
def faulty() -> Iterator[Rule]:
    """A rule that breaks at every call, put in the place of ASY153 without registering it."""
    made = object.__new__(Rule)
    made.__dict__.update(load()["ASY153"].__dict__)
    made.wishes = []

    @made.on(ast.Call)
    def check(node: ast.Call, module: Module) -> Iterator[Finding]:
        yield made.found(node, call="x", why="", advice="y")
        raise KeyError("first\nsecond")

    return made


def test_a_rule_that_raises_is_one_line_and_others_survive(faulty: Rule) -> None:
    source = "import time\nasync def f():\n    time.sleep(1)\n    time.sleep(2)\n"
    run = _run_of([faulty, load()["ASY151"]])
    found = engine.review(ast.parse(source), source.splitlines(keepends=True), "a.py", run)
    broken = [finding for finding in found if finding.text.startswith("ASY153")]
    assert [(finding.line, finding.column) for finding in broken] == [(1, 0)]
    assert "internal error in rule blocking-file-io" in broken[0].text
    assert "KeyError" in broken[0].text
    assert "report" in broken[0].text
    assert "\n" not in broken[0].text
    assert [(finding.line, finding.text[:6]) for finding in found if finding not in broken] == [
        (3, "ASY151"),
        (4, "ASY151"),
    ]


def test_chains_that_raise_are_one_line_and_other_findings_survive(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("chain")

    monkeypatch.setattr(following, "helper_calls", fail)
    source = "import time\nasync def f():\n    time.sleep(1)\n    time.sleep(2)\n"
    found = engine.review(ast.parse(source), source.splitlines(keepends=True), "a.py", _run_of_all())
    assert [(finding.line, finding.text[:6]) for finding in found if "internal error" not in finding.text] == [
        (3, "ASY151"),
        (4, "ASY151"),
    ]
    assert len(found) == 3


@pytest.mark.parametrize("codes", [("ASY151",), ("ASY150",), ("ASY151", "ASY150")])
def test_questions_about_loop_code_that_raise_are_one_line(
    monkeypatch: pytest.MonkeyPatch, codes: tuple[str, ...]
) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("loop")

    monkeypatch.setattr(Module, "loop_reason", fail)
    source = (
        "import time\nasync def f():\n    time.sleep(1)\n    time.sleep(2)\n"
        "class A:\n    async def __init__(self, pool):\n        self.connection = await pool.get()\n"
    )
    rules = load()
    run = _run_of([rules[code] for code in (*codes, "ASY233")])
    found = engine.review(ast.parse(source), source.splitlines(keepends=True), "a.py", run)
    assert ["internal error" in finding.text for finding in found] == [True, False]
    assert found[1].text.startswith("ASY233")


def _run_of_all() -> engine.Run:
    return _run_of([rule for rule in load().values() if not rule.opt_in])


def _run_of(rules: Sequence[Rule]) -> engine.Run:
    return engine.Run(Listing.of(rules), [rule.code for rule in rules], configured().settings)


@pytest.mark.parametrize("error", [RecursionError("deep"), ValueError("x" * 1000), AttributeError("a.py:1:2: b")])
def test_every_kind_of_exception(faulty: Rule, error: Exception) -> None:
    faulty.wishes.clear()

    @faulty.on(ast.Call)
    def check(node: ast.Call, module: Module) -> Iterator[Finding]:
        raise error
        yield

    source = "async def f():\n    print()\n"
    run = _run_of([faulty])
    found = engine.review(ast.parse(source), source.splitlines(keepends=True), "a.py", run)
    assert len(found) == 1
    assert type(error).__name__ in found[0].text
    assert len(found[0].text) < 400


# -- size --------------------------------------------------------------------------------------------------------------

DEEP = {
    "chain of calls": "import time\nasync def f(x):\n    x" + ".a()" * 450 + "\n    time.sleep(1)\n",
    "attribute chain": "import time\nasync def f(x):\n    x" + ".a" * 1500 + "()\n    time.sleep(1)\n",
    "binary operators": "import time\nasync def f(x):\n    y = " + " / ".join(["x"] * 900) + "\n    time.sleep(1)\n",
    "subscripts": "import time\nasync def f(x):\n    x" + "[0]" * 900 + "\n    time.sleep(1)\n",
    "nested calls": "import time\nasync def f(x):\n    " + "x(" * 90 + ")" * 90 + "\n    time.sleep(1)\n",
    "nested lists": "import time\nasync def f(x):\n    y = " + "[" * 90 + "]" * 90 + "\n    time.sleep(1)\n",
    "nested lambdas": "import time\nasync def f(x):\n    y = " + "lambda: " * 90 + "x\n    time.sleep(1)\n",
    "conditional expressions": "import time\nasync def f(x):\n    y = "
    + "x if x else " * 400
    + "x\n    time.sleep(1)\n",
}


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_deep_expressions(source: str) -> None:
    assert [item for item in findings(source) if item[1] == "ASY151"] == [(4, "ASY151")]


def test_long_elif_chain() -> None:
    lines = ["import time", "async def f(x):", "    if x == 0:", "        pass"]
    for number in range(1, 1000):
        lines += [f"    elif x == {number}:", "        time.sleep(1)"]
    found = findings("\n".join(lines) + "\n")
    assert len(found) == 999
    assert {code for _, code in found} == {"ASY151"}


def test_nested_functions_and_classes() -> None:
    lines = ["import time"]
    lines += [" " * depth + ("async def f():" if depth % 2 else "class C:") for depth in range(90)]
    lines.append(" " * 90 + "time.sleep(1)")
    assert findings("\n".join(lines) + "\n") == [(92, "ASY151")]


def test_long_chain_of_names() -> None:
    """Each name is bound to the one before: beyond the limits the answer is unknown, and it comes soon."""
    lines = ["import time", "n0 = time.sleep", *(f"n{number} = n{number - 1}" for number in range(1, 2000))]
    source = "\n".join([*lines, "async def f():", "    n3(1)", "    n1999(1)", ""])
    started = time.perf_counter()
    found = findings(source)
    assert (len(lines) + 2, "ASY151") in found
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "source",
    [
        "a = b\nb = a\nasync def f():\n    a()\n    b.c.d()\n",
        "class A(B): pass\nclass B(A): pass\nasync def f(a: A):\n    a.x.y()\n    B().run()\n",
        "def f(): return g()\ndef g(): return f()\nasync def h():\n    f().read()\n    await g()\n",
        "class A:\n    def __init__(self): self.x = self.x.y\n    async def f(self): self.x.read()\n",
        "async def f(x):\n    while x:\n        x = x.next()\n        x.read()\n",
        "A = 'B'\nB = 'A'\nasync def f(x: A, y: 'B'):\n    x.read()\n    y.read()\n",
        "T = T | None\nasync def f(x: T):\n    x.read()\n",
        "async def f(x=lambda: f()): f(f)(f(f))\n",
        "import a\nfrom a import a\na = a.a(a)\nasync def f():\n    a.a.a()\n",
        "class A(A): pass\nasync def f(): A().a()\n",
        "def f(): yield from f()\nasync def g():\n    for x in f(): x.read()\n",
    ],
)
def test_cycles(source: str) -> None:
    sound(source)


def big(functions: int) -> str:
    """A program of `functions` coroutines of ten lines each."""
    parts = ["import asyncio, requests, time\nfrom pathlib import Path\n"]
    parts += [
        f"""
class C{number}:
    def __init__(self, path: Path):
        self.path = path
        self.session = requests.Session()

    async def run(self, url):
        time.sleep({number})
        text = (self.path / "a").read_text()
        return text, self.session.get(url).json()
"""
        for number in range(functions)
    ]
    return "".join(parts)


def test_fifty_thousand_lines() -> None:
    source = big(5000)
    assert source.count("\n") >= 50_000
    started = time.perf_counter()
    found = findings(source)
    assert time.perf_counter() - started < 60
    assert len(found) == 15_000


def test_time_grows_with_the_size() -> None:
    """Four times the lines may take eight times as long, not sixteen; the best of three, the machine is shared."""

    def best(functions: int) -> float:
        source = big(functions)
        tree, lines, plugin = ast.parse(source), source.splitlines(keepends=True), configured()
        times = []
        for _ in range(3):
            started = time.process_time()
            assert len(list(plugin(tree, lines, "a.py").run())) == 3 * functions
            times.append(time.process_time() - started)
        return min(times)

    small = best(150)
    assert best(600) < 8 * small


def test_one_name_bound_very_often() -> None:
    lines = ["import time", "async def f():"]
    lines += [f"    x = {number}" for number in range(3000)]
    lines += ["    x = time.sleep", "    x(1)", "    time.sleep(1)"]
    started = time.perf_counter()
    assert findings("\n".join(lines) + "\n")[-1] == (3005, "ASY151")
    assert time.perf_counter() - started < 10


# -- real code ---------------------------------------------------------------------------------------------------------


def standard_library() -> list[Path]:
    """Every Python file of the running interpreter's standard library, its test suite included."""
    import sysconfig

    root = Path(sysconfig.get_paths()["stdlib"])
    return sorted(path for path in root.rglob("*.py") if "site-packages" not in path.parts)


def lint_files(files: list[Path]) -> int:
    """Lint these files; the number of those that Python could parse."""
    plugin = configured((("asy_strict", "true"),))
    done = 0
    for path in files:
        try:
            source = path.read_bytes().decode("utf-8-sig")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError):
            continue
        found = list(plugin(tree, source.splitlines(keepends=True), str(path)).run())
        broken = [item for item in found if re.search("internal error", item[2])]
        assert broken == [], f"{path}: {broken}"
        done += 1
    return done


def test_standard_library() -> None:
    files = standard_library()
    assert lint_files(files) > 0.9 * len(files) > 500
