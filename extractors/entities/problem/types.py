"""Words of the problem scheme: which word speaks of which type of trouble."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.core.errors import DataError

#: fields of a concept of the scheme that hold words, and what the words are
FIELDS = (
    "troubles",  # state the trouble by themselves
    "weak",  # the same, but only where the sentence complains, looks back or sets about it
    "things",  # may be lacking, broken, far …
    "subjects",  # people who suffer: only the faults of their own type count
    "faults",  # what is wrong with the things and subjects of this type alone
    "asked",  # what people wish for where it is missing
)


@dataclass(frozen=True, slots=True)
class TypeWords:
    """Words by field, each with the ids of the types that it speaks of (in the order of the scheme)."""

    types: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def load(cls, path: Path) -> TypeWords:
        """Read the scheme; raises DataError where a concept has no id."""
        data = json.loads(path.read_text(encoding="utf-8"))
        found: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in FIELDS}
        for concept in data["concepts"]:
            if "id" not in concept:
                raise DataError(f"{path}: a concept without id")
            for name in FIELDS:
                for word in concept.get(name, ()):
                    found[name][word] = (*found[name].get(word, ()), concept["id"])
        return cls(found)

    def words(self) -> dict[str, tuple[str, ...]]:
        """Lists for the scanner, one category per field."""
        return {name: tuple(words) for name, words in self.types.items()}
