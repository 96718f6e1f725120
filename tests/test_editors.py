"""python-lsp-server as an editor runs it: opened, changed and saved documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_server import Client, server

pytest.importorskip("pylsp")

BLOCKING = "import asyncio\nimport time\n\n\nasync def main():\n    await asyncio.sleep(0)\n    time.sleep(1)  # ä\n"
HELPER = "import time\n\n\ndef pause():\n    time.sleep(1)\n"
CALLER = "import asyncio\n\nfrom helper import pause\n\n\nasync def main():\n    await asyncio.sleep(0)\n    pause()\n"


def seen(client: Client, uri: str) -> list[tuple[str, int, int]]:
    """Codes, lines and columns, from 0, of the diagnostics that come next."""
    return [
        (item["code"], item["range"]["start"]["line"], item["range"]["start"]["character"])
        for item in client.diagnostics(uri)
    ]


def opened(client: Client, path: Path, text: str) -> str:
    """Open a document that holds `text`, whatever the file holds."""
    uri = path.as_uri()
    document = {"uri": uri, "languageId": "python", "version": 1, "text": text}
    client.notify("textDocument/didOpen", textDocument=document)
    return uri


def test_open_change_and_save(tmp_path: Path) -> None:
    (tmp_path / ".flake8").write_text("[flake8]\nselect = ASY1,ASY2,ASY3,ASY4,E9\n")
    path = tmp_path / "mod.py"
    path.write_text("")
    with server(tmp_path) as client:
        uri = opened(client, path, BLOCKING)
        assert seen(client, uri) == [("ASY151", 6, 4)]
        change = {"text": BLOCKING.replace("time.sleep", "await asyncio.sleep")}
        client.notify("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=[change])
        assert seen(client, uri) == []
        change = {"text": "\n" + BLOCKING}
        client.notify("textDocument/didChange", textDocument={"uri": uri, "version": 3}, contentChanges=[change])
        client.notify("textDocument/didSave", textDocument={"uri": uri})
        assert seen(client, uri) == [("ASY151", 7, 4)]


def test_unsaved_text_is_followed_into_the_project(tmp_path: Path) -> None:
    (tmp_path / ".flake8").write_text("[flake8]\nselect = ASY1,ASY2,ASY3,ASY4,E9\n")
    (tmp_path / "helper.py").write_text(HELPER)
    path = tmp_path / "mod.py"
    path.write_text("import asyncio\n")
    with server(tmp_path) as client:
        uri = opened(client, path, CALLER)
        (found,) = client.diagnostics(uri)
    assert found["code"] == "ASY150"
    assert found["range"]["start"] == {"line": 7, "character": 4}
    assert "pause -> time.sleep (helper.py:5)" in found["message"]
