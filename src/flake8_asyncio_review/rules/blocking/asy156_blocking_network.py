"""
## What it does
Reports blocking network calls other than HTTP clients and databases in code that runs on the event loop: sockets, name
look-ups, TLS set-up, mail, SSH, message brokers, cloud and model clients.

## Why it matters
Connecting, resolving a name and reading from a peer wait for somebody else. TLS set-up reads the certificate store
from disk. All other tasks wait with it.

## Example
```python bad
import socket

async def address(host):
    return socket.gethostbyname(host)  # ASY156
```
```python good
import asyncio

async def address(host):
    loop = asyncio.get_running_loop()
    return await loop.getaddrinfo(host, None)
```

## What it leaves alone
Sockets that are set non-blocking or used with `loop.sock_*`, sockets that come from elsewhere and may be non-blocking,
callbacks of `add_reader()` and its like, whose socket is ready, `load_verify_locations(cadata=...)`, which reads no
file, and async clients.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#working-with-socket-objects-directly>

## Overlap
None of flake8-async, ruff and SonarPython reports these calls.
"""

from __future__ import annotations

import ast

from ...blocking import BLOCKS, BlockingCall, report
from ...module import Module, argument
from ...rule import Rule
from ...sockets import is_of_socket, is_said_ready

rule = Rule(__name__, message=BLOCKS)


def _on_non_blocking_socket(call: BlockingCall, module: Module) -> bool:
    """Whether the socket is or may be non-blocking: the file sets it so or did not make it, or the loop says ready."""
    if not is_of_socket(call.name) or not isinstance(call.node, ast.Call):
        return False
    function = call.node.func
    if not isinstance(function, ast.Attribute):
        return False
    made_here = module.sceptic.values(module.compile(function.value), module.at(function.value))
    if any(value.kind == "unknown" for value in made_here) or is_said_ready(call.name, call.reason):
        return True
    receiver = ast.dump(function.value)
    # `self.sock` is one object in the whole file, a local name only in its function.
    home = module.function(call.node) if isinstance(function.value, ast.Name) else None
    for node in module.nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        if home is not None and module.function(node) is not home:
            continue
        first = argument(node, 0)
        method, blocks = node.func.attr, isinstance(first, ast.Constant) and bool(first.value)
        handed_to_loop = method.startswith("sock_") and first is not None and ast.dump(first) == receiver
        set_so = method in ("setblocking", "settimeout") and not blocks and ast.dump(node.func.value) == receiver
        if handed_to_loop or set_so:
            return True
    return False


report(rule, unless=_on_non_blocking_socket)
