"""Coroutines of message brokers: RabbitMQ, Kafka, NATS."""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "aio_pika",
        source="https://docs.aio-pika.com/",
        read="aio-pika 10.2.1",
        # One name each stands for the abstract, the plain and the robust class: they have the same coroutines.
        coroutines="""
            connect connect_robust
            abc.AbstractConnection.close abc.AbstractConnection.update_secret
            abc.AbstractChannel.close abc.AbstractChannel.declare_exchange abc.AbstractChannel.declare_queue
            abc.AbstractChannel.exchange_delete abc.AbstractChannel.flow abc.AbstractChannel.get_exchange
            abc.AbstractChannel.get_queue abc.AbstractChannel.queue_delete abc.AbstractChannel.set_qos
            abc.AbstractQueue.bind abc.AbstractQueue.cancel abc.AbstractQueue.consume abc.AbstractQueue.delete
            abc.AbstractQueue.get abc.AbstractQueue.purge abc.AbstractQueue.unbind
            abc.AbstractExchange.bind abc.AbstractExchange.delete abc.AbstractExchange.publish
            abc.AbstractExchange.unbind
            abc.AbstractIncomingMessage.ack abc.AbstractIncomingMessage.nack abc.AbstractIncomingMessage.reject
            """,
        returns={
            "connect": "aio_pika.abc.AbstractConnection",
            "connect_robust": "aio_pika.abc.AbstractConnection",
            "abc.AbstractConnection.channel": "aio_pika.abc.AbstractChannel",
            "abc.AbstractChannel.__await__": "aio_pika.abc.AbstractChannel",
            "abc.AbstractChannel.declare_queue": "aio_pika.abc.AbstractQueue",
            "abc.AbstractChannel.get_queue": "aio_pika.abc.AbstractQueue",
            "abc.AbstractChannel.declare_exchange": "aio_pika.abc.AbstractExchange",
            "abc.AbstractChannel.get_exchange": "aio_pika.abc.AbstractExchange",
            "abc.AbstractQueue.get": "aio_pika.abc.AbstractIncomingMessage",
        },
        attributes={"abc.AbstractChannel.default_exchange": "aio_pika.abc.AbstractExchange"},
        aliases={
            "abc.AbstractRobustConnection": "aio_pika.abc.AbstractConnection",
            "abc.AbstractRobustChannel": "aio_pika.abc.AbstractChannel",
            "abc.AbstractRobustQueue": "aio_pika.abc.AbstractQueue",
            "abc.AbstractRobustExchange": "aio_pika.abc.AbstractExchange",
            "Connection": "aio_pika.abc.AbstractConnection",
            "RobustConnection": "aio_pika.abc.AbstractConnection",
            "Channel": "aio_pika.abc.AbstractChannel",
            "RobustChannel": "aio_pika.abc.AbstractChannel",
            "Queue": "aio_pika.abc.AbstractQueue",
            "RobustQueue": "aio_pika.abc.AbstractQueue",
            "Exchange": "aio_pika.abc.AbstractExchange",
            "RobustExchange": "aio_pika.abc.AbstractExchange",
            "IncomingMessage": "aio_pika.abc.AbstractIncomingMessage",
        },
    ),
    Library(
        "aiokafka",
        source="https://aiokafka.readthedocs.io/en/stable/api.html",
        read="aiokafka 0.14.0",
        # Awaiting `send` gives a future of the delivery.
        coroutines="""
            AIOKafkaProducer.abort_transaction AIOKafkaProducer.begin_transaction AIOKafkaProducer.commit_transaction
            AIOKafkaProducer.flush AIOKafkaProducer.partitions_for AIOKafkaProducer.send AIOKafkaProducer.send_and_wait
            AIOKafkaProducer.send_batch AIOKafkaProducer.send_offsets_to_transaction AIOKafkaProducer.start
            AIOKafkaProducer.stop
            AIOKafkaConsumer.beginning_offsets AIOKafkaConsumer.commit AIOKafkaConsumer.committed
            AIOKafkaConsumer.end_offsets AIOKafkaConsumer.getmany AIOKafkaConsumer.getone
            AIOKafkaConsumer.offsets_for_times AIOKafkaConsumer.position AIOKafkaConsumer.seek_to_beginning
            AIOKafkaConsumer.seek_to_committed AIOKafkaConsumer.seek_to_end AIOKafkaConsumer.start
            AIOKafkaConsumer.stop AIOKafkaConsumer.topics
            """,
        classes="AIOKafkaProducer AIOKafkaConsumer",
        returns={"AIOKafkaProducer.send": "asyncio.Future"},
        aliases={
            "producer.AIOKafkaProducer": "aiokafka.AIOKafkaProducer",
            "consumer.AIOKafkaConsumer": "aiokafka.AIOKafkaConsumer",
        },
    ),
    Library(
        "nats",
        source="https://nats-io.github.io/nats.py/",
        read="nats-py 2.16.0",
        coroutines="""
            connect
            aio.client.Client.close aio.client.Client.connect aio.client.Client.drain aio.client.Client.flush
            aio.client.Client.force_reconnect aio.client.Client.publish aio.client.Client.request aio.client.Client.rtt
            aio.client.Client.subscribe
            aio.subscription.Subscription.drain aio.subscription.Subscription.next_msg
            aio.subscription.Subscription.unsubscribe
            aio.msg.Msg.ack aio.msg.Msg.ack_sync aio.msg.Msg.in_progress aio.msg.Msg.nak aio.msg.Msg.respond
            aio.msg.Msg.term
            js.JetStreamContext.account_info js.JetStreamContext.add_consumer js.JetStreamContext.add_stream
            js.JetStreamContext.consumer_info js.JetStreamContext.consumers_info js.JetStreamContext.create_key_value
            js.JetStreamContext.create_object_store js.JetStreamContext.delete_consumer
            js.JetStreamContext.delete_key_value js.JetStreamContext.delete_msg js.JetStreamContext.delete_object_store
            js.JetStreamContext.delete_stream js.JetStreamContext.find_stream_name_by_subject
            js.JetStreamContext.get_last_msg js.JetStreamContext.get_msg js.JetStreamContext.key_value
            js.JetStreamContext.object_store js.JetStreamContext.pause_consumer js.JetStreamContext.publish
            js.JetStreamContext.publish_async js.JetStreamContext.publish_async_completed
            js.JetStreamContext.pull_subscribe js.JetStreamContext.pull_subscribe_bind js.JetStreamContext.purge_stream
            js.JetStreamContext.reset_consumer js.JetStreamContext.resume_consumer js.JetStreamContext.stream_info
            js.JetStreamContext.streams_info js.JetStreamContext.subscribe js.JetStreamContext.subscribe_bind
            js.JetStreamContext.update_stream
            js.kv.KeyValue.create js.kv.KeyValue.delete js.kv.KeyValue.get js.kv.KeyValue.history js.kv.KeyValue.keys
            js.kv.KeyValue.purge js.kv.KeyValue.purge_deletes js.kv.KeyValue.put js.kv.KeyValue.status
            js.kv.KeyValue.update js.kv.KeyValue.watch js.kv.KeyValue.watchall
            """,
        classes="aio.client.Client",
        returns={
            "connect": "nats.aio.client.Client",
            "aio.client.Client.subscribe": "nats.aio.subscription.Subscription",
            "aio.client.Client.request": "nats.aio.msg.Msg",
            "aio.client.Client.jetstream": "nats.js.JetStreamContext",
            "aio.subscription.Subscription.next_msg": "nats.aio.msg.Msg",
            "js.JetStreamContext.key_value": "nats.js.kv.KeyValue",
            "js.JetStreamContext.create_key_value": "nats.js.kv.KeyValue",
        },
        aliases={"NATS": "nats.aio.client.Client", "js.client.JetStreamContext": "nats.js.JetStreamContext"},
    ),
)
