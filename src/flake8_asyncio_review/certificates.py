"""TLS contexts of servers: they are made once, before anybody connects."""

from __future__ import annotations

from .expressions import Expr, last_part_of
from .receivers import Resolver
from .summary import At, CallRecord

_MAKER = "ssl.create_default_context"
_METHODS = "ssl.SSLContext."
_OF_SERVERS = frozenset(("CLIENT_AUTH", "PROTOCOL_TLS_SERVER"))
"""What a context is told that checks clients; the other side is what clients are told."""


def is_of_server(name: str, call: CallRecord, home: Resolver) -> bool:
    """Whether `call` of `name` makes the context of a server, or loads something into it.

    Args:
        name: the dotted name of what is called.
        call: the call.
        home: the module that it stands in.
    """
    if name == _MAKER:
        arguments = (*call.arguments[:1], *(value for key, value in call.keywords if key == "purpose"))
        return any(last_part_of(item) in _OF_SERVERS for item in arguments)
    if not name.startswith(_METHODS) or call.function is None or call.function[0] != "attr":
        return False
    return _is_made_for_server(call.function[1], call.at, home)


def _is_made_for_server(context: Expr, at: At, home: Resolver) -> bool:
    """Whether all that a name is bound to is the context of a server."""
    bindings = home.bindings(context[1], at) if context is not None and context[0] == "name" else None
    made = [item.value for item in bindings or ()]
    return bool(made) and all(
        item is not None and item[0] == "call" and item[2] and last_part_of(item[2][0]) in _OF_SERVERS for item in made
    )
