"""Records made by hand, with invented names, of two documents that speak of the same county."""

from __future__ import annotations

import random

from kg.core.document import SourceDocument
from kg.core.ids import content_id
from kg.core.records import (
    ArticleRecord,
    CaseRecord,
    Evidence,
    InfluenceRecord,
    LessonRecord,
    MechanismRecord,
    MembershipRecord,
    OrganizationRecord,
    OutcomeRecord,
    PersonRecord,
    PlacementRecord,
    PlaceRecord,
    ProblemRecord,
    Record,
    ResolutionRecord,
    SourceRecord,
)

TEXT = (
    "银杏县：板凳会上好商量\n"
    "银杏县松坡社区推行“板凳会”机制，即居民提、支部议、\n大家办，社区党委书记甘有为说，停车难解决了，新增车位120个。\n"
    "云岭村学习松坡社区的做法，办起“板凳会”，调解纠纷30至40起。\n"
)


def document(name: str, text: str = TEXT) -> SourceDocument:
    return SourceDocument(name, "0" * 64, "text/plain", "utf-8", text)


def records(name: str = "a/one.txt", text: str = TEXT, salt: str = "") -> list[Record]:
    """Records of one document; things shared with the other documents have the same keys."""
    source = content_id("source", name)
    article = content_id("article", name, "1")

    def quote(words: str, rule: str, confidence: float = 1.0) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (Evidence(article, source, start, start + len(words), words, rule, confidence),)

    county, town = content_id("place", "990001"), content_id("place", "990001001")
    pine, cloud = content_id("place", "松坡社区", county), content_id("place", "云岭村", county)
    party = content_id("organization", "松坡社区党委", pine)
    person = content_id("person", "甘有为", party)
    bench = content_id("mechanism", "板凳会")
    parking, settled = content_id("problem", article, "1"), content_id("outcome", article, "2")
    spaces = content_id("outcome", article, "1")
    first, second = content_id("case", article, "1"), content_id("case", article, "2")
    label = f"停车难{salt}"
    return [
        SourceRecord(key=source, name=name, sha256="0" * 64, media_type="text/plain"),
        ArticleRecord(
            key=article,
            source_key=source,
            number=1,
            title="银杏县：板凳会上好商量",
            authors=("本报记者 某某",),
            date="2024-06-18",
            publisher="银杏日报",
            case=True,
            region_key=county,
        ),
        PlaceRecord(
            key=county,
            name="银杏县",
            level="county",
            code="990001",
            vintage="2024",
            evidence=quote("银杏县", "place.name"),
        ),
        PlaceRecord(key=town, name="南门街道", level="township", code="990001001", parent_keys=(county,)),
        PlaceRecord(
            key=pine,
            name="松坡社区",
            level="community",
            parent_keys=(county,),
            aliases=("松坡",),
            evidence=quote("松坡社区", "place.name"),
        ),
        PlaceRecord(
            key=cloud,
            name="云岭村",
            level="village",
            parent_keys=(county,),
            evidence=quote("云岭村", "place.name"),
        ),
        OrganizationRecord(
            key=party,
            name="松坡社区党委",
            category="party",
            place_key=pine,
            evidence=quote("社区党委", "organization.short"),
        ),
        PersonRecord(key=person, name="甘有为", evidence=quote("甘有为", "official.title_name")),
        MembershipRecord(
            key=content_id("membership", person, party),
            person_key=person,
            organization_key=party,
            title="书记",
            evidence=quote("书记甘有为", "official.title_name"),
        ),
        MechanismRecord(
            key=bench,
            name="板凳会",
            definition="居民提、支部议、大家办",
            members=("居民提", "支部议", "大家办"),
            types=(("deliberation", 0.9, "议"),) if not salt else (),
            evidence=(
                *quote("板凳会", "mechanism.quoted_head_noun", 0.9),
                *quote("“板凳会”机制", "mechanism.quoted"),
            ),
        ),
        ProblemRecord(
            key=parking,
            label=label,
            type="parking",
            resolution="yes",
            type_confidence=0.6,
            evidence=quote("停车难", "problem.cue"),
        ),
        ResolutionRecord(
            key=ResolutionRecord.key_of(parking),
            problem_key=parking,
            value="yes",
            confidence=0.6,
            reason="only a deed",
            evidence=quote("停车难解决了", "resolution.over"),
        ),
        OutcomeRecord(
            key=spaces,
            label="新增车位120个",
            value=120.0,
            unit="个",
            measured="车位",
            indicator="handled-count",
            evidence=quote("新增车位120个", "outcome.count"),
        ),
        OutcomeRecord(
            key=settled,
            label="调解纠纷30至40起",
            value=30.0,
            maximum=40.0,
            approximate=True,
            unit="起",
            measured="纠纷",
            indicator="disputes-settled",
            evidence=quote("调解纠纷30至40起", "outcome.count"),
        ),
        CaseRecord(
            key=first,
            article_key=article,
            label="松坡社区：板凳会",
            place_keys=(pine,),
            mechanism_keys=(bench,),
            problem_keys=(parking,),
            outcome_keys=(spaces,),
            agent_keys=(party, person),
            started="2023",
            evidence=(
                *quote("松坡社区推行“板凳会”机制", "case.episode"),
                *quote("松坡社区推行“板凳会”机制", "case.started"),
            ),
        ),
        CaseRecord(
            key=second,
            article_key=article,
            label="云岭村：板凳会",
            place_keys=(cloud,),
            mechanism_keys=(bench,),
            topic_keys=(bench,),
            outcome_keys=(settled,),
            evidence=quote("云岭村学习松坡社区的做法", "case.episode"),
        ),
        PlacementRecord(
            key=PlacementRecord.key_of(second),
            case_key=second,
            place_key=cloud,
            confidence=0.8,
            reason="goes on",
            evidence=quote("云岭村学习松坡社区的做法", "case.placed"),
        ),
        LessonRecord(
            key=content_id("lesson", article, "1"),
            case_key=first,
            label="板凳会上好商量",
            evidence=quote("板凳会上好商量", "lesson.key"),
        ),
        InfluenceRecord(
            key=content_id("influence", second, pine),
            case_key=second,
            target_key=pine,
            mode="learned",
            evidence=quote("学习松坡社区的做法", "influence.learn_from"),
        ),
    ]


def documents(count: int = 2) -> list[list[Record]]:
    """Records of several documents, in order of their names."""
    return [records(f"a/{n:04}.txt", salt="" if n % 2 == 0 else str(n)) for n in range(count)]


def shuffled(items: list[Record], seed: int) -> list[Record]:
    out = list(items)
    random.Random(seed).shuffle(out)
    return out
