"""A client for a language server on standard input and output, as an editor is one."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TIMEOUT = 120
"""Seconds to wait for the server."""


class Client:
    """Speaks to one server process."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._next = 0
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while (header := stream.readline().strip()) != b"":
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                return
            self._messages.put(json.loads(stream.read(length)))

    def notify(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def request(self, method: str, **params: Any) -> Any:
        """Send a request and wait for its answer."""
        self._next += 1
        self._send({"id": self._next, "method": method, "params": params})
        while True:
            message = self._messages.get(timeout=TIMEOUT)
            if message.get("id") == self._next and "method" not in message:
                return message["result"]

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """Wait for the next diagnostics of a document."""
        while True:
            message = self._messages.get(timeout=TIMEOUT)
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return list(message["params"]["diagnostics"])

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()


@contextmanager
def server(folder: Path) -> Iterator[Client]:
    """A python-lsp-server that works in `folder`, with flake8 switched on and its other linters off."""
    command = [sys.executable, "-m", "pylsp"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            client = Client(process)
            client.request("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
            client.notify("initialized")
            others = {name: {"enabled": False} for name in ("pycodestyle", "pyflakes", "mccabe")}
            plugins = {**others, "flake8": {"enabled": True, "executable": "a program that is not there"}}
            client.notify("workspace/didChangeConfiguration", settings={"pylsp": {"plugins": plugins}})
            yield client
            client.request("shutdown")
            client.notify("exit")
        finally:
            process.kill()
