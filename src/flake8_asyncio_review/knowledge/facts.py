"""The shape of a fact about a library; the tables beside this file hold the facts themselves.

Names on the left of a table (`Blocking.names`, `classes`, `coroutines`, `harmless` and the keys of the mappings) are
relative to the library: `Session.get` in the library `requests` is `requests.Session.get`. Types on the right are
absolute and may say what they hold: `requests.Session`, `iter[pathlib.Path]`, `tuple[asyncio.StreamReader, ...]`.
A method stands under its class, and what syntax does stands under the special method that it runs:
`TextFile.__iter__` is a `for` loop over the object, `Path.__truediv__` is `path / "x"`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..named import NamedTuple


class Twin(NamedTuple):
    """What to do instead of a blocking call, as phrases that end a message ("await `asyncio.sleep()`").

    A phrase names only what that event-loop library or the standard library offers. An empty phrase means: hand the
    call to a worker thread of the library in use. `libraries` pairs a third-party package with the phrase to use in
    files that import that package; the first pair whose package is imported wins.
    """

    asyncio: str = ""
    anyio: str = ""
    trio: str = ""
    libraries: tuple[tuple[str, str], ...] = ()


THREAD = Twin()
"""No awaitable twin: run the call in a worker thread."""
PROCESS = Twin(
    asyncio="run it in a `ProcessPoolExecutor`",
    anyio="await `anyio.to_process.run_sync()`",
    trio="run it in a worker process",
)
"""The call computes and holds the GIL meanwhile, so that a thread is no way out."""


class Blocking(NamedTuple):
    """Calls that block the thread they run in.

    `names` are separated by white space; `Client.*` stands for every method of `Client` but those in
    `Library.harmless`. `unless` maps an argument (keyword name, or position from 0 without `self`) to the constant
    with which the call does not block, or to several in a tuple; a variable in that place is unknown, so silent, unless
    the constant is a string. A dotted string is the name of a constant, which may also be joined with others by `|`.
    With `needs`, the call blocks only when one of these arguments is given; with `without`, only when none of these is.
    `when` is `"path"` (only if the first argument is known to be a path, or the one that `path` names by its position
    and its keyword), `"file"` (only if one of the arguments is known to be a file opened on disk) or empty.
    """

    code: str
    names: str
    twin: Twin = THREAD
    unless: Mapping[str | int, object] = {}
    needs: tuple[str | int, ...] = ()
    without: tuple[str | int, ...] = ()
    when: str = ""
    path: tuple[int, str] = (0, "")


class Library(NamedTuple):
    """Facts about one importable library and where they were read.

    `source` is an address of the documentation, `read` the version whose source or documentation was read.
    `classes` are callables that give an instance of themselves; `returns` says what calling gives (for a coroutine
    function: what awaiting it gives); `attributes` the type of an attribute; `bases` the classes a class inherits
    from, separated by white space; `aliases` maps another path of the same object to its public one; `coroutines`
    are the callables whose result does nothing until it is awaited; `harmless` are methods that `blocking` would
    otherwise cover by `Client.*`; `varies` names a keyword argument with which a call gives nobody knows what.
    `syntax` says in which syntax objects of a type can stand, and in no other: its keys join some of `await`, `with`,
    `async with`, `for` and `async for` with commas, or are empty; the names are types, or coroutine functions whose
    awaitable can do more than be awaited. A method that only raises (`ClientSession.__enter__`) supports nothing.
    """

    name: str
    source: str
    read: str
    blocking: tuple[Blocking, ...] = ()
    classes: str = ""
    returns: Mapping[str, str] = {}
    attributes: Mapping[str, str] = {}
    bases: Mapping[str, str] = {}
    aliases: Mapping[str, str] = {}
    coroutines: str = ""
    harmless: str = ""
    varies: Mapping[str, str] = {}
    syntax: Mapping[str, str] = {}


def methods(owner: str, names: str) -> str:
    """The names as methods of one class."""
    return " ".join(f"{owner}.{name}" for name in names.split())
