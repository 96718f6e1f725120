"""Synchronous clients of document databases (ASY154)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

MONGO = Twin(libraries=(("motor", "use `motor`"), ("pymongo", "use `pymongo.AsyncMongoClient`")))
GRIDFS = Twin(libraries=(("gridfs", "use `gridfs.AsyncGridFS`"),))

LIBRARIES = (
    Library(
        "pymongo",
        source="https://pymongo.readthedocs.io/en/stable/api/pymongo/index.html",
        read="pymongo 4.20.0",
        blocking=(
            # `MongoClient()` connects in the background; `find()` and `watch()`'s cursor ask when they are read.
            Blocking(
                "ASY154",
                """
                MongoClient.server_info MongoClient.list_databases MongoClient.list_database_names
                MongoClient.drop_database MongoClient.watch MongoClient.bulk_write
                database.Database.command database.Database.cursor_command database.Database.aggregate
                database.Database.create_collection database.Database.drop_collection
                database.Database.list_collections database.Database.list_collection_names
                database.Database.validate_collection database.Database.dereference database.Database.watch
                """,
                MONGO,
            ),
            Blocking(
                "ASY154",
                """
                collection.Collection.find_one collection.Collection.find_one_and_delete
                collection.Collection.find_one_and_replace collection.Collection.find_one_and_update
                collection.Collection.insert_one collection.Collection.insert_many
                collection.Collection.update_one collection.Collection.update_many
                collection.Collection.replace_one collection.Collection.delete_one
                collection.Collection.delete_many collection.Collection.bulk_write
                collection.Collection.count_documents collection.Collection.estimated_document_count
                collection.Collection.distinct collection.Collection.aggregate
                collection.Collection.aggregate_raw_batches collection.Collection.create_index
                collection.Collection.create_indexes collection.Collection.drop_index
                collection.Collection.drop_indexes collection.Collection.list_indexes
                collection.Collection.index_information collection.Collection.create_search_index
                collection.Collection.create_search_indexes collection.Collection.drop_search_index
                collection.Collection.list_search_indexes collection.Collection.update_search_index
                collection.Collection.options collection.Collection.drop collection.Collection.rename
                collection.Collection.watch
                """,
                MONGO,
            ),
            Blocking(
                "ASY154",
                """
                cursor.Cursor.next cursor.Cursor.to_list cursor.Cursor.distinct cursor.Cursor.explain
                cursor.Cursor.__iter__ cursor.Cursor.__next__ command_cursor.CommandCursor.next
                command_cursor.CommandCursor.try_next command_cursor.CommandCursor.to_list
                command_cursor.CommandCursor.__iter__ command_cursor.CommandCursor.__next__
                change_stream.ChangeStream.next change_stream.ChangeStream.try_next
                change_stream.ChangeStream.__iter__ change_stream.ChangeStream.__next__
                client_session.ClientSession.commit_transaction client_session.ClientSession.abort_transaction
                client_session.ClientSession.with_transaction
                """,
                MONGO,
            ),
        ),
        classes="MongoClient database.Database collection.Collection",
        returns={
            # `client.shop.orders`: any attribute that is not a method of its own.
            "MongoClient.__getattr__": "pymongo.database.Database",
            "MongoClient.__getitem__": "pymongo.database.Database",
            "MongoClient.get_database": "pymongo.database.Database",
            "MongoClient.get_default_database": "pymongo.database.Database",
            "MongoClient.start_session": "pymongo.client_session.ClientSession",
            "MongoClient.watch": "pymongo.change_stream.ChangeStream",
            "database.Database.__getattr__": "pymongo.collection.Collection",
            "database.Database.__getitem__": "pymongo.collection.Collection",
            "database.Database.get_collection": "pymongo.collection.Collection",
            "database.Database.create_collection": "pymongo.collection.Collection",
            "database.Database.with_options": "pymongo.database.Database",
            "database.Database.aggregate": "pymongo.command_cursor.CommandCursor",
            "database.Database.watch": "pymongo.change_stream.ChangeStream",
            "collection.Collection.__getattr__": "pymongo.collection.Collection",
            "collection.Collection.__getitem__": "pymongo.collection.Collection",
            "collection.Collection.with_options": "pymongo.collection.Collection",
            "collection.Collection.find": "pymongo.cursor.Cursor",
            "collection.Collection.find_raw_batches": "pymongo.cursor.Cursor",
            "collection.Collection.aggregate": "pymongo.command_cursor.CommandCursor",
            "collection.Collection.list_indexes": "pymongo.command_cursor.CommandCursor",
            "collection.Collection.watch": "pymongo.change_stream.ChangeStream",
            "cursor.Cursor.sort": "pymongo.cursor.Cursor",
            "cursor.Cursor.limit": "pymongo.cursor.Cursor",
            "cursor.Cursor.skip": "pymongo.cursor.Cursor",
            "cursor.Cursor.batch_size": "pymongo.cursor.Cursor",
            "cursor.Cursor.hint": "pymongo.cursor.Cursor",
            "cursor.Cursor.max_time_ms": "pymongo.cursor.Cursor",
            "cursor.Cursor.collation": "pymongo.cursor.Cursor",
            "cursor.Cursor.allow_disk_use": "pymongo.cursor.Cursor",
        },
        attributes={
            "database.Database.client": "pymongo.MongoClient",
            "collection.Collection.database": "pymongo.database.Database",
            "client_session.ClientSession.client": "pymongo.MongoClient",
        },
        aliases={
            "mongo_client.MongoClient": "pymongo.MongoClient",
            "synchronous.mongo_client.MongoClient": "pymongo.MongoClient",
            "synchronous.database.Database": "pymongo.database.Database",
            "synchronous.collection.Collection": "pymongo.collection.Collection",
            "synchronous.cursor.Cursor": "pymongo.cursor.Cursor",
            "synchronous.command_cursor.CommandCursor": "pymongo.command_cursor.CommandCursor",
            "synchronous.change_stream.ChangeStream": "pymongo.change_stream.ChangeStream",
            "synchronous.client_session.ClientSession": "pymongo.client_session.ClientSession",
        },
    ),
    Library(
        "gridfs",
        source="https://pymongo.readthedocs.io/en/stable/api/gridfs/index.html",
        read="pymongo 4.20.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                GridFS.put GridFS.get GridFS.get_version GridFS.get_last_version GridFS.find_one GridFS.delete
                GridFS.exists GridFS.list GridFSBucket.upload_from_stream GridFSBucket.upload_from_stream_with_id
                GridFSBucket.download_to_stream GridFSBucket.download_to_stream_by_name
                GridFSBucket.open_download_stream GridFSBucket.open_download_stream_by_name GridFSBucket.delete
                GridFSBucket.rename GridOut.read GridOut.readline GridOut.readchunk GridOut.__iter__ GridIn.write
                GridIn.writelines GridIn.close GridOutCursor.__iter__ GridOutCursor.__next__
                """,
                GRIDFS,
            ),
        ),
        classes="GridFS GridFSBucket",
        returns={
            "GridFS.get": "gridfs.GridOut",
            "GridFS.get_version": "gridfs.GridOut",
            "GridFS.get_last_version": "gridfs.GridOut",
            "GridFS.find_one": "gridfs.GridOut",
            "GridFS.find": "gridfs.GridOutCursor",
            "GridFS.new_file": "gridfs.GridIn",
            "GridFSBucket.find": "gridfs.GridOutCursor",
            "GridFSBucket.open_upload_stream": "gridfs.GridIn",
            "GridFSBucket.open_download_stream": "gridfs.GridOut",
            "GridFSBucket.open_download_stream_by_name": "gridfs.GridOut",
        },
    ),
    Library(
        "arango",
        source="https://docs.python-arango.com/en/main/specs.html",
        read="python-arango 8.3.7",
        blocking=(
            Blocking("ASY154", "client.ArangoClient.db", needs=("verify", 3), unless={"verify": False, 3: False}),
            Blocking(
                "ASY154",
                """
                database.StandardDatabase.create_database database.StandardDatabase.delete_database
                database.StandardDatabase.has_database database.StandardDatabase.databases
                database.StandardDatabase.create_collection database.StandardDatabase.delete_collection
                database.StandardDatabase.has_collection database.StandardDatabase.collections
                database.StandardDatabase.create_graph database.StandardDatabase.has_graph
                database.StandardDatabase.properties database.StandardDatabase.version
                database.StandardDatabase.insert_document database.StandardDatabase.update_document
                database.StandardDatabase.delete_document database.StandardDatabase.document
                database.StandardDatabase.has_document database.StandardDatabase.execute_transaction
                database.StandardDatabase.begin_transaction collection.StandardCollection.insert
                collection.StandardCollection.insert_many collection.StandardCollection.update
                collection.StandardCollection.update_many collection.StandardCollection.update_match
                collection.StandardCollection.replace collection.StandardCollection.delete
                collection.StandardCollection.delete_many collection.StandardCollection.delete_match
                collection.StandardCollection.get collection.StandardCollection.get_many
                collection.StandardCollection.has collection.StandardCollection.find
                collection.StandardCollection.all collection.StandardCollection.ids
                collection.StandardCollection.keys collection.StandardCollection.count
                collection.StandardCollection.random collection.StandardCollection.truncate
                collection.StandardCollection.import_bulk collection.StandardCollection.indexes
                collection.StandardCollection.add_index collection.StandardCollection.__getitem__
                collection.StandardCollection.__iter__ aql.AQL.execute aql.AQL.explain aql.AQL.validate
                cursor.Cursor.next cursor.Cursor.fetch cursor.Cursor.__iter__ cursor.Cursor.__next__
                """,
            ),
        ),
        classes="client.ArangoClient",
        returns={
            "client.ArangoClient.db": "arango.database.StandardDatabase",
            "database.StandardDatabase.collection": "arango.collection.StandardCollection",
            "database.StandardDatabase.create_collection": "arango.collection.StandardCollection",
            "database.StandardDatabase.__getitem__": "arango.collection.StandardCollection",
            "aql.AQL.execute": "arango.cursor.Cursor",
            "collection.StandardCollection.find": "arango.cursor.Cursor",
            "collection.StandardCollection.all": "arango.cursor.Cursor",
        },
        attributes={"database.StandardDatabase.aql": "arango.aql.AQL"},
        aliases={"ArangoClient": "arango.client.ArangoClient"},
    ),
    Library(
        "tinydb",
        source="https://tinydb.readthedocs.io/en/latest/api.html",
        read="tinydb 4.9.0",
        blocking=(
            # Every call reads, and every change writes, the whole JSON file.
            Blocking(
                "ASY154",
                """
                table.Table.insert table.Table.insert_multiple table.Table.all table.Table.search table.Table.get
                table.Table.contains table.Table.count table.Table.update table.Table.update_multiple
                table.Table.upsert table.Table.remove table.Table.truncate table.Table.__iter__ TinyDB.tables
                TinyDB.drop_table TinyDB.drop_tables
                """,
            ),
        ),
        classes="TinyDB",
        returns={"TinyDB.table": "tinydb.table.Table"},
        # `TinyDB` passes what it lacks on to its default table.
        bases={"TinyDB": "tinydb.table.Table"},
        aliases={"database.TinyDB": "tinydb.TinyDB"},
    ),
)
