"""`kg diff`: what changed between two builds."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def diff(ctx: click.Context, before: Path, after: Path, form: str) -> None:
    """Compare two built graphs: things that came, went or say something else. Exit 1 where they differ.

    \b
    Example: kg diff out-before out-after
    """
    from kg.stores.diff import diff as compare

    found = compare(before, after)
    if form == "json":
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        for line in found.lines():
            click.echo(line)
    ctx.exit(1 if found else 0)
