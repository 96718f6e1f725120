"""How programs start: what runs a coroutine until it is done, and libraries for command lines."""

from __future__ import annotations

PROGRAM_RUNNERS = frozenset(
    {
        # https://docs.python.org/3/library/asyncio-runner.html
        "asyncio.run",
        "asyncio.Runner.run",
        "asyncio.AbstractEventLoop.run_until_complete",
        "uvloop.run",  # https://github.com/MagicStack/uvloop
        "anyio.run",  # https://anyio.readthedocs.io/en/stable/basics.html
        "trio.run",  # https://trio.readthedocs.io/en/stable/reference-core.html
    }
)
"""What runs the coroutine that it gets, or the coroutine function, in an event loop of its own."""

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

START_HOOKS = frozenset(
    """
    startup shutdown lifespan on_startup on_shutdown on_cleanup cleanup_ctx before_serving after_serving
    before_server_start after_server_stop main_process_start main_process_stop
    """.split()
)
"""Names under which applications are given what they run before they serve and after they have served.

https://www.starlette.io/lifespan/, https://fastapi.tiangolo.com/advanced/events/,
https://docs.aiohttp.org/en/stable/web_advanced.html#signals, https://sanic.dev/en/guide/basics/listeners.html,
https://quart.palletsprojects.com/en/latest/how_to_guides/startup_shutdown/
"""
