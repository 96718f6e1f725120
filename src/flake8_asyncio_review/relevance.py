"""Which files need not be looked at; apart from the engine, so that a run over such files never imports that."""

from __future__ import annotations

from collections.abc import Sequence

from .options import Settings

_TRIGGERS = ("async", "anyio", "trio", "_received(")
"""The last is in the name of what a protocol does with data; its base class may come from another module."""


def is_relevant(lines: Sequence[str], settings: Settings) -> bool:
    """Whether a file can hold anything that a rule looks at; one scan of its text."""
    triggers = _TRIGGERS + tuple(name.removesuffix(".*").rpartition(".")[2] for name in settings.loop_callbacks)
    text = "".join(lines)
    return any(trigger in text for trigger in triggers)
