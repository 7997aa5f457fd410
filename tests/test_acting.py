"""Which bodies did what is told, and which are only named because somebody turns to them."""

from __future__ import annotations

import pytest

from kg.linking.acting import is_acting


@pytest.mark.parametrize(
    ("text", "firm", "acts"),
    [
        ("村民先到<柳河村委会>开具证明", False, False),
        ("干部来到<柳河村委会>召集大家商量", False, True),
        ("<柳河小学>的学生踏着新路上学", False, False),
        ("<柳河小学>的老师带着学生种树", False, True),
        ("<柳河家具有限公司>需在厂门加开通道", True, False),
        ("<柳河服饰有限公司>捐出一间厂房", True, True),
    ],
)
def test_who_is_only_turned_to_does_not_act(text: str, firm: bool, acts: bool) -> None:
    start, end = text.index("<"), text.index(">") - 1
    assert is_acting(text.replace("<", "").replace(">", ""), start, end, firm=firm) is acts
