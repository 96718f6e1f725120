"""Files that cost next to nothing: those that lie beside the code, to be read, and those that the kernel makes up."""

from __future__ import annotations

from collections.abc import Iterator

from .expressions import Expr, last_part_of
from .receivers import Resolver
from .summary import START, At, CallRecord

MAX_DEPTH = 8
"""Names and functions between a path and what it begins with."""
_OPENERS = frozenset(("builtins.open", "io.open", "os.open"))
_LOOKERS = frozenset(
    "os.listdir os.scandir os.stat os.path.exists os.path.isfile os.path.isdir os.path.getsize os.path.getmtime".split()
)
_READERS = frozenset(f"pathlib.Path.{name}" for name in "glob iterdir open read_text read_bytes".split())
_RESOURCES = "importlib.resources."
_KERNEL = ("/proc/", "/sys/")
_NOTHING = "/dev/null"
_FIRST_ARGUMENT = frozenset("Path PurePath str fspath join dirname abspath realpath normpath".split())
"""Functions that give a path that begins like their first argument."""


def is_at_hand(name: str, call: CallRecord, home: Resolver) -> bool:
    """Whether `call` of `name` reads a file that ships with the code or that is no file on a disk.

    Args:
        name: the dotted name of what is called.
        call: the call.
        home: the module that it stands in.
    """
    if name.startswith(_RESOURCES):
        return name.endswith((".read_text", ".read_bytes", ".open"))
    path: Expr
    mode: tuple[Expr, ...] = ()
    if name in _OPENERS or name in _LOOKERS:
        path, mode = (call.arguments[0] if call.arguments else None), call.arguments[1:2]
    elif name in _READERS and call.function is not None and call.function[0] == "attr":
        path, mode = call.function[1], call.arguments[:1] if name.endswith(".open") else ()
    else:
        return _is_of_file_at_hand(name, call, home)
    mode += tuple(value for key, value in call.keywords if key == "mode")
    if path in (("const", "str", _NOTHING), ("attr", ("name", "os"), "devnull")):
        return True
    if any(not _only_reads(item) for item in mode):
        return False
    return _begins_at_hand(path, call.at, home)


def _is_of_file_at_hand(name: str, call: CallRecord, home: Resolver) -> bool:
    """Whether `call` reads from a file that was opened so; `json.load(file)` too."""
    at = call.at
    if name.startswith("io.File.") and call.function is not None:
        file = call.function[1] if call.function[0] == "attr" else call.function
        return _is_opened_at_hand(file, at, home)
    return bool(call.arguments) and _is_opened_at_hand(call.arguments[0], at, home)


def _is_opened_at_hand(expr: Expr, at: At, home: Resolver, depth: int = 0) -> bool:
    if expr is None or depth > MAX_DEPTH:
        return False
    if expr[0] == "enter":
        return _is_opened_at_hand(expr[1], at, home, depth + 1)
    if expr[0] == "name":
        bindings = home.bindings(expr[1], at)
        return bool(bindings) and all(
            _is_opened_at_hand(item.value, item.at, home, depth + 1) for item in bindings or ()
        )
    if expr[0] != "call":
        return False
    opened = home.values(expr[1], at)
    if len(opened) != 1 or opened[0].kind != "external":
        return False
    if opened[0].name not in _OPENERS | _READERS and not opened[0].name.startswith(_RESOURCES):
        return False
    keywords = tuple((name, None) for name in expr[3])
    return is_at_hand(opened[0].name, CallRecord(expr[1], expr[2], keywords, *at), home)


def _only_reads(mode: Expr) -> bool:
    if mode is None or mode[0] != "const":
        # Of `os.open`: flags have names.
        return mode is not None and last_part_of(mode) == "O_RDONLY"
    return isinstance(mode[2], str) and not set("wax+") & set(mode[2])


def _begins_at_hand(expr: Expr, at: At, home: Resolver, depth: int = 0) -> bool:
    """Whether a path certainly begins with `__file__` or with a folder of the kernel."""
    if expr is None or depth > MAX_DEPTH:
        return False
    kind = expr[0]
    if kind == "const":
        return isinstance(expr[2], str) and expr[2].startswith(_KERNEL)
    if kind == "name":
        return expr[1] == "__file__" or _is_bound_at_hand(expr, at, home, depth)
    if kind == "any":
        return bool(expr[1]) and all(_begins_at_hand(item, at, home, depth + 1) for item in expr[1])
    if kind in ("iter", "unpack"):
        items = list(_elements(expr, at, home))
        return bool(items) and all(_begins_at_hand(item, place, home, depth + 1) for item, place in items)
    if kind == "binop":
        return _begins_at_hand(expr[2], at, home, depth + 1)
    if kind in ("item", "attr"):
        return _begins_at_hand(expr[1], at, home, depth + 1)
    return kind == "call" and _is_made_at_hand(expr, at, home, depth)


def _elements(expr: Expr, at: At, home: Resolver) -> Iterator[tuple[Expr, At]]:
    """What a loop over a display goes over, or over one part of the tuples in it."""
    part = -1
    if expr is not None and expr[0] == "unpack":
        expr, part = expr[1], expr[2]
    looped = expr[1] if expr is not None and expr[0] == "iter" else None
    if looped is not None and looped[0] == "name":
        bindings = home.bindings(looped[1], at) or ()
        looped, at = (bindings[0].value, bindings[0].at) if len(bindings) == 1 else (None, at)
    for item in looped[1] if looped is not None and looped[0] in ("list", "tuple") else ():
        inner = item[1] if item is not None and item[0] == "tuple" else ()
        yield (item if part < 0 else inner[part] if part < len(inner) else None), at


def _is_bound_at_hand(expr: Expr, at: At, home: Resolver, depth: int) -> bool:
    """Whether all that a name is bound to begins so."""
    bindings = home.bindings(expr[1], at) if expr is not None else None
    return bool(bindings) and all(
        item.position != START and _begins_at_hand(item.value, item.at, home, depth + 1) for item in bindings or ()
    )


def _is_made_at_hand(expr: Expr, at: At, home: Resolver, depth: int) -> bool:
    if expr is None or expr[1] is None:
        return False
    function, arguments = expr[1], expr[2]
    if last_part_of(function) in _FIRST_ARGUMENT and arguments:
        return _begins_at_hand(arguments[0], at, home, depth + 1)
    values = home.values(function, at)
    if len(values) == 1 and values[0].kind == "external" and values[0].name == f"{_RESOURCES}files":
        return True
    if len(values) == 1 and values[0].kind == "function":
        owner = home.home(values[0])
        results = owner.summary.functions[values[0].record].results
        return bool(results) and all(_begins_at_hand(item.value, item.at, owner, depth + 1) for item in results)
    return function[0] == "attr" and _begins_at_hand(function[1], at, home, depth + 1)
