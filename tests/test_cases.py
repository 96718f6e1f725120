"""Shapes that users of other linters reported as false alarms or misses: one file each in `cases/`.

`# FLAG` marks a line that must be reported, `# OK` one that must stay silent; nothing is said of the other lines.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import TESTS, findings

from flake8_asyncio_review.rules import load

CASES = sorted((TESTS / "cases").glob("*.py"))

EXPECTED = {
    "a03": ("ASY222",),
    "a05": ("ASY222",),
    "a06": ("ASY159",),
    "a09": ("ASY156",),
    "a10": ("ASY152", "ASY152"),
    "a11": ("ASY153",),
    "a12": ("ASY154", "ASY154"),
    "a13": ("ASY150",),
    "a14": ("ASY156", "ASY156"),
    "a15": ("ASY111",),
    "a16": ("ASY350",),
    "a26": ("ASY424",),
    "a27": ("ASY223",),
    "a30": ("ASY223",),
    "a33": ("ASY153", "ASY332"),
    "a35": ("ASY381",),
    "a36": ("ASY221",),
    "a37": ("ASY220",),
    "a38": ("ASY221", "ASY221"),
    "a40": ("ASY221", "ASY221"),
    "a43": ("ASY227", "ASY227"),
    "a44": ("ASY422",),
}
"""The code wanted at each FLAG line, in order."""

NOT_YET = {
    ("a35", "ASY381"),
}
"""Entries whose FLAG line waits for a rule that this release does not have."""


def lines_with(source: str, mark: str) -> list[int]:
    """The numbers of the lines that a comment marks."""
    return [number for number, line in enumerate(source.splitlines(), 1) if re.search(rf"\S.*# {mark}\b", line)]


def reported(path: Path, source: str) -> list[tuple[int, str]]:
    """Findings under every rule that is on by default, and under the opt-in rules that the entry is about."""
    return findings(source, filename=path.name, extend_select=EXPECTED.get(path.stem, ()))


def pairs() -> list[tuple[Path, int, str]]:
    """File, number and code of each FLAG line."""
    return [
        (path, line, code)
        for path in CASES
        for line, code in zip(lines_with(path.read_text("utf-8"), "FLAG"), EXPECTED.get(path.stem, ()), strict=True)
    ]


PAIRS = [pytest.param(*pair, id=f"{pair[0].stem}-{pair[1]}-{pair[2]}") for pair in pairs()]


def test_all_entries_are_here() -> None:
    assert [path.stem for path in CASES] == [f"a{number:02}" for number in range(1, 47)]
    assert len(PAIRS) == 29


@pytest.mark.parametrize(("path", "line", "code"), PAIRS)
def test_flagged_lines_are_reported(path: Path, line: int, code: str) -> None:
    found = (line, code) in reported(path, path.read_text("utf-8"))
    # An entry that starts to be reported leaves NOT_YET.
    assert found is not ((path.stem, code) in NOT_YET)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_good_lines_are_silent(path: Path) -> None:
    source = path.read_text("utf-8")
    good = lines_with(source, "OK")
    assert [finding for finding in reported(path, source) if finding[0] in good] == []


@pytest.mark.parametrize(("entry", "code"), sorted(NOT_YET))
def test_waiting_entries_wait_for_a_rule_that_is_missing(entry: str, code: str) -> None:
    assert code not in load(), f"the rule that {entry} waits for is here: drop the entry from NOT_YET"
