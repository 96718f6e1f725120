"""Recording findings, hiding them, and telling which are gone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from flake8_run import run, write

from flake8_asyncio_review import baseline
from flake8_asyncio_review.rule import Finding

SOURCE = "import asyncio\nimport time\n\n\nasync def main():\n    time.sleep(1)\n"
MORE = SOURCE + "    time.sleep(1)\n    input()\n"
SELECT = "--select=ASY1,ASY2,ASY3,ASY4,E9"


def command(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run our command line in `folder`."""
    done = subprocess.run(
        [sys.executable, "-m", "flake8_asyncio_review", "baseline", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def recorded(folder: Path) -> Path:
    """A folder with a recorded finding."""
    write(folder, mod=SOURCE, config=f"[flake8]\n{SELECT[2:]}\nasy-baseline = known.json\n")
    (folder / "known.json").write_text(baseline.text({}))
    code, out, _ = command(folder, "known.json")
    assert (code, out) == (0, "known.json: findings recorded: 1\n")
    return folder / "known.json"


def test_recorded_findings_are_hidden_and_new_ones_are_not(tmp_path: Path) -> None:
    recorded(tmp_path)
    assert run(tmp_path).codes == []
    write(tmp_path, mod="# moved\n" + MORE)
    assert run(tmp_path).found == [(8, "ASY151"), (9, "ASY159")]
    assert run(tmp_path, "-j4").code == 1


@pytest.mark.parametrize("name", ["github", "gitlab", "review", "sarif", "default", "pylint"])
def test_every_format(tmp_path: Path, name: str) -> None:
    recorded(tmp_path)
    prefix = "" if name in ("default", "pylint") else "asy-"
    done = run(tmp_path, f"--format={prefix}{name}")
    assert done.code == 0
    assert "mod.py" not in done.out


def test_paths_start_at_the_folder_of_the_baseline(tmp_path: Path) -> None:
    inner = tmp_path / "pkg"
    inner.mkdir()
    write(inner, mod=SOURCE)
    assert command(tmp_path, "known.json", "pkg")[0] == 0
    rows = json.loads((tmp_path / "known.json").read_text())["findings"]
    assert rows == [{"path": "pkg/mod.py", "code": "ASY151", "text": "time.sleep(1)", "count": 1}]
    assert run(inner, "--isolated", SELECT, "--asy-baseline=../known.json").codes == []
    assert run(inner, "--isolated", SELECT).codes == ["ASY151"]


def test_stale_findings_are_told_on_request(tmp_path: Path) -> None:
    file = recorded(tmp_path)
    before = file.read_bytes()
    assert command(tmp_path, "--stale", "known.json") == (0, "known.json: recorded findings that are gone: 0\n", "")
    write(tmp_path, mod="import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n")
    code, out, _ = command(tmp_path, "--stale", "known.json")
    assert (code, out) == (1, "mod.py: ASY151: time.sleep(1)\nknown.json: recorded findings that are gone: 1\n")
    assert file.read_bytes() == before


def test_noqa_needs_no_recording(tmp_path: Path) -> None:
    write(tmp_path, mod=SOURCE.replace("sleep(1)", "sleep(1)  # noqa: ASY151"))
    assert command(tmp_path, "known.json")[1] == "known.json: findings recorded: 0\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no file"),
        ("", "is no baseline"),
        ("[]", "is no baseline"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "is no baseline"),
        ('{"version": 1, "findings": 3}', "is no baseline"),
        ('{"version": 2, "findings": []}', "of version 2"),
        ("[" * 100_000, "is no baseline"),
    ],
)
def test_bad_baselines_are_a_clear_error(tmp_path: Path, content: str | None, reason: str) -> None:
    write(tmp_path, mod=SOURCE)
    if content is not None:
        (tmp_path / "known.json").write_text(content)
    done = run(tmp_path, "--isolated", SELECT, "--asy-baseline=known.json")
    assert done.code == 1
    assert "asy-baseline" in done.out
    assert reason in done.out


def test_nothing_is_recorded_of_what_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, mod="def f(:\n")
    code, _, err = command(tmp_path, "known.json")
    assert code == 2
    assert "mod.py" in err
    assert not (tmp_path / "known.json").exists()


def test_as_many_are_hidden_as_were_recorded() -> None:
    known = baseline.Baseline("/project", {("a.py", "ASY151", "time.sleep(1)"): 2})
    lines = ["  time.sleep(1)\n"] * 4
    found = [Finding(number, 2, "ASY151 `time.sleep()` blocks") for number in (1, 2, 3)]
    other = Finding(4, 2, "ASY152 something else")
    assert list(known.new([*found, other], "/project/a.py", lines)) == [found[2], other]
    assert list(known.new(found, "/project/b.py", lines)) == found
