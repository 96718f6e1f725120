"""The words for the ways that control takes out of a block or function, shared by the graph and those who ask of it."""

from __future__ import annotations

ERROR, CANCEL, EXIT = "error", "cancel", "exit"
KINDS = (ERROR, CANCEL, EXIT)
"""The kinds of exceptions."""

RETURN, END, BREAK, CONTINUE = "return", "end", "break", "continue"
"""The other ways out of a function (`end`: control falls off the end) or a block."""

TEST = ("true", "false")
ONWARD = ("next", *TEST, "more", "done")
"""Ways that stay where they are: to the next step, after a test, into a loop or past it."""
