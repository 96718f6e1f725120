"""A web server with WebSockets, a background task and an orderly end on SIGTERM (asyncio, aiohttp)."""

import asyncio
import contextlib
import json
import signal
import sys

from aiohttp import WSCloseCode, WSMsgType, web

SOCKETS = web.AppKey("sockets", set)
TICKING = web.AppKey("ticking", asyncio.Task)
PAUSE = 0.05
"""Seconds between two ticks."""


async def chat(request: web.Request) -> web.WebSocketResponse:
    """Send each message of one client to all clients."""
    socket = web.WebSocketResponse(heartbeat=30, max_msg_size=64 * 1024)
    await socket.prepare(request)
    sockets = request.app[SOCKETS]
    sockets.add(socket)
    try:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await tell_all(sockets, {"said": message.data})
    finally:
        sockets.discard(socket)
    return socket


async def tell_all(sockets: set[web.WebSocketResponse], message: dict[str, object]) -> None:
    """Send a message to all clients; one that has gone is no error of the others."""
    text = json.dumps(message)
    present = list(sockets)
    results = await asyncio.gather(*(socket.send_str(text) for socket in present), return_exceptions=True)
    for socket, result in zip(present, results, strict=True):
        if isinstance(result, Exception):
            sockets.discard(socket)


async def tick(app: web.Application) -> None:
    """Tell all clients the time, for ever."""
    count = 0
    while True:
        await asyncio.sleep(PAUSE)
        count += 1
        await tell_all(app[SOCKETS], {"tick": count})


async def start_ticking(app: web.Application) -> None:
    """Start the background task when the application starts."""
    app[TICKING] = asyncio.create_task(tick(app), name="tick")


async def stop_ticking(app: web.Application) -> None:
    """Cancel it when the application ends, and wait until it has."""
    task = app[TICKING]
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def say_goodbye(app: web.Application) -> None:
    """Close the sockets, so that clients know."""
    for socket in list(app[SOCKETS]):
        await socket.close(code=WSCloseCode.GOING_AWAY, message=b"the server stops")


def make_app() -> web.Application:
    """The application."""
    app = web.Application()
    app[SOCKETS] = set()
    app.router.add_get("/chat", chat)
    app.on_startup.append(start_ticking)
    app.on_cleanup.append(stop_ticking)
    app.on_shutdown.append(say_goodbye)
    return app


async def serve(port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = web.AppRunner(make_app(), shutdown_timeout=5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        print("ready", flush=True)
        await stop.wait()
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])), debug=False)
