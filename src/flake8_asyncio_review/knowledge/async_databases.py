"""Coroutines of asynchronous SQL drivers and object-relational mappers.

Left out: tortoise-orm and other query builders (a query is an awaitable object that is passed about), aiopg (much the
same as aiomysql, hardly used any more), and objects such as `asyncpg.create_pool()` or `aiosqlite.connect()` that may
be kept and awaited or entered later.
"""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "asyncpg",
        source="https://magicstack.github.io/asyncpg/current/api/index.html",
        read="asyncpg 0.32.0",
        coroutines="""
            connect
            Connection.add_listener Connection.close Connection.copy_from_query Connection.copy_from_table
            Connection.copy_records_to_table Connection.copy_to_table Connection.execute Connection.executemany
            Connection.fetch Connection.fetchmany Connection.fetchrow Connection.fetchval Connection.prepare
            Connection.reload_schema_state Connection.remove_listener Connection.reset Connection.reset_type_codec
            Connection.set_builtin_type_codec Connection.set_type_codec
            Pool.acquire Pool.close Pool.copy_from_query Pool.copy_from_table Pool.copy_records_to_table
            Pool.copy_to_table Pool.execute Pool.executemany Pool.expire_connections Pool.fetch Pool.fetchmany
            Pool.fetchrow Pool.fetchval Pool.release
            transaction.Transaction.commit transaction.Transaction.rollback transaction.Transaction.start
            prepared_stmt.PreparedStatement.executemany prepared_stmt.PreparedStatement.explain
            prepared_stmt.PreparedStatement.fetch prepared_stmt.PreparedStatement.fetchmany
            prepared_stmt.PreparedStatement.fetchrow prepared_stmt.PreparedStatement.fetchval
            cursor.Cursor.fetch cursor.Cursor.fetchrow cursor.Cursor.forward
            """,
        returns={
            "connect": "asyncpg.Connection",
            "create_pool": "asyncpg.Pool",
            "Pool.__await__": "asyncpg.Pool",
            "Pool.acquire": "asyncpg.Connection",
            "Connection.transaction": "asyncpg.transaction.Transaction",
            "Connection.prepare": "asyncpg.prepared_stmt.PreparedStatement",
            "Connection.cursor": "asyncpg.cursor.CursorFactory",
            "prepared_stmt.PreparedStatement.cursor": "asyncpg.cursor.CursorFactory",
            "cursor.CursorFactory.__await__": "asyncpg.cursor.Cursor",
        },
        aliases={
            "connection.Connection": "asyncpg.Connection",
            "connection.connect": "asyncpg.connect",
            "pool.Pool": "asyncpg.Pool",
            "pool.create_pool": "asyncpg.create_pool",
        },
    ),
    Library(
        "aiosqlite",
        source="https://aiosqlite.omnilib.dev/en/stable/api.html",
        read="aiosqlite 0.22.1",
        coroutines="""
            Connection.backup Connection.close Connection.commit Connection.create_function Connection.cursor
            Connection.enable_load_extension Connection.execute Connection.execute_fetchall Connection.execute_insert
            Connection.executemany Connection.executescript Connection.interrupt Connection.load_extension
            Connection.rollback Connection.set_authorizer Connection.set_progress_handler Connection.set_trace_callback
            Cursor.close Cursor.execute Cursor.executemany Cursor.executescript Cursor.fetchall Cursor.fetchmany
            Cursor.fetchone
            """,
        returns={
            "connect": "aiosqlite.Connection",
            "Connection.__await__": "aiosqlite.Connection",
            "Connection.cursor": "aiosqlite.Cursor",
            "Connection.execute": "aiosqlite.Cursor",
            "Connection.executemany": "aiosqlite.Cursor",
            "Connection.executescript": "aiosqlite.Cursor",
            "Cursor.execute": "aiosqlite.Cursor",
            "Cursor.executemany": "aiosqlite.Cursor",
            "Cursor.executescript": "aiosqlite.Cursor",
        },
        aliases={
            "core.connect": "aiosqlite.connect",
            "core.Connection": "aiosqlite.Connection",
            "cursor.Cursor": "aiosqlite.Cursor",
        },
    ),
    Library(
        "aiomysql",
        source="https://aiomysql.readthedocs.io/en/stable/",
        read="aiomysql 0.3.2",
        # `Cursor.fetch*` and `Pool.release` return futures that are done.
        coroutines="""
            connect create_pool
            Connection.autocommit Connection.begin Connection.commit Connection.cursor Connection.ensure_closed
            Connection.kill Connection.ping Connection.query Connection.rollback Connection.select_db
            Connection.set_charset Connection.show_warnings
            Cursor.callproc Cursor.close Cursor.execute Cursor.executemany Cursor.nextset
            Pool.acquire Pool.clear Pool.wait_closed
            """,
        returns={
            "connect": "aiomysql.Connection",
            "create_pool": "aiomysql.Pool",
            "Pool.acquire": "aiomysql.Connection",
            "Connection.cursor": "aiomysql.Cursor",
        },
        bases={
            "DictCursor": "aiomysql.Cursor",
            "SSCursor": "aiomysql.Cursor",
            "SSDictCursor": "aiomysql.SSCursor",
        },
        aliases={
            "connection.connect": "aiomysql.connect",
            "connection.Connection": "aiomysql.Connection",
            "cursors.Cursor": "aiomysql.Cursor",
            "pool.Pool": "aiomysql.Pool",
            "pool.create_pool": "aiomysql.create_pool",
        },
    ),
    Library(
        "psycopg",
        source="https://www.psycopg.org/psycopg3/docs/api/index.html",
        read="psycopg 3.3.9",
        coroutines="""
            AsyncConnection.cancel_safe AsyncConnection.close AsyncConnection.commit AsyncConnection.connect
            AsyncConnection.execute AsyncConnection.rollback AsyncConnection.set_autocommit
            AsyncConnection.set_deferrable AsyncConnection.set_isolation_level AsyncConnection.set_read_only
            AsyncConnection.tpc_begin AsyncConnection.tpc_commit AsyncConnection.tpc_prepare
            AsyncConnection.tpc_recover AsyncConnection.tpc_rollback AsyncConnection.wait
            AsyncCursor.close AsyncCursor.execute AsyncCursor.executemany AsyncCursor.fetchall AsyncCursor.fetchmany
            AsyncCursor.fetchone AsyncCursor.scroll AsyncCursor.set_result
            AsyncCopy.finish AsyncCopy.read AsyncCopy.read_row AsyncCopy.write AsyncCopy.write_row
            """,
        returns={
            "AsyncConnection.connect": "psycopg.AsyncConnection",
            "AsyncConnection.cursor": "psycopg.AsyncCursor",
            "AsyncConnection.execute": "psycopg.AsyncCursor",
            "AsyncConnection.transaction": "psycopg.AsyncTransaction",
            "AsyncCursor.execute": "psycopg.AsyncCursor",
            "AsyncCursor.copy": "psycopg.AsyncCopy",
        },
        attributes={"AsyncCursor.connection": "psycopg.AsyncConnection"},
        bases={
            "AsyncServerCursor": "psycopg.AsyncCursor",
            "AsyncClientCursor": "psycopg.AsyncCursor",
            "AsyncRawCursor": "psycopg.AsyncCursor",
        },
        aliases={
            "connection_async.AsyncConnection": "psycopg.AsyncConnection",
            "cursor_async.AsyncCursor": "psycopg.AsyncCursor",
        },
    ),
    Library(
        "psycopg_pool",
        source="https://www.psycopg.org/psycopg3/docs/api/pool.html",
        read="psycopg_pool 3.3.3",
        coroutines="""
            AsyncConnectionPool.check AsyncConnectionPool.check_connection AsyncConnectionPool.close
            AsyncConnectionPool.drain AsyncConnectionPool.getconn AsyncConnectionPool.open AsyncConnectionPool.putconn
            AsyncConnectionPool.resize AsyncConnectionPool.wait
            """,
        classes="AsyncConnectionPool AsyncNullConnectionPool",
        returns={
            "AsyncConnectionPool.getconn": "psycopg.AsyncConnection",
            "AsyncConnectionPool.connection": "psycopg.AsyncConnection",
        },
        bases={"AsyncNullConnectionPool": "psycopg_pool.AsyncConnectionPool"},
    ),
    Library(
        "sqlalchemy.ext.asyncio",
        source="https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",
        read="SQLAlchemy 2.1.9",
        # `begin()`, `begin_nested()` and `AsyncEngine.connect()` make objects that are awaited, started or entered.
        coroutines="""
            close_all_sessions
            AsyncSession.aclose AsyncSession.close AsyncSession.close_all AsyncSession.commit AsyncSession.connection
            AsyncSession.delete AsyncSession.delete_all AsyncSession.execute AsyncSession.flush AsyncSession.get
            AsyncSession.get_one AsyncSession.invalidate AsyncSession.merge AsyncSession.merge_all AsyncSession.refresh
            AsyncSession.reset AsyncSession.rollback AsyncSession.run_sync AsyncSession.scalar AsyncSession.scalars
            AsyncSession.stream AsyncSession.stream_scalars
            AsyncConnection.aclose AsyncConnection.close AsyncConnection.commit AsyncConnection.exec_driver_sql
            AsyncConnection.execute AsyncConnection.execution_options AsyncConnection.get_isolation_level
            AsyncConnection.get_raw_connection AsyncConnection.invalidate AsyncConnection.rollback
            AsyncConnection.run_sync AsyncConnection.scalar AsyncConnection.scalars AsyncConnection.start
            AsyncConnection.stream AsyncConnection.stream_scalars
            AsyncEngine.dispose AsyncEngine.raw_connection
            AsyncTransaction.close AsyncTransaction.commit AsyncTransaction.rollback AsyncTransaction.start
            AsyncSessionTransaction.commit AsyncSessionTransaction.rollback AsyncSessionTransaction.start
            AsyncResult.all AsyncResult.close AsyncResult.fetchall AsyncResult.fetchmany AsyncResult.fetchone
            AsyncResult.first AsyncResult.freeze AsyncResult.one AsyncResult.one_or_none AsyncResult.scalar
            AsyncResult.scalar_one AsyncResult.scalar_one_or_none
            AsyncScalarResult.all AsyncScalarResult.close AsyncScalarResult.fetchall AsyncScalarResult.fetchmany
            AsyncScalarResult.first AsyncScalarResult.one AsyncScalarResult.one_or_none
            AsyncMappingResult.all AsyncMappingResult.close AsyncMappingResult.fetchall AsyncMappingResult.fetchmany
            AsyncMappingResult.fetchone AsyncMappingResult.first AsyncMappingResult.one AsyncMappingResult.one_or_none
            async_scoped_session.aclose async_scoped_session.close async_scoped_session.close_all
            async_scoped_session.commit async_scoped_session.connection async_scoped_session.delete
            async_scoped_session.delete_all async_scoped_session.execute async_scoped_session.flush
            async_scoped_session.get async_scoped_session.get_one async_scoped_session.invalidate
            async_scoped_session.merge async_scoped_session.merge_all async_scoped_session.refresh
            async_scoped_session.remove async_scoped_session.reset async_scoped_session.rollback
            async_scoped_session.scalar async_scoped_session.scalars async_scoped_session.stream
            async_scoped_session.stream_scalars
            """,
        classes="AsyncSession AsyncConnection AsyncEngine async_sessionmaker async_scoped_session",
        returns={
            "create_async_engine": "sqlalchemy.ext.asyncio.AsyncEngine",
            "async_engine_from_config": "sqlalchemy.ext.asyncio.AsyncEngine",
            "async_object_session": "sqlalchemy.ext.asyncio.AsyncSession",
            "AsyncEngine.connect": "sqlalchemy.ext.asyncio.AsyncConnection",
            "AsyncEngine.begin": "sqlalchemy.ext.asyncio.AsyncConnection",
            "AsyncConnection.__await__": "sqlalchemy.ext.asyncio.AsyncConnection",
            "AsyncConnection.start": "sqlalchemy.ext.asyncio.AsyncConnection",
            "AsyncConnection.begin": "sqlalchemy.ext.asyncio.AsyncTransaction",
            "AsyncConnection.begin_nested": "sqlalchemy.ext.asyncio.AsyncTransaction",
            "AsyncConnection.stream": "sqlalchemy.ext.asyncio.AsyncResult",
            "AsyncConnection.stream_scalars": "sqlalchemy.ext.asyncio.AsyncScalarResult",
            "AsyncTransaction.__await__": "sqlalchemy.ext.asyncio.AsyncTransaction",
            "AsyncSession.begin": "sqlalchemy.ext.asyncio.AsyncSessionTransaction",
            "AsyncSession.begin_nested": "sqlalchemy.ext.asyncio.AsyncSessionTransaction",
            "AsyncSession.connection": "sqlalchemy.ext.asyncio.AsyncConnection",
            "AsyncSession.stream": "sqlalchemy.ext.asyncio.AsyncResult",
            "AsyncSession.stream_scalars": "sqlalchemy.ext.asyncio.AsyncScalarResult",
            "AsyncSessionTransaction.__await__": "sqlalchemy.ext.asyncio.AsyncSessionTransaction",
            "AsyncResult.scalars": "sqlalchemy.ext.asyncio.AsyncScalarResult",
            "AsyncResult.mappings": "sqlalchemy.ext.asyncio.AsyncMappingResult",
            # The factory gives sessions; so does `async with maker.begin()`.
            "async_sessionmaker.__call__": "sqlalchemy.ext.asyncio.AsyncSession",
            "async_sessionmaker.begin": "sqlalchemy.ext.asyncio.AsyncSession",
            "async_scoped_session.__call__": "sqlalchemy.ext.asyncio.AsyncSession",
        },
        aliases={
            "session.AsyncSession": "sqlalchemy.ext.asyncio.AsyncSession",
            "session.async_sessionmaker": "sqlalchemy.ext.asyncio.async_sessionmaker",
            "engine.AsyncEngine": "sqlalchemy.ext.asyncio.AsyncEngine",
            "engine.AsyncConnection": "sqlalchemy.ext.asyncio.AsyncConnection",
            "engine.create_async_engine": "sqlalchemy.ext.asyncio.create_async_engine",
        },
    ),
)
