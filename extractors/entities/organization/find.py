"""All organization mentions of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from extractors.entities.organization.anchored import bare_offices, offices, placed_bodies
from extractors.entities.organization.centres import bare_departments, centres
from extractors.entities.organization.fields import field_parties, national_bodies, new_offices
from extractors.entities.organization.free import companies, company_parties, named_offices
from extractors.entities.organization.institutions import branches, institutions, task_forces
from extractors.entities.organization.places import Places
from extractors.entities.organization.residents import quoted_companies, residents_bodies, settled_parties
from extractors.entities.organization.societies import banks, committees, societies
from extractors.entities.organization.teams import teams
from extractors.entities.organization.words import outermost
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView

_ORDER = attrgetter("start", "end", "name", "rule")


def find_organizations(view: ArticleView) -> Iterator[OrganizationMention | None]:
    """Organization mentions in order, of two that overlap the one that reaches further; None where a step ends."""
    places = Places(view)
    social = outermost(view.hits("organization.social"))
    firms = list(companies(view, places))
    found: list[OrganizationMention] = []
    for rule in (
        placed_bodies(view, places),
        residents_bodies(view, places),
        settled_parties(view, places),
        quoted_companies(view),
        offices(view, places),
        bare_offices(view, places),
        firms,
        named_offices(view, places),
        institutions(view, places),
        branches(view, places),
        task_forces(view, places),
        field_parties(view, places),
        national_bodies(view),
        new_offices(view, places),
        teams(view, places, social),
        societies(view, places, social),
        banks(view, places),
        committees(view, places),
        centres(view, places),
    ):
        found += rule
        yield None
    found += bare_departments(view, places, found)
    # A company and its Party branch share their words: both are told of.
    yield from sorted([*_without_overlaps(found), *company_parties(view, firms)], key=_ORDER)


def _without_overlaps(found: Iterable[OrganizationMention]) -> list[OrganizationMention]:
    kept: list[OrganizationMention] = []
    for m in sorted(found, key=lambda m: (m.start, -m.end)):  # of equals the first shape
        if kept and m.start < kept[-1].end:
            if m.end > kept[-1].end and m.start == kept[-1].start:
                kept[-1] = m
            continue
        kept.append(m)
    return kept
