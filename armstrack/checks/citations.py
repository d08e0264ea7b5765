"""Floor 3: every record stands on sources that a reader can find, and every reference leads to one."""

from __future__ import annotations

from collections.abc import Iterator

from armstrack.checks.rule import Corpus, Draft, record_rule
from armstrack.event import Event, Source
from armstrack.problem import Finding, Loc
from armstrack.words import did_you_mean

_FINDABLE_BY = ("url", "archived", "document", "title", "date")


def _sources(event: Event) -> list[tuple[int, Source]]:
    return [(i, source) for i, source in enumerate(event.sources or ()) if source]


def _references(event: Event) -> Iterator[tuple[Loc, str]]:
    """Every place that refers to a source, with the key it names."""
    for index, value in enumerate(event.values or ()):
        if value and value.source:
            yield ("values", index, "source"), value.source
    for index, statement in enumerate(event.statements or ()):
        if statement and statement.source:
            yield ("statements", index, "source"), statement.source


@record_rule("E314", needs=("sources",))
def has_source(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """A record without a source is a rumour."""
    if not event.sources:
        yield Finding("E314", ("sources",), "there is no source", "add at least one, with `publisher:`")


@record_rule("E316", "W504")
def can_be_found(draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """A source says where it stands, what it is, or at least its headline and day."""
    for index, source in _sources(event):
        if draft.broken and not all(draft.is_whole("sources", index, name) for name in _FINDABLE_BY):
            continue
        address = source.url or source.archived
        if not (address or source.document or (source.title and source.date)):
            hint = "add `url`, `archived`, `document`, or both `title` and `date`"
            yield Finding("E316", ("sources", index), "nobody could find this source", hint)
        elif not (address or source.date):
            hint = "add one of them; else allow it with a reason"
            yield Finding("W504", ("sources", index), "this source has neither date nor address", hint)


@record_rule("E311", "E312", "W508", needs=("sources",))
def keys_lead_somewhere(draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """Keys exist, are unique and are used."""
    keys: dict[str, int] = {}
    for index, source in _sources(event):
        if source.key in keys:
            message = f'key "{source.key}" already names source {keys[source.key] + 1}'
            yield Finding("E312", ("sources", index, "key"), message, "give each source a key of its own")
        elif source.key:
            keys[source.key] = index
    references = list(_references(event))
    used = {key for _, key in references}
    for loc, key in references if _keys_are_whole(draft, event) else ():
        if key not in keys:
            yield Finding("E311", loc, f'no source has the key "{key}"', _key_hint(key, keys))
    for key, index in keys.items() if draft.is_whole("values") and draft.is_whole("statements") else ():
        if key not in used:
            hint = "delete it, or name it under `source:` of a value or statement"
            yield Finding("W508", ("sources", index, "key"), f'nothing refers to key "{key}"', hint)


def _keys_are_whole(draft: Draft, event: Event) -> bool:
    return not draft.broken or all(
        draft.is_whole("sources", index, "key") for index in range(len(event.sources))
    )


def _key_hint(key: str, keys: dict[str, int]) -> str:
    if not keys:
        return f"add `key: {key}` to the source that is meant"
    return did_you_mean(key, keys) or f"the keys here: {', '.join(keys)}"


@record_rule("W501")
def address_is_safe(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """An http link can be altered on its way."""
    for index, source in _sources(event):
        for name, address in (("url", source.url), ("archived", source.archived)):
            if address and address[:7].lower() == "http://":
                loc: Loc = ("sources", index, name)
                hint = "use https if the site answers there; else allow it with a reason"
                yield Finding("W501", loc, "an http link, without encryption", hint)


@record_rule("W503", needs=("verification", "sources"))
def allegation_has_company(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """One source under a claim or an allegation is thin."""
    if event.verification in ("claimed", "alleged") and len(event.sources) == 1:
        message = f"one source alone under what is only {event.verification}"
        hint = "add another, best the other side's; else allow it with a reason"
        yield Finding("W503", ("sources",), message, hint, on_key=True)
