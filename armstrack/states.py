"""Floor 4: states of flows for people: where each stands, by which rule and which records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from armstrack.columns import said_status
from armstrack.dates import PartialDate
from armstrack.event import Event
from armstrack.flows import Flows, Pair, State
from armstrack.parties import name_of
from armstrack.shown import RULES
from armstrack.table import Cell, Column, Table
from armstrack.vocab import vocabularies

#: Stops first, the strictest on top; then how far dealings have come; nothing on record last.
ORDER = (
    "embargoed",
    "revoked",
    "suspended",
    "restricted",
    "delivered",
    "active",
    "ordered",
    "licensed",
    "proposed",
    "open",
    "refused",
    "cancelled",
    "lapsed",
    "none",
)
_PASSED = "Uncertain: the last day that was set has passed, and no record says what came next."
_OPEN = "Uncertain: a partial date, or a licence that does not name these goods, leaves it open."
_COLUMNS = (
    Column("supplier", "supplier", rank=0, about="code of the supplier"),
    Column("supplier_name", "supplier", about="its common name"),
    Column("recipient", "recipient", rank=0, about="code of the recipient"),
    Column("recipient_name", "recipient", about="its common name"),
    Column("category", "goods", rank=4, about="category of goods, or `all`"),
    Column("as_of", "on", "date", 0, "the day that the state is for"),
    Column("status", "status", "status", 0, "the folded status"),
    Column("certain", "certain", rank=0, about="false where partial dates or passed terms leave it open"),
    Column("said_status", "status", "status", 1, machine=False, wrap=10),
    Column("since", "since", "date", 0, "the deciding record's date as written"),
    Column("until", "until", "date", 5, "the last day that it is set for"),
    Column("flags", "flags", "list", 3, "what stands beside the status", wrap=18),
    Column("rule", "rule", rank=0, about="the rule that decided"),
    Column("id", "record", "id", 5, "the deciding record"),
    Column("ids", "records", "list", 0, "every record behind the status, the deciding one first"),
    Column("said_since", "since", "date", 2, machine=False, wrap=10),
)
#: The columns for people, in the order in which they read them.
_PEOPLE = (
    "supplier_name",
    "recipient_name",
    "category",
    "said_status",
    "said_since",
    "until",
    "flags",
    "id",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one category of one flow on one day."""

    pair: Pair
    category: str
    as_of: date
    state: State


def standings(flows: Flows, pairs: Iterable[Pair], categories: Iterable[str], as_of: date) -> list[Standing]:
    """Where each flow stands, stops first, then by the parties' names."""
    wanted = tuple(categories)
    found = [Standing(p, c, as_of, flows.state_at(*p, c, as_of)) for p in pairs for c in wanted]
    return sorted(found, key=_order)


def _order(standing: Standing) -> tuple[int, str, str, str]:
    supplier, recipient = standing.pair
    return (ORDER.index(standing.state.status), name_of(supplier), name_of(recipient), standing.category)


def said_state(state: State) -> str:
    """The status with its doubt."""
    return state.status if state.certain else f"{state.status} (uncertain)"


def standings_table(found: Iterable[Standing], title: str = "") -> Table:
    """One row a standing. Where it tells of several categories, no terminal is too narrow to say which."""
    known = list(found)
    several = len({standing.category for standing in known}) > 1
    columns = [replace(c, rank=1) if several and c.name == "category" else c for c in _COLUMNS]
    return Table(tuple(columns), tuple(map(_row, known)), title, people=_PEOPLE)


def _row(standing: Standing) -> tuple[Cell, ...]:
    (supplier, recipient), state = standing.pair, standing.state
    return (
        supplier,
        name_of(supplier),
        recipient,
        name_of(recipient),
        standing.category,
        standing.as_of,
        state.status,
        state.certain,
        said_state(state),
        str(state.since) if state.since else None,
        str(state.until) if state.until else None,
        state.flags,
        state.rule,
        state.ids[0] if state.ids else None,
        state.ids,
        said_date(state.since) if state.since else None,
    )


def said_date(when: PartialDate) -> str:
    """A date with its range in words, so that it can wrap: `2020-05 to 2020-06`, `by 2020-10-05`."""
    first, slash, last = when.text.partition("/")
    if not slash:
        return first
    if first == "..":
        return f"by {last}"
    return f"from {first}" if last == ".." else f"{first} to {last}"


def explain(standing: Standing, by_id: dict[str, Event]) -> str:
    """In sentences: the state, the rule, the records behind it, the flags."""
    (supplier, recipient), state = standing.pair, standing.state
    goods = "all goods" if standing.category == "all" else standing.category
    head = f"{name_of(supplier)} to {name_of(recipient)}, {goods}, on {standing.as_of}: {said_state(state)}."
    lines = [head, f"  {RULES[state.rule]}"]
    lines += [f"  {_cite(by_id[id_])}" for id_ in state.ids if id_ in by_id]
    if state.until:
        lines.append(f"  The act sets {state.until} as its last day.")
    if not state.certain:
        lines.append(f"  {_PASSED if 'until-passed' in state.flags else _OPEN}")
    lines += [f"  Flag {_said_flag(flag)}: {flag_meaning(flag)}" for flag in state.flags]
    return "".join(f"{line}\n" for line in lines)


def _cite(event: Event) -> str:
    return f"{event.date} {said_status(event)}: {event.title} [{event.id}]"


def _said_flag(flag: str) -> str:
    """A flag as it stands, with the name of the party that it is about, if any."""
    word, _, detail = flag.partition(":")
    return f"{flag} ({name_of(detail)})" if word in ("appeal", "no-longer-bound") else flag


def flag_meaning(flag: str) -> str:
    """What a flag says, from the vocabulary, in which every flag stands that a state can raise."""
    return vocabularies()["flag"][flag.partition(":")[0]].definition


def before_and_after(flows: Flows, event: Event, today: date) -> list[str]:
    """What a record did to its flow: the state on the day before and on its last day, a line a category."""
    pair = (event.supplier, event.recipient)
    before, after = event.date.first_day - timedelta(days=1), event.date.last_day_by(today)
    return [
        f"{'all goods' if category == 'all' else category}: "
        f"{said_state(flows.state_at(*pair, category, before))} on {before}, "
        f"{said_state(flows.state_at(*pair, category, after))} on {after}"
        for category in event.categories or ("all",)
    ]
