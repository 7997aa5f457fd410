"""One source document to its records: a pure function, so that it runs the same on any core or machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.screening import screen
from kg.core.document import Article, SourceDocument
from kg.core.records import Record, SourceRecord
from kg.graph.evidence import check
from kg.ingest.pages import articles
from kg.linking.article import article_record, link, source_key
from kg.rules import extract_all

#: names the rule pack: a document is processed again when it changes. Raised with every change of a rule.
RULE_PACK = "2026.11.1"


@dataclass(frozen=True, slots=True)
class DocumentResult:
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
    cases = 0
    for article in found:
        linked, refused = process_article(article)
        cases += any(r.kind == "case" for r in linked)
        records += linked
        quarantine += refused
    for record in records:
        for evidence in record.evidence:
            check(document, evidence)
    return DocumentResult(document.name, document.sha256, tuple(records), tuple(quarantine), len(found), cases)


def process_article(article: Article) -> tuple[list[Record], list[dict[str, Any]]]:
    """Records of one article and its rows for the quarantine. An article that holds no case gives only itself."""
    screening = screen(article)
    if not screening.passed:
        return [article_record(article, case=False)], []
    view = extract_all(article)
    records, refused = link(article, view)
    rows = [
        {
            "file": article.document.name,
            "article": article.number,
            "start": article.offsets[r.start] if r.start < len(article.offsets) else None,
            "end": article.offsets[r.end - 1] + 1 if 0 < r.end <= len(article.offsets) else None,
            "kind": r.kind,
            "text": r.text,
            "rule": r.rule,
            "reason": r.reason,
        }
        for r in (*view.rejections, *refused)
    ]
    return records, rows
