"""The tables of this folder, joined and indexed by absolute dotted name."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Collection, Iterator

from .facts import Blocking, Library
from .tables import LEADS, TABLES, TAILS


class Index:
    """Facts keyed by absolute dotted names such as `requests.Session.get`.

    Only what has been asked for by `require` is indexed: a file needs the tables of the packages that it imports. Of
    the packages that another module imports, `note` first takes the last names of what blocks; most are never used.
    """

    def __init__(self) -> None:
        self._noted: set[str] = set()
        self._required: set[str] = set()
        self.blocking: dict[str, list[Blocking]] = {}
        self.classes: set[str] = set()
        self.coroutines: set[str] = set()
        self.returns: dict[str, str] = {}
        self.attributes: dict[str, str] = {}
        self.bases: dict[str, tuple[str, ...]] = {}
        self.aliases: dict[str, str] = {}
        self.harmless: set[str] = set()
        self.varies: dict[str, str] = {}
        self.syntax: dict[str, frozenset[str]] = {}
        """By type, or by coroutine function, all the syntax that an object supports."""
        self.tails: set[str] = set()
        """Last parts of the names that block, under their other paths too."""
        self.blocking_types: set[str] = set()
        """Types with methods that block."""
        self.known_types: set[str] = set()
        """Types that some table says something of."""

    def require(self, packages: Collection[str]) -> None:
        """Index these top-level packages, and those whose types they hand out."""
        self.note(packages)
        for package in _closure(packages, self._required):
            for library in _libraries(package):
                self._add(library)

    def note(self, packages: Collection[str]) -> None:
        """Know the `tails` of these top-level packages; who meets a name of one of them will `require` it."""
        for package in _closure(packages, self._noted):
            self.tails.update(TAILS.get(package, "").split())

    def _add(self, library: Library) -> None:
        """Index one library."""
        prefix = library.name + "."
        blocking: list[str] = []
        for fact in library.blocking:
            for name in fact.names.split():
                facts = self.blocking.setdefault(prefix + name, [])
                facts.append(fact)
                if len(facts) > 1:
                    # What depends on the arguments is asked first; the sort keeps the order of the tables otherwise.
                    facts.sort(key=lambda item: not (item.when or item.needs))
                blocking.append(prefix + name)
        classes = [prefix + name for name in library.classes.split()]
        coroutines = [prefix + name for name in library.coroutines.split()]
        returns = {prefix + name: kind for name, kind in library.returns.items()}
        attributes = {prefix + name: kind for name, kind in library.attributes.items()}
        bases = {prefix + name: tuple(kinds.split()) for name, kinds in library.bases.items()}
        self.classes.update(classes)
        self.coroutines.update(coroutines)
        self.returns.update(returns)
        self.attributes.update(attributes)
        self.bases.update(bases)
        self.aliases.update({prefix + name: public for name, public in library.aliases.items()})
        self.varies.update({prefix + name: keyword for name, keyword in library.varies.items()})
        for words, names in library.syntax.items():
            supported = frozenset(filter(None, words.split(", ")))
            self.syntax.update({prefix + name: supported for name in names.split()})
        self.harmless.update([prefix + name for name in library.harmless.split()])
        owners = {name.rpartition(".")[0] for name in blocking}
        self.blocking_types |= owners
        named = (*returns.values(), *attributes.values())
        self.known_types.update(owners, classes, bases, [kind.partition("[")[0] for kind in named])
        self.known_types.update([name.rpartition(".")[0] for name in (*coroutines, *returns)])

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


def _closure(packages: Collection[str], known: set[str]) -> Iterator[str]:
    """The packages that are not `known` yet, and what they lead to; they are known then."""
    pending = list(packages)
    while pending:
        package = pending.pop()
        if package not in known:
            known.add(package)
            yield package
            pending += LEADS.get(package, "").split()


def _libraries(package: str) -> Iterator[Library]:
    """What the tables know of a top-level package; only those that know of it are imported."""
    for table in TABLES.get(package, "").split():
        module = importlib.import_module(f"{__package__}.{table}")
        yield from (library for library in module.LIBRARIES if library.name.partition(".")[0] == package)


@functools.cache
def index() -> Index:
    """The one index over the tables of this package."""
    return Index()
