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
Imports under `if TYPE_CHECKING`, modules that the file also imports at its top, and statements with a comment on
their line that speaks of a cycle (`# circular import`).

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


@rule.on(ast.Import, ast.ImportFrom)
def check(node: ast.Import | ast.ImportFrom, module: Module) -> Iterator[Finding]:
    """Report an import statement in loop code."""
    if not module.on_event_loop(node) or _for_type_checking(node, module):
        return
    comment = module.line(node.lineno).partition("#")[2].lower()
    if "circular" in comment or "cycl" in comment:
        return
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [_imported(node)]
    new = [name for name in names if not module.summary.imports.get(name)]
    if new:
        yield rule.found(node, name="`, `".join(new))


def _imported(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")


def _for_type_checking(node: ast.stmt, module: Module) -> bool:
    return any(
        isinstance(ancestor, ast.If) and module.name(ancestor.test) == "typing.TYPE_CHECKING"
        for ancestor in module.ancestors(node)
    )
