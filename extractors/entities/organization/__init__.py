"""Named bodies: of the Party, of residents, of government, companies, teams, schools and hospitals.

Finds: bodies that stand after their place (柳河社区党委, 栾川县民政局), bare ones whose place the article
makes clear (社区党委, 市公安局), companies and property managers by name, teams with a quoted name.
Leaves alone: generic bodies (物业公司, 业委会, 各社区党委), newspapers.
"""

from __future__ import annotations

from pathlib import Path

from extractors.entities.organization.find import find_organizations
from extractors.entities.organization.words import lexicon
from kg.rules import Extractor, Rule

_HERE = Path(__file__).parent
EXTRACTOR = Extractor(
    kind="organization",
    find=find_organizations,
    rules=(
        Rule("organization.placed_party", "Party body right after its place (柳河社区|党委)"),
        Rule("organization.placed_selfgov", "Residents' body right after its place (柳岸小区|业委会)"),
        Rule("organization.bare_party", "社区党委, where the article makes clear which"),
        Rule("organization.bare_selfgov", "村委会, 小区物管会, where the article makes clear whose"),
        Rule("organization.listed_body", "Second body of a place in a list (柳河社区党委、居委会)"),
        Rule("organization.formed_body", "Body of the one place that the sentence names (柳岸小区成立了党支部)"),
        Rule("organization.committee", "Party committee of a county or city and its parts (栾川县|委组织部)"),
        Rule("organization.place_office", "Office, school or hospital right after its place (栾川县|民政局)"),
        Rule("organization.place_body", "Body right after its place, named by what it is for (栾川县|疫情防控|指挥部)"),
        Rule("organization.office_part", "Part of an office (栾川县总工会|权益保障部)"),
        Rule("organization.clear_body", "党支部, 村委会 alone, in an article of one village or community"),
        Rule("organization.institution", "School, hospital, bank or law firm with a name of its own"),
        Rule("organization.field_party", "Party body of a trade or a group of people (网约配送行业综合党委)"),
        Rule("organization.national_body", "National body that speaks itself (中央社会工作部有关负责人)"),
        Rule("organization.new_office", "Office that a city or county sets up (柳州市成立新市民事务中心)"),
        Rule("organization.task_force", "Body set up for one task (成立河道清洁工作专班)"),
        Rule("organization.branch", "Branch of a bank, carrier or grid that is known everywhere"),
        Rule("organization.centre", "Centre with a name of its own behind its place (栾川县|连心桥|服务中心)"),
        Rule("organization.bare_department", "民政局 alone, in an article of one county"),
        Rule("organization.bare_office", "市公安局, 县委组织部, with the article's city or county"),
        Rule("organization.company", "Company, cooperative or property manager with a proper name"),
        Rule("organization.company_party", "Party body of a named company (万顺物业党支部)"),
        Rule("organization.named_office", "Police station, court or health centre with a name of its own"),
        Rule("organization.quoted_team", "Team or association with a quoted name (“红柳”志愿服务队)"),
        Rule("organization.stemmed_team", "Team or society with a stem behind its place (柳河社区|巾帼|志愿服务队)"),
        Rule("organization.estate_committee", "Owners' committee of an estate that no last word shows (万悦城|业委会)"),
        Rule("organization.person_room", "Room for mediation called after its master (老袁|调解室)"),
        Rule("organization.led_team", "Team or society with a stem, where its leader is told (银杏|服务队|队长)"),
        Rule("organization.residents_body", "Body that residents set up among themselves (小区|自管小组)"),
        Rule("organization.quoted_company", "Company with a quoted name (“银杏人家”|家政公司, 创办|“青禾薯业”)"),
        Rule("organization.place_team", "Team right after its place (柳河社区志愿服务队)"),
    ),
    lexicon=lexicon(),
    folder=_HERE,
    summary=__doc__ or "",
    needs=("place",),
)
