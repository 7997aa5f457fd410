"""Drives against one kind of trouble and trials of one kind of service, by what they are about.

开展村级工程款拖欠问题专项整治; 启动助浴服务试点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import squeeze
from extractors.entities.mechanism.typing import Typer
from kg.rules import ArticleView

#: what is about it, right behind the verb; quoted words may be part of it: 农村“三资”管理
_ABOUT = re.compile(
    r".*(?:开展|启动|推进|实施|部署|组织)了?(?P<about>(?:[一-鿿、]{0,10}“[一-鿿]{2,6}”)?[一-鿿、]{2,20})$"
)
_REACH = 34  # characters before 专项整治 in which the verb may stand
_CLAUSE = re.compile(r"[的了在对将把使让被从]|情况|现代化|犯罪|为期|为主|重点|系列")
#: 专项治理|行动; 专项行动|方案 is a paper, 专项整治|团队 a team
_GOES_ON = re.compile(r"行动|活动|工作")
_PAPER = re.compile(r"(?:行动|工作)?(?:方案|团队|小组|组|专班|资金|计划|会议|部署会|推进会|办公室|力度)")
_LONGEST_TRIAL, _SHORTEST = 12, 4
#: what is tried for residents
_SERVED = re.compile(
    r"养老|助餐|助浴|照护|照料|托育|托班|托管|托幼|呼叫|救助|物业|停车|充电|加装电梯|垃圾|议事|协商|调解|治理|自治|积分|代办|村务|社工|志愿"
)
DRIVE, TRIAL = 2.2, 2.2  # see ACCEPT


def drives(view: ArticleView, typer: Typer) -> Iterator[Candidate]:
    """Such drives and trials, right behind the verb that runs them."""
    text = view.text
    for h in view.hits("mechanism.drives"):
        low = max(0, h.start - _REACH)
        m = _ABOUT.match(text, max(low, text.rfind("\n", low, h.start) + 1), h.start)
        if not m or _CLAUSE.search(m["about"]) or len(m["about"]) < _SHORTEST:
            continue
        start = m.start("about")
        if h.word == "试点":
            if len(m["about"]) > _LONGEST_TRIAL or not (_SERVED.search(m["about"]) or typer.named(start, h.start)):
                continue
            yield Candidate(start, h.end, start, h.end, squeeze(text[start : h.end]), "mechanism.bare_trial", TRIAL)
            continue
        if _PAPER.match(text, h.end):
            continue
        drive = _GOES_ON.match(text, h.end)
        end = drive.end() if drive and drive.group() == "行动" else h.end
        also = (squeeze(m["about"] + h.word),) if end > h.end else ()
        yield Candidate(start, end, start, end, squeeze(text[start:end]), "mechanism.bare_drive", DRIVE, also)
