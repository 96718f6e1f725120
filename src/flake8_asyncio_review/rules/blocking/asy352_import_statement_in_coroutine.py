"""
## What it does
Reports import statements inside code that runs on the event loop.

## Why it matters
The first call reads and runs the module, and all that it imports, while every other task waits. Later calls only look
it up.

## Example
```python bad
async def draw(data):
    import matplotlib.pyplot  # ASY352
    return matplotlib.pyplot.plot(data)
```
```python good
import matplotlib.pyplot

async def draw(data):
    return matplotlib.pyplot.plot(data)
```

## What it leaves alone
Imports under `if TYPE_CHECKING`, modules that the file also imports at its top, statements with a comment on their
line or above them that speaks of a cycle (`# circular import`), and `twisted.internet.reactor`.

## Sources
<https://docs.python.org/3/reference/import.html>

## Overlap
pylint C0415 and ruff PLC0415 report every import outside the top level.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="the first call imports `{name}` on the event loop; import it at the top of the file",
    opt_in=True,
)


_CHOSEN_BY_IMPORT = frozenset(("twisted.internet.reactor",))
"""Importing the reactor installs the default one, so where it happens matters (Twisted's core documentation)."""


@rule.on(ast.Import, ast.ImportFrom)
def check(node: ast.Import | ast.ImportFrom, module: Module) -> Iterator[Finding]:
    """Report an import statement in loop code."""
    if not module.on_event_loop(node) or _for_type_checking(node, module):
        return
    if _speaks_of_a_cycle(node, module):
        return
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [_imported(node)]
    new = [name for name in names if not module.summary.imports.get(name) and name not in _CHOSEN_BY_IMPORT]
    if new:
        yield rule.found(node, name="`, `".join(new))


def _speaks_of_a_cycle(node: ast.stmt, module: Module) -> bool:
    """Whether a comment on the statement's line, or above the block of imports that it stands in, names a cycle."""
    comments = [module.line(node.lineno).partition("#")[2]]
    number = node.lineno - 1
    while (line := module.line(number).strip()).startswith(("import ", "from ", "#")):
        comments.append(line.partition("#")[2])
        number -= 1
    return any("circular" in comment.lower() or "cycl" in comment.lower() for comment in comments)


def _imported(node: ast.ImportFrom) -> str:
    name = "." * node.level + (node.module or "")
    return f"{name}.{node.names[0].name}" if name == "twisted.internet" else name


def _for_type_checking(node: ast.stmt, module: Module) -> bool:
    return any(
        isinstance(ancestor, ast.If) and module.name(ancestor.test) == "typing.TYPE_CHECKING"
        for ancestor in module.ancestors(node)
    )
