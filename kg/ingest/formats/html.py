"""HTML pages: an e-paper's article between the comments of its publishing system, else what the page tells.

Founder's system marks the article (`<!--enpcontent-->`) and says its headline and date in a comment
(`<!--enpproperty … /enpproperty-->`). Of other pages the article, or all but navigation, forms and lines of links is
taken. Positions count in the text that comes of it, a line an element, not in the markup: sentences have tags in them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from kg.ingest.formats import Decoded, Format, FormatError
from kg.ingest.formats.encodings import read

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8", "big5": "big5hkscs"}
_HEAD = 4096  # bytes in which a page says its encoding
_PROPERTY, _PROPERTY_END = "<!--enpproperty", "/enpproperty-->"
_CONTENT, _CONTENT_END = "<!--enpcontent-->", "<!--/enpcontent-->"
_SAID = ("introtitle", "title", "subtitle")  # lines of a headline, in the order in which they stand
_DATE = re.compile(r"([12][0-9]{3})-([01]?[0-9])-([0-3]?[0-9])")
_TAG = re.compile(r"<[^>]{0,200}>")
_DATED = re.compile(r"(?:发布|更新|刊发)?(?:时间|日期)[:：]\s*[12][0-9]{3}")
_DROPPED = (
    "script, style, noscript, template, nav, footer, aside, form, button, select, textarea, iframe, svg, object, audio,"
    " video"
)
_MAIN = ("article", "main", "body")
_LINES = (
    "address article blockquote br caption center dd div dl dt figcaption figure founder-content founder-title"
    " h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul"
)
_BLOCKS = frozenset(_LINES.split())
_SITE = re.compile(r"\s*[_|–—]\s*|\s+-+\s+")  # between a headline and the names of channel and site
_STOP = re.compile(r"[。！？；]")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BETWEEN = re.compile(r"(?<=[^\x00-\u02ff]) (?=[^\x00-\u02ff])")  # a break of the markup between two hanzi is no space
#: tags that nest; those that need no end, or end by themselves, are left out
_NESTING = re.compile(
    r"<(/?)(?!(?:p|li|t[dhr]|d[dt]|br|img|hr|meta|link|input|option|col|area|base|wbr)\b)[a-zA-Z]", re.IGNORECASE
)
_DEEP, _LARGE = 500, 5_000_000  # elements within each other, characters: no page has more, and parsing would take long
_LINKS = 0.6  # share of a line's characters that are links: more is navigation


def decode(data: bytes) -> Decoded:
    """The text of a page; raises FormatError for other encodings and for a page that tells nothing."""
    declared = _CHARSET.search(data[:_HEAD])
    said = _NAMES.get(declared[1].decode("ascii").lower(), "") if declared else ""
    page, encoding = read(data, declared=said)
    if len(page) > _LARGE or _too_deep(page):
        raise FormatError("no page: it is too large, or its elements are too deep", hint="give its text")
    parts = [part for part in (_founder(page) or [_plain(page)]) if part]
    lines = [line for part in parts for line in part]
    if not lines:
        raise FormatError("a page without text", hint="its text may be loaded by a script: save it as text")
    return Decoded("\n\n".join(lines) + "\n", encoding)


def _too_deep(page: str) -> bool:
    depth = 0
    for tag in _NESTING.finditer(page):
        depth = depth - 1 if tag[1] else depth + 1
        if depth > _DEEP:
            return True
        depth = max(depth, 0)
    return False


def _founder(page: str) -> list[list[str]]:
    """The lines of each article that Founder's comments mark."""
    found: list[list[str]] = []
    at, said = 0, ""
    while (begin := page.find(_CONTENT, at)) >= 0:
        end = page.find(_CONTENT_END, begin)
        about = page.rfind(_PROPERTY, at, begin)
        if about >= 0 and (close := page.find(_PROPERTY_END, about)) >= 0:
            said = page[about:close]
        body = page[begin + len(_CONTENT) : end if end >= 0 else len(page)]
        found.append(_with_head(_headline(said), _day(_field(said, "date")), _lines(body)))
        at, said = begin + len(_CONTENT) + len(body), ""
    return found


def _headline(said: str) -> list[str]:
    """The lines of the headline, the chief one marked as Markdown does: a page may hold several articles."""
    found = {name: _flat(_TAG.sub("", html.unescape(_field(said, name)))) for name in _SAID}
    return [f"# {line}" if name == "title" else line for name, line in found.items() if line]


def _field(said: str, name: str) -> str:
    begin, end = said.find(f"<{name}>"), said.find(f"</{name}>")
    return said[begin + len(name) + 2 : end] if 0 <= begin < end else ""


def _day(text: str) -> str:
    found = _DATE.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def _plain(page: str) -> list[str]:
    """The lines of a page that no publishing system marks."""
    tree = _tree(page)
    heads = [_flat(h.text()) for h in tree.css("h1")]
    title = tree.css_first("title")
    name = _SITE.split(title.text())[0] if title is not None else ""
    headline = heads[0] if len(heads) == 1 and heads[0] else _flat(name)
    dates = tree.css('meta[name="PubDate" i], meta[name="publishdate" i], meta[property="article:published_time" i]')
    day = next((d for m in dates if (d := _day(m.attributes.get("content") or ""))), "")
    return _with_head([headline] if headline else [], day, _lines_of(tree))


def _with_head(headline: list[str], day: str, body: list[str]) -> list[str]:
    """Body under its headline, which is not said twice, and its date, where the body does not say it."""
    while body and body[0] in {line.removeprefix("# ") for line in headline}:
        body = body[1:]
    if not body:
        return []
    dated = any(_DATED.search(line) for line in (*body[:6], body[-1]))
    return [*headline, *([f"发布时间：{day}"] if day and not dated else []), *body]


def _lines(markup: str) -> list[str]:
    return _lines_of(_tree(markup))


def _tree(markup: str) -> Any:
    from selectolax.lexbor import LexborHTMLParser  # only for who reads HTML

    tree = LexborHTMLParser(markup)
    for node in tree.css(_DROPPED):
        node.decompose()
    return tree


def _lines_of(tree: Any) -> list[str]:
    """The text of a page's main part, a line an element; without lines that are nothing but links."""
    root = next(node for name in _MAIN if (node := tree.css_first(name)) is not None)
    lines: list[str] = []
    text: list[str] = []
    linked = 0
    for node, in_link in _walk(root):
        if node is not None:
            text.append(node)
            linked += len("".join(node.split())) if in_link else 0
            continue
        line = _flat("".join(text))
        if line and (linked < _LINKS * len("".join(line.split())) or _STOP.search(line)):
            lines.append(line)
        text, linked = [], 0
    return lines


def _walk(root: Any) -> Iterator[tuple[str | None, bool]]:
    """Pieces of text in order, with whether they are links; None where a line ends. No recursion: pages are deep."""
    stack: list[tuple[Any, bool, bool]] = [(root, False, False)]  # node, in a link, only to close its line
    while stack:
        node, in_link, closes = stack.pop()
        if closes:
            yield None, False
            continue
        tag = node.tag
        if tag == "-text":
            yield node.text_content or "", in_link
            continue
        if tag in _BLOCKS:
            yield None, False
            stack.append((node, in_link, True))
        children = [(child, in_link or tag == "a", False) for child in node.iter(include_text=True)]
        stack.extend(reversed(children))
    yield None, False


def _flat(text: str) -> str:
    return _BETWEEN.sub("", _SPACE.sub(" ", text)).strip(" \u3000")


FORMAT = Format(
    suffixes=((".html", "text/html"), (".htm", "text/html"), (".shtml", "text/html"), (".xhtml", "text/html")),
    decode=decode,
)
