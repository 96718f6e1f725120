"""Coroutines of asynchronous clients of caches, document stores and search engines.

Left out: motor, whose methods return futures that run by themselves.
"""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "redis.asyncio",
        source="https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html",
        read="redis 8.1.0",
        # `Pipeline` inherits the commands, but there they queue up and return the pipeline: it has no `bases` entry.
        # `scan_iter`, `pipeline`, `lock`, `pubsub`, `json` and the like are plain functions.
        coroutines="""
            Redis.aclose Redis.append Redis.auth Redis.bgrewriteaof Redis.bgsave Redis.bitcount Redis.bitfield_ro
            Redis.bitop Redis.bitpos Redis.blmove Redis.blmovem Redis.blmpop Redis.blpop Redis.brpop Redis.brpoplpush
            Redis.bzmpop Redis.bzpopmax Redis.bzpopmin Redis.client_getname Redis.client_getredir Redis.client_id
            Redis.client_info Redis.client_kill Redis.client_kill_filter Redis.client_list Redis.client_no_evict
            Redis.client_no_touch Redis.client_pause Redis.client_reply Redis.client_setinfo Redis.client_setname
            Redis.client_unblock Redis.client_unpause Redis.close Redis.config_get Redis.config_resetstat
            Redis.config_rewrite Redis.config_set Redis.copy Redis.dbsize Redis.decr Redis.decrby Redis.delete
            Redis.dump Redis.echo Redis.eval Redis.eval_ro Redis.evalsha Redis.evalsha_ro Redis.execute_command
            Redis.exists Redis.expire Redis.expireat Redis.expiretime Redis.fcall Redis.fcall_ro Redis.flushall
            Redis.flushdb Redis.function_delete Redis.function_dump Redis.function_flush Redis.function_kill
            Redis.function_list Redis.function_load Redis.function_restore Redis.function_stats Redis.geoadd
            Redis.geodist Redis.geohash Redis.geopos Redis.georadius Redis.georadiusbymember Redis.geosearch
            Redis.geosearchstore Redis.get Redis.getbit Redis.getdel Redis.getex Redis.getrange Redis.getset Redis.hdel
            Redis.hexists Redis.hexpire Redis.hexpireat Redis.hexpiretime Redis.hget Redis.hgetall Redis.hincrby
            Redis.hincrbyfloat Redis.hkeys Redis.hlen Redis.hmget Redis.hmset Redis.hpersist Redis.hpexpire
            Redis.hpexpireat Redis.hpexpiretime Redis.hpttl Redis.hrandfield Redis.hscan Redis.hset Redis.hsetnx
            Redis.hstrlen Redis.httl Redis.hvals Redis.incr Redis.incrby Redis.incrbyfloat Redis.info Redis.keys
            Redis.lastsave Redis.latency_history Redis.latency_latest Redis.latency_reset Redis.lcs Redis.lindex
            Redis.linsert Redis.llen Redis.lmove Redis.lmovem Redis.lmpop Redis.lolwut Redis.lpop Redis.lpos
            Redis.lpush Redis.lpushx Redis.lrange Redis.lrem Redis.lset Redis.ltrim Redis.mget Redis.migrate Redis.move
            Redis.mset Redis.msetnx Redis.object Redis.persist Redis.pexpire Redis.pexpireat Redis.pexpiretime
            Redis.pfadd Redis.pfcount Redis.pfmerge Redis.ping Redis.psetex Redis.pttl Redis.publish
            Redis.pubsub_channels Redis.pubsub_numpat Redis.pubsub_numsub Redis.pubsub_shardchannels
            Redis.pubsub_shardnumsub Redis.quit Redis.randomkey Redis.readonly Redis.readwrite Redis.rename
            Redis.renamenx Redis.reset Redis.restore Redis.role Redis.rpop Redis.rpoplpush Redis.rpush Redis.rpushx
            Redis.sadd Redis.save Redis.scan Redis.scard Redis.script_exists Redis.script_flush Redis.script_kill
            Redis.script_load Redis.sdiff Redis.sdiffcard Redis.sdiffstore Redis.select Redis.set Redis.setbit
            Redis.setex Redis.setnx Redis.setrange Redis.shutdown Redis.sinter Redis.sintercard Redis.sinterstore
            Redis.sismember Redis.slowlog_get Redis.slowlog_len Redis.slowlog_reset Redis.smembers Redis.smismember
            Redis.smove Redis.sort Redis.sort_ro Redis.spop Redis.spublish Redis.srandmember Redis.srem Redis.sscan
            Redis.strlen Redis.substr Redis.sunion Redis.sunioncard Redis.sunionstore Redis.swapdb Redis.time
            Redis.touch Redis.transaction Redis.ttl Redis.type Redis.unlink Redis.unwatch Redis.wait Redis.waitaof
            Redis.watch Redis.xack Redis.xadd Redis.xautoclaim Redis.xclaim Redis.xdel Redis.xgroup_create
            Redis.xgroup_createconsumer Redis.xgroup_delconsumer Redis.xgroup_destroy Redis.xgroup_setid
            Redis.xinfo_consumers Redis.xinfo_groups Redis.xinfo_stream Redis.xlen Redis.xpending Redis.xpending_range
            Redis.xrange Redis.xread Redis.xreadgroup Redis.xrevrange Redis.xtrim Redis.zadd Redis.zcard Redis.zcount
            Redis.zdiff Redis.zdiffstore Redis.zincrby Redis.zinter Redis.zintercard Redis.zinterstore Redis.zlexcount
            Redis.zmpop Redis.zmscore Redis.zpopmax Redis.zpopmin Redis.zrandmember Redis.zrange Redis.zrangebylex
            Redis.zrangebyscore Redis.zrangestore Redis.zrank Redis.zrem Redis.zremrangebylex Redis.zremrangebyrank
            Redis.zremrangebyscore Redis.zrevrange Redis.zrevrangebylex Redis.zrevrangebyscore Redis.zrevrank
            Redis.zscan Redis.zscore Redis.zunion Redis.zunionstore
            client.Pipeline.discard client.Pipeline.execute client.Pipeline.reset client.Pipeline.unwatch
            client.Pipeline.watch
            client.PubSub.aclose client.PubSub.close client.PubSub.get_message client.PubSub.psubscribe
            client.PubSub.run client.PubSub.ssubscribe client.PubSub.subscribe
            lock.Lock.acquire lock.Lock.extend lock.Lock.locked lock.Lock.owned lock.Lock.reacquire lock.Lock.release
            sentinel.Sentinel.aclose sentinel.Sentinel.discover_master sentinel.Sentinel.discover_slaves
            """,
        classes="Redis client.PubSub RedisCluster sentinel.Sentinel ConnectionPool BlockingConnectionPool",
        returns={
            "from_url": "redis.asyncio.Redis",
            "Redis.from_url": "redis.asyncio.Redis",
            "Redis.from_pool": "redis.asyncio.Redis",
            "Redis.__await__": "redis.asyncio.Redis",
            "Redis.client": "redis.asyncio.Redis",
            "Redis.pipeline": "redis.asyncio.client.Pipeline",
            "Redis.pubsub": "redis.asyncio.client.PubSub",
            "Redis.lock": "redis.asyncio.lock.Lock",
            "RedisCluster.from_url": "redis.asyncio.RedisCluster",
            "sentinel.Sentinel.master_for": "redis.asyncio.Redis",
            "sentinel.Sentinel.slave_for": "redis.asyncio.Redis",
        },
        aliases={
            "client.Redis": "redis.asyncio.Redis",
            "StrictRedis": "redis.asyncio.Redis",
            "client.StrictRedis": "redis.asyncio.Redis",
            "utils.from_url": "redis.asyncio.from_url",
            "Sentinel": "redis.asyncio.sentinel.Sentinel",
            "cluster.RedisCluster": "redis.asyncio.RedisCluster",
        },
    ),
    Library(
        "pymongo",
        source="https://pymongo.readthedocs.io/en/stable/api/pymongo/asynchronous/index.html",
        read="pymongo 4.20.0",
        coroutines="""
            AsyncMongoClient.aclose AsyncMongoClient.aconnect AsyncMongoClient.bulk_write AsyncMongoClient.close
            AsyncMongoClient.drop_database AsyncMongoClient.list_database_names AsyncMongoClient.list_databases
            AsyncMongoClient.server_info AsyncMongoClient.watch
            asynchronous.database.AsyncDatabase.aggregate asynchronous.database.AsyncDatabase.command
            asynchronous.database.AsyncDatabase.create_collection asynchronous.database.AsyncDatabase.dereference
            asynchronous.database.AsyncDatabase.drop_collection
            asynchronous.database.AsyncDatabase.list_collection_names
            asynchronous.database.AsyncDatabase.list_collections
            asynchronous.database.AsyncDatabase.validate_collection asynchronous.database.AsyncDatabase.watch
            asynchronous.collection.AsyncCollection.aggregate
            asynchronous.collection.AsyncCollection.aggregate_raw_batches
            asynchronous.collection.AsyncCollection.bulk_write asynchronous.collection.AsyncCollection.count_documents
            asynchronous.collection.AsyncCollection.create_index asynchronous.collection.AsyncCollection.create_indexes
            asynchronous.collection.AsyncCollection.create_search_index
            asynchronous.collection.AsyncCollection.create_search_indexes
            asynchronous.collection.AsyncCollection.delete_many asynchronous.collection.AsyncCollection.delete_one
            asynchronous.collection.AsyncCollection.distinct asynchronous.collection.AsyncCollection.drop
            asynchronous.collection.AsyncCollection.drop_index asynchronous.collection.AsyncCollection.drop_indexes
            asynchronous.collection.AsyncCollection.drop_search_index
            asynchronous.collection.AsyncCollection.estimated_document_count
            asynchronous.collection.AsyncCollection.find_one
            asynchronous.collection.AsyncCollection.find_one_and_delete
            asynchronous.collection.AsyncCollection.find_one_and_replace
            asynchronous.collection.AsyncCollection.find_one_and_update
            asynchronous.collection.AsyncCollection.index_information
            asynchronous.collection.AsyncCollection.insert_many asynchronous.collection.AsyncCollection.insert_one
            asynchronous.collection.AsyncCollection.list_indexes
            asynchronous.collection.AsyncCollection.list_search_indexes asynchronous.collection.AsyncCollection.options
            asynchronous.collection.AsyncCollection.rename asynchronous.collection.AsyncCollection.replace_one
            asynchronous.collection.AsyncCollection.update_many asynchronous.collection.AsyncCollection.update_one
            asynchronous.collection.AsyncCollection.update_search_index asynchronous.collection.AsyncCollection.watch
            asynchronous.cursor.AsyncCursor.close asynchronous.cursor.AsyncCursor.distinct
            asynchronous.cursor.AsyncCursor.explain asynchronous.cursor.AsyncCursor.next
            asynchronous.cursor.AsyncCursor.rewind asynchronous.cursor.AsyncCursor.to_list
            asynchronous.command_cursor.AsyncCommandCursor.close asynchronous.command_cursor.AsyncCommandCursor.next
            asynchronous.command_cursor.AsyncCommandCursor.to_list
            asynchronous.command_cursor.AsyncCommandCursor.try_next
            asynchronous.client_session.AsyncClientSession.abort_transaction
            asynchronous.client_session.AsyncClientSession.commit_transaction
            asynchronous.client_session.AsyncClientSession.end_session
            asynchronous.client_session.AsyncClientSession.with_transaction
            """,
        classes="AsyncMongoClient",
        returns={
            "AsyncMongoClient.__getitem__": "pymongo.asynchronous.database.AsyncDatabase",
            "AsyncMongoClient.__getattr__": "pymongo.asynchronous.database.AsyncDatabase",
            "AsyncMongoClient.get_database": "pymongo.asynchronous.database.AsyncDatabase",
            "AsyncMongoClient.get_default_database": "pymongo.asynchronous.database.AsyncDatabase",
            "AsyncMongoClient.start_session": "pymongo.asynchronous.client_session.AsyncClientSession",
            "asynchronous.database.AsyncDatabase.__getitem__": "pymongo.asynchronous.collection.AsyncCollection",
            "asynchronous.database.AsyncDatabase.__getattr__": "pymongo.asynchronous.collection.AsyncCollection",
            "asynchronous.database.AsyncDatabase.get_collection": "pymongo.asynchronous.collection.AsyncCollection",
            "asynchronous.database.AsyncDatabase.create_collection": "pymongo.asynchronous.collection.AsyncCollection",
            "asynchronous.database.AsyncDatabase.aggregate": "pymongo.asynchronous.command_cursor.AsyncCommandCursor",
            "asynchronous.collection.AsyncCollection.find": "pymongo.asynchronous.cursor.AsyncCursor",
            "asynchronous.collection.AsyncCollection.aggregate": (
                "pymongo.asynchronous.command_cursor.AsyncCommandCursor"
            ),
            "asynchronous.collection.AsyncCollection.with_options": "pymongo.asynchronous.collection.AsyncCollection",
            **{
                f"asynchronous.cursor.AsyncCursor.{name}": "pymongo.asynchronous.cursor.AsyncCursor"
                for name in "batch_size clone collation comment hint limit max_time_ms skip sort where".split()
            },
        },
        aliases={
            "asynchronous.mongo_client.AsyncMongoClient": "pymongo.AsyncMongoClient",
        },
    ),
    Library(
        "elasticsearch",
        source="https://elasticsearch-py.readthedocs.io/en/stable/async.html",
        read="elasticsearch 9.5.1",
        coroutines="""
            helpers.async_bulk helpers.async_reindex
            AsyncElasticsearch.bulk AsyncElasticsearch.cancel_reindex AsyncElasticsearch.clear_scroll
            AsyncElasticsearch.close AsyncElasticsearch.close_point_in_time AsyncElasticsearch.count
            AsyncElasticsearch.create AsyncElasticsearch.delete AsyncElasticsearch.delete_by_query
            AsyncElasticsearch.delete_by_query_rethrottle AsyncElasticsearch.delete_script AsyncElasticsearch.exists
            AsyncElasticsearch.exists_source AsyncElasticsearch.explain AsyncElasticsearch.field_caps
            AsyncElasticsearch.get AsyncElasticsearch.get_reindex AsyncElasticsearch.get_script
            AsyncElasticsearch.get_script_context AsyncElasticsearch.get_script_languages AsyncElasticsearch.get_source
            AsyncElasticsearch.health_report AsyncElasticsearch.index AsyncElasticsearch.info
            AsyncElasticsearch.list_reindex AsyncElasticsearch.mget AsyncElasticsearch.msearch
            AsyncElasticsearch.msearch_template AsyncElasticsearch.mtermvectors AsyncElasticsearch.open_point_in_time
            AsyncElasticsearch.perform_request AsyncElasticsearch.ping AsyncElasticsearch.put_script
            AsyncElasticsearch.rank_eval AsyncElasticsearch.reindex AsyncElasticsearch.reindex_rethrottle
            AsyncElasticsearch.render_search_template AsyncElasticsearch.scripts_painless_execute
            AsyncElasticsearch.scroll AsyncElasticsearch.search AsyncElasticsearch.search_mvt
            AsyncElasticsearch.search_shards AsyncElasticsearch.search_template AsyncElasticsearch.terms_enum
            AsyncElasticsearch.termvectors AsyncElasticsearch.update AsyncElasticsearch.update_by_query
            AsyncElasticsearch.update_by_query_rethrottle
            _async.client.indices.IndicesClient.add_block _async.client.indices.IndicesClient.analyze
            _async.client.indices.IndicesClient.cancel_migrate_reindex _async.client.indices.IndicesClient.clear_cache
            _async.client.indices.IndicesClient.clone _async.client.indices.IndicesClient.close
            _async.client.indices.IndicesClient.create _async.client.indices.IndicesClient.create_data_stream
            _async.client.indices.IndicesClient.create_from _async.client.indices.IndicesClient.data_streams_stats
            _async.client.indices.IndicesClient.delete _async.client.indices.IndicesClient.delete_alias
            _async.client.indices.IndicesClient.delete_data_lifecycle
            _async.client.indices.IndicesClient.delete_data_stream
            _async.client.indices.IndicesClient.delete_data_stream_options
            _async.client.indices.IndicesClient.delete_index_template
            _async.client.indices.IndicesClient.delete_template _async.client.indices.IndicesClient.disk_usage
            _async.client.indices.IndicesClient.downsample _async.client.indices.IndicesClient.exists
            _async.client.indices.IndicesClient.exists_alias _async.client.indices.IndicesClient.exists_index_template
            _async.client.indices.IndicesClient.exists_template
            _async.client.indices.IndicesClient.explain_data_lifecycle
            _async.client.indices.IndicesClient.field_usage_stats _async.client.indices.IndicesClient.flush
            _async.client.indices.IndicesClient.forcemerge _async.client.indices.IndicesClient.get
            _async.client.indices.IndicesClient.get_alias _async.client.indices.IndicesClient.get_data_lifecycle
            _async.client.indices.IndicesClient.get_data_lifecycle_stats
            _async.client.indices.IndicesClient.get_data_stream
            _async.client.indices.IndicesClient.get_data_stream_mappings
            _async.client.indices.IndicesClient.get_data_stream_options
            _async.client.indices.IndicesClient.get_data_stream_settings
            _async.client.indices.IndicesClient.get_field_mapping
            _async.client.indices.IndicesClient.get_index_template _async.client.indices.IndicesClient.get_mapping
            _async.client.indices.IndicesClient.get_migrate_reindex_status
            _async.client.indices.IndicesClient.get_settings _async.client.indices.IndicesClient.get_template
            _async.client.indices.IndicesClient.migrate_reindex
            _async.client.indices.IndicesClient.migrate_to_data_stream
            _async.client.indices.IndicesClient.modify_data_stream _async.client.indices.IndicesClient.open
            _async.client.indices.IndicesClient.perform_request _async.client.indices.IndicesClient.promote_data_stream
            _async.client.indices.IndicesClient.put_alias _async.client.indices.IndicesClient.put_data_lifecycle
            _async.client.indices.IndicesClient.put_data_stream_mappings
            _async.client.indices.IndicesClient.put_data_stream_options
            _async.client.indices.IndicesClient.put_data_stream_settings
            _async.client.indices.IndicesClient.put_index_template _async.client.indices.IndicesClient.put_mapping
            _async.client.indices.IndicesClient.put_settings _async.client.indices.IndicesClient.put_template
            _async.client.indices.IndicesClient.recovery _async.client.indices.IndicesClient.refresh
            _async.client.indices.IndicesClient.reload_search_analyzers
            _async.client.indices.IndicesClient.remove_block _async.client.indices.IndicesClient.resolve_cluster
            _async.client.indices.IndicesClient.resolve_index _async.client.indices.IndicesClient.rollover
            _async.client.indices.IndicesClient.segments _async.client.indices.IndicesClient.shard_stores
            _async.client.indices.IndicesClient.shrink _async.client.indices.IndicesClient.simulate_index_template
            _async.client.indices.IndicesClient.simulate_template _async.client.indices.IndicesClient.split
            _async.client.indices.IndicesClient.stats _async.client.indices.IndicesClient.update_aliases
            _async.client.indices.IndicesClient.validate_query
            _async.client.cluster.ClusterClient.allocation_explain
            _async.client.cluster.ClusterClient.delete_component_template
            _async.client.cluster.ClusterClient.delete_voting_config_exclusions
            _async.client.cluster.ClusterClient.exists_component_template
            _async.client.cluster.ClusterClient.get_component_template _async.client.cluster.ClusterClient.get_settings
            _async.client.cluster.ClusterClient.health _async.client.cluster.ClusterClient.info
            _async.client.cluster.ClusterClient.pending_tasks _async.client.cluster.ClusterClient.perform_request
            _async.client.cluster.ClusterClient.post_voting_config_exclusions
            _async.client.cluster.ClusterClient.put_component_template _async.client.cluster.ClusterClient.put_settings
            _async.client.cluster.ClusterClient.remote_info _async.client.cluster.ClusterClient.reroute
            _async.client.cluster.ClusterClient.state _async.client.cluster.ClusterClient.stats
            _async.client.ingest.IngestClient.delete_geoip_database
            _async.client.ingest.IngestClient.delete_ip_location_database
            _async.client.ingest.IngestClient.delete_pipeline _async.client.ingest.IngestClient.geo_ip_stats
            _async.client.ingest.IngestClient.get_geoip_database
            _async.client.ingest.IngestClient.get_ip_location_database _async.client.ingest.IngestClient.get_pipeline
            _async.client.ingest.IngestClient.perform_request _async.client.ingest.IngestClient.processor_grok
            _async.client.ingest.IngestClient.put_geoip_database
            _async.client.ingest.IngestClient.put_ip_location_database _async.client.ingest.IngestClient.put_pipeline
            _async.client.ingest.IngestClient.simulate
            _async.client.tasks.TasksClient.cancel _async.client.tasks.TasksClient.get
            _async.client.tasks.TasksClient.list _async.client.tasks.TasksClient.perform_request
            """,
        classes="AsyncElasticsearch",
        returns={"AsyncElasticsearch.options": "elasticsearch.AsyncElasticsearch"},
        attributes={
            "AsyncElasticsearch.indices": "elasticsearch._async.client.indices.IndicesClient",
            "AsyncElasticsearch.cluster": "elasticsearch._async.client.cluster.ClusterClient",
            "AsyncElasticsearch.ingest": "elasticsearch._async.client.ingest.IngestClient",
            "AsyncElasticsearch.tasks": "elasticsearch._async.client.tasks.TasksClient",
        },
        aliases={
            "_async.client.AsyncElasticsearch": "elasticsearch.AsyncElasticsearch",
            "_async.helpers.async_bulk": "elasticsearch.helpers.async_bulk",
            "_async.helpers.async_reindex": "elasticsearch.helpers.async_reindex",
        },
    ),
)
