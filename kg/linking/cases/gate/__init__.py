"""Which episodes of an article make cases: the less it is about governing a small place, the more is asked.

`subject` says what kind of article it is, `gate` what is asked of an episode in each kind. The conditions stand in
modules of their own: `practice` (an article about governing), `touching` (one that touches on it here and there),
`apart` (one about something else, or nobody knows about what), `beside` (what only stands by), `deeds` (what has no
name), `account` (short ones that tell what became of a trouble), `indoors` (what offices do among themselves) and
`sequel` (what goes on with a case). All numbers are in `scales`.
"""

from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.gate import Gate
from kg.linking.cases.gate.story import Story

__all__ = ["Episode", "Gate", "Story"]
