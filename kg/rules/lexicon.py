"""Lexicons: words that rules look for, kept in `lexicon.toml` beside the extractor that uses them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kg.core.errors import DataError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by category, and other tables of a `lexicon.toml`.

    The file holds `origin` and `licence`, a table `[words]` of lists (each list a category that the scanner
    looks for, unless `unscanned` names it) and any other tables, which `tables` gives as they are.
    """

    words: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read a file; raises DataError where it breaks the shape or repeats a word within a category."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for key in ("origin", "licence", "words"):
            if key not in data:
                raise DataError(f"{path}: no '{key}'", hint="every lexicon says where its words come from")
        words: dict[str, tuple[str, ...]] = {}
        for category, entries in data["words"].items():
            if not all(isinstance(e, str) and e for e in entries):
                raise DataError(f"{path}: words.{category} holds something that is no word")
            if len(set(entries)) != len(entries):
                twice = sorted({e for e in entries if entries.count(e) > 1})
                raise DataError(f"{path}: words.{category} repeats {'、'.join(twice)}")
            words[category] = tuple(entries)
        if strange := sorted(set(data.get("unscanned", ())) - words.keys()):
            raise DataError(f"{path}: unscanned names no list of words: {', '.join(strange)}")
        return cls(words, {k: v for k, v in data.items() if k not in ("words", "origin", "licence")})

    def __getitem__(self, category: str) -> tuple[str, ...]:
        """The words of a category; raises DataError with the known ones where there is none."""
        try:
            return self.words[category]
        except KeyError:
            raise DataError(f"no words.{category}; there are {', '.join(self.words)}") from None

    def scanned(self) -> dict[str, tuple[str, ...]]:
        """The categories that the scanner looks for."""
        unscanned = self.tables.get("unscanned", ())
        return {category: words for category, words in self.words.items() if category not in unscanned}

    def alone(self, category: str, *others: str) -> tuple[str, ...]:
        """The words of a category that none of the others holds."""
        held = frozenset(chain.from_iterable(self[other] for other in others))
        return tuple(word for word in self[category] if word not in held)
