"""Floor 7: `armstrack status`."""

from __future__ import annotations

import shutil
from textwrap import TextWrapper
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import streams
from armstrack.cli.flow_names import (
    AsOfOption,
    Pair,
    day_asked,
    nearest_flows,
    pairs_on_record,
    refuse_kinds,
    said,
)
from armstrack.cli.options import Filters, Output, Run, command
from armstrack.cli.sides import MoreWords, RecipientWord, SupplierWord, read_sides

if TYPE_CHECKING:
    from datetime import date

    from armstrack.states import Standing

EXAMPLES = (
    "armstrack status canada turkey --category sensors --as-of 2020-11-01 --explain",
    "armstrack status --status embargoed",
)


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "status", panel, examples=EXAMPLES)
    def status(
        run: Run,
        filters: Filters,
        output: Output,
        from_: SupplierWord = None,
        to: RecipientWord = None,
        more: MoreWords = None,
        as_of: AsOfOption = None,
        explain: Annotated[
            bool, typer.Option("--explain", help="Say which rule and which records decided.")
        ] = False,
    ) -> None:
        """Where each flow of goods stands on a day, stops first.

        --status and --category are about that state; the other filters choose flows by their records.
        """
        from armstrack import states
        from armstrack.lookups import by_ids, flows_of, prepare

        refuse_kinds(filters)
        ledger, day = run.ledger(), day_asked(run, as_of)
        flows = flows_of(ledger)
        sides = read_sides((from_, to, *(more or ())), "status")
        pairs = _pairs(sides, pairs_on_record(ledger, flows.pairs, filters), flows.pairs)
        if day == run.today and filters.category in ((), ("all",)):
            prepare(flows, pairs, day)
        found = states.standings(flows, pairs, filters.category or ("all",), day)
        found = [each for each in found if not filters.status or each.state.status in filters.status]
        if not found:
            streams.talk(_nothing(sides, flows.pairs))
        if explain and output.settled() == "table":
            wraps = output.file is None and streams.is_terminal()
            output.put_text(
                "".join(_shown(states.explain(each, by_ids(ledger, each.state.ids)), wraps) for each in found)
            )
            return
        title = _title(found, day)
        notes = (*states.caveats(found), *(_one_sided(sides, flows.pairs) if found else ()))
        output.put([states.standings_table(found, title, notes)], run.color, ledger.handles)


def _title(found: list[Standing], day: date) -> str:
    """How many flows, on which day, for which goods if they are the same throughout."""
    if not found:
        return ""
    flows, goods = ({standing.pair for standing in found}, {standing.category for standing in found})
    told = "" if len(goods) > 1 else ", all goods" if "all" in goods else f", {goods.pop()}"
    return f"{len(flows)} flow{'' if len(flows) == 1 else 's'} on {day}{told}"


def _pairs(sides: tuple[str | None, str | None], kept: list[Pair], known: tuple[Pair, ...]) -> list[Pair]:
    """The flows of the parties named; a flow named whole gets its row even without a record."""
    supplier, recipient = sides
    found = [p for p in kept if supplier in (None, p[0]) and recipient in (None, p[1])]
    if supplier and recipient and (supplier, recipient) not in known:
        pair = (supplier, recipient)
        streams.talk(f"no record of {said(pair)}{nearest_flows(pair, known)}")
        return [pair]
    return found


def _one_sided(sides: tuple[str | None, str | None], known: tuple[Pair, ...]) -> tuple[str, ...]:
    """A word for who names one party alone and may mean what goes to it."""
    from armstrack.parties import name_of

    supplier, recipient = sides
    if supplier is None or recipient or not any(pair[1] == supplier for pair in known):
        return ()
    hint = f"`armstrack status --recipient {supplier.lower()}` shows what goes to it"
    return (f"{name_of(supplier)} as supplier; {hint}.",)


def _nothing(sides: tuple[str | None, str | None], known: tuple[Pair, ...]) -> str:
    """Why no flow is shown. Who names one party alone may mean the goods that it gets."""
    from armstrack.parties import name_of

    supplier, recipient = sides
    if supplier is None or recipient or any(pair[0] == supplier for pair in known):
        return f"none of {len(known)} flows passes the filters"
    receives = any(pair[1] == supplier for pair in known)
    hint = f"; `armstrack status --recipient {supplier}` shows what goes to it" if receives else ""
    return f"no flow from {name_of(supplier)} is on record{hint}"


def _shown(text: str, wraps: bool) -> str:
    """The sentences as data; on a terminal broken between words, to its width."""
    from armstrack.render.visible import visible

    lines = [visible(line) for line in text.split("\n")]
    if not wraps:
        return "\n".join(lines)
    wrapper = TextWrapper(
        shutil.get_terminal_size().columns,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(map(wrapper.fill, lines))
