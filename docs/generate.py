"""Writes what is made from the rule files, the table of options and the tables of libraries.

Run `python docs/generate.py` after changing any of them; `--check` changes nothing and fails if anything would change.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from flake8_asyncio_review import documentation, knowledge, options, rule
from flake8_asyncio_review.checklist import CHECKLIST
from flake8_asyncio_review.discovery import import_all
from flake8_asyncio_review.listing import Listing
from flake8_asyncio_review.rules import load
from flake8_asyncio_review.sections import Section, Severity

ROOT = Path(__file__).resolve().parent.parent

_RULES_PAGE = """\
# Rules

`ASY151`: the first digit is the severity, the second the section of the catalogue.

{digits}
Rules that are *on* run by default. *Opt-in* rules run when their exact code is selected or `asy-strict` is set, see
[configuration](configuration.md#opt-in-rules).

{table}"""


_OVERLAPS_PAGE = """\
# Other linters

Which rules look at the same lines as a rule of flake8-async or ruff (`ASYNC`, `RUF`, `PL`), pylint (`C`, `E`, `R`, `W`)
or SonarPython (`S`). Each rule page says what is different.

## From ours to theirs

{ours}
## From theirs to ours

{theirs}"""

_CHECKLIST_PAGE = """\
# Checklist

What a reviewer of asynchronous code looks for, and the rules that look for it. The [review](reports.md#the-review)
says of each item whether it was checked and what was found. Items whose rules are not written yet need a human.

{table}"""

_TABLES = """\
\"""Which files of this folder tell of which top-level package, so that the others need not be imported.

Written by `python docs/generate.py`.
\"""
# flake8: noqa: E501

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, str] = {{
{tables}
}}
\"""The files, by package.\"""

LEADS: Mapping[str, str] = {{
{leads}
}}
\"""Other packages of which a package hands out types, or has what they have under other names.\"""

TAILS: Mapping[str, str] = {{
{tails}
}}
\"""The last names of what blocks in a package, and of what has several names there.\"""
"""

_MANIFEST = """\
\"""What the rules want to see: which is imported for what. `Listing` says how the tables are read.

Made from the rule files by `python docs/generate.py`.
\"""
# flake8: noqa: E501

from __future__ import annotations

from collections.abc import Mapping

{tables}"""


def generated() -> dict[Path, str]:
    """What every generated file should hold, by absolute path.

    Raises:
        documentation.DocumentationError: a rule's docstring is missing or malformed.
        ValueError: a file lacks the markers between which a table belongs.
    """
    rules = load().values()
    docs = ROOT / "docs"
    files = {docs / "rules" / f"{rule.code}.md": documentation.page(rule) for rule in rules}
    table = documentation.rules_table(rules, "rules/")
    files[docs / "rules.md"] = _RULES_PAGE.format(digits=_digits_table(), table=table)
    ours, theirs = _overlaps_tables(list(rules))
    files[docs / "overlaps.md"] = _OVERLAPS_PAGE.format(ours=ours, theirs=theirs)
    files[docs / "checklist.md"] = _CHECKLIST_PAGE.format(table=_checklist_table({rule.code for rule in rules}))
    files[Path(str(knowledge.__file__)).with_name("tables.py")] = _tables()
    files[Path(str(rule.__file__)).with_name("manifest.py")] = _manifest(rules)
    for path, name, text in (
        (docs / "configuration.md", "options", _options_table()),
        (ROOT / "README.md", "rules", documentation.rules_table(rules, "docs/rules/")),
    ):
        files[path] = _between(path, path.read_text("utf-8"), name, text)
    guide = docs / "building-async-code.md"
    files[guide] = guide.read_text("utf-8")
    for name in ("fetch", "server", "pipeline", "blocking"):
        files[guide] = _between(guide, files[guide], name, _template(name))
    return files


def _tables() -> str:
    """The file that says where the tables know of a package, which others it leads to, and what blocks in it."""
    tables: dict[str, list[str]] = {}
    leads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for module in import_all(knowledge):
        for library in getattr(module, "LIBRARIES", ()):
            package = library.name.partition(".")[0]
            tables.setdefault(package, []).append(module.__name__.rpartition(".")[2])
            named = (library.returns, library.attributes, library.bases, library.aliases)
            text = " ".join(kind for names in named for kind in names.values())
            leads.setdefault(package, []).extend(sorted(set(re.findall(r"(?<![\w.])[A-Za-z_]\w*", text))))
            blocking = (name for fact in library.blocking for name in fact.names.split())
            last = {name.rpartition(".")[2] for name in (*blocking, *library.aliases)}
            tails.setdefault(package, []).extend(sorted(last))
    for package, names in leads.items():
        leads[package] = [name for name in names if name in tables and name != package]
    return _TABLES.format(tables=_rows(tables), leads=_rows(leads), tails=_rows(tails))


def _rows(table: Mapping[str, Iterable[str]]) -> str:
    """The rows of a table of words by package, each word once."""
    rows = {package: " ".join(dict.fromkeys(table[package])) for package in sorted(table)}
    return "\n".join(f'    "{package}": "{words}",' for package, words in rows.items() if words)


def _manifest(rules: Iterable[rule.Rule]) -> str:
    """The file that says what the rules want to see."""
    listing = Listing.of(rules)
    modules = {code: module.split(".rules.")[1] for code, module in listing.modules.items()}
    on = {code: module for code, module in modules.items() if code not in listing.opt_in}
    opt_in = {code: module for code, module in modules.items() if code in listing.opt_in}
    tables = (
        ("ON", on, "The module under `rules` of each rule that is on by default, by its code."),
        ("OPT_IN", opt_in, "The same of the other rules."),
        ("NODES", listing.nodes, "Rules by the name of a type of nodes."),
        ("CALLS", listing.calls, "Rules by the last name of what is called."),
        ("SETTINGS", listing.settings, "Rules by the field of the settings with further names of what is called."),
    )
    return _MANIFEST.format(tables="\n".join(f'{_table(name, rows)}"""{about}"""\n' for name, rows, about in tables))


def _table(name: str, rows: Mapping[str, str]) -> str:
    lines = "".join(f'    "{key}": "{rows[key]}",\n' for key in sorted(rows))
    return f"{name}: Mapping[str, str] = {{\n{lines}}}\n"


def stale() -> list[Path]:
    """Rule pages of rules that no longer exist."""
    return sorted(set((ROOT / "docs" / "rules").glob("*.md")) - set(generated()))


def main() -> int:
    """Write the files, or with `--check` name those that differ; the exit code says whether any did."""
    parser = argparse.ArgumentParser(description="Generate the rule pages and the tables of the documentation.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if something would change")
    check = parser.parse_args().check
    (ROOT / "docs" / "rules").mkdir(exist_ok=True)
    different = [path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]
    for path in different:
        print(f"{path.relative_to(ROOT)}: {'out of date' if check else 'written'}")
        if not check:
            path.write_text(generated()[path], "utf-8", newline="\n")
    for path in stale():
        print(f"{path.relative_to(ROOT)}: {'of no rule' if check else 'removed'}")
        different.append(path)
        if not check:
            path.unlink()
    if check and different:
        print("run `python docs/generate.py`")
    return 1 if check and different else 0


def _template(name: str) -> str:
    """The versions of one of the programs to start from."""
    parts = []
    for title, file in (
        ("With asyncio", f"{name}_asyncio"),
        ("With anyio", f"{name}_anyio"),
        ("Before", f"before/{name}"),
    ):
        code = (ROOT / "docs" / "templates" / f"{file}.py").read_text("utf-8")
        parts.append(f"### {title}\n\n[{file}.py](templates/{file}.py)\n\n```python\n{code}```\n")
    return "\n".join(parts)


def _between(path: Path, content: str, name: str, text: str) -> str:
    """The `content` of the file at `path` with `text` between the markers called `name`."""
    start, end = f"<!-- {name}: made by docs/generate.py -->", f"<!-- {name}: end -->"
    before, found, rest = content.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{path}: the markers {start} and {end} are missing")
    return f"{before}{start}\n\n{text}\n{end}{after}"


def _digits_table() -> str:
    lines = ["| digit | first: severity | second: section |", "|---|---|---|"]
    severities = {severity.value: severity.name.lower() for severity in Severity}
    for section in Section:
        lines.append(f"| {section.digit} | {severities.get(section.digit, '')} | {section.title} |")
    return "\n".join(lines) + "\n"


def _overlaps_tables(rules: list[rule.Rule]) -> tuple[str, str]:
    ours, theirs = ["| rule | overlaps |", "|---|---|"], ["| theirs | ours |", "|---|---|"]
    by_code: dict[str, list[rule.Rule]] = {}
    for item in rules:
        codes = documentation.overlaps(item)
        ours.append(f"| {_link(item.code)} {item.name} | {', '.join(codes) or 'none'} |")
        for code in codes:
            by_code.setdefault(code, []).append(item)
    for code in sorted(by_code):
        theirs.append(f"| {code} | {', '.join(f'{_link(item.code)} {item.name}' for item in by_code[code])} |")
    return "\n".join(ours) + "\n", "\n".join(theirs) + "\n"


def _checklist_table(known: set[str]) -> str:
    lines = ["| section | item | rules |", "|---|---|---|"]
    for item in CHECKLIST:
        rules = ", ".join(_link(code) for code in item.codes if code in known)
        lines.append(f"| {item.section.title} | {item.text} | {rules or 'none yet'} |")
    return "\n".join(lines) + "\n"


def _link(code: str) -> str:
    return f"[{code}](rules/{code}.md)"


def _options_table() -> str:
    lines = ["| option | what it does | for example |", "|---|---|---|"]
    for option in options.OPTIONS:
        meaning = option.help.replace("|", "\\|")
        lines.append(f"| `{option.name}` | {meaning} | `{option.example}` |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
