"""Reads the documentation in a rule file's docstring: headings, prose, examples; makes pages and tables of it."""

from __future__ import annotations

import importlib
import inspect
import itertools
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from .rule import Rule

HEADINGS = ("What it does", "Why it matters", "Example", "What it leaves alone", "Sources", "Overlap")
"""The headings of a rule's docstring, all of them, in this order."""

_FENCE = re.compile(r"```python (?P<kind>bad|good)(?: options: (?P<options>.+))?")
_OPTION = re.compile(r"(?P<name>asy-[a-z-]+) *= *(?P<value>.*)")
_OTHERS = re.compile(
    r"\b(?P<prefix>ASYNC|RUF|PL[A-Z]|[CERSW])(?P<first>\d{3,4})\b(?: to (?P=prefix)(?P<last>\d{3,4}))?"
)
_LABELS = {"bad": "Reported", "good": "Not reported"}


class DocumentationError(Exception):
    """A rule's documentation is missing or malformed; the message names the file."""


class Example(NamedTuple):
    """One example of a rule.

    `kind` is `bad` (exactly the lines that end in the rule's code are reported) or `good` (none is), `code` ends in
    a newline, `options` holds what the configuration must say, such as `{"asy-strict": "true"}`.
    """

    kind: str
    code: str
    options: dict[str, str]


class _Section(NamedTuple):
    heading: str
    blocks: list[str | Example]


def examples(rule: Rule) -> list[Example]:
    """The examples of a rule, in the order of the docstring.

    Raises:
        DocumentationError: the docstring is missing or malformed.
    """
    return [block for section in _parse(rule) for block in section.blocks if isinstance(block, Example)]


def sections(rule: Rule) -> dict[str, str]:
    """The text under each heading as plain Markdown, examples included.

    Raises:
        DocumentationError: the docstring is missing or malformed.
    """
    return {section.heading: "\n\n".join(map(_markdown, section.blocks)) for section in _parse(rule)}


def summary(rule: Rule) -> str:
    """What the rule reports, in a few words: its first sentence up to a colon, without `Reports` and full stop.

    Raises:
        DocumentationError: the docstring is missing or malformed.
    """
    text = " ".join(sections(rule)[HEADINGS[0]].split()).removeprefix("Reports ")
    return re.split(r"[.:](?:\s|$)", text, maxsplit=1)[0]


def overlaps(rule: Rule) -> list[str]:
    """The codes of other linters that the rule's page names as overlapping, such as `ASYNC251`; ranges written out.

    Raises:
        DocumentationError: the docstring is missing or malformed.
    """
    found: dict[str, None] = {}
    for match in _OTHERS.finditer(" ".join(sections(rule)["Overlap"].split())):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        width = len(match["first"])
        found.update(dict.fromkeys(f"{match['prefix']}{number:0{width}}" for number in range(first, last + 1)))
    return list(found)


def severity(rule: Rule) -> str:
    """The rule's severity as a word: `critical`, `high`, `medium` or `low`."""
    return rule.severity.name.lower()


def default(rule: Rule) -> str:
    """Whether the rule runs unasked: `on` or `opt-in`."""
    return "opt-in" if rule.opt_in else "on"


def page(rule: Rule) -> str:
    """The documentation of a rule as one Markdown page that ends in a newline.

    Raises:
        DocumentationError: the docstring is missing or malformed.
    """
    state = "opt-in" if rule.opt_in else "on by default"
    parts = [f"# {rule.code} {rule.name}", f"{severity(rule).capitalize()} · {rule.section.title} · {state}"]
    for heading, text in sections(rule).items():
        parts += [f"## {heading}", text]
    return "\n\n".join(parts) + "\n"


def rules_table(rules: Iterable[Rule], folder: str = "") -> str:
    """A Markdown table with one row per rule, ending in a newline.

    Args:
        rules: the rules, in the order of the rows.
        folder: where the rule pages are, such as `docs/rules/`; without it the codes are no links.

    Raises:
        DocumentationError: a docstring is missing or malformed.
    """
    lines = ["| code | name | severity | default | reports |", "|---|---|---|---|---|"]
    for rule in rules:
        code = f"[{rule.code}]({folder}{rule.code}.md)" if folder else rule.code
        text = summary(rule).replace("|", "\\|")
        lines.append(f"| {code} | {rule.name} | {severity(rule)} | {default(rule)} | {text} |")
    return "\n".join(lines) + "\n"


def _parse(rule: Rule) -> list[_Section]:
    module = importlib.import_module(rule.module)
    where = module.__file__ or rule.module
    if not module.__doc__:
        if sys.flags.optimize >= 2:
            raise DocumentationError(f"{where}: documentation needs docstrings, and -OO strips them; run without -OO")
        raise DocumentationError(f"{where}: the file has no docstring")
    found = _split(inspect.cleandoc(module.__doc__).splitlines(), where)
    headings = tuple(section.heading for section in found)
    if headings != HEADINGS:
        missing = [heading for heading in HEADINGS if heading not in headings]
        reason = f"lacks {_quoted(missing)}" if missing else f"wants the headings {_quoted(HEADINGS)}, each once"
        raise DocumentationError(f"{where}: the docstring {reason}, but has {_quoted(headings) or 'none'}")
    for section in found:
        if not section.blocks:
            raise DocumentationError(f"{where}: nothing stands under `## {section.heading}`")
    kinds = {block.kind for section in found for block in section.blocks if isinstance(block, Example)}
    for kind in _LABELS:
        if kind not in kinds:
            raise DocumentationError(f"{where}: the docstring has no example that starts with ```python {kind}")
    return found


def _split(lines: list[str], where: str) -> list[_Section]:
    """The sections of a docstring with their prose and examples."""
    found: list[_Section] = []
    prose: list[str] = []

    def flush() -> None:
        text = "\n".join(prose).strip("\n")
        prose.clear()
        if not text:
            return
        if not found:
            raise DocumentationError(f"{where}: the docstring starts with `## {HEADINGS[0]}`")
        found[-1].blocks.append(text)

    numbered = iter(lines)
    for line in numbered:
        if line.startswith("## "):
            flush()
            found.append(_Section(line[3:].strip(), []))
        elif line.startswith("```"):
            flush()
            example = _example(line, list(itertools.takewhile(lambda text: text != "```", numbered)), where)
            if found:
                found[-1].blocks.append(example)
        else:
            prose.append(line)
    flush()
    return found


def _example(info: str, code: list[str], where: str) -> Example:
    match = _FENCE.fullmatch(info)
    if match is None:
        raise DocumentationError(f"{where}: an example starts with ```python bad or ```python good, not {info}")
    options: dict[str, str] = {}
    for part in (match["options"] or "").split(";"):
        if part.strip():
            option = _OPTION.fullmatch(part.strip())
            if option is None:
                raise DocumentationError(f"{where}: an example's options read `asy-name = value`, not {part.strip()}")
            options[option["name"]] = option["value"]
    return Example(match["kind"], "\n".join(code) + "\n", options)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _markdown(block: str | Example) -> str:
    if isinstance(block, str):
        return block
    options = " and ".join(f"`{name} = {value}`" for name, value in block.options.items())
    return f"{_LABELS[block.kind]}{' with ' + options if options else ''}:\n\n```python\n{block.code}```"
