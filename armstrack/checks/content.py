"""Floor 3: the fields of one record fit its kind and its verification, and each other."""

from __future__ import annotations

from collections.abc import Iterator

from armstrack.checks.rule import Corpus, Draft, record_rule
from armstrack.event import Event
from armstrack.problem import Finding, Loc
from armstrack.vocab import kinds

#: Kinds that need an actor, verifications that need a claimant, and the stances that make one.
NEED_ACTOR = ("appeal", "finding", "ruling")
CLAIMS = ("claimed", "alleged")
CLAIMING = ("asserts", "reports", "confirms")


@record_rule("E304", needs=("kind",), whole=("actor",))
def actor_named(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """Whoever appeals, finds or rules is not the supplier's government by default."""
    if event.kind in NEED_ACTOR and event.actor is None:
        hint = "add `actor:` with `party` and `role`"
        yield Finding("E304", ("kind",), f"`{event.kind}` does not say who acted", hint)


@record_rule("E305", needs=("verification",), whole=("statements",))
def claimant_named(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """A claim is somebody's: attribution before assertion."""
    spoken = [s for s in event.statements or () if s and s.stance in CLAIMING]
    if event.verification in CLAIMS and not spoken:
        hint = "add to `statements:` the party that claims it, with `stance: asserts`"
        yield Finding(
            "E305", ("verification",), f"`{event.verification}`, but no statement says by whom", hint
        )


@record_rule("E306", needs=("scope",), whole=("via",))
def re_export_has_holder(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """Consent to a re-export is given to a holder of the goods."""
    if event.scope == "re-export" and not event.via:
        hint = "add `via: [CODE]` with the party that holds them"
        yield Finding("E306", ("scope",), "`scope: re-export` does not say who holds the goods", hint)


@record_rule("E307", needs=("kind",), whole=("values", "licences", "items"))
def total_has_figure(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """A period's total without a number totals nothing."""
    counted = event.values or event.licences or any(i and i.quantity for i in event.items or ())
    if kinds()[event.kind].is_total and not counted:
        hint = "add `values:`, `licences:` or a `quantity`; without any, it is no record"
        yield Finding("E307", ("kind",), f"`{event.kind}` holds no figure", hint)


@record_rule("E309")
def all_alone(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """`all` beside another category would say two things."""
    items = event.items or ()
    for index, item in enumerate(items):
        if item and item.category == "all" and len(items) > 1:
            loc: Loc = ("items", index, "category")
            hint = "name the categories, or keep one item with `category: all`"
            yield Finding("E309", loc, "category `all` stands beside other items", hint)
    for index, category in enumerate(event.excepted or ()):
        if category == "all":
            hint = "name the categories that the act does not reach"
            yield Finding("E309", ("except", index), "`except` leaves out everything", hint)


@record_rule("E310")
def party_once(_draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """Goods go from one party to another one."""
    route: list[tuple[Loc, str | None]] = [(("via", i), code) for i, code in enumerate(event.via or ())]
    route.append((("recipient",), event.recipient))
    seen = {event.supplier} - {None}
    for loc, code in route:
        if code in seen:
            hint = "supplier, via and recipient are different parties"
            yield Finding("E310", loc, f"{code} stands twice in the route of the goods", hint)
        if code:
            seen.add(code)


@record_rule("E315", needs=("related",))
def not_related_to_itself(draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """A record says nothing about itself."""
    for index, link in enumerate(event.related):
        if link and link.id == draft.id:
            yield Finding(
                "E315",
                ("related", index, "id"),
                "the record is related to itself",
                "name the other record, or delete the relation",
            )
