"""Work that clerks and residents are spared: 报表砍掉18张, 五个系统合成一个, 群众少跑6趟."""

from __future__ import annotations

import re

from extractors.entities.outcome.shares import LESS_WORK
from kg.text.patterns import spelled_out

_UNITS = frozenset({"张", "项", "个", "份", "本", "类", "名", "人", "块", "枚", "套", "遍"})
_CUT = spelled_out(
    r"由[0-9]+[个张项块枚][^，。；]{0,4}(?:整合|合并|归并|清理|缩)|合并|压减|精[简减]|减至|减少|降至|压缩|取消|废止|[仅只]保留|[仅只][剩留]|归并|[并合][成作]|换成一|砍[掉了]|摘[掉下]|撕下|撤[掉下]|解散|关掉|退了|减[成到去]|少[交填报跑开]"
)
_BURDEN = re.compile(
    r"报表|表格|手写的?表|张表|台账|事项|证明|牌子?$|制度牌|公众号|检查|留痕|环节|指标|班子|窗口$|窗口从|材料|环节|工作人员|系统|软件|工作群|APP|会议|文件|考核|清单|微信群|牌子|挂牌|印章|公章"
)
#: forms that nobody fills in any more
_BY_ITSELF = re.compile("(?:自动|一键|智能)(?:生成|填|预填|归集|提取)")
#: 群众少跑6趟, 同一份数据少报三遍, 检查一年少了60次
_SPARED = re.compile("少(?:跑|填|报|交|盖|开|走)|检查[^，。；]{0,6}少了")


def eased(unit: str, noun: str, context: str) -> bool:
    """Does a count tell of forms, plates, meetings, errands or hands that are needed no more?"""
    if unit in ("趟", "次", "遍") and _SPARED.search(context):
        return True
    if unit in _UNITS and _CUT.search(context) and _BURDEN.search(noun + context):
        return True
    if unit in _UNITS and not noun and LESS_WORK.search(context):
        return True
    return bool(_BY_ITSELF.search(context) and _BURDEN.search(noun))
