"""The record of an article itself, and what identifies it and its source."""

from __future__ import annotations

from kg.core.document import Article
from kg.core.ids import content_id
from kg.core.records import ArticleRecord

_UNTITLED = 24  # characters of the body that stand for a title that the print does not have


def article_key(article: Article) -> str:
    """Identity of an article: its source, its place there and its words."""
    return content_id("article", article.document.name, str(article.number), article.text)


def source_key(name: str) -> str:
    """Identity of a source file: its path below the input root."""
    return content_id("source", name)


def article_record(article: Article, *, case: bool, region: str | None = None, key: str | None = None) -> ArticleRecord:
    """The record of an article itself; its `key` where it is known already."""
    title = article.title or article.text.strip()[:_UNTITLED]
    return ArticleRecord(
        key=key or article_key(article),
        source_key=source_key(article.document.name),
        number=article.number,
        title=title,
        authors=article.authors,
        date=article.date,
        publisher=article.publisher,
        case=case,
        region_key=region,
    )
