"""What in a built graph is doubtful enough to ask a person about, most used first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.core.records import CaseRecord, Evidence, MechanismRecord, PlaceRecord
from kg.graph.merge import Tally
from kg.graph.schemes import concept_labels
from kg.linking.identity import fold
from kg.pipeline.decisions import Decisions
from kg.stores.records import FILE_NAME, RecordsStore

UNSURE = 0.65  #: a type below it is asked about
NEAR = 1.0  #: a candidate that lacks no more than this to the threshold is asked about
_MOST = 160  # characters of a quotation
_SCORE = re.compile(r"score ([0-9.]+) is under ([0-9.]+)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to ask. `what` is "type", "homonym" or "candidate"; `told` are lines to read before one answers."""

    what: str
    name: str
    told: tuple[str, ...]
    file: str = ""
    place: str = ""  # where several nodes bear the name: that of the one meant
    types: tuple[str, ...] = ()  # ids as they are


@dataclass(slots=True)
class _Use:
    cases: int = 0
    place: str = ""
    file: str = ""
    quote: str = ""


def doubts(directory: Path, decisions: Decisions) -> list[Doubt]:
    """All doubts of a built graph that no decision speaks of yet. Raises OutputError where there is no store."""
    done = {fold(d.name) for d in decisions.entries if d.kind == "mechanism"}
    found = [*_of_mechanisms(directory), *_of_candidates(directory)]
    return [d for d in found if fold(d.name) not in done]


def _of_mechanisms(directory: Path) -> Iterator[Doubt]:
    tally = Tally()
    uses: dict[str, _Use] = {}
    with RecordsStore(directory / "store" / FILE_NAME) as store:
        for stored in store:
            records = stored.records()
            places = {r.key: r.name for r in records if isinstance(r, PlaceRecord)}
            sentences = [e for r in records if isinstance(r, CaseRecord) for e in r.evidence]
            for r in records:
                if isinstance(r, MechanismRecord):
                    tally.add(r)
                    use = uses.setdefault(r.key, _Use())
                    if not use.quote:
                        use.file, use.quote = stored.name, _sentence(r.evidence, sentences)
                elif isinstance(r, CaseRecord):
                    for key in r.mechanism_keys:
                        use = uses.setdefault(key, _Use())
                        use.cases += 1
                        use.place = use.place or next((places[p] for p in r.place_keys if p in places), "")
    mechanisms = [m.record for m in tally.merged() if isinstance(m.record, MechanismRecord)]
    mechanisms.sort(key=lambda m: (-uses[m.key].cases, m.name, m.key))
    labels = concept_labels("mechanism-type")
    bearers = Counter(fold(m.name) for m in mechanisms)
    for m in mechanisms:
        if not m.types or m.types[0][1] < UNSURE:
            use = uses[m.key]
            types = "、".join(f"{labels.get(t, t)} ({t}) {c:.2f}，因“{cue}”" for t, c, cue in m.types) or "no type"
            told = (f"type: {types}", f"{use.cases} cases; {use.place}; {use.file}", f"“{_quoted(use.quote)}”")
            place = use.place if bearers[fold(m.name)] > 1 else ""
            yield Doubt("type", m.name, told, place=place, types=tuple(t for t, _, _ in m.types))
    yield from _homonyms(mechanisms, uses)


def _sentence(words: Iterable[Evidence], sentences: Iterable[Evidence]) -> str:
    """The longest of the words, or of the quoted sentences that hold them: a name alone decides nothing."""
    words = list(words)
    whole = [s.exact for s in sentences if any(s.start <= w.start and w.end <= s.end for w in words)]
    return max(whole or [w.exact for w in words], key=len)


def _homonyms(mechanisms: list[MechanismRecord], uses: dict[str, _Use]) -> Iterator[Doubt]:
    """Names that several nodes bear."""
    nodes: dict[str, list[MechanismRecord]] = {}
    for m in mechanisms:
        nodes.setdefault(fold(m.name), []).append(m)
    for same in nodes.values():
        if len(same) > 1:
            told = tuple(
                f"{n}: {uses[m.key].place}: {'、'.join(m.members) or _quoted(uses[m.key].quote)} [{uses[m.key].file}]"
                for n, m in enumerate(same, 1)
            )
            yield Doubt("homonym", same[0].name, told)


def _of_candidates(directory: Path) -> Iterator[Doubt]:
    """Candidates that lacked little, each name once."""
    seen: dict[str, tuple[float, Doubt]] = {}
    path = directory / "quarantine.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        score = _SCORE.search(str(row.get("reason", "")))
        if row.get("kind") != "mechanism" or score is None:
            continue
        lacking = float(score.group(2)) - float(score.group(1))
        name = _flat(row["text"])
        if lacking <= NEAR and (name not in seen or lacking < seen[name][0]):
            told = (f"turned down: {row['reason']} ({row['rule']})", f"{row['file']}:{row['start']}")
            seen[name] = (lacking, Doubt("candidate", name, told, file=row["file"]))
    yield from (d for _, d in sorted(seen.values(), key=lambda x: (x[0], x[1].name)))


def _flat(text: str) -> str:
    return "".join(c for c in "".join(str(text).split()) if c.isprintable())[:80]


def _quoted(text: str) -> str:
    flat = "".join(c for c in "".join(text.split()) if c.isprintable())
    return flat if len(flat) <= _MOST else flat[: _MOST - 1] + "…"
