"""What a clause is about by the everyday things in it: 插座 and 拖线 speak of charging, 娃 and 放学 of child care.

Too many things, and each too common, to look for in every text: a clause is asked about only where its shape tells
of a burden.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

#: how much more a longer thing says than one of two characters, for each character
LONGER = 0.2
#: what a thing of people says beside one of a trouble: 老人 stand in every second clause
OF_PEOPLE = 0.5
#: how much more than any other type must be said for one
AHEAD = 0.3

_SHORTEST = 2


class Scenes:
    """Things by the types whose troubles they stand in."""

    def __init__(self, things: Mapping[str, tuple[str, ...]], people: Collection[str]) -> None:
        """`people` are the types named after who has the trouble."""
        self._things, self._people = things, people
        sizes: dict[str, set[int]] = {}
        for thing in things:
            sizes.setdefault(thing[:_SHORTEST], set()).add(len(thing))
        self._sizes = {begins: sorted(some, reverse=True) for begins, some in sizes.items()}

    def of(self, text: str) -> str:
        """The type that the things in a clause speak of; empty where none stands out.

        >>> Scenes({"插座": ("ev-charging",), "老人": ("elder-care",)}, {"elder-care"}).of("老人晚上抢一个插座")
        'ev-charging'
        """
        things, all_sizes, weights, reached = self._things, self._sizes, dict[str, float](), 0
        for at in range(len(text) - 1):
            sizes = all_sizes.get(text[at : at + _SHORTEST])
            if sizes is None or at < reached:
                continue
            for size in sizes:
                types = things.get(text[at : at + size])
                if types is not None:
                    for type_id in types:
                        weight = (1 + LONGER * (size - _SHORTEST)) / len(types)
                        weight *= OF_PEOPLE if type_id in self._people else 1
                        weights[type_id] = weights.get(type_id, 0.0) + weight
                    reached = at + size
                    break
        if not weights:
            return ""
        best = max(weights, key=lambda t: (weights[t], t))
        rest = max((weight for type_id, weight in weights.items() if type_id != best), default=0.0)
        return best if weights[best] >= rest + AHEAD else ""
