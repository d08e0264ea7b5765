"""What the Tab key offers: words that the command takes, whatever the case, and the accents left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import typer
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from armstrack import parties, vocab
from armstrack.cli import completing, list_records, main, names
from armstrack.cli.vendored import Context
from armstrack.problem import catalogue
from armstrack.words import fold
from tests.conftest import ROOT, WriteRecord

_SPELLINGS = [s for p in parties.parties().values() for s in (p.name, p.code, *p.aliases)]


def texts(rows: list[completing.Row]) -> list[str]:
    return [text for text, _ in rows]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("turkiy", [("Turkiye", "Turkey")]),
        ("korea", [("South Korea", "KOR"), ("North Korea", "PRK")]),
        ("tür", [("Türkiye", "Turkey")]),
        ("turke", [("Turkey", "TUR")]),
        ("türkiy", [("Türkiye", "Turkey")]),
        ("KSA", [("KSA", "Saudi Arabia")]),
        ("NLD", [("NLD", "Netherlands")]),
        ("norwa", [("Norway", "NOR")]),
        ("reuni", [("Reunion", "REU")]),
        ("cote d", [("Cote d'Ivoire", "Ivory Coast")]),
        ("south k", [("South Korea", "KOR")]),
        ("herzeg", [("Bosnia and Herzegovina", "BIH")]),
        (
            "great",
            [
                ("Great Britain", "United Kingdom"),
                ("Great Socialist People's Libyan Arab Jamahiriya", "Libya"),
                ("International Conference on the Great Lakes Region", "XLG"),
            ],
        ),
        ("great b", [("Great Britain", "United Kingdom")]),
        ("xyzzy", []),
    ],
)
def test_a_party_is_offered_in_the_spelling_begun(typed: str, offered: list[completing.Row]) -> None:
    assert completing.parties(typed) == offered


def test_where_nothing_is_typed_every_party_is_offered_by_its_name_without_accents() -> None:
    offered = completing.parties("")
    assert len(offered) == len(parties.parties())
    assert ("Reunion", "REU") in offered


@given(st.sampled_from(_SPELLINGS), st.data())
def test_what_is_offered_for_a_party_means_that_party(spelling: str, data: st.DataObject) -> None:
    typed = spelling[: data.draw(st.integers(1, len(spelling)))]
    for text, about in completing.parties(typed):
        code = names.party(str(text))
        assert about in (code, parties.name_of(code))


@pytest.mark.parametrize("code", parties.parties())
def test_a_spelling_without_its_accents_still_means_the_party(code: str) -> None:
    party = parties.parties()[code]
    for spelling in (party.name, party.code, *party.aliases):
        assert names.party(completing._without_accents(spelling)) == code


@given(st.text(max_size=6))
def test_whatever_is_typed_the_offers_begin_so_or_hold_a_part_that_does(typed: str) -> None:
    for complete in (completing.parties, completing.statuses, completing.codes, completing.anything):
        assert all(f" {fold(typed)}" in f" {fold(text)}" for text, _ in complete(typed))


@pytest.mark.parametrize("vocabulary", ["kind", "verification", "category"])
def test_the_words_offered_are_those_of_the_vocabulary(vocabulary: str) -> None:
    known = vocab.vocabularies()[vocabulary]
    assert texts(completing.words(vocabulary)("")) == list(known)
    assert completing.words("kind")("DELIVERY h") == [
        ("delivery-halted", vocab.kinds()["delivery-halted"].definition)
    ]


def test_a_word_is_found_by_a_part_where_none_begins_so() -> None:
    assert texts(completing.words("kind")("suspended")) == ["licence-suspended"]


def test_statuses_come_with_the_kinds_that_give_none() -> None:
    offered = texts(completing.statuses(""))
    assert offered[: len(vocab.vocabularies()["status"])] == list(vocab.vocabularies()["status"])
    assert texts(completing.statuses("halt-")) == ["halt-promised", "halt-withdrawn"]
    kinds = list(vocab.kinds())
    assert all(names.word(word, "status", kinds) == word for word in offered)


def test_find_is_offered_parties_and_words() -> None:
    assert texts(completing.anything("susp")) == ["suspended"]
    assert texts(completing.anything("germany")) == ["Germany"]


def test_codes_are_offered_with_their_names() -> None:
    assert completing.codes("e204") == [("E204", "unknown party")]
    assert texts(completing.codes("")) == list(catalogue())


def test_vocabularies_are_offered_by_name() -> None:
    assert texts(completing.names_of_vocabularies("ki")) == ["kind"]


def test_words_with_commas_are_completed_one_after_the_other() -> None:
    fields = completing.several_of(("supplier", "recipient", "status"))
    assert texts(fields("")) == ["supplier", "recipient", "status"]
    assert texts(fields("supplier,")) == ["supplier,recipient", "supplier,status"]
    assert texts(fields("supplier,rec")) == ["supplier,recipient"]


def test_the_fields_to_group_by_are_those_of_the_summary() -> None:
    from armstrack.summary_table import FIELDS

    assert completing.GROUPS == FIELDS


def test_columns_are_those_of_the_table_of_records() -> None:
    assert texts(completing.columns("id,date_")) == ["id,date_first", "id,date_last"]


def ids(typed: str, *line: str) -> list[str]:
    """What is offered after `armstrack LINE show`."""
    group = typer.main.get_command(main.app)
    with group.make_context("armstrack", [*line], resilient_parsing=True) as ctx:
        words = ctx._protected_args + ctx.args
        show = group.commands["show"]  # type: ignore[attr-defined]
        with show.make_context("show", words[1:], parent=ctx, resilient_parsing=True) as below:
            return texts(completing.ids(below, typed))


def test_ids_are_the_names_of_files_that_need_not_be_readable(record: WriteRecord) -> None:
    record("nothing of a record", "2020-10-05-can-tur-optics")
    record("", "2019-deu-sau-boats", "deu")
    Path("records/can/notes.txt").touch()
    Path("records/expectations.yaml").touch()
    assert ids("", "show") == ["2019-deu-sau-boats", "2020-10-05-can-tur-optics"]
    assert ids("2020", "show") == ["2020-10-05-can-tur-optics"]
    assert ids("OPTICS", "show") == ["2020-10-05-can-tur-optics"]
    assert ids("sau-b", "show") == ["2019-deu-sau-boats"]
    assert ids("zzz", "show") == []


def test_no_id_that_would_speak_to_the_terminal_is_offered(record: WriteRecord) -> None:
    for name in (
        "2020-can-tur-\x1b[31mred",
        "2020-can-tur-a\n::b",
        "2020-can-tur-\u202ex",
        "2020-can-tur-\udcff",
    ):
        record("", name)
    record("", "2020-can-tur-caf\u00e9")
    assert ids("2020", "show") == ["2020-can-tur-caf\u00e9"]


@pytest.mark.parametrize("line", [("--records", "elsewhere", "show"), ("show", "--records", "elsewhere")])
def test_the_folder_named_on_the_line_is_looked_into(line: tuple[str, ...], record: WriteRecord) -> None:
    record()
    record("", "../../elsewhere/can/2021-can-ukr-guns")
    assert ids("", *line) == ["2021-can-ukr-guns"]


def test_the_folder_of_the_environment_is_looked_into(
    record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    record("", "../../elsewhere/can/2021-can-ukr-guns")
    monkeypatch.setenv("ARMSTRACK_RECORDS", "~/elsewhere")
    monkeypatch.setenv("HOME", os.fspath(Path.cwd()))
    assert ids("", "show") == ["2021-can-ukr-guns"]


def test_without_any_folder_the_records_shipped_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(completing, "SHIPPED", ROOT / "records")
    assert ids("2020-05-can-tur", "show") == ["2020-05-can-tur-mx-15d-permits"]


def test_a_folder_that_cannot_be_read_offers_nothing(record: WriteRecord) -> None:
    record()
    assert ids("", "--records", "nowhere", "show") == []


def offers(name: str, option: str, typed: str) -> list[str]:
    """What an option of a command offers, by Typer's own way."""
    group = typer.main.get_command(main.app)
    command = group.commands[name]  # type: ignore[attr-defined]
    param = next(p for p in command.params if option in (*p.opts, p.name))
    with Context(command, info_name=name) as ctx:
        return [item.value for item in param.shell_complete(ctx, typed)]


@pytest.mark.parametrize(
    ("name", "option", "typed", "offered"),
    [
        ("list", "--supplier", "GERMANY", ["Germany"]),
        ("list", "-r", "germany", ["Germany"]),
        ("summary", "--party", "germany", ["Germany"]),
        ("list", "--kind", "licence-su", ["licence-suspended"]),
        ("list", "--status", "susp", ["suspended"]),
        ("list", "--verification", "conf", ["confirmed"]),
        ("list", "-c", "SENS", ["sensors"]),
        ("list", "--format", "nd", ["ndjson"]),
        ("list", "--color", "al", ["always"]),
        ("list", "--sort", "rec", ["recipient"]),
        ("list", "--columns", "id,via", ["id,via"]),
        ("summary", "--by", "kind,tr", ["kind,track"]),
        ("status", "from_", "germany", ["Germany"]),
        ("status", "to", "germany", ["Germany"]),
        ("timeline", "supplier", "germany", ["Germany"]),
        ("timeline", "recipient", "germany", ["Germany"]),
        ("timeline", "--category", "sens", ["sensors"]),
        ("trace", "words", "germany", ["Germany"]),
        ("find", "words", "germany", ["Germany"]),
        ("parties", "words", "germany", ["Germany"]),
        ("explain", "code", "e204", ["E204"]),
        ("validate", "--only", "E204,e205", ["E204,E205"]),
        ("validate", "--skip", "w501", ["W501"]),
        ("vocab", "name", "KI", ["kind"]),
    ],
)
def test_each_option_and_argument_offers_its_own(
    name: str, option: str, typed: str, offered: list[str]
) -> None:
    assert offers(name, option, typed) == offered


def test_every_order_is_offered() -> None:
    assert offers("list", "--sort", "") == list(list_records._SORTS)


def test_where_nothing_else_can_follow_the_options_are_offered() -> None:
    command = typer.main.get_command(main.app).commands["schema"]  # type: ignore[attr-defined]
    with Context(command, info_name="schema") as ctx:
        offered = [item.value for item in command.shell_complete(ctx, "")]
        assert offered == [item.value for item in command.shell_complete(ctx, "--")]
    assert offered[-1] == "--help"
