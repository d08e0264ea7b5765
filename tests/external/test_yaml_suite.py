"""Every case of the YAML project's own test suite is read rightly, or refused with a place."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from armstrack import document, usual
from armstrack.ledger import check_bytes
from armstrack.plain import read_plain
from tests.conftest import ROOT
from tests.external.yaml_suite import Case, fetch, tree_of

pytestmark = pytest.mark.external

PATH = Path("records/can/2020-10-05-can-tur-case.yaml")
#: What is no YAML 1.2 and is read all the same, since libyaml reads it so. Each can be read in one way only:
#: brackets and quotes that go on without indentation or after a tab, a comment without a blank before it, a
#: block whose first lines are blank. None of it hides or adds a value.
LENIENT = ["9C9N", "DK95-1", "QB6E", "S98Z", "SU5Z", "X4QW"]
#: Where libyaml keeps a blank or drops a line at the end of folded quotes or of a block; ours is libyaml's.
OTHERWISE = ["DK95-8", "L24T-1", "NAT4"]


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return fetch(tmp_path_factory.mktemp("suite"))


@pytest.fixture
def bounded() -> Iterator[None]:
    """The kernel ends the run if anything hangs."""
    signal.alarm(60)
    yield
    signal.alarm(0)


def refused(case: Case) -> bool:
    """True where something of the text keeps it from being a record's."""
    return any(not refusal.code.startswith("W") for refusal in document.read(case.text.encode()).refusals)


def test_the_suite_is_the_whole_one(cases: list[Case]) -> None:
    assert (len(cases), sum(case.fails for case in cases)) == (402, 94)


def test_every_case_is_read_or_refused_with_a_place_and_none_hangs(cases: list[Case], bounded: None) -> None:
    for case in cases:
        found = document.read(case.text.encode())
        assert (found.tree is not None) or found.refusals, case.name
        for refusal in found.refusals:
            assert 1 <= refusal.span.line <= len(found.lines), case.name
            assert 1 <= refusal.span.column <= len(found.line(refusal.span.line)) + 1, case.name
            assert refusal.message, case.name
        event, problems = check_bytes(case.text.encode(), PATH, date(2026, 11, 22))
        assert event is None and problems, case.name


def test_what_is_accepted_is_what_libyaml_itself_reads(cases: list[Case]) -> None:
    accepted = [case for case in cases if not refused(case)]
    for case in accepted:
        tree = document.read(case.text.encode()).tree
        assert tree == yaml.load(case.text, yaml.CBaseLoader), case.name  # noqa: S506 - builds text alone
        text = usual.open_text(case.text.encode())
        if text is not None:
            assert read_plain(text) in (None, tree), case.name
            assert (read := usual.read_usual(text)) is None or read.tree == tree, case.name
    assert len(accepted) == 65


def test_what_is_accepted_is_what_the_suite_says_it_is(cases: list[Case]) -> None:
    accepted = [case for case in cases if not refused(case) and not case.fails]
    other = [case.name for case in accepted if document.read(case.text.encode()).tree != tree_of(case)]
    assert (len(accepted), other) == (59, OTHERWISE)


def test_what_is_no_yaml_is_accepted_only_where_we_know_of_it(cases: list[Case]) -> None:
    assert [case.name for case in cases if case.fails and not refused(case)] == LENIENT


def test_where_libyaml_reads_less_than_the_suite_the_text_is_refused_with_a_place(cases: list[Case]) -> None:
    """libyaml reads YAML 1.1; of 308 texts of YAML 1.2 it calls 53 none."""
    beyond = [case for case in cases if not case.fails and {"E103", "E104"} & codes(case)]
    assert (len(beyond), sum(not case.fails for case in cases)) == (53, 308)


def test_the_page_says_these_numbers_and_names() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    said = " ".join(page.partition("test suite\n")[2].partition("\n## ")[0].split())
    for phrase in (
        "All 402 cases",
        "Of those, 65 hold",
        "otherwise of 9 of the 65",
        "308 cases",
        "calls 53 none",
    ):
        assert phrase in said
    assert re.findall(r"`([A-Z0-9]{4}(?:-\d)?)`", said) == LENIENT + OTHERWISE


def codes(case: Case) -> set[str]:
    return {refusal.code for refusal in document.read(case.text.encode()).refusals}
