"""The log and the commands of GitHub Actions, held against two libraries that issue commands."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

import github_action_utils
import pytest

from armstrack.problem import Problem
from armstrack.render.reports.github import to_github
from armstrack.render.reports.report import Report
from tests.render.reports.samples import EXPECTED, HOSTILE, WICKED, make_problem, make_report

LOG = """\
records/can/2020-10-05-can-tur-optics.yaml:6:12: error[E204] unknown party "Turky"
  6 | recipient: Turky
    |            ^^^^^
  hint: did you mean TUR (Turkey)?
"""
WORD = sha256(LOG.encode()).hexdigest()


def commands(report: Report) -> list[str]:
    """The lines that the runner obeys: what stands between the two words is log alone."""
    lines = to_github(report).splitlines()
    if lines and (stop := re.fullmatch("::stop-commands::([0-9a-f]{64})", lines[0])):
        lines = lines[lines.index(f"::{stop[1]}::") + 1 :]
    return lines


def issued_by_library(problem: Problem, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Kind, properties and message of the command that github-action-utils issues for an error."""
    span = problem.span
    github_action_utils.error(
        f"{problem.message}\nhint: {problem.hint}",
        title=f"armstrack {problem.code} unknown-party",
        file=problem.path,
        line=span.line,
        end_line=span.end_line,
        col=span.column,
        end_column=span.end_column,
    )
    return parts(capsys.readouterr().out.removesuffix("\n"))


def parts(command: str) -> set[str]:
    """Kind, properties and message, in no order."""
    kind, _, rest = command.removeprefix("::").partition(" ")
    properties, _, message = rest.partition("::")
    return {kind, message, *properties.split(",")}


def test_the_log_stands_where_no_command_is_obeyed_and_the_commands_after_it() -> None:
    assert to_github(make_report(make_problem(), files=412)) == (
        f"::stop-commands::{WORD}\n{LOG}::{WORD}::\n"
        "::error title=armstrack E204 unknown-party,file=records/can/2020-10-05-can-tur-optics.yaml,"
        'line=6,endLine=6,col=12,endColumn=17::unknown party "Turky"%0Ahint: did you mean TUR (Turkey)?\n'
        "::notice title=armstrack validate::1 error in 1 of 412 files\n"
    )


def test_nothing_to_tell_is_nothing() -> None:
    assert to_github(make_report(files=412)) == ""


def test_a_place_of_several_lines_has_no_columns() -> None:
    (command, _) = commands(make_report(make_problem(place=(6, 12, 8, 3), hint="")))
    assert command == (
        "::error title=armstrack E204 unknown-party,file=records/can/2020-10-05-can-tur-optics.yaml,"
        'line=6,endLine=8::unknown party "Turky"'
    )


def test_a_strict_run_annotates_warnings_as_errors() -> None:
    found = commands(make_report(make_problem("W501"), strict=True))
    assert [command.partition(" ")[0] for command in found] == ["::error", "::notice"]
    assert found[-1].endswith("::1 warning in 1 of 1 file; warnings count as errors")


def test_ten_errors_and_ten_warnings_are_annotated_errors_first_and_the_rest_counted() -> None:
    problems = [
        make_problem(code, place=(line, 1, 2), hint="", message=f"{code} at {line}")
        for line in range(1, 14)
        for code in ("E204", "W501")
    ]
    found = commands(make_report(*problems[:-1]))
    assert [command.rpartition("::")[2] for command in found] == [
        *(f"E204 at {line}" for line in range(1, 11)),
        *(f"W501 at {line}" for line in range(1, 11)),
        "13 errors, 12 warnings in 1 of 1 file; 5 of them only in the log, since GitHub shows 10 of a kind",
    ]


def test_a_message_is_kept_below_what_github_takes() -> None:
    long = make_problem(message="x" * 100_000, hint="y" * 100_000)
    assert max(map(len, commands(make_report(long)))) < 9_000


@pytest.mark.parametrize(
    "problem",
    [
        make_problem(),
        make_problem(path="records/a,b:c%25.yaml", message="100 %, a:b", hint="::error::"),
        make_problem(path=WICKED, place=(1, 1, 1)),
    ],
)
def test_a_command_is_what_another_library_issues_for_it(
    problem: Problem, capsys: pytest.CaptureFixture[str]
) -> None:
    issued = issued_by_library(replace(problem, path=problem.path.replace("\x1b", "<U+001B>")), capsys)
    assert parts(commands(make_report(problem))[0]) == issued


def test_no_name_and_no_text_gives_a_command() -> None:
    """The two commands are letter by letter what GitHub's own @actions/core 3.0.1 issues.

    They were made by `core.error` and `core.warning` from title, file, startLine, endLine,
    startColumn, endColumn and the message with its hint, unseen characters made visible in both.
    """
    assert commands(HOSTILE) == [
        "::error title=armstrack E204 unknown-party,file=records/can/caf<U+DCE9>.yaml,line=6,endLine=6,"
        'col=12,endColumn=17::unknown party "Turky"%0Ahint: did you mean TUR (Turkey)?',
        "::warning title=armstrack W501 http-link,file=records/a%2Cb%3Ac%250A%3A%3Aerror file=x%3A%3A%0A"
        '##[error]<>&"<U+001B>]](x)|`.yaml,line=1,endLine=1,col=1,endColumn=3::]]><U+0000><U+000B><U+FFFE>'
        "{0} [x](http://e.org) ::error::<b><U+000A>##[add-mask]x"
        "%0Ahint: %250A::error::x<U+000D><U+000A><U+D800>",
        "::notice title=armstrack validate::1 error, 1 warning in 2 of 2 files",
    ]
    log = to_github(HOSTILE).splitlines()[1:-4]
    assert "##[add-mask]" in "".join(log)
    assert not any(line.startswith("::") for line in log)


def test_the_commands_for_the_ten_faults_are_those_of_github_s_own_library() -> None:
    """These ten too were made by @actions/core 3.0.1, from the report in JSON."""
    text = (EXPECTED / "github.txt").read_text(encoding="utf-8")
    found = re.findall(r"^::(\w+) title=.*?,file=(.*?),line=(\d+),.*col=(\d+),endColumn=(\d+)::", text, re.M)
    assert found == [
        ("error", "records/deu/2016-02-deu-est-radar.yaml", "2", "7", "17"),
        ("error", "records/deu/2016-02-deu-est-radar.yaml", "7", "1", "8"),
        ("error", "records/esp/2012-esp-ecu-aircraft.yaml", "1", "42", "43"),
        ("error", "records/fra/2014-fra-mar-sonars.yaml", "7", "1", "10"),
        ("error", "records/fra/2014-fra-mar-sonars.yaml", "12", "15", "19"),
        ("error", "records/nor/2019-03-14-nor-lva-training-ammunition.yaml", "6", "12", "18"),
        ("error", "records/swe/2017-09-04-swe-chl-coastal-radars.yaml", "3", "7", "15"),
        ("error", "records/swe/2017-09-04-swe-chl-coastal-radars.yaml", "11", "9", "42"),
        ("warning", "records/ita/2021-06-10-ita-per-training-aircraft.yaml", "9", "24", "26"),
        ("warning", "records/nor/2019-03-14-nor-lva-training-ammunition.yaml", "11", "10", "43"),
    ]
