"""What an object works out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801 - used as a decorator, as property is
    """A property that is worked out once: `functools.cached_property` without its lock.

    There are a dozen of them in every article, and to take the lock costs more than most of what they work out. For
    objects that a single thread uses.
    """

    def __init__(self, find: Callable[[Any], _T]) -> None:
        """`find` works it out."""
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type[Any] | None = None) -> _T: ...
    def __get__(self, owner: object | None, kind: type[Any] | None = None) -> _T | Self:
        """Work it out and keep it: it is found in the object's own dictionary from then on."""
        if owner is None:
            return self
        value = self._find(owner)
        setattr(owner, self._name, value)
        return value
