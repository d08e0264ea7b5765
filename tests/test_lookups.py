"""What commands ask of a ledger is answered from its index as from its files, whatever was edited before."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armstrack import index, ledger, lookups, sights, store
from armstrack.contents import Ledger
from armstrack.flows import Flows, flows
from armstrack.kept import KeptLedger
from armstrack.kept_flows import KeptFlows
from armstrack.outlines import from_outlines, to_outline, with_values
from armstrack.query import read
from armstrack.search import find
from armstrack.select import Filters
from armstrack.unfound import offers
from tests.conftest import SOUND, SOUND_ID, WriteRecord

FOLDER, DAY = Path("records"), date(2026, 11, 22)
DAYS = (date(2018, 1, 1), date(2020, 12, 31), date(2022, 6, 1), DAY)


class Told(NamedTuple):
    """What differs between generated records."""

    supplier: str
    recipient: str
    kind: str
    date: str
    more: str = ""

    @property
    def id(self) -> str:
        return f"{self.date}-{self.supplier}-{self.recipient}-act".lower()

    def write(self, record: WriteRecord) -> None:
        text = SOUND.replace("CAN", self.supplier).replace("TUR", self.recipient)
        text = text.replace("licence-suspended", self.kind).replace("2020-10-05", self.date)
        record(text + self.more, self.id, self.supplier.lower())

    def remove(self) -> None:
        Path(FOLDER, self.supplier.lower(), f"{self.id}.yaml").unlink(missing_ok=True)


_LINK = "related:\n  - rel: {rel}\n    id: 2019-eue-tur-act\n"
TOLD = st.builds(
    Told,
    st.sampled_from(("CAN", "EUE", "GBR", "DEU")),
    st.sampled_from(("TUR", "SAU")),
    st.sampled_from(
        ("licence-suspended", "embargo-imposed", "embargo-lifted", "delivered", "diversion", "halt-promised")
    ),
    st.sampled_from(("2019", "2020-10-05", "2021-02", "2026-12-01")),
    st.sampled_from(
        (
            "",
            "until: 2022-01-01\n",
            "notes: drone sensors of Bay Raktar\n",
            "via: [DEU]\n",
            _LINK.format(rel="ends"),
            _LINK.format(rel="breaches"),
        )
    ),
)
STEPS = st.lists(st.tuples(TOLD, st.booleans()), min_size=1, max_size=8)


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for indexes, where no edit falls within a step of the clock."""
    monkeypatch.setattr(sights, "STEP", -(10**15))
    return tmp_path_factory.mktemp("cache")


def both(cache: Path, day: date = DAY) -> tuple[KeptLedger, Ledger]:
    kept = index.load(FOLDER, day, cache)
    assert isinstance(kept, KeptLedger)
    return kept, ledger.load(FOLDER, day)


# The laws -----------------------------------------------------------------------------------------


@given(steps=STEPS, days=st.lists(st.sampled_from(DAYS), min_size=1, max_size=2), whole=st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_states_of_flows_are_those_of_the_files_whatever_was_edited(
    steps: list[tuple[Told, bool]], days: list[date], whole: bool, cache: Path, record: WriteRecord
) -> None:
    record()
    for told, stays in steps:
        told.write(record) if stays else told.remove()
        kept, cold = both(cache)
        known = Flows(cold.events)
        pairs = known.pairs
        for day in days:
            right = [known.state_at(*pair, "all", day) for pair in pairs]
            assert lookups.statuses(kept, pairs, day) == [state.status for state in right]
            found = lookups.flows_of(kept)
            if whole:
                lookups.prepare(found, pairs, day)
            assert found.pairs == pairs
            assert [found.state_at(*pair, "all", day) for pair in pairs] == right
            assert found.state_at("GBR", "TUR", "all", day) == known.state_at("GBR", "TUR", "all", day)


@given(
    records=st.lists(TOLD, max_size=6),
    words=st.lists(
        st.sampled_from(
            (
                *("canada", "turkey", "embargo", "not", "sensors", "2020", "drone", "bayraktar", "senors"),
                *("to", "suspended", "'bay raktar'", "text:canada", "eu", "statement", "delivered", "via"),
            )
        ),
        min_size=1,
        max_size=3,
    ),
    filters=st.sampled_from((Filters(), Filters(supplier=("CAN",)), Filters(text=("Bay",)))),
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_search_finds_the_same_in_the_same_order_and_offers_the_same(
    records: list[Told], words: list[str], filters: Filters, cache: Path, record: WriteRecord
) -> None:
    record()
    for told in records:
        told.write(record)
    query = read([word for typed in words for word in shlex.split(typed)])
    kept, cold = both(cache)
    shelf, pages = lookups.pages(kept, filters), lookups.pages(cold, filters)
    assert find(shelf, query) == find(pages, query)
    assert offers(shelf, query) == offers(pages, query)
    ids = [event.id for event in lookups.chosen(kept, filters)]
    assert ids == [event.id for event in lookups.chosen(cold, filters)]


# What is kept of states ---------------------------------------------------------------------------


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The flows that are folded from now on."""
    told: list[str] = []
    real = Flows.status_at

    def tell(self: Flows, supplier: str, recipient: str, category: str, as_of: date) -> str:
        told.append(f"{supplier}-{recipient}")
        return real(self, supplier, recipient, category, as_of)

    monkeypatch.setattr(Flows, "status_at", tell)
    return told


def statuses(cache: Path, day: date = DAY) -> dict[str, str]:
    kept, _ = both(cache)
    pairs = flows(kept.outlines)
    found = lookups.statuses(kept, pairs, day)
    return {"-".join(pair): status for pair, status in zip(pairs, found, strict=True)}


def test_a_flow_is_folded_again_only_where_a_change_may_move_it(
    cache: Path, record: WriteRecord, folded: list[str]
) -> None:
    Told("CAN", "TUR", "delivered", "2019").write(record)
    Told("DEU", "TUR", "delivered", "2019").write(record)
    Told("DEU", "SAU", "delivered", "2019").write(record)
    assert set(statuses(cache).values()) == {"delivered"}
    assert sorted(folded) == ["CAN-TUR", "DEU-SAU", "DEU-TUR"]
    folded.clear()
    assert set(statuses(cache).values()) == {"delivered"}
    assert folded == []
    Told("EUE", "TUR", "embargo-imposed", "2020-10-05").write(record)
    found = {"CAN-TUR": "delivered", "DEU-SAU": "delivered", "DEU-TUR": "restricted", "EUE-TUR": "restricted"}
    assert statuses(cache) == found
    assert "DEU-TUR" in folded
    assert "DEU-SAU" not in folded
    folded.clear()
    Told("EUE", "TUR", "embargo-imposed", "2020-10-05", "notes: more\n").write(record)
    assert statuses(cache) == found
    assert folded == []


def test_a_state_is_folded_again_on_a_day_on_which_it_may_be_another(
    cache: Path, record: WriteRecord, folded: list[str]
) -> None:
    record()
    assert statuses(cache, date(2020, 10, 4)) == {"CAN-TUR": "none"}
    assert statuses(cache, date(2020, 10, 3)) == {"CAN-TUR": "none"}
    assert folded == ["CAN-TUR"]
    assert statuses(cache, date(2020, 10, 5)) == {"CAN-TUR": "restricted"}
    assert statuses(cache, date(2026, 1, 1)) == {"CAN-TUR": "restricted"}
    assert folded == ["CAN-TUR"] * 2


@pytest.mark.parametrize("damage", ["gone", "cut", "a folder", "no right to write"])
def test_states_stay_right_where_they_cannot_be_kept(
    damage: str, cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    statuses(cache)
    (file,) = cache.glob("states-*")
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:2000])
    else:
        file.unlink()
    if damage == "a folder":
        file.mkdir()
    if damage == "no right to write":
        kept, _ = both(cache)

        def refuse(cache: Path) -> tuple[Path, int]:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(store, "begin", refuse)
        assert lookups.statuses(kept, [("CAN", "TUR")], DAY) == ["restricted"]
    assert statuses(cache) == {"CAN-TUR": "restricted"}
    assert not list(cache.glob("*.part"))


# Single answers -----------------------------------------------------------------------------------


def test_single_records_are_read_from_the_index(cache: Path, record: WriteRecord) -> None:
    record()
    for year in ("2019", "2021", "2022", "2023"):
        more = f"related:\n  - rel: same-act\n    id: {SOUND_ID}\n" if year == "2021" else ""
        Told("DEU", "SAU", "delivered", year, more).write(record)
    kept, cold = both(cache)
    event = cold.by_id[SOUND_ID]
    assert lookups.named(kept, SOUND_ID) == event
    assert lookups.named(kept, "none") is lookups.named(cold, "none") is None
    assert lookups.ids(kept) == lookups.ids(cold)
    assert [found.id for found in lookups.linked(kept, event)] == ["2021-deu-sau-act"]
    assert [found.id for found in lookups.linked(kept, cold.by_id["2021-deu-sau-act"])] == [SOUND_ID]
    assert lookups.linked(cold, event) == cold.events
    assert lookups.by_ids(kept, [SOUND_ID]) == {SOUND_ID: event}
    assert lookups.by_ids(kept, [*cold.by_id]) == lookups.by_ids(cold, [SOUND_ID]) == cold.by_id
    assert lookups.whole(kept, kept.outlines) == lookups.whole(cold, cold.events) == list(cold.events)


def test_an_outline_knows_nothing_of_what_was_left_out_of_it(cache: Path, record: WriteRecord) -> None:
    record(SOUND + "values:\n  - amount: ~20\n    currency: CAD\n")
    _, cold = both(cache)
    (event,) = cold.events
    (outline,) = from_outlines([to_outline(event)])
    assert (outline.id, outline.date, outline.categories) == (event.id, event.date, event.categories)
    assert outline.values[0].amount == event.values[0].amount
    with pytest.raises(AttributeError):
        _ = outline.title
    assert with_values(event, ()).values == ()
    assert with_values(outline, event.values).values == event.values


def test_flows_of_an_index_are_asked_for_one_by_one(cache: Path, record: WriteRecord) -> None:
    record()
    kept, cold = both(cache)
    found = lookups.flows_of(kept)
    assert isinstance(found, KeptFlows)
    assert found.status_at("CAN", "TUR", "sensors", DAY) == "suspended"
    assert found.state_at("CAN", "TUR", "sensors", DAY) == Flows(cold.events).state_at(
        "CAN", "TUR", "sensors", DAY
    )


@pytest.mark.parametrize("words", ["2020", "since 2021", "until 2019", "canada 2021", "not turkey"])
def test_a_search_by_year_or_without_a_party_finds_what_it_finds_without_the_index(
    words: str, cache: Path, record: WriteRecord
) -> None:
    record()
    Told("EUE", "SAU", "delivered", "2019").write(record)
    Told("CAN", "SAU", "delivered", "2021-02").write(record)
    kept, cold = both(cache)
    query = read(words.split())
    found = find(lookups.pages(kept, Filters()), query)
    assert found == find(lookups.pages(cold, Filters()), query)


def test_an_outline_keeps_who_said_what_and_when(shipped: Path) -> None:
    events = ledger.load(shipped, DAY).events
    for event, outline in zip(events, from_outlines([to_outline(event) for event in events]), strict=True):
        told = [(said.party, said.stance, said.date) for said in event.statements]
        assert [(said.party, said.stance, said.date) for said in outline.statements] == told
