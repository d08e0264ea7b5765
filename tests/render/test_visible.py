"""Text from records as data: what cannot be seen is shown."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.render.visible import escaped, visible, without_commands


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("F-16 #3, 20 % [bold]x[/bold]", "F-16 #3, 20 % [bold]x[/bold]"),
        ("Türkiye, Côte d'Ivoire, 日本語, العربية", "Türkiye, Côte d'Ivoire, 日本語, العربية"),
        ("e\u0301", "e\u0301"),
        ("a\nb\tc\r\n", "a<U+000A>b<U+0009>c<U+000D><U+000A>"),
        ("\x1b[31mred\x1b[0m\x00\x7f\x9b", "<U+001B>[31mred<U+001B>[0m<U+0000><U+007F><U+009B>"),
        ("abc\u202edef\u202c\u2066x\u2069\u200f", "abc<U+202E>def<U+202C><U+2066>x<U+2069><U+200F>"),
        ("zero\u200bwidth\u200d\ufeff", "zero<U+200B>width<U+200D><U+FEFF>"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("a\u2028b\u2029c\u0085", "a<U+2028>b<U+2029>c<U+0085>"),
        ("heart\ufe0f a\U000e0101", "heart<U+FE0F> a<U+E0101>"),
        ("\u3164\u115f\uffa0\u034f", "<U+3164><U+115F><U+FFA0><U+034F>"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("half\ud800", "half<U+D800>"),
        ("", ""),
    ],
)
def test_unseen_characters_are_written_by_their_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_control_separator_and_surrogate_is_shown() -> None:
    hidden = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert [c for c in hidden if visible(c) == c] == []


def test_every_character_that_turns_the_direction_of_text_is_shown() -> None:
    turning = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN")
    assigned = (c for c in map(chr, range(0x110000)) if unicodedata.bidirectional(c) in turning)
    assert [unicodedata.name(c) for c in assigned if visible(c) == c] == []


@given(st.text())
def test_nothing_is_left_out_and_shown_text_stays(text: str) -> None:
    shown = visible(text)
    assert len(shown) >= len(text)
    assert visible(shown) == shown
    assert [c for c in text if visible(c) == c and c not in shown] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("::error::x\n", "<U+003A>:error::x\n"),
        ("a\n  ::add-mask::x\n\t::x\n", "a\n  <U+003A>:add-mask::x\n\t<U+003A>:x\n"),
        ("title ##[error]x ##vso[y]z", "title #<U+0023>[error]x #<U+0023>vso[y]z"),
        ("###TeamCity[x] ##other[y]\n", "##<U+0023>TeamCity[x] ##other[y]\n"),
        ("a ::b:: : c\n:d\n# e [f]\n", "a ::b:: : c\n:d\n# e [f]\n"),
    ],
)
def test_in_the_log_of_a_ci_service_no_text_gives_a_command(text: str, told: str) -> None:
    assert without_commands(text) == told


@given(st.text(st.characters(codec="utf-8") | st.sampled_from('\u202e\x7f\x9b\u200b\U000e0041\ufeff\n\\"')))
def test_escaped_json_means_the_same_and_hides_nothing(text: str) -> None:
    told = escaped(json.dumps([text], ensure_ascii=False, indent=2))
    assert json.loads(told) == [text]
    assert visible(told.replace("\n", "")) == told.replace("\n", "")
