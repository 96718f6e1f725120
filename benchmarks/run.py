"""Measure what this plugin adds to flake8: `python benchmarks/run.py`. See README.md beside this file."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path

from environments import (
    BenchmarkError,
    Tool,
    check_same_flake8,
    fetch,
    fetched_name,
    our_tool,
    peer_tool,
    plain_tool,
    versions,
)
from measure import interleaved, run_once
from report import COMPARED_HEADER, compared, seconds, table
from sources import count_lines, median_async_file, python_files, repeated

PARTS = ("packages", "single", "doubling")
PACKAGES = ("aiohttp", "mcp", "tornado")
DOUBLED_LINES = 3000  # shorter inputs drown in the noise of starting a process
CHECKOUT = Path(__file__).resolve().parent.parent
Rows = list[dict[str, object]]


def progress(text: str) -> None:
    """Say on stderr what is being done."""
    print(f"... {text}", file=sys.stderr, flush=True)


def packages(tools: list[Tool], folders: list[Path], repeat: int) -> tuple[str, Rows]:
    """Compare the tools on whole packages."""
    rows, data = [], Rows()
    for folder in folders:
        files = python_files(folder)
        size = {"files": len(files), "lines": count_lines(files)}
        series = interleaved({tool.name: (tool, folder) for tool in tools}, repeat, progress)
        for name, measured in series.items():
            rows.append([f"{fetched_name(folder)}, {name}", *compared(measured, series["plain"])])
            ratio = round(measured.cpu / series["plain"].cpu, 4)
            data.append({"package": fetched_name(folder), **size, "tool": name, "ratio": ratio, **measured.as_json()})
        rows.append([f"  {size['files']} files, {size['lines']:,} lines", *[""] * len(COMPARED_HEADER)])
    title = f"Whole packages, flake8 -j1, medians of {repeat} interleaved runs"
    return table(title, ["package, tool", *COMPARED_HEADER], rows), data


def single_files(folder: Path) -> list[Path]:
    """Return the files of the single-file run: the one of median length that has coroutines, and a long one."""
    found = [median_async_file(folder), *folder.glob("*/client.py")]
    files = list(dict.fromkeys(path for path in found if path is not None))
    if not files:
        raise BenchmarkError(f"{fetched_name(folder)} has no coroutines, so it cannot be the first of the packages")
    return files


def single(plain: Tool, ours: Tool, folder: Path, repeat: int) -> tuple[str, Rows]:
    """Compare plain flake8 with ours on one file: what an editor waits for on save."""
    rows, data = [], Rows()
    for path in single_files(folder):
        series = interleaved({tool.name: (tool, path) for tool in (plain, ours)}, repeat, progress)
        name, lines = str(path.relative_to(folder)), count_lines([path])
        for tool, measured in series.items():
            rows.append([f"{name} ({lines:,} lines), {tool}", *compared(measured, series["plain"])])
            ratio = round(measured.cpu / series["plain"].cpu, 4)
            data.append({"file": name, "lines": lines, "tool": tool, "ratio": ratio, **measured.as_json()})
    title = f"One file, whole process, medians of {repeat} interleaved runs"
    return table(title, ["file, tool", *COMPARED_HEADER], rows), data


def doubling(plain: Tool, ours: Tool, folder: Path, work: Path, repeat: int) -> tuple[str, Rows]:
    """Measure how the added time grows when one generated file gets two and four times as long."""
    base = single_files(folder)[-1]
    source = base.read_text(encoding="utf-8")
    unit = -(-DOUBLED_LINES // count_lines([base]))
    runs: dict[tuple[int, str], tuple[Tool, Path]] = {}
    for copies in (0, unit, 2 * unit, 4 * unit):
        path = work / f"{base.stem}_{copies}_times.py"
        path.write_text(repeated(source, copies) if copies else "", encoding="utf-8")
        runs |= {(copies, tool.name): (tool, path) for tool in (plain, ours)}
    series = interleaved(runs, repeat, progress)

    rows, data = [], Rows()
    added = {copies: series[copies, "ours"].added(series[copies, "plain"]) for copies, _ in runs}
    for copies, addition in added.items():
        before = added.get(copies // 2, 0.0) if copies > unit else 0.0
        growth = addition / before if min(addition, before) > 0 else None
        lines = count_lines([runs[copies, "plain"][1]])
        plain_cpu, our_cpu = (series[copies, name].cpu for name in ("plain", "ours"))
        label = f"{copies} x {base.name}" if copies else "empty file"
        shown = f"{growth:.2f}" if growth is not None else "lost in noise" if copies > unit else ""
        rows.append([label, f"{lines:,}", seconds(plain_cpu), seconds(our_cpu), f"{addition * 1000:+.0f} ms", shown])
        data.append(
            {
                "copies": copies,
                "lines": lines,
                "added_cpu_seconds": round(addition, 4),
                "growth": None if growth is None else round(growth, 3),
                "plain": series[copies, "plain"].as_json(),
                "ours": series[copies, "ours"].as_json(),
            }
        )
    title = f"Growth with the length of one file, medians of {repeat} interleaved runs"
    return table(title, ["input", "lines", "plain", "ours", "added", "x added before"], rows), data


def positive(text: str) -> int:
    """Parse a count of at least one."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description="Measure what flake8-asyncio-review adds to plain flake8.")
    default_cache = Path("~/.cache/flake8-asyncio-review-benchmarks").expanduser()
    parser.add_argument("--repeat", type=positive, default=3, metavar="N", help="runs per package; small inputs 2N+1")
    parser.add_argument("--packages", nargs="+", default=PACKAGES, metavar="NAME", help="published packages to lint")
    parser.add_argument("--cache", type=Path, default=default_cache, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--checkout", type=Path, default=CHECKOUT, metavar="DIR", help="the tree that is measured")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure only these parts")
    parser.add_argument("--skip-peer", action="store_true", help="leave flake8-async out: it takes most of the time")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything measured to this file")
    return parser.parse_args()


def measure(options: argparse.Namespace) -> None:
    """Prepare everything, measure, print and write."""
    cache = options.cache.expanduser().resolve()
    progress("preparing the environments")
    plain = plain_tool(cache)
    ours = our_tool(cache, plain, options.checkout.resolve())
    tools = [plain, ours]
    if "packages" in options.only and not options.skip_peer:
        tools.append(peer_tool(cache, plain))
    check_same_flake8(tools)
    progress("fetching the packages")
    folders = [fetch(cache, plain, requirement) for requirement in options.packages]
    work = cache / "generated"
    work.mkdir(exist_ok=True)
    empty = work / "empty.py"
    empty.write_text("", encoding="utf-8")
    for tool in tools:
        run_once(tool, empty)

    installed = {tool.name: versions(tool) for tool in tools}
    result: dict[str, object] = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "versions": installed,
    }
    together = {name: version for found in installed.values() for name, version in found.items()}
    print(f"Python {result['python']}, " + ", ".join(f"{name} {together[name]}" for name in sorted(together)) + "\n")
    small_repeat = 2 * options.repeat + 1
    for part in PARTS:
        if part not in options.only:
            continue
        if part == "packages":
            text, result[part] = packages(tools, folders, options.repeat)
        elif part == "single":
            text, result[part] = single(plain, ours, folders[0], small_repeat)
        else:
            text, result[part] = doubling(plain, ours, folders[0], work, small_repeat)
        print(text, flush=True)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Run the benchmark; whatever the numbers are, the exit code is 0."""
    try:
        measure(arguments())
    except BenchmarkError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
