"""SQLAlchemy and what is built on it, and peewee (ASY154).

Left out: results of `execute()` (SQLAlchemy has the rows by then, and the `execute()` is reported); `Session.add()`
and `close()`; the Django ORM (it refuses to run in a coroutine by itself: `SynchronousOnlyOperation`, and its
querysets are too dynamic for a table); Pony (generators over entities name no call that blocks).
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

SQLALCHEMY = Twin(libraries=(("sqlalchemy", "use `sqlalchemy.ext.asyncio`"),))
SQLMODEL = Twin(libraries=(("sqlmodel", "use `sqlmodel.ext.asyncio.session.AsyncSession`"),))

LIBRARIES = (
    Library(
        "sqlalchemy",
        source="https://docs.sqlalchemy.org/en/20/core/connections.html",
        read="SQLAlchemy 2.1.9 and 1.4.54",
        blocking=(
            Blocking(
                "ASY154",
                """
                Engine.connect Engine.begin Engine.raw_connection Engine.execute Engine.scalar Connection.execute
                Connection.scalar Connection.scalars Connection.exec_driver_sql Connection.commit
                Connection.rollback Connection.begin_nested Connection.begin_twophase
                Connection.recover_twophase Connection.commit_prepared Connection.rollback_prepared
                Connection.get_isolation_level Transaction.commit Transaction.rollback
                """,
                SQLALCHEMY,
            ),
            # With `connection.run_sync(metadata.create_all)` they are handed over, not called.
            Blocking(
                "ASY154",
                """
                MetaData.create_all MetaData.drop_all MetaData.reflect Table.create Table.drop
                Inspector.get_table_names Inspector.get_view_names Inspector.get_schema_names Inspector.get_columns
                Inspector.get_indexes Inspector.get_foreign_keys Inspector.get_pk_constraint
                Inspector.get_unique_constraints Inspector.get_check_constraints Inspector.get_view_definition
                Inspector.get_temp_table_names Inspector.get_table_comment Inspector.get_multi_columns
                Inspector.get_sequence_names Inspector.has_table Inspector.has_index Inspector.has_schema
                Inspector.has_sequence Inspector.reflect_table
                """,
                SQLALCHEMY,
            ),
            Blocking(
                "ASY154",
                """
                orm.Session.execute orm.Session.scalar orm.Session.scalars orm.Session.get orm.Session.get_one
                orm.Session.commit orm.Session.rollback orm.Session.flush orm.Session.refresh orm.Session.merge
                orm.Session.merge_all orm.Session.connection orm.Session.begin_nested orm.Session.prepare
                orm.Session.bulk_save_objects orm.Session.bulk_insert_mappings orm.Session.bulk_update_mappings
                orm.scoped_session.execute orm.scoped_session.scalar orm.scoped_session.scalars
                orm.scoped_session.get orm.scoped_session.get_one orm.scoped_session.commit
                orm.scoped_session.rollback orm.scoped_session.flush orm.scoped_session.refresh
                orm.scoped_session.merge orm.scoped_session.connection orm.scoped_session.begin_nested
                orm.scoped_session.bulk_save_objects orm.scoped_session.bulk_insert_mappings
                orm.scoped_session.bulk_update_mappings
                """,
                SQLALCHEMY,
            ),
            Blocking(
                "ASY154",
                """
                orm.Query.all orm.Query.first orm.Query.one orm.Query.one_or_none orm.Query.scalar orm.Query.count
                orm.Query.get orm.Query.delete orm.Query.update orm.Query.__iter__
                """,
                SQLALCHEMY,
            ),
        ),
        # Calling `begin` of an engine or a factory gives a context manager of its own. `sessionmaker` may make
        # asynchronous sessions (`class_=AsyncSession`): those are entered by `async with` or awaited.
        classes="""
        Engine.begin MetaData Table orm.Session orm.sessionmaker orm.sessionmaker.begin orm.scoped_session
        """,
        returns={
            "create_engine": "sqlalchemy.Engine",
            "engine_from_config": "sqlalchemy.Engine",
            "inspect": "sqlalchemy.Inspector",
            "Engine.connect": "sqlalchemy.Connection",
            "Engine.begin.__enter__": "sqlalchemy.Connection",
            "Engine.execution_options": "sqlalchemy.Engine",
            "Connection.execution_options": "sqlalchemy.Connection",
            "Connection.begin": "sqlalchemy.Transaction",
            "Connection.begin_nested": "sqlalchemy.Transaction",
            "orm.declarative_base": "sqlalchemy.orm.DeclarativeBase",
            "orm.create_session": "sqlalchemy.orm.Session",
            "orm.sessionmaker.__call__": "sqlalchemy.orm.Session",
            "orm.sessionmaker.begin.__enter__": "sqlalchemy.orm.Session",
            "orm.scoped_session.__call__": "sqlalchemy.orm.Session",
            "orm.Session.connection": "sqlalchemy.Connection",
            "orm.Session.get_bind": "sqlalchemy.Engine",
            "orm.Session.query": "sqlalchemy.orm.Query",
            "orm.scoped_session.connection": "sqlalchemy.Connection",
            "orm.scoped_session.query": "sqlalchemy.orm.Query",
            "orm.Query.filter": "sqlalchemy.orm.Query",
            "orm.Query.filter_by": "sqlalchemy.orm.Query",
            "orm.Query.where": "sqlalchemy.orm.Query",
            "orm.Query.order_by": "sqlalchemy.orm.Query",
            "orm.Query.group_by": "sqlalchemy.orm.Query",
            "orm.Query.having": "sqlalchemy.orm.Query",
            "orm.Query.join": "sqlalchemy.orm.Query",
            "orm.Query.outerjoin": "sqlalchemy.orm.Query",
            "orm.Query.select_from": "sqlalchemy.orm.Query",
            "orm.Query.options": "sqlalchemy.orm.Query",
            "orm.Query.execution_options": "sqlalchemy.orm.Query",
            "orm.Query.distinct": "sqlalchemy.orm.Query",
            "orm.Query.limit": "sqlalchemy.orm.Query",
            "orm.Query.offset": "sqlalchemy.orm.Query",
            "orm.Query.params": "sqlalchemy.orm.Query",
            "orm.Query.union": "sqlalchemy.orm.Query",
            "orm.Query.union_all": "sqlalchemy.orm.Query",
            "orm.Query.with_entities": "sqlalchemy.orm.Query",
            "orm.Query.with_for_update": "sqlalchemy.orm.Query",
            "orm.Query.populate_existing": "sqlalchemy.orm.Query",
            "orm.Query.yield_per": "sqlalchemy.orm.Query",
        },
        attributes={
            "Connection.engine": "sqlalchemy.Engine",
            "orm.DeclarativeBase.metadata": "sqlalchemy.MetaData",
        },
        aliases={
            "engine.create_engine": "sqlalchemy.create_engine",
            "engine.create.create_engine": "sqlalchemy.create_engine",
            "engine.Engine": "sqlalchemy.Engine",
            "engine.base.Engine": "sqlalchemy.Engine",
            "engine.Connection": "sqlalchemy.Connection",
            "engine.base.Connection": "sqlalchemy.Connection",
            "engine.Transaction": "sqlalchemy.Transaction",
            "engine.base.Transaction": "sqlalchemy.Transaction",
            "engine.Inspector": "sqlalchemy.Inspector",
            "engine.reflection.Inspector": "sqlalchemy.Inspector",
            "inspection.inspect": "sqlalchemy.inspect",
            "schema.MetaData": "sqlalchemy.MetaData",
            "sql.schema.MetaData": "sqlalchemy.MetaData",
            "schema.Table": "sqlalchemy.Table",
            "sql.schema.Table": "sqlalchemy.Table",
            "orm.session.Session": "sqlalchemy.orm.Session",
            "orm.session.sessionmaker": "sqlalchemy.orm.sessionmaker",
            "orm.scoping.scoped_session": "sqlalchemy.orm.scoped_session",
            "orm.query.Query": "sqlalchemy.orm.Query",
            "orm.decl_api.DeclarativeBase": "sqlalchemy.orm.DeclarativeBase",
            "orm.decl_api.declarative_base": "sqlalchemy.orm.declarative_base",
            "ext.declarative.declarative_base": "sqlalchemy.orm.declarative_base",
        },
        # `sessionmaker(engine, class_=AsyncSession)` makes asynchronous sessions.
        varies={"orm.sessionmaker": "class_"},
    ),
    Library(
        "sqlmodel",
        source="https://sqlmodel.tiangolo.com/tutorial/select/",
        read="sqlmodel 0.0.50",
        blocking=(Blocking("ASY154", "Session.exec", SQLMODEL),),
        classes="Session",
        attributes={"SQLModel.metadata": "sqlalchemy.MetaData"},
        bases={"Session": "sqlalchemy.orm.Session"},
        aliases={
            "orm.session.Session": "sqlmodel.Session",
            "main.SQLModel": "sqlmodel.SQLModel",
            "create_engine": "sqlalchemy.create_engine",
        },
    ),
    Library(
        "flask_sqlalchemy",
        source="https://flask-sqlalchemy.readthedocs.io/en/stable/api/",
        read="Flask-SQLAlchemy 3.1.1",
        blocking=(
            Blocking(
                "ASY154",
                """
                SQLAlchemy.create_all SQLAlchemy.drop_all SQLAlchemy.reflect SQLAlchemy.get_or_404
                SQLAlchemy.first_or_404 SQLAlchemy.one_or_404 SQLAlchemy.paginate query.Query.get_or_404
                query.Query.first_or_404 query.Query.one_or_404 query.Query.paginate
                """,
            ),
        ),
        classes="SQLAlchemy",
        attributes={
            "SQLAlchemy.session": "sqlalchemy.orm.scoped_session",
            "SQLAlchemy.engine": "sqlalchemy.Engine",
            "SQLAlchemy.metadata": "sqlalchemy.MetaData",
        },
        bases={"query.Query": "sqlalchemy.orm.Query", "session.Session": "sqlalchemy.orm.Session"},
        aliases={"extension.SQLAlchemy": "flask_sqlalchemy.SQLAlchemy"},
    ),
    Library(
        "mautrix.util.db",
        source="https://docs.mau.fi/python/latest/api/mautrix.util.html",
        read="mautrix 0.21.1",
        # `_select_all()` is a generator.
        blocking=(Blocking("ASY154", "Base._select_one_or_none Base.edit Base.delete Base.insert Base.upsert"),),
        aliases={"base.Base": "mautrix.util.db.Base"},
    ),
    Library(
        "alembic",
        source="https://alembic.sqlalchemy.org/en/latest/api/commands.html",
        read="alembic 1.20.1",
        blocking=(
            Blocking(
                "ASY154",
                """
                command.upgrade command.downgrade command.stamp command.revision command.check command.current
                command.merge command.ensure_version
                """,
            ),
        ),
    ),
    Library(
        "peewee",
        source="https://docs.peewee-orm.com/en/latest/peewee/api.html",
        read="peewee 4.5.3",
        blocking=(
            Blocking(
                "ASY154",
                """
                Database.connect Database.execute Database.execute_sql Database.commit Database.rollback
                Database.begin Database.create_tables Database.drop_tables Database.get_tables Database.get_columns
                Database.get_indexes Database.table_exists Database.session_commit Database.session_rollback
                Database.atomic.__enter__ Database.transaction.__enter__ Database.connection_context.__enter__
                """,
            ),
            # Reached through the models of the project, which inherit from `peewee.Model`.
            Blocking(
                "ASY154",
                """
                Model.get Model.get_or_none Model.get_by_id Model.get_or_create Model.create Model.bulk_create
                Model.bulk_update Model.set_by_id Model.delete_by_id Model.save Model.delete_instance
                Model.create_table Model.drop_table Model.table_exists Model.truncate_table
                """,
            ),
            Blocking(
                "ASY154",
                """
                ModelSelect.get ModelSelect.get_or_none ModelSelect.first ModelSelect.peek ModelSelect.count
                ModelSelect.exists ModelSelect.scalar ModelSelect.scalars ModelSelect.execute ModelSelect.prefetch
                ModelSelect.iterator ModelSelect.__iter__ ModelInsert.execute ModelUpdate.execute
                ModelDelete.execute ModelRaw.execute ModelRaw.get ModelRaw.__iter__ prefetch
                """,
            ),
        ),
        classes="""
        SqliteDatabase PostgresqlDatabase MySQLDatabase Database.atomic Database.transaction
        Database.connection_context
        """,
        returns={
            "Model.select": "peewee.ModelSelect",
            "Model.filter": "peewee.ModelSelect",
            "Model.raw": "peewee.ModelRaw",
            "Model.insert": "peewee.ModelInsert",
            "Model.insert_many": "peewee.ModelInsert",
            "Model.insert_from": "peewee.ModelInsert",
            "Model.replace": "peewee.ModelInsert",
            "Model.replace_many": "peewee.ModelInsert",
            "Model.update": "peewee.ModelUpdate",
            "Model.delete": "peewee.ModelDelete",
            "ModelSelect.where": "peewee.ModelSelect",
            "ModelSelect.orwhere": "peewee.ModelSelect",
            "ModelSelect.order_by": "peewee.ModelSelect",
            "ModelSelect.group_by": "peewee.ModelSelect",
            "ModelSelect.having": "peewee.ModelSelect",
            "ModelSelect.join": "peewee.ModelSelect",
            "ModelSelect.join_from": "peewee.ModelSelect",
            "ModelSelect.switch": "peewee.ModelSelect",
            "ModelSelect.limit": "peewee.ModelSelect",
            "ModelSelect.offset": "peewee.ModelSelect",
            "ModelSelect.paginate": "peewee.ModelSelect",
            "ModelSelect.distinct": "peewee.ModelSelect",
            "ModelSelect.filter": "peewee.ModelSelect",
            "ModelSelect.dicts": "peewee.ModelSelect",
            "ModelSelect.tuples": "peewee.ModelSelect",
            "ModelSelect.namedtuples": "peewee.ModelSelect",
            "ModelSelect.objects": "peewee.ModelSelect",
            "ModelInsert.on_conflict": "peewee.ModelInsert",
            "ModelInsert.on_conflict_ignore": "peewee.ModelInsert",
            "ModelInsert.returning": "peewee.ModelInsert",
            "ModelUpdate.where": "peewee.ModelUpdate",
            "ModelUpdate.returning": "peewee.ModelUpdate",
            "ModelDelete.where": "peewee.ModelDelete",
            "ModelDelete.returning": "peewee.ModelDelete",
        },
        bases={
            "SqliteDatabase": "peewee.Database",
            "PostgresqlDatabase": "peewee.Database",
            "MySQLDatabase": "peewee.Database",
        },
    ),
    Library(
        "records",
        source="https://github.com/kennethreitz/records",
        read="records 0.6.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                Database.query Database.query_file Database.bulk_query Database.bulk_query_file
                Database.get_connection Database.get_table_names Connection.query Connection.query_file
                Connection.bulk_query Connection.bulk_query_file RecordCollection.all RecordCollection.first
                RecordCollection.one RecordCollection.scalar RecordCollection.__iter__
                """,
            ),
        ),
        classes="Database",
        returns={
            "Database.get_connection": "records.Connection",
            "Database.query": "records.RecordCollection",
            "Connection.query": "records.RecordCollection",
        },
    ),
    Library(
        "dataset",
        source="https://dataset.readthedocs.io/en/latest/api.html",
        read="dataset 2.0.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                Database.query Database.begin Database.commit Database.rollback Database.create_table
                Database.load_table Database.has_table Table.find Table.find_one Table.all Table.count
                Table.distinct Table.insert Table.insert_ignore Table.insert_many Table.update Table.update_many
                Table.upsert Table.upsert_many Table.delete Table.drop Table.create_column Table.create_index
                Table.has_index Table.__iter__
                """,
            ),
        ),
        classes="Database",
        returns={
            "connect": "dataset.Database",
            "Database.__getitem__": "dataset.Table",
            "Database.get_table": "dataset.Table",
            "Database.create_table": "dataset.Table",
            "Database.load_table": "dataset.Table",
        },
        aliases={"database.Database": "dataset.Database", "table.Table": "dataset.Table"},
    ),
)
