"""From candidates to mentions: one name per mechanism, its aliases, all places where it stands, its types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.spans import PLACE, Spans
from extractors.entities.mechanism.spelled import apposed, deeds
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.wished import intended
from kg.core.mentions import MechanismMention
from kg.rules import ArticleView

#: an end of several names that is no longer than this names nothing: 事项清单
_VAGUE = 4
_SHORT = 3  # a name of up to so many characters is looked for in quotation marks only
_AROUND = 140  # characters of a sentence that count as told around a name
_TOLD = 200  # characters behind a name in which what is done may be told
_MOST_AGAIN = 60  # occurrences of one name that are looked at for further places
_LOOKED_AT = 4  # mentions of one name that its types are read from
_KNOWN = frozenset(f"mechanism.{rule}" for rule in ("quoted_known", "bare_practice"))  # known under one name everywhere
_TAILS = ("制", "制度", "会议", "议", "日", "会", "队", "治理", "管理", "服务")  # what a longer form adds
_LISTED = re.compile(r"[、+]")
_MUCH_MORE = 4  # times as often as the longer form, and the shorter one is the name
_INHERITED, _INHERITED_MOST = 0.8, 0.48  # of how sure the whole's type is
_CERTAIN = 6.0  # score from which a find is as good as certain


def merge(view: ArticleView, candidates: Sequence[Candidate], typer: Typer) -> Iterator[MechanismMention | None]:
    """Mentions of the accepted candidates. Every mention of a name carries all that the article says of it."""
    groups = _absorb(_group(candidates))
    taken = Spans([(c.start, c.end) for group in groups.values() for c in group])
    whose = {c.name: name for name, group in groups.items() for c in group}
    parts = {name: _parts(name, group, whose) for name, group in groups.items()}
    yield None
    types = {name: _types(view, name, group, typer) for name, group in groups.items()}
    yield None
    for name, members in parts.items():
        for part in members if types[name] else ():
            if not types.get(part, types[name]):
                types[part] = _as_whole(name, types[name][0])
    for name, group in groups.items():
        best = told = group[0]
        members = best.members
        if len(group) > 1:
            best = max(group, key=lambda c: (c.score, -c.start))
            told = next((c for c in group if c.definition), best)
            members = told.members or next((c.members for c in group if c.members), ())
        places = {(c.start, c.end): c.rule for c in group}
        for span in _again(view.text, name, taken):
            places.setdefault(span, best.rule)
        aliases = _aliases(name, group)
        confidence = round(min(0.98, 0.5 + 0.48 * best.score / _CERTAIN), 2)
        score = round(best.score, 2)
        for start, end in sorted(places):
            yield MechanismMention(
                start=start,
                end=end,
                name=name,
                rule=places[start, end],
                confidence=confidence,
                aliases=aliases,
                definition=told.definition,
                members=members,
                parts=parts[name],
                types=types[name],
                score=score,
            )


def _as_whole(name: str, kind: tuple[str, float, str]) -> tuple[tuple[str, float, str], ...]:
    """The type of a part that nothing is told of, from the type of what it belongs to."""
    return ((kind[0], round(min(kind[1] * _INHERITED, _INHERITED_MOST), 2), name),)


def _aliases(name: str, group: Sequence[Candidate]) -> tuple[str, ...]:
    """What else the article calls it."""
    called = {c.name for c in group}
    for c in group:
        called.update(c.aliases)
    return tuple(sorted(called - {name, ""})) if len(called) > 1 or name not in called else ()


def _parts(name: str, group: Sequence[Candidate], whose: Mapping[str, str]) -> tuple[str, ...]:
    """What it consists of, in order, by the names that they have got."""
    parts = [whose.get(p, p) for c in group for p in c.parts]
    return tuple(dict.fromkeys([p for p in parts if p != name])) if parts else ()


def _types(
    view: ArticleView, name: str, group: Sequence[Candidate], typer: Typer
) -> tuple[tuple[str, float, str], ...]:
    """Types of a name from where it is first told of."""
    first = group[:_LOOKED_AT]
    names, heads = _called(view.text, first)
    if first[0].rule in _KNOWN and typer.outright(first[0].start, first[0].end):
        names, heads = {name: (first[0].start, first[0].end)}, []  # known without the noun behind it
    done = [deeds(view.text, c, lambda: not typer.named(first[0].start, first[0].end)) for c in first]
    called = [apposed(view.text, c.outer_start) for c in first if c.quoted]
    around = _sentences(view, first[0])
    for c in first[1:3]:
        around += [span for span in _sentences(view, c) if span not in around]
    return typer.types(
        name,
        names.values(),
        [*heads, *(c.definition for c in first if c.definition), *[d for d in (*done, *called) if d]],
        around,
        lambda: [_told(view, c) for c in first],
        lambda: all(intended(view.text, view.sentence(c.start)) for c in first),
    )


def _called(text: str, group: Sequence[Candidate]) -> tuple[dict[str, tuple[int, int]], list[tuple[int, int]]]:
    """Where the name stands with the head noun that it has first, each wording once; other nouns that follow it."""
    head = next((text[c.end : c.outer_end] for c in group if c.right), "")
    names: dict[str, tuple[int, int]] = {}
    others: list[tuple[int, int]] = []
    for c in group:
        stop = c.outer_end
        if c.right and text[c.end : stop] != head:
            others.append((c.end, stop))
            stop = c.end
        names[text[c.start : stop]] = c.start, stop
    return names, others


def _group(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        groups.setdefault(c.name, []).append(c)
    return groups


def _absorb(groups: dict[str, list[Candidate]]) -> dict[str, list[Candidate]]:
    """Shorter forms go to the longer name that ends (or begins) with them: 议事会 to 居民议事会."""
    shorter = _shorter_forms(groups)
    ends: dict[str, int] = {}  # of how many longer names a shorter one is the end: of two it is the short form of none
    for _, parts in shorter.values():
        for short in parts:
            ends[short] = ends.get(short, 0) + 1
    target: dict[str, str] = {}
    for long in sorted(shorter, key=lambda n: (-len(n), groups[n][0].start)):
        same, parts = shorter[long]
        for short in [*same, *parts]:
            if long in target or short in target or (ends.get(short, 0) > 1 and short not in same):
                continue
            if short in same and len(groups[short]) >= _MUCH_MORE * len(groups[long]) and len(short) > _SHORT:
                target[long] = short  # the form that the article mostly uses
            else:
                target[short] = long
    unclear = [s for s, n in ends.items() if n > 1 and len(s) <= _VAGUE and s not in target]
    groups = {name: group for name, group in groups.items() if name not in unclear} if unclear else groups
    out = groups
    if target:
        out = {}
        for name in groups:
            out.setdefault(target.get(name, name), []).extend(groups[name])
        out = dict(sorted(out.items(), key=lambda item: item[1][0].start))
    return {n: sorted(g, key=PLACE) if len(g) > 1 else g for n, g in out.items()}


def _shorter_forms(groups: dict[str, list[Candidate]]) -> dict[str, tuple[list[str], list[str]]]:
    """For each name that has any: the shorter names of the same thing, and those that it ends or begins with."""
    aliases: dict[str, list[str]] = {}
    unquoted: list[str] = []
    for name, group in groups.items():
        for c in group:
            if c.aliases:
                aliases[name] = sorted({*aliases.get(name, ()), *c.aliases})
        if False in [c.quoted for c in group] and "mechanism.quoted_known" not in [c.rule for c in group]:
            unquoted.append(name)  # what is quoted and known by itself (“共富工坊”) is the short form of no brand
    bare = tuple(unquoted)
    called: dict[str, list[str]] = {}
    for name, others in aliases.items():
        for alias in others:
            called.setdefault(alias, []).append(name)
    found: dict[str, tuple[list[str], list[str]]] = {}
    for long in groups:
        others = [*aliases.get(long, ()), *called.get(long, ())]
        same = [n for n in dict.fromkeys(others) if n in groups and len(n) < len(long)] if others else []
        parts: list[str] = []
        if long.endswith(bare, 1) and not _LISTED.search(long):
            parts += [long[i:] for i in range(1, len(long) - 1) if long[i:] in bare]
        if long.endswith(_TAILS):
            parts += [s for tail in _TAILS if (s := long.removesuffix(tail)) != long and s in groups]
        if same or parts:
            found[long] = same, parts
    return found


def _again(text: str, name: str, taken: Spans) -> list[tuple[int, int]]:
    """Further places where the name stands, outside of other finds."""
    needle = f"“{name}”" if len(name) <= _SHORT else name
    shift = 1 if len(name) <= _SHORT else 0
    found: list[tuple[int, int]] = []
    at = text.find(needle)
    for _ in range(_MOST_AGAIN):
        if at < 0:
            break
        start, end = at + shift, at + shift + len(name)
        if not taken.touch(start, end):
            found.append((start, end))
        at = text.find(needle, at + len(needle))
    return found


def _sentences(view: ArticleView, candidate: Candidate) -> list[tuple[int, int]]:
    """The sentence that holds the name and, where that one is short, the next of the same paragraph."""
    number = view.sentence_index(candidate.start)
    here = view.sentences[number]
    spans = [(max(here.start, candidate.start - _AROUND), min(here.end, candidate.end + _AROUND))]
    if here.end - candidate.end < _AROUND // 2 and number + 1 < len(view.sentences):
        after = view.sentences[number + 1]
        if after.start < view.line(candidate.start).end:
            spans.append((after.start, min(after.end, after.start + _AROUND)))
    return spans


def _told(view: ArticleView, candidate: Candidate) -> tuple[int, int]:
    """From the beginning of the sentence that holds the name to the end of one near behind it."""
    start = max(view.sentence(candidate.start).start, candidate.start - _AROUND)
    stop = min(len(view.text), candidate.end + _TOLD)
    return start, max(view.sentence(candidate.end).end, view.sentence(stop - 1).start)
