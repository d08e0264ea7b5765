"""What stops gave way to."""

from __future__ import annotations

from datetime import date

from armstrack.acts import read_acts
from armstrack.event import Event
from armstrack.grants import Grants
from armstrack.terms import Term
from tests.flow_cases import tell


def granted(*events: Event) -> Grants:
    grants = Grants()
    for act in read_acts(events):
        grants.add(act, act.first, own=False, linked=False)
    return grants


def told(term: Term) -> tuple[str, str | None]:
    return term.act.id, term.until.text if term.until else None


def test_what_was_granted_on_a_later_day_sets_the_term_alone() -> None:
    grants = granted(
        tell("2020-01-01", "licence-granted", id="a", until="2030-01-01"),
        tell("2020-01-02", "licence-granted", id="b", until="2021-01-01"),
        tell("2020-01-03", "licence-granted", id="c"),
    )
    assert told(grants.term(0)) == ("c", None)
    assert told(grants.terms[0]) == ("a", "2030-01-01")


def test_of_one_day_the_longest_term_counts_among_those_that_came_since() -> None:
    grants = granted(
        tell("2020-01-01", "licence-granted", id="a", until="2040-01-01"),
        tell("2020-01-02", "licence-granted", id="b", until="2030-01-01"),
        tell("2020-01-02", "licence-granted", id="c", until="2021-01-01"),
        tell("2020-01-02", "licence-granted", id="d"),
    )
    assert [told(grants.term(since)) for since in range(4)] == [
        ("b", "2030-01-01"),
        ("b", "2030-01-01"),
        ("c", "2021-01-01"),
        ("d", None),
    ]


def test_one_more_is_heeded_though_the_term_was_asked_for_before() -> None:
    grants = granted(tell("2020-01-01", "licence-granted", id="a"))
    assert told(grants.term(0)) == ("a", None)
    (act,) = read_acts([tell("2020-01-01", "licence-granted", id="b", until="2021-01-01")])
    grants.add(act, act.first, own=False, linked=False)
    assert told(grants.term(0)) == ("b", "2021-01-01")


def test_the_last_grants_by_the_imposer_and_by_a_link_are_known_by_their_places() -> None:
    grants = Grants()
    assert (grants.own, grants.linked, len(grants)) == (-1, -1, 0)
    (act,) = read_acts([tell("2020-01-01", "licence-granted")])
    for own, linked in ((True, False), (False, True), (False, False)):
        grants.add(act, date(2020, 1, 1), own=own, linked=linked)
    assert (grants.own, grants.linked, len(grants)) == (0, 1, 3)
