"""`kg view`: the offline page of a built graph."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("out"), metavar="[DIR]")
@click.option("--all", "whole", is_flag=True, help="Show all cases; else a graph of over 2,000 shows its first 500.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
def view(directory: Path, whole: bool, show: bool) -> None:
    """Write the offline page of a built graph anew from its store, and print its path. 生成离线网页。

    A build writes the page already; this is for a page that was lost or comes from an older version, or that is to
    show all cases of a very large graph.

    \b
    Examples:
      kg view out
      kg view out --all --open
    """
    from kg.api import open_graph

    page = open_graph(directory).write_page(whole=whole)
    click.echo(str(page))
    if show:
        webbrowser.open(page.absolute().as_uri())
