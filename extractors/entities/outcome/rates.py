"""Rates that moved, and shares of those who did something: 收缴率从三成跳到99%, 九成议定的事当月落地, 86%的人点了头."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

#: where a rate came to, whatever verb says so
_MOVED_TO = re.compile(
    r"(?:率|度|[普受覆更整公参知入][一-鿿]面|占比|比例|指数)(?:已经?|也|又|更|都|却|再|一下子|一路|又?从[^，。；]{1,10}|由[^，。；]{1,10}){0,2}?"
    r"(?:[升降跌滑跳蹿窜爬冲拉提涨落减压缩掉攀飙跃稳维保停][一-鿿]?|回[升落])[到至在成](?:了)?$"
    r"|[普受覆更整公参知入][一-鿿]面(?:已)?[达到为]*$"
)
#: so many of the matters were settled, of the residents did their part
_SETTLED = re.compile(
    r"(?:以上)?的?(?:[一-鿿]{0,4}(?:纠纷|矛盾|诉求|问题|工单|投诉|事项|事|件|案子?|案件|警情|难题|隐患|来电|求助|建议))[^，。；0-9]{0,8}?"
    r"(?:落[了]?地|消了?[气解除散]|化解|化[于在]|解[决开在]|办[结好妥完成了]|了结|[当]?[日天]清|销[了]?号|见了?底|平息|兑[了]?现|没出[楼院村门]|没进法院|有了?(?:回音|着落|结果)|改[了完好])"
)
_JOINED = re.compile(
    r"(?:以上)?的?(?:人家|人|家庭|农户|村民|居民|住户|业主|商户|商家|党员|老人|年轻人|青年|群众|户|店铺|摊主|企业|骑手)[^，。；0-9]{0,6}?"
    r"(?:点了?头|签了?[字名约]?|有了|装[了上]|换[了上]|用[了上]|参加|参与|加入|入[了会社股]|投了?票|报了?名|交[了齐]|缴[了齐]|领[了到取]|学[会了]|认[得领识]|知道|赞成|同意|举[了]?手|搬[了进]|改[了]|参保|叫好|说好)"
)
#: who pays which share: 财政出八成
_BORNE = re.compile(
    r"(?:财政|政府|[省市区县镇乡]里|街道|村里|集体|社区|企业|国家|公益金)(?:只|共|来|再)?(?:补贴?|出|承担|担|补助|贴|兜底?|负担|拿|掏)$"
)
#: how many of those asked were pleased: 回访满意的占99%
_PLEASED = re.compile(
    r"(?:满意|说好|叫好|点赞|好评|赞成|认可|差评|不满)的?[^，。；0-9]{0,5}(?:占|有|占比|仅占|只占|只有|达|仅)[了到达仅只]{0,2}$|(?:安全|幸福|满意|获得)感?(?:指数|得分|测评)[^，。；0-9]{0,6}$"
)
_CHOSE_WELL = re.compile(
    r"[^，。；0-9]{0,10}?(?:[选打投给按点][了出的上]?(?:的是)?“?(?:很|非常|特别)?(?:满意|好评|赞|高分|点赞))"
)
#: those who came, who signed, of all: 业主到会七成三, 自来水入户九成八
_DONE_BY = re.compile(
    r"(?:到会|出勤|参会|投票|入户|签约|到场|上线|入网|报名|知晓|参保|体检|建档|签字|交款|缴费|一次调成|当[天日]解决|当[天日]办结|办结|化解)(?:的)?(?:占|达|有|约|占比)?了?$"
)
_CLOSED = re.compile("解决|办结|化解|调成")
_USED_FOR = re.compile(r"[^，。；0-9]{0,6}?(?:用来|拿来|拿去|投给|返给|留作|划入|归入|转作)")
_NOT = re.compile(r"[没未不无]|想|愿|该|应|要|需|反对|拒")


def moved_to(left: str) -> bool:
    """Did a rate come to this value: 调处成功率稳在95%?"""
    return _MOVED_TO.search(left) is not None


def of_them(text: str, p: Place) -> str:
    """What the share tells of where those who make it up did something or were dealt with, else ""."""
    if _BORNE.search(p.left):
        return "投入"
    if _PLEASED.search(p.left) or _CHOSE_WELL.match(p.right):
        return "满意率"
    if p.left.endswith("的") and _USED_FOR.match(p.right):
        return "投入"
    done = None if p.right else _DONE_BY.search(p.left)
    if done:
        return "办结率" if _CLOSED.search(done[0]) else p.noun_before
    settled = _SETTLED.match(p.right)
    if settled:
        return "" if _NOT.search(settled[0].replace("没出", "").replace("没进", "")) else "办结率"
    joined = _JOINED.match(p.right)
    if joined and not _NOT.search(joined[0]) and not p.left.endswith(("占", "占比")):
        return "参与率"
    return ""
