"""Source documents to their records: a pure function of each, so that it runs the same on any core or machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from extractors.screening import Screening, screen
from kg.core.document import Article, SourceDocument
from kg.core.lazy import lazy
from kg.core.mentions import Rejection
from kg.core.records import Record, SourceRecord
from kg.core.steps import in_step
from kg.graph.evidence import check_all
from kg.ingest.pages import articles
from kg.linking.article import linking, resolve
from kg.linking.article_record import article_record, source_key
from kg.linking.places import Entity, PlaceResolution
from kg.rules import ArticleView, extract_each

#: characters; a longer text is no article but an archive or garbage, and would hold up all others
MAX_ARTICLE = 100_000
#: articles with cases; a file of more is no page whose articles are about one region
MAX_PAGE = 60


_Linked = tuple[list[Record], list[Rejection]]  # of an article: its records, and what linking turned down


class DocumentResult(NamedTuple):
    """What one document gives: its records (source first) and what was turned down, as rows of the quarantine."""

    name: str
    sha256: str
    records: tuple[Record, ...]
    quarantine: tuple[dict[str, Any], ...] = ()
    articles: int = 0
    cases: int = 0


class _Page:
    """A document on its way through the steps."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.articles = articles(document)
        self.screened: dict[int, Screening] = {}
        self.views: dict[int, ArticleView] = {}
        self.places: dict[int, PlaceResolution] = {}
        self.linked: dict[int, _Linked] = {}
        self.cases = 0
        self.quarantine: list[dict[str, Any]] = []
        key, media_type = source_key(document.name), document.media_type
        self.records: list[Record] = [
            SourceRecord(key=key, name=document.name, sha256=document.sha256, media_type=media_type)
        ]

    def screen(self) -> None:
        """Tell which articles may hold a case. One that does not gives only itself."""
        self.screened = {a.number: screen(a) for a in self.articles if len(a.text) <= MAX_ARTICLE}
        for article in self.articles:
            if article.number not in self.screened:
                self.quarantine += _rows(article, [_too_long(article)])

    def to_read(self) -> list[Article]:
        """The articles that may hold a case."""
        return [a for a in self.articles if a.number in self.screened and self.screened[a.number].passed]

    def link(self, article: Article) -> Iterator[_Linked | None]:
        """Make records of what was found in an article; None where a step ends."""
        n = article.number
        around = self._around.get(n, ())
        return linking(article, self.views[n], page=around, screening=self.screened[n], places=self.places[n])

    def gather(self) -> None:
        """Put the records of all articles together."""
        for article in self.articles:
            if article.number not in self.linked:
                self.records.append(article_record(article, case=False))
                continue
            linked, refused = self.linked[article.number]
            self.cases += any(r.kind == "case" for r in linked)
            self.records += linked
            self.quarantine += _rows(article, [*self.views[article.number].rejections, *refused])

    @lazy
    def _around(self) -> dict[int, tuple[Entity, ...]]:
        """By number of an article: the divisions that the other articles of its page tell of."""
        if not 2 <= len(self.views) <= MAX_PAGE:
            return {}
        told = {n: [e for e in p.entities.values() if e.code] for n, p in self.places.items()}
        return {n: tuple({e.key: e for m, es in told.items() if m != n for e in es}.values()) for n in told}

    def result(self) -> DocumentResult:
        """What the document gives. Raises EvidenceError where a span would not quote its source."""
        document = self.document
        check_all(document, [e for record in self.records for e in record.evidence])
        return DocumentResult(
            document.name, document.sha256, tuple(self.records), tuple(self.quarantine), len(self.articles), self.cases
        )


def process(document: SourceDocument) -> DocumentResult:
    """Read, extract, link. Raises EvidenceError where a span would not quote its source."""
    return process_each([document])[0]


def process_each(documents: Iterable[SourceDocument]) -> list[DocumentResult]:
    """`process` of some documents, each step of the way for all of them before the next one.

    What a document gives does not depend on the others. Together they take a fifth less time: the code and the words
    of a step stay at hand in the processor, where one document after the other drives them out again.
    """
    pages = [_Page(document) for document in documents]
    for page in pages:
        page.screen()
    to_read = [(page, article) for page in pages for article in page.to_read()]
    views = extract_each(article for _, article in to_read)
    for (page, article), view in zip(to_read, views, strict=True):
        page.views[article.number] = view
        page.places[article.number] = resolve(article, view)
    linked = in_step([page.link(article) for page, article in to_read])
    for (page, article), (records_and_refused,) in zip(to_read, linked, strict=True):
        page.linked[article.number] = records_and_refused
    for page in pages:
        page.gather()
    return [page.result() for page in pages]


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
