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
Sockets that are set non-blocking or used with `loop.sock_*`, `load_verify_locations(cadata=...)`, which reads no
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

rule = Rule(__name__, message=BLOCKS)


def _on_non_blocking_socket(call: BlockingCall, module: Module) -> bool:
    """Whether the file makes this socket non-blocking, or hands it to the loop's `sock_*` methods."""
    if not call.name.startswith("socket.socket.") or not isinstance(call.node, ast.Call):
        return False
    function = call.node.func
    if not isinstance(function, ast.Attribute):
        return False
    receiver = ast.dump(function.value)
    for node in module.nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        first = argument(node, 0)
        if node.func.attr.startswith("sock_"):
            if first is not None and ast.dump(first) == receiver:
                return True
        elif node.func.attr in ("setblocking", "settimeout") and ast.dump(node.func.value) == receiver:
            if not (isinstance(first, ast.Constant) and first.value):
                return True
    return False


report(rule, unless=_on_non_blocking_socket)
