"""A page's lines, hard wraps joined and markup set aside, before anything is known about articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.ingest import signs

_INVISIBLE = "\ufeff\u200b"  # byte order mark and zero-width space: no white space to Python
_STRIP = " \t\u3000\xa0\u2002\u2003\x1f" + _INVISIBLE
_MARKUP = frozenset("#-*+•!<|$`_=~\\—·.")  # how lines with markup begin
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*")
_ITEM = re.compile(r"[-*+•][ \t]+")
# pictures, tags, comments, rules, formulas and table rulers that are a whole line
_NOISE = re.compile(
    r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,2000}\))?$|</?[a-zA-Z!][^>\n]{0,2000}>$|<!--.{0,2000}-->$|[-*_=~—·.]{3,}$"
    r"|\$[^$\n]{0,200}\$$|```.{0,20}$|\|?[-:| ]{3,}\|?$|\\[a-zA-Z]{2,20}(?:\{.{0,80}\})*$"
)
_LATEX_MARK = re.compile(r"\$\s*\\(?:square|blacksquare|Box|bullet|circ|diamond)\s*\$\s*")
MAX_WRAP = 60  # full-width characters; a line of a printed column is not wider
_MIN_WRAP = 9
_INDENT = 2  # characters by which the first line of a paragraph is set in


@dataclass(slots=True)
class Block:
    """A heading, paragraph or other line of a page.

    `pieces` are the ranges of the source that `text` joins; `level` is 1 to 6 for a Markdown heading, 7 for a
    line in bold, else 0; `gap` counts the empty lines above.
    """

    pieces: list[tuple[int, int]]
    text: str
    level: int = 0
    gap: int = 0
    sign: str = ""  # what it is, once the page reader knows
    item: bool = False
    broken: list[int] = field(default_factory=list)  # positions in `text` where the print is cut
    mended: list[int] = field(default_factory=list)  # positions in `text` where halves were joined

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.pieces[0][0]

    def cut(self, at: int) -> Block:
        """Take away and return the block's text from `at` on. White space at the edges goes."""
        pieces, tail, position = [], [], 0
        for s, e in self.pieces:
            n = e - s
            if position + n <= at:
                pieces.append((s, e))
            elif position >= at:
                tail.append((s, e))
            else:
                pieces.append((s, s + at - position))
                tail.append((s + at - position, e))
            position += n
        rest = Block(tail, self.text[at:], gap=self.gap)
        self.pieces, self.text = pieces, self.text[:at]
        self.trim()
        rest.trim()
        return rest

    def trim(self) -> None:
        """Take white space off both ends."""
        lead = len(self.text) - len(self.text.lstrip(_STRIP))
        trail = len(self.text) - len(self.text.rstrip(_STRIP))
        if lead or trail:
            keep = self.text[lead : len(self.text) - trail]
            self.pieces = list(_clip(self.pieces, lead, lead + len(keep)))
            self.text = keep


def _clip(pieces: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    position = 0
    for s, e in pieces:
        n = e - s
        a, b = max(start - position, 0), min(end - position, n)
        if a < b:
            yield s + a, s + b
        position += n


def blocks(text: str) -> list[Block]:
    """The lines of a page in order, without empty ones, markup and pictures."""
    found: list[Block] = []
    indents: list[bool] = []
    gap = end = 0
    for raw in text.splitlines(keepends=True):
        start, end = end, end + len(raw)
        line = raw.strip()
        if line and (line[0] in _INVISIBLE or line[-1] in _INVISIBLE):
            line = line.strip(_STRIP)
        if not line:
            gap += 1
            continue
        start += raw.find(line)
        block = Block([(start, start + len(line))], line, gap=gap)
        if line[0] in _MARKUP and not _markup(block):
            continue
        gap = 0
        found.append(block)
        indents.append(raw[0] in " \t\u3000")
    return _unwrap(found, indents)


def _markup(block: Block) -> bool:
    """Take the markup off a line; False where nothing remains."""
    line = block.text
    if _NOISE.match(line):
        return False
    skip = 0
    if m := _HEADING.match(line):
        block.level, skip = len(m.group(1)), m.end()
    elif m := _ITEM.match(line):
        block.item, skip = True, m.end()
    elif m := _LATEX_MARK.match(line):
        skip = m.end()
    elif line.startswith("**") and line.endswith("**") and 4 < len(line) <= signs.SHORT + 4:
        block.level = 7
    if skip:
        block.text = line[skip:]
        block.pieces = [(block.start + skip, block.pieces[0][1])]
    for mark in ("**", "__"):
        if block.text.startswith(mark) and block.text.endswith(mark) and len(block.text) > 4:
            block.text = block.text[2:-2]
            s, e = block.pieces[0]
            block.pieces = [(s + 2, e - 2)]
    if block.level and block.text.rstrip("# \t") != block.text:
        block.text = block.text.rstrip("# \t")
        s = block.start
        block.pieces = [(s, s + len(block.text))]
    block.trim()
    return bool(block.text)


def _width(text: str) -> float:
    """Width in full-width characters."""
    return len(text) - 0.5 * len(text.encode("ascii", "ignore"))


def _unwrap(found: list[Block], indents: list[bool]) -> list[Block]:
    """Join lines that a narrow column wrapped: runs of lines of one width that end amid sentences."""
    out: list[Block] = []
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and not found[at].level and _plain_below(found[stop]):
            stop += 1
        out += _join_run(found[at:stop], indents[at:stop]) if stop - at > 2 else found[at:stop]
        at = stop
    return out


def _plain_below(block: Block) -> bool:
    """Whether a line stands right below another, with no markup of its own."""
    return block.gap == 0 and not block.level and not block.item


def _full_lines(run: list[Block], indents: list[bool]) -> list[bool]:
    """Which lines fill the column, by number of characters or by printed width, whichever fits more lines.

    A line that ends with a sentence and is a little short ends its paragraph.
    """
    counts = [len(b.text) + _INDENT * i for b, i in zip(run, indents, strict=True)]
    widths = [_width(b.text) + _INDENT * i for b, i in zip(run, indents, strict=True)]
    best = [False] * len(run)
    for sizes, ragged in ((widths, 2.5), (counts, 1.0)):
        column = sorted(sizes)[int(len(sizes) * 0.85)]
        if _MIN_WRAP <= column <= MAX_WRAP:
            full = [
                size >= (column if signs.complete(block.text) else column - ragged)
                for size, block in zip(sizes, run, strict=True)
            ]
            best = max(best, full, key=sum)
    return best


def _join_run(run: list[Block], indents: list[bool]) -> list[Block]:
    if any(len(b.text) > MAX_WRAP * 2 for b in run):
        return run
    full = _full_lines(run, indents)
    inside = sum(f and not signs.complete(b.text) for f, b in zip(full, run, strict=True))
    if sum(full[:-1]) < 0.5 * (len(run) - 1) or inside < 0.5 * sum(full):
        return run
    out = [[run[0]]]
    for i in range(1, len(run)):
        block, before = run[i], run[i - 1]
        if full[i - 1] and not indents[i] and not (_stands_out(block.text) or signs.is_byline(before.text)):
            out[-1].append(block)
        else:
            out.append([block])
    return [joined(parts) for parts in out]


def joined(parts: list[Block]) -> Block:
    """The parts of one paragraph as one block."""
    first = parts[0]
    if len(parts) > 1:
        first.pieces = [piece for part in parts for piece in part.pieces]
        first.text = "".join(part.text for part in parts)
    return first


def _stands_out(text: str) -> bool:
    return signs.is_byline(text) or signs.is_furniture(text) or signs.dateline(text) is not None
