"""What the language and the standard library say of decorators, annotations and wrappers (PEP 484, 526, 604, 612).

The resolver reads these tables; everything about what blocks or must be awaited stands in the other files.
"""

from __future__ import annotations

import builtins
import functools

from .facts import Library

LIBRARIES = (
    Library(
        "contextlib",
        source="https://docs.python.org/3/library/contextlib.html",
        read="CPython 3.13.0",
        classes="ExitStack AsyncExitStack",
        coroutines="AsyncExitStack.enter_async_context AsyncExitStack.aclose",
    ),
    Library(
        "logging",
        source="https://docs.python.org/3/library/logging.html",
        read="CPython 3.13.0",
        classes="Logger",
        returns={"getLogger": "logging.Logger", "Logger.getChild": "logging.Logger"},
    ),
)

ROUTES = frozenset(
    f"{owner}.{name}"
    for owner, names in {
        # https://fastapi.tiangolo.com/reference/apirouter/
        "fastapi.FastAPI": """
            get put post delete options head patch trace api_route websocket on_event middleware exception_handler
            """,
        "fastapi.APIRouter": "get put post delete options head patch trace api_route websocket on_event",
        # https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.RouteTableDef
        "aiohttp.web.RouteTableDef": "get put post delete head patch view route",
    }.items()
    for name in names.split()
)
"""Decorators that note where a function is called from, and give back the function itself."""

KEEPING_DECORATORS = frozenset(
    """
    builtins.staticmethod builtins.classmethod abc.abstractmethod typing.final typing.override typing.overload
    typing_extensions.final typing_extensions.override typing_extensions.overload typing.no_type_check
    functools.wraps functools.cache functools.lru_cache functools.singledispatch typing_extensions.deprecated
    warnings.deprecated typing.runtime_checkable tenacity.retry backoff.on_exception backoff.on_predicate
    """.split()
).union(ROUTES)
"""Decorators after which calling gives what calling the bare function gives; any other one makes it unknown."""

DEBUGGERS = frozenset("builtins.breakpoint pdb.set_trace ipdb.set_trace pudb.set_trace".split())
"""Calls that stand where somebody debugs: reported where they are, and no reason to call their function blocking."""

IMPORTERS = frozenset(("importlib.import_module", "builtins.__import__"))
"""Calls that import a module by its name, and find it in `sys.modules` when they are asked again."""

MEMOISING_DECORATORS = frozenset("functools.cache functools.lru_cache".split())
"""Decorators after which the body runs once for each argument."""

CACHED_PROPERTIES = frozenset(
    "functools.cached_property werkzeug.utils.cached_property django.utils.functional.cached_property "
    "propcache.cached_property propcache.under_cached_property".split()
)
"""Decorators that turn a method into an attribute and run it once for each object."""

PROPERTY_DECORATORS = CACHED_PROPERTIES | {"builtins.property", "abc.abstractproperty"}
"""Decorators that turn a method into an attribute."""

CONSUMERS = frozenset(
    f"builtins.{name}" for name in "list tuple set dict frozenset sorted sum any all next max min".split()
)
"""Functions that run a generator that they are given."""

ENTERING = frozenset(("contextlib.ExitStack.enter_context", "contextlib.AsyncExitStack.enter_context"))
"""Functions that enter a context manager that they are given."""

LOOP_QUESTIONS = frozenset(
    "get_running_loop _get_running_loop is_running current_async_library in_async_context".split()
)
"""Last names of calls by which a function finds out whether an event loop runs, and may do without one of its own."""

PLAIN_CLASS_MAKERS = frozenset(
    """
    abc.ABCMeta builtins.type dataclasses.dataclass functools.total_ordering enum.unique typing.final
    typing.runtime_checkable typing_extensions.final typing_extensions.runtime_checkable typing.type_check_only
    attr.s attr.attrs attr.define attr.frozen attr.mutable attrs.define attrs.frozen attrs.mutable
    """.split()
)
"""Class decorators and metaclasses that add neither context managers nor iteration to a class."""

CONTEXT_DECORATORS = {
    "contextlib.contextmanager": "context",
    "contextlib.asynccontextmanager": "asynccontext",
    "contextlib2.contextmanager": "context",
    "contextlib2.asynccontextmanager": "asynccontext",
    "async_generator.asynccontextmanager": "asynccontext",
}
"""Decorators that turn a generator into a context manager that binds what it yields."""

TYPING_MODULES = ("typing.", "typing_extensions.", "collections.abc.", "builtins.", "collections.")
"""Where the special forms below live; they are known by their last name."""

TRANSPARENT_FORMS = frozenset("Optional Annotated ClassVar Final Required NotRequired ReadOnly InitVar".split())
"""`Form[T]` is a `T` (or None)."""

ITERABLE_FORMS = frozenset(
    """
    List list Set set FrozenSet frozenset Sequence MutableSequence Iterable Iterator Collection Deque deque
    AbstractSet MutableSet Generator Reversible KeysView ValuesView AsyncIterable AsyncIterator AsyncGenerator
    """.split()
)
"""Iterating over `Form[T, ...]` gives `T`."""

SEQUENCE_FORMS = frozenset("List list Sequence MutableSequence Deque deque tuple".split())
"""`x[i]` of a `Form[T]` gives `T`."""

MAPPING_FORMS = frozenset(
    "Dict dict Mapping MutableMapping OrderedDict DefaultDict defaultdict WeakValueDictionary".split()
)
"""`x[k]` of a `Form[K, T]` gives `T`."""

ENUMS = frozenset(f"enum.{name}" for name in "Enum IntEnum StrEnum Flag IntFlag ReprEnum".split())
"""Base classes that make the values in the body of a class its objects."""

FORM_SYNTAX = {
    "AsyncIterable": "async for",
    "AsyncIterator": "async for",
    "AsyncGenerator": "async for",
    "AsyncContextManager": "async with",
    "contextlib.AbstractAsyncContextManager": "async with",
    "Iterable": "for",
    "Iterator": "for",
    "Generator": "for",
    "ContextManager": "with",
    "contextlib.AbstractContextManager": "with",
}
"""What an object that is annotated so certainly supports; it may support more."""

AWAITABLE_FORMS = frozenset("Awaitable Coroutine".split())
"""Awaiting `Form[..., T]` gives `T`."""

OPEN_FORMS = frozenset("Any object TypeVar Self Never NoReturn Protocol".split())
"""Annotations that say nothing about the value."""

BUILTIN_TYPES = frozenset(
    f"builtins.{kind}"
    for kind in "str bytes bytearray int float bool complex list tuple dict set frozenset object range".split()
)
"""Built-in types of which all attributes are known."""


@functools.cache
def builtin_attributes(kind: str) -> frozenset[str]:
    """What objects of a built-in type have: what is not here is an AttributeError."""
    return frozenset(dir(getattr(builtins, kind.removeprefix("builtins."))))
