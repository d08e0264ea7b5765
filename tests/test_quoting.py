"""Whatever a text holds, YAML reads it back from its quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import document
from armstrack.quoting import quote, quote_like


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Austria: a report", "'Austria: a report'"),
        ('"Clear View" radar', "'\"Clear View\" radar'"),
        ("it's: so", '"it\'s: so"'),
        ('it\'s "so" \\ far', '"it\'s \\"so\\" \\\\ far"'),
        ("one\ntwo", '"one\\u000atwo"'),
        ("a\tb", "'a\tb'"),
        ("", "''"),
        ("雷达 #3", "'雷达 #3'"),
    ],
)
def test_single_quotes_are_used_where_they_do(text: str, quoted: str) -> None:
    assert quote(text) == quoted


@given(st.text())
def test_what_is_quoted_is_read_back(text: str) -> None:
    assert document.read(f"title: {quote(text)} # so\n".encode()).tree == {"title": text}


@pytest.mark.parametrize(
    ("written", "quoted"), [("Turkey", "TUR"), ("'Turkey'", "'TUR'"), ('"Turkey"', '"TUR"'), ("", "TUR")]
)
def test_the_quotes_that_stood_there_stay(written: str, quoted: str) -> None:
    assert quote_like(written, "TUR") == quoted
