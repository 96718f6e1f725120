"""What stands between the start of a function and a call in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import conditions
from .conditions import Condition, Guard
from .expressions import Expr
from .passing import asked_parameter, class_at_hand, kept_parameter
from .receivers import Resolver
from .summary import At, Binding, Block, CallRecord, Function


class Guards:
    """What must hold for the calls in the body of one function to be reached; each condition is prepared once.

    Args:
        function: a function of `home`.
        home: its module.
    """

    def __init__(self, function: Function, home: Resolver) -> None:
        self._function = function
        self._home = home
        self._prepared: dict[int, Condition] = {}
        self._flags: set[str] | None = None
        self._rare_blocks: dict[int, bool] = {}
        self._rare_leaves: list[Guard] | None = None

    def conditions(self, call: CallRecord, *, leaves: bool = True) -> Iterator[Condition]:
        """What must hold for `call` to be reached, as far as it is known.

        Args:
            call: a call in the body of the function.
            leaves: also what must hold because the function leaves further up otherwise.
        """
        return map(self._condition, guards_of(call, self._function, self._home, leaves=leaves))

    def rule_out(self, call: CallRecord) -> bool:
        """Whether `call` is reached the first time only, on the way to an error, or never, whatever callers pass."""
        if self._rare_leaves is None:
            self._rare_leaves = [leave for leave in self._function.leaves if self._is_rare(leave)]
        return self._is_in_rare_block(call.block) or any(
            _is_behind(call, item, self._home) for item in self._rare_leaves
        )

    def _is_in_rare_block(self, number: int) -> bool:
        known = self._rare_blocks.get(number)
        if known is None:
            block = self._home.summary.blocks[number]
            known = block.guard is not None and self._is_rare(block.guard)
            known = known or (block.parent >= 0 and self._is_in_rare_block(block.parent))
            self._rare_blocks[number] = known
        return known

    def _is_rare(self, guard: Guard) -> bool:
        return conditions.may_be_rare(guard.condition) and conditions.is_rare(self._condition(guard))

    def _condition(self, guard: Guard) -> Condition:
        if guard.condition is None or len(guard.condition) == 1:
            return guard.condition
        if id(guard) not in self._prepared:
            self._prepared[id(guard)] = self._prepare(guard)
        return self._prepared[id(guard)]

    def _prepare(self, guard: Guard) -> Condition:
        home = self._home
        at = At(guard.scope, guard.position, guard.block)
        if self._flags is None:
            parameters = self._function.parameters
            self._flags = {item.name for item in parameters if item.default and item.default[1:2] == ("bool",)}
        return conditions.prepare(
            guard.condition,
            lambda expr: asked_parameter(expr, at, home),
            lambda expr: kept_parameter(expr, at, home),
            self._flags,
            lambda expr: home.values(expr, at),
            lambda expr: _is_switch(expr, at, home),
            lambda expr: _forgets(expr, at, home),
        )


def guards_of(call: CallRecord, function: Function, home: Resolver, *, leaves: bool = True) -> Iterator[Guard]:
    """What stands between the start of a function and `call`, also what `leaves` further up."""
    leaving = function.leaves  # asked first, as the blocks have their guards since then
    yield from (block.guard for block in blocks_around(call, home) if block.guard is not None)
    for leave in leaving if leaves else ():
        if _is_behind(call, leave, home):
            yield leave


def _is_behind(call: CallRecord, leave: Guard, home: Resolver) -> bool:
    """Whether `call` is reached only if the function does not leave at a place further up."""
    return leave.position <= call.position and home.within(call.block, leave.block)


def blocks_around(call: CallRecord, home: Resolver) -> Iterator[Block]:
    """The blocks that `call` stands in, the innermost first."""
    number = call.block
    while number >= 0:
        block = home.summary.blocks[number]
        yield block
        number = block.parent


def _is_switch(expr: Expr, at: At, home: Resolver) -> bool:
    """Whether all that a name, or an attribute of the object at hand, is bound to is a switch of the environment.

    Nobody sets those by default.
    """
    bindings: Sequence[Binding] | None = None
    if expr is not None and expr[0] == "name":
        bindings = home.bindings(expr[1], at)
    elif expr is not None and expr[0] == "attr":
        owner = class_at_hand(expr[1], at, home)
        bindings = home.summary.classes[owner].assigned(expr[2]) if owner >= 0 else None
    return bool(bindings) and all(conditions.is_unset(binding.value) for binding in bindings or ())


def _forgets(expr: Expr, at: At, home: Resolver) -> bool:
    from .memory import forgets  # few conditions are of that kind

    return forgets(expr, at, home)
