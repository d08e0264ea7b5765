"""Two ledgers: records added, removed, renamed, changed or not to be read, and flows that move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.changes import Changes, Unreadable, compare, narrow
from armstrack.event import Event
from armstrack.flows import Flows
from armstrack.ledger import Ledger, load_bytes
from armstrack.moved_flows import MovedFlow, moved_flows
from armstrack.problem import Problem, Span
from armstrack.select import Filters
from tests.builders import make_event, make_item
from tests.conftest import SOUND, SOUND_ID, TODAY

DAY = date.fromisoformat(TODAY)
FOLDER = Path("records")
STOP = make_event("licence-suspended", "2020-10-05", slug="stop", category="sensors")
END = make_event("restriction-lifted", "2024-01-29", slug="end")
SALE = make_event("delivered", "2019", recipient="SAU", slug="sale", items=(make_item("sensors", "7"),))


def path_of(id_: str) -> Path:
    return FOLDER / "can" / f"{id_}.yaml"


def ledger(*events: Event, errors: Mapping[str, int] | None = None) -> Ledger:
    """A ledger of sound records, and of broken ones by id with the number of their errors."""
    broken = errors or {}
    problems = tuple(
        Problem(path_of(id_).as_posix(), Span(), "E201", "broken")
        for id_, n in broken.items()
        for _ in range(n)
    )
    paths = {id_: path_of(id_) for id_ in sorted([*broken, *(event.id for event in events)])}
    known = tuple(sorted(events, key=lambda event: event.id))
    return Ledger(known, problems, len(paths), FOLDER, paths, tuple(paths.values()))


def changes(before: Ledger, after: Ledger, *edited: str) -> Changes:
    return compare(before, after, DAY, {path_of(id_) for id_ in edited})


def ids(events: Iterable[Event]) -> list[str]:
    return [event.id for event in events]


def moves(found: Iterable[MovedFlow]) -> list[str]:
    """Each flow as people would say it, with the flags that came and went."""
    return [
        f"{' '.join(flow.pair)} {flow.category}: {flow.before.status} > {flow.after.status}"
        + "".join(f" +{flag}" for flag in flow.after.flags if flag not in flow.before.flags)
        + "".join(f" -{flag}" for flag in flow.before.flags if flag not in flow.after.flags)
        for flow in found
    ]


# Records


def test_records_of_one_side_are_added_or_removed() -> None:
    found = changes(ledger(STOP, SALE), ledger(END, SALE))
    assert (ids(found.added), ids(found.removed)) == ([END.id], [STOP.id])
    assert (found.renamed, found.changed, found.unreadable) == ((), (), ())
    assert bool(found)


def test_a_record_of_both_sides_is_compared_field_by_field() -> None:
    more = replace(SALE, items=(make_item("sensors", "9"),), title="Canada sells more")
    found = changes(ledger(SALE), ledger(more))
    (changed,) = found.changed
    assert (changed.before, changed.after) == (SALE, more)
    assert [d.field for d in changed.fields] == ["title", "items[0].quantity"]
    assert (found.added, found.removed, found.flows) == ((), (), ())


def test_two_empty_ledgers_do_not_differ() -> None:
    assert not changes(ledger(), ledger())


def test_a_file_that_differs_in_layout_alone_is_counted_and_no_difference() -> None:
    found = changes(ledger(STOP, SALE), ledger(STOP, SALE), STOP.id)
    assert (bool(found), found.relaid) == (False, 1)


# Renamed records


def test_a_record_with_another_id_and_the_same_content_is_renamed() -> None:
    other = replace(STOP, id="2020-10-05-can-tur-optics")
    found = changes(ledger(STOP, SALE), ledger(other, SALE))
    (renamed,) = found.renamed
    assert (renamed.before, renamed.after, renamed.fields) == (STOP, other, ())
    assert (found.added, found.removed, found.changed, found.flows) == ((), (), (), ())


def test_a_record_renamed_and_changed_a_little_is_both() -> None:
    other = make_event("licence-suspended", "2020-10-06", slug="stop", category="sensors", title=STOP.title)
    found = changes(ledger(STOP), ledger(other))
    assert [(kept.before.id, kept.after.id) for kept in found.renamed] == [(STOP.id, other.id)]
    assert [(d.field, str(d.before), str(d.after)) for d in found.changed[0].fields] == [
        ("date", "2020-10-05", "2020-10-06")
    ]
    assert (found.added, found.removed) == ((), ())


def test_a_record_of_which_little_is_left_is_another_one() -> None:
    other = replace(
        STOP, id="2021-can-tur-more", title="Quite another title that tells of something else", sources=()
    )
    found = changes(ledger(STOP), ledger(other))
    assert (ids(found.added), ids(found.removed), found.renamed) == ([other.id], [STOP.id], ())


def test_a_record_of_another_flow_is_another_one() -> None:
    other = replace(STOP, id="2020-10-05-can-ukr-stop", recipient="UKR")
    found = changes(ledger(STOP), ledger(other))
    assert (ids(found.added), ids(found.removed), found.renamed) == ([other.id], [STOP.id], ())


def test_a_record_of_another_kind_is_another_one_even_with_the_same_source() -> None:
    found = changes(ledger(STOP), ledger(replace(STOP, id="2020-10-05-can-tur-x", kind="licence-revoked")))
    assert (ids(found.added), ids(found.removed)) == (["2020-10-05-can-tur-x"], [STOP.id])


def test_of_several_the_likest_is_the_one_that_was_renamed() -> None:
    a, b = replace(STOP, id="2020-can-tur-a"), replace(STOP, id="2020-can-tur-b", title="Canada stops again")
    c, d = replace(b, id="2020-can-tur-c"), replace(a, id="2020-can-tur-d", notes="more")
    found = changes(ledger(a, b), ledger(c, d))
    assert [(kept.before.id, kept.after.id) for kept in found.renamed] == [(b.id, c.id), (a.id, d.id)]


def test_of_equals_the_first_is_the_one_that_was_renamed_and_the_rest_is_new() -> None:
    old = replace(STOP, id="2020-can-tur-x")
    new = [replace(STOP, id=f"2020-can-tur-{name}") for name in "ab"]
    found = changes(ledger(old), ledger(*new))
    assert [(kept.before.id, kept.after.id) for kept in found.renamed] == [(old.id, new[0].id)]
    assert ids(found.added) == [new[1].id]


# Records that cannot be read


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (ledger(), ledger(errors={"x": 2}), (None, 2)),
        (ledger(STOP), ledger(STOP, errors={"x": 1}), (None, 1)),
        (ledger(replace(STOP, id="x")), ledger(errors={"x": 1}), (0, 1)),
        (ledger(errors={"x": 1}), ledger(replace(STOP, id="x")), (1, 0)),
        (ledger(errors={"x": 3}), ledger(), (3, None)),
    ],
    ids=["new", "new beside another", "broken", "mended", "gone"],
)
def test_a_record_with_errors_on_one_side_is_neither_added_nor_removed(
    before: Ledger, after: Ledger, told: tuple[int | None, int | None]
) -> None:
    found = changes(before, after)
    assert found.unreadable == (Unreadable(path_of("x"), *told),)
    assert (found.added, found.removed, found.changed, found.left_out) == ((), (), (), 0)
    assert bool(found)


def test_errors_on_both_sides_differ_if_the_file_does() -> None:
    both = ledger(errors={"x": 1}), ledger(errors={"x": 2})
    assert changes(*both, "x").unreadable == (Unreadable(path_of("x"), 1, 2),)
    untouched = changes(*both)
    assert (untouched.unreadable, untouched.left_out, bool(untouched)) == ((), 1, False)


def test_a_warning_is_no_error() -> None:
    warned = replace(ledger(STOP), problems=(Problem(path_of(STOP.id).as_posix(), Span(), "W501", "http"),))
    assert not changes(warned, warned)


def test_a_twin_with_an_error_is_told_beside_the_record_that_counts() -> None:
    twin = Path("records", "aut", f"{STOP.id}.yaml")
    after = ledger(STOP)
    after = replace(
        after, checked=(twin, *after.checked), problems=(Problem(twin.as_posix(), Span(), "E401", "twin"),)
    )
    found = changes(ledger(STOP), after)
    assert (found.unreadable, found.added, found.changed) == ((Unreadable(twin, None, 1),), (), ())


# Flows


def test_a_record_that_lifts_a_stop_moves_its_flow() -> None:
    lifted = make_event("licence-reinstated", "2022-01-01", slug="back", category="sensors")
    found = changes(ledger(STOP, SALE), ledger(STOP, SALE, lifted))
    assert moves(found.flows) == [
        "CAN TUR all: restricted > licensed -in-part",
        "CAN TUR sensors: suspended > licensed",
    ]
    assert found.flows[1].before.ids == (STOP.id,)
    assert found.flows[1].after.ids[0] == lifted.id


def test_a_category_that_moves_as_all_goods_do_is_not_told_again() -> None:
    stop = make_event("embargo-imposed", "2020", slug="embargo", category="sensors")
    wide = replace(stop, items=())
    assert moves(changes(ledger(), ledger(wide)).flows) == ["CAN TUR all: none > embargoed"]
    assert moves(changes(ledger(), ledger(replace(wide, items=(make_item("all"),)))).flows) == [
        "CAN TUR all: none > embargoed"
    ]
    assert moves(changes(ledger(stop), ledger(wide)).flows) == [
        "CAN TUR all: restricted > embargoed -in-part"
    ]


def test_flags_that_change_alone_are_told_of_all_goods() -> None:
    passed = make_event("diversion", "2021", slug="leak", category="sensors", verification="alleged")
    found = changes(ledger(STOP), ledger(STOP, passed))
    assert moves(found.flows) == ["CAN TUR all: restricted > restricted +diversion:alleged"]
    assert [flow.moves_status for flow in found.flows] == [False]


def test_a_status_that_becomes_uncertain_moves() -> None:
    set_ = replace(STOP, until=make_event(date="2021").date)
    (flow, *_) = changes(ledger(STOP), ledger(set_)).flows
    assert (flow.before.certain, flow.after.certain, flow.moves_status) == (True, False, True)


def test_the_day_asked_decides_whether_a_flow_moves() -> None:
    before, after = Flows([STOP]), Flows([STOP, END])
    assert moved_flows(before, after, date(2024, 1, 28)) == ()
    assert moves(moved_flows(before, after, date(2024, 1, 29))) == [
        "CAN TUR all: restricted > open -in-part",
        "CAN TUR sensors: suspended > open",
    ]


def test_an_organisation_moves_the_flows_of_its_members_too() -> None:
    sale = make_event("delivered", "2010", "DEU", "LBY", slug="sale")
    embargo = make_event("embargo-imposed", "2011-02-26", "UNO", "LBY", slug="embargo")
    assert moves(changes(ledger(sale), ledger(sale, embargo)).flows) == [
        "DEU LBY all: delivered > embargoed",
        "UNO LBY all: none > embargoed",
    ]


def test_the_categories_asked_for_are_looked_at_and_no_others() -> None:
    lifted = make_event("licence-reinstated", "2022-01-01", slug="back", category="sensors")
    before, after = Flows([STOP]), Flows([STOP, lifted])
    assert moves(moved_flows(before, after, DAY, ("sensors", "ships", "sensors"))) == [
        "CAN TUR sensors: suspended > licensed"
    ]


def test_records_that_say_the_same_otherwise_move_nothing() -> None:
    again = replace(STOP, title="Canada stops sensors", id="2020-10-05-can-tur-optics")
    assert changes(ledger(STOP), ledger(again)).flows == ()


# Filters


def only(found: Changes, **filters: Any) -> tuple[list[str], list[str]]:
    """The ids and the flows that pass."""
    pairs = {("CAN", "TUR")} if filters.get("recipient") == ("TUR",) else {flow.pair for flow in found.flows}
    kept = narrow(found, Filters(**filters), pairs)
    records = [*ids(kept.added), *ids(kept.removed), *(k.after.id for k in (*kept.renamed, *kept.changed))]
    return records, moves(kept.flows)


def test_filters_keep_records_and_flows() -> None:
    bigger = replace(SALE, items=(make_item("sensors", "9"),))
    other = make_event("ordered", "2025", "USA", "TUR", slug="order")
    found = changes(ledger(SALE), ledger(bigger, STOP, other, errors={"x": 1}))
    assert only(found, supplier=("CAN",))[0] == [STOP.id, SALE.id]
    assert only(found, recipient=("TUR",)) == (
        [STOP.id, other.id],
        ["CAN TUR all: none > restricted +in-part", "CAN TUR sensors: none > suspended"],
    )
    assert only(found, kind=("ordered",))[0] == [other.id]
    assert only(found, status=("suspended",)) == ([STOP.id], ["CAN TUR sensors: none > suspended"])
    assert narrow(found, Filters(supplier=("FRA",)), ()).unreadable == found.unreadable


def test_a_record_passes_if_it_did_before_or_does_after() -> None:
    now = replace(SALE, verification="claimed")
    renamed = replace(STOP, id="2020-10-05-can-tur-optics", verification="reported")
    found = changes(ledger(SALE, STOP), ledger(now, renamed))
    for word in ("claimed", "confirmed"):
        assert SALE.id in only(found, verification=(word,))[0]
    assert only(found, verification=("reported",))[0] == [renamed.id, renamed.id]
    assert only(found, verification=("alleged",)) == ([], moves(found.flows))


# Laws

KINDS = st.sampled_from(["delivered", "licence-suspended", "restriction-lifted", "ordered", "appeal"])
EVENTS = st.builds(
    make_event,
    KINDS,
    st.sampled_from(["2020", "2020-10-05", "2021/2022"]),
    st.sampled_from(["CAN", "DEU"]),
    st.sampled_from(["TUR", "SAU"]),
    slug=st.sampled_from("abc"),
    category=st.sampled_from(["", "sensors", "ships"]),
    title=st.sampled_from(["One title", "Another title altogether", "One title too"]),
)
LEDGERS = st.builds(
    lambda events, broken: ledger(*events, errors=dict.fromkeys(broken, 1)),
    st.lists(EVENTS, max_size=6, unique_by=lambda event: event.id),
    st.sets(st.sampled_from(["x", "y"])),
)


@given(LEDGERS)
def test_a_ledger_does_not_differ_from_itself(one: Ledger) -> None:
    found = compare(one, one, DAY)
    assert not found
    assert found.left_out == one.left_out


@given(LEDGERS, LEDGERS)
def test_what_is_added_one_way_is_removed_the_other(one: Ledger, other: Ledger) -> None:
    forwards, backwards = compare(one, other, DAY), compare(other, one, DAY)
    assert forwards.added == backwards.removed
    assert forwards.removed == backwards.added
    assert {(k.before, k.after) for k in forwards.renamed} == {(k.after, k.before) for k in backwards.renamed}
    assert {f.path: (f.before, f.after) for f in forwards.unreadable} == {
        f.path: (f.after, f.before) for f in backwards.unreadable
    }
    assert [(f.pair, f.category, f.before, f.after) for f in forwards.flows] == [
        (f.pair, f.category, f.after, f.before) for f in backwards.flows
    ]


@given(LEDGERS, LEDGERS)
def test_every_record_is_accounted_for(one: Ledger, other: Ledger) -> None:
    found = compare(one, other, DAY)
    kept = {event.id for event in one.events} & {event.id for event in other.events}
    unread = {file.path.stem for file in found.unreadable}
    told = {event.id for event in found.added} | {k.after.id for k in found.renamed} | kept
    assert {event.id for event in other.events} == told | ({*other.by_id} & unread)
    assert {event.id for event in one.events} == (
        {event.id for event in found.removed}
        | {k.before.id for k in found.renamed}
        | kept
        | ({*one.by_id} & unread)
    )


@given(LEDGERS, LEDGERS)
def test_no_flow_moves_that_is_not_told(one: Ledger, other: Ledger) -> None:
    before, after = Flows(one.events), Flows(other.events)
    told = {flow.pair for flow in moved_flows(before, after, DAY) if flow.category == "all"}
    pairs = {*before.pairs, *after.pairs}
    states = {pair: [f.state_at(*pair, "all", DAY) for f in (before, after)] for pair in pairs}
    moved = {
        pair
        for pair, (old, new) in states.items()
        if (old.status, old.certain, old.flags) != (new.status, new.certain, new.flags)
    }
    assert told == moved


NAMES = ["2020-10-05-can-tur-a", "2020-10-05-can-tur-b", "2020-10-05-can-tur-c"]


@given(st.permutations(NAMES), st.permutations(NAMES))
def test_the_order_of_files_says_nothing(one: list[str], other: list[str]) -> None:
    texts = {NAMES[0]: SOUND, NAMES[1]: SOUND.replace("Canada", "Ottawa"), NAMES[2]: "broken"}
    forms = [{path_of(name): texts[name].encode() for name in order} for order in (one, other)]
    before, after = (load_bytes(files, FOLDER, DAY) for files in forms)
    assert before == after
    assert not compare(before, after, DAY)


# A ledger from bytes at hand


def test_a_ledger_of_bytes_is_checked_without_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    linked = SOUND.replace("items:", "related:\n  - rel: ends\n    id: 2019-can-tur-gone\nitems:")
    found = load_bytes(
        {
            path_of(SOUND_ID): SOUND.encode(),
            path_of("2020-10-05-can-tur-linked"): linked.encode(),
            path_of("2020-10-05-can-tur-broken"): b"",
        },
        FOLDER,
        DAY,
    )
    assert ids(found.events) == [SOUND_ID]
    assert [(Path(p.path).stem, p.code) for p in found.problems if p.severity == "error"] == [
        ("2020-10-05-can-tur-broken", "E111"),
        ("2020-10-05-can-tur-linked", "E403"),
    ]
    assert (found.files, found.left_out) == (3, 2)


def test_without_a_day_a_ledger_of_bytes_is_not_asked_about_the_future() -> None:
    late = SOUND.replace("2020-10-05", "2999-10-05").encode()
    path = path_of("2999-10-05-can-tur-optics")
    assert [p.code for p in load_bytes({path: late}, FOLDER, DAY).problems] == ["E313"]
    assert load_bytes({path: late}, FOLDER).problems == ()
