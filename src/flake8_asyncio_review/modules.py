"""What a resolver wants of the project that its module belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .values import Value

if TYPE_CHECKING:
    from .receivers import Resolver


class Modules(Protocol):
    """Where a resolver finds the other modules of the project."""

    def find(self, path: str, level: int, name: str, *, whole: bool = False) -> tuple[Resolver, str] | None:
        """The module that the absolute or relative dotted `name`, imported in the file `path`, begins with.

        With `whole`, all of the name is known to be a module.

        Returns:
            its resolver and the rest of the name, or `None` if the project has no such module.
        """

    def dotted(self, value: Value) -> str:
        """The absolute dotted name of a function or class of the project."""

    def namespace(self, path: str, name: str) -> Value | None:
        """The namespace package `name`, imported in the file `path`, if the project has its folder."""

    def member(self, folder: str, name: str) -> Value | None:
        """The module or namespace package `name` in `folder`, if there is one."""

    def resolver(self, path: str) -> Resolver:
        """The resolver of a file that a value names."""
