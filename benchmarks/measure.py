"""Measuring runs of flake8: CPU time and peak memory of one child process at a time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeVar

from environments import BASE_SELECT, BenchmarkError, Tool, clean_environ

Key = TypeVar("Key", bound=Hashable)
REPORT = re.compile(r":\d+:\d+: ([A-Z]+)\d+ ")
FAILURES = ("Traceback (most recent call last)", "There was a critical error during execution of Flake8")


@dataclass(frozen=True)
class Sample:
    """One run: CPU seconds (user and system), peak memory in MiB, reports of the plugin."""

    cpu: float
    memory: float
    reports: int


@dataclass
class Series:
    """The runs of one tool on one input."""

    samples: list[Sample] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """The median CPU time in seconds."""
        return median(sample.cpu for sample in self.samples)

    @property
    def memory(self) -> float:
        """The median of the peak memory in MiB."""
        return median(sample.memory for sample in self.samples)

    @property
    def reports(self) -> int:
        """How many lines the plugin reported, flake8's own not counted."""
        return self.samples[-1].reports

    def ratios(self, plain: Series) -> list[float]:
        """Return the ratio to plain flake8 in each turn."""
        return [mine.cpu / other.cpu for mine, other in zip(self.samples, plain.samples, strict=True)]

    def added(self, plain: Series) -> float:
        """Return the median of what was added to plain flake8 in each turn, in seconds."""
        return median(mine.cpu - other.cpu for mine, other in zip(self.samples, plain.samples, strict=True))

    def as_json(self) -> dict[str, object]:
        """Return the medians, and every CPU time so that the spread can be judged."""
        return {
            "cpu_seconds": round(self.cpu, 4),
            "peak_memory_mib": round(self.memory, 1),
            "plugin_reports": self.reports,
            "all_cpu_seconds": [round(sample.cpu, 4) for sample in self.samples],
        }


def run_once(tool: Tool, target: Path) -> Sample:
    """Lint `target` with `tool` and return what it cost.

    `os.wait4` gives the usage of this one child. The system counts the peak memory of a process from before it became
    another program, so it never shows less than this process uses itself; that is far less than flake8 does.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as out, tempfile.TemporaryFile("w+", errors="replace") as err:
        # `python -m` puts the working folder on the path, so it must hold no modules.
        folder = tool.python.parent
        process = subprocess.Popen(tool.command(target), stdout=out, stderr=err, env=clean_environ(), cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        complaints = err.read()
        reports = 0
        failed = process.returncode not in (0, 1) or FAILURES[0] in complaints
        for line in out:
            failed = failed or line.startswith(FAILURES[1])
            found = REPORT.search(line)
            reports += found is not None and found[1] not in BASE_SELECT.split(",")
    if failed:
        raise BenchmarkError(f"{tool.name} failed on {target} (exit code {process.returncode}):\n{complaints[-3000:]}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Sample(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, reports)


def interleaved(
    runs: Mapping[Key, tuple[Tool, Path]], repeat: int, progress: Callable[[str], None]
) -> dict[Key, Series]:
    """Run everything in turn, `repeat` times over (A B C A B C ...), so that a busy spell meets every tool alike."""
    series: dict[Key, Series] = {key: Series() for key in runs}
    for turn in range(1, repeat + 1):
        for key, (tool, target) in runs.items():
            progress(f"{target.name}, {tool.name}, {turn} of {repeat}")
            series[key].samples.append(run_once(tool, target))
    return series
