"""A web server as it is often written first."""

import asyncio
import json
import time

from aiohttp import web

SOCKETS: set[web.WebSocketResponse] = set()


async def chat(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    SOCKETS.add(socket)
    async for message in socket:
        for other in SOCKETS:
            other.send_str(json.dumps({"said": message.data}))  # ASY220
    return socket


async def tick():
    while True:
        time.sleep(1)  # ASY151
        for socket in SOCKETS:
            await socket.send_str(json.dumps({"tick": True}))


async def start(app):
    asyncio.ensure_future(tick())  # ASY222 ASY420


def main():
    app = web.Application()
    app.on_startup.append(start)
    app.router.add_get("/chat", chat)
    web.run_app(app)
