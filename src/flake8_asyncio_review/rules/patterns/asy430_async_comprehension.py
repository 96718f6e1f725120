"""
## What it does
Reports an `async for` loop that only fills a list made just before: its body is one `append()`, perhaps behind an `if`.

## Why it matters
The loop is an asynchronous comprehension written out: `[f(x) async for x in source]` says the same in one expression,
leaves no loop variable behind and cannot grow a second purpose by accident.

## Example
```python bad
async def titles(pages):
    found = []
    async for page in pages:  # ASY430
        found.append(page.title)
    return found
```
```python good
async def titles(pages):
    return [page.title async for page in pages]
```

## What it leaves alone
Loops that a comprehension would change: the list may be seen while it grows (a nested function knows it, it is passed
on before the loop, a handler, a `finally` or code behind a scope that swallows errors gets what was read so far), the
loop or its element uses the list, the loop variable is used later, the element yields, assigns or calls `super()` or
`locals()`. Loops with an `else`, with more in their body, or with an element that fills several lines; lists that
other statements fill too; tests.

## Sources
<https://peps.python.org/pep-0530/>,
<https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries>

## Overlap
ruff PERF401 in part: it reports such loops, also where the list is known to others or kept when the loop fails.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="this loop only fills `{name}`; write `{name} = [… async for …]`")

_SWALLOWERS = frozenset("suppress move_on_after move_on_at CancelScope raises assertRaises assertRaisesRegex".split())
"""Last names of context managers after which the code may go on though the loop did not end."""

_OWN_FRAME = frozenset("super locals vars eval exec dir".split())
_MAX_LINES = 4
_MAX_TESTS = 2
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@rule.on(ast.AsyncFor, words=("append",))
def check(node: ast.AsyncFor, module: Module) -> Iterator[Finding]:
    """Report a loop that is a comprehension written out."""
    tests, call = _only_append(node)
    if call is None or node.orelse or module.is_test:
        return
    target = call.func.value.id  # type: ignore[attr-defined]
    names = _target_names(node.target)
    element = call.args[0]
    if not names or target in names or (element.end_lineno or 0) - element.lineno >= _MAX_LINES:
        return
    if not _is_made_before(node, target, module) or not _is_local(node, (target, *names), module):
        return
    parts = (node.iter, element, *tests)
    if any(_is_unfit(part, target) for expression in parts for part in ast.walk(expression)):
        return
    if _is_seen_while_it_grows(node, target, module) or any(_is_used_later(node, name, module) for name in names):
        return
    yield rule.found(node, name=target)


def _only_append(node: ast.AsyncFor) -> tuple[list[ast.expr], ast.Call | None]:
    """The tests that the element passes, and the call that appends it, if the body is nothing else."""
    body = node.body
    tests: list[ast.expr] = []
    while len(body) == 1 and isinstance(body[0], ast.If) and not body[0].orelse and len(tests) < _MAX_TESTS:
        tests.append(body[0].test)
        body = body[0].body
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr != "append":
        return tests, None
    plain = isinstance(call.func.value, ast.Name) and len(call.args) == 1 and not call.keywords
    return tests, call if plain and not isinstance(call.args[0], ast.Starred) else None


def _target_names(target: ast.expr) -> list[str]:
    """The names that the loop binds; none if it binds anything else."""
    parts = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
    names = [part.id for part in parts if isinstance(part, ast.Name)]
    return names if len(names) == len(parts) else []


def _is_made_before(node: ast.AsyncFor, target: str, module: Module) -> bool:
    """Whether `target` is made an empty list shortly before the loop, and not touched in between."""
    for statement in reversed(_before(node, module)):
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and _is_empty_list(statement.value):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if len(targets) == 1 and isinstance(targets[0], ast.Name) and targets[0].id == target:
                return True
        if not isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr)) or _mentions(statement, target):
            return False
    return False


def _before(node: ast.AsyncFor, module: Module) -> Sequence[ast.stmt]:
    """The statements before the loop in its own suite."""
    parent = module.parent(node)
    for field in ("body", "orelse", "finalbody"):
        suite = getattr(parent, field, None)
        if isinstance(suite, list) and node in suite:
            return suite[: suite.index(node)]
    return ()


def _is_empty_list(node: ast.expr | None) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "list" and not node.args and not node.keywords
    return isinstance(node, ast.List) and not node.elts


def _mentions(node: ast.AST, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(node))


def _is_local(node: ast.AsyncFor, names: Sequence[str], module: Module) -> bool:
    """Whether nothing outside the function knows the names."""
    home = module.summary.scopes[module.resolver.function_scope(module.places[node].scope)]
    return home.outer.keys().isdisjoint(names)


def _is_unfit(part: ast.AST, target: str) -> bool:
    """Whether this cannot stand in the comprehension, or would mean something else there."""
    if isinstance(part, (ast.Yield, ast.YieldFrom, ast.NamedExpr)):
        return True
    return isinstance(part, ast.Name) and (part.id == target or part.id in _OWN_FRAME or part.id == "__class__")


def _is_seen_while_it_grows(node: ast.AsyncFor, target: str, module: Module) -> bool:
    """Whether somebody may see the list before the loop has ended, or though it never ends."""
    reads = [read for read in module.reads(target) if _in_function(read, node, module)]
    if any(module.function(read) is not module.function(node) or _is_filled(read, node, module) for read in reads):
        return True
    inner: ast.AST = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, _FUNCTIONS):
            break
        interrupted = isinstance(ancestor, ast.Try) and inner in ancestor.body
        if interrupted or (isinstance(ancestor, (ast.With, ast.AsyncWith)) and _swallows(ancestor)):
            kept = {id(part) for statement in _suite_of(inner, ancestor) for part in ast.walk(statement)}
            if any(id(read) not in kept for read in reads):
                return True
        inner = ancestor
    return False


def _is_filled(read: ast.Name, node: ast.AsyncFor, module: Module) -> bool:
    """Whether the list later gets more than this loop gives it; then all that fills it had better look alike."""
    parent = module.parent(read)
    if not isinstance(parent, ast.Attribute) or parent.attr not in ("append", "extend", "insert"):
        return False
    start, place = _end(node), (read.lineno, read.col_offset)
    home = module.summary.scopes[module.resolver.function_scope(module.places[node].scope)]
    bindings = home.bindings.get(read.id, ())
    return place >= start and not any(start <= binding.position <= place for binding in bindings)


def _end(node: ast.AsyncFor) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or 0


def _suite_of(inner: ast.AST, ancestor: ast.AST) -> list[ast.stmt]:
    """What runs of a `try` only as long as nothing is raised, or the body of a `with`."""
    body: list[ast.stmt] = getattr(ancestor, "body", [])
    return [*body, *ancestor.orelse] if isinstance(ancestor, ast.Try) else body


def _in_function(read: ast.Name, node: ast.AST, module: Module) -> bool:
    """Whether `read` stands in the function of `node` or in one nested in it."""
    home = module.resolver.function_scope(module.places[node].scope)
    scope = module.places[read].scope
    while scope >= 0 and scope != home:
        scope = module.summary.scopes[scope].parent
    return scope == home


def _swallows(node: ast.With | ast.AsyncWith) -> bool:
    called = (item.context_expr.func for item in node.items if isinstance(item.context_expr, ast.Call))
    return any(getattr(function, "attr", getattr(function, "id", "")) in _SWALLOWERS for function in called)


def _is_used_later(node: ast.AsyncFor, name: str, module: Module) -> bool:
    """Whether the loop variable `name` is read where it may still have the value that the loop gave it."""
    repeated = any(
        isinstance(ancestor, (ast.For, ast.AsyncFor, ast.While))
        for ancestor in module.ancestors(node)
        if module.function(ancestor) is module.function(node)
    )
    inside = {id(part) for part in ast.walk(node)}
    end = _end(node)
    for read in module.reads(name):
        if id(read) in inside or not _in_function(read, node, module):
            continue
        nested = module.function(read) is not module.function(node)
        if (nested or repeated or (read.lineno, read.col_offset) >= end) and not _is_bound_anew(read, module):
            return True
    return False


def _is_bound_anew(read: ast.Name, module: Module) -> bool:
    """Whether a loop or a comprehension round `read` gives the name a value of its own."""
    inner: ast.AST = read
    for ancestor in module.ancestors(read):
        if isinstance(ancestor, (ast.For, ast.AsyncFor)) and inner is not ancestor.iter:
            if _mentions(ancestor.target, read.id):
                return True
        elif isinstance(ancestor, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
            if inner is not ancestor.generators[0] and any(
                _mentions(part.target, read.id) for part in ancestor.generators
            ):
                return True
        elif isinstance(ancestor, _FUNCTIONS):
            return any(argument.arg == read.id for argument in _arguments(ancestor))
        inner = ancestor
    return False


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
