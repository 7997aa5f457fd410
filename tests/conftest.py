"""What the tests share: where the newspaper texts lie, if they are on this machine."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kg.core.document import Article, SourceDocument
from kg.ingest.pages import articles

# a busy machine makes a test slow, not wrong
settings.register_profile("kg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kg")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def document(text: str, name: str = "page.txt") -> SourceDocument:
    """A source document of a text."""
    return SourceDocument(
        name, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), "text/plain", "utf-8", text
    )


def only_article(text: str) -> Article:
    """The one article of a text; fails where the reader finds another number."""
    found = articles(document(text))
    assert len(found) == 1, [a.title for a in found]
    return found[0]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of newspaper texts that belong to their publishers and are not part of the project."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the newspaper texts are not on this machine (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def example_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example corpus, built once. Tests read it and change nothing in it."""
    from kg.pipeline.build import build

    out = tmp_path_factory.mktemp("examples") / "out"
    build([ROOT / "examples" / "articles"], out, jobs=1)
    return out
