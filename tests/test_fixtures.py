"""Each file in `fixtures/` reports what its comments mark, and nothing else under any rule that is on by default."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import TESTS, check, findings, marked, options_in

from flake8_asyncio_review.rules import load

FIXTURES = sorted((TESTS / "fixtures").glob("*.py"))
RULES = load()


def name_of(path: Path) -> str:
    """A name that does not say that the file stands among tests, of which some rules say less."""
    return path.name


def code_of(path: Path) -> str:
    """`ASY151` of `asy151.py`."""
    return path.stem.upper()


@pytest.mark.parametrize("path", FIXTURES, ids=code_of)
def test_fixture(path: Path) -> None:
    source = path.read_text("utf-8")
    found = findings(source, filename=name_of(path), extend_select=(code_of(path),), **options_in(source))
    check(source, marked(source), found)


def test_every_rule_has_a_fixture() -> None:
    assert [code_of(path) for path in FIXTURES] == list(RULES)


@pytest.mark.parametrize("path", FIXTURES, ids=code_of)
def test_fixture_holds_both_kinds(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len([code for _, code in marked(source) if code == code_of(path)]) >= 8
    silent = [part for part in re.split(r"^(?=\S)", source, flags=re.MULTILINE) if "def " in part and not marked(part)]
    assert len(silent) >= 5, "too few definitions that must stay silent"


@pytest.mark.parametrize("path", FIXTURES, ids=code_of)
def test_opt_in_rules_are_silent_unless_asked_for(path: Path) -> None:
    rule = RULES[code_of(path)]
    source = path.read_text("utf-8")
    found = [code for _, code in findings(source, filename=name_of(path), **options_in(source))]
    assert (rule.code in found) is not rule.opt_in
