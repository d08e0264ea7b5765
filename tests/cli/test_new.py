"""`armstrack new` in scripts: every answer an option or a file's, and never a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from armstrack import atomic
from armstrack.cli import desk, run
from tests.cli.samples import run_process
from tests.conftest import SOUND, SOUND_ID, Command, WriteRecord

ANSWERS = {
    "--title": "Canada ends the suspension for drone sensors to Turkey",
    "--date": "12 April 2021",
    "--kind": "restriction lifted",
    "--verification": "confirmed",
    "--supplier": "canada",
    "--recipient": "TÜRKIYE",
    "--category": "sensors",
    "--related": "ends:optics",
    "--source": "publisher=Global Affairs Canada; url=https://www.example.org/end",
}
WRITTEN = """\
title: Canada ends the suspension for drone sensors to Turkey
date: 2021-04-12
kind: restriction-lifted
verification: confirmed
supplier: CAN
recipient: TUR
items:
  - category: sensors
related:
  - rel: ends
    id: 2020-10-05-can-tur-optics
sources:
  - publisher: Global Affairs Canada
    url: https://www.example.org/end
"""
PATH = "records/can/2021-04-12-can-tur-ends-suspension-drone-sensors.yaml"
EFFECT = (
    "flow status: sensors: suspended on 2021-04-11, open on 2021-04-12; "
    "open on 2026-11-22, suspended without this record\n"
)
HINT = "  hint: `armstrack new --help` shows every option; on a terminal it asks\n"
KEEP = "  hint: keep the text above as a file, mend it, and say `armstrack new --from FILE.yaml`\n"


def words(**changed: str | None) -> list[str]:
    """The options with their answers, some changed, added or (None) left out."""
    told = ANSWERS | {f"--{name.replace('_', '-')}": answer for name, answer in changed.items()}
    return [word for option, answer in told.items() if answer is not None for word in (option, answer)]


def names() -> list[str]:
    return sorted(path.name for path in Path("records/can").iterdir())


@pytest.fixture
def ledger(record: WriteRecord) -> Path:
    """A ledger of one record."""
    return record()


def test_options_make_a_record_under_its_right_name(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", *words()) == (0, f"{PATH}\n", EFFECT)
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN
    assert armstrack("validate") == (0, "", "no problem in 2 files\n")


def test_a_dry_run_prints_the_record_and_writes_nothing(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", *words(), "--dry-run") == (0, WRITTEN, EFFECT)
    assert names() == [ledger.name]


def test_every_field_may_be_an_option(ledger: Path, armstrack: Command) -> None:
    result = armstrack(
        "new",
        "--dry-run",
        *words(announced="yesterday", until="2021", end_user="Baykar", scope="all", part="drones only"),
        *("--actor-party", "canada", "--actor-role", "government", "--actor-name", "Minister"),
        *(
            "--via",
            "germany",
            "--via",
            "France",
            "--except",
            "ships",
            "--terms",
            "none stated",
            "--licences",
            "25-29",
        ),
        *("--designation", "MX-15D", "--maker", "L3Harris", "--quantity", "7?", "--unit", "systems"),
        *(
            "--incorporated-in",
            "Bayraktar TB2",
            "--item",
            "category=engines",
            "--item",
            "designation=Rotax; unit=kit",
        ),
        *("--value", "~20 000 000 cad gac", "--value", "amount=7; currency=USD"),
        *("--statement", "party=turkey; stance=disputes; says=a: b; source=gac"),
        *(
            "--source",
            "key=gac; publisher=Ministry; title=No: 5; date=Oct 2020; lang=EN",
            "--notes",
            "one\n\ntwo",
        ),
    )
    assert (result.code, result.out) == (
        0,
        """\
title: Canada ends the suspension for drone sensors to Turkey
date: 2021-04-12
announced: 2026-11-21
until: 2021
kind: restriction-lifted
verification: confirmed
actor:
  party: CAN
  role: government
  name: Minister
supplier: CAN
recipient: TUR
via: [DEU, FRA]
end_user: Baykar
scope: all
part: drones only
except: [ships]
terms: none stated
licences: 25-29
items:
  - category: sensors
    designation: MX-15D
    maker: L3Harris
    quantity: 7?
    unit: systems
    incorporated_in: Bayraktar TB2
  - category: engines
  - designation: Rotax
    unit: kits
values:
  - amount: ~20000000
    currency: CAD
    source: gac
  - amount: 7
    currency: USD
statements:
  - party: TUR
    stance: disputes
    says: 'a: b'
    source: gac
related:
  - rel: ends
    id: 2020-10-05-can-tur-optics
sources:
  - publisher: Global Affairs Canada
    url: https://www.example.org/end
  - key: gac
    publisher: Ministry
    title: 'No: 5'
    date: 2020-10
    lang: en
notes: |-
  one

  two
""",
    )


@pytest.mark.parametrize("more", [(), ("--no-input",), ("--yes",), ("--dry-run",)])
def test_all_missing_answers_are_named_at_once(
    more: tuple[str, ...], ledger: Path, armstrack: Command
) -> None:
    assert armstrack("new", *more) == (
        2,
        "",
        "armstrack: new needs --title, --date, --kind, --verification, --supplier, --recipient and --source\n"
        + HINT,
    )


def test_one_missing_answer_is_named_alone(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", *words(kind=None)) == (2, "", f"armstrack: new needs --kind\n{HINT}")


def test_all_answers_of_no_use_are_told_at_once(ledger: Path, armstrack: Command) -> None:
    given = words(
        supplier="turky", date="03/04/2021", related="ends:nothing-like-it", kind=None, quantity="many"
    )
    assert armstrack("new", *given) == (
        2,
        "",
        "armstrack: these answers do not make a record\n"
        '    --date: "03/04/2021" may be 2021-04-03 or 2021-03-04: write the one that is meant\n'
        '    --supplier: unknown party "turky": did you mean TUR (Turkey)? `armstrack parties` lists them\n'
        '    --quantity: "many" is no figure: write digits alone, with a point for decimals: '
        "7, 7?, ~7, 7+, <7 or 5-9\n"
        '    --related, id: no record has the id "nothing-like-it": `armstrack list` shows the ids\n'
        "    new needs --kind\n" + HINT,
    )
    assert names() == [ledger.name]


def test_an_ambiguous_name_is_never_decided(ledger: Path, armstrack: Command) -> None:
    result = armstrack("new", *words(recipient="korea"))
    assert result == (
        2,
        "",
        'armstrack: --recipient: unknown party "korea": it may mean KOR (South Korea) or PRK (North Korea): '
        f"write the code\n{HINT}",
    )


# The name ------------------------------------------------------------------------------------------


def test_the_slug_may_be_given(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", *words(), "--slug", "Sensors: Free!").out == (
        "records/can/2021-04-12-can-tur-sensors-free.yaml\n"
    )


def test_a_title_without_words_of_its_own_is_named_after_the_kind(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", *words(title="Canada to Turkey")).out == (
        "records/can/2021-04-12-can-tur-restriction-lifted.yaml\n"
    )


def test_the_folder_of_a_new_supplier_is_made(ledger: Path, armstrack: Command) -> None:
    path = "records/nor/2021-04-12-nor-tur-sends-rounds.yaml"
    assert (
        armstrack("new", *words(supplier="norway", title="Norway sends rounds", related=None)).out
        == f"{path}\n"
    )
    assert Path(path).is_file()


def test_a_first_record_needs_only_a_folder(armstrack: Command, record: WriteRecord) -> None:
    Path("records").mkdir()
    result = armstrack("new", *words(related=None))
    assert (result.code, result.out) == (0, f"{PATH}\n")
    assert armstrack("validate").err.endswith("1 warning in 1 of 1 file\n")


def test_a_record_that_is_there_is_never_overwritten(ledger: Path, armstrack: Command) -> None:
    armstrack("new", *words())
    for more in ((), ("--yes",), ("--dry-run",)):
        assert armstrack("new", *words(), *more) == (
            2,
            "",
            f"armstrack: {PATH} is there already, and nothing is overwritten\n"
            "  hint: name it otherwise with --slug WORDS, or mend that record\n",
        )
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN


def test_a_record_that_appears_meanwhile_is_not_overwritten_either(
    ledger: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_late(path: Path, data: bytes) -> None:
        path.write_text("somebody else's", encoding="utf-8")
        atomic.create_file(path, data)

    monkeypatch.setattr(desk, "create_file", be_late)
    result = armstrack("new", *words())
    shown = "".join(f"  {line}\n" for line in WRITTEN.splitlines())
    assert result == (
        2,
        "",
        f"{EFFECT}{PATH}:\n{shown}"
        f"armstrack: {PATH} is there already, and nothing is overwritten\n"
        "  hint: name it otherwise with --slug WORDS, or mend that record\n",
    )
    assert Path(PATH).read_text(encoding="utf-8") == "somebody else's"
    assert names() == [ledger.name, Path(PATH).name]


# Where it is written -------------------------------------------------------------------------------


def test_the_records_of_the_wheel_are_never_written_to(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SOUND, f"../../wheel/can/{SOUND_ID}")
    Path("records/can").rmdir()
    Path("records").rmdir()
    monkeypatch.setattr(run, "SHIPPED", Path("wheel"))
    assert armstrack("new", *words()) == (
        3,
        "",
        "armstrack: there is no folder ./records here to write to\n"
        "  hint: make it, or name one with --records DIR\n",
    )
    result = armstrack("new", *words(), "--dry-run")
    assert (result.code, result.out) == (0, WRITTEN)


def test_a_ledger_elsewhere_may_be_named(armstrack: Command, record: WriteRecord) -> None:
    record(SOUND, f"../../other/can/{SOUND_ID}")
    assert armstrack("new", *words(), "--records", "other").out == f"{PATH.replace('records', 'other')}\n"
    assert armstrack("new", *words(), "--records", "none") == (
        3,
        "",
        "armstrack: cannot open the records folder none: No such file or directory\n"
        "  hint: name the folder with --records DIR\n",
    )


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_supplier_s_folder_is_one_of_the_ledger_s_own(kind: str, ledger: Path, armstrack: Command) -> None:
    if kind == "link":
        Path("outside").mkdir()
        Path("records/nor").symlink_to("../outside")
    else:
        Path("records/nor").write_text("", encoding="utf-8")
    result = armstrack("new", *words(supplier="norway", related=None))
    assert (result.code, result.out) == (3, "")
    assert result.err.endswith(
        "armstrack: cannot write records/nor/2021-04-12-nor-tur-canada-ends-suspension-drone-sensors.yaml: "
        "nor is no folder of its own\n  hint: put a folder there\n"
    )


def test_a_file_that_cannot_be_written_loses_no_answer(
    ledger: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk, "create_file", be_full)
    result = armstrack("new", *words())
    assert (result.code, result.out) == (3, "")
    assert f"{PATH}:\n  title: Canada ends" in result.err
    assert result.err.endswith(f"armstrack: cannot write {PATH}: No space left on device\n{KEEP}")


# Problems ------------------------------------------------------------------------------------------

PROBLEM = f"""\
{PATH}:14:10: warning[W501] an http link, without encryption
 14 |     url: http://www.example.org/end
    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: use https if the site answers there; else allow it with a reason
"""
HTTP = "publisher=Global Affairs Canada; url=http://www.example.org/end"


def test_a_warning_is_told_and_allowed(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", *words(source=HTTP)) == (0, f"{PATH}\n", PROBLEM + EFFECT)


def test_strict_does_not_write_what_has_a_warning(ledger: Path, armstrack: Command) -> None:
    result = armstrack("new", *words(source=HTTP), "--strict")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"{PROBLEM}{EFFECT}{PATH}:\n  title: Canada ends")
    assert result.err.endswith(f"armstrack: not written: 1 warning\n{KEEP}")
    assert names() == [ledger.name]


def test_errors_are_never_written_and_no_answer_is_lost(ledger: Path, armstrack: Command) -> None:
    result = armstrack("new", *words(related="ends:optics", until="2020"))
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"{PATH}:3:8: error[E303] ")
    shown = "".join(f"  {line}\n" for line in WRITTEN.splitlines()).replace(
        "  kind:", "  until: 2020\n  kind:"
    )
    assert result.err.endswith(f"{PATH}:\n{shown}armstrack: not written: 1 error\n{KEEP}")
    assert names() == [ledger.name]


def test_a_dry_run_of_a_record_with_errors_is_exit_1_with_the_record(
    ledger: Path, armstrack: Command
) -> None:
    result = armstrack("new", *words(until="2020"), "--dry-run")
    assert (result.code, result.out) == (1, WRITTEN.replace("kind:", "until: 2020\nkind:"))
    assert result.err.endswith(f"armstrack: not written: 1 error\n{KEEP}")


def test_what_was_kept_is_a_form_again(ledger: Path, armstrack: Command) -> None:
    kept = armstrack("new", *words(until="2020"), "--dry-run").out
    Path("draft.yaml").write_text(kept.replace("2021-04-12", "12 April 2021").replace("until: 2020\n", ""))
    assert armstrack("new", "--from", "draft.yaml") == (0, f"{PATH}\n", EFFECT)
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN


def test_a_twin_is_seen(ledger: Path, armstrack: Command) -> None:
    Path("twin.yaml").write_text(SOUND, encoding="utf-8")
    result = armstrack("new", "--from", "twin.yaml", "--slug", "twin", "--dry-run")
    assert result.err.startswith(
        "records/can/2020-10-05-can-tur-twin.yaml:2:7: warning[W505] "
        "same day, parties and kind as 2020-10-05-can-tur-optics\n"
    )


# Forms ---------------------------------------------------------------------------------------------

FORM = {
    "title": ANSWERS["--title"],
    "date": "12 April 2021",
    "kind": ["restriction-lifted"],
    "verification": "confirmed",
    "supplier": "canada",
    "recipient": "turkey",
    "via": "_No response_",
    "category": "sensors",
    "quantity": "",
    "statements": "_No response_",
    "related": "ends:optics",
    "sources": "publisher=Global Affairs Canada; url=https://www.example.org/end\r\n",
    "notes": None,
    "slug": "_No response_",
    "_sure": {"selected": ["I have seen the source"], "unselected": []},
}


def write_form(**changed: object) -> str:
    Path("form.json").write_text(json.dumps(FORM | changed), encoding="utf-8")
    return "form.json"


def test_an_issue_form_s_answers_make_a_record(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", "--from", write_form(), "--no-input") == (0, f"{PATH}\n", EFFECT)
    assert Path(PATH).read_text(encoding="utf-8") == WRITTEN


def test_a_form_has_lists_objects_and_numbers_as_they_are_written(ledger: Path, armstrack: Command) -> None:
    form = write_form(
        date=2021,
        slug="total",
        items=[{"category": "sensors", "quantity": 7}],
        category=None,
        values=[{"amount": 2.50, "currency": "CAD"}],
        related=[{"rel": "ends", "id": "optics"}],
    )
    result = armstrack("new", "--from", form)
    assert result.out == "records/can/2021-can-tur-total.yaml\n"
    written = Path("records/can/2021-can-tur-total.yaml").read_text(encoding="utf-8")
    assert (
        "items:\n  - category: sensors\n    quantity: 7\nvalues:\n  - amount: 2.5\n    currency: CAD\n"
        in written
    )


def test_an_option_stands_before_the_file_s_answer(ledger: Path, armstrack: Command) -> None:
    form = write_form(slug="from-the-form")
    result = armstrack(
        "new", "--from", form, "--date", "2021", "--item", "category=ships", "--slug", "year", "--dry-run"
    )
    assert "date: 2021\n" in result.out
    assert "items:\n  - category: sensors\n  - category: ships\n" in result.out
    assert armstrack("new", "--from", form).out == "records/can/2021-04-12-can-tur-from-the-form.yaml\n"


def test_a_form_may_come_from_stdin(ledger: Path) -> None:
    done = run_process("new", "--from", "-", cwd=Path.cwd(), stdin=json.dumps(FORM).encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{PATH}\n".encode(), EFFECT.encode())


OBJECT = "  hint: write one object, its names those of a record's fields; `armstrack schema` lists them\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "form.json",
            b'{"title": "a",\n  date}',
            f"form.json:2:3: not JSON: Expecting property name enclosed in double quotes\n{OBJECT}",
        ),
        ("form.json", b"[]", f"form.json: no object of answers\n{OBJECT}"),
        (
            "form.json",
            b'{"title": "a", "items": [{"unit": "kits", "unit": "pieces"}]}',
            'form.json: "unit" stands twice in one object\n  hint: keep one of the two\n',
        ),
        ("form.json", b'{"title": "\xff"}', "form.json: not UTF-8\n  hint: save it as UTF-8\n"),
        ("form.json", b"[" * 200_000, f"form.json: nested too deep\n{OBJECT}"),
        (
            "form.json",
            b" " * 300_000,
            "form.json: larger than 262,144 bytes\n  hint: one record is one event: split it\n",
        ),
        (
            "form.yaml",
            b"title: a\ntitle: b\n",
            'form.yaml:2:1: [E105] "title" stands twice in this mapping\n  hint: keep one of the two\n',
        ),
    ],
    ids=["json", "list", "twice", "bytes", "depth", "size", "yaml"],
)
def test_a_file_that_holds_no_form_is_a_usage_error(
    name: str, content: bytes, told: str, ledger: Path, armstrack: Command
) -> None:
    Path(name).write_bytes(content)
    assert armstrack("new", "--from", name) == (2, "", f"armstrack: {told}")


def test_a_file_that_is_not_there_is_exit_3(ledger: Path, armstrack: Command) -> None:
    assert armstrack("new", "--from", "none.json") == (
        3,
        "",
        "armstrack: cannot open none.json: No such file or directory\n  hint: check the spelling\n",
    )


def test_a_form_that_is_empty_needs_every_answer(ledger: Path, armstrack: Command) -> None:
    Path("form.yaml").write_bytes(b"title: _No response_ #1\n")  # cut short, which is only a warning
    assert armstrack("new", "--from", "form.yaml").err.startswith("armstrack: new needs --title, --date, ")


def test_stdin_that_holds_no_form_is_called_so(ledger: Path) -> None:
    done = run_process("new", "--from", "-", cwd=Path.cwd(), stdin=b"{")
    assert done.returncode == 2
    assert done.stderr.startswith(b"armstrack: stdin:1:2: not JSON: ")
