"""Which sentence says where a case is, if none of its own does: a story goes on at a place without naming it again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.core.records import CaseRecord, PlacementRecord
from kg.linking.evidence import Quoter
from kg.linking.places import PlaceResolution
from kg.rules import ArticleView

RULE = "case.placed"
#: how sure the place of a case is that a sentence before it names, and of one that only what follows names: of what
#: such cases tell on articles with records made by hand this share was at this place (of all others 0.92)
CARRIED, LATER = 0.82, 0.76
_ON = "the text goes on from this sentence 承接此句"
_AFTER = "named only further on 下文才提到"


def placements(
    view: ArticleView, quote: Quoter, places: PlaceResolution, cases: Sequence[CaseRecord]
) -> Iterator[PlacementRecord]:
    """The sentences that name the places of cases whose own sentences do not; none of a place that none names."""
    if not cases:
        return
    starts = defaultdict[str, list[int]](list)  # by place, where it is named, in order
    for mention, key in zip(places.mentions, places.told, strict=True):
        starts[key].append(mention.start)
    printed = quote.article.offsets
    sentences = {printed[s.start]: s for s in view.sentences if s.start < len(view.text)}
    for case in cases:
        own = [sentences[e.start] for e in case.evidence if e.start in sentences]
        for key in case.place_keys:
            named = starts.get(key)
            if not named or not own or any(bisect_left(named, start) < bisect_left(named, end) for start, end in own):
                continue
            before = bisect_right(named, min(s.start for s in own))
            at, sure, why = (named[before - 1], CARRIED, _ON) if before else (named[0], LATER, _AFTER)
            told = quote.sentence(view.sentence(at), RULE, sure)
            if told is not None:
                yield PlacementRecord(
                    key=PlacementRecord.key_of(case.key), case_key=case.key, place_key=key, confidence=sure, reason=why,
                    evidence=(told,),
                )  # fmt: skip
