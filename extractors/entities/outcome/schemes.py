"""Numbers of what a text or a scheme is made up of: 5项服务清单, 3个方面. They tell of nothing reached."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

# nouns that structure a text or a scheme and are no result
_SCHEME_NOUN = re.compile(
    r"方面|环节|步骤|阶段|维度|原则|层面|层级|规定|级(?:联|组|网|体)|部分|特点|要素|关键|重点|大类|类别|样本|故事|关口|模块|字|全覆盖|春秋|寒暑|年头|日夜|的(?:法规|条例|规定|办法|制度)"
)
# a handful of parts that make up a scheme: 5项服务清单, 3张清单, 五级贯通
_SCHEME_ENDS = (
    "措施", "举措", "内容", "目标", "任务", "标准", "模式", "要求", "指标", "职责", "流程", "渠道", "路径",
    "抓手", "体系", "架构", "服务清单", "责任清单", "管理清单", "张清单", "对象",
)  # fmt: skip
_MEASURES = ("举措", "措施", "政策")
_BROUGHT_OUT = ("推出", "推出了", "出台", "出台了", "制定", "制定了", "制定出台", "推行", "实行")
_FEW_TASKS = 5
_SINGLED_OUT = ("聚焦", "紧盯", "锁定", "瞄准", "盯住")
# 重点 of a scheme, and things that are picked out: 完成12项重点工程
_PICKED = re.compile(
    r"重点[^，。；、]{0,4}(?:小区|工作|项目|工程|任务|人群|人员|企业|路段|区域|部位|场所|问题|村|事项)"
)
_SCHEME_MOST = 12


def heads_scheme(p: Place) -> bool:
    """Does it count heads of a scheme, and no 重点 things of a deed?"""
    return bool(_SCHEME_NOUN.match(p.right)) and not _picked(p)


def makes_up_scheme(p: Place) -> bool:
    """Does it count the parts of a scheme, and no measures that were just brought out: 推出10项暖心举措?"""
    q = p.q
    if q.unit == "项" and q.value <= _FEW_TASKS and p.noun_after.endswith("工作"):
        return True
    if q.value > _SCHEME_MOST or not (q.unit + p.noun_after).endswith(_SCHEME_ENDS):
        return False
    return q.value <= _FEW_TASKS or not (p.noun_after.endswith(_MEASURES) and p.left.endswith(_BROUGHT_OUT))


def _picked(p: Place) -> bool:
    """Are the 重点 things of a deed, and no heads of a scheme?"""
    return p.q.value > _FEW_TASKS and bool(p.verbs or p.left.endswith(_SINGLED_OUT)) and bool(_PICKED.match(p.right))
