"""`armstrack.check`: a ledger, files of one, or a record's bytes; and what it says where it can open none."""

from __future__ import annotations

from pathlib import Path

import pytest

import armstrack as at
from tests.conftest import SOUND, SOUND_ID, WriteRecord

UNLINKED = SOUND + "related:\n  - rel: changes\n    id: 2019-can-tur-none\n"
TURKY = SOUND.replace("TUR", "Turky")


def told(problems: tuple[at.Problem, ...]) -> list[str]:
    return [f"{p.path}:{p.span.line}:{p.span.column} {p.code}" for p in problems]


# Bytes --------------------------------------------------------------------------------------


def test_bytes_are_one_record_alone_and_nothing_is_asked_of_its_name_or_of_others() -> None:
    assert at.check(SOUND.encode()) == ()
    assert at.check(UNLINKED.encode()) == ()
    assert told(at.check(TURKY.encode())) == ["-:6:12 E204"]


def test_only_who_tells_the_day_hears_of_the_future() -> None:
    future = SOUND.replace("2020-10-05", "2030-10-05").encode()
    assert told(at.check(future)) == []
    assert told(at.check(future, today="2026-11-22")) == ["-:2:7 E313"]
    with pytest.raises(at.DayError, match=r'^today: "now" is no date'):
        at.check(future, today="now")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", ["-:1:1 E111"]),
        (b"\n", ["-:1:1 E111"]),
        (b"\xef\xbb\xbf" + SOUND.encode(), ["-:1:1 E102"]),
        (SOUND.encode("utf-16"), ["-:1:1 E101"]),
        (SOUND.encode().replace(b"Canada", b"\xff"), ["-:1:8 E101"]),
        (b"- a\n- b\n", ["-:1:1 E111"]),
    ],
    ids=["empty", "blank", "mark of UTF-8", "UTF-16", "no UTF-8", "a list"],
)
def test_bytes_that_are_no_record_are_a_problem_and_never_an_error(data: bytes, found: list[str]) -> None:
    assert told(at.check(data)) == found


# Files and folders --------------------------------------------------------------------------


def test_a_sound_file_has_no_problem(record: WriteRecord) -> None:
    assert at.check(record()) == ()


def test_a_file_is_checked_against_the_ledger_around_it_and_only_it_is_told_of(record: WriteRecord) -> None:
    path = record(UNLINKED)
    other = record(TURKY, "2020-10-05-can-tur-other")
    assert told(at.check(path)) == [f"{path}:14:9 E403"]
    assert told(at.check(str(other.resolve()))) == [f"{other}:6:12 E204"]
    assert told(at.check("records")) == [f"{path}:14:9 E403", f"{other}:6:12 E204"]
    assert told(at.check("records/can")) == told(at.check("records"))


def test_a_ledger_is_told_of_whole_with_what_it_is_expected_to_hold(record: WriteRecord) -> None:
    path = record(TURKY)
    floors = Path("records/expectations.yaml")
    floors.write_text("records: 2\n")
    expected = [f"{path}:6:12 E204", "records/expectations.yaml:1:10 E405"]
    for ledger in ("records", "records/../records/", Path("records").resolve()):
        assert told(at.check(ledger)) == expected
    assert told(at.check("records/can")) == expected[:1]
    assert told(at.check(floors)) == expected[1:]


def test_a_file_outside_any_ledger_is_checked_against_the_usual_one_or_the_one_named(
    record: WriteRecord,
) -> None:
    record()
    Path("inbox").mkdir()
    copy = Path("inbox", f"{SOUND_ID}.yaml")
    copy.write_text(SOUND)
    assert told(at.check(copy)) == [f"{copy}:1:1 E401"]
    assert told(at.check("inbox")) == [f"{copy}:1:1 E401"]
    Path("records").rename("shelf")
    assert told(at.check(copy, folder="shelf")) == [f"{copy}:1:1 E401"]
    Path("inbox", f"{SOUND_ID}.yaml").rename("inbox/note.txt")
    assert told(at.check("inbox/note.txt", folder="shelf")) == ["inbox/note.txt:1:1 E115"]


def test_files_around_one_that_lies_in_no_ledger_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: WriteRecord
) -> None:
    """Two levels up may be the home folder."""
    record()
    stranger = tmp_path / "stranger" / "deep" / "broken.yaml"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("{")
    own = tmp_path / "stranger" / "papers" / f"{SOUND_ID}.yaml"
    own.parent.mkdir()
    own.write_text(SOUND.replace("kind:", "knd:"))
    opened: list[Path] = []

    def load(folder: Path, *_: object) -> at.Ledger:
        opened.append(folder)
        return at.Ledger((), (), 0, folder)

    monkeypatch.setattr("armstrack.ledger.load", load)
    assert at.check(own) == ()
    assert opened == [Path("records")]


def test_a_link_that_leads_nowhere_is_a_problem_of_that_file(record: WriteRecord) -> None:
    record()
    link = Path("records/can/2020-10-05-can-tur-gone.yaml")
    link.symlink_to("nowhere.yaml")
    assert told(at.check(link)) == [f"{link}:1:1 E118"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("nowhere.yaml", "there is no file or folder nowhere.yaml: check the spelling"),
        ("x" * 300, f"there is no file or folder {'x' * 300}: check the spelling"),
        ("empty", "empty holds no record: records lie at empty/<supplier>/<name>.yaml"),
        (SOUND, "this is text, not the name of a file: check(text.encode()) checks a record"),
    ],
    ids=["missing", "too long a name", "an empty folder", "text"],
)
@pytest.mark.usefixtures("record")
def test_what_cannot_be_opened_is_an_error_that_says_what_to_do(what: str, said: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(at.FolderError) as raised:
        at.check(what)
    assert str(raised.value) == said


def test_a_ledger_that_is_not_there_is_an_error(record: WriteRecord) -> None:
    with pytest.raises(at.FolderError, match=r"^cannot open the records folder nowhere: .*: name a folder"):
        at.check(record(), folder="nowhere")


def test_a_folder_that_may_not_be_read_is_an_error(
    monkeypatch: pytest.MonkeyPatch, record: WriteRecord
) -> None:
    record()

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", "records")

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(at.FolderError) as raised:
        at.check("records")
    told = "cannot open the records folder records: Permission denied"
    assert str(raised.value) == f'{told}: name a folder of records, such as "records"'
