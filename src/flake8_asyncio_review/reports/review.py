"""The review as a document in Markdown, the way a reviewer hands it over."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .. import __version__, documentation
from ..checklist import CHECKLIST, Item
from ..listing import Listing
from ..locations import relative, repository
from ..plugin import Plugin, enabled
from ..rule import Rule
from ..sections import Section, Severity
from .document import Document
from .entries import UNREADABLE, Entry

_CONCERNS = 3
"""Rules named in the first paragraph."""


def render(document: Document) -> str:
    """A summary, the findings by section, recommendations, and the checklist."""
    running = set(enabled(Listing.of(document.rules.values()), Plugin.settings, document.options))
    ours = [entry for entry in document.entries if entry.rule is not None]
    unreadable = [entry for entry in document.entries if entry.code in UNREADABLE]
    others = [entry for entry in document.entries if entry.rule is None and entry.code not in UNREADABLE]
    root = repository(os.getcwd())
    parts = ["# Review of asynchronous code", _summary(ours, len(unreadable)), _what_ran(running, document, unreadable)]
    if unreadable:
        parts += ["## Unreadable files", *_list(unreadable, root)]
    by_rule: dict[str, list[Entry]] = {}
    for entry in ours:
        by_rule.setdefault(entry.code, []).append(entry)
    for section in Section:
        rules = [rule for rule in document.rules.values() if rule.section is section]
        if rules:
            parts += _section(section, rules, by_rule, running, root)
    parts += ["## Recommendations", _recommendations(by_rule, document.rules)]
    parts += ["## Checklist", *_checklist(by_rule, running)]
    if others:
        parts += ["## Findings of other plugins", *_list(others, root)]
    return "\n\n".join(parts)


def _summary(entries: Sequence[Entry], unreadable: int) -> str:
    if not entries:
        text = "Nothing was found."
    else:
        counts = Counter(entry.rule.severity for entry in entries if entry.rule is not None)
        each = ", ".join(f"{counts[severity]} {severity.name.lower()}" for severity in Severity if counts[severity])
        files = len({entry.path for entry in entries})
        text = f"{_number(len(entries), 'finding')} in {_number(files, 'file')}: {each}."
        concerns = Counter((entry.code, entry.rule.name) for entry in entries if entry.rule is not None)
        # The gravest first, then the most frequent.
        ranked = sorted(concerns, key=lambda concern: (concern[0][3], -concerns[concern], concern))[:_CONCERNS]
        names = ", ".join(f"{name} ({code}, {_number(concerns[code, name], 'place')})" for code, name in ranked)
        text += f" Main concerns: {names}."
    return text + (f" {_number(unreadable, 'file')} could not be checked." if unreadable else "")


def _what_ran(running: Iterable[str], document: Document, unreadable: Sequence[Entry]) -> str:
    read = len(document.files) - len({entry.path for entry in unreadable})
    codes = sorted(running)
    rows = (
        ("version", f"flake8-asyncio-review {__version__}"),
        ("rules", f"{len(codes)} of {len(document.rules)}: {', '.join(codes) or 'none'}"),
        ("files read", str(read)),
        ("files unreadable", str(len({entry.path for entry in unreadable}))),
    )
    return "\n".join(("| what ran | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)))


def _section(
    section: Section, rules: Sequence[Rule], by_rule: dict[str, list[Entry]], running: Iterable[str], root: str
) -> list[str]:
    found = [rule for rule in rules if rule.code in by_rule]
    parts = [f"## {section.title}"]
    if not found:
        ran = any(rule.code in running for rule in rules)
        parts.append("No findings." if ran else "None of its rules ran.")
    for rule in sorted(found, key=lambda rule: rule.code):
        pages = documentation.sections(rule)
        parts += [
            f"### {rule.code} {rule.name}",
            f"{rule.severity.name.capitalize()}. {_prose(pages['Why it matters'])}",
        ]
        parts += [_place(entry, root) for entry in by_rule[rule.code]]
        parts += ["**Fix**", *_examples(rule)]
    return parts


def _place(entry: Entry, root: str) -> str:
    where = f"{relative(entry.path, root)}:{entry.line}:{entry.column}"
    source = _fenced(entry.source.strip(), "python")
    text = f"- {_code(where)}: {entry.text}"
    return text if not entry.source.strip() else f"{text}\n\n" + "\n".join("  " + line for line in source.splitlines())


def _examples(rule: Rule) -> Iterator[str]:
    shown = set()
    for example in documentation.examples(rule):
        if example.kind not in shown:
            shown.add(example.kind)
            yield (
                {"bad": "Instead of", "good": "write"}[example.kind] + "\n\n" + _fenced(example.code.rstrip(), "python")
            )


def _recommendations(by_rule: dict[str, list[Entry]], rules: dict[str, Rule]) -> str:
    if not by_rule:
        return "None."
    lines = []
    for number, code in enumerate(sorted(by_rule), 1):
        rule = rules[code]
        places = _number(len(by_rule[code]), "place")
        page = f"`python -m flake8_asyncio_review explain {code}`"
        lines.append(f"{number}. **{documentation.severity(rule)}** {code} {rule.name}, {places}: {page}")
    return "\n".join(lines)


def _checklist(by_rule: dict[str, list[Entry]], running: Iterable[str]) -> Iterator[str]:
    states = [(item, _state(item, by_rule, running)) for item in CHECKLIST]
    checked = sum(bool(set(item.codes).intersection(running)) for item in CHECKLIST)
    found = sum(bool(set(item.codes).intersection(by_rule)) for item in CHECKLIST)
    yield (
        f"Of {len(CHECKLIST)} items {checked} were checked by a rule, {found} of them with findings; "
        f"{len(CHECKLIST) - checked} need a human."
    )
    rows = [f"| {item.section.title} | {item.text} | {state} |" for item, state in states]
    yield "\n".join(("| section | item | state |", "|---|---|---|", *rows))


def _state(item: Item, by_rule: dict[str, list[Entry]], running: Iterable[str]) -> str:
    ran = sorted(set(item.codes).intersection(running))
    found = sum(len(by_rule.get(code, ())) for code in item.codes)
    if found:
        return f"{_number(found, 'finding')} ({', '.join(code for code in item.codes if code in by_rule)})"
    return f"no findings ({', '.join(ran)})" if ran else "needs a human"


def _list(entries: Iterable[Entry], root: str) -> Iterator[str]:
    yield "\n".join(
        f"- {_code(f'{relative(entry.path, root)}:{entry.line}:{entry.column}')}: {entry.code} {_escaped(entry.text)}"
        for entry in entries
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _prose(text: str) -> str:
    """The first paragraph of a text."""
    return text.split("\n\n")[0]


def _code(text: str) -> str:
    """`text` as a code span, whatever it holds."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


def _escaped(text: str) -> str:
    """`text` of another plugin with what Markdown would read as markup made harmless."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)
