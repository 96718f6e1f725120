"""What the digits of a code say."""

from __future__ import annotations

import enum


class Severity(enum.Enum):
    """The first digit of a code."""

    CRITICAL = 1
    HIGH = 2
    MEDIUM = 3
    LOW = 4


class Section(enum.Enum):
    """The second digit of a code; the lower-case name is the folder under `rules/`, the value's text its title."""

    CONCURRENCY = (1, "Concurrency model")
    COROUTINES = (2, "Coroutines and tasks")
    PATTERNS = (3, "Async patterns")
    LIFECYCLE = (4, "Startup and shutdown")
    BLOCKING = (5, "Blocking and performance")
    LIBRARIES = (6, "Library usage")
    RESILIENCE = (7, "Error handling and resilience")
    STRUCTURED = (8, "Structured concurrency")
    POLICIES = (9, "House policies")

    @property
    def digit(self) -> int:
        """The digit in a code, 1 to 9."""
        return self.value[0]

    @property
    def title(self) -> str:
        """The heading used in documentation and reports."""
        return self.value[1]
