"""Names without quotation marks before the noun that says what they are: 机制, 模式, 工作法, 制度, 清单."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.bare import HEADED, NEWLY, BareWords
from extractors.entities.mechanism.behind import AND, BREAK, FIRST, SHORTEST, after_verb, split
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.look_alikes import is_look_alike
from extractors.entities.mechanism.names import core, squeeze
from extractors.entities.mechanism.spans import joined
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import eager
from kg.rules import ArticleView

_SHORTEST_KEPT = 3  # characters of a name where the noun is part of the name (差异化清单)
_NEW = re.compile(r"(?:新型?|(?:常态)?长效|[有高]效|等?[0-9一二三四五六七八九十]+[项个类种大]|工作|工?作?体系和运行)$")
_COUNT_END = re.compile(r"等?(?:[0-9]+|[一二两三四五六七八九十]+)[项个类种大条]$")
_COUNTED = re.compile(r"(?:[0-9]+(?:大类|小类|[个项类种大条份张]大?类?))+")
_RUNS = re.compile(
    r"(?:推行|实施|建立|运行|执行|出台|推出|启动|施行)(?:以?来|之?后|以后)|"
    r"(?:有序|正常|顺畅|良性|高效)?(?:运转|落地|应运而生)|(?:逐步|不断|日益|日趋|持续)(?:健全|完善|成熟|建立)|(?:全面|正式|全域)(?:推行|实施|运行|启动|建立|铺开)"
)
_AGAIN_FOUNDED = ("建立", "订立", "签订", "健全", "完善", "推行", "推动")  # the last verb before a name counts
_NOT_A_HEAD = frozenset("化性规律优层框体环度")
#: a field of work, which no name distinguishes: 基层治理, 社区服务
_FIELD = re.compile(
    r"(?:超大|特大|现代|新时代|新型|城乡|农村|城市|乡村|基层|社会|社区|小区|物业|党建|网络|生态|发展|公共|便民|群众|政务|数字化|常态化|精细化)*"
    r"(?:治理|服务|管理|建设|发展|工作|保障|监管|协商|自治|养老)$"
)
#: what laws and firms regulate
_REGIME = re.compile(
    r"(?:社保|保险|保障|公积金|备案|许可|招标|采购|税收|审计|薪酬|用工|上岗|教学|招生|考试|问责|户籍|接续|征收|补偿)$"
)
_NEWLY = re.compile(r"(?:探索|推行|创新|首创|试行)[一-鿿]{0,2}$")
#: heads without which the name says too little
_KEPT = frozenset({"细则", "负责制", "责任制", "积分制", "清单", "公约"})
_METHODS = ("议法", "事法", "解法", "纷法", "访法", "理法")  # 三步调解法: a number is enough before them
#: a code before the noun that it is one of: 1+3+N管理
_CODED = re.compile(r"([0-9N]+(?:\+[0-9A-Z]+)+)\w{2,4}$")
_EACH = re.compile("[、和与及]")
#: whose it is, before a name of four characters or more
_OWNER = re.compile(
    r"(?:街道|社区(?!工作者|民警|书记|干部|医生|律师|规划师|警务|基金|慈善|党)|全[市县区镇乡村]|各类|我[市县区])"
    r"(?!社区|街道)(?=\w{4})"
)
#: 甲方、乙方、丙方三方联动: the last words are the name
_HOW_MANY = frozenset("三四五六七")
_JOINTLY = re.compile(r".*[、和与](?:\w{2,8})(?=[三四五六七][方级社]\w{2}$)")
_QUALITY = frozenset("这那该本此其各每某")
#: 包含…清单: what is in it; 三类…模式: how many there are; 方法、优化…: what else is bettered
_UNNAMED_ENDS = ("等", "、", "相关", "有关", "具体", "配套", "系列", "实施", "多项")  # 停车管理相关|办法
_NO_NAME = re.compile(
    r"(?:包[含括]|涵盖|含有|涉及)|[两三四五六七八九十多几][类种项个]|(?:方法|思路|理念|举措|载体|手段)、|.{2,8}、(?:优化|强化|细化|深化|改进|升级|拓展)"
)
#: a name before a head noun: Chinese words, lists of them, a sum
_BODY = re.compile(r"[一-鿿、+A-Z0-9（）]+$")
# Weights; see ACCEPT.
TYPED_BODY, LISTED = 1.5, 0.8  # the name names a type / is a list


def headed(view: ArticleView, words: BareWords, typer: Typer) -> Iterator[Candidate]:
    """A name without quotation marks between a verb and 机制, 模式, 工作法, 制度: 探索村社合建模式."""
    text = view.text
    heads = view.hits("mechanism.bare_heads")
    for h in joined([h for h in heads if h.word[-1] != "制" or text[h.end : h.end + 1] != "度"]):
        if text[h.end : h.end + 1] in _NOT_A_HEAD:
            continue
        low = max(0, h.start - FIRST)
        m = _BODY.search(text, low, h.start)
        method = h.word.endswith(_METHODS)
        shortest = 2 if method or h.word[-3:] == "负责制" else _SHORTEST_KEPT if h.word in _KEPT else SHORTEST
        start = m and after_verb(text, m.start(), h.start, words.head_verbs, shortest)
        if not start and m and _RUNS.match(text, h.end) and 4 <= len(m.group()) <= 10 and "、" not in m.group():
            start = m.start()  # 年底分红机制运转三年: what acts
        if not start:
            continue
        if text[start].isdigit() and (m := _COUNTED.match(text, start, h.start)):
            start = m.end()  # 12个大类44项|高频事项清单
        start = max(start, *(text.rfind(v, start, h.start - 2) + 2 for v in _AGAIN_FOUNDED))
        body = text[start : h.start].removesuffix("的")
        end = start + len(body)
        if body.endswith("长效") and "、" in body:
            view.reject("mechanism", start, h.end, "mechanism.bare_head_noun", "fields of work, not a name")
            continue
        keep = method or h.word in _KEPT or (h.word == "办法" and body.endswith("管理"))
        name = squeeze(text[start : h.end]) if keep else core(_NEW.sub("", squeeze(body)))
        if not keep and name[:1].isascii() and (m := _CODED.match(name)):
            name = m[1]
        elif not keep and body[-4:-3] in _HOW_MANY and (m := _JOINTLY.match(body)):
            start += m.end()
            body = name = body[m.end() :]
        elif m := _OWNER.match(body):
            start += m.end()
            body, name = body[m.end() :], name[m.end() :]
        counted = _COUNT_END.search(body) if not keep else None
        members = body[: counted.start() if counted else None].split("、")
        if counted and len(members) > 1 and all(SHORTEST <= len(p) <= 10 for p in members):
            for a, b in split(start, members):
                yield Candidate(a, b, a, b, squeeze(text[a:b]), "mechanism.member", HEADED, right="heads")
            continue
        each = _EACH.split(text[start : h.end]) if keep else []
        if len(each) > 1 and all(p.endswith(h.word) and len(p) > len(h.word) + 1 for p in each):
            listed = 0.6 + HEADED + (TYPED_BODY if typer.named(start, h.start) else 0.0) + LISTED
            for a, b in split(start, each):  # 权力清单、责任清单和服务清单: a name each
                yield Candidate(a, b, a, b, squeeze(text[a:b]), "mechanism.bare_head_noun", listed, right="heads")
            continue
        if (
            len(name) < (min(shortest, _SHORTEST_KEPT) + len(h.word) if keep else SHORTEST)
            or (len(body) > 16 and len(members) < 3)
            or name in words.vague
            or body in words.vague
            or _FIELD.match(name)
            or (h.word == "制度" and _REGIME.search(name))
            or body.startswith(("一项", "一种", "一套", "一个"))
            or body.endswith(_UNNAMED_ENDS)
            or (len(members) > 1 and "等" in members[-1])
            or eager(name)
            or _NO_NAME.match(body)
            or (keep and (_COUNT_END.search(body) or "等" in body))
        ):
            continue
        named = typer.named(start, h.start)
        if (
            BREAK.search(body)
            or body[0] in _QUALITY
            or (AND.search(body) and (not named or keep))
            or is_look_alike(name + h.word)
        ):
            view.reject("mechanism", start, h.end, "mechanism.bare_head_noun", "a phrase, not a name")
            continue
        score = 0.6 + HEADED + (TYPED_BODY if named else 0.0) + (LISTED if len(members) > 2 else 0.0)
        score += NEWLY if _NEWLY.search(text, start - 5, start) else 0.0
        if h.word == "制度" and len(members) > 1 and max(map(len, members)) <= 6 and min(map(len, members)) >= SHORTEST:
            for a, b in split(start, members):
                yield Candidate(a, b, a, b, squeeze(text[a:b]), "mechanism.bare_head_noun", score, right="heads")
            continue
        alias = squeeze(text[start : h.end])
        yield Candidate(
            start,
            h.end if keep else end,
            start,
            h.end,
            name,
            "mechanism.bare_head_noun",
            score,
            (alias,),
            right="heads",
        )
