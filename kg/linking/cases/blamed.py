"""Namings of mechanisms by a sentence that says that they brought nothing, or that tells of a time before them."""

from __future__ import annotations

import re

from kg.rules import ArticleView

#: words behind a name by which it does not work, brought burdens, or is remarked on
_FAILS = re.compile(
    "[”’]?[^，。；！？\n]{0,8}(?:，?(?:也|却|又|往往|一度)?(?:形同虚设|流于形式|成了?摆设|名存实亡)|，?并不(?:意味|等于)|的?(?:便利|好处|实惠|便捷)，反[倒而])"
)
#: what each of them holds; to look for that first is cheap
_SIGNS = re.compile("虚设|流于|摆设|实亡|并不|反[倒而]")
#: words before it of those who had nothing of it
_NOTHING_OF_IT = re.compile("[没未](?:有|能)?(?:享受|感受|体会|体验)到[^，。；！？\n“]{0,6}“?$")
#: 在推行“甲”改革之前, 没有“甲”以前: what is told was before it
_BEFORE_IT = re.compile("[”’]?(?:改革|机制|制度|模式|工作|平台|政策|行动)?[之以]?前，")
#: words before it, or behind it, by which somebody turned to it, and those behind by which nothing came of that
_TURNED_TO = re.compile("(?:拨打|拨通|打通|致电|求助|投诉到|反映到)[^，。；！？\n“”]{0,8}“?$")
_IN_VAIN = re.compile(
    "(?P<told>[^，。；！？\n]{0,8}?(?:反映|投诉|求助|留言|申请))?[^，。；！？\n]{0,10}，[可但却然][^。；！？\n]{0,14}?"
    "(?:未能?|没有?|没能)(?:得到|见到|等来)?(?:任何)?(?:改善|解决|回应|答复|下文|结果|改观|处理|好转)(?!不)"
)
_LED = 16  # characters before a name in which such words stand


def is_blamed(view: ArticleView, start: int, end: int) -> bool:
    """Whether the sentence that names a mechanism says that it brought nothing, or what was before it."""
    text, sentence = view.text, view.sentence(start)
    failing = _SIGNS.search(text, end, sentence.end) and _FAILS.match(text, end, sentence.end)
    if failing or (text.find("前，", end, sentence.end) >= 0 and _BEFORE_IT.match(text, end, sentence.end)):
        return True
    led = max(sentence.start, start - _LED)
    if text.find("没", led, sentence.end) < 0 and text.find("未", led, sentence.end) < 0:
        return False  # as mostly
    vain = _IN_VAIN.match(text, end, sentence.end)
    if vain is not None and (vain["told"] or _TURNED_TO.search(text, led, start)):
        return True
    return _NOTHING_OF_IT.search(text, led, start) is not None
