"""Which rules are imported for which file, and that none is missing where it has something to report."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator

import pytest
from helpers import TESTS, configured, reports

from flake8_asyncio_review import engine, manifest
from flake8_asyncio_review.listing import Listing
from flake8_asyncio_review.rule import Finding, Rule
from flake8_asyncio_review.rules import listing, load

PROGRAM = """\
import ast, sys
from flake8_asyncio_review.options import Settings
from flake8_asyncio_review.plugin import Plugin
text = sys.stdin.read()
Plugin.settings = Settings(**ast.literal_eval(sys.argv[1]))
for item in Plugin(ast.parse(text), text.splitlines(keepends=True), "stdin").run():
    pass
print(*(name for name in sys.modules if ".rules." in name and ".asy" in name), sep="\\n")
"""


def imported(source: str, **settings: object) -> set[str]:
    """The codes of the rules that are imported for a file, in a process of its own."""
    command = [sys.executable, "-c", PROGRAM, repr(settings)]
    done = subprocess.run(command, input=source, capture_output=True, check=True, text=True)
    return {name.rpartition(".")[2].partition("_")[0].upper() for name in done.stdout.splitlines()}


def test_a_plain_file_needs_few_rules() -> None:
    needed = imported("import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n")
    assert needed <= {"ASY220", "ASY221", "ASY229"}


@pytest.mark.parametrize(
    ("source", "code", "wanted"),
    [
        ("async def f():\n    with x:\n        pass\n", "ASY111", True),
        ("async def f():\n    for x in y:\n        pass\n", "ASY111", False),
        ("async def f():\n    g.gather(1)\n", "ASY284", True),
        ("async def f():\n    g.other(1)\n", "ASY284", False),
        ("from asyncio import shield as g\n\nasync def f():\n    g(1)\n", "ASY284", True),
        ("async def f():\n    try:\n        pass\n    finally:\n        return\n", "ASY224", True),
        ("async def f():\n    try:\n        pass\n    finally:\n        g()\n", "ASY224", False),
        ("async def f():\n    try:\n        pass\n    except ValueError:\n        pass\n", "ASY223", False),
        (
            "async def f():\n    try:\n        pass\n    except (a.TimeoutError, Exception):\n        pass\n",
            "ASY223",
            False,
        ),
        (
            "async def f():\n    try:\n        pass\n    except (OSError, BaseException):\n        pass\n",
            "ASY223",
            True,
        ),
        ("async def f():\n    try:\n        pass\n    except a.CancelledError:\n        pass\n", "ASY223", True),
        ("async def f():\n    try:\n        pass\n    except a.ERRORS:\n        pass\n", "ASY223", True),
        ("async def f():\n    try:\n        pass\n    except:\n        pass\n", "ASY223", True),
        ("async def f():\n    return [x for x in y]\n", "ASY232", False),
        ("async def f():\n    return [x async for x in y]\n", "ASY232", True),
        ("class A:\n    async def __aenter__(self): ...\n", "ASY233", True),
        ("class A:\n    def __aenter__(self): ...\n\nasync def f(): ...\n", "ASY233", True),
        ("class A:\n    def __enter__(self): ...\n\nasync def f(): ...\n", "ASY233", False),
        ("async def f():\n    with await x:\n        pass\n", "ASY425", True),
        ("async def f():\n    with x:\n        pass\n", "ASY425", False),
        ("async def f():\n    while True:\n        await g()\n", "ASY431", False),
        ("import time\n\nasync def f():\n    time.sleep(1)\n", "ASY151", True),
        ("import time\n\ndef f():\n    time.sleep(1)\n\nasync def g(): ...\n", "ASY151", False),
        ("import time\n\ndef f():\n    time.sleep(1)\n\nasync def g():\n    f()\n", "ASY150", True),
        ("def f():\n    time.sleep(1)\n\nasync def g():\n    await f()\n", "ASY150", False),
    ],
)
def test_a_rule_is_imported_for_what_it_wants_to_see(source: str, code: str, wanted: bool) -> None:
    assert (code in imported(source)) is wanted


def test_words_in_the_text() -> None:
    """The same syntax with and without the word that the rule looks for."""
    source = "async def f():\n    try:\n        await g()\n    except {}:\n        pass\n"
    assert "ASY282" in imported(source.format("TimeoutError"))
    assert "ASY282" not in imported(source.format("ValueError"))


def test_settings() -> None:
    source = "import warehouse\n\nasync def stock(item):\n    await warehouse.fetch(item)\n"
    assert "ASY150" not in imported(source)
    assert "ASY150" in imported(source, blocking_calls=(("warehouse.fetch", ""),))
    assert "ASY112" not in imported(source)
    assert "ASY112" in imported(source, executor_calls=("warehouse.fetch",))
    assert "ASY112" in imported(source, executor_calls=("warehouse.*",))


def test_the_manifest_says_what_the_rule_files_say() -> None:
    """If this fails, run `python docs/generate.py`."""
    made, kept = Listing.of(load().values()), listing()
    assert kept.modules == made.modules
    assert kept.opt_in == made.opt_in
    assert (kept.nodes, kept.calls, kept.settings) == (made.nodes, made.calls, made.settings)


def test_a_rule_that_the_manifest_does_not_know_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    on = {code: name for code, name in manifest.ON.items() if code not in ("ASY151", "ASY222")}
    monkeypatch.setattr(manifest, "ON", on)
    for table in ("NODES", "CALLS", "SETTINGS"):
        known = getattr(manifest, table)
        left = {
            key: " ".join(item for item in items.split() if item[:6] not in ("ASY151", "ASY222"))
            for key, items in known.items()
        }
        monkeypatch.setattr(manifest, table, left)
    found = listing()
    made = Listing.of(load().values())
    assert found.modules == made.modules
    assert [set(found.nodes[key].split()) for key in made.nodes] == [set(made.nodes[key].split()) for key in made.nodes]
    assert [set(found.calls[key].split()) for key in made.calls] == [set(made.calls[key].split()) for key in made.calls]
    source = "import asyncio, time\n\nasync def f():\n    time.sleep(1)\n    asyncio.ensure_future(g())\n"
    assert {"ASY151", "ASY222"} <= {text[:6] for _, _, text in reports(source)}


# -- words are in every file with a finding ----------------------------------------------------------------------------

WORDED = [rule for rule in load().values() if any(wish.words for wish in rule.wishes)]


def pieces(rule: Rule) -> Iterator[str]:
    """The fixture of a rule, each definition in a file of its own, so that no word is there for the sake of another."""
    source = (TESTS / "fixtures" / f"{rule.code.lower()}.py").read_text("utf-8")
    lines = source.splitlines()
    imports, definitions = [], []
    for node in ast.parse(source).body:
        first = min([node.lineno, *(item.lineno for item in getattr(node, "decorator_list", ()))])
        text = "\n".join(lines[first - 1 : node.end_lineno])
        (imports if isinstance(node, (ast.Import, ast.ImportFrom)) else definitions).append(text)
    for text in definitions:
        # Most definitions need but one of the imports, whose names may be words too.
        for needed in (imports, [line for line in imports if last_names(line) & set(re.findall(r"\w+", text))]):
            yield "\n".join((*needed, text, ""))


def last_names(line: str) -> set[str]:
    """The names that an import statement binds."""
    (statement,) = ast.parse(line).body
    assert isinstance(statement, (ast.Import, ast.ImportFrom))
    return {(item.asname or item.name).partition(".")[0] for item in statement.names}


def found(rule: Rule, sources: Iterable[str]) -> list[list[Finding]]:
    """What one rule reports of each source."""
    run = engine.Run(Listing.of([rule]), [rule.code], configured().settings)
    return [engine.review(ast.parse(text), text.splitlines(keepends=True), "stdin", run) for text in sources]


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: rule.code)
def test_words_hide_nothing(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = list(pieces(rule))
    by_words = found(rule, sources)
    assert sum(map(len, by_words)) >= 8
    for wish in rule.wishes:
        monkeypatch.setattr(wish, "words", ())
    assert found(rule, sources) == by_words


def test_without_its_words_a_rule_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail."""
    rule = load()["ASY430"]
    sources = list(pieces(rule))
    assert any(found(rule, sources))
    for wish in rule.wishes:
        monkeypatch.setattr(wish, "words", ("prepend",))
    assert not any(found(rule, sources))
