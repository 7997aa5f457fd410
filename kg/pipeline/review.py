"""What in a built graph is doubtful enough to ask a person about, most used first."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kg.core.records import (
    SURE,
    CaseRecord,
    Evidence,
    MechanismRecord,
    Record,
    ResolutionRecord,
)
from kg.graph.merge import Tally
from kg.graph.schemes import concept_labels, scheme
from kg.linking.identity import fold
from kg.pipeline.decisions import Decisions, kept_decisions
from kg.stores.records import FILE_NAME, RecordsStore

NEAR = 1.0  #: a candidate that lacks no more than this to the threshold is asked about
_MOST = 160  # characters of a quotation
#: how many of each the page asks about: its data stay small; `kg review --most` asks about all
ON_PAGE: Mapping[str, int] = {"type": 40, "homonym": 10, "resolution": 20, "candidate": 20}
HOUSEHOLD = "vulnerable"  #: problems of this type are seldom solved by one deed, so they are asked about first
_END = re.compile(r"(?<=[。！？；\n])")
_SCORE = re.compile(r"score ([0-9.]+) is under ([0-9.]+)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to ask. `what` is a key of ON_PAGE; `told` are lines to read before one answers."""

    what: str
    name: str
    told: tuple[str, ...]
    file: str = ""
    place: str = ""  # where several nodes bear the name: that of the one meant
    types: tuple[str, ...] = ()  # ids as they are
    key: str = ""  # that of the mechanism or problem, where it is one
    kind: str = ""  # that of the thing, where it is no mechanism
    resolution: str = ""  # of a problem, as it is
    quote: str = ""  # the sentence, which is the last of `told`


_ASKED = tuple(f.name for f in fields(Doubt))


@dataclass(slots=True)
class _Use:
    cases: int = 0
    place: str = ""
    file: str = ""
    quote: str = ""


def doubts(directory: Path, decisions: Decisions) -> list[Doubt]:
    """All doubts of a built graph that no decision speaks of yet. Raises OutputError where there is no store."""
    tally, asking = Tally(), Asking()
    with RecordsStore(directory / "store" / FILE_NAME) as store:
        for stored in store:
            records, extra = stored.records(), stored.extra()
            for r in records:
                if isinstance(r, MechanismRecord):
                    tally.add(r)
            asking.add(stored.name, records if extra["cases"] else (), extra["quarantine"], extra.get("near", {}))
    return asking.doubts(tally, decisions)


def near_candidates(quarantine: Iterable[Mapping[str, Any]], text: str) -> dict[str, str]:
    """What stands around the candidates that lacked little, by where they begin: the quarantine holds names only."""
    return {
        str(row["start"]): _around(text, row["start"], row["end"])
        for row in quarantine if row["kind"] == "mechanism" and _lacking(row["reason"]) <= NEAR
    }  # fmt: skip


def _around(text: str, start: int, end: int) -> str:
    """The sentence of a span, no longer than may be quoted."""
    before, after = text[max(0, start - _MOST // 2) : start], text[end : end + _MOST // 2]
    return _flat_line(_END.split(before)[-1] + text[start:end] + "".join(_END.split(after, maxsplit=1)[:1]))


def _lacking(reason: str) -> float:
    """What a candidate lacked to the threshold; infinite for one that was turned down for another reason."""
    score = _SCORE.search(reason) if "is under" in reason else None
    return float(score.group(2)) - float(score.group(1)) if score else math.inf


class Asking:
    """Gathers, document by document, what is needed to ask."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._uses: dict[str, _Use] = defaultdict(_Use)
        self._candidates: dict[str, tuple[float, Doubt]] = {}
        self._resolved: dict[tuple[str, str], Doubt] = {}  # by words and file
        self._asked_first: dict[tuple[str, str], Doubt] = {}  # the same, before the others

    def add(self, name: str, records: Sequence[Record], quarantine: str, near: Mapping[str, str]) -> None:
        """Take a document: its records, its lines of the quarantine, and what stands around near candidates."""
        if records:
            self._used(name, records)
        found = quarantine.find("is under")  # few lines have it, and parsing all would be felt in a build
        while found >= 0:
            end = quarantine.find("\n", found)
            self._candidate(json.loads(quarantine[quarantine.rfind("\n", 0, found) + 1 : end]), near)
            found = quarantine.find("is under", end)

    def _used(self, name: str, records: Sequence[Record]) -> None:
        """Note where mechanisms are used, and the first sentence of each."""
        uses = self._uses
        told: dict[str, list[Any]] = {}
        for r in records:
            told.setdefault(r.kind, []).append(r)
        cases: list[CaseRecord] = told.get("case", [])
        places = {r.key: r.name for r in told.get("place", ())} if cases else {}
        sentences = _Sentences(cases)
        for r in told.get("mechanism", ()):
            use = uses[r.key]
            if not use.quote:
                use.file, use.quote = name, sentences.of(r.evidence)
        for case in cases:
            for key in case.mechanism_keys:
                use = uses[key]
                use.cases += 1
                if not use.place:
                    use.place = next((places[p] for p in case.place_keys if p in places), "")
        self._solved(name, told, places, sentences)

    def _solved(
        self,
        name: str,
        of_kind: Mapping[str, Sequence[Any]],
        places: Mapping[str, str],
        sentences: _Sentences,
    ) -> None:
        """Note troubles that count as solved though no sentence says that they ended, or no result is claimed."""
        cases: Sequence[CaseRecord] = of_kind.get("case", ())
        bare = {k: c for c in cases if not c.outcome_keys for k in c.problem_keys}
        became: dict[str, ResolutionRecord] = {r.problem_key: r for r in of_kind.get("resolution", ())}
        by_deed = {key for key, r in became.items() if r.confidence < SURE}
        for r in of_kind.get("problem", ()):
            if r.resolution != "yes" or not (r.key in by_deed or r.key in bare or r.type == HOUSEHOLD):
                continue
            case = bare.get(r.key) or next((c for c in cases if r.key in c.problem_keys), None)
            place = next((places[p] for p in case.place_keys if p in places), "") if case else ""
            quote = _quoted(sentences.of(r.evidence))
            why = ", though only what was done or how it is now is told 只述做法或现状" if r.key in by_deed else ""
            why = why or (", though no result is claimed beside it 旁边没有成效" if r.key in bare else "")
            so = f"→ “{_quoted(became[r.key].evidence[0].exact)}”" if r.key in became else ""
            told = tuple(x for x in (f"solved: yes 已解决{why}", f"{place}; {name}", f"“{quote}”", so) if x)
            doubt = Doubt(
                "resolution", r.label, told, file=name, key=r.key, quote=quote, kind="problem", resolution=r.resolution
            )
            (self._asked_first if r.type == HOUSEHOLD or r.key in by_deed else self._resolved).setdefault(
                (fold(r.label), name), doubt
            )

    def _candidate(self, row: Mapping[str, Any], near: Mapping[str, str]) -> None:
        """Note one that lacked little, each name once."""
        lacking = _lacking(str(row["reason"])) if row["kind"] == "mechanism" else math.inf
        name = _flat(row["text"])
        if lacking <= NEAR and (name not in self._candidates or lacking < self._candidates[name][0]):
            quote = near.get(str(row["start"]), "")
            told = (f"turned down: {row['reason']} ({row['rule']})", f"{row['file']}:{row['start']}")
            whole = (*told, f"“{quote}”") if quote else told
            self._candidates[name] = (lacking, Doubt("candidate", name, whole, file=row["file"], quote=quote))

    def doubts(self, tally: Tally, decisions: Decisions) -> list[Doubt]:
        """What to ask, most used first; not what decisions speak of already. `tally` holds the mechanisms."""
        done = {fold(d.name) for d in decisions.entries if d.kind == "mechanism"}
        told = [(fold(d.name), d.file) for d in decisions.entries if d.kind == "problem"]
        solved = [
            d
            for (name, file), d in (*self._asked_first.items(), *self._resolved.items())
            if (name, file) not in told and (name, "") not in told
        ]
        candidates = [d for _, d in sorted(self._candidates.values(), key=lambda x: (x[0], x[1].name))]
        asked = (*_of_mechanisms(tally, self._uses), *candidates)
        return [*(d for d in asked if not done or fold(d.name) not in done), *solved]


def _of_mechanisms(tally: Tally, uses: dict[str, _Use]) -> Iterator[Doubt]:
    mechanisms = [m.record for m in tally.merged() if isinstance(m.record, MechanismRecord)]
    mechanisms.sort(key=lambda m: (-uses[m.key].cases, m.name, m.key))
    labels = concept_labels("mechanism-type")
    bearers: dict[str, list[MechanismRecord]] = {}  # of each name
    for m in mechanisms:
        bearers.setdefault(fold(m.name), []).append(m)
    alone = {same[0].key for same in bearers.values() if len(same) == 1}
    for m in mechanisms:
        if not m.types or m.types[0][1] < SURE:
            use = uses[m.key]
            types = "、".join(f"{labels.get(t, t)} ({t}) {c:.2f}，因“{cue}”" for t, c, cue in m.types) or "no type"
            quote = _quoted(use.quote)
            told = (f"type: {types}", f"{use.cases} cases; {use.place}; {use.file}", f"“{quote}”")
            place = "" if m.key in alone else use.place
            ids = tuple([t for t, _, _ in m.types])
            yield Doubt("type", m.name, told, place=place, types=ids, key=m.key, quote=quote)
    yield from _homonyms(bearers.values(), uses)


class _Sentences:
    """The sentences that the cases of a document quote, to be found by position."""

    def __init__(self, cases: Iterable[CaseRecord]) -> None:
        self._found = sorted({(e.start, e.end): e.exact for c in cases for e in c.evidence}.items())
        self._starts = [start for (start, _), _ in self._found]
        self._longest = max((end - start for (start, end), _ in self._found), default=0)

    def of(self, words: Sequence[Evidence]) -> str:
        """The longest of the words, or of the sentences that hold them: a name alone decides nothing."""
        whole: list[str] = []
        for w in words:
            first = bisect_left(self._starts, w.end - self._longest)
            last = bisect_right(self._starts, w.start)
            whole += [exact for (_, end), exact in self._found[first:last] if w.end <= end]
        return max(whole or [w.exact for w in words], key=len)


def _homonyms(bearers: Iterable[list[MechanismRecord]], uses: dict[str, _Use]) -> Iterator[Doubt]:
    """Names that several nodes bear."""
    for same in bearers:
        if len(same) > 1:
            told = tuple(
                f"{n}: {uses[m.key].place}: {'、'.join(m.members) or _quoted(uses[m.key].quote)} [{uses[m.key].file}]"
                for n, m in enumerate(same, 1)
            )
            yield Doubt("homonym", same[0].name, told)


def _flat(text: str) -> str:
    return _flat_line(str(text))[:80]


def _flat_line(text: str) -> str:
    flat = "".join(text.split())
    return flat if flat.isprintable() else "".join(c for c in flat if c.isprintable())


def _quoted(text: str) -> str:
    flat = _flat_line(text)
    return flat if len(flat) <= _MOST else flat[: _MOST - 1] + "…"


def page_data(found: Iterable[Doubt], decisions: Decisions) -> dict[str, Any]:
    """What the page's review mode shows: doubts in their order, types to choose from, what is decided already.

    The decisions are there because a file that the page makes takes the place of the one beside the texts.
    """
    asked: list[dict[str, Any]] = []
    of: Counter[str] = Counter()
    for d in found:
        of[d.what] += 1
        if of[d.what] <= ON_PAGE[d.what]:
            told = d.told[:-1] if d.quote else d.told
            asked.append({k: v for k in _ASKED if (v := told if k == "told" else getattr(d, k))})
    concepts = scheme("mechanism-type")["concepts"] if asked else ()
    types = [[c["id"], c["prefLabel"]["zh"], c["prefLabel"]["en"]] for c in concepts]
    earlier = [{k: v for k, v in asdict(e).items() if v} for e in decisions.entries]
    return {
        "doubts": asked,
        "of": dict(of),
        "types": [*types, ["other", "其他", "other"]] if asked else [],
        "earlier": earlier,
    }


def data_for_page(directory: Path) -> dict[str, Any]:
    """`page_data` of a built graph. Raises OutputError where there is no store."""
    with RecordsStore(directory / "store" / FILE_NAME) as store:
        decided = kept_decisions(store.meta.get("decisions", ""))
    return page_data(doubts(directory, decided), decided)
