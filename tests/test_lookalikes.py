"""Letters that look like those of a code: they are named, and never taken for them."""

from __future__ import annotations

import unicodedata

import pytest
from confusable_homoglyphs import confusables

from armstrack import leaves
from armstrack.leaves import Leaf
from armstrack.lookalikes import as_seen, strange_in
from armstrack.problem import FieldError
from armstrack.vocab import read_table

#: Cyrillic letters, written by their numbers so that nobody takes them for others.
A, C, IE = "\u0410", "\u0421", "\u0415"


@pytest.mark.parametrize("row", read_table("lookalikes"), ids=lambda row: row["code_point"])
def test_every_letter_of_the_table_is_confusable_to_unicode(row: dict[str, str]) -> None:
    letter = chr(int(row["code_point"], 16))
    alike = {each["c"] for each in confusables.is_confusable(letter, greedy=True)[0]["homoglyphs"]}
    assert (unicodedata.name(letter), len(row["looks_like"])) == (row["name"], 1)
    assert {row["looks_like"], row["looks_like"].replace("I", "l")} & alike


@pytest.mark.parametrize(
    ("text", "seen", "named"),
    [
        ("CAN", "CAN", ""),
        (f"C{A}N", "CAN", "U+0410 CYRILLIC CAPITAL LETTER A for A"),
        (
            f"{C}{A}{C}",
            "CAC",
            "U+0421 CYRILLIC CAPITAL LETTER ES for C, U+0410 CYRILLIC CAPITAL LETTER A for A",
        ),
        ("C\u200dAN", "CAN", "U+200D ZERO WIDTH JOINER"),
        ("\uff23AN", "CAN", "U+FF23 FULLWIDTH LATIN CAPITAL LETTER C for C"),
        ("\u0406SR", "ISR", "U+0406 CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I for I"),
        ("T\u00fcrkiye", "T\u00fcrkiye", ""),
        ("\u65e5\u672c \u00a0\u20ac", "\u65e5\u672c \u00a0\u20ac", ""),
    ],
)
def test_a_text_is_read_as_it_is_seen_and_what_is_strange_is_named(text: str, seen: str, named: str) -> None:
    assert (as_seen(text), strange_in(text)) == (seen, named)


@pytest.mark.parametrize(
    ("leaf", "text", "meant", "hint"),
    [
        (leaves.PARTY, f"C{A}N", "CAN", "write CAN: it holds U+0410 CYRILLIC CAPITAL LETTER A for A"),
        (leaves.PARTY, "C\u200dAN", "CAN", "write CAN: it holds U+200D ZERO WIDTH JOINER"),
        (leaves.PARTY, f"c{A}n", "CAN", "write CAN: it holds U+0410 CYRILLIC CAPITAL LETTER A for A"),
        (leaves.CURRENCY, f"{IE}UR", "EUR", "write EUR: it holds U+0415 CYRILLIC CAPITAL LETTER IE for E"),
        (
            leaves.ID,
            "2020-c\u0430n-tur-x",
            "2020-can-tur-x",
            "write 2020-can-tur-x: it holds U+0430 CYRILLIC SMALL LETTER A for a",
        ),
        (leaves.KEY, "g\u0430c", "gac", "write gac: it holds U+0430 CYRILLIC SMALL LETTER A for a"),
        (
            leaves.word("kind"),
            "deliver\u0435d",
            "delivered",
            "write delivered: it holds U+0435 CYRILLIC SMALL LETTER IE for e",
        ),
        (
            leaves.DATE,
            "2\u041e20",
            None,
            "write 2020, 2020-10, 2020-10-05, or a range such as 2019/2020, 2020-10-05/.. or ../2020;"
            " it holds U+041E CYRILLIC CAPITAL LETTER O for O",
        ),
        (leaves.PARTY, "T\u00fcrkiye", "TUR", "write TUR (Turkey)"),
        (leaves.PARTY, "\u0420\u043e\u0441\u0441\u0438\u044f", "RUS", "write RUS (Russia)"),
        (leaves.TEXT, "\u0430\nb", None, "put the rest into `notes`"),
    ],
)
def test_a_code_that_only_looks_like_one_is_refused_and_the_letter_named(
    leaf: Leaf, text: str, meant: str | None, hint: str
) -> None:
    with pytest.raises(FieldError) as refused:
        leaf.read(text)
    assert (refused.value.instead, refused.value.hint) == (meant, hint)
