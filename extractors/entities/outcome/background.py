"""What says that a number describes a place, a norm or a plan and is no outcome."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place, in_name
from extractors.entities.outcome.feasts import capped_feast
from extractors.entities.outcome.quantities import Quantity
from extractors.entities.outcome.schemes import heads_scheme, makes_up_scheme
from extractors.entities.outcome.small import counts
from extractors.entities.outcome.stock import stock
from kg.text.patterns import spelled_out

# What makes a number background, matched at the end of the words before it. Alternatives of a pattern that is
# searched for begin with a character, not with a group: only then does the engine skip to where one may begin.
_WHERE = "全村|全镇|全县|全市|全区|全省|全国|社区|小区|村里?|镇|居民区|辖区|街道|里"
_WHERE_HAS = "(?:现|目前|一共)?(?:有|共有|共)"
_HERE = ("辖区", "辖区内", "辖区的", "辖区内的", "周边", "周边的")
_FROM_HERE = re.compile(
    r"(?:与|和|同|对|向|为|给|把|将|联合|组织|邀请|召集|协调|发动|动员|号召|约谈|走访|督促|引导|整合|联系|检查|排查|串联|带动|吸引|吸纳|引入|链接|撬动)"
    r"(?:了|起)?(?:辖区|周边)[内的]*$"
)
BACKGROUND = re.compile(
    r"(?:人口(?!数据|信息)|户籍(?!数据)|占地|面积|建面|辖|辖区(?:内)?有|现有|住有|住着|居住着?|有着|拥有|集聚了?|聚集了?|汇集了?|分布着?|坐落着?|距离?|相距|年龄|工龄|党龄|全长|海拔|"
    r"位于|来自|登记在册|户数|总户数|在册|入住|涉及|在籍|总数|总人数|老龄化|岁的?|负债|月薪|每桌|单价|"
    + "|".join(where + _WHERE_HAS for where in _WHERE.split("|"))
    + "|"
    r"共有|约有|还有|仍有|只有|仅有|尚有|里有|内有|里是|就有|也有|预算[^，。]{0,6}|总投资(?:只有|额)?|耗资|原有|曾有|之前|原来|以前|过去|此前|一度[^，。]{0,6}|"
    r"服务半径|周边|直线距离|相当于|按照?|至少|最多|平均年龄[^，。]{0,6}|有(?![效序力奖关机害]))[^，。；：、]{0,3}$"
)
_BACKGROUND_HARD = spelled_out(
    r"人口(?!数据|信息)[^，。；]{0,6}$|(?:曾|一度)[^，。；]{0,14}容纳了?$|在住(?:居民|人口|户)?[^，。；]{0,3}$|奔波[^，。；]{0,8}$|体重[^，。；]{0,6}$|负债$|基于$|依托$|根据$|登记在册(?!的?(?:志愿|骑手|队员|网格员|义工))[^，。；]{0,10}$|亩产$|总产量?$|预算(?:为|是|有|约)?$|占地[^，。；]{0,4}$|下辖[^，。；]{0,4}$|年龄[^，。；]{0,6}$|人口密度[^，。]*$|距[^，。；、]{0,10}$|不超过?$|不高于$|控制在$|以下$|超出$|"
    + "|".join(
        [where + "(?:共|现)?有?党员(?:共|有)?$" for where in ("全[村镇县乡]", "村里", "社区", "支部")]
        + [where + "(?:现|共|目前)?拥?有[^，。；]{0,18}$" for where in ("全国", "我国")]
        + [kin + "共?$" for kin in ("兄弟", "姐妹", "姐弟", "一家", "全家", "家中")]
        + [lost + "(?:人数)?$" for lost in ("死亡", "遇难", "失踪")]
    )
)
_POPULATION_AFTER = re.compile(
    r"(?:常住|户籍|总|外来|流动|老年|少数民族)?人口(?![少多密稀])|年(?:党龄|工龄)|岁|老旧小区聚集|以下|级(?:别|仓|的|设)|的(?:速度|标准|比例|价格)"
)
# 每天, 每户 …: a norm, no result; 年均 and 日均 are results
_NORM = re.compile(
    r"每(?:天|日|周|星期|月|季度?|半?年|次|户|人|个|名|支|组|栋|桌|餐|集|晚|场|位|家|层|亩|逢|隔|[两三四五六七八九0-9]+[个天月年周])[^，。；]{0,14}$|一(?:年|月|周|天|季度|季)$|均(?<=[月周日年]均)(?:工资|薪)$"
)
_PLAN = re.compile(
    r"到20(?:2[7-9]|[3-9][0-9])年|计划(?!事项|任务|外|生育)|拟(?=[^，。]{0,3}[建在投])|力争|预计|打算|预期|目标是|即将|下一步|未来|有望|争取[^，。]{0,4}年|将于|将[再新]|还将[再继新增建开推有]|将在|年内将|将(?<!即将)(?=[为给向带][^，。；0-9]{2,24}(?:提供|带来|创造|新增|增加)|举办|开展|召开|推出|新增|新建|建成|建设|投入|提供|实现)|要求|规定|不少于|应当|应该|原则上|标准的?$|按照|凡|如果|假如|可容纳|可停|能容纳|可以|可享受?|届时|须(?:有|经|由|达到?)?$|应(?:由|经|有|占)$|要(?:达到|完成|做到|建成)|将可|可提供|可新增|可满足|确保|需要(?<!原本需要)(?<!原来需要)(?<!以往需要)(?<!以前需要)(?<!过去需要)|需(?!求)(?=[^，。]{0,3}$)|得有|以[^，。]{0,6}为基础$"
)
_EACH_SHARE = re.compile(
    r"(?:达成|只需|仅需|只花|仅花|只交|出资|自筹|筹|集资|摊|节约|节省|增收|分红|减免|降至|降到|带来)[^，。]{0,8}$"
)
# 我们的目标，是走遍100个村
_AIMS = ("目标，", "愿望，", "心愿，", "梦想，", "打算，", "任务，")
# a time that is asked of others, not one that was kept
_ORDERED = re.compile(r"要求|规定|责令|责成|督促|原则上|承诺")
# what is given out of the year's own means is a sum although it comes every year: 自主负担每年2万元开支
_BORNE = re.compile(
    r"(?:负担|承担|拿出|分得|节省|节约|减少|增收|获得|获|带来|支付|补贴|投入|赚|挣|增加)[^，。；]{0,4}每年[^，。；、]{0,4}$"
)
#: 每天能多卖500元, 每月能化解纠纷20多起: what it brings time and again
_MORE_EACH = re.compile(r"多[卖赚挣收](?:了|上|近|约)?$")
_DEALT_EACH = re.compile(
    r"每[天日周月季年](?:都|均|平均|大约|可|能|可以|还)*(?:处置|处理|化解|调解|受理|办理|办结|解决|接待)[^，。；0-9]{0,10}$"
)
# 150余名居民、商户代表参加启动仪式
_CEREMONY = re.compile(r"[^。；！？]{0,50}?(?:参加|出席|见证)了?[^，。；]{0,6}仪式")
# sums that stood still or changed hands in a quarrel or a sale
UNMOVED = re.compile(
    r"(?:固定资产|押金|预付|判[决令处][^，。；]{0,10}|作价|债|欠|罚款?|诉求|索要|索赔|违约|人家|身家|注册资本|标价|房价|骗|损失|原价|市值|一亩)[^，。；]{0,10}$"
)
_DISPUTED = re.compile(r"[^，。；]{0,6}(?:诉求|索赔|违约金|欠款|债务|罚款)")
# care that so many get every day: 每天为60多位老人送餐
_CARED = re.compile(
    r"每[天日][^，。；]{0,6}(?:为|给|向)[^，。；]{0,8}N[^，。；]{0,12}(?:送餐|供餐|助餐|配送|服务|提供)|每(?:[天日月年周晚]|周末)(?:约|可|要|能|都|均)*(?:服务|接待|供餐|惠及|吸引|迎来)[^，。；]{0,6}N"
)
_MANY = 10
# so many per cent of it go to the collective, be it every year
SHARED_OUT = re.compile(r"的?[^，。；]{0,3}(?:给|向|为)[^，。；]{0,10}(?:分红|返利|分成|让利)")
#: how fast they are, be it a rule of theirs
PROMPT = re.compile(r"(?:之?内)?(?:快速|迅速|必须?)?(?:响应|到场|处置|办结|抵达|集结|出警|赶到|送达|扑灭|救出|抢通)")
_FROM = re.compile(r"[从由](?:[0-9]{4}年(?:[0-9]{1,2}月)?)?[^，。；0-9]{0,10}$")
_AT_FIRST = re.compile("最初|起初|当初|开始|原来|原先|起步")
_TO = re.compile(
    r"[^。；，]{0,12}?(?:[到至](?![场位])|为(?!民|了)|(?<![组建])成(?![员立功果本]))|，[^。；，]{0,4}[到至为]"
)
_NEW_SITE = re.compile(r"一[座处个片][^，。]{0,2}占地(?:面积)?$")
_BROUGHT_DOWN = re.compile("[缩减简降][至到]$")  # 所需要开具的证明压缩至|4项
# how it was before: what a village once had, earned or spent
_ONCE = re.compile(
    r"(?:以前|过去|从前|此前|原先|原来|原本|以往|往常|往年|曾|起初|最初)(?!的)[^，。；0-9比减增降升至到]{0,9}$"
)
_ONCE_ENDS = frozenset("前去经先往")
_THAN = frozenset("比较与跟从由和")  # 比以前, 从过去: a comparison, told of by a change
_ONCE_CLAUSE = re.compile(
    r"(?<!在此)(?<!在这)(?<!比)(?:以前|(?<![打搬走送赶寄汇转说看跑递拿年月天问找追])过去|从前|此前|曾经|原先|[0-9]年前|(?:改造|整治|搬迁|推行|实施|治理|试点|加装)之?前)，$"
)
# some of those that a number counts, who are then told of: 312户居民中，已有…
_AMONG = re.compile(r"[^，。；在]{0,12}(?<![集心其])中(?:$|还?有)|[^，。；]{0,6}之一")
_AMONG_THEM = re.compile(r"[^，。；0-9]{0,8}(?:也|都|均)?(?:在其中|在列)")
_PERSONS = re.compile(r"[^，。；]{0,6}(?:书记|代表|家庭|成员|员工|孩子|老人|学生|居民|村民|委员|新人|夫妻)")
# persons and things of a scene
_SCENE = re.compile(
    r"[^，。；]{0,10}?(?=[围踏疯静星林散坐错密冒拒阻上的受感确倒被遇牺冲卷面倾共])(?:围坐|共用|踏着|疯跑|静静|星罗棋布|散落|坐落|散布|错落|林立|密密|冒烟|拒不|阻挠|上访|的(?:照片|画面|身影)|"
    r"倾泻|(?:受损|感染|确诊|倒塌|被困|遇难|牺牲|冲走|卷走|面临[^，。；]{2})$)|那边|这边|楼[上下里]|[^，。；]{0,8}(?:去|围)堵"
)
_SCENE_LEFT = spelled_out(
    r"(?:采访了?|遇见|遇到|碰到|拿出|手拎|手持|拎着|捧着|扛着?了?|画面中|看到|只见|望着|分成(?<![划细]分成))[^，。；]{0,2}$|正在?(?:为|给|向|带着?|陪着?)[^，。；]{0,12}$"
)
# rules that bind others: 比例不低于90%
_BOUND = ("不低于", "不少于", "至少", "不得")
# 利用率不足10%: what was to be mended
_STILL_LOW = re.compile(r"(?<!投诉)(?<!发案)(?<!事故)(?<!空置)(?<!差错)(?:率|占比)(?:一度|长期|仅)?$")
# what an illness did: 累计确诊病例32例
_ILL = re.compile(r"(?:确诊|病例|感染者|阳性)[^，。；0-9]{0,6}$")
# accidents and quarrels that came about
_HAPPENED = re.compile(
    r"(?<!未)(?:发生|引发|引起|导致|造成)[^，。；降减0-9]{0,10}(?:[0-9]+[起例件次宗][^。；！？0-9]{1,12}[，、])?$"
)
#: 作为商业地标之一，广场辐射周边|数十万居民: how much it matters where it is
_ONE_OF_THEM = re.compile("作为[^，。；]{2,20}(?:之一|地标)，[^，。；]{0,16}(?:辐射|毗邻|覆盖)[^，。；]{0,6}$")
#: 消费纠纷已达|9起: so many there were
_CAME_TO = re.compile("(?:纠纷|事故|警情|案件|投诉|火灾|火情|险情|诉讼|上访)(?:就|已经?|总?共|高|多|竟)*[达有]$")
_REACH = 30
_EVENT_UNITS = frozenset({"起", "例", "件", "次", "宗"})
_ARTICLES = re.compile(
    r"(?:章程|公约|条例|规约|规民约|细则|办法|规定|规则)(?:全文)?[^，。；、]{0,2}共?(?:有|计|分为?)?(?:[0-9一二三四五六七八九十]+章)?$"
)
_REPORTER = re.compile(r"记者[^，。；]{0,12}(?:走访|采访|走进|探访|来到|参观|看到|见到)[^，。；]{0,6}$")
_CALLED = re.compile(r"[^，。；]{0,6}(?:投诉|反映|举报|求助|报警)")
_RULE_BEGINS = (
    "凡年满",
    "凡是",
    "凡符合",
    "凡在",
    "对符合",
    "符合条件",
    "按规定",
    "按计划",
    "按照计划",
    "根据计划",
    "按照规划",
    "根据规划",
    "按照方案",
    "按方案",
    "根据方案",
    "按照规定",
    "下一步",
    "今后",
)
_NEXT = "接下来"
_RULE_FIRST = frozenset(word[0] for word in (*_RULE_BEGINS, _NEXT))
_ONCE_HAD = re.compile(r"原有(?<!在原有)[^，。；：、0-9]{1,6}$|过去的$|以前的$|原来的$|原先的$|从前的$|原有的$")
_GAIN = ("省下", "节省", "节约", "少花", "多挣", "多赚", "多收", "增收", "补贴")
_NO_MORE = ("也就", "也才", "不过", "至少要")
#: how far away
_AWAY = re.compile(r"(?<![远脱撤分逃])离(?![开田婚岗场])[^，。；0-9]{1,12}$")
# the value that a change ends at, be it one of every day: 每天的投诉由30多件减到两三件
_MOVED_TO = re.compile(
    r"[从由][^，。；]{1,16}(?:减少?|降低?|下降|增[加长]?|升|缩[短减]?|涨|提[高升]|扩大|[攀跃上]升|压[缩减])[到至为]$"
)
_NOT_ONE = re.compile(r"(?:没有?|未)[^，。；0-9]{1,5}$")
_MET = re.compile(r"(?:会议|大会|比赛|演出|仪式|讲座|培训)[^。；]{0,16}(?:历时|持续了?|进行了)$")
_POOR = re.compile(r"(?:收入|积累|存款|账上|账面|家底)[^，。；]{0,4}[只仅]有$")
_CHILDREN = 3
_TITLE = 24  # characters of a title in 《》 that are looked back at
_PAUSE = re.compile("[，。！？；]")
_OPENS = re.compile("[“‘《]")  # marks that a name or a title begins with
# a price or pay in everyday 块: 卖八九块, 一趟给你几百块
_PRICED = re.compile(r"(?:卖|给你?|赚|挣|花|收|付|要|便宜|工钱|每[^，。]{1,3}|一[^，。]{1,3})[^，。；]{0,3}$")
_NO_NOUN = ("不", "还", "就", "也", "都", "没", "钱")
#: produce, animals and words: what a farm or a story has
PRODUCE = frozenset({*"斤吨头只棵株字瓶双把束桶罐箱袋口面根片层页盒捆筐", "公斤", "千克", "千瓦", "千瓦时"})
_WORKED = re.compile("经过[近约]?$")  # 两个月改造; hours and days of a repair are a result
_TOOK = {"时": _MET, "钟": _MET, "月": _WORKED, "年": _WORKED}  # by the last character of a unit of time
#: why a number of two or three, in characters, is turned down
SMALL = "too small a number in characters"
_SPEECH_SMALL = 4  # numbers in characters below this are seldom a count of deeds
#: what comes upon them: 一天能接待十几个单位; crowds that pass, notes that fill books
_UPON = spelled_out(
    r"[要得]管[^，。；]{0,3}$|一天(?:就|都)?[能要得](?:接待|应付|应对|填报?|迎接|接)[^，。；]{0,3}$"
    r"|[客车人商]流量(?:约|有|超过?|达)?$|入驻商[户家][^，。；]{0,3}$"
    r"|(?:难关|难题|难点|难事|挑战|任务)[^，。；]{0,6}是[^，。；]{0,8}$"
    r"|[笔日][记志][^，。；]{0,4}记(?:满|了)+[^，。；]{0,3}$|[纳列]入名录的[^，。；]{0,16}$"
)
_LOST = re.compile(r"[^，。；]{0,14}(?:失去|丧失|享受不到|办不了|用不上)")
# told one by one, or known by heart: 跑遍52个小组，对情况了然于胸
_LISTED = re.compile(
    "[^，。；]{0,8}(?:(?:逐一|一一|分别)列[举出明]|筑牢|树牢|牢固树立)"
    "|[^。；！？\n]{0,24}?(?:烂熟于心|了然于[胸心]|如数家珍|倒背如流|[心胸][里中]有数|熟记于[胸心])"
)
#: one of them is in each, so many characters behind the number at most
_LISTED_SIGN = re.compile("列[举出明]|筑牢|树牢|牢固|烂熟|了然|如数|倒背|有数|熟记")
_LISTED_REACH = 30
#: 家住3号楼, 让301栋装上电梯: which building; 34栋居民代表, 9栋的老党员们: those of one house
_WHICH_UNITS, _HOUSES = frozenset("栋幢号"), frozenset("栋幢")
_WHICH = re.compile("(?:社区|小区|新村|花园|公寓|家园|大院|[苑里]|家住|住在|位于|来到|走进|让|使|在)$")
_OF_GROUP = ("的村民", "的居民", "的群众", "村民", "居民", "群众")  # 柳河社区5组的村民
_OF_HOUSE = re.compile("(?:居民|业主|住户)代表|楼长|楼栋长|楼组长|单元长|的(?:老?党员|居民|业主|住户|老人|邻居|阿姨)")
#: 与其他20个村的书记交流
_JOINS = re.compile("[^，。；]{0,8}(?:也|一起|一道|一同|同时)")
_OTHERS = ("与其他", "和其他", "同其他", "跟其他", "与另外", "和另外")


def background(text: str, p: Place) -> str:
    """Why a number cannot be an outcome, or "" where nothing says so."""
    q = p.q
    left, right = p.left, p.right
    if q.family == "time" and PROMPT.match(right) and not _ORDERED.search(left):
        return ""  # 1分钟响应: how fast they are, be it a rule of theirs
    if text.startswith("几", q.start):
        return "how many is not told"  # 凑了几万块钱
    if capped_feast(text, p):
        return ""
    if _OPENS.search(text, max(0, q.start - _TITLE), q.start) and _named(text, q, p.sentence):
        return "part of a name"
    if right.startswith("的") and _NEW_SITE.search(left):
        return ""  # the site itself is what was built
    if _BACKGROUND_HARD.search(left) or _POPULATION_AFTER.match(right):
        return "describes the place"
    listed = _LISTED_SIGN.search(text, q.end, q.end + _LISTED_REACH) and _LISTED.match(text, q.end)
    if listed or _UPON.search(left) or (q.family == "people" and _LOST.match(right)):
        return "what came upon them, or was there"
    why = _told_of(text, p) or stock(text, p)
    if why:
        return why
    if _NORM.search(left) and not _shared_norm(p):
        return "a norm: how often or how much each"
    planned = _PLAN.search(left) and not _BROUGHT_DOWN.search(left)
    if planned or _ruled(text, p) or (left.startswith("是") and text.endswith(_AIMS, 0, p.low)):
        return "a plan or a rule"
    if q.family in ("thing", "matter") and heads_scheme(p):
        return "parts of a scheme"
    if left.endswith(("经过", "历经", "先后")) and q.unit in ("次", "轮", "场"):
        return ""
    small = q.hanzi and q.value < _SPEECH_SMALL and not q.approximate
    if small and q.family not in ("time", "share") and not counts(p):
        return SMALL
    return ""


def backdrop(left: str) -> re.Match[str] | None:
    """What makes a number background at the end of the words before it, unless those here are done something with."""
    m = BACKGROUND.search(left)
    return None if m and left.endswith(_HERE) and _FROM_HERE.search(left) else m


def _ruled(text: str, p: Place) -> bool:
    """Does the sentence begin as a rule or as what comes next?"""
    low = p.sentence[0]
    if text[low] not in _RULE_FIRST and text[low + 1] not in _RULE_FIRST:
        return False
    if text.startswith(_NEXT, low) or text.startswith(_NEXT, low + 1):
        return text[low + text.find("来", low) - low + 1] != "的"  # 接下来的10次恳谈会: it is told by now
    return text.startswith(_RULE_BEGINS, low) or text.startswith(_RULE_BEGINS, low + 1)


def _named(text: str, q: Quantity, sentence: tuple[int, int]) -> bool:
    """Does a number that marks open before stand in a name or a title?"""
    start, floor = q.start, max(0, q.start - _TITLE)
    if in_name(text, start, *sentence) or text.rfind("《", floor, start) > text.rfind("》", floor, start):
        return True
    closed = text.find("”", q.end, q.end + 12) if text[start - 1 : start] == "“" else -1
    return closed >= 0 and not _PAUSE.search(text, q.end, closed)


def _told_of(text: str, p: Place) -> str:
    """Why a number belongs to the story rather than to what was reached, or ""."""
    q, left, right = p.q, p.left, p.right
    family, unit = q.family, q.unit
    if "仪式" in right and _CEREMONY.match(right):
        return "guests of a ceremony"
    if unit != "倍" and _once(text, p):
        return "how it was before"
    if unit in _WHICH_UNITS and _WHICH.search(left) and not right.startswith(("楼栋", "居民楼", "住宅楼")):
        return "describes the place"
    if unit in _HOUSES and _OF_HOUSE.match(right):
        return "describes the place"
    if left.endswith(_OTHERS) and not _JOINS.match(right):
        return "others that the story brings in"
    if family in ("people", "thing", "firm"):
        if ("在其" in right or "在列" in right) and _AMONG_THEM.match(right):
            return "those of whom some are told of"
        if _AMONG.match(right) and not p.verbs and (family == "people" or _PERSONS.match(right)):
            return "those of whom some are told of"
        if _SCENE.match(right) or _SCENE_LEFT.search(left):
            return "a scene"
        if ("记者" in left and _REPORTER.search(left)) or (
            q.value <= _CHILDREN and right.startswith(("子女", "孩子的"))
        ):
            return "a scene"
        if family == "people" and left.endswith("接到") and _CALLED.match(right):
            return "what came upon them, or was there"
    if family in ("area", "time") and "离" in left and _AWAY.search(left):
        return "describes the place"
    if q.value == 1 and _NOT_ONE.search(left):
        return "none at all"
    if unit in _EVENT_UNITS and _HAPPENED.search(text, max(p.sentence[0], q.start - _REACH), q.start):
        return "what happened, not what was done"
    if "之一，" in text[slice(*p.sentence)] and _ONE_OF_THEM.search(text, p.sentence[0], q.start):
        return "describes the place"
    if unit in _EVENT_UNITS and not p.verbs and _CAME_TO.search(left + "达" * text.startswith("达", q.start)):
        return "what happened, not what was done"
    if family == "time" and unit[-1] in _TOOK and _TOOK[unit[-1]].search(left):
        return "how long a meeting or the work took"
    if family == "money":
        if left.endswith(_NO_MORE):
            return "describes the place"
        if _DISPUTED.match(right):
            return "a sum in dispute"
        if left.endswith(("只有", "仅有")) and _POOR.search(left):
            return "how it was before"
    elif family == "share":
        if text.startswith(_BOUND, q.start):
            return "a plan or a rule"
        if text.startswith(("不足", "不到"), q.start) and _STILL_LOW.search(left):
            return "how it was before"
    elif family in ("thing", "matter") and makes_up_scheme(p):
        return "parts of a scheme"
    if left.endswith("等奖") and unit in ("名", "个") and "获" not in left:
        return "a norm: how often or how much each"
    if unit in ("人", "名", "位") and left.endswith("会由") and right.startswith("组成"):
        return "parts of a scheme"
    if unit in ("条", "款") and _ARTICLES.search(left):
        return "parts of a scheme"
    if unit == "例" and _ILL.search(left):
        return "describes the place"
    if family == "meeting" and left.endswith("分"):
        return "a norm: how often or how much each"
    if ("原" in left or left.endswith("的")) and unit != "倍" and family != "share" and _ONCE_HAD.search(left):
        return "how it was before"
    if (
        unit == "块"
        and not left.endswith(_GAIN)
        and (not p.noun_after or right.startswith(_NO_NOUN))
        and _PRICED.search(left)
    ):
        return "a price"
    if unit == "组" and left.endswith(("村", "社", "社区")) and (q.hanzi or right.startswith(_OF_GROUP)):
        return "part of a name"
    return ""


def _once(text: str, p: Place) -> bool:
    """Is it told how things were: 以前一年要办五十场?"""
    m = _ONCE.search(p.left)
    if m and not (m.start() and p.left[m.start() - 1] in _THAN):
        return True
    low = p.low
    ends = text[low - 1 : low] == "，" and text[low - 2 : low - 1] in _ONCE_ENDS
    return ends and bool(_ONCE_CLAUSE.search(text, max(p.sentence[0], low - 8), low))


def _shared_norm(p: Place) -> bool:
    """Is what comes every year or falls to each a result all the same: 自主负担每年2万元开支?"""
    family = p.q.family
    if family == "people" and p.q.value >= _MANY and _CARED.search(p.left + "N" + p.right):
        return True
    if _MOVED_TO.search(p.left) or (p.q.value >= _MANY and _DEALT_EACH.search(p.left)):
        return True
    if family == "money" and _MORE_EACH.search(p.left):
        return True
    borne = _BORNE.search(p.left) if family == "money" else family == "share" and SHARED_OUT.match(p.right)
    return bool(borne or _EACH_SHARE.search(p.left))


def describes(p: Place) -> bool:
    """Does this number (that no shape took) describe the place: 现有25栋居民楼?"""
    return bool(backdrop(p.left) or _BACKGROUND_HARD.search(p.left))


def is_origin(text: str, q: Quantity, low: int) -> bool:
    """Is this the number that a change starts from: 从30盏…?"""
    start, end = q.start, q.end
    origin = _FROM.search(text, max(low, start - 16), start)
    return origin is not None and bool(_AT_FIRST.search(origin[0]) or _TO.match(text, end, end + 16))
