"""Runs flake8 to record findings in a baseline, or to see which recorded ones are gone."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from flake8.main.application import Application

from . import baseline
from .locations import relative
from .reports.document import Document
from .reports.entries import UNREADABLE


class RecordingError(Exception):
    """flake8 did not look at everything; the message says why."""


def record(file: str, arguments: Sequence[str]) -> int:
    """Write all findings of a run to a baseline; returns how many there are.

    Args:
        file: the baseline, which is replaced.
        arguments: paths and options for flake8.

    Raises:
        RecordingError: flake8 failed, files could not be read, or the baseline cannot be written.
    """
    known = _findings(os.path.dirname(os.path.abspath(file)), arguments)
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as out:
            out.write(baseline.text(known))
    except OSError as error:
        raise RecordingError(f"{file} cannot be written: {error.strerror}") from None
    return known.total()


def gone(file: str, arguments: Sequence[str]) -> Counter[baseline.Key]:
    """The findings of a baseline that a run does not have any more.

    Raises:
        RecordingError: flake8 failed or files could not be read.
        BaselineError: `file` is no baseline.
    """
    recorded = baseline.read(file)
    return Counter(recorded.known) - _findings(recorded.folder, arguments)


def _findings(folder: str, arguments: Sequence[str]) -> Counter[baseline.Key]:
    application = Application()
    report = ("--format=asy-sarif", f"--output-file={os.devnull}", "--asy-baseline=")
    application.run([*arguments, *report])
    document = application.formatter
    if application.catastrophic_failure or not isinstance(document, Document):
        raise RecordingError("flake8 did not finish")
    unread = sorted({entry.path for entry in document.entries if entry.code in UNREADABLE})
    if unread:
        raise RecordingError(f"flake8 cannot read {', '.join(unread)}")
    return Counter(
        (relative(entry.path, folder), entry.code, entry.source.strip())
        for entry in document.entries
        if entry.rule is not None
    )
