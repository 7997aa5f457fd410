"""What a name in quotation marks is a name of, said right behind it without a word between that parts them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.weighing import HEAD

#: what it weighs for a name that the text says of what it is
NAMED = 2.0

# “南风来”|群众|议事协商模式: no more than an attribute stands between
_BETWEEN = re.compile(r"”[一-鿿]{0,4}\Z")
_LONGEST = 5  # characters of that with the mark
_APART = re.compile(
    "[的等和与及在是将把为对让被也都着了过]|包括|推[进行动]|实[行施]|标准|建[设立]|通过|开[展通]|依托|成立|组[织建]|利用|借助|加强|召开"
    "|参与|提供"
)


def join_apposition(text: str, c: Candidate, quoted: Mapping[int, Candidate]) -> bool:
    """Join a bare name to the quoted one right before it, if it only says what that is a name of; was it joined?

    The quoted candidate then weighs more and is called so too. `quoted` are those in quotation marks by their ends.
    """
    closed = _BETWEEN.search(text, c.start - _LONGEST, c.start)
    q = quoted.get(closed.start()) if closed else None
    if q is None or closed is None or _APART.search(text, closed.start(), c.start):
        return False
    if q.right == "not_heads":
        if c.right != "heads":
            return False
        q.score -= HEAD["not_heads"]  # 群众 before 议事协商模式 is no noun of its own
    q.score, q.rule = q.score + NAMED, "mechanism.quoted_head_noun"
    q.outer_end, q.right = max(q.outer_end, c.outer_end), c.right or q.right or "heads"
    q.aliases += (q.name + text[q.end + 1 : c.end],)
    return True
