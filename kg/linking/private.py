"""Private people in what a trouble is called: the label keeps the words of the trouble, not who has it.

The evidence stays exact; only the name that answers, tables and pages show is without the person.
"""

from __future__ import annotations

import re

from extractors.entities.official.names import NameReader, surname_length
from kg.core.lazy import lazy
from kg.rules import ArticleView
from kg.text.patterns import spelled_out

#: who a private person is, right before the name
_WHO = (
    "村民|居民|业主|住户|租户|租客|商户|农户|店主|老板|户主|群众|老人|老汉|老太|患者|病人|司机|驾驶员|工人|农民工|务工人员|职工|员工|"
    "退休教师|退休干部|学生|学员|大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|乡亲|市民|骑手|快递员|外卖员|小哥|摊主|摊贩|商贩|[困低特脱五][^，。；\n]{0,2}户|"
    "残疾人|孤儿|儿童|孩子|女孩|男孩|少年|姑娘|母亲|父亲|丈夫|妻子|儿子|女儿|邻居|当事人|申请人|原告|被告|客户|顾客|家长|房东|"
    "种植户|养殖户|果农|菜农|茶农|渔民|牧民|农民|军属|烈属|岁的?|党员"
)
_TOLD = spelled_out(_WHO)
_BEFORE = re.compile(f"(?:{_WHO})(?:[（(][^）)\n]{{1,8}}[）)])?\\Z")
#: names that are none in full: 小王, 王某, 王大爷
_SHORT = re.compile(
    "[小老阿](?![区组学巷院吃型微户事孩朋伙贩商店车广作坊家旧人化年龄百板师房宅屋街城楼两伴党乡是实姨婆公幼村大])[一-鿿]"
    "(?=[患得因家和与的跟被住把确说想要就也没不常一独无遇反去来])|[一-鿿](?:(?=家)|某某?|大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|婆婆|女士|先生|师傅|老人|"
    "老汉|嫂)"
)
#: behind a name, what still tells of the person and not of the trouble
_HIS = re.compile(
    "(?:(?:一家|家里|家中|家|夫妇|夫妻俩?|老人|老汉|女士|先生|大爷|大妈|奶奶|阿姨|本人|等人|等)*的?|[（(][^）)\n]{1,8}[）)])"
)
_CALLS = frozenset("小老阿")
_LEAST = 3  # characters of the words of a trouble that say something by themselves
_REACH = 8  # characters before a label in which its first word may say who has the trouble
_SOMEBODY = "某某"


class Unnamed:
    """Labels of the troubles of one article, without the names of private people."""

    def __init__(self, view: ArticleView) -> None:
        """Reads nothing before the first question."""
        self._view = view

    @lazy
    def _reader(self) -> NameReader:
        return NameReader(self._view.text)

    def label(self, start: int, end: int) -> str:
        """What the trouble told from `start` to `end` is called: the words behind a private name, if they suffice."""
        text = self._view.text
        for at in self._begins(start, end):
            name = self._name(at, end)
            if name <= at:
                continue
            his = _HIS.match(text, name, end)
            behind = his.end() if his else name
            if end - behind >= _LEAST and text[behind] not in "，、":
                return self.label(behind + (text[behind] in "的与和"), end)
            return text[start:at] + _SOMEBODY + text[name:end]
        return text[start:end]

    def _begins(self, start: int, end: int) -> list[int]:
        """Where the name of a private person may stand in a label."""
        text = self._view.text
        found = [m.end() for m in _TOLD.finditer(text, max(0, start - _REACH), end) if start <= m.end() < end]
        named = surname_length(text, start) and start not in found
        if start not in found and text[start] in _CALLS and _SHORT.match(text, start, end):
            named = True
        if named and (_SHORT.match(text, start, end) or self._is_private(start, end)):
            found.insert(0, start)
        return found

    def _is_private(self, start: int, end: int) -> bool:
        """Whether a name that begins a label is elsewhere told as that of a private person."""
        name = self._name(start, end)
        if name <= start + 1:
            return False
        text, words = self._view.text, self._view.text[start:name]
        at = text.find(words)
        while at >= 0:
            if _BEFORE.search(text, max(0, at - _REACH), at):
                return True
            at = text.find(words, at + 1)
        return False

    def _name(self, at: int, end: int) -> int:
        """Where the name that begins at `at` ends; `at` itself where none does."""
        short = _SHORT.match(self._view.text, at, end)
        if short and (self._view.text[at] in _CALLS or surname_length(self._view.text, at)):
            return short.end()
        if not surname_length(self._view.text, at):
            return at
        if self._view.text.startswith(f"一{self._view.text[at]}", at + 1):
            return at  # 当事人谈一谈
        reading = self._reader.read(at)
        return reading.end if reading is not None and reading.end <= end and reading.confidence >= 0.6 else at
