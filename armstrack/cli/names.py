"""Floor 7: what people type, as codes and words. A near miss is a usage error with a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from armstrack import asking
from armstrack.cli import exits


@contextmanager
def asked() -> Iterator[None]:
    """What cannot be asked so is a usage error.

    Raises:
        StopError: usage, with the same message and hint.
    """
    try:
        yield
    except asking.QuestionError as error:
        raise exits.StopError(exits.USAGE, error.message, error.hint) from None


def party(name: str, where: str = "") -> str:
    """The code that a name means; `where` is the option or argument that it was typed for.

    Raises:
        StopError: usage, where it means none, or several.
    """
    with asked():
        return asking.read_party(name, where)


def today(text: str) -> date:
    """One whole day.

    Raises:
        StopError: usage, for anything else.
    """
    with asked():
        return asking.read_day(text, "--today")


def as_of(text: str) -> date:
    """The day that a question is about.

    Raises:
        StopError: usage, for anything but one whole day.
    """
    with asked():
        return asking.read_day(text, "--as-of")


def since(text: str) -> date:
    """The first day of a day, month or year.

    Raises:
        StopError: usage, for anything else.
    """
    with asked():
        return asking.read_since(text, "--since")


def until(text: str) -> date:
    """The last day of a day, month or year; the last day of all for a range without an end.

    Raises:
        StopError: usage, for anything else.
    """
    with asked():
        return asking.read_until(text, "--until")


def word(text: str, vocabulary: str, also: Iterable[str] = (), where: str = "") -> str:
    """A word of a vocabulary, or one of its old spellings; `where` is the option that it was typed for.

    Raises:
        StopError: usage, where it is neither.
    """
    with asked():
        return asking.read_word(text, vocabulary, also, where)
