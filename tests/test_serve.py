"""`kg serve`: who may ask what, in which format, and what is said to everyone else."""

from __future__ import annotations

import http.client
import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from kg.core.errors import UsageError
from kg.stores.endpoint import server as module
from kg.stores.endpoint.formats import ROWS, TRIPLES, choose
from kg.stores.endpoint.server import Server
from kg.stores.endpoint.workers import Workers
from kg.stores.sparql import open_sparql
from tests.command import kg
from tests.conftest import ROOT
from tests.test_store import write_graph

SELECT = "SELECT ?m { ?m a ggk:Mechanism } ORDER BY ?m LIMIT 1"
CONSTRUCT = "CONSTRUCT { ?m a ggk:Mechanism } WHERE { ?m a ggk:Mechanism }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(8))} }}"


@dataclass(frozen=True)
class Got:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def type(self) -> str:
        return self.headers["Content-Type"].partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = write_graph(tmp_path_factory.mktemp("served") / "out")
    (folder / "graph.html").write_text("<!doctype html><title>页</title>", encoding="utf-8")
    (folder / "report.json").write_text("{}", encoding="utf-8")
    open_sparql(folder).close()
    with Server(folder, port=0, limit=10) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: Server, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> Got:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        reply = connection.getresponse()
        return Got(reply.status, reply.headers, reply.read())
    finally:
        connection.close()


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def sparql(server: Server, query: str, accept: str = "*/*") -> Got:
    return ask(server, "GET", f"/sparql?query={quote(query)}", headers={"Accept": accept})


def test_page_and_graph(served: Server) -> None:
    page, graph = ask(served, "GET", "/"), ask(served, "GET", "/graph.ttl")
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert page.body == (served.folder / "graph.html").read_bytes()
    assert (graph.status, graph.type) == (200, "text/turtle")
    assert graph.body == (served.folder / "graph.ttl").read_bytes()
    head = ask(served, "HEAD", "/graph.ttl")
    assert (head.status, head.body, int(head.headers["Content-Length"])) == (200, b"", len(graph.body))


def test_three_ways_to_ask(served: Server) -> None:
    form = urlencode({"query": SELECT}).encode()
    answers = [
        ask(served, "GET", f"/sparql?query={quote(SELECT)}"),
        ask(served, "POST", "/sparql", form, FORM),
        ask(served, "POST", "/sparql", SELECT.encode(), {"Content-Type": "application/sparql-query; charset=UTF-8"}),
    ]
    assert {a.status for a in answers} == {200}
    assert {a.type for a in answers} == {"application/sparql-results+json"}
    assert len({a.body for a in answers}) == 1
    assert json.loads(answers[0].body)["results"]["bindings"][0]["m"]["type"] == "uri"
    assert ask(served, "HEAD", f"/sparql?query={quote(SELECT)}").body == b""


@pytest.mark.parametrize(
    ("query", "accept", "kind", "start"),
    [
        (SELECT, "application/sparql-results+json", "application/sparql-results+json", '{"head"'),
        (SELECT, "application/json", "application/json", '{"head"'),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (SELECT, "text/csv", "text/csv", "m\r\n"),
        (SELECT, "text/csv;q=0.2, text/tab-separated-values", "text/tab-separated-values", "?m\n<"),
        (SELECT, "text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", "<?xml"),
        ("ASK { ?m a ggk:Mechanism }", "*/*", "application/sparql-results+json", '{"head":{},"boolean":true}'),
        ("ASK { ?m a ggk:Mechanism }", "text/csv", "text/csv", "true"),
        (CONSTRUCT, "*/*", "text/turtle", "<https://w3id.org/ggk/id/"),
        (CONSTRUCT, "application/n-triples", "application/n-triples", "<https://w3id.org/ggk/id/"),
        (CONSTRUCT, "application/ld+json", "application/ld+json", "["),
        (f"DESCRIBE ?m {SELECT[9:]}", "text/turtle", "text/turtle", "<https://w3id.org/ggk/id/"),
    ],
)
def test_formats(served: Server, query: str, accept: str, kind: str, start: str) -> None:
    got = sparql(served, query, accept)
    assert (got.status, got.type) == (200, kind), got.text
    assert got.text.startswith(start)


def test_what_is_liked_best() -> None:
    assert choose("", ROWS) == choose("*/*", ROWS) == ROWS[0]
    assert choose("text/*;q=0.5, application/sparql-results+json;q=0.4", ROWS) == "text/csv"
    assert choose("*/*, text/turtle;q=0", TRIPLES) == "application/n-triples"
    assert choose("image/png", TRIPLES) is None
    assert choose("text/turtle;q=nonsense,;;,q=", TRIPLES) == "text/turtle"


def test_description(served: Server) -> None:
    got = ask(served, "GET", "/sparql")
    assert (got.status, got.type) == (200, "text/turtle")
    assert f"<{served.address}/sparql> a sd:Service" in got.text


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "headers", "says"),
    [
        (400, "GET", f"/sparql?query={quote('SELECT * {')}", None, {}, "cannot be parsed: error at 1:11"),
        (400, "GET", "/sparql?query=", None, {}, "cannot be parsed"),
        (400, "GET", "/sparql?a=b", None, {}, "one query"),
        (400, "GET", "/sparql?query=ASK{}&query=ASK{}", None, {}, "one query"),
        (400, "GET", "/sparql?query=%ff", None, {}, "UTF-8"),
        (400, "GET", "/sparql?query=ASK{}&default-graph-uri=http://a", None, {}, "one graph"),
        (400, "GET", "/sparql?" + "a&" * 30, None, {}, "cannot be read"),
        (400, "POST", "/sparql", b"\xff", QUERY, "UTF-8"),
        (400, "GET", f"/sparql?query={quote('DROP ALL')}", None, {}, "cannot be parsed"),
        (400, "GET", "/sparql?update=DROP%20ALL", None, {}, "no updates"),
        (400, "POST", "/sparql", b"update=DROP+ALL", FORM, "no updates"),
        (400, "POST", "/sparql", b"INSERT DATA { ggk:a ggk:b 1 }", QUERY, "cannot be parsed"),
        (415, "POST", "/sparql", b"DROP ALL", {"Content-Type": "application/sparql-update"}, "no updates"),
        (415, "POST", "/sparql", b"ASK {}", {"Content-Type": "text/plain"}, "application/sparql-query"),
        (415, "POST", "/sparql", b"ASK {}", {"Content-Type": "application/sparql-query; charset=gbk"}, "UTF-8"),
        (415, "POST", "/sparql", b"ASK {}", {}, "application/sparql-query"),
        (411, "POST", "/sparql", b"ASK {}", {**QUERY, "Content-Length": "+6"}, "Content-Length"),
        (413, "POST", "/sparql", b" " * (module.MOST_BODY + 1), QUERY, "KiB"),
        (406, "GET", f"/sparql?query={quote(SELECT)}", None, {"Accept": "text/turtle"}, "text/csv"),
        (406, "GET", f"/sparql?query={quote(CONSTRUCT)}", None, {"Accept": "text/csv"}, "text/turtle"),
        (406, "GET", "/graph.ttl", None, {"Accept": "image/png"}, "text/turtle"),
        (405, "PUT", "/sparql", b"x", {}, "GET or POST"),
        (405, "DELETE", "/graph.ttl", None, {}, "only be read"),
        (405, "POST", "/", b"x", {}, "only be read"),
        (405, "OPTIONS", "/sparql", None, {}, "GET or POST"),
        (501, "FROB", "/sparql", None, {}, ""),
    ],
    ids=lambda v: ascii(v)[:30],
)  # fmt: skip
def test_refusals(
    served: Server, status: int, method: str, path: str, body: bytes | None, headers: dict[str, str], says: str
) -> None:
    got = ask(served, method, path, body, headers)
    assert (got.status, got.type) == (status, "text/plain"), got.text
    assert says in got.text
    assert got.text.count("\n") == 1
    assert "Traceback" not in got.text
    assert ("Allow" in got.headers) == (status == 405)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "127.1", "localhost:80:80", ""]
)
def test_other_hosts_are_refused(served: Server, host: str) -> None:
    for path in ("/", "/graph.ttl", "/sparql?query=ASK%7B%7D"):
        assert ask(served, "GET", path, headers={"Host": host}).status == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1:1", "[::1]:8765"])
def test_loopback_hosts_are_welcome(served: Server, host: str) -> None:
    assert ask(served, "GET", "/", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1", "Host": "localhost:2"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    ],
)
def test_other_sites_are_refused(served: Server, headers: dict[str, str]) -> None:
    assert ask(served, "GET", "/sparql?query=ASK%7B%7D", headers=headers).status == 403
    own = {"Origin": f"http://127.0.0.1:{served.server_port}"}
    assert ask(served, "GET", "/sparql?query=ASK%7B%7D", headers=own).status == 200


@pytest.mark.parametrize(
    "path", ["/report.json", "/store/", "/.", "//", "/../graph.ttl", "/%2e%2e/graph.ttl", "/graph.ttl/", "/sparql/", "/graph.ttl%00", "http://evil.example/", "*"], ids=ascii
)  # fmt: skip
def test_nothing_else_is_there(served: Server, path: str) -> None:
    got = raw(served, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    if path == "//":  # http.server reads it as /
        assert got.startswith(b"HTTP/1.1 200")
    else:
        assert got.startswith(b"HTTP/1.1 404"), got
        assert b"report" not in got


def test_headers(served: Server) -> None:
    for path in ("/", "/graph.ttl", "/sparql?query=ASK%7B%7D", "/nothing"):
        headers = ask(served, "GET", path, headers={"Accept": "*/*"}).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "kg"
        assert not [h for h in headers if h.lower().startswith("access-control")]
    policy = ask(served, "GET", "/").headers["Content-Security-Policy"]
    page = (ROOT / "kg" / "views" / "page.html").read_text(encoding="utf-8")
    own = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    assert own in policy, "the page may do over HTTP what it may do as a file"


def test_bodies_that_do_not_end_well(served: Server) -> None:
    post = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    assert raw(served, post + b"Content-Length: 50\r\n\r\nASK {}") == b"", "cut off"
    assert (
        b" 411 " in raw(served, post + b"Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n").split(b"\r\n")[0]
    )
    smuggled = raw(
        served, post + b"Content-Length: 6\r\nContent-Length: 0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )
    assert smuggled.count(b"HTTP/1.1 ") == 1
    asked = raw(served, post + b"Content-Length: 6\r\nExpect: 100-continue\r\nConnection: close\r\n\r\nASK {}")
    assert asked.startswith(b"HTTP/1.1 100 ")
    assert b"HTTP/1.1 200 " in asked
    refused = raw(served, post + b"Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n")
    assert refused.startswith(b"HTTP/1.1 413 ")
    assert raw(served, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 403 "), "no host"


def test_one_connection_many_requests(served: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=20)
    for query, status in ((SELECT, 200), ("nonsense", 400), (SELECT, 200)):
        connection.request("POST", "/sparql", query.encode(), QUERY)
        reply = connection.getresponse()
        reply.read()
        assert reply.status == status
    connection.close()


SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
    "SELECT * { service#\n silent #{\r\n<http://127.0.0.1:9999/>#x {\n{ ?s ?p ?o } }",
    "PREFIX a: <http://127.0.0.1:9999/> SELECT * { serviceSILENTa:#\n{ ?s ?p ?o } }",
    "PREFIX silent: <http://127.0.0.1:9999/> SELECT * { SERVICE silent:a\\#b { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?x) FILTER(?x<2)SERVICE<http://127.0.0.1:9999/>{ ?s ?p ?o } }",
    "SELECT * { BIND(<http://127.0.0.1:9999/> AS ?a·b) SERVICE ?a·b { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", SERVICES, ids=range(len(SERVICES)))
def test_no_query_leaves_the_machine(served: Server, query: str) -> None:
    got = sparql(served, query)
    assert (got.status, "SERVICE" in got.text) == (400, True), got.text
    with open_sparql(served.folder) as store, pytest.raises(UsageError, match="SERVICE"):
        store.query(query)


def test_a_service_is_a_word_like_others(served: Server) -> None:
    query = (
        'SELECT ?service { ?service a ggk:Mechanism FILTER(STR(?service) != "service") { ?services a ggk:Mechanism } }'
    )
    assert sparql(served, query).status == 200


def test_a_query_that_takes_too_long_is_ended(served: Server) -> None:
    workers = Workers(served.folder, limit=0.2, count=1)
    try:
        reply = workers.ask(ENDLESS, "")
        assert (reply.status, b"longer than 0.2 s" in reply.body) == (503, True)
        assert workers.ask(SELECT, "").status == 200, "the next one is answered"
    finally:
        workers.close()
    assert workers.ask(SELECT, "").status == 503


def test_a_graph_that_was_built_anew_is_read_anew(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "out", 1)
    workers = Workers(folder, limit=10, count=1)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    try:
        first = workers.ask(count, "text/csv").body
        write_graph(folder, 2)
        second = workers.ask(count, "text/csv").body
        (folder / "graph.ttl").unlink()
        gone = workers.ask(count, "text/csv")
    finally:
        workers.close()
    assert int(first.split()[1]) < int(second.split()[1])
    assert gone.status == 503


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
def test_how_to(served: Server) -> None:
    lines = [t for t in (ROOT / "docs" / "how-to.md").read_text(encoding="utf-8").splitlines() if t.startswith("curl ")]
    got = [
        subprocess.run(shlex.split(t.replace("http://127.0.0.1:8765", served.address)), capture_output=True, text=True, check=True).stdout
        for t in lines
    ]  # fmt: skip
    assert got[0].startswith("name\n")
    assert "<https://w3id.org/ggk/ns#Mechanism>" in got[1]


def test_only_loopback(served: Server) -> None:
    assert served.server_address[0] == "127.0.0.1"


def test_port_taken(served: Server) -> None:
    done = kg("serve", served.folder, "--port", str(served.server_port))
    assert (done.code, done.error) == (2, f"kg: port {served.server_port} is taken. Try: --port 0 (any free one)")


def test_no_graph(tmp_path: Path) -> None:
    done = kg("serve", tmp_path)
    assert done.code == 2
    assert "no graph.ttl" in done.error


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_command(served: Server, end: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", str(served.folder), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    lines = [process.stdout.readline().split() for _ in range(3)]
    port = int(lines[0][1].split(":")[2].strip("/"))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()
    process.send_signal(end)
    _, err = process.communicate(timeout=20)
    assert [line[0] for line in lines] == ["page", "graph", "sparql"]
    assert (process.returncode, err) == (0, "kg: Ctrl-C ends it.\nkg: ended.\n")
