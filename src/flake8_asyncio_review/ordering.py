"""Does the order of awaited calls matter? Names may imply that it does, and some things serve one call at a time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .expressions import last_part
from .module import Module

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")

_READING = frozenset(
    """
    count crawl describe download fetch find get head list load lookup query retrieve scrape search
    """.split()
)
"""First words of calls that only ask for something."""

_CODE = frozenset("extension extensions module modules plugin plugins".split())
"""What is run when it is loaded."""

_ONE_AT_A_TIME = frozenset(
    """
    browser channel conn connection connections cur cursor db database device driver engine lock page pipe pipeline q
    queue reader sem semaphore serial session sock socket store stream tab transaction transport tx txn uow websocket
    writer ws
    """.split()
)
"""Words in the names of things that serve one caller at a time, or keep an order."""

_ORDER = frozenset(
    """
    after again auth authorize before cancel close commit connect cookie csrf delete done finish first init initialize
    last lock login logout next oauth open prepare previous refresh reset retry second setup start stop submit third
    token update verify warm warmup
    """.split()
)
"""Words that tell that something must come before or after something else."""

_WRITING = frozenset("alter call create drop insert into merge nextval replace truncate".split())
"""Words in texts that tell that something is changed: statements of SQL."""

_HTTP_SESSIONS = ("aiohttp.ClientSession",)


def words(name: str) -> list[str]:
    """The words that a name is made of, in lower case: `get`, `user` of `getUser` and `get_user`."""
    return [word.lower() for word in _WORD.findall(name)]


def only_asks(call: ast.Call) -> bool:
    """Whether the name of what is called says that it only asks for something: `fetch_user()`, `api.get()`."""
    name = last_part(call.func)
    parts = [word for word in words(name) if word not in ("a", "async")]
    return bool(parts) and parts[0] in _READING and _CODE.isdisjoint(parts)


def never_waits(call: ast.Call, module: Module) -> bool:
    """Whether a coroutine function of the project is called that waits for nothing: it ends before another begins."""
    functions = (module.function_of(value) for value in module.values(call) if value.kind == "coroutine")
    return any(not (function.waits or function.stub or function.refuses) for function in functions)


def may_be_serial(call: ast.Call, module: Module) -> bool:
    """Whether the call is made on, or gets, something that may serve one caller at a time: a connection, a stream."""
    parts = [*call.args, *(word.value for word in call.keywords)]
    if isinstance(call.func, ast.Attribute):
        parts.append(call.func.value)
    return any(_is_serial(name, node, module) for part in parts for name, node in _names(part))


def _names(part: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(part):
        if isinstance(node, ast.Name):
            yield node.id, node
        elif isinstance(node, ast.Attribute):
            yield node.attr, node


def _is_serial(name: str, node: ast.expr, module: Module) -> bool:
    found = words(name)
    if _ONE_AT_A_TIME.isdisjoint(found):
        return False
    known = module.certain(node) if "session" in found else ()
    return not known or not all(value.kind == "instance" and value.name in _HTTP_SESSIONS for value in known)


def names_read(node: ast.AST) -> set[str]:
    """The names that `node` reads."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}


def names_bound(node: ast.AST) -> set[str]:
    """The names that `node` binds."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)}


def implies_order(statement: ast.stmt) -> bool:
    """Whether a name or text in `statement` speaks of what others must wait for: `login`, `token`, `next`, `INSERT`."""
    for part in ast.walk(statement):
        unwanted = _ORDER | _WRITING if isinstance(part, ast.Constant) else _ORDER
        if any(not unwanted.isdisjoint(words(text)) for text in _texts(part)):
            return True
    return False


def _texts(part: ast.AST) -> Iterator[str]:
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        yield part.value
    elif isinstance(part, ast.Name):
        yield part.id
    elif isinstance(part, (ast.Attribute, ast.keyword)):
        yield (part.attr if isinstance(part, ast.Attribute) else part.arg) or ""
