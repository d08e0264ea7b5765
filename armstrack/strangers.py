"""Floor 2: fields that are not part of a record, and what their author must have meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from armstrack.lookalikes import as_seen, strange_in
from armstrack.plain import Tree
from armstrack.problem import Finding, Loc
from armstrack.vocab import kinds, word_meant
from armstrack.words import nearest

#: What the kind gives; people are tempted to write it down.
_DERIVED = ("status", "measure", "track")


def unknown_field(loc: Loc, names: Sequence[str], tree: Mapping[str, Tree], record_id: str) -> Finding:
    """E201, with the field of that name in another spelling, or the field dropped where it repeats.

    `names` are the fields that may stand there, `tree` is the whole record.
    """
    name = str(loc[-1])
    instead = None
    if loc == ("id",):
        hint = "delete it: the name of the file is the id"
    elif name in _DERIVED:
        hint = "delete it: it follows from `kind`"
    elif instead := _spelt_otherwise(name, names, _around(tree, loc)):
        hint = f"write {instead}"
    elif (seen := as_seen(name)) != name and seen in names:
        instead = None if seen in _around(tree, loc) else seen
        hint = f"write {seen}: it holds {strange_in(name)}"
    else:
        near = nearest(name, names, most=1)
        hint = f"did you mean {near[0]}?" if near else f"fields here: {', '.join(names)}"
    drop = len(loc) == 1 and _repeats(name, tree, record_id)
    message = f'unknown field "{name}"'
    return Finding("E201", loc, message, hint, on_key=True, instead=instead, drop=drop)


def _around(tree: Tree | Mapping[str, Tree], loc: Loc) -> list[str]:
    """The names of the fields beside the one at a place."""
    here: object = tree
    for step in loc[:-1]:
        here = here[step]  # type: ignore[index]
    return list(here) if isinstance(here, Mapping) else []


def _spelt_otherwise(name: str, names: Sequence[str], around: Sequence[str]) -> str | None:
    """The field whose name this is in another spelling, if no other field beside it is that one, too."""
    meant = next((known for known in names if _form(known) == _form(name)), None)
    if meant is None:
        return None
    alike = [other for other in around if _form(other) == _form(name)]
    return meant if len(alike) == 1 else None


@lru_cache(maxsize=8192)
def _form(name: str) -> str:
    """Case, blanks, hyphens, underscores and American spelling set aside."""
    return re.sub(r"[\s_-]+", "", name.casefold()).replace("license", "licence")


def _repeats(name: str, tree: Mapping[str, Tree], record_id: str) -> bool:
    """True where the field says what follows without it, so that nothing is lost with it."""
    value, kind = tree.get(name), tree.get("kind")
    if name == "id":
        return value == record_id
    if name not in _DERIVED or not isinstance(value, str) or not isinstance(kind, str):
        return False
    known = word_meant("kind", kind)
    return known is not None and word_meant(name, value) == getattr(kinds()[known], name)
