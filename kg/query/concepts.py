"""Types and kinds as people call them: by id or by Chinese label."""

from __future__ import annotations

from collections.abc import Collection

from kg.core.errors import UsageError
from kg.core.near import near
from kg.graph.schemes import concept_labels


def concept(scheme: str, asked: str, what: str, told: Collection[str]) -> str:
    """Id of a concept of a scheme that is called by its id, its label or a part of it between dots.

    Raises UsageError where there is none, naming near ones, else those that the graph tells of.
    """
    labels = concept_labels(scheme)
    if asked in labels:
        return asked
    for identifier, label in labels.items():
        if asked == label or asked in label.split("·"):
            return identifier
    of = {name: id_ for id_, label in labels.items() for name in (id_, *label.split("·"))}
    ids = dict.fromkeys(of[name] for name in near(asked, of))
    if ids:
        hint = f"did you mean {', '.join(f'{i} ({labels[i]})' for i in ids)}?"
    else:
        hint = f"told in this graph: {', '.join(f'{i} ({labels.get(i, i)})' for i in sorted(told) if i)}"
    raise UsageError(f"no {what} {asked!r}", hint=hint)
