"""The table of villages and communities: 620,000 rows in a few flat arrays, no Python object per name.

Layout of the file: "KGV2", six 32-bit sizes, then the parts, each deflated: distinct names (sorted, joined), the
length of each (8 bit), how many rows bear each name (16 bit), the row numbers name by name in three planes of bytes
(low, middle, high, one after another), how many rows each township has (16 bit, townships by code), the last three
digits of each row's code (16 bit). All little-endian. Rows are in the order of their codes.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, count, pairwise, repeat
from operator import sub
from pathlib import Path

_MAGIC = b"KGV2"
_PARTS = 6
#: one name of so many is a string of its own, so that a search in C leaves few for one in Python
_STRIDE = 64


def _numbers(data: bytes) -> array[int]:
    numbers = array("H", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class VillageTable:
    """Names and 12-digit codes of villages and communities. Read-only."""

    def __init__(self, path: Path, township_codes: Sequence[str]) -> None:
        """Unpack `path`; `township_codes` are the codes of all townships, sorted."""
        block = path.read_bytes()
        if block[:4] != _MAGIC:
            raise ValueError(f"{path.name} is no village table")
        sizes = [int.from_bytes(block[i : i + 4], "little") for i in range(4, 4 + 4 * _PARTS, 4)]
        ends = accumulate(sizes, initial=4 + 4 * _PARTS)
        names, lengths, counts, planes, per_township, tails = (zlib.decompress(block[a:b]) for a, b in pairwise(ends))
        self._text = names.decode()
        self._ends = array("I", accumulate(lengths, initial=0))
        self._every = [self._name(number) for number in range(0, len(lengths), _STRIDE)]
        self._first = array("I", accumulate(_numbers(counts), initial=0))
        packed = bytearray(4 * (len(planes) // 3))
        order = (0, 1, 2) if sys.byteorder == "little" else (3, 2, 1)
        for plane, offset in enumerate(order):
            packed[offset::4] = planes[plane * len(packed) // 4 : (plane + 1) * len(packed) // 4]
        self._rows = array("I", bytes(packed))
        self._townships = township_codes
        self._starts = array("I", accumulate(_numbers(per_township), initial=0))
        self._tails = _numbers(tails)

    def __len__(self) -> int:
        """How many villages and communities there are."""
        return len(self._rows)

    def _name(self, number: int) -> str:
        return self._text[self._ends[number] : self._ends[number + 1]]

    def _place(self, name: str) -> int:
        """Number of the first name that does not sort before `name`."""
        text, ends = self._text, self._ends
        low = _STRIDE * max(bisect_right(self._every, name) - 1, 0)
        high = min(low + _STRIDE, len(ends) - 1)
        while low < high:
            middle = (low + high) // 2
            if text[ends[middle] : ends[middle + 1]] < name:
                low = middle + 1
            else:
                high = middle
        return low

    def _number(self, name: str) -> int:
        """Number of a name, or -1."""
        number = self._place(name)
        return number if number < len(self._ends) - 1 and self._name(number) == name else -1

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
        low, high = self._first[number], self._first[number + 1]
        if within:
            first, last = self.row_range(within)
            low, high = bisect_left(self._rows, first, low, high), bisect_left(self._rows, last, low, high)
        return tuple(self._code(self._rows[i]) for i in range(low, high))

    def beginning(self, head: str, within: str) -> Iterator[tuple[str, str]]:
        """(code, name) of all in `within` (at most 9 digits) whose name begins with `head`, by code.

        Unlike `under`, this needs no table of the names by row, which takes a while to make.
        """
        rows, firsts = self._rows, self._first
        first, last = self.row_range(within)
        found: list[tuple[int, int]] = []
        for number in range(self._place(head), len(self._ends) - 1):
            if not self._text.startswith(head, self._ends[number]):
                break
            low = bisect_left(rows, first, firsts[number], firsts[number + 1])
            while low < firsts[number + 1] and rows[low] < last:
                found.append((rows[low], number))
                low += 1
        return ((self._code(row), self._name(number)) for row, number in sorted(found))

    def number_in(self, township: tuple[int, int], name: str) -> int | None:
        """Last three digits of the code of the one village of this name in the rows of a township."""
        number = self._number(name)
        if number < 0:
            return None
        rows, last = self._rows, self._first[number + 1]
        start, end = township
        at = bisect_left(rows, start, self._first[number], last)
        if at == last or rows[at] >= end or (at + 1 < last and rows[at + 1] < end):
            return None
        return self._tails[rows[at]]

    def numbers(self, township: str) -> dict[str, int]:
        """Last three digits of the codes in a township by name; names that several bear are left out."""
        low, high = self.row_range(township)
        text, ends = self._text, self._ends
        names = [text[ends[n] : ends[n + 1]] for n in self._names_by_row[low:high]]
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
        times = map(sub, self._first[1:], self._first)
        numbers = chain.from_iterable(map(repeat, count(), times))
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
