"""Who does what, in a row: 户分类、村收集、镇转运; 居民点菜、社区端菜、群众评菜; 干部包村、党员包户."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Contexts
from extractors.entities.mechanism.names import squeeze
from kg.rules import ArticleView

_REACH = 10  # characters in which the first member may begin before its verb
#: no particle and no verb of another clause stands between who and what
_GAP = r"[^\W0-9A-Za-z_行立照按取成起出了的以用由把将在和与等采推施通]"
#: aims of the state and of an economy, written like a division of labour
_SLOGAN = re.compile(r"党委领导|政府负责|社会协同|法治保障|企业主体|市场运作|市场主导|科技支撑")
_AIMED = re.compile(
    r"等?的?(?:工作|良好|浓厚|生动|强大|整体)*(?:原则|思路|理念|要求|目标|总要求|氛围|局面|合力|格局|态势|"
    r"景象)"
)
_ON = re.compile(r"[一-鿿]")
#: what may go on behind a row: what it is, or what it does
_BEHIND = re.compile(
    r"的|等|相结合|三位|四位|[两三四五六七]级|机制|模式|体系|链条|流程|责任|制度|办法|做法|路子|工作|方式|"
    r"闭环|让|使|，"
)
_NAMED = re.compile(r"的?(?:模式|机制|办法|做法|路子|流程|方式|体系|责任制)")
_IN_THIS_WAY = ("的方式", "的形式", "的办法", "的路径")
#: a level of the state, as one that has a duty: 省级, 区县, 乡镇街道, 部门
_RUNG = "(?:[省市州县区旗乡镇街村居]{1,3}级?|街道|社区|乡镇街道|镇街|部门|政府|上级|基层)(?:党委|政府|部门|干部|领导)?"
#: what says that two are enough to be a way of working
_IN_USE = frozenset({"found", "made"})
ROW, PAIR, SAID_SO = 2.4, 0.6, 1.5  # three or more / only two / a verb or a noun says that it is one; see ACCEPT


def rows_of_deeds(
    view: ArticleView, contexts: Contexts, actors: Sequence[str], acts: Sequence[str], duties: Sequence[str]
) -> Iterator[Candidate]:
    """Rows in which each member says who and what."""
    text, reach = view.text, 0
    first, rest, duty = _patterns(tuple(actors), tuple(acts), tuple(duties))
    for h in view.hits("mechanism.acts"):
        if h.start < reach or text[h.end : h.end + 1] != "、":
            continue
        m = rest.match(text, h.end)
        if not m:
            continue
        low = max(0, h.start - _REACH)
        lead = first.search(text[low : h.start])
        end = m.end()
        if not lead or (_ON.match(text, end) and not _BEHIND.match(text, end)):
            continue
        reach, start = end, low + lead.start()
        members = text[start:end].split("、")
        if len(set(members)) < len(members) or _SLOGAN.search(text, start, end) or _AIMED.match(text, end):
            continue
        if all(map(duty.fullmatch, members)):
            continue  # 市级统筹、县级主抓、乡镇落实: who answers for what on which level of the state
        if len(members) == 2 and "、" in (text[start - 1 : start], text[end : end + 1]):
            continue  # two of a longer row
        score = ROW if len(members) > 2 else PAIR
        verb, head = contexts.verb(text, start), contexts.head(text, end)
        said = verb.kind in _IN_USE or head.kind == "heads" or text.startswith(_IN_THIS_WAY, end)
        score += SAID_SO if said else 0.0
        found = Candidate(
            start, end, start, end, squeeze(text[start:end]), "mechanism.bare_chain", score, left=verb.kind
        )
        if head.kind == "heads" and _NAMED.match(text, end):
            found.outer_end, found.right = head.end, "heads"
        yield found


@lru_cache(maxsize=1)
def _patterns(
    actors: tuple[str, ...], acts: tuple[str, ...], duties: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What finds the first actor before its verb, the members that follow the first, and a member that is a duty."""
    actor = f"(?:{'|'.join(sorted(actors, key=len, reverse=True))})"
    act = f"(?:{'|'.join(sorted(acts, key=len, reverse=True))})"
    duty = f"(?:{'|'.join(sorted(duties, key=len, reverse=True))})"
    return (
        re.compile(f"{actor}{_GAP}{{0,4}}$"),
        re.compile(f"(?:、{actor}{_GAP}{{0,4}}?{act}{{1,2}})+"),
        re.compile(f"{_RUNG}{duty}+"),
    )
