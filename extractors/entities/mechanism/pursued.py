"""What a place is said to pursue: the object of 推行, 实行 or 试行 that fills the rest of its clause.

推行物业托管，…; 实行两委轮值坐班制.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.look_alikes import is_look_alike
from extractors.entities.mechanism.names import core, squeeze
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import eager
from kg.rules import ArticleView

#: what fills the clause; 探索推行积分制 has a second verb, which has its own object
_OBJECT = re.compile(
    r"(?:了|起)?(?!推行|实行|试行|实施|推广|推进)([一-鿿0-9]{4,9}?)(?=(?:的(做法|办法|路子|模式|机制|工作法|方法))?[，。；！])"
)
_CLAUSE = re.compile(
    r"[的了着过在把将让使是以或从为对和与及等并后中]|以来|兼任|担任|兼职|工作$|政策$|方案$|条例$|制度$|"
    r"机制$|模式$|工作法$|办法$|改革$|战略$"
)
#: how thoroughly or how well, not how: 精细化管理, 统一经营
_MANNER = re.compile(
    r"(?:常态化|长效|(?:精细|规范|标准|科学|现代|专业|常态|制度|信息|智能|数字|人性|市场|社会|民主|一体|"
    r"全面|有效|严格|统一|动态|分级|分类|封闭|集中|封闭式|全封闭|"
    r"免费|有偿|绿色|低碳|生态|安全|文明|公平|公开|全程|全员|无偿|系统|差异|销号)化?(?:的)?(?:管理|服务|"
    r"治理|运作|运营|经营|开放|施工|办公|监管|管控|种植|养殖|生产|考核|培训|供应|采购|教学))"
)
_ECONOMY = re.compile(
    r"种植|养殖|轮作|订单|股份|会员|股权|合伙|专利|门票|生产|施工|销售|经营|教学|招生|采购|招标|税|工资|薪|假|免费|补贴|票价|供暖|"
    r"限行|限购|计划|市场|经济|改制|考试"
)
#: what a way of working of a place ends in
_WAY = re.compile(
    r"(?:制|共享|代办|帮办|托管|轮值|坐班|值守|联户|包户|认领|会商|公示|接访|下访|议事|说事|夜访|走访|"
    r"回访|销号|评议|评比|积分|自管|共管|(?:小区|连队|村庄|庭院|楼院|家园|街区|院落|嘎查)(?:建设|创建)|微改造|预约单|连心卡|服务卡|积分卡|红黑榜|光荣榜|联办|快办|通办|直管)$"
)
#: whatever else is started is an alarm, a project, a procedure; whatever else is brought out or carried out, anything
_STARTS = frozenset({"启动", "推出", "探索", "实施", "采取", "创新推出"})
_NEARER = (
    "推行", "实行", "试行", "施行", "实施", "推广", "建立", "开展", "落实", "构建", "设立", "采取", "采用",
    "制定",
)  # fmt: skip
#: 推行党建联村、产业联户: members of one length
_ROW = re.compile(r"(?:了|起)?([一-鿿]{4,6}(?:、[一-鿿]{4,6}){1,3})(?=[，。；！])")
_BRIEFLY = ("启动", "实行", "推行", "试行")
#: 启动垫付机制: a deed of two characters that no other mechanism is called after
_BRIEF = re.compile(r"了?((?![一这该本其各])[一-鿿]{2}机制)(?=[，。；、])")
BRIEF = 2.2
PURSUED, TYPED, SAYS_SO = 1.6, 0.8, 0.6  # see ACCEPT


def pursued(view: ArticleView, typer: Typer, vague: frozenset[str]) -> Iterator[Candidate]:
    """Objects of such verbs."""
    text = view.text
    for h in view.hits("mechanism.pursuing"):
        brief = _BRIEF.match(text, h.end) if h.word in _BRIEFLY else None
        if brief and brief[1][:2] not in vague:
            a, b = brief.span(1)
            yield Candidate(a, b, a, b, brief[1], "mechanism.bare_object", BRIEF, (brief[1][:2],), left="found")
            continue
        m = _OBJECT.match(text, h.end)
        if not m and h.word not in _STARTS and (row := _row(text, h.end, typer)):
            yield row
        if not m or _CLAUSE.search(m[1]) or _MANNER.search(m[1]) or _ECONOMY.search(m[1]) or eager(m[1]):
            continue
        if m[1].startswith(_NEARER):
            continue  # 探索推行积分制: the last verb governs it
        start, end = m.span(1)
        name = core(squeeze(m[1]))
        way = _WAY.search(m[1])
        if not way and (is_look_alike(name) or h.word in _STARTS):
            continue
        score = PURSUED + (TYPED if typer.named(start, end) else 0.0) + (SAYS_SO if way or m[2] else 0.0)
        yield Candidate(start, end, start, end, name, "mechanism.bare_object", score, left="found")


def _row(text: str, start: int, typer: Typer) -> Candidate | None:
    """A row of members of one length that names a type."""
    m = _ROW.match(text, start)
    if not m:
        return None
    members = m[1].split("、")
    if len(set(map(len, members))) > 1 or len({p[:2] for p in members}) < len(members):
        return None
    if (
        all(p[-3] in "化式" for p in members)
        or any(w.search(m[1]) for w in (_CLAUSE, _MANNER, _ECONOMY))
        or not typer.named(*m.span(1))
    ):
        return None
    begin, end = m.span(1)
    return Candidate(begin, end, begin, end, m[1], "mechanism.bare_object", PURSUED + TYPED, left="found")
