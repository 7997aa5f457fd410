"""One source document to its records: a pure function, so that it runs the same on any core or machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extractors.screening import screen
from kg.core.document import Article, SourceDocument
from kg.core.mentions import Rejection
from kg.core.records import Record, SourceRecord
from kg.graph.evidence import check_all
from kg.ingest.pages import articles
from kg.linking.article import article_record, link, resolve, source_key
from kg.linking.places import Entity, PlaceResolution
from kg.rules import ArticleView, extract_all

#: characters; a longer text is no article but an archive or garbage, and would hold up all others
MAX_ARTICLE = 100_000
#: articles with cases; a file of more is no page whose articles are about one region
MAX_PAGE = 60


class DocumentResult(NamedTuple):
    """What one document gives: its records (source first) and what was turned down, as rows of the quarantine."""

    name: str
    sha256: str
    records: tuple[Record, ...]
    quarantine: tuple[dict[str, Any], ...] = ()
    articles: int = 0
    cases: int = 0


def process(document: SourceDocument) -> DocumentResult:
    """Read, extract, link. Raises EvidenceError where a span would not quote its source."""
    source = SourceRecord(
        key=source_key(document.name), name=document.name, sha256=document.sha256, media_type=document.media_type
    )
    records: list[Record] = [source]
    quarantine: list[dict[str, Any]] = []
    found = articles(document)
    # an article that holds no case gives only itself
    screened = {a.number: screen(a) for a in found if len(a.text) <= MAX_ARTICLE}
    for article in found:
        if article.number not in screened:
            quarantine += _rows(article, [_too_long(article)])
    views = {a.number: extract_all(a) for a in found if a.number in screened and screened[a.number].passed}
    places, around = _places_around(found, views)
    cases = 0
    for article in found:
        view = views.get(article.number)
        if view is None:
            records.append(article_record(article, case=False))
            continue
        n = article.number
        linked, refused = link(article, view, page=around.get(n, ()), screening=screened[n], places=places.get(n))
        cases += any(r.kind == "case" for r in linked)
        records += linked
        quarantine += _rows(article, [*view.rejections, *refused])
    check_all(document, [e for record in records for e in record.evidence])
    return DocumentResult(document.name, document.sha256, tuple(records), tuple(quarantine), len(found), cases)


def _places_around(
    found: Sequence[Article], views: Mapping[int, ArticleView]
) -> tuple[dict[int, PlaceResolution], dict[int, tuple[Entity, ...]]]:
    """By number of an article: its places by itself, and the divisions that the other articles of its page tell of."""
    if not 2 <= len(views) <= MAX_PAGE:
        return {}, {}
    places = {a.number: resolve(a, views[a.number]) for a in found if a.number in views}
    told = {n: [e for e in p.entities.values() if e.code] for n, p in places.items()}
    around = {n: tuple({e.key: e for m, es in told.items() if m != n for e in es}.values()) for n in told}
    return places, around


def _too_long(article: Article) -> Rejection:
    reason = f"{len(article.text):,} characters: no article is longer than {MAX_ARTICLE:,}, it is recorded but not read"
    return Rejection(0, min(len(article.text), 40), "article", article.text[:40], "article.too_long", reason)


def _rows(article: Article, rejections: Iterable[Rejection]) -> list[dict[str, Any]]:
    """Rows of the quarantine; positions count in the source."""
    file, number, offsets = article.document.name, article.number, article.offsets
    last = len(offsets) - 1
    return [
        {
            "file": file,
            "article": number,
            "start": offsets[start if start < last else last],
            "end": offsets[min(max(end - 1, start), last)] + 1,
            "kind": kind,
            "text": text,
            "rule": rule,
            "reason": reason,
        }
        for start, end, kind, text, rule, reason in rejections
    ]
