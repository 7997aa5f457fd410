"""Merging: any order, any grouping, the same result; evidence is never dropped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Evidence, MechanismRecord, PlaceRecord, Record
from kg.graph.merge import Merged, Tally, merge_document, merge_records, merge_variants
from tests.records_fixture import records, shuffled

_names = st.sampled_from(["双报到", "双报到双服务", "“双报到”", "报到"])
_types = st.tuples(st.sampled_from(["points", "lists", "mediation", "culture"]), st.sampled_from([0.5, 0.9]), _names)
_evidence = st.builds(
    Evidence,
    article_key=st.sampled_from(["a1", "a2"]),
    source_key=st.just("s1"),
    start=st.integers(0, 5),
    end=st.integers(6, 9),
    exact=_names,
    rule=st.sampled_from(["mechanism.a", "mechanism.b"]),
)
_mechanisms = st.builds(
    MechanismRecord,
    key=st.sampled_from(["aa", "bb"]),
    name=_names,
    aliases=st.lists(_names, max_size=2).map(tuple),
    definition=st.none() | st.sampled_from(["甲乙丙", "甲乙", "丁"]),
    members=st.lists(_names, max_size=2).map(tuple),
    types=st.lists(_types, max_size=2).map(tuple),
    part_keys=st.lists(st.sampled_from(["cc", "dd"]), max_size=2).map(tuple),
    evidence=st.lists(_evidence, max_size=3).map(tuple),
)
_places = st.builds(
    PlaceRecord,
    key=st.sampled_from(["p1", "p2"]),
    name=_names,
    level=st.sampled_from(["community", "village"]),
    code=st.none() | st.sampled_from(["1", "22"]),
    parent_keys=st.lists(st.sampled_from(["p3", "p4"]), max_size=2).map(tuple),
)
_records = st.lists(_mechanisms | _places, max_size=8)


def tally(items: list[Record]) -> list[Merged]:
    found = Tally()
    for record in items:
        found.add(record)
    return list(found.merged())


@given(_records, st.randoms())
def test_order_plays_no_part(items: list[Record], random: object) -> None:
    mixed = list(items)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert tally(mixed) == tally(items)


@given(_records, _records, _records)
def test_grouping_plays_no_part(a: list[Record], b: list[Record], c: list[Record]) -> None:
    def of(items: list[Record]) -> Tally:
        found = Tally()
        for record in items:
            found.add(record)
        return found

    left = of(a)
    left.update(of(b))
    left.update(of(c))
    right = of(b)
    right.update(of(c))
    right.update(of(a))
    assert list(left.merged()) == list(right.merged()) == tally([*a, *b, *c])


@given(_records)
def test_no_evidence_is_dropped(items: list[Record]) -> None:
    merged = merge_document(items)
    assert len({(r.kind, r.key) for r in merged}) == len(merged)
    assert {(r.key, e) for r in merged for e in r.evidence} == {(r.key, e) for r in items for e in r.evidence}


@given(_records)
def test_no_label_is_dropped(items: list[Record]) -> None:
    for merged in tally(items):
        given_names = {n for r in items if r.key == merged.record.key for n in (r.name, *r.aliases)}  # type: ignore[attr-defined]
        assert set(merged.labels) == given_names


def test_preferred_label_is_most_frequent_then_shortest_then_least() -> None:
    def label(*names: str) -> str:
        return tally([PlaceRecord(key="p", name=n, level="village") for n in names])[0].labels[0]

    assert label("长长村", "短村", "长长村") == "长长村"
    assert label("长长村", "短村") == "短村"
    assert label("乙村", "丙村") == min("乙村", "丙村")


def test_types_of_few_articles_are_noise() -> None:
    often = MechanismRecord(key="m", name="甲", types=(("points", 0.8, "积分"),))
    once = MechanismRecord(key="m", name="甲", types=(("lists", 0.9, "清单"),))
    assert merge_variants({often: 9, once: 1}).record.types == (("points", 0.8, "积分"),)  # type: ignore[attr-defined]
    assert [t for t, _, _ in merge_variants({often: 2, once: 1}).record.types] == ["points", "lists"]  # type: ignore[attr-defined]


def test_merging_a_document_with_itself_changes_nothing_but_order() -> None:
    doc = records()
    twice = merge_document([*doc, *shuffled(doc, 1)])
    assert [r.key for r in twice] == [r.key for r in doc]
    for one, other in zip(doc, twice, strict=True):
        assert set(one.evidence) == set(other.evidence)
        assert merge_records([one]) == merge_records([other])
