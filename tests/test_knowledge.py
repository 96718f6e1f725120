"""The tables agree with the running Python, with the rules and with themselves."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import io
import multiprocessing
import os
import pathlib
import pkgutil
import queue
import re
import select
import sys
import threading
import types
import warnings
from collections.abc import Collection, Iterable, Iterator

import pytest

from flake8_asyncio_review import knowledge
from flake8_asyncio_review.knowledge import hops, timeouts
from flake8_asyncio_review.knowledge.concurrent_clients import CONCURRENT_CALLS
from flake8_asyncio_review.knowledge.facts import Blocking, Library, Twin
from flake8_asyncio_review.knowledge.legacy import LEGACY, LEGACY_ARGUMENTS
from flake8_asyncio_review.protocols import SYNTAX
from flake8_asyncio_review.rules import load

TABLES: list[tuple[str, Library]] = [
    (found.name, library)
    for found in pkgutil.iter_modules(knowledge.__path__, knowledge.__name__ + ".")
    for library in getattr(importlib.import_module(found.name), "LIBRARIES", ())
]
LIBRARIES = [library for _, library in TABLES]
IDS = [f"{table.rpartition('.')[2]}-{library.name}" for table, library in TABLES]

SINCE = {
    "asyncio.AbstractEventLoop.sock_recvfrom": (3, 11),
    "asyncio.AbstractEventLoop.sock_recvfrom_into": (3, 11),
    "asyncio.AbstractEventLoop.sock_sendto": (3, 11),
    "asyncio.Barrier": (3, 11),
    "asyncio.Runner": (3, 11),
    "asyncio.StreamWriter.start_tls": (3, 11),
    "asyncio.TaskGroup": (3, 11),
    "asyncio.Timeout": (3, 11),
    "asyncio.locks.Barrier": (3, 11),
    "asyncio.runners.Runner": (3, 11),
    "asyncio.taskgroups": (3, 11),
    "asyncio.timeout": (3, 11),
    "asyncio.timeout_at": (3, 11),
    "asyncio.timeouts": (3, 11),
    "concurrent.futures.InterpreterPoolExecutor": (3, 14),
    "concurrent.futures.interpreter": (3, 14),
    "dbm.sqlite3": (3, 13),
    "genericpath.islink": (3, 12),
    "genericpath.lexists": (3, 13),
    "hashlib.file_digest": (3, 11),
    "importlib.resources._functional": (3, 13),
    "importlib.resources.abc": (3, 11),
    "os.path.isdevdrive": (3, 13),
    "os.path.isjunction": (3, 12),
    "pathlib.Path.copy": (3, 14),
    "pathlib.Path.copy_into": (3, 14),
    "pathlib.Path.from_uri": (3, 13),
    "pathlib.Path.is_junction": (3, 12),
    "pathlib.Path.move": (3, 14),
    "pathlib.Path.move_into": (3, 14),
    "pathlib.Path.walk": (3, 12),
    "pathlib.Path.with_segments": (3, 12),
    "pathlib.PurePath.with_segments": (3, 12),
    "pathlib._local": (3, 13),
    "sqlite3.Blob": (3, 11),
    "sqlite3.Connection.blobopen": (3, 11),
}
"""Names, with everything below them, that are newer than Python 3.10."""

GONE = {
    "asyncio.AbstractChildWatcher": (3, 14),
    "asyncio.FastChildWatcher": (3, 14),
    "asyncio.MultiLoopChildWatcher": (3, 14),
    "asyncio.PidfdChildWatcher": (3, 14),
    "asyncio.SafeChildWatcher": (3, 14),
    "asyncio.ThreadedChildWatcher": (3, 14),
    "asyncio.coroutine": (3, 11),
    "asyncio.coroutines.coroutine": (3, 11),
    "asyncio.events.get_child_watcher": (3, 14),
    "asyncio.events.set_child_watcher": (3, 14),
    "asyncio.get_child_watcher": (3, 14),
    "asyncio.set_child_watcher": (3, 14),
    "asyncio.unix_events.AbstractChildWatcher": (3, 14),
    "asyncio.unix_events.FastChildWatcher": (3, 14),
    "asyncio.unix_events.MultiLoopChildWatcher": (3, 14),
    "asyncio.unix_events.PidfdChildWatcher": (3, 14),
    "asyncio.unix_events.SafeChildWatcher": (3, 14),
    "asyncio.unix_events.ThreadedChildWatcher": (3, 14),
    "configparser.RawConfigParser.readfp": (3, 12),
    "configparser.SafeConfigParser": (3, 12),
    "crypt": (3, 13),
    "imp": (3, 12),
    "importlib._common": (3, 11),
    "nntplib": (3, 13),
    "pathlib.Path.link_to": (3, 12),
    "pathlib._local": (3, 14),
    "ssl.wrap_socket": (3, 12),
    "telnetlib": (3, 13),
}
"""Names, with everything below them, that are no longer there from this version on."""

BETWEEN = {"importlib.resources._legacy": ((3, 11), (3, 13))}
"""Names that only some versions had."""

OTHER_SYSTEMS = {
    "asyncio.ProactorEventLoop",
    "asyncio.WindowsProactorEventLoopPolicy",
    "asyncio.WindowsSelectorEventLoopPolicy",
    "asyncio.windows_events",
    "dbm.gnu",
    "dbm.ndbm",
    "msvcrt",
    "multiprocessing.connection.PipeConnection",
    "os.lchmod",
    "posix.lchmod",
    "select.devpoll",
    "select.kqueue",
    "selectors.DevpollSelector",
    "selectors.KqueueSelector",
}
"""Names that depend on the operating system or on how Python was built."""

INSTANCE_ATTRIBUTES = {
    "importlib.abc.Loader.exec_module",
    "asyncio.subprocess.Process.stderr",
    "asyncio.subprocess.Process.stdin",
    "asyncio.subprocess.Process.stdout",
    "importlib.machinery.ModuleSpec.loader",
    "tempfile.TemporaryDirectory.name",
    "xmlrpc.client.ServerProxy.system",
}
"""Attributes that only instances have, and a method that an abstract class leaves to others altogether."""


class _File:
    """What `io.File`, our name for any file on disk, may be."""

    def __getattr__(self, name: str) -> object:
        for kind in (io.TextIOWrapper, io.BufferedReader, io.BufferedRandom, io.FileIO):
            if hasattr(kind, name):
                return getattr(kind, name)
        raise AttributeError(name)


def _types_by_another_name() -> dict[str, object]:
    context = multiprocessing.get_context()
    with os.scandir() as entries:
        scandir_iterator = type(entries)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made: dict[str, object] = {
            f"multiprocessing.{name}": getattr(context, name)()
            for name in "Condition Event JoinableQueue Lock Queue RLock Semaphore BoundedSemaphore SimpleQueue".split()
        }
    return made | {
        "asyncio.Condition": asyncio.Condition(),
        "builtins.async_generator": types.AsyncGeneratorType,
        "concurrent.futures.MapIterator": type(item for item in ()),
        "io.File": _File(),
        "multiprocessing.Barrier": context.Barrier(1),
        "multiprocessing.context.BaseContext.Process": context.Process,
        "os.ScandirIterator": scandir_iterator,
        "pathlib.Parents": type(pathlib.Path("a").parents),
        "pathlib.PureParents": type(pathlib.PurePath("a").parents),
        "queue.SimpleQueue": queue.SimpleQueue,
        "select.poll": getattr(select, "poll", lambda: None)(),
        "subprocess.Popen.stderr": io.BufferedReader,
        "subprocess.Popen.stdout": io.BufferedReader,
        "sys.Stdin": _File(),
        "threading.Condition": threading.Condition(),
        "threading.Lock": threading.Lock(),
        "threading.RLock": threading.RLock(),
    }


STAND_INS = _types_by_another_name()
"""Types whose public name is a function, or that have no public name, with an object to look at."""


def standard(name: str) -> bool:
    """Whether a dotted name belongs to the standard library."""
    return name.partition(".")[0] in sys.stdlib_module_names | set(GONE)


def exists(name: str) -> bool:
    """Whether the running Python has this dotted name."""
    parts = name.split(".")
    for number in range(len(parts), 0, -1):
        owner = ".".join(parts[:number])
        if owner in STAND_INS:
            found: object = STAND_INS[owner]
        else:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    found = importlib.import_module(owner)
            except ImportError:
                continue
        for part in parts[number:]:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                if not hasattr(found, part):
                    return False
                found = getattr(found, part)
        return True
    return False


def listed(name: str, names: Collection[str]) -> str:
    """The entry of `names` that is `name` or something above it."""
    parts = name.split(".")
    owners = (".".join(parts[:number]) for number in range(1, len(parts) + 1))
    return next((owner for owner in owners if owner in names), "")


def expected(name: str) -> bool | None:
    """Whether the running Python must have a name; `None` where that depends on more than the version."""
    if listed(name, OTHER_SYSTEMS) or listed(name, INSTANCE_ATTRIBUTES):
        return None
    there = True
    if entry := listed(name, SINCE):
        there = sys.version_info >= SINCE[entry]
    if entry := listed(name, GONE):
        there = there and sys.version_info < GONE[entry]
    if entry := listed(name, BETWEEN):
        there = BETWEEN[entry][0] <= sys.version_info < BETWEEN[entry][1]
    return there


def names(library: Library) -> Iterator[str]:
    """Every absolute name on the left of a library's tables, and the classes and aliases on the right."""
    prefix = f"{library.name}."
    words = [fact.names for fact in library.blocking] + [library.classes, library.coroutines, library.harmless]
    for name in " ".join([*words, *library.syntax.values()]).split():
        yield prefix + name.removesuffix(".*").removesuffix(".__call__")
    for table in (library.returns, library.attributes, library.bases, library.aliases, library.varies):
        for name in table:
            yield prefix + name
    for bases in library.bases.values():
        yield from bases.split()
    yield from library.aliases.values()


ALL_NAMES = {name for library in LIBRARIES for name in names(library)}


STANDARD = [
    pytest.param(library, id=name) for name, library in zip(IDS, LIBRARIES, strict=True) if standard(library.name)
]


@pytest.mark.parametrize("library", STANDARD)
def test_standard_library_names_exist(library: Library) -> None:
    wrong = sorted({name for name in names(library) if standard(name) and expected(name) not in (None, exists(name))})
    assert wrong == []


@pytest.mark.parametrize("library", [item for item in STANDARD if item.values[0].syntax])
def test_standard_library_objects_have_the_methods_of_their_syntax(library: Library) -> None:
    wrong = [
        (name, words, syntax.text)
        for words, group in library.syntax.items()
        for name in group.split()
        if expected(f"{library.name}.{name}")
        for syntax in SYNTAX
        if has_all(f"{library.name}.{name}", syntax.methods) != (syntax.text in split(words))
    ]
    assert wrong == []


def has_all(kind: str, methods: Iterable[str]) -> bool:
    """Whether the running Python has all these methods of a type."""
    return all(exists(f"{kind}.{method}") for method in methods)


def split(words: str) -> list[str]:
    """The syntax that a key of `Library.syntax` names."""
    return words.split(", ") if words else []


@pytest.mark.parametrize("library", LIBRARIES, ids=IDS)
def test_syntax_is_well_formed(library: Library) -> None:
    assert {word for words in library.syntax for word in split(words)} <= {syntax.text for syntax in SYNTAX}
    said = [name for group in library.syntax.values() for name in group.split()]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("table", [SINCE, GONE, BETWEEN, OTHER_SYSTEMS, INSTANCE_ATTRIBUTES, STAND_INS])
def test_lists_of_exceptions_are_needed(table: Collection[str]) -> None:
    used = {listed(name, table) for name in ALL_NAMES}
    unused = {entry for entry in table if entry not in used}
    assert unused == set()


def test_hops_of_the_standard_library_exist() -> None:
    tables = (
        hops.THREAD_HOPS,
        hops.LOOP_CALLBACKS,
        hops.PROTOCOL_METHODS,
        hops.LOOP_RUNNERS,
        hops.TASK_MAKERS,
        hops.COROUTINE_TAKERS,
        hops.FUNCTION_TAKERS,
        timeouts.SCOPES,
        timeouts.BOUNDING_CALLS,
        timeouts.WAITS,
        timeouts.SWITCHES,
        CONCURRENT_CALLS,
    )
    found = [name for table in tables for name in table if standard(name)]
    assert [name for name in found if expected(name) not in (None, exists(name))] == []
    methods = [f"{kind}.{method}" for kind, group in hops.PROTOCOL_METHODS.items() for method in group]
    assert [name for name in methods if standard(name) and not exists(name)] == []


def test_switches_of_the_standard_library_name_arguments_that_exist() -> None:
    found = [name for name in timeouts.SWITCHES if standard(name) and exists(name)]
    assert found
    for name in found:
        parameters = list(inspect.signature(getattr(asyncio, name.removeprefix("asyncio."))).parameters)
        for place in timeouts.SWITCHES[name].off:
            assert place in parameters if isinstance(place, str) else place < len(parameters), name


def test_legacy_names_are_there_until_they_are_removed() -> None:
    for name, fact in LEGACY.items():
        if not listed(name, OTHER_SYSTEMS):
            assert exists(name) is (fact.removed is None or sys.version_info < fact.removed), name
    assert all(fact.advice((3, 14)) and not fact.advice((3, 4)) for fact in LEGACY.values())


@pytest.mark.skipif(sys.version_info < (3, 11), reason="3.10 still names some arguments in order to refuse them")
def test_legacy_arguments_are_gone() -> None:
    for name, (argument, _) in LEGACY_ARGUMENTS.items():
        owner: object = asyncio
        for part in name.replace("AbstractEventLoop", "BaseEventLoop").split(".")[1:]:
            owner = getattr(owner, part)
        assert argument not in inspect.signature(owner).parameters, name


# -- against the rules and each other ----------------------------------------------------------------------------------


def test_codes_belong_to_rules() -> None:
    used = {fact.code for library in LIBRARIES for fact in library.blocking}
    assert used <= set(load())
    assert used == {f"ASY15{number}" for number in range(1, 10)} | {"ASY110", "ASY350", "ASY351"}


def test_nothing_both_blocks_and_must_be_awaited() -> None:
    blocking = {
        f"{library.name}.{name}" for library in LIBRARIES for fact in library.blocking for name in fact.names.split()
    }
    coroutines = {f"{library.name}.{name}" for library in LIBRARIES for name in library.coroutines.split()}
    assert blocking & coroutines == set()
    harmless = {f"{library.name}.{name}" for library in LIBRARIES for name in library.harmless.split()}
    assert blocking & harmless == set()


def test_no_awaited_method_of_a_class_all_of_whose_methods_block() -> None:
    wild = {
        f"{library.name}.{name.removesuffix('.*')}"
        for library in LIBRARIES
        for fact in library.blocking
        for name in fact.names.split()
        if name.endswith(".*")
    }
    coroutines = {f"{library.name}.{name}" for library in LIBRARIES for name in library.coroutines.split()}
    assert {name for name in coroutines if name.rpartition(".")[0] in wild} == set()


def test_a_name_has_one_fact_for_the_same_condition() -> None:
    seen: dict[tuple[str, object, object], str] = {}
    twice = []
    for library in LIBRARIES:
        for fact in library.blocking:
            for name in fact.names.split():
                key = (f"{library.name}.{name}", fact.needs, fact.when)
                if key in seen:
                    twice.append(key[0])
                seen[key] = fact.code
    assert twice == []


def test_the_same_name_is_not_given_two_types() -> None:
    seen: dict[str, str] = {}
    wrong = []
    for library in LIBRARIES:
        for field in (library.returns, library.attributes):
            for name, kind in field.items():
                if seen.setdefault(f"{library.name}.{name}", kind) != kind:
                    wrong.append(f"{library.name}.{name}")
    assert wrong == []


def test_a_name_is_not_both_class_and_function() -> None:
    """A class gives itself; what `returns` says of it would never be asked for, or contradict it."""
    wrong = [
        f"{library.name}.{name}"
        for library in LIBRARIES
        for name in library.classes.split()
        if name not in library.coroutines.split()
        and library.returns.get(name, f"{library.name}.{name}") != f"{library.name}.{name}"
    ]
    assert wrong == []


_TYPE = re.compile(r"[A-Za-z_][\w.]*")


def types_in(text: str) -> set[str]:
    """The dotted names in `tuple[asyncio.StreamReader, ...]`."""
    return set(_TYPE.findall(text)) - {
        "None",
        "iter",
        "list",
        "tuple",
        "set",
        "dict",
        "int",
        "str",
        "bytes",
        "bool",
        "float",
        "object",
    }


SAID_OF = (
    {name.rpartition(".")[0] for library in LIBRARIES for name in names(library)}
    | {
        f"{library.name}.{name}"
        for library in LIBRARIES
        for name in (*library.classes.split(), *library.bases, *library.aliases.values())
    }
    | {
        owner.rpartition(".")[0]
        for table in (hops.THREAD_HOPS, hops.LOOP_CALLBACKS, hops.FUNCTION_TAKERS)
        for owner in table
    }
)
"""Names of which some table says something."""


@pytest.mark.parametrize("library", LIBRARIES, ids=IDS)
def test_types_are_absolute_and_well_formed(library: Library) -> None:
    for text in (*library.returns.values(), *library.attributes.values()):
        assert text.count("[") == text.count("]"), text
        assert text == text.strip(), text
        for kind in types_in(text):
            assert "." in kind, f"{kind} in {text} is not absolute"
            assert not kind.endswith("."), text


@pytest.mark.parametrize("library", LIBRARIES, ids=IDS)
def test_aliases_lead_to_public_names(library: Library) -> None:
    sources = {
        f"{other.name}.{name}"
        for other in LIBRARIES
        for name, target in other.aliases.items()
        if target != f"{other.name}.{name}"
    }
    known = ALL_NAMES | SAID_OF
    for name, target in library.aliases.items():
        assert target not in sources, f"{name} leads to {target}, which is an alias itself"
        assert target in known or any(item.startswith(f"{target}.") for item in known), f"no table knows {target}"


@pytest.mark.parametrize("library", LIBRARIES, ids=IDS)
def test_bases_are_known(library: Library) -> None:
    for name, bases in library.bases.items():
        for base in bases.split():
            assert base != f"{library.name}.{name}"
            assert base in SAID_OF or base in ALL_NAMES or base.startswith("builtins."), f"no table knows {base}"


@pytest.mark.parametrize("library", LIBRARIES, ids=IDS)
def test_sources(library: Library) -> None:
    assert re.fullmatch(r"https?://\S+", library.source), library.source
    assert len(library.read) > 3
    assert re.search(r"\d", library.read), "the version that was read"
    assert re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", library.name)


@pytest.mark.parametrize("library", LIBRARIES, ids=IDS)
def test_names_are_relative(library: Library) -> None:
    words = " ".join(
        [fact.names for fact in library.blocking] + [library.classes, library.coroutines, library.harmless]
    ).split()
    for name in (*words, *library.returns, *library.attributes, *library.bases, *library.aliases):
        assert re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\.\*)?|\*", name), name
    for group in (library.classes.split(), library.coroutines.split(), library.harmless.split()):
        assert len(group) == len(set(group)), [name for name in group if group.count(name) > 1]


TWINS = {id(fact.twin): fact.twin for library in LIBRARIES for fact in library.blocking}.values()


NO_CODE = {
    "import the module at start-up",
    "read it at start-up",
    "remove it when done debugging",
    "run it in a worker process",
}
"""Phrases that name no object, because there is none to name."""


def phrases(twin: Twin) -> Iterator[str]:
    """Every phrase of a twin that says something."""
    yield from filter(None, (twin.asyncio, twin.anyio, twin.trio, *(phrase for _, phrase in twin.libraries)))


def test_twins_read_well() -> None:
    for twin in TWINS:
        for phrase in phrases(twin):
            assert phrase == phrase.strip()
            assert phrase[0].islower(), phrase
            assert not phrase.endswith("."), phrase
            assert phrase.count("`") % 2 == 0, phrase
            assert "`" in phrase or phrase in NO_CODE, phrase
            assert "\n" not in phrase
            assert len(phrase) < 100, phrase


def test_twins_stay_with_the_library_in_use() -> None:
    for twin in TWINS:
        for flavour in ("asyncio", "anyio", "trio"):
            named = set(re.findall(r"\b(asyncio|anyio|trio)\.", getattr(twin, flavour)))
            assert named <= {flavour}, twin
        for package, phrase in twin.libraries:
            assert re.fullmatch(r"[A-Za-z_]\w*(\.\w+)*", package), package
            assert phrase


def test_facts_about_arguments() -> None:
    for library in LIBRARIES:
        for fact in library.blocking:
            assert isinstance(fact, Blocking)
            assert fact.names.split(), library.name
            assert fact.when in ("", "path", "file"), fact
            assert all(isinstance(place, (str, int)) for place in (*fact.unless, *fact.needs)), fact


def test_there_are_hundreds_of_entries() -> None:
    entries = [name for library in LIBRARIES for fact in library.blocking for name in fact.names.split()]
    assert len(entries) > 1000
    assert len({library.name.partition(".")[0] for library in LIBRARIES}) > 150
