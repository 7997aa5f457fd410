"""The command line. Each command lives in a module of its own, which is loaded only when it is asked for."""

from __future__ import annotations

import importlib
import sys

import click

from kg import __version__
from kg.core.errors import KgError, UsageError

#: command → (module, one line for the overview); the module has an attribute of the command's name
COMMANDS = {
    "build": ("kg.cli.build", "Read pages and write the graph, its page, tables and store."),
    "query": ("kg.cli.query", "Ask a built graph: recurring, solutions, place, mechanism, official …"),
    "report": ("kg.cli.report", "Write case cards of a mechanism or a region: Markdown, HTML, Word."),
    "export": ("kg.cli.export", "Write a built graph as Turtle, JSON-LD, GraphML, GEXF, CSV …"),
    "view": ("kg.cli.view", "Write or open the offline page of a built graph."),
    "serve": ("kg.cli.serve", "Serve the page and a SPARQL endpoint to this machine."),
    "review": ("kg.cli.review", "Decide what is doubtful; the next build applies it."),
    "explain": ("kg.cli.explain", "Show what is found in a text, by which rule, and what was turned down."),
    "places": ("kg.cli.places", "Resolve every place of a text to its division."),
    "validate": ("kg.cli.validate", "Check a built graph against its shapes and its sources."),
    "diff": ("kg.cli.diff", "Compare two built graphs."),
    "rules": ("kg.cli.rules", "List the rules, or report how each fares on a corpus with gold."),
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are run, so that --help stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from kg.core.near import hint

            raise UsageError(f"No such command {args[0]!r}", hint=hint(args[0], COMMANDS, "kg --help"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Turn Chinese reporting on grassroots governance into a graph whose every edge quotes its sentence.

    把基层治理报道变成知识图谱：每一条边都引用原文。

    \b
    Examples:
      kg build examples/articles --out out
      kg query recurring out --by province
      kg query solutions out --problem parking
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Entry point: exit 0 done, 1 ran but found problems, 2 bad input or usage; every error is one line."""
    try:
        code = cli(standalone_mode=False, prog_name="kg")  # click hands back what ctx.exit() was given
        sys.exit(code if isinstance(code, int) else 0)
    except KgError as error:
        tell(str(error), error.hint)
        sys.exit(2)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        tell(error.format_message(), f"{context.command_path if context else 'kg'} --help")
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: stopped; nothing that was built before is changed.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left (kg … | head): nothing to report
        sys.exit(0)


def tell(problem: str, hint: str = "") -> None:
    """One line on stderr: what is wrong, and what to try."""
    said = _line(problem)
    click.echo(f"kg: {said}{'' if said.endswith('?') else '.'}" + (f" Try: {_line(hint)}" if hint else ""), err=True)


def _line(text: str) -> str:
    """Text as one printable line: names of files may hold anything."""
    return "".join(c if c.isprintable() else "�" for c in text.rstrip("."))
