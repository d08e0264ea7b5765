"""`armstrack parties`: codes and other names."""

from __future__ import annotations

import pytest

from armstrack.parties import parties
from tests.conftest import Command


def codes(out: str) -> list[str]:
    return [line.split(",")[0] for line in out.splitlines()[1:]]


@pytest.mark.parametrize("words", [("türkiye",), ("TURKEY",), ("tur",)])
def test_the_party_that_is_named_comes_first(words: tuple[str, ...], armstrack: Command) -> None:
    result = armstrack("parties", *words, "-f", "csv")
    assert codes(result.out)[0] == "TUR"
    assert (result.code, result.err) == (0, "")


def test_an_ambiguous_name_gives_every_party_that_it_may_mean(armstrack: Command) -> None:
    assert codes(armstrack("parties", "korea", "-f", "csv").out) == ["KOR", "PRK"]


def test_words_are_one_name(armstrack: Command) -> None:
    assert codes(armstrack("parties", "united", "arab", "emirates", "-f", "csv").out) == ["ARE"]


def test_without_words_all_are_listed(armstrack: Command) -> None:
    assert codes(armstrack("parties", "-f", "csv").out) == sorted(parties())


def test_a_party_takes_one_line(armstrack: Command) -> None:
    out = armstrack("parties", "norway").out
    assert [line.split()[:4] for line in out.splitlines()] == [
        ["code", "name", "kind", "two"],
        ["NOR", "Norway", "state", "NO"],
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("cnada",),
            'no party is called "cnada": did you mean CAN (Canada)? `armstrack parties` lists them\n',
        ),
        (("x", "yzzy"), 'no party is called "x yzzy": `armstrack parties` lists the codes\n'),
    ],
)
def test_no_party_is_said_on_stderr_with_what_is_near(
    words: tuple[str, ...], message: str, armstrack: Command
) -> None:
    result = armstrack("parties", *words)
    assert (result.code, result.out.strip(), result.err) == (0, "", message)
