"""The package from Python: names in any spelling, frames with fixed types, errors that say what to do."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import mypy.api
import pandas as pd
import pytest

import armstrack as at
from armstrack import contents, conversion
from armstrack.columns import RECORD_COLUMNS
from armstrack.public import Ledger
from tests.builders import make_event, make_item, make_value
from tests.conftest import ROOT, SOUND, SOUND_ID, WriteRecord
from tests.rate_files import made_rates

if TYPE_CHECKING:
    from armstrack.event import Event

EVENTS = (
    make_event(
        "licence-granted",
        "2019-05",
        items=(make_item("sensors", "7", designation="MX-15D"), make_item()),
        values=(make_value("~5.50"), make_value("7+", "USD")),
    ),
    make_event("licence-suspended", "2020-10-05", category="sensors"),
    make_event("embargo-imposed", "2014/..", "EUE", "RUS", category="all"),
    make_event("delivered", "2019", "NAM", "AZE", amount="<7"),
)


def make_ledger(*events: Event, today: date | None = None) -> Ledger:
    known = tuple(sorted(events, key=lambda event: event.id))
    return Ledger(known, (), len(known), Path("records"), today=today)


LEDGER = make_ledger(*EVENTS)


def ids(*events: Event) -> list[str]:
    return [event.id for event in events]


# Names --------------------------------------------------------------------------------------


def test_the_package_lists_what_it_offers() -> None:
    assert set(at.__all__) <= set(dir(at))
    assert [name for name in at.__all__ if getattr(at, name, None) is None] == []
    assert issubclass(at.Ledger, contents.Ledger)


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"^module 'armstrack' has no attribute 'lode'$"):
        _ = at.lode  # type: ignore[attr-defined]


def test_nothing_heavy_is_imported_before_a_ledger_is_read_nor_pandas_before_a_frame_is_asked_for() -> None:
    heavy = ["pandas", "numpy", "pydantic", "rich", "typer", "yaml"]
    code = (
        "import sys\n"
        f"def loaded(): print([m for m in {heavy} if m in sys.modules])\n"
        "import armstrack as at; loaded(); print([m for m in sys.modules if m.startswith('armstrack.')])\n"
        "at.load, at.check, at.Ledger, at.state_at; loaded()\n"
        "ledger = at.load(); ledger.history('can', 'tur')\n"
        "ledger.state_at('can', 'tur', as_of='2020-11-01')\n"
        "at.check(b''); at.check('records/can'); ledger.select(text='optics')\n"
        "print([m for m in ('pandas', 'numpy', 'rich', 'typer') if m in sys.modules])\n"
        "ledger.frame(); print('pandas' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "[]", "[]", "[]", "True"]


# Opening ------------------------------------------------------------------------------------


def test_a_folder_is_read_with_its_problems(record: WriteRecord) -> None:
    record()
    record("title: x\n", "2019-can-tur-x")
    ledger = at.load("records", today="2026-11-22")
    assert (ids(*ledger.events), ledger.left_out, ledger.today) == ([SOUND_ID], 1, date(2026, 11, 22))
    assert {problem.code for problem in ledger.problems} == {"E202"}
    assert ledger.by_id[SOUND_ID] is ledger.events[0]
    assert repr(ledger) == f"<Ledger 'records': 1 records, {len(ledger.problems)} problems>"


def test_without_a_folder_the_environment_names_one_else_it_is_records(
    record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    assert at.load().folder == Path("records")
    Path("records").rename("other")
    monkeypatch.setenv("ARMSTRACK_RECORDS", "other")
    assert at.load().folder == Path("other")


def test_else_it_is_what_the_package_carries_and_without_that_an_error(
    record: WriteRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    carried = Path("records").rename(tmp_path / "carried")
    monkeypatch.setattr("armstrack.places.usual_folder.__defaults__", (carried,))
    assert at.load().folder == carried
    monkeypatch.setattr("armstrack.places.usual_folder.__defaults__", (tmp_path / "none",))
    with pytest.raises(
        at.FolderError, match=r"^there is no folder ./records here: name one, load\(FOLDER\)$"
    ):
        at.load()


@pytest.mark.usefixtures("record")
def test_a_folder_that_cannot_be_read_or_holds_no_record_is_an_error_that_says_what_to_do() -> None:
    Path("empty").mkdir()
    with pytest.raises(at.FolderError) as raised:
        at.load("empty")
    assert str(raised.value) == "empty holds no record: records lie at empty/<supplier>/<name>.yaml"
    with pytest.raises(at.FolderError) as raised:
        at.load("nowhere")
    assert str(raised.value) == (
        "cannot open the records folder nowhere: No such file or directory:"
        ' name a folder of records, such as "records"'
    )
    assert isinstance(raised.value.__cause__, FileNotFoundError)


def test_only_who_tells_the_day_hears_of_the_future(record: WriteRecord) -> None:
    record(SOUND.replace("2020-10-05", "2030-10-05"), "2030-10-05-can-tur-optics")
    assert [problem.code for problem in at.load().problems] == []
    assert [problem.code for problem in at.load(today=date(2026, 11, 22)).problems] == ["E313"]


# Choosing -----------------------------------------------------------------------------------


def test_filters_take_any_spelling_one_or_several() -> None:
    granted, suspended, embargo, delivered = EVENTS
    assert LEDGER.select() == LEDGER.events
    assert LEDGER.select(supplier="CANADA", recipient=["Türkiye", "burma"]) == (granted, suspended)
    assert LEDGER.select(status=("Suspended", "delivered")) == (delivered, suspended)
    assert LEDGER.select(kind="licence granted", category="sensors", party="can") == (granted,)
    assert LEDGER.select(since="2020", until=date(2020, 12, 31)) == (embargo, suspended)
    assert LEDGER.select(text="mx-15d", verification="confirmed") == (granted,)


def test_a_time_of_day_is_its_day() -> None:
    late = datetime(2020, 10, 5, 23, tzinfo=UTC)
    assert LEDGER.select(since=late, until=pd.Timestamp(2020, 10, 5)) == EVENTS[2:0:-1]


@pytest.mark.parametrize(
    ("filters", "error", "said"),
    [
        (
            {"supplier": "cnada"},
            at.UnknownPartyError,
            'supplier: no party is called "cnada": did you mean CAN (Canada)? `armstrack parties` lists them',
        ),
        (
            {"party": ["can", "korea"]},
            at.UnknownPartyError,
            'party: "korea" is ambiguous: it may mean KOR (South Korea) or PRK (North Korea): write the code',
        ),
        (
            {"kind": "orderd"},
            at.UnknownWordError,
            'kind: no kind is called "orderd": did you mean ordered? `armstrack vocab kind` lists the words',
        ),
        ({"since": "soon"}, at.DayError, 'since: "soon" is no date'),
        ({"suplier": "can"}, TypeError, 'there is no filter "suplier": did you mean supplier?'),
        (
            {"xyz": "can"},
            TypeError,
            'there is no filter "xyz": filters: supplier, recipient, party, kind, status, verification,'
            " category, since, until, text",
        ),
    ],
)
def test_what_cannot_be_read_is_an_error_that_says_where(
    filters: dict[str, str], error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as raised:
        LEDGER.select(**filters)  # type: ignore[arg-type]
    assert str(raised.value).startswith(said)


def test_errors_of_a_question_are_values_with_a_hint() -> None:
    with pytest.raises(ValueError, match="ambiguous") as raised:
        LEDGER.select(party="korea")
    assert isinstance(raised.value, at.QuestionError)
    assert raised.value.hint == "it may mean KOR (South Korea) or PRK (North Korea): write the code"


# States -------------------------------------------------------------------------------------


def test_a_state_takes_names_in_any_spelling() -> None:
    state = LEDGER.state_at("Canada", "turkiye", "Sensors", as_of="2020-11-01")
    assert (state.status, state.ids) == ("suspended", (EVENTS[1].id,))
    assert at.state_at("can", "tur", "sensors", date(2019, 6, 1), LEDGER).status == "licensed"
    assert at.state_at("can", "tur", as_of="2018-01-01", ledger=LEDGER).status == "none"


def test_without_a_ledger_the_records_are_read(record: WriteRecord) -> None:
    record()
    assert at.state_at("canada", "turkey", "sensors", "2020-11-01").status == "suspended"


def test_an_empty_ledger_is_not_taken_for_none() -> None:
    assert at.state_at("canada", "turkey", as_of="2020-11-01", ledger=make_ledger()).status == "none"


def test_a_question_without_a_day_is_that_of_the_ledger_or_an_error() -> None:
    assert (
        make_ledger(*EVENTS, today=date(2021, 1, 1)).state_at("can", "tur", "sensors").status == "suspended"
    )
    with pytest.raises(at.DayError) as raised:
        LEDGER.state_at("can", "tur")
    assert str(raised.value) == (
        'a state is that of a day, and none is given: say as_of="2020-11-01", or load(today="2020-11-01")'
    )
    with pytest.raises(at.DayError, match=r'^as_of: "2020" is not one day'):
        LEDGER.flows_frame(as_of="2020")


def test_a_history_has_the_first_day_of_every_state() -> None:
    found = [
        (change.day.isoformat(), change.state.status) for change in LEDGER.history("can", "turkey", "sensors")
    ]
    assert [status for _, status in found][-2:] == ["licensed", "suspended"]
    assert found[-1] == ("2020-10-05", "suspended")


# Frames -------------------------------------------------------------------------------------

TYPES = {"amount_low": "object", "amount_high": "object", "date_first": "datetime64[s]", "sources": "Int64"}
TYPES |= {"date_last": "datetime64[s]"} | dict.fromkeys(
    ("via", "categories", "items", "except", "related"), "object"
)


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(type_) for name, type_ in frame.dtypes.items()}


@pytest.mark.parametrize(
    "ledger", [LEDGER, make_ledger(), make_ledger(EVENTS[2])], ids=["some", "none", "no figure"]
)
def test_frames_have_the_documented_types_whatever_they_hold(ledger: Ledger) -> None:
    contract = {column.name: TYPES.get(column.name, "string") for column, _ in RECORD_COLUMNS}
    assert types_of(ledger.frame()) == contract
    assert types_of(ledger.items_frame()) == {
        **{"id": "string", "item": "Int64", "category": "string", "designation": "string", "maker": "string"},
        **{
            "quantity": "string",
            "quantity_low": "object",
            "quantity_high": "object",
            "approximate": "boolean",
        },
        **{"unit": "string", "incorporated_in": "string"},
    }
    assert types_of(ledger.values_frame()) == {
        **{
            "id": "string",
            "value": "Int64",
            "amount": "string",
            "amount_low": "object",
            "amount_high": "object",
        },
        **{"approximate": "boolean", "currency": "string", "measure": "string", "counts": "boolean"},
        **{"source": "string", "use": "string"},
    }
    assert types_of(ledger.flows_frame(as_of="2020-11-01")) == {
        **{"supplier": "string", "recipient": "string", "category": "string", "as_of": "datetime64[s]"},
        **{"status": "string", "certain": "boolean", "since": "string", "until": "string", "flags": "object"},
        **{"rule": "string", "record": "string", "records": "object"},
    }
    assert isinstance(ledger.frame().index, pd.RangeIndex)


def test_a_frame_in_a_currency_has_eight_columns_more_and_the_others_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conversion, "reference_rates", made_rates)
    ledger = make_ledger(
        make_event(date="2019-05", slug="a", amount="8+"), make_event(date="2019/2020", slug="b", amount="8")
    )
    frame = ledger.frame(in_currency="usd")
    added = {"amount_in_low": "object", "amount_in_high": "object", "rate": "object", "rate_year": "Int64"}
    names = list(frame.columns[-8:])
    assert types_of(frame[names]) == {name: added.get(name, "string") for name in names}
    assert frame[["amount_in", "currency_in"]].astype(object).fillna("?").to_numpy().tolist() == [
        ["4.00+", "USD"],
        ["?", "?"],
    ]
    assert frame.at[1, "not_converted"] == "spans years: 2019 to 2020"
    assert frame[frame.columns[:-8]].equals(ledger.frame())
    with pytest.raises(at.UnknownWordError, match=r'^in_currency: no currency is called "dollars"'):
        ledger.frame(in_currency="dollars")


@pytest.mark.parametrize(
    ("name", "rows"), [("frame", 4), ("items_frame", 4), ("values_frame", 3), ("flows_frame", 4)]
)
def test_a_frame_has_the_shape_that_its_documentation_says(name: str, rows: int) -> None:
    asked = {"as_of": "2020-11-01"} if name == "flows_frame" else {}
    made = getattr(Ledger, name)
    told = re.search(r"Shape: \(\w+, (\d+)\)", made.__doc__)
    assert told is not None
    assert made(LEDGER, **asked).shape == (rows, int(told[1]))


def test_a_frame_holds_the_cells_of_the_contract_and_fills_nothing_in() -> None:
    frame = LEDGER.frame(supplier="Namibia")
    assert frame.loc[0, ["id", "supplier", "amount", "currency", "sources"]].to_list() == [
        *("2019-nam-aze-act", "NAM", "<7", "CAD", 1)
    ]
    assert frame.at[0, "amount_low"] is None
    assert frame.at[0, "amount_high"] == Decimal(7)
    assert frame.at[0, "categories"] == ()
    assert frame.at[0, "end_user"] is pd.NA
    assert LEDGER.frame(recipient="russia")["date_last"].isna().to_list() == [True]


def test_items_and_figures_have_a_row_each_rival_ones_marked() -> None:
    items = LEDGER.items_frame(recipient="turkey", since="2019", until="2019")
    assert items["designation"].fillna("?").to_list() == ["MX-15D", "?"]
    assert items["quantity_low"].to_list() == [Decimal(7), None]
    values = LEDGER.values_frame(supplier="canada")
    assert values[["value", "amount", "currency", "counts"]].to_numpy().tolist() == [
        [1, "~5.50", "CAD", True],
        [2, "7+", "USD", False],
    ]


def test_flows_have_a_row_for_all_goods_and_each_category_and_rest_on_the_whole_ledger() -> None:
    frame = LEDGER.flows_frame(as_of="2020-11-01", supplier="canada", kind="licence-granted")
    assert frame[["category", "status", "record"]].to_numpy().tolist() == [
        ["all", "restricted", EVENTS[1].id],
        ["sensors", "suspended", EVENTS[1].id],
    ]
    assert frame.at[1, "records"] == (EVENTS[1].id,)


def test_the_status_and_the_category_of_flows_are_of_their_states() -> None:
    chosen = LEDGER.flows_frame(as_of="2020-11-01", category="all")
    assert chosen[["supplier", "status"]].to_numpy().tolist() == [
        ["CAN", "restricted"],
        ["EUE", "embargoed"],
        ["NAM", "delivered"],
    ]
    stopped = LEDGER.flows_frame(as_of="2020-11-01", status=["embargoed", "suspended"])
    assert stopped["category"].to_list() == ["sensors", "all"]
    assert stopped.index.to_list() == [0, 1]
    with pytest.raises(at.UnknownWordError, match=r'^status: no status is called "licence-granted"'):
        LEDGER.flows_frame(as_of="2020-11-01", status="licence-granted")


# Types --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_whoever_checks_types_sees_those_of_the_api(tmp_path: Path) -> None:
    script = tmp_path / "asking.py"
    script.write_text(
        "import armstrack as at\n"
        "ledger = at.load('records')\n"
        "reveal_type(ledger.by_id)\n"
        "reveal_type(ledger.flows_frame(as_of='2020-11-01', category='all'))\n"
        "reveal_type(at.state_at('can', 'tur', as_of='2020-11-01').status)\n"
        "reveal_type(at.check(b''))\n"
        "ledger.select(suplier='can')\n"
        "at.lode()\n"
    )
    examples = sorted(map(str, (ROOT / "docs" / "examples").glob("*.py")))
    options = ["--strict", "--no-incremental", "--no-error-summary"]
    told, _, code = mypy.api.run([*options, str(script), *examples])
    lines = [line.removeprefix(f"{script}:") for line in told.splitlines()]
    assert lines == [
        '3: note: Revealed type is "dict[str, armstrack.event.Event]"',
        '4: note: Revealed type is "pandas.core.frame.DataFrame"',
        '5: note: Revealed type is "str"',
        '6: note: Revealed type is "tuple[armstrack.problem.Problem, ...]"',
        '7: error: Unexpected keyword argument "suplier" for "select" of "Ledger"; did you mean "supplier"?'
        "  [call-arg]",
        '7: note: "select" defined in "armstrack.public"',
        '8: error: Module has no attribute "lode"  [attr-defined]',
    ]
    assert code == 1
