"""Tellings of one trouble are one problem; what is told in other words further on is another one."""

from __future__ import annotations

import pytest

from kg.core.records import ProblemRecord
from kg.pipeline.document import process
from tests.conftest import document

_ABOUT = (
    "柳河社区：有事大家商量\n江苏省常熟市青石镇柳河社区党委、居委会和网格员一起走访居民，志愿者也来帮忙，"
    "基层治理的事在家门口商量，群众诉求件件有回音。\n"
)
_FILL = (
    "社区党委召集居民代表、物业公司和辖区单位，开了三次“板凳会”，一条条记下大家的想法，商量先做什么、后做什么，"
    "由谁来牵头、由谁来出力，商量好的事情贴在公告栏里，人人看得见，做完一件划去一件，居民都说这样办事心里有底。\n"
)


@pytest.mark.parametrize(
    ("first", "later", "told"),
    [
        ("过去小区停车难，居民意见很大。", "南门一带乱停乱放，救护车进不来，居民意见很大。", 2),
        ("过去小区停车难，居民意见很大。", "说起过去的停车难，居民都摇头。", 1),
        ("过去小区停车难，居民意见很大。", "车位不足等问题一一得到解决。", 1),
    ],
    ids=["in other words", "in the same words", "called to mind"],
)
def test_a_trouble_told_in_other_words_further_on_is_another_one(first: str, later: str, told: int) -> None:
    records = process(document(f"{_ABOUT}{first}\n{_FILL}{later}\n")).records
    found = [r for r in records if isinstance(r, ProblemRecord) and r.type == "parking"]
    assert len(found) == told, [r.label for r in found]
