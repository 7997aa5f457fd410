"""The rule engine: lexicons, one scan of the text for all their words, and what an extractor is."""

from kg.rules.extractor import Extractor, Rule, discover, extract_all, extract_each
from kg.rules.lexicon import Lexicon
from kg.rules.scanner import Hit, Scanner
from kg.rules.view import ArticleView

__all__ = [
    "ArticleView", "Extractor", "Hit", "Lexicon", "Rule", "Scanner", "discover", "extract_all", "extract_each",
]  # fmt: skip
