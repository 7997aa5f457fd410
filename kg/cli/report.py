"""`kg report`: case cards of a mechanism or a region."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("directory", default="out", type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--mechanism", default="", help="A brand (“双报到”), or a type by id or label.")
@click.option("--region", default="", help="A place: its cases and those of every place in it.")
@click.option("--format", "form", type=click.Choice(["md", "html", "docx"]), default="md", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=None, help="File to write (default: stdout).")
def report(directory: Path, mechanism: str, region: str, form: str, out: Path | None) -> None:
    """Case cards 背景 · 主要做法 · 成效 · 启示, each line with its quotation and source.

    What a text does not say is marked 文中未提及. 每行附原文与出处。

    \b
    Examples:
      kg report out --mechanism 双报到 --out cards.md
      kg report out --region 浙江省 --format html --out cards.html
    """
    from kg.api import open_graph
    from kg.query import cards
    from kg.views.report import write

    made = cards.report(open_graph(directory).corpus, mechanism=mechanism, region=region)
    text = write(made, form, out)
    if out is None:
        click.echo(text, nl=False)
        return
    click.echo(f"{len(made.cards)} cases → {out}", err=True)
