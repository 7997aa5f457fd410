"""What an extractor is, how the engine finds them, and how it runs them in order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

from kg.core.document import Article
from kg.core.mentions import Mention
from kg.core.steps import in_step
from kg.rules.lexicon import Lexicon
from kg.rules.scanner import Scanner
from kg.rules.view import ArticleView


class Rule(NamedTuple):
    """A shape of text that a rule looks for. `name` is `kind.shape`; it travels into every mention and quotation."""

    name: str
    summary: str


class Extractor(NamedTuple):
    """Finds mentions of one kind.

    `find` gets the view of an article and gives its mentions, and None where a step of its work ends, if that has
    several (`kg.core.steps`); `needs` names the kinds that must have been
    found before; `lexicon` holds the words that the scanner looks for (category "mechanism.head_nouns" for
    `words.head_nouns` of the extractor of kind "mechanism"). `folder` holds `examples.yaml`.
    """

    kind: str
    find: Callable[[ArticleView], Iterable[Mention | None]]
    rules: tuple[Rule, ...]
    lexicon: Lexicon
    folder: Path
    summary: str
    needs: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def discover() -> tuple[Extractor, ...]:
    """All extractors below `extractors/entities`, each after those that it needs. A folder is enough to add one."""
    package = importlib.import_module("extractors.entities")  # by name: the engine knows no particular kind
    found: dict[str, Extractor] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        extractor: Extractor = importlib.import_module(f"{package.__name__}.{module}").EXTRACTOR
        found[extractor.kind] = extractor
    order = TopologicalSorter({kind: sorted(e.needs) for kind, e in sorted(found.items())})
    return tuple(found[kind] for kind in order.static_order())


@lru_cache(maxsize=1)
def scanner() -> Scanner:
    """The scanner over the words of all extractors."""
    return Scanner(
        {f"{e.kind}.{category}": words for e in discover() for category, words in e.lexicon.scanned().items()}
    )


def extract_all(article: Article) -> ArticleView:
    """Run every extractor over an article; the view holds all mentions and rejections."""
    return extract_each([article])[0]


def extract_each(articles: Iterable[Article]) -> list[ArticleView]:
    """`extract_all` of some articles: the first extractor over all of them, step by step, then the second, and so on.

    An extractor's code, patterns and words fill what a processor keeps at hand; to fetch them anew for each article
    takes longer than many of its rules.
    """
    words = scanner()
    views = [ArticleView(article, words.scan(article.text)) for article in articles]
    for extractor in discover():
        for view, mentions in zip(views, in_step(map(extractor.find, views)), strict=True):
            view.add(extractor.kind, mentions)
    return views
