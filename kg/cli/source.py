"""A TEXT, a FILE or - for stdin, as commands take them."""

from __future__ import annotations

from pathlib import Path

from kg.core.errors import UsageError

_MAX = 4096  # longer words cannot be names of files
_ENDINGS = (".txt", ".md", ".text", ".markdown", ".html", ".htm")


def named_file(word: str) -> Path | None:
    """The file that a word names; None where it is a text.

    Raises UsageError for a folder, and for what has the ending of a page and is not there: nobody means that as text.
    """
    if len(word) > _MAX or "\n" in word or "\0" in word:
        return None
    path = Path(word)
    try:
        if path.is_file():
            return path
        if word and path.is_dir():
            raise UsageError(f"{word!r} is a folder", hint="one file of it, or kg build FOLDER --out OUT")
    except OSError:  # too long for a name
        return None
    if word.lower().endswith(_ENDINGS):
        raise UsageError(f"{word!r}: no such file", hint="check the path; a text goes in quotation marks")
    return None
