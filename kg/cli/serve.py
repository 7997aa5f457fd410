"""`kg serve`: a built graph over HTTP, for this machine only."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import click

from kg.stores.endpoint import PORT, TIME_LIMIT


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("out"), metavar="[DIR]")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any that is free."
)
@click.option(
    "--limit",
    type=click.FloatRange(0.1, 3600),
    default=TIME_LIMIT,
    show_default=True,
    help="Seconds that a query may take.",
)
def serve(directory: Path, port: int, limit: float) -> None:
    """Serve the page and a SPARQL endpoint on 127.0.0.1 until Ctrl-C. 在本机提供网页和 SPARQL 查询。

    Only this machine can reach it, and it only reads: no updates, no SERVICE. /sparql speaks the SPARQL 1.1
    Protocol (JSON, XML, CSV, TSV; Turtle, N-Triples, JSON-LD), / is the page, /graph.ttl the graph.

    \b
    Examples:
      kg serve out
      kg serve out --port 0 --limit 5
      curl -H 'Accept: text/csv' --data-urlencode 'query=ASK { ?m a ggk:Mechanism }' http://127.0.0.1:8765/sparql
    """
    from kg.api import open_graph

    graph = open_graph(directory)
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        with graph.server(port=port, limit=limit) as server:
            for name, path in (("page", "/"), ("graph", "/graph.ttl"), ("sparql", "/sparql")):
                click.echo(f"{name:<8}{server.address}{path}")
            click.echo("kg: Ctrl-C ends it.", err=True)
            server.serve_forever()
    except KeyboardInterrupt:
        click.echo("kg: ended.", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(*_: Any) -> None:
    raise KeyboardInterrupt
