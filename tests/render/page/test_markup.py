"""Markup that no text can break."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.render.page.markup import Html, element, html, join, link, script_data, text_of


def test_a_text_is_escaped_and_markup_is_not() -> None:
    assert (
        element("p", "<b>&", Html("<i>x</i>"), class_="a\"'")
        == '<p class="a&quot;&#x27;">&lt;b&gt;&amp;<i>x</i></p>'
    )


def test_attributes_are_named_as_in_html_and_those_without_a_value_left_out() -> None:
    made = element("input", aria_label="x", for_="y", id=None, open=False, disabled=True)
    assert made == '<input aria-label="x" for="y" disabled>'


def test_several_texts_stand_in_a_row() -> None:
    assert join(["<", Html("<br>")], " ") == "&lt; <br>"


def test_what_nobody_sees_is_made_visible() -> None:
    assert html("a\u202eb") == "a&lt;U+202E&gt;b"


@pytest.mark.parametrize("address", ["https://a.example/?x=1&y=2", "http://a.example/"])
def test_an_address_of_the_web_is_a_link(address: str) -> None:
    escaped = address.replace("&", "&amp;")
    assert link(address) == f'<a href="{escaped}">{escaped}</a>'


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//a.example", " https://a"])
def test_any_other_address_is_a_text(address: str) -> None:
    assert link(address) == address


@given(st.text())
def test_data_comes_back_whole_and_ends_no_element(text: str) -> None:
    told = script_data("x", [text])
    inner = told.removeprefix('<script type="application/json" id="x">').removesuffix("</script>")
    assert "<" not in inner
    assert ">" not in inner
    assert json.loads(inner) == [text]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"])))
def test_the_texts_of_markup_are_those_put_in(text: str) -> None:
    assert text_of(element("p", text, element("b", text, title=text))) == text + text
