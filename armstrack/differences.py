"""Floor 4: what differs between two versions of one record, field by field.

Lists are matched by content, sources by their keys, so that an insertion shows as one. A change of
layout alone is none: line breaks in prose, and the order of lists, save of `values`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from armstrack.event import FILE_NAMES, Actor, Event, Item, Related, Source, Statement, Value
from armstrack.parties import name_of
from armstrack.table import Cell

Part = Actor | Item | Value | Statement | Related | Source
#: What stands in a field: nothing, a leaf, a list of codes, or a part of a record whole.
Content: TypeAlias = Any
_PARTS = (Actor, Item, Value, Statement, Related, Source)
#: The first counts, so that their order says something.
_ORDERED = ("values",)
#: Fields that hold codes of parties.
_PARTY = ("supplier", "recipient", "party", "via")
#: How much of two parts must be the same to be two versions of one.
_ALIKE = 0.5
#: How many parts of two lists may be compared with each other.
_MOST_COMPARED = 10_000


class Difference(NamedTuple):
    """One field that differs. `field` is its place, such as `items[0].quantity` or `sources[gac].url`.

    Positions are those after the change, or those before it of what is gone. What was not there is None.
    """

    field: str
    before: Content
    after: Content


def differences(before: Event, after: Event) -> tuple[Difference, ...]:
    """Every field that differs, in the order of the definition of a record; the id is none of them."""
    return tuple(_of_fields(before, after, ""))


def _of_fields(before: Content, after: Content, place: str) -> Iterator[Difference]:
    for field in fields(after):
        if field.name != "id" or not isinstance(after, Event):
            name = FILE_NAMES.get(field.name, field.name)
            one, other = getattr(before, field.name), getattr(after, field.name)
            yield from _of_content(one, other, f"{place}.{name}" if place else name)


def _of_content(before: Content, after: Content, place: str) -> Iterator[Difference]:
    if isinstance(before, _PARTS) and isinstance(after, _PARTS):
        yield from _of_fields(before, after, place)
    elif _is_list_of_parts(before) or _is_list_of_parts(after):
        yield from _of_lists(before, after, place)
    elif _plain(before) != _plain(after):
        yield Difference(place, before or None, after or None)


def _is_list_of_parts(content: Content) -> bool:
    return isinstance(content, tuple) and bool(content) and isinstance(content[0], _PARTS)


def _of_lists(before: tuple[Part, ...], after: tuple[Part, ...], place: str) -> Iterator[Difference]:
    """Pair by pair, then what has no counterpart; two of these at one position are told together."""
    pairs = _match(before, after)
    if place in _ORDERED and sorted(pairs.values()) != list(pairs.values()):
        yield Difference(place, before, after)
        return
    for other, one in sorted((other, one) for one, other in pairs.items()):
        yield from _of_content(before[one], after[other], f"{place}[{_name(after[other], other)}]")
    gone = {at: part for at, part in enumerate(before) if at not in pairs}
    kept = set(pairs.values())
    new = {at: part for at, part in enumerate(after) if at not in kept}
    for at in sorted({*gone, *new}):
        yield Difference(f"{place}[{at}]", gone.get(at), new.get(at))


def _name(part: Part, position: int) -> str:
    """How a place names a part of a list: a source by its key, others by position."""
    return part.key if isinstance(part, Source) and part.key else str(position)


def _match(before: tuple[Part, ...], after: tuple[Part, ...]) -> dict[int, int]:
    """The position after of each part that is still there. The likest go together, then the nearest.

    In long lists, of those that differ only what stands at one position is compared: each with each would
    take the square of their number.
    """
    pairs = _match_equal(before, after)
    taken = set(pairs.values())
    gone = [at for at in range(len(before)) if at not in pairs]
    new = [at for at in range(len(after)) if at not in taken]
    candidates: Iterable[tuple[int, int]] = product(gone, new)
    if len(gone) * len(new) > _MOST_COMPARED:
        candidates = ((at, at) for at in set(gone).intersection(new))
    likeness = [
        (-alike, abs(one - other), one, other)
        for one, other in candidates
        if (alike := _likeness(before[one], after[other])) >= _ALIKE
    ]
    for _, _, one, other in sorted(likeness):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return dict(sorted(pairs.items()))


def _match_equal(before: tuple[Part, ...], after: tuple[Part, ...]) -> dict[int, int]:
    """Equal parts: first those that stay where they are, then the others in order."""
    stay = {at: at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one == other}
    places: dict[Part, list[int]] = defaultdict(list)
    for at in reversed(range(len(after))):
        if at not in stay:
            places[after[at]].append(at)
    moved = {at: places[part].pop() for at, part in enumerate(before) if at not in stay and places.get(part)}
    return stay | moved


def _likeness(one: Part, other: Part) -> float:
    """From 0 to 1: how many of their fields agree. A link is what it says; a key says which source it is."""
    if isinstance(one, Related):
        return 0
    if isinstance(one, Source) and isinstance(other, Source) and one.key and other.key:
        return float(one.key == other.key)
    written, counterpart = _written(one), _written(other)
    same = [name for name in written if _plain(written[name]) == _plain(counterpart.get(name))]
    return len(same) / len({*written, *counterpart})


def _written(part: Part | Event) -> dict[str, Content]:
    """The fields of a part that say more than their default."""
    contents = ((field, getattr(part, field.name)) for field in fields(part))
    return {FILE_NAMES.get(f.name, f.name): content for f, content in contents if content != f.default}


def leaves(content: Content) -> Iterator[str]:
    """Every text in a record or a part of one."""
    if isinstance(content, tuple):
        yield from (leaf for each in content for leaf in leaves(each))
    elif isinstance(content, (Event, *_PARTS)):
        yield from (leaf for each in _written(content).values() for leaf in leaves(each))
    else:
        yield as_text(content)


def _plain(content: Content) -> Any:
    """What counts of a leaf: prose without its line breaks."""
    return " ".join(content.split()) if isinstance(content, str) else content


def as_data(content: Content) -> Any:
    """What stands in a field as JSON holds it: text as written, a list, or a part as an object."""
    if content is None or isinstance(content, str):
        return content
    if isinstance(content, tuple):
        return [as_data(each) for each in content]
    if isinstance(content, _PARTS):
        return {name: as_data(each) for name, each in _written(content).items()}
    return str(content)


def as_cell(content: Content) -> Cell:
    """The same for a table that machines read: text as written, codes as a list, a part in one line."""
    if content is None or isinstance(content, str):
        return content
    return content if isinstance(content, tuple) and isinstance(content[0], str) else as_text(content)


def as_text(content: Content, field: str = "") -> str:
    """The same in one line for people; in the field of a party its name stands beside its code."""
    if isinstance(content, tuple):
        return "; ".join(as_text(each, field) for each in content)
    if isinstance(content, Related):
        return f"{content.rel} {content.id}"
    if isinstance(content, _PARTS):
        return ", ".join(f"{name}: {as_text(each, name)}" for name, each in _written(content).items())
    text = "" if content is None else " ".join(str(content).split())
    name = name_of(text) if field.rpartition(".")[2] in _PARTY else text
    return text if name == text else f"{text} ({name})"
