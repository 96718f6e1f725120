"""Writes what is made from the rule files, the table of options and the tables of libraries.

Run `python docs/generate.py` after changing any of them; `--check` changes nothing and fails if anything would change.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from flake8_asyncio_review import documentation, knowledge, options, rule
from flake8_asyncio_review.discovery import import_all
from flake8_asyncio_review.rules import load

ROOT = Path(__file__).resolve().parent.parent

_RULES_PAGE = """\
# Rules

`ASY151`: the first digit is the severity, the second the section of the catalogue.

{digits}
Rules that are *on* run by default. *Opt-in* rules run when their exact code is selected or `asy-strict` is set, see
[configuration](configuration.md#opt-in-rules).

{table}"""


_TABLES = """\
\"""Which files of this folder tell of which top-level package, so that the others need not be imported.

Written by `python docs/generate.py`.
\"""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, str] = {{
{rows}
}}
"""


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
    files[Path(str(knowledge.__file__)).with_name("tables.py")] = _tables()
    for path, name, text in (
        (docs / "configuration.md", "options", _options_table()),
        (ROOT / "README.md", "rules", documentation.rules_table(rules, "docs/rules/")),
    ):
        files[path] = _between(path, name, text)
    return files


def _tables() -> str:
    """The file that says where the tables know of a package."""
    found: dict[str, dict[str, None]] = {}
    for module in import_all(knowledge):
        for library in getattr(module, "LIBRARIES", ()):
            found.setdefault(library.name.partition(".")[0], {})[module.__name__.rpartition(".")[2]] = None
    return _TABLES.format(rows="\n".join(f'    "{name}": "{" ".join(found[name])}",' for name in sorted(found)))


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


def _between(path: Path, name: str, text: str) -> str:
    """The file at `path` with `text` between the markers called `name`."""
    start, end = f"<!-- {name}: made by docs/generate.py -->", f"<!-- {name}: end -->"
    before, found, rest = path.read_text("utf-8").partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{path}: the markers {start} and {end} are missing")
    return f"{before}{start}\n\n{text}\n{end}{after}"


def _digits_table() -> str:
    lines = ["| digit | first: severity | second: section |", "|---|---|---|"]
    severities = {severity.value: severity.name.lower() for severity in rule.Severity}
    for section in rule.Section:
        lines.append(f"| {section.digit} | {severities.get(section.digit, '')} | {section.title} |")
    return "\n".join(lines) + "\n"


def _options_table() -> str:
    lines = ["| option | what it does | for example |", "|---|---|---|"]
    for option in options.OPTIONS:
        meaning = option.help.replace("|", "\\|")
        lines.append(f"| `{option.name}` | {meaning} | `{option.example}` |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
