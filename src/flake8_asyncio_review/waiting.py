"""What becomes of the tasks that a call of `asyncio.wait()` waits for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .coroutines import coroutine_name
from .knowledge.hops import TASK_MAKERS
from .module import Module, argument
from .named import NamedTuple
from .usage import local_bindings, local_reads

_COLLECTIONS = (ast.List, ast.Set, ast.Tuple)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp)
_CONVERSIONS = frozenset(("list", "set", "tuple", "frozenset"))
_ADDING = frozenset(("append", "add"))
_MAX_DEPTH = 4
"""Names that stand for names that stand for collections: more is hardly written by hand."""


class Parts(NamedTuple):
    """Whether nobody looks at the set of done tasks, and at the set of pending ones."""

    done_unread: bool
    pending_unread: bool


def unread_parts(call: ast.Call, module: Module) -> Parts:
    """Which of the two sets that a call of `asyncio.wait()` gives nobody looks at; neither if it is not awaited."""
    awaited = module.parent(call)
    parent = module.parent(awaited) if isinstance(awaited, ast.Await) else None
    if isinstance(parent, ast.Expr):
        return Parts(True, True)
    if isinstance(parent, ast.Subscript) and isinstance(parent.slice, ast.Constant):
        return Parts(parent.slice.value in (1, -1), parent.slice.value in (0, -2))
    targets = parent.targets if isinstance(parent, ast.Assign) else []
    if isinstance(parent, ast.AnnAssign):
        targets = [parent.target]
    if len(targets) != 1:
        return Parts(False, False)
    target = targets[0]
    if isinstance(target, (ast.Tuple, ast.List)) and len(target.elts) == 2:
        return Parts(*(_is_unread(item, call, module) for item in target.elts))
    unread = _is_unread(target, call, module)
    return Parts(unread, unread)


def _is_unread(target: ast.expr, call: ast.Call, module: Module) -> bool:
    """Whether `target` is a local name that is read nowhere, but perhaps to make up what the call waits for."""
    reads = local_reads(target, module) if isinstance(target, ast.Name) else None
    if reads is None:
        return False
    return not reads or (not _in_loop(call, module) and all(call in module.ancestors(read) for read in reads))


def _in_loop(node: ast.AST, module: Module) -> bool:
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return False
        if isinstance(ancestor, (ast.For, ast.AsyncFor, ast.While)):
            return True
    return False


def may_leave_pending(call: ast.Call) -> bool:
    """Whether a call of `asyncio.wait()` may end before all tasks are done."""
    timeout = argument(call, "timeout")
    if timeout is not None and not (isinstance(timeout, ast.Constant) and timeout.value is None):
        return True
    return is_race(call) or _waits_until(call) == "FIRST_EXCEPTION"


def is_race(call: ast.Call) -> bool:
    """Whether a call of `asyncio.wait()` ends as soon as one of the tasks has."""
    return _waits_until(call) == "FIRST_COMPLETED"


def _waits_until(call: ast.Call) -> object:
    until = argument(call, "return_when")
    return until.value if isinstance(until, ast.Constant) else getattr(until, "attr", getattr(until, "id", ""))


def own_tasks(call: ast.Call, module: Module) -> list[ast.Call]:
    """The calls that make the tasks that only this call of `asyncio.wait()` knows of: nobody else can reach them.

    Tasks whose name, or that of the collection that they are in, is read at any other place are left out, and so is
    whatever is not certainly made for this call.
    """
    waited = argument(call, 0) or argument(call, "fs")
    found = members(waited, (call,), module) if waited is not None else ()
    return [item for item in found if isinstance(item, ast.Call) and _makes_task(item, module)]


def are_new_tasks(node: ast.expr, module: Module) -> bool:
    """Whether `node` is a collection that holds tasks, all of which were started when it was made."""
    if isinstance(node, _COLLECTIONS):
        return bool(node.elts) and all(_is_new_task(item, module) for item in node.elts)
    if isinstance(node, (ast.ListComp, ast.SetComp)):
        return _is_new_task(node.elt, module)
    bindings = local_bindings(node, module) if isinstance(node, ast.Name) else None
    reads = local_reads(node, module) if isinstance(node, ast.Name) else None
    if not bindings or len(bindings) != 1 or reads is None:
        return False
    added = [item for item in (_added(read, module) for read in reads) if item is not None]
    parent = module.parent(bindings[0])
    value = parent.value if isinstance(parent, (ast.Assign, ast.AnnAssign)) else None
    if isinstance(value, _COLLECTIONS) and not value.elts:
        return bool(added) and all(_is_new_task(item, module) for item in added)
    return value is not None and not isinstance(value, ast.Name) and not added and are_new_tasks(value, module)


def _is_new_task(node: ast.expr, module: Module) -> bool:
    """Whether `node` is a task that was started when it got its name."""
    if isinstance(node, ast.Call):
        return _makes_task(node, module)
    bindings = local_bindings(node, module) if isinstance(node, ast.Name) else None
    values = [module.parent(binding) for binding in bindings or ()]
    return bool(values) and all(
        isinstance(value, ast.Assign) and isinstance(value.value, ast.Call) and _makes_task(value.value, module)
        for value in values
    )


def members(node: ast.expr, uses: tuple[ast.AST, ...], module: Module) -> Iterator[ast.expr]:
    """What is in a collection that nobody else holds; where that is not known, the part of which it is not.

    Args:
        node: a task, another awaitable, or a collection of some.
        uses: the call that gets it, and the values of the names that stand for it: where those names may be read.
        module: the file.
    """
    if isinstance(node, _COLLECTIONS):
        for item in node.elts:
            yield from members(item, uses, module)
    elif isinstance(node, _COMPREHENSIONS):
        yield from members(node.elt, uses, module)
    elif isinstance(node, ast.Starred):
        yield from members(node.value, uses, module)
    elif isinstance(node, ast.Name):
        values = _values(node, uses, module) if len(uses) < _MAX_DEPTH else []
        if not values:
            yield node
        for value in values:
            yield from members(value, (*uses, value), module)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CONVERSIONS:
        for item in node.args:
            yield from members(item, uses, module)
    else:
        yield node


def _values(name: ast.Name, uses: tuple[ast.AST, ...], module: Module) -> list[ast.expr]:
    """What a local name is bound to or collects; nothing if it is read for anything but `uses`."""
    reads, bindings = local_reads(name, module), local_bindings(name, module)
    if reads is None or not bindings:
        return []
    values: list[ast.expr] = []
    for read in reads:
        added = _added(read, module)
        if added is not None:
            values.append(added)
        elif read is not name and not _is_in(read, uses, module):
            return []
    for binding in bindings:
        parent = module.parent(binding)
        value = parent.value if isinstance(parent, (ast.Assign, ast.AnnAssign)) else None
        unpacked = isinstance(parent, ast.Assign) and parent.targets != [binding]
        if value is not None and not unpacked:
            values.append(value)
        elif not _is_in(uses[0], (module.parent(parent),) if parent is not None else (), module):
            # Only `done, tasks = await asyncio.wait(tasks)` says nothing new of where the tasks come from.
            return []
    return values


def _added(read: ast.Name, module: Module) -> ast.expr | None:
    """`x` where `read` is the collection in the statement `tasks.append(x)`."""
    method = module.parent(read)
    call = module.parent(method) if isinstance(method, ast.Attribute) and method.attr in _ADDING else None
    if isinstance(call, ast.Call) and len(call.args) == 1 and isinstance(module.parent(call), ast.Expr):
        return call.args[0]
    return None


def _is_in(node: ast.AST, places: tuple[ast.AST | None, ...], module: Module) -> bool:
    return node in places or any(ancestor in places for ancestor in module.ancestors(node))


def _makes_task(node: ast.Call, module: Module) -> bool:
    """Whether the call starts a task that the caller must keep."""
    names = module.names(node.func)
    if not names or not all(TASK_MAKERS.get(name, False) for name in names) or not node.args:
        return False
    # `ensure_future()` hands back a future as it is, and somebody else may hold that.
    is_new = not any(name.endswith("ensure_future") for name in names)
    return is_new or bool(coroutine_name(node.args[0], module))
