"""
## What it does
Reports connecting to somebody in the network, and reading from the connection that the same function has opened, with
no limit on the time: no timeout scope around it, no `wait_for()`, no timeout argument.

## Why it matters
A host that drops packets answers nothing at all: connecting then takes minutes until the system gives up, and a read
from a peer that went away without closing the connection never ends. Neither does the task, nor whoever waits for it.

## Example
```python bad
import asyncio

async def ask(host, question):
    reader, writer = await asyncio.open_connection(host, 7000)  # ASY225
    try:
        writer.write(question)
        return await reader.readline()  # ASY225
    finally:
        writer.close()
```
```python good
import asyncio

async def ask(host, question):
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(host, 7000)
        try:
            writer.write(question)
            return await reader.readline()
        finally:
            writer.close()
```

## What it leaves alone
Whatever a caller in the same file bounds, or, as far as names tell, one in the same package; functions in which any
name speaks of a timeout or deadline, and their callers; reads in a loop, which may wait for events by design, from
streams of a server and from streams kept on an object; connections to this machine; the outermost function of a
program, files that use argparse and those in folders such as `scripts` and `cli`, whose user sees it wait; methods that
implement an abstract one, whose callers may bound it; tests, which talk to what they have started; libraries whose
default has a limit, such as aiohttp and httpx.

It is opt-in because some of these waits have somebody who sees them: of twenty such places in real packages all were as
it says, and seventeen were worth changing.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#timeouts>,
<https://docs.python.org/3/library/asyncio-stream.html#asyncio.open_connection>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...bounds import is_bounded
from ...cancellation import home_of, is_entry
from ...concrete import is_abstract
from ...knowledge.timeouts import WAITS, Wait
from ...module import Module, argument, last_name
from ...rule import Finding, Rule
from ...usage import local_bindings

rule = Rule(
    __name__, message="`{name}()` waits for its peer without a time limit; bound it with `{bound}`", opt_in=True
)

_OWN_MACHINE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")
_TCP = frozenset(("AF_INET", "AF_INET6", "SOCK_STREAM"))
_OPENERS = frozenset(("asyncio.open_connection", "websockets.asyncio.client.connect"))


@rule.on_call(WAITS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a wait for the network that nothing bounds."""
    parent = module.parent(node)
    if not isinstance(parent, (ast.Await, ast.withitem)):
        return
    names = module.names(node.func)
    wait = WAITS.get(_defined(names[0], module)) if len(names) == 1 else None
    if wait is None or _has_limit(node, wait, module):
        return
    if wait.kind == "read" and not _reads_own_connection(node, module):
        return
    if last_name(names[0]) == "sock_connect" and not _connects_tcp(node, module):
        return
    home = home_of(node, module)
    if module.is_by_hand or "argparse" in module.packages or is_bounded(node, module):
        return
    if home is None or not (is_entry(home, module) or _is_interface(home, module) or module.neighbours.bound(home)):
        yield rule.found(node, name=last_name(names[0]), bound=_bound(module))


def _is_interface(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a method implements an abstract one: whoever calls that may bound it, and is not found from here."""
    function = module.definition(home)
    bases = module.resolver.ancestry(function.owner)[1:] if function.owner >= 0 else ()
    return any(base.kind == "class" and is_abstract(base, module.resolver, home.name) for base in bases)


def _defined(name: str, module: Module) -> str:
    """The name under which the table knows a method that a class may have inherited."""
    owner, _, method = name.rpartition(".")
    return next((f"{kind}.{method}" for kind in module.facts.ancestry(owner) if f"{kind}.{method}" in WAITS), name)


def _has_limit(node: ast.Call, wait: Wait, module: Module) -> bool:
    """Whether the call is bounded by an argument, has nothing to wait for, or may be so for all one can see."""
    if any(word.arg is None for word in node.keywords) or any(isinstance(item, ast.Starred) for item in node.args):
        return True
    if any(not _is_none(argument(node, place)) for place in (*wait.own, *wait.connected)):
        return True
    return _is_here(node, module)


def _is_here(node: ast.Call, module: Module) -> bool:
    """Whether a call names this machine as its peer."""
    given = [*node.args, *(word.value for word in node.keywords if word.arg in ("host", "remote_host", "uri"))]
    for name in [item.id for item in given if isinstance(item, ast.Name)]:
        given += [parent.value for parent in map(module.parent, module.bound(name)) if isinstance(parent, ast.Assign)]
    texts = [part.value for item in given for part in ast.walk(item) if isinstance(part, ast.Constant)]
    return any(name in text for text in texts if isinstance(text, str) for name in _OWN_MACHINE)


def _connects_tcp(node: ast.Call, module: Module) -> bool:
    """Whether the function has made the socket for TCP: others connect within this machine, or not at all."""
    made = argument(node, 0)
    bindings = local_bindings(made, module) if isinstance(made, ast.Name) else None
    for binding in bindings or ():
        parent = module.parent(binding)
        call = parent.value if isinstance(parent, ast.Assign) else None
        if not isinstance(call, ast.Call) or module.name(call.func) != "socket.socket":
            return False
        kinds = (*call.args, *(word.value for word in call.keywords))
        if any(getattr(kind, "attr", getattr(kind, "id", "")) not in _TCP for kind in kinds):
            return False
    return bool(bindings)


def _is_none(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def _reads_own_connection(node: ast.Call, module: Module) -> bool:
    """Whether the function itself has opened what it reads from, and reads so many times only as it is written."""
    receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
    bindings = local_bindings(receiver, module) if isinstance(receiver, ast.Name) else None
    if not bindings or not all(_opens(binding, module) for binding in bindings):
        return False
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.For, ast.AsyncFor, ast.While)):
            return False
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef)):
            break
    return True


def _opens(binding: ast.Name, module: Module) -> bool:
    """Whether the statement that binds a name opens a connection to another machine."""
    parent = module.parent(binding)
    parent = module.parent(parent) if isinstance(parent, ast.Tuple) else parent
    if isinstance(parent, ast.withitem):
        value = parent.context_expr
    elif isinstance(parent, ast.Assign):
        value = parent.value
    else:
        return False
    calls = [part for part in ast.walk(value) if isinstance(part, ast.Call) and module.name(part.func) in _OPENERS]
    return bool(calls) and not any(_is_here(call, module) for call in calls)


def _bound(module: Module) -> str:
    """What bounds it, in the library in use and the Python versions that the file must run on."""
    if module.flavour in ("anyio", "trio"):
        return f"{module.flavour}.fail_after()"
    return "asyncio.timeout()" if module.target >= (3, 11) else "asyncio.wait_for()"
