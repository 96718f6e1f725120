"""What a rule file must keep to, and what the catalogue says of each rule."""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from helpers import TESTS, reports

from flake8_asyncio_review import rule as rule_module
from flake8_asyncio_review.documentation import examples
from flake8_asyncio_review.rule import FOLDERS, Rule, RuleError
from flake8_asyncio_review.rules import load
from flake8_asyncio_review.sections import Section, Severity

PACKAGE = Path(inspect.getfile(rule_module)).parent
BLOCKING = "flake8_asyncio_review.rules.blocking"

CATALOGUE = {
    "ASY110": ("cpu-bound-call", "on"),
    "ASY111": ("lock-held-across-await", "on"),
    "ASY112": ("executor-argument-called", "on"),
    "ASY113": ("executor-never-shut-down", "on"),
    "ASY130": ("context-manager-cleanup-skipped", "on"),
    "ASY140": ("run-forever-without-shutdown", "opt-in"),
    "ASY141": ("event-loop-never-closed", "on"),
    "ASY142": ("no-termination-signal-handling", "opt-in"),
    "ASY150": ("blocking-project-call", "on"),
    "ASY151": ("blocking-sleep", "on"),
    "ASY152": ("blocking-http", "on"),
    "ASY153": ("blocking-file-io", "on"),
    "ASY154": ("blocking-database", "on"),
    "ASY155": ("blocking-subprocess", "on"),
    "ASY156": ("blocking-network", "on"),
    "ASY157": ("blocking-thread-wait", "on"),
    "ASY158": ("blocking-directory-io", "on"),
    "ASY159": ("blocking-input", "on"),
    "ASY160": ("http-session-never-closed", "on"),
    "ASY161": ("response-never-released", "on"),
    "ASY162": ("connection-never-closed", "on"),
    "ASY163": ("stream-never-closed", "on"),
    "ASY210": ("coroutine-function-in-executor", "on"),
    "ASY211": ("loop-touched-from-thread", "on"),
    "ASY212": ("race-across-await", "opt-in"),
    "ASY220": ("coroutine-never-awaited", "on"),
    "ASY221": ("coroutine-used-as-value", "on"),
    "ASY222": ("task-reference-dropped", "on"),
    "ASY223": ("cancelled-error-swallowed", "on"),
    "ASY224": ("cancelled-error-replaced", "on"),
    "ASY225": ("network-wait-without-timeout", "opt-in"),
    "ASY226": ("timeout-disabled", "on"),
    "ASY227": ("nested-event-loop-run", "on"),
    "ASY228": ("pending-tasks-abandoned", "opt-in"),
    "ASY229": ("await-on-sync-call", "on"),
    "ASY230": ("sync-with-on-async-context-manager", "on"),
    "ASY231": ("sync-for-over-async-iterable", "on"),
    "ASY232": ("async-with-on-sync-object", "on"),
    "ASY233": ("async-special-method-mismatch", "on"),
    "ASY234": ("context-manager-decorator-mismatch", "on"),
    "ASY240": ("signal-handler-outside-loop", "on"),
    "ASY241": ("cancels-current-task", "on"),
    "ASY242": ("async-resource-without-loop", "on"),
    "ASY243": ("async-lambda-handler", "on"),
    "ASY281": ("unshielded-await-in-cleanup", "on"),
    "ASY282": ("timeout-caught-inside-scope", "on"),
    "ASY284": ("coroutine-object-mixup", "on"),
    "ASY310": ("thread-where-coroutine-suffices", "on"),
    "ASY311": ("unbounded-thread-pool", "opt-in"),
    "ASY312": ("cpu-bound-in-thread-pool", "on"),
    "ASY313": ("unguarded-shared-state", "opt-in"),
    "ASY320": ("sequential-awaits", "opt-in"),
    "ASY321": ("await-in-loop", "opt-in"),
    "ASY322": ("gather-without-return-exceptions", "opt-in"),
    "ASY323": ("wait-results-unchecked", "on"),
    "ASY324": ("manual-event-loop", "on"),
    "ASY325": ("busy-wait-poll", "opt-in"),
    "ASY326": ("shield-without-reference", "opt-in"),
    "ASY327": ("event-loop-per-item", "on"),
    "ASY330": ("async-resource-without-async-with", "on"),
    "ASY331": ("async-generator-not-closed", "on"),
    "ASY332": ("yield-in-context-manager", "opt-in"),
    "ASY333": ("unsafe-async-generator", "opt-in"),
    "ASY340": ("async-generators-not-shut-down", "opt-in"),
    "ASY341": ("default-executor-not-shut-down", "on"),
    "ASY342": ("cancelled-task-not-awaited", "on"),
    "ASY343": ("task-started-in-constructor", "opt-in"),
    "ASY350": ("blocking-path-call", "on"),
    "ASY351": ("dynamic-import", "on"),
    "ASY352": ("import-statement-in-coroutine", "opt-in"),
    "ASY353": ("blocking-path-call-in-helper", "opt-in"),
    "ASY420": ("ensure-future", "on"),
    "ASY421": ("unnamed-task", "opt-in"),
    "ASY422": ("get-event-loop-in-coroutine", "on"),
    "ASY423": ("results-in-submission-order", "opt-in"),
    "ASY424": ("async-without-await", "opt-in"),
    "ASY425": ("legacy-coroutine", "on"),
    "ASY430": ("async-comprehension", "on"),
    "ASY431": ("manual-anext-loop", "on"),
    "ASY432": ("handwritten-context-manager", "opt-in"),
}
"""Code, name and default of every rule of this release, as the catalogue has them."""


def broken(module: str = f"{BLOCKING}.asy159_never_used", message: str = "`{call}` blocks") -> str:
    """The message of the error that a rule file like this one makes."""
    before = dict(rule_module.RULES)
    try:
        with pytest.raises(RuleError) as caught:
            Rule(module, message=message)
        assert before == rule_module.RULES
    finally:
        rule_module.RULES.clear()
        rule_module.RULES.update(before)
    return str(caught.value)


HERE = inspect.getfile(broken)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    """An empty registry, put back at the end."""
    empty: dict[str, Rule] = {}
    monkeypatch.setattr(rule_module, "RULES", empty)
    return empty


def test_the_rules_are_those_of_the_catalogue() -> None:
    loaded = {code: (rule.name, "opt-in" if rule.opt_in else "on") for code, rule in load().items()}
    assert loaded == CATALOGUE


def test_codes_say_severity_and_section() -> None:
    for code, rule in load().items():
        assert rule.code == code
        assert rule.severity is Severity(int(code[3]))
        assert rule.section.digit == int(code[4])
        assert rule.module == f"flake8_asyncio_review.rules.{rule.section.name.lower()}.{Path(rule_file(rule)).stem}"


def test_sections_have_the_nine_digits() -> None:
    assert [section.digit for section in Section] == list(range(1, 10))
    assert [section.name.lower() for section in Section] == FOLDERS


def rule_file(rule: Rule) -> Path:
    """The file of a rule, by its code and name."""
    stem = f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    return PACKAGE / "rules" / rule.section.name.lower() / f"{stem}.py"


def test_discovery_finds_every_file() -> None:
    files = set((PACKAGE / "rules").rglob("asy*.py"))
    assert files == {rule_file(rule) for rule in load().values()}
    assert len(files) == len(CATALOGUE)


def test_discovery_is_sorted_and_repeatable() -> None:
    assert list(load()) == sorted(load())
    assert load() == load()


def test_a_good_rule_is_registered(registry: dict[str, Rule]) -> None:
    rule = Rule(f"{BLOCKING}.asy151_any_name_2", message="`{call}` blocks", opt_in=True)
    assert registry == {"ASY151": rule}
    assert (rule.name, rule.opt_in, rule.section) == ("any-name-2", True, Section.BLOCKING)


def test_duplicate_code() -> None:
    message = broken(module=f"{BLOCKING}.asy151_other_sleep")
    assert "ASY151 is already the code of flake8_asyncio_review.rules.blocking.asy151_blocking_sleep" in message


def test_wrong_folder() -> None:
    message = broken(module="flake8_asyncio_review.rules.coroutines.asy191_wrong")
    assert "ASY191 belongs in rules/policies/, not in coroutines/" in message


BAD_STEMS = ["asy51_short", "asy1511_long", "sleep", "asy551_high", "asy105_zero", "asy151_Name", "asy151"]


@pytest.mark.parametrize("stem", BAD_STEMS)
def test_bad_file_name(stem: str) -> None:
    assert f"not {stem}.py" in broken(module=f"{BLOCKING}.{stem}")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("", "not empty"),
        ("two\nlines", "one line"),
        ("a sentence.", "no full stop"),
        ("at a.py:1:2: here", ":n:n:"),
        ("`{}` blocks", "no name"),
        ("`{0}` blocks", "no name"),
        ("`{call.name}` blocks", "no name"),
        ("`{call` blocks", "no format string"),
    ],
)
def test_bad_message(registry: dict[str, Rule], message: str, reason: str) -> None:
    with pytest.raises(RuleError) as caught:
        Rule(f"{BLOCKING}.asy159_name", message=message)
    assert reason in str(caught.value)
    assert registry == {}


@pytest.mark.parametrize(("words", "reason"), [("abc", "is one word"), (["a b"], "'a b' is no"), ([""], "'' is no")])
def test_bad_words(registry: dict[str, Rule], words: Iterable[str], reason: str) -> None:
    rule = Rule(f"{BLOCKING}.asy159_name", message="`{call}` blocks")
    for register in (rule.on(ast.Call, words=words), rule.on_call(["time.sleep"], words=words)):
        with pytest.raises(RuleError, match=reason):
            register(lambda node, module: iter(()))
    assert rule.wishes == []


@pytest.mark.parametrize(
    "changes",
    [
        {"module": f"{BLOCKING}.asy151_again"},
        {"module": f"{BLOCKING}.nonsense"},
        {"module": "flake8_asyncio_review.rules.coroutines.asy191_wrong"},
        {"message": "a sentence."},
    ],
)
def test_errors_name_file_and_line(changes: dict[str, str]) -> None:
    message = broken(**changes)
    assert message.startswith(f"{HERE}:")
    line = int(message.removeprefix(f"{HERE}:").partition(":")[0])
    assert "Rule(module" in Path(HERE).read_text("utf-8").splitlines()[line - 1]


def test_a_broken_rule_file_stops_the_import(tmp_path: Path) -> None:
    """The error of a rule file on disk names that file."""
    folder = tmp_path / "rules" / "blocking"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("")
    (folder / "__init__.py").write_text("")
    rule = folder / "asy159_broken.py"
    rule.write_text("from flake8_asyncio_review.rule import Rule\n\nrule = Rule(__name__, message='it blocks.')\n")
    command = [sys.executable, "-c", "import rules.blocking.asy159_broken"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{rule}:3: " in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("flags", [["-O"], ["-OO"], ["-W", "error"]], ids=" ".join)
def test_rules_load_and_work_under(flags: list[str]) -> None:
    program = (
        "import ast\n"
        "from flake8_asyncio_review.plugin import Plugin\n"
        "from flake8_asyncio_review.rules import load\n"
        "text = 'import time\\nasync def f():\\n    time.sleep(1)\\n'\n"
        "print(len(load()), [item[:2] for item in Plugin(ast.parse(text), text.splitlines(True), 'a.py').run()])\n"
    )
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *flags, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.stdout, done.stderr) == (f"{len(CATALOGUE)} [(3, 4)]\n", "")


FIXTURES = sorted((TESTS / "fixtures").glob("*.py"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_messages_are_short_and_plain(path: Path) -> None:
    code = path.stem.upper()
    source = path.read_text("utf-8")
    found = [text for _, _, text in reports(source, extend_select=(code,)) if text.startswith(code)]
    for text in found:
        message = text.removeprefix(f"{code} ")
        assert message[0].islower() or message[0] == "`", message
        assert not message.endswith("."), message
        assert message.count("`") % 2 == 0, message
        assert not re.search(r"[{\n]|://", message), message


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.code)
def test_messages_of_the_examples_are_short(rule: Rule) -> None:
    found = []
    for example in examples(rule):
        options = {name.replace("-", "_"): value for name, value in example.options.items()}
        found += [text for _, _, text in reports(example.code, extend_select=(rule.code,), **options)]
    assert found
    # A chain is as long as it is; the rest of its message is short.
    assert [text for text in found if len(re.sub(r": \w[^;]* -> [^;]*", "", text).partition(" ")[2]) >= 100] == []


def test_no_rule_file_needs_another() -> None:
    for rule in load().values():
        assert "from .asy" not in rule_file(rule).read_text("utf-8")
