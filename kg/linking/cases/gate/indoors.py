"""What offices do among themselves, in whatever article it is told: hand-overs, assessments, study, contests."""

from __future__ import annotations

from extractors.screening import indoors, oversight, pastime
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story

#: why such an episode makes no case, for those who ask
INDOORS = "what offices do among themselves, study, contests or harvests: no resident is told of"


def is_indoors(s: Story, e: Episode) -> bool:
    """Whether the sentences of an episode speak of such things, and of nobody who lives in a place.

    So is what people's congresses ask of offices. Where there are only numbers, those of contests and shows count for
    nothing, whoever takes part.
    """
    told = s.told(e)
    bare = e.mechanisms.keys() <= e.credited.keys() and not e.problems
    return indoors(told) or oversight(told) or (bare and pastime(told))
