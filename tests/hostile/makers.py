"""Inputs that are too large or too strange to lie in a repository as files: made from a sound record."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import SOUND

#: One byte below what a file may have, less what a sound record takes.
_ROOM = 256 * 1024 - len(SOUND) - 64
_TITLE = "Canada suspends export permits for drone sensors to Turkey"


def _titled(text: str) -> str:
    return SOUND.replace(_TITLE, text)


def _filled(line: str, head: str = "") -> str:
    """A sound record with as many such lines behind it as fit; `{n}` counts them."""
    lines = [head]
    left = _ROOM - len(head)
    number = 0
    while left > 0:
        lines.append(line.format(n=number))
        left -= len(lines[-1].encode())
        number += 1
    return SOUND + "".join(lines[:-1])


def _listed(line: str, number: int) -> str:
    """A sound record with so many intermediaries; `{n}` counts them."""
    return SOUND + "via:\n" + "".join(line.format(n=n) for n in range(number))


def _laughs() -> str:
    """Nine levels of nine aliases each: 387 million times `lol`, if anybody followed them."""
    levels = ['a0: &a0 ["lol"]']
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return SOUND + "\n".join(levels) + "\n"


def _deep(depth: int) -> str:
    return SOUND + "notes:\n" + "".join(f"{' ' * (n + 1)}a:\n" for n in range(depth))


#: Every input by its name, `<topic>/<name>`.
MAKERS: dict[str, Callable[[], str | bytes]] = {
    # Bombs
    "bombs/alias-laughs": _laughs,
    "bombs/alias-quadratic": lambda: SOUND + f"a: &a {'x' * 20_000}\nnotes: [{'*a, ' * 40_000}]\n",
    "bombs/anchors-many": lambda: _filled("k{n}: &a{n} x\n"),
    "bombs/brackets": lambda: SOUND + "notes: " + "[" * 100_000 + "\n",
    "bombs/brackets-closed": lambda: SOUND + "notes: " + "[" * 50_000 + "]" * 50_000 + "\n",
    "bombs/braces": lambda: SOUND + "notes: " + "{a: " * 40_000 + "\n",
    "bombs/dashes": lambda: SOUND + "notes:\n" + "- " * 100_000 + "x\n",
    "bombs/question-marks": lambda: "? " * 100_000 + "x\n",
    "bombs/indentation": lambda: _deep(600),
    "bombs/indentation-33": lambda: _deep(33),
    "bombs/scalar-10-mb-plain": lambda: _titled("x" * 10_000_000),
    "bombs/scalar-10-mb-quoted": lambda: _titled(f'"{"x" * 10_000_000}"'),
    "bombs/scalar-10-mb-block": lambda: SOUND + "notes: |\n" + "  x\n" * 2_500_000,
    "bombs/scalar-of-the-largest-file": lambda: _titled("x" * _ROOM),
    "bombs/words-of-the-largest-file": lambda: _titled("x " * (_ROOM // 2) + "x"),
    "bombs/escapes-of-the-largest-file": lambda: _titled('"' + "\\u202e" * (_ROOM // 6) + '"'),
    "bombs/bidi-of-the-largest-file": lambda: _titled("\u202e" * (_ROOM // 3)),
    "bombs/joiners-of-the-largest-file": lambda: _titled("x\u200d" * (_ROOM // 4)),
    "bombs/keys-100-000": lambda: SOUND + "".join(f"k{n}: v\n" for n in range(100_000)),
    "bombs/keys-of-the-largest-file": lambda: _filled("k{n}: v\n"),
    "bombs/keys-alike": lambda: _filled("k: v\n"),
    "bombs/keys-nearly-fields": lambda: _filled("suplier{n}: v\n"),
    "bombs/fields-2-400": lambda: SOUND + "".join(f"suplier{n}: v\n" for n in range(2400)),
    "bombs/fields-2-400-of-one-spelling": lambda: (
        SOUND + "".join(f"notes{n:012b}: v\n".replace("0", "-").replace("1", "_") for n in range(2400))
    ),
    "bombs/parties-4-900": lambda: (
        SOUND + "via:\n" + "".join(f"  - Canadaland{n * 7919}\n" for n in range(4900))
    ),
    "bombs/related-970": lambda: (
        SOUND
        + "related:\n"
        + "".join(f"  - rel: changes\n    id: 2020-10-06-can-tur-y{n}\n" for n in range(970))
    ),
    "bombs/items-empty": lambda: _filled("- \n", "via:\n"),
    "bombs/items-of-nothing": lambda: _filled("  - category: all\n", "except_:\n"),
    "bombs/statements-many": lambda: _filled("  - party: Canda\n    stance: x\n", "statements:\n"),
    "bombs/sources-without-publisher": lambda: (
        SOUND.partition("sources:")[0]
        + _filled("  - title: x{n}\n", "sources:\n").partition("statement\n")[2]
    ),
    "bombs/values-many": lambda: _filled("  - amount: {n}\n    currency: CAD\n", "values:\n"),
    "bombs/related-many": lambda: _filled("  - rel: changes\n    id: 2020-x{n}\n", "related:\n"),
    "bombs/related-to-itself": lambda: _filled(
        "  - rel: changes\n    id: 2020-10-05-can-tur-related-to-itself\n", "related:\n"
    ),
    "bombs/comments-many": lambda: _filled("# x\n"),
    "bombs/comments-that-cut": lambda: _filled("k{n}: v #3\n"),
    "bombs/hashes-in-one-line": lambda: SOUND + "notes: x " + "#" * 200_000 + "\n",
    "bombs/hashes-apart": lambda: SOUND + "notes: x " + "# " * 100_000 + "\n",
    "bombs/allowances-many": lambda: _filled("# armstrack: allow W501 x\n"),
    "bombs/blanks-at-line-ends": lambda: _filled("# x \n"),
    "bombs/empty-lines": lambda: SOUND + "\n" * 200_000,
    "bombs/blanks-in-one-line": lambda: SOUND + "notes:" + " " * 200_000 + "x\n",
    "bombs/tabs-in-one-line": lambda: SOUND + "\t" * 200_000 + "x: y\n",
    "bombs/quotes-many": lambda: SOUND + "notes: " + "'" * 100_000 + "\n",
    "bombs/quote-and-backslashes": lambda: SOUND + 'notes: "' + "\\\\" * 100_000 + "\n",
    "bombs/colons": lambda: SOUND + "notes: " + "a: " * 60_000 + "\n",
    "bombs/second-documents": lambda: _filled("---\n"),
    "bombs/tags-many": lambda: _filled("k{n}: !x y\n"),
    "bombs/merge-keys-many": lambda: _filled("<<: y\n"),
    "bombs/flow-mappings-many": lambda: _filled("k{n}: {{a: b}}\n"),
    "bombs/party-long": lambda: SOUND.replace("supplier: CAN", "supplier: " + "Canada " * 30_000),
    "bombs/party-of-strange-letters": lambda: SOUND.replace(
        "supplier: CAN", "supplier: " + "\u0410" * 100_000
    ),
    "bombs/kind-long": lambda: SOUND.replace("licence-suspended", "licence-" * 25_000),
    "bombs/field-long": lambda: SOUND + "s" * 1000 + ": x\n",
    "bombs/date-long": lambda: SOUND.replace("2020-10-05", "2020-10-05/" * 18_000),
    "bombs/date-of-digits": lambda: SOUND.replace("2020-10-05", "2" * 200_000),
    "bombs/figure-of-10-000-digits": lambda: SOUND + f"licences: {'9' * 10_000}\n",
    "bombs/figure-of-groups": lambda: SOUND + f"licences: 1{',000' * 50_000}\n",
    "bombs/figure-of-10-000-decimals": lambda: (
        SOUND + f"values:\n  - amount: 0.{'9' * 10_000}\n    currency: CAD\n"
    ),
    "bombs/address-of-points": lambda: SOUND.replace(
        "https://www.example.org/statement", "https://" + "a." * 90_000
    ),
    "bombs/address-that-never-ends": lambda: SOUND.replace(
        "https://www.example.org/statement", "https://" + "a." * 90_000 + " "
    ),
    "bombs/address-without-points": lambda: SOUND.replace(
        "https://www.example.org/statement", "https://" + "a" * 200_000
    ),
    "bombs/id-long": lambda: SOUND + "related:\n  - rel: changes\n    id: " + "2" * 200_000 + "\n",
    "bombs/key-long": lambda: SOUND.replace("  - publisher", "  - key: " + "a-" * 90_000 + "\n    publisher"),
    "bombs/currency-long": lambda: SOUND + "values:\n  - amount: 1\n    currency: " + "CAD" * 60_000 + "\n",
    "bombs/values-cut-by-numbers": lambda: _listed("  - AZE #{n}\n", 4_880),
    "bombs/escapes-of-marks-in-one-line": lambda: SOUND + "via: [" + '"\\u202E", ' * 4_880 + "]\n",
    "bombs/joiners-of-persian": lambda: SOUND + "notes: " + "\u0645\u200c" * 50_000 + "\n",
    "bombs/allowances-of-no-code": lambda: _listed("  - AZE # armstrack: allow Q{n} why\n", 4_880),
    # Encodings
    "encodings/utf-8-with-mark": lambda: SOUND.encode("utf-8-sig"),
    "encodings/utf-8-with-two-marks": lambda: b"\xef\xbb\xbf" + SOUND.encode("utf-8-sig"),
    "encodings/utf-16-with-mark": lambda: b"\xff\xfe" + SOUND.encode("utf-16-le"),
    "encodings/utf-16-big-endian-with-mark": lambda: b"\xfe\xff" + SOUND.encode("utf-16-be"),
    "encodings/utf-16-without-mark": lambda: SOUND.encode("utf-16-le"),
    "encodings/utf-16-big-endian-without-mark": lambda: SOUND.encode("utf-16-be"),
    "encodings/utf-32-with-mark": lambda: b"\xff\xfe\x00\x00" + SOUND.encode("utf-32-le"),
    "encodings/utf-32-big-endian-with-mark": lambda: b"\x00\x00\xfe\xff" + SOUND.encode("utf-32-be"),
    "encodings/utf-7": lambda: _titled("T\u00fcrkiye <").encode("utf-7"),
    "encodings/latin-1": lambda: _titled("T\u00fcrkiye").encode("latin-1"),
    "encodings/windows-1252": lambda: _titled("\u201cT\u00fcrkiye\u201d").encode("cp1252"),
    "encodings/windows-1254": lambda: _titled("\u0130stanbul").encode("cp1254"),
    "encodings/mac-roman": lambda: _titled("T\u00fcrkiye").encode("mac-roman"),
    "encodings/koi8-r": lambda: _titled("\u0420\u043e\u0441\u0441\u0438\u044f").encode("koi8-r"),
    "encodings/shift-jis": lambda: _titled("\u65e5\u672c").encode("shift-jis"),
    "encodings/euc-kr": lambda: _titled("\ud55c\uad6d").encode("euc-kr"),
    "encodings/gb-18030": lambda: _titled("\u4e2d\u56fd").encode("gb18030"),
    "encodings/iso-2022-jp": lambda: _titled("\u65e5\u672c").encode("iso-2022-jp"),
    "encodings/ebcdic": lambda: SOUND.encode("cp037"),
    "encodings/overlong-slash": lambda: _titled("a").encode().replace(b"title: a", b"title: \xc0\xaf"),
    "encodings/overlong-nul": lambda: _titled("a").encode().replace(b"title: a", b"title: \xc0\x80"),
    "encodings/surrogate-halves": lambda: (
        _titled("a").encode().replace(b"title: a", b"title: \xed\xa0\xbd\xed\xb8\x80")
    ),
    "encodings/beyond-unicode": lambda: (
        _titled("a").encode().replace(b"title: a", b"title: \xf4\x90\x80\x80")
    ),
    "encodings/six-bytes": lambda: (
        _titled("a").encode().replace(b"title: a", b"title: \xfc\x84\x80\x80\x80\x80")
    ),
    "encodings/cut-short": lambda: SOUND.encode() + b"notes: T\xc3",
    "encodings/continuation-alone": lambda: b"\x80" + SOUND.encode(),
    "encodings/every-byte": lambda: SOUND.encode() + b"notes: " + bytes(range(256)),
    "encodings/gzip": lambda: b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\xab" * 50,
    "encodings/zip-of-nothing": lambda: b"PK\x05\x06" + b"\x00" * 18,
    "encodings/nuls-only": lambda: b"\x00" * 1000,
}


def make(name: str) -> bytes:
    """The bytes of an input."""
    made = MAKERS[name]()
    return made if isinstance(made, bytes) else made.encode()
