"""What shows that a practice or body is at work although no verb sets it up: it acts, or something happens under it."""

from __future__ import annotations

import re

_BEGINS = frozenset("。；，！？\n：　 “")
#: 一份楼道公约，管住了…; 一支支义警队走上街
_ONE_OF = re.compile(r"(?:^|[。；，！？\n：])(?:一|这|那|一[份张支个条本套面块项])[份张支个条本套面块项]$")
_MEASURES = frozenset("份张支个条本套面块项")
_WHERE = frozenset("村区里镇道县乡街苑园院市州旗场队上内")  # 柳河村的调解团出面
#: 由…, 靠…, 经…: through whom or what it was done
_THROUGH = re.compile(r"(?:由|靠|经|经过|多亏|全靠|依靠|凭着|有了|自从|交给|交由)$")
_THROUGH_ENDS = frozenset("由靠经过亏着了从给")
#: 由居民共商共议: what residents do there is no body that does it
_BODIES = frozenset("会组员长师队室站团委厅点堂线台")
#: 居民监督小组全程盯着; 错时共享让车位活了; 议事会一开
_ACTS = re.compile(
    r"[ 　]?(?:成立|组建|挂牌|揭牌|上线|启用|投用|开张|开班|开门|应运而生|诞生|建起来|转起来|动起来|"
    r"活起来|运行|功不可没|派上|发挥|管用|见效|显效|"
    r"(?:正式|率先|全面|全域|相继|先后|已|逐步|顺利)+(?:在[一-鿿]{1,8})?(?:推行|启动|建立|成立|挂牌|上线|"
    r"投用|推开|铺开|落地|运行|推广)|"
    r"在[一-鿿]{1,10}(?:推开|铺开|推广|落地|生根|开花|扎根|普及|运行|上线|全面)|被(?:推广|复制|写进|写入|纳入|搬)|"
    r"一[开出响设建推办来]|让|使|把|将(?!会|要)|为(?!了|什|主|何)|给|替|帮|促成|促使|推动|解决|化解|"
    r"破解|盘活|成为|成了|走进|走到|走村|开进|"
    r"开到|搬到|搬进|搬上|建在|建到|设在|就设在|办到|办在|每[天晚周月日年季]|定期|上门|全程|第一时间|约定|"
    r"定下|立下|激活|点亮|管住|管起|唤醒|撬动|"
    r"里(?!面|边|的人)[，定的一]|上[，定]|中[，定]|牵头|推行|落地|对(?!于|此|面|接|外|应|口|象)|进(?!入|"
    r"行|一步|而|展|口|出|度)|天天|常年|规定|协助|盯|巡|收[了到]|出动|主动|走遍|"
    r"带着|陪着|调解了?[0-9一]|受理|收集|筹集|核对|逐[户一]|挨家|一月一|一季一|一年一|写[在进]|换来|带来|"
    r"敲开|约束|兜住|随叫随到|当场|"
    r"一出面|出面|先后|一年[来]?|几年来|全年|张罗)"
)
#: 在街道、社区、物业三方联动下; 在村规民约的约束下
_UNDER = re.compile(r"(?:的)?(?:推动|约束|带动|作用|帮助|运行|撮合|调解|协调|机制|模式)?下[，。]")
_IN, _IN_REACH = re.compile(r"在[^，。；！？\n]{0,24}$"), 26
#: 公安、交通、城管联合执法; 街道、社区、物业三方联动: who works together
_JOINED = re.compile(
    r"(?<![一-鿿])(?:[一-鿿]{2,6}、){1,5}[一-鿿]{2,6}(?:、|和|与|及)?$|"
    r"(?:[一-鿿]{0,8}(?:街道|社区|居委会|业委会|物业|物业公司|物业企业|物业服务企业|物管会|居民|业主|"
    r"党组织|党支部|党委|网格|公安|派出所|"
    r"司法所|法庭|城管|交警|民政|住建|消防|市监|镇|乡|村|县|区|市|部门|单位|商户|企业|学校|医院|民警|律师|"
    r"专家)(?:、|和|与|及|-|—)){1,6}"
    r"[一-鿿]{1,8}$|(?<![一-鿿])(?:[省市县区街乡镇村居组社网格]、?){3,5}$"
)
_JOINED_REACH = 40


def acts(text: str, start: int, end: int) -> bool:
    """Does what `text[start:end]` names act, or is something done through it?"""
    before = text[start - 1 : start]
    if before in _BEGINS or not before or (before == "的" and text[start - 2 : start - 1] in _WHERE):
        return _ACTS.match(text, end) is not None
    if before in _MEASURES:
        at = end + text.startswith("，", end)
        return _ONE_OF.search(text[max(0, start - 4) : start]) is not None and _ACTS.match(text, at) is not None
    return (
        text[end - 1] in _BODIES
        and before in _THROUGH_ENDS
        and _THROUGH.search(text[max(0, start - 3) : start]) is not None
    )


def under(text: str, start: int, end: int) -> bool:
    """Does something happen under what `text[start:end]` names (在三方联动下)?"""
    return (
        text.find("下", end, end + 4) >= 0
        and _UNDER.match(text, end) is not None
        and _IN.search(text[max(0, start - _IN_REACH) : start]) is not None
    )


def joined(text: str, start: int) -> bool:
    """Are those that work together told right before the joint work that begins at `start`?"""
    return _JOINED.search(text[max(0, start - _JOINED_REACH) : start]) is not None


#: 通过院坝说事、民情热线等渠道: one of a row that people are heard or served through
_ROW = re.compile(
    r"(?:通过|依托|运用|借助|利用|发挥|用好|搭建|建立|设立|建好|健全|完善|推行|组建|成立|"
    r"打造)了?(?:[一-鿿“”]{2,10}[、和])*$"
)
_ROW_REACH = 40
_LISTED = re.compile(
    r"(?:[、和][一-鿿“”]{2,10})*等(?:[一-鿿0-9]{0,6}(?:渠道|形式|载体|平台|途径|方式|阵地|作用|队伍|制度|"
    r"机制|组织|举措|做法|抓手))"
)


def heard_through(text: str, start: int, end: int) -> bool:
    """Is the name one of a row that people are heard or served through?"""
    return (
        text[end : end + 1] in "、和等"
        and _LISTED.match(text, end) is not None
        and _ROW.search(text[max(0, start - _ROW_REACH) : start]) is not None
    )
