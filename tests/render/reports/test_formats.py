"""What holds for every format, whatever names and texts a report holds."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_kit.validate import validation_errors

from armstrack.cli.reporting import FormatWord
from armstrack.problem import Edit, Problem, Span
from armstrack.render.reports import ENDINGS, FORMATS, Report
from armstrack.render.reports.step_summary import to_markdown
from tests.render.reports.samples import EXPECTED, HOSTILE, make_problem, make_report

#: Any text, lone surrogates as in names that are not UTF-8 among it.
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("\0\n\r\x1b\u2028\udcff:%,[]#<>&|`")),
    max_size=12,
)
NAMES = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), st.sampled_from("\n\udcff:%,[]#")
    ),
    min_size=1,
    max_size=12,
).map(lambda name: f"records/{name}")
SPANS = st.builds(
    lambda line, column, lines, columns: Span(line, column, line + lines, column + columns),
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(0, 1),
    st.integers(0, 9),
)
PROBLEMS = st.builds(
    Problem,
    path=NAMES,
    span=SPANS,
    code=st.sampled_from(["E103", "E204", "W501"]),
    message=TEXTS,
    hint=TEXTS,
    excerpt=TEXTS,
    edit=st.none() | st.builds(Edit, SPANS, TEXTS),
)
REPORTS = st.lists(PROBLEMS, max_size=4).flatmap(
    lambda found: st.builds(lambda strict: make_report(*found, strict=strict), st.booleans())
)


@given(REPORTS)
def test_every_report_is_valid_utf8_that_its_reader_takes(report: Report) -> None:
    text = {name: form.write(report).encode("utf-8").decode("utf-8") for name, form in FORMATS.items()}
    problems = len(report.problems)
    assert text["line"].count("\n") == problems
    assert len(json.loads(text["json"])["problems"]) == problems
    assert len({each["fingerprint"] for each in json.loads(text["gitlab"])}) == problems
    log = json.loads(text["sarif"])
    assert (validation_errors(log), len(log["runs"][0]["results"])) == ([], problems)
    assert len(ET.fromstring(text["junit"].encode()).findall("*/testcase")) == len(report.paths)  # noqa: S314
    assert text["github"].count("\n::error ") + text["github"].count("\n::warning ") == problems
    assert to_markdown(report).encode("utf-8").count(b"\n| ") == (problems + 2 if problems else 0)


def test_the_command_line_knows_every_format() -> None:
    assert list(FormatWord) == list(FORMATS)
    assert set(ENDINGS.values()) <= set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_ten_faults_give_is_kept_for_every_format(name: str) -> None:
    assert [path.stem for path in EXPECTED.glob(f"{name}.*")] == [name]


@pytest.mark.parametrize("name", FORMATS)
def test_only_what_people_read_may_follow_their_encoding(name: str) -> None:
    assert FORMATS[name].utf8 is (name not in ("text", "line"))


def test_text_is_what_people_read() -> None:
    assert FORMATS["text"].write(make_report(make_problem(hint=""))) == (
        'records/can/2020-10-05-can-tur-optics.yaml:6:12: error[E204] unknown party "Turky"\n'
        "  6 | recipient: Turky\n"
        "    |            ^^^^^\n"
    )
    assert "\x1b" not in FORMATS["text"].write(HOSTILE)
