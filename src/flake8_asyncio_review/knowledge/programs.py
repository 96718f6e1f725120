"""How programs start: libraries for command lines, and what applications run before they serve."""

from __future__ import annotations

COMMAND_LIBRARIES = frozenset(
    {
        "click",  # https://click.palletsprojects.com/
        "rich_click",  # https://ewels.github.io/rich-click/
        "asyncclick",  # https://github.com/python-trio/asyncclick
        "typer",  # https://typer.tiangolo.com/
        "cyclopts",  # https://cyclopts.readthedocs.io/
    }
)
"""Libraries whose decorators make a function a command: it runs, and the program ends."""

START_METHODS = frozenset("initialize initialise start startup".split())
"""What coroutines are called that an object runs once, before it does anything else."""

START_HOOKS = frozenset(
    """
    startup shutdown lifespan on_startup on_shutdown on_cleanup cleanup_ctx before_serving after_serving
    before_server_start after_server_stop main_process_start main_process_stop after_start
    """.split()
)
"""Names under which applications are given what they run before they serve and after they have served.

https://www.starlette.io/lifespan/, https://fastapi.tiangolo.com/advanced/events/,
https://docs.aiohttp.org/en/stable/web_advanced.html#signals, https://sanic.dev/en/guide/basics/listeners.html,
https://quart.palletsprojects.com/en/latest/how_to_guides/startup_shutdown/,
https://www.neoteroi.dev/blacksheep/application/
"""
