"""Examples of rules (`extractors/**/examples.yaml`) as cases for pytest."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from kg.core.document import Article, Line
from kg.rules import Extractor, discover
from kg.text.normal import uniform
from tests.conftest import document, only_article


@dataclass(frozen=True)
class Example:
    """One entry of an examples file."""

    extractor: Extractor
    number: int
    entry: dict[str, Any]

    @property
    def id(self) -> str:
        text = str(self.entry.get("text") or self.entry.get("article", ""))
        return f"{self.extractor.kind}-{self.number}-{text[:16].strip()}"

    def article(self) -> Article:
        """The example as an article: a sentence alone is body text without a headline."""
        if "article" in self.entry:
            return only_article(self.entry["article"])
        return sentence_article(self.entry["text"])


def sentence_article(text: str) -> Article:
    """A sentence as an article without a headline."""
    text = text.strip()
    offsets = array("L", range(len(text)))
    return Article(document(text), 1, "", uniform(text), offsets, (Line(0, len(text), "body"),))


@lru_cache(maxsize=1)
def all_examples() -> tuple[Example, ...]:
    """Every example of every extractor."""
    found = []
    for extractor in discover():
        path = extractor.folder / "examples.yaml"
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        found += [Example(extractor, i, e) for i, e in enumerate(entries or [], 1)]
    return tuple(found)
