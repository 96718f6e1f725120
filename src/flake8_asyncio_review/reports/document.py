"""What all reports share: they wait for the last finding and then write one whole document."""

from __future__ import annotations

import argparse
import contextlib
import functools
import importlib
import os
import sys
import tokenize
from collections.abc import Iterator, Sequence

from flake8 import utils
from flake8.formatting.base import BaseFormatter
from flake8.statistics import Statistics
from flake8.violation import Violation

from ..hiding import current_folder_hidden
from ..rules import load
from .entries import Entry


class Document(BaseFormatter):  # type: ignore[misc]
    """A formatter that makes one document of all findings.

    The document replaces what `--output-file` held. Statistics and benchmarks go to standard error.

    Args:
        renderer: the module beside this one that makes the text; it is imported at the end.
        options: flake8's.
    """

    def __init__(self, renderer: str, options: argparse.Namespace) -> None:
        self._renderer = renderer
        super().__init__(options)

    def after_init(self) -> None:
        """Start with nothing found."""
        self.files: list[str] = []
        self.entries: list[Entry] = []
        with current_folder_hidden():
            self.rules = load()
        self._aside = False

    def start(self) -> None:
        """Open the output file, emptied."""
        if self.filename:
            os.makedirs(os.path.dirname(os.path.abspath(self.filename)), exist_ok=True)
            self.output_fd = open(self.filename, "wb")  # noqa: SIM115 (closed by `stop`)

    def beginning(self, filename: str) -> None:
        """Note that a file was looked at."""
        self.files.append(filename)

    def handle(self, error: Violation) -> None:
        """Keep a finding for later."""
        is_stdin = "-" in self.options.filenames and error.filename == (self.options.stdin_display_name or "stdin")
        lines = utils.stdin_get_lines() if is_stdin else _lines(error.filename)
        known = 0 < error.line_number <= len(lines)
        source = lines[error.line_number - 1] if known else (error.physical_line or "").partition("\n")[0]
        line, column = max(0, error.line_number), max(1, error.column_number)
        rule = self.rules.get(error.code)
        self.entries.append(Entry(error.filename, line, column, error.code, error.text, source.rstrip("\r\n"), rule))

    def show_statistics(self, statistics: Statistics) -> None:
        """Print how often each code was found, beside the document."""
        with self._beside():
            super().show_statistics(statistics)

    def show_benchmarks(self, benchmarks: list[tuple[str, float]]) -> None:
        """Print flake8's timings, beside the document."""
        with self._beside():
            super().show_benchmarks(benchmarks)

    def stop(self) -> None:
        """Write the document."""
        self.entries.sort(key=lambda entry: entry[:5])
        with current_folder_hidden():
            text = importlib.import_module(f".{self._renderer}", __package__).render(self)
        if text:
            self._write(text)
        super().stop()
        _lines.cache_clear()

    @contextlib.contextmanager
    def _beside(self) -> Iterator[None]:
        self._aside = True
        try:
            yield
        finally:
            self._aside = False

    def _write(self, output: str) -> None:
        """Write to the output file, to standard output, or to both; in UTF-8 whatever the locale says."""
        if self._aside:
            print(output, file=sys.stderr)
            return
        # Names of files and source may hold what UTF-8 cannot.
        document = (output + self.newline).encode("utf-8", "backslashreplace")
        if self.output_fd is not None:
            self.output_fd.write(document)
        if self.output_fd is None or self.options.tee:
            sys.stdout.flush()
            sys.stdout.buffer.write(document)


@functools.lru_cache(maxsize=1)
def _lines(path: str) -> Sequence[str]:
    """The lines of a file as flake8 reads it; none if that is no longer possible."""
    try:
        try:
            with tokenize.open(path) as file:
                return file.readlines()
        except (SyntaxError, UnicodeError):
            with open(path, encoding="latin-1") as file:
                return file.readlines()
    except (OSError, ValueError):
        return ()
