"""Decisions applied to the records of one document: a pure function, so that a build on any core does the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from kg.core.document import SourceDocument
from kg.core.ids import content_id
from kg.core.records import (
    CREDITED,
    ArticleRecord,
    CaseRecord,
    Evidence,
    InfluenceRecord,
    LessonRecord,
    MechanismRecord,
    MembershipRecord,
    OrganizationRecord,
    OutcomeRecord,
    PersonRecord,
    PlacementRecord,
    PlaceRecord,
    ProblemRecord,
    Record,
    ResolutionRecord,
)
from kg.graph.merge import merge_document
from kg.linking.article_record import source_key
from kg.linking.identity import fold, is_counting, mechanism_key, mechanism_labels
from kg.pipeline.decisions import Decision, Decisions

_Named = TypeVar("_Named", MechanismRecord, OrganizationRecord)
ACCEPTED_RULE = "decision.accepted"
REJECTED_RULE = "decision.rejected"
_CLASSES: Mapping[str, type[Record]] = {
    "mechanism": MechanismRecord,
    "organization": OrganizationRecord,
    "official": PersonRecord,
    "problem": ProblemRecord,
    "outcome": OutcomeRecord,
}


def decide(
    records: Sequence[Record], quarantine: Sequence[Mapping[str, Any]], decisions: Decisions, document: SourceDocument
) -> tuple[list[Record], list[Mapping[str, Any]], list[int]]:
    """Records and rows of the quarantine after the decisions, and the numbers of those that matched something.

    Decisions apply in the order of the file, each to what those before it left.
    """
    state = _State(list(records), list(quarantine), document)
    applied = []
    for number, decision in enumerate(decisions.entries):
        if decision.file and decision.file != document.name:
            continue
        if state.apply(decision):
            applied.append(number)
    if not applied and not state.changed:
        return list(records), list(quarantine), []
    told = {r.article_key for r in state.records if isinstance(r, CaseRecord)}
    after = [replace(r, case=r.key in told) if isinstance(r, ArticleRecord) else r for r in state.records]
    return merge_document(after), state.quarantine, applied


def _folded(name: str) -> str:
    return fold(name) or name


class _State:
    """The records of a document while decisions change them."""

    def __init__(self, records: list[Record], quarantine: list[Mapping[str, Any]], document: SourceDocument) -> None:
        self.records = records
        self.quarantine = quarantine
        self.changed = False
        self._document = document

    def apply(self, decision: Decision) -> bool:
        """Whether the decision matched something here."""
        if decision.do == "accept":
            return self._accept(decision)
        found = self._matching(decision, decision.name)
        if decision.do == "merge" and found:
            found += [r for r in self._matching(decision, decision.to) if r not in found]
        elif decision.do == "merge":
            found = self._matching(decision, decision.to)
            self._change(found, lambda r: _merged(r, decision))
            return False  # the other name may come from another document: this one must have the common key too
        if not found:
            return decision.do == "reject" and self._is_turned_down(decision)
        if decision.do == "reject":
            self._remove({r.key for r in found})
            self.quarantine += [self._row(r, decision) for r in found]
        else:
            self._change(found, lambda r: _CHANGES[decision.do](r, decision))
        if decision.do == "resolve":
            self._confirm({r.key for r in found}, decision)
        return True

    def _confirm(self, problems: set[str], decision: Decision) -> None:
        """Words that a person agrees with tell for sure what became of a problem; others tell it no more."""
        reason = f"{decision.who}：{decision.why}"
        self.records = [
            replace(r, confidence=1.0, reason=reason)
            if isinstance(r, ResolutionRecord) and r.problem_key in problems
            else r
            for r in self.records
            if not (isinstance(r, ResolutionRecord) and r.problem_key in problems and r.value != decision.to)
        ]

    def _matching(self, decision: Decision, name: str) -> list[Record]:
        wanted = _folded(name)
        class_ = _CLASSES[decision.kind]
        return [
            r for r in self.records
            if isinstance(r, class_) and wanted in _names(r) and (not decision.place or self._is_at(r, decision.place))
        ]  # fmt: skip

    def _is_turned_down(self, decision: Decision) -> bool:
        """Whether the rules have rejected a candidate already, so that the decision agrees with them."""
        wanted = _folded(decision.name)
        return any(q["kind"] == decision.kind and _folded(str(q["text"])) == wanted for q in self.quarantine)

    def _is_at(self, record: Record, place: str) -> bool:
        """Whether a thing is told of a place, or of one inside it."""
        places = {r.key: r for r in self.records if isinstance(r, PlaceRecord)}
        starts: set[str] = set()
        if isinstance(record, OrganizationRecord) and record.place_key:
            starts.add(record.place_key)
        for case in self.records:
            if isinstance(case, CaseRecord) and record.key in _parts_of(case):
                starts.update(case.place_keys)
        queue, seen = sorted(starts), set(starts)
        while queue:
            here = places.get(queue.pop())
            if here is None:
                continue
            if place in (here.name, *here.aliases):
                return True
            queue += [k for k in here.parent_keys if k not in seen]
            seen.update(here.parent_keys)
        return False

    def _change(self, found: Sequence[Record], change: Callable[[Any], Record]) -> None:
        """Replace records, and their keys wherever others refer to them."""
        self.changed = self.changed or bool(found)
        changed = {id(r): change(r) for r in found}
        keys = {r.key: changed[id(r)].key for r in found if changed[id(r)].key != r.key}
        self.records = [_rekeyed(changed.get(id(r), r), keys) for r in self.records]

    def _row(self, record: Record, decision: Decision) -> dict[str, Any]:
        """A row of the quarantine for what a person rejected."""
        e = record.evidence[0]
        number = next(r.number for r in self.records if isinstance(r, ArticleRecord) and r.key == e.article_key)
        reason = f"{decision.who}, {decision.when}: {decision.why}"
        return {
            "file": self._document.name, "article": number, "start": e.start, "end": e.end, "kind": decision.kind,
            "text": decision.name, "rule": REJECTED_RULE, "reason": reason,
        }  # fmt: skip

    def _remove(self, keys: set[str]) -> None:
        """Drop records and what only they held up: memberships, empty cases, influences and lessons of these,
        what tells of what became of a problem or where a case is."""
        gone = keys | {r.key for r in self.records if isinstance(r, MembershipRecord) and r.person_key in keys}
        kept: list[Record] = []
        for r in self.records:
            if r.key in gone:
                continue
            if isinstance(r, CaseRecord):
                told = {*r.mechanism_keys, *r.problem_keys, *r.outcome_keys}
                if told and not told - gone:
                    gone.add(r.key)
                    continue
            kept.append(_without(r, gone))
        self.records = [
            r for r in kept
            if not (isinstance(r, InfluenceRecord) and {r.case_key, r.target_key} & gone)
            and not (isinstance(r, LessonRecord) and r.case_key in gone)
            and not (isinstance(r, ResolutionRecord) and r.problem_key in gone)
            and not (isinstance(r, PlacementRecord) and r.case_key in gone)
        ]  # fmt: skip

    def _accept(self, decision: Decision) -> bool:
        """Take a candidate out of the quarantine."""
        wanted = _folded(decision.name)
        rows = [
            q for q in self.quarantine
            if q["kind"] == "mechanism" and _folded(str(q["text"])) == wanted and q["start"] is not None
        ]  # fmt: skip
        done = False
        for row in rows:
            article = next(
                (r for r in self.records if isinstance(r, ArticleRecord) and r.number == row["article"]), None
            )
            exact = self._document.text[row["start"] : row["end"]]
            if article is None or not exact.strip():
                continue
            evidence = Evidence(
                article.key, source_key(self._document.name), row["start"], row["end"], exact, ACCEPTED_RULE
            )
            case = self._case_near(article, evidence)
            scope = case.place_keys[0] if case.place_keys else article.key
            label, aliases = mechanism_labels(decision.name, ())
            mechanism = MechanismRecord(
                key=mechanism_key(decision.name, (), scope), name=label, aliases=aliases,
                types=_types(decision), evidence=(evidence,),
            )  # fmt: skip
            if decision.place and not self._case_at(case, decision.place):
                continue
            old = next((r for r in self.records if r.key == mechanism.key), None)
            if old is not None:
                self.records.remove(old)
                mechanism = replace(mechanism, evidence=tuple(sorted({*old.evidence, evidence})))
            keys = tuple(sorted({*case.mechanism_keys, mechanism.key}))
            self.records = [r for r in self.records if r.key != case.key]
            self.records += [replace(case, mechanism_keys=keys), mechanism]
            self.quarantine.remove(row)
            done = True
        return done

    def _case_at(self, case: CaseRecord, place: str) -> bool:
        names = {r.key: {r.name, *r.aliases} for r in self.records if isinstance(r, PlaceRecord)}
        return any(place in names.get(k, ()) for k in case.place_keys)

    def _case_near(self, article: ArticleRecord, evidence: Evidence) -> CaseRecord:
        """The case of the article whose words stand nearest; a new one where it has none."""
        cases = [r for r in self.records if isinstance(r, CaseRecord) and r.article_key == article.key and r.evidence]
        if cases:
            return min(cases, key=lambda c: (min(_distance(e, evidence) for e in c.evidence), c.key))
        return CaseRecord(
            key=content_id("case", article.key, "decision"),
            article_key=article.key,
            label=article.title,
            place_keys=(article.region_key,) if article.region_key else (),
            evidence=(evidence,),
        )


def _distance(a: Evidence, b: Evidence) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def _names(record: Any) -> set[str]:
    label = getattr(record, "name", "") or getattr(record, "label", "")
    return {_folded(n) for n in (label, *getattr(record, "aliases", ()))}


def _types(decision: Decision) -> tuple[tuple[str, float, str], ...]:
    return tuple((t, 1.0, f"{decision.who}：{decision.why}") for t in decision.types)


def _merged(record: MechanismRecord, decision: Decision) -> MechanismRecord:
    name = _folded(decision.to)
    key = content_id("mechanism", "merged", name) if is_counting(decision.to) else content_id("mechanism", name)
    return replace(_renamed(record, decision), key=key)


def _renamed(record: _Named, decision: Decision) -> _Named:
    aliases = {record.name, *record.aliases} - {decision.to}
    return replace(record, name=decision.to, aliases=tuple(sorted(aliases)))


def _split(record: MechanismRecord, decision: Decision) -> MechanismRecord:
    where = ("place", decision.place) if decision.place else ("file", decision.file)
    return replace(record, key=content_id("mechanism", "split", _folded(decision.name), *where))


def _retyped(record: Any, decision: Decision) -> Any:
    if isinstance(record, MechanismRecord):
        return replace(record, types=_types(decision))
    if isinstance(record, ProblemRecord):
        return replace(record, type=decision.types[0], type_confidence=1.0, rival="")
    return replace(record, indicator=decision.types[0])


def _resolved(record: ProblemRecord, decision: Decision) -> ProblemRecord:
    return replace(record, resolution=decision.to)


_CHANGES: Mapping[str, Callable[[Any, Decision], Record]] = {
    "merge": _merged,
    "rename": _renamed,
    "split": _split,
    "retype": _retyped,
    "resolve": _resolved,
}


def _parts_of(case: CaseRecord) -> set[str]:
    return {*case.mechanism_keys, *case.problem_keys, *case.outcome_keys, *case.agent_keys}


_REFERRING = ("mechanism_keys", "problem_keys", "outcome_keys", "agent_keys", "part_keys", *CREDITED)


def _rekeyed(record: Record, keys: Mapping[str, str]) -> Record:
    """A record with the keys that it refers to replaced."""
    if not keys:
        return record
    if isinstance(record, InfluenceRecord):
        return replace(record, target_key=keys.get(record.target_key, record.target_key))
    changes = {}
    for name in _REFERRING:
        old = getattr(record, name, ())
        if any(k in keys for k in old):
            changes[name] = tuple(sorted({keys.get(k, k) for k in old} - {record.key}))
    if isinstance(record, CaseRecord) and changes:  # what became one with a mechanism that is stated is stated
        credited = {k for name in CREDITED for k in getattr(record, name)}
        stated = {keys.get(k, k) for k in record.mechanism_keys if k not in credited}
        for name in CREDITED:
            changes[name] = tuple([k for k in changes.get(name, getattr(record, name)) if k not in stated])
    return replace(record, **changes) if changes else record  # type: ignore[arg-type]


def _without(record: Record, gone: set[str]) -> Record:
    """A record without references to what is gone."""
    changes: dict[str, Any] = {}
    for name in _REFERRING:
        old = getattr(record, name, ())
        if any(k in gone for k in old):
            changes[name] = tuple(k for k in old if k not in gone)
    for name in ("parent_key", "organization_key"):
        if getattr(record, name, None) in gone:
            changes[name] = None
    return replace(record, **changes) if changes else record
