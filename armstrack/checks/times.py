"""Floor 3: the days of one record fit each other, the parties and the day of the check."""

from __future__ import annotations

from collections.abc import Iterator

from armstrack.checks.rule import Corpus, Draft, record_rule
from armstrack.event import Event
from armstrack.parties import Party, parties
from armstrack.problem import Finding, Loc


@record_rule("E303", needs=("date", "until"))
def until_after_date(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """An act does not end before it begins."""
    until = event.until
    if until is not None and until.last_day is not None and until.last_day < event.date.first_day:
        message = f"`until` {until} lies before `date` {event.date}"
        hint = "mend one of the two: `until` is the last day that the act itself sets"
        yield Finding("E303", ("until",), message, hint)


@record_rule("E313", whole=("announced",))
def not_in_future(_draft: Draft, event: Event, corpus: Corpus) -> Iterator[Finding]:
    """What is on record has been made known. An act may take effect later than that."""
    name = "announced" if event.announced else "date"
    known = event.announced or event.date
    if known is not None and corpus.today is not None and known.first_day > corpus.today:
        message = f"`{name}` {known} lies in the future (today is {corpus.today})"
        hint = "mend the day; where an act was announced and is not yet in force, add `announced`"
        yield Finding("E313", (name,), message, hint)


@record_rule("W510", needs=("date", "announced"))
def announced_differs(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """`announced` stands only where it says something."""
    if event.announced is not None and event.announced.text == event.date.text:
        message = "`announced` repeats `date`"
        yield Finding("W510", ("announced",), message, "delete it", on_key=True, drop=True)


@record_rule("E308", needs=("date",))
def party_existed(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """A party takes part only in its own time: no deliveries by the Soviet Union in 2020."""
    named: list[tuple[Loc, str]] = [(("supplier",), event.supplier), (("recipient",), event.recipient)]
    named += [(("via", i), code) for i, code in enumerate(event.via)]
    if event.actor:
        named.append((("actor", "party"), event.actor.party))
    for loc, code in named:
        party = parties().get(code)
        if party is None:
            continue
        last = event.date.last_day
        if party.first_day and last and last < party.first_day:
            message = (
                f"{party.name} ({code}) is a party from {party.first_day} on, and `date` is {event.date}"
            )
            yield Finding("E308", loc, message, _other(party))
        if party.last_day and event.date.first_day > party.last_day:
            message = f"{party.name} ({code}) is a party until {party.last_day}, and `date` is {event.date}"
            yield Finding("E308", loc, message, _other(party))


def _other(party: Party) -> str:
    note = f" ({party.note})" if party.note else ""
    return f"name the party of that day{note}"
