"""`kg explain`: what is found in a text, by which rule, and why a candidate was turned down."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.source import named_file
from kg.core.errors import UsageError

if TYPE_CHECKING:
    from kg.core.document import SourceDocument


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
        document = _read("stdin", sys.stdin.buffer.read())
    elif (path := named_file(text)) is not None:
        document = read_document(path.name, path)
    else:
        document = _read("text", text.encode("utf-8", "replace"))
    emit(explain_document(document, rejected=rejected), form)


def _read(what: str, data: bytes) -> SourceDocument:
    """A document that is no file; an empty one is called by what it is."""
    from kg.ingest.documents import read_document

    if not data.strip():
        raise UsageError(f"nothing to explain: the {what} is empty", hint="kg explain TEXT, FILE or -")
    return read_document(f"{what}.txt", data)
