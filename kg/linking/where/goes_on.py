"""How a paragraph begins that goes on with the story before it: 原来，…, 镇党委第一时间…, 这样的主意，…"""

from __future__ import annotations

import re

_GOES_ON = re.compile(
    r"(?:原来|当时|那时|随后|随即|后来|于是|接着|紧接着|接下来|不久|很快|没多久|不多时|此后|最终|最后|就这样|说干就干|果不其然|没想到|让[^，。]{2,8}意外的是)[，,]?"
    r"|(?:[一二两三四五六七八九十几数半0-9]+(?:个多?)?(?:天|周|月|星期|小时|分钟)[之以]?后|第二天|次日|当[天晚日]|隔天)[，,]?"
    r"|(?:得知|了解到?|听说|得到|接到|收到|看到|面对)(?:这|该|此|情况|消息|报告|反映|诉求)"
    r"|(?:召?开了?|经过|历经|几经)(?:[一二两三四五六七八九十几多数0-9]+|反复)[次轮场番个]?"
    r"|这样的(?!变化|故事|例子|场景|情况)|这(?:一|个|场|次|条|份|股|笔|项)(?![^，。]{0,8}(?:变化|故事|场景|幕)|系列|做法)"
    r"|(?:镇|乡|街道|社区|村)(?:党委|党工委|党总支|党支部|政府|“?两委”?|居委会|村委会|干部|书记|主任)(?!们?(?:都|普遍))"
)


def goes_on(text: str, start: int) -> bool:
    """Whether a paragraph that begins there stays where the one before it ended."""
    return _GOES_ON.match(text, start) is not None


#: how one begins that tells what the government of a county does, after an example
_POLICY = re.compile(
    "(?:大力|充分|全面|积极|深入|着力|持续|不断|扎实|统筹|强化|健全|完善|创新|探索)(?:推行|推广|推进|发挥|整合|开展|实施|落实|构建|推动|打造|建设|选派|建立|培育|挖掘|调动|利用|组织|加强)"
    "|(?:聚焦|针对|围绕|坚持|依托)[^，。；：]{4,30}，(?:全面|积极|大力|深入|创新|组建|推行|建立|开展|实施|健全|构建|打造|出台|制定|推出|统筹)"
)


def tells_policy(text: str, start: int) -> bool:
    """Whether a paragraph that begins there tells what is done everywhere."""
    return _POLICY.match(text, start) is not None
