"""`kg places`: every place of a text with its code."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.source import named_file
from kg.core.errors import InputError

if TYPE_CHECKING:
    from kg.linking.places.span import PlaceSpan


@click.command()
@click.argument("source", metavar="TEXT|FILE|-")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print the places."
)
@click.option("--home", help="Region that the text is printed for; it decides where the text does not.")
@click.option("--year", type=int, help="Year of the text, for names that have changed.")
@click.option("--lines", is_flag=True, help="Each line is an address of its own: one place or none for each.")
def places(source: str, form: str, home: str | None, year: int | None, lines: bool) -> None:
    """Resolve the places of a text: position, code, level, full path and why.

    A name that is in no table, or that several places bear, gets no code but what is known above it and the
    candidates. JSON is one object a line.

    \b
    kg places 浙江省宁波市海曙区月湖街道平桥社区
    kg places --format json article.txt
    kg places --lines --format json - < addresses.txt
    """
    from kg.linking.place_text import resolve_many, resolve_text

    text = _read(source)
    if lines:
        rows = text.splitlines()
        found: list[tuple[str, PlaceSpan | None]] = list(zip(rows, resolve_many(rows, year=year), strict=True))
    else:
        found = [(span.text, span) for span in resolve_text(text, home=home, year=year)]
    make = _json if form == "json" else _row
    if found:
        click.echo("\n".join(make(row, span) for row, span in found))
    if not found:
        click.echo("no place found", err=True)


def _read(source: str) -> str:
    """The text itself, or that of the file of this name or of stdin."""
    if source == "-":
        return _decode(sys.stdin.buffer.read(), "stdin")
    path = named_file(source)
    if path is None:
        return source
    try:
        return _decode(path.read_bytes(), source)
    except OSError as error:
        raise InputError(f"{source} cannot be read: {error.strerror}", hint="check its permissions") from error


def _decode(data: bytes, name: str) -> str:
    from kg.ingest.formats import FormatError
    from kg.ingest.formats.encodings import read

    try:
        return read(data).text.removeprefix("\ufeff")
    except FormatError as error:
        raise InputError(f"{name}: {error}", hint=error.hint) from None


def _json(row: str, span: PlaceSpan | None) -> str:
    fields: dict[str, object] = {"text": row, "code": None}
    if span:
        fields = {**span._asdict(), "path": "/".join(span.path), "why": "; ".join(span.why)}
    return json.dumps(fields, ensure_ascii=False)


def _row(row: str, span: PlaceSpan | None) -> str:
    if span is None:
        return f"-\t-\t-\t{row}\t-\tno place found"
    why = "; ".join(span.why)
    if span.candidates:
        why += f" ({', '.join(span.candidates)})"
    path = "/".join(span.path)
    return "\t".join((f"{span.start}:{span.end}", span.code or "-", span.level, span.text, path, why))
