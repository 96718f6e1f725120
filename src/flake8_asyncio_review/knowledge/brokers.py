"""Synchronous clients of message brokers (ASY156)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

KAFKA = Twin(libraries=(("aiokafka", "use `aiokafka`"),))
RABBITMQ = Twin(libraries=(("aio_pika", "await `aio_pika.connect_robust()`"),))
MQTT = Twin(libraries=(("aiomqtt", "use `aiomqtt.Client`"),))
ZMQ = Twin(libraries=(("zmq", "use `zmq.asyncio.Context`"),))
SLEEP = Twin(asyncio="await `asyncio.sleep()`", anyio="await `anyio.sleep()`", trio="await `trio.sleep()`")

LIBRARIES = (
    Library(
        "kafka",
        source="https://kafka-python.readthedocs.io/en/master/apidoc/modules.html",
        read="kafka-python 3.0.12",
        blocking=(
            # The constructors fetch the version of the brokers; `send` waits for the metadata of a new topic.
            Blocking(
                "ASY156",
                """
                KafkaProducer KafkaConsumer KafkaAdminClient
                KafkaProducer.send KafkaProducer.flush KafkaProducer.close KafkaProducer.partitions_for
                KafkaProducer.init_transactions KafkaProducer.commit_transaction KafkaProducer.abort_transaction
                KafkaConsumer.close KafkaConsumer.commit KafkaConsumer.committed KafkaConsumer.position
                KafkaConsumer.topics KafkaConsumer.partitions_for_topic KafkaConsumer.beginning_offsets
                KafkaConsumer.end_offsets KafkaConsumer.offsets_for_times KafkaConsumer.__iter__ KafkaConsumer.__next__
                KafkaAdminClient.alter_configs KafkaAdminClient.create_acls KafkaAdminClient.create_partitions
                KafkaAdminClient.create_topics KafkaAdminClient.delete_acls KafkaAdminClient.delete_groups
                KafkaAdminClient.delete_records KafkaAdminClient.delete_topics KafkaAdminClient.describe_acls
                KafkaAdminClient.describe_cluster KafkaAdminClient.describe_configs KafkaAdminClient.describe_groups
                KafkaAdminClient.describe_log_dirs KafkaAdminClient.describe_topics KafkaAdminClient.list_groups
                KafkaAdminClient.list_group_offsets KafkaAdminClient.list_topics
                producer.future.FutureRecordMetadata.get
                """,
                KAFKA,
            ),
            # The default returns what has arrived.
            Blocking("ASY156", "KafkaConsumer.poll", KAFKA, needs=("timeout_ms", 0), unless={"timeout_ms": 0, 0: 0}),
        ),
        classes="KafkaProducer KafkaConsumer KafkaAdminClient",
        returns={"KafkaProducer.send": "kafka.producer.future.FutureRecordMetadata"},
        aliases={
            "producer.KafkaProducer": "kafka.KafkaProducer",
            "consumer.KafkaConsumer": "kafka.KafkaConsumer",
            "admin.KafkaAdminClient": "kafka.KafkaAdminClient",
        },
    ),
    Library(
        "confluent_kafka",
        source="https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/index.html",
        read="confluent-kafka 2.16.1",
        blocking=(
            # Not `produce`, which fills a queue, and not the calls of `AdminClient` that return futures.
            Blocking(
                "ASY156",
                """
                Producer.init_transactions Producer.commit_transaction Producer.abort_transaction
                Producer.send_offsets_to_transaction Producer.list_topics Consumer.close Consumer.consume
                Consumer.committed Consumer.list_topics Consumer.offsets_for_times admin.AdminClient.list_topics
                admin.AdminClient.list_groups
                """,
                KAFKA,
            ),
            Blocking("ASY156", "Producer.flush Producer.poll Consumer.poll", KAFKA, unless={"timeout": 0, 0: 0}),
            Blocking("ASY156", "Consumer.commit", KAFKA, needs=("asynchronous",), unless={"asynchronous": True}),
            Blocking("ASY156", "Consumer.get_watermark_offsets", KAFKA, unless={"cached": True}),
        ),
        classes="Producer Consumer SerializingProducer DeserializingConsumer admin.AdminClient",
        bases={
            "SerializingProducer": "confluent_kafka.Producer",
            "DeserializingConsumer": "confluent_kafka.Consumer",
        },
        aliases={
            "cimpl.Producer": "confluent_kafka.Producer",
            "cimpl.Consumer": "confluent_kafka.Consumer",
        },
    ),
    Library(
        "pika",
        source="https://pika.readthedocs.io/en/stable/modules/adapters/blocking.html",
        read="pika 1.4.4",
        blocking=(
            Blocking("ASY151", "BlockingConnection.sleep", SLEEP),
            # Every call of a channel waits for the broker's answer, or at least until its output is sent.
            Blocking(
                "ASY156",
                """
                BlockingConnection BlockingConnection.channel BlockingConnection.close BlockingConnection.update_secret
                adapters.blocking_connection.BlockingChannel.basic_ack
                adapters.blocking_connection.BlockingChannel.basic_cancel
                adapters.blocking_connection.BlockingChannel.basic_consume
                adapters.blocking_connection.BlockingChannel.basic_get
                adapters.blocking_connection.BlockingChannel.basic_nack
                adapters.blocking_connection.BlockingChannel.basic_publish
                adapters.blocking_connection.BlockingChannel.basic_qos
                adapters.blocking_connection.BlockingChannel.basic_recover
                adapters.blocking_connection.BlockingChannel.basic_reject
                adapters.blocking_connection.BlockingChannel.close
                adapters.blocking_connection.BlockingChannel.confirm_delivery
                adapters.blocking_connection.BlockingChannel.consume
                adapters.blocking_connection.BlockingChannel.exchange_bind
                adapters.blocking_connection.BlockingChannel.exchange_declare
                adapters.blocking_connection.BlockingChannel.exchange_delete
                adapters.blocking_connection.BlockingChannel.exchange_unbind
                adapters.blocking_connection.BlockingChannel.queue_bind
                adapters.blocking_connection.BlockingChannel.queue_declare
                adapters.blocking_connection.BlockingChannel.queue_delete
                adapters.blocking_connection.BlockingChannel.queue_purge
                adapters.blocking_connection.BlockingChannel.queue_unbind
                adapters.blocking_connection.BlockingChannel.start_consuming
                adapters.blocking_connection.BlockingChannel.tx_commit
                adapters.blocking_connection.BlockingChannel.tx_rollback
                adapters.blocking_connection.BlockingChannel.tx_select
                """,
                RABBITMQ,
            ),
            # By default it handles what has arrived and returns.
            Blocking(
                "ASY156",
                "BlockingConnection.process_data_events",
                RABBITMQ,
                needs=("time_limit", 0),
                unless={"time_limit": 0, 0: 0},
            ),
        ),
        classes="BlockingConnection",
        returns={"BlockingConnection.channel": "pika.adapters.blocking_connection.BlockingChannel"},
        aliases={
            "adapters.blocking_connection.BlockingConnection": "pika.BlockingConnection",
            "adapters.BlockingConnection": "pika.BlockingConnection",
        },
    ),
    Library(
        "paho.mqtt",
        source="https://eclipse.dev/paho/files/paho.mqtt.python/html/client.html",
        read="paho-mqtt 2.2.0",
        blocking=(
            # Not `publish` and `subscribe`, which fill a queue, nor `loop_read`, `loop_write` and `loop_misc`, made
            # for event loops.
            Blocking(
                "ASY156",
                """
                client.Client.connect client.Client.connect_srv client.Client.reconnect client.Client.loop_forever
                client.MQTTMessageInfo.wait_for_publish publish.single publish.multiple subscribe.simple
                subscribe.callback
                """,
                MQTT,
            ),
            Blocking("ASY156", "client.Client.loop", MQTT, unless={"timeout": 0, 0: 0}),
            Blocking("ASY156", "client.Client.tls_set"),  # reads certificates
        ),
        classes="client.Client",
        returns={"client.Client.publish": "paho.mqtt.client.MQTTMessageInfo"},
    ),
    Library(
        "zmq",
        source="https://pyzmq.readthedocs.io/en/latest/api/zmq.html",
        read="pyzmq 27.3.0",
        blocking=(
            # Sending fills a queue and waits only when that is full. 1 is `zmq.NOBLOCK`.
            Blocking(
                "ASY156",
                """
                Socket.recv Socket.recv_multipart Socket.recv_string Socket.recv_json Socket.recv_pyobj
                """,
                ZMQ,
                unless={"flags": 1, 0: 1},
            ),
            Blocking("ASY156", "Socket.recv_into", ZMQ, unless={"flags": 1}),
            Blocking("ASY156", "Socket.recv_serialized", ZMQ, unless={"flags": 1, 1: 1}),
            Blocking("ASY156", "Socket.poll Poller.poll", ZMQ, unless={"timeout": 0, 0: 0}),
            Blocking("ASY156", "proxy proxy_steerable device", ZMQ),
        ),
        classes="Context Socket Poller",
        returns={
            "Context.instance": "zmq.Context",
            "Context.socket": "zmq.Socket",
        },
        aliases={"sugar.context.Context": "zmq.Context", "sugar.socket.Socket": "zmq.Socket"},
    ),
)
