"""`kg rules`: the rules, and how each fares."""

from __future__ import annotations

import click

from kg.core.errors import UsageError
from kg.core.near import hint
from kg.query.answer import Answer


@click.command()
@click.option(
    "--kind", default="", help="Only rules of one kind: place, organization, official, mechanism, problem, outcome."
)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option(
    "--report", "texts", type=click.Path(exists=True), help="A folder of texts: how often each rule fires on it."
)
@click.option(
    "--gold", type=click.Path(exists=True), help="With --report: gold records for the texts; counts right and wrong."
)
def rules(kind: str, form: str, texts: str | None, gold: str | None) -> None:
    """List the rules: the shapes of text that are looked for. 规则一览。

    \b
    Examples:
      kg rules --kind mechanism
      kg rules --report texts --gold gold
    """
    from kg.cli.query import emit
    from kg.rules import discover

    if gold is not None and texts is None:
        raise UsageError("--gold is for --report", hint="kg rules --report TEXTS --gold GOLD")
    kinds = sorted(e.kind for e in discover())
    if kind and kind not in kinds:
        raise UsageError(f"no kind {kind!r}", hint=hint(kind, kinds, ", ".join(kinds)))
    if texts is not None:
        from kg.pipeline.report_card import report_card

        emit(report_card(texts, gold, kind=kind), form)
        return
    rows = [
        {"rule": r.name, "looks for": r.summary}
        for e in discover()
        if not kind or e.kind == kind
        for r in sorted(e.rules, key=lambda r: r.name)
    ]
    emit(Answer(["rule", "looks for"], rows), form)
