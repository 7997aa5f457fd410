"""What goes on with the story of a case: the paragraphs beside it, however little of governing they speak of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.beside import is_beside
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story


def sequels(s: Story, kept: Sequence[Episode]) -> Callable[[Episode], bool]:
    """Which further episodes go on with the stories of those that make cases: what they tell, they tell of them."""
    told: dict[str | None, list[int]] = {}
    for e in kept:
        if s.depth(e.place) >= scales.PREFECTURE:
            told.setdefault(e.place, []).append(e.number)

    def goes_on(e: Episode) -> bool:
        near = any(abs(number - e.number) <= scales.NEAR for number in told.get(e.place, ()))
        return near and is_still_there(s, e) and is_enough(s, e) and not is_beside(s, e)

    return goes_on


def is_still_there(s: Story, e: Episode) -> bool:
    """Whether the place of an episode is named no further above than a case may be that it goes on with."""
    return s.is_named(e, before=scales.NEAR)


def is_enough(s: Story, e: Episode) -> bool:
    """Whether a sequel has a word of governing besides a trouble or mechanism; results alone need more.

    The harvest of the same village is told with results as well.
    """
    start, end = s.span(e)
    if e.problems or any(start <= at < end for at in e.mechanisms.values()):
        return s.weight(e.number) >= scales.TOUCHED
    return s.weight(e.number) >= (scales.ROOTED if len(e.outcomes) >= scales.SEVERAL_RESULTS else scales.PLAIN)
