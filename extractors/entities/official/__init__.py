"""People in a public post: secretaries, directors, grid workers, police, property managers, chosen residents.

Finds a person by name together with the words of the post, in either order, and the body or place that the
post belongs to. Leaves alone: residents, shop owners, reporters, poets, athletes, and anyone called by a
surname with a form of address; posts without a name.
"""

from pathlib import Path

from extractors.entities.official.find import find
from extractors.entities.official.posts import LEXICON
from kg.rules import Extractor, Rule

RULES = (
    Rule("official.title_name", "a title with a name right after it: 社区党委书记王某某说"),
    Rule("official.listed_name", "further names after the first: 网格员王某某、李某某"),
    Rule("official.described_name", "a post, a word for the person, the name: 楼栋长、退休教师王某某"),
    Rule("official.holder_of", "a post held, then the name: 担任网格员的王某某"),
    Rule("official.pronoun", "a post held by 他 or 她 whom the article names before: 身为派出所所长的他"),
    Rule("official.as_holder", "a post, a comma, the name: 作为社区网格长，王某某…"),
    Rule("official.name_holds_post", "a name, a verb of holding or getting, the post: 王某某是社区书记"),
    Rule("official.subject_gets_post", "the subject of the sentence gets the post: 王某某回村担任书记"),
    Rule("official.he_gets_post", "他 gets the post, whom a sentence before introduces: 村民王某某…。他担任了书记"),
    Rule("official.name_apposition", "a name, a comma, the post: 王某某，柳河社区党支部书记，"),
    Rule("official.self_told", "a teller's own name and work: 我叫王某某，在柳河镇从事调解工作"),
    Rule("official.chosen", "somebody is chosen or sent: 聘请退休教师王某某为监督员, 由王某某担任"),
    Rule("official.called", "a post and what its holder is called: 现任书记叫王某某"),
    Rule("official.name_bracket", "a name and the post in brackets: 王某某（柳河社区党支部书记）"),
)

EXTRACTOR = Extractor(
    kind="official",
    find=find,
    rules=RULES,
    lexicon=LEXICON,
    folder=Path(__file__).parent,
    summary=__doc__ or "",
    needs=("place", "organization"),
)
