"""The tables of this folder, joined and indexed by absolute dotted name."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from .facts import Blocking, Library


class Index:
    """All facts, keyed by absolute dotted names such as `requests.Session.get`."""

    def __init__(self, libraries: list[Library]) -> None:
        self.blocking: dict[str, list[Blocking]] = {}
        self.classes: set[str] = set()
        self.coroutines: set[str] = set()
        self.returns: dict[str, str] = {}
        self.attributes: dict[str, str] = {}
        self.bases: dict[str, tuple[str, ...]] = {}
        self.aliases: dict[str, str] = {}
        self.harmless: set[str] = set()
        self.varies: dict[str, str] = {}
        for library in libraries:
            self._add(library)
        for facts in self.blocking.values():
            if len(facts) > 1:
                # What depends on the arguments is asked first; the sort keeps the order of the tables otherwise.
                facts.sort(key=lambda fact: not (fact.when or fact.needs))
        self.tails = {name.rpartition(".")[2] for name in self.blocking}
        """Last parts of the names that block."""
        self.coroutine_tails = {name.rpartition(".")[2] for name in self.coroutines}
        """Last parts of the names of coroutine functions."""
        self.dynamic_packages = {name.partition(".")[0] for name in self.blocking if name.endswith((".*", ".__call__"))}
        """Top-level packages with blocking calls whose last name may be any."""
        self.blocking_types = {name.rpartition(".")[0] for name in self.blocking}
        """Types with methods that block."""
        self.known_types = self._types()
        """Types that some table says something of."""

    def _add(self, library: Library) -> None:
        prefix = library.name + "."
        for fact in library.blocking:
            for name in fact.names.split():
                self.blocking.setdefault(prefix + name, []).append(fact)
        self.classes.update([prefix + name for name in library.classes.split()])
        self.coroutines.update([prefix + name for name in library.coroutines.split()])
        self.harmless.update([prefix + name for name in library.harmless.split()])
        self.returns.update({prefix + name: kind for name, kind in library.returns.items()})
        self.attributes.update({prefix + name: kind for name, kind in library.attributes.items()})
        self.aliases.update({prefix + name: public for name, public in library.aliases.items()})
        self.varies.update({prefix + name: keyword for name, keyword in library.varies.items()})
        self.bases.update({prefix + name: tuple(bases.split()) for name, bases in library.bases.items()})

    def _types(self) -> set[str]:
        types = {kind.partition("[")[0] for table in (self.returns, self.attributes) for kind in table.values()}
        types.update(self.classes, self.bases, self.blocking_types)
        types.update([name.rpartition(".")[0] for table in (self.coroutines, self.returns) for name in table])
        return types

    def public(self, name: str) -> str:
        """The public path of an object reached by another one."""
        return self.aliases.get(name, name)

    def ancestry(self, kind: str) -> tuple[str, ...]:
        """`kind` and the classes that it inherits from, nearest first."""
        found = [kind]
        for name in found:
            found.extend(base for base in self.bases.get(name, ()) if base not in found)
        return tuple(found)

    def facts(self, name: str) -> list[Blocking]:
        """What is known of calling `name` to block, in the order of the tables; a method is looked up in its type."""
        facts = self.blocking.get(name)
        if facts is None:
            owner, _, method = name.rpartition(".")
            facts = self.blocking.get(owner + ".*")
            if facts is None or name in self.harmless or method.startswith("_"):
                return []
        return facts

    def mentions(self, name: str) -> bool:
        """Whether any table says something of this exact name."""
        return (
            name in self.blocking
            or name in self.coroutines
            or name in self.returns
            or name in self.attributes
            or name in self.classes
            or name in self.harmless
            or name in self.aliases
        )


@functools.cache
def index() -> Index:
    """The index over every table of this package, made at the first question."""
    package = __name__.rpartition(".")[0]
    libraries: list[Library] = []
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__, package + "."):
        libraries.extend(getattr(importlib.import_module(module.name), "LIBRARIES", ()))
    return Index(libraries)
