"""What all rules want to see, so that a rule is imported only for a file that has something of it.

It is made from the rule files, where all of it is stated, and kept in `manifest.py`.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from .rule import RULES, Rule, Wish

Wanted: TypeAlias = "dict[str, str]"
"""Rules by what they want to see, the codes separated by spaces.

A code may be followed by words of which one must be in the text of the file, or by the field of the settings that must
not be empty: `ASY223:suppress|shield`, `ASY150?blocking_calls`.
"""


class Listing:
    """Rules that are imported when they are asked for.

    Args:
        modules: the module of each rule, by its code.
        opt_in: the codes of the rules that are opt-in.
        nodes: rules by the name of a type of nodes.
        calls: rules by the last name of what is called.
        settings: rules by the field of the settings with further names of what is called.
    """

    def __init__(
        self,
        modules: Mapping[str, str] = {},
        opt_in: Collection[str] = (),
        nodes: Mapping[str, str] = {},
        calls: Mapping[str, str] = {},
        settings: Mapping[str, str] = {},
    ) -> None:
        self.modules = dict(modules)
        self.opt_in = set(opt_in)
        self.nodes: Wanted = dict(nodes)
        self.calls: Wanted = dict(calls)
        self.settings: Wanted = dict(settings)
        self._rules: dict[str, Rule] = {}

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Listing:
        """A list of rules that have been imported."""
        listing = cls()
        for rule in rules:
            listing.add(rule)
        return listing

    def add(self, rule: Rule) -> None:
        """Add a rule that has been imported."""
        self._rules[rule.code] = rule
        self.modules[rule.code] = rule.module
        if rule.opt_in:
            self.opt_in.add(rule.code)
        wishes: dict[tuple[int, str], list[Wish]] = {}
        tables = (self.nodes, self.calls, self.settings)
        for wish in rule.wishes:
            if wish.node:
                wishes.setdefault((0, wish.node), []).append(wish)
            else:
                for tail in wish.tails:
                    wishes.setdefault((1, tail), []).append(wish)
                if wish.setting:
                    wishes.setdefault((2, wish.setting), []).append(wish)
        for (number, key), several in wishes.items():
            tables[number][key] = " ".join((*tables[number].get(key, "").split(), rule.code + _condition(several)))

    def rule(self, code: str) -> Rule:
        """A rule, imported if need be."""
        rule = self._rules.get(code)
        if rule is None:
            importlib.import_module(self.modules[code])
            rule = self._rules[code] = RULES[code]
        return rule


def _condition(wishes: list[Wish]) -> str:
    """Without what none of the checkers that want to see the same has anything to look at."""
    if all(wish.words for wish in wishes):
        return ":" + "|".join(sorted({word for wish in wishes for word in wish.words}))
    if all(wish.node and wish.setting == wishes[0].setting for wish in wishes) and wishes[0].setting:
        return "?" + wishes[0].setting
    return ""
