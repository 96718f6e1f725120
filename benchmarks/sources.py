"""The Python files that are linted: choosing them, counting them, and making one that is several times as long."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

ASYNC_CODE = re.compile(r"^\s*async def ", re.MULTILINE)


def python_files(folder: Path) -> list[Path]:
    """Return the Python files below `folder`, in a stable order."""
    return sorted(folder.rglob("*.py"))


def count_lines(paths: list[Path]) -> int:
    """Return the number of lines in `paths` together."""
    return sum(path.read_bytes().count(b"\n") for path in paths)


def median_async_file(folder: Path) -> Path | None:
    """Return the file of median length among those that define coroutines."""
    files = [path for path in python_files(folder) if ASYNC_CODE.search(path.read_text("utf-8", errors="replace"))]
    files.sort(key=lambda path: (count_lines([path]), path))
    return files[len(files) // 2] if files else None


def repeated(source: str, copies: int) -> str:
    """Return `source` followed by copies of itself that define everything under other names.

    Without new names each copy would replace the one before, and no tool would have to look at more than the last.
    """
    tree = ast.parse(source)
    names = _top_level_names(tree)
    without_future = _without_future_imports(source, tree)
    return source.rstrip("\n") + "\n" + "".join(_renamed(without_future, names, n) for n in range(2, copies + 1))


def _top_level_names(tree: ast.Module) -> set[str]:
    names = set()
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(statement.name)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    names.add(node.id)
    return {name for name in names if not name.startswith("__")}


def _without_future_imports(source: str, tree: ast.Module) -> str:
    lines = source.splitlines(keepends=True)
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            for number in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1):
                lines[number - 1] = "\n"
    return "".join(lines)


def _renamed(source: str, names: set[str], number: int) -> str:
    lines = source.splitlines(keepends=True)
    found = [
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.NAME and token.string in names
    ]
    for token in reversed(found):
        row, end = token.end
        line = lines[row - 1]
        lines[row - 1] = f"{line[:end]}_{number}{line[end:]}"
    return "\n\n" + "".join(lines).rstrip("\n") + "\n"
