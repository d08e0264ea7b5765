"""`armstrack new` at a terminal: what is missing is asked until it can be used, then shown, then written."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.cli import streams
from tests.cli.conversing import CTRL_C, CTRL_D, converse
from tests.cli.test_new import EFFECT, PATH, WRITTEN, names, words
from tests.conftest import SOUND_ID, WriteRecord

SOURCE = ("Global Affairs Canada", "", "", "", "https://www.example.org/end", "", "", "", "")
MENU = """\
(item, value, statement, source, announced, until, actor, via, end_user, scope, part, except, terms,
 licences, related, notes)
"""
SHOWN = f"{PATH}:\n" + "".join(f"  {line}\n" for line in WRITTEN.splitlines())


@pytest.fixture
def ledger(record: WriteRecord) -> Path:
    """A ledger of one record."""
    return record()


def test_a_person_is_asked_for_everything_and_sees_what_was_understood(ledger: Path) -> None:
    session = converse(
        "new",
        answers=[
            *("", "Canada ends the suspension for drone sensors to Turkey"),
            *("03/04/2021", "12 April 2021"),
            *("restriction", "restriction-l"),
            "conf",
            *("Kanda", "kanada"),
            *("korea", "türkiye"),
            *SOURCE,
            "",
            *("rel", "ends", "optics", ""),
            *("it", "sensors", "", "", "", "", "", "n"),
            "no",
            "y",
        ],
    )
    assert session.screen == (
        f"""\
A new record. ? explains a question; Ctrl-C leaves, and nothing is written.
title: what happened, in our words: subject, verb, object, recipient
>{" "}
  every record needs it; ? explains
> Canada ends the suspension for drone sensors to Turkey
date: day of effect; of a total, its period
> 03/04/2021
  "03/04/2021" may be 2021-04-03 or 2021-03-04: write the one that is meant
> 12 April 2021
  2021-04-12
kind: what happened; status and measure follow from it
> restriction
  restriction-imposed   A policy limits licences or exports to a recipient without being a legal
                        embargo: no new licences, case by case only, certain uses or end users
                        excluded. Headlines often call it an embargo or a ban.
  restriction-extended  A restriction that has an end date, or is due for review, is prolonged. If
                        none stands on record it counts as imposing one. Not a widening to other
                        goods, which is a new restriction-imposed.
  restriction-eased     A restriction or an embargo is narrowed, yet something of it stays for the
                        goods concerned. Not its end (restriction-lifted, embargo-lifted), and not
                        one named exception (exempted).
  restriction-lifted    A restriction ends, by an act or because its term ran out. Later licences
                        are still decided case by case. Not a narrowing (restriction-eased) and not
                        one licence restored (licence-reinstated).
> restriction-l
  restriction-lifted: A restriction ends, by an act or because its term ran out. Later licences are
  still decided case by case. Not a narrowing (restriction-eased) and not one licence restored
  (licence-reinstated).
verification: how well the event is established, at its weakest part
> conf
  confirmed: Moves status. The actor or its document says so, or the recipient's government confirms
  receipt. A finding is confirmed once issued; what it says moves nothing.
supplier: code of the supplier of the goods, or of the organisation that binds suppliers; any name will do
> Kanda
  unknown party "Kanda": did you mean CAN (Canada)? `armstrack parties` lists them
> kanada
  CAN (Canada)
recipient: code of the recipient of the goods; any name will do
> korea
  unknown party "korea": it may mean KOR (South Korea) or PRK (North Korea): write the code
> türkiye
  TUR (Turkey)
source, publisher: who published it first
> Global Affairs Canada
source, via: the copy that was read, where it is a reprint
>{" "}
source, title: its own headline, never one of ours
>{" "}
source, date: when it was published
>{" "}
source, url: where it stands
> https://www.example.org/end
source, archived: where a copy is kept
>{" "}
source, document: its number, or what it is where its title is not known
>{" "}
source, lang: its language: en, fr, "no" in quotes
>{" "}
source, key: short name, only where a value or statement refers to it
>{" "}
another source? [y/N]{" "}
{MENU}more? (Enter: no more) rel
related, rel: what this record does to the other
> ends
  ends: From a lifting, resumption or other closing act to the stop, promise or appeal that it
  brings to an end.
related, id: the other record
> optics
  2020-10-05-can-tur-optics
another related? [y/N]{" "}
{MENU}more? (Enter: no more) it
item, category: category of goods; `all` for everything
> sensors
  sensors: Radars, sonars, electro-optical and infrared cameras and targeting turrets, fire control,
  whether alone or for fitting to a platform.
item, designation: type or model, as the source gives it
>{" "}
item, maker: who makes it
>{" "}
item, quantity: how many: 7, 7?, ~7, 7+, <7, 5-9
>{" "}
item, unit: what is counted
>{" "}
item, incorporated_in: the larger system that it is built into
>{" "}
another item? [y/N] n
{MENU}more? (Enter: no more) no
{SHOWN}{EFFECT}write it? [Y/n, e changes an answer] y
{PATH}
"""
    )
    assert session.code == 0
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN


def test_who_has_given_all_that_is_needed_is_asked_only_for_consent(ledger: Path) -> None:
    session = converse("new", *words(), answers=[""])
    assert session.screen == f"{SHOWN}{EFFECT}write it? [Y/n, e changes an answer] \n{PATH}\n"
    assert session.code == 0


def test_who_says_yes_before_is_not_asked(ledger: Path) -> None:
    session = converse("new", *words(), "--yes", answers=[])
    assert (session.code, session.screen) == (0, f"{EFFECT}{PATH}\n")


def test_only_what_is_missing_is_asked_and_a_dry_run_asks_for_no_consent(
    ledger: Path, tmp_path: Path
) -> None:
    out = tmp_path / "draft.yaml"
    session = converse("new", *words(date=None), "--dry-run", answers=["12 April 2021", ""], redirected=out)
    assert session.screen == (
        "A new record. ? explains a question; Ctrl-C leaves, and nothing is written.\n"
        "date: day of effect; of a total, its period\n"
        "> 12 April 2021\n"
        "  2021-04-12\n"
        f"{MENU}more? (Enter: no more) \n{EFFECT}"
    )
    assert (session.code, session.out) == (0, WRITTEN)
    assert names() == [f"{SOUND_ID}.yaml"]


@pytest.mark.parametrize(
    ("key", "said"),
    [(CTRL_C, "stopped: nothing was written"), (CTRL_D, "no more answers: nothing was written")],
    ids=["Ctrl-C", "Ctrl-D"],
)
@pytest.mark.parametrize("at", ["question", "consent"])
def test_who_leaves_leaves_nothing_behind(key: str, said: str, at: str, ledger: Path) -> None:
    given = words(title=None) if at == "question" else words()
    session = converse("new", *given, answers=[key])
    assert session.screen.splitlines()[-1] == f"armstrack: {said}"
    assert session.code == 130
    assert names() == [f"{SOUND_ID}.yaml"]


def test_a_record_that_is_not_wanted_is_not_written(ledger: Path) -> None:
    session = converse("new", *words(), answers=["perhaps", "n"])
    assert session.screen.endswith(
        "write it? [Y/n, e changes an answer] perhaps\n"
        "  answer y or n or e, please\n"
        "write it? [Y/n, e changes an answer] n\n"
        "armstrack: not written, as you wish\n"
    )
    assert session.code == 130
    assert names() == [f"{SOUND_ID}.yaml"]


def test_without_input_nobody_is_asked_even_at_a_terminal(ledger: Path) -> None:
    session = converse("new", "--no-input", answers=[])
    assert session.code == 2
    assert session.screen.startswith("armstrack: new needs --title, ")


def test_a_record_with_errors_is_changed_until_it_has_none(ledger: Path) -> None:
    session = converse("new", *words(until="2020"), answers=["", "until", "-", ""])
    assert ": error[E303] " in session.screen
    assert session.screen.endswith(
        "it has errors: change an answer? [Y/n] \n"
        "(title, date, announced, until, kind, verification, actor, supplier, recipient, via, end_user,\n"
        " scope, part, except, terms, licences, item, value, statement, related, source, notes, slug)\n"
        "which answer? (Enter: none) until\n"
        "until: last day, if the act itself sets one\n"
        "  now 2020 (Enter keeps it, - takes it out)\n"
        "> -\n"
        f"{SHOWN}{EFFECT}write it? [Y/n, e changes an answer] \n{PATH}\n"
    )
    assert session.code == 0
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN


def test_a_record_that_stays_wrong_is_not_written(ledger: Path) -> None:
    session = converse("new", *words(until="2020"), answers=["n"])
    assert session.screen.endswith(
        "it has errors: change an answer? [Y/n] n\n"
        "armstrack: not written: 1 error\n"
        "  hint: keep the text above as a file, mend it, and say `armstrack new --from FILE.yaml`\n"
    )
    assert session.screen.count("  title: Canada ends") == 1
    assert session.code == 1
    assert names() == [f"{SOUND_ID}.yaml"]


def test_a_sound_record_may_be_changed_and_called_otherwise(ledger: Path) -> None:
    answers = ["e", "slug", "Free Again", "e", "title", "Canada lets sensors go", "y"]
    session = converse("new", *words(), answers=answers)
    path = "records/can/2021-04-12-can-tur-free-again.yaml"
    assert session.screen.endswith(f"write it? [Y/n, e changes an answer] y\n{path}\n")
    assert Path(path).read_text(encoding="utf-8").startswith("title: Canada lets sensors go\n")


def test_a_name_that_is_taken_is_asked_for_again(ledger: Path) -> None:
    converse("new", *words(), "--yes", answers=[])
    session = converse("new", *words(), "--yes", answers=["", "once more"])
    assert session.screen.startswith(
        f"{PATH} is there already, and nothing is overwritten\n"
        "slug: a few words for the end of the name\n"
        "> \n"
        f"{PATH} is there already, and nothing is overwritten\n"
        "slug: a few words for the end of the name\n"
        "> once more\n"
        "records/can/2021-04-12-can-tur-once-more.yaml:2:7: warning[W505] "
    )
    assert session.screen.endswith("records/can/2021-04-12-can-tur-once-more.yaml\n")
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN


def test_what_a_terminal_cannot_read_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = iter([b"\xff", b"yes"])

    def listen(question: str) -> str:
        return next(waiting).decode()

    monkeypatch.setattr(streams, "_listen", listen)
    assert streams.ask("> ") == "yes"
    assert capsys.readouterr().err == "that was not UTF-8: type it again\n"
