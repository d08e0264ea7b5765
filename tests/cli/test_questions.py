"""Questions at a terminal, one by one: what is explained, what is kept, what is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from armstrack.answers import Reader
from armstrack.cli import dialogue, streams
from armstrack.cli.exits import StopError
from armstrack.cli.questions import Asker, pick
from armstrack.event import Item, Value
from armstrack.fields import fields_of
from armstrack.handles import Handles
from armstrack.plain import Tree

Type = Callable[..., None]


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Puts what a person types, line by line; each must be asked for."""

    def put(*lines: str) -> None:
        waiting = iter(lines)

        def ask(question: str) -> str:
            streams.talk(question)
            line = next(waiting, None)
            if line is None:
                raise EOFError
            return line

        monkeypatch.setattr(streams, "ask", ask)

    return put


def asker(ids: Iterable[str] = ()) -> Asker:
    return Asker(Reader(date(2026, 11, 22), Handles(ids)))


def ask(name: str, now: Tree = "", needed: bool | None = None) -> Tree:
    return asker().ask_field(fields_of()[name], now, needed)


# One field -----------------------------------------------------------------------------------------


def test_a_question_mark_lists_a_vocabulary_with_its_definitions(
    types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    types("?", "")
    assert ask("scope") == ""
    told = capsys.readouterr().err
    assert told.startswith(
        "scope: what the act reaches\n> \n"
        "  new-licences       Reaches licences not yet granted; those already granted\n"
        "                     stay usable."
    )
    assert told.endswith("                     names the holder who asks.\n> \n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "date",
            "5 October 2020, October 2020, 2020, by May 2020, since 2020, 2019 to 2020; 2020? where doubtful",
        ),
        ("licences", "7, 7? (doubtful), ~7 (about), 7+ (at least), <7, 5-9; digits alone"),
        ("supplier", "a name, an alias or a code: turkiye, UAE, TUR; `armstrack parties` lists them"),
        ("end_user", "text on one line, in your own words"),
    ],
)
def test_a_question_mark_shows_the_forms_of_an_answer(
    name: str, said: str, types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    types("?", "")
    assert ask(name, needed=False) == ""
    assert capsys.readouterr().err.splitlines()[2] == f"  {said}"


def test_a_long_vocabulary_is_listed_by_its_beginnings_alone(
    types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    types("?", "sa", "sar")
    field = fields_of(Value)["currency"]
    assert asker().ask_field(field) == "SAR"
    told = capsys.readouterr().err.splitlines()
    assert told[2] == "  three letters of ISO 4217, or TIV; a beginning lists those that begin so"
    assert told[-1] == "  SAR (Saudi Riyal)"


def test_the_only_word_that_begins_so_is_taken(types: Type) -> None:
    types("exist")
    assert ask("scope") == "existing-licences"


def test_enter_keeps_what_there_is(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("")
    assert ask("date", "2020-10-05") == "2020-10-05"
    assert capsys.readouterr().err == (
        "date: day of effect; of a total, its period\n  now 2020-10-05 (Enter keeps it)\n> \n"
    )


def test_a_hyphen_takes_out_what_may_be_absent_and_nothing_else(
    types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    types("-")
    assert ask("terms", "none") == ""
    assert "  now none (Enter keeps it, - takes it out)\n" in capsys.readouterr().err
    types("-", "2021")
    assert ask("date", "2020") == "2021"
    assert "  every record needs it; ? explains\n" in capsys.readouterr().err


def test_what_cannot_be_read_is_asked_again(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("many", "7")
    assert ask("licences") == "7"
    assert capsys.readouterr().err.splitlines()[2:4] == [
        '  "many" is no figure: write digits alone, with a point for decimals: 7, 7?, ~7,',
        "  7+, <7 or 5-9",
    ]


def test_signs_that_are_no_text_are_asked_for_again(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("\udcff", "a")
    assert ask("title") == "a"
    assert "  the answer is not UTF-8: type it anew, or paste it as text\n> \n" in capsys.readouterr().err


# Lists and parts -----------------------------------------------------------------------------------


def test_codes_are_asked_for_one_after_the_other(types: Type) -> None:
    types("germany", "france", "")
    assert ask("via") == ["DEU", "FRA"]
    types("")
    assert ask("via") == []


def test_codes_that_there_are_may_stay_change_or_go(types: Type) -> None:
    types("")
    assert ask("via", ["DEU", "FRA"]) == ["DEU", "FRA"]
    types("italy", "")
    assert ask("via", ["DEU", "FRA"]) == ["ITA"]
    types("-")
    assert ask("via", ["DEU", "FRA"]) == []


def test_a_part_is_left_out_by_its_first_answer_if_it_must_have_one(types: Type) -> None:
    types("")
    assert ask("actor") == {}
    types("canada", "", "court", "")
    assert ask("actor") == {"party": "CAN", "role": "court"}


def test_a_part_without_required_answers_may_have_any(types: Type) -> None:
    types("", "MX-15D", "", "", "", "", "y", "", "", "", "", "", "")
    assert ask("items") == [{"designation": "MX-15D"}]


def test_a_record_needs_a_source(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("", "Reuters", "", "", "", "", "", "", "", "", "n")
    assert ask("sources") == [{"publisher": "Reuters"}]
    assert "  every record needs a source\n" in capsys.readouterr().err


def test_the_key_of_a_source_is_asked_for_last(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("Reuters", "", "", "", "", "", "", "", "r", "")
    assert ask("sources") == [{"publisher": "Reuters", "key": "r"}]
    asked = [line.partition(":")[0] for line in capsys.readouterr().err.splitlines() if ", " in line]
    assert (asked[0], asked[-1]) == ("source, publisher", "source, key")


def test_parts_that_there_are_may_change_go_and_get_company(
    types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    values: list[Tree] = [{"amount": "7", "currency": "CAD"}, {"amount": "8", "currency": "CAD"}]
    types("9", "", "", "-", "y", "10", "usd", "", "n")
    assert ask("values", values) == [{"amount": "9", "currency": "CAD"}, {"amount": "10", "currency": "USD"}]
    assert "value 2, amount: in full units of the currency; TIV in millions\n" in capsys.readouterr().err


def test_the_parts_of_an_item_are_those_of_the_definition(
    types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    types(*[""] * len(fields_of(Item)))
    assert ask("items") == []
    asked = [
        line.partition(":")[0] for line in capsys.readouterr().err.splitlines() if line.startswith("item, ")
    ]
    assert asked == [f"item, {name}" for name in fields_of(Item)]


@pytest.mark.parametrize(
    ("typed", "letter"), [("", "n"), ("y", "y"), ("Yes", "y"), ("no", "n"), ("edit", "e"), (" E ", "e")]
)
def test_a_choice_is_one_of_its_letters_or_a_word(typed: str, letter: str, types: Type) -> None:
    types(typed)
    assert pick("so? ", "nye") == letter


def test_another_choice_is_asked_again(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("e", "yellow", "y")
    assert pick("so? ", "yn") == "y"
    assert capsys.readouterr().err.count("  answer y or n, please\n") == 2


# The conversation ----------------------------------------------------------------------------------


def test_more_may_be_said_until_enter(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    tree: dict[str, Tree] = {"title": "a", "values": [{"amount": "7", "currency": "CAD"}]}
    types("end", "Baykar", "note", "x", "value", "8", "cad", "", "n", "")
    dialogue.complete(tree, [], asker())
    assert tree == {
        "title": "a",
        "values": [{"amount": "7", "currency": "CAD"}, {"amount": "8", "currency": "CAD"}],
        "end_user": "Baykar",
        "notes": "x",
    }
    menus = [line for line in capsys.readouterr().err.splitlines() if line.startswith("(")]
    assert menus[0] == "(item, value, statement, source, date, announced, until, kind, verification,"


def test_what_is_not_said_after_all_is_left_out(types: Type) -> None:
    tree: dict[str, Tree] = {"title": "a"}
    types("terms", "", "actor", "", "via", "", "")
    dialogue.complete(tree, [], asker())
    assert tree == {"title": "a"}


def test_a_choice_of_names_is_asked_until_it_is_one(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("s", "x", "stat")
    assert dialogue.choose("which? ", ["sources", "statements"]) == "statements"
    assert capsys.readouterr().err == (
        '(source, statement)\nwhich? \n  source, statement: which one?\nwhich? \n  there is no "x"\nwhich? \n'
    )


@pytest.mark.parametrize(("typed", "name"), [("End-User", "end_user"), ("items", "items"), ("part", "part")])
def test_a_name_may_be_typed_in_several_ways(typed: str, name: str, types: Type) -> None:
    types(typed)
    assert dialogue.choose("which? ", ["end_user", "items", "part", "parties"]) == name


def test_an_answer_may_be_changed(types: Type) -> None:
    tree: dict[str, Tree] = {"title": "a", "terms": "b"}
    types("title", "c")
    assert dialogue.change(tree, asker(), "slug") == "slug"
    types("terms", "-")
    dialogue.change(tree, asker(), "slug")
    types("")
    dialogue.change(tree, asker(), "slug")
    assert tree == {"title": "c"}


def test_the_slug_may_be_changed(types: Type) -> None:
    types("slug", "Two Words", "slug", "")
    assert dialogue.change({}, asker(), "one") == "two-words"
    assert dialogue.change({}, asker(), "one") == "one"


@pytest.mark.parametrize(
    ("reason", "said"),
    [(KeyboardInterrupt, "stopped: nothing was written"), (EOFError, "no more answers: nothing was written")],
)
def test_who_leaves_a_conversation_is_told_so(
    reason: type[BaseException], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def leave() -> None:
        raise reason

    with pytest.raises(StopError) as stopped:
        dialogue.in_peace(leave)
    assert (stopped.value.code, stopped.value.message) == (130, said)
    assert capsys.readouterr().err == "\n"


def test_a_conversation_that_ends_gives_what_it_came_to() -> None:
    assert dialogue.in_peace(lambda: 7) == 7
