"""Where a cancellation is caught, and whether the function has caused it itself."""

from __future__ import annotations

import ast
import sys

from .exceptions import catches
from .expressions import last_part
from .knowledge.exceptions import CANCELLED, CANCELLED_BY_ERROR
from .knowledge.hops import FUNCTION_TAKERS, TASK_MAKERS
from .module import Module, last_name
from .suspending import own_nodes
from .usage import in_main_block
from .ways import CANCEL

_ENDING = frozenset("stop close aclose shutdown terminate abort kill disconnect exit".split())
"""Calls of such names may cancel the task that is awaited next."""

_LOGS = frozenset(
    "print debug info warning warn error exception critical log fatal trace verbose str repr format type print_exc "
    "print_exception format_exc format_exception isinstance getattr hasattr len bool".split()
)
"""Functions that only show an exception, or look at it."""

COROUTINE_RUNNERS = frozenset(
    ("asyncio.run", "asyncio.Runner.run", "asyncio.AbstractEventLoop.run_until_complete", "anyio.run", "trio.run")
)
"""What runs the outermost coroutine of a program."""

_CLASSES = frozenset(map(last_name, CANCELLED))

_TALKING = frozenset(("input", "print"))

_WAITING = frozenset("gather wait wait_for shield".split())
"""Functions of asyncio that wait for tasks they are given."""

_STARTING = frozenset(map(last_name, (*TASK_MAKERS, *FUNCTION_TAKERS))) | {"gather", "shield", "wait"}
"""Last names of what makes a task of a coroutine or of a function."""

_KEEPING = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.Assign)
"""What a coroutine stands in that is not awaited there: something runs it later, perhaps beside others."""

_OWN = sys.stdlib_module_names | {"anyio", "trio"}
"""Top-level packages whose waits end by a cancellation only if somebody cancels them."""

_LOOPS = frozenset(("asyncio", "anyio", "trio"))
"""Packages whose cancellation is no `Exception`."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def is_level_cancelled(handled: ast.expr | None, module: Module) -> bool:
    """Whether a handler names the cancellation of anyio or trio, which comes again and again until it has passed."""
    parts = handled.elts if isinstance(handled, ast.Tuple) else [handled]
    names = {module.name(part.func if isinstance(part, ast.Call) else part) for part in parts if part is not None}
    return any(name in CANCELLED and not name.startswith("asyncio.") for name in names)


def catches_cancellation(handler: ast.ExceptHandler, module: Module) -> bool:
    """Whether a handler surely catches a cancellation."""
    home = module.function(handler)
    return home is not None and home.is_async and catches(handler.type, CANCEL, module) is True


def is_among_library_errors(handler: ast.ExceptHandler, module: Module) -> bool:
    """Whether a handler lists a cancellation beside errors of a library, which then is known to cancel what waits."""
    kind = handler.type
    if isinstance(kind, ast.Tuple):
        values = [value for item in kind.elts for value in module.values(item)]
    else:
        tuples = module.values(kind) if isinstance(kind, (ast.Name, ast.Attribute)) else ()
        values = [item for given in tuples if given.kind == "tuple" for item in given.items]
    return any(value.kind == "external" and value.name.partition(".")[0] not in _OWN for value in values)


def home_of(node: ast.AST, module: Module) -> ast.AsyncFunctionDef | None:
    """The coroutine function in whose own body `node` stands."""
    home = next((outer for outer in module.ancestors(node) if isinstance(outer, _FUNCTIONS)), None)
    return home if isinstance(home, ast.AsyncFunctionDef) else None


def awaits(*blocks: ast.stmt) -> list[ast.AST]:
    """Where statements wait themselves: the operands of `await`; `async for` and `async with` as they are."""
    found: list[ast.AST] = []
    for node in own_nodes(*blocks):
        if isinstance(node, ast.Await):
            found.append(node.value)
        elif isinstance(node, (ast.AsyncFor, ast.AsyncWith)) or (isinstance(node, ast.comprehension) and node.is_async):
            found.append(node)
    return found


def is_task(awaited: ast.AST) -> bool:
    """Whether what is awaited looks like a task or future, or several, that somebody else may cancel."""
    if isinstance(awaited, ast.Call):
        tail = last_part(awaited.func)
        if tail == "run_in_executor":
            return True  # `Executor.shutdown(cancel_futures=True)` cancels it
        given = awaited.args if tail == "gather" else awaited.args[:1]  # behind it may stand a timeout
        return tail in _WAITING and any(is_task(_bare(part)) for part in given)
    if isinstance(awaited, (ast.ListComp, ast.GeneratorExp, ast.SetComp)):
        return is_task(awaited.elt)
    return isinstance(awaited, (ast.Name, ast.Attribute, ast.Subscript, ast.List, ast.Tuple))


def _bare(given: ast.expr) -> ast.expr:
    return given.value if isinstance(given, ast.Starred) else given


def may_be_its_own(block: ast.stmt, home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether the function may itself have cancelled what is awaited in `block`, or asks who was cancelled.

    Anything called before (in the same function, or in a loop round both) whose name speaks of cancelling may have, and
    any function of the file that cancels something; if a task is awaited, also what stops or closes.
    """
    end = block.end_lineno or block.lineno
    for outer in module.ancestors(block):
        if isinstance(outer, (ast.For, ast.AsyncFor, ast.While)):
            end = max(end, outer.end_lineno or 0)
        if outer is home:
            break
    waits_for_task = any(map(is_task, awaits(block)))
    for node in own_nodes(*home.body):
        if isinstance(node, ast.Call) and node.lineno <= end:
            tail = last_part(node.func)
            if ("cancel" in tail.lower() and tail not in _CLASSES) or tail in module.cancelling:
                return True
            if waits_for_task and not _ENDING.isdisjoint(tail.split("_")):
                return True
    return False


def is_cleaning_up(block: ast.AST, home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether `block` stands in a handler or a `finally` of its function, where another exception may be on its way."""
    inner = block
    for outer in module.ancestors(block):
        if outer is home:
            return False
        if isinstance(outer, ast.ExceptHandler) or any(inner is item for item in getattr(outer, "finalbody", ())):
            return True
        inner = outer
    return False


def is_passed_on(handler: ast.ExceptHandler) -> bool:
    """Whether the handler hands what it has caught to something that is no log, or keeps it."""
    for node in own_nodes(handler):
        if (
            isinstance(node, ast.Assign)
            and _is_caught(node.value)
            and not isinstance(node.targets[0], (ast.Name, ast.Tuple))
        ):
            return True
        given: list[ast.AST] = []
        if isinstance(node, ast.Call) and not _is_log(node):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.Return, ast.Yield)) and node.value is not None:
            given = [node.value, *getattr(node.value, "elts", ())]
        if any((isinstance(part, ast.Name) and part.id == handler.name) or _is_told(part, node) for part in given):
            return True
    return False


def _is_told(given: ast.AST, taker: ast.AST) -> bool:
    """Whether `sys.exc_info()` is the argument of a call."""
    return isinstance(taker, ast.Call) and isinstance(given, ast.expr) and _is_caught(given)


def _is_caught(value: ast.expr) -> bool:
    """Whether a value is `sys.exc_info()`, or a part of it."""
    call = value.value if isinstance(value, ast.Subscript) else value
    return isinstance(call, ast.Call) and last_part(call.func) == "exc_info"


def _is_log(call: ast.Call) -> bool:
    tail = last_part(call.func)
    # `Error(exception)` makes an object that holds it.
    return tail.lower() in _LOGS and (tail.islower() or tail.isupper())


def is_entry(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a function looks like the outermost of the program: called `main`, given to what runs it, or a test."""
    if home.name.strip("_") in ("main", "amain", "async_main"):
        return True
    if module.is_test and home.name.startswith("test"):
        return True
    return any(name in COROUTINE_RUNNERS for call in _calls_of(home, module) for name in _taker(call, module))


def is_left_alone(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a function is one of a test or command, or talks to who started the file, or is cancelled by an error."""
    if not module.packages.isdisjoint(CANCELLED_BY_ERROR) and module.packages.isdisjoint(_LOOPS):
        return True
    if module.is_by_hand:
        return True
    talks = any(isinstance(node, ast.Call) and last_part(node.func) in _TALKING for node in own_nodes(*home.body))
    return talks and any(in_main_block(read, module) for read in module.reads("__name__"))


def is_task_body(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether the file starts a function as a task of its own."""
    return any(name in TASK_MAKERS for call in _calls_of(home, module) for name in _taker(call, module))


def may_be_started(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether something in the file looks as if it made a task of a function: of a call, or of what it is handed."""
    for node in module.mentions(home.name):
        made = module.parent(node)
        if isinstance(made, ast.Call) and made.func is node:
            taker = _getting(made, module)
            if isinstance(taker, ast.Call) and not _STARTING.isdisjoint(module.tails(taker)):
                return True
            if isinstance(taker, _KEEPING) and _is_call_of(made, home, module):
                return True
        elif isinstance(_getting(node, module), ast.Call):
            return True
    return False


def only_cleans_up(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether the file calls a function, and only in handlers and in `finally`."""
    places = [(call, home_of(call, module)) for call in _calls_of(home, module)]
    return bool(places) and all(own is not None and is_cleaning_up(call, own, module) for call, own in places)


def is_noted(handler: ast.ExceptHandler, home: ast.AsyncFunctionDef) -> bool:
    """Whether the handler sets a name that the function tests elsewhere."""
    own = set(own_nodes(handler))
    names = {node.id for node in own if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    tests = (node.test for node in own_nodes(*home.body) if isinstance(node, (ast.If, ast.While)) and node not in own)
    return bool(names) and any(
        isinstance(part, ast.Name) and part.id in names for test in tests for part in ast.walk(test)
    )


def is_only_awaited(home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether the file calls a function, and awaits every call of it at once: its caller goes on when it returns."""
    calls = _calls_of(home, module)
    if not calls or not all(isinstance(module.parent(call), ast.Await) for call in calls):
        return False
    return any(_is_call_of(call, home, module) for call in calls)


def _is_call_of(call: ast.Call, home: ast.AsyncFunctionDef, module: Module) -> bool:
    record = module.function(home.body[0])
    own = [value for value in module.values(call.func) if value.kind == "function"]
    return any(module.function_of(value) is record for value in own)


def _calls_of(home: ast.AsyncFunctionDef, module: Module) -> list[ast.Call]:
    """The places in the file where something of this name is mentioned and called; none if it is also handed on."""
    found = []
    for node in module.mentions(home.name):
        call = module.parent(node)
        if not isinstance(call, ast.Call) or call.func is not node:
            return []
        found.append(call)
    return found


def _taker(call: ast.Call, module: Module) -> tuple[str, ...]:
    parent = _getting(call, module)
    return module.names(parent.func) if isinstance(parent, ast.Call) else ()


def _getting(given: ast.AST, module: Module) -> ast.AST | None:
    """What is given something: as the argument of a call, by its place or by a name."""
    parent = module.parent(given)
    return module.parent(parent) if isinstance(parent, ast.keyword) else parent
