"""Synchronous clients of key-value, wide-column, graph and time-series databases (ASY154)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

REDIS = Twin(libraries=(("redis", "use `redis.asyncio`"),))
VALKEY = Twin(libraries=(("valkey", "use `valkey.asyncio`"),))
NEO4J = Twin(libraries=(("neo4j", "use `neo4j.AsyncGraphDatabase`"),))
MEMCACHE = Twin(libraries=(("aiomcache", "use `aiomcache`"),))
INFLUX = Twin(libraries=(("influxdb_client", "use `influxdb_client.client.influxdb_client_async`"),))

LIBRARIES = (
    Library(
        "redis",
        source="https://redis.readthedocs.io/en/stable/",
        read="redis 8.1.0",
        blocking=(
            # Every command goes over the network, and so does `lock.acquire(blocking=False)`. A pipeline only
            # collects commands until `execute()`.
            Blocking("ASY154", "Redis.* RedisCluster RedisCluster.*", REDIS),
            Blocking(
                "ASY154",
                """
                client.Pipeline.execute client.Pipeline.watch client.Pipeline.unwatch
                client.Pipeline.immediate_execute_command client.Pipeline.load_scripts
                cluster.ClusterPipeline.execute
                client.PubSub.listen client.PubSub.subscribe client.PubSub.psubscribe client.PubSub.ssubscribe
                client.PubSub.unsubscribe client.PubSub.punsubscribe client.PubSub.sunsubscribe client.PubSub.ping
                client.PubSub.execute_command client.Monitor.listen client.Monitor.next_command
                lock.Lock.acquire lock.Lock.release lock.Lock.extend lock.Lock.reacquire lock.Lock.locked
                lock.Lock.owned lock.Lock.__enter__
                sentinel.Sentinel.discover_master sentinel.Sentinel.discover_slaves
                sentinel.Sentinel.discover_replicas sentinel.Sentinel.execute_command
                ConnectionPool.get_connection BlockingConnectionPool.get_connection
                commands.core.Script.__call__
                """,
                REDIS,
            ),
            # Without a timeout it only looks whether a message is there.
            Blocking(
                "ASY154",
                "client.PubSub.get_message client.PubSub.get_sharded_message",
                REDIS,
                unless={"timeout": 0, 1: 0},
                needs=("timeout", 1),
            ),
            Blocking(
                "ASY154",
                """
                commands.json.JSON.get commands.json.JSON.set commands.json.JSON.mget commands.json.JSON.mset
                commands.json.JSON.merge commands.json.JSON.delete commands.json.JSON.arrappend
                commands.json.JSON.arrlen commands.json.JSON.arrpop commands.json.JSON.arrtrim
                commands.json.JSON.arrindex commands.json.JSON.arrinsert commands.json.JSON.numincrby
                commands.json.JSON.objkeys commands.json.JSON.objlen commands.json.JSON.type
                commands.json.JSON.toggle commands.json.JSON.clear
                commands.search.Search.search commands.search.Search.aggregate commands.search.Search.create_index
                commands.search.Search.dropindex commands.search.Search.info commands.search.Search.add_document
                commands.search.Search.delete_document commands.search.Search.load_document
                commands.search.Search.alter_schema_add commands.search.Search.explain
                commands.search.Search.tagvals commands.search.Search.sugadd commands.search.Search.sugget
                """,
                REDIS,
            ),
        ),
        classes="Redis RedisCluster sentinel.Sentinel ConnectionPool BlockingConnectionPool lock.Lock",
        returns={
            "from_url": "redis.Redis",
            "Redis.from_url": "redis.Redis",
            "Redis.from_pool": "redis.Redis",
            "Redis.client": "redis.Redis",
            "Redis.pipeline": "redis.client.Pipeline",
            "Redis.pubsub": "redis.client.PubSub",
            "Redis.monitor": "redis.client.Monitor",
            "Redis.lock": "redis.lock.Lock",
            "Redis.json": "redis.commands.json.JSON",
            "Redis.ft": "redis.commands.search.Search",
            "Redis.register_script": "redis.commands.core.Script",
            "RedisCluster.from_url": "redis.RedisCluster",
            "RedisCluster.pipeline": "redis.cluster.ClusterPipeline",
            "RedisCluster.pubsub": "redis.client.PubSub",
            "RedisCluster.lock": "redis.lock.Lock",
            "RedisCluster.json": "redis.commands.json.JSON",
            "RedisCluster.ft": "redis.commands.search.Search",
            "sentinel.Sentinel.master_for": "redis.Redis",
            "sentinel.Sentinel.slave_for": "redis.Redis",
            "sentinel.Sentinel.replica_for": "redis.Redis",
            "ConnectionPool.from_url": "redis.ConnectionPool",
            # `pipe.set(...).get(...).execute()`
            "client.Pipeline.get": "redis.client.Pipeline",
            "client.Pipeline.set": "redis.client.Pipeline",
            "client.Pipeline.setex": "redis.client.Pipeline",
            "client.Pipeline.delete": "redis.client.Pipeline",
            "client.Pipeline.expire": "redis.client.Pipeline",
            "client.Pipeline.incr": "redis.client.Pipeline",
            "client.Pipeline.hset": "redis.client.Pipeline",
            "client.Pipeline.hget": "redis.client.Pipeline",
            "client.Pipeline.hgetall": "redis.client.Pipeline",
            "client.Pipeline.lpush": "redis.client.Pipeline",
            "client.Pipeline.rpush": "redis.client.Pipeline",
            "client.Pipeline.ltrim": "redis.client.Pipeline",
            "client.Pipeline.sadd": "redis.client.Pipeline",
            "client.Pipeline.zadd": "redis.client.Pipeline",
        },
        aliases={
            "StrictRedis": "redis.Redis",
            "client.Redis": "redis.Redis",
            "client.StrictRedis": "redis.Redis",
            "utils.from_url": "redis.from_url",
            "cluster.RedisCluster": "redis.RedisCluster",
            "Sentinel": "redis.sentinel.Sentinel",
            "connection.ConnectionPool": "redis.ConnectionPool",
            "connection.BlockingConnectionPool": "redis.BlockingConnectionPool",
        },
        harmless="""
        Redis.__enter__ Redis.__exit__ Redis.bf Redis.cf Redis.client Redis.close Redis.cms Redis.digest_local
        Redis.from_pool Redis.from_url Redis.ft Redis.get_cache Redis.get_connection_kwargs Redis.get_encoder
        Redis.get_retry Redis.json Redis.keyspace_notifications Redis.load_external_module Redis.lock Redis.monitor
        Redis.pipeline Redis.pubsub Redis.register_script Redis.set_response_callback Redis.set_retry Redis.tdigest
        Redis.topk Redis.ts Redis.vset
        RedisCluster.__enter__ RedisCluster.__exit__ RedisCluster.bf RedisCluster.cf RedisCluster.close
        RedisCluster.cms RedisCluster.determine_slot RedisCluster.digest_local RedisCluster.from_url RedisCluster.ft
        RedisCluster.disconnect_connection_pools RedisCluster.get_connection_kwargs RedisCluster.get_default_node
        RedisCluster.get_encoder RedisCluster.get_node RedisCluster.get_node_from_key RedisCluster.get_nodes
        RedisCluster.get_nodes_from_slot RedisCluster.get_primaries RedisCluster.get_random_node
        RedisCluster.get_random_primary_node RedisCluster.get_random_primary_or_all_nodes
        RedisCluster.get_redis_connection RedisCluster.get_replicas RedisCluster.get_special_nodes
        RedisCluster.json RedisCluster.keyslot RedisCluster.keyspace_notifications RedisCluster.load_external_module
        RedisCluster.lock RedisCluster.monitor RedisCluster.on_connect RedisCluster.pipeline RedisCluster.pubsub
        RedisCluster.register_script RedisCluster.replace_default_node RedisCluster.set_default_node
        RedisCluster.set_response_callback RedisCluster.set_retry RedisCluster.tdigest RedisCluster.topk
        RedisCluster.ts RedisCluster.vset
        """,
    ),
    Library(
        "valkey",
        source="https://valkey-py.readthedocs.io/en/latest/",
        read="valkey 6.2.0",
        blocking=(
            Blocking("ASY154", "Valkey.* ValkeyCluster", VALKEY),
            Blocking(
                "ASY154",
                """
                client.Pipeline.execute client.Pipeline.watch client.Pipeline.unwatch client.PubSub.listen
                client.PubSub.subscribe client.PubSub.psubscribe client.PubSub.unsubscribe
                client.PubSub.punsubscribe client.Monitor.listen lock.Lock.acquire lock.Lock.release
                lock.Lock.extend lock.Lock.reacquire lock.Lock.locked lock.Lock.owned lock.Lock.__enter__
                sentinel.Sentinel.discover_master sentinel.Sentinel.discover_slaves
                """,
                VALKEY,
            ),
            Blocking(
                "ASY154",
                "client.PubSub.get_message",
                VALKEY,
                unless={"timeout": 0, 1: 0},
                needs=("timeout", 1),
            ),
        ),
        classes="Valkey ValkeyCluster sentinel.Sentinel lock.Lock",
        returns={
            "from_url": "valkey.Valkey",
            "Valkey.from_url": "valkey.Valkey",
            "Valkey.from_pool": "valkey.Valkey",
            "Valkey.client": "valkey.Valkey",
            "Valkey.pipeline": "valkey.client.Pipeline",
            "Valkey.pubsub": "valkey.client.PubSub",
            "Valkey.monitor": "valkey.client.Monitor",
            "Valkey.lock": "valkey.lock.Lock",
            "sentinel.Sentinel.master_for": "valkey.Valkey",
            "sentinel.Sentinel.slave_for": "valkey.Valkey",
        },
        bases={"ValkeyCluster": "valkey.Valkey"},
        aliases={
            "StrictValkey": "valkey.Valkey",
            "Redis": "valkey.Valkey",
            "StrictRedis": "valkey.Valkey",
            "client.Valkey": "valkey.Valkey",
            "cluster.ValkeyCluster": "valkey.ValkeyCluster",
            "Sentinel": "valkey.sentinel.Sentinel",
        },
        harmless="""
        Valkey.__enter__ Valkey.__exit__ Valkey.bf Valkey.cf Valkey.client Valkey.close Valkey.cms Valkey.flush_cache
        Valkey.delete_command_from_cache Valkey.from_pool Valkey.from_url Valkey.ft Valkey.get_connection_kwargs
        Valkey.get_encoder Valkey.get_retry Valkey.graph Valkey.invalidate_key_from_cache Valkey.json
        Valkey.load_external_module Valkey.lock Valkey.monitor Valkey.pipeline Valkey.pubsub Valkey.register_script
        Valkey.set_response_callback Valkey.set_retry Valkey.tdigest Valkey.topk Valkey.ts ValkeyCluster.determine_slot
        ValkeyCluster.get_default_node ValkeyCluster.get_node ValkeyCluster.get_node_from_key ValkeyCluster.get_nodes
        ValkeyCluster.get_primaries ValkeyCluster.get_random_node
        ValkeyCluster.get_replicas ValkeyCluster.keyslot ValkeyCluster.on_connect ValkeyCluster.set_default_node
        """,
    ),
    Library(
        "cassandra",
        source="https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/",
        read="cassandra-driver 3.30.1",
        blocking=(
            # `execute_async()` returns at once; only its `result()` waits.
            Blocking(
                "ASY154",
                """
                cluster.Cluster.connect cluster.Cluster.shutdown cluster.Cluster.refresh_schema_metadata
                cluster.Cluster.refresh_keyspace_metadata cluster.Cluster.refresh_table_metadata
                cluster.Cluster.refresh_nodes cluster.Session.execute cluster.Session.execute_graph
                cluster.Session.prepare cluster.Session.set_keyspace cluster.ResponseFuture.result
                cluster.ResponseFuture.get_query_trace cluster.ResultSet.fetch_next_page
                concurrent.execute_concurrent concurrent.execute_concurrent_with_args
                """,
            ),
        ),
        classes="cluster.Cluster",
        returns={
            "cluster.Cluster.connect": "cassandra.cluster.Session",
            "cluster.Session.execute": "cassandra.cluster.ResultSet",
            "cluster.Session.execute_async": "cassandra.cluster.ResponseFuture",
        },
    ),
    Library(
        "neo4j",
        source="https://neo4j.com/docs/api/python-driver/current/api.html",
        read="neo4j 6.4.1",
        blocking=(
            # A result streams: reading it receives the records.
            Blocking(
                "ASY154",
                """
                Driver.execute_query Driver.verify_connectivity Driver.verify_authentication Driver.get_server_info
                Driver.supports_multi_db Session.run Session.begin_transaction Session.execute_read
                Session.execute_write Transaction.run Transaction.commit
                Transaction.rollback ManagedTransaction.run Result.consume Result.single
                Result.data Result.fetch Result.peek Result.value Result.values Result.graph Result.to_df
                Result.to_eager_result Result.__iter__ Result.__next__
                """,
                NEO4J,
            ),
        ),
        returns={
            "GraphDatabase.driver": "neo4j.Driver",
            "Driver.session": "neo4j.Session",
            "Session.run": "neo4j.Result",
            "Session.begin_transaction": "neo4j.Transaction",
            "Transaction.run": "neo4j.Result",
            "ManagedTransaction.run": "neo4j.Result",
        },
        bases={"BoltDriver": "neo4j.Driver", "Neo4jDriver": "neo4j.Driver"},
    ),
    Library(
        "pymemcache",
        source="https://pymemcache.readthedocs.io/en/latest/apidoc/pymemcache.client.base.html",
        read="pymemcache 4.0.0",
        blocking=(
            Blocking(
                "ASY154",
                """
                client.base.Client.add client.base.Client.append client.base.Client.cas client.base.Client.decr
                client.base.Client.delete client.base.Client.delete_many client.base.Client.delete_multi
                client.base.Client.flush_all client.base.Client.get client.base.Client.get_many
                client.base.Client.get_multi client.base.Client.gets client.base.Client.gets_many
                client.base.Client.incr client.base.Client.prepend client.base.Client.raw_command
                client.base.Client.replace client.base.Client.set client.base.Client.set_many
                client.base.Client.set_multi client.base.Client.stats client.base.Client.touch
                client.base.Client.version client.base.Client.__getitem__
                """,
                MEMCACHE,
            ),
        ),
        classes="client.base.Client client.base.PooledClient client.hash.HashClient client.retrying.RetryingClient",
        # The other clients are wrappers with the same methods rather than subclasses.
        bases={
            "client.base.PooledClient": "pymemcache.client.base.Client",
            "client.hash.HashClient": "pymemcache.client.base.Client",
            "client.retrying.RetryingClient": "pymemcache.client.base.Client",
        },
        aliases={
            "Client": "pymemcache.client.base.Client",
            "PooledClient": "pymemcache.client.base.PooledClient",
            "HashClient": "pymemcache.client.hash.HashClient",
            "client.Client": "pymemcache.client.base.Client",
            "client.PooledClient": "pymemcache.client.base.PooledClient",
            "client.HashClient": "pymemcache.client.hash.HashClient",
            "client.RetryingClient": "pymemcache.client.retrying.RetryingClient",
        },
    ),
    Library(
        "memcache",
        source="https://github.com/linsomniac/python-memcached",
        read="python-memcached 1.62",
        blocking=(
            Blocking(
                "ASY154",
                """
                Client.add Client.append Client.cas Client.decr Client.delete Client.delete_multi Client.flush_all
                Client.get Client.get_multi Client.get_stats Client.get_slabs Client.gets Client.incr
                Client.prepend Client.replace Client.set Client.set_multi Client.touch
                """,
                MEMCACHE,
            ),
        ),
        classes="Client",
    ),
    Library(
        "influxdb_client",
        source="https://influxdb-client.readthedocs.io/en/stable/api.html",
        read="influxdb-client 1.50.0",
        blocking=(
            # `write_api().write()` is left out: by default it hands the points to a background thread.
            Blocking(
                "ASY154",
                """
                InfluxDBClient.ping InfluxDBClient.health InfluxDBClient.ready InfluxDBClient.version
                InfluxDBClient.build QueryApi.query QueryApi.query_csv QueryApi.query_raw QueryApi.query_stream
                QueryApi.query_data_frame QueryApi.query_data_frame_stream DeleteApi.delete BucketsApi.create_bucket
                BucketsApi.delete_bucket BucketsApi.update_bucket BucketsApi.find_bucket_by_id
                BucketsApi.find_bucket_by_name BucketsApi.find_buckets
                """,
                INFLUX,
            ),
        ),
        classes="InfluxDBClient",
        returns={
            "InfluxDBClient.from_config_file": "influxdb_client.InfluxDBClient",
            "InfluxDBClient.from_env_properties": "influxdb_client.InfluxDBClient",
            "InfluxDBClient.query_api": "influxdb_client.QueryApi",
            "InfluxDBClient.delete_api": "influxdb_client.DeleteApi",
            "InfluxDBClient.buckets_api": "influxdb_client.BucketsApi",
        },
        aliases={
            "client.influxdb_client.InfluxDBClient": "influxdb_client.InfluxDBClient",
            "client.query_api.QueryApi": "influxdb_client.QueryApi",
        },
    ),
)
