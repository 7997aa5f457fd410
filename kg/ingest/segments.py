"""Where one article of a page ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.ingest import signs
from kg.ingest.blocks import Block

_PAGE_HEAD = re.compile(r"(?:.{0,20}(?:第[0-9一二三四五六七八九十]{1,3}版|[0-9]{1,2}版|星期[一二三四五六日天]).{0,20}|[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?.{0,12}|.{0,10}(?:日报|晚报|周刊|晨报))$")
_STACK = 6  # headlines above one article; more short lines than this are a list
_KICKER = 6  # characters; a plain line of up to so many above a headline names a place or a column
_COHESION = 5  # characters of a common string that tie a picture's words to an article


@dataclass(slots=True)
class Segment:
    """The blocks of one article."""

    titles: list[Block] = field(default_factory=list)
    kickers: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    closed: bool = False  # a signature or the page's furniture came after it

    @property
    def level(self) -> int:
        """Level of its headline; 0 where it is plain text or there is none."""
        return min((b.level for b in self.titles if b.level), default=0)


@dataclass(slots=True)
class _Unit:
    """Headlines and the bylines right below them."""

    titles: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)


def segments(blocks: list[Block]) -> list[Segment]:
    """The articles of a page, in order, furniture left out."""
    marked = any(b.level for b in blocks)
    blocks = _classify(blocks)
    splitter = _Splitter(marked, _is_simple(blocks))
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and blocks[stop].sign in ("heading", "short", "byline"):
            stop += 1
        if stop > at:
            splitter.group(blocks, at, stop)
            at = stop
        else:
            splitter.running(blocks, at)
            at += 1
    return [s for s in splitter.done if s.titles or s.body or s.bylines]


def _classify(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        rest = _glued_byline(block)
        block.sign = sign(block, out[-1] if out else None)
        out.append(block)
        if rest is not None:
            rest.sign = sign(rest, None)
            out.append(rest)
    return out


def _glued_byline(block: Block) -> Block | None:
    """Cut a marked byline off the paragraph that OCR glued to it; gives the paragraph."""
    if not signs.is_marked(block.text) or signs.is_byline(block.text):
        return None
    m = signs.patterns().glued.match(block.text)
    return block.cut(m.end()) if m and len(block.text) - m.end() > 4 else None


def sign(block: Block, before: Block | None) -> str:
    """What a block is, by its own words (and, for a bare name, the block above)."""
    text = block.text
    if block.level:
        if signs.is_byline(text):
            return "byline"
        return "furniture" if signs.is_furniture(text) else "heading" if len(text) <= 2 * signs.SHORT else "body"
    if signs.dateline(text):
        return "dateline"
    if len(text) <= 400:
        if signs.is_furniture(text):
            return "furniture"
        if signs.is_byline(text):
            return "byline"
        if signs.is_signature(text):
            return "signature"
        if signs.is_caption(text):
            return "caption"
        if before is not None and before.sign in ("heading", "short") and signs.is_bare_name(text):
            return "byline"
        if not block.item and signs.is_short(text):
            return "short"
    return "body"


def _is_simple(blocks: list[Block]) -> bool:
    """Whether the first line alone is the headline: set apart by an empty line that the rest has nowhere."""
    return len(blocks) > 1 and not blocks[0].level and blocks[1].gap > 0 and not any(b.gap for b in blocks[2:])


class _Splitter:
    def __init__(self, marked: bool, simple: bool) -> None:
        self.marked = marked  # the page has Markdown headings
        self.simple = simple
        self.done: list[Segment] = []

    @property
    def current(self) -> Segment:
        if not self.done:
            self.done.append(Segment())
        return self.done[-1]

    def running(self, blocks: list[Block], at: int) -> None:
        """A block that is no headline or byline."""
        block = blocks[at]
        if block.sign == "furniture":
            self.current.closed = bool(self.current.body)
            return
        if block.sign == "dateline" and self._second_dateline(block):
            self.done.append(Segment())
        elif self._picture_story(blocks, at):
            self.done.append(Segment())
        if block.sign == "signature":
            self.current.closed = True
            self.current.body.append(block)
            return
        self.current.body.append(block)

    def _second_dateline(self, block: Block) -> bool:
        """本报讯 without a headline begins something new where the article above has begun already."""
        return not self.simple and any(b.sign == "dateline" for b in self.current.body)

    def _picture_story(self, blocks: list[Block], at: int) -> bool:
        """A picture with its own story: after a gap, opened like news, closed by the photographer, and strange to the article above."""
        block = blocks[at]
        if block.gap < 2 or not self.current.body or not signs.opens_paragraph(block.text):
            return False
        for after in blocks[at : at + 4]:
            if after.sign in ("heading", "byline", "short", "furniture"):
                return False
            if after.sign == "caption" and signs.credit(after.text):
                return not self._tied(block.text)
        return False

    def _tied(self, text: str) -> bool:
        """Whether the article above shares a string of some length with `text`."""
        above = "".join(b.text for b in self.current.body)
        head = re.sub(r"\s", "", text[:200])
        above = re.sub(r"\s", "", above[-20000:])
        return any(head[i : i + _COHESION] in above for i in range(len(head) - _COHESION + 1) if head[i : i + _COHESION].isalnum())

    def group(self, blocks: list[Block], start: int, stop: int) -> None:
        """A run of headlines, short lines and bylines."""
        group = blocks[start:stop]
        after = blocks[stop] if stop < len(blocks) else None
        dated = after is not None and after.sign == "dateline"
        if self.done and not dated and not any(b.sign != "short" for b in group):
            for block in group:
                block.sign = "body" if self.marked else "heading"
            self.current.body += group
            return
        if self.done and self.marked:
            group = self._loose(group)
        units = _units(group)
        for i, unit in enumerate(units):
            self._unit(unit, dated=dated and i == len(units) - 1, after=after if i == len(units) - 1 else None, blocks=blocks, stop=stop)

    def _loose(self, group: list[Block]) -> list[Block]:
        """Give short plain lines above the first heading of a Markdown page to the article above, unless they name a place or column."""
        at = 0
        while at < len(group) and group[at].sign == "short":
            text = group[at].text
            if len(text) <= 2 * _KICKER and (signs.ends_as_place(text) or signs.is_column(text) or signs.is_series(text)):
                break
            group[at].sign = "body"
            self.current.body.append(group[at])
            at += 1
        return group[at:]

    def _unit(self, unit: _Unit, *, dated: bool, after: Block | None, blocks: list[Block], stop: int) -> None:
        if not unit.titles:
            self._lone_bylines(unit, after)
            return
        strong = bool(unit.bylines) or dated
        if self.done and not strong and not self._weak_start(unit, blocks, stop):
            for block in unit.titles:
                block.sign = "heading"
            self.current.body += unit.titles
            return
        if self.done and not self.done[-1].titles and not self.done[-1].bylines and self._titles_lead(unit):
            self.current.titles = [unit.titles.pop(0)]
        segment = Segment(bylines=unit.bylines)
        top = not self.done
        segment.titles, segment.kickers = (unit.titles[:1], unit.titles[1:]) if top and self.simple else _headline(unit.titles, strong)
        if not strong and not (top and self.simple):
            segment.body += [b for b in unit.titles if b not in segment.titles and b not in segment.kickers]
        self.done.append(segment)

    def _titles_lead(self, unit: _Unit) -> bool:
        """Whether the first headline of a stack belongs to the text that stands above it at the top of a page."""
        levels = [b.level for b in unit.titles]
        return len(self.done) == 1 and bool(self.done[0].body) and len(levels) > 1 and 0 < levels[0] < levels[1] and not unit.titles[1].text.startswith("—")

    def _lone_bylines(self, unit: _Unit, after: Block | None) -> None:
        current = self.current
        if not current.body and not current.bylines:
            current.bylines += unit.bylines
            return
        begins = after is not None and after.sign in ("body", "dateline") and any(signs.is_marked(b.text) or b.level for b in unit.bylines)
        if begins:
            segment = Segment(bylines=unit.bylines)
            self.done.append(segment)
        else:
            current.body += unit.bylines

    def _weak_start(self, unit: _Unit, blocks: list[Block], stop: int) -> bool:
        """Whether headlines without a byline begin an article."""
        current = self.current
        level = min((b.level for b in unit.titles if b.level), default=0)
        if not level:
            return current.closed and not self.simple and any(signs.is_marked(b.text) for b in unit.titles)
        if current.closed or (current.level and level < current.level):
            return True
        if any(signs.is_column(b.text) for b in unit.titles) and level <= current.level + 1:
            return True
        if level == 1 == current.level:
            return True
        return level == current.level and unit.titles[0].gap >= 2 and _ends_with_credit(blocks, stop)


def _ends_with_credit(blocks: list[Block], at: int) -> bool:
    """Whether the text from `at` to the next headline is short and closed by the photographer."""
    for i in range(at, min(at + 5, len(blocks))):
        if blocks[i].sign in ("heading", "byline", "short"):
            return False
        last = i + 1 == len(blocks) or blocks[i + 1].sign in ("heading", "furniture")
        if last:
            return signs.credit(blocks[i].text) is not None
    return False


def _units(group: list[Block]) -> list[_Unit]:
    units = [_Unit()]
    for block in group:
        if block.sign == "byline":
            units[-1].bylines.append(block)
        else:
            if units[-1].bylines:
                units.append(_Unit())
            units[-1].titles.append(block)
    return units


def _headline(stack: list[Block], strong: bool) -> tuple[list[Block], list[Block]]:
    """Which lines of a stack are the headline, and which stand beside it (subtitle, column, series)."""
    beside = [b for b in stack if b.text.startswith("—") or signs.is_column(b.text) or signs.is_series(b.text) or _PAGE_HEAD.match(b.text)]
    if any(b.level for b in stack):
        first = next(i for i, b in enumerate(stack) if b.level)
        beside += [b for b in stack[:first] if b not in beside]
    main = [b for b in stack if b not in beside]
    if not main:
        main = [b for b in stack if not b.text.startswith("—")][-1:] or stack[-1:]
    seen: set[str] = set()
    main = [b for b in main if not (b.text in seen or seen.add(b.text))]  # type: ignore[func-returns-value]
    if not strong and len(main) > 1:
        together = len(main[0].text) <= _KICKER or main[0].level == main[1].level != 0
        main = main[: 2 if together else 1]
    if not any(b.level for b in main) and len(main) > 1:
        main = [b for b in main if len(b.text) > _KICKER] or main[-1:]
    main = main[-_STACK:]
    if strong:
        return main, [b for b in stack if b not in main]
    return main, [b for b in beside if b not in main]
