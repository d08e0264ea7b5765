"""Options: the same everywhere, before or after the command; a mistake is exit 2 and says what is near."""

from __future__ import annotations

import pytest

from tests.cli.samples import LAV, LAV_ID
from tests.conftest import SOUND_ID, Command, WriteRecord


@pytest.fixture
def two(record: WriteRecord) -> None:
    """A ledger of two records."""
    record()
    record(LAV, LAV_ID)


def ids(out: str) -> list[str]:
    """The first column of a CSV, without its heading."""
    return [line.split(",")[0] for line in out.splitlines()[1:]]


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize(
    "option",
    [
        ("--records", "elsewhere"),
        ("--today", "2031-01-31"),
        ("--color", "always"),
        ("--strict",),
        ("--no-cache",),
        ("--debug",),
    ],
    ids=lambda option: option[0],
)
def test_an_option_that_works_everywhere_works_on_either_side(
    option: tuple[str, ...], place: str, two: None, armstrack: Command, record: WriteRecord
) -> None:
    record("nothing", "2020-can-tur-broken")
    record(LAV, f"../../elsewhere/can/{LAV_ID}")
    other = {
        "--records": ["1 record of 2019, 1 supplier, 1 recipient, on 2026-11-22"],
        "--today": ["2 records of 2019-2020, 1 supplier, 2 recipients, on 2031-01-31"],
        "--color": ["\x1b[1m2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22\x1b[0m"],
        "--strict": [],
        "--no-cache": ["2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22"],
        "--debug": ["2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22"],
    }
    words = (*option, "summary") if place == "before" else ("summary", *option)
    result = armstrack(*words)
    assert result.out.splitlines()[:1] == other[option[0]]
    assert result.code == (1 if option[0] == "--strict" else 0)


def test_after_the_command_wins_over_before_it(two: None, armstrack: Command) -> None:
    result = armstrack("--today", "2030-01-01", "--records", "nowhere", "summary", "--records", "records")
    assert result.out.startswith("2 records of 2019-2020, 1 supplier, 2 recipients, on 2030-01-01\n")


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ((), [LAV_ID, SOUND_ID]),
        (("-s", "canada"), [LAV_ID, SOUND_ID]),
        (("-s", "germany"), []),
        (("-r", "turkiye"), [SOUND_ID]),
        (("-r", "turkiye", "-r", "ksa"), [LAV_ID, SOUND_ID]),
        (("--recipient", "TUR", "--supplier", "CAN"), [SOUND_ID]),
        (("-p", "saudi arabia"), [LAV_ID]),
        (("--party", "canada"), [LAV_ID, SOUND_ID]),
        (("-k", "licence suspended"), [SOUND_ID]),
        (("--kind", "exports-reported"), [LAV_ID]),
        (("--status", "active"), [LAV_ID]),
        (("--status", "halt-promised"), []),
        (("--verification", "reported"), [LAV_ID]),
        (("-c", "sensors"), [SOUND_ID]),
        (("--category", "armoured-vehicles"), [LAV_ID]),
        (("--since", "2020"), [SOUND_ID]),
        (("--until", "2019-12"), [LAV_ID]),
        (("-t", "DRONE"), [SOUND_ID]),
        (("--text", "canada", "--text", "armoured"), [LAV_ID]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_filter_keeps_what_it_says(
    filters: tuple[str, ...], kept: list[str], two: None, armstrack: Command
) -> None:
    result = armstrack("list", "--format", "csv", *filters)
    assert ids(result.out) == kept
    assert result.err == ("" if kept else "none of 2 records passes the filters\n")
    assert result.code == 0


_DATES = "write 2020, 2020-10, 2020-10-05, or a range such as 2019/2020, 2020-10-05/.. or ../2020"
_OPTIONS = "`armstrack list --help` shows its options"


@pytest.mark.parametrize(
    ("words", "fault", "hint"),
    [
        (
            ("-s", "cnada"),
            '--supplier: no party is called "cnada"',
            "did you mean CAN (Canada)? `armstrack parties` lists them",
        ),
        (
            ("-r", "xyzzy"),
            '--recipient: no party is called "xyzzy"',
            "`armstrack parties` lists the codes",
        ),
        (
            ("-p", "korea"),
            '--party: "korea" is ambiguous',
            "it may mean KOR (South Korea) or PRK (North Korea): write the code",
        ),
        (
            ("-k", "deliverd"),
            '--kind: no kind is called "deliverd"',
            "did you mean delivered? `armstrack vocab kind` lists the words",
        ),
        (
            ("--status", "susp"),
            '--status: no status is called "susp"',
            "did you mean suspended? `armstrack vocab status` lists the words",
        ),
        (
            ("--verification", "confirm"),
            '--verification: no verification is called "confirm"',
            "did you mean confirmed? `armstrack vocab verification` lists the words",
        ),
        (
            ("-c", "sensrs"),
            '--category: no category is called "sensrs"',
            "did you mean sensors? `armstrack vocab category` lists the words",
        ),
        (("--since", ""), '--since: "" is no date', _DATES),
        (("--until", "2019-02-30"), '--until: there is no day 30 in "2019-02-30"', "that month ends on 28"),
        (("--today", "2026"), '--today: "2026" is not one day', "write a day such as 2020-10-05"),
        (("--today", ""), '--today: "" is no date', "write a day such as 2020-10-05"),
        (("--color", "blue"), '--color: "blue" is not one of auto, always, never', _OPTIONS),
        (("-f", "xml"), '--format: "xml" is not one of table, csv, json, ndjson, markdown', _OPTIONS),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_bad_value_is_told_with_its_option_and_what_is_near(
    words: tuple[str, ...], fault: str, hint: str, two: None, armstrack: Command
) -> None:
    assert armstrack("list", *words) == (2, "", f"armstrack: {fault}\n  hint: {hint}\n")
