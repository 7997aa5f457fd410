"""A report of case cards as Markdown, as a page of HTML, or as a Word file."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from kg.core.errors import OutputError, UsageError
from kg.query.cards import Card, CardLine, CaseReport

FORMATS = ("md", "html", "docx")
#: what Markdown would read as its own, and what would begin HTML
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STYLE = """
body { font: 16px/1.7 "Songti SC", "Noto Serif CJK SC", SimSun, serif; max-width: 46em; margin: 2em auto; }
body { padding: 0 1em; }
h1, h2, h3 { font-family: "Heiti SC", "Noto Sans CJK SC", SimHei, sans-serif; line-height: 1.3; }
article { border-top: 1px solid #999; margin-top: 2em; }
blockquote { margin: 0 0 .6em; padding-left: .8em; border-left: 3px solid #bbb; color: #444; }
cite { color: #666; font-size: .85em; font-style: normal; overflow-wrap: anywhere; }
dt { float: left; clear: left; width: 4em; color: #666; } dd { margin-left: 4.5em; overflow-wrap: anywhere; }
"""


def markdown(report: CaseReport) -> str:
    """The report as Markdown."""
    lines = [f"# {_md(report.title)}", "", *(f"> {_md(n)}  " for n in report.notes)]
    for number, card in enumerate(report.cards, 1):
        lines += ["", f"## {number}. {_md(card.title)}", "", *(f"- **{n}** {_md(v)}" for n, v in card.facts)]
        for name, told in card.parts:
            lines += ["", f"### {name}", "", *(_md_line(x) for x in told)]
    return "\n".join(lines) + "\n"


def _md(text: str) -> str:
    return _MARKS.sub(r"\\\1", _clean(text))


def _md_line(line: CardLine) -> str:
    quote = f"  \n  “{_md(line.quote)}” — {_md(line.source)}" if line.quote else ""
    return f"- {_md(line.text)}{quote}"


def page(report: CaseReport) -> str:
    """The report as one HTML file that needs nothing else."""
    notes = "".join(f"<p>{_html(n)}</p>\n" for n in report.notes)
    cards = "".join(_html_card(n, c) for n, c in enumerate(report.cards, 1))
    return (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_html(report.title)}</title><style>{_STYLE}</style></head>\n"
        f"<body>\n<h1>{_html(report.title)}</h1>\n{notes}{cards}</body></html>\n"
    )


def _html_card(number: int, card: Card) -> str:
    facts = "".join(f"<dt>{_html(n)}</dt><dd>{_html(v)}</dd>\n" for n, v in card.facts)
    parts = "".join(
        f"<h3>{_html(name)}</h3>\n<ul>\n{''.join(map(_html_line, told))}</ul>\n" for name, told in card.parts
    )
    return f"<article>\n<h2>{number}. {_html(card.title)}</h2>\n<dl>\n{facts}</dl>\n{parts}</article>\n"


def _html_line(line: CardLine) -> str:
    quote = f"<blockquote>“{_html(line.quote)}” <cite>{_html(line.source)}</cite></blockquote>" if line.quote else ""
    return f"<li>{_html(line.text)}{quote}</li>\n"


def _html(text: str) -> str:
    return html.escape(_clean(text))


def _clean(text: str) -> str:
    return _CONTROL.sub("�", text.replace("\n", " "))


def word(report: CaseReport, path: Path) -> None:
    """Write the report as a Word file. Raises UsageError where python-docx is not installed."""
    try:
        import docx
    except ImportError:
        raise UsageError(
            "a .docx needs python-docx, which is not installed", hint="pip install python-docx, or --format html"
        ) from None
    document: Any = docx.Document()
    document.add_heading(_clean(report.title), 0)
    for note in report.notes:
        document.add_paragraph(_clean(note))
    for number, card in enumerate(report.cards, 1):
        document.add_heading(f"{number}. {_clean(card.title)}", 1)
        for name, value in card.facts:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{name}  ").bold = True
            paragraph.add_run(_clean(value))
        for name, told in card.parts:
            document.add_heading(name, 2)
            for line in told:
                paragraph = document.add_paragraph(_clean(line.text), style="List Bullet")
                if line.quote:
                    paragraph.add_run(f"\n“{_clean(line.quote)}” — {_clean(line.source)}").italic = True
    try:
        document.save(str(path))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}", hint="choose another --out") from error


def write(report: CaseReport, form: str, out: Path | None) -> str:
    """The report as text (`md`, `html`), written to `out` where given; `docx` needs `out`, and gives the Markdown.

    Raises UsageError for another form, or for docx without `out`, OutputError where it cannot be written.
    """
    if form not in ("md", "html", "docx"):
        raise UsageError(f"no form {form!r}", hint="md, html or docx")
    if form == "docx":
        if out is None:
            raise UsageError("a .docx cannot go to stdout", hint="--out FILE.docx")
        word(report, out)
        return markdown(report)
    text = markdown(report) if form == "md" else page(report)
    if out is not None:
        try:
            out.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"cannot write {out}: {error.strerror}", hint="choose another --out") from error
    return text
