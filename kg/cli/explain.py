"""`kg explain`: what is found in a text, by which rule, and why a candidate was turned down."""

from __future__ import annotations

import sys

import click

from kg.cli.source import named_file


@click.command()
@click.argument("text")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option(
    "--rejected/--no-rejected", default=True, show_default=True, help="Show candidates that were turned down."
)
def explain(text: str, form: str, rejected: bool) -> None:
    """Show what is found in TEXT (or a FILE, or - for stdin), by which rule, and what was turned down and why.

    \b
    Examples:
      kg explain "社区推行“三联”机制，即组织联建、问题联商、服务联动。"
      kg explain examples/articles/03-shanxi-pinglu.txt --format json
    """
    from kg.api import explain as explain_document
    from kg.cli.query import emit
    from kg.ingest.documents import read_document

    if text == "-":
        document = read_document("stdin.txt", sys.stdin.buffer.read())
    elif (path := named_file(text)) is not None:
        document = read_document(path.name, path)
    else:
        document = read_document("text.txt", text.encode("utf-8", "replace"))
    emit(explain_document(document, rejected=rejected), form)
