"""Bodies that a text only names because somebody turns to them or belongs to them: they did nothing there."""

from __future__ import annotations

import re

_TO = frozenset("到去向找跑")
#: words after a body by which somebody asks something of it: 先到村委会开具证明
_ASKED = re.compile(
    "(?:窗口|大厅)?(?:[去来])?(?:办|开[具证个]|申请|反映|投诉|求助|咨询|报销|[补]?缴|交[费钱材]|领取|登记|盖章|提交|递交|询问|打听|报案|起诉|信访|讨要|讨薪|维权"
    "|上班|打工|务工|应聘|面试|就诊|看病|就医|住院|读书|上学)"
)
#: words after it that make it the body of those who are served there: 柳河小学的学生
_THEIRS = re.compile("的?(?:学生|小?学?生们|孩子|业主|住户|患者|病人|毕业生|家长)")
#: words after a firm that wants something itself: 柳河家具有限公司需在厂门加开通道
_CLIENT = re.compile("(?:需要?|想要?|因|位于|地处|坐落|成立于|拿到了?|领到了?|办理|申请)(?!求)")


def is_acting(text: str, start: int, end: int, *, firm: bool) -> bool:
    """Whether a body named from `start` to `end` may have done what its sentence tells; `firm` says what it is."""
    if text[start - 1 : start] in _TO and _ASKED.match(text, end):
        return False
    if _THEIRS.match(text, end):
        return False
    return not (firm and _CLIENT.match(text, end))
