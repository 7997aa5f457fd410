"""How soon it goes by now, in everyday words: 平均八天了结, 工期压到三周, 进门只等四分钟, 20分钟把话说开.

Asked after the shapes of `rules`, of times that none of them took.
"""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.time_taken"
#: what a deed takes on average: 平均两天一件, 平均办理时长1.5天
_ON_AVERAGE = re.compile(
    r"平均(?:每[件起单桩宗次户]|[^，。；0-9]{0,8}(?:时间|时长|用时|周期|耗时|时效))?(?:只需?|仅需?|为|是|才|约)?$"
)
_EACH_DEED = re.compile(
    r"(?:内|就|能|可|便)*(?:一[件起单桩宗次户例]|了结|结案|审结|解决|处置|响应|到场|答复|回复|化解|整改|[一-鿿]{1,3}[完好结妥成清复])(?:$|[，。；])|$"
)
#: a time that was brought down: 排队压到一刻钟, 工期缩到三周
_DOWN = re.compile(r"(?:[压缩减降砍]|[压缩减降砍][短缩减少低掉]|变)[到至成为](?:了|不足|不到)?$")
#: how long one waits by now
_WAITS = re.compile(r"(?:[只仅才]|最多|顶多|至多|最长)(?:要|需|用)?(?:再?[等排候]|排队|等候|等待|隔|花)(?:上|了|个)?$")
_NO_MORE = re.compile(r"$|[左右以]|就|的?队|就能|即可|便[能可]")
#: how something done ends
_ENDED = r"[完好通成清掉走开齐妥毕净遍稳](?:了)?|下来(?:了)?|出来(?:了)?|起来(?:了)?|到[位账手人场家]|上了"
_OVER = (
    "闭环|清底|清了底|答复|回复|联系[上到]?|送达|回话|抢通|寄到|完工|竣工|收尾|收了尾|收官|落地|结案|见底|清零|开业|通车|"
    "复工|出证|拿证|取证|见效|接手|亮灯|办结|上门|到场|脱险|复电|复水|复气|满员|出炉|销号|签收|交房|交钥匙|入住"
)
#: 20分钟把话说开, 半天把路修通
_SETTLED = re.compile(
    rf"(?:之?内|里)?[就便]?把[^，。；0-9]{{1,10}}?[一-鿿](?:{_ENDED}|住|平|掉|上|到[一-鿿]{{1,3}})(?:$|[，。；])"
)
#: a time that is all of its clause but for what was done: 九天迁走, 三天摸清底数
_BARE_DEED = re.compile(
    rf"(?:之?内|里|就|便|全部|全|都|能|可|即)*(?:[一-鿿][完好通清妥毕净](?:了)?|[一-鿿]{{0,4}}?[迁拆搬清修装办谈补换运挖抢吊疏签审批摸查跑走建接铺拼凑调劝说理筹募收转找救抓破拿领送扑灭盖填种拿配备](?:{_ENDED})[一-鿿]{{0,6}}"
    rf"|[一-鿿]{{0,6}}?(?:{_OVER})|(?:送|寄|发|递|派|转)[到达抵][一-鿿]{{0,4}}|见(?:到?答复|到?回音|分晓|效|到人))"
)
#: who or what a deed's time is told of: 抢修队三个钟头接通
_DOER = re.compile(
    r"(?:^|[^，。；0-9]{0,10}(?:队|员|人|部门|工|院|所|站|局|公司|专班|警|医|车|如今|现在|今年|[药餐货]品?|物资|快递|当场|全程|一次|[前只仅才]后?|用|了|最快|短短|仅仅))$"
)
#: 两个钟头后，兽医就到了; 八分钟网格员就敲了门: who was called came
_ARRIVED = re.compile(
    r"(?:之?后|里|内|不到|不足)?，?[^，。；0-9]{0,8}?[就便](?:骑[马车]|开车|冒雨|坐船|带[^，。；]{1,4})?"
    r"(?:到了(?:$|[^一-鿿]|现场|门口|家|楼下|村)|来了|上了门|上门|敲[了响开]|赶到|赶来|送到|送来|到[家位场]|有[了人]|见了|下来"
    r"|[办修谈拆清换装搬吊抬拖运疏签结调接转铺通批][一-鿿]{0,2}[完好走通妥成净掉开散清齐毕了])"
)
#: 两个月不到，桥面铺好了; 奋战13个小时，寨子重新亮灯
_THEN = re.compile(
    rf"(?:不到|不足|的?(?:努力|抢修|施工|奋战|时间|工夫|功夫))?，[^，。；！？\n]{{2,14}}?(?:[铺修建装搭架拆搬清通办签谈接换盖捞扫抬割收挖]{{1,2}}(?:{_ENDED})了?|{_OVER}|恢复[^，。；]{{0,6}})(?:$|[，。；！”])"
)
_STRAINED = re.compile(r"(?:奋战|抢修|鏖战|苦战|攻坚|忙活|施工|昼夜不停)(?:了|近)?$")
#: what is promised and kept, behind the time
_WITHIN = re.compile(
    r"(?:时间)?[之以]?内[^，。；0-9]{0,8}?(?:销号|齐聚|聚齐|到齐|集结|赶[到来]|接单|派[单到]|转办|签收|反馈|回电|回访|见面|进场|开工|复工|复[电水气课]|退款|放款|出结果"
    r"|下证|出证|出件|清[场零完]|转移完|撤离|撤完|进了?[港站场门]|到[岗点齐人]|救[下回起]|找[到回]|送[医达到]|有人|接手|见[到]?人|联系|清了底|[回答]复|回音|反馈|解决)"
)
#: the other sort of matters, told behind one whose time was: 复杂的不超过7天
_SORT = re.compile(r"(?:较?(?:复杂|疑难|一般|简单|普通|常规|紧急|特殊|重大|急难|其[他它余]))[^，。；0-9]{0,6}$")
#: all of the way from one step to the other: 从立案到拿到钱一共9天, 前后不过10分钟
_ALL_OF_IT = re.compile(
    r"从[^，。；]{1,12}到[^，。；]{1,12}(?:一共|总共|前后|全程|共|[只仅]用?了?|不过|才|用了)$|(?:前后|全程|总共|流程[^，。；]{0,6})(?:不过|[只仅才]要?|也就)$"
)
#: time that one is spared: 每天少填表两个小时
_SPARED = re.compile(
    r"(?:少|省)(?:填|跑|走|等|排|绕|开|花|报|坐|耗|熬)[^，。；0-9]{0,4}$|(?:省[下出去])[^，。；0-9]{0,4}$"
)
_WAY = re.compile(
    r"走路?|步行|骑行|开车|坐[车船]|驾车|车程|路程|航程|再过|每隔?|住了?|等了|睡|玩|课|开放|营业|有效|保质|过了|年满|满|练|学"
)
_NOT_SO = re.compile(r"以前|过去|原先|原来|从前|要求|规定|计划|预计|应当?|必须|不得|争取|打算|拟|将|曾")
#: 如今三五分钟|就到村口
_NOW = re.compile(r"(?:现在|如今|现今)[^，。；0-9]{0,8}$")
_THERE = re.compile(r"(?:时间|工夫|功夫)?(?:就|便|即)?(?:能|可)?(?:[直即到抵]达|[赶走送通]?到(?![期0-9])|[办修]好)")
_REACH = 30


def spared(p: Place) -> Found | None:
    """Time that is saved, be it every day."""
    if p.q.family != "time" or not _SPARED.search(p.left):
        return None
    return Found("outcome.changed_by", None, "", "缩短" + p.left)


def soon(text: str, p: Place, before: bool) -> Found | None:
    """A time that something took. `before`: the sentence told of another time that was kept."""
    q, left, right = p.q, p.left, p.right
    if q.family != "time" or _NOT_SO.search(left):
        return None
    if "平均" in left and _ON_AVERAGE.search(left) and _EACH_DEED.match(right):
        return Found(RULE, None, "", left + right)
    if left.endswith(("到", "至", "成", "为", "了", "足")) and _DOWN.search(left):
        return Found("outcome.changed_to", None, "", left + right)
    if not right and _ALL_OF_IT.search(left):
        return Found(RULE, None, "", left)
    if (_WAITS.search(left) or (before and _SORT.fullmatch(left))) and _NO_MORE.match(right):
        return Found(RULE, None, "", left + right)
    if _NOW.search(left) and _THERE.match(right):
        return Found(RULE, None, "", left + right)
    if _WAY.search(left[-8:]):
        return None
    if (
        _WITHIN.match(right)
        or _SETTLED.match(right)
        or (_DOER.search(left.rpartition("、")[2]) and _BARE_DEED.fullmatch(right.partition("、")[0]))
    ):
        return Found(RULE, None, "", left + right)
    if _STRAINED.search(left) or not left:
        sooner = _THEN.match(text, q.end, q.end + _REACH)
        if sooner and (left or sooner[0][0] != "，"):
            return Found(RULE, None, "", left + right)
    if left.endswith(("每", "前")) or not _ARRIVED.match(text, q.end, q.end + _REACH):
        return None
    return Found(RULE, None, "", left + right)
