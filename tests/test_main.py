"""`python -m flake8_asyncio_review`: explain, rules, config."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_asyncio_review import __version__, options
from flake8_asyncio_review.__main__ import main
from flake8_asyncio_review.documentation import page
from flake8_asyncio_review.plugin import Plugin
from flake8_asyncio_review.rules import load


class Printed:
    """Runs a command in this process and keeps what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main(arguments) == code
        found = self._capsys.readouterr()
        assert (found.err if code == 0 else found.out) == ""
        return found.out if code == 0 else found.err


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Printed:
    """`printed("rules")` is what the command prints; it leaves the settings of the plugin as they were."""
    for name in ("settings", "namespace", "_run"):
        monkeypatch.setattr(Plugin, name, getattr(Plugin, name))
    return Printed(capsys)


def folder(tmp_path: Path, text: str) -> str:
    """A folder with this flake8 section."""
    (tmp_path / ".flake8").write_text(f"[flake8]\n{text}")
    return str(tmp_path)


# -- explain and rules -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["ASY151", "asy151", "blocking-sleep", "Blocking-Sleep"])
def test_explain(printed: Printed, word: str) -> None:
    assert printed("explain", word).split() == page(load()["ASY151"]).split()


@pytest.mark.parametrize("code", load())
def test_every_rule_can_be_explained(printed: Printed, code: str) -> None:
    text = printed("explain", code)
    assert text.startswith(f"# {code} {load()[code].name}\n")
    assert "```python" in text


def test_explain_several_once_each(printed: Printed) -> None:
    text = printed("explain", "ASY421", "ASY151", "unnamed-task")
    assert [line for line in text.splitlines() if line.startswith("# ASY")] == [
        "# ASY421 unnamed-task",
        "# ASY151 blocking-sleep",
    ]


@pytest.mark.parametrize(
    ("word", "hint"),
    [("ASY1511", "ASY151"), ("blocking-slep", "blocking-sleep"), ("blocking-sl", "blocking-sleep"), ("qqqq", "rules")],
)
def test_explain_what_is_unknown(printed: Printed, word: str, hint: str) -> None:
    text = printed("explain", word, code=2)
    assert word in text
    assert hint in text
    assert text.startswith("error: ")


def test_explain_two_unknown_ones(printed: Printed) -> None:
    assert printed("explain", "one-thing", "ASY151", "other-thing", code=2).count("error: ") == 2


def test_rules(printed: Printed) -> None:
    header, *rows = printed("rules").splitlines()
    assert header.split() == ["code", "name", "severity", "default"]
    assert [row.split() for row in rows] == [
        [rule.code, rule.name, rule.severity.name.lower(), "opt-in" if rule.opt_in else "on"]
        for rule in load().values()
    ]


# -- config ------------------------------------------------------------------------------------------------------------


def test_config_without_a_file(printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed("config", str(tmp_path))
    assert "no file" in text
    for option in options.OPTIONS:
        assert option.name in text
    assert "ASY151  blocking-sleep" in text.partition("Opt-in rules that are off")[0]
    assert "ASY421  unnamed-task" in text.partition("Opt-in rules that are off")[2]


def test_config_with_options(printed: Printed, tmp_path: Path) -> None:
    where = folder(
        tmp_path, "asy-strict = yes\nasy-blocking-calls =\n    pkg.a,\n    pkg.b -> c\nextend-ignore = ASY42\n"
    )
    text = printed("config", where)
    assert str(tmp_path / ".flake8") in text
    assert "pkg.a, pkg.b -> c" in text
    running = text.partition("# Rules that run")[2].partition("\n# ")[0]
    assert "ASY352" in running
    assert "ASY421" not in running
    assert "# Rules that are not selected (3)" in text or "# Opt-in rules that are off (1)" in text


def test_config_of_a_file(printed: Printed, tmp_path: Path) -> None:
    where = folder(tmp_path, "extend-select = ASY421\n")
    (tmp_path / "a.py").write_text("")
    assert printed("config", str(tmp_path / "a.py")) == printed("config", where)


@pytest.mark.parametrize(
    ("config", "warning"),
    [
        ("select = ASY1\n", "E999"),
        ("select = E,F,W\n", "no rule runs"),
        ("asy-strct = true\n", "did you mean `asy-strict`"),
        ("asy-zzzzzz = true\n", "there is no option `asy-zzzzzz`"),
        ("extend-select = ASY9\n", "ASY9"),
        ("extend-ignore = ASY777\n", "ASY777"),
    ],
)
def test_config_warns(printed: Printed, tmp_path: Path, config: str, warning: str) -> None:
    text = printed("config", folder(tmp_path, config)).partition("# Warnings")[2]
    assert warning in text


def test_config_of_a_good_file_has_no_warnings(printed: Printed, tmp_path: Path) -> None:
    assert "Warnings" not in printed(
        "config", folder(tmp_path, "extend-select = ASY1,ASY2,ASY3,ASY4\nasy_strict = true\n")
    )


def test_config_shows_per_file_ignores(printed: Printed, tmp_path: Path) -> None:
    text = printed("config", folder(tmp_path, "per-file-ignores =\n    tests/*: ASY15\n    docs/*: E501\n"))
    assert "tests/*" in text
    assert "docs/*" not in text


@pytest.mark.parametrize(
    ("config", "word"),
    [
        ("asy-target-version = nine\n", "asy-target-version"),
        ("extend-ignore = nonsense\n", "nonsense"),
        ("max-line-length = many\n", "many"),
        ("require-plugins = flake8-of-nowhere\n", "flake8-of-nowhere"),
        ("max-line-length = 1\nmax-line-length = 2\n", "max-line-length"),
    ],
)
def test_config_that_flake8_refuses(printed: Printed, tmp_path: Path, config: str, word: str) -> None:
    text = printed("config", folder(tmp_path, config), code=2)
    assert text.startswith("error: ")
    assert word in text
    assert "Traceback" not in text


def test_config_of_nothing(printed: Printed, tmp_path: Path) -> None:
    assert "nowhere" in printed("config", str(tmp_path / "nowhere"), code=2)


# -- the command line --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("nonsense",), 2), (("explain",), 2), (("--help",), 0)])
def test_usage(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == code
    printed = capsys.readouterr()
    assert "flake8_asyncio_review" in printed.out + printed.err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("columns", ["80", "50", "200"])
def test_prose_fits_the_terminal(printed: Printed, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for code in load():
        text = re.sub(r"(?ms)^```.*?^```$", "", printed("explain", code))
        # A word, such as an address, may be longer than a line.
        lines = [line for line in text.splitlines() if " " in line.strip() and not line.startswith("#")]
        assert max(map(len, lines)) <= min(80, int(columns)), code


def test_the_list_of_rules_fits_the_terminal(printed: Printed) -> None:
    assert max(map(len, printed("rules").splitlines())) <= 80


def test_wrapping_changes_nothing_but_spaces(printed: Printed) -> None:
    for code, rule in load().items():
        # Wide tables become lists.
        if "\n|" not in page(rule):
            assert printed("explain", code).split() == page(rule).split()


def test_wide_tables_become_lists(printed: Printed) -> None:
    assert "- `@asyncio.coroutine`: deprecated 3.8, removed 3.11, instead `async def`\n" in printed("explain", "ASY425")


def test_bold_headings_on_a_terminal(
    printed: Printed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = printed("explain", "ASY151")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    bold = printed("explain", "ASY151")
    assert "\033[1m# ASY151" in bold
    assert bold.replace("\033[1m", "").replace("\033[0m", "") == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert printed("explain", "ASY151") == plain


def run(*arguments: str, flags: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, *flags, "-m", "flake8_asyncio_review", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_as_a_program() -> None:
    done = run("rules")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == len(load()) + 1


def test_explain_needs_docstrings() -> None:
    done = run("explain", "ASY151", flags=("-OO",))
    assert done.returncode == 2
    assert "-OO" in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_need_no_docstrings() -> None:
    assert run("rules", flags=("-OO",)).stdout == run("rules").stdout


def test_a_reader_that_has_seen_enough() -> None:
    command = f"{sys.executable} -m flake8_asyncio_review explain {' '.join(load())} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
