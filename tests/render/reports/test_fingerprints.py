"""A fingerprint is the problem's own: it moves with the problem, and no two are alike."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from armstrack.problem import Problem, Span
from armstrack.render.reports.fingerprints import fingerprints
from tests.render.reports.samples import NOT_UTF8, make_problem, make_report

ONE = "49b09c0d285aefe55cec671bd08e105652cc97c0a42a4959de39b7a4ee89cd4f"


def test_a_fingerprint_is_made_of_file_code_and_marked_text() -> None:
    """The value is what sha256sum gives for the four, joined by NUL, the last being 0."""
    assert fingerprints(make_report(make_problem())) == [ONE]


def test_neither_line_nor_message_nor_hint_changes_a_fingerprint() -> None:
    moved = make_problem(
        place=(90, 14, 19), excerpt="  recipient: Turky", message="(today is 2026-11-22)", hint=""
    )
    assert fingerprints(make_report(moved)) == [ONE]


def test_another_file_code_or_text_gives_another_fingerprint() -> None:
    others = (
        make_problem(path="records/can/b.yaml"),
        make_problem("E205"),
        make_problem(excerpt="recipient: Turks"),
        make_problem(path=NOT_UTF8),
    )
    assert len({ONE, *fingerprints(make_report(*others))}) == 5


def test_problems_alike_in_all_are_told_apart_by_their_order() -> None:
    twice = fingerprints(make_report(make_problem(), make_problem(place=(9, 12, 17))))
    assert twice[0] == ONE
    assert len(set(twice)) == 2


PROBLEMS = st.lists(
    st.builds(
        make_problem,
        code=st.sampled_from(["E204", "W501"]),
        path=st.sampled_from(["a.yaml", "b.yaml"]),
        place=st.tuples(st.integers(1, 3), st.just(1), st.integers(1, 3)),
        excerpt=st.sampled_from(["aa", "ab"]),
    ),
    max_size=8,
)


@given(PROBLEMS, st.integers(1, 50))
def test_fingerprints_are_unique_and_bear_lines_above(problems: list[Problem], added: int) -> None:
    def down(problem: Problem) -> Problem:
        line, column, end_line, end_column = problem.span
        return replace(problem, span=Span(line + added, column, end_line + added, end_column))

    found = fingerprints(make_report(*problems))
    assert len(set(found)) == len(problems)
    assert fingerprints(make_report(*map(down, problems))) == found
