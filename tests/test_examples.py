"""The examples in the docstrings of the rules do what they say."""

from __future__ import annotations

import pytest
from helpers import check, findings, marked

from flake8_asyncio_review.documentation import Example, examples
from flake8_asyncio_review.rule import Rule
from flake8_asyncio_review.rules import load

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{example.kind}-{number}")
    for rule in load().values()
    for number, example in enumerate(examples(rule), 1)
]


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.code)
def test_every_rule_has_both_kinds(rule: Rule) -> None:
    assert {example.kind for example in examples(rule)} == {"bad", "good"}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    options = {name.replace("-", "_"): value for name, value in example.options.items()}
    expected = marked(example.code)
    assert {code for _, code in expected} == ({rule.code} if example.kind == "bad" else set())
    check(example.code, expected, findings(example.code, extend_select=(rule.code,), **options))


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.code)
def test_docstring_says_that_a_rule_is_opt_in_only_by_its_example(rule: Rule) -> None:
    """The bad examples of an opt-in rule are silent without it; those of any other rule need no selection."""
    for example in examples(rule):
        options = {name.replace("-", "_"): value for name, value in example.options.items()}
        expected = [] if rule.opt_in else marked(example.code)
        assert findings(example.code, **options) == expected
