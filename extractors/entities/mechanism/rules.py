"""The rules by name; each is a shape of text in which a way of working is named."""

from __future__ import annotations

from kg.rules import Rule

RULES = (
    Rule("mechanism.quoted_head_noun", "a quoted name before 机制, 模式, 工作法, 活动, 议事会 …: 推行“四敲门”工作法"),
    Rule("mechanism.quoted_object", "a quoted name that is the object of a founding or using verb: 组建“邻里帮帮队”"),
    Rule("mechanism.quoted_subject", "a quoted name that comes back through the article or its headline"),
    Rule("mechanism.quoted_body", "a quoted name that ends in a meeting, team, hotline or service of residents"),
    Rule("mechanism.quoted_known", "a quoted practice that is called the same everywhere: “接诉即办”"),
    Rule(
        "mechanism.quoted_series", "three or more quoted names of one build: 审批“一窗清”、执法“一队清”、服务“一站清”"
    ),
    Rule("mechanism.bare_practice", "a practice known everywhere, without quotation marks, in use"),
    Rule("mechanism.bare_forum", "a council, hearing or talk of residents, with the attributes before it: 居民议事会"),
    Rule("mechanism.bare_head_noun", "a name without quotation marks between a verb and 机制, 模式, 工作法 or 制度"),
    Rule("mechanism.bare_team", "a team or council without quotation marks that the text founds: 成立夜间巡逻队"),
    Rule("mechanism.bare_platform", "a platform or hotline with words of governance in its name: 智慧社区平台"),
    Rule("mechanism.bare_campaign", "a campaign right behind the verb that runs it: 开展便民理发行动"),
    Rule("mechanism.bare_again", "a team or service that the article keeps naming in the same way"),
    Rule("mechanism.bare_row", "each of a row: 推出预约办、上门办、假日办等举措; 通过居民座谈会、书记面对面等机制"),
    Rule("mechanism.bare_chain", "who does what, in a row: 群众点单、社区派单、党员接单; 户分类、村收集、镇转运"),
    Rule("mechanism.bare_composed", "an institution named by whose it is, what is done and what it is: 居民+评理+室"),
    Rule("mechanism.bare_object", "the object of 推行 or 实行 that fills its clause: 推行物业托管，"),
    Rule("mechanism.bare_code", "a code to scan right behind the verb that brings it out: 推出民情码"),
    Rule("mechanism.bare_levels", "a net of counted levels, a map or code of counted colours: 五级关爱网络, 双色地图"),
    Rule("mechanism.bare_minutes", "how soon somebody answers and comes: 3分钟响应、10分钟到场"),
    Rule("mechanism.bare_rules", "a pledge that is signed, rules of living together that are passed: 停车管理办法"),
    Rule("mechanism.bare_sent", "posts and teams sent to a place, and what they did there: 驻村第一书记争取到资金"),
    Rule("mechanism.bare_works", "public works by which a trouble was ended: 得益于排水改造工程"),
    Rule("mechanism.bare_drive", "a drive by what it is about: 开展小区公共收益专项检查"),
    Rule("mechanism.bare_trial", "a trial of what residents are served with: 启动上门助浴试点"),
    Rule("mechanism.bare_points", "points that residents exchange for goods"),
    Rule("mechanism.member", "a name that another mechanism is said to consist of, or one of a counted row"),
)
