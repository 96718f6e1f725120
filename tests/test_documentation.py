"""The reader of the rules' docstrings: pages, tables, and errors that name the file."""

from __future__ import annotations

import types

import pytest

from flake8_asyncio_review import documentation
from flake8_asyncio_review.documentation import HEADINGS, DocumentationError, Example, examples
from flake8_asyncio_review.rule import Rule
from flake8_asyncio_review.rules import load

GOOD = """
## What it does
Reports sleeping: `time.sleep()`.

## Why it matters
It waits.

## Example
Text before.
```python bad options: asy-strict = true
time.sleep(1)  # ASY151
```
```python good
await sleep(1)
```

## What it leaves alone
Nothing.

## Sources
<https://example.org>

## Overlap
None.
"""


def read(monkeypatch: pytest.MonkeyPatch, text: str | None) -> Rule:
    """ASY151 with another docstring."""
    module = types.ModuleType("stand_in", text)
    module.__file__ = "stand_in.py"
    monkeypatch.setattr(documentation.importlib, "import_module", lambda name: module)
    return load_once["ASY151"]


load_once = load()


def test_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    assert examples(read(monkeypatch, GOOD)) == [
        Example("bad", "time.sleep(1)  # ASY151\n", {"asy-strict": "true"}),
        Example("good", "await sleep(1)\n", {}),
    ]


def test_summary_and_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = read(monkeypatch, GOOD)
    assert documentation.summary(rule) == "sleeping"
    found = documentation.sections(rule)
    assert tuple(found) == HEADINGS
    assert found["Why it matters"] == "It waits."
    assert "Text before." in found["Example"]
    assert "```python\ntime.sleep(1)" in found["Example"]


def test_page(monkeypatch: pytest.MonkeyPatch) -> None:
    text = documentation.page(read(monkeypatch, GOOD))
    assert text.startswith("# ASY151 blocking-sleep\n\nCritical · ")
    assert text.endswith("None.\n")
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == list(HEADINGS)


def test_table() -> None:
    lines = documentation.rules_table(load().values(), "docs/rules/").splitlines()
    assert len(lines) == len(load()) + 2
    assert lines[2].startswith("| [ASY110](docs/rules/ASY110.md) | cpu-bound-call | critical | on | ")
    plain = documentation.rules_table([load()["ASY421"]]).splitlines()
    assert plain[2].startswith("| ASY421 | unnamed-task | low | opt-in | ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Sources\n", ""),
        ("## Sources", "## Source"),
        ("## Sources\n<https://example.org>\n", "## Sources\n"),
        ("## What it does\n", "Text first.\n\n## What it does\n"),
        ("```python good\nawait sleep(1)\n```\n", ""),
        ("```python good", "```python fine"),
        ("```python good", "```python"),
        ("options: asy-strict = true", "options: strict"),
        ("await sleep(1)\n```\n", "await sleep(1)\n"),
    ],
)
def test_malformed_docstrings(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    assert old in GOOD
    rule = read(monkeypatch, GOOD.replace(old, new, 1))
    with pytest.raises(DocumentationError, match=r"^stand_in\.py: "):
        documentation.page(rule)


def test_no_docstring(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentationError, match="no docstring"):
        examples(read(monkeypatch, None))


def test_overlaps(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "ruff ASYNC220 to ASYNC222 and\nPLC0415 (pylint C0415), SonarPython S7487; not ASY151 or P3."
    monkeypatch.setattr(documentation, "sections", lambda rule: {"Overlap": text})
    expected = ["ASYNC220", "ASYNC221", "ASYNC222", "PLC0415", "C0415", "S7487"]
    assert documentation.overlaps(next(iter(load().values()))) == expected
