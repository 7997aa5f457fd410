"""Posts and teams sent to a place to work there, where the text tells what they do: 驻村第一书记, 驻村工作队."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.spans import longest
from kg.rules import ArticleView

_REACH = 60  # characters behind the name in which its sentence may tell what was done
#: a name or a person's, then what was said and no more
_ONLY_SAYS = re.compile(r"[一-鿿·]{0,4}(?:告诉|介绍|表示|说|认为|坦言|感慨|回忆)")
#: 党支部第一书记 is an office of the place itself, a 队员 is a person
_OFFICE, _PERSON = ("支部", "党委", "总支", "党工委"), "员"
#: 全省驻村第一书记九千名, 一批又一批驻村工作队, 用好第一书记力量: all of them, or what is to be done with them
_ALL = re.compile(
    r"(?:(?:全国|全省|全市|全县|全区|各地|累计|一批)[^，。；]{0,10}|发挥|用好|加强|强化|选好|选优|派强|关心|管理|个[^，。；]{0,16}选派)$"
)
_USE = re.compile(r"作用|力量|选派|选育|队伍|管理|制度|[0-9]|和驻村")
SENT = 2.2  # see ACCEPT


def sent(view: ArticleView, does: re.Pattern[str], short: Sequence[str]) -> Iterator[Candidate]:
    """Those who are sent, under the fullest name that the article calls them by. `short` are names of no one kind."""
    text = view.text
    hits = longest(view.hits("mechanism.sent"))
    full = {s: next((h.word for h in hits if h.word != s and h.word.endswith(s)), s) for s in short}
    for h in hits:
        if (
            text.startswith(_PERSON, h.end)
            or text.endswith(_OFFICE, 0, h.start)
            or _ALL.search(text, h.start - 20, h.start)
            or _USE.match(text, h.end)
            or _ONLY_SAYS.match(text, h.end)
        ):
            continue
        end = min(h.end + _REACH, view.sentence(h.start).end)
        if not does.search(text, h.end, end):
            continue
        name = full.get(h.word, h.word)
        also = tuple(s for s in short if s != name and name.endswith(s))
        yield Candidate(h.start, h.end, h.start, h.end, name, "mechanism.bare_sent", SENT, also)
