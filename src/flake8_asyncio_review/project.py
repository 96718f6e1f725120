"""The project that a file belongs to: its root, the Python versions that it supports, and its other modules."""

from __future__ import annotations

import functools
import os
import re
import sys
import zlib
from collections.abc import Callable

from .knowledge.index import Index
from .receivers import Budget, Resolver
from .summary import ModuleSummary
from .values import Value

Version = tuple[int, int]

STANDARD_INPUT = ("stdin", "-")
"""What flake8 calls a text that comes from no file."""

_MARKERS = ("pyproject.toml", "setup.cfg", ".git")
_REQUIRES = r"""(?m)^\s*(?:requires-python|python_requires)\s*=\s*["']?([^"'\n#]+)"""
_LOWEST = r"(?:>=|~=|==)\s*3\.(\d+)"
_LIMIT = r"<\s*3\.(\d+)"


@functools.lru_cache(maxsize=1024)
def root(folder: str) -> str:
    """The nearest folder from `folder` upwards that is the top of a project; "" if there is none."""
    while True:
        if any(os.path.exists(os.path.join(folder, marker)) for marker in _MARKERS):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent


@functools.lru_cache(maxsize=1024)
def _requires(folder: str) -> str:
    """What the project in `folder` declares (`requires-python`, `python_requires`), if it names a lowest Python 3."""
    for name in ("pyproject.toml", "setup.cfg"):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                match = re.search(_REQUIRES, file.read())
        except OSError:
            continue
        if match and re.search(_LOWEST, match[1]):
            return match[1]
    return ""


def root_of(filename: str, project_root: str) -> str:
    """The root of the project that `filename` belongs to: the one named, else the nearest; "" if there is none."""
    if project_root or filename in STANDARD_INPUT:
        return project_root
    return root(os.path.dirname(os.path.abspath(filename)))


def shown_path(path: str, root: str) -> str:
    """`path` as messages write it: from the project's root, with slashes."""
    path = path.partition(_VERSION)[0]
    if not os.path.isabs(path):
        return path
    try:
        shown = os.path.relpath(path, root) if root else os.path.basename(path)
    except ValueError:  # another drive on Windows
        shown = os.path.basename(path)
    return shown.replace(os.sep, "/")


def above_package(folder: str, is_file: Callable[[str], bool] = os.path.isfile) -> str:
    """The folder that the outermost package stands in that `folder` is part of; `folder` itself if it is of none."""
    while is_file(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder


def place_of(filename: str, project_root: str) -> tuple[str, ...]:
    """The folders of the project that `filename` stands in, and its name: from its root, else from its package."""
    if filename in STANDARD_INPUT:
        return (filename,)
    path = os.path.abspath(filename)
    shown = shown_path(path, root_of(filename, project_root) or above_package(os.path.dirname(path)))
    return tuple(part for part in shown.split("/") if part != "..")


def target_version(filename: str, project_root: str) -> Version:
    """The oldest Python that `filename` must run on: what its project declares, else the running one.

    Args:
        filename: as flake8 gives it; a name that is no path (`stdin`) belongs to no project.
        project_root: the folder named by `asy-project-root`, or "".
    """
    folder = root_of(filename, project_root)
    lowest = re.search(_LOWEST, _requires(folder)) if folder else None
    return (3, int(lowest[1])) if lowest else sys.version_info[:2]


def version_limit(filename: str, project_root: str) -> Version | None:
    """The first Python that the project of `filename` says it does not run on (`<3.13`), if it says so."""
    folder = root_of(filename, project_root)
    limit = re.search(_LIMIT, _requires(folder)) if folder else None
    return (3, int(limit[1])) if limit else None


_VERSION = "\0"
"""Stands in no path; behind it is what tells a changed file from what it was."""
_ASYNC_DEF = r"(?m)^[ \t]*async[ \t]+def[ \t]+(\w+)"
MAX_IDLE = 200
"""Linted files of which everything is remembered; of others only what other modules ask about."""


def _async_names(folder: str) -> dict[str, str]:
    """The names of all `async def` below a folder, each with its file, or "" if there are several."""
    from .reading import read_text  # only an opt-in rule asks

    found: dict[str, str] = {}
    for place, _, files in os.walk(folder):
        for path in (os.path.join(place, file) for file in files if file.endswith(".py")):
            for name in re.findall(_ASYNC_DEF, read_text(path) or ""):
                found[name] = path if found.get(name, path) == path else ""
    return found


class Project:
    """The modules of the projects that are linted, read when somebody asks for them and kept for the whole run.

    Args:
        facts: the knowledge tables.
        project_root: the folder named by `asy-project-root`, or "".
    """

    def __init__(self, facts: Index, project_root: str = "") -> None:
        self.facts = facts
        self.budget = Budget()
        self._root = project_root
        self._resolvers: dict[str, Resolver | None] = {}
        self._found: dict[tuple[str, int, str, bool], tuple[str, str] | None] = {}
        self._files: dict[str, bool] = {}
        self._folders: dict[str, tuple[str, ...]] = {}
        self._modules: dict[tuple[str, str], str] = {}
        self._above: dict[str, dict[str, tuple[str]]] = {}
        self._homes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._texts: dict[str, int] = {}
        self._asked: set[str] = set()
        self._linted: dict[str, str] = {}
        self._kept: dict[str, bytes] = {}
        self._async_names: dict[str, dict[str, str]] = {}

    def adopt(self, summary: ModuleSummary, filename: str, text: str) -> Resolver:
        """The resolver of the file being linted, which other modules see as flake8 gives it and not as it is on disk.

        Args:
            summary: of the tree that flake8 made.
            filename: as flake8 gives it.
            text: of the file being linted.
        """
        path = os.path.abspath(filename)
        self._linted.pop(path, None)
        self._linted[path] = text
        if len(self._linted) > MAX_IDLE:
            self._forget(next(iter(self._linted)))
        resolver = self._made(summary, path, hash(text))
        self._resolvers[resolver.path] = resolver
        return resolver

    def _forget(self, path: str) -> None:
        """Drop what is known of a file that was linted long ago; of one that others asked about the text is kept."""
        text = self._linted.pop(path)
        if path not in self._asked:
            self._resolvers.pop(path, None)
        elif self._texts.get(path) == hash(text) and self._resolvers.pop(path, None) is not None:
            self._kept[path] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)

    def _made(self, summary: ModuleSummary, path: str, text: int) -> Resolver:
        """A resolver that goes by `path`, or by a name of its own if the file has changed since it was first read.

        What was learnt from the first reading is about functions and classes that stand elsewhere now. `text` is a
        number for the text that was read.
        """
        if self._texts.setdefault(path, text) != text:
            path = f"{path}{_VERSION}{text}"
        return Resolver(summary, self.facts, path, self, self.budget)

    def resolver(self, path: str) -> Resolver:
        """The resolver of a file that was found before."""
        resolver = self._resolvers.get(path) or self._load(path)
        assert resolver is not None, path
        return resolver

    def find(self, path: str, level: int, name: str, *, whole: bool = False) -> tuple[Resolver, str] | None:
        """The module that the dotted `name`, imported in the file `path`, begins with, and the rest of the name.

        The last part of a longer name is left in the rest, as it may be an attribute that hides a module, unless the
        `whole` name is known to be one.
        """
        folder = self._homes.get(path)
        if folder is None:
            folder = self._homes[path] = sys.intern(os.path.dirname(path))
        key = folder, level, name, whole
        if key not in self._found:
            found = self._look_up(*key)
            self._found[key] = None if found is None else (found[0].path, found[1])
        known = self._found[key]
        return None if known is None else (self.resolver(known[0]), known[1])

    def _look_up(self, folder: str, level: int, name: str, whole: bool) -> tuple[Resolver, str] | None:
        """`find`, for a file in `folder`."""
        parts = name.split(".") if name else []
        if level:
            for _ in range(level - 1):
                folder = os.path.dirname(folder)
            return self._descend(folder, os.path.join(folder, "__init__.py"), parts, keep=int(not whole))
        if not parts or (parts[0] in sys.stdlib_module_names and not self._shadows(folder, parts[0])):
            return None
        places = (*self._search_path(folder), *self._own_package(folder, parts[0]))
        # A regular package or module anywhere on the path comes before a folder without __init__ (PEP 420).
        place = next((place for place in places if self._file(place, parts[0])), None)
        if place is None:
            place = next((place for place in places if self._is_folder(os.path.join(place, parts[0]))), None)
        if place is None:
            return None
        return self._descend(place, "", parts, keep=int(len(parts) > 1 and not whole))

    def dotted(self, value: Value) -> str:
        """The absolute dotted name of a function or class of the project: `pkg.module.Class.method`."""
        summary = self.resolver(value.module).summary
        name = summary.classes[value.record].name if value.kind == "class" else summary.qualified_name(value.record)
        return f"{self.module_name(value.module)}.{name}"

    def module_name(self, path: str) -> str:
        """The absolute dotted name of the module in the file `path`."""
        name = self._names.get(path)
        if name is None:
            top = above_package(os.path.dirname(path), self._is_file)
            parts = os.path.relpath(os.path.splitext(path)[0], top).split(os.sep)
            if parts[-1] == "__init__":
                parts.pop()
            name = self._names[path] = ".".join(parts)
        return name

    def defines_coroutine(self, path: str, name: str) -> bool:
        """Whether the package of the file `path` has an `async def` of this name in another file, as text shows it."""
        folder = os.path.dirname(path)
        above = above_package(folder, self._is_file)
        if above == folder:
            return False
        top = os.path.join(above, os.path.relpath(folder, above).split(os.sep)[0])
        if top not in self._async_names:
            self._async_names[top] = _async_names(top)
        return self._async_names[top].get(name, path) != path

    def locate(self, path: str, name: str) -> str | None:
        """The file of the module with the absolute dotted `name`, seen from the file `path`.

        Returns:
            "" if the name begins with a module of the project, but means none; `None` if it does not.
        """
        found = self.find(path, 0, name, whole=True)
        return None if found is None else "" if found[1] else found[0].path

    def namespace(self, path: str, name: str) -> Value | None:
        """The namespace package `name`, imported in the file `path`, if the project has its folder."""
        if not name or "." in name or name in sys.stdlib_module_names:
            return None
        folders = (os.path.join(folder, name) for folder in self._search_path(os.path.dirname(path)))
        return next((Value("namespace", name, module=folder) for folder in folders if self._is_folder(folder)), None)

    def member(self, folder: str, name: str) -> Value | None:
        """The module or namespace package `name` in `folder`, if there is one."""
        module = self._module(folder, name)
        if module is not None:
            return Value("module", module=module.path)
        path = os.path.join(folder, name)
        return Value("namespace", module=path) if self._is_folder(path) else None

    def _descend(self, folder: str, package: str, parts: list[str], *, keep: int) -> tuple[Resolver, str] | None:
        """Follow `parts` through folders, all but the last `keep` of them.

        What `folder` is as a `package`, and packages that are only passed through, are not read.
        """
        path = package
        number = 0
        while number < len(parts) - keep:
            inner = self._file(folder, parts[number])
            folder = os.path.join(folder, parts[number])
            is_module = inner.endswith("__init__.py") or (inner and self._load(inner) is not None)
            if not is_module and not self._is_folder(folder):
                break
            number += 1
            path = inner
        found = self._load(path) if path else None
        if found is None and number < len(parts):
            # A namespace package has no module of its own; the rest must name one in it.
            found = self._module(folder, parts[number])
            number += 1
        return None if found is None else (found, ".".join(parts[number:]))

    def _module(self, folder: str, name: str) -> Resolver | None:
        path = self._file(folder, name)
        return self._load(path) if path else None

    def _file(self, folder: str, name: str) -> str:
        """The file of the package or module `name` in `folder`; "" if there is none."""
        key = folder, name
        known = self._modules.get(key)
        if known is None:
            path = os.path.join(folder, name)
            paths = (os.path.join(path, "__init__.py"), path + ".py")
            known = self._modules[key] = next(filter(self._is_file, paths), "")
        return known

    def _shadows(self, folder: str, name: str) -> bool:
        places = self._search_path(folder)
        return any(self._is_file(os.path.join(place, name, "__init__.py")) for place in places)

    def _own_package(self, folder: str, name: str) -> tuple[str, ...]:
        """Where the package `name` lies if `folder` is part of it; a package may have folders without __init__."""
        known = self._above.get(folder)
        if known is None:
            known = self._above[folder] = {}
            while base := os.path.basename(folder):
                folder = os.path.dirname(folder)
                known.setdefault(base, (folder,))
        return known.get(name, ())

    def _search_path(self, folder: str) -> tuple[str, ...]:
        """Where the absolute imports of a file in `folder` are looked up, as the project is laid out."""
        known = self._folders.get(folder)
        if known is None:
            project = self._root or root(folder)
            places = [
                above_package(folder, self._is_file),
                *((project, os.path.join(project, "src")) if project else ()),
            ]
            known = self._folders[folder] = tuple(dict.fromkeys(places))
        return known

    def _is_file(self, path: str) -> bool:
        known = self._files.get(path)
        if known is None:
            known = self._files[path] = os.path.isfile(path)
        return known

    def _is_folder(self, path: str) -> bool:
        key = path + os.sep
        known = self._files.get(key)
        if known is None:
            known = self._files[key] = os.path.isdir(path)
        return known

    def _load(self, path: str) -> Resolver | None:
        self._asked.add(path)
        if path not in self._resolvers:
            from .reading import read_text, summarise  # not every file leads to another one

            self._resolvers[path] = None
            kept = self._kept.pop(path, None)
            if kept is not None:
                text: str | None = zlib.decompress(kept).decode("utf-8", "surrogatepass")
            else:
                text = read_text(path) if self._is_file(path) else None
            summary = summarise(text) if text is not None else None
            if text is not None and summary is not None:
                self.facts.note(sorted({name.partition(".")[0] for name in summary.imports}))
                resolver = self._made(summary, path, hash(text))
                self._resolvers[path] = self._resolvers[resolver.path] = resolver
        return self._resolvers[path]
