"""Values: dataclasses whose fields are set once, when they are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True, order_default=True, field_specifiers=(field,))
def value(cls: type[_T]) -> type[_T]:
    """Make a class a frozen dataclass of keyword fields, with order and hash.

    The type checker is what keeps it frozen: Python's own check triples the time that it takes to make one, and a
    build makes thousands for a file.
    """
    return dataclass(slots=True, order=True, kw_only=True, unsafe_hash=True)(cls)
