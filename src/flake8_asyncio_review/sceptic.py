"""The modules of a project as seen by somebody who does not believe annotations: the code may contradict them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .receivers import Budget, Resolver
from .values import Value

if TYPE_CHECKING:
    from .modules import Modules


class Sceptics:
    """Finds the other modules as `modules` does, each with a resolver that leaves annotations aside."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._twins: dict[Resolver, Resolver] = {}
        self._budget = Budget()

    def twin(self, resolver: Resolver) -> Resolver:
        """The resolver of the same file that does not believe annotations."""
        twin = self._twins.get(resolver)
        if twin is None:
            twin = self._twins[resolver] = Resolver(
                resolver.summary, resolver.facts, resolver.path, self, self._budget, annotations=False
            )
        return twin

    def find(self, path: str, level: int, name: str, *, whole: bool = False) -> tuple[Resolver, str] | None:
        """As `Modules.find`."""
        found = self._modules.find(path, level, name, whole=whole)
        return None if found is None else (self.twin(found[0]), found[1])

    def dotted(self, value: Value) -> str:
        """As `Modules.dotted`."""
        return self._modules.dotted(value)

    def namespace(self, path: str, name: str) -> Value | None:
        """As `Modules.namespace`."""
        return self._modules.namespace(path, name)

    def member(self, folder: str, name: str) -> Value | None:
        """As `Modules.member`."""
        return self._modules.member(folder, name)

    def resolver(self, path: str) -> Resolver:
        """As `Modules.resolver`."""
        return self.twin(self._modules.resolver(path))
