"""Languages of sources have names."""

from __future__ import annotations

import pycountry
import pytest

from armstrack.languages import language_name, languages


@pytest.mark.parametrize(
    ("tag", "name"),
    [("fr", "French"), ("tr", "Turkish"), ("el", "Greek"), ("pt-BR", "Portuguese (pt-BR)"), ("ckb", "ckb")],
)
def test_a_language_is_called_by_its_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


def test_the_table_is_that_of_iso_639_1() -> None:
    standard = {lang.alpha_2: lang.name for lang in pycountry.languages if hasattr(lang, "alpha_2")}
    assert set(languages()) == set(standard)
    ours = {code: name for code, name in languages().items() if name != standard[code].partition(" (")[0]}
    assert ours == {"el": "Greek", "to": "Tongan"}


def test_the_table_is_sorted() -> None:
    assert [*languages()] == sorted(languages())
