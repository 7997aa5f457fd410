"""What offices do among themselves, in whatever article it is told: assessments, study, contests."""

from __future__ import annotations

from extractors.screening import indoors
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story

#: why such an episode makes no case, for those who ask
INDOORS = "what offices do among themselves, study, contests or harvests: no resident is told of"


def is_indoors(s: Story, e: Episode) -> bool:
    """Whether the sentences of an episode speak of such things, and of nobody who lives in a place."""
    return indoors(s.told(e), numbers=e.mechanisms.keys() <= e.credited.keys() and not e.problems)
