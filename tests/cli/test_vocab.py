"""`armstrack vocab`: the words that records use."""

from __future__ import annotations

import pytest

from armstrack.vocab import vocabularies
from tests.conftest import Command


def first_cells(out: str) -> list[str]:
    return [line.split(",")[0] for line in out.splitlines()[1:]]


def test_without_a_name_all_are_listed_with_their_sizes(armstrack: Command) -> None:
    sizes = [f"{name},{len(terms)}" for name, terms in vocabularies().items()]
    assert armstrack("vocab", "-f", "csv") == (0, "\n".join(["vocabulary,words", *sizes, ""]), "")


@pytest.mark.parametrize("name", vocabularies())
def test_every_vocabulary_lists_its_words(name: str, armstrack: Command) -> None:
    result = armstrack("vocab", name, "-f", "csv")
    assert first_cells(result.out) == list(vocabularies()[name])
    assert (result.code, result.err) == (0, "")


def test_words_stand_beside_their_definitions(armstrack: Command) -> None:
    lines = armstrack("vocab", "verification").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "verification",
        "confirmed",
        "reported",
        "inferred",
        "claimed",
        "alleged",
    ]
    assert lines[0] == "verification  definition"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("kin", "did you mean kind? `armstrack vocab` lists them"),
        ("zzz", "`armstrack vocab` lists them"),
    ],
)
def test_an_unknown_vocabulary_is_a_usage_error(typed: str, hint: str, armstrack: Command) -> None:
    assert armstrack("vocab", typed) == (
        2,
        "",
        f'armstrack: no vocabulary is called "{typed}"\n  hint: {hint}\n',
    )
