"""What goes on with the story of a case: the paragraphs beside it, however little of governing they speak of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.beside import is_beside
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story

_HASTE = "time"  # the kind of outcomes that tell how long something took


def sequels(s: Story, kept: Sequence[Episode]) -> Callable[[Episode], bool]:
    """Which further episodes go on with the stories of those that make cases: what they tell, they tell of them."""
    told: dict[str | None, list[int]] = {}
    run: dict[str, set[str | None]] = {}  # by mechanism that makes a case: where
    for e in kept:
        if s.depth(e.place) >= scales.PREFECTURE:
            told.setdefault(e.place, []).append(e.number)
            for key in e.mechanisms:
                run.setdefault(key, set()).add(e.place)

    def goes_on(e: Episode) -> bool:
        if is_reach(s, e, run):
            return True
        near = any(abs(number - e.number) <= scales.NEAR for number in told.get(e.place, ()))
        return near and is_still_there(s, e) and is_enough(s, e) and not is_beside(s, e)

    return goes_on


def is_reach(s: Story, e: Episode, run: Mapping[str, set[str | None]]) -> bool:
    """Whether an episode counts what a practice came to that makes a case inside or around its place.

    So does 全市已建成98家驿站 after the story of one of them, and a count in words of governing. How long somebody
    took counts nothing.
    """
    if not e.outcomes or s.depth(e.place) < scales.PREFECTURE or is_beside(s, e) or not s.is_placed(e):
        return False
    others = [place for places in run.values() for place in places if place != e.place]
    lasting = any(s.kinds.get(key) != _HASTE for key in e.outcomes)
    governed = lasting and s.weight(e.number) >= scales.TOUCHED
    if governed and any(s.locus.related(e.place, place) for place in others):
        return True
    sentences = {s.sentence_of(at) for at in e.outcomes.values()}
    return any(
        s.sentence_of(at) in sentences and any(s.locus.related(e.place, place) for place in run.get(key, ()))
        for key, at in e.mechanisms.items()
    )


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
