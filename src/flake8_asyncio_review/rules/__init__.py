"""The rules: one file each, in the folder of its section, found by looking."""

from __future__ import annotations

import importlib
import pkgutil

from ..rule import RULES, Rule


def load() -> dict[str, Rule]:
    """Import every rule file and return the rules by code, sorted.

    Raises:
        RuleError: a rule file breaks the contract.
    """
    for section in pkgutil.iter_modules(__path__, __name__ + "."):
        package = importlib.import_module(section.name)
        for module in pkgutil.iter_modules(package.__path__, section.name + "."):
            importlib.import_module(module.name)
    return dict(sorted(RULES.items()))
