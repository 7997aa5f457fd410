"""`kg build`: newspaper pages to a graph."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

_EVERY = 0.5  # seconds between lines of progress
_QUIET = 2.0  # seconds of work before the first one


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write; made if it is not there.")
@click.option("--base-iri", default=None, help="Base IRI of the things in the graph.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=None,
    help="Processes (default: one a core, where there are many files).",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    default=None,
    help="A file of a person's decisions (default: decisions.toml in an input folder).",
)
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
@click.pass_context
def build(
    ctx: click.Context,
    inputs: tuple[str, ...],
    out: Path,
    base_iri: str | None,
    jobs: int | None,
    decisions: Path | None,
    quiet: bool,
) -> None:
    """Read pages (files, folders, or - for stdin) and write graph.ttl, graph.html, tables/, store/ into a folder.

    A second build into the same folder reads only what changed. 读取报纸版面，生成图谱；再次运行只读变化的文件。

    \b
    Examples:
      kg build examples/articles --out out
      kg build page1.txt page2.md --out out --jobs 2
      cat page.txt | kg build - --out out
    """
    from kg.cli import tell
    from kg.graph.vocabulary import DEFAULT_BASE_IRI
    from kg.pipeline.build import build as run

    began = last = time.monotonic()

    def progress(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if not quiet and now - began > _QUIET and now - last > _EVERY:
            last = now
            click.echo(f"read {done} of {of} files …", err=True)

    stdin = sys.stdin.buffer.read() if "-" in inputs else None
    base = base_iri or DEFAULT_BASE_IRI
    report = run(inputs, out, base=base, jobs=jobs, progress=progress, stdin=stdin, decisions=decisions)
    for problem in report.problems[:20]:
        tell(problem["problem"], problem["hint"])
    if len(report.problems) > 20:
        click.echo(f"kg: … and {len(report.problems) - 20} more, see {out / 'report.json'}", err=True)
    for path in report.not_applied:
        tell(f"{path} is not at the root of an input folder and is not applied", f"--decisions {path}")
    for stale in report.stale:
        tell(f"a decision matches nothing any more: {stale}", "correct or delete it in decisions.toml")
    if not quiet:
        what = "unchanged" if report.unchanged else f"{report.fresh} read anew"
        files, articles = _count(report.documents, "file"), _count(report.articles, "article")
        cases = _count(report.cases, "case")
        told = f"{articles}, {report.articles_with_cases} with cases, {cases}, {report.triples} triples"
        click.echo(f"{files} ({what}), {told} → {out}", err=True)
        if not report.cases:
            click.echo(
                "No article tells a case; kg explain FILE shows why. 没有读到案例，原因见 kg explain。", err=True
            )
    ctx.exit(1 if report.problems else 0)


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
