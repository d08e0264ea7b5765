"""Floor 0: handles, the short names by which people call records: an unusual beginning or ending of an id."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

#: The words of a slug are a handle up to this length; of longer ones the last words are.
MOST = 20
#: No handle begins with one of these.
_SMALL = frozenset(("a", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"))
_LAST = "\U0010ffff"


class Handles(Mapping[str, str]):
    """A handle for every id: whole words of it with which no other id begins or ends.

    That is its slug (`2020-can-tur-optics-stopped`: `optics-stopped`) or the end of it; where these
    are not its own, the shortest longer ending or beginning; where nothing is, the id itself.
    Each is looked for when it is asked for.
    """

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._ids = frozenset(ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._forward)

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, id_: str) -> str:
        if id_ not in self._ids:
            raise KeyError(id_)
        return next((text for text in _candidates(id_) if self._is_own(text)), id_)

    def matching(self, text: str) -> list[str]:
        """The ids that begin or end with a text, in order."""
        return [id_ for id_ in self if id_.startswith(text) or id_.endswith(text)]

    @cached_property
    def _forward(self) -> list[str]:
        return sorted(self._ids)

    @cached_property
    def _backward(self) -> list[str]:
        return sorted(id_[::-1] for id_ in self._ids)

    def _is_own(self, text: str) -> bool:
        return _count(text, self._forward) + _count(text[::-1], self._backward) == 1


def _count(text: str, ordered: list[str]) -> int:
    """How many of the ordered texts begin so."""
    return bisect_left(ordered, text + _LAST) - bisect_left(ordered, text)


def _candidates(id_: str) -> Iterator[str]:
    """What may be its handle, the best first."""
    words = id_.split("-")
    parties = next((place for place, word in enumerate(words) if not word.isdigit()), 0)
    slug = min(parties + 2, len(words) - 1)
    endings = ["-".join(words[place:]) for place in range(slug, max(slug + 1, len(words) - 1))]
    whole = (ending for ending in endings if ending.split("-")[0] not in _SMALL)
    yield from (ending for ending in whole if len(ending) <= MOST)
    longer = ["-".join(words[place:]) for place in range(1, slug + 1)]
    beginnings = ["-".join(words[:place]) for place in range(slug, len(words))]
    yield from sorted(beginnings + longer, key=len)
