"""Cases: what one episode of an article tells of one place, as one practice.

`builder` gathers the episodes and makes the cases:

- `starts` says where an episode begins, the package `gate` which are kept, `repeats` which only name again what another
  tells, `headline` what a headline tells alone, `matters` takes apart what one tells of several practices.
- `topic` is the practice that the article is about, `blamed` and `mentioned` are names that tell of no use, `economy`
  is what is told of a place but of no practice there.
- `credit` says which practice a trouble was dealt with by (`turns`: where the telling of a trouble ends), `results`
  which one a result is told of.
- `agents` are those who took part, `started` finds since when a practice has been used, and `placed` which sentence
  says where a case is that does not say so itself.
"""

from kg.linking.cases.agents import Agent
from kg.linking.cases.blamed import is_blamed
from kg.linking.cases.builder import CaseBuilder
from kg.linking.cases.placed import placements

__all__ = ["Agent", "CaseBuilder", "is_blamed", "placements"]
