"""Plain-text tables of what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from measure import Series


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table: the first column flush left, the others flush right."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    lines = [title, ""]
    for row in [header, ["-" * width for width in widths], *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  " + "  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def seconds(value: float) -> str:
    """Return seconds of CPU time as text."""
    return f"{value:.2f} s"


def compared(series: Series, plain: Series) -> list[str]:
    """Return the cells that compare a series with plain flake8, as `COMPARED_HEADER` names them."""
    cpu = [seconds(series.cpu)]
    memory = [f"{series.memory:.0f} MiB"]
    if series is plain:
        return [*cpu, "1.00", "", "", *memory, "", ""]
    ratios = series.ratios(plain)
    return [
        *cpu,
        f"{series.cpu / plain.cpu:.2f}",
        f"{min(ratios):.2f} to {max(ratios):.2f}",
        f"{(series.cpu / plain.cpu - 1) * 100:+,.0f} %",
        *memory,
        f"{series.memory - plain.memory:+.0f} MiB",
        str(series.reports),
    ]


COMPARED_HEADER = ("CPU", "x plain", "turn by turn", "added", "peak memory", "added", "reports")
