"""Coroutines of asynchronous HTTP clients, web frameworks, files and web sockets.

What can be awaited as well as entered (`session.get()`, `aiofiles.open()`) counts as a coroutine: lost as a statement
it does nothing either. `hops.AWAITED_OR_ENTERED` lists these.
"""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "httpx",
        source="https://www.python-httpx.org/api/",
        read="httpx 0.28.1",
        # `AsyncClient.stream` is a context manager.
        coroutines="""
            AsyncClient.aclose AsyncClient.delete AsyncClient.get AsyncClient.head AsyncClient.options
            AsyncClient.patch AsyncClient.post AsyncClient.put AsyncClient.request AsyncClient.send
            Response.aclose Response.aread
            """,
        classes="AsyncClient",
        returns={
            **{
                f"AsyncClient.{verb}": "httpx.Response"
                for verb in "get options head post put patch delete request send".split()
            },
            "AsyncClient.stream": "httpx.AsyncStreamContext",  # our name for an anonymous context manager
            "AsyncStreamContext.__aenter__": "httpx.Response",
            "AsyncClient.build_request": "httpx.Request",
            "Response.json": "object",
        },
        aliases={"_client.AsyncClient": "httpx.AsyncClient", "_models.Response": "httpx.Response"},
    ),
    Library(
        "httpx2",
        source="https://github.com/pydantic/httpx2",
        read="httpx2 2.16.2",
        coroutines="""
            AsyncClient.aclose AsyncClient.delete AsyncClient.get AsyncClient.head AsyncClient.options
            AsyncClient.patch AsyncClient.post AsyncClient.put AsyncClient.query AsyncClient.request AsyncClient.send
            Response.aclose Response.aread
            """,
        classes="AsyncClient",
        returns={
            **{
                f"AsyncClient.{verb}": "httpx2.Response"
                for verb in "get options head post put patch delete query request send".split()
            },
            "AsyncClient.stream": "httpx2.AsyncStreamContext",  # our name for an anonymous context manager
            "AsyncStreamContext.__aenter__": "httpx2.Response",
        },
    ),
    Library(
        "aiohttp",
        source="https://docs.aiohttp.org/en/stable/client_reference.html",
        read="aiohttp 3.14.5",
        # `ClientResponse.release` does its work when called; `aiohttp.request()` can only be entered.
        coroutines="""
            ClientSession.delete ClientSession.get ClientSession.head ClientSession.options ClientSession.patch
            ClientSession.post ClientSession.put ClientSession.request ClientSession.ws_connect
            ClientSession.close
            ClientResponse.json ClientResponse.read ClientResponse.text
            ClientWebSocketResponse.close ClientWebSocketResponse.ping ClientWebSocketResponse.pong
            ClientWebSocketResponse.receive ClientWebSocketResponse.receive_bytes ClientWebSocketResponse.receive_json
            ClientWebSocketResponse.receive_str ClientWebSocketResponse.send_bytes ClientWebSocketResponse.send_frame
            ClientWebSocketResponse.send_json ClientWebSocketResponse.send_json_bytes ClientWebSocketResponse.send_str
            StreamReader.read StreamReader.readany StreamReader.readchunk StreamReader.readexactly
            StreamReader.readline StreamReader.readuntil StreamReader.wait_eof
            BodyPartReader.form BodyPartReader.json BodyPartReader.next BodyPartReader.read BodyPartReader.read_chunk
            BodyPartReader.readline BodyPartReader.release BodyPartReader.text
            MultipartReader.next MultipartReader.release
            web.StreamResponse.drain web.StreamResponse.prepare web.StreamResponse.write web.StreamResponse.write_eof
            web.WebSocketResponse.close web.WebSocketResponse.ping web.WebSocketResponse.pong
            web.WebSocketResponse.receive web.WebSocketResponse.receive_bytes web.WebSocketResponse.receive_json
            web.WebSocketResponse.receive_str web.WebSocketResponse.send_bytes web.WebSocketResponse.send_frame
            web.WebSocketResponse.send_json web.WebSocketResponse.send_json_bytes web.WebSocketResponse.send_str
            web.BaseRequest.json web.BaseRequest.multipart web.BaseRequest.post web.BaseRequest.read
            web.BaseRequest.release web.BaseRequest.text
            web.BaseRunner.cleanup web.BaseRunner.setup web.BaseRunner.shutdown
            web.BaseSite.start web.BaseSite.stop
            """,
        classes="""
            ClientSession web.StreamResponse web.Response web.FileResponse web.WebSocketResponse web.Application
            web.AppRunner web.ServerRunner web.TCPSite web.UnixSite web.SockSite web.NamedPipeSite
            """,
        returns={
            **{
                f"ClientSession.{verb}": "aiohttp.ClientResponse"
                for verb in "get options head post put patch delete request".split()
            },
            "request": "aiohttp.ClientResponse",
            "ClientSession.ws_connect": "aiohttp.ClientWebSocketResponse",
            "ClientResponse.text": "str",
            "ClientResponse.read": "bytes",
            "web.BaseRequest.text": "str",
            "web.BaseRequest.read": "bytes",
            "web.BaseRequest.multipart": "aiohttp.MultipartReader",
            "web.json_response": "aiohttp.web.Response",
        },
        attributes={
            "ClientResponse.content": "aiohttp.StreamReader",
            "web.BaseRequest.content": "aiohttp.StreamReader",
            "web.BaseRequest.loop": "asyncio.AbstractEventLoop",
        },
        bases={
            "web.Request": "aiohttp.web.BaseRequest",
            "web.Response": "aiohttp.web.StreamResponse",
            "web.FileResponse": "aiohttp.web.StreamResponse",
            "web.WebSocketResponse": "aiohttp.web.StreamResponse",
            "web.AppRunner": "aiohttp.web.BaseRunner",
            "web.ServerRunner": "aiohttp.web.BaseRunner",
            "web.TCPSite": "aiohttp.web.BaseSite",
            "web.UnixSite": "aiohttp.web.BaseSite",
            "web.SockSite": "aiohttp.web.BaseSite",
            "web.NamedPipeSite": "aiohttp.web.BaseSite",
        },
        aliases={
            "client.ClientSession": "aiohttp.ClientSession",
            "client.ClientResponse": "aiohttp.ClientResponse",
            "client_reqrep.ClientResponse": "aiohttp.ClientResponse",
            "client_ws.ClientWebSocketResponse": "aiohttp.ClientWebSocketResponse",
            "streams.StreamReader": "aiohttp.StreamReader",
            "web_request.BaseRequest": "aiohttp.web.BaseRequest",
            "web_request.Request": "aiohttp.web.Request",
            "web_response.Response": "aiohttp.web.Response",
            "web_response.StreamResponse": "aiohttp.web.StreamResponse",
            "web_ws.WebSocketResponse": "aiohttp.web.WebSocketResponse",
            "web_runner.AppRunner": "aiohttp.web.AppRunner",
            "web_runner.TCPSite": "aiohttp.web.TCPSite",
        },
    ),
    Library(
        "aiofiles",
        source="https://github.com/Tinche/aiofiles#readme",
        read="aiofiles 25.1.0",
        coroutines="""
            open
            os.access os.getcwd os.link os.listdir os.makedirs os.mkdir os.readlink os.remove os.removedirs os.rename
            os.renames os.replace os.rmdir os.scandir os.sendfile os.stat os.statvfs os.symlink os.unlink
            ospath.abspath ospath.exists ospath.getatime ospath.getctime ospath.getmtime ospath.getsize ospath.isdir
            ospath.isfile ospath.islink ospath.ismount ospath.samefile ospath.sameopenfile
            tempfile.NamedTemporaryFile tempfile.SpooledTemporaryFile tempfile.TemporaryDirectory
            tempfile.TemporaryFile
            threadpool.text.AsyncTextIOWrapper.close threadpool.text.AsyncTextIOWrapper.flush
            threadpool.text.AsyncTextIOWrapper.isatty threadpool.text.AsyncTextIOWrapper.read
            threadpool.text.AsyncTextIOWrapper.readable threadpool.text.AsyncTextIOWrapper.readline
            threadpool.text.AsyncTextIOWrapper.readlines threadpool.text.AsyncTextIOWrapper.seek
            threadpool.text.AsyncTextIOWrapper.seekable threadpool.text.AsyncTextIOWrapper.tell
            threadpool.text.AsyncTextIOWrapper.truncate threadpool.text.AsyncTextIOWrapper.writable
            threadpool.text.AsyncTextIOWrapper.write threadpool.text.AsyncTextIOWrapper.writelines
            """,
        returns={
            # One type for text and binary files: their coroutines have the same names but for `read1` and `readinto`.
            "open": "aiofiles.threadpool.text.AsyncTextIOWrapper",
            "tempfile.NamedTemporaryFile": "aiofiles.threadpool.text.AsyncTextIOWrapper",
            "tempfile.SpooledTemporaryFile": "aiofiles.threadpool.text.AsyncTextIOWrapper",
            "tempfile.TemporaryFile": "aiofiles.threadpool.text.AsyncTextIOWrapper",
            "tempfile.TemporaryDirectory": "str",
        },
        aliases={
            **{
                f"os.path.{name}": f"aiofiles.ospath.{name}"
                for name in """
                    abspath exists getatime getctime getmtime getsize isdir isfile islink ismount samefile sameopenfile
                    """.split()
            },
            "threadpool.open": "aiofiles.open",
        },
    ),
    Library(
        "websockets",
        source="https://websockets.readthedocs.io/en/stable/reference/index.html",
        read="websockets 16.1.1",
        # `connect()` and `serve()` make objects that are awaited, entered or iterated over later.
        coroutines="""
            asyncio.connection.Connection.close asyncio.connection.Connection.drain asyncio.connection.Connection.ping
            asyncio.connection.Connection.pong asyncio.connection.Connection.recv asyncio.connection.Connection.send
            asyncio.connection.Connection.wait_closed
            asyncio.server.Server.serve_forever asyncio.server.Server.start_serving asyncio.server.Server.wait_closed
            """,
        classes="asyncio.client.connect asyncio.server.serve",
        returns={
            "asyncio.client.connect.__await__": "websockets.asyncio.client.ClientConnection",
            "asyncio.client.connect.__aenter__": "websockets.asyncio.client.ClientConnection",
            "asyncio.client.connect.__aiter__": "iter[websockets.asyncio.client.ClientConnection]",
            "asyncio.client.unix_connect": "websockets.asyncio.client.connect",
            "asyncio.server.serve.__await__": "websockets.asyncio.server.Server",
            "asyncio.server.serve.__aenter__": "websockets.asyncio.server.Server",
            "asyncio.server.unix_serve": "websockets.asyncio.server.serve",
        },
        bases={
            "asyncio.client.ClientConnection": "websockets.asyncio.connection.Connection",
            "asyncio.server.ServerConnection": "websockets.asyncio.connection.Connection",
        },
        # Since version 14 the names at the top are those of the new implementation.
        aliases={
            "connect": "websockets.asyncio.client.connect",
            "unix_connect": "websockets.asyncio.client.unix_connect",
            "serve": "websockets.asyncio.server.serve",
            "unix_serve": "websockets.asyncio.server.unix_serve",
            "ClientConnection": "websockets.asyncio.client.ClientConnection",
            "ServerConnection": "websockets.asyncio.server.ServerConnection",
            "Server": "websockets.asyncio.server.Server",
        },
    ),
    Library(
        "starlette",
        source="https://starlette.dev/requests/",
        read="starlette 1.10.0",
        # A response is an ASGI application: returned, not awaited.
        coroutines="""
            websockets.WebSocket.accept websockets.WebSocket.close websockets.WebSocket.receive
            websockets.WebSocket.receive_bytes websockets.WebSocket.receive_json websockets.WebSocket.receive_text
            websockets.WebSocket.send websockets.WebSocket.send_bytes websockets.WebSocket.send_denial_response
            websockets.WebSocket.send_json websockets.WebSocket.send_text
            requests.Request.body requests.Request.close requests.Request.form requests.Request.is_disconnected
            requests.Request.json requests.Request.send_early_hints requests.Request.send_push_promise
            datastructures.UploadFile.close datastructures.UploadFile.read datastructures.UploadFile.seek
            datastructures.UploadFile.write
            datastructures.FormData.close
            concurrency.run_in_threadpool concurrency.run_until_first_complete
            """,
        returns={
            "requests.Request.body": "bytes",
            "requests.Request.form": "starlette.datastructures.FormData",
            "websockets.WebSocket.receive_text": "str",
            "websockets.WebSocket.receive_bytes": "bytes",
        },
        # `UploadFile.file` is a spooled file of the standard library: reading it is left to the file tables.
    ),
    Library(
        "fastapi",
        source="https://fastapi.tiangolo.com/reference/",
        read="fastapi 0.165.0",
        coroutines="""
            UploadFile.close UploadFile.read UploadFile.seek UploadFile.write
            """,
        classes="FastAPI APIRouter",
        bases={"UploadFile": "starlette.datastructures.UploadFile"},
        aliases={
            "applications.FastAPI": "fastapi.FastAPI",
            "routing.APIRouter": "fastapi.APIRouter",
            "datastructures.UploadFile": "fastapi.UploadFile",
            "WebSocket": "starlette.websockets.WebSocket",
            "websockets.WebSocket": "starlette.websockets.WebSocket",
            "Request": "starlette.requests.Request",
            "requests.Request": "starlette.requests.Request",
            "concurrency.run_in_threadpool": "starlette.concurrency.run_in_threadpool",
        },
    ),
)
