"""`armstrack plot`: what is drawn, where it goes, what is refused, and nothing half written."""

from __future__ import annotations

import importlib.util
import re
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from armstrack.cli import drawings, streams
from armstrack.cli.plot import EXAMPLES
from armstrack.render.charts import timeline
from tests.cli.samples import LAV, LAV_ID, run_in_terminal, run_process, write_act
from tests.conftest import SOUND_ID, Command, WriteRecord

STOP_ID, LATE_ID = "2019-10-11-can-tur-stop", "2022-03-01-fra-tur-ships"


@pytest.fixture(autouse=True)
def ledger(record: WriteRecord) -> None:
    """Two flows to Turkey, one to Saudi Arabia, and an embargo of the European Union on China."""
    record()
    record(LAV, LAV_ID)
    write_act(record, STOP_ID, "restriction-imposed", "Canada restricts arms exports to Turkey")
    write_act(record, LATE_ID, "delivered", "France delivers ships to Turkey", category="ships")
    write_act(
        record, "1989-06-27-eue-chn-embargo", "embargo-imposed", "European Community imposes an embargo"
    )


def title(path: str | Path) -> str:
    [found] = re.findall('<title id="picture-title">(.*?)</title>', Path(path).read_text(encoding="utf-8"))
    return str(found)


def about(path: str | Path) -> str:
    [found] = re.findall("<desc [^>]*>(.*?)</desc>", Path(path).read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


@pytest.mark.parametrize("picture", ["timeline", "flows", "status", "values"])
@pytest.mark.parametrize(
    ("name", "begin"),
    [("x.svg", b"<svg "), ("x.png", b"\x89PNG"), ("x.html", b"<!doctype html>"), ("x.HTM", b"<!d")],
)
def test_the_ending_tells_the_form(picture: str, name: str, begin: bytes, armstrack: Command) -> None:
    result = armstrack("plot", picture, "-o", name)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(f"wrote {name}: On 2026-11-22: ")
    assert Path(name).read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("words", "begin"), [([], b"<svg "), (["-f", "html"], b"<!doc"), (["-f", "png"], b"\x89PNG")]
)
def test_a_dash_is_stdout_and_nothing_is_said(words: list[str], begin: bytes) -> None:
    done = run_process("plot", "flows", "-o", "-", *words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(begin)


def test_svg_is_the_form_of_stdout(armstrack: Command) -> None:
    armstrack("plot", "status", "-o", "x.svg")
    assert armstrack("plot", "status", "-o", "-") == (0, Path("x.svg").read_text(encoding="utf-8"), "")


def test_the_same_picture_has_the_same_bytes_wherever_it_is_made() -> None:
    first = run_process(
        "plot", "timeline", "canada", "turkey", "-o", "-", TZ="Asia/Tokyo", PYTHONHASHSEED="1"
    )
    again = run_process(
        "plot",
        "timeline",
        "canada",
        "turkey",
        "-o",
        "-",
        TZ="America/New_York",
        LC_ALL="de_DE",
        PYTHONHASHSEED="2",
    )
    assert first.stdout == again.stdout != b""


# What is drawn


def test_a_flow_is_named_by_words_or_by_options(armstrack: Command) -> None:
    assert armstrack("plot", "timeline", "canada", "to", "türkiye", "-o", "x.svg").code == 0
    assert armstrack("plot", "timeline", "-s", "can", "-r", "tur", "-o", "y.svg").code == 0
    assert Path("x.svg").read_bytes() == Path("y.svg").read_bytes()
    assert title("x.svg") == "Canada to Turkey, arms exports, 2019-10-11 to 2026-11-22"
    assert about("x.svg").splitlines()[1:3] == [
        "all goods: restricted from 2019-10-11.",
        "sensors: restricted from 2019-10-11; suspended from 2020-10-05.",
    ]


def test_a_flow_of_which_organisations_alone_tell_is_drawn_where_it_is_named(armstrack: Command) -> None:
    assert armstrack("plot", "timeline", "france", "china", "-o", "x.svg").code == 0
    assert "embargoed from 1989-06-27; stopped by European Union" in about("x.svg")
    assert armstrack("plot", "flows", "united kingdom", "china", "-o", "x.svg").code == 0
    assert about("x.svg").startswith("On 2026-11-22: 0 of 1 flow stopped; 1 record from 1 source\n")


def test_filters_choose_flows_and_status_is_that_of_the_flow(armstrack: Command) -> None:
    armstrack("plot", "flows", "-r", "turkey", "--status", "restricted", "-o", "x.svg")
    assert about("x.svg").splitlines()[2] == "Canada to Turkey: restricted, 2 records."
    armstrack("plot", "timeline", "-r", "turkey", "--status", "delivered", "-c", "ships", "-o", "x.svg")
    assert (
        title("x.svg")
        == "France to Turkey, arms exports: standing at delivered, ships, 2022-03-01 to 2026-11-22"
    )
    armstrack("plot", "status", "--party", "turkey", "-o", "x.svg")
    assert about("x.svg").startswith("On 2026-11-22: 1 restricted, 1 delivered; 3 records from 2 sources\n")


def test_filters_choose_the_events_that_are_marked(armstrack: Command) -> None:
    armstrack("plot", "timeline", "canada", "turkey", "-k", "licence-suspended", "-o", "x.svg")
    assert about("x.svg").startswith("On 2026-11-22: restricted (all goods); 1 record from 1 source\n")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (["--as-of", "2019-12-31"], "2019-12-31"),
        (["--until", "2019"], "2019-12-31"),
        (["--until", "2019", "--as-of", "2020-03-01"], "2020-03-01"),
    ],
)
def test_the_day_is_told_and_nothing_after_it_is_drawn(
    words: list[str], day: str, armstrack: Command
) -> None:
    armstrack("plot", "timeline", "canada", "turkey", "-o", "x.svg", *words)
    assert title("x.svg") == f"Canada to Turkey, arms exports, 2019-10-11 to {day}"
    assert about("x.svg").startswith(f"On {day}: restricted (all goods); 1 record from 1 source\n")


def test_since_begins_the_window(armstrack: Command) -> None:
    armstrack("plot", "status", "--since", "2020", "-o", "x.svg")
    assert title("x.svg") == "Flows of arms exports by status, all goods, 2020-01-01 to 2026-11-22"


def test_values_are_those_of_the_records_that_pass(armstrack: Command) -> None:
    armstrack("plot", "values", "-s", "canada", "--status", "active", "-o", "x.svg")
    assert title("x.svg") == "Values of arms exports by year: from Canada, standing at active, 2019 to 2026"
    assert (
        "delivered, million CAD; in all CAD 2,864 m. 2019 CAD 2,864 m. No figure for 2020 to 2026."
        in about("x.svg")
    )


def test_width_and_theme_are_heeded(armstrack: Command) -> None:
    armstrack("plot", "flows", "-o", "x.svg", "--width", "500", "--theme", "dark")
    text = Path("x.svg").read_text(encoding="utf-8")
    assert 'fill="#14181d"' in text
    assert "<style>" not in text
    assert int(re.findall('width="([0-9]+)"', text)[0]) <= 504


# What is refused


def test_nothing_to_draw_is_said_and_nothing_is_written(armstrack: Command) -> None:
    refused = armstrack("plot", "timeline", "-s", "norway", "-o", "x.svg")
    assert refused == (
        2,
        "",
        "armstrack: nothing to draw: none of 5 records passes the filters\n"
        "  hint: leave out a filter; `armstrack list` shows what is on record\n",
    )
    assert not Path("x.svg").exists()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["timeline", "turkey", "canada"], "no record of Turkey to Canada; on record: Canada to Turkey"),
        (["flows", "--status", "refused"], "none of 5 records passes the filters"),
        (["values", "-r", "turkey"], "none of 3 records has a figure"),
        (["status", "--since", "2026-11-22", "-k", "appeal"], "none of 5 records passes the filters"),
    ],
)
def test_why_there_is_nothing_to_draw_is_told(words: list[str], fault: str, armstrack: Command) -> None:
    refused = armstrack("plot", *words, "-o", "x.svg")
    assert (refused.code, refused.err.splitlines()[0]) == (2, f"armstrack: nothing to draw: {fault}")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            ["flows", "-o", "x.pdf"],
            'the ending of "x.pdf" tells no format',
            "use .svg, .png, .html, .htm, or say --format",
        ),
        (
            ["flows", "-o", "records"],
            'the ending of "records" tells no format',
            "use .svg, .png, .html, .htm, or say --format",
        ),
        (["flows", "-o", "records", "-f", "svg"], "records is a folder", "name a file in it"),
        (
            ["flows", "-o", "records/x.svg"],
            "records/x.svg is in the folder of records",
            "write outside records",
        ),
        (
            ["flows", "-o", "x.yaml", "-f", "svg"],
            "x.yaml has the name of a record: it is left as it is",
            "choose another ending",
        ),
        (
            ["flows", "canada", "-s", "france", "-o", "x.svg"],
            "SUPPLIER and --supplier both name a supplier",
            "leave out --supplier",
        ),
        (
            ["flows", "canada", "turkey", "-r", "france", "-o", "x.svg"],
            "RECIPIENT and --recipient both name a recipient",
            "leave out --recipient",
        ),
        (
            ["status", "-c", "uav", "-c", "ships", "-o", "x.svg"],
            "plot status shows one category at a time",
            "name one with --category, or none for all goods",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(
    words: list[str], message: str, hint: str, armstrack: Command
) -> None:
    assert armstrack("plot", *words) == (2, "", f"armstrack: {message}\n  hint: {hint}\n")
    assert not Path("x.svg").exists()


def test_more_than_a_picture_can_show_is_refused(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "MOST_LANES", 1)
    assert armstrack("plot", "timeline", "-o", "x.svg") == (
        2,
        "",
        "armstrack: 4 lanes are too many for a timeline\n"
        "  hint: choose fewer flows with filters, such as --recipient\n",
    )


def test_more_recipients_than_the_width_has_room_for_are_refused(
    armstrack: Command, record: WriteRecord
) -> None:
    for code in ("egy", "isr", "ukr", "arm", "aze", "jpn", "ind", "irn", "irq", "yem", "are", "kwt", "qat"):
        write_act(record, f"2020-05-01-can-{code}-goods", "delivered", "Canada delivers goods")
    refused = armstrack("plot", "flows", "-o", "x.png", "--width", "360")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        "armstrack: 16 recipients have no room in 360 pixels",
    )


def test_without_the_renderer_it_is_said_how_to_install_it(
    armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(name: str) -> ModuleSpec | None:
        return None if name == "vl_convert" else importlib.util.find_spec(name)

    monkeypatch.setattr(drawings, "find_spec", find)
    assert armstrack("plot", "flows", "-o", "x.svg") == (
        2,
        "",
        "armstrack: pictures need a package that is not installed: vl_convert\n"
        "  hint: pip install 'armstrack[charts]'\n",
    )


def test_png_is_not_for_a_terminal(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "armstrack: png is not for a terminal\n  hint: name a file with -o, or send it on with `>`\n"
    assert run_in_terminal("plot", "flows", "-o", "-", "-f", "png") == (2, told)
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    assert armstrack("plot", "flows", "-o", "-", "-f", "png") == (2, "", told)


def test_a_file_that_cannot_be_written_is_said_and_the_old_one_stays(armstrack: Command) -> None:
    Path("x.svg").write_text("mine", encoding="utf-8")
    Path("x.svg").chmod(0o444)
    refused = armstrack("plot", "flows", "-o", "x.svg")
    assert refused == (
        3,
        "",
        "armstrack: cannot write x.svg: Permission denied\n"
        "  hint: check that you may write to it and to its folder, or choose another file\n",
    )
    assert Path("x.svg").read_text(encoding="utf-8") == "mine"


def test_an_earlier_picture_is_replaced_and_nothing_lies_beside_it(armstrack: Command) -> None:
    armstrack("plot", "flows", "-o", "x.svg")
    armstrack("plot", "status", "-o", "x.svg")
    assert title("x.svg").startswith("Flows of arms exports by status")
    assert sorted(path.name for path in Path().iterdir()) == ["records", "x.svg"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_draw_what_they_say(
    example: str, shipped: Path, tmp_path: Path, armstrack: Command
) -> None:
    *words, name = example.split()[1:]
    result = armstrack(*words, tmp_path / name)
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / name).stat().st_size > 10_000


def test_a_record_left_out_is_told(record: WriteRecord, armstrack: Command) -> None:
    record("title: nothing else\n", "2020-01-01-can-tur-broken")
    result = armstrack("plot", "flows", "-o", "x.svg")
    assert result.err.splitlines()[0] == (
        "1 of 6 files has errors and is left out: `armstrack validate` shows them"
    )
    assert armstrack("plot", "flows", "-o", "y.svg", "--strict").code == 1
    assert not Path("y.svg").exists()


def test_the_ids_of_the_ledger_are_those_of_its_files(armstrack: Command) -> None:
    armstrack("plot", "timeline", "canada", "turkey", "-o", "x.html")
    page = Path("x.html").read_text(encoding="utf-8")
    assert [id_ for id_ in (STOP_ID, SOUND_ID, LATE_ID) if id_ in page] == [STOP_ID, SOUND_ID]
