"""Whom a case names as those who did it."""

from __future__ import annotations

import pytest

from kg.core.records import CaseRecord
from kg.pipeline.document import process
from tests.conftest import document

_HEAD = "柳河社区：有事大家商量\n"
_ABOUT = (
    "江苏省常熟市青石镇柳河社区网格员走访居民，物业公司、志愿者也来帮忙，基层治理的事在家门口商量，"
    "社区推行“邻里议事会”机制，群众诉求件件有回音。\n"
)


def _agents(text: str) -> set[str]:
    """Names of those who act in the cases of a problem."""
    records = process(document(_HEAD + _ABOUT + text)).records
    names = {r.key: r.name for r in records if r.kind in ("organization", "person")}
    return {names[a] for r in records if isinstance(r, CaseRecord) and r.problem_keys for a in r.agent_keys}


_TROUBLE = "过去小区停车难，居民意见很大，夜里回来晚的人要转上半个多小时。"


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        (f"{_TROUBLE}柳河社区党委用“邻里议事会”商量了三回，解决停车难问题，新增车位52个。\n", {"柳河社区党委"}),
        (
            f"{_TROUBLE}社区用“邻里议事会”商量了三回，解决停车难问题，新增车位52个。柳河社区党委书记周文峰说。\n",
            set(),
        ),
        (
            f"{_TROUBLE}“我们用‘邻里议事会’商量了三回，解决停车难问题，新增车位52个。”柳河社区党委书记周文峰说。\n",
            {"柳河社区党委", "周文峰"},
        ),
        (
            f"{_TROUBLE}柳河社区党委书记周文峰说，社区召开“邻里议事会”商量了三回，解决停车难问题，新增车位52个。\n",
            {"柳河社区党委", "周文峰"},
        ),
        (
            f"{_TROUBLE}“我们以前没少为停车难挨批评。”柳河社区党委书记周文峰说。社区用“邻里议事会”商量了三回，新增车位52个。\n",
            set(),
        ),
        (
            f"{_TROUBLE}柳河社区党委书记周文峰带人数清了车位。随后召开“邻里议事会”，解决停车难问题，新增车位52个。\n",
            {"柳河社区党委", "周文峰"},
        ),
        (
            f"{_TROUBLE}周文峰是柳河社区党委书记。会后，他用“邻里议事会”商量了三回，解决停车难问题，新增车位52个。\n",
            {"周文峰"},
        ),
    ],
)
def test_those_act_who_do_what_a_case_tells(text: str, agents: set[str]) -> None:
    assert _agents(text) == agents


def test_who_did_what_a_case_is_credited_with_acts_in_it() -> None:
    trouble = f"{_TROUBLE}大家找物业、找街道都没有结果，只好把车停在路边和绿化带上，这样过了好几年。\n"
    answer = "柳河社区党委随后建立“潮汐管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结，群众都说方便。\n"
    assert _agents(trouble + answer) == {"柳河社区党委"}
