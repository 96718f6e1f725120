"""Which bindings of a name can reach the place where it is read, in one module."""

from __future__ import annotations

import operator

from .summary import END, MAX_BINDINGS, At, Binding, ModuleSummary, Position, Scope


class Scopes:
    """The scopes and blocks of one module.

    Args:
        summary: the module.
    """

    def __init__(self, summary: ModuleSummary) -> None:
        self.summary = summary

    def bindings(self, name: str, at: At) -> list[Binding] | None:
        """The bindings of `name` that can reach `at`; `None` if it is bound nowhere in the file."""
        scopes = self.summary.scopes
        scope, position, block, late = scopes[at.scope], at.position, at.block, False
        start = True
        while True:
            if scope.outer and scope.outer.get(name) == "global":
                scope, late = scopes[0], True
            bindings, kind = scope.bindings.get(name), scope.kind
            if bindings and kind == "comprehension":
                return bindings
            if bindings and (kind != "class" or start):
                if name in self.summary.tests:
                    tests = [test for test in self.summary.tests[name] if test.scope == scope.index]
                    bindings = bindings + tests if len(bindings) + len(tests) <= MAX_BINDINGS else bindings
                return self._reaching(scope, bindings, position, block, late)
            if scope.parent < 0:
                return None
            if kind == "function":
                position, block, late, start = scope.position, scope.block, True, False
            else:
                block = scope.block
            scope = scopes[scope.parent]

    def _reaching(
        self, scope: Scope, bindings: list[Binding], position: Position, block: int, late: bool
    ) -> list[Binding]:
        if len(bindings) > MAX_BINDINGS:
            return []
        if late and scope.kind != "function":
            position, block = END, scope.root
        if len(bindings) == 1 and (only := bindings[0]).position < position:
            # Most names.
            everywhere = only.elsewhere or only.block == scope.root
            return bindings if everywhere or not self._left(only.block, block) else []
        reaching = [binding for binding in bindings if binding.elsewhere]
        killed = False
        for binding in sorted(bindings, key=_position, reverse=True) if len(bindings) > 1 else bindings:
            if binding.elsewhere:
                continue
            if binding.position >= position:
                # A test further down gives nothing new to the next turn of a loop.
                if (late or self._share_loop(binding.block, block)) and (binding.value or "?")[0] != "test":
                    reaching.append(binding)
            elif not killed and not self._left(binding.block, block):
                reaching.append(binding)
                killed = self.within(block, binding.block)
        return reaching

    def function_scope(self, scope: int) -> int:
        """The scope of the innermost function that `scope` is or lies in; -1 if there is none."""
        while scope >= 0 and self.summary.scopes[scope].kind != "function":
            scope = self.summary.scopes[scope].parent
        return scope

    # The number of a block is higher than those of the blocks that it lies in.

    def within(self, block: int, outer: int) -> bool:
        """Whether `block` is `outer` or lies in it."""
        blocks = self.summary.blocks
        while block > outer:
            block = blocks[block].parent
        return block == outer

    def _left(self, block: int, use: int) -> bool:
        """Whether control leaves the function between `block` and `use`."""
        blocks = self.summary.blocks
        while block != use:
            if block < use:
                use = blocks[use].parent
                continue
            known = blocks[block]
            if known.exits:
                return True
            block = known.parent
        return False

    def _share_loop(self, block: int, use: int) -> bool:
        """Whether some loop holds both blocks."""
        blocks = self.summary.blocks
        while block >= 0:
            if blocks[block].loop and self.within(use, block):
                return True
            block = blocks[block].parent
        return False


_position = operator.attrgetter("position")
