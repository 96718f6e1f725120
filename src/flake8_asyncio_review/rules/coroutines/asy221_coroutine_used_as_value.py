"""
## What it does
Reports an un-awaited coroutine where only its result makes sense: as a condition, in a comparison, an f-string,
arithmetic, iteration, a subscript or an attribute access, or handed to something that can only use a value. So does
one in `async with` or `async for`, which want what the coroutine gives: `async with await connect()`.

## Why it matters
A coroutine object is always true, equal to nothing else and has none of the attributes of its result. The condition
holds for everybody; the log shows `<coroutine object …>`.

## Example
```python bad
async def allowed(user):
    return user == "root"

async def act(user):
    if allowed(user):  # ASY221
        return "done"
```
```python good
async def allowed(user):
    return user == "root"

async def act(user):
    if await allowed(user):
        return "done"
```

## What it leaves alone
`.close()`, `.send()`, `.throw()` and the `cr_` attributes; names that may also be None, when tested; methods that
may be another one's, as in ASY220. In `async with` and `async for`: what libraries give, which is often both a
coroutine and a manager; methods that only declare, or in whose place a subclass in sight has an async generator;
blocks that expect the error.

## Sources
<https://docs.python.org/3/reference/datamodel.html#coroutine-objects>

## Overlap
mypy truthy-bool (opt-in), pyright reportUnnecessaryComparison (strict), PyCharm PySuspiciousBooleanCondition, each
for conditions only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import coroutine_name, how_to_run
from ...module import Module, last_name
from ...rule import Finding, Rule

rule = Rule(__name__, message="the coroutine `{name}()` is used {use} without being awaited; {advice}")

_VALUE_TAKERS = frozenset(
    """
    builtins.print builtins.len builtins.str builtins.int builtins.float builtins.bool builtins.repr builtins.sum
    builtins.min builtins.max builtins.sorted builtins.list builtins.tuple builtins.set builtins.dict builtins.enumerate
    builtins.abs builtins.round builtins.any builtins.all builtins.format json.dumps json.loads json.dump pprint.pprint
    logging.debug logging.info logging.warning logging.error logging.exception logging.critical logging.log
    """.split()
)
_TAKER_TAILS = frozenset(map(last_name, _VALUE_TAKERS))
_ASYNC_USES = frozenset(("in `async with`", "in `async for`"))
_FITTING = frozenset((ast.Expr, ast.Await, ast.Return, ast.keyword, ast.Assign, ast.List, ast.Tuple))
"""Places where any value fits: a look at the type is cheaper than all the questions below."""
_LOG_METHODS = frozenset("debug info warning error exception critical log".split())


@rule.on(ast.Call)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a coroutine object, or a name that holds one, in a place that needs its result."""
    parent = module.parent(node)
    target = parent.targets[0] if isinstance(parent, ast.Assign) else None
    if not isinstance(target, ast.Name):
        if type(parent) not in _FITTING:
            yield from _found(node, module)
    elif coroutine_name(node, module):
        # Asked first: a name may be read in very many places of a long file.
        reads = [read for read in module.reads(target.id) if _same_function(read, node, module)]
        if not any(_is_handed_on(read, module) for read in reads):
            for read in reads:
                yield from _found(read, module)


def _found(node: ast.expr, module: Module) -> Iterator[Finding]:
    use, tested = _use(node, module)
    name = coroutine_name(node, module, or_none=not tested) if use else ""
    if name and (use not in _ASYNC_USES or _is_sure(node, module)):
        yield rule.found(node, name=name, use=use, advice=how_to_run(node, module))


def _is_sure(node: ast.expr, module: Module) -> bool:
    """Whether what `async with` or `async for` gets is certainly a coroutine of the project, and by mistake."""
    from ...expecting import expects_type_error  # few files get as far as this
    from ...overrides import others

    functions = [module.function_of(value) for value in module.values(node) if value.kind == "coroutine"]
    if len(functions) != len(module.values(node)) or any(function.stub or function.refuses for function in functions):
        return False
    instead = others(node.func, module) if isinstance(node, ast.Call) else ()
    return not any(
        value.kind != "function" or module.function_of(value).is_generator for value in instead
    ) and not expects_type_error(node, module)


def _same_function(node: ast.expr, other: ast.expr, module: Module) -> bool:
    return module.function(node) is module.function(other)


def _is_handed_on(node: ast.Name, module: Module) -> bool:
    """Whether this use awaits the coroutine or gives it to somebody, so that the others may be about something else."""
    parent = module.parent(node)
    if isinstance(parent, ast.Call) and node in parent.args:
        return not _passed(parent, module)[0]
    return isinstance(parent, (ast.Await, ast.Return))


def _use(node: ast.expr, module: Module) -> tuple[str, bool]:
    """How the place of `node` uses it, and whether that is a test that None passes too; empty if any value fits."""
    parent = module.parent(node)
    if type(parent) in _FITTING:
        return "", False
    if isinstance(parent, ast.Attribute) and not _is_own_attribute(parent.attr):
        return f"for its `.{parent.attr}`", False
    if isinstance(parent, ast.Call) and node in parent.args:
        return _passed(parent, module)
    if isinstance(parent, (ast.If, ast.While, ast.IfExp, ast.Assert)):
        return ("as a condition", True) if parent.test is node else ("", False)
    if isinstance(parent, ast.BoolOp):
        return ("as a condition", True) if parent.values[-1] is not node else ("", False)
    if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not):
        return "as a condition", True
    if isinstance(parent, ast.comprehension):
        if node in parent.ifs:
            return "as a condition", True
        return ("in `async for`" if parent.is_async else "in a loop", False) if parent.iter is node else ("", False)
    if isinstance(parent, ast.Compare):
        return _compared(node, parent)
    if isinstance(parent, ast.FormattedValue):
        return "in an f-string", False
    if isinstance(parent, ast.BinOp):
        return "in an operation", False
    if isinstance(parent, ast.For) and parent.iter is node:
        return "in a loop", False
    if isinstance(parent, ast.AsyncFor) and parent.iter is node:
        return "in `async for`", False
    if isinstance(parent, ast.withitem) and isinstance(module.parent(parent), ast.AsyncWith):
        return ("in `async with`", False) if parent.context_expr is node else ("", False)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        return "with a subscript", False
    return "", False


def _is_own_attribute(name: str) -> bool:
    """Whether coroutine objects have such an attribute; some awaitables of libraries are context managers too."""
    return name in ("close", "send", "throw") or name.startswith(("__", "cr_", "gi_"))


def _compared(node: ast.expr, parent: ast.Compare) -> tuple[str, bool]:
    identity = any(isinstance(operator, (ast.Is, ast.IsNot)) for operator in parent.ops)
    member = isinstance(parent.ops[0], (ast.In, ast.NotIn)) and parent.left is node
    return ("", False) if member else ("in a comparison", identity)


def _passed(call: ast.Call, module: Module) -> tuple[str, bool]:
    name = module.name(call.func) if not _TAKER_TAILS.isdisjoint(module.tails(call)) else ""
    if name in _VALUE_TAKERS:
        return f"as an argument of `{name.removeprefix('builtins.')}()`", False
    if isinstance(call.func, ast.Attribute) and call.func.attr in _LOG_METHODS:
        made = module.certain(call.func.value)
        if made and all(value.kind == "instance" and value.name == "logging.Logger" for value in made):
            return f"as an argument of `{call.func.attr}()`", False
    return "", False
