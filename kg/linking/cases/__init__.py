"""Cases: what one episode of an article tells of one place, as one practice.

`builder` gathers the episodes (`starts`: where each begins) and makes the cases. The package `gate` decides which
episodes are kept. `credit` says which practice a trouble was dealt with by (`turns`: where the telling of a trouble
ends), `results` which one a result is told of; `matters` takes apart what one episode tells of several, `headline` what
a headline tells alone, `blamed` which names tell of no use, `started` finds since when a practice
has been used, and `placed` which sentence says where a case is that does not say so itself.
"""

from kg.linking.cases.agents import Agent
from kg.linking.cases.blamed import is_blamed
from kg.linking.cases.builder import CaseBuilder
from kg.linking.cases.placed import placements

__all__ = ["Agent", "CaseBuilder", "is_blamed", "placements"]
