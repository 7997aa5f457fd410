"""What only a headline tells: its mechanisms go to what the text tells of the place, for a headline makes no case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.linking.cases.credit import Named
from kg.linking.cases.gate import Episode


def below_headline(
    told: Sequence[Episode], end: int, opening: Sequence[Named], related: Callable[[str | None, str | None], bool]
) -> tuple[list[Episode], list[Episode]]:
    """The episodes without those that stand in the headline alone, and of these the ones that the text leaves so.

    `end` is the end of the headline, 0 where there is none; `opening` is named in the lines told with it. What the
    headline alone names goes to the first episode of the same place, else of a place inside or around it, as what the
    article is about.
    """
    for e in told:
        for n in reversed(opening) if e.number == 1 else ():
            if n.place == e.place and e.mechanisms.get(n.key, end) < end:
                e.mechanisms[n.key] = n.start  # the words of the story rather than those of the headline
    alone = [e for e in told if e.number == 1 and e.positions and max(e.positions) < end]
    rest = [e for e in told if e not in alone] if alone else [*told]
    left = []
    for e in alone:
        same = [o for o in rest if o.place == e.place] or [o for o in rest if related(o.place, e.place)]
        same = [o for o in same if o.positions]
        if not same:
            left.append(e)
            continue
        for key in e.mechanisms.keys() - same[0].mechanisms.keys():
            same[0].credited[key] = "topic_keys"
            same[0].mechanisms[key] = min(same[0].positions)
    return rest, left
