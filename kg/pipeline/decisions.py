"""A person's decisions: `decisions.toml`, a file beside the corpus that every build applies again.

    [[decision]]
    do = "merge"               # merge, split, rename, retype, resolve, reject, accept
    name = "楼道说事会"
    to = "楼道议事会"
    who = "李老师"
    when = 2026-01-05
    why = "同一做法，两家报纸两种叫法"

`kind` says what is meant (mechanism unless given), `place` or `file` limit the decision to one place (and what lies in
it) or one file. Things are called by their names, so that the file can be read, and outlives a rebuild.
"""

from __future__ import annotations

import datetime
import difflib
import hashlib
import json
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.core.errors import InputError, OutputError, UsageError
from kg.core.mentions import RESOLUTIONS
from kg.graph.schemes import concept_ids, concept_labels

FILE_NAME = "decisions.toml"
ACTIONS = ("merge", "split", "rename", "retype", "resolve", "reject", "accept")
#: what may be done to a kind of thing
KINDS: Mapping[str, tuple[str, ...]] = {
    "mechanism": tuple(a for a in ACTIONS if a != "resolve"),
    "organization": ("rename", "reject"),
    "official": ("reject",),
    "problem": ("retype", "resolve", "reject"),
    "outcome": ("retype", "reject"),
}
_SCHEMES = {"mechanism": "mechanism-type", "problem": "problem-type", "outcome": "outcome-kind"}
_FIELDS = ("do", "kind", "name", "place", "file", "to", "types", "who", "when", "why")
_REQUIRED = ("do", "name", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `to` is the new or common name, or whether a problem is solved; `types` are the types to have."""

    do: str
    name: str
    who: str
    when: str
    why: str
    kind: str = "mechanism"
    place: str = ""
    file: str = ""
    to: str = ""
    types: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line for people: merge 楼道说事会 → 楼道议事会 (李老师, 2026-01-05)."""
        goal = f" → {self.to or '、'.join(self.types)}" if self.to or self.types else ""
        where = f" in {self.place or self.file}" if self.place or self.file else ""
        return f"{self.do} {self.name}{goal}{where} ({self.who}, {self.when})"


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions in the order of the file. `digest` changes with what they say; it is empty where there are none."""

    entries: tuple[Decision, ...] = ()

    @property
    def digest(self) -> str:
        """A hash of all entries."""
        if not self.entries:
            return ""
        return hashlib.blake2b(self.kept.encode(), digest_size=8).hexdigest()

    @property
    def kept(self) -> str:
        """All entries as one text, for `kept_decisions`."""
        return json.dumps([asdict(e) for e in self.entries], ensure_ascii=False, sort_keys=True)


def kept_decisions(text: str) -> Decisions:
    """The decisions of a build, as its store keeps them (`Decisions.kept`)."""
    rows = json.loads(text or "[]")
    return Decisions(tuple(Decision(**{**row, "types": tuple(row["types"])}) for row in rows))


def find_decisions(inputs: Iterable[str | Path]) -> list[Path]:
    """The decisions files that lie at the root of the input folders."""
    folders = sorted({Path(p) for p in inputs if str(p) != "-"})
    return [p / FILE_NAME for p in folders if _is_file(p / FILE_NAME)]


def not_applied(inputs: Iterable[str | Path], found: Iterable[tuple[str, Path | bytes]]) -> list[Path]:
    """The decisions files that `find_decisions` leaves out and that one could take for applied.

    They lie in a sub-folder of an input (`found` are its files) or beside an input that is a file.
    """
    given = {Path(p) for p in inputs if str(p) != "-"}
    inside = {path for name, path in found if isinstance(path, Path) and name.rsplit("/", 1)[-1] == FILE_NAME}
    beside = {p / FILE_NAME for p in {p.parent for p in given if p.is_file() and p.name != FILE_NAME}}
    stray = {p.resolve(): p for p in (*sorted(inside), *sorted(beside)) if _is_file(p)}
    applied = {p.resolve() for p in find_decisions(given)} if stray else ()
    return [p for real, p in stray.items() if real not in applied]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its folder cannot be looked into: reading the texts there says so
        return False


def load_decisions(paths: Iterable[Path]) -> Decisions:
    """Read and check files. Raises InputError where one cannot be read, UsageError with the entry that is wrong."""
    entries: list[Decision] = []
    for path in paths:
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path.name} cannot be read", hint="a UTF-8 TOML file") from error
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"{path.name}: {error}", hint="TOML with one [[decision]] block an entry") from None
        rows = data.pop("decision", [])
        if data or not isinstance(rows, list):
            what = next(iter(data), "decision")
            raise UsageError(f"{path.name}: {what!r} is not known here", hint="only [[decision]] blocks")
        entries += [_entry(row, f"{path.name}: entry {number}") for number, row in enumerate(rows, 1)]
    return Decisions(tuple(entries))


def _entry(row: Any, where: str) -> Decision:
    if not isinstance(row, dict):
        raise UsageError(f"{where} is no table", hint="[[decision]]")
    for field in row:
        if field not in _FIELDS:
            raise UsageError(f"{where} has an unknown field {field!r}", hint=_near(field, _FIELDS))
    for field in _REQUIRED:
        if not str(row.get(field, "")).strip():
            raise UsageError(f"{where} lacks {field!r}", hint=f"an entry needs {', '.join(_REQUIRED)}")
    types = row.pop("types", [])
    if not isinstance(types, list) or not all(isinstance(t, str) for t in types):
        raise UsageError(f"{where}: 'types' is no list of names", hint='types = ["points"]')
    when = row.pop("when")
    if isinstance(when, (datetime.date, datetime.datetime)):
        when = when.isoformat()[:10]
    for field, value in row.items():
        if not isinstance(value, str):
            raise UsageError(f"{where}: {field!r} is not text", hint=f'{field} = "…"')
    decision = Decision(**row, when=str(when))
    return _checked(decision, types, where)


def _checked(decision: Decision, types: list[str], where: str) -> Decision:
    do, kind = decision.do, decision.kind
    if do not in ACTIONS:
        raise UsageError(f"{where}: no action {do!r}", hint=_near(do, ACTIONS))
    if kind not in KINDS:
        raise UsageError(f"{where}: no kind {kind!r}", hint=_near(kind, tuple(KINDS)))
    if do not in KINDS[kind]:
        raise UsageError(f"{where}: {do} is not for kind {kind}", hint=f"for {kind}: {', '.join(KINDS[kind])}")
    if do in ("merge", "rename") and not decision.to.strip():
        raise UsageError(f"{where}: {do} needs 'to'", hint='to = "the name that stays"')
    if do == "resolve" and decision.to not in RESOLUTIONS:
        raise UsageError(f"{where}: resolve needs 'to'", hint=f'to = "yes"; one of {", ".join(RESOLUTIONS)}')
    if do == "split" and not (decision.place or decision.file):
        raise UsageError(f"{where}: split needs 'place' or 'file'", hint="the one whose own meaning it has")
    if do == "retype" and not types:
        raise UsageError(f"{where}: retype needs 'types'", hint='types = ["points"]')
    if types and do not in ("retype", "accept"):
        raise UsageError(f"{where}: {do} takes no 'types'", hint="retype does")
    return Decision(**{**asdict(decision), "types": tuple(type_id(kind, t, where) for t in types)})


def type_id(kind: str, name: str, where: str) -> str:
    """Id of a type that is called by its id or its Chinese label; raises UsageError, naming near ones."""
    scheme = _SCHEMES[kind]
    if name in concept_ids(scheme):
        return name
    labels = concept_labels(scheme)
    found = [id_ for id_, label in labels.items() if name == label or name in label.split("·")]
    if len(found) == 1:
        return found[0]
    near = _near(name, (*sorted(concept_ids(scheme)), *labels.values()))
    raise UsageError(f"{where}: no {kind} type {name!r}", hint=near)


def _near(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.4)
    return f"did you mean {', '.join(near)}?" if near else f"one of {', '.join(known[:12])}"


def append_decision(path: Path, decision: Decision) -> None:
    """Add an entry at the end of a file, which is made if it is not there. Raises OutputError."""
    lines = ["[[decision]]"]
    for field in _FIELDS:
        value = getattr(decision, field)
        if value and not (field == "kind" and value == "mechanism"):
            text = f"[{', '.join(map(_toml, value))}]" if isinstance(value, tuple) else _toml(value)
            lines.append(f"{field} = {text}")
    try:
        new = not path.exists() or not path.read_bytes()
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(("" if new else "\n") + "\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"cannot write {path.name}: {error.strerror}", hint="--decisions FILE") from error


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
