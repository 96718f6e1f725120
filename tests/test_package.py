"""What is shipped, and whether the files beside the package agree with it."""

from __future__ import annotations

import email
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from flake8_run import run
from helpers import ROOT

import flake8_asyncio_review
from flake8_asyncio_review.rules import load

VERSION = flake8_asyncio_review.__version__
SOURCES = ROOT / "src" / "flake8_asyncio_review"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel built from a copy of the sources, so that nothing is left behind in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "checkout"
    ignored = shutil.ignore_patterns(
        ".git", ".venv*", "*.egg-info", "__pycache__", ".*_cache", "build", ".tox", ".hypothesis"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    assert built.name == f"flake8_asyncio_review-{VERSION}-py3-none-any.whl"
    return zipfile.ZipFile(built)


def metadata(wheel: zipfile.ZipFile, name: str) -> str:
    """A file of the wheel's metadata."""
    return wheel.read(f"flake8_asyncio_review-{VERSION}.dist-info/{name}").decode()


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    wanted = {
        f"flake8_asyncio_review/{path.relative_to(SOURCES).as_posix()}"
        for path in SOURCES.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    found = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert found == wanted
    assert "flake8_asyncio_review/py.typed" in found
    assert len([name for name in found if re.search(r"/rules/\w+/asy\d{3}_\w+\.py$", name)]) == len(load())


def test_the_wheel_registers_one_plugin_and_the_formatters(wheel: zipfile.ZipFile) -> None:
    lines = metadata(wheel, "entry_points.txt").split("\n")
    assert [line for line in lines if line.strip()] == [
        "[flake8.extension]",
        "ASY = flake8_asyncio_review.plugin:Plugin",
        "[flake8.report]",
        "asy-github = flake8_asyncio_review.reports.formats:GitHub",
        "asy-gitlab = flake8_asyncio_review.reports.formats:GitLab",
        "asy-review = flake8_asyncio_review.reports.formats:Review",
        "asy-sarif = flake8_asyncio_review.reports.formats:Sarif",
    ]


def test_metadata(wheel: zipfile.ZipFile) -> None:
    found = email.message_from_string(metadata(wheel, "METADATA"))
    assert (found["Name"], found["Version"]) == ("flake8-asyncio-review", VERSION)
    assert found["Requires-Python"] == ">=3.10"
    needed = [value for value in found.get_all("Requires-Dist", []) if "extra" not in value]
    assert sorted(re.split(r"[<>=]", value)[0] for value in needed) == ["astroid", "flake8"]
    classifiers = found.get_all("Classifier", [])
    assert "Framework :: Flake8" in classifiers
    assert "Typing :: Typed" in classifiers
    versions = {
        line.rpartition(" :: ")[2] for line in classifiers if line.startswith("Programming Language :: Python :: 3.")
    }
    assert versions == {"3.10", "3.11", "3.12", "3.13"}
    assert found["License-Expression"] == "MIT"
    assert any(name.endswith("LICENSE") for name in wheel.namelist())


def test_changelog_has_the_version_and_every_rule() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## \[?(\d+\.\d+\.\d+)", text, re.MULTILINE)
    assert headings[0] == VERSION
    for rule in load().values():
        assert re.search(rf"\b{rule.code}\b.*\b{rule.name}\b", text), rule.code
        assert bool(re.search(rf"\b{rule.code}\b.*\(opt-in\)", text)) is rule.opt_in, rule.code
    assert set(re.findall(r"\bASY\d{3}\b", text)) == set(load())


def test_changelog_has_every_option() -> None:
    from flake8_asyncio_review.options import OPTIONS

    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert [option.name for option in OPTIONS if f"`{option.name}`" not in text] == []


def test_generated_documentation_is_up_to_date() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_every_rule_has_a_page() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("ASY*.md")}
    assert pages == set(load())


def test_readme_names_what_exists() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    from flake8_asyncio_review.options import OPTIONS

    formats = {"asy-github", "asy-gitlab", "asy-review", "asy-sarif"}
    assert set(re.findall(r"\basy-[a-z]+(?:-[a-z]+)*\b", text)) <= {option.name for option in OPTIONS} | formats
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_the_guide_names_rules_that_exist() -> None:
    text = (ROOT / "docs" / "building-async-code.md").read_text("utf-8")
    assert set(re.findall(r"\bASY\d{3}\b", text)) <= set(load())


def markdown() -> list[Path]:
    """The documents of the project."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


@pytest.mark.parametrize("path", markdown(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (path.parent / target).exists(), target


def test_our_own_code_is_clean() -> None:
    """With the configuration of the repository: the package, its tests, the benchmarks and the docs."""
    result = run(ROOT)
    assert (result.out, result.err, result.code) == ("", "", 0)


def test_our_own_code_is_clean_under_every_rule() -> None:
    result = run(ROOT, "--select=ASY,E9", "--asy-strict")
    assert (result.out, result.err, result.code) == ("", "", 0)


def test_files_are_small() -> None:
    """A file does one thing; tables and fixtures may be long."""
    long = [
        str(path.relative_to(ROOT))
        for path in SOURCES.rglob("*.py")
        if "knowledge" not in path.parts and len(path.read_text("utf-8").splitlines()) > 800
    ]
    assert long == []


def test_the_sample_reports_what_its_readme_is_about() -> None:
    """The sample service has a finding of most rules; its README says what it is for."""
    result = run(ROOT / "docs" / "sample", "--isolated", "--select=ASY,E9")
    assert result.code == 1
    assert len(set(result.codes)) >= 10
    assert "E999" not in result.codes
