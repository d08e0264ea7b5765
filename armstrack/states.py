"""Floor 4: states of flows for people: where each stands, by which rule and which records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from armstrack.columns import said_status
from armstrack.event import Event
from armstrack.flows import Flows, Pair, State
from armstrack.kept_flows import KeptFlows
from armstrack.parties import name_of, parties
from armstrack.shown import RULES, STOPPED
from armstrack.table import Cell, Column, Table
from armstrack.vocab import vocabularies
from armstrack.waiting import counted

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
    Column("supplier_name", "supplier", about="its common name", wrap=7),
    Column("recipient", "recipient", rank=0, about="code of the recipient"),
    Column("recipient_name", "recipient", about="its common name", wrap=7),
    Column("category", "goods", about="category of goods, or `all`"),
    Column("as_of", "on", "date", 0, "the day that the state is for"),
    Column("status", "status", "status", 0, "the folded status"),
    Column("certain", "certain", rank=0, about="false where partial dates or passed terms leave it open"),
    Column("said_status", "status", "status", 1, machine=False, wrap=10),
    Column("since", "since", "date", 2, "the deciding record's date as written", wrap=13, under="Since {}."),
    Column("until", "until", "date", 5, "the last day that it is set for", under="Until {}."),
    Column("flags", "flags", "list", 0, "what stands beside the status"),
    Column("rule", "rule", rank=0, about="the rule that decided"),
    Column("id", "record", "id", 1, "the deciding record", under="[{}]"),
    Column("ids", "records", "list", 0, "every record behind the status, the deciding one first"),
    Column("said_flags", "flags", "list", 3, machine=False, wrap=24, under="Flags: {}"),
)
#: The columns for people, in the order in which they read them.
_PEOPLE = (
    "supplier_name",
    "recipient_name",
    "category",
    "said_status",
    "since",
    "until",
    "said_flags",
    "id",
)


class Standing(NamedTuple):
    """The state of one category of one flow on one day."""

    pair: Pair
    category: str
    as_of: date
    state: State


def standings(
    flows: Flows | KeptFlows, pairs: Iterable[Pair], categories: Iterable[str], as_of: date
) -> list[Standing]:
    """Where each flow stands, stops first, then by the parties' names."""
    wanted = tuple(categories)
    asked = counted([(pair, category) for pair in pairs for category in wanted], "working out states")
    found = [Standing(p, c, as_of, flows.state_at(*p, c, as_of)) for p, c in asked]
    return sorted(found, key=_order)


def _order(standing: Standing) -> tuple[int, str, str, str]:
    supplier, recipient = standing.pair
    return (ORDER.index(standing.state.status), name_of(supplier), name_of(recipient), standing.category)


def said_state(state: State) -> str:
    """The status with its doubt."""
    return state.status if state.certain else f"{state.status} (uncertain)"


def standings_table(found: Iterable[Standing], title: str = "", notes: tuple[str, ...] = ()) -> Table:
    """One row a standing, with its goods if those of others differ; the title tells of goods that do not."""
    known = list(found)
    several = len({standing.category for standing in known}) > 1
    people = tuple(name for name in _PEOPLE if several or name != "category")
    return Table(_COLUMNS, tuple(map(_row, known)), title, notes, people)


def _row(standing: Standing) -> tuple[Cell, ...]:
    (supplier, recipient), state = standing.pair, standing.state
    status, certain, *others = flow_cells(state)
    return (
        supplier,
        name_of(supplier),
        recipient,
        name_of(recipient),
        standing.category,
        standing.as_of,
        status,
        certain,
        said_state(state),
        *others,
        tuple(map(said_flag, state.flags)),
    )


def flow_cells(state: State) -> tuple[Cell, ...]:
    """A state for machines: status, certain, since, until, flags, rule, deciding record, all records."""
    return (
        state.status,
        state.certain,
        str(state.since) if state.since else None,
        str(state.until) if state.until else None,
        state.flags,
        state.rule,
        state.ids[0] if state.ids else None,
        state.ids,
    )


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
    lines += [f"  Flag {_named_flag(flag)}: {flag_meaning(flag)}" for flag in state.flags]
    return "".join(f"{line}\n" for line in lines)


def caveats(found: Iterable[Standing]) -> tuple[str, ...]:
    """What a reader of a table of states may get wrong: an empty one, and those of organisations."""
    known = list(found)
    notes: list[str] = []
    if any(standing.state.status == "none" for standing in known):
        notes.append("none: no record moves the status, which does not mean that transfers are free.")
    stopped = [s.pair[0] for s in known if s.state.status in STOPPED]
    binding = [code for code in dict.fromkeys(stopped) if parties()[code].kind == "organisation"]
    if binding:
        names = " and ".join(name_of(code) for code in binding)
        notes.append(f"A stop of the {names} binds members, too: name a supplier to have it counted in.")
    return tuple(notes)


def _cite(event: Event) -> str:
    publishers = " and ".join(list(dict.fromkeys(source.publisher for source in event.sources))[:2])
    return f"{event.date} {said_status(event)}: {event.title} [{event.id}], from {publishers}"


def _named_flag(flag: str) -> str:
    """A flag as it stands, with the name of the party that it is about, if any."""
    return flag if said_flag(flag) == flag else f"{flag} ({name_of(flag.partition(':')[2])})"


def said_flag(flag: str) -> str:
    """A flag with the name of the party that it is about for its code: `appeal: Sweden`."""
    word, _, detail = flag.partition(":")
    return f"{word}: {name_of(detail)}" if word in ("appeal", "no-longer-bound") else flag


def flag_meaning(flag: str) -> str:
    """What a flag says, from the vocabulary, in which every flag stands that a state can raise."""
    return vocabularies()["flag"][flag.partition(":")[0]].definition
