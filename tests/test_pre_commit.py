"""pre-commit with the hook of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT

pytest.importorskip("pre_commit")

SOURCE = "import asyncio\nimport time\n\n\nasync def main():\n    await asyncio.sleep(0)\n    time.sleep(1)\n"


def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program with an empty cache of pre-commit."""
    names = {"PRE_COMMIT_HOME": str(folder.parent / "cache")}
    who = {f"GIT_{role}_{what}": "tester@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | names | who
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=900)


@pytest.mark.slow
def test_the_hook_of_this_repository(tmp_path: Path) -> None:
    clone = tmp_path / "hooks"
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "*.egg-info", "__pycache__", ".*_cache", ".tox")
    shutil.copytree(ROOT, clone, ignore=ignored)
    project = tmp_path / "project"
    project.mkdir()
    (project / "mod.py").write_text(SOURCE)
    for folder in (clone, project):
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
            done = call(folder, "git", *words)
            assert done.returncode == 0, done.stderr
    done = call(project, sys.executable, "-m", "pre_commit", "try-repo", str(clone), "--all-files", "--verbose")
    assert "mod.py:7:5: ASY151 `time.sleep()` blocks the event loop" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
