"""How a sentence introduces a quoted name: founded with a measure word, given as a name, or said what it is.

村里开了家“…”; 取名“…”; “…”是村里的老规矩; “…”已坚持六年; 被称为“…”的做法.
"""

from __future__ import annotations

import re

from extractors.entities.mechanism.names import DIGIT_FIRST

# Weights; see ACCEPT.
FOUNDED_ONE, GIVEN, SAID, LASTS, LAUNCHED, POINTED, DID, CARRIED = 2.3, 2.5, 2.5, 2.2, 1.2, 1.2, 1.6, 2.0
ACTS, THAT_IS = 1.2, 1.2
DEFINED = 3.2

_SUBJECTS = (
    r"(?:做法|约定|规矩|机制|制度|办法|方法|法子|模式|经验|平台|小程序|微信群|热线|志愿|服务队|队伍|团队|小队|议事|调解|"
    r"组织|协会|小组|联合会|联盟|公众账号|公众号|空间|驿站|食堂|"
    r"活动|行动|服务|项目|品牌|载体|岗位|会议|清单|公约|实验|探索|尝试|改革|试点|计划|课堂|讲堂|栏目|信箱)"
)
#: 名为“…”的微信群, 被称为“…”的做法: what it is, right behind its name
_KIND = re.compile(rf"的[一-鿿]{{0,4}}?{_SUBJECTS}")
_NAMED = ("名为", "叫作", "叫做", "称为", "称作", "唤作", "名叫", "取名")
NAMED_ENDS = frozenset(n[-1] for n in _NAMED)
#: 开了家“…”, 办起一个“…”, 列出一张“…”: one of something is founded
_ONE = re.compile(
    r"(?:[开办建设辟腾立支摆组创列挂]|搭建|成立|创建|创办|设立|开设|建立|组建|推出|拉)(?:[起出成了]|起来|出来)?了?"
    r"(?:一|[0-9]{1,3}|[两几三四五六七八九十]|多)?(?:[家个间处支所块套项份张]|大批)$"
)
_STARTS = frozenset("。！？；\n，　 ")
_MEASURES = frozenset("家个间处支所块套项份张批")
_ONE_REACH = 9
#: 取名“…”, 起名叫“…”, 有一项制度叫“…”: a name is given
_GIVEN = re.compile(
    r"[，。；：](?:就|便|大家|居民|村民|群众)?(?:名叫|名为|叫作|叫做|称作|称之为|叫)$"
    r"|(?:取|起|命|定|得|冠)了?个?名字?(?:为|叫|作|叫作|叫做|曰)?$|(?:名曰|唤作|俗称)$"
    r"|(?:制度|做法|规矩|办法|法子|活动|机制|队伍|会议|平台|地方|岗位|品牌|项目|栏目|模式)，?(?:就|名)?(?:叫|叫作|叫做)$"
    r"|(?:管(?:这|它)|把它)(?:叫|叫作|叫做|称为|称作|唤作|为|作)$|[叫称]它(?:为|作)?$"
    r"|(?:当地|[镇村乡寨厂]里|街坊|居民|村民|牧民|老百姓|人)(?:们|都|就|便|也)?(?:叫|叫作|叫做)$"
)
_GIVEN_ENDS, _GIVEN_REACH = frozenset("名字为叫作做曰称它"), 9
#: 这就是“…”。
_THAT_IS, _THAT_REACH = re.compile(r"(?:^|[。，；：！？\n说])(?:这|这里)(?:就|便|正)?是$"), 5
#: “…”是村里的老规矩: said to be a way of working
_WHAT = (
    r"(?:新鲜事|[老新金]招牌|规矩|传统|惯例|[妙实硬高新绝]招|(?:好|土|新|老|巧)(?:办法|法子|做法|点子|路子)|法宝|诀窍|秘诀|奥秘|"
    r"做法|制度|机制|模式|品牌|项目|举措|探索|载体|平台|约定|队伍|服务队|工作法|抓手|缩影|实践|创举|创新之[举处]|固定节目|"
    r"重头戏|必修课|标配|暗号|功臣)"
)
_IS = re.compile(
    rf"(?:，|——)?(?:这)?(?:就|正|便|也|既|则|其实|早|已|已经)?(?:成为|成了|成|是|作为)了?[^，。；！？：“”\n]{{0,32}}?{_WHAT}(?=[，。；：！、之\n]|的?一|$)"
)
_WAYS = ("机制", "模式", "制度", "工作法")  # “…”是全县推行的新机制: a definition
_IS_BEGINS = frozenset("，—这一就正便也既则其早已成是作")
#: “…”，一套流程走下来: what the row was
_SET = re.compile(
    r"，(?:(?:这)?一?(?:整)?套(?:流程|程序|机制|办法|做法|模式|制度|规矩|打法|组合拳|动作)"
    r"|[^，。；“”\n]{0,8}?(?:用|靠|凭|按|借)着?这[一个些种套项条]{1,2}[^，。；“”\n]{0,3}?(?:办法|法子|招|做法|方法|机制|模式|流程|规矩))"
)
#: “…”已坚持六年, 办到第九届
_LASTING = re.compile(
    r"(?:至今)?(?:已经?|连续)?(?:已?连续)?(?:坚持|开展|举办|举行|运行|推行|实施|持续|走过|成立|开办|召开|开了?|办了?|到)(?:到|至|了|过)?"
    r"(?:近|第)?(?:[0-9]+|[一二两三四五六七八九十]+)[余多]?(?:个?年头?|届|期|场|次|季)"
)
#: “…”每晚八点响起, “…”每月贴到楼道: it comes again and again
_REGULAR = re.compile(
    r"每[天日晚早周月季年][^，。；！？“”\n]{0,12}?(?:响|贴|开|办|举行|公布|公开|公示|出|巡|走|上门|送|发|亮|更新|召集|碰头)"
)
_EACH, _THINGS = "每", frozenset("把张辆间座支条面块本盏个家")
#: 秘诀是“三…”: a counting name that is given as the way
_SECRET = re.compile(r"(?:秘诀|诀窍|法宝|绝招|妙招|经验|做法|办法|法子|路子|招数)(?:就|便|正)?是$")
#: 一把“…”，摆到了居民家门口: one of them is put where people are
_PUT = re.compile(r"，(?:已|就|都|被)?(?:摆|搬|开|设|建|走|亮|贴|挂|立|架|送|铺)[到进在上]了?")
_LASTING_BEGINS = frozenset("至已连坚开举运推实持走成召办")
#: “…”在全镇铺开, “…”正式上线
_OUT = re.compile(
    r"(?:在[^，。；！？“”\n]{1,12})?(?:准时|如期|照例|按时|如约|定期)(?:开(?:始|讲|场|课|门|锣|会|议|放|席|办)|举行|登场|上演|启动)|"
    r"(?:在[^，。；！？“”\n]{1,12})?(?:正式|全面|全域|率先|先后|应运|相继|陆续|逐步|随之|迅速|顺利)*"
    r"(?:上线|落地|启动|揭牌|开张|启用|运行|投用|推开|铺开|成立|挂牌|(?:[划分落开搬办设建铺走]|推广|覆盖)[到进至]|推行|推广|而生|诞生|出炉|生根|见效|跑出|叫响|上岗)"
)
_OUT_BEGINS = frozenset("划分搬办设建走覆准如照按定在正全率先应相逐随迅顺上落启揭开运投推铺诞出生见跑叫")


#: 开了一间调解室——“…”, 自治品牌——“…”: what it is, before the dash
_DASHED = re.compile(
    r"(?:[开办建设辟腾立支摆组创]|搭建|成立|创建|创办|设立|开设|建立|组建|推出|拉|打造|推行|开通|探索|摸索|总结|有)(?:[起出成了]|起来|出来)?了?"
    r"(?:一|[0-9]{1,2}|[两几三四五六七八九十])[个间支项套座把本张块处家种条场][^。；！？\n“”]{0,24}?"
    r"(?:室|屋|亭|站|角|廊|铺|堂|厅|坊|院|点|摊|队|队伍|团|会|群|平台|热线|小程序|载体|阵地|舞台|桥梁|办法|法子|做法|新招|举措|机制|制度|路子|规矩|约定)——$"
    r"|(?:治理|服务|自治|党建|调解|志愿|工作)品牌——$|(?:取|起)了?个[^，。；！？\n“”]{0,6}名字?——$"
    r"|(?:办法|法子|做法|新招|妙招|绝招|法宝|秘诀|秘密武器|秘密|诀窍|新规矩|新举措|新机制|新模式|微信群|服务队|志愿队|议事会|调解室)——$"
)
_DASH, _DASH_REACH = "—", 44


#: 这份“…”, 类似的“…”: what was told of just now
_THIS = re.compile(r"(?:[这该][份种个项套支条张块本面间家]|类似的|这样的|一[份碗顿]|这)$")
_THIS_ENDS, _THIS_REACH = frozenset("份种个项套支条张块本面间家的碗顿这"), 3
#: 柳河村的“…”: where it is; no nickname of somebody there
_WHERE = re.compile(r"(?:村|社区|小区|街道|[镇乡县区苑坊]|[村镇乡县区]里)的$")
#: last characters of persons, quarters and buildings
_ELSE = frozenset("儿员人者兵官匠手家师侠妈姐哥爷叔姨嫂婆记牛王长星女子娃迷园苑城府厦寓区村楼路街巷桥湖山")
#: “…”管住了钱袋子: what it has done
_DID = re.compile(
    r"(?:不仅|既|更|也|让|一下子)?(?:管住|管好|管出|化解|解开|拉近|盘活|撬动|架起|聚拢|聚起|点亮|唤醒|换来|带火|敲开|串起|兜住|兜起|托起|搬走|理顺|"
    r"打通|记[下着载录满]|装着|写满|贴满|收集|接待|调解|办结|受理|惠及|凝聚|温暖|传出|走红|火了|亮了|甜了|忙了)"
)
#: “…”让摊贩有了地方; “…”由街道、企业轮值主持; “…”试行半年; “…”去年接待六百人
_ACTS = re.compile(
    r"(?:[把让](?!人|我)|由[^，。；！？“”\n]{2,20}(?:主管|负责|组成|牵头|轮值|轮流|担任|主持|记账|自编|评定|承办|运营|出资)|"
    r"(?:试行|试点|运行|实施|推行|推开|启动|开通|落地|试了|用了|办了|一吹|一出手)[^，。；！？“”\n]{0,3}(?:后|年|月|天|季|周|[0-9一二三四五六七八九十两半]+[个多]?[年月天])|"
    r"已(?:经)?(?:解决|办[理结]|调解|收集|开[办展]|受理|化解|修|收到|存|带动|帮助|服务|覆盖|走访|传到|惠及)|"
    r"(?:去年|今年|头年|一年|两年|三年|半年|上半年|第一年|[近]?[0-9]+年)(?:来|里|就|已|共|内)*(?:解决|办[理结]|调解|收集|开[办展]|接待|接[到访]|受理|化解|"
    r"修|收到|存|带动|帮|服务|走访|惠及|换来|攒下|省下|救下|分了|放了|退回|[^，。；！？“”\n]{1,8}[0-9一二三四五六七八九十百千万]+[余多]?[件起次场户人名条万处个元])|"
    r"每(?:周|月|季|逢|两周|季度)|约定|规定|写明|明确|带动|换来|[设贴印写挂][在到]|就[设贴印写挂][在到])"
)
_ACTS_BEGINS = frozenset("把让由试运实推启开落用办一已去今头两三半上第近0123456789每约规写明带换设贴印挂就")
_DID_BEGINS = frozenset("装写贴不既更也让一管化解拉盘撬架聚点唤换带敲串兜托搬理打记收接调办受惠凝温传走火亮甜忙")
#: “…”开展以来: how long it has been done
_SINCE = re.compile(r"(?:开展|实施|推行|运行|启动|推广|施行|成立|设立|上线|开通|建立|落地)?以来")
_SINCE_BEGINS = frozenset("开实推运启施成设上建落以")
#: 将“…”延伸到组里: what is carried further
_CARRIED = re.compile(
    r"(?:作为[^，。；！？“”\n]{0,12}(?:抓手|平台|载体|渠道|途径|突破口|切入点|窗口|“)|延伸|推广|搬[到进]|开[到进在]|建[到在]|设[到在]|送[到进上]|引入|引进|用于|应用|下沉|办[到在]|前移|拓展|覆盖|升级|固定)"
)
_TAKES, _CARRIED_BEGINS = frozenset("将把"), frozenset("作延推搬开建设送引用应下办前拓覆升固")
#: 每月初五是“…”: what comes round
_EVERY, _EVERY_REACH = re.compile(r"(?:每[月周逢年季天]|逢)[^，。；！？\n“”]{0,10}(?:是|为|定为|设为)$"), 16
#: 一是“…”聚合力。 how a report heads its paragraphs
_FIRSTLY = frozenset("一二三四五六七八九")
_HEADING = re.compile(
    r"[聚破提固强筑解促暖惠优激增添凝育护保防通搭建夯守画织汇补治管亮赋拓兴鼓拧压化][一-鿿]{1,4}[。，：]"
)
#: “…室”里的常客
_IN, _INSIDE = frozenset("里内"), re.compile("[里内](?!容|部|心|外|面)")
_ROOMS = frozenset("室厅堂亭院屋站点廊吧坊摊")


#: 从“甲”到“乙”，从“丙”到“丁”，一个个做法落地: a list
_LISTED = re.compile(
    r"(?:”?[^。！？\n]{0,80}?”)?[，；](?:(?:一[个项条套串件]|一系列|这些|多[项种个]|[0-9一二三四五六七八九十]+[个项条套])"
    r"[^，。；“”\n]{0,8}(?:做法|机制|举措|品牌|项目|载体|平台|制度|模式|创新|新招|妙招))"
)
_FROM_TO = frozenset("从到")
_PAUSES, _CLOSED = frozenset("，—"), frozenset("，。；！？")
#: what may stand right before and right behind; most quotations have neither beside them
_COPULA = frozenset("是为")
_BEFORE = _MEASURES | {_DASH} | _COPULA | _GIVEN_ENDS | _THIS_ENDS | _FROM_TO | frozenset("将把的")
_AFTER = _IS_BEGINS | _LASTING_BEGINS | _OUT_BEGINS | _DID_BEGINS | _SINCE_BEGINS | _ACTS_BEGINS | frozenset("里内")


def introduced(text: str, start: int, end: int) -> float:
    """What the words around the quotation `text[start:end]`, its marks included, weigh for its being a name."""
    last, first = text[start - 1 : start], text[end : end + 1]
    if first == _EACH and (not last or last in _STARTS) and text[end - 2] not in _ELSE and _REGULAR.match(text, end):
        return LASTS
    if first == "，" and last in _THINGS and text[start - 2 : start - 1] == "一" and _PUT.match(text, end):
        return FOUNDED_ONE
    if last == "是" and text[start + 1] in DIGIT_FIRST and _SECRET.search(text, start - 5, start):
        return GIVEN
    if first in _PAUSES and text[end + 1 : end + 2] not in _IS_BEGINS:
        first = first if _SET.match(text, end) else ""
    if last not in _BEFORE and first not in _AFTER:
        return 0.0
    weight = 0.0
    if last in _MEASURES and _ONE.search(text, start - _ONE_REACH, start):
        weight = FOUNDED_ONE
    elif (last in _COPULA and _EVERY.search(text, start - _EVERY_REACH, start)) or (
        last == "是" and text[start - 2 : start - 1] in _FIRSTLY and _HEADING.match(text, end)
    ):
        weight = SAID
    elif last in _FROM_TO:
        return SAID if listed(text, end) else 0.0
    elif last == _DASH:
        weight = GIVEN if _DASHED.search(text, start - _DASH_REACH, start) else 0.0
    elif last in _GIVEN_ENDS and _GIVEN.search(text, start - _GIVEN_REACH, start):
        weight = GIVEN
    if first in _IS_BEGINS:
        if m := _IS.match(text, end):
            return max(weight, DEFINED if m.group().endswith(_WAYS) else SAID)
        if _SET.match(text, end):
            return max(weight, SAID)
    if first in _SINCE_BEGINS and _SINCE.match(text, end):
        return max(weight, LASTS)
    if first in _LASTING_BEGINS and _LASTING.match(text, end):
        return max(weight, LASTS)
    if first in _OUT_BEGINS and _OUT.match(text, end):
        return max(weight, LAUNCHED)
    if first in _IN and _INSIDE.match(text, end) and text[end - 2 : end - 1] in _ROOMS:
        return max(weight, POINTED)
    if first in _DID_BEGINS and (not last or last in _STARTS) and _DID.match(text, end) and text[start + 1] != "小":
        return max(weight, DID)
    if (
        first in _ACTS_BEGINS
        and (not last or last in _STARTS)
        and text[end - 2] not in _ELSE
        and text[start + 1] not in "小大"
        and _ACTS.match(text, end)
    ):
        return max(weight, ACTS)
    whole = text[end : end + 1] in _CLOSED  # 这是“一拧见水”灌溉装置 names the thing behind it
    if last == "是" and whole and text[end - 2] not in _ELSE and _THAT_IS.search(text, start - _THAT_REACH, start):
        return max(weight, THAT_IS)
    if last in _TAKES and first in _CARRIED_BEGINS and (m := _CARRIED.match(text, end)):
        return max(weight, SAID if m.group().startswith("作为") else CARRIED)
    if last == "的" and text[end - 2] not in _ELSE and _WHERE.search(text, start - 4, start):
        return max(weight, POINTED)
    if not weight and last in _THIS_ENDS and _THIS.search(text, start - _THIS_REACH, start):
        return POINTED
    return weight


def listed(text: str, end: int) -> bool:
    """Do the quotations from the one that ends at `end` on make a list (从“甲”到“乙”，一个个做法落地)?"""
    return bool(_LISTED.match(text, end))


def named_as(text: str, start: int, end: int) -> bool:
    """Is what stands behind the quotation said to be called so (名为“…”的微信群, 被称为“…”的做法)?"""
    return text.endswith(_NAMED, 0, start) and bool(_KIND.match(text, end))
