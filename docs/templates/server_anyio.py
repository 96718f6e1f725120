"""A web server with WebSockets, a background task and an orderly end on SIGTERM (anyio, Starlette, uvicorn)."""

import contextlib
import json
import sys
from collections.abc import AsyncIterator

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

PAUSE = 0.05
"""Seconds between two ticks."""


async def chat(socket: WebSocket) -> None:
    """Send each message of one client to all clients."""
    await socket.accept()
    sockets = socket.app.state.sockets
    sockets.add(socket)
    try:
        async for text in socket.iter_text():
            await tell_all(sockets, {"said": text})
    finally:
        sockets.discard(socket)


async def tell_all(sockets: set[WebSocket], message: dict[str, object]) -> None:
    """Send a message to all clients."""
    text = json.dumps(message)
    async with anyio.create_task_group() as group:
        for socket in list(sockets):
            group.start_soon(tell, socket, text)


async def tell(socket: WebSocket, text: str) -> None:
    """Send a text to one client; one that has gone is no error of the others."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await socket.send_text(text)


async def tick(sockets: set[WebSocket]) -> None:
    """Tell all clients the time, for ever."""
    count = 0
    while True:
        await anyio.sleep(PAUSE)
        count += 1
        await tell_all(sockets, {"tick": count})


@contextlib.asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Run the background task as long as the application runs."""
    app.state.sockets = set()
    async with anyio.create_task_group() as group:
        group.start_soon(tick, app.state.sockets)
        try:
            yield
        finally:
            group.cancel_scope.cancel()


def make_app() -> Starlette:
    """The application."""
    return Starlette(routes=[WebSocketRoute("/chat", chat)], lifespan=lifespan)


class Server(uvicorn.Server):
    """uvicorn stops on SIGTERM and SIGINT, closes the sockets and waits for the lifespan to end."""

    async def startup(self, sockets=None) -> None:
        """Say when the port is open."""
        await super().startup(sockets)
        print("ready", flush=True)


if __name__ == "__main__":
    config = uvicorn.Config(make_app(), port=int(sys.argv[1]), log_level="warning", timeout_graceful_shutdown=5)
    Server(config).run()
