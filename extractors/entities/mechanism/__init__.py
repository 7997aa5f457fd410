"""Ways of working that have a name.

Finds: quoted names with evidence that they are used to govern (a head noun such as 机制 or 议事会, a founding verb, a
definition, a number that agrees with the list that follows, repetition); practices known under one name everywhere;
councils and hearings of residents; names before 机制, 模式, 工作法 without quotation marks; what they consist of.
Leaves alone: slogans, goals, praise, quoted speech, nicknames, labels of troubles and of groups of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from extractors.entities.mechanism.acting import Acting
from extractors.entities.mechanism.appositions import NAMED, join_apposition
from extractors.entities.mechanism.bare import BareWords, practices
from extractors.entities.mechanism.branches import branches, chained, rooted
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.chains import rows_of_deeds
from extractors.entities.mechanism.composed import NUMBER, ComposedWords, composed
from extractors.entities.mechanism.context import Contexts
from extractors.entities.mechanism.drives import drives
from extractors.entities.mechanism.elsewhere import Elsewhere
from extractors.entities.mechanism.founded import teams
from extractors.entities.mechanism.headed import headed
from extractors.entities.mechanism.levels import shaped
from extractors.entities.mechanism.merge import merge
from extractors.entities.mechanism.named import NamedWords, named
from extractors.entities.mechanism.named_so import briefly
from extractors.entities.mechanism.names import chain, core, count, plain, squeeze
from extractors.entities.mechanism.parts import (
    brands,
    listed_parts,
    named_part_of,
    platform_of,
    quoted_parts,
    under_brand,
)
from extractors.entities.mechanism.pursued import pursued
from extractors.entities.mechanism.quoted import QuotedNames
from extractors.entities.mechanism.ruled import ruled
from extractors.entities.mechanism.rules import RULES
from extractors.entities.mechanism.scheme import scheme
from extractors.entities.mechanism.sent import sent
from extractors.entities.mechanism.spans import Near, Spans
from extractors.entities.mechanism.spelled import spell_out
from extractors.entities.mechanism.summed import summed_parts, whole_of
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import PERSON, aim, principle
from extractors.entities.mechanism.weighing import Words
from extractors.entities.mechanism.wished import wished
from extractors.entities.mechanism.works import works
from kg.core.mentions import MechanismMention
from kg.rules import ArticleView, Extractor, Lexicon

_HERE = Path(__file__).parent
_OWN = Lexicon.load(_HERE / "lexicon.toml")
#: practices that are everyday things stand in a list of their own, unless they are forums or teams
_EVERYDAY = _OWN.alone("needs_evidence", "forums", "teams", "founded", "sent")
_LEXICON = replace(_OWN, words={**_OWN.words, "practices": (*_OWN["practices"], *_EVERYDAY)})
#: from this score on a candidate is a mechanism; between DOUBTFUL and it, a person may look at it
ACCEPT, DOUBTFUL = 2.0, 1.0
#: rules that find names of all fields: in an article about something else they need more
_WEAK = frozenset(
    f"mechanism.bare_{shape}" for shape in ("head_noun", "campaign", "platform", "team", "drive", "trial")
)
#: a name with little beside it needs more: many are pictures of speech, goods, people
_ASKED = {"mechanism.quoted_subject": 3.0, "mechanism.quoted_object": 2.5}
SPELLED, PARTED = 1.2, 1.5  # a definition that follows; parts that agree with the number in the name
AGREED = 1.0  # 组长、楼长“两长”: members that end in what the name counts


class _Tools(NamedTuple):
    contexts: Contexts
    quoted: Words
    bare: BareWords
    named: NamedWords
    composed: ComposedWords
    sent_does: re.Pattern[str]
    common: frozenset[str]  # words that names of all kinds begin with
    everywhere: frozenset[str]  # practices that need nothing beside them


@lru_cache(maxsize=1)
def _tools() -> _Tools:
    """The lists of the lexicon, in the forms that the rules look them up in."""
    table = _LEXICON.tables["context"]
    suffixes = {*table["suffixes"], *(b for b in table["bodies"] if len(b) > 1), *table["tools"]}
    suffixes.update(_LEXICON["forums"])
    acting = Acting(table)
    return _Tools(
        Contexts(_LEXICON),
        Words(
            frozenset(_LEXICON["practices"]),
            _by_last(s for s in suffixes if len(s) > 1),
            frozenset(s for s in suffixes if len(s) == 1),
            _by_last(table["metaphors"]),
            frozenset(table["sayings"]),
            tuple(table["institutions"]),
            Elsewhere(table),
            frozenset(s for s in suffixes if len(s) > 1).difference(_LEXICON["practices"], _LEXICON["forums"])
            | frozenset(table["thoughts"]),
            tuple(table["roving"]),
            tuple(table["roved"]),
        ),
        BareWords(
            frozenset(_LEXICON["needs_evidence"]),
            frozenset(table["attributes"]),
            frozenset(table["head_verbs"]),
            frozenset(table["team_verbs"]),
            frozenset(table["own_teams"]),
            frozenset(table["plain_teams"]),
            frozenset(table["plain_forums"]),
            frozenset(table["vague"]),
            frozenset(table["joint"]),
            acting,
            frozenset(table["counted_teams"]),
            tuple(table["lacks"]),
        ),
        NamedWords(
            _any_of(table["platform_keys"]),
            _any_of(table["platform_verbs"]),
            tuple(table["platform_verbs"]),
            _any_of(table["campaign_verbs"], "(?s:.*)"),
            tuple(table["vague_campaigns"]),
            tuple(table["vague_activities"]),
            frozenset(table["plain_prefixes"]),
            _any_of(table["code_verbs"], "(?s:.*)"),
        ),
        ComposedWords(
            frozenset([*table["attributes"], *_LEXICON["done"]]),
            frozenset([*table["plain_teams"], *table["plain_forums"]]),
            re.compile(f"(?:{'|'.join(table['team_verbs'])})[了起]?(?:{NUMBER}[支个间处家名])?$"),
            {
                "done": (_longest_first(table["what"]), frozenset([word[0] for word in table["what"]])),
                "doers": (
                    re.compile(f"[{''.join(table['goes'])}]{_longest_first(table['where']).pattern}"),
                    frozenset("".join(table["goes"])),
                ),
                "each": (_longest_first(table["one"]), frozenset([word[0] for word in table["one"]])),
            },
            frozenset([*_LEXICON["practices"], *_LEXICON["forums"]]),
            acting,
        ),
        _any_of(table["sent_does"]),
        frozenset([*table["attributes"], *_LEXICON["done"], *_LEXICON["governance"], *table["actors"]]),
        frozenset(_LEXICON["practices"]).difference(_LEXICON["needs_evidence"]),
    )


def _by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their last character."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[-1], []).append(word)
    return {c: tuple(same) for c, same in found.items()}


def _any_of(words: Iterable[str], before: str = "") -> re.Pattern[str]:
    """What finds one of the words, in a tenth of the time of looking for each."""
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, words))})")


def _longest_first(words: Iterable[str]) -> re.Pattern[str]:
    """What finds the longest of the words that stands where it looks."""
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})")


def find(view: ArticleView) -> Iterator[MechanismMention | None]:
    """All mentions of named ways of working in the article; None where a step ends."""
    tools, context = _tools(), _LEXICON.tables["context"]
    typer = Typer(view.hits("mechanism.cues"))
    names = QuotedNames(view, tools.contexts, typer, tools.quoted)
    yield None
    quoted = names.candidates()
    yield None
    bare: list[Candidate] = []
    for rule in (
        practices(view, tools.contexts, tools.bare, _inner(view.text, quoted), names.title_end),
        headed(view, tools.bare, typer),
        teams(view, tools.bare),
        named(view, tools.named),
        shaped(view, tools.bare.vague),
        composed(view, tools.contexts, tools.composed, names.title_end),
        pursued(view, typer, tools.bare.vague),
        rows_of_deeds(view, tools.contexts, context["actors"], _LEXICON["acts"], context["duties"]),
        ruled(view),
        works(view),
        drives(view, typer),
        sent(view, tools.sent_does, context["sent_short"]),
    ):
        bare += rule
        yield None
    if names.prior < 0:
        for c in bare:
            c.score += names.prior if c.rule in _WEAK else 0.0
    accepted = _decide(view, quoted, _outside(_name_of(view.text, bare, quoted), quoted))
    yield None
    yield from merge(view, accepted, typer)


def _inner(text: str, quoted: list[Candidate]) -> Spans:
    """Where quoted names stand between marks that no other name reaches across."""
    return Spans([(q.start, q.end) for q in quoted if not q.rejected and text[q.end : q.end + 1] in "”’、"])


#: 全县统一的志愿服务平台——“柳志愿”系统: one thing
_APPOSED = ("——“", "“", "：“")


def _name_of(text: str, bare: list[Candidate], quoted: list[Candidate]) -> list[Candidate]:
    """The bare candidates but for those whose name stands quoted right before them, and platforms whose name stands
    right behind; these are called so too.
    """
    begins = {q.outer_start: q for q in quoted if not q.rejected}
    ends = {q.end: q for q in quoted if not q.rejected}
    everywhere = _tools().everywhere  # “柳河通”积分制: both
    kept: list[Candidate] = []
    for c in bare:
        if c.rule != "mechanism.bare_again" and c.name not in everywhere and join_apposition(text, c, ends):
            continue
        at = next((c.end + len(m) - 1 for m in _APPOSED if text.startswith(m, c.end)), 0)
        own = begins.get(at) if at and c.rule == "mechanism.bare_platform" else None
        if own and text[own.outer_end - 1] != "目":
            own.score += NAMED
            own.aliases += (c.name,)
        else:
            kept.append(c)
    return kept


def _outside(bare: list[Candidate], quoted: list[Candidate]) -> list[Candidate]:
    """Bare candidates that do not lie inside a quoted name with its head noun, or inside a longer bare one."""
    spans = Spans([(q.outer_start, q.outer_end) for q in quoted if not q.rejected])
    refused = {(q.start, q.end) for q in quoted if q.rejected == PERSON}
    kept: list[Candidate] = []
    reach = -1
    for c in sorted(bare, key=lambda c: (c.start, -c.outer_end, -c.end, -c.score)):
        if c.end > reach and (c.start, c.end) not in refused and not spans.cover(c.start, c.end):
            kept.append(c)
            reach = max(reach, c.outer_end)
    return kept


def _decide(view: ArticleView, quoted: list[Candidate], bare: list[Candidate]) -> list[Candidate]:
    """The candidates that are mechanisms, with the parts that they name."""
    for c in [*quoted, *bare]:
        if not c.rejected and c.score + SPELLED + PARTED >= ACCEPT:
            spell_out(view.text, c)
    _take_definitions(view.text, quoted)
    accepted = _accept(view, quoted, bare)
    _take_siblings(view, bare, accepted)
    names = {c.name for c in accepted.values()}
    for c in [*quoted, *bare]:
        if c.rejected or id(c) in accepted:
            continue
        if c.name in names or (c.quoted and names.intersection(c.aliases)):
            accepted[id(c)] = c
        elif c.score >= DOUBTFUL:
            asked = _ASKED.get(c.rule, ACCEPT)
            why = f"score {c.score:.1f} is under {asked}" if c.score < asked else "a list that is told member by member"
            view.reject("mechanism", c.start, c.end, c.rule, why)
    near = Near(accepted.values())
    for c in accepted.values():
        piece = named_part_of(view.text, c, near)
        if piece:
            c.parts += (piece.name,)
        owner = platform_of(view.text, c, near)
        if owner:
            owner.parts += (c.name,)
    for whole, member in chained(list(accepted.values())):
        whole.parts += (member,)
    for whole, member in rooted(list(accepted.values()), _tools().common):
        whole.parts += (member,)
    for brand, part in under_brand(view.text, list(accepted.values())):
        if part.name not in brand.parts:
            brand.parts += (part.name,)
    return list(accepted.values())


def _accept(view: ArticleView, quoted: list[Candidate], bare: list[Candidate]) -> dict[int, Candidate]:
    """Candidates whose score is enough, and the parts that they name; by identity."""
    accepted: dict[int, Candidate] = {}
    parts: list[Candidate] = []
    near = Near(quoted)
    for c in [*quoted, *bare]:
        if c.rejected:
            view.reject("mechanism", c.start, c.end, "mechanism.look_alike", c.rejected)
            continue
        if c.score + SPELLED + PARTED < ACCEPT:
            continue
        quoted_members: Sequence[Candidate] = ()
        listed: Sequence[tuple[int, int]] = ()
        if c.definition or not plain(c.name) or view.text[c.outer_start - 1] == "的":
            quoted_members = quoted_parts(view.text, c, near)
            listed = () if quoted_members else _listed(view.text, c)
            c.score += SPELLED if c.definition and c.right != "not_heads" else 0.0
            c.score += PARTED if quoted_members or listed else 0.0
        agree = len(c.members) > 1 and count(c.name) == len(c.members) and all(m[-1] == c.name[-1] for m in c.members)
        c.score += AGREED if agree and c.quoted else 0.0
        if c.score < _ASKED.get(c.rule, ACCEPT):
            continue
        c.rejected = aim(c.name) or ("" if c.quoted else principle(view.text, c.end))
        if c.rejected:
            view.reject("mechanism", c.start, c.end, "mechanism.look_alike", c.rejected)
            continue
        if wished(view.text, c):
            view.reject("mechanism", c.start, c.end, c.rule, "wished, planned or laid down, not in use")
            c.rejected = "wished"
            continue
        accepted[id(c)] = c
        if quoted_members:
            c.parts = tuple([p.name for p in quoted_members])
            parts += quoted_members
        if c.quoted and (under := branches(view.text, c, near)):
            c.parts += tuple([p.name for p in under])
            parts += under
        for start, end in listed:
            name = core(squeeze(view.text[start:end]))
            c.parts += (name,)
            parts.append(Candidate(start, end, start, end, name, "mechanism.member", ACCEPT))
    for p in parts:
        p.score = max(p.score, ACCEPT)
        accepted.setdefault(id(p), p)
    members = Near([p for p in parts if not p.quoted])
    own = {id(p) for p in parts}
    for c in bare if own else ():  # a list that is told member by member is no name of its own
        if id(c) in accepted and id(c) not in own and any(m.end <= c.end for m in members.between(c.start, c.end)):
            del accepted[id(c)]
    return accepted


def _listed(text: str, c: Candidate) -> Sequence[tuple[int, int]]:
    """Spans of members without quotation marks, told as one of the ways that there are."""
    return summed_parts(text, c) or whole_of(text, c) or listed_parts(text, c) or brands(text, c)


def _take_definitions(text: str, quoted: list[Candidate]) -> None:
    """A quoted list that spells out the next name (“提一点、帮一点”的“两个一点”) is that name in its long form."""
    by_span = {(q.start, q.end): q for q in quoted}
    for full, short in pairwise(quoted):
        if briefly(text, full.end, short.start) and not short.rejected:
            full.rejected = f"the long form of {short.name}"
            short.aliases += (full.name,)
    for c in [q for q in quoted if len(q.name) == 2 and not q.rejected]:
        number = count(c.name) or 0
        for full in quoted if number > 2 else ():
            members = () if full.rejected or full.name.isalnum() else chain(full.name)
            if len(members) == number and all(c.name[1] in member for member in members):
                full.rejected = f"the long form of {c.name}"
                c.aliases += (full.name,)
    for c in quoted:
        long = by_span.get(c.definition) if c.definition else None
        if long and long is not c and not long.rejected and c.explicit:
            long.rejected = f"spells out {c.name}"
            c.aliases += (long.name,)


def _take_siblings(view: ArticleView, bare: list[Candidate], accepted: dict[int, Candidate]) -> None:
    """A meeting named in the same paragraph as two others is one of a set (to hear, to settle, to review)."""
    lines: dict[int, set[str]] = {}
    for c in bare:
        if c.rule == "mechanism.bare_forum":
            lines.setdefault(view.line(c.start).start, set()).add(c.name)
    for c in bare:
        if c.rule == "mechanism.bare_forum" and len(lines.get(view.line(c.start).start, set()) - {c.name}) >= 2:
            c.score = max(c.score, ACCEPT)
            accepted.setdefault(id(c), c)


EXTRACTOR = Extractor(
    kind="mechanism",
    find=find,
    rules=RULES,
    lexicon=Lexicon({**_LEXICON.words, "cues": scheme().words}, _LEXICON.tables),
    folder=_HERE,
    summary=__doc__ or "",
)
