"""Options: the same everywhere, before or after the command; a mistake is exit 2 and says what is near."""

from __future__ import annotations

import re

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


def told(err: str) -> str:
    """What a usage error says, out of its box, on one line."""
    return " ".join(re.sub("[│╭╮╰╯─]", " ", err).split())


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize(
    "option",
    [
        ("--records", "elsewhere"),
        ("--today", "2031-01-31"),
        ("--color", "always"),
        ("--strict",),
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


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("list", "-s", "cnada"),
            'Invalid value: no party is called "cnada": did you mean CAN (Canada)? '
            "`armstrack parties` lists them",
        ),
        (
            ("summary", "-p", "korea"),
            'Invalid value: "korea" is ambiguous: it may mean KOR (South Korea) or PRK (North Korea): '
            "write the code",
        ),
        (
            ("list", "-k", "deliverd"),
            'Invalid value: no kind is called "deliverd": did you mean delivered? '
            "`armstrack vocab kind` lists the words",
        ),
        (
            ("list", "--status", "susp"),
            'Invalid value: no status is called "susp": did you mean suspended? '
            "`armstrack vocab status` lists the words",
        ),
        (
            ("list", "--verification", "confirm"),
            'Invalid value: no verification is called "confirm": did you mean confirmed? '
            "`armstrack vocab verification` lists the words",
        ),
        (
            ("list", "-c", "sensor"),
            'Invalid value: no category is called "sensor": did you mean sensors? '
            "`armstrack vocab category` lists the words",
        ),
        (
            ("list", "--since", ""),
            'Invalid value for --since: "" is no date: write 2020, 2020-10, 2020-10-05, '
            "or a range such as 2019/2020, 2020-10-05/.. or ../2020",
        ),
        (
            ("list", "--until", "2019-02-30"),
            'Invalid value for --until: there is no day 30 in "2019-02-30": that month ends on 28',
        ),
        (
            ("list", "--today", "2026"),
            'Invalid value for --today: "2026" is not one day: write a day such as 2020-10-05',
        ),
        (
            ("list", "--today", ""),
            'Invalid value for --today: "" is no date: write 2020, 2020-10, 2020-10-05, '
            "or a range such as 2019/2020, 2020-10-05/.. or ../2020",
        ),
        (
            ("list", "--color", "blue"),
            "Invalid value for '--color': 'blue' is not one of 'auto', 'always', 'never'.",
        ),
        (
            ("list", "-f", "xml"),
            "Invalid value for '--format' / '-f': 'xml' is not one of 'table', 'csv', 'json', 'ndjson', "
            "'markdown'.",
        ),
        (("list", "--limit", "0"), "Invalid value for '--limit': 0 is not in the range x>=1."),
        (("list", "--suplier", "CAN"), "No such option: --suplier (Possible options: --since, --supplier)"),
        (("lsit",), "No such command 'lsit'. Did you mean 'list'?"),
        (("show",), "Missing argument 'ID…'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_usage_error_says_what_is_wrong_and_what_is_near(
    words: tuple[str, ...], message: str, two: None, armstrack: Command
) -> None:
    result = armstrack(*words)
    assert told(result.err).partition("Error ")[2].strip() == message
    assert result.out == ""
    assert result.code == 2


def test_help_shows_the_options_in_their_panels(armstrack: Command) -> None:
    result = armstrack("list", "-h")
    panels = re.findall("╭─ ([A-Z][a-z]+) ─", result.out)
    assert panels == ["Options", "Filters", "Output", "Everywhere"]
    assert result.code == 0
