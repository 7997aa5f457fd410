"""The last resort: a number in running text that no verb of the lexicon governs (关停37家小作坊, 村里来了5支队伍).

Reports are sparing with figures: one that describes neither place nor people, that is no norm and no plan, states
what was done, reached or involved even where the verb is an everyday one.
"""

from __future__ import annotations

import re

from extractors.entities.outcome.background import PRODUCE, UNMOVED
from extractors.entities.outcome.context import Place, Verb
from extractors.entities.outcome.feasts import CAPPED, capped_feast
from extractors.entities.outcome.quantities import Quantity
from extractors.entities.outcome.rules import Found, few
from kg.text.patterns import spelled_out

#: what a place or a body has by now, where what is counted belongs to governance: 现有网格37个, 设有站点4处
_HAS = re.compile(r"(?:有|辖区内?|分为|来自|总数|涉及|覆盖|面积)[^，。；：、]{0,6}$")
_GOVERNANCE = re.compile(
    r"志愿|队|网格|支部|党小组|党组织|党员|调解|代办|宣讲|楼栋长|楼长|成员|委员|干部|代表|人员|会员|骨干|站|点(?!多|钟)|阵地|驿站|平台|中心户|"
    r"合作社|企业|商户|单位|项目|事项|问题|诉求|摄像头|探头|充电|泊位|车位|床位|设施|书屋|食堂|服务|居民?参与|书记|辅警|民警|警力|医师|医生|教师|社工|工作者|协理员|辅导员|明白人|能人|专家|律师|特派员"
)
#: further things that a practice reaches or works with
_REACHED = re.compile(
    r"社区|小区|楼栋|楼院|楼道|院落|庭院|街巷|村庄|村子|山村|自然村|行政村|乡镇|镇街|市县|街道|派出所|学校|部门|机关|机构|团队|建议|意见|条款|"
    r"措施|机制|制度|政策|活动|讲座|课程|课|路|桥|管网|管道|井盖|灯|岗位|档案|数据|信息|线索|隐患|纠纷|证明|材料|报表|台账|礼包|物资|直播|宣讲|巡逻|"
    r"停车|公园|广场|空间|场所|场地|展馆|展厅|墙|栏|工坊|车间|民宿|步道|器材|电梯|水渠|大棚|家庭|群|小组|主播|骑手|老人"
)
# what a thing became, or what was done with it
_BECAME = re.compile(
    r"[^，。；：\n]{0,10}?(?:化身|变身|变成|成为|拿到|用上|住[上进]|搬进|拉了|建议|开会|当上|建立|设立|新办|简办|召开|共|完成|改造|修|建|开放|上线|公示|公开|排查|整治|入选|贯通|种上|硬化|启动|流转|投用|并网|提供|驻|值守|活跃|对接)"
)
#: old buildings that were worked on, be they those of the quarter
_WORKED_ON = re.compile(
    r"[^，。；：\n]{2,16}?(?:进行|实施|开展)了?[^，。；]{0,6}(?:改造|整治|维修|修缮|检修|粉刷|[亮美靓绿]化|加固|排查|消杀|体检|更新)"
)
# those to whom or for whom something was done
_FOR = re.compile(r"(?:为|给|让|替|帮|对|向|使|针对|服务|惠及|周边)[^，。；]{0,10}$")
# adverbs of what is done by now
_DONE = re.compile(r"顺利|成功|累计|已经?|共|先后|全部|新|免费|陆续|一共")
# too few as it was: 充电桩只有20个
_ONLY = ("只有", "仅有", "才有")
_RESULTS = re.compile(r"的(?:成绩单|好?成绩|佳绩|战绩)")
_LAND_ACTS = re.compile(
    r"[^，。；\n]{0,14}?(?:贯通|种上|种植|流转|硬化|启动|改造|建成|修|开放|整治|复垦|复耕|绿化|连片|投用|抢收|收割|完成|方便|治理|铺|拓宽|腾)"
)
_LAND_GIVEN = re.compile(r"(?:提供|免费|让出|拿出|增加|释放|开放)[^，。；]{0,4}$")
_LAND_BAD = re.compile(
    r"外|范围|长的|[^，。；]{0,8}[里内中上](?:，|$)|的[^，。；]{0,10}(?:[里内中]|(?<![种铺盖栽换装建修])上)"
)
_BAD_LEFT = spelled_out(
    r"(?:今年|现年|年近|年过|年逾|年满|刚满|年仅)$|(?:身高|体重|学历|编号|电话|房间?|门牌|服务半径|气温|水位|海拔|时速|气压|"
    r"[一二三四五六七八九十百千万]|[0123456789]|第|星期|周|礼拜|农历|每|另外?|其中(?:的)?|这|那|哪|某|任何|随手|随身|各)$|(?:宽|高|深|厚|半径|相隔|间隔|步行|甚至|风力|震级)[^，。；：、]{0,4}$|相当于|比如|譬如|[“‘《（]$|(?:着|坐|蹲|摆|堆|排)$|[歇喘摔哭吵][^，。；]{0,2}$|每[^，。]{0,10}$"
)
_BAD_RIGHT = re.compile(
    r"[”’》]|(?:年|岁|月|级台阶|口人|口之家|女儿|儿子|孩子|兄弟|姐妹|娃|字|大字|方面|环节|层面|层次|维度|人称|面性|制|米?[宽高深厚]|地震|大?风|国家|儿(?!童)|[^，。；]{0,6}(?:静静|围坐|坐在|站在|矗立|伫立|整齐地|排着|摆在))"
)
_TAKE_PART = re.compile(
    r"[^，。；：\n]{0,8}?(?:观看|参加|参与|报名|入选|受益|加入|前来|就餐|用餐|获|签约|返乡|创业|务工|就业|上岗|申请|领取|搬迁|脱贫)"
)
_FAMILY = frozenset({"people", "meeting", "team", "firm", "matter", "thing", "area", "money"})
_TIME_LEFT = re.compile(
    r"(?:用时?|用了|花了?|花费|耗时|历时|历经|只要|只需|仅需|仅|不到|不足|缩短|提前|节省|节约|省[去下]?|省出|压缩)[^，。；：、]{0,4}$"
)
_ONLY_SO = ("只要", "只需", "仅需", "只用", "仅用")
#: what stands near a home, not what was done
_AROUND = re.compile(r"(?:楼[上下]|门口|村口|街口|巷口|附近)[^，。；]{1,5}")
_TIME_RIGHT = re.compile(r"(?:之?内|(?:时间)?里|时间[^，。]{0,2}[就内便]|就|便(?!利|民|捷|宜))(?!能出栏|有|来|走|到了)")
_TIME_BAD = re.compile(
    r"(?:前|等了?|最开始的?|提前|最后|头|每|干|再过|差不多|估计|至少|住了?|待了?|养|埋伏了?|奔波|过去)[^，。；]{0,2}$"
)
_TIME_REACHED = re.compile(
    r"[^。；！？\n]{0,24}?(?:完成|办[好结成完妥理下]|解决|修|建|装|通|拆|签|转移|搬|落实|到位|化解|控制|调解|处[理置]|整改|清理|恢复|送[达到]|收到|拿到|领到|"
    r"搞定|迁|发现|改造|换|筹|募|亮|出证|抓获|破[案获]|扑灭|集结)"
)
#: the parts of a place, told where it lies: …海拔1860米，全村7个村民小组
_PROFILE = re.compile(r"(?:海拔|相?距[^，。；]{0,8})[0-9.]+(?:米|公里)[^。；]{0,16}全[村镇乡县]$")
_STILL = re.compile(r"[^，。；0-9]{0,10}还剩")
_MUST = re.compile(r"(?:要|得|须)[^，。；有0-9做]{0,3}$")
_SHARE_BAD = re.compile(
    r"(?:占|人口|老人|老年人?|少数民族|山区|绿化|森林|岁|海拔|坡度|湿度|股份?)[^，。；]{0,10}$|[以按]$"
)
_SHARE_RIGHT = re.compile(
    r"的?(?:[一-鿿]{0,6}费)?的?(?:优惠|折扣|减免)|的?(?:面积|空间|场地|房间|办公用房)[^，。；]{0,4}(?:改[作成为造]|让给|腾[给出]|用[于作]|开放|交给|打造|设成|变[成为])|"
    r"(?:[^，。；：、的]{1,8}(?:当[日天场]|及时|按时|就地|就近|现场)?(?:办结|解决|化解|答复|拆了|拆除|签了|签约|交了|缴了|缴清|搬了|改造))|"
    r"的[^，。；：、]{1,14}(?:解决|化解|办结|完成|参与|参加|加入|实现|纳入|搬[进入]|住[进上]|用上|装上|受益|答复|得到|落实|满意|选择|同意|签|在|申领|领取|办理|下沉|报到|投|注册|加入|使用|掌握|覆盖|上线|网上|建起|建立|成立|组建|设立|装起|开通|通[了上])|[^，。；：、的]{2,10}(?:实现|选择|简办|自愿|主动|完成|得到|成功|成立|建起|建立|组建|装上|用上|开通|签订|参加|加入|入驻)|都[^，。；：、]{0,10}(?:就餐|用餐|吃饭|锻炼|参与|参加|加入|用上|报名|签)|以上|被[^，。；：、]{0,8}(?:采纳|吸收|吸纳)|(?:居民|业主|村民|住户|商户|党员)[^，。；：、]{0,4}参[与加]|(?:返给|返还|用于|归|投入|由|作为|分给|奖励|留给|留作)"
)
_PRICE = re.compile(
    r"(?:一[斤碗份张瓶盒袋个只把顿餐杯件]|每|单价|价(?!值)|票价|一亩地?|租金|房租|工资|月薪|标价|卖|花|只要|要)[^，。；]{0,6}$"
)
_WORTH = re.compile(r"(?:价值|总值|投资|资金|金额|补贴|补助|赔偿|奖励|捐)[^，。；]{0,6}$")
_OF = re.compile(r"(?:以[上下内])?的")
# sums that a practice moved
_MOVED = re.compile(
    r"投|捐|筹|奖|补[贴助]|拨|省|减|免|收[益入]|创收|增收|分红|资金|经费|善款|赔偿|追回|挽回|退还|退回|返还|价值|达成|兑换|发放|支付|贷款|授信|节|让利|成交|"
    r"带动|销售|营业|基金|落实|给予|垫付|争取|税收|挣|赚|放弃|效益"
)
_PRICE_RIGHT = re.compile(
    r"押金|[一每/][斤碗份张瓶盒袋个只把顿餐杯件天月年]|钱|的[^，。；]{0,6}(?:票|面|菜|饭|东西|月租)"
)


def stated(text: str, place: Place) -> Found | None:
    """The number as a statement of its own, where nothing says that it is background."""
    q = place.q
    if capped_feast(text, place):
        return Found("outcome.stated", None, place.noun_before, CAPPED + place.left + place.right)
    if place.left.endswith(_ONLY) and not _DONE.search(place.left):
        return None
    if _AROUND.fullmatch(place.left) or _BAD_LEFT.search(place.left) or _BAD_RIGHT.match(place.right):
        return None
    if q.family == "time":
        return _time(text, place)
    if q.family == "share":
        ok = not _SHARE_BAD.search(place.left) and _SHARE_RIGHT.match(place.right)
        return Found("outcome.stated", None, place.noun_after, place.left + place.right) if ok else None
    if q.family not in _FAMILY or (q.hanzi and not q.approximate):
        return None
    if q.family == "money":
        return _money(text, place)
    if _PROFILE.search(text, place.sentence[0], q.start) or _STILL.match(place.right):
        return None
    result = _RESULTS.match(place.right)
    if q.unit in PRODUCE and not result:
        return None
    if q.family == "area" and not _land(place):
        return None
    noun = place.noun_after or place.noun_before
    told = result or q.unit in ("人次", "桌") or _TAKE_PART.match(place.right) or _GOVERNANCE.search(noun)
    if _HAS.search(place.left) and not (told and _now(place)) and not _WORKED_ON.match(place.right):
        return None
    if q.value == 1 and not q.approximate:
        return None
    if not noun and q.family in ("thing", "people"):
        return None
    if few(place) and not (q.unit in ("户", "人次") or _now_has(place)):
        return None
    if q.family in _NEEDS_SIGN and not (told or _signed(place, noun)):
        return None
    return Found("outcome.stated", _verb(place), noun, place.left + place.right)


_FIRM_NOW = re.compile(r"目前|已|现|如今|至今|入驻|签约|吸引")
_SUCH = re.compile(r"[^，。；：、]{1,6}的")


def _now_has(place: Place) -> bool:
    """Does the text say that it is so by now?"""
    return bool(_FIRM_NOW.search(place.left))


def _now(place: Place) -> bool:
    """What a place has: firms only where the text says by now, people not where they tell which one it is."""
    if place.q.family == "firm":
        return _now_has(place)
    return place.q.family != "people" or not _SUCH.match(place.right)


_NEEDS_SIGN = frozenset({"people", "thing", "firm"})


def _signed(place: Place, noun: str) -> bool:
    """Does anything say that the persons or things counted were reached, made or did something?"""
    first = noun.partition("、")[0]  # 古民居、古院落: what else is counted with it says nothing of it
    if place.q.unit in ("个", "处", "座", "家") and _REACHED.search(first):
        return True
    return bool(place.verbs) or bool(
        _FOR.search(place.left)
        or _BECAME.match(place.right)
        or _WORKED_ON.match(place.right)
        or _DONE.search(place.left)
    )


def _land(place: Place) -> bool:
    """Is it land or road that something was done with?"""
    if _LAND_BAD.match(place.right):
        return False
    return bool(
        _LAND_ACTS.match(place.right)
        or _LAND_GIVEN.search(place.left)
        or any(not verb.nounlike for verb in place.verbs)
    )


def _verb(place: Place) -> Verb | None:
    """The last verb of the clause, which says the deed where no nearer word does."""
    return next((verb for verb in reversed(place.verbs) if not verb.nounlike), None)


def _time(text: str, place: Place) -> Found | None:
    q = place.q
    if q.unit == "秒" and not place.left.endswith(_ONLY_SO):
        return None
    if place.left.endswith(("的时间仅仅", "的时间只", "的时间仅")):
        return None
    if place.left.endswith(("短短", "仅仅")) and place.right.startswith(("内", "里", "之内", "时间", "就")):
        return Found("outcome.stated", None, "", place.left + place.right)
    if _TIME_BAD.search(place.left):
        return None
    if not _TIME_LEFT.search(place.left) and not (_TIME_RIGHT.match(place.right) and _TIME_REACHED.match(text, q.end)):
        return None
    return Found("outcome.stated", None, "", place.left + place.right)


def _money(text: str, place: Place) -> Found | None:
    q: Quantity = place.q
    right = place.right
    if _OF.match(right) and (not _WORTH.search(place.left) or right == "的" or not _signed(place, "")):
        return None  # says which ones: 收益低于5万元的村
    if UNMOVED.search(place.left) or not (_MOVED.search(place.left) or _MOVED.search(place.right[:10])):
        return None
    if q.value < 1000 or _PRICE.search(place.left) or _PRICE_RIGHT.match(place.right):
        return None
    noun = place.noun_after or place.noun_before
    return Found("outcome.stated", None, noun, place.left + place.right)
