"""flake8 as `python -m flake8` runs it, with notes on every file whose code it runs or loads.

`flake8_audited.py LOG ARGUMENTS`; with no ARGUMENTS, modules named `native` and `traps.plain` are imported instead.
"""

import contextlib
import os
import runpy
import sys

log = os.path.abspath(sys.argv.pop(1))
sys.path[0] = os.getcwd()


def note(event, arguments):
    if event == "exec":
        path = getattr(arguments[0], "co_filename", "")
    elif event == "import":
        path = arguments[1] or ""
    else:
        return
    if os.path.exists(path):
        files.append(os.path.abspath(path))


files = []
sys.addaudithook(note)
try:
    if len(sys.argv) > 1:
        runpy.run_module("flake8", run_name="__main__", alter_sys=True)
    else:
        for name in ("traps.plain", "native"):
            with contextlib.suppress(ImportError):
                __import__(name)
finally:
    with open(log, "w", encoding="utf-8") as file:
        file.write("\n".join(files))
