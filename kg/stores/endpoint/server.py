"""The HTTP server: `/` the page, `/graph.ttl` the graph, `/sparql` the SPARQL 1.1 Protocol, reading only.

It listens on 127.0.0.1 and answers only requests that name a loopback host, so that no web page can reach it
by a name of its own (DNS rebinding); a request that says it comes from another site is refused.

    with Server(Path("out"), port=0) as server:
        server.address                 # http://127.0.0.1:49152
        server.serve_forever()
"""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import socketserver
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qsl

from kg.core.errors import UsageError
from kg.stores.endpoint import HOST, PORT, TIME_LIMIT
from kg.stores.endpoint.formats import choose
from kg.stores.endpoint.workers import Reply, Workers

MOST_BODY = 256 << 10  # bytes of a query
_PATIENCE = 16 << 20  # bytes of a refused body that are read so that the refusal arrives
_QUERIES = ("application/sparql-query", "application/x-www-form-urlencoded")
_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_FILES = {"/": ("graph.html", "text/html"), "/graph.ttl": ("graph.ttl", "text/turtle")}
_PAGE_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_DESCRIPTION = """\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .

<{address}/sparql> a sd:Service ;
    sd:endpoint <{address}/sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON>, <http://www.w3.org/ns/formats/SPARQL_Results_XML>,
        <http://www.w3.org/ns/formats/SPARQL_Results_CSV>, <http://www.w3.org/ns/formats/SPARQL_Results_TSV>,
        <http://www.w3.org/ns/formats/Turtle>, <http://www.w3.org/ns/formats/N-Triples>,
        <http://www.w3.org/ns/formats/JSON-LD> .
"""
_log = logging.getLogger(__name__)


class Server(ThreadingHTTPServer):
    """Serves a built graph. Raises UsageError where it cannot have the port."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two programs share a port

    def __init__(self, folder: Path, *, port: int = PORT, limit: float = TIME_LIMIT) -> None:
        """`limit` is the time for one query, in seconds; port 0 is any free one."""
        self.folder = folder
        self._thread: threading.Thread | None = None
        self.workers = Workers(folder, limit=limit)
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "is taken" if taken else f"cannot be used: {error.strerror}"
            raise UsageError(f"port {port} {why}", hint="--port 0 (any free one)") from error

    @property
    def address(self) -> str:
        """Where it can be reached."""
        return f"http://{HOST}:{self.server_address[1]}"

    def server_bind(self) -> None:
        """Bind without asking the name service who we are."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def start(self) -> Self:
        """Serve in the background of this program, until it is closed."""
        self._thread = threading.Thread(target=self.serve_forever, name="kg serve", daemon=True)
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop listening and end the queries."""
        self.server_close()

    def server_close(self) -> None:
        """Stop listening and end the queries."""
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
            self._thread = None
        super().server_close()
        self.workers.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is no error; anything else is for the log, not for the client."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            _log.exception("a request failed")


class _RefusalError(Exception):
    def __init__(self, status: int, text: str, **headers: str) -> None:
        super().__init__(text)
        self.reply = Reply.refusal(status, text)
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds that a client may keep still
    server: Server
    _pending: str | None = None  # set while there is a body that has not been read

    def version_string(self) -> str:
        return "kg"

    def log_message(self, *_: Any) -> None:
        """Say nothing: stderr belongs to the command."""

    def handle_expect_100(self) -> bool:
        """A body is asked for when it is read, not before it was looked at."""
        return True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What http.server itself refuses: one line as well."""
        self.close_connection = True
        status = HTTPStatus(code)
        self._send(Reply.refusal(code, message or status.phrase))

    def do_GET(self) -> None:
        self._handle()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_GET  # noqa: N815

    def _handle(self) -> None:
        self._pending = self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding")
        headers: dict[str, str] = {}
        try:
            self._check_origin()
            reply = self._route()
            if reply is None:
                return
        except _RefusalError as refused:
            reply, headers = refused.reply, refused.headers
        except ConnectionError:
            raise
        except Exception:
            _log.exception("a request failed")
            reply = Reply.refusal(500, "this went wrong on the server's side; its terminal says more.")
        if self._pending:
            self.close_connection = True  # what is left of the body would be read as the next request
        self._send(reply, headers)
        if self._pending:
            self._drain()

    def _check_origin(self) -> None:
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not _LOOPBACK.fullmatch(hosts[0]):
            raise _RefusalError(403, f"this server answers to localhost only: {self.server.address}/")
        origin = self.headers.get("Origin")
        foreign = origin is not None and origin.lower() != f"http://{hosts[0]}".lower()
        if self.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":  # browsers say who asks
            foreign = foreign or self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
        if foreign:
            raise _RefusalError(403, "other web sites may not ask this server.")

    def _route(self) -> Reply | None:
        """The reply; None where it is sent already."""
        path, _, query = self.path.partition("?")
        if path in _FILES:
            if self.command not in ("GET", "HEAD"):
                raise _RefusalError(405, f"{path} can only be read.", Allow="GET, HEAD")
            return self._file(*_FILES[path])
        if path != "/sparql":
            raise _RefusalError(404, "there are /, /graph.ttl and /sparql.")
        if self.command in ("GET", "HEAD"):
            if not query:
                return Reply(200, "text/turtle", _DESCRIPTION.format(address=self.server.address).encode())
            return self._ask(_parameters(query))
        if self.command == "POST":
            return self._post(query)
        raise _RefusalError(405, "ask with GET or POST.", Allow="GET, HEAD, POST")

    def _post(self, query: str) -> Reply:
        kind = self.headers.get_content_type() if "Content-Type" in self.headers else ""
        charset = str(self.headers.get_param("charset", "utf-8")).lower()
        if kind == "application/sparql-update":
            raise _RefusalError(415, "the graph can only be read: no updates.")
        if kind not in _QUERIES or charset not in ("utf-8", "utf8"):
            raise _RefusalError(415, f"send {' or '.join(_QUERIES)}, in UTF-8.")
        try:
            text = self._body().decode("utf-8")
        except UnicodeDecodeError as error:
            raise _RefusalError(400, "the query is not in UTF-8.") from error
        if kind == _QUERIES[0]:
            return self._ask([*_parameters(query), ("query", text)])
        return self._ask([*_parameters(query), *_parameters(text)])

    def _ask(self, parameters: list[tuple[str, str]]) -> Reply:
        names = [name for name, _ in parameters]
        if "update" in names:
            raise _RefusalError(400, "the graph can only be read: no updates.")
        if {"default-graph-uri", "named-graph-uri"} & set(names):
            raise _RefusalError(400, "there is one graph, which need not be named: leave default-graph-uri out.")
        if names.count("query") != 1:
            raise _RefusalError(400, "give one query: /sparql?query=…")
        return self.server.workers.ask(dict(parameters)["query"], ",".join(self.headers.get_all("Accept") or []))

    def _body(self) -> bytes:
        lengths = self.headers.get_all("Content-Length") or []
        length = _length(lengths[0]) if len(lengths) == 1 and "Transfer-Encoding" not in self.headers else None
        if length is None:
            raise _RefusalError(411, "say how long the body is: Content-Length.")
        if length > MOST_BODY:
            raise _RefusalError(413, f"a query may have {MOST_BODY >> 10} KiB.")
        self._continue()
        body = self.rfile.read(length)
        if len(body) < length:
            raise ConnectionResetError
        self._pending = None
        return body

    def _continue(self) -> None:
        if self.headers.get("Expect", "").lower() == "100-continue":
            self.send_response_only(HTTPStatus.CONTINUE)
            self.end_headers()

    def _drain(self) -> None:
        """Read on for a while: a connection that is closed on unread bytes loses the reply."""
        if self.headers.get("Expect"):
            return
        self.connection.settimeout(2)
        left = min(_length(self.headers.get("Content-Length", "")) or 0, _PATIENCE)
        try:
            while left > 0 and (part := self.rfile.read1(min(left, 1 << 16))):
                left -= len(part)
        except OSError:
            return

    def _file(self, name: str, kind: str) -> Reply | None:
        if choose(self.headers.get("Accept", ""), (kind,)) is None:
            raise _RefusalError(406, f"this is {kind}.")
        try:
            file = (self.server.folder / name).open("rb")
        except OSError as error:
            raise _RefusalError(404, f"{name} is not there; build the graph again.") from error
        with file:
            self._head(200, kind, os.fstat(file.fileno()).st_size, {})
            if self.command != "HEAD":
                shutil.copyfileobj(file, self.wfile, 1 << 18)
        return None

    def _send(self, reply: Reply, headers: dict[str, str] | None = None) -> None:
        self._head(reply.status, reply.media_type, len(reply.body), headers or {})
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _head(self, status: int, kind: str, length: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        all_headers = {
            "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
            "Content-Length": str(length),
            "Cache-Control": "no-cache",
            "Vary": "Accept, Host, Origin",
            "Content-Security-Policy": _PAGE_POLICY if kind == "text/html" else _POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            **headers,
            **({"Retry-After": "1"} if status == 503 else {}),
            **({"Connection": "close"} if self.close_connection else {}),
        }
        for name, value in all_headers.items():
            self.send_header(name, value)
        self.end_headers()


def _length(text: str) -> int | None:
    return int(text[:20]) if text.isascii() and text.isdigit() else None


def _parameters(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=20, errors="strict")
    except (UnicodeDecodeError, ValueError) as error:
        raise _RefusalError(400, "the parameters cannot be read: percent-encode them, in UTF-8.") from error
