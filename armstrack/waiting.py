"""Floor 0: long work tells how far it is, to whoever watches; nobody does unless the command line asks to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

#: Is told what is being done, how many are done, and of how many.
Watch = Callable[[str, int, int], None]
_Item = TypeVar("_Item")
_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Watch) -> Iterator[None]:
    """Within it, long work tells this watcher how far it is."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def counted(items: Collection[_Item], doing: str) -> Iterator[_Item]:
    """The items in their order; before the first and after each it is told how many are done."""
    watch = _WATCH.get()
    if watch and items:
        watch(doing, 0, len(items))
    for done, item in enumerate(items, start=1):
        yield item
        if watch:
            watch(doing, done, len(items))
