"""What `validate` is asked to look at: stdin, and the file that it stands for."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from armstrack.document import MAX_BYTES
from tests.cli.samples import FIVE, run_in_terminal, run_process
from tests.conftest import SOUND, SOUND_ID, Command, Result, WriteRecord

BAD = SOUND.replace("recipient: TUR", "recipient: Turky").replace("https", "http")
HERE = f"records/can/{SOUND_ID}.yaml"


@pytest.fixture
def send(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `armstrack validate` with something on stdin."""

    def run(data: str | bytes, *arguments: str | Path) -> Result:
        raw = io.BytesIO(data if isinstance(data, bytes) else data.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
        return armstrack("validate", "--format", "line", *arguments)

    return run


def test_a_record_on_stdin_is_checked_without_any_ledger(
    send: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert send(BAD, "-") == (
        1,
        '-:6:12: error[E204] unknown party "Turky"\n'
        "-:11:10: warning[W501] an http link, without encryption\n",
        "1 error, 1 warning in 1 of 1 file\n",
    )


def test_without_a_name_nothing_is_asked_of_name_folder_and_other_records(
    send: Command, record: WriteRecord
) -> None:
    record()
    linked = SOUND + "until: 2021\nrelated:\n  - rel: changes\n    id: 2019-can-tur-gone\n"
    assert send(linked, "-") == (0, "", "no problem in 1 file\n")
    allowed = SOUND.replace("2020-10-05", "2020-10-05 # armstrack: allow E301 the name is kept")
    assert send(allowed, "-").out == ""


@pytest.mark.parametrize("name", [HERE, f"./{HERE}", f"records/../{HERE}", "absolute"])
def test_with_a_name_stdin_stands_for_that_file(name: str, send: Command, record: WriteRecord) -> None:
    record()
    given = str(Path(HERE).resolve()) if name == "absolute" else name
    assert send(BAD, "-", "--name", given).out == (
        f'{HERE}:6:12: error[E204] unknown party "Turky"\n'
        f"{HERE}:11:10: warning[W501] an http link, without encryption\n"
    )
    assert send(SOUND, "-", "--name", given) == (0, "", "no problem in 1 file\n")


def test_the_rules_across_records_see_what_stands_on_stdin(send: Command, record: WriteRecord) -> None:
    record()
    record(SOUND, "2020-10-05-can-tur-twin")
    found = send(SOUND, "-", "--name", "records/can/2020-10-05-can-tur-twin.yaml").out
    assert found == (
        "records/can/2020-10-05-can-tur-twin.yaml:2:7: warning[W505] "
        f"same day, parties and kind as {SOUND_ID}\n"
    )
    told_apart = SOUND.replace("sensors\n", "engines\n")
    assert send(told_apart, "-", "--name", "records/can/2020-10-05-can-tur-twin.yaml").out == ""


def test_a_file_that_is_not_there_yet_is_checked_by_its_name_too(send: Command, record: WriteRecord) -> None:
    record()
    assert send(SOUND, "-", "--name", "records/usa/2020-10-06-can-tur-new.yaml").out == (
        "records/usa/2020-10-06-can-tur-new.yaml:2:7: error[E301] "
        'the file is named "2020-10-06-can-tur-new.yaml", which does not agree with `date`\n'
        "records/usa/2020-10-06-can-tur-new.yaml:2:7: warning[W505] "
        f"same day, parties and kind as {SOUND_ID}\n"
        'records/usa/2020-10-06-can-tur-new.yaml:5:11: error[E302] the file lies in folder "usa"\n'
    )
    assert send(SOUND, "-", "--name", "records/can/2020-10-06-can-tur-new.yml").out == (
        'records/can/2020-10-06-can-tur-new.yml:1:1: error[E115] the name ends in ".yml"\n'
    )


def test_the_ledger_is_the_one_around_the_name(
    send: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    record(SOUND, "../../other/records/can/2019-can-tur-other")
    linked = SOUND + f"related:\n  - rel: same-goods\n    id: {SOUND_ID}\n"
    assert "E403" in send(linked, "-", "--name", "other/records/can/2020-10-05-can-tur-new.yaml").out
    monkeypatch.chdir("other/records/can")
    assert send(linked, "-", "--name", "2020-10-05-can-tur-new.yaml").out == (
        "../can/2020-10-05-can-tur-new.yaml:2:7: warning[W505] "
        "same day, parties and kind as 2019-can-tur-other\n"
        f'../can/2020-10-05-can-tur-new.yaml:14:9: error[E403] no record "{SOUND_ID}"\n'
    )


def test_the_expectations_can_stand_on_stdin(send: Command, record: WriteRecord) -> None:
    record()
    assert send("records: 2\n", "-", "--name", "records/expectations.yaml") == (
        1,
        "records/expectations.yaml:1:10: error[E405] 1 records in all, at least 2 expected\n",
        "1 error in 1 of 1 file\n",
    )


@pytest.mark.parametrize("name", [(), ("--name", HERE)])
def test_a_record_on_stdin_may_be_no_larger_than_a_file(
    name: tuple[str, ...], send: Command, record: WriteRecord
) -> None:
    record()
    assert "error[E113]" in send(b"#" * (MAX_BYTES + 1), "-", *name).out
    assert "E113" not in send(b"#" * MAX_BYTES, "-", *name).out


def test_what_stands_on_stdin_is_not_offered_to_be_mended(send: Command, record: WriteRecord) -> None:
    record()
    mendable = SOUND.replace("recipient: TUR", "recipient: Turkey")
    for name in ((), ("--name", HERE)):
        assert send(mendable, "-", *name).err == "1 error in 1 of 1 file\n"


@pytest.mark.parametrize("data", ["", b"\xff\x00", "title: [" * 5000])
def test_whatever_stands_on_stdin_becomes_problems(data: str | bytes, send: Command) -> None:
    result = send(data, "-")
    assert result.code == 1
    assert all(line.startswith("-:") for line in result.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("-", "records"), "`-` goes with no other path", "check them one after the other"),
        (
            ("--name", HERE),
            "--name says which file `-` stands for, and there is no `-`",
            "write `validate - --name FILE`",
        ),
        (
            ("records", "--name", HERE),
            "--name says which file `-` stands for, and there is no `-`",
            "write `validate - --name FILE`",
        ),
        (
            ("-", "--name", "records"),
            "--name: records is a folder",
            "name the file that the record has, or will have",
        ),
    ],
)
def test_what_stands_for_nothing_is_a_mistake(
    arguments: tuple[str, ...], message: str, hint: str, send: Command, record: WriteRecord
) -> None:
    record()
    assert send(SOUND, *arguments) == (2, "", f"armstrack: {message}\n  hint: {hint}\n")


def test_a_closed_stdin_is_exit_3(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert armstrack("validate", "-") == (
        3,
        "",
        "armstrack: cannot read stdin: it is closed\n  hint: send it a file, as in `< FILE`\n",
    )


def test_a_stdin_that_cannot_be_read_is_exit_3(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_most: int) -> bytes:
        raise OSError(5, "Input/output error")

    stream = SimpleNamespace(isatty=lambda: False, buffer=SimpleNamespace(read=refuse))
    monkeypatch.setattr(sys, "stdin", stream)
    result = armstrack("validate", "-")
    assert (result.code, result.err.splitlines()[0]) == (
        3,
        "armstrack: cannot read stdin: Input/output error",
    )


def test_an_editor_pipes_what_it_has_not_saved(record: WriteRecord) -> None:
    record(FIVE)
    done = run_process("validate", "-", "--name", HERE, "-f", "line", stdin=BAD.encode())
    assert done.stdout.decode() == (
        f'{HERE}:6:12: error[E204] unknown party "Turky"\n'
        f"{HERE}:11:10: warning[W501] an http link, without encryption\n"
    )
    assert done.returncode == 1


def test_a_person_at_the_keyboard_is_told_that_it_is_their_turn(record: WriteRecord) -> None:
    record()
    code, shown = run_in_terminal("validate", "-", "--color", "never", typed="\x04")
    assert "reading from the keyboard: end with Ctrl-D on a line of its own\n" in shown
    assert "-:1:1: error[E111] the file holds no fields\n" in shown
    assert code == 1
