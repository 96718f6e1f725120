"""Calls that ask the network for something and change nothing, of clients that serve many callers at a time.

Names are absolute; methods stand under the class that defines them. Left out: connections, cursors and streams, which
serve one at a time; calls that write; `redis` and its like, where a pipeline serves better than many tasks.
"""

from __future__ import annotations

CONCURRENT_CALLS: frozenset[str] = frozenset(
    {
        # https://docs.aiohttp.org/en/stable/client_reference.html, 3.14.5: a session holds a pool of connections.
        "aiohttp.ClientSession.get",
        "aiohttp.ClientSession.head",
        # https://www.python-httpx.org/async/, 0.28.1: so does a client.
        "httpx.AsyncClient.get",
        "httpx.AsyncClient.head",
        "httpx2.AsyncClient.get",
        "httpx2.AsyncClient.head",
        # https://magicstack.github.io/asyncpg/current/api/index.html#connection-pools, 0.32.0: each call takes a
        # connection of its own.
        "asyncpg.Pool.fetch",
        "asyncpg.Pool.fetchrow",
        "asyncpg.Pool.fetchval",
        # https://github.com/openai/openai-python#async-usage, 3.54.0;
        # https://github.com/anthropics/anthropic-sdk-python,
        # 2.12.0: both are built on a client of httpx.
        "openai.resources.chat.completions.completions.AsyncCompletions.create",
        "openai.resources.embeddings.AsyncEmbeddings.create",
        "openai.resources.moderations.AsyncModerations.create",
        "anthropic.resources.messages.messages.AsyncMessages.create",
        "anthropic.resources.messages.messages.AsyncMessages.count_tokens",
        # https://py.sdk.modelcontextprotocol.io/, 2.3.0: requests have numbers, answers may come in any order.
        "mcp.ClientSession.list_prompts",
        "mcp.ClientSession.list_resource_templates",
        "mcp.ClientSession.list_resources",
        "mcp.ClientSession.list_tools",
        "mcp.ClientSession.read_resource",
    }
)
