"""Where one article of a page ends and the next begins."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kg.ingest import signs
from kg.ingest.blocks import Block

# “某某日报 2024年6月18日 星期二 第3版”
_PAGE_HEAD = re.compile(
    r"(?:.{0,20}(?:第[0-9一二三四五六七八九十]{1,3}版|[0-9]{1,2}版|星期[一二三四五六日天]).{0,20}"
    r"|[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?.{0,12}|.{0,10}(?:日报|晚报|周刊|晨报))$"
)
_LONG = 120  # characters; a longer line is no byline and no heading
_LABEL = re.compile(r"(?:标题|题目|正文)[:：]\s*")  # what some collections print before title and text
_HEAD_LINES = 6  # lines at the top that may have a label
_TITLE = 120  # characters; the first line of a simple file is its headline up to this length
_GROUP = frozenset({"heading", "short", "byline"})
_HALF = 6  # characters that either half of a shared line of headlines has at least
_STACK = 6  # headlines above one article; more short lines than this are a list
_KICKER = 6  # characters; a plain line of up to so many above a headline names a place or a column
_HEAD = 200  # characters of a picture's story that are compared with the article above
_COHESION = 5  # characters of a common string that tie a picture's words to an article


@dataclass(slots=True)
class Segment:
    """The blocks of one article."""

    titles: list[Block] = field(default_factory=list)
    kickers: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    simple: bool = False  # of a file that is one article with a line for each paragraph
    strings: set[str] = field(default_factory=set)  # those of its body, as far as they were asked for
    compared: int = 0  # blocks of the body that `strings` covers
    picture: bool = False  # a picture with a story of its own
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
    """The articles of a page, in order, with what belongs to the page alone set aside."""
    above = [*itertools.takewhile(lambda b: sign(b, None) == "furniture", blocks)]
    blocks = blocks[len(above) :]
    simple = _is_simple(blocks)
    splitter = _Splitter(sum(b.level > 0 for b in blocks) > 1, simple)
    blocks = _classify(blocks, simple)
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and blocks[stop].sign in _GROUP:
            stop += 1
        if stop > at:
            splitter.group(blocks, at, stop)
            at = stop
        else:
            splitter.running(blocks, at)
            at += 1
    found = [s for s in splitter.done if s.titles or s.body or s.bylines]
    share_headlines(found)
    if found:
        found[0].furniture[:0] = above
    for segment in found:
        segment.simple = simple
    return found


def share_headlines(found: list[Segment]) -> None:
    """Give the second half of a headline to the article beside it that has a byline and no headline.

    Two columns under one line of headlines are read as “left right”, the left text, the right text.
    """
    for left, right in itertools.pairwise(found):
        if right.titles or not right.bylines or len(left.titles) != 1 or not left.bylines:
            continue
        halves = list(re.finditer(r"\s+", left.titles[0].text))
        if len(halves) == 1 and min(halves[0].start(), len(left.titles[0].text) - halves[0].end()) >= _HALF:
            right.titles = [left.titles[0].cut(halves[0].start())]
            right.titles[0].level = left.titles[0].level


def _classify(blocks: list[Block], simple: bool) -> list[Block]:
    out: list[Block] = []
    others = False  # the headlines that follow are links to other articles
    for block in blocks:
        if len(out) < _HEAD_LINES and (m := _LABEL.match(block.text)) and m.end() < len(block.text):
            named = block.cut(m.end())
            block.pieces, block.text = named.pieces, named.text
        rest = _glued_byline(block)
        block.sign = sign(block, out[-1] if out else None)
        if not out and _may_be_title(block, blocks, simple):
            block.sign = "short"
        others = block.sign == "short" and (others or (bool(out) and signs.leads_to_others(block.text)))
        if others:
            block.sign = "furniture"
        out.append(block)
        if rest is not None:
            rest.sign = sign(rest, None)
            out.append(rest)
    return out


def _may_be_title(block: Block, blocks: list[Block], simple: bool) -> bool:
    """Whether the first line of a file is its headline although it ends like a sentence or is long."""
    if block.level or block.sign not in ("body", "caption") or len(blocks) < 2:
        return False
    if simple:
        return len(block.text) <= _TITLE
    if len(block.text) <= min(signs.SHORT, len(blocks[1].text)) and block.text[-1] in "！？!?":
        return True
    return len(block.text) <= _TITLE // 2 and "。" not in block.text and signs.balanced(block.text)


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
        if signs.is_furniture(text):
            return "furniture"
        return "heading" if len(text) <= 2 * signs.SHORT else "body"
    if signs.dateline(text):
        return "dateline"
    if signs.is_furniture(text):
        return "furniture"
    if len(text) > _LONG:
        return "caption" if signs.is_caption(text) else "body"
    if signs.is_byline(text):
        return "byline"
    if signs.is_signature(text):
        return "signature"
    if signs.is_caption(text):
        return "caption"
    if before is not None and before.sign in ("heading", "short") and signs.is_bare_name(text):
        return "byline"
    return "short" if not block.item and signs.is_short(text) else "body"


def _is_simple(blocks: list[Block]) -> bool:
    """Whether the first line alone is the headline: set apart by an empty line that the rest has nowhere."""
    if len(blocks) < 2 or any(b.level for b in blocks):
        return False
    rest = [b for n, b in enumerate(blocks[1:]) if n >= _HEAD_LINES or not signs.is_furniture(b.text)]
    return bool(rest) and rest[0].gap > 0 and not any(b.gap for b in rest[1:])


class _Splitter:
    def __init__(self, marked: bool, simple: bool) -> None:
        self.marked = marked  # the page has Markdown headings, not for its title alone
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
            self.current.furniture.append(block)
            self.current.closed = bool(self.current.body)
            return
        story = self._picture_story(blocks, at)
        if story or (block.sign == "dateline" and self._second_dateline()):
            self.done.append(Segment(picture=story))
        current = self.current
        current.body.append(block)
        told = current.picture and signs.credit(block.text) is not None
        current.closed = told or block.sign == "signature"

    def _second_dateline(self) -> bool:
        """本报讯 without a headline begins something new where the article above has begun already."""
        return not self.simple and any(b.sign == "dateline" for b in self.current.body)

    def _picture_story(self, blocks: list[Block], at: int) -> bool:
        """Whether a picture with its own story begins here.

        It stands after a gap, opens like news, ends with the photographer and is strange to what is above.
        """
        block = blocks[at]
        if block.gap < 2 or not self.current.body or not signs.opens_paragraph(block.text):
            return False
        for after in blocks[at : at + 4]:
            if after.sign in ("heading", "byline", "furniture"):
                return False
            if after.sign == "caption" and signs.credit(after.text):
                return not self._tied(block.text)
        return False

    def _tied(self, text: str) -> bool:
        """Whether the article above shares a string of some length with `text`."""
        current = self.current
        for block in current.body[current.compared :]:
            current.strings |= _strings(block.text)
        current.compared = len(current.body)
        return not current.strings.isdisjoint(_strings(text[:_HEAD]))

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
        *units, last = _units(group)
        for unit in units:
            self._unit(unit, blocks, stop, None)
        self._unit(last, blocks, stop, after)

    def _loose(self, group: list[Block]) -> list[Block]:
        """Give short plain lines above a Markdown heading to the article before, unless they are labels."""
        at = 0
        while at < len(group) and group[at].sign == "short":
            text = group[at].text
            label = signs.ends_as_place(text) or signs.is_column(text) or signs.is_series(text)
            if label and len(text) <= 2 * _KICKER:
                break
            group[at].sign = "body"
            self.current.body.append(group[at])
            at += 1
        return group[at:]

    def _unit(self, unit: _Unit, blocks: list[Block], stop: int, after: Block | None) -> None:
        """Headlines with their bylines: a new article, or headings of the one above. `after` follows them."""
        if not unit.titles:
            self._lone_bylines(unit, after)
            return
        strong = bool(unit.bylines) or (after is not None and after.sign == "dateline")
        if self.done and not strong and not self._weak_start(unit, blocks, stop):
            for block in unit.titles:
                block.sign = "body" if self.marked and _is_scrap(block) else "heading"
            self.current.body += unit.titles
            return
        if self._titles_lead(unit):
            self.current.titles = [unit.titles.pop(0)]
        segment = Segment(bylines=unit.bylines)
        if self.simple and not self.done:
            segment.titles, segment.kickers = unit.titles[:1], unit.titles[1:]
        else:
            segment.titles, segment.kickers = _headline(unit.titles, strong, top=not self.done)
            rest = [b for b in unit.titles if b not in segment.titles and b not in segment.kickers]
            for block in rest:
                block.sign = "heading"
            segment.body += rest
        self.done.append(segment)

    def _titles_lead(self, unit: _Unit) -> bool:
        """Whether the first headline of a stack belongs to the text above it at the top of a page."""
        if len(self.done) != 1 or self.current.titles or self.current.bylines or not self.current.body:
            return False
        levels = [b.level for b in unit.titles]
        return len(levels) > 1 and 0 < levels[0] < levels[1] and not unit.titles[1].text.startswith("—")

    def _lone_bylines(self, unit: _Unit, after: Block | None) -> None:
        """Bylines without a headline: of the article above, or of a new one that has none."""
        current = self.current
        if not current.body and not current.bylines:
            current.bylines += unit.bylines
            return
        marked = any(signs.is_marked(b.text) or b.level for b in unit.bylines)
        if marked and after is not None and after.sign in ("body", "dateline"):
            self.done.append(Segment(bylines=unit.bylines))
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


def _strings(text: str) -> set[str]:
    text = "".join(text.split())
    parts = {text[i : i + _COHESION] for i in range(len(text) - _COHESION + 1)}
    return {part for part in parts if part.isalnum()}


def _is_scrap(block: Block) -> bool:
    """Whether a short plain line of a Markdown page is a piece of a sentence rather than a heading."""
    return not block.level and ("，" in block.text or "," in block.text)


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


#: lines over a headline: who it is about (柳河社区书记林某——), or three phrases of one length (村民议 村民筹 村民建)
_LEADS_IN = re.compile(
    r".*(?:书记|主任|队长|村长|民警|网格员|调解员|社工|负责人)[一-鿿]{2,3}—*"
    r"|[一-鿿]{3}[ 　]+[一-鿿]{3}[ 　]+[一-鿿]{3}|[一-鿿]{4}[ 　]+[一-鿿]{4}[ 　]+[一-鿿]{4}"
)


def _is_beside(text: str) -> bool:
    if text.startswith("—") or signs.is_column(text) or signs.is_series(text):
        return True
    return _PAGE_HEAD.match(text) is not None


def _headline(stack: list[Block], strong: bool, *, top: bool) -> tuple[list[Block], list[Block]]:
    """Which lines of a stack are the headline, and which stand beside it (subtitle, column, series)."""
    beside = [b for b in stack if _is_beside(b.text)]
    if any(b.level for b in stack):
        first = next(i for i, b in enumerate(stack) if b.level)
        beside += [b for b in stack[:first] if b not in beside]
    main = [b for b in stack if b not in beside]
    if len(main) > 1 and not main[0].level and _LEADS_IN.fullmatch(main[0].text):
        beside, main = [*beside, main[0]], main[1:]
    if not main:
        main = [b for b in stack if not b.text.startswith("—")][-1:] or stack[-1:]
    main = list({b.text: b for b in reversed(main)}.values())[::-1]
    if not strong and len(main) > 1:
        together = len(main[0].text) <= _KICKER or main[0].level == main[1].level != 0
        main = main[: 2 if together else 1]
    if not top and not any(b.level for b in main) and len(main) > 1:
        main = [b for b in main if len(b.text) > _KICKER] or main[-1:]
    main = main[-_STACK:]
    if strong:
        return main, [b for b in stack if b not in main]
    return main, [b for b in beside if b not in main]
