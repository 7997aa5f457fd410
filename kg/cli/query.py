"""`kg query`: questions to a built graph."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kg.core.errors import UsageError
from kg.core.records import SURE
from kg.query.answer import Answer

DEFAULT_DIR = "out"


def _question(subject: str = "") -> Callable[[Callable[..., Answer]], Callable[..., None]]:
    """What every question takes: the folder, what is asked for (where `subject` names it), the format, --explain.

    Folder and subject stand in any order: the word that is a folder is the folder.
    """

    def decorate(command: Callable[..., Answer]) -> Callable[..., None]:
        @click.argument("words", nargs=-1, metavar=f"[DIR]{' ' + subject.upper() if subject else ''}")
        @click.option(
            "--dir", "directory", type=click.Path(path_type=Path), help=f"The built folder (default: {DEFAULT_DIR})."
        )
        @click.option(
            "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
        )
        @click.option("--explain", is_flag=True, help="Print the SPARQL that reads the graph for this question.")
        @wraps(command)
        def run(words: tuple[str, ...], directory: Path | None, form: str, explain: bool, **options: Any) -> None:
            from kg.api import open_graph

            folder, asked = _sort_words(words, directory, subject, options.pop("named", None))
            graph = open_graph(folder)
            if subject:
                options["asked"] = asked
            answer = graph.answer(command, **options)
            if explain:
                from kg.query.corpus import query_text

                for name in answer.queries:
                    click.echo(query_text(name))
                return
            emit(answer, form)

        if subject:
            return click.option(f"--{subject}", "named", help=f"The {subject}, as an option.")(run)
        return run

    return decorate


def _sort_words(words: tuple[str, ...], directory: Path | None, subject: str, named: str | None) -> tuple[Path, str]:
    """The folder and the subject among the words of a question; raises UsageError where one is missing or too many."""
    rest = list(words)
    if directory is None and rest:
        folders = [w for w in rest if Path(w).is_dir()] or ([rest[0]] if not subject or len(rest) > 1 or named else [])
        if folders:
            rest.remove(folders[0])
            directory = Path(folders[0])
    if named is not None:
        rest.append(named)
    if subject in ("name", "region") and named is None:
        rest = [" ".join(rest)] if rest else []  # a place as answers show it: 某省 某市 柳河社区
    if len(rest) > (1 if subject else 0):
        raise UsageError(
            f"too many words: {' '.join(rest)}", hint="one folder" + (f" and one {subject}" if subject else "")
        )
    if subject and not rest:
        raise UsageError(f"which {subject} is not said", hint=f"{_command()} DIR {subject.upper()}")
    return directory or Path(DEFAULT_DIR), rest[0] if rest else ""


def _command() -> str:
    context = click.get_current_context(silent=True)
    return context.command_path if context else "kg query QUESTION"


def emit(answer: Answer, form: str) -> None:
    """Write an answer to stdout in a format."""
    from kg.views import tables

    if form == "json":
        click.echo(tables.as_json(answer))
    elif form == "csv":
        click.echo(tables.as_csv(answer), nl=False)
    else:
        columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        click.echo(tables.render(answer, columns=columns))


class _Query(click.Group):
    """`kg query --sparql FILE DIR`, or a named question."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the folder of `--sparql FILE DIR` for --dir."""
        own = [i for i, a in enumerate(args) if a.split("=")[0] == "--sparql"]
        file = own[0] + ("=" not in args[own[0]]) if own else len(args)  # where FILE stands
        for i in range(file + 1, len(args)):
            if Path(args[i]).is_dir() and not args[i - 1].startswith("--"):
                args = [*args[:i], "--dir", *args[i:]]
                break
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            from kg.core.near import hint

            known = sorted(self.commands)
            raise UsageError(
                f"no question is called {args[0]!r}", hint=hint(args[0], known, f"kg query {' | '.join(known)}")
            )
        return super().resolve_command(ctx, args)


@click.group(cls=_Query, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sparql", "file", type=click.Path(allow_dash=True), help="A file with a SPARQL query, or - for stdin.")
@click.option(
    "--dir",
    "directory",
    type=click.Path(path_type=Path),
    default=DEFAULT_DIR,
    show_default=True,
    help="The built folder (with --sparql).",
)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_context
def query(ctx: click.Context, file: str | None, directory: Path, form: str) -> None:
    """Ask a built graph. 提问：哪些机制在多地出现，谁解决过同样的问题。

    \b
    Examples:
      kg query recurring out --by county
      kg query recurring out --level type --by province --format csv
      kg query solutions out --problem ev-charging
      kg query place out 柳河社区
      kg query --sparql query.rq --dir out
    """
    if ctx.invoked_subcommand is not None:
        return
    if file is None:
        click.echo(ctx.get_help())
        return
    from kg.api import open_graph

    if file == "-":
        text = sys.stdin.read()
    else:
        try:
            text = Path(file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the query {file!r}", hint="a UTF-8 file with a SPARQL query") from error
    emit(open_graph(directory).sparql(text), form)


def _by(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option(
        "--by", default="province", show_default=True, help="province, prefecture, county or township."
    )(command)
    return click.option(
        "--xpcc",
        type=click.Choice(["own", "host"]),
        default="own",
        show_default=True,
        help="Count places of the XPCC (兵团) as regions of their own, or under the county that hosts them.",
    )(command)


_sure = click.option(
    "--sure",
    type=click.FloatRange(0, 1),
    default=SURE,
    show_default=True,
    help="Least confidence of a type that counts; 0 counts also what a vague word or the words around a name tell.",
)


@query.command()
@_question()
@_by
@_sure
@click.option(
    "--level",
    type=click.Choice(["brand", "type"]),
    default="brand",
    show_default=True,
    help="Local brand, or generic type.",
)
@click.option("--min", "least", type=click.IntRange(1), default=2, show_default=True, help="Least number of regions.")
@click.option("--quotes", type=click.IntRange(0), default=3, show_default=True, help="Quotations a row.")
def recurring(corpus: Any, by: str, xpcc: str, sure: float, level: str, least: int, quotes: int) -> Answer:
    """Which mechanisms recur across regions, since when, in which words.

    \b
    Example: kg query recurring out --level type --by province
    """
    from kg.query.recurrence import recurring

    return recurring(corpus, level=level, by=by, least=least, xpcc=xpcc, quotes=quotes, sure=sure)


@query.command()
@_question()
@click.option("--problem", required=True, help="A problem type (parking, ev-charging …) or its Chinese label (停车难).")
@click.option("--solved", is_flag=True, help="Only those solved, at least partly.")
def solutions(corpus: Any, problem: str, solved: bool) -> Answer:
    """Who had a problem, what was done by whom, with which result.

    \b
    Example: kg query solutions out --problem 停车难
    """
    from kg.query.solutions import solutions

    return solutions(corpus, problem=problem, solved=solved)


@query.command()
@_question("name")
def place(corpus: Any, asked: str) -> Answer:
    """What a place, and every place inside it, has done.

    \b
    Example: kg query place out 柳河社区
    """
    from kg.query.lookup import place

    return place(corpus, asked)


@query.command()
@_question("name")
def mechanism(corpus: Any, asked: str) -> Answer:
    """What a mechanism is, and each case of it.

    \b
    Example: kg query mechanism out 双报到
    """
    from kg.query.lookup import mechanism

    return mechanism(corpus, asked)


@query.command()
@_question("name")
def official(corpus: Any, asked: str) -> Answer:
    """Who holds which post.

    \b
    Example: kg query official out 柳河社区
    """
    from kg.query.lookup import official

    return official(corpus, asked)


@query.command()
@_question()
@_by
@_sure
@click.option("--shares", is_flag=True, help="Per cent of the region's cases instead of counts.")
@click.option("--svg", type=click.Path(path_type=Path), default=None, help="Also write the matrix as a picture.")
def matrix(corpus: Any, by: str, xpcc: str, sure: float, shares: bool, svg: Path | None) -> Answer:
    """Regions by mechanism type.

    \b
    Examples:
      kg query matrix out --by province --format csv
      kg query matrix out --by province --svg matrix.svg
    """
    from kg.query.recurrence import matrix

    answer = matrix(corpus, by=by, xpcc=xpcc, shares=shares, sure=sure)
    if svg is not None:
        from kg.views.heatmap import write_heatmap

        write_heatmap(svg, answer, by)
    return answer


@query.command()
@_question()
@_sure
@click.option("--level", type=click.Choice(["brand", "type"]), default="type", show_default=True)
def timeline(corpus: Any, sure: float, level: str) -> Answer:
    """What was reported year by year, and what was new.

    \b
    Example: kg query timeline out
    """
    from kg.query.recurrence import timeline

    return timeline(corpus, level=level, sure=sure)


@query.command()
@_question()
@click.option("--mechanism", "name", default="", help="A brand; all where none is given.")
@click.option("--kind", default="", help="An outcome kind: satisfaction, facilities …")
@click.option(
    "--grade",
    type=click.Choice(["counted with a period", "counted", "hedged", "words only"]),
    default=None,
    help="Only claims of this grade.",
)
def outcomes(corpus: Any, name: str, kind: str, grade: str | None) -> Answer:
    """Claimed results, graded by how firm they are, by unit.

    \b
    Example: kg query outcomes out --kind satisfaction
    """
    from kg.query.outcomes import outcomes

    return outcomes(corpus, name=name, kind=kind, grade=grade or "")


@query.command()
@_question()
@_sure
@click.option("--min", "least", type=click.IntRange(1), default=2, show_default=True, help="Least number of cases.")
def together(corpus: Any, sure: float, least: int) -> Answer:
    """Which mechanism types occur together.

    \b
    Example: kg query together out
    """
    from kg.query.recurrence import together

    return together(corpus, least=least, sure=sure)


@query.command()
@_question("region")
@_by
@_sure
@click.option(
    "--min", "least", type=click.IntRange(1), default=2, show_default=True, help="Least number of other regions."
)
def gaps(corpus: Any, asked: str, by: str, xpcc: str, sure: float, least: int) -> Answer:
    """Types common elsewhere and not reported from a region.

    \b
    Example: kg query gaps out 浙江
    """
    from kg.query.recurrence import gaps

    return gaps(corpus, asked, by=by, least=least, sure=sure)


@query.command()
@_question("id")
def case(corpus: Any, asked: str) -> Answer:
    """One case as a card: 背景 · 主要做法 · 成效 · 启示 · 参与方.

    \b
    Example: kg query case out 3f2a
    """
    from kg.query.lookup import case

    return case(corpus, asked)


@query.command()
@_question("id")
@click.option("--most", type=click.IntRange(1), default=10, show_default=True, help="Cases to show.")
def similar(corpus: Any, asked: str, most: int) -> Answer:
    """Cases like one, by problem and mechanism types that they share.

    \b
    Example: kg query similar out 3f2a
    """
    from kg.query.lookup import similar

    return similar(corpus, asked, most=most)


@query.command()
@_question()
@click.option("--cascade", is_flag=True, help="Mechanism, place and first reported date instead, for diffusion tools.")
@click.option("--level", type=click.Choice(["brand", "type"]), default="brand", help="With --cascade.")
def spread(corpus: Any, cascade: bool, level: str) -> Answer:
    """Stated copying: who learned from, took over or piloted what.

    \b
    Examples:
      kg query spread out
      kg query spread out --cascade --level type --format csv
    """
    from kg.query.spread import spread

    return spread(corpus, cascade=cascade, level=level)
