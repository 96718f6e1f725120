"""Synchronous clients of search engines, vector stores and Supabase (ASY154)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin, methods

ELASTIC = Twin(libraries=(("elasticsearch", "use `elasticsearch.AsyncElasticsearch`"),))
OPENSEARCH = Twin(libraries=(("opensearchpy", "use `opensearchpy.AsyncOpenSearch`"),))
QDRANT = Twin(libraries=(("qdrant_client", "use `qdrant_client.AsyncQdrantClient`"),))
MILVUS = Twin(libraries=(("pymilvus", "use `pymilvus.AsyncMilvusClient`"),))
WEAVIATE = Twin(libraries=(("weaviate", "use `weaviate.WeaviateAsyncClient`"),))
CHROMA = Twin(libraries=(("chromadb", "await `chromadb.AsyncHttpClient()`"),))
LANCEDB = Twin(libraries=(("lancedb", "await `lancedb.connect_async()`"),))
PINECONE = Twin(libraries=(("pinecone", "use `pinecone.AsyncPinecone`"),))
SUPABASE = Twin(libraries=(("supabase", "await `supabase.acreate_client()`"),))

_LANCE_RESULTS = "analyze_plan explain_plan to_arrow to_list to_pandas to_polars to_pydantic"
_LANCE_STEPS = """
    bypass_vector_index distance_range distance_type ef fast_search limit metric minimum_nprobes maximum_nprobes nprobes
    offset order_by refine_factor rerank select text vector where with_row_id
    """


LIBRARIES = (
    Library(
        "elasticsearch",
        source="https://elasticsearch-py.readthedocs.io/en/stable/api/elasticsearch.html",
        read="elasticsearch 9.5.1",
        blocking=(
            # `scan`, `streaming_bulk` and `parallel_bulk` are generators, read where they are called.
            Blocking(
                "ASY154",
                """
                Elasticsearch.* helpers.bulk helpers.reindex helpers.scan helpers.streaming_bulk
                helpers.parallel_bulk
                """,
                ELASTIC,
            ),
            Blocking(
                "ASY154",
                """
                client.AsyncSearchClient.* client.CatClient.* client.ClusterClient.* client.EnrichClient.*
                client.EqlClient.* client.EsqlClient.* client.IlmClient.* client.IndicesClient.*
                client.InferenceClient.* client.IngestClient.* client.MlClient.* client.NodesClient.*
                client.SecurityClient.* client.SlmClient.* client.SnapshotClient.* client.SqlClient.*
                client.TasksClient.* client.TransformClient.* client.WatcherClient.*
                """,
                ELASTIC,
            ),
        ),
        classes="Elasticsearch",
        returns={"Elasticsearch.options": "elasticsearch.Elasticsearch"},
        attributes={
            "Elasticsearch.async_search": "elasticsearch.client.AsyncSearchClient",
            "Elasticsearch.cat": "elasticsearch.client.CatClient",
            "Elasticsearch.cluster": "elasticsearch.client.ClusterClient",
            "Elasticsearch.enrich": "elasticsearch.client.EnrichClient",
            "Elasticsearch.eql": "elasticsearch.client.EqlClient",
            "Elasticsearch.esql": "elasticsearch.client.EsqlClient",
            "Elasticsearch.ilm": "elasticsearch.client.IlmClient",
            "Elasticsearch.indices": "elasticsearch.client.IndicesClient",
            "Elasticsearch.inference": "elasticsearch.client.InferenceClient",
            "Elasticsearch.ingest": "elasticsearch.client.IngestClient",
            "Elasticsearch.ml": "elasticsearch.client.MlClient",
            "Elasticsearch.nodes": "elasticsearch.client.NodesClient",
            "Elasticsearch.security": "elasticsearch.client.SecurityClient",
            "Elasticsearch.slm": "elasticsearch.client.SlmClient",
            "Elasticsearch.snapshot": "elasticsearch.client.SnapshotClient",
            "Elasticsearch.sql": "elasticsearch.client.SqlClient",
            "Elasticsearch.tasks": "elasticsearch.client.TasksClient",
            "Elasticsearch.transform": "elasticsearch.client.TransformClient",
            "Elasticsearch.watcher": "elasticsearch.client.WatcherClient",
        },
        aliases={
            "client.Elasticsearch": "elasticsearch.Elasticsearch",
            "helpers.actions.bulk": "elasticsearch.helpers.bulk",
            "helpers.actions.scan": "elasticsearch.helpers.scan",
        },
        harmless="""
        Elasticsearch.__enter__ Elasticsearch.__exit__ Elasticsearch.close Elasticsearch.options
        """,
    ),
    Library(
        "opensearchpy",
        source="https://opensearch-project.github.io/opensearch-py/api-ref.html",
        read="opensearch-py 3.2.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                OpenSearch.* client.indices.IndicesClient.* client.cluster.ClusterClient.* client.cat.CatClient.*
                client.ingest.IngestClient.* client.nodes.NodesClient.* client.snapshot.SnapshotClient.*
                client.tasks.TasksClient.* client.security.SecurityClient.* helpers.bulk helpers.reindex
                helpers.scan helpers.streaming_bulk helpers.parallel_bulk
                """,
                OPENSEARCH,
            ),
        ),
        classes="OpenSearch",
        attributes={
            "OpenSearch.indices": "opensearchpy.client.indices.IndicesClient",
            "OpenSearch.cluster": "opensearchpy.client.cluster.ClusterClient",
            "OpenSearch.cat": "opensearchpy.client.cat.CatClient",
            "OpenSearch.ingest": "opensearchpy.client.ingest.IngestClient",
            "OpenSearch.nodes": "opensearchpy.client.nodes.NodesClient",
            "OpenSearch.snapshot": "opensearchpy.client.snapshot.SnapshotClient",
            "OpenSearch.tasks": "opensearchpy.client.tasks.TasksClient",
            "OpenSearch.security": "opensearchpy.client.security.SecurityClient",
        },
        aliases={"client.OpenSearch": "opensearchpy.OpenSearch"},
        harmless="OpenSearch.__enter__ OpenSearch.__exit__ OpenSearch.close",
    ),
    Library(
        "qdrant_client",
        source="https://python-client.qdrant.tech/qdrant_client.qdrant_client",
        read="qdrant-client 1.20.0",
        # `QdrantClient()` checks the server's version in a thread of its own.
        blocking=(Blocking("ASY154", "QdrantClient.*", QDRANT),),
        classes="QdrantClient",
        aliases={"qdrant_client.QdrantClient": "qdrant_client.QdrantClient"},
        harmless="""
        QdrantClient.close QdrantClient.get_embedding_size QdrantClient.list_image_models
        QdrantClient.list_late_interaction_multimodal_models QdrantClient.list_late_interaction_text_models
        QdrantClient.list_sparse_models QdrantClient.list_text_models
        """,
    ),
    Library(
        "pymilvus",
        source="https://milvus.io/api-reference/pymilvus/v2.6.x/About.md",
        read="pymilvus 3.0.2",
        blocking=(
            # Making a client connects.
            Blocking("ASY154", "MilvusClient MilvusClient.*", MILVUS),
            Blocking(
                "ASY154",
                """
                Collection Collection.search Collection.hybrid_search Collection.query Collection.insert
                Collection.upsert Collection.delete Collection.flush Collection.load Collection.release
                Collection.drop Collection.describe Collection.create_index Collection.drop_index
                Collection.has_index Collection.index Collection.compact Collection.create_partition
                Collection.drop_partition Collection.has_partition Collection.partition
                Collection.get_compaction_state Collection.wait_for_compaction_completed connections.connect
                utility.has_collection utility.list_collections utility.drop_collection utility.rename_collection
                utility.flush_all utility.load_state utility.loading_progress utility.index_building_progress
                utility.wait_for_loading_complete utility.wait_for_index_building_complete
                utility.get_server_version utility.do_bulk_insert utility.get_bulk_insert_state
                """,
            ),
        ),
        classes="MilvusClient Collection",
        aliases={
            "milvus_client.MilvusClient": "pymilvus.MilvusClient",
            "milvus_client.milvus_client.MilvusClient": "pymilvus.MilvusClient",
            "orm.collection.Collection": "pymilvus.Collection",
        },
        harmless="""
        MilvusClient.close MilvusClient.create_field_schema MilvusClient.create_schema
        MilvusClient.create_struct_field_schema MilvusClient.prepare_index_params MilvusClient.session
        MilvusClient.use_database MilvusClient.using_database
        """,
    ),
    Library(
        "weaviate",
        source="https://weaviate-python-client.readthedocs.io/en/stable/",
        read="weaviate-client 4.23.1",
        blocking=(
            Blocking(
                "ASY154",
                """
                connect_to_local connect_to_custom connect_to_embedded connect_to_weaviate_cloud connect_to_wcs
                WeaviateClient.connect WeaviateClient.is_ready WeaviateClient.is_live WeaviateClient.get_meta
                WeaviateClient.graphql_raw_query WeaviateClient.__enter__
                collections.collections.sync._Collections.create
                collections.collections.sync._Collections.create_from_dict
                collections.collections.sync._Collections.delete
                collections.collections.sync._Collections.delete_all
                collections.collections.sync._Collections.exists
                collections.collections.sync._Collections.list_all
                collections.collections.sync._Collections.export_config
                collections.Collection.exists collections.Collection.shards
                collections.data._DataCollection.* collections.query._QueryCollection.*
                collections.aggregate._AggregateCollection.* collections.generate._GenerateCollection.*
                collections.config._ConfigCollection.* collections.tenants._Tenants.*
                """,
                WEAVIATE,
            ),
        ),
        classes="WeaviateClient",
        returns={
            "connect_to_local": "weaviate.WeaviateClient",
            "connect_to_custom": "weaviate.WeaviateClient",
            "connect_to_embedded": "weaviate.WeaviateClient",
            "connect_to_weaviate_cloud": "weaviate.WeaviateClient",
            "connect_to_wcs": "weaviate.WeaviateClient",
            "collections.collections.sync._Collections.get": "weaviate.collections.Collection",
            "collections.collections.sync._Collections.use": "weaviate.collections.Collection",
            "collections.collections.sync._Collections.create": "weaviate.collections.Collection",
            "collections.Collection.with_tenant": "weaviate.collections.Collection",
            "collections.Collection.with_consistency_level": "weaviate.collections.Collection",
        },
        attributes={
            "WeaviateClient.collections": "weaviate.collections.collections.sync._Collections",
            "collections.Collection.data": "weaviate.collections.data._DataCollection",
            "collections.Collection.query": "weaviate.collections.query._QueryCollection",
            "collections.Collection.aggregate": "weaviate.collections.aggregate._AggregateCollection",
            "collections.Collection.generate": "weaviate.collections.generate._GenerateCollection",
            "collections.Collection.config": "weaviate.collections.config._ConfigCollection",
            "collections.Collection.tenants": "weaviate.collections.tenants._Tenants",
        },
        aliases={"client.WeaviateClient": "weaviate.WeaviateClient"},
        harmless="collections.data._DataCollection.with_data_model",
    ),
    Library(
        "chromadb",
        source="https://docs.trychroma.com/reference/python/client",
        read="chromadb 1.5.9",
        blocking=(
            # A client opens its database file, or asks the server for the tenant.
            Blocking("ASY154", "PersistentClient HttpClient CloudClient", CHROMA),
            Blocking(
                "ASY154",
                """
                api.BaseAPI.heartbeat api.BaseAPI.count_collections api.BaseAPI.delete_collection api.BaseAPI.reset
                api.BaseAPI.get_version api.ClientAPI.list_collections api.ClientAPI.create_collection
                api.ClientAPI.get_collection api.ClientAPI.get_collection_by_id
                api.ClientAPI.get_or_create_collection api.ClientAPI.set_tenant api.ClientAPI.set_database
                api.models.Collection.Collection.count api.models.Collection.Collection.add
                api.models.Collection.Collection.get api.models.Collection.Collection.peek
                api.models.Collection.Collection.query api.models.Collection.Collection.search
                api.models.Collection.Collection.modify api.models.Collection.Collection.update
                api.models.Collection.Collection.upsert api.models.Collection.Collection.delete
                api.models.Collection.Collection.fork
                """,
                CHROMA,
            ),
        ),
        returns={
            "Client": "chromadb.api.ClientAPI",
            "EphemeralClient": "chromadb.api.ClientAPI",
            "PersistentClient": "chromadb.api.ClientAPI",
            "HttpClient": "chromadb.api.ClientAPI",
            "CloudClient": "chromadb.api.ClientAPI",
            "api.ClientAPI.create_collection": "chromadb.api.models.Collection.Collection",
            "api.ClientAPI.get_collection": "chromadb.api.models.Collection.Collection",
            "api.ClientAPI.get_or_create_collection": "chromadb.api.models.Collection.Collection",
        },
        bases={"api.ClientAPI": "chromadb.api.BaseAPI"},
        aliases={
            "ClientAPI": "chromadb.api.ClientAPI",
            "Collection": "chromadb.api.models.Collection.Collection",
        },
    ),
    Library(
        "lancedb",
        source="https://lancedb.github.io/lancedb/python/python/",
        read="lancedb 0.40.0",
        blocking=(
            # A connection to a folder makes the folder and opens what is in it.
            Blocking("ASY154", "connect", LANCEDB),
            Blocking(
                "ASY154",
                """
                DBConnection.clone_table DBConnection.create_namespace DBConnection.create_table
                DBConnection.describe_namespace DBConnection.drop_all_tables DBConnection.drop_namespace
                DBConnection.drop_table DBConnection.list_namespaces DBConnection.list_tables
                DBConnection.open_table DBConnection.rename_table DBConnection.table_names
                Table.add Table.add_columns Table.alter_columns Table.checkout Table.checkout_latest
                Table.cleanup_old_versions Table.compact_files Table.count_rows Table.create_fts_index
                Table.create_index Table.create_scalar_index Table.delete Table.drop_columns Table.drop_index
                Table.head Table.index_stats Table.list_indices Table.list_versions Table.optimize Table.restore
                Table.stats Table.to_arrow Table.to_pandas Table.update Table.wait_for_index
                merge.LanceMergeInsertBuilder.execute
                """,
                LANCEDB,
            ),
            Blocking("ASY154", methods("query.LanceQueryBuilder", _LANCE_RESULTS), LANCEDB),
        ),
        classes="LanceDBConnection",
        returns={
            "connect": "lancedb.DBConnection",
            "DBConnection.clone_table": "lancedb.Table",
            "DBConnection.create_table": "lancedb.Table",
            "DBConnection.open_table": "lancedb.Table",
            "Table.merge_insert": "lancedb.merge.LanceMergeInsertBuilder",
            "Table.search": "lancedb.query.LanceQueryBuilder",
            **{f"query.LanceQueryBuilder.{name}": "lancedb.query.LanceQueryBuilder" for name in _LANCE_STEPS.split()},
            **{
                f"merge.LanceMergeInsertBuilder.{name}": "lancedb.merge.LanceMergeInsertBuilder"
                for name in """
                when_matched_update_all when_not_matched_insert_all when_not_matched_by_source_delete
                """.split()
            },
        },
        bases={"LanceDBConnection": "lancedb.DBConnection"},
        aliases={
            "db.DBConnection": "lancedb.DBConnection",
            "db.LanceDBConnection": "lancedb.LanceDBConnection",
            "remote.db.RemoteDBConnection": "lancedb.DBConnection",
            "table.Table": "lancedb.Table",
            "table.LanceTable": "lancedb.Table",
            "remote.table.RemoteTable": "lancedb.Table",
        },
    ),
    Library(
        "pinecone",
        source="https://sdk.pinecone.io/python/",
        read="pinecone 10.2.0",
        blocking=(
            # An index given by name is looked up over the network; with `host=` nothing is asked.
            Blocking("ASY154", "Pinecone.Index Pinecone.index", PINECONE, needs=("name", 0)),
            Blocking(
                "ASY154",
                """
                Pinecone.create_index Pinecone.create_index_for_model Pinecone.delete_index Pinecone.describe_index
                Pinecone.configure_index Pinecone.list_indexes Pinecone.has_index Pinecone.create_collection
                Pinecone.list_collections Pinecone.delete_collection Pinecone.describe_collection
                Index.query Index.query_namespaces Index.search Index.search_records Index.upsert
                Index.upsert_records Index.upsert_from_dataframe Index.update Index.delete Index.fetch
                Index.fetch_by_metadata Index.list Index.list_paginated Index.describe_index_stats
                Index.delete_namespace Index.list_namespaces Index.describe_namespace Index.start_import
                """,
                PINECONE,
            ),
        ),
        classes="Pinecone Index",
        returns={"Pinecone.Index": "pinecone.Index", "Pinecone.index": "pinecone.Index"},
        aliases={"index.Index": "pinecone.Index"},
    ),
    Library(
        "supabase",
        source="https://supabase.com/docs/reference/python/introduction",
        read="supabase 2.34.1",
        # `client.table("x").select("*").eq(...).execute()`: the builders belong to `postgrest`.
        blocking=(),
        classes="Client",
        returns={
            "create_client": "supabase.Client",
            "Client.table": "postgrest.SyncRequestBuilder",
            "Client.from_": "postgrest.SyncRequestBuilder",
            "Client.rpc": "postgrest.SyncRPCFilterRequestBuilder",
            "Client.schema": "postgrest.SyncPostgrestClient",
        },
        attributes={"Client.postgrest": "postgrest.SyncPostgrestClient"},
        aliases={
            "_sync.client.Client": "supabase.Client",
            "client.Client": "supabase.Client",
            "client.create_client": "supabase.create_client",
        },
    ),
    Library(
        "postgrest",
        source="https://supabase.com/docs/reference/python/select",
        read="postgrest 2.34.1",
        blocking=(
            Blocking(
                "ASY154",
                """
                SyncQueryRequestBuilder.execute SyncSingleRequestBuilder.execute SyncMaybeSingleRequestBuilder.execute
                SyncFilterRequestBuilder.execute SyncSelectRequestBuilder.execute
                SyncRPCFilterRequestBuilder.execute
                """,
                SUPABASE,
            ),
        ),
        classes="SyncPostgrestClient",
        returns={
            "SyncPostgrestClient.table": "postgrest.SyncRequestBuilder",
            "SyncPostgrestClient.from_": "postgrest.SyncRequestBuilder",
            "SyncPostgrestClient.schema": "postgrest.SyncPostgrestClient",
            "SyncPostgrestClient.rpc": "postgrest.SyncRPCFilterRequestBuilder",
            "SyncRequestBuilder.select": "postgrest.SyncSelectRequestBuilder",
            "SyncRequestBuilder.insert": "postgrest.SyncSelectRequestBuilder",
            "SyncRequestBuilder.upsert": "postgrest.SyncSelectRequestBuilder",
            "SyncRequestBuilder.update": "postgrest.SyncFilterRequestBuilder",
            "SyncRequestBuilder.delete": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.eq": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.neq": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.in_": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.is_": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.lt": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.gt": "postgrest.SyncFilterRequestBuilder",
            "SyncFilterRequestBuilder.match": "postgrest.SyncFilterRequestBuilder",
            "SyncSelectRequestBuilder.eq": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.neq": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.in_": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.is_": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.lt": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.lte": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.gt": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.gte": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.like": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.ilike": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.or_": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.contains": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.order": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.limit": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.range": "postgrest.SyncSelectRequestBuilder",
            "SyncSelectRequestBuilder.single": "postgrest.SyncSingleRequestBuilder",
            "SyncSelectRequestBuilder.maybe_single": "postgrest.SyncMaybeSingleRequestBuilder",
        },
    ),
)
