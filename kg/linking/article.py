"""An article's mentions as linked records: one pure function, the same on one core and on many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import cast

from extractors.screening import Screening
from kg.core.document import Article
from kg.core.ids import content_id
from kg.core.mentions import (
    MechanismMention,
    OfficialMention,
    OrganizationMention,
    OutcomeMention,
    PlaceMention,
    Rejection,
)
from kg.core.records import (
    MechanismRecord,
    MembershipRecord,
    OrganizationRecord,
    OutcomeRecord,
    PersonRecord,
    Record,
)
from kg.core.steps import in_step
from kg.linking.article_record import article_key, article_record, source_key
from kg.linking.cases import CaseBuilder, is_blamed, placements
from kg.linking.cast import cast_of
from kg.linking.definition import defining
from kg.linking.evidence import Merged, Quoter
from kg.linking.identity import mechanism_key, mechanism_labels
from kg.linking.lessons import lessons
from kg.linking.places import Entity, PlaceResolution, paper_home, resolve_places
from kg.linking.posts import bodies_of_posts, seat
from kg.linking.problems import problem_records
from kg.linking.spread import influences
from kg.linking.where.locus import Locus
from kg.linking.words import find_words
from kg.rules import ArticleView

_RECORD_ORDER = attrgetter("kind", "key")
_BODY_IN_TITLE = re.compile("(?:党委|党总支|党支部|党工委|居委会|村委会|业委会|物管会)(?=副?(?:书记|主任|委员))")
_CANDIDATES = 5  # shown in the quarantine
_CHAIN = 40  # characters before a place in which its stated parents stand
_SECOND_TYPE = 0.55  # confidence from which on a further type is kept


def link(article: Article, view: ArticleView, *, screening: Screening) -> tuple[list[Record], list[Rejection]]:
    """What `linking` gives of an article by itself."""
    return in_step([linking(article, view, screening=screening)])[0][0]


def linking(
    article: Article,
    view: ArticleView,
    *,
    page: Collection[Entity] = (),
    screening: Screening,
    places: PlaceResolution | None = None,
) -> Iterator[tuple[list[Record], list[Rejection]] | None]:
    """Records of an article that holds a case, and what linking turned down; before them None where a step ends.

    The article itself comes first, then what it tells, in order of kind and key. `page` are the divisions that other
    articles of the same page tell of, `places` what `resolve` gave without them, if it was asked. `screening` is that
    of the article: the less it is about governing a small place, the more is asked of a case.
    """
    if places is None or not places.stands_beside(page):
        places = resolve(article, view, page)
    linker = _Linker(article, view, places, screening)
    yield None
    yield from linker.link()
    yield linker.records, linker.refused


def resolve(article: Article, view: ArticleView, page: Iterable[Entity] = ()) -> PlaceResolution:
    """Which place each name of the article means; `page` as for `link`."""
    bylines = [article.text[line.start : line.end] for line in article.lines if line.role == "byline"]
    year = article.date[:4] if article.date else ""
    return resolve_places(
        cast(Sequence[PlaceMention], view.mentions("place")),
        home=paper_home(article.publisher or "", *bylines),
        title=article.title,
        year=int(year) if year.isdigit() else None,
        page=page,
    )


class _Linker:
    """Links the mentions of one article; one method a kind, in the order in which they need each other."""

    def __init__(self, article: Article, view: ArticleView, places: PlaceResolution, screening: Screening) -> None:
        self.article = article
        self.view = view
        self.screening = screening
        self.quote = Quoter(article, article_key(article), source_key(article.document.name))
        self.resolution = places
        self.places = places.entities
        self.words = find_words(view.text)
        self.locus = Locus(view, places, self.words)
        self.place_of_name = self._names_of_places()
        self.refused = self._ambiguous()
        self.organization_of_name: dict[str, str] = {}
        self.mechanism_of_name: dict[str, str] = {}
        self.records: list[Record] = []

    def _ambiguous(self) -> list[Rejection]:
        """Names that several divisions bear: they stay unresolved, and the quarantine lists the candidates."""
        if not [c for c in self.resolution.choices if len(c.left) > 1 and c.entity.code is None]:
            return []
        notes = {(n.name, n.key): n for n in self.resolution.notes if len(n.candidates) > 1 and n.code is None}
        found: dict[str, Rejection] = {}
        for m, key in zip(self.resolution.mentions, self.resolution.told, strict=True):
            note = notes.get((m.name, key))
            if note is not None and key not in found:
                shown = "、".join(note.candidates[:_CANDIDATES])
                reason = f"{len(note.candidates)} divisions bear the name: {shown}"
                found[key] = Rejection(m.start, m.end, "place", m.name, "place.resolve", reason)
        return list(found.values())

    def link(self) -> Iterator[None]:
        """Make all records of the article; None where a step ends."""
        places = self._place_records()
        organizations = self._organizations()
        people = self._officials()
        yield None
        cases = CaseBuilder(self.view, self.quote, self.locus, self.places, self.words["learn"], self.screening)
        mechanisms = self._mechanisms(cases)
        yield None
        problems = problem_records(self.view, self.quote, cases)
        outcomes = self._outcomes(cases)
        yield None
        for agent in cast_of(self.view.text, self._bodies, self._people):
            cases.agent(agent)
        yield None
        built = yield from cases.build()
        yield None
        self.refused += cases.refused
        key = self.quote.article_key
        article = article_record(self.article, case=bool(built), region=self.locus.focus, key=key)
        things: list[Record] = [*places, *organizations, *people, *mechanisms, *problems, *outcomes, *built]
        names = self.mechanism_of_name
        things += influences(self.view, self.quote, self.locus, self.resolution, names, built, self.words)
        things += lessons(self.view, self.quote, self.locus, built)
        things += placements(self.view, self.quote, self.resolution, built)
        self.records = [article, *sorted(things, key=_RECORD_ORDER)]

    def _names_of_places(self) -> dict[str, str]:
        """Keys of places by name: that of the first mention, and keys come in order of the text."""
        mentions, told = self.resolution.mentions, self.resolution.told
        return {m.name: key for m, key in zip(reversed(mentions), reversed(told), strict=True)}

    def _place_records(self) -> list[Record]:
        told: dict[str, list[PlaceMention]] = {}
        for m, key in zip(self.resolution.mentions, self.resolution.told, strict=True):
            told.setdefault(key, []).append(m)
        evidence = {key: self.quote.of(mentions) for key, mentions in told.items()}
        # those that are told of only as the parent of another place
        parents = {key for key, e in self.places.items() if not e.code and key not in told}
        for key, mentions in told.items() if parents else ():
            for above in self.locus.ancestors(key) & parents:
                evidence[above] = self.quote.gathered((), self._told_with(mentions[0], self.places[above].name))
                parents.discard(above)
        return [*self.resolution.records_with(evidence)]

    def _told_with(self, m: PlaceMention, name: str) -> tuple[int, int, str, float]:
        """Span of a parent's name before a mention, or of the mention itself."""
        at = self.view.text.rfind(name, max(0, m.start - _CHAIN), m.end)
        return (m.start, m.end, m.rule, m.confidence) if at < 0 else (at, at + len(name), m.rule, m.confidence)

    def _organizations(self) -> list[Record]:
        self._bodies: list[tuple[str, OrganizationMention]] = []
        found: dict[str, list[OrganizationMention]] = {}
        keys: dict[tuple[str, str], str] = {}
        mentions = cast(Sequence[OrganizationMention], self.view.mentions("organization"))
        for m in (*mentions, *self._bodies_of_posts(mentions)):
            key = keys.get((m.name, m.of))
            if key is None:
                place = self.place_of_name.get(m.of) if m.of else None
                key = content_id("organization", m.name, place or self.locus.focus or self.quote.article_key)
                keys[m.name, m.of] = key
            found.setdefault(key, []).append(m)
            self.organization_of_name.setdefault(m.name, key)
            self._bodies.append((key, m))
        self._bodies.sort(key=lambda body: body[1].start)
        records: list[Record] = []
        for key, mentions in found.items():
            first = mentions[0]
            forms = {self.view.text[m.start : m.end] for m in mentions} - {first.name}
            records.append(
                OrganizationRecord(
                    key=key,
                    name=first.name,
                    category=first.category,
                    place_key=self.place_of_name.get(first.of) if first.of else None,
                    aliases=tuple(sorted(f for f in forms if len(f) > 3 and "\n" not in f and f in first.name)),
                    evidence=self.quote.of(mentions),
                )
            )
        return records

    def _bodies_of_posts(self, organizations: Sequence[OrganizationMention]) -> Iterable[OrganizationMention]:
        """Organizations that only posts name."""
        officials = cast(Sequence[OfficialMention], self.view.mentions("official"))
        if not officials:
            return ()
        return bodies_of_posts(self.view.text, officials, {m.name for m in organizations} | self.place_of_name.keys())

    def _officials(self) -> list[Record]:
        merged = Merged()
        mentions = cast(Sequence[OfficialMention], self.view.mentions("official"))
        told = {m.name: m for m in reversed(mentions) if m.of or m.place}
        bodies = {id(m): self._body(m) for m in mentions}
        anchors: dict[str, str] = {}
        self._people: list[tuple[str, OfficialMention]] = []
        for m in mentions:  # one person per name and article; known elsewhere by the first place or body told
            if m.name not in anchors:
                first = told.get(m.name, m)
                anchors[m.name] = bodies[id(first)] or self.locus.at(first.start) or self.quote.article_key
        for m in mentions:
            person = content_id("person", m.name, anchors[m.name])
            start, end = m.evidence if m.evidence != (0, 0) else (m.start, m.end)
            quote = self.quote(start, end, m.rule, m.confidence)
            if quote is None:
                continue
            evidence = (quote,)
            body = bodies[id(m)]
            if not body and m.title and not m.of:
                body = seat(m.title, self.locus.at(m.start), self.places, self.locus.ancestors)
            key = content_id("membership", person, m.title, body or "")
            merged.add(PersonRecord(key=person, name=m.name, evidence=evidence))
            merged.add(
                MembershipRecord(key=key, person_key=person, title=m.title, organization_key=body, evidence=evidence)
            )
            self._people.append((person, m))
        return merged.records()

    def _body(self, m: OfficialMention) -> str | None:
        """The body of a post where the article names it (柳河社区, 党委书记 → 柳河社区党委), else the place."""
        post = _BODY_IN_TITLE.match(m.title)
        return (
            (self._key_of(f"{m.of}{post.group()}") if post else None)
            or self._key_of(m.of)
            or next(self._wholes(m.of), None)
            or self._key_of(m.place)
        )

    def _key_of(self, name: str) -> str | None:
        return self.organization_of_name.get(name) or self.place_of_name.get(name)

    def _wholes(self, name: str) -> Iterator[str]:
        """Keys of organizations that a body is a part of: 栾川县政务服务中心|综合窗口."""
        known = self.organization_of_name
        return (known[name[:end]] for end in range(len(name) - 1, 3, -1) if name[:end] in known)

    def _mechanisms(self, cases: CaseBuilder) -> list[Record]:
        mentions = cast(Sequence[MechanismMention], self.view.mentions("mechanism"))
        county = self._county()
        by_name: dict[str, list[MechanismMention]] = {}
        for m in mentions:
            by_name.setdefault(m.name, []).append(m)
        members = {name: next((m.members for m in group if m.members), ()) for name, group in by_name.items()}
        labels = {name: mechanism_labels(name, _aliases(group)) for name, group in by_name.items()}
        for name, (label, _) in labels.items():
            # by the label: what is called 社区大党委 and 大党委 here is one with the 大党委 of another article
            self.mechanism_of_name[name] = mechanism_key(label, members[name], county or self.quote.article_key)
        records: list[Record] = []
        for names in self._named_alike(by_name):
            first, *others = names
            group = by_name[first]
            called, counted = labels[first], members[first]
            if others:
                group = [m for name in names for m in by_name[name]]
                called = mechanism_labels(first, [*others, *_aliases(group)])
                counted = next((members[name] for name in names if members[name]), ())
            record = self._mechanism(self.mechanism_of_name[first], called, group, counted)
            if record is None:
                continue
            records.append(record)
            spelled = bool(record.definition or record.members)
            telling = 1.0 if spelled else record.types[0][1] if record.types else 0.0
            for m in group:
                if is_blamed(self.view, m.start, m.end):
                    continue
                cases.mechanism(record.key, m.start, m.end, weight=m.score, telling=telling)
        return records

    def _named_alike(self, names: Iterable[str]) -> Iterable[list[str]]:
        """Names of one thing together, in the order in which they came first."""
        alike: dict[str, list[str]] = {}
        for name in names:
            alike.setdefault(self.mechanism_of_name[name], []).append(name)
        return alike.values()

    def _mechanism(
        self, key: str, called: tuple[str, tuple[str, ...]], group: Sequence[MechanismMention], members: tuple[str, ...]
    ) -> MechanismRecord | None:
        """The record of what the article tells of one thing by its names; None where nothing of it can be quoted.

        `called` are its label and its other ones.
        """
        best = group[0]
        if len(group) > 1:
            best = max(group, key=lambda m: (m.definition is not None, len(m.types), m.score, -m.start))
        definition = None
        span = defining(self.view, best.definition, best.members) if best.definition else None
        if span:
            evidence = self.quote.gathered(group, (*span, best.rule, best.confidence))
            definition = self.article.text[slice(*span)].replace("\n", "")
        else:
            evidence = self.quote.of(group)
        if not evidence:
            return None
        label, aliases = called
        parts = {self.mechanism_of_name.get(p) for m in group if m.parts for p in m.parts}
        return MechanismRecord(
            key=key,
            name=label,
            aliases=aliases,
            definition=definition,
            members=members,
            types=_kept_types(next((m.types for m in group if m.types), ())),
            part_keys=tuple(sorted([k for k in parts if k and k != key])) if parts else (),
            evidence=evidence,
        )

    def _county(self) -> str | None:
        """The county (else the prefecture) that the article plays in: within it a counting name has one meaning."""
        focus = self.locus.focus
        if focus is None:
            return None
        line = [focus, *sorted(self.locus.ancestors(focus))]
        for level in ("county", "prefecture", "province"):
            for key in line:
                if self.places[key].level == level:
                    return key
        return focus

    def _outcomes(self, cases: CaseBuilder) -> list[Record]:
        merged = Merged()
        for m in cast(Sequence[OutcomeMention], self.view.mentions("outcome")):
            evidence = self.quote(m.start, m.end, m.rule, m.confidence)
            if evidence is not None:
                key = content_id("outcome", self.quote.article_key, str(m.start), str(m.end), str(m.value), m.unit)
                merged.add(
                    OutcomeRecord(
                        key=key,
                        label=m.name.replace("\n", ""),
                        value=m.value,
                        maximum=m.maximum,
                        approximate=m.approximate,
                        unit=m.unit,
                        measured=m.measured,
                        indicator=m.indicator,
                        before=m.before,
                        period=m.period,
                        evidence=(evidence,),
                    ),
                )
                cases.outcome(key, m.end - 1, indicator=m.indicator, changed=m.before is not None)
        return merged.records()


def _aliases(group: Iterable[MechanismMention]) -> list[str]:
    """The other names that mentions of a mechanism have for it."""
    return [a for m in group if m.aliases for a in m.aliases]


def _kept_types(types: tuple[tuple[str, float, str], ...]) -> tuple[tuple[str, float, str], ...]:
    """The best type, and others that the name says too: how sure each is stands with it."""
    return types if len(types) < 2 else types[:1] + tuple([t for t in types[1:] if t[1] >= _SECOND_TYPE])
