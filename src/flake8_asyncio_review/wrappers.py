"""Calls whose result follows from their arguments: `functools.partial`, `next`, `typing.cast`, `create_task`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .expressions import Expr
from .summary import At
from .values import UNSURE, Value, Values, union

if TYPE_CHECKING:
    from .receivers import Resolver


def _partial(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return (Value("partial", items=resolver.argument(arguments, 0, at)),)


def _cast(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return resolver.annotated(arguments[0], at) if arguments else UNSURE


def _next(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return resolver.each(resolver.argument(arguments, 0, at), resolver.element)


def _listed(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return (Value("instance", "builtins.list", items=_next(resolver, arguments, at)),)


def _enumerated(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    pair = Value("tuple", items=(Value("instance", "builtins.int"), union(_next(resolver, arguments, at))))
    return (Value("instance", "builtins.enumerate", items=(pair,)),)


def _zipped(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    parts = tuple(union(_next(resolver, (argument,), at)) for argument in arguments)
    return (Value("instance", "builtins.zip", items=(Value("tuple", items=parts),)),)


def _super(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    owner = resolver.summary.class_around(at.scope)
    return UNSURE if owner < 0 else (Value("super", record=owner, module=resolver.path),)


def _same(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return resolver.argument(arguments, 0, at)


def _closing(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return (Value("closing", "contextlib.closing", items=resolver.argument(arguments, 0, at)),)


def _aclosing(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return (Value("closing", "contextlib.aclosing", items=resolver.argument(arguments, 0, at)),)


def _awaiting(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    result = resolver.each(resolver.argument(arguments, 0, at), resolver.awaited)
    return (Value("awaitable", "asyncio.wait_for", items=result or UNSURE),)


def _shielded(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    result = resolver.each(resolver.argument(arguments, 0, at), resolver.awaited)
    return (Value("instance", "asyncio.Future", items=result or UNSURE),)


def _task(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    result = resolver.each(resolver.argument(arguments, 0, at), resolver.awaited)
    return (Value("instance", "asyncio.Task", items=result or UNSURE),)


def _getattr(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    name = arguments[1] if len(arguments) > 1 else None
    if name is None or name[0] != "const" or not isinstance(name[2], str):
        return UNSURE
    text = name[2]
    return resolver.each(resolver.argument(arguments, 0, at), lambda value: resolver.attribute(value, text))


def _enter(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return resolver.each(resolver.argument(arguments, 0, at), resolver.entered)


def _enter_async(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    result = resolver.each(resolver.argument(arguments, 0, at), resolver.async_entered)
    return (Value("awaitable", "contextlib.AsyncExitStack.enter_async_context", items=result or UNSURE),)


def _context_manager(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    def one(value: Value) -> Values:
        if value.kind != "function" or not resolver.function_of(value).is_generator:
            return UNSURE
        return (Value("maker", items=(Value("context", record=value.record, module=value.module),)),)

    return resolver.each(resolver.argument(arguments, 0, at), one)


def _socket(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    """A datagram socket only remembers whom it is connected to, so it is not of the type that the tables speak of."""
    kinds = (str(argument[-1]) for argument in arguments if argument is not None)
    return (Value("instance", "socket.DatagramSocket" if "SOCK_DGRAM" in kinds else "socket.socket"),)


def _type(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    def one(value: Value) -> Values:
        if value.kind == "object":
            return (value._replace(kind="class"),)
        return (Value("external", value.name),) if value.kind == "instance" else UNSURE

    return resolver.each(resolver.argument(arguments, 0, at), one) if len(arguments) == 1 else UNSURE


def _new_type(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    return (Value("maker", items=resolver.annotated(arguments[1], at)),) if len(arguments) > 1 else UNSURE


def _injected(resolver: Resolver, arguments: tuple[Expr, ...], at: At) -> Values:
    """What FastAPI passes for a parameter: what its dependency returns or yields."""

    def one(value: Value) -> Values:
        if value.kind == "coroutine":
            return resolver.awaited(value)
        if value.kind == "generator":
            return resolver.element(value)
        return resolver.async_element(value) if value.kind == "asyncgenerator" else (value,)

    made = resolver.each(resolver.argument(arguments, 0, at), resolver.called)
    return resolver.each(made, one) or UNSURE


SPECIAL_CALLS: dict[str, Callable[[Resolver, tuple[Expr, ...], At], Values]] = {
    "functools.partial": _partial,
    "typing.cast": _cast,
    "typing.NewType": _new_type,
    "typing_extensions.NewType": _new_type,
    "builtins.next": _next,
    "builtins.iter": _listed,
    "builtins.list": _listed,
    "builtins.tuple": _listed,
    "builtins.set": _listed,
    "builtins.sorted": _listed,
    "builtins.reversed": _listed,
    "builtins.enumerate": _enumerated,
    "builtins.zip": _zipped,
    "builtins.super": _super,
    "builtins.getattr": _getattr,
    "builtins.type": _type,
    "socket.socket": _socket,
    "copy.copy": _same,
    "copy.deepcopy": _same,
    "contextlib.contextmanager": _context_manager,
    "contextlib.closing": _closing,
    "contextlib.aclosing": _aclosing,
    "contextlib.ExitStack.enter_context": _enter,
    "contextlib.AsyncExitStack.enter_context": _enter,
    "contextlib.AsyncExitStack.enter_async_context": _enter_async,
    "fastapi.Depends": _injected,
    "fastapi.Security": _injected,
    "fastapi.param_functions.Depends": _injected,
    "fastapi.param_functions.Security": _injected,
    "fastapi.params.Depends": _injected,
    "fastapi.params.Security": _injected,
    "asyncio.wait_for": _awaiting,
    "asyncio.shield": _shielded,
    "asyncio.create_task": _task,
    "asyncio.ensure_future": _task,
    "asyncio.AbstractEventLoop.create_task": _task,
    "asyncio.TaskGroup.create_task": _task,
}
"""Calls whose result follows from their arguments."""
