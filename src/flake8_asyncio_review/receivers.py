"""The light resolver: what can an expression be, judged by the file at hand and the knowledge tables alone.

Every answer is a set of possible values. `UNKNOWN` in it means that nothing may be concluded; `NONE` is kept apart
because a call on None never gets as far as blocking. Nothing is imported or run.
"""

from __future__ import annotations

import ast
import builtins
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .concrete import assigned, kept, made, returned
from .containers import container_method, is_mapping, type_form
from .decorating import gives_result
from .definitions import defines
from .derived import given_by
from .expressions import Compiler, Expr, texts_in
from .knowledge import python
from .knowledge.hops import THREAD_HOPS
from .knowledge.index import Index
from .operators import attribute, binop, item, iterated, optional, tested, unpack
from .scopes import Scopes
from .summary import END, MAX_BINDINGS, At, Binding, Function, ModuleSummary
from .values import ITSELF, NONE, UNKNOWN, UNSURE, Value, Values, flat, join, linearise, settled, split_type, union
from .wrappers import SPECIAL_CALLS

if TYPE_CHECKING:
    from typing import TypeVar

    from .modules import Modules

    _Key = TypeVar("_Key")
    _Answer = TypeVar("_Answer")

MAX_STEPS = 250
"""Expressions looked at for one question; beyond it the answer is unknown."""
MAX_NESTING = 60
"""Questions within questions; it bounds recursion."""
_BUILTINS = frozenset(dir(builtins))
_WITHOUT_MEMBERS = ("builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol")
_AWAITED_HOPS = frozenset(("asyncio.AbstractEventLoop.run_in_executor",))


class Budget:
    """Counts the work on one question, over all the modules that it leads to; `cuts` counts what a limit cut short."""

    __slots__ = ("cuts", "nesting", "steps")

    def __init__(self) -> None:
        self.steps = 0
        self.nesting = 0
        self.cuts = 0


class Resolver(Scopes):
    """Answers what expressions of one module can be.

    Args:
        summary: the module.
        facts: the knowledge tables.
        path: the file, by which other modules refer to it.
        modules: the other modules of the project, if they may be looked at.
        budget: shared by the resolvers of one project.
        annotations: whether annotations are believed.
    """

    def __init__(
        self,
        summary: ModuleSummary,
        facts: Index,
        path: str = "",
        modules: Modules | None = None,
        budget: Budget | None = None,
        *,
        annotations: bool = True,
    ) -> None:
        super().__init__(summary)
        self.path = path
        self.is_package = os.path.basename(path).startswith("__init__.")
        self._modules = modules
        self.facts = facts
        self._annotations = annotations
        self._budget = budget or Budget()
        self._active: set[tuple[int, At]] = set()
        self._known: dict[int, Values] = {}
        self._unbound: dict[str, Values] = {}
        self._members: dict[tuple[Value, str, int], Values] = {}
        self._ancestry: dict[int, tuple[Value, ...]] = {}
        self._decorated: dict[int, frozenset[str]] = {}
        self._decorators: dict[int, tuple[str, ...]] = {}
        self._results: dict[int, Values] = {}
        self._exported: dict[str, Values] = {}
        self._annotating: dict[tuple[int | str, int], Values] = {}

    # -- questions -----------------------------------------------------------------------------------------------

    def values(self, expr: Expr, at: At) -> Values:
        """What `expr`, read at `at`, can be; never empty."""
        self._budget.steps = 0
        return self.evaluate(expr, at) or UNSURE

    def evaluate(self, expr: Expr, at: At) -> Values:
        """As `values`, as part of another question."""
        if expr is None:
            return UNSURE
        kind = expr[0]
        if kind in _SIMPLE:
            return _KINDS[kind](self, expr, at)
        budget, active = self._budget, self._active
        budget.steps += 1
        key = (id(expr), at)
        if key in active:
            budget.cuts += 1
            return ()
        if budget.steps > MAX_STEPS or budget.nesting > MAX_NESTING:
            budget.cuts += 1
            return UNSURE
        active.add(key)
        budget.nesting += 1
        try:
            return _KINDS[kind](self, expr, at)
        finally:
            budget.nesting -= 1
            active.discard(key)

    def each(self, values: Values, step: Callable[[Value], Values]) -> Values:
        """Apply `step` to every value; None drops out, unknown stays."""
        if len(values) == 1:
            return () if values[0] is NONE else step(values[0])
        return join([step(value) for value in values if value is not NONE])

    # -- names ---------------------------------------------------------------------------------------------------

    def _name(self, expr: Any, at: At) -> Values:
        bindings = self.bindings(expr[1], at)
        if bindings is None:
            known = self._unbound.get(expr[1])
            return self._keep(self._unbound, expr[1], self._undefined, expr[1]) if known is None else known
        if len(bindings) == 1:
            return self._bound(bindings[0])
        return assigned(join([self._bound(binding) for binding in bindings]), bindings, self) if bindings else UNSURE

    def _bound(self, binding: Binding) -> Values:
        """The value of a binding, remembered."""
        known = self._known.get(id(binding))
        return self._keep(self._known, id(binding), self._bind, binding) if known is None else known

    def _keep(self, known: dict[_Key, _Answer], key: _Key, find: Callable[..., _Answer], *question: Any) -> _Answer:
        """What `find` answers to a question, kept in `known` unless a cycle or a limit cut the answer short."""
        cuts = self._budget.cuts
        answer = find(*question)
        if cuts == self._budget.cuts:
            known[key] = answer
        return answer

    def _bind(self, binding: Binding) -> Values:
        at = binding.at
        if binding.declared is not None:
            declared = self.evaluate(binding.declared, at)
            if any(self._says_something(value) for value in declared):
                return made(declared, binding.value, at, self)
        return self.evaluate(binding.value, at)

    def _says_something(self, value: Value) -> bool:
        """Whether a declared type tells more than the value given."""
        if value.kind == "object" or value.name in self.facts.known_types:
            return True
        return any(self._says_something(item) for item in value.items)

    def home(self, value: Value) -> Resolver:
        """The resolver of the file whose functions and classes `value.record` counts."""
        if value.module == self.path or self._modules is None:
            return self
        return self._modules.resolver(value.module)

    def function_of(self, value: Value) -> Function:
        """The record of a function, coroutine or generator value, wherever in the project it is defined."""
        return self.home(value).summary.functions[value.record]

    def _imported(self, level: int, name: str) -> Values:
        """What importing `name` gives: something of the project before anything that is installed."""
        found = self._modules.find(self.path, level, name) if self._modules is not None else None
        if found is None:
            self.facts.require(() if level else (name.partition(".")[0],))
            space = self._modules.namespace(self.path, name) if self._modules is not None and not level else None
            return (space or self._external("." * level + name),)
        module, rest = found
        bound = self.summary.scopes[0].bindings.get(rest, ()) if module is self else ()
        if bound and all(binding.value == ("import", level, name) for binding in bound):
            # What `from . import part` gives to a package is no attribute that it has already.
            return self._submodule(rest)
        values: Values = (Value("module", module=module.path),)
        for part in rest.split(".") if rest else ():
            values = self.each(values, lambda value, part=part: self.attribute(value, part))  # type: ignore[misc]
        return values

    def _module_attribute(self, name: str) -> Values:
        return self.exported(name) or self._submodule(name)

    def _submodule(self, name: str) -> Values:
        modules = self._modules if self.is_package else None
        found = modules.member(os.path.dirname(self.path), name) if modules is not None else None
        return UNSURE if found is None else (found,)

    def _namespace_attribute(self, space: Value, name: str) -> Values:
        """A module in a namespace package of the project, else what an installed part of the namespace may hold."""
        found = self._modules.member(space.module, name) if self._modules is not None else None
        if found is None:
            return (self._external(f"{space.name}.{name}"),) if space.name else UNSURE
        return (found._replace(name=f"{space.name}.{name}" if space.name and found.kind == "namespace" else ""),)

    def exported(self, name: str) -> Values:
        """What the attribute `name` of this module can be; empty if the module has none."""
        known = self._exported.get(name)
        return self._keep(self._exported, name, self._given_away, name) if known is None else known

    def _given_away(self, name: str) -> Values:
        key = (hash(("exported", name)), At(0, END, -1))
        if key in self._active:
            self._budget.cuts += 1
            return ()
        self._active.add(key)
        try:
            at = At(0, END, self.summary.scopes[0].root)
            if name in self.summary.scopes[0].bindings:
                return self._name(("name", name), at)
            return self._starred(name)
        finally:
            self._active.discard(key)

    def gives_to_star(self, name: str) -> bool:
        """Whether `from this import *` binds `name`: what `__all__` says, else every public name."""
        listed = [binding.value for binding in self.summary.scopes[0].bindings.get("__all__", ())]
        texts = texts_in(listed)
        return not name.startswith("_") if None in texts or not listed else name in texts

    def _starred(self, name: str) -> Values:
        """What a star import gives to `name`; empty if none is known to."""
        for star in reversed(self.summary.stars):
            level = len(star) - len(star.lstrip("."))
            modules = self._modules
            found = modules.find(self.path, level, star[level:], whole=True) if modules is not None else None
            if found is not None and not found[1] and found[0].gives_to_star(name):
                values = found[0].exported(name)
                if values:
                    return values
            self.facts.require((star.partition(".")[0],))
            if self.facts.mentions(f"{star}.{name}"):
                return (self._external(f"{star}.{name}"),)
        return ()

    def _undefined(self, name: str) -> Values:
        return self._starred(name) or ((self._external(f"builtins.{name}"),) if name in _BUILTINS else UNSURE)

    def _external(self, name: str) -> Value:
        name = self.facts.public(name)
        kind = self.facts.attributes.get(name)
        return Value("external", name) if kind is None else self.typed(kind)

    def typed(self, text: str) -> Value:
        """The value for a type as the tables write it: `None`, `requests.Session`, `iter[pathlib.Path]`."""
        name, bracket, inside = text.partition("[")
        if name == "None":
            return NONE
        if not bracket:
            return Value("instance", self.facts.public(name))
        parts = tuple(self.typed(part) for part in split_type(inside[:-1]))
        return Value("tuple", items=parts) if name == "tuple" else Value("instance", name, items=parts)

    # -- attributes ----------------------------------------------------------------------------------------------

    def attribute(self, value: Value, name: str) -> Values:
        """What `value.name` can be."""
        if value.kind == "external":
            return (self._external(f"{value.name}.{name}"),)
        if value.kind == "instance":
            values = self._instance_attribute(value.name, name)
            return tuple(item._replace(items=value.items) for item in values) if value.items else values
        if value.kind == "module":
            return self.home(value)._module_attribute(name)
        if value.kind == "namespace":
            return self._namespace_attribute(value, name)
        if value.kind in ("object", "class"):
            return self.home(value)._member(value, name)
        if value.kind == "super":
            return self.home(value)._member(value._replace(kind="object", name=ITSELF), name, skip=1)
        if value.kind == "awaitable" and value.name in _AWAITED_HOPS:
            return self._instance_attribute("asyncio.Future", name)
        if value.kind in ("union", "partial"):
            return UNSURE if value.kind == "partial" else self.each(value.items, lambda v: self.attribute(v, name))
        return (value,) if value.kind == "unknown" else UNSURE

    def _instance_attribute(self, kind: str, name: str) -> Values:
        ancestry = self.facts.ancestry(kind)
        for ancestor in ancestry:
            path = f"{ancestor}.{name}"
            if self.facts.mentions(path) or self.facts.facts(path):
                return (self._external(path),)
        if kind in python.BUILTIN_TYPES and name not in python.builtin_attributes(kind):
            return ()
        for ancestor in ancestry:
            dynamic = self.facts.returns.get(f"{ancestor}.__getattr__")
            if dynamic is not None and not name.startswith("_"):
                return (self.typed(dynamic),)
        return (Value("external", f"{kind}.{name}"),)

    def _member(self, owner: Value, name: str, *, skip: int = 0) -> Values:
        """The attribute `name` of an object or class of this file, remembered as the value of a binding is."""
        key = owner, name, skip
        known = self._members.get(key)
        return self._keep(self._members, key, self._looked_up, owner, name, skip) if known is None else known

    def _looked_up(self, owner: Value, name: str, skip: int) -> Values:
        """The attribute `name` of an object or class of this file, as its ancestors but the first `skip` have it."""
        found: Values = ()
        cuts = self._budget.cuts
        for ancestor in self._line_of(owner.record, skip):
            if ancestor.kind == "unknown":
                return UNSURE
            if ancestor.kind == "external":
                values = self._instance_attribute(ancestor.name, name)
                if ancestor.name in self.facts.known_types and not any(self.facts.mentions(v.name) for v in values):
                    continue
                return join((found, values))
            home = self.home(ancestor)
            bindings = home._member_bindings(ancestor.record, name)
            if bindings:
                if not defines(bindings) and any(item.name in python.ENUMS for item in self.ancestry(owner.record)):
                    return (Value("object", record=owner.record, module=owner.module),)
                inherited = (ancestor.record, ancestor.module) != (owner.record, owner.module)
                receiver = (owner,) if inherited or owner.name == ITSELF else ()
                found = join((found, home._on(settled(home._merged(bindings), receiver), receiver, owner.kind)))
                if found or self._budget.cuts > cuts:
                    # What an attribute made of itself adds (`self.x = self.x or X()`) is nothing.
                    return found
        return found or UNSURE

    def _line_of(self, index: int, skip: int) -> Iterator[Value]:
        """The ancestry but for the first `skip`; the bases are looked for when the class itself was not enough."""
        if not skip:
            yield Value("class", record=index, module=self.path)
        yield from self.ancestry(index)[max(skip, 1) :]

    def member(self, value: Value, name: str) -> Values:
        """What `name` is in the class of the object or class `value`: a method or property as it was defined."""
        return self.home(value)._member(value._replace(kind="class", name="", items=()), name)

    def decorated_names(self, index: int) -> frozenset[str]:
        """The names of decorated methods of a class of this file and of its ancestors."""
        known = self._decorated.get(index)
        if known is None:
            names: set[str] = set()
            for ancestor in self.ancestry(index):
                if ancestor.kind == "class":
                    names |= self.home(ancestor).summary.decorated_names(ancestor.record)
            known = self._decorated[index] = frozenset(names)
        return known

    def _member_bindings(self, index: int, name: str) -> list[Binding]:
        if not self.summary.may_mention(index, name):
            return []
        record = self.summary.classes[index]
        scope = self.summary.scopes[record.scope]
        own = scope.bindings.get(name)
        reaching = self._reaching(scope, own, END, scope.root, late=False) if own else []
        return reaching + record.assigned(name)

    def _merged(self, bindings: list[Binding]) -> Values:
        """The value of an attribute; a declared type that says something wins over what is assigned."""
        if len(bindings) > MAX_BINDINGS:
            return UNSURE
        for binding in bindings:
            if binding.declared is not None:
                values = self._bound(binding)
                if any(value.kind not in ("unknown", "none") for value in values):
                    return kept(values, binding, bindings, self)
        return join(self._bound(binding) for binding in bindings) or (NONE,)

    def _on(self, values: Values, receiver: Values, kind: str) -> Values:
        """Apply the descriptor protocol: a property gives its result, a method remembers what it is called on."""

        def one(value: Value) -> Values:
            if value.kind != "function" or value.items:
                return (value,)
            home = self.home(value)
            if home.summary.is_plain_method(value.record):
                return (value._replace(items=receiver),)
            function = home.summary.functions[value.record]
            if kind == "object" and any(name in python.PROPERTY_DECORATORS for name in home.decorators(function)):
                return home._called_function(function, receiver, as_property=True)
            return (value._replace(items=receiver) if function.owner >= 0 else value,)

        return self.each(values, one)

    def ancestry(self, index: int) -> tuple[Value, ...]:
        """The class and its ancestors in the order of look-up (C3): class, external or unknown values."""
        known = self._ancestry.get(index)
        if known is None:
            itself = Value("class", record=index, module=self.path)
            cuts = self._budget.cuts
            # A class that inherits from itself sees only itself.
            self._ancestry[index] = (itself,)
            bases = [base for base in self.bases(index) if base != itself and base.name not in _WITHOUT_MEMBERS]
            known = (itself, *linearise([*(self._line(base) for base in bases), bases]))
            if cuts == self._budget.cuts:
                self._ancestry[index] = known
            else:
                del self._ancestry[index]
        return known

    def _line(self, base: Value) -> list[Value]:
        if base.kind != "class":
            return [base]
        self._budget.nesting += 1
        try:
            return list(self.home(base).ancestry(base.record))
        finally:
            self._budget.nesting -= 1

    def bases(self, index: int) -> tuple[Value, ...]:
        """The direct bases of a class of this file: class, external or unknown values."""
        record = self.summary.classes[index]
        at = At(record.parent, record.position, record.block)
        plain = [base[1] if base and base[0] == "item" else base for base in record.bases]
        values = [value for base in plain for value in self.evaluate(base, at)]
        return tuple(value if value.kind in ("class", "external") else UNKNOWN for value in values)

    # -- calls ---------------------------------------------------------------------------------------------------

    def _call_expression(self, expr: Any, at: At) -> Values:
        def one(value: Value) -> Values:
            if value.kind == "function":
                return given_by(value, expr, at, self)
            keyword = self.facts.varies.get(value.name)
            return UNSURE if keyword in expr[3] and keyword else self.called(value, expr[2], at)

        return self.each(self.evaluate(expr[1], at), one)

    def called(self, value: Value, arguments: tuple[Expr, ...] = (), at: At | None = None) -> Values:
        """What calling `value` gives, with `arguments` that are read at `at` or whatever the arguments."""
        at = at or At(0, END, self.summary.scopes[0].root)
        if value.kind == "external":
            if value.items:
                return container_method(value, self.argument(arguments, 1, at) if len(arguments) > 1 else ())
            return self._called_external(value.name, arguments, at)
        if value.kind == "function":
            home = self.home(value)
            return home._called_function(home.summary.functions[value.record], value.items)
        if value.kind == "class":
            return (value._replace(kind="object"),)
        if value.kind == "maker":
            return value.items
        if value.kind in ("partial", "union"):
            return self.each(value.items, self.called)
        if value.kind == "instance":
            for ancestor in self.facts.ancestry(value.name):
                kind = self.facts.returns.get(f"{ancestor}.__call__")
                if kind is not None:
                    return (self.typed(kind),)
        return (value,) if value.kind == "unknown" else UNSURE

    def _called_external(self, name: str, arguments: tuple[Expr, ...], at: At) -> Values:
        special = SPECIAL_CALLS.get(name)
        if special is not None:
            return special(self, arguments, at)
        hop = THREAD_HOPS.get(name)
        awaited = name in self.facts.coroutines or name in _AWAITED_HOPS
        if isinstance(hop, int) and awaited:
            result = self.each(self.argument(arguments, hop, at), self.called)
            return (Value("awaitable", name, items=result or UNSURE),)
        if awaited:
            return (Value("awaitable", name),)
        if name in self.facts.classes:
            return (Value("instance", name),)
        kind = self.facts.returns.get(name)
        if kind is not None:
            return (self.typed(kind),)
        if name in python.BUILTIN_TYPES:
            return (Value("instance", name),)
        return UNSURE

    def _called_function(self, function: Function, receiver: Values, *, as_property: bool = False) -> Values:
        kind = ""
        others = []
        for number, name in enumerate(self.decorators(function)):
            kind = python.CONTEXT_DECORATORS.get(name, kind)
            if name in python.KEEPING_DECORATORS or name in python.CONTEXT_DECORATORS:
                continue
            if not (as_property and name in python.PROPERTY_DECORATORS):
                others.append(number)
        if others and not (kind and all(gives_result(number, function, self) for number in others)):
            return UNSURE
        if not kind:
            kind = {
                (True, True): "asyncgenerator",
                (True, False): "coroutine",
                (False, True): "generator",
                (False, False): "",
            }[function.is_async, function.is_generator]
        if kind:
            return (Value(kind, record=function.index, module=self.path, items=receiver),)
        return self._given(function, self.results(function), receiver)

    def _given(self, function: Function, values: Values, receiver: Values) -> Values:
        """What the function gives to a caller that called it on `receiver` (nothing: on an object of its class)."""
        return settled(values, receiver) if function.owner >= 0 else values

    def keeps(self, function: Function) -> bool:
        """Whether calling the function by its name runs its body: no decorator may do anything else with it."""
        return all(name in python.KEEPING_DECORATORS for name in self.decorators(function))

    def decorators(self, function: Function) -> tuple[str, ...]:
        """The dotted names of a function's decorators; an empty string for one that is unknown."""
        if not function.decorators:
            return ()
        known = self._decorators.get(function.index)
        return self._keep(self._decorators, function.index, self._decorated_with, function) if known is None else known

    def _decorated_with(self, function: Function) -> tuple[str, ...]:
        names: list[str] = []
        for expr in function.decorators:
            scope = self.summary.scopes[function.scope]
            if expr is not None and expr[0] == "call":
                expr = expr[1]
            values = self.evaluate(expr, At(function.parent, scope.position, scope.block))
            names.append(self.dotted(values[0]) if len(values) == 1 else "")
        return tuple(names)

    def dotted(self, value: Value) -> str:
        """The dotted name by which users and tables know a callable; empty if it has none."""
        if value.kind in ("function", "class") and self._modules is not None:
            return self._modules.dotted(value)
        return value.name if value.kind == "external" else ""

    def results(self, function: Function) -> Values:
        """What a plain function returns, or what awaiting the coroutine of an `async def` gives."""
        known = self._results.get(function.index)
        return self._keep(self._results, function.index, self._returned, function) if known is None else known

    def _returned(self, function: Function) -> Values:
        if function.annotation is not None:
            scope = self.summary.scopes[function.scope]
            declared = self.evaluate(function.annotation, At(function.parent, scope.position, scope.block))
            if not any(value.kind == "unknown" for value in declared):
                return returned(declared, function, self)
            if function.gives_itself:
                return (Value("object", ITSELF, function.owner, self.path),)
        if function.stub:
            return UNSURE
        return join(self._bound(result) for result in function.results) or (NONE,)

    def argument(self, arguments: tuple[Expr, ...], position: int, at: At) -> Values:
        """What the argument at `position` of a call at `at` can be."""
        return self.evaluate(arguments[position], at) if position < len(arguments) else UNSURE

    # -- protocols -----------------------------------------------------------------------------------------------

    def awaited(self, value: Value) -> Values:
        """What `await value` gives."""
        if value.kind == "awaitable":
            if value.items:
                return value.items
            kind = self.facts.returns.get(value.name)
            return UNSURE if kind is None else (self.typed(kind),)
        if value.kind == "coroutine":
            home = self.home(value)
            function = home.summary.functions[value.record]
            return home._given(function, home.results(function), value.items)
        if value.kind == "instance" and value.name in ("asyncio.Task", "asyncio.Future"):
            return value.items or UNSURE
        if value.kind == "union":
            return self.each(value.items, self.awaited)
        return self.special_method(value, "__await__")

    def entered(self, value: Value) -> Values:
        """What `with value as x` binds."""
        if value.kind == "context":
            return self._yielded(value)
        return self.special_method(value, "__enter__") if value.kind != "closing" else value.items

    def async_entered(self, value: Value) -> Values:
        """What `async with value as x` binds."""
        if value.kind == "asynccontext":
            return self._yielded(value)
        if value.kind == "awaitable":
            return self.awaited(value)
        return self.special_method(value, "__aenter__") if value.kind != "closing" else value.items

    def element(self, value: Value) -> Values:
        """What `for x in value` binds."""
        if value.kind == "generator":
            return self._yielded(value)
        if value.kind == "tuple":
            return flat(value.items)
        if value.kind == "instance" and value.items:
            return flat(value.items[:1]) if is_mapping(value) else value.items
        return iterated(self, value, "__iter__")

    def async_element(self, value: Value) -> Values:
        """What `async for x in value` binds."""
        if value.kind == "asyncgenerator":
            return self._yielded(value)
        if value.kind == "instance" and value.items:
            return value.items
        return iterated(self, value, "__aiter__")

    def _yielded(self, value: Value) -> Values:
        home = self.home(value)
        if home is not self:
            return home._yielded(value)
        function = self.summary.functions[value.record]
        if function.annotation is not None:
            scope = self.summary.scopes[function.scope]
            declared = self.evaluate(function.annotation, At(function.parent, scope.position, scope.block))
            items = join(item.items for item in declared if item.kind == "instance")
            if items and all(item.kind != "unknown" for item in items):
                return self._given(function, items, value.items)
        return self._given(function, join(self._bound(item) for item in function.yields), value.items) or UNSURE

    def special_method(self, value: Value, method: str) -> Values:
        """What the special method gives: the tables say, a class of this file says, `__enter__` gives itself."""
        if value.kind == "instance":
            for ancestor in self.facts.ancestry(value.name):
                kind = self.facts.returns.get(f"{ancestor}.{method}")
                if kind is not None:
                    return (self.typed(kind),)
            if method not in ("__enter__", "__aenter__") or value.name not in self.facts.known_types:
                return UNSURE
            # An `async with` over a type whose methods block shows that the type is wrong.
            wrong = method == "__aenter__" and value.name in self.facts.blocking_types
            return UNSURE if wrong else (value,)
        members = self.attribute(value, method) if value.kind == "object" else ()
        return join(map(self.special_result, members)) or UNSURE

    def special_result(self, member: Value) -> Values:
        """What a special method gives that was looked up."""
        if member.kind == "function":
            home = self.home(member)
            function = home.summary.functions[member.record]
            if function.is_generator:
                return home._yielded(Value("generator", record=function.index, module=home.path, items=member.items))
            return home._given(function, home.results(function), member.items)
        kind = self.facts.returns.get(member.name) if member.kind == "external" else None
        return UNSURE if kind is None else (self.typed(kind),)

    # -- annotations ---------------------------------------------------------------------------------------------

    def annotated(self, expr: Expr, at: At) -> Values:
        """What something annotated with `expr` can be."""
        self._budget.steps += 1
        if expr is None or self._budget.steps > MAX_STEPS:
            self._budget.cuts += expr is not None
            return UNSURE
        if not self._annotations:
            return UNSURE
        kind = expr[0]
        if kind == "none":
            return (NONE,)
        if kind == "const" and isinstance(expr[2], str):
            inner = Compiler(lambda node: -1, lambda node: 0).annotation(ast.Constant(expr[2]))
            return UNSURE if inner is None else self.annotated(inner[1], at)
        if kind == "binop" and expr[1] == "BitOr":
            return join((self.annotated(expr[2], at), self.annotated(expr[3], at)))
        if kind == "item":
            from .generics import generic  # not every file has such an annotation

            return generic(self, expr, at)
        if kind == "name":
            return self._named_annotation(expr[1], at)
        if kind == "attr":
            return self.each(self.evaluate(expr[1], at), lambda base: self._annotated_attribute(base, expr[2], at))
        if kind == "call":
            made = self._call_expression(expr, at)
            return self.each(made, lambda value: value.items if value.kind == "maker" else UNSURE)
        return UNSURE

    def _annotated_attribute(self, base: Value, name: str, at: At) -> Values:
        """What something annotated with the attribute `name` of `base` can be."""
        home = self.home(base) if base.kind == "module" else None
        if home is not None and name in home.summary.scopes[0].bindings:
            self._budget.nesting += 1
            try:
                return home._named_annotation(name, At(0, END, home.summary.scopes[0].root))
            finally:
                self._budget.nesting -= 1
        return self.each(self.attribute(base, name), lambda value: self.instance_of(value, at))

    def _imported_annotation(self, level: int, name: str, at: At) -> Values:
        """What something annotated with an imported name can be: it may be an alias that the other module makes."""
        found = self._modules.find(self.path, level, name) if self._modules is not None else None
        if found is None or not found[1] or "." in found[1]:
            return self.each(self._imported(level, name), lambda value: self.instance_of(value, at))
        return self._annotated_attribute(Value("module", module=found[0].path), found[1], at)

    def _named_annotation(self, name: str, at: At) -> Values:
        bindings = self.bindings(name, at)
        owner = self.summary.class_around(at.scope)  # which is what `Self` may stand for
        key: tuple[int | str, int]
        if bindings is None:
            key = name, owner
            known = self._annotating.get(key)
            return self._keep(self._annotating, key, self._undefined_annotation, name, at) if known is None else known
        if not bindings:
            # An annotation may name what is defined further down (PEP 563).
            bindings = self.bindings(name, At(0, END, self.summary.scopes[0].root)) or []
        found: list[Values] = []
        for binding in bindings:
            key = id(binding), owner
            known = self._annotating.get(key)
            if known is None:
                known = self._keep(self._annotating, key, self._bound_annotation, binding, at)
            found.append(known)
        return join(found) or UNSURE

    def _undefined_annotation(self, name: str, at: At) -> Values:
        return self.each(self._undefined(name), lambda value: self.instance_of(value, at))

    def _bound_annotation(self, binding: Binding, at: At) -> Values:
        inner = binding.at
        if binding.value is not None and binding.value[0] == "class":
            return self.each(self.evaluate(binding.value, inner), lambda value: self.instance_of(value, at))
        key = id(binding.value), inner
        if key in self._active or self._budget.nesting > MAX_NESTING:
            self._budget.cuts += 1
            return ()
        self._active.add(key)
        try:
            if binding.value is not None and binding.value[0] == "import":
                return self._imported_annotation(binding.value[1], binding.value[2], at)
            return self.annotated(binding.value, inner)
        finally:
            self._active.discard(key)

    def instance_of(self, value: Value, at: At) -> Values:
        """What something annotated with the class `value` can be."""
        if value.kind == "class":
            protocol = self.home(value)._is_protocol(value.record)
            return UNSURE if protocol else (Value("object", record=value.record, module=value.module),)
        form = type_form(value.name)
        if form == "Self":
            owner = self.summary.class_around(at.scope)
            return UNSURE if owner < 0 else (Value("object", ITSELF, owner, self.path),)
        if value.kind != "external" or form in python.OPEN_FORMS:
            return UNSURE
        return (Value("instance", value.name),)

    def _is_protocol(self, index: int) -> bool:
        """Whether a class only says what others must have; an object of that type may be of any class."""
        if not self.summary.may_mention(index, "Protocol", in_head=True):
            return False
        last = [base[1] if base and base[0] == "item" else base for base in self.summary.classes[index].bases]
        if not any(base and base[-1] == "Protocol" for base in last):
            return False
        return any(type_form(value.name) == "Protocol" for value in self.bases(index))


_KINDS: dict[str, Callable[[Resolver, Any, At], Values]] = {
    "name": Resolver._name,
    "attr": attribute,
    "call": Resolver._call_expression,
    "await": lambda self, expr, at: self.each(self.evaluate(expr[1], at), self.awaited),
    "binop": binop,
    "any": lambda self, expr, at: join(self.evaluate(item, at) for item in expr[1]),
    "item": item,
    "const": lambda self, expr, at: (Value("instance", f"builtins.{expr[1]}"),),
    "none": lambda self, expr, at: (NONE,),
    "list": lambda self, expr, at: (
        Value("instance", "builtins.list", items=join(self.evaluate(item, at) for item in expr[1])),
    ),
    "agenerator": lambda self, expr, at: (
        Value("instance", "builtins.async_generator", items=join(self.evaluate(item, at) for item in expr[1])),
    ),
    "tuple": lambda self, expr, at: (Value("tuple", items=tuple(union(self.evaluate(e, at)) for e in expr[1])),),
    "in": lambda self, expr, at: self.evaluate(expr[2], At(expr[1], at.position, at.block)),
    "function": lambda self, expr, at: (
        (Value("function", record=expr[1], module=self.path),) if expr[1] >= 0 else UNSURE
    ),
    "class": lambda self, expr, at: (Value("class", record=expr[1], module=self.path),),
    "import": lambda self, expr, at: self._imported(expr[1], expr[2]),
    "enter": lambda self, expr, at: self.each(self.evaluate(expr[1], at), self.entered),
    "aenter": lambda self, expr, at: self.each(self.evaluate(expr[1], at), self.async_entered),
    "iter": lambda self, expr, at: self.each(self.evaluate(expr[1], at), self.element),
    "aiter": lambda self, expr, at: self.each(self.evaluate(expr[1], at), self.async_element),
    "unpack": unpack,
    "annotation": lambda self, expr, at: self.annotated(expr[1], at),
    "optional": optional,
    "self": lambda self, expr, at: (Value("object", ITSELF, expr[1], self.path),),
    "test": tested,
    "slice": lambda self, expr, at: UNSURE,
    "starred": lambda self, expr, at: UNSURE,
    "type": lambda self, expr, at: (Value("class", ITSELF, expr[1], self.path),),
}
"""How each kind of expression is evaluated; one table for all, as there may be thousands of resolvers."""

_SIMPLE = frozenset("const none function class self type slice starred".split())
"""Kinds of expressions that hold no other ones."""
