"""Documents: text stays text, and everything refused is refused at its exact place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from armstrack.characters import ANY_REFUSED
from armstrack.comments import Allowance
from armstrack.document import MAX_BYTES, Document, Refusal, read
from armstrack.plain import Tree
from armstrack.problem import Edit, Loc, Span
from tests.conftest import SOUND


def document(text: str) -> Document:
    return read(text.encode())


def told(found: Document) -> list[tuple[str, int, int, int]]:
    """Code, line, column and end column of every refusal."""
    return [(r.code, r.span.line, r.span.column, r.span.end_column) for r in found.refusals]


# Text stays text ------------------------------------------------------------------------------


def test_a_sound_record_is_read_without_refusal() -> None:
    found = document(SOUND)
    assert found.refusals == []
    assert found.tree == {
        "title": "Canada suspends export permits for drone sensors to Turkey",
        "date": "2020-10-05",
        "kind": "licence-suspended",
        "verification": "confirmed",
        "supplier": "CAN",
        "recipient": "TUR",
        "items": [{"category": "sensors"}],
        "sources": [
            {"publisher": "Global Affairs Canada", "url": "https://www.example.org/statement"},
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "yes",
        "null",
        "~",
        "0123",
        "0x1F",
        "12:30",
        "9306.20",
        "2.9e9",
        ".inf",
        "2024-13-41",
        "2020-10-05",
        "7+",
        "<7",
        "=",
        "C#",
        "a:b",
        "https://example.org/a#b",
    ],
)
def test_text_stays_text(text: str) -> None:
    found = document(f"a: {text}\nb: [{text}]\n" if text != "a:b" else f"a: {text}\nb: ['a:b']\n")
    assert (found.tree, found.refusals) == ({"a": text, "b": [text]}, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 'it''s'\n", "it's"),
        ('a: "b\\tc"\n', "b\tc"),
        ("a: b\n  c\n", "b c"),
        ("a: >\n  b\n  c\n", "b c\n"),
        ("a: |\n  b\n  # c\n", "b\n# c\n"),
        ("a:\n", ""),
        ("a: ''\n", ""),
        ("a: é😀\n", "é😀"),
    ],
)
def test_quotes_and_blocks_are_read_as_yaml_says(text: str, value: str) -> None:
    assert document(text).tree == {"a": value}


def test_names_of_fields_stay_text_too() -> None:
    assert document("no: a\n1: b\n").tree == {"no": "a", "1": "b"}


def test_windows_line_ends_change_nothing() -> None:
    unix, windows = document(SOUND), read(SOUND.replace("\n", "\r\n").encode())
    assert (windows.tree, windows.lines, windows.refusals) == (unix.tree, unix.lines, [])
    assert windows.span(("recipient",)) == Span(6, 12, 6, 15)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=("Cc", "Cs")).filter(
            lambda sign: not re.match(ANY_REFUSED, sign)
        )
    )
)
@example("it's #3: {a}")
@example("soft\u00adhyphen")
def test_a_quoted_value_comes_back_exactly(value: str) -> None:
    quoted = value.replace("'", "''")
    assert document(f"a: '{quoted}'\n").tree == {"a": value}


# Refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (
            b"title: \xc3\xa9\xf0\x9f\x98\x80 caf\xe9\n",
            Refusal("E101", Span(1, 14, 1, 15), "byte 0xe9 is not UTF-8", "save the file as UTF-8"),
        ),
        (
            b"a: b\nc: \xff\n",
            Refusal("E101", Span(2, 4, 2, 5), "byte 0xff is not UTF-8", "save the file as UTF-8"),
        ),
        (
            "a: b\n".encode("utf-16"),
            Refusal("E101", Span(), "the file is UTF-16, not UTF-8", "save it as UTF-8"),
        ),
        (
            b"\xfe\xff\x00a",
            Refusal("E101", Span(), "the file is UTF-16, not UTF-8", "save it as UTF-8"),
        ),
        (
            b"a: b\n" + b"#" * (MAX_BYTES - 4),
            Refusal(
                "E113",
                Span(),
                "the file is larger than 262,144 bytes (256 KiB)",
                "one record is one event: split it",
            ),
        ),
    ],
    ids=["latin-1", "second line", "utf-16 little", "utf-16 big", "too large"],
)
def test_bytes_that_are_no_record_are_refused(data: bytes, refusal: Refusal) -> None:
    assert read(data).refusals == [refusal]


def test_the_largest_record_is_read() -> None:
    assert read(b"a: b\n" + b"#" * (MAX_BYTES - 5)).refusals == []


def test_a_byte_that_is_not_utf_8_leaves_a_tree() -> None:
    assert read(b"a: caf\xe9\nb: c\n").tree == {"a": "caf\ufffd", "b": "c"}


def test_a_file_that_is_too_large_or_utf_16_leaves_no_tree() -> None:
    assert read(b"\xff\xfea\x00").tree is None
    assert read(b"a: " + b"b" * MAX_BYTES).tree is None


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("a: b\x00c\n", (1, 5, 1, 6), "U+0000 CONTROL CHARACTER is not allowed"),
        ("é😀: b\x1b[1mc\n", (1, 6, 1, 7), "U+001B CONTROL CHARACTER is not allowed"),
        ("a: b\nc: d\x85e\n", (2, 5, 2, 6), "U+0085 CONTROL CHARACTER is not allowed"),
        ("a: b\u2028c\n", (1, 5, 1, 6), "U+2028 LINE SEPARATOR is not allowed"),
        ("a: b\u2029c\n", (1, 5, 1, 6), "U+2029 PARAGRAPH SEPARATOR is not allowed"),
        ("a: b\ufeffc\n", (1, 5, 1, 6), "U+FEFF BYTE ORDER MARK is not allowed"),
        ("a: b\uffffc\n", (1, 5, 1, 6), "U+FFFF NONCHARACTER is not allowed"),
        ("a: b\u202ec\n", (1, 5, 1, 6), "U+202E RIGHT-TO-LEFT OVERRIDE is not allowed"),
        ("a: b\u2066c\n", (1, 5, 1, 6), "U+2066 LEFT-TO-RIGHT ISOLATE is not allowed"),
        ("a: b\u200bc\n", (1, 5, 1, 6), "U+200B ZERO WIDTH SPACE is not allowed"),
        ("a: b\u2060c\n", (1, 5, 1, 6), "U+2060 WORD JOINER is not allowed"),
        ("a: b\u034fc\n", (1, 5, 1, 6), "U+034F COMBINING GRAPHEME JOINER is not allowed"),
        ("a: b\u3164c\n", (1, 5, 1, 6), "U+3164 HANGUL FILLER is not allowed"),
        ("a: b\U000e0041c\n", (1, 5, 1, 6), "U+E0041 TAG LATIN CAPITAL LETTER A is not allowed"),
        ("a: b\U0001fffec\n", (1, 5, 1, 6), "U+1FFFE NONCHARACTER is not allowed"),
        ("a: b\ufff3c\n", (1, 5, 1, 6), "U+FFF3 UNASSIGNED CHARACTER is not allowed"),
        ("a: b\U000e0080c\n", (1, 5, 1, 6), "U+E0080 UNASSIGNED CHARACTER is not allowed"),
        ("a: b\U000e0fffc\n", (1, 5, 1, 6), "U+E0FFF UNASSIGNED CHARACTER is not allowed"),
        ("a: b\rc\n", (1, 5, 1, 6), "U+000D CARRIAGE RETURN alone is not allowed"),
        ("a: b\x00c\x00\n", (1, 5, 1, 6), "U+0000 CONTROL CHARACTER is not allowed, 2 times in this file"),
    ],
)
def test_a_hidden_character_is_refused_and_leaves_a_tree(
    text: str, span: tuple[int, int, int, int], message: str
) -> None:
    found = document(text)
    assert found.refusals == [Refusal("E102", Span(*span), message, "delete it, or retype the line")]
    assert found.tree is not None


ESCAPED = [
    ('a: "b\\0c"\n', (1, 4, 1, 10), "U+0000 CONTROL CHARACTER"),
    ('a: "b\\tc"\n', (1, 4, 1, 10), "U+0009 CONTROL CHARACTER"),
    ('a: "\\r"\n', (1, 4, 1, 8), "U+000D CARRIAGE RETURN alone"),
    ('a: "\\e[31m"\n', (1, 4, 1, 12), "U+001B CONTROL CHARACTER"),
    ('a: "\\x7f"\n', (1, 4, 1, 10), "U+007F CONTROL CHARACTER"),
    ('a: "\\N"\n', (1, 4, 1, 8), "U+0085 CONTROL CHARACTER"),
    ('a: "\\xad"\n', (1, 4, 1, 10), "U+00AD SOFT HYPHEN"),
    ('é😀:  "\\u200b"\n', (1, 6, 1, 14), "U+200B ZERO WIDTH SPACE"),
    ('a: b\nc: ["d", "\\u202e"] # e\n', (2, 10, 2, 18), "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ('a:\n  - b: "\\u2066"\n', (2, 8, 2, 16), "U+2066 LEFT-TO-RIGHT ISOLATE"),
    ('a: "\\L"\n', (1, 4, 1, 8), "U+2028 LINE SEPARATOR"),
    ('a: "\\P"\n', (1, 4, 1, 8), "U+2029 PARAGRAPH SEPARATOR"),
    ('a: "\\uFEFF"\n', (1, 4, 1, 12), "U+FEFF BYTE ORDER MARK"),
    ('a: "\\uFFFE"\n', (1, 4, 1, 12), "U+FFFE NONCHARACTER"),
    ('a: "\\U000E0041"\n', (1, 4, 1, 16), "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ('a: "b\n  \\u202d"\n', (1, 4, 1, 5), "U+202D LEFT-TO-RIGHT OVERRIDE"),
    ('a: "\\u3164"\n', (1, 4, 1, 12), "U+3164 HANGUL FILLER"),
    ('a: "b\\uFE0F"\n', (1, 4, 1, 13), "U+FE0F VARIATION SELECTOR-16"),
]


@pytest.mark.parametrize(("text", "span", "name"), ESCAPED)
def test_an_escape_that_gives_an_unseen_character_is_refused_and_leaves_a_tree(
    text: str, span: tuple[int, int, int, int], name: str
) -> None:
    found = document(text)
    message = f"an escape gives {name}, which nobody can see"
    assert found.refusals == [Refusal("E102", Span(*span), message, "delete the escape")]
    assert found.tree is not None


def test_what_an_escape_gives_stays_in_the_tree() -> None:
    assert document('a: "b\\u202ec"\n').tree == {"a": "b\u202ec"}


def test_each_unseen_character_of_a_value_is_told_once() -> None:
    found = document('a: "\\e\\u200b\\e"\nb: "\\e"\n')
    assert [(r.span.line, r.message) for r in found.refusals] == [
        (1, "an escape gives U+001B CONTROL CHARACTER, which nobody can see"),
        (1, "an escape gives U+200B ZERO WIDTH SPACE, which nobody can see"),
        (2, "an escape gives U+001B CONTROL CHARACTER, which nobody can see"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a: "b\\nc"\n', "b\nc"),
        ('a: "\\u00e9\\x41\\/\\"\\\\"\n', 'éA/"\\'),
        ('a: "\\_"\n', "\u00a0"),
        ('a: "b \\\n  c"\n', "b c"),
        ("a: b\\e\n", "b\\e"),
        ("a: 'b\\u202ec'\n", "b\\u202ec"),
    ],
)
def test_an_escape_that_gives_what_can_be_seen_is_none_to_refuse(text: str, value: str) -> None:
    found = document(text)
    assert (found.tree, found.refusals) == ({"a": value}, [])


@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u0301"])
def test_a_character_that_is_written_out_is_no_escape_however_it_is_quoted(
    character: str, quote: str
) -> None:
    found = document(f"a: {quote}b{character}c{quote}\n")
    assert (found.tree, found.refusals) == ({"a": f"b{character}c"}, [])


def test_a_character_written_out_beside_the_value_hides_no_escape() -> None:
    joiner = ("W512", 1, 1, 2)
    assert told(document('\u200da: "\\u200d" # \u200d\n')) == [joiner, ("E102", 1, 5, 13)]
    found = told(document('a: "b\n \\u200d" # \u200d\nc: \u200d\n'))
    assert found == [("W512", 2, 12, 13), ("E102", 1, 4, 5)]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("---", "E111", (1, 4, 1, 5)),
        ("%YAML 1.1\n---", "E111", (2, 4, 2, 5)),
        ("a: b\n---", "E110", (2, 4, 2, 5)),
    ],
)
def test_what_is_not_there_behind_a_mark_stands_at_the_end_of_the_text(
    text: str, code: str, place: tuple[int, int, int, int]
) -> None:
    (said,) = document(text).refusals
    assert (said.code, said.span) == (code, place)


def test_no_line_is_before_the_first_or_behind_the_last() -> None:
    found = document("a: b\nc: d")
    assert [found.line(number) for number in range(-1, 4)] == ["", "", "a: b", "c: d", ""]


def test_where_there_is_no_tree_nothing_is_found() -> None:
    assert document("").find(()) is None
    assert document("").find(("a",)) is None


def test_a_byte_order_mark_is_taken_away_by_an_edit_before_the_first_column() -> None:
    (said,) = document("\ufeffa: b\n").refusals
    assert (said.code, said.span, said.edit) == ("E102", Span(1, 1, 1, 2), Edit(Span(1, 0, 1, 1), ""))


def test_blanks_at_the_end_of_a_line_are_taken_away_by_an_edit() -> None:
    message, span = "blanks stand at the end of this line", Span(1, 5, 1, 7)
    assert document("a: b  \n").refusals == [Refusal("W511", span, message, "delete them", Edit(span, ""))]


def test_where_there_are_no_fields_no_blanks_are_told_of() -> None:
    assert [said.code for said in document("- a  \n").refusals] == ["E111"]


def test_what_an_escape_hides_is_found_in_a_value_of_several_lines() -> None:
    assert told(document('a: "X\n  b\\u200d\u200dX"\n')) == [("W512", 2, 10, 11)]
    assert told(document('a: "X\n  b\\u200dX"\n')) == [("E102", 1, 4, 5)]


WEAK = [
    ("a: b\u200dc\n", (1, 5), "U+200D ZERO WIDTH JOINER"),
    ("a: b\nc: \u05e9\u200f d\n", (2, 5), "U+200F RIGHT-TO-LEFT MARK"),
    ("a: soft\u00adhyphen\n", (1, 8), "U+00AD SOFT HYPHEN"),
    ("a: \u061c\n", (1, 4), "U+061C ARABIC LETTER MARK"),
    ("a: x\ufe0f\n", (1, 5), "U+FE0F VARIATION SELECTOR-16"),
    ("a: x\U000e0101\n", (1, 5), "U+E0101 VARIATION SELECTOR-18"),
    ("a\u200c: b\n", (1, 2), "U+200C ZERO WIDTH NON-JOINER"),
    ("a: \u0627\u200c\n", (1, 5), "U+200C ZERO WIDTH NON-JOINER"),
    ("a: \u200e # \u200e\n", (1, 4), "U+200E LEFT-TO-RIGHT MARK"),
]


@pytest.mark.parametrize(("text", "place", "name"), WEAK)
def test_an_unseen_character_that_some_script_needs_is_named_and_stays(
    text: str, place: tuple[int, int], name: str
) -> None:
    found = document(text)
    (said,) = found.refusals
    more = ", 2 times in this file" if text.count("\u200e") == 2 else ""
    assert (said.code, said.span[:2]) == ("W512", place)
    assert said.message == f"{name} stands here, which nobody sees{more}"
    assert found.tree is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: \u0627\u200c\u0627\n",  # Persian
        "a: \u0d9a\u0dca\u200d\u0dbb\n",  # Sinhala
        "a: \u2764\ufe0f\n",
        "a: r\u00e9sum\u0065\u0301\n",
    ],
)
def test_an_unseen_character_that_the_word_is_spelt_with_needs_no_word(text: str) -> None:
    assert document(text).refusals == []


def test_what_stood_at_a_hidden_character_is_marked_in_the_tree() -> None:
    assert document("a: b\u2028c\x00\n").tree == {"a": "b\ufffdc\ufffd"}


def test_each_hidden_character_is_told_once() -> None:
    assert told(document("a: \x00\u2028\x00\u2028\n")) == [("E102", 1, 4, 5), ("E102", 1, 5, 6)]


def test_a_byte_order_mark_is_refused_and_shifts_no_column() -> None:
    found = read(b"\xef\xbb\xbftitle: A #3\ndate: 2020\n")
    assert found.refusals == [
        Refusal(
            "E102",
            Span(1, 1, 1, 2),
            "U+FEFF BYTE ORDER MARK is not allowed",
            "save the file as UTF-8 without a byte order mark",
            Edit(Span(1, 0, 1, 1), ""),
        ),
        Refusal(
            "W502",
            Span(1, 10, 1, 12),
            '"#3" is cut from the value: ` #` begins a comment',
            "quote the whole value; if a comment is meant, put a blank after #",
            Edit(Span(1, 8, 1, 12), "'A #3'"),
        ),
    ]
    assert found.tree == {"title": "A", "date": "2020"}
    assert found.line(1) == "title: A #3"


@pytest.mark.parametrize(
    ("text", "refusal", "tree"),
    [
        (
            "title: Canada: permits\n",
            Refusal(
                "E103",
                Span(1, 14, 1, 15),
                "not YAML: mapping values are not allowed in this context",
                "a colon and a blank begin a new field: write title: 'Canada: permits'",
            ),
            None,
        ),
        (
            "sources:\n  - document: No: 232\n",
            Refusal(
                "E103",
                Span(2, 17, 2, 18),
                "not YAML: mapping values are not allowed in this context",
                "a colon and a blank begin a new field: write document: 'No: 232'",
            ),
            None,
        ),
        (
            "title: é😀: b\n",
            Refusal(
                "E103",
                Span(1, 10, 1, 11),
                "not YAML: mapping values are not allowed in this context",
                "a colon and a blank begin a new field: write title: 'é😀: b'",
            ),
            None,
        ),
        (
            'title: "Halt" of exports\n',
            Refusal(
                "E103",
                Span(1, 15, 1, 25),
                "not YAML: did not find expected key",
                "the value goes on behind its closing quote: write title: '\"Halt\" of exports'",
            ),
            None,
        ),
        (
            "items: - category: ships\n",
            Refusal(
                "E103",
                Span(1, 8, 1, 9),
                "not YAML: block sequence entries are not allowed in this context",
                "put the first `- ` on a line of its own, below the field's name",
            ),
            None,
        ),
        (
            "items:\n\t- category: ships\n",
            Refusal("E104", Span(2, 1, 2, 2), "a tab is used as indentation", "indent with spaces"),
            None,
        ),
        (
            "a: b\nc: d\na: e\n",
            Refusal("E105", Span(3, 1, 3, 2), '"a" stands twice in this mapping', "keep one of the two"),
            {"a": "b", "c": "d"},
        ),
        (
            "items:\n  - unit: kits\n    unit: rounds\n",
            Refusal("E105", Span(3, 5, 3, 9), '"unit" stands twice in this mapping', "keep one of the two"),
            {"items": [{"unit": "kits"}]},
        ),
        (
            "a: &x b\n",
            Refusal("E106", Span(1, 4, 1, 8), 'anchor "&x"', "write the value without it"),
            {"a": "b"},
        ),
        (
            "a: &x [b]\n",
            Refusal("E106", Span(1, 4, 1, 8), 'anchor "&x"', "write the value without it"),
            {"a": ["b"]},
        ),
        (
            "a: !!python/object:os.system b\n",
            Refusal(
                "E107",
                Span(1, 4, 1, 31),
                'tag "!!python/object:os.system"',
                "every value is plain text: delete the tag",
            ),
            {"a": "b"},
        ),
        (
            "a: ! b\n",
            Refusal("E107", Span(1, 4, 1, 7), 'tag "!"', "every value is plain text: delete the tag"),
            {"a": "b"},
        ),
        (
            "a: b\n<<: c\n",
            Refusal("E108", Span(2, 1, 2, 3), "merge key `<<`", "write the fields out"),
            {"a": "b"},
        ),
        (
            "a: {b: c, d: e}\n",
            Refusal("E109", Span(1, 4, 1, 16), "a mapping in braces", "write one field a line"),
            {"a": {"b": "c", "d": "e"}},
        ),
        (
            "a: [b: c]\n",
            Refusal("E109", Span(1, 5, 1, 9), "a mapping in braces", "write one field a line"),
            {"a": [{"b": "c"}]},
        ),
        (
            "a: b\n---\nc: d\n",
            Refusal(
                "E110",
                Span(3, 1, 3, 2),
                "a second document begins here",
                "one record is one file: move it to its own",
            ),
            {"a": "b"},
        ),
        (
            "? [a, b]\n: c\nd: e\n",
            Refusal(
                "E114",
                Span(1, 3, 1, 9),
                "a list or mapping as a field's name",
                "a field's name is one word",
            ),
            {"d": "e"},
        ),
    ],
)
def test_what_no_record_may_hold_is_refused_at_its_place(
    text: str, refusal: Refusal, tree: dict[str, Tree] | None
) -> None:
    found = document(text)
    assert [replace(told, edit=None) for told in found.refusals] == [refusal]
    assert found.tree == tree


def test_a_quoted_merge_key_is_a_name_like_any_other() -> None:
    assert document("'<<': a\n").tree == {"<<": "a"}


def test_one_document_with_its_marks_is_no_second_one() -> None:
    assert document("---\na: b\n...\n").refusals == []


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("", (1, 1, 1, 1), "the file holds no fields"),
        ("\n\n", (1, 1, 1, 1), "the file holds no fields"),
        ("# only a comment\n", (1, 1, 1, 1), "the file holds no fields"),
        ("---\n", (2, 1, 2, 2), "the file holds no fields"),
        ("- a\n- b\n", (1, 1, 1, 2), "a record is fields, `name: value`, not a list or text"),
        ("\njust text\n", (2, 1, 2, 10), "a record is fields, `name: value`, not a list or text"),
    ],
)
def test_a_file_without_fields_is_refused(text: str, span: tuple[int, int, int, int], message: str) -> None:
    hint = "begin with `title:`; docs/record-format.md shows a whole record"
    assert document(text).refusals == [Refusal("E111", Span(*span), message, hint)]
    assert document(text).tree is None


def test_an_alias_to_a_value_leaves_a_tree() -> None:
    found = document("a: &x b\nc: *x\n")
    assert found.refusals == [
        Refusal("E106", Span(1, 4, 1, 8), 'anchor "&x"', "write the value without it"),
        Refusal("E106", Span(2, 4, 2, 6), 'alias "*x"', "write the value out"),
    ]
    assert found.tree == {"a": "b", "c": "b"}


@pytest.mark.parametrize("text", ["a: &x [b]\nc: *x\n", "a: &x\n  b: c\nd: *x\n"])
def test_an_alias_to_a_list_or_mapping_leaves_no_tree(text: str) -> None:
    found = document(text)
    assert [refusal.code for refusal in found.refusals] == ["E106", "E106"]
    assert found.tree is None


def test_a_mapping_that_holds_itself_leaves_no_tree() -> None:
    found = document("&x a: &y\n  b: *y\n")
    assert told(found) == [("E106", 1, 1, 5), ("E106", 1, 7, 8), ("E106", 2, 6, 8)]
    assert found.tree is None


def test_an_alias_without_anchor_is_refused_twice_over() -> None:
    assert told(document("a: *x\n")) == [("E106", 1, 4, 6), ("E103", 1, 4, 5)]


def test_an_alias_bomb_is_refused_and_never_unfolded() -> None:
    levels = "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
    )
    found = document("a: &a [lol]\n" + levels)
    assert found.tree is None
    assert {refusal.code for refusal in found.refusals} == {"E106"}
    assert len(found.refusals) == 1 + 20 * 10


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: " + "[" * 100_000, 1, 36),
        ("a: " + "{b: " * 50_000, 1, 129),
        ("- " * 100_000, 1, 67),
        ("? " * 100_000, 1, 67),
        ("a: " + '["]",' * 50_000, 1, 160),
        ("a:\n" + " [ #]\n" * 40_000, 34, 2),
        ("\n".join(" " * n + "a:" for n in range(300)), 33, 33),
    ],
    ids=["lists", "mappings", "dashes", "keys", "hidden by quotes", "hidden by comments", "indented"],
)
def test_deep_nesting_is_refused_before_it_is_followed(text: str, line: int, column: int) -> None:
    found = document(text)
    deep = found.refusals[-1]
    assert (deep.code, deep.span.line, deep.span.column) == ("E112", line, column)
    assert (deep.message, deep.hint) == (
        "nested more than 32 levels deep",
        "a record needs four levels at most",
    )
    assert found.tree is None


def test_thirty_two_levels_are_read() -> None:
    found = document("a: " + "[" * 31 + "b" + "]" * 31 + "\n")
    assert found.refusals == []
    assert found.tree is not None


# Comments -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "edit"),
    [
        ("designation: F-16 #3\n", 19, Edit(Span(1, 14, 1, 21), "'F-16 #3'")),
        ("designation: é😀 #3\n", 17, Edit(Span(1, 14, 1, 19), "'é😀 #3'")),
        ("via: [DEU] #3\n", 12, None),
    ],
)
def test_a_hash_without_a_blank_behind_it_is_told_as_a_cut(text: str, column: int, edit: Edit | None) -> None:
    assert document(text).refusals == [
        Refusal(
            "W502",
            Span(1, column, 1, column + 2),
            '"#3" is cut from the value: ` #` begins a comment',
            "quote the whole value; if a comment is meant, put a blank after #",
            edit,
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: F-16 # the third\n",
        "a: F-16 #\tthe third\n",
        "a: F-16 #\n",
        "#third\na: F-16\n",
        "a: 'F-16 #3'\n",
        'a: "F-16 #3"\n',
        "a: F-16#3\n",
        "a: |\n  F-16 #3\n",
        "a: >\n  F-16 #3\n",
        "a: | #text\n  F-16\n",
        "a:\n  #third\n  b: c\n",
    ],
)
def test_what_cuts_nothing_is_not_told(text: str) -> None:
    assert document(text).refusals == []


def test_a_cut_leaves_the_value_before_it() -> None:
    assert document("designation: F-16 #3\n").tree == {"designation": "F-16"}


def test_allowances_are_read_with_their_place() -> None:
    found = document("a: b # armstrack: allow W501 no https there\n# armstrack: allow\n")
    assert found.allowances == [
        Allowance("W501", "no https there", Span(1, 6, 1, 44)),
        Allowance("", "", Span(2, 1, 2, 19)),
    ]


def test_an_allowance_inside_a_text_is_text() -> None:
    assert document("a: |\n  b # armstrack: allow W501 why\n").allowances == []


# Places ---------------------------------------------------------------------------------------

PLACES = """\
title: é😀
actor:
  party: CAN
via: [DEU, FRA]
items:
  - category: ships
    maker: >
      Baykar
"""


@pytest.mark.parametrize(
    ("loc", "on_key", "span"),
    [
        (("title",), False, (1, 8, 1, 10)),
        (("title",), True, (1, 1, 1, 6)),
        (("actor",), False, (3, 3, 3, 4)),
        (("actor",), True, (2, 1, 2, 6)),
        (("actor", "party"), False, (3, 10, 3, 13)),
        (("actor", "party"), True, (3, 3, 3, 8)),
        (("via",), False, (4, 6, 4, 16)),
        (("via", 1), False, (4, 12, 4, 15)),
        (("via", 1), True, (4, 12, 4, 15)),
        (("items", 0), False, (6, 5, 6, 6)),
        (("items", 0, "maker"), False, (7, 12, 7, 13)),
        ((), False, (1, 1, 1, 6)),
        (("nowhere",), False, (1, 1, 1, 6)),
        (("actor", "role"), False, (3, 3, 3, 8)),
        (("via", 2), False, (4, 6, 4, 16)),
        (("title", "nowhere"), False, (1, 8, 1, 10)),
        (("items", "0"), False, (6, 3, 6, 4)),
    ],
)
def test_a_node_is_found_or_the_nearest_that_is_there(
    loc: Loc, on_key: bool, span: tuple[int, int, int, int]
) -> None:
    assert document(PLACES).span(loc, on_key) == Span(*span)


@pytest.mark.parametrize(
    ("loc", "span"),
    [
        (("date",), (1, 1, 1, 6)),
        (("actor", "role"), (3, 3, 3, 8)),
        (("items", 0, "unit"), (6, 5, 6, 13)),
        (("values", 0, "amount"), (1, 1, 1, 1)),
    ],
)
def test_a_missing_field_stands_at_the_first_of_its_mapping(
    loc: Loc, span: tuple[int, int, int, int]
) -> None:
    assert document(PLACES).missing(loc) == Span(*span)


def test_an_empty_mapping_is_its_own_place() -> None:
    assert document("a: {}\n").missing(("a", "b")) == Span(1, 4, 1, 6)


def test_a_document_without_nodes_is_all_one_place() -> None:
    assert document("").span(("a",)) == Span()
    assert document("").span(()) == Span()
    assert document("").missing(("a",)) == Span()


def test_lines_count_from_one_and_are_empty_past_the_end() -> None:
    found = document("a: b\nc: d\n")
    assert [found.line(number) for number in (0, 1, 2, 3, 4)] == ["", "a: b", "c: d", "", ""]


# Whatever the bytes -----------------------------------------------------------------------------


@given(st.binary(max_size=200))
def test_no_bytes_raise_and_every_refusal_has_a_place_in_them(data: bytes) -> None:
    found = read(data)
    assert found.tree is not None or found.refusals
    for refusal in found.refusals:
        assert 1 <= refusal.span.line <= max(1, len(found.lines))
        assert 1 <= refusal.span.column <= len(found.line(refusal.span.line)) + 1


@given(st.text(alphabet="ab:-[]{}&*!#'\"|>?,%@ \t\n\ré", max_size=60))
@example("[]:0\n")
@example("? |\n")
def test_no_text_of_yaml_signs_raises(text: str) -> None:
    found = document(text)
    assert found.tree is not None or found.refusals
    assert [r for r in found.refusals if r.span.line > len(found.lines) or r.span.column < 1] == []


# Too many values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("".join(f"k{n}: v\n" for n in range(2501)), (1, 1)),
        ("a:\n" + "- b\n" * 4999, (1, 1)),
        (f"a: [{', '.join('b' * 5000)}]\n", (1, 1)),
        ("a: {b: c}\n" + "".join(f"k{n}: v\n" for n in range(2600)), (2498, 8)),
    ],
    ids=["fields", "block", "brackets", "braces"],
)
def test_a_file_of_more_values_than_any_record_has_is_refused_whole(
    text: str, place: tuple[int, int]
) -> None:
    found = document(text)
    said = found.refusals[-1]
    assert (said.code, said.span[:2], found.tree) == ("E113", place, None)
    assert said.message == "the file holds more than 5,000 names and values"
    assert said.hint == "one record is one event: split it"


@pytest.mark.parametrize(
    "text", ["".join(f"k{n}: v\n" for n in range(2500)), "a:\n" + "- b\n" * 4998], ids=["fields", "list"]
)
def test_as_many_values_as_may_be_are_read(text: str) -> None:
    found = document(text)
    assert (found.refusals, found.tree is not None) == ([], True)
