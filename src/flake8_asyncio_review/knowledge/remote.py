"""Third-party clients of network protocols: SSH, LDAP, DNS, SOAP, WebSocket, RPC and serial lines (ASY156)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

SSH = Twin(libraries=(("asyncssh", "await `asyncssh.connect()`"),))
LDAP = Twin(libraries=(("bonsai", "await `bonsai.LDAPClient.connect(is_async=True)`"),))
RESOLVE = Twin(libraries=(("dns", "await the same call of `dns.asyncresolver`"),))
DNS_QUERY = Twin(libraries=(("dns", "await the same call of `dns.asyncquery`"),))
ZEEP = Twin(libraries=(("zeep", "use `zeep.AsyncClient`"),))
WEBSOCKET = Twin(
    libraries=(
        ("websockets", "await `websockets.connect()`"),
        ("aiohttp", "await `aiohttp.ClientSession.ws_connect()`"),
    )
)
GRPC = Twin(libraries=(("grpc", "use `grpc.aio`"),))
SERIAL = Twin(
    libraries=(
        ("serial_asyncio", "await `serial_asyncio.open_serial_connection()`"),
        ("serial_asyncio_fast", "await `serial_asyncio_fast.open_serial_connection()`"),
    )
)
MODBUS = Twin(libraries=(("pymodbus", "use the `Async` client of the same name"),))

NO_BIND = (False, "NONE", "DEFAULT")

LIBRARIES = (
    Library(
        "getmac",
        source="https://github.com/GhostofGoes/getmac",
        read="getmac 0.9.6",
        # Resolves the name, sends a packet, runs programs and reads what they print.
        blocking=(Blocking("ASY156", "get_mac_address"),),
        aliases={"getmac.get_mac_address": "getmac.get_mac_address"},
    ),
    Library(
        "paramiko",
        source="https://docs.paramiko.org/en/stable/",
        read="paramiko 5.1.0",
        blocking=(
            # Not making a `Transport`: it connects when given an address and does nothing when given a socket.
            Blocking(
                "ASY156",
                """
                SSHClient.connect SSHClient.exec_command SSHClient.invoke_shell SSHClient.open_sftp
                Transport.connect Transport.start_client Transport.auth_password Transport.auth_publickey
                Transport.auth_interactive Transport.auth_interactive_dumb Transport.auth_none Transport.open_session
                Transport.open_channel Transport.open_sftp_client Transport.open_x11_channel Transport.accept
                Transport.request_port_forward Transport.renegotiate_keys
                Channel.recv Channel.recv_stderr Channel.recv_exit_status Channel.send Channel.sendall
                Channel.send_stderr Channel.sendall_stderr Channel.exec_command Channel.invoke_shell
                Channel.invoke_subsystem Channel.get_pty
                ChannelFile.read ChannelFile.readinto ChannelFile.readline ChannelFile.readlines ChannelFile.write
                ChannelFile.writelines ChannelFile.flush ChannelFile.__iter__ ChannelFile.__next__
                SFTPClient.from_transport SFTPClient.chdir SFTPClient.chmod SFTPClient.chown SFTPClient.get
                SFTPClient.getfo SFTPClient.listdir SFTPClient.listdir_attr SFTPClient.listdir_iter SFTPClient.lstat
                SFTPClient.mkdir SFTPClient.normalize SFTPClient.open SFTPClient.file SFTPClient.posix_rename
                SFTPClient.put SFTPClient.putfo SFTPClient.readlink SFTPClient.remove SFTPClient.rename SFTPClient.rmdir
                SFTPClient.stat SFTPClient.symlink SFTPClient.truncate SFTPClient.unlink SFTPClient.utime
                SFTPFile.read SFTPFile.readinto SFTPFile.readline SFTPFile.readlines SFTPFile.readv SFTPFile.write
                SFTPFile.writelines SFTPFile.flush SFTPFile.stat SFTPFile.chmod SFTPFile.chown SFTPFile.truncate
                SFTPFile.check SFTPFile.__iter__ SFTPFile.__next__
                """,
                SSH,
            ),
            Blocking("ASY110", "RSAKey.generate"),
            Blocking(
                "ASY153",
                """
                SSHClient.load_system_host_keys SSHClient.load_host_keys SSHClient.save_host_keys
                PKey.from_private_key_file PKey.write_private_key_file PKey.from_path SSHConfig.from_path
                """,
            ),
        ),
        classes="SSHClient Transport SSHConfig RSAKey ECDSAKey Ed25519Key",
        returns={
            "SSHClient.exec_command": "tuple[paramiko.ChannelFile, paramiko.ChannelFile, paramiko.ChannelFile]",
            "SSHClient.invoke_shell": "paramiko.Channel",
            "SSHClient.open_sftp": "paramiko.SFTPClient",
            "SSHClient.get_transport": "paramiko.Transport",
            "Transport.open_session": "paramiko.Channel",
            "Transport.open_channel": "paramiko.Channel",
            "Transport.open_sftp_client": "paramiko.SFTPClient",
            "Transport.accept": "paramiko.Channel",
            "Channel.makefile": "paramiko.ChannelFile",
            "Channel.makefile_stderr": "paramiko.ChannelFile",
            "SFTPClient.from_transport": "paramiko.SFTPClient",
            "SFTPClient.open": "paramiko.SFTPFile",
            "SFTPClient.file": "paramiko.SFTPFile",
        },
        attributes={"ChannelFile.channel": "paramiko.Channel"},
        bases={
            "RSAKey": "paramiko.PKey",
            "ECDSAKey": "paramiko.PKey",
            "Ed25519Key": "paramiko.PKey",
        },
        aliases={
            "client.SSHClient": "paramiko.SSHClient",
            "transport.Transport": "paramiko.Transport",
            "channel.Channel": "paramiko.Channel",
            "sftp_client.SFTPClient": "paramiko.SFTPClient",
            "rsakey.RSAKey": "paramiko.RSAKey",
            "ed25519key.Ed25519Key": "paramiko.Ed25519Key",
        },
    ),
    Library(
        "ldap3",
        source="https://ldap3.readthedocs.io/en/latest/connection.html",
        read="ldap3 2.9.1",
        blocking=(
            # Binding on construction is a choice of the caller.
            Blocking("ASY156", "Connection", LDAP, needs=("auto_bind",), unless={"auto_bind": NO_BIND}),
            Blocking(
                "ASY156",
                """
                Connection.bind Connection.rebind Connection.start_tls Connection.search Connection.add
                Connection.compare Connection.delete Connection.extended Connection.modify Connection.modify_dn
                Connection.refresh_server_info
                extend.StandardExtendedOperations.paged_search extend.StandardExtendedOperations.modify_password
                extend.StandardExtendedOperations.who_am_i
                """,
                LDAP,
            ),
        ),
        classes="Connection",
        attributes={
            "Connection.extend": "ldap3.extend.ExtendedOperationsRoot",
            "extend.ExtendedOperationsRoot.standard": "ldap3.extend.StandardExtendedOperations",
        },
        aliases={"core.connection.Connection": "ldap3.Connection"},
    ),
    Library(
        "ldap",
        source="https://www.python-ldap.org/en/latest/reference/ldap.html",
        read="python-ldap 3 (Lib/ldap/ldapobject.py, not installed)",
        blocking=(
            # The calls without `_s` only send the request and return its number.
            Blocking(
                "ASY156",
                """
                ldapobject.LDAPObject.add_s ldapobject.LDAPObject.add_ext_s ldapobject.LDAPObject.bind_s
                ldapobject.LDAPObject.cancel_s ldapobject.LDAPObject.compare_s ldapobject.LDAPObject.compare_ext_s
                ldapobject.LDAPObject.delete_s ldapobject.LDAPObject.delete_ext_s ldapobject.LDAPObject.extop_s
                ldapobject.LDAPObject.extop_result ldapobject.LDAPObject.find_unique_entry
                ldapobject.LDAPObject.get_naming_contexts ldapobject.LDAPObject.modify_s
                ldapobject.LDAPObject.modify_ext_s ldapobject.LDAPObject.modrdn_s ldapobject.LDAPObject.passwd_s
                ldapobject.LDAPObject.read_s ldapobject.LDAPObject.read_rootdse_s ldapobject.LDAPObject.rename_s
                ldapobject.LDAPObject.sasl_bind_s ldapobject.LDAPObject.sasl_external_bind_s
                ldapobject.LDAPObject.sasl_gssapi_bind_s ldapobject.LDAPObject.sasl_interactive_bind_s
                ldapobject.LDAPObject.sasl_non_interactive_bind_s ldapobject.LDAPObject.search_s
                ldapobject.LDAPObject.search_ext_s ldapobject.LDAPObject.search_st
                ldapobject.LDAPObject.search_subschemasubentry_s ldapobject.LDAPObject.read_subschemasubentry_s
                ldapobject.LDAPObject.simple_bind_s ldapobject.LDAPObject.start_tls_s ldapobject.LDAPObject.whoami_s
                ldapobject.ReconnectLDAPObject.reconnect
                """,
                LDAP,
            ),
            Blocking(
                "ASY156",
                """
                ldapobject.LDAPObject.result ldapobject.LDAPObject.result2 ldapobject.LDAPObject.result3
                ldapobject.LDAPObject.result4
                """,
                LDAP,
                unless={"timeout": 0, 2: 0},
            ),
        ),
        classes="ldapobject.LDAPObject ldapobject.ReconnectLDAPObject",
        returns={"initialize": "ldap.ldapobject.LDAPObject"},
        bases={"ldapobject.ReconnectLDAPObject": "ldap.ldapobject.LDAPObject"},
        aliases={"ldapobject.SimpleLDAPObject": "ldap.ldapobject.LDAPObject"},
    ),
    Library(
        "dns",
        source="https://dnspython.readthedocs.io/en/stable/resolver-functions.html",
        read="dnspython 2.9.2",
        blocking=(
            Blocking(
                "ASY156",
                """
                resolver.resolve resolver.resolve_address resolver.resolve_name resolver.resolve_at
                resolver.canonical_name resolver.zone_for_name resolver.make_resolver_at resolver.try_ddr
                resolver.Resolver.resolve resolver.Resolver.resolve_address
                resolver.Resolver.resolve_name resolver.Resolver.canonical_name resolver.Resolver.try_ddr
                """,
                RESOLVE,
            ),
            Blocking(
                "ASY156",
                """
                query.udp query.tcp query.tls query.https query.quic query.udp_with_fallback query.inbound_xfr
                query.send_tcp query.receive_tcp query.receive_udp
                """,
                DNS_QUERY,
            ),
            Blocking("ASY156", "resolver.query resolver.Resolver.query query.xfr"),  # have no twin of that name
        ),
        classes="resolver.Resolver",
        returns={"resolver.get_default_resolver": "dns.resolver.Resolver"},
    ),
    Library(
        "ntplib",
        source="https://pypi.org/project/ntplib/",
        read="ntplib 0.4.0",
        blocking=(Blocking("ASY156", "NTPClient.request"),),
        classes="NTPClient",
    ),
    Library(
        "zeep",
        source="https://docs.python-zeep.org/en/master/client.html",
        read="zeep 4.3.3",
        blocking=(
            # Every client, the asynchronous one too, loads its WSDL document when it is made.
            Blocking("ASY156", "Client CachingClient AsyncClient"),
            Blocking("ASY156", "proxy.ServiceProxy.*", ZEEP),
        ),
        classes="Client CachingClient AsyncClient",
        returns={
            "Client.bind": "zeep.proxy.ServiceProxy",
            "Client.create_service": "zeep.proxy.ServiceProxy",
        },
        attributes={"Client.service": "zeep.proxy.ServiceProxy"},
        bases={"CachingClient": "zeep.Client"},
        aliases={
            "client.Client": "zeep.Client",
            "client.CachingClient": "zeep.CachingClient",
            "client.AsyncClient": "zeep.AsyncClient",
        },
    ),
    Library(
        "websocket",
        source="https://websocket-client.readthedocs.io/en/latest/",
        read="websocket-client 1.9.2",
        blocking=(
            Blocking(
                "ASY156",
                """
                create_connection WebSocket.connect WebSocket.recv WebSocket.recv_data WebSocket.recv_data_frame
                WebSocket.recv_frame WebSocket.send WebSocket.send_binary WebSocket.send_bytes WebSocket.send_frame
                WebSocket.send_text WebSocket.ping WebSocket.pong WebSocket.close WebSocket.__iter__ WebSocket.__next__
                WebSocketApp.run_forever
                """,
                WEBSOCKET,
            ),
        ),
        classes="WebSocket WebSocketApp",
        returns={"create_connection": "websocket.WebSocket"},
    ),
    Library(
        "websockets.sync",
        source="https://websockets.readthedocs.io/en/stable/reference/sync/client.html",
        read="websockets 17.4",
        blocking=(
            Blocking(
                "ASY156",
                """
                client.connect client.unix_connect client.ClientConnection.recv
                client.ClientConnection.recv_streaming client.ClientConnection.send client.ClientConnection.ping
                client.ClientConnection.pong client.ClientConnection.close client.ClientConnection.__iter__
                server.Server.serve_forever
                """,
                WEBSOCKET,
            ),
        ),
        returns={
            "client.connect": "websockets.sync.client.ClientConnection",
            "client.unix_connect": "websockets.sync.client.ClientConnection",
            "server.serve": "websockets.sync.server.Server",
            "server.unix_serve": "websockets.sync.server.Server",
        },
    ),
    Library(
        "grpc",
        source="https://grpc.github.io/grpc/python/grpc.html",
        read="grpcio 1.85.1",
        blocking=(
            # Generated stubs are classes of the project; what they hold are these. `future()` returns at once.
            Blocking(
                "ASY156",
                """
                UnaryUnaryMultiCallable.__call__ UnaryUnaryMultiCallable.with_call StreamUnaryMultiCallable.__call__
                StreamUnaryMultiCallable.with_call Server.wait_for_termination Future.result Future.exception
                """,
                GRPC,
            ),
        ),
        returns={
            "insecure_channel": "grpc.Channel",
            "secure_channel": "grpc.Channel",
            "intercept_channel": "grpc.Channel",
            "Channel.unary_unary": "grpc.UnaryUnaryMultiCallable",
            "Channel.unary_stream": "grpc.UnaryStreamMultiCallable",
            "Channel.stream_unary": "grpc.StreamUnaryMultiCallable",
            "Channel.stream_stream": "grpc.StreamStreamMultiCallable",
            "UnaryUnaryMultiCallable.future": "grpc.Future",
            "StreamUnaryMultiCallable.future": "grpc.Future",
            "channel_ready_future": "grpc.Future",
            "server": "grpc.Server",
            "Server.stop": "threading.Event",
        },
    ),
    Library(
        "serial",
        source="https://pyserial.readthedocs.io/en/latest/pyserial_api.html",
        read="pyserial 3.5",
        blocking=(
            Blocking("ASY156", "Serial", SERIAL, needs=("port", 0)),  # without a port it is not opened
            Blocking("ASY156", "serial_for_url", SERIAL, unless={"do_not_open": True}),
            # Not `read_all`: it returns what has arrived.
            Blocking(
                "ASY156",
                """
                Serial.open Serial.read Serial.read_until Serial.readline Serial.readlines Serial.readinto
                Serial.readall Serial.write Serial.writelines Serial.flush Serial.send_break Serial.iread_until
                Serial.__iter__ Serial.__next__
                """,
                SERIAL,
            ),
            Blocking("ASY158", "tools.list_ports.comports tools.list_ports.grep"),
        ),
        classes="Serial",
        returns={"serial_for_url": "serial.Serial"},
        aliases={"serialposix.Serial": "serial.Serial"},
    ),
    Library(
        "pymodbus.client",
        source="https://pymodbus.readthedocs.io/en/latest/source/client.html",
        read="pymodbus 3.16.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                ModbusBaseSyncClient.connect ModbusBaseSyncClient.execute ModbusBaseSyncClient.read_coils
                ModbusBaseSyncClient.read_discrete_inputs ModbusBaseSyncClient.read_holding_registers
                ModbusBaseSyncClient.read_input_registers ModbusBaseSyncClient.read_device_information
                ModbusBaseSyncClient.read_exception_status ModbusBaseSyncClient.read_fifo_queue
                ModbusBaseSyncClient.read_file_record ModbusBaseSyncClient.readwrite_registers
                ModbusBaseSyncClient.mask_write_register ModbusBaseSyncClient.report_device_id
                ModbusBaseSyncClient.write_coil ModbusBaseSyncClient.write_coils ModbusBaseSyncClient.write_file_record
                ModbusBaseSyncClient.write_register ModbusBaseSyncClient.write_registers
                ModbusTcpClient.connect ModbusSerialClient.connect ModbusTlsClient.connect ModbusUdpClient.connect
                """,
                MODBUS,
            ),
        ),
        classes="ModbusTcpClient ModbusSerialClient ModbusTlsClient ModbusUdpClient",
        bases={
            "ModbusTcpClient": "pymodbus.client.ModbusBaseSyncClient",
            "ModbusSerialClient": "pymodbus.client.ModbusBaseSyncClient",
            "ModbusTlsClient": "pymodbus.client.ModbusTcpClient",
            "ModbusUdpClient": "pymodbus.client.ModbusBaseSyncClient",
        },
    ),
)
