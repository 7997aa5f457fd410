"""Which kind of outcome a number states, from its unit, the noun counted and the deed."""

from __future__ import annotations

import re

from extractors.entities.outcome.burden import eased
from extractors.entities.outcome.feasts import CAPPED
from extractors.entities.outcome.honours import WON
from extractors.entities.outcome.people import people
from extractors.entities.outcome.quantities import Quantity
from extractors.entities.outcome.shares import TIME, share
from extractors.entities.outcome.things import DRAWN_IN, INFO, MATTERS, OTHER, REFIT, TRADE, thing
from kg.text.patterns import spelled_out

_DISPUTES = re.compile(
    r"纠纷|矛盾|信访|争议|调解案|积案|官司|疙瘩|怨气|积怨|恩怨|梁子|口角|争执|扯皮|旧账|家务事|离婚的|闹离婚"
)
#: 诉前调成千余件, 摆平31起, 劝回7对小夫妻
_MEDIATED = re.compile("调[成停]|诉前|说和|劝[和住回好].{0,4}对|断了|了断|摆平|捋平|握手言和|化开|撤诉|牵[了上]?手")
#: what is amiss and was put right, be it counted with 处
_HAZARDS = re.compile("飞线|漏点|漏水|坑洼|破损|堵点|违建|乱堆|死角|隐患|险段|断点")
_RIGHTED = re.compile("清|堵|填|拆|补|消|修|整治")
#: feasts and mourning that take fewer days
_FEAST_DAYS = re.compile("丧[期事]|白事|守灵|流水席|红白|喜事|婚期|酒席|宴席")
_KEPT_SIMPLE = re.compile("简办|喜事新办|零彩礼|不收彩礼|没收彩礼|退[了还回]彩礼")
#: honours that were won, whatever rule found them
_WON_IT = re.compile(
    "(?:获评|荣获|评[为上]|授予|跻身|摘得|捧回|挂[了上])[^，。；]{0,10}(?:示范|先进|最美|文明|星级|五星|称号|牌匾|荣誉|奖)"
)
#: quarrels that came in, be they settled or not
_WISHES = re.compile(r"(?:诉求|事项|工单|建议|需求)(?:[^，。]{0,2})$")
_DISPUTE_UNITS = frozenset({"起", "件", "个", "次", "宗", "桩", "例", "对"})
_TAKEN_IN = frozenset({"受理", "接到", "收到", "排查", "摸排", "排摸", "立案"})
_SETTLED = re.compile(r"化解|调解|调处|解决|和解|办结")
_THANKS = re.compile(r"感谢|表扬|点赞|好评|锦旗|致谢")
_AWARDS = spelled_out(
    r"(?:[一二三特优秀等]奖|奖项|荣誉(?!室|墙)|称号|示范(?:村|社区|点|市|县|区|小区)|先进集体|奖牌)(?:、|和|$)|(?:优秀|先进|示范性|友好型?|最美|星级|文明|五好|模范)[^，。；]{0,8}(?:村|社区|小区|户|家庭|镇|单位|庭院)$"
)
# matters that a service takes in: a list of them is its reach, not what was handled
_SCOPE_NOUN = re.compile(
    r"执法权|审批权|事项|业务|权力|权限|内容$|服务(?:项目|内容)?$|职责|职能|类型|功能|证明|材料|流程"
)
_TROUBLES = re.compile(r"诉求|问题|难题|短板|隐患|意见")
_SCOPE = re.compile(
    r"清单|下沉|下放|赋权|整合|纳入|梳理|拆出|拆分|分到|接入|新增|开通|进驻|办”|集成|推出|覆盖|涵盖|入驻|归集|承接|可办|搬到|搬上|上线|就近办|通办|拓展|扩展|开设|设有|提供|能办|留痕|[一全][网程]通办"
)
_CAN_BE_DONE = re.compile(
    "可(?:以|在[^，。；]{2,16}?)?(?:就近|就地|当场|网上|线上|掌上|全程|直接|随时|现场|无差别)?(?:[代通]?办|收件)|都能办|一网通办"
)
_FORMED = re.compile("组建|成立|建立|建起|培育|发展起")
_DROPPED = re.compile(r"不再|取消|精简|压减|免于?(?:提交|开具)|清理|砍掉|删减|减免")
# rules that were gone over, not made
_MENDED = re.compile(r"废止|废、|修订|修改|完善|体检")
#: what a list holds that somebody has to do, and what is done with such a list
_TO_DO = re.compile("(?:任务|(?:履职|配合|职责|具体|基本|法定|工作)事项|职责|权责)$")
_SORTED_OUT = frozenset({"", "梳理", "细化", "形成", "划分", "分到", "制定", "编制", "承接", "确定"})
_ONLINE = re.compile("线上|上线|网上|接入|平台")
#: marks that may stand around what is counted
_MARKS = "“”‘’\"'"
#: what the clauses before must tell of for a number without a noun, by its family or unit
_RECALLED = {
    "money": re.compile(
        r"丧事|红白事|彩礼|酒席|宴席|随礼|礼金|份子钱"
        r"|(?:纯|总|经营性?|年|人均)*收入|产值|营收|销售额|营业额|利润|税收|分红"
    ),
    "场": re.compile(r"酒席|宴席|婚宴|喜宴|彩礼|宴请"),
    "桌": re.compile(r"酒席|宴席|婚宴|喜宴|宴请"),
    "人次": re.compile(r"党员|志愿者|干部|网格员|培训|演出|宣讲|比赛|巡逻|值守|下沉"),
    "张": re.compile(r"表决票|选票|问卷|意见表|征求意见表|调查表|同意书"),
    "份": re.compile(r"表决票|选票|问卷|意见表|征求意见表|调查表|同意书"),
}
#: the clauses of rules that were made: 形成22条细则
_CLAUSES = re.compile(r"(?:细则|条款|办法|规定|公约|规约|规则|守则|准则|清单|红线|禁令|条约|民规|村规|标准|要求)$")
_MECHANISM = re.compile(r"(?:机制|制度|办法|公约|规约|规则|章程)$")
_CALLS = re.compile(r"呼入|接通|来电|话务|热线|电话|咨询|办件|点击|访问|求助")
#: parcels that a station took in
_PARCELS = re.compile("(?:[发收寄揽]件|快递|包裹)")
_MATERIAL = re.compile(r"物资|物品|捐|用品|爱心")
_FEWER = re.compile(r"锐减|骤减|压减|减至|精简|减少|下降|压降|降至|取消|由|从")
_CUSTOMS = re.compile(r"份子钱|婚礼|婚庆|婚事|丧葬|彩礼|酒席|宴席|随礼|礼金|婚宴|丧事|喜宴|每桌|桌")
_WEDDING_CARS = re.compile("迎亲|接亲|婚车|喜车")
_SAVED = re.compile(
    r"节约|节省|省下|省了|减免|挽回|减轻|减少|仅需|只需|每户|每人|仅花|只花|降本|让利|追回|追缴|收缴|叫停|核减|审减|退款|退费|退赔|退缴|物业费|物业管理费|追讨"
)
# a burden taken off, a gift given up, less spent than was planned
_KEPT_DOWN = re.compile("控制在|不超|不高于|上限|限定|压至|压到|降至|降到|均降|总共")
_RELIEVED = spelled_out(
    r"省(?<![全本我该各外两]省)(?:下|了)?$|少(?:支出|花费|交|缴|付|掏)|(?:减少|减轻|降低|免除)[^，。；]{0,10}(?:负担|支出|开支|成本|费)|(?:费用?|成本|开支|花销)控制在|放弃[^，。；]{0,4}彩礼|(?:只|仅|才)花费?了?"
)
#: what the village had a claim to and got back, or owed and is rid of
_RECOVERED = spelled_out(r"追[缴回讨]|清[收缴查][^，。；]{0,14}借款|(?:化解|清偿|还清|偿还)[^，。；]{0,8}债务")
_A_TABLE = re.compile("[一每]桌")
_PER_PIECE = re.compile(r"(?:收购价|租金|地租|单价|均价|收费|价格)[^，。；]{0,24}(?:[至到为]|涨|降)")
_PRICE_ROSE = re.compile(r"(?:收购价|租金|地租|均价|价格)[^，。；]{0,24}(?:提[高升]|涨|增)")
_PRICE_FELL = re.compile(r"(?:收费|费|价)[^，。；]{0,24}(?:下调|降|减)")
#: what something costs by now: 饲料成本由原来的每袋90元降至70元
_COST_FELL = re.compile(
    r"(?:成本|费用|[电水油运租用维人工药]费|开支|支出|花销|开销|租金|单价)[^，。；]{0,30}(?:[降减砍压缩]”?[到至为成了]|下[调降]|压缩|缩减)"
)
_EARNED = re.compile(
    r"增收|收入|分红|营收|产值|销售|销|创收|盈利|收益|营业额|利润|报酬|工资|赚|挣|卖|消费|租金|税收|效益|流转费|成交|[到有]存款|盈余|结余|拍[卖出]|竞[拍价]|集体经济|账上|家底|[人户]均"
)
#: an income that rose, whatever verb says so
_ROSE = re.compile(
    r"(?:收入|产值|营收|销售额|营业额|分红|利润|税收|收益|积累|存款|集体经济|结余)[^，。；]{0,24}(?:增|涨|升|达|翻|扩|提高|变成|突破|超)"
)
_MORE_INCOME = re.compile(r"(?:增加|新增|实现|扩大)[^，。；]{0,8}(?:集体经济|收入|税收|产值|收益|效益|积累)")
_PARTNERS = re.compile(r"[^，。；]{0,8}(?:联建|结对|共建|签约|合作)")
_DECIDED = re.compile(r"决策|审批|审核|研判|会商|处置|派单|预警")
_RUBBISH = re.compile("垃圾|淤泥|杂物|废弃物|渣土|杂草|水草|漂浮物|柴草|粪")
_TIDIED = re.compile(r"清运|清扫|清理|清除|维修|检修|抢修|整治|处[理置]")
_LAUNCHED = re.compile("开展|组织|集中")
#: a harvest that grew
_YIELD_ROSE = re.compile("(?:产量|亩产|单产|产能)[^，。；]{0,8}(?:提升|提高|增|涨)")
#: what was sold, by weight; an order from elsewhere is none of the village's income
_WEIGHTS = frozenset({"斤", "公斤", "千克", "吨"})
_SOLD = re.compile("卖出|售出|卖了|销量|销[出往]|销售量")
_BOXES = frozenset({"箱", "袋", "筐", "盒", "瓶", "桶", "只", "头", "枚", "罐"})
_SOLD_BOXES = re.compile("销售(?!额|收入|点|员)|销量|卖出|售出|卖了|销[出往]")
_ORDERED = re.compile("对接|团购|代销|帮销")
_COUPLES = ("新人", "夫妻", "夫妇", "情侣", "青年")
_CAPACITY = re.compile(r"能力|年加工|产能|日处理|年处理|库容|储存|仓储")
_AWARDED = re.compile(r"获|评|奖|命名|授予|入选|创[建成]")
_PLANTED = re.compile("栽植|补植|补种|新栽|新植|移栽|栽种|栽下|种下")
_CROPS = re.compile("果|茶|药|套种|间种|苗木|油|经济林|竹|桃|李|杏|梨|枣|椒")
_GREENERY = re.compile(r"绿化|绿植|花")
_FEW_LEFT = re.compile(r"仅|降|不足|不到|减少")
_COMPLAINTS = re.compile(r"投诉|信访|发案|警情")
_LIMITED = re.compile(r"统一|上限|限定|定为|总共|压|不超|不高于|以[内下]|控制|压缩|缩减|减|降|封顶|花费|开支|成本")
# what one side of a quarrel pays the other: nobody's help, nobody's saving
_COMPENSATED = re.compile(
    r"赔偿(?:了|达|共|约|金|款)?[^，。；]{0,2}$|支付[^，。；]{0,24}(?:补偿金|赔偿金|违约金|补偿款|赔偿款|款项)"
)
_HOMES_DONE = re.compile(r"(?:民居|住房|房屋|危房|农房|民房|老屋)[^，。；]{0,4}(?:改造|修缮|翻建|翻新|修葺|完工|竣工)")
_JOINED_UP = re.compile("打通|开发|搭建|建成|联通|贯通|上线")
_POLICIES_JOINED = re.compile(r"(?:整合|集成|归集|梳理|汇编)[^。；]{0,16}政策")
_AT_ISSUE = re.compile(r"(?:赔偿|涉案|标的|涉及)[^，。]{0,4}(?:金额|款|额)|(?:赔偿|和解|调解)[^，。]{0,4}协议")
_ANSWERED = re.compile(r"办理|接听|受理|来电|话务|代办|解决")
_GATHERING = re.compile(r"活动|会")
_HEARD = re.compile(r"民情|意见|线索")
_DONE = re.compile(r"办理|办结|受理|完成|代办|帮办")
_SERVICE = re.compile(r"服务$|增值")
_PANEL = re.compile("(?:屏|展板|宣传栏|公示栏|橱窗)$")
_TOUCHED = re.compile("涉及|覆盖|涵盖|惠及")
_LINES = re.compile(r"路|街|道|管网|管线")
_WORKS = re.compile("(?:水|饮|路|桥|渠|管网|灌溉|供暖|[绿亮]化|电网|改造|修缮|安置|加固|提升|整治|更新|基础设施)工程$")
_SEEN = re.compile(r"浏览|播放|点击|阅读|转发|点赞|曝光|观看量|下载")
#: 累计入户服务3万余次: how often it was done, not for how many
_SERVED_TIMES = re.compile("累计(?:入户|上门)?(?:提供)?服务(?:近|超|约|达)?$")
_KEPT_TOUCH = re.compile("联系服务|走访|入户")
_CARE_GIVEN = re.compile(r"护送|送医|接送|助浴|理发|助餐|照护|陪诊")
_RESCUES = re.compile(r"险情|救援|出警|抢险|处置|救助")
_RULES = re.compile(r"(?:政策|举措|措施|文件|法规|条例|标准|规范)$")
_POSTS = re.compile(r"视频|短信|消息|新闻|稿件|微博")
_GATHERED = re.compile("汇集|汇聚|纳入|归集|覆盖|签")
_CLOSED = re.compile(r"关停|取缔|关闭|停业|停工|停课")
_PRESS = re.compile(r"媒体|报刊|电视台")
#: 累计为企业“把脉问诊”: those that were served
_TRADERS = re.compile("(?:中小微?|小微|涉农|民营|个体|重点)?(?:企业|商户|商家|店铺|工商户|经营主体|市场主体)")
_FOR_FIRMS = re.compile("(?:为|替|给|帮助|服务)(?:了|辖区|全[省市县区镇])?(?:内的?)?$")
_CAME_TOGETHER = re.compile(r"打擂|竞[选聘标]|比选|召开[^，。；]{0,6}会|座谈|同台|参[会赛]|到场")
_OUTLETS = re.compile(
    r"(?:驿站|服务站|卫生室|服务点|网点|食堂|书屋|助餐点|超市|民宿|农家乐|(?:友好|爱心|共享|示范|便民)[^，。；]{0,4}[餐店]厅?铺?)$"
)
_RADIATES = re.compile("辐射|覆盖|惠及")
_VISITED = re.compile(r"跑遍|走遍|走访|检查|巡查|排查")
_WATER = re.compile(r"[供蓄节用排]水|污水|垃圾|土石|淤泥|清淤|漂浮物|杂物|渣土")
_MENDED_FOR = ("农机", "家电", "电器", "自行车")
_PERSONS = ("孩子", "娃", "老人", "学生")
_HOUSEHOLDS = ("家庭", "娃娃", "孩子", "娃", "贫困户", "困难户", "脱贫户", "低保户", "特困户", "农户", "困难家庭")
_REFITTED = re.compile(r"进行[^，。；]{0,6}(?:改造|整治|修缮|提升)")
_HOUSES = frozenset("院屋馆堂楼房园舍亭廊")  # 24家“阳光院”
#: the rate that the clauses before told of: 化解率升至94%，比年初高了11个百分点
_RATE_SAID = re.compile("(?:满意|好评|办结|解决|化解|响应|处置|调解|成功)[^，。；]{0,2}[率度](?=[^率度]*$)")
_BARE_CHANGE = re.compile(
    "(?:[比较](?:上?季度|[^，。；率度]{1,10})|[同环]比|又|再|整整|足足)*(?:高|升|降|提|增|涨|爬|跃|多)[了出升高加]?[了到]?"
)
#: deeds of which a share is told as how much was closed: 整改了84%的合同
_CLOSING = frozenset({"handle", "settle", "save"})


def indicator(quantity: Quantity, deed: str, verb: str, noun: str, context: str, said: str = "") -> str:
    """Id of the outcome kind.

    `deed` is the lexicon category of the governing verb ("" where none), `verb` its words, `noun` what is
    counted, `context` the clause, `said` what the sentence told before it.
    """
    family, unit = quantity.family, quantity.unit
    noun = noun.strip(_MARKS)
    if context.startswith(CAPPED):
        return "cost-norm"
    if not noun:
        noun = _recalled(family, unit, said)
        context = context + noun if family == "money" else context
    if family == "share":
        rate = _RATE_SAID.search(said) if not noun and _BARE_CHANGE.match(context) else None
        context = rate[0] + "升" + context if rate else context
        return "closure-rate" if deed in _CLOSING else share(context, noun)
    if family == "area":
        if _PANEL.search(noun):
            return "facilities"
        return OTHER if unit in ("立方米", "方") and _WATER.search(context) else "area-length"
    if family == "money":
        return _money(deed, context)
    if family == "score":
        return "satisfaction"
    if family == "degree":
        return OTHER
    if family == "time":
        if noun == "服务时长":
            return "participation"
        return "cost-norm" if _FEAST_DAYS.search(context) else "time"
    if _KEPT_SIMPLE.search(context) and unit in ("对", "场"):
        return "cost-norm"
    if unit == "倍":
        return "income" if _EARNED.search(context) else OTHER
    if context.startswith(WON) or _WON_IT.search(context) or (_AWARDS.search(noun) and _AWARDED.search(context)):
        return "honour"
    if unit in ("棵", "株", "盆") and (
        _GREENERY.search(noun) or (_PLANTED.search(context) and not _CROPS.search(noun + context))
    ):
        return "facilities"
    if unit == "吨" and _CAPACITY.search(context):
        return "facilities"
    if unit in _BOXES and _SOLD_BOXES.search(context) and not _ORDERED.search(context):
        return "income"
    if unit in _WEIGHTS and _SOLD.search(context) and not _ORDERED.search(context):
        return "income"
    if unit in _WEIGHTS and _YIELD_ROSE.search(context):
        return "income"
    if unit in ("吨", "车") and _RUBBISH.search(noun + context) and _TIDIED.search(context):
        return "handled-count"
    if unit in _WEIGHTS or unit in ("棵", "株", "字", "盆", "颗"):
        return OTHER
    if _THANKS.search(noun) and family in ("matter", "thing"):
        return "satisfaction"
    if eased(unit, noun, context):
        return "staff-saved"
    if unit == "辆" and _WEDDING_CARS.search(context):
        return "cost-norm"
    if unit == "桌" or (_CUSTOMS.search(noun) and _FEWER.search(context)):
        return "cost-norm"
    if unit in ("处", "个") and _HAZARDS.search(noun) and _RIGHTED.search(context):
        return "handled-count"
    if unit == "台" and noun.endswith(_MENDED_FOR) and "修" in verb + context:
        return "handled-count"
    if (
        family == "people"
        or (unit == "口" and noun.startswith("人"))
        or (unit == "个" and (noun.endswith(_HOUSEHOLDS) or noun.startswith(_PERSONS)))
    ):
        if unit == "户" and _HOMES_DONE.search(noun + context):
            return "facilities"
        return people(unit, deed, noun, context)
    if family == "meeting":
        return _meeting(unit, deed, noun, verb, context)
    if family == "team":
        return (
            "organisation" if _FORMED.search(context) or "组成的" in context or "拉起" in context else "participation"
        )
    if family == "firm" and REFIT.search(context):
        return "facilities"
    if unit == "对" and noun.startswith(_COUPLES) and "和好" not in context:
        return people(unit, deed, noun, context)
    if unit == "对" and noun and _PARTNERS.match(noun + context.partition(noun)[2]):
        return "organisation"
    if family == "firm":
        if TRADE.search(noun) and DRAWN_IN.search(context):
            return "coverage"
        if noun.endswith("责任单位") and _GATHERED.search(context):
            return "coverage"
        if _CLOSED.search(context):
            return OTHER
        if _RADIATES.search(context.partition(noun)[0] if noun else context):
            return "coverage"
        if _TRADERS.match(noun) and _FOR_FIRMS.search(context.partition(noun)[0]):
            return "beneficiaries"
        if _CAME_TOGETHER.search(context) or verb in ("组织", "召集", "邀请"):
            return "participation"
        if _OUTLETS.search(noun) or (deed == "build" and noun[-1:] in _HOUSES):
            return "facilities"
        if _PRESS.search(noun):
            return "honour"
        return "coverage" if _VISITED.search(context) else "organisation"
    if family == "matter" and _FEW_LEFT.search(context) and _COMPLAINTS.search(noun):
        return OTHER
    quarrel = _DISPUTES.search(noun) or (unit in ("起", "件", "对", "桩", "宗") and _MEDIATED.search(context))
    if quarrel and not _WISHES.search(noun) and unit in _DISPUTE_UNITS:
        return "handled-count" if verb in _TAKEN_IN and not _SETTLED.search(context) else "disputes-settled"
    if family == "matter":
        return _matter(unit, deed, verb, noun, context)
    if _CAN_BE_DONE.search(context) and _SCOPE_NOUN.search(noun):
        return "coverage"
    return thing(unit, deed, noun, context)


def _recalled(family: str, unit: str, said: str) -> str:
    """What a number without its noun counts, from the clauses before: 年收入不足3000元，去年增加到9000元."""
    pattern = _RECALLED.get(unit) or _RECALLED.get(family)
    found = pattern.findall(said) if pattern else []
    return found[-1] if found else ""


def _money(deed: str, context: str) -> str:
    if _CUSTOMS.search(context) and _KEPT_DOWN.search(context):
        return "cost-norm"
    if deed == "save" or _RECOVERED.search(context) or _RELIEVED.search(context):
        return "money-saved"
    if _A_TABLE.search(context):
        return "cost-norm"
    if _PER_PIECE.search(context):
        return "income" if _PRICE_ROSE.search(context) else "money-saved" if _PRICE_FELL.search(context) else "income"
    if _COST_FELL.search(context):
        return "cost-norm" if _CUSTOMS.search(context) else "money-saved"
    if deed == "earn" or _ROSE.search(context):
        return "income"
    if _CUSTOMS.search(context) and _LIMITED.search(context):
        return "cost-norm"
    if deed in ("invest", "build"):
        return "income" if _MORE_INCOME.search(context) else "money-invested"
    if (_AT_ISSUE.search(context) or _COMPENSATED.search(context)) and not _SAVED.search(context):
        return OTHER
    if _EARNED.search(context):
        return "income"
    if _SAVED.search(context):
        return "money-saved"
    return "money-invested"


def _meeting(unit: str, deed: str, noun: str, verb: str, context: str) -> str:
    if _SEEN.search(context) and "活动" not in context:
        return OTHER
    if (
        _DECIDED.fullmatch(verb)
        or (deed == "handle" and unit == "次" and _TIDIED.search(context) and not _LAUNCHED.search(context))
        or _RESCUES.search(noun)
    ):
        return "handled-count"
    if unit == "次" and _SERVED_TIMES.search(context):
        return "handled-count"
    if unit == "次" and _KEPT_TOUCH.search(context):
        return "participation"
    if unit == "次" and (deed == "benefit" or _CARE_GIVEN.search(context)):
        return "beneficiaries" if _CARE_GIVEN.search(context) else "handled-count"
    if _CALLS.search(noun) or (_ANSWERED.search(context) and not _GATHERING.search(noun)):
        return "handled-count"
    return "participation"


def _matter(unit: str, deed: str, verb: str, noun: str, context: str) -> str:
    if _PARCELS.search(noun):
        return "handled-count"
    if unit == "项" and _JOINED_UP.match(verb) and noun.endswith("系统"):
        return "facilities"
    if _MATERIAL.search(noun) or (deed in ("invest", "give") and not MATTERS.search(noun)):
        return "money-invested"
    if deed == "settle" and not (_WISHES.search(noun) or INFO.search(noun)):
        return "disputes-settled"
    if unit in ("条", "款") and _CLAUSES.search(noun) and not _DROPPED.search(context):
        return OTHER
    if _RULES.search(noun) and not _DROPPED.search(context):
        return "coverage" if _POLICIES_JOINED.search(context) else OTHER
    if unit == "条" and _POSTS.search(noun):
        return OTHER
    if unit == "项" and not noun and _REFITTED.search(context):
        return "facilities"
    if unit == "条" and INFO.search(noun) and not _HEARD.search(noun):
        return OTHER
    if _MECHANISM.search(noun):
        return OTHER if _MENDED.search(context) else "organisation"
    if _SCOPE_NOUN.search(noun) and _DROPPED.search(context):
        return "staff-saved"
    if _TO_DO.search(noun) and verb in _SORTED_OUT and not _ONLINE.search(context):
        return OTHER
    offered = not _DONE.search(verb) or _CAN_BE_DONE.search(context)
    if _SCOPE_NOUN.search(noun) and offered and _SCOPE.search(context) and not _TROUBLES.search(noun):
        return "coverage"
    if noun.endswith("流程"):
        return "time" if TIME.search(context) else "coverage"
    if _SERVICE.search(noun) and verb not in ("解决", "化解", "办结", "办理", "受理", "完成"):
        return OTHER
    if unit == "条" and noun.endswith(("胡同", "街巷", "小巷", "弄堂")) and _TOUCHED.search(context):
        return "coverage"
    if (_LINES.search(noun) and unit == "条") or _WORKS.search(noun):
        return "facilities"
    return "handled-count"
