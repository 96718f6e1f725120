"""Synchronous clients of cloud providers (ASY156): Amazon, Google, MinIO.

Listings that fetch page after page while they are iterated are filed under the call that makes them.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

AWS = Twin(
    libraries=(
        ("aioboto3", "use `aioboto3.Session`"),
        ("aiobotocore", "use `aiobotocore.session.get_session()`"),
    )
)
GCS = Twin(libraries=(("gcloud", "use `gcloud.aio.storage.Storage`"),))
FIRESTORE = Twin(libraries=(("google", "use `google.cloud.firestore.AsyncClient`"),))
SECRETS = Twin(libraries=(("google", "use `google.cloud.secretmanager.SecretManagerServiceAsyncClient`"),))
TASKS = Twin(libraries=(("google", "use `google.cloud.tasks_v2.CloudTasksAsyncClient`"),))

LIBRARIES = (
    # Clients and resources get their classes at run time; `Client`, `Resource`, `Bucket` ... stand for them.
    Library(
        "boto3",
        source="https://boto3.amazonaws.com/v1/documentation/api/latest/index.html",
        read="boto3 1.44.5",
        blocking=(
            # Making one reads the service's model from disk and looks credentials up, on the network if need be.
            Blocking("ASY156", "client resource Session.client Session.resource", AWS),
            Blocking("ASY156", "Client.* Paginator.paginate Waiter.wait", AWS),
            Blocking(
                "ASY156",
                """
                Resource.create_bucket Resource.create_table Resource.create_queue Resource.get_queue_by_name
                Resource.batch_get_item Resource.batch_write_item
                Bucket.copy Bucket.create Bucket.delete Bucket.delete_objects Bucket.download_file
                Bucket.download_fileobj Bucket.load Bucket.put_object Bucket.upload_file Bucket.upload_fileobj
                Bucket.wait_until_exists Bucket.wait_until_not_exists
                Object.copy Object.copy_from Object.delete Object.download_file Object.download_fileobj Object.get
                Object.initiate_multipart_upload Object.load Object.put Object.reload Object.restore_object
                Object.upload_file Object.upload_fileobj Object.wait_until_exists Object.wait_until_not_exists
                Table.delete Table.delete_item Table.get_item Table.load Table.put_item Table.query Table.reload
                Table.scan Table.update Table.update_item Table.wait_until_exists Table.wait_until_not_exists
                """,
                AWS,
            ),
        ),
        classes="Session",
        returns={
            "client": "boto3.Client",
            "resource": "boto3.Resource",
            "Session.client": "boto3.Client",
            "Session.resource": "boto3.Resource",
            "Client.get_paginator": "boto3.Paginator",
            "Client.get_waiter": "boto3.Waiter",
            "Client.get_object": "boto3.Output",
            "Object.get": "boto3.Output",
            "Output.__getitem__": "botocore.response.StreamingBody",
            "Resource.Bucket": "boto3.Bucket",
            "Resource.Object": "boto3.Object",
            "Resource.Table": "boto3.Table",
            "Bucket.Object": "boto3.Object",
        },
        attributes={
            "Resource.meta": "boto3.ResourceMeta",
            "Bucket.meta": "boto3.ResourceMeta",
            "Object.meta": "boto3.ResourceMeta",
            "Table.meta": "boto3.ResourceMeta",
            "ResourceMeta.client": "boto3.Client",
        },
        aliases={"session.Session": "boto3.Session"},
        harmless="""
            Client.can_paginate Client.close Client.generate_presigned_post Client.generate_presigned_url
            Client.get_paginator Client.get_waiter
            """,
    ),
    Library(
        "botocore",
        source="https://botocore.amazonaws.com/v1/documentation/api/latest/index.html",
        read="botocore 1.44.5",
        blocking=(
            Blocking("ASY156", "session.Session.create_client session.Session.get_credentials", AWS),
            Blocking(
                "ASY156",
                """
                response.StreamingBody.read response.StreamingBody.iter_chunks response.StreamingBody.iter_lines
                response.StreamingBody.__iter__
                """,
                AWS,
            ),
        ),
        classes="session.Session",
        returns={"session.get_session": "botocore.session.Session", "session.Session.create_client": "boto3.Client"},
        aliases={"client.BaseClient": "boto3.Client"},
    ),
    Library(
        "google.auth",
        source="https://googleapis.dev/python/google-auth/latest/index.html",
        read="google-auth 2.62.2",
        blocking=(
            # Reads files and asks the metadata server.
            Blocking("ASY156", "default"),
            Blocking("ASY153", "load_credentials_from_file"),
        ),
    ),
    Library(
        "google.oauth2",
        source="https://googleapis.dev/python/google-auth/latest/reference/google.oauth2.html",
        read="google-auth 2.62.2",
        blocking=(
            Blocking(
                "ASY156",
                """
                id_token.fetch_id_token id_token.verify_token id_token.verify_oauth2_token
                id_token.verify_firebase_token service_account.Credentials.refresh credentials.Credentials.refresh
                """,
            ),
            Blocking(
                "ASY153",
                """
                service_account.Credentials.from_service_account_file
                credentials.Credentials.from_authorized_user_file
                """,
            ),
        ),
        classes="service_account.Credentials credentials.Credentials",
        returns={"service_account.Credentials.from_service_account_file": "google.oauth2.service_account.Credentials"},
    ),
    Library(
        "googleapiclient",
        source="https://googleapis.github.io/google-api-python-client/docs/",
        read="google-api-python-client 2.202.0",
        # What `build` gives has the methods of the service it names: only requests annotated as such are known.
        blocking=(
            Blocking(
                "ASY156",
                "discovery.build http.BatchHttpRequest.execute http.HttpRequest.execute http.HttpRequest.next_chunk",
            ),
        ),
    ),
    Library(
        "google.cloud.storage",
        source="https://cloud.google.com/python/docs/reference/storage/latest",
        read="google-cloud-storage 3.17.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.create_bucket Client.create_hmac_key Client.download_blob_to_file Client.get_bucket
                Client.get_hmac_key_metadata Client.get_service_account_email Client.list_blobs Client.list_buckets
                Client.list_hmac_keys Client.lookup_bucket Client.restore_bucket
                Bucket.copy_blob Bucket.create Bucket.delete Bucket.delete_blob Bucket.delete_blobs Bucket.exists
                Bucket.get_blob Bucket.get_iam_policy Bucket.get_notification Bucket.list_blobs
                Bucket.list_notifications Bucket.lock_retention_policy Bucket.make_private Bucket.make_public
                Bucket.move_blob Bucket.patch Bucket.reload Bucket.rename_blob Bucket.restore_blob Bucket.set_iam_policy
                Bucket.test_iam_permissions Bucket.update
                Blob.compose Blob.create_resumable_upload_session Blob.delete Blob.download_as_bytes
                Blob.download_as_string Blob.download_as_text Blob.download_to_file Blob.download_to_filename
                Blob.exists Blob.get_iam_policy Blob.make_private Blob.make_public Blob.patch Blob.reload Blob.rewrite
                Blob.set_iam_policy Blob.test_iam_permissions Blob.update Blob.update_storage_class
                Blob.upload_from_file Blob.upload_from_filename Blob.upload_from_string
                """,
                GCS,
            ),
        ),
        classes="Client Bucket Blob",
        returns={
            "Client.from_service_account_json": "google.cloud.storage.Client",
            "Client.from_service_account_info": "google.cloud.storage.Client",
            "Client.create_anonymous_client": "google.cloud.storage.Client",
            "Client.bucket": "google.cloud.storage.Bucket",
            "Client.get_bucket": "google.cloud.storage.Bucket",
            "Client.create_bucket": "google.cloud.storage.Bucket",
            "Client.lookup_bucket": "google.cloud.storage.Bucket",
            "Client.list_blobs": "iter[google.cloud.storage.Blob]",
            "Client.list_buckets": "iter[google.cloud.storage.Bucket]",
            "Bucket.blob": "google.cloud.storage.Blob",
            "Bucket.get_blob": "google.cloud.storage.Blob",
            "Bucket.list_blobs": "iter[google.cloud.storage.Blob]",
        },
        aliases={
            "client.Client": "google.cloud.storage.Client",
            "bucket.Bucket": "google.cloud.storage.Bucket",
            "blob.Blob": "google.cloud.storage.Blob",
        },
    ),
    Library(
        "google.cloud.bigquery",
        source="https://cloud.google.com/python/docs/reference/bigquery/latest",
        read="google-cloud-bigquery 3.47.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.cancel_job Client.copy_table Client.create_dataset Client.create_job Client.create_routine
                Client.create_table Client.delete_dataset Client.delete_model Client.delete_routine Client.delete_table
                Client.extract_table Client.get_dataset Client.get_job Client.get_model Client.get_routine
                Client.get_service_account_email Client.get_table Client.insert_rows Client.insert_rows_from_dataframe
                Client.insert_rows_json Client.list_datasets Client.list_jobs Client.list_models Client.list_partitions
                Client.list_projects Client.list_routines Client.list_rows Client.list_tables
                Client.load_table_from_dataframe Client.load_table_from_file Client.load_table_from_json
                Client.load_table_from_uri Client.query Client.query_and_wait Client.update_dataset Client.update_model
                Client.update_routine Client.update_table
                QueryJob.result QueryJob.to_dataframe QueryJob.to_arrow QueryJob.done QueryJob.exception QueryJob.reload
                QueryJob.cancel QueryJob.exists QueryJob.__iter__ LoadJob.result LoadJob.done LoadJob.exception
                LoadJob.reload CopyJob.result ExtractJob.result
                """,
            ),
        ),
        classes="Client",
        returns={
            "Client.from_service_account_json": "google.cloud.bigquery.Client",
            "Client.query": "google.cloud.bigquery.QueryJob",
            "Client.copy_table": "google.cloud.bigquery.CopyJob",
            "Client.extract_table": "google.cloud.bigquery.ExtractJob",
            "Client.load_table_from_dataframe": "google.cloud.bigquery.LoadJob",
            "Client.load_table_from_file": "google.cloud.bigquery.LoadJob",
            "Client.load_table_from_json": "google.cloud.bigquery.LoadJob",
            "Client.load_table_from_uri": "google.cloud.bigquery.LoadJob",
        },
        aliases={"client.Client": "google.cloud.bigquery.Client"},
    ),
    Library(
        "google.cloud.firestore",
        source="https://cloud.google.com/python/docs/reference/firestore/latest",
        read="google-cloud-firestore 2.34.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.collections Client.get_all Client.recursive_delete
                DocumentReference.collections DocumentReference.create DocumentReference.delete DocumentReference.get
                DocumentReference.set DocumentReference.update
                CollectionReference.add CollectionReference.get CollectionReference.list_documents
                CollectionReference.stream Query.get Query.stream WriteBatch.commit
                """,
                FIRESTORE,
            ),
        ),
        classes="Client",
        returns={
            "Client.batch": "google.cloud.firestore.WriteBatch",
            "Client.collection": "google.cloud.firestore.CollectionReference",
            "Client.document": "google.cloud.firestore.DocumentReference",
            "CollectionReference.document": "google.cloud.firestore.DocumentReference",
            "CollectionReference.end_at": "google.cloud.firestore.Query",
            "CollectionReference.end_before": "google.cloud.firestore.Query",
            "CollectionReference.limit": "google.cloud.firestore.Query",
            "CollectionReference.limit_to_last": "google.cloud.firestore.Query",
            "CollectionReference.offset": "google.cloud.firestore.Query",
            "CollectionReference.order_by": "google.cloud.firestore.Query",
            "CollectionReference.select": "google.cloud.firestore.Query",
            "CollectionReference.start_after": "google.cloud.firestore.Query",
            "CollectionReference.start_at": "google.cloud.firestore.Query",
            "CollectionReference.where": "google.cloud.firestore.Query",
            "DocumentReference.collection": "google.cloud.firestore.CollectionReference",
            "Query.end_at": "google.cloud.firestore.Query",
            "Query.end_before": "google.cloud.firestore.Query",
            "Query.limit": "google.cloud.firestore.Query",
            "Query.limit_to_last": "google.cloud.firestore.Query",
            "Query.offset": "google.cloud.firestore.Query",
            "Query.order_by": "google.cloud.firestore.Query",
            "Query.select": "google.cloud.firestore.Query",
            "Query.start_after": "google.cloud.firestore.Query",
            "Query.start_at": "google.cloud.firestore.Query",
            "Query.where": "google.cloud.firestore.Query",
        },
        attributes={"DocumentReference.parent": "google.cloud.firestore.CollectionReference"},
    ),
    Library(
        "google.cloud.datastore",
        source="https://cloud.google.com/python/docs/reference/datastore/latest",
        read="google-cloud-datastore 2.27.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.allocate_ids Client.delete Client.delete_multi Client.get Client.get_multi Client.put
                Client.put_multi Client.reserve_ids_multi Client.reserve_ids_sequential
                """,
            ),
        ),
        classes="Client",
    ),
    Library(
        "google.cloud.pubsub_v1",
        source="https://cloud.google.com/python/docs/reference/pubsub/latest",
        read="google-cloud-pubsub 2.44.0",
        blocking=(
            # `publish` and `subscribe` work in threads of their own; the futures they give are waited for.
            Blocking(
                "ASY156",
                """
                PublisherClient.create_topic PublisherClient.delete_topic PublisherClient.detach_subscription
                PublisherClient.get_topic PublisherClient.list_topic_subscriptions PublisherClient.list_topics
                PublisherClient.update_topic publisher.futures.Future.result publisher.futures.Future.exception
                SubscriberClient.acknowledge SubscriberClient.create_snapshot SubscriberClient.create_subscription
                SubscriberClient.delete_snapshot SubscriberClient.delete_subscription SubscriberClient.get_subscription
                SubscriberClient.list_subscriptions SubscriberClient.modify_ack_deadline SubscriberClient.pull
                SubscriberClient.seek SubscriberClient.update_subscription
                subscriber.futures.StreamingPullFuture.result subscriber.futures.StreamingPullFuture.exception
                """,
            ),
        ),
        classes="PublisherClient SubscriberClient",
        returns={
            "PublisherClient.publish": "google.cloud.pubsub_v1.publisher.futures.Future",
            "SubscriberClient.subscribe": "google.cloud.pubsub_v1.subscriber.futures.StreamingPullFuture",
        },
    ),
    Library(
        "google.cloud.secretmanager",
        source="https://cloud.google.com/python/docs/reference/secretmanager/latest",
        read="google-cloud-secret-manager 2.32.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                SecretManagerServiceClient.access_secret_version SecretManagerServiceClient.add_secret_version
                SecretManagerServiceClient.create_secret SecretManagerServiceClient.delete_secret
                SecretManagerServiceClient.destroy_secret_version SecretManagerServiceClient.disable_secret_version
                SecretManagerServiceClient.enable_secret_version SecretManagerServiceClient.get_secret
                SecretManagerServiceClient.get_secret_version SecretManagerServiceClient.list_secret_versions
                SecretManagerServiceClient.list_secrets SecretManagerServiceClient.update_secret
                """,
                SECRETS,
            ),
        ),
        classes="SecretManagerServiceClient",
    ),
    Library(
        "google.cloud.tasks_v2",
        source="https://cloud.google.com/python/docs/reference/cloudtasks/latest",
        read="google-cloud-tasks 2.26.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                CloudTasksClient.create_queue CloudTasksClient.create_task CloudTasksClient.delete_queue
                CloudTasksClient.delete_task CloudTasksClient.get_queue CloudTasksClient.get_task
                CloudTasksClient.list_queues CloudTasksClient.list_tasks CloudTasksClient.pause_queue
                CloudTasksClient.purge_queue CloudTasksClient.resume_queue CloudTasksClient.run_task
                CloudTasksClient.update_queue
                """,
                TASKS,
            ),
        ),
        classes="CloudTasksClient",
    ),
    Library(
        "minio",
        source="https://min.io/docs/minio/linux/developers/python/API.html",
        read="minio 7.2.20",
        blocking=(
            Blocking(
                "ASY156",
                """
                Minio.append_object Minio.bucket_exists Minio.compose_object Minio.copy_object
                Minio.delete_bucket_policy Minio.delete_bucket_tags Minio.delete_object_tags Minio.fget_object
                Minio.fput_object Minio.get_bucket_policy Minio.get_bucket_tags Minio.get_bucket_versioning
                Minio.get_object Minio.get_object_tags Minio.list_buckets Minio.list_objects
                Minio.listen_bucket_notification Minio.make_bucket Minio.put_object Minio.remove_bucket
                Minio.remove_object Minio.remove_objects Minio.select_object_content Minio.set_bucket_policy
                Minio.set_bucket_tags Minio.set_bucket_versioning Minio.set_object_tags Minio.stat_object
                """,
            ),
        ),
        classes="Minio",
        returns={"Minio.get_object": "urllib3.HTTPResponse"},
        aliases={"api.Minio": "minio.Minio"},
    ),
)
