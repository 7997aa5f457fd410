"""`kg export`: a built graph in other forms."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from kg.core.errors import UsageError


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("out"), metavar="[DIR]")
@click.option(
    "--format",
    "form",
    required=True,
    metavar="FORMAT",
    help="turtle, ntriples, jsonld, graphml, gexf, csv, parquet, kgx or sssom.",
)
@click.option(
    "--output",
    "-o",
    default="",
    metavar="PATH",
    help="File (folder for csv, parquet, kgx), or - for stdout; default: the usual name, here.",
)
def export(directory: Path, form: str, output: str) -> None:
    """Write a built graph for other tools, and print where. 导出：Gephi、Excel、RDF 工具等。

    turtle, ntriples, jsonld: RDF tools · graphml, gexf: yEd, Cytoscape, Gephi · csv, parquet: Excel, pandas, DuckDB ·
    kgx: nodes and edges as tables · sssom: local mechanisms mapped to generic types.

    \b
    Examples:
      kg export out --format gexf -o cases.gexf
      kg export out --format csv -o tables
      kg export out --format ntriples -o - | sort | head
    """
    from kg.stores.exports import FOLDERS
    from kg.stores.exports import export as write

    if output != "-":
        click.echo(str(write(directory, form, Path(output) if output else None)))
        return
    if form in FOLDERS:
        raise UsageError(f"{form} is a folder of files and cannot go to stdout", hint="--output FOLDER")
    with tempfile.TemporaryDirectory() as folder:
        path = write(directory, form, Path(folder) / "graph")
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.flush()
