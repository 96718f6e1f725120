"""Each of our options: what it does, how it is given, and what a malformed value says."""

from __future__ import annotations

from pathlib import Path

import pytest
from flake8.exceptions import ExecutionError
from flake8_run import run, write
from helpers import codes, findings

from flake8_asyncio_review import options

NAMES = [option.name for option in options.OPTIONS]


def program(*lines: str, imports: str = "import pkg") -> str:
    """A coroutine with these lines in it; the first is line 5 of the file."""
    return "\n".join([imports, "", "", "async def f():", *(f"    {line}" for line in lines), ""])


def test_the_table_has_the_options_of_the_design() -> None:
    assert NAMES == [
        "asy-strict",
        "asy-blocking-calls",
        "asy-nonblocking-calls",
        "asy-executor-calls",
        "asy-loop-callbacks",
        "asy-target-version",
        "asy-project-root",
        "asy-inference",
        "asy-baseline",
    ]
    assert [option.field for option in options.OPTIONS] == list(options.Settings.__annotations__)


@pytest.mark.parametrize("option", options.OPTIONS, ids=lambda option: option.name)
def test_examples_of_options_parse(option: options.Option, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "asyncio-baseline.json").write_text('{"version": 1, "findings": []}')
    assert option.parse(option.example) is not None


def test_help_shows_all(tmp_path: Path) -> None:
    text = " ".join(run(tmp_path, "--help").out.split())
    for option in options.OPTIONS:
        assert f"--{option.name}" in text
        assert " ".join(option.help.split()[:6]) in text


# -- malformed values --------------------------------------------------------------------------------------------------

MALFORMED = [
    ("asy-strict", "maybe"),
    ("asy-strict", "2"),
    ("asy-blocking-calls", "pkg.fetch ->"),
    ("asy-blocking-calls", "not a name"),
    ("asy-blocking-calls", "pkg..db"),
    ("asy-blocking-calls", "-> advice"),
    ("asy-nonblocking-calls", "pkg fetch"),
    ("asy-nonblocking-calls", "pkg.*.db"),
    ("asy-executor-calls", "1pkg"),
    ("asy-loop-callbacks", "pkg()"),
    ("asy-target-version", "2.7"),
    ("asy-target-version", "new"),
    ("asy-target-version", "3.x"),
    ("asy-project-root", "no/such/folder"),
    ("asy-inference", "often"),
    ("asy-baseline", "no-such-file.json"),
]


@pytest.mark.parametrize(("name", "value"), MALFORMED)
def test_malformed_value_in_a_file(tmp_path: Path, name: str, value: str) -> None:
    write(tmp_path, example="x = 1\n", config=f"[flake8]\n{name} = {value}\n")
    result = run(tmp_path)
    assert (result.code, result.err) == (1, "")
    # The first line is flake8's, "There was a critical error during execution of Flake8:".
    _, message = result.out.splitlines()
    assert message.startswith(f"{name} = ")
    assert value in message
    assert "for example" in message


@pytest.mark.parametrize(("name", "value"), [pair for pair in MALFORMED if pair[0] not in ("asy-strict",)])
def test_malformed_value_on_the_command_line(tmp_path: Path, name: str, value: str) -> None:
    write(tmp_path, example="x = 1\n")
    result = run(tmp_path, f"--{name}={value}")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[1].startswith(f"{name} = ")


@pytest.mark.parametrize(("name", "value"), MALFORMED)
def test_malformed_value_stops_flake8(name: str, value: str) -> None:
    with pytest.raises(ExecutionError, match=f"^{name} = "):
        findings("x = 1\n", **{name.replace("-", "_"): value})


def test_every_option_has_a_malformed_value() -> None:
    assert {name for name, _ in MALFORMED} == set(NAMES)


def test_unknown_option_of_ours_on_the_command_line(tmp_path: Path) -> None:
    result = run(tmp_path, "--asy-nonsense=1")
    assert result.code == 2
    assert "asy-nonsense" in result.err


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_is_the_default(tmp_path: Path, name: str) -> None:
    write(tmp_path, example=program("pkg.fetch()"), config=f"[flake8]\n{name} =\n")
    assert run(tmp_path) == (0, "", "")


# -- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["true", "True", "1", "yes", "on", " TRUE "])
def test_strict(text: str) -> None:
    source = "import asyncio\n\n\nasync def f():\n    return asyncio.create_task(f())\n"
    assert codes(source, asy_strict=text) == ["ASY421"]


@pytest.mark.parametrize("text", ["false", "0", "no", "off", ""])
def test_not_strict(text: str) -> None:
    source = "import asyncio\n\n\nasync def f():\n    return asyncio.create_task(f())\n"
    assert codes(source, asy_strict=text) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("pkg.fetch", [5]),
        ("pkg.*", [5, 6, 7]),
        ("pkg.db.*", [6, 7]),
        ("pkg.fetch, pkg.db.query", [5, 6]),
        ("pkg.fetch\npkg.db.query", [5, 6]),
        ("pkg.fetch,\n    pkg.db.query,\n", [5, 6]),
        ("pkg.fetch -> do better", [5]),
        ("other.fetch", []),
        ("fetch", []),
    ],
)
def test_blocking_calls(value: str, expected: list[int]) -> None:
    source = program("pkg.fetch()", "pkg.db.query()", "pkg.db.commit()")
    assert findings(source, asy_blocking_calls=value) == [(line, "ASY150") for line in expected]


def test_blocking_calls_advice_in_the_message(tmp_path: Path) -> None:
    write(
        tmp_path,
        example=program("pkg.fetch()"),
        config="[flake8]\nasy-blocking-calls = pkg.fetch -> await `pkg.afetch()`\n",
    )
    assert run(tmp_path).rows[0][4] == "ASY150 `pkg.fetch()` blocks the event loop; await `pkg.afetch()`"


def test_blocking_calls_without_advice(tmp_path: Path) -> None:
    write(tmp_path, example=program("pkg.fetch()"), config="[flake8]\nasy-blocking-calls = pkg.fetch\n")
    text = run(tmp_path).rows[0][4]
    assert text == "ASY150 `pkg.fetch()` blocks the event loop; run it with `asyncio.to_thread()`"


def test_blocking_calls_of_a_later_pattern_keep_their_advice() -> None:
    source = program("pkg.fetch()", "pkg.db.query()")
    assert codes(source, asy_blocking_calls="pkg.fetch -> one, pkg.db.* -> two") == ["ASY150", "ASY150"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("time.sleep", [6]),
        ("time.*", [6]),
        ("requests.get", [5]),
        ("time.sleep, requests.*", []),
        ("other.sleep", [5, 6]),
    ],
)
def test_nonblocking_calls(value: str, expected: list[int]) -> None:
    source = program("time.sleep(1)", "requests.get('a')", imports="import requests, time")
    assert [line for line, _ in findings(source, asy_nonblocking_calls=value)] == expected


def test_nonblocking_wins_over_blocking() -> None:
    source = program("pkg.fetch()", "pkg.cached()")
    found = findings(source, asy_blocking_calls="pkg.*", asy_nonblocking_calls="pkg.cached")
    assert found == [(5, "ASY150")]


@pytest.mark.parametrize("value", ["pkg.in_thread", "pkg.*", "other.one, pkg.in_thread"])
def test_executor_calls(value: str) -> None:
    source = program(
        "pkg.in_thread(lambda: time.sleep(1))",
        "await pkg.in_thread(requests.get('a'))",
        "await pkg.in_thread(f)",
        imports="import pkg, requests, time",
    )
    assert findings(source, asy_executor_calls=value) == [(6, "ASY112"), (7, "ASY210")]
    assert findings(source) == [(6, "ASY152")]


LOOP_CALLBACKS = """\
import time
from home.core import callback, when_done

@callback
def changed(event):
    time.sleep(1)

def done():
    time.sleep(1)

when_done(done)

def plain():
    time.sleep(1)
"""


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", []), ("home.core.callback", [6]), ("home.core.when_done", [9]), ("home.core.*", [6, 9]), ("callback", [])],
)
def test_loop_callbacks(value: str, expected: list[int]) -> None:
    assert findings(LOOP_CALLBACKS, asy_loop_callbacks=value) == [(line, "ASY151") for line in expected]


def test_loop_callbacks_in_a_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        example=LOOP_CALLBACKS,
        config="[flake8]\nselect = ASY\nasy-loop-callbacks =\n    home.core.callback,\n",
    )
    assert run(tmp_path).found == [(6, "ASY151")]


@pytest.mark.parametrize(
    ("value", "expected"), [("3.10", (3, 10)), ("py312", (3, 12)), ("3.13", (3, 13)), ("39", (3, 9))]
)
def test_target_version(value: str, expected: tuple[int, int]) -> None:
    option = next(option for option in options.OPTIONS if option.name == "asy-target-version")
    assert option.parse(value) == expected


def test_target_version_decides_the_advice(tmp_path: Path) -> None:
    """`asyncio.Barrier` came with Python 3.11: advice must fit the oldest Python that the code runs on."""
    source = program("BARRIER.wait()", imports="import asyncio\nimport threading\nBARRIER = threading.Barrier(2)")
    texts = {}
    for version in ("3.10", "3.11"):
        write(tmp_path, example=source, config=f"[flake8]\nselect = ASY\nasy-target-version = {version}\n")
        texts[version] = run(tmp_path).out
    assert "asyncio.Barrier" in texts["3.11"]
    assert "asyncio.Barrier" not in texts["3.10"]
    assert "ASY157" in texts["3.10"]


def test_project_root(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    write(tmp_path, example=program("pkg.fetch()"), config="[flake8]\nasy-project-root = ./src\n")
    assert run(tmp_path) == (0, "", "")
    folder = next(option for option in options.OPTIONS if option.name == "asy-project-root")
    assert folder.parse(str(tmp_path / "src")) == str(tmp_path / "src")


def test_project_root_is_relative_to_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "src" / "inner").mkdir(parents=True)
    write(tmp_path, config="[flake8]\nasy-project-root = ./src\n")
    (tmp_path / "src" / "inner" / "example.py").write_text("x = 1\n")
    assert run(tmp_path / "src" / "inner") == (0, "", "")


@pytest.mark.parametrize("value", ["true", "false"])
def test_inference_changes_nothing_that_names_tell(tmp_path: Path, value: str) -> None:
    write(
        tmp_path, example=program("time.sleep(1)", imports="import time"), config=f"[flake8]\nasy-inference = {value}\n"
    )
    assert run(tmp_path).found == [(5, "ASY151")]


def test_no_option_of_ours_can_collide_with_flake8_async() -> None:
    assert all(name.startswith("asy-") and not name.startswith("async-") for name in NAMES)
