"""Synchronous SQL drivers, most of them after the DB-API, PEP 249 (ASY154).

`fetch*()` and iteration stand here only where they really wait: where the driver has all rows in memory once
`execute()` returns (psycopg2, psycopg, PyMySQL, mysqlclient) only their server-side cursors do. `close()` is left out
throughout: it hardly waits and often runs in clean-up code. So are `cursor()` and other pure constructors.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

SQLITE = Twin(libraries=(("aiosqlite", "use `aiosqlite`"),))
POSTGRES = Twin(
    libraries=(
        ("asyncpg", "use `asyncpg`"),
        ("psycopg", "use `psycopg.AsyncConnection`"),
        ("aiopg", "use `aiopg`"),
    )
)
PSYCOPG = Twin(libraries=(("psycopg", "use `psycopg.AsyncConnection`"),))
PSYCOPG_POOL = Twin(libraries=(("psycopg_pool", "use `psycopg_pool.AsyncConnectionPool`"),))
MYSQL = Twin(libraries=(("asyncmy", "use `asyncmy`"), ("aiomysql", "use `aiomysql`")))
MYSQL_CONNECTOR = Twin(libraries=(("mysql", "use `mysql.connector.aio`"),))
ORACLE = Twin(libraries=(("oracledb", "await `oracledb.connect_async()`"),))
ODBC = Twin(libraries=(("aioodbc", "use `aioodbc`"),))

LIBRARIES = (
    Library(
        "sqlite3",
        source="https://docs.python.org/3/library/sqlite3.html",
        read="CPython 3.13.0",
        blocking=(
            # A database in memory opens no file.
            Blocking("ASY154", "connect Connection", SQLITE, unless={0: ":memory:", "database": ":memory:"}),
            Blocking(
                "ASY154",
                """
                Connection.execute Connection.executemany Connection.executescript Connection.commit
                Connection.rollback Connection.backup Connection.iterdump Cursor.execute Cursor.executemany
                Cursor.executescript
                """,
                SQLITE,
            ),
            # SQLite computes each row when it is fetched.
            Blocking(
                "ASY154",
                "Cursor.fetchone Cursor.fetchmany Cursor.fetchall Cursor.__iter__ Cursor.__next__",
                SQLITE,
            ),
            Blocking("ASY154", "Blob.read Blob.write", SQLITE),
        ),
        classes="Connection Cursor",
        returns={
            "connect": "sqlite3.Connection",
            "Connection.cursor": "sqlite3.Cursor",
            "Connection.execute": "sqlite3.Cursor",
            "Connection.executemany": "sqlite3.Cursor",
            "Connection.executescript": "sqlite3.Cursor",
            "Connection.blobopen": "sqlite3.Blob",
            "Cursor.execute": "sqlite3.Cursor",
            "Cursor.executemany": "sqlite3.Cursor",
            "Cursor.executescript": "sqlite3.Cursor",
        },
        attributes={"Cursor.connection": "sqlite3.Connection"},
        aliases={
            "dbapi2.connect": "sqlite3.connect",
            "dbapi2.Connection": "sqlite3.Connection",
            "dbapi2.Cursor": "sqlite3.Cursor",
        },
    ),
    Library(
        "psycopg2",
        source="https://www.psycopg.org/docs/",
        read="psycopg2-binary 2.9.13",
        blocking=(
            Blocking("ASY154", "connect", POSTGRES, unless={"async_": 1, "async": 1}),
            Blocking(
                "ASY154",
                """
                extensions.connection.commit extensions.connection.rollback extensions.connection.reset
                extensions.connection.set_client_encoding extensions.connection.tpc_begin
                extensions.connection.tpc_prepare extensions.connection.tpc_commit
                extensions.connection.tpc_rollback extensions.connection.tpc_recover
                extensions.connection.lobject
                extensions.cursor.execute extensions.cursor.executemany extensions.cursor.callproc
                extensions.cursor.copy_from extensions.cursor.copy_to extensions.cursor.copy_expert
                extras.execute_batch extras.execute_values extras.wait_select
                extras.register_hstore extras.register_composite
                """,
                POSTGRES,
            ),
            # A pool opens `minconn` connections at once and dials in `getconn()` when none is free.
            Blocking(
                "ASY154",
                """
                pool.SimpleConnectionPool pool.SimpleConnectionPool.getconn pool.ThreadedConnectionPool
                pool.ThreadedConnectionPool.getconn
                """,
                POSTGRES,
            ),
        ),
        classes="""
        pool.SimpleConnectionPool pool.ThreadedConnectionPool extras.DictCursor extras.RealDictCursor
        extras.NamedTupleCursor
        """,
        returns={
            "connect": "psycopg2.extensions.connection",
            "extensions.connection.cursor": "psycopg2.extensions.cursor",
            "pool.SimpleConnectionPool.getconn": "psycopg2.extensions.connection",
            "pool.ThreadedConnectionPool.getconn": "psycopg2.extensions.connection",
        },
        attributes={"extensions.cursor.connection": "psycopg2.extensions.connection"},
        bases={
            "extras.DictConnection": "psycopg2.extensions.connection",
            "extras.RealDictConnection": "psycopg2.extensions.connection",
            "extras.NamedTupleConnection": "psycopg2.extensions.connection",
            "extras.DictCursor": "psycopg2.extensions.cursor",
            "extras.RealDictCursor": "psycopg2.extensions.cursor",
            "extras.NamedTupleCursor": "psycopg2.extensions.cursor",
        },
        aliases={
            "_psycopg.connection": "psycopg2.extensions.connection",
            "_psycopg.cursor": "psycopg2.extensions.cursor",
        },
    ),
    Library(
        "psycopg",
        source="https://www.psycopg.org/psycopg3/docs/api/connections.html",
        read="psycopg 3.3.9",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect Connection.connect Connection.execute Connection.commit Connection.rollback
                Connection.transaction Connection.notifies Connection.wait Connection.cancel_safe
                Connection.tpc_begin Connection.tpc_prepare Connection.tpc_commit Connection.tpc_rollback
                Connection.tpc_recover Cursor.execute Cursor.executemany Cursor.stream Cursor.copy
                Copy.read Copy.read_row Copy.rows Copy.write Copy.write_row Copy.finish Copy.__iter__
                ServerCursor.fetchone ServerCursor.fetchmany ServerCursor.fetchall ServerCursor.scroll
                ServerCursor.__iter__ Pipeline.sync
                """,
                PSYCOPG,
            ),
        ),
        # Calling the two generator-based context managers gives an object of their own.
        classes="Connection.transaction Cursor.copy Cursor ClientCursor ServerCursor",
        returns={
            "connect": "psycopg.Connection",
            "Connection.connect": "psycopg.Connection",
            "Connection.cursor": "psycopg.Cursor",
            "Connection.execute": "psycopg.Cursor",
            "Connection.transaction.__enter__": "psycopg.Transaction",
            "Cursor.execute": "psycopg.Cursor",
            "Cursor.copy.__enter__": "psycopg.Copy",
        },
        attributes={"Cursor.connection": "psycopg.Connection"},
        bases={
            "ClientCursor": "psycopg.Cursor",
            "RawCursor": "psycopg.Cursor",
            "ServerCursor": "psycopg.Cursor",
        },
        aliases={
            "connection.Connection": "psycopg.Connection",
            "cursor.Cursor": "psycopg.Cursor",
        },
    ),
    Library(
        "psycopg_pool",
        source="https://www.psycopg.org/psycopg3/docs/api/pool.html",
        read="psycopg_pool 3.3.3",
        blocking=(
            Blocking(
                "ASY154",
                "ConnectionPool.connection ConnectionPool.getconn ConnectionPool.wait ConnectionPool.check",
                PSYCOPG_POOL,
            ),
            Blocking(
                "ASY154",
                "ConnectionPool.open",
                PSYCOPG_POOL,
                unless={"wait": False, 0: False},
                needs=("wait", 0),
            ),
        ),
        classes="ConnectionPool NullConnectionPool ConnectionPool.connection",
        returns={
            "ConnectionPool.connection.__enter__": "psycopg.Connection",
            "ConnectionPool.getconn": "psycopg.Connection",
        },
        bases={"NullConnectionPool": "psycopg_pool.ConnectionPool"},
        aliases={
            "pool.ConnectionPool": "psycopg_pool.ConnectionPool",
            "null_pool.NullConnectionPool": "psycopg_pool.NullConnectionPool",
        },
    ),
    Library(
        "pymysql",
        source="https://pymysql.readthedocs.io/en/latest/modules/index.html",
        read="PyMySQL 1.2.4",
        blocking=(
            Blocking("ASY154", "connect Connection", MYSQL, unless={"defer_connect": True}),
            Blocking(
                "ASY154",
                """
                Connection.connect Connection.ping Connection.query Connection.next_result Connection.begin
                Connection.commit Connection.rollback Connection.select_db Connection.kill
                Connection.show_warnings Connection.autocommit Connection.set_charset
                Connection.set_character_set cursors.Cursor.execute cursors.Cursor.executemany
                cursors.Cursor.callproc cursors.Cursor.nextset cursors.SSCursor.fetchone
                cursors.SSCursor.fetchmany cursors.SSCursor.fetchall cursors.SSCursor.fetchall_unbuffered
                cursors.SSCursor.read_next cursors.SSCursor.scroll cursors.SSCursor.__iter__
                """,
                MYSQL,
            ),
        ),
        classes="Connection cursors.Cursor cursors.DictCursor cursors.SSCursor cursors.SSDictCursor",
        returns={"connect": "pymysql.Connection", "Connection.cursor": "pymysql.cursors.Cursor"},
        attributes={"cursors.Cursor.connection": "pymysql.Connection"},
        bases={
            "cursors.DictCursor": "pymysql.cursors.Cursor",
            "cursors.SSCursor": "pymysql.cursors.Cursor",
            "cursors.SSDictCursor": "pymysql.cursors.SSCursor",
        },
        aliases={"connections.Connection": "pymysql.Connection", "Connect": "pymysql.connect"},
    ),
    Library(
        "MySQLdb",
        source="https://mysqlclient.readthedocs.io/user_guide.html",
        read="mysqlclient 2.2, from its repository",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect connections.Connection connections.Connection.ping connections.Connection.query
                connections.Connection.commit connections.Connection.rollback connections.Connection.begin
                connections.Connection.autocommit connections.Connection.select_db
                connections.Connection.show_warnings connections.Connection.set_character_set
                connections.Connection.set_sql_mode connections.Connection.kill
                connections.Connection.next_result connections.Connection.store_result
                cursors.BaseCursor.execute cursors.BaseCursor.executemany cursors.BaseCursor.callproc
                cursors.BaseCursor.nextset cursors.SSCursor.fetchone cursors.SSCursor.fetchmany
                cursors.SSCursor.fetchall cursors.SSCursor.__iter__
                """,
                MYSQL,
            ),
        ),
        classes="connections.Connection",
        returns={
            "connect": "MySQLdb.connections.Connection",
            "connections.Connection.cursor": "MySQLdb.cursors.Cursor",
        },
        attributes={"cursors.BaseCursor.connection": "MySQLdb.connections.Connection"},
        bases={
            "cursors.Cursor": "MySQLdb.cursors.BaseCursor",
            "cursors.DictCursor": "MySQLdb.cursors.BaseCursor",
            "cursors.SSCursor": "MySQLdb.cursors.BaseCursor",
            "cursors.SSDictCursor": "MySQLdb.cursors.SSCursor",
        },
        aliases={"Connect": "MySQLdb.connect", "Connection": "MySQLdb.connect"},
    ),
    Library(
        "mysql.connector",
        source="https://dev.mysql.com/doc/connector-python/en/connector-python-reference.html",
        read="mysql-connector-python 26.10.0",
        blocking=(
            # `MySQLConnection()` without arguments opens nothing.
            Blocking("ASY154", "connect pooling.connect pooling.MySQLConnectionPool", MYSQL_CONNECTOR),
            Blocking(
                "ASY154",
                """
                abstracts.MySQLConnectionAbstract.connect abstracts.MySQLConnectionAbstract.reconnect
                abstracts.MySQLConnectionAbstract.ping abstracts.MySQLConnectionAbstract.is_connected
                abstracts.MySQLConnectionAbstract.commit abstracts.MySQLConnectionAbstract.rollback
                abstracts.MySQLConnectionAbstract.start_transaction
                abstracts.MySQLConnectionAbstract.reset_session abstracts.MySQLConnectionAbstract.cmd_query
                abstracts.MySQLConnectionAbstract.cmd_change_user
                abstracts.MySQLConnectionAbstract.cmd_reset_connection
                abstracts.MySQLConnectionAbstract.info_query abstracts.MySQLConnectionAbstract.get_rows
                abstracts.MySQLConnectionAbstract.get_row pooling.MySQLConnectionPool.get_connection
                pooling.MySQLConnectionPool.add_connection
                """,
                MYSQL_CONNECTOR,
            ),
            # The default cursor is unbuffered: rows come from the socket as they are fetched.
            Blocking(
                "ASY154",
                """
                abstracts.MySQLCursorAbstract.execute abstracts.MySQLCursorAbstract.executemany
                abstracts.MySQLCursorAbstract.callproc abstracts.MySQLCursorAbstract.fetchone
                abstracts.MySQLCursorAbstract.fetchmany abstracts.MySQLCursorAbstract.fetchall
                abstracts.MySQLCursorAbstract.nextset cursor.MySQLCursor.__iter__
                """,
                MYSQL_CONNECTOR,
            ),
        ),
        classes="connection.MySQLConnection pooling.MySQLConnectionPool",
        returns={
            "connect": "mysql.connector.connection.MySQLConnection",
            "pooling.connect": "mysql.connector.connection.MySQLConnection",
            "pooling.MySQLConnectionPool.get_connection": "mysql.connector.pooling.PooledMySQLConnection",
            "abstracts.MySQLConnectionAbstract.cursor": "mysql.connector.cursor.MySQLCursor",
        },
        bases={
            "connection.MySQLConnection": "mysql.connector.abstracts.MySQLConnectionAbstract",
            "connection_cext.CMySQLConnection": "mysql.connector.abstracts.MySQLConnectionAbstract",
            # A proxy rather than a subclass: every method of the connection passes through it.
            "pooling.PooledMySQLConnection": "mysql.connector.abstracts.MySQLConnectionAbstract",
            "cursor.MySQLCursor": "mysql.connector.abstracts.MySQLCursorAbstract",
            "cursor.MySQLCursorDict": "mysql.connector.cursor.MySQLCursor",
            "cursor.MySQLCursorBuffered": "mysql.connector.cursor.MySQLCursor",
            "cursor.MySQLCursorPrepared": "mysql.connector.cursor.MySQLCursor",
        },
        aliases={
            "Connect": "mysql.connector.connect",
            "MySQLConnection": "mysql.connector.connection.MySQLConnection",
            "CMySQLConnection": "mysql.connector.connection_cext.CMySQLConnection",
        },
    ),
    Library(
        "mariadb",
        source="https://mariadb-corporation.github.io/mariadb-connector-python/",
        read="MariaDB Connector/Python 1.1 and 2.0, from its repository",
        blocking=(
            # `SyncConnection` and `SyncCursor` are the names in 2.0 of what was `Connection` and `Cursor`.
            Blocking(
                "ASY154",
                """
                connect ConnectionPool ConnectionPool.get_connection ConnectionPool.add_connection
                SyncConnection.commit SyncConnection.rollback SyncConnection.begin SyncConnection.ping
                SyncConnection.reconnect SyncConnection.reset SyncConnection.change_user SyncConnection.select_db
                SyncConnection.kill SyncConnection.show_warnings SyncConnection.tpc_begin SyncConnection.tpc_prepare
                SyncConnection.tpc_commit SyncConnection.tpc_rollback SyncConnection.tpc_recover SyncCursor.execute
                SyncCursor.executemany SyncCursor.callproc SyncCursor.nextset
                """,
            ),
        ),
        classes="ConnectionPool",
        returns={
            "connect": "mariadb.SyncConnection",
            "ConnectionPool.get_connection": "mariadb.SyncConnection",
            "SyncConnection.cursor": "mariadb.SyncCursor",
        },
        aliases={
            "connections.Connection": "mariadb.SyncConnection",
            "cursors.Cursor": "mariadb.SyncCursor",
        },
    ),
    Library(
        "oracledb",
        source="https://python-oracledb.readthedocs.io/en/latest/api_manual/module.html",
        read="oracledb 26.1.0",
        blocking=(
            # `create_pool()` is left out: in the default (thin) mode a thread of its own opens the connections.
            Blocking(
                "ASY154",
                """
                connect Connection ConnectionPool.acquire Connection.commit Connection.rollback Connection.ping
                Connection.changepassword Connection.fetch_df_all Connection.fetch_df_batches Connection.gettype
                Connection.createlob Connection.direct_path_load Connection.tpc_begin Connection.tpc_end
                Connection.tpc_prepare Connection.tpc_commit Connection.tpc_rollback Cursor.execute
                Cursor.executemany Cursor.callfunc Cursor.callproc Cursor.parse Cursor.fetchone Cursor.fetchmany
                Cursor.fetchall Cursor.scroll Cursor.__iter__ LOB.read LOB.write LOB.size LOB.trim LOB.open
                """,
                ORACLE,
            ),
        ),
        classes="Connection ConnectionPool",
        returns={
            "connect": "oracledb.Connection",
            "create_pool": "oracledb.ConnectionPool",
            "ConnectionPool.acquire": "oracledb.Connection",
            "Connection.cursor": "oracledb.Cursor",
            "Connection.createlob": "oracledb.LOB",
        },
        attributes={"Cursor.connection": "oracledb.Connection"},
        aliases={
            "connection.connect": "oracledb.connect",
            "connection.Connection": "oracledb.Connection",
            "cursor.Cursor": "oracledb.Cursor",
            "pool.create_pool": "oracledb.create_pool",
            "pool.ConnectionPool": "oracledb.ConnectionPool",
            "SessionPool": "oracledb.ConnectionPool",
        },
    ),
    Library(
        "cx_Oracle",
        source="https://cx-oracle.readthedocs.io/en/latest/api_manual/module.html",
        read="documentation of cx_Oracle 8.3",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect Connection SessionPool SessionPool.acquire Connection.commit Connection.rollback
                Connection.ping Connection.begin Connection.prepare Connection.changepassword Connection.gettype
                Cursor.execute Cursor.executemany Cursor.callfunc Cursor.callproc Cursor.parse Cursor.fetchone
                Cursor.fetchmany Cursor.fetchall Cursor.fetchraw Cursor.scroll Cursor.__iter__ LOB.read LOB.write
                LOB.size LOB.trim LOB.open
                """,
                ORACLE,
            ),
        ),
        classes="Connection SessionPool",
        returns={
            "connect": "cx_Oracle.Connection",
            "SessionPool.acquire": "cx_Oracle.Connection",
            "Connection.cursor": "cx_Oracle.Cursor",
        },
        attributes={"Cursor.connection": "cx_Oracle.Connection"},
    ),
    Library(
        "pyodbc",
        source="https://github.com/mkleehammer/pyodbc/wiki",
        read="pyodbc 5.5.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect dataSources Connection.execute Connection.commit Connection.rollback Connection.getinfo
                Cursor.execute Cursor.executemany Cursor.fetchone Cursor.fetchmany Cursor.fetchall Cursor.fetchval
                Cursor.skip Cursor.nextset Cursor.commit Cursor.rollback Cursor.tables Cursor.columns
                Cursor.primaryKeys Cursor.foreignKeys Cursor.procedures Cursor.statistics Cursor.getTypeInfo
                Cursor.__iter__ Cursor.__next__
                """,
                ODBC,
            ),
        ),
        returns={
            "connect": "pyodbc.Connection",
            "Connection.cursor": "pyodbc.Cursor",
            "Connection.execute": "pyodbc.Cursor",
            "Cursor.execute": "pyodbc.Cursor",
        },
        attributes={"Cursor.connection": "pyodbc.Connection"},
    ),
    Library(
        "pymssql",
        source="https://pymssql.readthedocs.io/en/stable/ref/pymssql.html",
        read="pymssql 2.4.6",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect Connection.commit Connection.rollback Connection.autocommit Connection.bulk_copy
                Cursor.execute Cursor.executemany Cursor.callproc Cursor.fetchone Cursor.fetchmany Cursor.fetchall
                Cursor.nextset Cursor.__iter__ Cursor.__next__
                """,
            ),
        ),
        returns={"connect": "pymssql.Connection", "Connection.cursor": "pymssql.Cursor"},
        aliases={"_pymssql.connect": "pymssql.connect", "_pymssql.Connection": "pymssql.Connection"},
    ),
)
