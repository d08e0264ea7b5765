"""A page of the catalogue of problems."""

from __future__ import annotations

import pytest

from armstrack.problem import Entry, catalogue
from armstrack.render.pages import page


def test_a_page_says_what_why_and_what_to_do_within_80_columns() -> None:
    entry = Entry(
        "W501",
        "http-link",
        "A source's address begins with http, so that nobody can tell whether what arrives was changed.",
        "Most sites answer by https as well.",
        "Try the address with https and write that.",
        "Nothing.",
    )
    assert page(entry) == (
        "W501 http-link (warning)\n"
        "\n"
        "A source's address begins with http, so that nobody can tell whether what\n"
        "arrives was changed.\n"
        "\n"
        "Most sites answer by https as well.\n"
        "\n"
        "What to do: Try the address with https and write that.\n"
        "\n"
        "With --fix: Nothing.\n"
    )
    assert page(entry._replace(fix="")) == page(entry).removesuffix("\nWith --fix: Nothing.\n")


@pytest.mark.parametrize("code", list(catalogue()))
def test_every_page_fits_80_columns(code: str) -> None:
    assert max(map(len, page(catalogue()[code]).splitlines())) <= 80
