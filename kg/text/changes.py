"""What became of counties and prefectures since 1980: renamed, merged, raised or moved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kg.core.resources import schema_path


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a tab-separated table after its head."""
    lines = schema_path("gazetteers", name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


class Change(NamedTuple):
    """A change of a county or prefecture: from the old to the new name and parent, either empty."""

    year: int
    kind: str
    old_code: str
    old_name: str
    old_path: str
    new_code: str
    new_name: str
    new_path: str


class ChangeTable:
    """All changes. Read-only; the table loads at its first use."""

    @cached_property
    def by_name(self) -> dict[str, list[Change]]:
        """Changes by the old name, by year."""
        by_name: dict[str, list[Change]] = {}
        for year, *fields in rows("changes.tsv"):
            change = Change(int(year), *fields)
            if change.old_name:
                by_name.setdefault(change.old_name, []).append(change)
        return by_name

    @cached_property
    def _origins(self) -> dict[str, tuple[set[str], set[int]]]:
        """By code: names of the divisions that went into it, and the years in which it was set up."""
        origins: dict[str, tuple[set[str], set[int]]] = {}
        for year, kind, _, old_name, _, new_code, _, _ in rows("changes.tsv"):
            names, years = origins.setdefault(new_code, (set(), set()))
            if old_name:
                names.add(old_name)
            elif kind == "新设":
                years.add(int(year))
        return origins

    def only_heir(self, change: Change) -> bool:
        """Whether the new division of a change was set up then and took over from the old one alone."""
        names, years = self._origins.get(change.new_code, (set(), set()))
        return len(names) == 1 and change.year in years
