"""Problems: severity by code, order by place, and the catalogue behind `explain`."""

from __future__ import annotations

import re

import pytest

from armstrack.problem import Edit, Entry, FieldError, Problem, Span, catalogue, codes


def problem(code: str = "E204", path: str = "a.yaml", line: int = 1, column: int = 1) -> Problem:
    return Problem(path, Span(line, column, line, column + 1), code, "message")


@pytest.mark.parametrize(
    ("code", "severity"), [("E101", "error"), ("E204", "error"), ("E401", "error"), ("W501", "warning")]
)
def test_a_code_that_begins_with_w_is_a_warning(code: str, severity: str) -> None:
    assert problem(code).severity == severity
    assert Entry(code, "name", "what", "why", "remedy").severity == severity


def test_problems_are_told_by_file_then_from_top_to_bottom() -> None:
    told = [
        problem(path="a.yaml", line=2, column=9),
        problem(path="a.yaml", line=10, column=1),
        problem(path="a.yaml", line=10, column=2, code="E203"),
        problem(path="a.yaml", line=10, column=2, code="W501"),
        problem(path="b.yaml", line=1),
    ]
    shuffled = [told[place] for place in (3, 0, 4, 2, 1)]
    assert sorted(shuffled, key=lambda p: p.sort_key) == told


@pytest.mark.parametrize(
    ("edit", "rename", "mendable"),
    [(None, None, False), (Edit(Span(), ""), None, True), (None, "can/a.yaml", True)],
)
def test_a_problem_with_an_edit_or_a_place_can_be_mended(
    edit: Edit | None, rename: str | None, mendable: bool
) -> None:
    problem = Problem("a.yaml", Span(), "E301", "", edit=edit, rename=rename)
    assert problem.is_mendable is mendable


def test_a_span_is_the_first_character_unless_told() -> None:
    assert Span() == (1, 1, 1, 1)


def test_a_field_error_carries_code_message_and_hint() -> None:
    error = FieldError("E205", '"x" is no date', "write 2020")
    assert (error.code, error.message, error.hint, str(error)) == (
        "E205",
        '"x" is no date',
        "write 2020",
        '"x" is no date',
    )
    assert FieldError("E205", "no").hint == ""


def test_the_catalogue_is_in_order_of_code() -> None:
    assert list(catalogue()) == sorted(catalogue())


def test_every_page_of_the_catalogue_is_complete() -> None:
    for code, page in catalogue().items():
        assert re.fullmatch(r"[EW]\d{3}", code)
        assert page.code == code
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.name)
        assert all(text.endswith(".") for text in (page.what, page.why, page.remedy)), code
        assert page.fix.endswith(".") or not page.fix, code


def test_names_of_pages_are_unique() -> None:
    assert len({page.name for page in catalogue().values()}) == len(catalogue())


def test_the_codes_are_those_of_the_catalogue() -> None:
    assert sorted(codes()) == list(catalogue())


def test_what_is_said_is_cut_where_it_quotes_a_value_as_long_as_its_file() -> None:
    said = Problem("a.yaml", Span(), "E204", "x" * 501, "y" * 500)
    assert (said.message, said.hint) == ("x" * 497 + "...", "y" * 500)
