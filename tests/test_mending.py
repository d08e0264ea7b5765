"""Mending: what becomes of a ledger's files, given as text by path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import mending
from armstrack.files import Refused
from armstrack.leaves import NOTHING
from armstrack.ledger import load_bytes
from armstrack.mending import mend
from armstrack.parties import parties
from armstrack.plans import Blocked, Mended, Plan
from armstrack.vocab import currencies, kinds
from tests.checks.sample import DAY, changed
from tests.conftest import SOUND, SOUND_ID

FOLDER = Path("records")
SOUND_PATH = FOLDER / "can" / f"{SOUND_ID}.yaml"
#: A record that names the sound one.
LATER_ID = "2021-04-12-can-tur-permits"
LATER = (
    SOUND.replace("2020-10-05", "2021-04-12")
    .replace("licence-suspended", "licence-revoked")
    .replace("items:\n", f"related:\n  - rel: changes\n    id: {SOUND_ID}   # the pause\nitems:\n")
)


def plan(
    files: dict[str, str | bytes | Refused],
    wants: Iterable[str] | None = None,
    named: Iterable[str] | None = None,
    taken: Iterable[str] = (),
) -> Plan:
    """The plan for a ledger, of some codes and some files, with places where something else lies."""
    contents = {
        FOLDER / name: text.encode() if isinstance(text, str) else text for name, text in files.items()
    }
    names = None if named is None else {FOLDER / name for name in named}
    places = {FOLDER / name for name in taken}
    return mend(
        contents,
        FOLDER,
        DAY,
        lambda path, code: (wants is None or code in wants) and (names is None or path in names),
        lambda _old, new: "something is there" if new in places else "",
    )


def mended(files: dict[str, str | bytes | Refused], **more: Iterable[str]) -> dict[str, str]:
    """The files that change, by their new names."""
    found = plan(files, **more)
    assert found.blocked == ()
    return {file.new.relative_to(FOLDER).as_posix(): file.after.decode() for file in found.files}


def mended_text(text: str, name: str = f"can/{SOUND_ID}.yaml") -> str:
    """A file that keeps its name, mended; as it is where nothing is to be mended."""
    files: dict[str, str | bytes | Refused] = {name: text}
    return mended(files).get(name, text)


def test_a_sound_ledger_is_left_alone() -> None:
    assert plan({f"can/{SOUND_ID}.yaml": SOUND, f"can/{LATER_ID}.yaml": LATER}) == Plan(())


@pytest.mark.parametrize(
    ("sound", "broken", "right"),
    [
        ("recipient: TUR", "recipient: Türkiye", "recipient: TUR"),
        ("recipient: TUR", "recipient: 'turkey'", "recipient: 'TUR'"),
        ("supplier: CAN", "supplier: Canada   # whose act", "supplier: CAN   # whose act"),
        ("recipient: TUR", "recipient: TUR\nvia: [UAE,  Germany]", "recipient: TUR\nvia: [ARE,  DEU]"),
        ("licence-suspended", "license-suspended", "licence-suspended"),
        ("licence-suspended", "Licence Suspended", "licence-suspended"),
        ("date: 2020-10-05", 'date: "5 October 2020"', 'date: "2020-10-05"'),
        ("date: 2020-10-05", "date: 2020/10/5 # or so", "date: 2020-10-05 # or so"),
        ("category: sensors", "category: Sensors", "category: sensors"),
        (
            "category: sensors",
            "category: sensors\n    quantity: 1 200",
            "category: sensors\n    quantity: 1200",
        ),
        ("verification:", "Verification:", "verification:"),
        ("verification: confirmed", "verification: confirmed\t ", "verification: confirmed"),
        ("recipient: TUR", "recipient: TUR\nstatus: suspended", "recipient: TUR"),
        ("date: 2020-10-05", "date: 2020-10-05\nannounced: 2020-10-05", "date: 2020-10-05"),
        ("title: Canada suspends", "title: Canada: it suspends", "title: 'Canada: it suspends"),
        (
            "category: sensors",
            "category: sensors\n    designation: F-16 #3",
            "category: sensors\n    designation: 'F-16 #3'",
        ),
        ("publisher: Global Affairs Canada", "publisher: @canada", "publisher: '@canada'"),
        ("    url:", "    lang: EN\n    url:", "    lang: en\n    url:"),
        ("  - category:", "\t- category:", "  - category:"),
    ],
)
def test_what_can_only_mean_one_thing_is_put_right_and_nothing_else(
    sound: str, broken: str, right: str
) -> None:
    after = changed((sound, right))
    if right.endswith("it suspends"):
        after = after.replace("to Turkey\n", "to Turkey'\n")
    for end in ("\n", "\r\n"):
        text = changed((sound, broken)).replace("\n", end)
        for given_text, wanted in ((text, after), (text.removesuffix(end), after.removesuffix("\n"))):
            assert mended_text(f"# Ω\n{given_text}") == f"# Ω\n{wanted.replace(chr(10), end)}"


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("recipient: TUR", "recipient: Turky"),
        ("recipient: TUR", "recipient: Korea"),
        ("recipient: TUR", "recipient: &x Turkey"),
        ("recipient: TUR", "recipient: |\n  Turkey"),
        ("licence-suspended", "license-suspendd"),
        ("date: 2020-10-05", "date: 05/10/2020"),
        ("category: sensors", "category: sensors\n    quantity: 1,200"),
        ("category: sensors", "category: sensors\n    designation: F-16 #new"),
        ("category: sensors", "category: sensors #3"),  # not part of a word of a vocabulary
        ("date: 2020-10-05", "date: 2020-10-05\nannounced: 2020-10-05 # the same day"),
        ("date: 2020-10-05", "date: 2020-10-05 kind: x"),
        ("date: 2020-10-05", "date: 2020-10-05\nuntil: null"),
        ("https:", "http:"),
        ("recipient: TUR", "recipient: TUR\nstatus: open"),
        ("category: sensors", "category: sensors\nnotes: |\n  two blanks  \n  here"),
    ],
)
def test_what_can_mean_two_things_is_left(sound: str, broken: str) -> None:
    text = changed((sound, broken))
    assert mended_text(text) == text


def test_the_kind_of_value_decides_whether_a_colon_may_be_quoted() -> None:
    text = changed(("recipient: TUR", "recipient: Turkey: Ankara"))
    assert mended_text(text) == text


def test_one_remedy_brings_up_the_next() -> None:
    text = changed(
        ("title: Canada suspends", "title: Canada: it suspends"),
        ("date: 2020-10-05", "date: 2020-10-5"),
        ("recipient: TUR", "recipient: Turkey"),
        ("  - category", "\t- category"),
    )
    right = changed(
        ("title: Canada suspends", "title: 'Canada: it suspends"), ("to Turkey\n", "to Turkey'\n")
    )
    assert plan({"new/Optics.yml": text}) == Plan(
        (
            Mended(
                FOLDER / "new/Optics.yml",
                FOLDER / "can/2020-10-05-can-tur-optics.yaml",
                text.encode(),
                right.encode(),
                4,
            ),
        )
    )


def test_many_lines_of_tabs_are_mended_in_one_go() -> None:
    text = changed().replace("  ", "\t")
    assert mended_text(text).replace("  ", "\t") == text


def test_the_lines_that_went_are_told_by_their_first_numbers() -> None:
    text = changed(
        ("date: 2020-10-05", "date: 2020-10-5\nannounced: 2020-10-05"),
        ("recipient: TUR", "recipient: Turkey\nstatus: suspended"),
    )
    lines = dict(enumerate(text.split("\n"), 1))
    (file,) = plan({f"can/{SOUND_ID}.yaml": text}).files
    assert {lines[number] for number in file.gone} == {"announced: 2020-10-05", "status: suspended"}
    assert file.after.count(b"\n") == file.before.count(b"\n") - 2


def test_of_one_code_all_is_mended_in_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "_MOST_READINGS", 2)
    text = changed(("recipient: TUR", "recipient: TUR\nvia:" + "\n  - Germany" * 300))
    assert mended_text(text).count("  - DEU\n") == 300


def test_mending_ends_however_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    for bound in ("_MOST_ROUNDS", "_MOST_READINGS"):
        monkeypatch.setattr(mending, bound, 1)
    text = changed(("recipient: TUR", "recipient: Turkey")).replace("  ", "\t")
    half = plan({"new/optics.yaml": text}).files[0]
    assert half.after != text.encode()
    assert plan({half.new.relative_to(FOLDER).as_posix(): half.after}).files


# Names


def test_relations_follow_a_file_that_is_renamed_wanted_or_not() -> None:
    old = "2020-10-04-can-tur-optics"
    files: dict[str, str | bytes | Refused] = {
        f"can/{old}.yaml": SOUND,
        f"can/{LATER_ID}.yaml": LATER.replace(SOUND_ID, f'"{old}"'),
    }
    found = plan(files, named=[f"can/{old}.yaml"])
    later = LATER.replace(SOUND_ID, f'"{SOUND_ID}"')
    assert found.files == (
        Mended(FOLDER / f"can/{old}.yaml", SOUND_PATH, SOUND.encode(), SOUND.encode()),
        Mended(
            FOLDER / f"can/{LATER_ID}.yaml",
            FOLDER / f"can/{LATER_ID}.yaml",
            later.replace(SOUND_ID, old).encode(),
            later.encode(),
            followed=1,
        ),
    )


def test_relations_stay_with_another_file_of_that_name() -> None:
    old = "2020-10-04-can-tur-optics"
    other = SOUND.replace("CAN", "USA").replace("2020-10-05", "2020-10-04")
    files: dict[str, str | bytes | Refused] = {
        f"can/{old}.yaml": SOUND,
        f"usa/{old}.yaml": other,
        f"can/{LATER_ID}.yaml": LATER.replace(SOUND_ID, old),
    }
    assert mended(files, named=[f"can/{old}.yaml"]) == {f"can/{SOUND_ID}.yaml": SOUND}


def test_relations_that_cannot_be_read_or_replaced_stay() -> None:
    old = "2020-10-04-can-tur-optics"
    odd = {
        "a": f"related: {old}\n",
        "b": f"related:\n  - {old}\n",
        "c": f"related:\n  - id: &x {old}\n",
        "d": f"related: [ {old}\n",
        "e": f"notes: see {old}\n",
    }
    files: dict[str, str | bytes | Refused] = {f"can/{name}.yaml": text for name, text in odd.items()}
    files |= {
        f"can/{old}.yaml": SOUND,
        "can/f.yaml": Refused("E118", old, ""),
        "can/g.yaml": b"\xff" + old.encode(),
    }
    assert mended(files) == {f"can/{SOUND_ID}.yaml": SOUND}


@pytest.mark.parametrize(
    ("name", "right"),
    [
        (f"canada/{SOUND_ID}.yaml", f"can/{SOUND_ID}.yaml"),
        (f"CAN/{SOUND_ID}.yaml", f"can/{SOUND_ID}.yaml"),
        (f"can/{SOUND_ID}.yml", f"can/{SOUND_ID}.yaml"),
        (f"can/{SOUND_ID}.YAML", f"can/{SOUND_ID}.yaml"),
        (f"{SOUND_ID}.yaml", f"can/{SOUND_ID}.yaml"),
        (f"{SOUND_ID}.yml", f"can/{SOUND_ID}.yaml"),
        (f"can/2020/{SOUND_ID}.yaml", f"can/{SOUND_ID}.yaml"),
        ("can/2020-10-05-CAN-TUR-Optics.yaml", f"can/{SOUND_ID}.yaml"),
        ("can/2020-10-can-tur-optics.yaml", f"can/{SOUND_ID}.yaml"),
        ("can/2021-01-01-can-tur-optics.yaml", f"can/{SOUND_ID}.yaml"),
        ("can/2020-10-05-usa-tur-optics.yaml", f"can/{SOUND_ID}.yaml"),
        ("can/optics.yaml", f"can/{SOUND_ID}.yaml"),
    ],
)
def test_a_wrong_name_is_put_right(name: str, right: str) -> None:
    assert mended({name: SOUND}) == {right: SOUND}


@pytest.mark.parametrize(
    "name",
    [
        "can/2020-10-05-can-aze-optics.yaml",  # is the recipient wrong, or the name?
        "can/2020-10-05-tur-can-optics.yaml",
        "usa/2020-10-05-usa-tur-optics.yaml",
        "can/2020-10-05-can-tur.yaml",  # what happened?
        "can/2020-10-04.yaml",
    ],
)
def test_a_name_that_may_be_right_is_left(name: str) -> None:
    assert mended({name: SOUND}) == {}


def test_a_file_that_is_no_record_is_not_moved() -> None:
    assert mended({f"can/{SOUND_ID}.yaml": SOUND, "notes.yaml": "a: b\n", "list.yaml": "- a\n"}) == {}


def test_a_file_that_cannot_be_read_is_not_moved() -> None:
    refused = Refused("E118", "cannot be opened", "")
    assert mended({f"can/{SOUND_ID}.yaml": SOUND, "can/a.yml": refused, "b.yaml": refused}) == {}


def test_what_is_not_utf_8_is_moved_but_not_edited() -> None:
    data = changed(("TUR", "Turkey")).encode().replace(b"Canada\n", b"Qu\xe9bec\n")
    old, new = FOLDER / f"can/{SOUND_ID}.yml", SOUND_PATH
    assert plan({f"can/{SOUND_ID}.yml": data}) == Plan((Mended(old, new, data, data),))


def test_a_file_outside_the_ledger_keeps_its_folder() -> None:
    files = {
        SOUND_PATH: SOUND.encode(),
        Path("drafts/can/B.yaml"): LATER.encode(),
        Path("drafts/c.yaml"): SOUND.encode(),
    }
    found = mend(files, FOLDER, DAY, lambda _path, code: code in ("E301", "E302"), lambda _old, _new: "")
    assert [(file.old, file.new) for file in found.files] == [
        (Path("drafts/c.yaml"), Path("drafts/2020-10-05-can-tur-c.yaml")),
        (Path("drafts/can/B.yaml"), Path("drafts/can/2021-04-12-can-tur-b.yaml")),
    ]


# What is in the way


def test_a_file_is_never_moved_onto_something_else() -> None:
    old = FOLDER / "can/optics.yaml"
    assert plan({"can/optics.yaml": SOUND}, taken=[f"can/{SOUND_ID}.yaml"]) == Plan(
        (), (Blocked(old, SOUND_PATH, "something is there"),)
    )


@pytest.mark.parametrize(
    "name", [f"can/{SOUND_ID}.yaml", f"can/{SOUND_ID.upper()}.yaml", f"usa/{SOUND_ID}.yaml"]
)
def test_a_file_does_not_take_the_name_of_another_record(name: str) -> None:
    files: dict[str, str | bytes | Refused] = {"can/optics.yaml": SOUND, name: LATER}
    found = plan(files, named=["can/optics.yaml"])
    why = f"{FOLDER / name} has that name"
    assert found == Plan((), (Blocked(FOLDER / "can/optics.yaml", SOUND_PATH, why),))


def test_of_two_files_that_want_one_name_the_first_gets_it() -> None:
    other = SOUND.replace("sensors", "engines")
    files: dict[str, str | bytes | Refused] = {
        "can/2020-can-tur-optics.yaml": SOUND,
        "can/optics.yaml": other,
    }
    found = plan(files)
    assert [file.new for file in found.files] == [SOUND_PATH]
    why = f"{FOLDER / 'can/2020-can-tur-optics.yaml'} has that name"
    assert found.blocked == (Blocked(FOLDER / "can/optics.yaml", SOUND_PATH, why),)


def test_a_move_that_was_interrupted_is_ended() -> None:
    text = changed(("TUR", "Turkey"))
    files: dict[str, str | bytes | Refused] = {"can/optics.yaml": SOUND, f"can/{SOUND_ID}.yaml": SOUND}
    assert plan(files) == Plan(
        (Mended(FOLDER / "can/optics.yaml", SOUND_PATH, SOUND.encode(), SOUND.encode()),)
    )
    found = plan({"can/optics.yaml": text, f"can/{SOUND_ID}.yaml": SOUND})
    assert [(file.old, file.new, file.after) for file in found.files] == [
        (FOLDER / "can/optics.yaml", SOUND_PATH, SOUND.encode())
    ]


# What is wanted


def test_only_the_codes_that_are_wanted_are_mended() -> None:
    text = changed(("TUR", "Turkey"), ("  - category: sensors", "  - category: Sensors "))
    wanted = text.replace("Sensors ", "Sensors")
    assert mended({f"can/{SOUND_ID}.yaml": text}, wants=["W511"]) == {f"can/{SOUND_ID}.yaml": wanted}


def test_only_the_files_that_are_wanted_are_mended() -> None:
    text, later = changed(("TUR", "Turkey")), LATER.replace("TUR", "Turkey")
    files: dict[str, str | bytes | Refused] = {f"can/{SOUND_ID}.yaml": text, f"can/{LATER_ID}.yaml": later}
    assert mended(files, named=[f"can/{LATER_ID}.yaml"]) == {f"can/{LATER_ID}.yaml": LATER}


def test_what_is_allowed_is_left() -> None:
    text = changed(
        ("date: 2020-10-05", "date: 2020-10-05\nannounced: 2020-10-05 # armstrack: allow W510 said twice")
    )
    assert mended({f"can/{SOUND_ID}.yaml": text}) == {}


def test_the_expectations_are_mended_as_well() -> None:
    text = "records: 1 \nsupplier:\n  Canada: 1 # so\n  Turky: 0\nstatus:\n  canceled: 0\n  Suspended: 1\n"
    right = "records: 1\nsupplier:\n  CAN: 1 # so\n  Turky: 0\nstatus:\n  cancelled: 0\n  suspended: 1\n"
    files: dict[str, str | bytes | Refused] = {f"can/{SOUND_ID}.yaml": SOUND, "expectations.yaml": text}
    assert mended(files) == {"expectations.yaml": right}
    assert mended(files, wants=["E204"]) == {}


def test_a_party_that_is_expected_twice_is_left() -> None:
    files: dict[str, str | bytes | Refused] = {
        f"can/{SOUND_ID}.yaml": SOUND,
        "expectations.yaml": "supplier:\n  CAN: 1\n  Canada: 1\n",
    }
    assert mended(files) == {}


# Laws


def spelt(code: str) -> list[str]:
    party = parties()[code]
    return [party.name, party.name.upper(), *party.aliases]


SPELLINGS = {
    "CAN": spelt("CAN"),
    "TUR": spelt("TUR"),
    "licence-suspended": [*kinds()["licence-suspended"].aliases, "Licence_Suspended"],
    "2020-10-05": ["2020/10/05", "2020-10-5", "5 October 2020", "Oct 5, 2020", "20201005"],
    "confirmed": ["Confirmed", "CONFIRMED"],
    "sensors": ["Sensors", "SENSORS"],
    "1200": ["1 200", "1'200", "1_200"],
    "CAD": ["cad", "Cad"],
}
FORM = """\
# {free}
title: Canada suspends{comment}
date: {2020-10-05}{comment}
kind: {licence-suspended}{comment}

verification: {confirmed}
supplier: {CAN}{comment}
recipient:   {TUR}{comment}
items:
  # {free}
  - category: {sensors}{comment}
    designation: "{free}"
    quantity: {1200}
values:
    - amount: 7
      currency: {CAD}{comment}
sources:
  - publisher: 'Global Affairs'{comment}
    url: https://www.example.org/statement
notes: |
  {free}
  and blanks{blanks}
"""
#: Text of one line that YAML reads back, letters of all kinds among it, and no word for nothing.
FREE = st.text(
    st.characters(categories=["L", "Nd", "So", "Sm"], exclude_characters="\ufffd"), min_size=1, max_size=20
).filter(lambda text: text.lower() not in NOTHING)


@st.composite
def broken_and_right(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A record with some of its words spelt otherwise, and with the same quotes and comments put right."""
    broken = right = FORM.replace("{blanks}", "  ")
    for word, spellings in SPELLINGS.items():
        mark = draw(st.sampled_from(["", '"'] if "'" in "".join(spellings) else ["", "'", '"']))
        wrong = draw(st.sampled_from([word, *spellings]))
        broken = broken.replace(f"{{{word}}}", f"{mark}{wrong}{mark}")
        right = right.replace(f"{{{word}}}", f"{mark}{word}{mark}")
    for slot in ("{free}", "{comment}"):
        while slot in broken:
            text = draw(FREE)
            text = text if slot == "{free}" else draw(st.sampled_from(["", f"   # {text}", "\t# x: 'y'"]))
            broken, right = broken.replace(slot, text, 1), right.replace(slot, text, 1)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    last = draw(st.sampled_from(["", "\n\n"]))
    return tuple((text.removesuffix("\n") + last).replace("\n", end).encode() for text in (broken, right))  # type: ignore[return-value]


@given(broken_and_right())
def test_of_any_record_exactly_what_is_wrong_changes(texts: tuple[bytes, bytes]) -> None:
    broken, right = texts
    found = plan({f"can/{SOUND_ID}.yaml": broken})
    assert [file.after for file in found.files] == ([right] if broken != right else [])
    assert plan({f"can/{SOUND_ID}.yaml": right}) == Plan(())
    assert load_bytes({SOUND_PATH: right}, FOLDER, DAY).problems == ()


NEAR_YAML = st.text(st.sampled_from("ab:- \n\t#'\"[]{}&*!|>?,%@`é\r\u2028\ufeff3"), max_size=60)


@given(NEAR_YAML, NEAR_YAML)
def test_mending_twice_changes_nothing(before: str, inside: str) -> None:
    text = before + "\n" + SOUND.replace("Canada suspends", inside)
    files: dict[str, str | bytes | Refused] = {f"can/{SOUND_ID}.yaml": text}
    once = plan(files)
    for file in once.files:
        again = plan({file.new.relative_to(FOLDER).as_posix(): file.after})
        assert again.files == ()
        left = load_bytes({file.new: file.after}, FOLDER, DAY).problems
        assert not [problem for problem in left if problem.is_mendable]


def test_every_currency_in_small_letters_is_one_currency() -> None:
    assert len({code.upper() for code in currencies()}) == len(currencies())
