"""The table of villages and communities: 620,000 rows in a few flat arrays, no Python object per name.

Layout of the file: "KGV3", eight 32-bit sizes, then the parts as they are used (a wheel deflates them): distinct
names (sorted, a line each) in blocks of 64, the first name of each block, where each block begins (32 bit), at which
posting (32 bit), how many rows bear each name (16 bit), the postings: row numbers name by name (32 bit), the first row
of each township and the end (32 bit, townships by code), the last three digits of each row's code (16 bit). All
little-endian. Rows are in the order of their codes.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, count, pairwise, repeat
from pathlib import Path

_MAGIC = b"KGV3"
_PARTS = 8
#: names of a block: a search is one in C over the first names of blocks, then one in C over a block
STRIDE = 64


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind, data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class VillageTable:
    """Names and 12-digit codes of villages and communities. Read-only."""

    def __init__(self, path: Path, township_codes: Sequence[str]) -> None:
        """Read `path`; `township_codes` are the codes of all townships, sorted."""
        data = path.read_bytes()
        if data[:4] != _MAGIC:
            raise ValueError(f"{path.name} is no village table")
        sizes = [int.from_bytes(data[i : i + 4], "little") for i in range(4, 4 + 4 * _PARTS, 4)]
        ends = accumulate(sizes, initial=4 + 4 * _PARTS)
        self._names, heads, *numbers = (data[a:b] for a, b in pairwise(ends))
        self._heads = heads.decode().split("\n")
        begins, firsts, counts, rows, starts, tails = map(_numbers, "IIHIIH", numbers)
        self._begins, self._firsts, self._counts = begins, firsts, counts
        self._rows, self._starts, self._tails = rows, starts, tails
        self._townships = township_codes

    def __len__(self) -> int:
        """How many villages and communities there are."""
        return len(self._rows)

    def _block(self, block: int) -> list[str]:
        """The names of a block."""
        return self._names[self._begins[block] : self._begins[block + 1] - 1].decode().split("\n")

    def _name(self, number: int) -> str:
        return self._block(number // STRIDE)[number % STRIDE]

    def _number(self, name: str) -> int:
        """Number of a name, or -1."""
        block = max(bisect_right(self._heads, name) - 1, 0)
        names = self._block(block)
        at = bisect_left(names, name)
        return block * STRIDE + at if at < len(names) and names[at] == name else -1

    def _postings(self, number: int) -> tuple[int, int]:
        """Where the rows that bear a name begin and end."""
        block = number - number % STRIDE
        low = self._firsts[number // STRIDE] + sum(self._counts[block:number])
        return low, low + self._counts[number]

    def __contains__(self, name: str) -> bool:
        """Whether any bears exactly this name."""
        return self._number(name) >= 0

    def _code(self, row: int) -> str:
        township = bisect_right(self._starts, row) - 1
        return f"{self._townships[township]}{self._tails[row]:03d}"

    def row_range(self, prefix: str) -> tuple[int, int]:
        """Rows whose code begins with `prefix` (at most 9 digits)."""
        low = bisect_left(self._townships, prefix)
        high = bisect_left(self._townships, prefix + ":")  # ":" sorts after "9"
        return self._starts[low], self._starts[high]

    def codes(self, name: str, within: str = "") -> tuple[str, ...]:
        """Codes of all that bear exactly `name` and whose code begins with `within` (at most 9 digits)."""
        number = self._number(name)
        if number < 0:
            return ()
        low, high = self._postings(number)
        if within:
            first, last = self.row_range(within)
            low, high = bisect_left(self._rows, first, low, high), bisect_left(self._rows, last, low, high)
        return tuple(self._code(self._rows[i]) for i in range(low, high))

    def beginning(self, head: str, within: str) -> Iterator[tuple[str, str]]:
        """(code, name) of all in `within` (at most 9 digits) whose name begins with `head`, by code.

        Unlike `under`, this needs no table of the names by row, which takes a while to make.
        """
        rows = self._rows
        first, last = self.row_range(within)
        found: list[tuple[int, str]] = []
        for number, name in self._from(head):
            if not name.startswith(head):
                break
            low, high = self._postings(number)
            low, high = bisect_left(rows, first, low, high), bisect_left(rows, last, low, high)
            found += [(row, name) for row in rows[low:high]]
        return ((self._code(row), name) for row, name in sorted(found))

    def _from(self, name: str) -> Iterator[tuple[int, str]]:
        """Names and their numbers, from the first that does not sort before `name` on."""
        block = max(bisect_right(self._heads, name) - 1, 0)
        names = self._block(block)
        at = bisect_left(names, name)
        while True:
            yield from enumerate(names[at:], block * STRIDE + at)
            block, at = block + 1, 0
            if block == len(self._heads):
                return
            names = self._block(block)

    def number_in(self, township: tuple[int, int], name: str) -> int | None:
        """Last three digits of the code of the one village of this name in the rows of a township."""
        number = self._number(name)
        if number < 0:
            return None
        rows = self._rows
        start, end = township
        low, last = self._postings(number)
        at = bisect_left(rows, start, low, last)
        if at == last or rows[at] >= end or (at + 1 < last and rows[at + 1] < end):
            return None
        return self._tails[rows[at]]

    def numbers(self, township: str) -> dict[str, int]:
        """Last three digits of the codes in a township by name; names that several bear are left out."""
        low, high = self.row_range(township)
        names = [self._name(n) for n in self._names_by_row[low:high]]
        found = dict(zip(names, self._tails[low:high], strict=True))
        if len(found) < len(names):
            for name, times in Counter(names).items():
                if times > 1:
                    del found[name]
        return found

    @cached_property
    def _names_by_row(self) -> array[int]:
        """Number of the name of each row. Made when first asked for."""
        by_row = array("I", bytes(4 * len(self._rows)))
        numbers = chain.from_iterable(map(repeat, count(), self._counts))
        deque(map(by_row.__setitem__, self._rows, numbers), maxlen=0)  # a loop without Python code
        return by_row

    def name(self, code: str) -> str | None:
        """Name of the row with this 12-digit code."""
        low, high = self.row_range(code[:9])
        row = bisect_left(self._tails, int(code[9:]), low, high)
        return self._name(self._names_by_row[row]) if row < high and self._tails[row] == int(code[9:]) else None

    def under(self, prefix: str) -> Iterator[tuple[str, str]]:
        """(code, name) of all rows whose code begins with `prefix` (at most 9 digits)."""
        low, high = self.row_range(prefix)
        names = self._names_by_row
        for row in range(low, high):
            yield self._code(row), self._name(names[row])
