"""What astroid makes of an expression: a second opinion, asked rarely.

This is the only file that imports astroid, and importing it takes longer than reviewing a file: import it late.

**Nothing is executed.** astroid looks for a module itself only when its cache of modules has none, and may then import
packages, extension modules, and what its hooks for `gi` name. So while a question is open, its state is ours: the cache
(`_Shelf`) finds every module, as text, in the project or in the folders of installed libraries, and refuses those that
it does not find; what astroid does for `gi` is left out; `sys.path` and `sys.meta_path` hold the standard library only,
whose compiled modules are all that is ever imported. Everything is put back after each question, so another user of
astroid in the same process sees nothing of us, nor we of it.

**The order of files does not matter.** What astroid has inferred is forgotten with each new file; only trees are kept.
They are those of files on disk, complete or not kept at all, and building one changes no other, because assignments to
attributes count only where they are made to the first parameter of a method. The limit on modules counts what the
questions of a file reach, not what had to be built for it. When there are many trees they are dropped, which changes
the time and no answer. Two exceptions are left: star imports in a circle, which depend on where one enters it, and
modules so deeply nested that the depth of the caller decides whether they can be built.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import importlib.machinery
import os
import re
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from astroid import nodes
from astroid.astroid_manager import MANAGER
from astroid.bases import Instance
from astroid.builder import AstroidBuilder, build_namespace_package_module
from astroid.context import InferenceContext
from astroid.exceptions import AstroidImportError
from astroid.inference_tip import clear_inference_tip_cache
from astroid.manager import AstroidManager
from astroid.transforms import TransformVisitor
from astroid.util import UninferableBase

from .installed import library_folders, standard_folders
from .project import Project
from .reading import MAX_SIZE

MAX_QUESTIONS = 20
"""Questions per file."""
MAX_MODULES = 40
"""Other modules that the questions of one file may reach."""
MAX_KEPT = 2_000_000
"""Bytes of text whose trees are kept from one file to the next; a tree takes about forty times as much."""
MAX_INFERRED = 30
"""Nodes that astroid may infer for one question; see `InferenceContext.max_inferred`."""
MAX_VALUES = 3
"""Possible values beyond which an answer is unknown."""
MAX_LINES = 10_000
"""Lines of a module that astroid is asked to look at."""
MAX_CHAIN = 50
"""Classes in a line of inheritance: astroid takes time without limit over long ones."""
MAX_LINES_OF_BASES = 500
"""Ways from a class to those that it inherits from, all together: astroid walks each of them."""

_CLASS = re.compile(r"^[ \t]*class[ \t]+(\w+)[ \t]*\(([^()]*)", re.MULTILINE)
_NAME = re.compile(r"[\w.]+")
_COMPILED = "<compiled>"
_UNSAFE = "astroid.brain.brain_gi"
"""The part of astroid that imports what the code under review asks for."""


class _Spent(Exception):
    """The file has used up what its questions may cost."""


class _Builder(AstroidBuilder):  # type: ignore[misc]
    """Builds trees; assignments to attributes of anything but `self` leave no trace in other trees."""

    def delayed_assattr(self, node: Any) -> None:
        function = node.frame()
        arguments = getattr(function, "args", None)
        first = arguments.args[0].name if arguments is not None and arguments.args else ""
        if isinstance(node.expr, nodes.Name) and node.expr.name == first:
            super().delayed_assattr(node)


class _Shelf(dict[str, Any]):
    """astroid's cache of modules: finds each by itself, as text, and keeps count.

    Trees are kept by path and name. `reached` are the paths that the file under review has got to.
    """

    def __init__(self, builtins: Any, project: Project | None) -> None:
        super().__init__(builtins=builtins)
        self._project = project
        self._folders = library_folders()
        self._libraries: dict[str, str] = {}
        self._trees: dict[tuple[str, str], Any] = {}
        self._size = 0
        self._needs: dict[tuple[str, str], frozenset[str]] = {}
        self._open: list[set[str]] = []
        self._places: dict[str, str] = {}
        self._path = ""
        self.reached: set[str] = set()
        self.spent = False

    # -- what astroid calls --------------------------------------------------------------------------------------

    def __contains__(self, name: object) -> bool:
        return self[str(name)] is not None

    def __getitem__(self, name: str) -> Any:
        known = self.get(name)
        if known is not None:
            return known
        place = self._place(name)
        if place:
            self._reach((place, name))
            if (place, name) not in self._trees:
                self._build(name, place)
            tree = self._trees[place, name]
            if tree is not None:
                return tree
        raise AstroidImportError("There is no module {modname}.", modname=name)

    # -- one file ------------------------------------------------------------------------------------------------

    def start(self, path: str) -> None:
        """Turn to another file; `path` is empty if it belongs to no project."""
        builtins = self.get("builtins")
        self.clear()
        self["builtins"] = builtins
        self._places.clear()
        self._path = path
        self.reached = set()
        self.spent = False
        if self._size > MAX_KEPT:
            self._trees.clear()
            self._needs.clear()
            self._size = 0

    def _reach(self, key: tuple[str, str]) -> None:
        more = {key[0], *self._needs.get(key, ())}
        for needs in self._open:
            needs |= more
        self.reached |= more
        self.spent = self.spent or len(self.reached) > MAX_MODULES
        if self.spent:
            raise _Spent

    def _build(self, name: str, place: str) -> None:
        needs: set[str] = set()
        self._open.append(needs)
        tree = None
        try:
            tree = _tree(name, place)
        except _Spent:
            raise
        except Exception:
            pass
        finally:
            self._open.pop()
            # A tree that was not finished must not be found by the next file.
            self.pop(name, None)
        self._trees[place, name] = tree
        self._needs[place, name] = frozenset(needs)
        self._size += os.path.getsize(place) if os.path.isfile(place) else 0

    # -- finding modules -----------------------------------------------------------------------------------------

    def _place(self, name: str) -> str:
        known = self._places.get(name)
        if known is None:
            known = self._project.locate(self._path, name) if self._project is not None and self._path else None
            if known is None:
                known = self._in_libraries(name)
            self._places[name] = known
        return known

    def _in_libraries(self, name: str) -> str:
        known = self._libraries.get(name)
        if known is None:
            known = self._libraries[name] = self._search(name)
        return known

    def _search(self, name: str) -> str:
        if name == "os.path":
            return os.path.__file__
        if name in sys.stdlib_module_names and _is_compiled(name):
            return _COMPILED
        parts = name.split(".")
        space = ""
        for folder in self._folders:
            path = os.path.join(folder, *parts)
            for file in (os.path.join(path, "__init__.py"), path + ".py"):
                if os.path.isfile(file):
                    return file
            if not space and os.path.isdir(path):
                space = path
        return space


def _is_compiled(name: str) -> bool:
    """Whether `name` is a module of the standard library that has no text."""
    return name in sys.builtin_module_names or any(
        os.path.isfile(os.path.join(folder, name + suffix))
        for folder in standard_folders()
        for suffix in importlib.machinery.EXTENSION_SUFFIXES
    )


def _tree(name: str, place: str) -> Any:
    """The tree of a module, from a file, a folder without `__init__` or the interpreter; `None` if it is too large."""
    if place == _COMPILED:
        return _Builder(MANAGER).module_build(importlib.import_module(name), name)
    if not place.endswith(".py"):
        return build_namespace_package_module(name, [place])
    with open(place, "rb") as file:
        text = file.read(MAX_SIZE + 1).decode("utf-8", "replace")
    return _Builder(MANAGER).file_build(place, name) if within_bounds(text) else None


def within_bounds(text: str) -> bool:
    """Whether astroid can be expected to finish with a module."""
    return len(text) <= MAX_SIZE and text.count("\n") <= MAX_LINES and _inherits_little(text)


def _inherits_little(text: str) -> bool:
    """Whether no class inherits over too long or too many lines, going by names alone."""
    bases = {name: set(_NAME.findall(names)) - {name} for name, names in _CLASS.findall(text)}
    lines: dict[str, tuple[int, int]] = {}
    waiting = list(bases)
    for _ in range(MAX_CHAIN):
        # The classes whose bases are all measured are measured next: no recursion, and circles are never done.
        done = [name for name in waiting if not any(base in bases and base not in lines for base in bases[name])]
        for name in done:
            above = [lines.get(base, (1, 1)) for base in bases[name]]
            lines[name] = 1 + max((length for length, _ in above), default=0), 1 + sum(ways for _, ways in above)
        waiting = [name for name in waiting if name not in lines]
    return not waiting and all(length <= MAX_CHAIN and ways <= MAX_LINES_OF_BASES for length, ways in lines.values())


class Inference:
    """Questions to astroid, for one run.

    Args:
        project: finds the modules of the project, if they may be looked at.
    """

    def __init__(self, project: Project | None) -> None:
        AstroidBuilder(MANAGER)  # fills in the builtins
        self._shelf = _Shelf(MANAGER.astroid_cache["builtins"], project)
        self._state = _safe_state(self._shelf)
        self._calls: dict[tuple[int, ...], Any] = {}
        self._left = 0
        self._file = ("", "")

    def receivers(self, call: ast.Call, path: str, name: str, text: str) -> tuple[tuple[str, ...], ...]:
        """What the method called by `call` can be.

        Args:
            call: the call of an attribute.
            path: the file that it stands in.
            name: the dotted name of that module; "" if it belongs to no project.
            text: all of it, as flake8 gives it.

        Returns:
            for each possible receiver the dotted names, by definition, under which the method may be known: in its
            class and the classes that this inherits from, up to the one that defines it. Empty if anything is unknown.
        """
        try:
            with _guard(self._state):
                if self._file != (path, text):
                    self._file = path, text
                    self._open(path, name, text)
                if not self._left or self._shelf.spent:
                    return ()
                self._left -= 1
                found = self._calls.get(_span(call))
                answer = () if found is None else _methods(found.func.expr, found.func.attrname)
                return () if self._shelf.spent else answer
        except Exception:
            return ()

    def _open(self, path: str, name: str, text: str) -> None:
        self._calls = {}
        self._left = 0
        self._shelf.start(path if name else "")
        InferenceContext().inferred.clear()
        clear_inference_tip_cache()
        if within_bounds(text):
            tree = _Builder(MANAGER).string_build(text, name, path)
            self._shelf[name] = tree
            self._calls = {_span(call): call for call in tree.nodes_of_class(nodes.Call)}
            self._left = MAX_QUESTIONS


def _span(node: Any) -> tuple[int, ...]:
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


def _methods(receiver: Any, name: str) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    with contextlib.closing(receiver.infer()) as values:
        for value in values:
            if isinstance(value, nodes.Const) and value.value is None:
                continue
            method = _method(value, name)
            if not method or len(found) == MAX_VALUES:
                return ()
            found.append(method)
    return tuple(dict.fromkeys(found))


def _method(value: Any, name: str) -> tuple[str, ...]:
    if isinstance(value, nodes.Module):
        return (f"{value.name}.{name}",)
    if isinstance(value, UninferableBase) or not isinstance(value, (Instance, nodes.ClassDef)):
        return ()
    kind = value if isinstance(value, nodes.ClassDef) else value._proxied
    paths = []
    for ancestor in kind.mro():
        if name in ancestor.instance_attrs:
            return ()
        paths.append(f"{ancestor.qname()}.{name}")
        if name in ancestor.locals:
            break
    return tuple(paths)


def _safe_state(shelf: _Shelf) -> dict[str, Any]:
    """Astroid's settings and caches while it answers us."""
    transforms = TransformVisitor()
    for kind, pairs in MANAGER._transform.transforms.items():
        transforms.transforms[kind] = [pair for pair in pairs if pair[0].__module__ != _UNSAFE]
    return {
        "astroid_cache": shelf,
        "_mod_file_cache": {},
        "_failed_import_hooks": [],
        "_transform": transforms,
        "always_load_extensions": False,
        "extension_package_whitelist": set(),
        "module_denylist": set(),
        "prefer_stubs": False,
        "max_inferable_values": MAX_INFERRED,
    }


@contextlib.contextmanager
def _guard(state: dict[str, Any]) -> Iterator[None]:
    """Let astroid work with `state`, and the process find modules of the standard library only."""
    brain, own = AstroidManager.brain, vars(MANAGER)
    before = dict(brain), dict(own), sys.path, sys.meta_path, InferenceContext.max_inferred
    standard = standard_folders()
    try:
        brain.update(state)
        own.update({name: value for name, value in state.items() if name in own})
        sys.path = [folder for folder in sys.path if os.path.abspath(folder) in standard]
        sys.meta_path = [
            importlib.machinery.BuiltinImporter,
            importlib.machinery.FrozenImporter,
            importlib.machinery.PathFinder,
        ]
        InferenceContext.max_inferred = MAX_INFERRED
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        brain.update(before[0])
        own.update(before[1])
        sys.path, sys.meta_path, InferenceContext.max_inferred = before[2:]
