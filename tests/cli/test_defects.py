"""Defects of armstrack itself: one line, exit 70, where to report; no text of a record is lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

import armstrack.unfound  # noqa: F401 - before a test puts something else in the place of what it imports
from armstrack.cli import streams
from armstrack.cli.commands import CARDS
from armstrack.cli.defects import explain_refusal, own_up
from armstrack.cli.rescue import rescuing
from armstrack.cli.run import Run
from armstrack.files import FolderError
from tests.cli.test_new import WRITTEN, words
from tests.conftest import SOUND, SOUND_ID, Command, WriteRecord

LINE = (
    'armstrack: this is a bug, please report it (CONTRIBUTING.md, "Report a bug",'
    " with the output of --debug): "
)
HOSTILE = "\x1b[31m::error::\nline two\u202e"
SHOWN = "<U+001B>[31m::error::<U+000A>line two<U+202E>"
#: A warning that `--fix` mends: the record is then written anew.
MENDABLE = SOUND.replace("suspends export", "suspends  export").replace("Turkey\n", "Turkey \n")


def fail(*arguments: object, **options: object) -> NoReturn:
    raise RuntimeError(HOSTILE)


class PanicError(BaseException):
    """What the core of pydantic raises is no Exception either."""


def panic(*arguments: object, **options: object) -> NoReturn:
    raise PanicError("the core broke")


def contents() -> dict[str, bytes]:
    """Every file below the current folder, hidden ones included."""
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


#: A command, and what breaks in it.
BROKEN = [
    ("list", "armstrack.select.select"),
    ("list", "armstrack.document.read"),
    ("list --format json", "armstrack.render.machine.to_json"),
    ("find turkey", "armstrack.query.read"),
    (f"show {SOUND_ID}", "armstrack.render.record.lines"),
    ("status", "armstrack.states.standings"),
    ("timeline canada turkey", "armstrack.flows.Flows.history"),
    ("promises", "armstrack.flows.Flows.outcomes"),
    ("trace optics", "armstrack.chains._item_text"),
    ("summary", "armstrack.summary_table.table_of"),
    ("summary --by supplier,status", "armstrack.summary.cross"),
    ("validate", "armstrack.checks.rule.RecordRule.findings"),
    ("validate", "armstrack.ledger.conclude"),
    ("validate --format sarif", "armstrack.render.reports.sarif.fingerprints"),
    ("validate --format junit", "armstrack.render.reports.junit._add_case"),
    ("validate --fix", "armstrack.mending.mend"),
    ("validate --fix", "armstrack.atomic._sync"),
    ("validate --fix", "armstrack.atomic._take_after"),
    ("validate --diff", "armstrack.render.diffs.to_diff"),
    ("export -o out.csv", "armstrack.render.writers.text.csv_line"),
    ("export -o out.xlsx", "armstrack.render.writers.xlsx._put"),
    ("export -o out.sqlite", "armstrack.render.writers.sqlite._rows"),
    ("export -o out.zip", "armstrack.render.writers.package._resource"),
    ("export -o out.parquet", "armstrack.render.writers.parquet._field"),
    ("export -o out.json", "armstrack.render.writers.text._objects"),
    ("plot timeline canada turkey -o out.svg", "armstrack.render.charts.picture.svg"),
    ("page -o out.html", "armstrack.render.page.document.page_data"),
    ("diff", "armstrack.git.find_repository"),
    ("explain E204", "armstrack.render.pages.page"),
    ("explain", "armstrack.references.catalogue_table"),
    ("parties turkey", "armstrack.references.parties_table"),
    ("vocab", "armstrack.references.vocabularies_table"),
    ("vocab verification", "armstrack.references.vocabulary_table"),
    ("schema", "armstrack.schema.json_schema"),
    ("schema -o out.json", "armstrack.atomic._sync"),
    ("list -o out.csv", "armstrack.atomic._sync"),
]


@pytest.mark.parametrize(("command", "broken"), BROKEN)
def test_a_defect_anywhere_is_one_line_and_exit_70_and_leaves_every_file_as_it_was(
    command: str, broken: str, armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(f"# a comment\n{MENDABLE}")
    before = contents()
    monkeypatch.setattr(broken, fail)
    code, out, err = armstrack(*command.split())
    assert (code, out, err) == (70, "", f"{LINE}RuntimeError: {SHOWN}\n")
    assert contents() == before


def test_a_defect_is_tried_in_every_command() -> None:
    """`new` has tests of its own below."""
    assert {command.split()[0] for command, _ in BROKEN} == {card.name for card in CARDS} - {"new"}


def test_what_is_no_exception_is_owned_up_to_as_well(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr("armstrack.select.select", panic)
    assert armstrack("list") == (70, "", f"{LINE}PanicError: the core broke\n")


def test_memory_that_runs_out_is_no_defect(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def starve(*arguments: object, **options: object) -> NoReturn:
        raise MemoryError

    record()
    monkeypatch.setattr("armstrack.select.select", starve)
    assert armstrack("list") == (
        3,
        "",
        "armstrack: there is not enough memory\n  hint: ask for less, or let it have more\n",
    )


@pytest.mark.parametrize("words_", [("--debug", "list"), ("list", "--debug")])
def test_debug_shows_the_traceback_first_and_nothing_speaks_to_the_terminal(
    words_: tuple[str, ...], armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr("armstrack.select.select", fail)
    code, out, err = armstrack(*words_)
    first, *_, last = err.splitlines()
    assert (code, out, first) == (70, "", "Traceback (most recent call last):")
    assert last == (
        f'armstrack: this is a bug, please report it (CONTRIBUTING.md, "Report a bug"): RuntimeError: {SHOWN}'
    )
    assert "in list_" in err
    assert "\x1b" not in err


def test_of_a_whole_record_in_an_error_only_the_beginning_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    own_up(ValueError("x" * 10_000))
    assert capsys.readouterr().err == f"{LINE}ValueError: {'x' * 288}...\n"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.EIO, "Input/output error", "aa\x1b"), "cannot use aa<U+001B>: Input/output error"),
        (OSError(errno.EBUSY, "Device or resource busy"), "cannot go on: Device or resource busy"),
        (OSError("odd"), "cannot go on: odd"),
    ],
)
def test_what_the_system_refuses_is_no_bug(
    fault: OSError, said: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(run: Run) -> NoReturn:
        raise fault

    monkeypatch.setattr(Run, "ledger", refuse)
    assert armstrack("list") == (3, "", f"armstrack: {said}\n  hint: --debug shows where it happened\n")
    code, out, err = armstrack("list", "--debug")
    assert (code, out) == (3, "")
    assert err.startswith("Traceback (most recent call last):\n")
    assert err.endswith(f"\narmstrack: {said}\n")


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.EACCES, "check that you may read it, or write to it"),
        (errno.EMFILE, "let a process open more files (`ulimit -n`)"),
        (errno.ENAMETOOLONG, "use a shorter name, or a shorter path"),
        (errno.ENOENT, "check that it is still there"),
        (errno.ENOSPC, "make room on the disk"),
        (errno.EROFS, "choose a disk that can be written to"),
    ],
)
def test_what_the_system_refuses_has_a_remedy_where_there_is_one(number: int, hint: str) -> None:
    stop = explain_refusal(OSError(number, "refused", "a"))
    assert (stop.code, stop.message, stop.hint) == (3, "cannot use a: refused", hint)


@pytest.mark.parametrize(
    "words_",
    [
        ("export", "-o", "x.csv"),
        ("validate", "--output", "sarif:x.sarif"),
    ],
)
def test_without_a_current_folder_it_says_so(
    words_: tuple[str, ...], armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    records = os.fspath(Path("records").resolve())
    gone = Path("gone")
    gone.mkdir()
    monkeypatch.chdir(gone)
    Path.cwd().rmdir()
    assert armstrack("--records", records, *words_) == (
        3,
        "",
        "armstrack: the folder that this was started in is gone\n  hint: go to a folder that is there\n",
    )


def test_a_folder_that_is_gone_since_it_was_first_read_is_named(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> NoReturn:
        raise FolderError("records holds no record")

    record()
    monkeypatch.setattr("armstrack.cli.desk.propose", refuse)
    code, out, err = armstrack("new", *words())
    assert (code, out) == (3, "")
    assert err.endswith("\narmstrack: records holds no record\n  hint: name the folder with --records DIR\n")


# `new` --------------------------------------------------------------------------------------------

RESCUED = (
    "the record so far; keep it as a file, and say `armstrack new --from FILE.yaml`:\n"
    + "".join(f"  {line}\n" for line in WRITTEN.splitlines())
    + f"{LINE}RuntimeError: {SHOWN}\n"
)


@pytest.mark.parametrize(
    "broken",
    ["armstrack.cli.desk.propose", "armstrack.cli.desk.count_words", "armstrack.atomic._sync"],
)
def test_a_record_that_a_defect_keeps_from_being_written_is_shown_whole(
    broken: str, armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    before = contents()
    monkeypatch.setattr(broken, fail)
    wrong = words(date="2027-01-01") if broken.endswith("count_words") else words()
    code, out, err = armstrack("new", *wrong)
    shown = RESCUED.replace("2021-04-12", "2027-01-01") if broken.endswith("count_words") else RESCUED
    assert (code, out) == (70, "")
    assert err.endswith(shown)
    assert contents() == before


def test_a_record_that_the_writer_itself_cannot_write_is_shown_as_json(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr("armstrack.writing.to_yaml", fail)
    monkeypatch.setattr("armstrack.proposal.to_yaml", fail)
    code, out, err = armstrack("new", *words())
    head, brace, title, *_ = err.splitlines()
    assert (code, out) == (70, "")
    assert head.startswith("the record so far")
    assert (brace, title) == ("  {", '    "title": "Canada ends the suspension for drone sensors to Turkey",')


def test_every_answer_of_a_conversation_that_a_defect_ends_is_shown(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a part that is not yet whole stand among them."""
    record()
    answers = iter(["Canada ends \x1b[31mit", "Canada ends it", "12 April 2021", "restriction-l", "conf"])

    def answer(question: str) -> str:
        return next(answers, "") or fail()

    monkeypatch.setattr(streams, "can_ask", lambda: True)
    monkeypatch.setattr(streams, "ask", answer)
    code, _, err = armstrack("new")
    assert code == 70
    assert err.endswith(
        "the record so far; keep it as a file, and say `armstrack new --from FILE.yaml`:\n"
        "  title: Canada ends it\n  date: 2021-04-12\n  kind: restriction-lifted\n  verification: confirmed\n"
        "your answers, as you typed them:\n"
        "  title: Canada ends <U+001B>[31mit\n  title: Canada ends it\n  date: 12 April 2021\n"
        f"  kind: restriction-l\n  verification: conf\n{LINE}RuntimeError: {SHOWN}\n"
    )


def test_where_nothing_was_said_nothing_is_rescued(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError), rescuing({}, ()):
        fail()
    assert capsys.readouterr().err == ""


# `--fix` ------------------------------------------------------------------------------------------


def test_a_defect_amid_mending_leaves_every_record_old_or_new(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file breaks; the first one is mended, and the next run mends the other."""
    first = record(MENDABLE, "2020-10-05-can-tur-a")
    second = record(MENDABLE.replace("sensors", "ships"), "2020-10-05-can-tur-b")
    from armstrack import atomic

    replace_file = atomic.replace_file

    def break_at_second(path: Path, data: bytes, was: bytes) -> None:
        if path == second:
            fail()
        replace_file(path, data, was)

    monkeypatch.setattr(atomic, "replace_file", break_at_second)
    assert armstrack("validate", "--fix")[0] == 70
    assert (b"Turkey \n" in first.read_bytes(), second.read_bytes().count(b"Turkey \n")) == (False, 1)
    monkeypatch.setattr(atomic, "replace_file", replace_file)
    assert armstrack("validate", "--fix")[0] == 0
    assert b"Turkey \n" not in second.read_bytes()
