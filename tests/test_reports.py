"""The formatters, run by flake8 itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flake8_run import run, write
from sarif import SCHEMA

FORMATS = ("github", "gitlab", "review", "sarif")
BLOCKING = "import asyncio\nimport time\n\n\nasync def main():\n    time.sleep(1)\n    asyncio.ensure_future(main())\n"
QUIET = "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n"
SELECT = "--select=ASY1,ASY2,ASY3,ASY4,E9,F"


GITLAB = {
    # https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}


def document(folder: Path, name: str, *arguments: str, **options: object) -> str:
    format_ = f"--format=asy-{name}"
    return run(folder, "--isolated", SELECT, format_, *arguments, **options).out  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes_for_any_number_of_jobs(tmp_path: Path, name: str) -> None:
    for number in range(6):
        write(tmp_path, **{f"mod{number}": BLOCKING if number % 2 else QUIET})
    outputs = {run(tmp_path, "--isolated", SELECT, f"--format=asy-{name}", f"-j{jobs}").out for jobs in (1, 4)}
    assert len(outputs) == 1
    assert "mod1.py" in outputs.pop()


@pytest.mark.parametrize("name", FORMATS)
def test_output_file_is_replaced_and_tee_prints_too(tmp_path: Path, name: str) -> None:
    write(tmp_path, bad=BLOCKING)
    target = tmp_path / "out" / "report"
    target.parent.mkdir()
    target.write_text("old " * 10_000)
    printed = document(tmp_path, name, "bad.py", f"--output-file={target}", "--tee")
    assert target.read_text("utf-8") == printed
    assert printed.count("ASY151") >= 1
    assert document(tmp_path, name, "bad.py", f"--output-file={target}") == ""
    assert target.read_text("utf-8") == printed


@pytest.mark.parametrize("name", FORMATS)
def test_statistics_and_timings_stay_out_of_the_document(tmp_path: Path, name: str) -> None:
    write(tmp_path, bad=BLOCKING)
    plain = document(tmp_path, name, "bad.py")
    done = run(tmp_path, "--isolated", SELECT, f"--format=asy-{name}", "--statistics", "--benchmark", "bad.py")
    assert done.out == plain
    assert re.search(r"^1 +ASY151 ", done.err, re.MULTILINE)
    assert "files processed" in done.err


def test_nothing_found(tmp_path: Path) -> None:
    write(tmp_path, good=QUIET)
    assert document(tmp_path, "github", "good.py") == ""
    assert json.loads(document(tmp_path, "gitlab", "good.py")) == []
    log = json.loads(document(tmp_path, "sarif", "good.py"))
    assert log["runs"][0]["results"] == []
    review = document(tmp_path, "review", "good.py")
    assert "Nothing was found." in review
    assert "| files read | 1 |" in review


@pytest.mark.parametrize("name", FORMATS)
def test_standard_input(tmp_path: Path, name: str) -> None:
    text = document(tmp_path, name, "--stdin-display-name=pkg/väl ue.py", "-", stdin=BLOCKING.encode())
    assert "ASY151" in text
    if name == "sarif":
        result = json.loads(text)["runs"][0]["results"][0]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "pkg/v%C3%A4l%20ue.py"
        assert place["region"]["snippet"]["text"] == "    time.sleep(1)"


def test_sarif(tmp_path: Path) -> None:
    write(tmp_path, bad=BLOCKING, other="import os\n", broken="def f(:\n")
    log = json.loads(document(tmp_path, "sarif"))
    driver = log["runs"][0]["tool"]["driver"]
    results = log["runs"][0]["results"]
    rules = driver["rules"]
    assert [(item["ruleId"], item["level"]) for item in results] == [
        ("ASY151", "error"),
        ("ASY222", "error"),
        ("ASY420", "note"),
        ("E999", "error"),
        ("F401", "warning"),
    ]
    for item in results:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]
    rule = next(item for item in rules if item["id"] == "ASY151")
    assert rule["name"] == "BlockingSleep"
    assert rule["help"]["markdown"].startswith("# ASY151 blocking-sleep")
    assert "security" not in json.dumps([item.get("properties") for item in rules])
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 5


def test_fingerprints_survive_moved_lines_and_differ_among_twins(tmp_path: Path) -> None:
    twice = "import time\n\n\nasync def main():\n    time.sleep(1)\n    time.sleep(1)\n"

    def prints(source: str) -> list[str]:
        write(tmp_path, mod=source)
        log = json.loads(document(tmp_path, "sarif", "mod.py"))
        gitlab = json.loads(document(tmp_path, "gitlab", "mod.py"))
        marks = [item["partialFingerprints"]["codePathAndText/v1"] for item in log["runs"][0]["results"]]
        assert marks == [item["fingerprint"] for item in gitlab]
        return marks

    before = prints("import asyncio\n" + twice)
    after = prints("import asyncio\n\n# a comment\n" + twice)
    assert len(before) == len(set(before)) == 3
    assert before == after


def test_paths_start_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "services" / "api"
    inner.mkdir(parents=True)
    write(inner, bad=BLOCKING)
    gitlab = json.loads(document(inner, "gitlab", "bad.py"))
    assert {item["location"]["path"] for item in gitlab} == {"services/api/bad.py"}
    assert "file=services/api/bad.py," in document(inner, "github", "bad.py")


def test_gitlab_severities(tmp_path: Path) -> None:
    write(tmp_path, bad=BLOCKING, broken="def f(:\n")
    issues = json.loads(document(tmp_path, "gitlab"))
    assert [(item["check_name"].split()[0], item["severity"]) for item in issues] == [
        ("ASY151", "critical"),
        ("ASY222", "major"),
        ("ASY420", "info"),
        ("E999", "blocker"),
    ]


def test_github_escapes(tmp_path: Path) -> None:
    (tmp_path / "a,b%:c.py").write_text(BLOCKING)
    first = document(tmp_path, "github").splitlines()[0]
    assert first.startswith("::error file=a%2Cb%25%3Ac.py,line=6,col=5,title=ASY151 blocking-sleep::ASY151 ")


def test_review(tmp_path: Path) -> None:
    write(tmp_path, bad=BLOCKING, other="import os\n", broken="def f(:\n")
    text = document(tmp_path, "review")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "Unreadable files"
    assert headings[-3:] == ["Recommendations", "Checklist", "Findings of other plugins"]
    assert "Concurrency model" in headings
    assert "3 findings in 1 file: 1 critical, 1 high, 1 low." in text
    assert "1 file could not be checked." in text
    assert "| files read | 2 |" in text
    assert text.count("### ASY151 blocking-sleep") == 1
    assert "- `bad.py:6:5`: `time.sleep()` blocks the event loop" in text
    assert "1. **critical** ASY151 blocking-sleep, 1 place" in text
    assert "1 finding (ASY151)" in text
    assert "F401 'os' imported but unused" in text
    assert len(re.findall(r"^\| .* \| .* \| .* \|$", text, re.MULTILINE)) == 64


@pytest.mark.parametrize("name", FORMATS)
def test_odd_names_and_sources(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "späce `dir`"
    folder.mkdir()
    (folder / "mod.py").write_bytes(
        b"# coding: latin-1\nimport time\n\n\nasync def f():\n    time.sleep(1)  # \xe4``\n"
    )
    text = document(tmp_path, name, "späce `dir`/mod.py")
    assert "ASY151" in text
    if name in ("gitlab", "sarif"):
        json.loads(text)
    if name == "review":
        assert "time.sleep(1)  # ä``" in text


@pytest.mark.parametrize(("name", "schema"), [("gitlab", GITLAB), ("sarif", SCHEMA)])
def test_schemas(tmp_path: Path, name: str, schema: object) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft7Validator(schema)
    write(tmp_path, bad=BLOCKING, other="import os\n", broken="def f(:\n")
    (tmp_path / "unread able.py").symlink_to("nowhere")
    found = json.loads(document(tmp_path, name))
    assert [error.message for error in check.iter_errors(found)] == []
    assert "E902" in json.dumps(found)
    assert [error.message for error in check.iter_errors(json.loads(document(tmp_path, name, "--select=E999")))] == []
    assert list(check.iter_errors({"version": "2.0.0"}))
