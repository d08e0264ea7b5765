"""Texts that are nearly records: what a slip, an editor or somebody with a purpose makes of a good one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

#: What is put into a text: signs of YAML, blanks of every kind, ends of lines, what nobody sees, fields.
NASTY = (
    *" \t\n\r-?:,[]{}#&*!|>'\"%@`~<=\\.0aÉ\x00\x1b\x7f\x85\xa0\u00ad",
    *"\u2028\u202e\u200b\u3164\ufeff\ufffe\U000e0041",
    *("# ", " #", " # ", ": ", ":\n", "- ", "  - ", "\n\n", "\r\n", "---\n", "...\n", "--- ", "%YAML 1.1\n"),
    *("\n  ", "\n    ", "\n# ", "\n #", "<<: ", "''", '""', '"\\u202e"', ">-\n", "|\n", ">+", "!!str "),
    *("\ntitle: x", "\nitems:\n", "\n  - category: a", "\n    says: >-\n      x", "[A, B]", "[A,B"),
    *("# armstrack: allow W501 seen", " # armstrack: allow W501 seen", "NO", "0123", "null"),
)


def _cut(text: str, at: int, to: int) -> str:
    return text[: min(at, to)] + text[max(at, to) :]


def _swap(lines: list[str], one: int, other: int) -> None:
    lines[one], lines[other] = lines[other], lines[one]


@st.composite
def mutants(draw: st.DrawFn, texts: Sequence[str], most: int = 4) -> str:
    """One of the texts, changed in a few places."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, most))):
        text = draw(st.sampled_from((_insert, _replace, _delete, _shift, _reorder, _encode)))(draw, text)
    return text


def _insert(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(NASTY)) + text[at:]


def _replace(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(NASTY)) + text[at + 1 :]


def _delete(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return _cut(text, at, min(len(text), at + draw(st.integers(1, 9))))


def _shift(draw: st.DrawFn, text: str) -> str:
    """One line further in or out, or gone, or with something before or behind it."""
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    line, nasty = lines[number], draw(st.sampled_from(NASTY))
    lines[number] = draw(
        st.sampled_from((f" {line}", f"  {line}", line[1:], line[2:], nasty + line, line + nasty, ""))
    )
    return "\n".join(lines)


def _reorder(draw: st.DrawFn, text: str) -> str:
    """Two lines in each other's place, or one a second time."""
    lines = text.split("\n")
    one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    if draw(st.booleans()):
        _swap(lines, one, other)
    else:
        lines.insert(one, lines[other])
    return "\n".join(lines)


def _encode(draw: st.DrawFn, text: str) -> str:
    """Another system's ends of lines, a byte order mark, no end of the last line, one line that is long."""
    return draw(
        st.sampled_from(
            (text.replace("\n", "\r\n"), f"\ufeff{text}", text[:-1], text + "x" * 9000, f"{text}\n")
        )
    )
