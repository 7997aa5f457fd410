"""Someone or something and what befell it: words that tell of a type of trouble only together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.problem.candidate import ENDED, PLAIN, Candidate
from extractors.entities.problem.clauses import BARRIERS, CLAUSE_ENDS
from extractors.entities.problem.overlaps import free
from extractors.entities.problem.types import Befallen
from kg.rules import Hit

#: how many between the two halves of a pair
PAIR = 4
#: the same where the other half may stand in the next clause
PAIR_FAR = 14
# what may not stand between the two, some of it because it says that it is not so
_APART = BARRIERS + "不没未无零可若别防"
_NEAR_FREE = re.compile(f"[^{_APART}]{{0,{PAIR}}}")
_FAR_FREE = re.compile(f"[^{_APART.replace('，', '')}]{{0,{PAIR_FAR}}}")
_GONE, _OTHERS = ("没了", "没有了"), ("路灯", "路牌", "路边", "路沿")  # these hold no road
_IN_PASSING = ("时", "户", "者")
_NOT_TO_DRINK = frozenset("污废脏药汗泪墨")  # 污水经过沉淀


def paired(text: str, hits: Sequence[Hit], pairs_of: Mapping[str, Befallen]) -> Iterator[Candidate]:
    """Candidates of the words of what befell someone, 奶奶|确诊肺癌; `pairs_of` are the pairs that a word is in."""
    for start, end, word in hits:
        pairs, heads, far = pairs_of[word]
        floor = start - (PAIR_FAR if far else PAIR) - 1
        before = text[floor if floor > 0 else 0 : start]
        if heads.keys().isdisjoint(before):
            continue  # as mostly
        if text.startswith(_IN_PASSING, end):
            continue  # 老伴去世时已满七十岁: told in passing; 物业公司和种菜户: who did it
        if word.endswith(_GONE) and not CLAUSE_ENDS.match(text, end):
            continue  # 垃圾没有了|味道: something else is gone
        before = before[::-1]
        near = free(_NEAR_FREE, before)
        found: dict[int, Candidate] = {}  # one for each pair
        for gap, last in enumerate(before[: (free(_FAR_FREE, before) if far else near) + 1]):
            if last not in heads or text.startswith(_OTHERS, start - gap - 1):
                continue
            for number, few in heads[last]:
                type_id, _, plain, then, over = pairs[number]
                if number in found or (gap > near and not then) or not text.endswith(few, 0, start - gap):
                    continue
                head = next(h for h in few if text.endswith(h, 0, start - gap))
                if head == "水" and text[start - gap - 2] in _NOT_TO_DRINK:
                    continue
                # told in the next clause, that clause says it
                left = start if then and text.find("，", start - gap, start) >= 0 else start - gap - len(head)
                rule = ENDED if over else "problem.thing_fault"
                found[number] = Candidate(left, end, type_id, rule, PLAIN if plain else 1)
        for number in sorted(found):
            yield found[number]
