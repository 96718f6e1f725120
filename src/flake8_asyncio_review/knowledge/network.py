"""Sockets, name look-ups, TLS and the protocol clients of the standard library (ASY156).

Sockets that were made non-blocking are spared where the tables are used, not here.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

GETADDRINFO = Twin(
    asyncio="await `loop.getaddrinfo()`",
    anyio="await `anyio.getaddrinfo()`",
    trio="await `trio.socket.getaddrinfo()`",
)
GETNAMEINFO = Twin(
    asyncio="await `loop.getnameinfo()`",
    anyio="await `anyio.getnameinfo()`",
    trio="await `trio.socket.getnameinfo()`",
)
OPEN_CONNECTION = Twin(
    asyncio="await `asyncio.open_connection()`",
    anyio="await `anyio.connect_tcp()`",
    trio="await `trio.open_tcp_stream()`",
)
OPEN_TLS = Twin(
    asyncio="await `asyncio.open_connection(..., ssl=context)`",
    anyio="await `anyio.connect_tcp(..., ssl_context=context)`",
    trio="await `trio.open_ssl_over_tcp_stream()`",
)
# The socket passed to `loop.sock_*` must be non-blocking; trio has sockets of its own, anyio wraps them in streams.
CONNECT = Twin(
    asyncio="await `asyncio.open_connection()` or `loop.sock_connect()`",
    anyio="await `anyio.connect_tcp()`",
    trio="await `connect()` of a `trio.socket`",
)
ACCEPT = Twin(
    asyncio="await `asyncio.start_server()` or `loop.sock_accept()`",
    anyio="await `anyio.create_tcp_listener()`",
    trio="await `accept()` of a `trio.socket`",
)
RECV = Twin(asyncio="await `loop.sock_recv()`", trio="await `recv()` of a `trio.socket`")
RECV_INTO = Twin(asyncio="await `loop.sock_recv_into()`", trio="await `recv_into()` of a `trio.socket`")
# The datagram calls of the loop came with Python 3.11, `create_datagram_endpoint` is older.
RECVFROM = Twin(
    asyncio="await `loop.create_datagram_endpoint()`",
    anyio="await `anyio.create_udp_socket()`",
    trio="await `recvfrom()` of a `trio.socket`",
)
SENDTO = Twin(
    asyncio="await `loop.create_datagram_endpoint()`",
    anyio="await `anyio.create_udp_socket()`",
    trio="await `sendto()` of a `trio.socket`",
)
SEND = Twin(asyncio="await `loop.sock_sendall()`", trio="await `send()` of a `trio.socket`")
SENDFILE = Twin(asyncio="await `loop.sock_sendfile()`")

SMTP = Twin(libraries=(("aiosmtplib", "use `aiosmtplib.SMTP`"),))
FTP = Twin(libraries=(("aioftp", "use `aioftp.Client`"),))
IMAP = Twin(libraries=(("aioimaplib", "use `aioimaplib.IMAP4_SSL`"),))
TELNET = Twin(
    asyncio="await `asyncio.open_connection()`",
    anyio="await `anyio.connect_tcp()`",
    trio="await `trio.open_tcp_stream()`",
    libraries=(("telnetlib3", "await `telnetlib3.open_connection()`"),),
)

NUMERIC = "socket.AI_NUMERICHOST"

LIBRARIES = (
    Library(
        "socket",
        source="https://docs.python.org/3/library/socket.html",
        read="CPython 3.13.0",
        blocking=(
            # `flags` may say that the host is a number, which needs no look-up.
            Blocking("ASY156", "getaddrinfo", GETADDRINFO, unless={"flags": NUMERIC, 5: NUMERIC}),
            Blocking("ASY156", "gethostbyname gethostbyname_ex", GETADDRINFO),
            Blocking("ASY156", "gethostbyaddr getfqdn", GETNAMEINFO),
            # The flags may say that a number is wanted, which needs no look-up either.
            Blocking("ASY156", "getnameinfo", GETNAMEINFO, unless={1: 1}),
            Blocking("ASY156", "create_connection", OPEN_CONNECTION),
            Blocking("ASY156", "socket.connect socket.connect_ex", CONNECT),
            Blocking("ASY156", "socket.accept", ACCEPT),
            Blocking("ASY156", "socket.recv socket.recvmsg socket.recvmsg_into", RECV),
            Blocking("ASY156", "socket.recv_into", RECV_INTO),
            Blocking("ASY156", "socket.recvfrom socket.recvfrom_into", RECVFROM),
            Blocking("ASY156", "socket.send socket.sendall socket.sendmsg", SEND),
            Blocking("ASY156", "socket.sendto", SENDTO),
            Blocking("ASY156", "socket.sendfile", SENDFILE),
            # `write` fills a buffer; `flush` and the reads wait for the peer.
            Blocking(
                "ASY156",
                """
                SocketIO.read SocketIO.readall SocketIO.readinto SocketIO.readline SocketIO.readlines SocketIO.flush
                SocketIO.__iter__ SocketIO.__next__
                """,
                OPEN_CONNECTION,
            ),
        ),
        classes="socket",
        returns={
            "create_connection": "socket.socket",
            "create_server": "socket.socket",
            "fromfd": "socket.socket",
            "socketpair": "tuple[socket.socket, socket.socket]",
            "socket.accept": "tuple[socket.socket, tuple]",
            "socket.dup": "socket.socket",
            "socket.makefile": "socket.SocketIO",
        },
        aliases={"SocketType": "socket.socket"},
    ),
    Library(
        "ssl",
        source="https://docs.python.org/3/library/ssl.html",
        read="CPython 3.13.0",
        blocking=(
            # Reads every certificate of the system's trust store, but not for `Purpose.CLIENT_AUTH`: an argument that
            # cannot be read from the code is given the benefit of the doubt.
            Blocking("ASY156", "create_default_context", needs=("cafile", "capath")),
            Blocking("ASY156", "create_default_context", unless={"purpose": None, 0: None, "cadata": None}),
            Blocking(
                "ASY156",
                """
                SSLContext.load_default_certs SSLContext.set_default_verify_paths SSLContext.load_cert_chain
                SSLContext.load_dh_params get_server_certificate
                """,
            ),
            # With `cadata` only, the certificates are already in memory.
            Blocking("ASY156", "SSLContext.load_verify_locations", needs=("cafile", "capath", 0, 1)),
            # Only a connected socket shakes hands; servers wrap the listening one.
            Blocking(
                "ASY156",
                "SSLContext.wrap_socket",
                OPEN_TLS,
                unless={"server_side": True, 1: True, "do_handshake_on_connect": False, 2: False},
            ),
            Blocking("ASY156", "wrap_socket", OPEN_TLS, unless={"server_side": True, "do_handshake_on_connect": False}),
            Blocking("ASY156", "SSLSocket.do_handshake SSLSocket.unwrap SSLSocket.read SSLSocket.write", OPEN_TLS),
        ),
        classes="SSLContext SSLSocket",
        returns={
            "create_default_context": "ssl.SSLContext",
            "wrap_socket": "ssl.SSLSocket",
            "SSLContext.wrap_socket": "ssl.SSLSocket",
            "SSLSocket.accept": "tuple[ssl.SSLSocket, tuple]",
        },
        bases={"SSLSocket": "socket.socket"},
    ),
    Library(
        "smtplib",
        source="https://docs.python.org/3/library/smtplib.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking("ASY156", "SMTP SMTP_SSL LMTP", SMTP, needs=("host", 0)),  # without a host it does not connect
            Blocking(
                "ASY156",
                """
                SMTP.connect SMTP.login SMTP.starttls SMTP.sendmail SMTP.send_message SMTP.quit SMTP.ehlo SMTP.helo
                SMTP.ehlo_or_helo_if_needed SMTP.noop SMTP.rset SMTP.mail SMTP.rcpt SMTP.data SMTP.docmd SMTP.verify
                SMTP.vrfy SMTP.expn SMTP.auth SMTP.getreply SMTP.send LMTP.connect
                """,
                SMTP,
            ),
        ),
        classes="SMTP SMTP_SSL LMTP",
        bases={"SMTP_SSL": "smtplib.SMTP", "LMTP": "smtplib.SMTP"},
    ),
    Library(
        "ftplib",
        source="https://docs.python.org/3/library/ftplib.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking("ASY156", "FTP FTP_TLS", FTP, needs=("host", 0)),
            Blocking(
                "ASY156",
                """
                FTP.connect FTP.login FTP.abort FTP.acct FTP.cwd FTP.delete FTP.dir FTP.getresp FTP.mkd FTP.mlsd
                FTP.nlst FTP.ntransfercmd FTP.pwd FTP.quit FTP.rename FTP.retrbinary FTP.retrlines FTP.rmd FTP.sendcmd
                FTP.size FTP.storbinary FTP.storlines FTP.transfercmd FTP.voidcmd FTP.voidresp FTP_TLS.auth FTP_TLS.ccc
                FTP_TLS.prot_c FTP_TLS.prot_p
                """,
                FTP,
            ),
        ),
        classes="FTP FTP_TLS",
        returns={"FTP.transfercmd": "socket.socket", "FTP.ntransfercmd": "tuple[socket.socket, int]"},
        bases={"FTP_TLS": "ftplib.FTP"},
    ),
    Library(
        "imaplib",
        source="https://docs.python.org/3/library/imaplib.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking("ASY156", "IMAP4 IMAP4_SSL IMAP4_stream", IMAP),
            Blocking(
                "ASY156",
                """
                IMAP4.append IMAP4.authenticate IMAP4.capability IMAP4.check IMAP4.close IMAP4.copy IMAP4.create
                IMAP4.delete IMAP4.deleteacl IMAP4.enable IMAP4.expunge IMAP4.fetch IMAP4.getacl IMAP4.getannotation
                IMAP4.getquota IMAP4.getquotaroot IMAP4.list IMAP4.login IMAP4.login_cram_md5 IMAP4.logout IMAP4.lsub
                IMAP4.myrights IMAP4.namespace IMAP4.noop IMAP4.open IMAP4.partial IMAP4.proxyauth IMAP4.read
                IMAP4.readline IMAP4.recent IMAP4.rename IMAP4.search IMAP4.select IMAP4.send IMAP4.setacl
                IMAP4.setannotation IMAP4.setquota IMAP4.sort IMAP4.starttls IMAP4.status IMAP4.store IMAP4.subscribe
                IMAP4.thread IMAP4.uid IMAP4.unselect IMAP4.unsubscribe IMAP4.xatom
                """,
                IMAP,
            ),
        ),
        classes="IMAP4 IMAP4_SSL IMAP4_stream",
        bases={"IMAP4_SSL": "imaplib.IMAP4", "IMAP4_stream": "imaplib.IMAP4"},
    ),
    Library(
        "poplib",
        source="https://docs.python.org/3/library/poplib.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                POP3 POP3_SSL POP3.apop POP3.capa POP3.dele POP3.list POP3.noop POP3.pass_ POP3.quit POP3.retr POP3.rpop
                POP3.rset POP3.stat POP3.stls POP3.top POP3.uidl POP3.user POP3.utf8
                """,
            ),
        ),
        classes="POP3 POP3_SSL",
        bases={"POP3_SSL": "poplib.POP3"},
    ),
    Library(
        "nntplib",
        source="https://docs.python.org/3.12/library/nntplib.html",
        read="CPython 3.11.7",
        blocking=(
            Blocking(
                "ASY156",
                """
                NNTP NNTP_SSL NNTP.article NNTP.body NNTP.capabilities NNTP.date NNTP.description NNTP.descriptions
                NNTP.getcapabilities NNTP.group NNTP.head NNTP.help NNTP.ihave NNTP.last NNTP.list NNTP.login
                NNTP.newgroups NNTP.newnews NNTP.next NNTP.over NNTP.post NNTP.quit NNTP.slave NNTP.starttls NNTP.stat
                NNTP.xhdr NNTP.xover
                """,
            ),
        ),
        classes="NNTP NNTP_SSL",
        bases={"NNTP_SSL": "nntplib.NNTP"},
    ),
    Library(
        "telnetlib",
        source="https://docs.python.org/3.12/library/telnetlib.html",
        read="CPython 3.11.7",
        blocking=(
            Blocking("ASY156", "Telnet", TELNET, needs=("host", 0)),
            # Not `read_eager` and its kin: they return what has arrived.
            Blocking(
                "ASY156",
                """
                Telnet.open Telnet.read_until Telnet.read_all Telnet.read_some Telnet.expect Telnet.write
                Telnet.interact Telnet.mt_interact
                """,
                TELNET,
            ),
        ),
        classes="Telnet",
    ),
    Library(
        "xmlrpc.client",
        source="https://docs.python.org/3/library/xmlrpc.client.html",
        read="CPython 3.13.0",
        blocking=(
            # Every attribute of a proxy is a remote procedure; calling the proxy itself gives its transport.
            Blocking("ASY156", "ServerProxy.* MultiCall.__call__ Transport.request"),
        ),
        classes="ServerProxy MultiCall Transport SafeTransport",
        attributes={"ServerProxy.system": "xmlrpc.client.ServerProxy"},
        bases={"SafeTransport": "xmlrpc.client.Transport"},
        aliases={"Server": "xmlrpc.client.ServerProxy"},
    ),
    Library(
        "socketserver",
        source="https://docs.python.org/3/library/socketserver.html",
        read="CPython 3.13.0",
        # `shutdown` waits for the loop of `serve_forever` to end.
        blocking=(Blocking("ASY156", "BaseServer.serve_forever BaseServer.handle_request BaseServer.shutdown"),),
        classes="""
            TCPServer UDPServer ThreadingTCPServer ThreadingUDPServer ForkingTCPServer ForkingUDPServer
            UnixStreamServer UnixDatagramServer ThreadingUnixStreamServer ThreadingUnixDatagramServer
            """,
        bases={
            "TCPServer": "socketserver.BaseServer",
            "UDPServer": "socketserver.TCPServer",
            "ThreadingTCPServer": "socketserver.TCPServer",
            "ThreadingUDPServer": "socketserver.UDPServer",
            "ForkingTCPServer": "socketserver.TCPServer",
            "ForkingUDPServer": "socketserver.UDPServer",
            "UnixStreamServer": "socketserver.TCPServer",
            "UnixDatagramServer": "socketserver.UDPServer",
            "ThreadingUnixStreamServer": "socketserver.UnixStreamServer",
            "ThreadingUnixDatagramServer": "socketserver.UnixDatagramServer",
        },
    ),
    Library(
        "http.server",
        source="https://docs.python.org/3/library/http.server.html",
        read="CPython 3.13.0",
        classes="HTTPServer ThreadingHTTPServer",
        bases={"HTTPServer": "socketserver.TCPServer", "ThreadingHTTPServer": "http.server.HTTPServer"},
    ),
    Library(
        "xmlrpc.server",
        source="https://docs.python.org/3/library/xmlrpc.server.html",
        read="CPython 3.13.0",
        classes="SimpleXMLRPCServer DocXMLRPCServer",
        bases={
            "SimpleXMLRPCServer": "socketserver.TCPServer",
            "DocXMLRPCServer": "xmlrpc.server.SimpleXMLRPCServer",
        },
    ),
    Library(
        "wsgiref.simple_server",
        source="https://docs.python.org/3/library/wsgiref.html",
        read="CPython 3.13.0",
        classes="WSGIServer",
        returns={"make_server": "wsgiref.simple_server.WSGIServer"},
        bases={"WSGIServer": "http.server.HTTPServer"},
    ),
)
