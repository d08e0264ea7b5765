"""Reports to stdout and files: which, where, and inside GitHub Actions."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from armstrack.cli.exits import StopError
from armstrack.cli.reporting import FormatWord, Target, choose
from tests.cli.samples import WARNED, WARNED_ID, run_in_terminal, run_process
from tests.conftest import SOUND, Command, WriteRecord

COUNT = "8 errors, 2 warnings in 6 of 7 files; 4 can be mended with --fix\n"
EXPECTED = {
    path.stem: path.name for path in (Path(__file__).parent.parent / "data/ten-faults/expected").iterdir()
}
FORMATS = "text, line, github, gitlab, sarif, json or junit"


def expected(name: str) -> str:
    """What a format says of the ten faults; they lie in the current folder."""
    return Path("expected", EXPECTED[name]).read_text(encoding="utf-8")


# The ten faults, in every format


@pytest.mark.parametrize("name", FormatWord)
def test_ten_faults_in_six_files_are_told_at_their_places_in_every_format(
    name: str, faults: Path, armstrack: Command
) -> None:
    assert armstrack("validate", "--format", name) == (1, expected(name), COUNT)


def test_text_is_what_stdout_gets_unless_told_otherwise(faults: Path, armstrack: Command) -> None:
    assert armstrack("validate") == (1, expected("text"), COUNT)


def test_several_reports_are_written_beside_the_text_in_one_run(faults: Path, armstrack: Command) -> None:
    outputs = [
        "problems.sarif",
        "gitlab:q.json",
        "json:p.json",
        "junit:report",
        "line:l",
        "text:t",
        "github:g",
    ]
    words = [word for output in outputs for word in ("--output", output)]
    assert armstrack("validate", *words) == (1, expected("text"), COUNT)
    written = {"problems.sarif": "sarif", "q.json": "gitlab", "p.json": "json", "report": "junit"}
    written |= {"l": "line", "t": "text", "g": "github"}
    for file, name in written.items():
        assert Path(file).read_text(encoding="utf-8") == expected(name)


def test_places_are_those_of_the_repository_however_the_command_is_called(
    faults: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".git").mkdir()
    wanted = {name: expected(name) for name in ("gitlab", "sarif")}
    monkeypatch.chdir("records/swe")
    for name, text in wanted.items():
        assert armstrack("validate", "--records", faults / "records", "--format", name).out == text
        assert armstrack("validate", "--records", "..", "--format", name).out == text
    line = armstrack("validate", "--records", "..", "--format", "line").out.splitlines()[0]
    assert line.startswith("../deu/2016-02-deu-est-radar.yaml:2:7: ")


@pytest.mark.parametrize("name", ["gitlab", "sarif", "json", "junit", "github"])
def test_a_ledger_without_a_problem_gives_a_valid_report(
    name: str, armstrack: Command, record: WriteRecord
) -> None:
    record()
    empty = {"gitlab": "[]\n", "github": ""}
    result = armstrack("validate", "--format", name)
    assert (result.code, result.err) == (0, "no problem in 1 file\n")
    assert result.out == empty.get(name, result.out)
    if name in ("json", "sarif"):
        assert json.loads(result.out)
    if name == "junit":
        assert 'tests="1" failures="0"' in result.out


def test_a_strict_run_fails_in_the_reports_too(armstrack: Command, record: WriteRecord) -> None:
    record(WARNED, WARNED_ID)
    result = armstrack(
        "validate", "--strict", "--format", "line", "-o", "gitlab:g", "-o", "sarif:s", "-o", "j.xml"
    )
    assert (result.code, result.err) == (1, "1 warning in 1 of 1 file\n")
    assert ": warning[W501] " in result.out
    assert json.loads(Path("g").read_text())[0]["severity"] == "major"
    assert json.loads(Path("s").read_text())["runs"][0]["results"][0]["level"] == "error"
    assert '<failure type="W501"' in Path("j.xml").read_text()


def test_only_what_is_kept_stands_in_the_reports(faults: Path, armstrack: Command) -> None:
    result = armstrack("validate", "--only", "W5", "--format", "gitlab")
    assert (result.code, result.err) == (0, "2 warnings in 2 of 7 files; 1 can be mended with --fix\n")
    assert [each["check_name"] for each in json.loads(result.out)] == ["W502", "W501"]


def test_files_that_were_named_are_the_tests_of_junit(faults: Path, armstrack: Command) -> None:
    result = armstrack("validate", "records/can", "records/deu", "--format", "junit")
    assert 'tests="2" failures="1"' in result.out
    assert result.out.count("<testcase ") == 2


# Which format goes where


@pytest.mark.parametrize(
    ("format_", "outputs", "targets"),
    [
        (None, [], [Target("text")]),
        ("json", [], [Target("json")]),
        (None, ["sarif:a.json"], [Target("text"), Target("sarif", Path("a.json"))]),
        (None, ["a.SARIF"], [Target("text"), Target("sarif", Path("a.SARIF"))]),
        (None, ["a.sarif.json"], [Target("text"), Target("sarif", Path("a.sarif.json"))]),
        (
            None,
            ["b/a.xml", "a.txt"],
            [Target("text"), Target("junit", Path("b/a.xml")), Target("text", Path("a.txt"))],
        ),
        (None, ["junit:-"], [Target("junit")]),
        ("line", ["text:a:b"], [Target("line"), Target("text", Path("a:b"))]),
        (
            None,
            ["./odd:a.xml", "C:a.xml"],
            [Target("text"), Target("junit", Path("odd:a.xml")), Target("junit", Path("C:a.xml"))],
        ),
        ("sarif", ["a.sarif"], [Target("sarif"), Target("sarif", Path("a.sarif"))]),
    ],
)
def test_a_format_is_named_or_follows_from_an_ending_that_means_one_alone(
    format_: str | None, outputs: list[str], targets: list[Target]
) -> None:
    assert choose(FormatWord(format_) if format_ else None, outputs) == targets


@pytest.mark.parametrize(
    ("format_", "outputs", "message", "hint"),
    [
        (
            None,
            ["a.json"],
            '--output: the ending of "a.json" tells no format',
            f"write FORMAT:a.json, where FORMAT is {FORMATS}",
        ),
        (
            None,
            ["report"],
            '--output: the ending of "report" tells no format',
            f"write FORMAT:report, where FORMAT is {FORMATS}",
        ),
        (
            None,
            ["-"],
            '--output: the ending of "-" tells no format',
            f"write FORMAT:-, where FORMAT is {FORMATS}",
        ),
        (None, ["srif:a"], '--output: there is no format "srif"', "did you mean sarif?"),
        (None, ["pdf:a.xml"], '--output: there is no format "pdf"', f"formats: {FORMATS}"),
        (None, ["sarif:"], '--output: "sarif:" names no file', "write sarif:FILE"),
        (
            "text",
            ["json:-"],
            "two reports for stdout: text and json",
            "send one to a file: --output FORMAT:FILE",
        ),
        (
            None,
            ["line:-", "json:-"],
            "two reports for stdout: line and json",
            "send one to a file: --output FORMAT:FILE",
        ),
        (None, ["a.xml", "text:./a.xml"], "two reports for one file: a.xml", "give each a file of its own"),
    ],
)
def test_an_output_that_cannot_be_meant_is_a_mistake(
    format_: str | None, outputs: list[str], message: str, hint: str
) -> None:
    with pytest.raises(StopError) as stop:
        choose(FormatWord(format_) if format_ else None, outputs)
    assert (stop.value.code, stop.value.message, stop.value.hint) == (2, message, hint)


def test_a_mistake_is_told_before_anything_is_read(armstrack: Command, tmp_path: Path) -> None:
    result = armstrack("validate", tmp_path / "nowhere", "--output", "a.json")
    assert result.code == 2


def test_a_report_that_cannot_be_written_is_exit_3_after_the_text(faults: Path, armstrack: Command) -> None:
    assert armstrack("validate", "--output", "nowhere/a.sarif") == (
        3,
        expected("text"),
        "armstrack: cannot write nowhere/a.sarif: No such file or directory\n  hint: choose another file\n",
    )


def test_a_report_takes_the_place_of_an_older_one(faults: Path, armstrack: Command) -> None:
    Path("a.txt").write_text("old" * 9999, encoding="utf-8")
    armstrack("validate", "-o", "a.txt")
    assert Path("a.txt").read_text(encoding="utf-8") == expected("text")


# Inside GitHub Actions


@pytest.fixture
def actions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The environment of a step; what is returned is its summary page."""
    page = tmp_path / "step-summary"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    return page


def test_a_step_annotates_by_itself_and_fills_its_summary(
    actions: Path, faults: Path, armstrack: Command
) -> None:
    actions.write_text("Before.\n\n", encoding="utf-8")
    assert armstrack("validate", "-o", "a.sarif") == (1, expected("github"), COUNT)
    assert actions.read_text(encoding="utf-8") == "Before.\n\n" + expected("step-summary")
    assert Path("a.sarif").read_text(encoding="utf-8") == expected("sarif")


def test_a_workspace_above_the_ledger_names_files_from_there(
    actions: Path, faults: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(faults.parent))
    out = armstrack("validate", "records/nor").out
    assert f"file={faults.name}/records/nor/2019-03-14-nor-lva-training-ammunition.yaml,line=6," in out
    assert f"\n{faults.name}/records/nor/2019-03-14-nor-lva-training-ammunition.yaml:11:10: warning" in out


@pytest.mark.parametrize("words", [("--format", "text"), ("--output", "text:-")])
def test_a_step_that_asks_for_another_format_gets_that_alone(
    words: tuple[str, ...], actions: Path, faults: Path, armstrack: Command
) -> None:
    assert armstrack("validate", *words) == (1, expected("text"), COUNT)
    assert not actions.exists()


def test_a_step_that_asks_for_annotations_has_its_summary_too(
    actions: Path, faults: Path, armstrack: Command
) -> None:
    assert armstrack("validate", "--format", "github").out == expected("github")
    assert actions.read_text(encoding="utf-8") == expected("step-summary")


def test_a_sound_ledger_says_so_in_the_summary(
    actions: Path, armstrack: Command, record: WriteRecord
) -> None:
    record()
    assert armstrack("validate") == (0, "", "no problem in 1 file\n")
    assert actions.read_text(encoding="utf-8") == "### armstrack validate: no problem in 1 file\n"


def test_a_summary_that_cannot_be_written_does_not_fail_the_run(
    actions: Path, armstrack: Command, record: WriteRecord
) -> None:
    record()
    actions.mkdir()
    assert armstrack("validate") == (
        0,
        "",
        "cannot write the summary of this step: Is a directory\nno problem in 1 file\n",
    )


def test_outside_a_step_there_is_no_summary(
    actions: Path, faults: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert armstrack("validate", "--format", "github").out == expected("github")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert armstrack("validate").out == expected("github")
    assert not actions.exists()


# As a process of its own


def test_machines_get_utf8_in_every_locale(faults: Path) -> None:
    for name in ("sarif", "json", "junit", "gitlab", "github"):
        done = run_process("validate", "--format", name, PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")
        assert (done.returncode, done.stdout.decode("utf-8")) == (1, expected(name))


def test_a_name_that_is_not_utf8_crashes_nothing(record: WriteRecord) -> None:
    folder = record().parent
    Path(os.fsdecode(bytes(folder) + b"/2020-10-05-can-tur-caf\xe9.yaml")).write_text(SOUND, encoding="utf-8")
    for name in FormatWord:
        done = run_process("validate", "--format", name)
        assert (done.returncode, b"bug" in done.stderr) == (1, False)
        shown = b"caf%E9" if name == "sarif" else b"caf<U+DCE9>" if name != "junit" else b"caf&lt;U+DCE9&gt;"
        assert shown in done.stdout
        done.stdout.decode("utf-8")


def test_a_terminal_gets_lines_that_fit_it(record: WriteRecord) -> None:
    long = SOUND.replace("https://www.example.org/", "http://www.example.org/" + "long/" * 40)
    record(long)
    code, shown = run_in_terminal("validate", "--color", "never", COLUMNS="60")
    assert code == 0
    assert shown.splitlines()[1:3] == [
        " 11 |     url: http://www.example.org/long/long/long/l...",
        "    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_a_file_keeps_its_mode(faults: Path, armstrack: Command) -> None:
    Path("a.txt").touch(mode=0o600)
    armstrack("validate", "-o", "a.txt")
    assert stat.S_IMODE(Path("a.txt").stat().st_mode) == 0o600
