"""The rules: one file each, in the folder of its section, found by looking."""

from __future__ import annotations

import importlib
import os
import sys

from .. import manifest
from ..discovery import import_all, names_in
from ..listing import Listing
from ..rule import RULES, Rule


def load() -> dict[str, Rule]:
    """Import every rule file and return the rules by code, sorted.

    Raises:
        RuleError: a rule file breaks the contract.
    """
    for section in import_all(sys.modules[__name__]):
        import_all(section)
    return dict(sorted(RULES.items()))


def listing() -> Listing:
    """All rules as the manifest knows them; what it does not know yet is imported.

    Raises:
        RuleError: a rule file that is imported breaks the contract.
    """
    opt_in = manifest.OPT_IN
    modules = {code: f"{__name__}.{name}" for code, name in (*manifest.ON.items(), *opt_in.items())}
    found = Listing(modules, opt_in, manifest.NODES, manifest.CALLS, manifest.SETTINGS)
    known = set(modules.values())
    for folder in __path__:
        for section in names_in(folder):
            for stem in names_in(os.path.join(folder, section)):
                name = f"{__name__}.{section}.{stem}"
                if name not in known:
                    importlib.import_module(name)
                    for rule in RULES.values():
                        if rule.module == name:
                            found.add(rule)
    return found
