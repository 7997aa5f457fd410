"""What became of counties and prefectures since 1980: renamed, merged, raised or moved."""

from __future__ import annotations

from collections.abc import Iterator, KeysView
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


_Row = list[str]  # of the table, in the order of a change's fields
_OLD_NAME, _NEW_CODE = Change._fields.index("old_name"), Change._fields.index("new_code")


class ChangeTable:
    """All changes. Read-only; the table loads at its first use, a change is made of its row when asked for."""

    @cached_property
    def _rows(self) -> tuple[dict[str, list[_Row]], dict[str, list[_Row]]]:
        """Rows by the old name, and by the new code."""
        by_name: dict[str, list[_Row]] = {}
        by_heir: dict[str, list[_Row]] = {}
        for row in rows("changes.tsv"):
            if old_name := row[_OLD_NAME]:
                by_name.setdefault(old_name, []).append(row)
            by_heir.setdefault(row[_NEW_CODE], []).append(row)
        return by_name, by_heir

    def of(self, old_name: str) -> tuple[Change, ...]:
        """Changes of what bore a name, by year."""
        return tuple([_change(row) for row in self._rows[0].get(old_name, ())])

    def old_names(self) -> KeysView[str]:
        """All old names."""
        return self._rows[0].keys()

    def only_heir(self, change: Change) -> bool:
        """Whether the new division of a change was set up then and took over from the old one alone."""
        into = [_change(row) for row in self._rows[1].get(change.new_code, ())]
        founded = {c.year for c in into if not c.old_name and c.kind == "新设"}
        return change.year in founded and len({c.old_name for c in into if c.old_name}) == 1


def _change(row: _Row) -> Change:
    year, *fields = row
    return Change(int(year), *fields)
