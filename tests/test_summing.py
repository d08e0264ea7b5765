"""What is kept of sums is what the files give, whatever was edited, and is made anew only where need be."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armstrack import index, ledger, sights, singly, store, summing
from armstrack.contents import Ledger
from armstrack.event import Event
from armstrack.kept import KeptLedger
from armstrack.select import Filters
from armstrack.summary_table import headline, table_of
from armstrack.summing import Summed, sum_up
from armstrack.table import Table
from armstrack.tallies import Tally
from tests.conftest import SOUND, SOUND_ID, TODAY, WriteRecord

FOLDER, DAY = Path("records"), date(2026, 11, 22)
VALUE = "values:\n  - amount: {}\n    currency: CAD\n"
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("CAN", "DEU")),
        st.sampled_from(("TUR", "SAU")),
        st.sampled_from(("delivered", "exports-reported", "licence-suspended")),
        st.sampled_from(("2019", "2020-10-05", "2021-02")),
        st.sampled_from(("", "5", "~7 million", "<3")),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for indexes, where no edit falls within a step of the clock."""
    monkeypatch.setattr(sights, "STEP", -(10**15))
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def summed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that are summed up from now on."""
    told: list[str] = []
    real = singly.tallies_of

    def tell(events: list[Event], by: str) -> list[Tally]:
        told.extend(event.id for event in events)
        return real(events, by)

    monkeypatch.setattr(singly, "tallies_of", tell)
    return told


def kept(cache: Path) -> Ledger:
    found = index.load(FOLDER, DAY, cache)
    assert isinstance(found, KeptLedger)
    return found


def tables(found: Summed) -> list[Table | str]:
    shown = [table_of(found.tallies, by, found.records) for by in ("supplier", "recipient", "status")]
    return [headline(found.tallies, found.records, TODAY), *shown]


def write(record: WriteRecord, *told: str, more: str = "") -> str:
    """A record of a supplier and recipient, and perhaps of a kind and a day."""
    supplier, recipient, kind, day = (*told, "delivered", "2019")[:4] if len(told) == 2 else told
    text = SOUND.replace("CAN", supplier).replace("TUR", recipient).replace("2020-10-05", day)
    id_ = f"{day}-{supplier}-{recipient}-act".lower()
    record(text.replace("licence-suspended", kind) + more, id_, supplier.lower())
    return id_


@given(
    edits=EDITS,
    supplier=st.sampled_from(((), ("CAN",), ("DEU", "CAN"))),
    recipient=st.sampled_from(((), ("SAU",))),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_sums_are_those_of_the_files_whatever_was_edited(
    edits: list[tuple[str, str, str, str, str, bool]],
    supplier: tuple[str, ...],
    recipient: tuple[str, ...],
    cache: Path,
    record: WriteRecord,
) -> None:
    record()
    filters = Filters(supplier=supplier, recipient=recipient)
    for one, other, kind, day, amount, stays in edits:
        id_ = write(record, one, other, kind, day, more=VALUE.format(amount) if amount else "")
        if not stays:
            Path(FOLDER, one.lower(), f"{id_}.yaml").unlink()
        cold = sum_up(ledger.load(FOLDER, DAY), filters)
        assert tables(sum_up(kept(cache), filters)) == tables(cold)


def test_only_flows_with_a_changed_record_are_summed_up_again(
    cache: Path, record: WriteRecord, summed: list[str]
) -> None:
    flows = [
        ("CAN", "TUR"),
        *(("DEU", f"{code}") for code in ("TUR", "SAU", "NAM", "ISR", "AZE", "ARM", "EGY", "IND")),
    ]
    ids = [write(record, *pair) for pair in flows]
    sum_up(kept(cache), Filters())
    assert sorted(summed) == sorted(ids)
    summed.clear()
    sum_up(kept(cache), Filters())
    assert summed == []
    write(record, "CAN", "TUR", more=VALUE.format(5))
    found = sum_up(kept(cache), Filters(supplier=("CAN",)))
    assert summed == ids[:1]
    assert found.records == 1
    assert [told.words() for tally in found.tallies for told in tally.sums] == ["delivered CAD 5"]


@pytest.mark.parametrize(
    ("filters", "by", "with_events"),
    [
        (Filters(verification=("confirmed",)), "status", False),
        (Filters(party=("CAN",)), "status", False),
        (Filters(since=date(2020, 1, 1)), "supplier", False),
        (Filters(), "kind", False),
        (Filters(), "status", True),
    ],
    ids=["verification", "party", "since", "by kind", "events"],
)
def test_whatever_needs_single_records_is_made_of_these(
    filters: Filters, by: str, with_events: bool, cache: Path, record: WriteRecord
) -> None:
    record()
    found = sum_up(kept(cache), filters, by, with_events=with_events)
    assert [event.id for event in found.events] == [SOUND_ID]
    assert (found.records, len(found.tallies)) == (1, 1)
    assert not list(cache.glob("tallies-*"))


@pytest.mark.parametrize("damage", ["gone", "cut", "a folder", "no right to write"])
def test_sums_stay_right_where_they_cannot_be_kept(
    damage: str, cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    known = kept(cache)
    right = tables(sum_up(known, Filters()))
    (file,) = cache.glob("tallies-*")
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:2000])
    else:
        file.unlink()
    if damage == "a folder":
        file.mkdir()
    if damage == "no right to write":

        def refuse(cache: Path) -> tuple[Path, int]:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(store, "begin", refuse)
    assert tables(sum_up(known, Filters())) == right
    assert not list(cache.glob("*.part"))


@pytest.mark.parametrize("filters", [Filters(), Filters(verification=("confirmed",))], ids=["all", "some"])
def test_many_records_are_summed_up_by_pandas_to_the_same(
    filters: Filters, cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, recipient in enumerate(("TUR", "SAU", "NAM")):
        write(record, "CAN", recipient, more=VALUE.format(number + 5))
    one_by_one = tables(sum_up(ledger.load(FOLDER, DAY), filters))
    monkeypatch.setattr(summing, "_FEW", 2)
    monkeypatch.setattr(singly, "tallies_of", lambda *_: pytest.fail("one by one"))
    assert tables(sum_up(kept(cache), filters)) == one_by_one
    assert tables(sum_up(ledger.load(FOLDER, DAY), filters)) == one_by_one


@pytest.mark.parametrize(("few", "heavy"), [("1", "False\n"), ("0", "True\n")])
def test_pandas_is_imported_only_where_much_is_summed_up(
    few: str, heavy: str, tmp_path: Path, record: WriteRecord
) -> None:
    record()
    code = (
        "import sys, contextlib, os\n"
        "from armstrack import summing\n"
        "from armstrack.cli.main import main\n"
        f"summing._FEW = {few}\n"
        f"sys.argv = ['armstrack', '--today', '{TODAY}', 'summary']\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(open(os.devnull, 'w')):\n"
        "    main()\n"
        "print('pandas' in sys.modules)\n"
    )
    own = {"ARMSTRACK_CACHE": str(tmp_path / "cache"), "PATH": "/bin"}
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=own, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert said == [heavy, "False\n"]
