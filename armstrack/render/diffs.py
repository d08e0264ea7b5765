"""Floor 6: changes of files as a unified diff, such as `git apply` takes."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, TypeAlias

from rich.text import Text

from armstrack.plans import Mended
from armstrack.render import palette
from armstrack.render.visible import visible

#: What a name in a diff cannot hold as it is: what would break the line, what is no UTF-8, what nobody sees.
_ODD = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\udc80-\udcff\ufeff]')
_STYLES = (("diff ", "bold"), ("---", "bold"), ("+++", "bold"), ("rename ", "bold"), ("similarity ", "bold"))
#: A stretch of lines of both files: what became of it, then where it begins and ends in each.
Opcode: TypeAlias = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
_NO_END = "\\ No newline at end of file\n"


def to_diff(files: Iterable[Mended], name: Callable[[Mended], tuple[str, str]]) -> str:
    """The changes of all files, one below the other. `name` gives the old and the new name to show."""
    return "".join(line for file in files for line in _lines(file, *name(file)))


def _lines(file: Mended, old: str, new: str) -> Iterator[str]:
    before, after = _quoted(f"a/{old.lstrip('/')}"), _quoted(f"b/{new.lstrip('/')}")
    yield f"diff --git {before} {after}\n"
    if file.moves:
        if file.before == file.after:
            yield "similarity index 100%\n"
        yield f"rename from {_quoted(old)}\nrename to {_quoted(new)}\n"
    if file.before != file.after:
        yield f"--- {_ending(before)}\n+++ {_ending(after)}\n"
        yield from map(_ended, _hunks(_split(file.before), _split(file.after), file.gone))


def _hunks(before: list[str], after: list[str], gone: Collection[int]) -> Iterator[str]:
    for hunk in _Known(_opcodes(before, after, gone)).get_grouped_opcodes():
        (_, a_first, _, b_first, _), (_, _, a_end, _, b_end) = hunk[0], hunk[-1]
        yield f"@@ -{_range(a_first, a_end)} +{_range(b_first, b_end)} @@\n"
        for tag, a, a_after, b, b_after in hunk:
            if tag == "equal":
                yield from (f" {line}" for line in before[a:a_after])
                continue
            yield from (f"-{line}" for line in before[a:a_after])
            yield from (f"+{line}" for line in after[b:b_after])


class _Known(difflib.SequenceMatcher[str]):
    """Groups differences that are known: to look for them takes the square of the lines, or worse."""

    def __init__(self, opcodes: list[Opcode]) -> None:
        super().__init__()
        self._known = opcodes

    def get_opcodes(self) -> list[Opcode]:
        return self._known


def _opcodes(before: list[str], after: list[str], gone: Collection[int]) -> list[Opcode]:
    """Which lines are equal, and which are replaced or gone, in stretches as long as can be."""
    found: list[Opcode] = []
    b = 0
    for a, line in enumerate(before):
        stays = a + 1 not in gone and b < len(after)  # blanks alone, without an end, may have been the last
        tag: Literal["equal", "replace"] = "equal" if stays and line == after[b] else "replace"
        begun = found.pop() if found and found[-1][0] == tag else (tag, a, a, b, b)
        b += stays
        found.append((tag, begun[1], a + 1, begun[3], b))
    return found


def _range(first: int, end: int) -> str:
    """Lines counted from 1, one of them without its number; of none the line before."""
    number = end - first
    return str(first + 1) if number == 1 else f"{first + bool(number)},{number}"


def _split(data: bytes) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", data.decode("utf-8"))


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n{_NO_END}"


def _quoted(name: str) -> str:
    """A name as git writes it: in quotes, and byte by byte, where it holds something odd."""
    if not _ODD.search(name):
        return name
    return f'"{_ODD.sub(_in_bytes, name)}"'


def _in_bytes(match: re.Match[str]) -> str:
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(match[0]))


def _ending(name: str) -> str:
    """A name with a blank in it ends with a tab, so that it is read whole."""
    return f"{name}\t" if " " in name else name


def to_colored(diff: str) -> Text:
    """A diff for eyes: what goes and what comes in colour, and what cannot be seen made visible."""
    text = Text()
    for line in diff.split("\n")[:-1]:
        text.append(visible(line.removesuffix("\r")) + "\n", _style(line))
    return text


def _style(line: str) -> str:
    for begin, style in _STYLES:
        if line.startswith(begin):
            return style
    return {"+": palette.BLUE, "-": palette.ORANGE, "@": palette.FAINT}.get(line[:1], "")
