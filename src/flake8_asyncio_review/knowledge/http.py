"""Synchronous HTTP clients (ASY152).

A client's constructor does no I/O and is not listed. A response is listed only where its body is read from the network
piece by piece: a body that came with the call is already in memory.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

_HTTPX = ("httpx", "use `httpx.AsyncClient`")
_HTTPX2 = ("httpx2", "use `httpx2.AsyncClient`")
_AIOHTTP = ("aiohttp", "use `aiohttp.ClientSession`")

HTTP = Twin(libraries=(_HTTPX, _HTTPX2, _AIOHTTP))
HTTPX = Twin(libraries=(_HTTPX,))
HTTPX2 = Twin(libraries=(_HTTPX2,))
HTTPX_STREAM = Twin(libraries=(("httpx", "use `httpx.AsyncClient.stream()`"),))
HTTPX2_STREAM = Twin(libraries=(("httpx2", "use `httpx2.AsyncClient.stream()`"),))
NIQUESTS = Twin(libraries=(("niquests", "use `niquests.AsyncSession`"),))
CURL_CFFI = Twin(libraries=(("curl_cffi", "use `curl_cffi.AsyncSession`"),))
AUTHLIB = Twin(libraries=(("httpx", "use `authlib.integrations.httpx_client`"),))

_VERBS = "request get options head post put patch delete".split()

_REQUESTS_SESSION = """
    Session.request Session.get Session.options Session.head Session.post Session.put Session.patch Session.delete
    Session.send
    """

_HTTPX_CLIENT = """
    Client.request Client.get Client.options Client.head Client.post Client.put Client.patch Client.delete Client.send
    """
# What `with client.stream(...) as response` binds: unlike other responses its body is still on the wire. The name
# stands for a response of that origin only, since asynchronous clients share the real class.
_HTTPX_STREAMED = """
    StreamedResponse.read StreamedResponse.iter_bytes StreamedResponse.iter_text StreamedResponse.iter_lines
    StreamedResponse.iter_raw
    """

_URLLIB3_RESPONSE = """
    HTTPResponse.read HTTPResponse.read1 HTTPResponse.readinto HTTPResponse.readline HTTPResponse.readlines
    HTTPResponse.stream HTTPResponse.read_chunked HTTPResponse.drain_conn HTTPResponse.__iter__ HTTPResponse.__next__
    """

LIBRARIES = (
    Library(
        "requests",
        source="https://requests.readthedocs.io/en/latest/api/",
        read="requests 2.34.2",
        blocking=(
            Blocking("ASY152", "request get options head post put patch delete", HTTP),
            Blocking("ASY152", _REQUESTS_SESSION + "adapters.HTTPAdapter.send", HTTP),
            # Their point is a body that was not read with the call (`stream=True`).
            Blocking("ASY152", "Response.iter_content Response.iter_lines Response.__iter__", HTTP),
        ),
        classes="Session Request Response PreparedRequest adapters.HTTPAdapter",
        returns={
            "session": "requests.Session",
            **dict.fromkeys(_VERBS, "requests.Response"),
            **{f"Session.{verb}": "requests.Response" for verb in _VERBS},
            "Session.send": "requests.Response",
            "adapters.HTTPAdapter.send": "requests.Response",
        },
        attributes={"Response.raw": "urllib3.HTTPResponse"},
        aliases={
            "sessions.Session": "requests.Session",
            "sessions.session": "requests.session",
            "models.Request": "requests.Request",
            "models.Response": "requests.Response",
            "models.PreparedRequest": "requests.PreparedRequest",
            **{f"api.{verb}": f"requests.{verb}" for verb in _VERBS},
        },
    ),
    Library(
        "requests_oauthlib",
        source="https://requests-oauthlib.readthedocs.io/en/latest/api.html",
        read="requests-oauthlib 2.0.0",
        blocking=(
            Blocking(
                "ASY152",
                """
                OAuth1Session.fetch_request_token OAuth1Session.fetch_access_token
                OAuth2Session.fetch_token OAuth2Session.refresh_token
                """,
                HTTP,
            ),
        ),
        classes="OAuth1Session OAuth2Session",
        bases={"OAuth1Session": "requests.Session", "OAuth2Session": "requests.Session"},
        aliases={
            "oauth1_session.OAuth1Session": "requests_oauthlib.OAuth1Session",
            "oauth2_session.OAuth2Session": "requests_oauthlib.OAuth2Session",
        },
    ),
    # Hands every request to a pool of threads; listed so that it is not taken for the session it inherits from.
    Library(
        "requests_futures.sessions",
        source="https://pypi.org/project/requests-futures/",
        read="requests-futures 1.1.0",
        classes="FuturesSession",
    ),
    Library(
        "requests_toolbelt.sessions",
        source="https://toolbelt.readthedocs.io/en/latest/sessions.html",
        read="requests-toolbelt 1.0.0",
        classes="BaseUrlSession",
        bases={"BaseUrlSession": "requests.Session"},
    ),
    Library(
        "requests_cache",
        source="https://requests-cache.readthedocs.io/en/stable/modules/requests_cache.session.html",
        read="requests-cache 1.3.3",
        classes="CachedSession",
        bases={"CachedSession": "requests.Session"},
        aliases={"session.CachedSession": "requests_cache.CachedSession"},
    ),
    Library(
        "google.auth.transport.requests",
        source="https://googleapis.dev/python/google-auth/latest/reference/google.auth.transport.requests.html",
        read="google-auth 2.62.2",
        blocking=(Blocking("ASY152", "Request.__call__", HTTP),),
        classes="AuthorizedSession Request",
        bases={"AuthorizedSession": "requests.Session"},
    ),
    Library(
        "authlib.integrations.requests_client",
        source="https://docs.authlib.org/en/stable/oauth2/client/http/requests.html",
        read="Authlib 1.9.8",
        blocking=(
            Blocking(
                "ASY152",
                """
                OAuth1Session.fetch_request_token OAuth1Session.fetch_access_token OAuth2Session.fetch_token
                OAuth2Session.fetch_access_token OAuth2Session.refresh_token OAuth2Session.revoke_token
                OAuth2Session.introspect_token AssertionSession.refresh_token
                """,
                AUTHLIB,
            ),
        ),
        classes="OAuth1Session OAuth2Session AssertionSession",
        bases={
            "OAuth1Session": "requests.Session",
            "OAuth2Session": "requests.Session",
            "AssertionSession": "requests.Session",
        },
    ),
    Library(
        "cloudscraper",
        source="https://pypi.org/project/cloudscraper/",
        read="cloudscraper 1.2.71",
        blocking=(
            Blocking(
                "ASY152",
                """
                get_tokens get_cookie_string CloudScraper.get_tokens CloudScraper.get_cookie_string
                CloudScraper.perform_request
                """,
                HTTP,
            ),
        ),
        classes="CloudScraper",
        returns={
            "create_scraper": "cloudscraper.CloudScraper",
            "session": "cloudscraper.CloudScraper",
            "CloudScraper.create_scraper": "cloudscraper.CloudScraper",
        },
        bases={"CloudScraper": "requests.Session"},
    ),
    Library(
        "httpx",
        source="https://www.python-httpx.org/api/",
        read="httpx 0.28.1",
        blocking=(
            Blocking("ASY152", "request get options head post put patch delete", HTTPX),
            Blocking("ASY152", _HTTPX_CLIENT + "HTTPTransport.handle_request", HTTPX),
            Blocking("ASY152", "stream Client.stream" + _HTTPX_STREAMED, HTTPX_STREAM),
            Blocking("ASY156", "create_ssl_context"),  # reads the certificates of every authority it trusts
        ),
        classes="Client HTTPTransport",
        returns={"stream": "httpx.StreamedResponse", "Client.stream": "httpx.StreamedResponse"},
        aliases={"_client.Client": "httpx.Client", **{f"_api.{verb}": f"httpx.{verb}" for verb in _VERBS}},
    ),
    Library(
        "httpx2",
        source="https://pypi.org/project/httpx2/",
        read="httpx2 2.16.2",
        blocking=(
            Blocking("ASY152", "request get options head post put patch delete query Client.query", HTTPX2),
            Blocking("ASY152", _HTTPX_CLIENT + "HTTPTransport.handle_request", HTTPX2),
            Blocking("ASY152", "stream Client.stream Client.sse websocket Client.websocket", HTTPX2_STREAM),
            Blocking("ASY152", _HTTPX_STREAMED, HTTPX2_STREAM),
            Blocking("ASY156", "create_ssl_context"),
        ),
        classes="Client HTTPTransport",
        returns={"stream": "httpx2.StreamedResponse", "Client.stream": "httpx2.StreamedResponse"},
        aliases={"_client.Client": "httpx2.Client", **{f"_api.{verb}": f"httpx2.{verb}" for verb in _VERBS}},
    ),
    # Runs the application in memory; listed so that it is not taken for the client it inherits from.
    Library(
        "starlette.testclient",
        source="https://www.starlette.io/testclient/",
        read="starlette 1.10.0",
        classes="TestClient",
    ),
    Library(
        "fastapi.testclient",
        source="https://fastapi.tiangolo.com/reference/testclient/",
        read="fastapi 0.165.0",
        aliases={"TestClient": "starlette.testclient.TestClient"},
    ),
    Library(
        "urllib.request",
        source="https://docs.python.org/3/library/urllib.request.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking(
                "ASY152",
                """
                urlopen urlretrieve OpenerDirector.open URLopener.open URLopener.retrieve FancyURLopener.open
                FancyURLopener.retrieve
                """,
                HTTP,
            ),
        ),
        classes="OpenerDirector Request URLopener FancyURLopener",
        returns={
            "urlopen": "http.client.HTTPResponse",
            "build_opener": "urllib.request.OpenerDirector",
            "OpenerDirector.open": "http.client.HTTPResponse",
        },
    ),
    Library(
        "urllib.robotparser",
        source="https://docs.python.org/3/library/urllib.robotparser.html",
        read="CPython 3.13.0",
        blocking=(Blocking("ASY152", "RobotFileParser.read", HTTP),),
        classes="RobotFileParser",
    ),
    Library(
        "http.client",
        source="https://docs.python.org/3/library/http.client.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking(
                "ASY152",
                """
                HTTPConnection.connect HTTPConnection.request HTTPConnection.endheaders HTTPConnection.send
                HTTPConnection.getresponse
                HTTPResponse.read HTTPResponse.read1 HTTPResponse.readinto HTTPResponse.readinto1 HTTPResponse.readline
                HTTPResponse.readlines HTTPResponse.peek HTTPResponse.__iter__ HTTPResponse.__next__
                """,
                HTTP,
            ),
        ),
        classes="HTTPConnection HTTPSConnection HTTPResponse",
        returns={"HTTPConnection.getresponse": "http.client.HTTPResponse"},
        bases={"HTTPSConnection": "http.client.HTTPConnection"},
    ),
    Library(
        "urllib3",
        source="https://urllib3.readthedocs.io/en/stable/reference/index.html",
        read="urllib3 2.8.0",
        blocking=(
            Blocking(
                "ASY152",
                """
                request
                PoolManager.request PoolManager.request_encode_url PoolManager.request_encode_body PoolManager.urlopen
                HTTPConnectionPool.request HTTPConnectionPool.request_encode_url HTTPConnectionPool.request_encode_body
                HTTPConnectionPool.urlopen connection.HTTPConnection.request_chunked
                """,
                HTTP,
            ),
            # Their point is a body that was not read with the call (`preload_content=False`).
            Blocking("ASY152", _URLLIB3_RESPONSE, HTTP),
        ),
        classes="""
            PoolManager ProxyManager HTTPConnectionPool HTTPSConnectionPool HTTPResponse connection.HTTPConnection
            connection.HTTPSConnection contrib.socks.SOCKSProxyManager
            """,
        returns={
            "request": "urllib3.HTTPResponse",
            "proxy_from_url": "urllib3.ProxyManager",
            "connection_from_url": "urllib3.HTTPConnectionPool",
            "PoolManager.request": "urllib3.HTTPResponse",
            "PoolManager.request_encode_url": "urllib3.HTTPResponse",
            "PoolManager.request_encode_body": "urllib3.HTTPResponse",
            "PoolManager.urlopen": "urllib3.HTTPResponse",
            "PoolManager.connection_from_url": "urllib3.HTTPConnectionPool",
            "PoolManager.connection_from_host": "urllib3.HTTPConnectionPool",
            "HTTPConnectionPool.request": "urllib3.HTTPResponse",
            "HTTPConnectionPool.request_encode_url": "urllib3.HTTPResponse",
            "HTTPConnectionPool.request_encode_body": "urllib3.HTTPResponse",
            "HTTPConnectionPool.urlopen": "urllib3.HTTPResponse",
            "connection.HTTPConnection.getresponse": "urllib3.HTTPResponse",
        },
        bases={
            "ProxyManager": "urllib3.PoolManager",
            "contrib.socks.SOCKSProxyManager": "urllib3.PoolManager",
            "HTTPSConnectionPool": "urllib3.HTTPConnectionPool",
            "connection.HTTPConnection": "http.client.HTTPConnection",
            "connection.HTTPSConnection": "urllib3.connection.HTTPConnection",
        },
        aliases={
            "poolmanager.PoolManager": "urllib3.PoolManager",
            "poolmanager.ProxyManager": "urllib3.ProxyManager",
            "poolmanager.proxy_from_url": "urllib3.proxy_from_url",
            "connectionpool.HTTPConnectionPool": "urllib3.HTTPConnectionPool",
            "connectionpool.HTTPSConnectionPool": "urllib3.HTTPSConnectionPool",
            "connectionpool.connection_from_url": "urllib3.connection_from_url",
            "response.HTTPResponse": "urllib3.HTTPResponse",
            "response.BaseHTTPResponse": "urllib3.HTTPResponse",
            "BaseHTTPResponse": "urllib3.HTTPResponse",
        },
    ),
    Library(
        "pycurl",
        source="http://pycurl.io/docs/latest/curlobject.html",
        read="pycurl 7.49.0",
        blocking=(
            # Not `CurlMulti.perform`, which transfers what is ready and returns.
            Blocking("ASY152", "Curl.perform Curl.perform_rb Curl.perform_rs", HTTP),
            Blocking("ASY152", "CurlMulti.select", HTTP, unless={0: 0}),
        ),
        classes="Curl CurlMulti",
    ),
    Library(
        "httplib2",
        source="https://httplib2.readthedocs.io/en/latest/libhttplib2.html",
        read="httplib2 0.32.1",
        blocking=(Blocking("ASY152", "Http.request", HTTP),),
        classes="Http",
    ),
    Library(
        "niquests",
        source="https://niquests.readthedocs.io/en/latest/api.html",
        read="niquests 3.21.2",
        blocking=(
            Blocking("ASY152", "request get options head post put patch delete query", NIQUESTS),
            Blocking("ASY152", _REQUESTS_SESSION + "Session.query Session.gather", NIQUESTS),
            Blocking(
                "ASY152",
                "Response.iter_content Response.iter_lines Response.iter_raw Response.__iter__",
                NIQUESTS,
            ),
        ),
        classes="Session Request Response PreparedRequest",
        returns={
            **dict.fromkeys(_VERBS, "niquests.Response"),
            **{f"Session.{verb}": "niquests.Response" for verb in _VERBS},
            "Session.send": "niquests.Response",
        },
        aliases={
            "sessions.Session": "niquests.Session",
            "models.Response": "niquests.Response",
            **{f"api.{verb}": f"niquests.{verb}" for verb in _VERBS},
        },
    ),
    Library(
        "curl_cffi",
        source="https://curl-cffi.readthedocs.io/en/latest/api.html",
        read="curl_cffi 0.16.3",
        blocking=(
            Blocking(
                "ASY152",
                """
                request get options head post put patch delete requests.query requests.trace
                Session.request Session.get Session.options Session.head Session.post Session.put Session.patch
                Session.delete Session.query Session.trace Session.stream Session.ws_connect
                Response.iter_content Response.iter_lines Curl.perform
                WebSocket.connect WebSocket.recv WebSocket.recv_fragment WebSocket.recv_str WebSocket.recv_json
                WebSocket.send WebSocket.send_binary WebSocket.send_bytes WebSocket.send_str WebSocket.send_json
                WebSocket.ping WebSocket.run_forever WebSocket.__iter__ WebSocket.__next__
                """,
                CURL_CFFI,
            ),
        ),
        classes="Session Response Curl WebSocket",
        returns={
            **dict.fromkeys(_VERBS, "curl_cffi.Response"),
            **{f"Session.{verb}": "curl_cffi.Response" for verb in _VERBS},
            "Session.stream": "curl_cffi.Response",
            "Session.ws_connect": "curl_cffi.WebSocket",
        },
        aliases={
            **{f"requests.{verb}": f"curl_cffi.{verb}" for verb in _VERBS},
            "requests.Session": "curl_cffi.Session",
            "requests.session.Session": "curl_cffi.Session",
            "requests.Response": "curl_cffi.Response",
            "requests.models.Response": "curl_cffi.Response",
            "requests.WebSocket": "curl_cffi.WebSocket",
            "requests.websockets.WebSocket": "curl_cffi.WebSocket",
            "curl.Curl": "curl_cffi.Curl",
        },
    ),
    Library(
        "mechanize",
        source="https://mechanize.readthedocs.io/en/latest/browser_api.html",
        read="mechanize 0.4.10",
        blocking=(
            Blocking(
                "ASY152",
                """
                urlopen urlretrieve OpenerDirector.open OpenerDirector.retrieve
                Browser.open Browser.open_novisit Browser.follow_link Browser.submit Browser.reload Browser.retrieve
                """,
                HTTP,
            ),
        ),
        classes="Browser UserAgent OpenerDirector",
        returns={"build_opener": "mechanize.OpenerDirector"},
        bases={"Browser": "mechanize.OpenerDirector", "UserAgent": "mechanize.OpenerDirector"},
    ),
)
