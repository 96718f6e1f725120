"""
## What it does
Reports a value shared by tasks that is made when it is missing, with an `await` between the look and the assignment,
where making it twice does harm: it has to be closed (a connection, pool, session, server, process, task), or is changed
further down in the same function.

## Why it matters
At the `await` other tasks run, find the value missing too, and make their own. The last one stays; of the others nobody
knows any more, so that they are never closed, and what was changed in them is lost.

It is opt-in: whether two tasks can get there at the same time is often decided in other files; of five places in real
code two were wrong for that reason.

## Example
```python bad
import asyncpg

class Store:
    def __init__(self):
        self.pool = None

    async def fetch(self, query):
        if self.pool is None:
            self.pool = await asyncpg.create_pool("postgres://db")  # ASY212
        return await self.pool.fetch(query)
```
```python good
import asyncio
import asyncpg

class Store:
    def __init__(self):
        self.pool = None
        self.lock = asyncio.Lock()

    async def fetch(self, query):
        async with self.lock:
            if self.pool is None:
                self.pool = await asyncpg.create_pool("postgres://db")
        return await self.pool.fetch(query)
```

## What it leaves alone
Plain values, which are only fetched twice; anything in a `with` block or behind `acquire()`, here or in a caller in the
file; objects and modules that keep a lock, which callers elsewhere may hold; values that are looked at again after the
`await`, and flags set before it; loops; functions that are called once by design (`start`, `setup`, `__aenter__`),
unless others of the file call them; tests.

## Sources
<https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from ...module import Module
from ...named import NamedTuple
from ...rule import Finding, Rule
from ...suspending import own_nodes, suspends
from ...values import Value

rule = Rule(
    __name__,
    message="tasks that find `{name}` missing while this awaits make another; hold an `asyncio.Lock`",
    opt_in=True,
)

_ONCE = re.compile(
    r"_*(a?sync_)?"
    r"(a?start|a?setup|init|initiali[sz]e|open|connect|prepare|boot|load|begin|create|run|main|serve|launch)"
    r"(_.*|up|ed)?"
    r"|_*on_.*|.*(lifespan|startup|_setup|_start|_init|_locked|_unlocked).*|__\w+__|test.*|async_(step|added)_.*"
    r"|_*async_update(_data)?",
    re.IGNORECASE,
)
"""Names of functions that one task calls at a time, or one only."""
_GUARDS = re.compile(r"lock|mutex|sema|cond|guard|once|single|sync|cache|serial|exclusive", re.IGNORECASE)
_LOCK = re.compile(r"(^|_)(r?lock|mutex|sema(phore)?)s?(_|$)", re.IGNORECASE)
_CLOSERS = ("close", "aclose", "wait_closed", "disconnect", "terminate", "stop", "shutdown", "cancel")
_STARTED = ("asyncio.Task", "asyncio.subprocess.Process")
_CHANGERS = frozenset("append add update extend insert setdefault pop remove discard clear difference_update".split())
_MAKERS = re.compile("_*(a?sync_)?(create|connect|open|make|new|start|build|launch|spawn|from_|init)", re.IGNORECASE)
"""Names of functions that make what they return, rather than hand out what they keep."""
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class _Check(NamedTuple):
    """A test for something missing: `place` says as text where it is kept, `missing` whether a true test says so."""

    place: str
    missing: bool


@rule.on(ast.If)
def check(node: ast.If, module: Module) -> Iterator[Finding]:
    """Report what two tasks may both make."""
    home = module.function(node)
    if home is None or not home.is_async:
        return
    found = _checked(node, module)
    region = _region(node, found, module) if found is not None else ()
    made = _assignment(region, found.place, module) if found is not None else None
    if found is None or made is None or not module.on_event_loop(node):
        return
    if _is_guarded(node, module) or _has_lock(found.place, node, module):
        return
    harms = _must_be_closed(made, region, module) or _is_changed_later(made, found.place, node, module)
    if harms and not _is_called_once(node, module):
        yield rule.found(made, name=found.place)


# -- what is looked at -------------------------------------------------------------------------------------------------


def _checked(node: ast.If, module: Module) -> _Check | None:
    test = node.test
    tests = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
    for item in tests:
        found = _missing(item)
        if found is None:
            continue
        kept, missing = found
        place = _place(kept, node, module)
        if place and (missing or len(tests) == 1):
            return _Check(place, missing)
    return None


def _missing(test: ast.expr) -> tuple[ast.expr, bool] | None:
    """What a test looks at, and whether it is missing if the test is true."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand, True
    if isinstance(test, (ast.Name, ast.Attribute)):
        return test, False
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    left, right, operator = test.left, test.comparators[0], test.ops[0]
    if isinstance(operator, (ast.Is, ast.IsNot)) and isinstance(right, ast.Constant) and right.value is None:
        return left, isinstance(operator, ast.Is)
    if isinstance(operator, (ast.In, ast.NotIn)):
        item = ast.Subscript(right, left, ast.Load())
        return item, isinstance(operator, ast.NotIn)
    return None


def _place(node: ast.expr, statement: ast.stmt, module: Module) -> str:
    """Where what `node` reads is kept, if that outlives the call of a function: `self.x`, `self.d[key]`, a global."""
    if isinstance(node, ast.NamedExpr):
        node = node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
        node = ast.Subscript(node.func.value, node.args[0], ast.Load())
    kept = node.value if isinstance(node, ast.Subscript) else node
    if isinstance(kept, ast.Attribute) and isinstance(kept.value, ast.Name) and kept.value.id in ("self", "cls"):
        return ast.unparse(node)
    if not isinstance(kept, ast.Name):
        return ""
    scopes = module.summary.scopes
    scope = module.places[statement].scope
    while scopes[scope].parent > 0 and kept.id not in scopes[scope].bindings and kept.id not in scopes[scope].outer:
        scope = scopes[scope].parent
    if kept.id in scopes[scope].outer or (kept is not node and kept.id not in scopes[scope].bindings):
        return ast.unparse(node)
    before = _suite(statement, module)[0][-1:]
    if kept is node and before and isinstance(before[0], ast.Assign) and isinstance(before[0].targets[0], ast.Name):
        copied = before[0].value
        if before[0].targets[0].id == kept.id and isinstance(copied, (ast.Attribute, ast.Call, ast.Subscript)):
            return _place(copied, before[0], module)
    return ""


def _suite(node: ast.stmt, module: Module) -> tuple[Sequence[ast.stmt], Sequence[ast.stmt]]:
    """The statements before and after `node` in its block."""
    parent = module.parent(node)
    for name in ("body", "orelse", "finalbody"):
        block = getattr(parent, name, None)
        if isinstance(block, list) and node in block:
            return block[: block.index(node)], block[block.index(node) + 1 :]
    return (), ()


def _region(node: ast.If, found: _Check, module: Module) -> Sequence[ast.stmt]:
    """The statements that run when it is missing."""
    if found.missing:
        return node.body
    if isinstance(node.body[-1], (ast.Return, ast.Raise)):
        return node.orelse or _suite(node, module)[1]
    return node.orelse


# -- what is done about it ---------------------------------------------------------------------------------------------


def _assignment(region: Sequence[ast.stmt], place: str, module: Module) -> ast.Assign | ast.AnnAssign | None:
    """The statement that sets `place` after an `await`, with nothing before it that keeps other tasks out."""
    waited = False
    for statement in region:
        for node in own_nodes(statement):
            if isinstance(node, (ast.With, ast.AsyncWith, ast.While, ast.For, ast.AsyncFor)):
                return None
            if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(ast.unparse(target) == place for target in targets):
                    own = not isinstance(node, ast.AugAssign) and node.value is not None
                    waits = own and any(map(suspends, own_nodes(node.value)))  # type: ignore[arg-type]
                    return node if own and (waited or waits) else None  # type: ignore[return-value]
                if not waited and not all(isinstance(target, ast.Name) for target in targets):
                    return None  # a flag, or a promise of the value
            if waited and isinstance(node, (ast.If, ast.IfExp)) and place in ast.unparse(node.test):
                return None
            waited = waited or suspends(node)
    return None


def _is_guarded(node: ast.If, module: Module) -> bool:
    """Whether something keeps other tasks out of the block around `node`, or there is one task only."""
    for around in module.ancestors(node):
        if isinstance(around, (ast.With, ast.AsyncWith, ast.While, ast.For, ast.AsyncFor)):
            return True
        if isinstance(around, _FUNCTIONS):
            break
    assert isinstance(around, ast.AsyncFunctionDef)
    if any(_GUARDS.search(ast.unparse(decorator)) for decorator in around.decorator_list):
        return True
    return any(
        isinstance(item, ast.Attribute) and item.attr in ("acquire", "locked") for item in own_nodes(*around.body)
    )


def _has_lock(place: str, node: ast.If, module: Module) -> bool:
    """Whether a lock is kept beside `place`, which callers in other files may hold."""
    summary = module.summary
    names = set(summary.scopes[0].bindings)
    owner = summary.class_around(module.places[node].scope)
    if place.startswith(("self.", "cls.")) and owner >= 0:
        names = set()
        for item in module.resolver.ancestry(owner):
            if item.kind == "class":
                home = module.resolver.home(item).summary
                record = home.classes[item.record]
                record.read()
                names.update(record.attributes, home.member_names(item.record))
    return any(_LOCK.search(name) for name in names)


def _is_called_once(node: ast.If, module: Module) -> bool:
    """Whether the function around `node` may be one that only one task runs at a time."""
    home = module.function(node)
    assert home is not None
    callers: list[str] = []
    for place in module.places:
        if not isinstance(place, (ast.Attribute, ast.Name)) or home.name != getattr(
            place, "attr", getattr(place, "id", "")
        ):
            continue
        caller = module.function(place)
        if caller is None or isinstance(getattr(place, "ctx", None), ast.Store):
            continue
        inside = [item for item in module.ancestors(place) if isinstance(item, (ast.With, ast.AsyncWith))]
        if any(_GUARDS.search(ast.unparse(item.context_expr)) for block in inside for item in block.items):
            return True
        if not any(isinstance(item, ast.While) for item in module.ancestors(place)) and caller is not home:
            callers.append(caller.name)
    if any(not _ONCE.fullmatch(caller) for caller in callers):
        return bool(re.match("test", home.name))
    return home.name.startswith("_") or _ONCE.fullmatch(home.name) is not None


# -- what harm is done -------------------------------------------------------------------------------------------------


def _must_be_closed(made: ast.Assign | ast.AnnAssign, region: Sequence[ast.stmt], module: Module) -> bool:
    """Whether what is set was made here, and somebody has to close it."""
    value = made.value
    assert value is not None
    values = module.certain(value)
    return bool(values) and all(_has_closer(item, module) for item in values) and _is_maker(value, region, module)


def _is_maker(value: ast.expr, region: Sequence[ast.stmt], module: Module) -> bool:
    """Whether `value` is a call that makes something new, or a name given to the result of one in the `region`."""
    if isinstance(value, ast.Name):
        bound = (item for item in own_nodes(*region) if isinstance(item, ast.Assign) and len(item.targets) == 1)
        given = [item.value for item in bound if ast.unparse(item.targets[0]) == value.id]
        return bool(given) and not isinstance(given[-1], ast.Name) and _is_maker(given[-1], region, module)
    if isinstance(value, ast.Await):
        value = value.value
    if not isinstance(value, ast.Call):
        return False
    if module.name(value.func) == "asyncio.wait_for" and value.args:
        return _is_maker(value.args[0], region, module)
    classes = module.certain(value.func)
    made = bool(classes) and all(item.kind == "class" or item.name in module.facts.classes for item in classes)
    return made or any(_MAKERS.match(tail) for tail in module.tails(value))


def _has_closer(value: Value, module: Module) -> bool:
    if value.kind == "instance":
        kinds = module.facts.ancestry(value.name)
        coroutines = module.facts.coroutines
        return any(kind in _STARTED or f"{kind}.{name}" in coroutines for kind in kinds for name in _CLOSERS)
    if value.kind != "object":
        return False
    members = (member for name in _CLOSERS for member in module.resolver.member(value, name))
    return any(member.kind == "function" for member in members)


def _is_changed_later(made: ast.Assign | ast.AnnAssign, place: str, node: ast.If, module: Module) -> bool:
    """Whether the function goes on to change what it has just made or found."""
    around = next(item for item in module.ancestors(node) if isinstance(item, ast.AsyncFunctionDef))
    for item in own_nodes(*around.body):
        if getattr(item, "lineno", 0) <= (made.end_lineno or made.lineno):
            continue
        changed: ast.expr | None = None
        if isinstance(item, ast.Call) and isinstance(item.func, ast.Attribute) and item.func.attr in _CHANGERS:
            changed = item.func.value
        elif isinstance(item, ast.Subscript) and isinstance(item.ctx, ast.Store):
            changed = item.value
        if changed is not None and ast.unparse(changed) == place:
            return True
    return False
