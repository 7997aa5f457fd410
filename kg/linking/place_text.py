"""Places of a text or of many address-like strings, found with the gazetteer alone (`kg places`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from extractors.entities.place.words import words
from kg.core.collector import held
from kg.core.mentions import PlaceMention
from kg.linking.places import resolve_places
from kg.linking.places.chains import Step
from kg.linking.places.lone import LISTED, lone_span
from kg.linking.places.memory import memory
from kg.linking.places.outcome import path_of
from kg.linking.places.span import PlaceSpan, line_of
from kg.linking.places.straight import read
from kg.linking.places.walk import walk
from kg.text.gazetteer import SETTLEMENTS, UPPER_LEVELS, gazetteer
from kg.text.placenames import numeral_variants

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

#: a text is resolved piece by piece; places of one piece are context for each other (characters)
PIECE = 20_000
#: so many strings are read together
_BATCH = 4096
_WIDE = {c: c - 0xFEE0 for c in range(0xFF10, 0xFF1A)}
_LOWER_TAIL = re.compile(r"街道|苏木|社区|嘎查|镇|乡(?![村里亲土情愁镇])|村(?![民级庄里口])")
_RUN = re.compile(r"[一-鿿0-9·]+\Z")
_LONGEST_LOWER = 12
_ALONE = "places.alone"


def plain(text: str) -> str:
    """`text` with ASCII digits and simplified characters, of the same length."""
    return gazetteer().simplified(text.translate(_WIDE))


def resolve_many(strings: Iterable[str], *, year: int | None = None) -> list[PlaceSpan | None]:
    """The smallest place that each address-like string names, or None where it names none.

    Answers to short strings are kept for a while: lists of addresses, and texts, repeat them.

    >>> resolve_many(["浙江宁波海曙区月湖街道平桥社区"])[0].code
    '330203004006'
    """
    special = _special().search
    known = memory(year)

    def unknown(some: Sequence[str]) -> list[PlaceSpan | None]:
        return read(some, lambda s: plain(s) if special(s) else s, lambda text, s: _address(text, s, year))

    found: list[PlaceSpan | None] = []
    rest = iter(strings)
    while some := list(islice(rest, _BATCH)):
        with held():
            found += known.answers(some, unknown)
    return found


@lru_cache(maxsize=1)
def _special() -> re.Pattern[str]:
    """Any character that `plain` changes."""
    return re.compile(f"[{''.join(map(chr, (*_WIDE, *gazetteer().traditional())))}]")


def _address(text: str, string: str, year: int | None) -> PlaceSpan | None:
    steps = walk(text, 0, year=year)
    if not steps:
        steps, signs = _first_chain(text, year)
        if not steps and not signs and (level := _settlement_alone(text)):
            return lone_span(text, level, string, year)
    if not steps or _better_inside(steps):
        spans = resolve_text(string[:PIECE], year=year)  # what is longer is no address
        if spans and (not steps or any(s.code for s in spans)):
            return max(spans, key=lambda s: (len(s.known or ""), s.start))
    if not steps and (divisions := gazetteer().lookup(text, levels=UPPER_LEVELS) + gazetteer().lesser(text)):
        steps = [Step(0, len(text), text, divisions[0].level, divisions)]
    return _span(string, steps) if steps else None


def _first_chain(text: str, year: int | None) -> tuple[list[Step], bool]:
    """The first chain inside a string that leads to one place by its own words, or none; whether it has any name."""
    signs = False
    for start in _beginnings(text[:PIECE]):
        steps = walk(text, start, year=year)
        if steps and _is_sign(steps, text):
            signs = True
            if len(steps) > 1 and all(len(s.divisions) == 1 for s in steps):
                return steps, True
    return [], signs


def _settlement_alone(text: str) -> str | None:
    """Level of the listed village or community that a string without upper names is, if it is one to its end."""
    if len(text) > _LONGEST_LOWER:
        return None
    free = [0] * len(text)
    for match in _LOWER_TAIL.finditer(text):
        if found := _standing_alone(text, match.end(), free):
            low, level = found
            return level if low == 0 and match.end() == len(text) and level in SETTLEMENTS else None
    return None


def _better_inside(steps: list[Step]) -> bool:
    return all(not s.divisions for s in steps)


def _span(string: str, steps: list[Step]) -> PlaceSpan:
    """The last place of a chain."""
    last = steps[-1]
    known = next((s.divisions[0] for s in reversed(steps) if len(s.divisions) == 1), None)
    name = string[last.start : last.end]
    if len(last.divisions) == 1:
        division = last.divisions[0]
        line = line_of(division)
        return PlaceSpan(last.start, last.end, name, division.level, division.code, line, last.why, (), division.code)
    left = last.divisions or last.contrary
    why = last.why if not last.divisions else (f"{len(left)} places of this name",)
    line = (*(line_of(known) if known else ()), last.name)
    told = tuple(path_of(d) for d in left[:LISTED])
    return PlaceSpan(last.start, last.end, name, last.level, None, line, why, told, known.code if known else None)


def resolve_text(text: str, *, home: str | None = None, year: int | None = None) -> list[PlaceSpan]:
    """All places of a text, in order, each resolved in the context of the others."""
    flat = plain(text)
    spans: list[PlaceSpan] = []
    for start, end in _pieces(flat):
        mentions = sorted(_mentions(flat, start, end, year))
        resolution = resolve_places(mentions, home=home, year=year, scope=str(start))
        notes = {(n.name, n.within, n.key): n for n in resolution.notes}
        for mention in mentions:
            key = resolution.keys[mention]
            entity, note = resolution.entities[key], notes[mention.name, mention.within, key]
            if entity.code is None and mention.rule == _ALONE and not _edge(flat, mention.start):
                continue  # the end of some other words that happens to be a name somewhere
            coded = next((e for e in entity.line() if e.code), None)
            division = gazetteer().division(coded.code) if coded and coded.code else None
            line = line_of(division) if division else ((coded.name,) if coded else ())
            if entity.code is None:
                line = (*line, *reversed([e.name for e in entity.line() if e.code is None]))
            spans.append(
                PlaceSpan(
                    mention.start,
                    mention.end,
                    text[mention.start : mention.end],
                    entity.level,
                    entity.code,
                    line,
                    note.why,
                    note.candidates[:LISTED],
                    coded.code if coded else None,
                )
            )
    return spans


def _edge(text: str, start: int) -> bool:
    """Whether nothing of a name or word can stand before `start`."""
    return start == 0 or not ("一" <= text[start - 1] <= "鿿" or text[start - 1].isalnum())


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of a text that end at a line or sentence."""
    start = 0
    while start < len(text):
        end = min(len(text), start + PIECE)
        if end < len(text):
            cut = max(text.rfind("\n", start + PIECE // 2, end), text.rfind("。", start + PIECE // 2, end))
            end = cut + 1 if cut > 0 else end
        yield start, end
        start = end


def _beginnings(text: str) -> list[int]:
    """Where upper names begin."""
    try:
        found = _scanner().find_matches_as_indexes(text)
    except UnicodeEncodeError:  # half a surrogate pair
        found = _scanner().find_matches_as_indexes(text.encode("utf-8", "replace").decode())
    return [start for _, start, _ in found]


@lru_cache(maxsize=1)
def _scanner() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    names = sorted(n for n in {*gazetteer().upper_names(), *gazetteer().old_names()} if len(n) > 1)
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)


def _mentions(text: str, start: int, end: int, year: int | None) -> Iterator[PlaceMention]:
    """Place names of a piece: chains that begin with an upper name, then lower names that stand alone."""
    piece = text[start:end]
    taken = [0] * (len(piece) + 1)
    position = 0
    for low in _beginnings(piece):
        if low < position:
            continue
        steps = walk(piece, low, year=year)
        if not steps or not _is_sign(steps, piece):
            continue
        position = steps[-1].end
        taken[low:position] = [1] * (position - low)
        within: tuple[str, ...] = ()
        for step in steps:
            yield _mention(step, start, within)
            within = (step.name, *within)
    for match in _LOWER_TAIL.finditer(piece):
        if taken[match.start()]:
            continue
        found = _standing_alone(piece, match.end(), taken)
        if found:
            low, level = found
            taken[low : match.end()] = [1] * (match.end() - low)
            steps = walk(piece, low)
            chain = steps if steps and steps[0].end >= match.end() and steps[0].level not in UPPER_LEVELS else []
            if not chain:
                name = piece[low : match.end()]
                yield PlaceMention(start=start + low, end=start + match.end(), name=name, level=level, rule=_ALONE)
                continue
            within = ()
            for step in chain:
                taken[step.start : step.end] = [1] * (step.end - step.start)
                yield _mention(step, start, within)
                within = (step.name, *within)


def _is_sign(steps: list[Step], text: str) -> bool:
    """Whether a chain that begins with a short or a generic name is one, not a part of a word (高|新区)."""
    name = steps[0].name
    return len(steps) > 1 or not (gazetteer().is_risky(name) or name in words().generic_upper)


def _standing_alone(text: str, end: int, taken: list[int]) -> tuple[int, str] | None:
    """Left edge and level of the longest listed township, community or village that ends at `end`."""
    run = _RUN.search(text, max(0, end - _LONGEST_LOWER), end)
    if not run:
        return None
    first = run.start()
    for low in range(end - 1, first - 1, -1):  # not into a name that was taken
        if taken[low]:
            first = low + 1
            break
    for low in range(first, end - 2):
        if level := _listed(text[low:end]):
            return low, level
    return None


@lru_cache(maxsize=65536)
def _listed(name: str) -> str | None:
    """Level of a township, community or village of this name, if there is one anywhere."""
    table = gazetteer()
    if name.endswith(("街道", "镇", "乡", "苏木")):
        return "township" if table.exists(name, "township") else None
    if table.exists(name, "village") or any(table.exists(v, "village") for v in numeral_variants(name)):
        return "community" if name.endswith("社区") else "village"
    return None


def _mention(step: Step, offset: int, within: tuple[str, ...]) -> PlaceMention:
    level = step.level if step.level not in SETTLEMENTS else ("community" if "社区" in step.name else step.level)
    return PlaceMention(
        start=offset + step.start,
        end=offset + step.end,
        name=step.name,
        level=level,
        within=within,
        rule="places.chain",
    )
