"""The rules: one file each, in the folder of its section, found by looking."""

from __future__ import annotations

import sys

from ..discovery import import_all
from ..rule import RULES, Rule


def load() -> dict[str, Rule]:
    """Import every rule file and return the rules by code, sorted.

    Raises:
        RuleError: a rule file breaks the contract.
    """
    for section in import_all(sys.modules[__name__]):
        import_all(section)
    return dict(sorted(RULES.items()))
