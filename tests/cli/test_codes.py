"""`--only` and `--skip`."""

from __future__ import annotations

import pytest

from armstrack.cli.codes import choose
from armstrack.cli.exits import StopError
from armstrack.problem import catalogue
from tests.conftest import SOUND, Command, WriteRecord

FORM = "name codes such as E204, or how they begin, such as E2 or W; `armstrack explain` lists them"
ALL = frozenset(catalogue())


def begin(*starts: str) -> frozenset[str]:
    return frozenset(code for code in ALL if code.startswith(starts))


@pytest.mark.parametrize(
    ("only", "skip", "kept", "skipped"),
    [
        ([], [], ALL, begin("none")),
        (["E204"], [], begin("E204"), begin("none")),
        (["E2", "w501,W502"], [], begin("E2", "W501", "W502"), begin("none")),
        ([" e2 , W "], [], begin("E2", "W"), begin("none")),
        ([], ["W", "E204"], ALL - begin("W", "E204"), begin("W", "E204")),
        (["E2"], ["E20,"], begin("E2") - begin("E20"), begin("E20")),
        (["W"], ["E"], begin("W"), begin("E")),
    ],
)
def test_codes_are_named_whole_or_by_how_they_begin(
    only: list[str], skip: list[str], kept: frozenset[str], skipped: frozenset[str]
) -> None:
    choice = choose(only, skip)
    assert (choice.kept, choice.skipped) == (kept, skipped)


@pytest.mark.parametrize(
    ("only", "skip", "message", "hint"),
    [
        (["E24"], [], '--only: no code is, or begins with, "E24"', "did you mean E204?"),
        ([], ["unknown-party"], '--skip: no code is, or begins with, "UNKNOWN-PARTY"', FORM),
        (["E2,X"], [], '--only: no code is, or begins with, "X"', FORM),
        ([","], [], "--only names no code", FORM),
        ([], [""], "--skip names no code", FORM),
        (["E2"], ["E"], "--only and --skip leave no code", FORM),
        ([], ["E,W"], "--only and --skip leave no code", FORM),
    ],
)
def test_what_names_no_code_is_a_mistake(only: list[str], skip: list[str], message: str, hint: str) -> None:
    with pytest.raises(StopError) as stop:
        choose(only, skip)
    assert (stop.value.code, stop.value.message, stop.value.hint) == (2, message, hint)


@pytest.mark.parametrize(
    ("words", "lines", "code", "count"),
    [
        (
            ("--only", "E2"),
            [
                "records/deu/2016-02-deu-est-radar.yaml:2:7: error[E205]",
                "records/deu/2016-02-deu-est-radar.yaml:7:1: error[E201]",
                "records/fra/2014-fra-mar-sonars.yaml:12:15: error[E208]",
                "records/nor/2019-03-14-nor-lva-training-ammunition.yaml:6:12: error[E204]",
                "records/swe/2017-09-04-swe-chl-coastal-radars.yaml:3:7: error[E206]",
            ],
            1,
            "5 errors in 4 of 7 files; 2 can be mended with --fix",
        ),
        (
            ("--skip", "E", "--skip", "W501"),
            ["records/ita/2021-06-10-ita-per-training-aircraft.yaml:9:24: warning[W502]"],
            0,
            "1 warning in 1 of 7 files; 1 can be mended with --fix",
        ),
        (("--only", "E405"), [], 0, "no problem in 7 files"),
    ],
)
@pytest.mark.usefixtures("faults")
def test_only_what_is_kept_is_told_and_counts(
    words: tuple[str, ...], lines: list[str], code: int, count: str, armstrack: Command
) -> None:
    result = armstrack("validate", "--format", "line", *words)
    assert [line.partition("]")[0] + "]" for line in result.out.splitlines()] == lines
    assert (result.code, result.err) == (code, f"{count}\n")


def test_an_allowance_of_a_skipped_code_is_not_idle(armstrack: Command, record: WriteRecord) -> None:
    record(SOUND.replace("2020-10-05", "2020-10-05 # armstrack: allow W505 because"))
    assert "W509" in armstrack("validate").out
    assert armstrack("validate", "--skip", "W505") == (0, "", "no problem in 1 file\n")
    assert "W509" in armstrack("validate", "--only", "W509").out
