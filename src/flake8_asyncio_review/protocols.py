"""What syntax an object supports: `with`, `async with`, `for`, `async for` and `await`.

Every answer is three-valued. The questions, about a value, an expression and a class of the project:

* `value_supports(value, syntax, resolver)`: can this one value stand in that syntax?
* `supports(node, syntax, module)`: can whatever `node` is? Annotations are believed.
* `only_supports(node, has, lacks, module)`: does `node` certainly support the one and certainly not the other? What
  only an annotation says does not count, nor what a subclass in sight or a patch may turn round, nor what stands where
  a TypeError is expected.
* `class_has(owner, method, resolver)`: do objects of a class of the project have this special method?
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from .containers import type_form
from .knowledge.python import FORM_SYNTAX, PLAIN_CLASS_MAKERS
from .summary import At, Function
from .values import ITSELF, NONE, Value

if TYPE_CHECKING:
    from .module import Module
    from .receivers import Resolver


class Syntax:
    """A piece of syntax that runs special methods of an object, all of which it needs.

    Args:
        text: how it is written.
        methods: the methods.
    """

    AWAIT: ClassVar[Syntax]
    WITH: ClassVar[Syntax]
    ASYNC_WITH: ClassVar[Syntax]
    FOR: ClassVar[Syntax]
    ASYNC_FOR: ClassVar[Syntax]

    def __init__(self, text: str, *methods: str) -> None:
        self.text = text
        self.methods = methods


SYNTAX = (
    Syntax("await", "__await__"),
    Syntax("with", "__enter__", "__exit__"),
    Syntax("async with", "__aenter__", "__aexit__"),
    Syntax("for", "__iter__"),
    Syntax("async for", "__aiter__"),
)
Syntax.AWAIT, Syntax.WITH, Syntax.ASYNC_WITH, Syntax.FOR, Syntax.ASYNC_FOR = SYNTAX

_SYNTAX_OF = {method: syntax for syntax in SYNTAX for method in syntax.methods} | {
    "__next__": Syntax.FOR,
    "__anext__": Syntax.ASYNC_FOR,
}

_SUPPORTED = {
    "coroutine": Syntax.AWAIT,
    "generator": Syntax.FOR,
    "tuple": Syntax.FOR,
    "asyncgenerator": Syntax.ASYNC_FOR,
    "context": Syntax.WITH,
    "asynccontext": Syntax.ASYNC_WITH,
}
"""The only syntax that values of these kinds support."""


def value_supports(value: Value, syntax: Syntax, resolver: Resolver) -> bool | None:
    """Whether `value` can stand in `syntax`; `None` if that is not certain.

    Args:
        value: what an expression can be.
        syntax: where it stands.
        resolver: any resolver of the project.
    """
    if value.kind in _SUPPORTED:
        declared = value.record >= 0 and _only_declares(resolver.function_of(value))
        return None if declared else _SUPPORTED[value.kind] is syntax
    if value.kind == "object":
        answer = _all(_class_has(value, method, syntax, resolver) for method in syntax.methods)
        # A subclass may add what the class of `self` lacks.
        return None if answer is False and value.name == ITSELF else answer
    if value.kind in ("instance", "awaitable", "closing"):
        return _library_supports(value, syntax, resolver)
    if value.kind == "union":
        return _same(value_supports(item, syntax, resolver) for item in value.items if item is not NONE)
    return None


def supports(node: ast.expr, syntax: Syntax, module: Module) -> bool | None:
    """Whether `node`, unless it is None, can stand in `syntax`; `None` if that is not certain.

    Args:
        node: any expression.
        syntax: where it, or its value later on, stands.
        module: the file that it stands in.
    """
    return _values_support(module.values(node), syntax, module.resolver)


def only_supports(node: ast.expr, has: Syntax, lacks: Syntax, module: Module) -> bool:
    """Whether `node` certainly can stand in the syntax `has`, and certainly not in `lacks`; no where that is expected.

    Args:
        node: any expression.
        has: what it has to support.
        lacks: what it must not support.
        module: the file that it stands in.
    """
    # Asked first, as the answers of the resolver that believes annotations are kept.
    if supports(node, has, module) is not True or supports(node, lacks, module) is True:
        return False
    sceptic = module.sceptic
    values = sceptic.values(module.compile(node), module.at(node))
    if not _values_support(values, has, sceptic) or _values_support(values, lacks, sceptic) is not False:
        return False
    # What most files need not ask is imported here.
    from .expecting import expects_type_error
    from .overrides import is_replaced, others

    function = node.func if isinstance(node, ast.Call) else node
    if is_replaced(function, module) or expects_type_error(node, module):
        return False
    made = (item for other in others(function, module) for item in sceptic.called(other))
    return all(value_supports(item, lacks, sceptic) is False for item in made)


def class_has(owner: Value, method: str, resolver: Resolver) -> bool | None:
    """Whether objects of exactly the project's class `owner` have the special `method`, its own or an inherited one."""
    return _class_has(owner, method, _SYNTAX_OF[method], resolver, refusing=True)


def _only_declares(function: Function) -> bool:
    """Whether a function is there to be replaced, perhaps by one of another kind."""
    return function.stub or function.refuses


def _values_support(values: Iterable[Value], syntax: Syntax, resolver: Resolver) -> bool | None:
    return _same(value_supports(value, syntax, resolver) for value in values if value is not NONE)


def _same(answers: Iterable[bool | None]) -> bool | None:
    """The one answer that all give."""
    distinct = set(answers)
    return distinct.pop() if len(distinct) == 1 else None


def _all(answers: Iterable[bool | None]) -> bool | None:
    """Whether all of it holds."""
    distinct = set(answers)
    return False if False in distinct else None if None in distinct else True


def _library_supports(value: Value, syntax: Syntax, resolver: Resolver) -> bool | None:
    facts = resolver.facts
    known = facts.syntax.get(value.name)
    if known is not None:
        return syntax.text in known
    if value.kind == "awaitable" and syntax is Syntax.AWAIT:
        return True
    if FORM_SYNTAX.get(type_form(value.name)) == syntax.text:
        return True
    inherited = (facts.syntax.get(ancestor, frozenset()) for ancestor in facts.ancestry(value.name)[1:])
    return True if any(syntax.text in words for words in inherited) else None


def _class_has(owner: Value, method: str, syntax: Syntax, resolver: Resolver, *, refusing: bool = False) -> bool | None:
    """As `class_has`; whether one that only raises counts is `refusing`."""
    certain = True
    for ancestor in resolver.home(owner).ancestry(owner.record):
        if ancestor.kind == "class":
            answer = _defines(ancestor, method, resolver, refusing)
            if answer is not None:
                return answer
            certain = certain and _is_plain(ancestor, syntax, resolver)
        elif ancestor.kind == "external":
            answer = _library_supports(Value("instance", ancestor.name), syntax, resolver)
            if answer:
                return True
            certain = certain and answer is False
        else:
            certain = False
    return False if certain else None


def _defines(owner: Value, method: str, resolver: Resolver, refusing: bool) -> bool | None:
    """Whether the body of a class has the method for use; `None` if it says nothing of it."""
    home = resolver.home(owner)
    bindings = home.summary.body(owner.record).bindings.get(method)
    if not bindings:
        return None
    value = bindings[-1].value
    if value is not None and value[0] == "function":
        if refusing or not home.summary.may_mention(value[1], "raise"):
            return True  # what does not raise need not be read
        function = home.summary.functions[value[1]]
        return function.stub or not function.refuses
    return value != ("none",)


def _is_plain(owner: Value, syntax: Syntax, resolver: Resolver) -> bool:
    """Whether a class of the project has just the members that its body and its bases give it."""
    home = resolver.home(owner)
    record = home.summary.classes[owner.record]
    members = home.summary.scopes[record.scope].bindings
    # What looks up its members by itself is a proxy, and its class may be made for each object.
    if "__getattr__" in members or "__getattribute__" in members:
        return False
    if syntax is Syntax.FOR and "__getitem__" in members:
        return False
    scope = home.summary.scopes[record.scope]
    at = At(record.parent, record.position, scope.block)
    for maker in record.makers:
        function = maker[1] if maker is not None and maker[0] == "call" else maker
        if any(home.dotted(value) not in PLAIN_CLASS_MAKERS for value in home.values(function, at)):
            return False
    return True
