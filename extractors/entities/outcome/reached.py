"""Those reached, things built, sums gained and states kept up that no verb of the lexicon governs.

Asked last, of numbers that every other shape left alone, and (`despite`) of those that look like a norm or a plan.
"""

from __future__ import annotations

import re

from extractors.entities.outcome.background import PRODUCE, UNMOVED
from extractors.entities.outcome.context import Place
from extractors.entities.outcome.quantities import Quantity
from extractors.entities.outcome.rules import Found
from extractors.entities.outcome.sums import gets, sold, spent

RULE = "outcome.reached"

# --- people ---
_CAME = re.compile(
    r"[^，。；：\n]{0,14}?(?:达成(?:一致|共识)|齐聚|相聚|聚[在到集]|出席|列席|旁听|到会|与会|参会|参训|到场|应邀|同场|投票|表决|举手|签名|见证|许下|喜结|牵手|步入)"
)
_ENJOYED = re.compile(
    r"[^，。；：\n]{0,14}?(?:喝上|吃上|走上|住上|通上|用上|装上|坐上|看上|告别|圆了|搬出|搬入|享受到|就近|就地|重返|返岗|返校|返乡|回流|找到工作|摘[掉帽]|有了(?:活|工作|着落))"
)
#: residents whose errand succeeded: 35位居民成功申领失业金
_SUCCEEDED = re.compile(
    r"[^，。；：、0-9\n]{1,10}?(?:成功|顺利|如愿|当场)(?:办[理好结成]|申[领请]|就业|领[到取]|入住|入学|应聘|创业|签约|回归|脱贫|落户|参保|换|装|转)"
)
#: those whom a team or a grid is made of: 以全镇80名管护员为网格成员
_MADE_OF = re.compile(r"以[^，。；：、0-9]{0,8}$")
_OF_THEM = re.compile(r"[^，。；：、0-9]{1,16}?(?<!因)为(?:网格|成员|骨干|主体|主力|班底|纽带|队员|核心|依托)")
_VISITED = re.compile(
    r"[^，。；：\n]{0,6}?(?:人?家[中里]?)?[^，。；：\n]{0,3}?(?:走访|上门|敲门|入户|家访|做工作|解释|征[求询])"
)
_WENT_TO = re.compile(
    r"(?:跑|走|敲开|深入|走进|走遍|跑遍|登门|叩开|联系|对接|服务|迎来|接待|吸引|送走)[了上过]?[^，。；：、0-9]{0,6}$"
)
_NONE = re.compile("无|没|未|不|只剩")
_CHOSE = re.compile("[^，。；]{0,6}?(?:选择|简办|登记|零彩礼|低彩礼|举[行办]|参加|喜结|领证)")
#: couples and neighbours who are friends again
_RECONCILED = re.compile(
    r"[^，。；]{0,10}?(?:夫妻|夫妇|婆媳|邻居|冤家|兄弟|父子|母子)[^，。；]{0,6}?(?:和好|重归|言归|和解|握手|复合|破镜|牵了手|牵手|搬回|回心转意)|闹?离婚的[^，。；]{0,4}(?:牵了?手|和好|搬回|撤)"
)
_BROUGHT_TOGETHER = re.compile(
    r"(?:劝和|调解|调和|撮合|劝好)了?的?[^，。；0-9]{0,8}(?:夫妻|夫妇|婆媳|邻居|邻里|冤家)[^，。；0-9]{0,5}$"
)
_COUPLES = ("新人", "夫妻", "夫妇", "情侣")
# who come or are looked after day by day: 每天有50多位老人来这里吃午饭
_DAILY = re.compile(r"每[天日晚周月][^，。；0-9]{0,8}$|[日月周年]均[^，。；0-9]{0,4}$")
_GUESTS = re.compile(
    r"(?:每天|每晚|每周末?|日均|每日)[^，。；0-9]{0,14}(?:来|就餐|吃饭|歇脚|办事|咨询|锻炼|看书|学习|服务|接待|受益|光顾)[^，。；0-9]{0,8}(?:有|不下|少说)$"
)
#: a survey of inhabitants, not their number: 已排查外来人口3679人
_REGISTERED = re.compile(r"(?:排查|摸排|核查|核验|登记|采集|录入|走访)[^，。；0-9]{0,4}人口$")
_DAILY_DONE = re.compile(
    r"[^，。；\n]{0,24}?(?:投工|出工|投劳|义务|帮忙|维护|[就用吃]餐|吃[午晚早]?饭|吃上|供餐|助餐|送餐|做饭|就诊|看病|学习|健身|办理?业?务|办事|领取|参与|值守|巡逻|上岗|执勤|维持|值班|接送|照料|上门)"
)

# --- places, bodies, things ---
_AT = re.compile(
    r"在[^，。；：0-9]{2,16}等$|[在于向到对](?:全[省市县区镇州乡村盟旗]|辖区|首批|第一批|先期|各[^，。；、0-9]{1,6}[及和与])?(?:的|共)?$"
)
_PUT_UP = re.compile(
    r"[^，。；：\n]{1,30}?(?:推广|试点|推行|铺开|建立|设立|设置|布设|布点|建成|安装|开设|开辟|投放|配备|组建|成立|复制|推开|推进|启动|张贴|悬挂|巡回|巡演|同步|举办|召开)"
)
_THROUGH = re.compile(
    r"(?:奔走|走进|走遍|跑遍|深入|穿梭|遍布|辐射|串起|串联|联通|连接|连通|贯穿|惠及|延伸到?)[在于到了]?(?:全[省市县区镇州乡村])?[^，。；、0-9]{0,6}$"
)
_INHABITED = re.compile(
    r"村|屯|寨|社区|小区|乡镇|街道|镇街|街镇|楼|院落|庭院|学校|校园|企业|工地|网格|公园|景区|商铺|市场|路段|点位|乡$|镇$|县$|^[县区市](?![一-鿿]?[局级直])"
)
_SINGLED_OUT = re.compile(r"(?:聚焦|锁定|紧盯|选取|选定|挑选|瞄准)了?[^，。；：、0-9]{0,4}$")
#: how far a scheme reaches: 推行积分制，涉及6个县
_TOUCHES = re.compile(r"涉及[^，。；、0-9]{0,4}$")
_SPREAD = re.compile(r"推[进广行开]|试点|实施|开展|启动|铺开|改造|整治")
#: what stands by now in a place: 目前共有9个咨询室
_BY_NOW = re.compile(r"(?:目前|现在|如今|现(?!场)|已|至今)[^，。；]{0,12}有[^，。；：、0-9]{0,3}$")
_BUILT = re.compile(
    r"[站点厅室馆亭廊岗]$|窗口|基地|车间|工坊|驿站|中心|食堂|书屋|广场|公园|车位|泊位|充电|摄像|探头|示范|试点|平台|阵地|队|志愿|合作社|民宿|农家乐"
)
_EQUIPPED = re.compile(
    r"(?:架|灯|桩|棚|椅|凳|桌|亭|车位|泊位|电梯|器材|探头|监控|驿站|食堂|书屋|公园|广场|柜|机|栏|床位|大棚)(?:已|就|共)?有$"
)
_THESE_DAYS = ("如今，", "目前，", "现在，", "眼下，", "现如今，")
_FITTED_WITH = ("配有", "建有", "装有", "设有", "备有", "配备有", "配备了", "设置有", "开设有", "办有", "建起了")
_HAVE = re.compile(r"有[^，。；：、0-9]{0,2}$")
# of those there are, so many did it: 共有28个小区成立了
_DID = re.compile(
    r"[^，。；：\n]{0,12}?(?:成立|组建|装上|加装|安装|建起|建成|建立|完成|实现|开展|入驻|签约|签订|参与|加入|报名|引进|引入|选举|接入|用上|通上|达到|设立|脱|领到|拿到|住上|评上|种上|开起|办起|当上|签|投|交|缴|拆|搬|换|领|报名|到位)了|[^，。；：\n]{0,12}?(?:收入|产值|集体经济)(?:超过|突破|达到?|均超)|[^，。；：\n]{0,6}?(?:达标|脱贫|摘帽)"
)
#: honours that were won: 荣获百余项省级荣誉
_WON = re.compile("(?:荣获|获得|获评|斩获|捧回|摘得|赢得|收获)了?[^，。；0-9]{0,8}$")
_PRIZE = re.compile("荣誉|奖项|奖牌|奖励称号|称号|表彰|锦旗|大奖|金奖")
#: with whom something was agreed: 与40家商超、平台达成合作
_WITH = re.compile("(?:与|和|同|跟)[^，。；、0-9]{0,6}$")
_PARTIES = ("高校", "院校", "学校", "医院", "企业", "公司", "单位", "机构", "商会", "商户", "研究院", "科研院所")
_ALLIED = re.compile(
    "[^，。；]{0,24}?(?:(?:达成|建立|开展|展开|形成)[^，。；]{0,10}(?:合作|协议|意向|关系|联系|共识)|签[约订署下了]|结对|结成|共建|联建|联手|携手|牵手|合作)"
)
_LEFT_OVER = re.compile(
    r"(?:现在|如今|目前|今年|现)[^，。；0-9]{0,10}(?:[只仅]?剩下?|[只仅]保?留下?)了?$|(?:减|降|压|缩|砍)[^，。；0-9]{0,3}[只仅]剩下?$"
)
#: what was said and written down: 记在本子上的意见有430条
_TOLD_THEM = re.compile(
    r"(?:意见|建议|诉求|线索|心愿|留言|需求|订单|点子|隐患|纠纷|求助)(?:就|已|共|足足|一共)*(?:有|达|近|超过)?$"
)
_DOERS = re.compile(
    r"(?:参加|参与|投票|报名|签名|签字|签约|同意|赞成|兑换)[^，。；：、]{0,6}(?:的[^，。；：、0-9]{1,6})?(?:共|就|已)?有$"
)
_INVOLVES = re.compile(r"(?:涉及|关系到?|包括|包含|涵盖|分布在|辐射)[^，。；：、0-9]{0,6}$")
#: how far behind another outcome, and with what between, a number goes on with it: 7个乡镇46个渔村
_NEAR = 16
_LANES = ("胡同", "街巷", "背街", "小巷", "里弄", "弄堂", "道路", "路")
_JOINED = re.compile(r"[^，。；：、！？“”（）\s0-9有每的是至到为由从比仅或在于向对把被让给]{1,7}[和与及]?")
_SOLD = re.compile(r"(?:销量|销售|外销|热销|出栏|出货)[^，。；：、0-9]{0,4}$")

# --- land and lines ---
_DIMENSION = re.compile(
    r"(?:^|[^，。；\n]{0,12}(?:、|[一那这][座条处栋道个段]|[座条处栋道段]|总|全))(?:总|全)?[长宽高]度?约?$"
)
_SIDE = re.compile(
    r"[、，][宽高]|[、，]?的?[^，。；\n]{0,10}?(?:桥|路|渠|堤|街|廊|[步栈绿村通甬便人]道|墙|坝|管网|管线|跑道|车道)"
)
_BUILDING = re.compile(r"建|修|铺|通车|落成|完工|竣工|投用|打通|横跨|延伸|贯通|拓宽|硬化")
_ROOMS = re.compile(
    r"的?[^，。；（）0-9\n]{0,12}?(?:广场|公园|中心|食堂|活动室|用房|场地|空间|停车场|步道|阵地|礼堂|书屋|驿站|乐园|花园|戏台|舞台|球场|市场|大厅|展厅|展馆|阅览室|文化室|游园|车间|厂房)"
)
_GOT = re.compile(
    r"(?:(?<![只仅])有了?(?!着)|多[了出]|添了|新|腾出|空出|让出|变|打造|开出|扩出|改[建造]?成|变成|成)[^，。；：、0-9]{0,6}$"
)
_SITE = re.compile(r"(?:占地|建筑|总)(?:面积)?(?:约|达|近)?$")
_NEW = re.compile("新的|新建|设在|落成|投用|启用|建成")
_GROWN = re.compile(
    r"(?:种植|栽[种植]|养殖|流转|绿化|改造|整治|修复|治理|托管|复垦|基地|产业|[茶果菜林药]园?|在地[^，。；]{0,4})(?:总|的)?面积(?:目前|现|如今|已经?)?(?:扩大|发展|稳定|增加|拓展|保持)?[到在至为]?$"
)
#: land that was brought in: 目前入股的土地超过700亩
_BROUGHT_IN = re.compile(
    r"(?:入股|流转|托管|种植|承包|整合|改良|复垦)的?(?:土地|耕地|农?田|林地|山林|荒地|面积)(?:已经?|就|现已|目前)?有?$"
)
_MADE = re.compile(
    "(?:[修铺建开挖架拓砌围拉竖立装筑]|搭建|安装|加装)(?:了|出了?|起了?|成了?|好了?|上了?)(?:一[条段道圈排])?近?$"
)
_WAY = re.compile("的?[^，。；0-9]{0,8}?(?:道|路|渠|沟|桥|管|栏|网|墙|堤|坝|护坡|电线|水线)")
_LESS_WAY = re.compile(r"少[绕走跑]了?$")

# --- shares ---
_COVERS = re.compile(r"(?:(?<!绿化)(?<!森林)(?<!植被)覆盖|惠及|囊括|涵盖)(?:面|率)?(?:了|到|至|全[^，。；]{1,3})?$")
_SHARE_DONE = re.compile(
    r"的?(?:全?覆盖|到位|达标|完成|办结|满意|知晓|签约|入网|建档|公开|整改|化解|落实|入户|参与|回访|响应|同意|赞成|支持|上线|注册|见面|兑现)"
)
#: the share of what was just told of: …13个，占行政村总数的76%
_OF_ALL = re.compile("[约共已就]?占(?:了|到)?(?:全[省市县区镇乡村街体]|[^，。；0-9]{0,8}总)[^，。；0-9]{0,8}$")
_OWN = re.compile(r"(?:实现|做到|达到|取得|保持|获得)[^，。；0-9]{0,12}$")

# --- sums ---
_SUMMED = re.compile(r"(?:共计|合计|总计|累计|总共|一共)(?:约|达|为|金额|资金)*$")
_PAID = re.compile(r"[费款金资补收贷税额赔捐租]|分红|投入")
_YIELD = re.compile(
    r"(?:集体经济|集体积累|集体资产|集体账户|税收|租金|产值|利润|营业额|收入|收益|存款|纯利|经营额|流水)[^，。；：、0-9]{0,5}$"
)
_GAINED = re.compile(
    r"(?:增加|多收入?|多挣|多赚|多得|多分|带来|收取|收回|追缴|上缴|缴纳|拿到|领到|分到|获得|换来|成交|拍出|租出|卖出|实现|创造|增收|创收|节约|节省|省下|少花)了?[^，。；：0-9]{0,10}$"
)
_DEAL = re.compile(
    r"(?:成交|流转费|租金|保底|地租|收购价?|报价)[^，。；0-9]{0,6}(?:达到?|提[高升]到|[涨升增]到|[增升]至|为)?(?:每[亩斤人户年月吨]){0,2}$"
)
#: costs that were kept down, incomes that were agreed on
_COSTS = re.compile("费用|成本|开支|支出|花费|预算|花销")
_AGREED = re.compile(r"(?:签|享|获|拿|领|约定)[^，。；]{0,12}每[户人年亩][^，。；]{0,6}$")
_FLOOR = re.compile("的?(?:保底|固定)?(?:分红|收入|租金|工资|补贴|收益)")
_EACH = re.compile(r"每[年月户人亩季]")
#: what somebody can make by now: 每年能挣一万多元
_EARNS = re.compile(
    r"每[年月季][^，。；0-9]{0,6}(?:能|可|都|还|少说|至少|起码|稳定)[^，。；0-9]{0,4}(?:挣|赚|收入|拿|领)[到了]?(?:近|约|个)?$"
)
_DEBT = re.compile(r"欠|债|亏|损失|贷款|罚|骗|诉请|索|违约|预算|押金|工资条|彩礼|学费|医药|医疗费")
_SMALL_SUM = 1000
_LARGE_SUM = 10_000

# --- plans ---
#: forms and ways that one is spared: 每月少填表30多张
_LESS = re.compile(r"少(?:填|报|跑|写|开|盖|交|录)了?[^，。；0-9]{0,6}$")
_FORMS = frozenset({"张", "份", "次", "趟", "个", "项"})
_HOLDS = re.compile(r"(?:可|能)(?:以|同时)?(?:容纳|停放?|供|满足|服务|为|存放|接待)[^，。；0-9]{0,4}$")
_TURNED_INTO = re.compile("成为|成了|变成|改成|变为|建成")
_CLEARED_FOR = re.compile(r"[清腾改平辟扩整让建][了出]|清理|拆除|改造|平整|扩建|新建|硬化")
_NOT_YET = re.compile(r"将|拟|计划|预计|即将|打算|力争|规划|有望|准备")
_MANY = 10


def despite(text: str, p: Place) -> Found | None:
    """A number that a norm or a plan stands before, where a gain or a thing built says that it was reached."""
    q, left = p.q, p.left
    if q.family == "money":
        if left.endswith("控制在") and _COSTS.search(left):
            return Found(RULE, None, p.noun_before, left)
        if "每" in left and _AGREED.search(left) and _FLOOR.match(p.right):
            return _found(p, "收入" + left + p.right)
        if q.value >= _SMALL_SUM and "每" in left and not _open(left):
            if _EARNS.search(left) or gets(p):
                return Found(RULE, None, "收入", "收入" + left)
            if _each(p):
                return _found(p, left + p.right)
        if "达" in left and _DEAL.search(left) and not _open(left):
            return _found(p, "收入" + left + p.right)
    elif q.family == "people":
        if q.value >= _MANY and ("每" in left or "均" in left) and _daily(left, p.right):
            return _found(p, left + p.right)
        if q.value >= _MANY and "人口" in left and _REGISTERED.search(left):
            return Found(RULE, None, "人口", left)
    elif q.family == "area" and (_GROWN.search(left) or (_SITE.search(left) and _built_before(text, p))):
        return _found(p, left + p.right)
    if "少" in left and q.unit in _FORMS and _LESS.search(left):
        return Found(RULE, None, "报表" if q.unit in "张份个" else p.noun_before, "减少" + left)
    holds = q.family in ("thing", "people") and ("可" in left or "能" in left)
    if holds and _HOLDS.search(left) and not _NOT_YET.search(left) and _made_room(text, p):
        return _found(p, left + p.right)
    return None


def _made_room(text: str, p: Place) -> bool:
    """Was what holds so many built, turned into that or cleared?"""
    return bool(_built_in(p) or _TURNED_INTO.search(p.left) or _CLEARED_FOR.search(text, p.sentence[0], p.q.start))


def _each(p: Place) -> bool:
    """Is it gained every year or by each: a yield of every year only where it is no wage."""
    yearly = p.q.value >= _LARGE_SUM and "每年" in p.left and _YIELD.search(p.left)
    return bool(_EACH.search(p.left) and (yearly or _GAINED.search(p.left)))


def _daily(left: str, right: str) -> bool:
    return bool((_DAILY.search(left) and _DAILY_DONE.match(right)) or _GUESTS.search(left))


def reached(text: str, p: Place, last: Quantity | None) -> Found | None:
    """The last shapes of all. `last` is the last outcome of the sentence."""
    q = p.q
    if _open(p.left) or (q.hanzi and not q.approximate and q.value < _MANY):
        return None
    lane = q.unit == "条" and p.noun_after.endswith(_LANES)
    if last is not None and (lane or q.family in ("thing", "people", "firm")) and _goes_with(text, p, last):
        return _found(p, p.left + p.right)
    match q.family:
        case "share":
            return _share(p, last)
        case "money":
            return _money(text, p, last)
        case "area":
            return _area(text, p)
        case "people":
            return _people(p)
        case "thing" | "firm" | "matter" | "team":
            return _thing(text, p)
    return None


def _found(p: Place, context: str) -> Found:
    return Found(RULE, None, p.noun_after or p.noun_before, context)


def _open(left: str) -> bool:
    """Is it still to come?"""
    return "将" in left[-8:] or "预计" in left or "计划" in left


def _goes_with(text: str, p: Place, last: Quantity) -> bool:
    """What the outcome just told of involves: 改造小区9个，涉及44栋楼; or goes on with: 7个乡镇46个渔村."""
    gap = text[last.end : p.q.start]
    if len(gap) > _NEAR:
        return False
    if _INVOLVES.search(p.left):
        return True
    if last.family not in ("thing", "people", "firm"):
        return False
    return bool(_JOINED.fullmatch(gap)) or (gap.endswith("，" + p.left) and p.left in ("共", "共计", "合计"))


def _share(p: Place, last: Quantity | None) -> Found | None:
    if last is not None and last.family != "share" and _OF_ALL.match(p.left):
        return Found(RULE, None, "覆盖", p.left + p.right)
    if _COVERS.search(p.left):
        return Found(RULE, None, "覆盖", p.left + p.right)
    done = _SHARE_DONE.match(p.right)
    if done and (_OWN.search(p.left) or p.q.value == 100):
        return Found(RULE, None, p.right[:6] + "率", p.left + p.right)
    return None


def _money(text: str, p: Place, last: Quantity | None) -> Found | None:
    q, left = p.q, p.left
    if last is not None and left in ("人均", "户均") and q.value >= _SMALL_SUM:
        return _found(p, "收入" + left)
    told = text[p.sentence[0] : q.start]
    if (
        q.value < _SMALL_SUM
        or UNMOVED.search(left)
        or _DEBT.search(left)
        or p.right.startswith(("的", "以上的", "以下", "押金", "/"))
    ):
        return None
    if _GAINED.search(left) or _DEAL.search(left):
        return _found(p, "收入" + left + p.right)
    if q.value < _LARGE_SUM:
        return None
    if sold(left):
        return Found(RULE, None, "", "收入" + left + p.right)
    if spent(p) and not _DEBT.search(told[-40:]):
        return Found(RULE, None, "", "投入" + left)
    if _YIELD.search(left):
        return _found(p, "收入" + left + p.right)
    if _SUMMED.search(left) and _PAID.search(told[-40:]) and not _DEBT.search(told[-40:]):
        return _found(p, told[-30:] + p.right)
    return None


def _is_way(p: Place) -> bool:
    """Is it how long a way or a fence is that somebody made: 修了一条200米的小道, 围起500米护栏?"""
    return p.q.unit in ("米", "公里", "延米") and bool(_MADE.search(p.left) and _WAY.match(p.right))


def _area(text: str, p: Place) -> Found | None:
    if _is_way(p):
        return _found(p, p.left + p.right)
    if _LESS_WAY.search(p.left) or _BROUGHT_IN.search(p.left):
        return _found(p, p.left)
    if _DIMENSION.search(p.left) and _SIDE.match(p.right) and _BUILDING.search(text, *p.sentence):
        return _found(p, p.left + p.right)
    if _ROOMS.match(p.right) and (_GOT.search(p.left) or _built_in(p)):
        return _found(p, p.left + p.right)
    return None


def _people(p: Place) -> Found | None:
    q, left, right = p.q, p.left, p.right
    if q.value < _MANY:
        return None
    came = _CAME.match(right) or _ENJOYED.match(right)
    if came and not _NONE.search(came[0]):
        return _found(p, left + right)
    if _WENT_TO.search(left) or (q.unit == "户" and _VISITED.match(right)):
        return _found(p, left + right)
    if _DOERS.search(left) or _SUCCEEDED.match(right) or (_MADE_OF.search(left) and _OF_THEM.match(right)):
        return _found(p, left + right)
    return _found(p, left + right) if _HAVE.search(left) and _DID.match(right) else None


def _thing(text: str, p: Place) -> Found | None:
    q, left, right = p.q, p.left, p.right
    if q.unit in PRODUCE:
        weighed = q.unit in ("斤", "公斤", "千克", "吨")
        return _found(p, left + right) if weighed and q.value >= _LARGE_SUM and _SOLD.search(left) else None
    if q.unit == "对":
        if _RECONCILED.match(right) or _BROUGHT_TOGETHER.search(left):
            return Found(RULE, None, "矛盾", "化解" + right)
        told = p.noun_after.startswith(_COUPLES) or right.startswith(_COUPLES)
        return _found(p, left + right) if told and (_CAME.match(right) or _CHOSE.match(right)) else None
    if ("剩" in left or "留" in left) and _LEFT_OVER.search(left):
        return Found(RULE, None, p.noun_after or p.noun_before, "减少" + left)
    if q.value < 2:
        return None
    if q.value >= _MANY and q.family == "matter" and not right and _TOLD_THEM.search(left):
        return Found(RULE, None, p.noun_before, left)
    noun = p.noun_after
    if _WON.search(left) and _PRIZE.search(right[:16]):
        return Found(RULE, None, "荣誉", left + right)
    if (q.family == "firm" or noun.endswith(_PARTIES)) and _WITH.search(left) and _ALLIED.match(right):
        return _found(p, left + right)
    if _AT.search(left) and _INHABITED.search(right[:12]) and _PUT_UP.match(right):
        return Found(RULE, None, noun, "覆盖" + right)
    if _INHABITED.search(noun) and (_THROUGH.search(left) or _SINGLED_OUT.search(left)):
        return Found(RULE, None, noun, "覆盖" + left)
    if (
        "涉及" in left
        and _INHABITED.search(noun)
        and _TOUCHES.search(left)
        and _SPREAD.search(text, p.sentence[0], q.start)
    ):
        return Found(RULE, None, noun, "覆盖" + left)
    if "有" in left and _BUILT.search(noun) and _BY_NOW.search(left):
        return _found(p, left + right)
    if left.endswith(_FITTED_WITH) and text.endswith(_THESE_DAYS, 0, p.low):
        return _found(p, left + right)  # 如今，卫生院配有10台血透机
    if left.endswith("有") and not noun and _EQUIPPED.search(left) and text.endswith(_THESE_DAYS, 0, p.low):
        return _found(p, left)  # 如今，院里的晾衣架有28组
    return _found(p, left + right) if _HAVE.search(left) and _DID.match(right) else None


def _built_in(p: Place) -> bool:
    """Does the clause tell of building?"""
    return any(verb.deed == "build" for verb in p.verbs)


def _built_before(text: str, p: Place) -> bool:
    """Does the sentence tell of building before its number?"""
    if _NEW.search(text, p.sentence[0], p.q.start):
        return True
    return any(verb.deed == "build" and not verb.nounlike for verb in p.verbs_before)
