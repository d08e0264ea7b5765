"""Floor 3: rules that need every record: ids, relations, acts without successor, look-alikes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from armstrack.checks.rule import Corpus, Draft, ledger_rule
from armstrack.event import Event
from armstrack.problem import Finding
from armstrack.vocab import relations
from armstrack.words import nearest

_ACTS_ON = ("-extended", "-eased", "-lifted", "-resumed", "-reinstated", "-withdrawn", "-cancelled")
_SUCCEEDS = ("extends", "ends", "changes", "withdraws")
Found = Iterator[tuple[Path, Finding]]


@ledger_rule("E401", "E402")
def ids_are_unique(corpus: Corpus) -> Found:
    """One id, one file, on every file system."""
    seen: dict[str, Draft] = {}
    for draft in corpus.drafts:
        other = seen.setdefault(draft.id.casefold(), draft)
        if other is draft:
            continue
        if other.id == draft.id:
            message = f"another file has this id: {other.path}"
            yield draft.path, Finding("E401", (), message, "an id is unique in the whole ledger")
        else:
            message = f"differs only in case from {other.path}"
            yield draft.path, Finding("E402", (), message, "names are lower case")


@ledger_rule("E403")
def relations_lead_somewhere(corpus: Corpus) -> Found:
    """A relation names a record that exists."""
    for draft, event in corpus.events:
        for index, link in enumerate(event.related or ()):
            if link and link.id and link.id not in corpus.ids:
                near = nearest(link.id, corpus.ids, most=1, cutoff=0.8)
                hint = f"did you mean {near[0]}?" if near else "an id is a file's name without .yaml"
                yield draft.path, Finding("E403", ("related", index, "id"), f'no record "{link.id}"', hint)


@ledger_rule("E404")
def relations_do_not_loop(corpus: Corpus) -> Found:
    """What ends, changes or answers something else cannot come round to itself."""
    graphs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for draft, event in corpus.events:
        for link in event.related or ():
            if link and link.rel and link.id and link.id != draft.id and relations()[link.rel].acyclic:
                graphs[link.rel][draft.id].append(link.id)
    for draft, event in corpus.events:
        for index, link in enumerate(event.related or ()):
            if (
                link
                and link.rel in graphs
                and link.id
                and link.id != draft.id
                and _reaches(graphs[link.rel], link.id, draft.id)
            ):
                message = f"`{link.rel}` leads back to this record"
                hint = "one of the records on the way has the relation the wrong way round"
                yield draft.path, Finding("E404", ("related", index, "id"), message, hint)


def _reaches(graph: dict[str, list[str]], start: str, goal: str) -> bool:
    seen, queue = {start}, [start]
    while queue:
        here = queue.pop()
        if here == goal:
            return True
        ahead = [there for there in graph.get(here, ()) if there not in seen]
        seen.update(ahead)
        queue += ahead
    return False


@ledger_rule("W505")
def twins_are_told_apart(corpus: Corpus) -> Found:
    """Two records of one day, pair and kind are one event told twice, or say how they differ."""
    groups: dict[tuple[str, str, str, str], list[tuple[Draft, Event]]] = defaultdict(list)
    for draft, event in corpus.events:
        if event.date and event.supplier and event.recipient and event.kind:
            groups[event.date.text, event.supplier, event.recipient, event.kind].append((draft, event))
    for group in groups.values():
        for index, (draft, event) in enumerate(group):
            twin = next((e for e in group[:index] if not _told_apart(e, (draft, event))), None)
            if twin:
                message = f"same day, parties and kind as {twin[0].id}"
                hint = "merge them, or tie them by `same-act`, or let `items` differ"
                yield draft.path, Finding("W505", ("date",), message, hint)


def _told_apart(one: tuple[Draft, Event], other: tuple[Draft, Event]) -> bool:
    if one[1].items != other[1].items:
        return True
    return any(
        link and link.rel == "same-act" and link.id == there.id
        for event, there in ((one[1], other[0]), (other[1], one[0]))
        for link in event.related or ()
    )


@ledger_rule("W506")
def ends_name_what_they_end(corpus: Corpus) -> Found:
    """An act on an earlier act says which."""
    for draft, event in corpus.events:
        if event.kind and event.kind.endswith(_ACTS_ON) and not event.related:
            message = f"`{event.kind}` does not say what it acts on"
            hint = "add `related:` with `rel: ends`, `extends` or `changes` and the earlier record's id"
            yield draft.path, Finding("W506", ("kind",), message, hint)


@ledger_rule("W507")
def passed_terms_have_successors(corpus: Corpus) -> Found:
    """After its last day an act has ended or was prolonged: somebody should have recorded which."""
    if corpus.today is None:
        return
    succeeded = {
        link.id
        for _, event in corpus.events
        for link in event.related or ()
        if link and link.rel in _SUCCEEDS
    }
    for draft, event in corpus.events:
        until = event.until
        if until and until.last_day and until.last_day < corpus.today and draft.id not in succeeded:
            hint = "add the record that extends or ends it, and link it"
            yield (
                draft.path,
                Finding("W507", ("until",), f"`until` {until} has passed, and no record follows", hint),
            )
