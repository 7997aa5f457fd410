"""What a stretch of an article tells of one place."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.linking.cases.agents import Agent


@dataclass(slots=True)
class Episode:
    """What a paragraph (or a section of short ones), by its number, tells of one place: keys with first positions."""

    place: str | None
    number: int
    mechanisms: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    agents: list[Agent] = field(default_factory=list)  # everybody named, in order of the text
    credited: dict[str, str] = field(default_factory=dict)  # mechanisms named elsewhere → the field of CREDITED
    means: tuple[str, ...] = ()  # mechanisms that plainly ended its troubles, where it is a part of an episode
    beside: frozenset[str] = frozenset()  # mechanisms told near it, to which no words tie its results

    @property
    def positions(self) -> set[int]:
        """Where what it tells first stands."""
        return {*self.mechanisms.values(), *self.problems.values(), *self.outcomes.values()}

    @property
    def own(self) -> set[int]:
        """The same without where the mechanisms stand that it is credited with."""
        named = [at for key, at in self.mechanisms.items() if key not in self.credited]
        return {*named, *self.problems.values(), *self.outcomes.values()}
