"""The flake8 adapter: options in, sorted (line, column, text, type) out."""

from __future__ import annotations

import argparse
import ast
import atexit
import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from flake8.options.manager import OptionManager
from flake8.style_guide import Decision, DecisionEngine

from . import __version__, options
from .hiding import current_folder_hidden
from .relevance import is_relevant

if TYPE_CHECKING:
    from .engine import Run
    from .listing import Listing
    from .rule import Finding

YOUNG_COLLECTION = 5_000
"""New objects before a collection of those; Python's own number, 700, is reached many times in every file."""
FULL_COLLECTION = 40
"""Collections of the middle generation before one of everything; Python's own number is 10."""


SELECTORS = ("select", "extend_select", "ignore", "extend_ignore", "extended_default_select", "extended_default_ignore")
"""flake8's options and defaults that hold codes and starts of codes."""


class Plugin:
    """What flake8 makes one of per file."""

    name = "flake8-asyncio-review"
    version = __version__
    settings = options.Settings()
    namespace: argparse.Namespace | None = None
    _run: Run | None = None

    def __init__(self, tree: ast.AST, lines: Sequence[str], filename: str) -> None:
        self._tree = tree
        self._lines = lines
        self._filename = filename

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Register our options with flake8."""
        options.register(manager)

    @classmethod
    def parse_options(cls, namespace: argparse.Namespace) -> None:
        """Take flake8's parsed options over."""
        cls.settings = options.parse(namespace)
        cls.namespace = namespace
        cls._run = None

    def run(self) -> Iterator[tuple[int, int, str, type]]:
        """The findings of the file, as flake8 wants them."""
        if not is_relevant(self._lines, self.settings):
            return
        with _collector_paused(), current_folder_hidden():
            findings: Iterable[Finding] = self._review()
        baseline = self.settings.baseline
        if baseline is not None:
            findings = baseline.new(findings, self._filename, self._lines)
        for finding in findings:
            yield finding.line, finding.column, finding.text, type(self)

    def _review(self) -> list[Finding]:
        # Most of this package is imported for the first file that needs it, while the collector has a rest.
        from .engine import Run, review
        from .rules import listing

        cls = type(self)
        first = cls._run is None
        if cls._run is None:
            rules = listing()
            cls._run = Run(rules, enabled(rules, cls.settings, cls.namespace), cls.settings)
            if cls._run.dispatch.codes:
                _collect_less()
        if not cls._run.dispatch.codes:
            return []
        found = review(self._tree, self._lines, self._filename, cls._run)
        if first and not gc.get_freeze_count():
            # What was imported for it stays: it goes to what is looked through least, without being looked through.
            gc.freeze()
            gc.unfreeze()
        return found


def _collect_less() -> None:
    """Have the garbage collector look through everything less often: it would look at all summaries each time.

    That leaves flake8's own garbage, a tree for each file, around for some files longer. When the process ends it looks
    through nothing: what is left goes with the process anyway.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(max(young, YOUNG_COLLECTION), middle, max(old, FULL_COLLECTION))
    atexit.register(gc.freeze)


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """Hold the garbage collector back: it would look through flake8's whole tree again and again for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def exact_codes(namespace: argparse.Namespace | None) -> set[str]:
    """The codes and prefixes that the user selected by name."""
    return set() if namespace is None else {*(namespace.select or ()), *(namespace.extend_select or ())}


def enabled(rules: Listing, settings: options.Settings, namespace: argparse.Namespace | None) -> list[str]:
    """The codes that this run can print: selected in flake8, and not opt-in unless asked for by exact code."""
    if namespace is None:
        return [code for code in rules.modules if settings.strict or code not in rules.opt_in]
    decider = DecisionEngine(namespace)
    exact = exact_codes(namespace)
    # flake8 decides by the start of a code: what nobody chooses further by need not be asked for each of them.
    chosen = (getattr(namespace, field) or () for field in SELECTORS)
    length = max((len(item) for items in chosen for item in items if item.startswith("ASY")), default=0)
    return [
        code
        for code in rules.modules
        if decider.decision_for(code[: max(length, len("ASY1"))]) is Decision.Selected
        and (code not in rules.opt_in or settings.strict or code in exact)
    ]
