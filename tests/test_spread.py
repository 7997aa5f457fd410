"""Who learned from whom: only where the text says both."""

from __future__ import annotations

import pytest

from kg.pipeline.document import process
from tests.conftest import document

_STORY = """常熟市柳河村：积分制让乡村更有序
近日，常熟市青石镇柳河村推行积分制，把垃圾分类、志愿服务纳入积分，村民可凭积分兑换物品。\
三年来，全村286户参加，化解矛盾纠纷32起，停车难问题得到解决。
"""


def influences(sentence: str) -> list[tuple[str, str, str, str]]:
    """(rule, learner, from, mode) of the story with one more sentence."""
    records = process(document(_STORY + sentence)).records
    names = {r.key: getattr(r, "name", "") or getattr(r, "label", "") for r in records}
    found = [r for r in records if r.kind == "influence"]
    for r in found:
        assert r.evidence[0].exact in sentence, "it quotes the sentence"
    return sorted((r.evidence[0].rule, names[r.case_key].split("：")[0], names[r.target_key], r.mode) for r in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "2023年，常熟市青石镇已在12个村推广柳河村的做法。",
            ("spread.rolled_out", "青石镇", "柳河村", "leader-follower"),
        ),
        (
            "目前，青石镇已有15个村借鉴柳河村的做法，建立了积分制。",
            ("spread.copied", "青石镇", "柳河村", "leader-follower"),
        ),
        ("如今，这一做法已在全市推广。", ("spread.rolled_out", "常熟市", "柳河村", "absorbed")),
        ("柳河村的积分制已在常熟市全面推广。", ("spread.rolled_out", "常熟市", "积分制", "absorbed")),
        ("柳河村借鉴昆山市桃源村的经验，推行积分制。", ("spread.copied", "柳河村", "桃源村", "peer")),
        ("2022年，常熟市确定柳河村为积分制试点。", ("spread.piloted", "柳河村", "常熟市", "top-down")),
        ("柳河村被常熟市列为乡村治理试点村。", ("spread.piloted", "柳河村", "常熟市", "top-down")),
        (
            "柳河村党支部组织村干部赴昆山市桃源村学习考察，回来后推行积分制。",
            ("spread.visited", "柳河村", "桃源村", "peer"),
        ),
        ("柳河村的做法被上升为常熟市乡村治理制度。", ("spread.raised", "常熟市", "柳河村", "absorbed")),
        ("柳河村的做法被上升为市级标准。", ("spread.raised", "常熟市", "柳河村", "absorbed")),
    ],
)
def test_stated(sentence: str, expected: tuple[str, str, str, str]) -> None:
    assert influences(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "常熟市计划在全市推广柳河村的做法。",  # a plan
        "下一步，常熟市将在全市推广柳河村的做法。",
        "柳河村的做法为全国提供了借鉴。",  # praise: nobody is named who learned
        "柳河村的经验值得借鉴。",
        "希望更多的村借鉴柳河村的经验。",  # a wish
        "来自昆山市的考察团到柳河村学习考察。",  # a visit: not told that anything was taken over
        "村民们学习垃圾分类经验。",  # from no place
        "柳河村没有借鉴昆山市桃源村的做法。",
        "村里向农户推广新品种。",
    ],
)
def test_not_stated(sentence: str) -> None:
    assert influences(sentence) == []
