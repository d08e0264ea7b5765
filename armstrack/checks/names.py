"""Floor 3: a file's name and folder say what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrack.checks.rule import Corpus, Draft, record_rule
from armstrack.event import Event
from armstrack.lookalikes import as_seen, strange_in
from armstrack.parties import parties
from armstrack.problem import Finding

_BETWEEN = re.compile(r"[^0-9a-z.]+")


def expected_stem(event: Event, slug: str) -> str:
    """The name that a record's file must have, without `.yaml`."""
    return f"{event.date.start}-{event.supplier}-{event.recipient}-{slug}".lower()


@record_rule("E301", needs=("date", "supplier", "recipient"), among=True)
def name_agrees(draft: Draft, event: Event, corpus: Corpus) -> Iterator[Finding]:
    """The name begins with date, supplier and recipient, and goes on with a slug, all lower case."""
    if _agrees(draft.id, expected_stem(event, "")):  # as nearly all do
        return
    if draft.id != draft.id.lower() and draft.id.lower() in corpus.ids:
        return  # E402 says so
    words = _slug_of(draft.id)
    wanted = f"{expected_stem(event, words or 'what-happened')}.yaml"
    field = _disagreeing(draft.id, event)
    name, folder = draft.path.name, draft.path.parent.name
    strange = strange_in(name)
    seen = f"; it holds {strange}" if strange else ""
    if field:
        message = f'the file is named "{name}", which does not agree with `{field}`'
        hint = f"rename it to {wanted}, or mend `{field}`{seen}"
        sure = words and not _names_others(draft, event)
        yield Finding("E301", (field,), message, hint, rename=f"{folder}/{wanted}" if sure else None)
    elif len(draft.id) <= len(expected_stem(event, "")):  # no slug
        message = f'the name "{name}" does not say what happened'
        yield Finding("E301", ("date",), message, f"rename it, such as {wanted}")
    else:  # what follows the parties is not tidy, or it would agree
        message = f'the file is named "{name}": names are words in lower case with hyphens between'
        hint = f"rename it to {wanted}{seen}"
        yield Finding("E301", ("date",), message, hint, rename=f"{folder}/{wanted}")


def _agrees(stem: str, head: str) -> bool:
    """True where a name begins with what the record says, and goes on with tidy words."""
    slug = stem[len(head) :]
    return stem.startswith(head) and slug != "" and slug == _tidy(slug)


def _disagreeing(stem: str, event: Event) -> str:
    """The first field whose text the name does not give in its place, empty where all agree."""
    rest = f"{stem.lower()}-"
    for field, part in (
        ("date", event.date.start),
        ("supplier", event.supplier.lower()),
        ("recipient", event.recipient.lower()),
    ):
        if not rest.startswith(f"{part}-"):
            return field
        rest = rest.removeprefix(f"{part}-")
    return ""


def _names_others(draft: Draft, event: Event) -> bool:
    """True where the name gives other parties than the record: one of the two is wrong, and which is open.

    The folder is a second witness for the supplier. A name's day is no witness: days get more precise.
    """
    named = named_parties(draft.id)
    if named is None:
        return False
    supplier, recipient = event.supplier.lower(), event.recipient.lower()
    return named[1] != recipient or (named[0] != supplier and draft.path.parent.name != supplier)


def named_parties(stem: str) -> tuple[str, str] | None:
    """The two parties that a name gives behind its date; None where it does not give two."""
    words = [word for word in _tidy(stem).split("-") if not word.isdigit()]
    both = len(words) > 1 and all(word.upper() in parties() for word in words[:2])
    return (words[0], words[1]) if both else None


def _slug_of(stem: str) -> str:
    """The words behind the date and the parties of a name that may be in disorder."""
    words = _tidy(stem).split("-")
    while words and words[0].isdigit():
        words = words[1:]
    for _ in range(2):
        if words and words[0].upper() in parties():
            words = words[1:]
    return "-".join(words)


def _tidy(text: str) -> str:
    """Lower case, with single hyphens between the words; look-alikes as they are seen."""
    return _BETWEEN.sub("-", as_seen(text).lower()).strip("-.")


@record_rule("E302", needs=("supplier",), among=True)
def folder_agrees(draft: Draft, event: Event, corpus: Corpus) -> Iterator[Finding]:
    """The folder is the supplier's."""
    wanted = event.supplier.lower()
    folder = draft.path.parent.name
    if folder == wanted or corpus.has_twin(draft, wanted):  # E401 speaks of a copy
        return
    named = named_parties(draft.id)
    sure = named is None or named[0] == wanted
    hint = f"move it to {wanted}/, or mend `supplier`"
    where = f'folder "{folder}"' if folder else "no supplier's folder"
    rename = f"{wanted}/{draft.path.name}" if sure else None
    yield Finding("E302", ("supplier",), f"the file lies in {where}", hint, rename=rename)
