"""Synchronous clients of containers, clusters and their stores (ASY156): Docker, Kubernetes, Vault and others."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

DOCKER = Twin(libraries=(("aiodocker", "use `aiodocker.Docker`"),))
KUBERNETES = Twin(libraries=(("kubernetes_asyncio", "use `kubernetes_asyncio`"),))

# The groups of the Kubernetes API: each is a class whose every method is a request.
_KUBERNETES_GROUPS = """
    AdmissionregistrationV1Api ApiextensionsV1Api ApiregistrationV1Api ApisApi AppsV1Api AuthenticationV1Api
    AuthorizationV1Api AutoscalingV1Api AutoscalingV2Api BatchV1Api CertificatesV1Api CoordinationV1Api CoreApi
    CoreV1Api CustomObjectsApi DiscoveryV1Api EventsV1Api LogsApi NetworkingV1Api NodeV1Api PolicyV1Api
    RbacAuthorizationV1Api ResourceV1Api SchedulingV1Api StorageV1Api VersionApi
    """.split()

LIBRARIES = (
    Library(
        "docker",
        source="https://docker-py.readthedocs.io/en/stable/client.html",
        read="docker 7.2.0",
        blocking=(
            # Unless told a version, a new client asks the daemon for its own.
            Blocking(
                "ASY156",
                """
                DockerClient APIClient from_env from_context DockerClient.from_env DockerClient.from_context
                DockerClient.df DockerClient.events DockerClient.info DockerClient.login DockerClient.ping
                DockerClient.version APIClient.*
                """,
                DOCKER,
            ),
            Blocking(
                "ASY156",
                """
                models.containers.ContainerCollection.create models.containers.ContainerCollection.get
                models.containers.ContainerCollection.list models.containers.ContainerCollection.prune
                models.containers.ContainerCollection.run
                models.containers.Container.attach models.containers.Container.attach_socket
                models.containers.Container.commit models.containers.Container.diff
                models.containers.Container.exec_run models.containers.Container.export
                models.containers.Container.get_archive models.containers.Container.kill
                models.containers.Container.logs models.containers.Container.pause
                models.containers.Container.put_archive models.containers.Container.reload
                models.containers.Container.remove models.containers.Container.rename
                models.containers.Container.resize models.containers.Container.restart
                models.containers.Container.start models.containers.Container.stats models.containers.Container.stop
                models.containers.Container.top models.containers.Container.unpause models.containers.Container.update
                models.containers.Container.wait
                models.images.ImageCollection.build models.images.ImageCollection.get
                models.images.ImageCollection.get_registry_data models.images.ImageCollection.list
                models.images.ImageCollection.load models.images.ImageCollection.prune
                models.images.ImageCollection.prune_builds models.images.ImageCollection.pull
                models.images.ImageCollection.push models.images.ImageCollection.remove
                models.images.ImageCollection.search models.images.Image.history models.images.Image.reload
                models.images.Image.remove models.images.Image.save models.images.Image.tag
                models.networks.NetworkCollection.create models.networks.NetworkCollection.get
                models.networks.NetworkCollection.list models.networks.NetworkCollection.prune
                models.networks.Network.connect models.networks.Network.disconnect models.networks.Network.reload
                models.networks.Network.remove
                models.volumes.VolumeCollection.create models.volumes.VolumeCollection.get
                models.volumes.VolumeCollection.list models.volumes.VolumeCollection.prune models.volumes.Volume.reload
                models.volumes.Volume.remove
                models.services.ServiceCollection.create models.services.ServiceCollection.get
                models.services.ServiceCollection.list models.services.Service.force_update
                models.services.Service.logs models.services.Service.reload models.services.Service.remove
                models.services.Service.scale models.services.Service.tasks models.services.Service.update
                models.nodes.NodeCollection.get models.nodes.NodeCollection.list
                models.swarm.Swarm.get_unlock_key models.swarm.Swarm.init models.swarm.Swarm.join
                models.swarm.Swarm.leave models.swarm.Swarm.reload models.swarm.Swarm.unlock models.swarm.Swarm.update
                models.secrets.SecretCollection.create models.secrets.SecretCollection.get
                models.secrets.SecretCollection.list models.configs.ConfigCollection.create
                models.configs.ConfigCollection.get models.configs.ConfigCollection.list
                models.plugins.PluginCollection.get models.plugins.PluginCollection.install
                models.plugins.PluginCollection.list
                """,
                DOCKER,
            ),
        ),
        classes="DockerClient APIClient",
        returns={
            "from_env": "docker.DockerClient",
            "from_context": "docker.DockerClient",
            "DockerClient.from_env": "docker.DockerClient",
            "DockerClient.from_context": "docker.DockerClient",
            "models.containers.ContainerCollection.create": "docker.models.containers.Container",
            "models.containers.ContainerCollection.get": "docker.models.containers.Container",
            "models.containers.ContainerCollection.list": "list[docker.models.containers.Container]",
            "models.images.ImageCollection.get": "docker.models.images.Image",
            "models.images.ImageCollection.list": "list[docker.models.images.Image]",
            "models.networks.NetworkCollection.create": "docker.models.networks.Network",
            "models.networks.NetworkCollection.get": "docker.models.networks.Network",
            "models.networks.NetworkCollection.list": "list[docker.models.networks.Network]",
            "models.volumes.VolumeCollection.create": "docker.models.volumes.Volume",
            "models.volumes.VolumeCollection.get": "docker.models.volumes.Volume",
            "models.volumes.VolumeCollection.list": "list[docker.models.volumes.Volume]",
            "models.services.ServiceCollection.create": "docker.models.services.Service",
            "models.services.ServiceCollection.get": "docker.models.services.Service",
            "models.services.ServiceCollection.list": "list[docker.models.services.Service]",
        },
        attributes={
            "DockerClient.api": "docker.APIClient",
            "DockerClient.containers": "docker.models.containers.ContainerCollection",
            "DockerClient.images": "docker.models.images.ImageCollection",
            "DockerClient.networks": "docker.models.networks.NetworkCollection",
            "DockerClient.volumes": "docker.models.volumes.VolumeCollection",
            "DockerClient.services": "docker.models.services.ServiceCollection",
            "DockerClient.nodes": "docker.models.nodes.NodeCollection",
            "DockerClient.swarm": "docker.models.swarm.Swarm",
            "DockerClient.secrets": "docker.models.secrets.SecretCollection",
            "DockerClient.configs": "docker.models.configs.ConfigCollection",
            "DockerClient.plugins": "docker.models.plugins.PluginCollection",
        },
        aliases={
            "client.DockerClient": "docker.DockerClient",
            "client.from_env": "docker.from_env",
            "api.APIClient": "docker.APIClient",
            "api.client.APIClient": "docker.APIClient",
        },
        # Builders of arguments and the plumbing of the session below.
        harmless="""
            APIClient.close APIClient.create_container_config APIClient.create_endpoint_config
            APIClient.create_host_config APIClient.create_networking_config APIClient.create_swarm_spec
            APIClient.get_adapter APIClient.get_redirect_target APIClient.merge_environment_settings APIClient.mount
            APIClient.prepare_request APIClient.rebuild_auth APIClient.rebuild_method APIClient.rebuild_proxies
            APIClient.should_strip_auth
            """,
    ),
    Library(
        "kubernetes",
        source="https://github.com/kubernetes-client/python/blob/master/kubernetes/README.md",
        read="kubernetes 37.0.2",
        blocking=(
            Blocking(
                "ASY156",
                " ".join(f"client.{group}.*" for group in _KUBERNETES_GROUPS),
                KUBERNETES,
                unless={"async_req": True},
            ),
            Blocking(
                "ASY156",
                """
                watch.Watch.stream stream.stream stream.portforward utils.create_from_yaml utils.create_from_dict
                utils.create_from_directory
                dynamic.DynamicClient dynamic.DynamicClient.create dynamic.DynamicClient.delete
                dynamic.DynamicClient.get dynamic.DynamicClient.patch dynamic.DynamicClient.replace
                dynamic.DynamicClient.request dynamic.DynamicClient.server_side_apply dynamic.DynamicClient.watch
                """,
                KUBERNETES,
            ),
            Blocking(
                "ASY153",
                """
                config.load_kube_config config.load_incluster_config config.load_config
                config.list_kube_config_contexts config.new_client_from_config
                """,
            ),
        ),
        classes=" ".join(f"client.{group}" for group in _KUBERNETES_GROUPS) + " watch.Watch dynamic.DynamicClient",
        aliases={
            "client.api.core_v1_api.CoreV1Api": "kubernetes.client.CoreV1Api",
            "client.api.apps_v1_api.AppsV1Api": "kubernetes.client.AppsV1Api",
            "client.api.batch_v1_api.BatchV1Api": "kubernetes.client.BatchV1Api",
            "client.api.custom_objects_api.CustomObjectsApi": "kubernetes.client.CustomObjectsApi",
            "watch.watch.Watch": "kubernetes.watch.Watch",
            "dynamic.client.DynamicClient": "kubernetes.dynamic.DynamicClient",
            "config.kube_config.load_kube_config": "kubernetes.config.load_kube_config",
            "config.incluster_config.load_incluster_config": "kubernetes.config.load_incluster_config",
        },
        harmless=" ".join(f"client.{group}.close" for group in _KUBERNETES_GROUPS),
    ),
    Library(
        "kazoo.client",
        source="https://kazoo.readthedocs.io/en/latest/api/client.html",
        read="kazoo 2.11.0",
        blocking=(
            # The calls that end in `_async` give an object to wait for.
            Blocking(
                "ASY156",
                """
                KazooClient.start KazooClient.restart KazooClient.stop KazooClient.command KazooClient.create
                KazooClient.delete KazooClient.ensure_path KazooClient.exists KazooClient.get KazooClient.get_acls
                KazooClient.get_children KazooClient.reconfig KazooClient.server_version KazooClient.set
                KazooClient.set_acls KazooClient.sync
                """,
            ),
        ),
        classes="KazooClient",
    ),
    Library(
        "hvac",
        source="https://python-hvac.org/en/stable/overview.html",
        read="hvac 2.4.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.read Client.write Client.write_data Client.delete Client.list Client.login Client.logout
                Client.is_authenticated Client.lookup_token Client.renew_token Client.revoke_token Client.get_policy
                api.secrets_engines.KvV1.* api.secrets_engines.KvV2.* api.secrets_engines.Transit.*
                api.auth_methods.AppRole.* api.auth_methods.Kubernetes.*
                """,
            ),
        ),
        classes="Client",
        attributes={
            "Client.secrets": "hvac.api.SecretsEngines",
            "Client.auth": "hvac.api.AuthMethods",
            "api.SecretsEngines.kv": "hvac.api.secrets_engines.Kv",
            "api.SecretsEngines.transit": "hvac.api.secrets_engines.Transit",
            "api.secrets_engines.Kv.v1": "hvac.api.secrets_engines.KvV1",
            "api.secrets_engines.Kv.v2": "hvac.api.secrets_engines.KvV2",
            "api.AuthMethods.approle": "hvac.api.auth_methods.AppRole",
            "api.AuthMethods.kubernetes": "hvac.api.auth_methods.Kubernetes",
        },
        aliases={"v1.Client": "hvac.Client"},
    ),
    Library(
        "consul",
        source="https://python-consul.readthedocs.io/en/latest/",
        read="python-consul 1.1.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Consul.KV.get Consul.KV.put Consul.KV.delete Consul.Agent.checks Consul.Agent.force_leave
                Consul.Agent.join Consul.Agent.members Consul.Agent.self Consul.Agent.services
                Consul.Agent.Service.register Consul.Agent.Service.deregister Consul.Agent.Check.register
                Consul.Agent.Check.deregister Consul.Agent.Check.ttl_pass Consul.Agent.Check.ttl_fail
                Consul.Catalog.datacenters Consul.Catalog.deregister Consul.Catalog.node Consul.Catalog.nodes
                Consul.Catalog.register Consul.Catalog.service Consul.Catalog.services Consul.Health.checks
                Consul.Health.node Consul.Health.service Consul.Health.state Consul.Session.create
                Consul.Session.destroy Consul.Session.info Consul.Session.list Consul.Session.renew
                """,
            ),
        ),
        classes="Consul",
        attributes={
            "Consul.kv": "consul.Consul.KV",
            "Consul.agent": "consul.Consul.Agent",
            "Consul.Agent.service": "consul.Consul.Agent.Service",
            "Consul.Agent.check": "consul.Consul.Agent.Check",
            "Consul.catalog": "consul.Consul.Catalog",
            "Consul.health": "consul.Consul.Health",
            "Consul.session": "consul.Consul.Session",
        },
    ),
)
