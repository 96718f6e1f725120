"""Synchronous clients of Azure (ASY156).

Every package has its asynchronous twin in a module `aio` of its own. Listings that fetch page after page while they are
iterated are filed under the call that makes them.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

BLOB = Twin(libraries=(("azure", "use `azure.storage.blob.aio`"),))
QUEUE = Twin(libraries=(("azure", "use `azure.storage.queue.aio`"),))
KEYVAULT = Twin(libraries=(("azure", "use `azure.keyvault.secrets.aio`"),))
SERVICEBUS = Twin(libraries=(("azure", "use `azure.servicebus.aio`"),))
COSMOS = Twin(libraries=(("azure", "use `azure.cosmos.aio`"),))
EVENTHUB = Twin(libraries=(("azure", "use `azure.eventhub.aio`"),))
TABLES = Twin(libraries=(("azure", "use `azure.data.tables.aio`"),))
IDENTITY = Twin(libraries=(("azure", "use `azure.identity.aio`"),))

LIBRARIES = (
    Library(
        "azure.storage.blob",
        source="https://learn.microsoft.com/python/api/azure-storage-blob/",
        read="azure-storage-blob 12.31.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                BlobServiceClient.create_container BlobServiceClient.delete_container
                BlobServiceClient.find_blobs_by_tags BlobServiceClient.get_account_information
                BlobServiceClient.get_service_properties BlobServiceClient.get_service_stats
                BlobServiceClient.get_user_delegation_key BlobServiceClient.list_containers
                BlobServiceClient.set_service_properties BlobServiceClient.undelete_container
                ContainerClient.acquire_lease ContainerClient.create_container ContainerClient.delete_blob
                ContainerClient.delete_blobs ContainerClient.delete_container ContainerClient.download_blob
                ContainerClient.exists ContainerClient.find_blobs_by_tags ContainerClient.get_account_information
                ContainerClient.get_container_access_policy ContainerClient.get_container_properties
                ContainerClient.list_blob_names ContainerClient.list_blobs ContainerClient.set_container_access_policy
                ContainerClient.set_container_metadata ContainerClient.upload_blob ContainerClient.walk_blobs
                BlobClient.abort_copy BlobClient.acquire_lease BlobClient.append_block
                BlobClient.append_block_from_url BlobClient.commit_block_list BlobClient.create_append_blob
                BlobClient.create_page_blob BlobClient.create_snapshot BlobClient.delete_blob BlobClient.download_blob
                BlobClient.exists BlobClient.get_blob_properties BlobClient.get_blob_tags BlobClient.get_block_list
                BlobClient.query_blob BlobClient.set_blob_metadata BlobClient.set_blob_tags
                BlobClient.set_http_headers BlobClient.set_standard_blob_tier BlobClient.stage_block
                BlobClient.start_copy_from_url BlobClient.undelete_blob BlobClient.upload_blob
                BlobClient.upload_blob_from_url BlobClient.upload_page
                StorageStreamDownloader.chunks StorageStreamDownloader.content_as_bytes
                StorageStreamDownloader.content_as_text StorageStreamDownloader.read StorageStreamDownloader.readall
                StorageStreamDownloader.readinto
                """,
                BLOB,
            ),
        ),
        classes="BlobServiceClient ContainerClient BlobClient",
        returns={
            "BlobServiceClient.from_connection_string": "azure.storage.blob.BlobServiceClient",
            "BlobServiceClient.get_blob_client": "azure.storage.blob.BlobClient",
            "BlobServiceClient.get_container_client": "azure.storage.blob.ContainerClient",
            "BlobServiceClient.create_container": "azure.storage.blob.ContainerClient",
            "ContainerClient.from_connection_string": "azure.storage.blob.ContainerClient",
            "ContainerClient.from_container_url": "azure.storage.blob.ContainerClient",
            "ContainerClient.get_blob_client": "azure.storage.blob.BlobClient",
            "ContainerClient.upload_blob": "azure.storage.blob.BlobClient",
            "ContainerClient.download_blob": "azure.storage.blob.StorageStreamDownloader",
            "BlobClient.from_connection_string": "azure.storage.blob.BlobClient",
            "BlobClient.from_blob_url": "azure.storage.blob.BlobClient",
            "BlobClient.download_blob": "azure.storage.blob.StorageStreamDownloader",
        },
    ),
    Library(
        "azure.storage.queue",
        source="https://learn.microsoft.com/python/api/azure-storage-queue/",
        read="azure-storage-queue 12.18.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                QueueServiceClient.create_queue QueueServiceClient.delete_queue QueueServiceClient.list_queues
                QueueServiceClient.get_service_properties
                QueueClient.clear_messages QueueClient.create_queue QueueClient.delete_message QueueClient.delete_queue
                QueueClient.get_queue_properties QueueClient.peek_messages QueueClient.receive_message
                QueueClient.receive_messages QueueClient.send_message QueueClient.set_queue_metadata
                QueueClient.update_message
                """,
                QUEUE,
            ),
        ),
        classes="QueueServiceClient QueueClient",
        returns={
            "QueueServiceClient.from_connection_string": "azure.storage.queue.QueueServiceClient",
            "QueueServiceClient.get_queue_client": "azure.storage.queue.QueueClient",
            "QueueServiceClient.create_queue": "azure.storage.queue.QueueClient",
            "QueueClient.from_connection_string": "azure.storage.queue.QueueClient",
            "QueueClient.from_queue_url": "azure.storage.queue.QueueClient",
        },
    ),
    Library(
        "azure.keyvault.secrets",
        source="https://learn.microsoft.com/python/api/azure-keyvault-secrets/",
        read="azure-keyvault-secrets 4.12.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                SecretClient.backup_secret SecretClient.begin_delete_secret SecretClient.begin_recover_deleted_secret
                SecretClient.get_deleted_secret SecretClient.get_secret SecretClient.list_deleted_secrets
                SecretClient.list_properties_of_secret_versions SecretClient.list_properties_of_secrets
                SecretClient.purge_deleted_secret SecretClient.restore_secret_backup SecretClient.set_secret
                SecretClient.update_secret_properties
                """,
                KEYVAULT,
            ),
        ),
        classes="SecretClient",
    ),
    Library(
        "azure.servicebus",
        source="https://learn.microsoft.com/python/api/azure-servicebus/",
        read="azure-servicebus 7.15.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                ServiceBusSender.cancel_scheduled_messages ServiceBusSender.create_message_batch
                ServiceBusSender.schedule_messages ServiceBusSender.send_messages
                ServiceBusReceiver.abandon_message ServiceBusReceiver.complete_message
                ServiceBusReceiver.dead_letter_message ServiceBusReceiver.defer_message ServiceBusReceiver.peek_messages
                ServiceBusReceiver.receive_deferred_messages ServiceBusReceiver.receive_messages
                ServiceBusReceiver.renew_message_lock ServiceBusReceiver.__iter__ ServiceBusReceiver.__next__
                """,
                SERVICEBUS,
            ),
        ),
        classes="ServiceBusClient",
        returns={
            "ServiceBusClient.from_connection_string": "azure.servicebus.ServiceBusClient",
            "ServiceBusClient.get_queue_receiver": "azure.servicebus.ServiceBusReceiver",
            "ServiceBusClient.get_queue_sender": "azure.servicebus.ServiceBusSender",
            "ServiceBusClient.get_subscription_receiver": "azure.servicebus.ServiceBusReceiver",
            "ServiceBusClient.get_topic_sender": "azure.servicebus.ServiceBusSender",
        },
    ),
    Library(
        "azure.eventhub",
        source="https://learn.microsoft.com/python/api/azure-eventhub/",
        read="azure-eventhub 5.15.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                EventHubProducerClient.create_batch EventHubProducerClient.flush
                EventHubProducerClient.get_eventhub_properties EventHubProducerClient.get_partition_ids
                EventHubProducerClient.send_batch EventHubProducerClient.send_event EventHubConsumerClient.receive
                EventHubConsumerClient.receive_batch EventHubConsumerClient.get_eventhub_properties
                EventHubConsumerClient.get_partition_ids
                """,
                EVENTHUB,
            ),
        ),
        classes="EventHubProducerClient EventHubConsumerClient",
        returns={
            "EventHubProducerClient.from_connection_string": "azure.eventhub.EventHubProducerClient",
            "EventHubConsumerClient.from_connection_string": "azure.eventhub.EventHubConsumerClient",
        },
    ),
    Library(
        "azure.cosmos",
        source="https://learn.microsoft.com/python/api/azure-cosmos/",
        read="azure-cosmos 4.17.1",
        blocking=(
            # The constructor asks for the properties of the account.
            Blocking(
                "ASY156",
                """
                CosmosClient CosmosClient.from_connection_string CosmosClient.create_database
                CosmosClient.create_database_if_not_exists CosmosClient.delete_database
                CosmosClient.get_database_account CosmosClient.list_databases CosmosClient.query_databases
                DatabaseProxy.create_container DatabaseProxy.create_container_if_not_exists
                DatabaseProxy.delete_container DatabaseProxy.get_throughput DatabaseProxy.list_containers
                DatabaseProxy.query_containers DatabaseProxy.read DatabaseProxy.replace_container
                ContainerProxy.create_item ContainerProxy.delete_all_items_by_partition_key ContainerProxy.delete_item
                ContainerProxy.execute_item_batch ContainerProxy.get_throughput ContainerProxy.patch_item
                ContainerProxy.query_items ContainerProxy.query_items_change_feed ContainerProxy.read
                ContainerProxy.read_all_items ContainerProxy.read_item ContainerProxy.read_items
                ContainerProxy.replace_item ContainerProxy.replace_throughput ContainerProxy.upsert_item
                """,
                COSMOS,
            ),
        ),
        classes="CosmosClient",
        returns={
            "CosmosClient.from_connection_string": "azure.cosmos.CosmosClient",
            "CosmosClient.create_database": "azure.cosmos.DatabaseProxy",
            "CosmosClient.create_database_if_not_exists": "azure.cosmos.DatabaseProxy",
            "CosmosClient.get_database_client": "azure.cosmos.DatabaseProxy",
            "DatabaseProxy.create_container": "azure.cosmos.ContainerProxy",
            "DatabaseProxy.create_container_if_not_exists": "azure.cosmos.ContainerProxy",
            "DatabaseProxy.get_container_client": "azure.cosmos.ContainerProxy",
        },
    ),
    Library(
        "azure.data.tables",
        source="https://learn.microsoft.com/python/api/azure-data-tables/",
        read="azure-data-tables 12.7.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                TableServiceClient.create_table TableServiceClient.create_table_if_not_exists
                TableServiceClient.delete_table TableServiceClient.list_tables TableServiceClient.query_tables
                TableClient.create_entity TableClient.create_table TableClient.delete_entity TableClient.delete_table
                TableClient.get_entity TableClient.list_entities TableClient.query_entities
                TableClient.submit_transaction TableClient.update_entity TableClient.upsert_entity
                """,
                TABLES,
            ),
        ),
        classes="TableServiceClient TableClient",
        returns={
            "TableServiceClient.from_connection_string": "azure.data.tables.TableServiceClient",
            "TableServiceClient.get_table_client": "azure.data.tables.TableClient",
            "TableClient.from_connection_string": "azure.data.tables.TableClient",
        },
    ),
    Library(
        "azure.identity",
        source="https://learn.microsoft.com/python/api/azure-identity/",
        read="azure-identity 1.27.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                DefaultAzureCredential.get_token ManagedIdentityCredential.get_token ClientSecretCredential.get_token
                AzureCliCredential.get_token
                """,
                IDENTITY,
            ),
        ),
        classes="DefaultAzureCredential ManagedIdentityCredential ClientSecretCredential AzureCliCredential",
    ),
)
