"""Floor 3: rules that need every record: ids, relations, acts without successor, look-alikes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import fields
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path

from armstrack.checks.rule import Corpus, Draft, ledger_rule
from armstrack.event import Event, Item
from armstrack.problem import Finding
from armstrack.rounds import in_rounds
from armstrack.vocab import relations
from armstrack.words import nearest

_ACTS_ON = ("-extended", "-eased", "-lifted", "-resumed", "-reinstated", "-withdrawn", "-cancelled")
_SUCCEEDS = ("extends", "ends", "changes", "withdraws")
_ADD_IT = "write the id as the other file is named, without .yaml, or add that record"
_CONTENT = attrgetter(*(field.name for field in fields(Item)))
Found = Iterator[tuple[Path, Finding]]


@ledger_rule("E401", "E402")
def ids_are_unique(corpus: Corpus) -> Found:
    """One id, one file, on every file system."""
    seen: dict[str, Draft] = {}
    times = Counter(draft.id.casefold() for draft in corpus.drafts)
    several = [draft for draft in corpus.drafts if times[draft.id.casefold()] > 1]
    for draft in sorted(several, key=_standing):
        other = seen.setdefault(draft.id.casefold(), draft)
        if other is draft:
            continue
        if other.id == draft.id:
            message = f"another file has this id: {other.path.as_posix()}"
            hint = "delete one, if they tell the same event; else change the slug at the end of one name"
            yield draft.path, Finding("E401", (), message, hint)
        else:
            message = f"the name differs only in case from {other.path.as_posix()}"
            hint = "delete one, if they tell the same event; else rename this one, in lower case"
            yield draft.path, Finding("E402", (), message, hint)


def _standing(draft: Draft) -> tuple[bool, bool, bool, str]:
    """Which of two files keeps a name: the one in lower case, in its supplier's folder, that was read."""
    supplier = draft.event.supplier if draft.event else None
    misfiled = supplier is not None and draft.path.parent.name != supplier.lower()
    return (draft.id != draft.id.lower(), misfiled, draft.event is None, draft.path.as_posix())


@ledger_rule("E403")
def relations_lead_somewhere(corpus: Corpus) -> Found:
    """A relation names a record that exists."""
    for draft, event in corpus.events:
        for index, link in enumerate(event.related or ()):
            if link and link.id and link.id not in corpus.ids:
                meant = link.id.removesuffix(".yaml")
                instead = meant if meant in corpus.ids else None
                near = nearest(link.id, corpus.ids - {draft.id}, cutoff=0.8)
                found = f"did you mean {near[0]}?" if near else _ADD_IT
                hint = f"write {instead}" if instead else found
                message = f'no record "{link.id}"'
                yield draft.path, Finding("E403", ("related", index, "id"), message, hint, instead=instead)


@ledger_rule("E404")
def relations_do_not_loop(corpus: Corpus) -> Found:
    """What ends, changes or answers something else cannot come round to itself."""
    graphs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for draft, event in corpus.events:
        for link in event.related or ():
            if link and link.rel and link.id and link.id != draft.id and relations()[link.rel].acyclic:
                graphs[link.rel][draft.id].append(link.id)
    rounds = {rel: in_rounds(graph) for rel, graph in graphs.items()}
    for draft, event in corpus.events:
        for index, link in enumerate(event.related or ()):
            if (
                link
                and link.rel in rounds
                and link.id in rounds[link.rel]
                and link.id != draft.id
                and rounds[link.rel][link.id] == rounds[link.rel][draft.id]
            ):
                message = f"`{link.rel}` leads back to this record"
                hint = "turn round one of the relations on the way"
                yield draft.path, Finding("E404", ("related", index, "id"), message, hint)


@ledger_rule("W505")
def twins_are_told_apart(corpus: Corpus) -> Found:
    """Two records of one day, pair and kind are one event told twice, or say how they differ."""
    groups: dict[tuple[object, ...], list[tuple[Draft, set[str]]]] = defaultdict(list)
    for draft, event in corpus.events:
        told = (event.date and event.date.text, event.supplier, event.recipient, event.kind)
        if all(told) and draft.is_whole("items"):
            tied = {link.id for link in event.related or () if link and link.rel == "same-act"}
            groups[*told, *_goods(event)].append((draft, tied))
    for group in groups.values():
        for index, (draft, tied) in enumerate(group):
            same = (there for there, its in group[:index] if not _told_apart(there, its, draft, tied))
            twin = next(same, None)
            if twin:
                message = f"same day, parties and kind as {twin.id}"
                hint = "merge them, or tie them by `same-act`, or let `items` differ"
                yield draft.path, Finding("W505", ("date",), message, hint)


def _told_apart(one: Draft, tied_to_one: Collection[str], other: Draft, tied: Collection[str]) -> bool:
    """True for what is said to be of one act, and for one id twice, of which E401 or E402 tells."""
    return one.id.casefold() == other.id.casefold() or other.id in tied_to_one or one.id in tied


def _goods(event: Event) -> list[object]:
    """The items by content: those of a draft are of a class of their own."""
    return [_CONTENT(item) for item in event.items or ()]


@ledger_rule("W506")
def ends_name_what_they_end(corpus: Corpus) -> Found:
    """An act on an earlier act says which."""
    for draft, event in corpus.events:
        if event.kind and event.kind.endswith(_ACTS_ON) and not event.related and draft.is_whole("related"):
            message = f"`{event.kind}` does not say what it acts on"
            hint = "add `related:` with `rel:` and the earlier record's `id:`; if there is none, allow it"
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
        if link and (link.rel in _SUCCEEDS or link.rel is None)
    }
    for draft, event in corpus.events:
        passed = day_passed(event)
        if passed and passed <= corpus.today and draft.id not in succeeded:
            message = f"`until` {event.until} has passed, and no record follows"
            hint = "add the record that extends or ends it, and link it; else allow it with what is known"
            yield draft.path, Finding("W507", ("until",), message, hint)


def day_passed(event: Event) -> date | None:
    """The day after the last one that the act itself set; None where it set none, or too early (E303)."""
    last = event.until.last_day if event.until else None
    if last is None or last == date.max or (event.date and last < event.date.first_day):
        return None
    return last + timedelta(days=1)
