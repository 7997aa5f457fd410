"""The table of villages and communities: 620,000 rows in a few flat arrays, no Python object per name.

Layout of the file: "KGV4", ten 32-bit sizes, then the parts as they are used (a wheel deflates them): a line end and
the distinct names (sorted, a line each) in blocks of 64, the first name of each block, where each block begins (32
bit), at which posting (32 bit), how many rows bear each name (16 bit), the postings: row numbers name by name (32 bit),
the first row of each township and the end (32 bit, townships by code), the last three digits of each row's code (16
bit), a line end and the names row by row (a line each), where those of each township begin and the end (32 bit). All
little-endian. Rows are in the order of their codes. Names are read from the mapped file, a block or township at a time.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path

_MAGIC = b"KGV4"
_PARTS = 10
#: names of a block: a search is one in C over the first names of blocks, then one in C over a block
STRIDE = 64


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind, data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _needle(name: str) -> bytes:
    """A name with the line ends around it; one with line ends in it, or half a surrogate pair, is in no table."""
    return f"\n{name}\n".encode(errors="surrogatepass") if "\n" not in name else b"\0"


class VillageTable:
    """Names and 12-digit codes of villages and communities. Read-only."""

    def __init__(self, path: Path, township_codes: Sequence[str]) -> None:
        """Read `path`; `township_codes` are the codes of all townships, sorted."""
        with path.open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
        if data[:4] != _MAGIC:
            raise ValueError(f"{path.name} is no village table")
        sizes = [int.from_bytes(data[i : i + 4], "little") for i in range(4, 4 + 4 * _PARTS, 4)]
        parts = list(pairwise(accumulate(sizes, initial=4 + 4 * _PARTS)))
        (names, _), heads, *numbers, (listed, _), lists = parts
        self._data = data
        self._heads = data[slice(*heads)].decode().split("\n")
        begins, firsts, counts, rows, starts, tails, where = (
            _numbers(kind, data[a:b]) for kind, (a, b) in zip("IIHIIHI", [*numbers, lists], strict=True)
        )
        self._begins, self._firsts, self._counts = begins, firsts, counts
        self._rows, self._starts, self._tails, self._where = rows, starts, tails, where
        self._names_at, self._lists_at = names, listed  # before the line end that a part begins with
        self._townships = township_codes

    def __len__(self) -> int:
        """How many villages and communities there are."""
        return len(self._rows)

    def _bytes(self, block: int) -> bytes:
        """The names of a block, with line ends before, between and behind them."""
        return self._data[self._names_at + self._begins[block] : self._names_at + self._begins[block + 1] + 1]

    def _block(self, block: int) -> list[str]:
        """The names of a block."""
        return self._bytes(block)[1:-1].decode().split("\n")

    def _number(self, name: str) -> int:
        """Number of a name, or -1."""
        block = max(bisect_right(self._heads, name) - 1, 0)
        lines = self._bytes(block)
        at = lines.find(_needle(name))
        return block * STRIDE + lines.count(b"\n", 0, at) if at >= 0 else -1

    def _postings(self, number: int) -> tuple[int, int]:
        """Where the rows that bear a name begin and end."""
        block = number - number % STRIDE
        low = self._firsts[number // STRIDE] + sum(self._counts[block:number])
        return low, low + self._counts[number]

    def __contains__(self, name: str) -> bool:
        """Whether any bears exactly this name."""
        block, begin = bisect_right(self._heads, name) - 1, self._names_at
        if block < 0:
            return False
        lines = self._data[begin + self._begins[block] : begin + self._begins[block + 1] + 1]
        return lines.find(_needle(name)) >= 0  # `in` asks first whether it is a number

    def _code(self, row: int) -> str:
        township = bisect_right(self._starts, row) - 1
        return f"{self._townships[township]}{self._tails[row]:03d}"

    def row_range(self, prefix: str) -> tuple[int, int]:
        """Rows whose code begins with `prefix` (at most 9 digits)."""
        low = bisect_left(self._townships, prefix)
        high = bisect_left(self._townships, prefix + ":")  # ":" sorts after "9"
        return self._starts[low], self._starts[high]

    def _bearing(self, name: str, within: str) -> Sequence[int]:
        """Rows in `within` (at most 9 digits) that bear exactly `name`."""
        number = self._number(name)
        if number < 0:
            return ()
        low, high = self._postings(number)
        if within:
            first, last = self.row_range(within)
            low, high = bisect_left(self._rows, first, low, high), bisect_left(self._rows, last, low, high)
        return self._rows[low:high]

    def codes(self, name: str, within: str = "") -> tuple[str, ...]:
        """Codes of all that bear exactly `name` and whose code begins with `within` (at most 9 digits)."""
        return tuple([self._code(row) for row in self._bearing(name, within)])

    def first_codes(self, name: str, most: int, within: str = "") -> tuple[int, list[str]]:
        """How many `codes` there are, and the first of them."""
        rows = self._bearing(name, within)
        return len(rows), [self._code(row) for row in rows[:most]]

    def beginning(self, head: str, within: str) -> Iterator[tuple[str, str]]:
        """(code, name) of all in `within` (at most 9 digits) whose name begins with `head`, by code."""
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

    def number_in(self, township: int, name: str) -> int | None:
        """Last three digits of the code of the one village of this name in a township, by its place among the codes."""
        where, begin = self._where, self._lists_at
        lines = self._data[begin + where[township] : begin + where[township + 1] + 1]
        needle = _needle(name)
        at = lines.find(needle)
        if at < 0 or lines.find(needle, at + 1) >= 0:
            return None
        return self._tails[self._starts[township] + lines.count(b"\n", 0, at)]

    def _lines(self, township: int) -> bytes:
        """Names of a township's villages, with line ends before, between and behind them."""
        return self._data[self._lists_at + self._where[township] : self._lists_at + self._where[township + 1] + 1]

    def names_in(self, township: int) -> list[str]:
        """Names of a township's villages, by code."""
        return self._lines(township)[1:-1].decode().split("\n")

    def begun_in(self, township: int, text: str) -> str:
        """The longest name, of one village of a township alone, that `text` begins with, or nothing."""
        lines = self._lines(township)
        if lines.find(_needle(text[:2])[:-1]) < 0:
            return ""
        begun = [n for n in lines[1:-1].decode().split("\n") if len(n) > 1 and text.startswith(n)]
        return max((n for n in begun if begun.count(n) == 1), key=len, default="")

    def name(self, code: str) -> str | None:
        """Name of the row with this 12-digit code."""
        low, high = self.row_range(code[:9])
        row = bisect_left(self._tails, int(code[9:]), low, high)
        if row == high or self._tails[row] != int(code[9:]):
            return None
        return self.names_in(bisect_left(self._townships, code[:9]))[row - low]

    def under(self, prefix: str) -> Iterator[tuple[str, str]]:
        """(code, name) of all rows whose code begins with `prefix` (at most 9 digits)."""
        low = bisect_left(self._townships, prefix)
        high = bisect_left(self._townships, prefix + ":")
        for at in range(low, high):
            code, row = self._townships[at], self._starts[at]
            if row < self._starts[at + 1]:
                for number, name in enumerate(self.names_in(at), row):
                    yield f"{code}{self._tails[number]:03d}", name
