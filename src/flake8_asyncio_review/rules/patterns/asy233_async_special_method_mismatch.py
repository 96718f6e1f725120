"""
## What it does
Reports a special method of the wrong kind: an `async def` where Python does not await (`__init__`, `__enter__`,
`__exit__`, `__del__`, `__len__`, `__iter__`, `__str__`, `__setattr__` …, `__aiter__`, `__await__`), a plain
`__aenter__`, `__aexit__` or `__anext__` that gives nothing to await, and one that lacks its other half.

## Why it matters
Python calls special methods by itself. A coroutine that it does not await never runs: creating the object raises
`TypeError`, the clean-up in `__del__` does not happen, and an `async def __exit__` even swallows every error of its
block, because the coroutine that it gives is true.

## Example
```python bad
class Client:
    async def __init__(self, pool):  # ASY233
        self.connection = await pool.get()
```
```python good
class Client:
    def __init__(self, connection):
        self.connection = connection

    @classmethod
    async def connect(cls, pool):
        return cls(await pool.get())
```

## What it leaves alone
`__call__`, `__getattr__`, `__getitem__`, `__new__`, operators and others whose result can be awaited; a plain
`__aiter__`, which is right; bodies that only declare; decorated methods; methods that the file itself awaits by name;
an `__anext__` with `yield` that the class itself calls, as its `__aiter__` may; `__init__` and `__del__` in files that
import ray, which awaits them; tests; halves that an unknown base class or a subclass in sight may add, or of a class
with abstract methods.

## Sources
<https://docs.python.org/3/reference/datamodel.html#special-method-names>,
<https://docs.python.org/3/reference/datamodel.html#asynchronous-context-managers>

## Overlap
pylint E0301, E0303 to E0312 and PLE0305 see some of the wrong results; type checkers see those that have annotations.
None of flake8-async, ruff and SonarPython reports coroutines there. Wrong parameters are left to
`unexpected-special-method-signature` of pylint and ruff.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...expressions import last_part
from ...knowledge.python import KEEPING_DECORATORS
from ...module import Module
from ...protocols import class_has
from ...rule import SPECIAL_METHOD, Finding, Rule
from ...summary import Function
from ...values import Value

rule = Rule(__name__, message="{what}; {advice}")

_CONSTRUCTOR_AWAITERS = ("ray",)
"""A module that imports one of these may have `async def __init__` and `async def __del__`.

ray 2.60.0 (https://docs.ray.io) makes the objects of actors and deployments, awaits their `__init__()` and their
`__del__()` before it drops them (serve/_private/replica.py).
"""
_PLAIN = "make it a plain `def`"
_NOT_AWAITED = {
    **dict.fromkeys(
        """
        __bool__ __bytes__ __complex__ __contains__ __del__ __delattr__ __delete__ __delitem__ __dir__ __float__
        __format__ __hash__ __index__ __init_subclass__ __int__ __len__ __length_hint__ __post_init__ __repr__
        __set__ __set_name__ __setattr__ __setitem__ __sizeof__ __str__ __await__
        """.split(),
        _PLAIN,
    ),
    "__init__": "await in a factory instead",
    "__enter__": "define `__aenter__`",
    "__exit__": "define `__aexit__`",
    "__iter__": "define `__aiter__`",
    "__next__": "define `__anext__`",
    "__aiter__": _PLAIN,
}
"""Methods whose result Python uses or drops as it is, and what to do."""

_AWAITED = {"__aenter__": "__aexit__", "__aexit__": "__aenter__", "__anext__": ""}
"""Methods whose result Python awaits, and their other half."""

_UNFINISHED = frozenset("abc.ABC typing.Protocol typing_extensions.Protocol abc.ABCMeta".split())
_PLAIN_KINDS = frozenset(("none", "tuple", "generator", "asyncgenerator"))


@rule.on(SPECIAL_METHOD)
def check(node: ast.FunctionDef | ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a special method that does not fit what Python does with it."""
    name = node.name
    if not (name in _NOT_AWAITED or name in _AWAITED) or not isinstance(module.parent(node), ast.ClassDef):
        return
    if module.is_test:
        return
    function = module.definition(node)
    owner = Value("class", record=function.owner, module=module.resolver.path)
    found = module.resolver.member(owner, name)
    if [value.record for value in found] != [function.index]:
        return
    if any(item not in KEEPING_DECORATORS for item in module.resolver.decorators(function)):
        return
    yield from _wrong_kind(node, function, owner, module)
    other = _AWAITED.get(name, "")
    if other and _certainly_lacks(owner, other, node, module):
        what = f"a class with `{name}` and no `{other}` cannot stand in `async with`"
        yield rule.found(node, what=what, advice="define both")
    elif name == "__aiter__" and _gives_itself(node) and _certainly_lacks(owner, "__anext__", node, module):
        what = "`__aiter__` gives an object without `__anext__`, so `async for` raises TypeError"
        yield rule.found(node, what=what, advice="define it")


def _wrong_kind(
    node: ast.FunctionDef | ast.AsyncFunctionDef, function: Function, owner: Value, module: Module
) -> Iterator[Finding]:
    name = node.name
    if function.stub or function.refuses:
        return
    if isinstance(node, ast.AsyncFunctionDef):
        if name in _NOT_AWAITED and not (function.is_generator and name == "__aiter__"):
            if not _is_awaited_by_name(name, module) and not _is_framework_s(name, owner, module):
                what = f"nobody awaits `async def {name}`, so its body never runs"
                yield rule.found(node, what=what, advice=_NOT_AWAITED[name])
        elif name in _AWAITED and function.is_generator and not _is_called_by_name(name, module.parent(node), module):
            yield rule.found(node, what=f"`{name}` with `yield` gives nothing to await", advice="use `return`")
    elif name in _AWAITED and _gives_nothing_to_await(owner, name, module):
        yield rule.found(node, what=f"`{name}` gives nothing to await", advice="make it an `async def`")


def _is_framework_s(name: str, owner: Value, module: Module) -> bool:
    """Whether a framework, a metaclass or a base class may make the object and await the method."""
    if name in ("__init__", "__del__") and any(map(module.imports_package, _CONSTRUCTOR_AWAITERS)):
        return True
    return name == "__init__" and _may_await_init(owner, module)


def _is_awaited_by_name(name: str, module: Module) -> bool:
    """Whether the file calls such a method itself, and so has a use for its coroutine."""
    return any(isinstance(node, ast.Attribute) and node.attr == name for node in _awaited(module))


def _awaited(module: Module) -> Iterator[ast.expr]:
    for node in module.places:
        if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
            yield node.value.func


def _is_called_by_name(name: str, owner: ast.AST | None, module: Module) -> bool:
    """Whether the class itself uses what a method gives, as in `def __aiter__(self): return self.__anext__()`."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
        and not isinstance(module.parent(node), ast.Await)
        for node in (ast.walk(owner) if owner is not None else ())
    )


def _may_await_init(owner: Value, module: Module) -> bool:
    """Whether something in the class or its bases may do more than Python does when an object is made."""
    resolver = module.resolver
    for ancestor in resolver.ancestry(owner.record):
        if ancestor.kind != "class":
            return True
        home = resolver.home(ancestor)
        record = home.summary.classes[ancestor.record]
        if record.makers or "__new__" in home.summary.member_names(ancestor.record):
            return True
    return False


def _gives_nothing_to_await(owner: Value, name: str, module: Module) -> bool:
    """Whether all that a plain method gives is known and cannot be awaited."""
    sceptic = module.sceptic
    made = [item for value in sceptic.member(owner, name) for item in sceptic.called(value) or (value,)]
    plain = sceptic.facts.syntax
    return bool(made) and all(
        item.kind in _PLAIN_KINDS
        or (
            item.kind == "object"
            and item.module == owner.module
            and item.record == owner.record
            and class_has(owner, "__await__", sceptic) is False
        )
        or (item.kind == "instance" and "await" not in plain.get(item.name, ("await",)))
        for item in made
    )


def _gives_itself(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the method does nothing but return `self`."""
    last = node.body[-1]
    plain = isinstance(node, ast.FunctionDef) and len(node.body) <= 2 and isinstance(last, ast.Return)
    returned = getattr(last, "value", None)
    own = node.args.args[0].arg if node.args.args else ""
    return plain and isinstance(returned, ast.Name) and returned.id == own


def _certainly_lacks(owner: Value, missing: str, other: ast.AST, module: Module) -> bool:
    """Whether a class with the method `other` has no `missing`, and nothing in sight will give it one."""
    if class_has(owner, missing, module.resolver) is not False:
        return False
    return not _is_unfinished(owner, missing, module.parent(other), module)


def _is_unfinished(owner: Value, missing: str, node: ast.AST | None, module: Module) -> bool:
    """Whether a class is there to be completed: abstract, a mix-in, or completed by a subclass in sight."""
    resolver = module.resolver
    record = module.summary.classes[owner.record]
    if "mixin" in record.name.lower() or record.name.startswith(("Base", "_Base", "Abstract")) or record.makers:
        return True
    if any(base.name in _UNFINISHED for base in resolver.bases(owner.record)):
        return True
    classes = (Value("class", record=item.number, module=owner.module) for item in module.summary.classes.values())
    subclasses = [item for item in classes if item != owner and owner in resolver.ancestry(item.record)]
    if not subclasses and _has_abstract_methods(node):
        return True
    return any(class_has(item, missing, resolver) is not False for item in subclasses)


def _has_abstract_methods(node: ast.AST | None) -> bool:
    methods = (item for item in getattr(node, "body", ()) if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)))
    return any(last_part(mark) == "abstractmethod" for item in methods for mark in item.decorator_list)
