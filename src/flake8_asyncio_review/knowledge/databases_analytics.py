"""Synchronous clients of analytical databases: DuckDB, Snowflake, ClickHouse (ASY154)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

CLICKHOUSE = Twin(libraries=(("clickhouse_connect", "await `clickhouse_connect.get_async_client()`"),))

LIBRARIES = (
    Library(
        "duckdb",
        source="https://duckdb.org/docs/stable/clients/python/reference/",
        read="duckdb 2.0.0 and 1.4.4",
        blocking=(
            # Without a path the database lives in memory and opens no file.
            Blocking(
                "ASY154",
                "connect",
                needs=(0, "database"),
                unless={0: ":memory:", "database": ":memory:"},
            ),
            # `sql()` and `query()` only build a relation from a SELECT; what reads it runs it.
            Blocking(
                "ASY154",
                """
                execute executemany fetchone fetchmany fetchall fetchdf fetchnumpy fetch_df df checkpoint commit
                install_extension load_extension
                DuckDBPyConnection.execute DuckDBPyConnection.executemany DuckDBPyConnection.fetchone
                DuckDBPyConnection.fetchmany DuckDBPyConnection.fetchall DuckDBPyConnection.fetchdf
                DuckDBPyConnection.fetchnumpy DuckDBPyConnection.fetch_df DuckDBPyConnection.df
                DuckDBPyConnection.commit DuckDBPyConnection.checkpoint DuckDBPyConnection.install_extension
                DuckDBPyConnection.load_extension DuckDBPyRelation.execute DuckDBPyRelation.fetchone
                DuckDBPyRelation.fetchmany DuckDBPyRelation.fetchall DuckDBPyRelation.fetchdf
                DuckDBPyRelation.fetchnumpy DuckDBPyRelation.df DuckDBPyRelation.to_df DuckDBPyRelation.pl
                DuckDBPyRelation.arrow DuckDBPyRelation.show DuckDBPyRelation.create DuckDBPyRelation.insert_into
                DuckDBPyRelation.to_table DuckDBPyRelation.to_csv DuckDBPyRelation.to_parquet
                DuckDBPyRelation.write_csv DuckDBPyRelation.write_parquet
                """,
            ),
        ),
        returns={
            "connect": "duckdb.DuckDBPyConnection",
            "execute": "duckdb.DuckDBPyConnection",
            "sql": "duckdb.DuckDBPyRelation",
            "query": "duckdb.DuckDBPyRelation",
            "from_query": "duckdb.DuckDBPyRelation",
            "read_csv": "duckdb.DuckDBPyRelation",
            "read_json": "duckdb.DuckDBPyRelation",
            "read_parquet": "duckdb.DuckDBPyRelation",
            "DuckDBPyConnection.cursor": "duckdb.DuckDBPyConnection",
            "DuckDBPyConnection.execute": "duckdb.DuckDBPyConnection",
            "DuckDBPyConnection.sql": "duckdb.DuckDBPyRelation",
            "DuckDBPyConnection.query": "duckdb.DuckDBPyRelation",
            "DuckDBPyConnection.table": "duckdb.DuckDBPyRelation",
            "DuckDBPyConnection.read_csv": "duckdb.DuckDBPyRelation",
            "DuckDBPyConnection.read_json": "duckdb.DuckDBPyRelation",
            "DuckDBPyConnection.read_parquet": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.filter": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.project": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.select": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.aggregate": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.order": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.limit": "duckdb.DuckDBPyRelation",
            "DuckDBPyRelation.join": "duckdb.DuckDBPyRelation",
        },
    ),
    Library(
        "snowflake.connector",
        source="https://docs.snowflake.com/en/developer-guide/python-connector/python-connector-api",
        read="snowflake-connector-python 5.2.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect SnowflakeConnection SnowflakeConnection.commit SnowflakeConnection.rollback
                SnowflakeConnection.autocommit SnowflakeConnection.execute_string
                SnowflakeConnection.execute_stream SnowflakeConnection.get_query_status
                SnowflakeConnection.get_query_status_throw_if_error SnowflakeConnection.is_valid
                cursor.SnowflakeCursor.execute cursor.SnowflakeCursor.execute_async
                cursor.SnowflakeCursor.executemany cursor.SnowflakeCursor.callproc cursor.SnowflakeCursor.describe
                cursor.SnowflakeCursor.fetchone cursor.SnowflakeCursor.fetchmany cursor.SnowflakeCursor.fetchall
                cursor.SnowflakeCursor.fetch_arrow_all cursor.SnowflakeCursor.fetch_arrow_batches
                cursor.SnowflakeCursor.fetch_pandas_all cursor.SnowflakeCursor.fetch_pandas_batches
                cursor.SnowflakeCursor.get_results_from_sfqid cursor.SnowflakeCursor.__iter__
                cursor.SnowflakeCursor.__next__
                """,
            ),
        ),
        classes="SnowflakeConnection",
        returns={
            "connect": "snowflake.connector.SnowflakeConnection",
            "SnowflakeConnection.cursor": "snowflake.connector.cursor.SnowflakeCursor",
            "cursor.SnowflakeCursor.execute": "snowflake.connector.cursor.SnowflakeCursor",
        },
        aliases={
            "SnowflakeCursor": "snowflake.connector.cursor.SnowflakeCursor",
            "connection.SnowflakeConnection": "snowflake.connector.SnowflakeConnection",
        },
    ),
    Library(
        "clickhouse_connect",
        source="https://clickhouse.com/docs/integrations/language-clients/python/intro",
        read="clickhouse-connect 1.12.0",
        blocking=(
            # Making a client asks the server for its version and settings.
            Blocking("ASY154", "get_client create_client", CLICKHOUSE),
            Blocking(
                "ASY154",
                """
                driver.client.Client.query driver.client.Client.query_np driver.client.Client.query_df
                driver.client.Client.query_arrow driver.client.Client.query_df_arrow
                driver.client.Client.query_row_block_stream driver.client.Client.query_column_block_stream
                driver.client.Client.query_rows_stream driver.client.Client.query_df_stream
                driver.client.Client.query_np_stream driver.client.Client.query_arrow_stream
                driver.client.Client.raw_query driver.client.Client.raw_stream driver.client.Client.raw_insert
                driver.client.Client.command driver.client.Client.insert driver.client.Client.insert_df
                driver.client.Client.insert_arrow driver.client.Client.data_insert driver.client.Client.ping
                driver.client.Client.create_insert_context
                """,
                CLICKHOUSE,
            ),
        ),
        returns={
            "get_client": "clickhouse_connect.driver.client.Client",
            "create_client": "clickhouse_connect.driver.client.Client",
        },
        bases={"driver.httpclient.HttpClient": "clickhouse_connect.driver.client.Client"},
        aliases={
            "driver.Client": "clickhouse_connect.driver.client.Client",
            "driver.HttpClient": "clickhouse_connect.driver.httpclient.HttpClient",
            "driver.create_client": "clickhouse_connect.create_client",
        },
    ),
    Library(
        "clickhouse_driver",
        source="https://clickhouse-driver.readthedocs.io/en/latest/api.html",
        read="clickhouse-driver 0.2.11",
        blocking=(
            Blocking(
                "ASY154",
                """
                Client.execute Client.execute_iter Client.execute_with_progress Client.query_dataframe
                Client.insert_dataframe Client.query_arrow dbapi.cursor.Cursor.execute
                dbapi.cursor.Cursor.executemany
                """,
            ),
        ),
        classes="Client",
        returns={
            "Client.from_url": "clickhouse_driver.Client",
            "connect": "clickhouse_driver.dbapi.connection.Connection",
            "dbapi.connection.Connection.cursor": "clickhouse_driver.dbapi.cursor.Cursor",
        },
        aliases={
            "client.Client": "clickhouse_driver.Client",
            "dbapi.connect": "clickhouse_driver.connect",
            "dbapi.Connection": "clickhouse_driver.dbapi.connection.Connection",
        },
    ),
)
