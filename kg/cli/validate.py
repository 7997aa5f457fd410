"""`kg validate`: whether a built graph keeps to its shapes."""

from __future__ import annotations

from pathlib import Path

import click

MOST = 50  # violations that a terminal shows


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("out"), metavar="[DIR]")
@click.option(
    "--shacl/--no-shacl",
    default=None,
    help="Insist on SHACL (needs pyshacl), or on the quicker SPARQL checks; default: by size.",
)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_context
def validate(ctx: click.Context, directory: Path, shacl: bool | None, form: str) -> None:
    """Check a built graph against schemas/shapes.ttl; exit 1 where something breaks a shape. 检查图谱是否合乎规定。

    \b
    Example: kg validate out
    """
    from kg.cli.query import emit
    from kg.query.answer import Answer
    from kg.stores.validate import takes_shacl
    from kg.stores.validate import validate as check

    found = check(directory, shacl=shacl)
    how = "SHACL shapes" if shacl or (shacl is None and takes_shacl(directory / "graph.ttl")) else "SPARQL checks"
    if found or form != "table":
        shown = found[:MOST] if form == "table" else found
        notes = [f"and {len(found) - MOST} more: --format json lists all"] if len(found) > len(shown) else []
        emit(Answer(["node", "message"], [{"node": v.node, "message": v.message} for v in shown], {}, notes), form)
    click.echo(f"{len(found)} violation{'' if len(found) == 1 else 's'} in {directory} ({how})", err=True)
    ctx.exit(1 if found else 0)
