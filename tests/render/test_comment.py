"""Tables as a comment on a pull request: safe whatever a record says, and never too long to be posted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from armstrack.render.comment import MOST, code, inert, to_comment
from armstrack.render.visible import visible
from armstrack.table import Cell, Column, Table

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
COLUMNS = (
    Column("title", "what happened"),
    Column("status", "status", "status"),
    Column("flags", "flags", "list"),
    Column("id", "record", "id"),
    Column("before", "before"),
)


def table(*rows: tuple[Cell, ...], notes: tuple[str, ...] = (), title: str = "Records changed") -> Table:
    return Table(COLUMNS, rows, title, notes)


def test_a_comment_is_a_heading_notes_and_tables() -> None:
    one = table(
        ("Canada | stops", "open", ("+a", "-b"), "2020-can-tur-a", "x|y"),
        (None, None, (), None, None),
        notes=("a note",),
    )
    two = table(("T", "none", None, "b", "`"), title="More")
    assert to_comment(
        "1 record added", ("`HEAD` to `x`", "a file differs"), [one, two], "armstrack diff"
    ) == (
        "### 1 record added\n"
        "\n"
        "`HEAD` to `x`\n"
        "\n"
        "a file differs\n"
        "\n"
        "#### Records changed\n"
        "\n"
        "| what happened | status | flags | record | before |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Canada \\| stops | open | +a; -b | `2020-can-tur-a` | `x\\|y` |\n"
        "|  |  |  |  |  |\n"
        "\n"
        "a note\n"
        "\n"
        "#### More\n"
        "\n"
        "| what happened | status | flags | record | before |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| T | none |  | `b` | `` ` `` |\n"
    )


def test_without_tables_there_is_the_heading() -> None:
    assert to_comment("No record differs", (), (), "armstrack diff") == "### No record differs\n"


def test_a_status_is_no_quotation_of_a_record() -> None:
    flows = Table((Column("before", "before", "status"),), (("open",),), "Flows")
    assert to_comment("x", (), [flows], "armstrack diff").endswith("| before |\n| --- |\n| open |\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain words, 7%", "plain words, 7%"),
        ("a|b\\c`d*e_f[g]<h>&i~j$k!", r"a\|b\\c\`d\*e\_f\[g\]\<h\>\&i\~j\$k\!"),
        ("<img src=x onerror=y>", r"\<img src=x onerror=y\>"),
        ("[x](https://a.example)", r"\[x\](https://&#8203;a.example)"),
        ("thanks @octocat", "thanks @&#8203;octocat"),
        ("a@b.example", "a@&#8203;b.example"),
        ("see #12 and org/repo#3", "see #&#8203;12 and org/repo#&#8203;3"),
        ("GH-12 but Gh-x", "GH-&#8203;12 but Gh-x"),
        ("www.example.org", "www.&#8203;example.org"),
        ("&#64;octocat", r"\&#&#8203;64;octocat"),
    ],
)
def test_text_is_left_as_it_is(text: str, safe: str) -> None:
    assert inert(text) == safe


@pytest.mark.parametrize(
    ("text", "fenced"),
    [
        ("plain", "`plain`"),
        ("a|b", "`a|b`"),
        ("a`b", "``a`b``"),
        ("``", "``` `` ```"),
        ("`a", "`` `a ``"),
        ("a ``` b", "````a ``` b````"),
        ("@octocat #12 <b>", "`@octocat #12 <b>`"),
        (" a ", "`  a  `"),
        (" ", "` `"),
    ],
)
def test_code_is_fenced_by_more_than_it_holds(text: str, fenced: str) -> None:
    assert code(text) == fenced


def test_unseen_characters_and_line_breaks_are_made_visible() -> None:
    shown = to_comment("x", (), [table(("a\nb\u202ec", None, None, "i\nd", "1\r2"))], "armstrack diff")
    last = shown.splitlines()[-1]
    assert last == r"| a\<U+000A\>b\<U+202E\>c |  |  | `i<U+000A>d` | `1<U+000D>2` |"


# Length


def test_a_comment_that_would_be_too_long_says_how_many_rows_more_there_are() -> None:
    rows = [(f"title {number}", "open", (), f"2020-can-tur-{number}", "x" * 100) for number in range(2000)]
    many = table(*rows, notes=("a note",))
    shown = to_comment("2,000 records", (), [many, table(rows[0], title="Last")], "armstrack diff HEAD~1")
    assert MOST - 400 < len(shown.encode()) <= MOST
    told = len(re.findall(r"^\| title ", shown, re.MULTILINE))
    assert 300 < told < 400
    assert f"\n… {2000 - told:,} more: `armstrack diff HEAD~1` shows all\n\na note\n" in shown
    assert shown.endswith("| --- | --- | --- | --- | --- |\n\n… 1 more: `armstrack diff HEAD~1` shows all\n")


def test_a_row_longer_than_a_comment_is_left_out() -> None:
    shown = to_comment("x", (), [table(("t" * MOST, None, None, None, None))], "armstrack diff")
    assert shown.endswith("\n\n… 1 more: `armstrack diff` shows all\n")


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["@a", "#1", "|", "\\|", "`|`", "<b>", "\n", "``", "https://a.example/|", "GH-1", "*_~$&!"]
)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_every_text_comes_out_as_it_went_in_and_nothing_acts(rows: list[tuple[str, str]]) -> None:
    shown = to_comment("x", (), [table(*((a, None, None, b, b) for a, b in rows))], "armstrack diff")
    tokens = READER.parse(shown)
    cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "td_open"]
    assert len(cells) == 5 * len(rows)
    for number, (text, value) in enumerate(rows):
        said, _, _, id_, before = cells[5 * number : 5 * number + 5]
        assert {part.type for part in said.children or ()} <= {"text", "text_special"}
        plain = "".join(part.content for part in said.children or ())
        assert plain.replace("\u200b", "") == visible(text).strip()
        assert not re.search(r"@\w|#\d|://\w|www\.\w|gh-\d", plain, re.IGNORECASE)
        for quoted in (id_, before):
            parts = [(part.type, part.content) for part in quoted.children or ()]
            assert parts == ([("code_inline", visible(value))] if value else [])


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 90))
def test_no_comment_is_longer_than_may_be(one: int, other: int, wide: int) -> None:
    row = ("t" * wide, "open", (), "i", "é" * wide)
    tables = [table(*[row] * one, notes=("a note",)), table(*[row] * other)]
    assert len(to_comment("x", ("n",), tables, "armstrack diff").encode()) <= MOST
