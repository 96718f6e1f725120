"""Which calls are worth a question to astroid, and what its answer means.

A question may cost as much as linting the file again, so three things must come together: the light resolver does not
know the receiver; the receiver comes out of functions, classes or containers of the project, not out of a parameter, an
`await` or a library, of which astroid knows no more; and an object with such a method that blocks is made in the same
file, or may be made in the module that the receiver comes from.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .expressions import Expr
from .knowledge.index import Index
from .project import Project
from .receivers import Resolver
from .summary import At

if TYPE_CHECKING:
    from .inference import Inference
    from .module import Module

MAX_DEPTH = 12
"""Bindings and attributes between an expression and what it comes out of."""
_COMPILED = {
    "_thread.lock": "threading.Lock",
    "_thread.RLock": "threading.RLock",
    "threading.lock": "threading.Lock",
    "threading._RLock": "threading.RLock",
}
"""Public names of compiled classes that differ in more than a leading underscore."""
_DICT_ONLY = 2
"""Positional arguments that show that `get` is that of a mapping."""


class SecondOpinion:
    """Asks for one run.

    Args:
        facts: the knowledge tables.
        project: where the other modules are, if they may be looked at.
    """

    def __init__(self, facts: Index, project: Project | None) -> None:
        self._facts = facts
        self._project = project
        self._inference: Inference | None = None
        self._broken = False
        self._methods: dict[str, dict[str, set[str]]] = {}

    def names(self, call: ast.Call, module: Module) -> tuple[str, ...]:
        """The names by which the tables know the method that `call` calls; empty if it may be anything else.

        Args:
            call: a call in loop code whose function `module.names` does not know.
            module: the file that it stands in.
        """
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in self._facts.tails:
            return ()
        if function.attr == "get" and len(call.args) >= _DICT_ONLY:
            return ()
        if all(value.kind != "unknown" for value in module.values(function.value)):
            return ()
        origins = _origins(module.resolver, module.compile(function.value), module.at(function.value))
        if not origins or not any(self._is_plausible(function.attr, path, module) for path in sorted(origins)):
            return ()
        return self._ask(call, module)

    # -- is it worth it? -----------------------------------------------------------------------------------------

    def _is_plausible(self, method: str, path: str, module: Module) -> bool:
        """Whether an object whose `method` blocks may come out of the module in the file `path`."""
        if path != module.resolver.path and self._project is not None:
            imported = self._project.resolver(path).summary.imports
            packages = {name.partition(".")[0] for name in imported}
            return any(method in self._makers(package) for package in sorted(packages))
        makers: set[str] = set()
        for package in module.packages:
            makers |= self._makers(package).get(method, set())
        return bool(makers) and any(
            not makers.isdisjoint(module.tails(call)) and self._has(module, call, method)
            for call in module.nodes
            if isinstance(call, ast.Call)
        )

    def _has(self, module: Module, call: ast.Call, method: str) -> bool:
        """Whether the object that `call` makes has a `method` that blocks."""
        return any(
            bool(self._facts.facts(f"{kind}.{method}"))
            for value in module.values(call)
            if value.kind == "instance"
            for kind in self._facts.ancestry(value.name)
        )

    def _makers(self, package: str) -> dict[str, set[str]]:
        """For the methods of a package's types that block, the last names of what makes such an object."""
        known = self._methods.get(package)
        if known is None:
            known = self._methods[package] = {}
            prefix = package + "."
            makers: dict[str, set[str]] = {}
            for name, kind in self._facts.returns.items():
                if name.startswith(prefix):
                    makers.setdefault(kind, set()).add(name.rpartition(".")[2])
            for name in self._facts.blocking:
                owner, _, method = name.rpartition(".")
                kind = owner.rpartition(".")[2]
                if name.startswith(prefix) and kind[:1].isupper():
                    known.setdefault(method, set()).update({kind}, makers.get(owner, ()))
        return known

    # -- the answer ----------------------------------------------------------------------------------------------

    def _ask(self, call: ast.Call, module: Module) -> tuple[str, ...]:
        if self._inference is None and not self._broken:
            try:
                # Importing astroid takes longer than reviewing a file.
                from .inference import Inference

                self._inference = Inference(self._project)
            except Exception:
                self._broken = True
        if self._inference is None:
            return ()
        path = module.resolver.path
        name = self._project.module_name(path) if self._project is not None and path else ""
        answers = self._inference.receivers(call, path or module.filename, name, "".join(module.lines))
        names = tuple(dict.fromkeys(self._known(paths) for paths in answers))
        return names if all(names) else ()

    def _known(self, paths: tuple[str, ...]) -> str:
        """The first of the names by definition that the tables know, under its public name."""
        self._facts.require(sorted({path.partition(".")[0].lstrip("_") for path in paths}))
        for path in paths:
            owner, _, method = path.rpartition(".")
            name = f"{self._public(owner)}.{method}"
            if self._facts.mentions(name) or self._facts.facts(name):
                return name
        return ""

    def _public(self, owner: str) -> str:
        """The name by which the tables know the class defined as `owner`.

        Most libraries define a class in a module below the one that users import it from: `requests.sessions.Session`.
        """
        if owner in _COMPILED:
            return _COMPILED[owner]
        parts = owner.lstrip("_").split(".")
        for length in range(len(parts) - 1, 0, -1):
            name = self._facts.public(".".join((*parts[:length], parts[-1])))
            if name in self._facts.known_types:
                return name
        return owner


def _origins(resolver: Resolver, expr: Expr, at: At, depth: int = 0) -> set[str]:
    """The project files that what `expr` stands for comes out of; empty if any of it comes from elsewhere."""
    kind = expr[0] if expr is not None and depth < MAX_DEPTH else "?"
    if expr is None or kind == "?":
        return set()
    if kind in ("attr", "call", "item", "enter", "iter", "unpack"):
        return _origins(resolver, expr[1], at, depth + 1)
    if kind == "in":
        return _origins(resolver, expr[2], At(expr[1], at.position, at.block), depth + 1)
    if kind == "any":
        return _all([_origins(resolver, item, at, depth + 1) for item in expr[1] if item != ("none",)])
    if kind in ("list", "tuple", "self", "class", "function", "type") or (kind == "const" and expr[1] == "dict"):
        return {resolver.path}
    if kind == "import":
        values = resolver.values(expr, at)
        return _all([{value.module} if value.module else set() for value in values])
    if kind == "name":
        bindings = resolver.bindings(expr[1], at) or []
        return _all(
            [
                set()
                if binding.declared is not None
                else _origins(resolver, binding.value, At(binding.scope, binding.position, binding.block), depth + 1)
                for binding in bindings
                if binding.value != ("none",)
            ]
        )
    return set()


def _all(groups: list[set[str]]) -> set[str]:
    return set().union(*groups) if all(groups) else set()
