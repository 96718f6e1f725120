"""
## What it does
Reports calls that switch a timeout off: `httpx.AsyncClient(timeout=None)`, `httpx.Timeout(None)`,
`aiohttp.ClientTimeout(total=None)` with no other limit, `asyncio.wait_for(x, None)`, and `asyncio.timeout(None)` that
is never given a deadline.

## Why it matters
A peer that stops answering without closing the connection leaves the coroutine waiting for ever, with its connection,
its locks and everyone who waits for it.

## Example
```python bad
import httpx

async def download(url):
    async with httpx.AsyncClient(timeout=None) as client:  # ASY226
        return await client.get(url)
```
```python good
import httpx

async def download(url):
    limits = httpx.Timeout(10, read=None)  # a slow answer is fine, an unreachable host is not
    async with httpx.AsyncClient(timeout=limits) as client:
        return await client.get(url)
```

## What it leaves alone
A call that keeps any other limit (`connect=`, `sock_read=`); variables, and `None` under a condition; defaults of
parameters; a scope whose object is read, as its deadline may be set later; clients with a transport of their own, which
may lead nowhere but into this process; clients in a file whose requests have limits of their own; requests that pass on
another one (`client.request(incoming.method, ...)`), for as long as that lasts; what stands in another timeout scope;
`wait_for(task, None)`, which is `await task`: tasks, futures and what `shield()` gives end as their own code does;
tests.

## Sources
<https://www.python-httpx.org/advanced/timeouts/>,
<https://docs.aiohttp.org/en/stable/client_quickstart.html#timeouts>,
<https://docs.python.org/3/library/asyncio-task.html#timeouts>

## Overlap
ruff S113 (flake8-bandit) reports `httpx` functions and the construction of its clients with `timeout=None`, synchronous
ones too; requests made with a client, `httpx.Timeout(None)`, aiohttp and asyncio's own functions are left to this rule.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.timeouts import SCOPES, SWITCHES, Switch
from ...module import Module, argument, last_name, shown
from ...rule import Finding, Rule
from ...usage import local_reads

rule = Rule(__name__, message="`{name}()` is told to wait for ever; give it a limit")


_DEFAULTS = frozenset(name for name in SWITCHES if last_name(name) in ("AsyncClient", "Timeout", "ClientTimeout"))
_REQUESTS = frozenset("delete get head options patch post put request send stream ws_connect".split())


_BY_TAIL: dict[str, set[Switch]] = {}
for _name, _switch in SWITCHES.items():
    _BY_TAIL.setdefault(last_name(_name), set()).add(_switch)


# All are told so by an argument with `timeout` in its name, or have one of the other words in their own.
@rule.on_call(SWITCHES, words=("timeout", "Timeout", "wait_for", "fail_after", "move_on_after"))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call that is told to wait without end."""
    # There are very many calls of `get()`: their arguments are looked at before anything is resolved.
    if not any(_is_off(node, switch) for tail in module.tails(node) for switch in _BY_TAIL.get(tail, ())):
        return
    names = module.names(node.func)
    switch = SWITCHES.get(names[0]) if len(names) == 1 else None
    if switch is None or not _is_off(node, switch) or module.is_test or _is_chosen(node, module):
        return
    if names[0] == "asyncio.wait_for" and node.args and _is_task(node.args[0]):
        return
    if names[0] in SCOPES and not _is_only_entered(node, module):
        return
    from ...bounds import is_in_scope  # most calls have a limit

    if not is_in_scope(node, module) and not (names[0] in _DEFAULTS and _limits_requests(module)):
        yield rule.found(node, name=shown(names[0]))


def _is_task(awaited: ast.expr) -> bool:
    from ...cancellation import is_task  # most calls have a limit

    return is_task(awaited)


def _is_off(node: ast.Call, switch: Switch) -> bool:
    """Whether the arguments leave no limit."""
    if any(word.arg is None for word in node.keywords) or any(isinstance(item, ast.Starred) for item in node.args):
        return False
    if any(not _is_constant(argument(node, other), (None,)) for other in switch.others if argument(node, other)):
        return False
    given = [value for value in (argument(node, place) for place in switch.off) if value is not None]
    return all(_is_constant(value, switch.values) for value in given) and (bool(given) or switch.bare)


def _is_constant(node: ast.expr | None, values: tuple[object, ...]) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is not bool and node.value in values


def _is_chosen(node: ast.Call, module: Module) -> bool:
    """Whether the call is the default of a parameter, one of two ways, or goes where a transport is chosen too.

    So is what passes on a request that somebody else made.
    """
    for ancestor in (node, *module.ancestors(node)):
        if isinstance(ancestor, (ast.arguments, ast.IfExp, ast.BoolOp)):
            return True
        if isinstance(ancestor, ast.Call) and any(_is_method(given) for given in _given(ancestor)):
            return True
        if isinstance(ancestor, ast.stmt):
            break
        keys: list[object] = [word.arg for word in ancestor.keywords] if isinstance(ancestor, ast.Call) else []
        if isinstance(ancestor, ast.Dict):
            keys = [key.value for key in ancestor.keys if isinstance(key, ast.Constant)]
        if "transport" in keys:
            return True
    from ...bounds import speaks_of_limits  # as above

    tests = [ancestor.test for ancestor in module.ancestors(node) if isinstance(ancestor, ast.If)]
    return any(speaks_of_limits(test) for test in tests)


def _given(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (word.value for word in call.keywords)


def _is_method(node: ast.expr) -> bool:
    """Whether `node` reads `.method`, as that of a request."""
    return isinstance(node, ast.Attribute) and node.attr == "method"


def _limits_requests(module: Module) -> bool:
    """Whether some request in the file has a limit of its own, which the one of its client is only the default for."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _REQUESTS:
            limit = argument(node, "timeout")
            if limit is not None and not _is_constant(limit, (None,)) and not _is_switched_off(limit, module):
                return True
    return False


def _is_switched_off(limit: ast.expr, module: Module) -> bool:
    """Whether `limit` is a call such as `Timeout(None)`."""
    switch = SWITCHES.get(module.name(limit.func)) if isinstance(limit, ast.Call) else None
    return isinstance(limit, ast.Call) and switch is not None and _is_off(limit, switch)


def _is_only_entered(node: ast.Call, module: Module) -> bool:
    """Whether a scope is entered where it is made, by a name that nobody reads."""
    item = module.parent(node)
    if not isinstance(item, ast.withitem):
        return False
    target = item.optional_vars
    return target is None or (isinstance(target, ast.Name) and local_reads(target, module) == [])
