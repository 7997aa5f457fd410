"""Errors that the command line turns into one line. Each says what is wrong; `hint` says what to try."""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that a user can do something about."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(KgError):
    """A file or folder that cannot be read as an article."""


class UsageError(KgError):
    """A name, option or value that does not exist."""


class OutputError(KgError):
    """A folder that cannot be written to, or is not ours."""


class DataError(KgError):
    """A lexicon, scheme or example file that breaks its own schema."""


class EvidenceError(KgError):
    """A statement whose evidence does not quote its source."""


class SpanError(ValueError):
    """A span that does not stand for one piece of the source."""
