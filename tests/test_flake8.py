"""flake8 end to end: selection, noqa, configuration, standard input, processes."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest
from flake8_run import run, write

import flake8_asyncio_review

SOURCE = """\
import asyncio
import time


async def pause():
    time.sleep(1)
    with open("a") as file:
        open(file.name)


async def main():
    task = asyncio.create_task(pause())
    asyncio.create_task(pause())
    await task
"""

ON = [(6, "ASY151"), (7, "ASY153"), (8, "ASY153"), (13, "ASY222")]
OPT_IN = [(12, "ASY421"), (13, "ASY421")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file that several rules report."""
    write(tmp_path, example=SOURCE)
    return tmp_path


# -- selection ---------------------------------------------------------------------------------------------------------


def test_default(folder: Path) -> None:
    result = run(folder)
    assert (result.found, result.code, result.err) == (ON, 1, "")


def test_output_line(folder: Path) -> None:
    first = run(folder, "example.py").out.splitlines()[0]
    assert first.startswith("example.py:6:5: ASY151 `time.sleep()` blocks the event loop; await `asyncio.sleep()`")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select=ASY1"], ON[:3]),
        (["--select=ASY15"], ON[:3]),
        (["--select=ASY151"], ON[:1]),
        (["--select=ASY2,ASY153"], ON[1:]),
        (["--select=E9,ASY1,ASY2,ASY3,ASY4"], ON),
        (["--select=ASY"], ON),
        (["--select=E,W,F"], []),
        (["--extend-select=ASY1,ASY2,ASY3,ASY4"], ON),
        (["--ignore=ASY1"], ON[3:]),
        (["--extend-ignore=ASY153,ASY222"], ON[:1]),
        (["--ignore=ASY"], []),
        (["--select=ASY1", "--ignore=ASY153"], ON[:1]),
        (["--ignore=ASY1", "--extend-select=ASY151"], [ON[0], ON[3]]),
        (["--per-file-ignores=example.py:ASY153"], [ON[0], ON[3]]),
        (["--per-file-ignores=other.py:ASY153"], ON),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
)
def test_selection(folder: Path, arguments: list[str], expected: list[tuple[int, str]]) -> None:
    result = run(folder, *arguments)
    assert result.found == expected
    assert result.code == bool(expected)


@pytest.mark.parametrize("chosen", ["ASY229", "ASY22", "ASY2", "ASY"])
def test_one_rule_alone_finds_what_it_finds_among_others(tmp_path: Path, chosen: str) -> None:
    write(tmp_path, lib="def total():\n    return 1\n", main="import lib\n\nasync def main():\n    await lib.total()\n")
    assert run(tmp_path, f"--select={chosen}").found == [(4, "ASY229")]


@pytest.mark.parametrize(
    ("arguments", "switched_on"),
    [
        (["--extend-select=ASY421"], True),
        (["--select=ASY1,ASY2,ASY421"], True),
        (["--asy-strict"], True),
        (["--select=ASY1,ASY2,ASY4", "--asy-strict"], True),
        (["--ignore="], False),
        (["--ignore=E203"], False),
        (["--select=ASY1,ASY2,ASY4"], False),
        (["--select=ASY1,ASY2,ASY42"], False),
        (["--extend-select=ASY"], False),
        (["--extend-select=ASY4,ASY42"], False),
        (["--asy-strict", "--extend-ignore=ASY421"], False),
        (["--extend-select=ASY421", "--extend-ignore=ASY421"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_opt_in(folder: Path, arguments: list[str], switched_on: bool) -> None:
    assert run(folder, *arguments).found == sorted([*ON, *(OPT_IN if switched_on else [])])


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("ignore =\n", ON),
        ("select = ASY1,ASY2\n", ON),
        ("extend-select = ASY421\n", sorted([*ON, *OPT_IN])),
        ("asy-strict = true\n", sorted([*ON, *OPT_IN])),
        ("asy_strict = yes\n", sorted([*ON, *OPT_IN])),
        ("asy-strict = false\n", ON),
        ("per-file-ignores =\n    example.py: ASY1\n    other.py: ASY2\n", ON[3:]),
        ("exclude = example.py\n", []),
        ("require-plugins = flake8-asyncio-review\nextend-select = ASY1,ASY2,ASY3,ASY4\n", ON),
    ],
)
def test_configuration_file(folder: Path, config: str, expected: list[tuple[int, str]]) -> None:
    write(folder, config=f"[flake8]\n{config}")
    assert run(folder).found == expected
    assert run(folder, "--isolated").found == ON


def test_command_line_wins_over_file(folder: Path) -> None:
    write(folder, config="[flake8]\nselect = E\n")
    assert run(folder).found == []
    assert run(folder, "--select=ASY151").found == ON[:1]


# -- noqa --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# noqa: ASY151", False),
        ("# noqa:ASY151", False),
        ("# noqa: E501,ASY151", False),
        ("# noqa: ASY1", False),
        ("# noqa", False),
        ("# noqa: ASY", False),
        ("# noqa: ASY153", True),
        ("# noqa: E501", True),
        ("# nothing", True),
    ],
)
def test_noqa(tmp_path: Path, comment: str, expected: bool) -> None:
    write(tmp_path, example=f"import time\n\n\nasync def f():\n    time.sleep(1)  {comment}\n")
    assert run(tmp_path).found == ([(5, "ASY151")] if expected else [])
    assert run(tmp_path, "--disable-noqa").found == [(5, "ASY151")]


def test_noqa_of_one_code_leaves_the_other(tmp_path: Path) -> None:
    line = "time.sleep(open('a').read())"
    write(tmp_path, example=f"import time\n\n\nasync def f():\n    {line}\n    {line}  # noqa: ASY151\n")
    assert run(tmp_path).found == [(5, "ASY151"), (5, "ASY153"), (6, "ASY153")]


@pytest.mark.parametrize("comment", ["# flake8: noqa", "# flake8: noqa: ASY151", "# flake8: noqa: ASY1"])
def test_noqa_of_the_whole_file(tmp_path: Path, comment: str) -> None:
    """flake8 skips the whole file, with or without codes."""
    write(tmp_path, example=f"{SOURCE}{comment}\n")
    assert run(tmp_path).found == []
    assert run(tmp_path, "--disable-noqa").found == ON


def test_noqa_on_the_first_line_of_a_long_call(tmp_path: Path) -> None:
    call = "    time.sleep({comment}\n        1,\n    )\n"
    source = "import time\n\n\nasync def f():\n" + call.format(comment="") + call.format(comment="  # noqa: ASY151")
    write(tmp_path, example=source)
    assert run(tmp_path).found == [(5, "ASY151")]


def test_position_of_chained_calls_is_their_first_line(tmp_path: Path) -> None:
    source = 'async def f():\n    text = (\n        open("a")\n        .read()\n    )\n    return text\n'
    write(tmp_path, example=source)
    assert [row[:4] for row in run(tmp_path, "example.py").rows] == [("example.py", 3, 9, "ASY153")]


# -- standard input ----------------------------------------------------------------------------------------------------


def test_stdin(tmp_path: Path) -> None:
    result = run(tmp_path, "-", stdin=SOURCE.encode())
    assert result.found == ON
    assert {row[0] for row in result.rows} == {"stdin"}


def test_stdin_with_a_name(tmp_path: Path) -> None:
    result = run(tmp_path, "--stdin-display-name", "pkg/app.py", "-", stdin=SOURCE.encode())
    assert result.found == ON
    assert {row[0] for row in result.rows} == {"pkg/app.py"}


def test_stdin_with_the_name_of_an_excluded_file(tmp_path: Path) -> None:
    result = run(tmp_path, "--exclude=app.py", "--stdin-display-name", "pkg/app.py", "-", stdin=SOURCE.encode())
    assert result.found == []


def test_stdin_with_the_name_of_a_file_that_differs(folder: Path) -> None:
    """The buffer counts, not the file on disk."""
    result = run(folder, "--stdin-display-name", "example.py", "-", stdin=b"import time\n\ntime.sleep(1)\n")
    assert result.found == []


def test_empty_stdin(tmp_path: Path) -> None:
    assert run(tmp_path, "-", stdin=b"") == (0, "", "")


# -- processes ---------------------------------------------------------------------------------------------------------


def test_jobs_make_no_difference(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path, **{f"part_{number}": SOURCE * (number % 3 + 1)})
    write(tmp_path, config="[flake8]\nselect = ASY\nasy-strict = true\nasy-blocking-calls = a.b -> see c\n")
    outputs = {jobs: run(tmp_path, f"--jobs={jobs}") for jobs in (1, 2, 4)}
    assert outputs[1].out.count("ASY151") == 24
    assert outputs[1] == outputs[2] == outputs[4]


def test_settings_reach_other_processes(tmp_path: Path) -> None:
    source = "import a\n\n\nasync def f():\n    a.b()\n"
    write(tmp_path, one=source, two=source, three=source)
    write(tmp_path, config="[flake8]\nasy-blocking-calls = a.b -> see c\n")
    assert run(tmp_path, "--jobs=2").codes == ["ASY150"] * 3


# -- what flake8 says of us --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), [(SOURCE, True), ("print()\n", False)])
def test_what_is_left_at_the_end_is_not_looked_through(tmp_path: Path, text: str, expected: bool) -> None:
    write(tmp_path, example=text)
    program = (
        "import atexit, gc\n"
        "before = gc.get_freeze_count()\n"  # Python 3.12 begins with some
        "atexit.register(lambda: print('frozen', gc.get_freeze_count() > before))\n"  # registered first, it runs last
        "from flake8.main.cli import main\n"
        "main(['--isolated', '-j1', 'example.py'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == f"frozen {expected}"


def test_version_names_us(tmp_path: Path) -> None:
    assert f"flake8-asyncio-review: {flake8_asyncio_review.__version__}" in run(tmp_path, "--version").out


def test_entry_point() -> None:
    points = importlib.metadata.distribution("flake8-asyncio-review").entry_points
    assert [(point.group, point.name, point.value) for point in points] == [
        ("flake8.extension", "ASY", "flake8_asyncio_review.plugin:Plugin"),
        *(
            ("flake8.report", f"asy-{name.lower()}", f"flake8_asyncio_review.reports.formats:{name}")
            for name in ("GitHub", "GitLab", "Review", "Sarif")
        ),
    ]


def test_bug_report(tmp_path: Path) -> None:
    assert "flake8-asyncio-review" in run(tmp_path, "--bug-report").out


# -- another plugin with our prefix ------------------------------------------------------------------------------------


def test_beside_flake8_async(tmp_path: Path) -> None:
    """flake8-async registers the name `ASY` too: both must run and the options must not collide."""
    pytest.importorskip("flake8_async", reason="flake8-async is not installed")
    source = "import asyncio\nimport time\n\n\nasync def f():\n    time.sleep(1)\n    await asyncio.sleep(0)\n"
    write(tmp_path, example=source, config="[flake8]\nasy-strict = true\n")
    result = run(tmp_path, "--asyncio", alone=False)
    assert (6, "ASY151") in result.found
    assert (6, "ASYNC251") in result.found
    assert result.found.count((6, "ASY151")) == 1
    # Their codes start with our prefix, ours do not start with theirs.
    assert run(tmp_path, "--asyncio", "--select=ASY1", alone=False).codes == ["ASY151"]
    assert set(run(tmp_path, "--asyncio", "--select=ASYNC", alone=False).codes) >= {"ASYNC251"}
    assert "ASY151" not in run(tmp_path, "--asyncio", "--select=ASYNC", alone=False).codes
    versions = run(tmp_path, "--version", alone=False).out
    assert "flake8-asyncio-review" in versions
    assert "flake8-async:" in versions or "flake8_async:" in versions


@pytest.mark.parametrize("comment", ["# noqa: ASY151", "# noqa: ASYNC251"])
def test_noqa_beside_flake8_async(tmp_path: Path, comment: str) -> None:
    pytest.importorskip("flake8_async", reason="flake8-async is not installed")
    source = (
        f"import asyncio\nimport time\n\n\nasync def f():\n    time.sleep(1)  {comment}\n    await asyncio.sleep(0)\n"
    )
    write(tmp_path, example=source)
    left = {"ASY151", "ASYNC251"} - {comment.rpartition(" ")[2]}
    found = run(tmp_path, "--asyncio", "--select=ASY151,ASYNC251", alone=False).codes
    assert set(found) == left


def test_python_is_the_one_under_test(tmp_path: Path) -> None:
    assert f"CPython {sys.version.split()[0]}" in run(tmp_path, "--version").out.replace("\n", " ")
