"""`kg review`: walk through what is doubtful and write a person's decisions."""

from __future__ import annotations

import datetime
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.pipeline.decisions import Decision
    from kg.pipeline.review import Doubt

_ASKED = {
    "type": "type id(s) or label(s) = set 定类型, y = as it is 对, r = reject 不是机制, n NAME = rename 改名,"
    " Enter = skip 跳过, q = stop 结束",
    "homonym": "m = merge into one 合并, Enter = keep apart 不合并, q = stop 结束",
    "resolution": "yes, partly, no or unclear = set 定是否解决, y = as it is 对, r = reject 不是问题,"
    " Enter = skip 跳过, q = stop 结束",
    "candidate": "a = accept 采用, a TYPE = accept with a type 采用并定类型, r = rejected for good 不采用,"
    " Enter = skip 跳过, q = stop 结束",
}
_TITLES = {
    "type": "Which type? 类型存疑",
    "homonym": "One or several? 同名是否同一",
    "candidate": "A mechanism? 是否机制",
    "resolution": "Solved? 是否解决",
}


@click.command()
@click.argument("directory", default="out", type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--decisions",
    "path",
    type=click.Path(path_type=Path),
    default="decisions.toml",
    show_default=True,
    help="The file to append to; best in the folder of the texts, where kg build finds it.",
)
@click.option("--who", default=None, help="Your name in the decisions (default: that of your account).")
@click.option("--about", type=click.Choice(list(_ASKED)), default=None, help="Ask only about one sort of doubt.")
@click.option("--most", type=click.IntRange(1), default=30, show_default=True, help="Questions to ask.")
def review(directory: Path, path: Path, who: str | None, about: str | None, most: int) -> None:
    """Ask about doubtful types, names, candidates and solutions; append the answers to decisions.toml.

    The next kg build applies them. 逐条复核存疑之处，结果写入 decisions.toml。

    \b
    Examples:
      kg review out --decisions texts/decisions.toml --who 李老师
      kg review out --about resolution
      printf 'y\\n\\nq\\n' | kg review out
    """
    from kg.api import open_graph
    from kg.core.errors import UsageError
    from kg.pipeline.decisions import append_decision, load_decisions
    from kg.pipeline.review import doubts

    open_graph(directory)
    known = load_decisions([path] if path.exists() else [])
    found = [d for d in doubts(directory, known) if about in (None, d.what)]
    name = who or _account()
    answers = sys.stdin
    written = 0
    asked = found[:most]
    for number, doubt in enumerate(asked, 1):
        click.echo(f"\n[{number}/{len(asked)}] {_TITLES[doubt.what]}: {doubt.name}")
        for line in doubt.told:
            click.echo(f"    {line}")
        while True:
            click.echo(f"  {_ASKED[doubt.what]}: ", nl=False)
            line = answers.readline()
            try:
                decision = _answer(doubt, line.strip(), name) if line else None
            except UsageError as error:
                click.echo(f"  {error}; {error.hint}")
                continue
            break
        if not line:
            click.echo()  # the prompt stands alone where the answers end
        if not line or line.strip() == "q":
            break
        if decision is not None:
            append_decision(path, decision)
            written += 1
            click.echo(f"  → {decision}")
    rest = f"; {len(found) - len(asked)} more doubts were not asked about (--most)" if len(found) > len(asked) else ""
    click.echo(
        f"{written} decision{'' if written == 1 else 's'} written to {path}, {len(found)} doubts at the start{rest}",
        err=True,
    )
    if written:
        click.echo(
            "Run kg build again to apply them (with --decisions, if the file does not lie beside the texts).", err=True
        )


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unnamed"


def _answer(doubt: Doubt, said: str, who: str) -> Decision | None:
    """The decision that an answer means; None to skip. Raises UsageError for an answer that means nothing."""
    from kg.core.errors import UsageError
    from kg.core.mentions import RESOLUTIONS
    from kg.pipeline.decisions import Decision, type_id

    when = datetime.date.today().isoformat()

    def decided(do: str, why: str, *, to: str = "", types: tuple[str, ...] = (), file: str = "") -> Decision:
        kind = doubt.kind or "mechanism"
        return Decision(do, doubt.name, who, when, why, kind=kind, place=doubt.place, file=file, to=to, types=types)

    word, _, rest = said.partition(" ")
    if not said or word == "q":
        return None
    if doubt.what == "homonym":
        if word == "m":
            return decided("merge", "one practice, reviewed", to=doubt.name)
    elif doubt.what == "candidate" and word == "a":
        types = tuple(type_id("mechanism", t, "answer") for t in rest.replace(",", " ").split())
        return decided("accept", "a mechanism, reviewed", types=types, file=doubt.file)
    elif doubt.what == "resolution" and word == "r":
        return decided("reject", "no problem, reviewed", file=doubt.file)
    elif doubt.what == "resolution":
        if word in (*RESOLUTIONS, "y"):
            to = doubt.resolution if word == "y" else word
            return decided("resolve", "solved or not: set in review", to=to, file=doubt.file)
    elif word == "r":
        return decided("reject", "no mechanism, reviewed")
    elif doubt.what == "type" and word == "n" and rest.strip():
        return decided("rename", "renamed in review", to=rest.strip())
    elif doubt.what == "type" and word == "y":
        return decided("retype", "type confirmed in review", types=_shown(doubt))
    elif doubt.what == "type" and len(word) > 1:
        types = tuple(type_id("mechanism", t, "answer") for t in said.replace(",", " ").replace("，", " ").split())
        return decided("retype", "type set in review", types=types)
    raise UsageError(f"{said!r} is no answer here", hint="or press Enter to skip")


def _shown(doubt: Doubt) -> tuple[str, ...]:
    from kg.core.errors import UsageError

    if not doubt.types:
        raise UsageError("it has no type to confirm", hint="give a type, or press Enter to skip")
    return doubt.types
