"""Not written yet."""

from pathlib import Path

from kg.rules import Extractor, Lexicon

_HERE = Path(__file__).parent
EXTRACTOR = Extractor(
    kind="outcome",
    find=lambda view: (),
    rules=(),
    lexicon=Lexicon.load(_HERE / "lexicon.toml"),
    folder=_HERE,
    summary=__doc__ or "",
)
