"""Which calls are worth a question to astroid, and what its answer means.

A question may cost as much as linting the file again, and almost all that the light resolver does not know astroid does
not know either: parameters, results of `await`, objects of libraries. So it is asked about two things only: what comes
back from a function or class of the project that an object with such a method that blocks is handed to, and what comes
out of a dictionary in a module where there may be such an object.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .expressions import Expr
from .installed import is_installed
from .knowledge.index import Index
from .project import Project
from .receivers import Resolver
from .summary import At
from .values import Value

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
_BEYOND = frozenset("builtins io sqlite3 psycopg2 boto3 botocore sqlalchemy redis pymongo".split())
"""Packages whose objects astroid was never seen to know: compiled ones, or made in ways that it cannot follow."""
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
        self._methods: dict[str, set[str]] = {}

    def names(self, call: ast.Call, module: Module) -> tuple[str, ...]:
        """The names by which the tables know the method that `call` calls; empty if it may be anything else.

        Args:
            call: a call in loop code whose function `module.names` does not know.
            module: the file that it stands in.
        """
        function = call.func
        if not isinstance(function, ast.Attribute) or (function.attr == "get" and len(call.args) >= _DICT_ONLY):
            return ()
        receiver, at = module.compile(function.value), module.at(function.value)
        known = all(value.kind != "unknown" for value in module.values(function.value))
        return () if known or not self._is_worth(function.attr, receiver, at, module) else self._ask(call, module)

    # -- is it worth it? -----------------------------------------------------------------------------------------

    def _is_worth(self, method: str, expr: Expr, at: At, module: Module, depth: int = 0) -> bool:
        """Whether an object whose `method` blocks may come out of `expr` in a way that astroid can follow."""
        if expr is None or depth > MAX_DEPTH:
            return False
        kind, resolver = expr[0], module.resolver
        if kind == "call" and all(value.kind in ("function", "class") for value in resolver.values(expr[1], at)):
            return any(
                any(self._has(method, value, resolver) for value in resolver.values(argument, at))
                or self._is_worth(method, argument, at, module, depth + 1)
                for argument in expr[2]
            )
        if kind == "item" and all(value.name == "builtins.dict" for value in resolver.values(expr[1], at)):
            return any(
                self._is_in_dictionary(method, module) if path == resolver.path else self._may_be_made_in(path, method)
                for path in _origins(resolver, expr[1], at)
            )
        if kind in ("attr", "call", "item", "enter", "iter", "unpack"):
            return self._is_worth(method, expr[1], at, module, depth + 1)
        if kind == "name":
            bindings = [item for item in resolver.bindings(expr[1], at) or () if item.value != ("none",)]
            return bool(bindings) and all(
                item.declared is None and self._is_worth(method, item.value, item.at, module, depth + 1)
                for item in bindings
            )
        return False

    def _has(self, method: str, value: Value, resolver: Resolver) -> bool:
        """Whether `value` has a `method` that blocks, of a library that astroid can know."""
        kinds = [value.name] if value.kind == "instance" else []
        if value.kind == "object":
            kinds = [kind.name for kind in resolver.home(value).ancestry(value.record) if kind.kind == "external"]
        return any(
            method in self._blocking_methods(name.partition(".")[0]) and bool(self._facts.facts(f"{name}.{method}"))
            for kind in kinds
            for name in self._facts.ancestry(kind)
        )

    def _is_in_dictionary(self, method: str, module: Module) -> bool:
        """Whether a dictionary display of the file holds an object whose `method` blocks."""
        return any(
            isinstance(call, ast.Call)
            and isinstance(module.parent(call), ast.Dict)
            and any(self._has(method, value, module.resolver) for value in module.values(call))
            for call in module.nodes
        )

    def _may_be_made_in(self, path: str, method: str) -> bool:
        """Whether another file of the project imports a package with objects whose `method` blocks."""
        if self._project is None:
            return False
        packages = {name.partition(".")[0] for name in self._project.resolver(path).summary.imports}
        return any(method in self._blocking_methods(package) for package in packages)

    def _blocking_methods(self, package: str) -> set[str]:
        """The methods of a package's types that block; empty for a package of which astroid knows nothing."""
        known = self._methods.get(package)
        if known is None:
            known = self._methods[package] = set()
            if package not in _BEYOND and is_installed(package):
                self._facts.require((package,))
                for name in self._facts.blocking:
                    owner, _, method = name.rpartition(".")
                    if name.startswith(package + ".") and owner.rpartition(".")[2][:1].isupper():
                        known.add(method)
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
    """The project files in which the dictionary that `expr` stands for is written down, as far as that can be seen."""
    if expr is None or depth > MAX_DEPTH:
        return set()
    if expr[0] in ("attr", "item"):
        return _origins(resolver, expr[1], at, depth + 1)
    if expr[0] == "import":
        return {value.module for value in resolver.values(expr, at) if value.module}
    if expr[0] == "name":
        found: set[str] = set()
        for binding in resolver.bindings(expr[1], at) or ():
            inner = binding.at
            found |= _origins(resolver, binding.value, inner, depth + 1)
        return found
    return {resolver.path} if expr[0] in ("self", "class", "type") or expr[:2] == ("const", "dict") else set()
