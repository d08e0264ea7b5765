"""Changes of files as diffs that git can apply."""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from pathlib import Path

import pytest

from armstrack.plans import Mended
from armstrack.render.diffs import to_colored, to_diff


def names(file: Mended) -> tuple[str, str]:
    return str(file.old), str(file.new)


def change(
    before: bytes, after: bytes, old: str = "a.yaml", new: str | None = None, gone: Collection[int] = ()
) -> Mended:
    return Mended(Path(old), Path(new or old), before, after, gone=frozenset(gone))


EDIT = change(b"a: 1\nb: 2\nc: 3\n", b"a: 1\nb: 4\nc: 3\n")
BOTH = change(b"a: 1\n", b"a: 2\n", "x/a.yaml", "y/b.yaml")
MOVE = change(b"a: \xff\n", b"a: \xff\n", "x/a b.yaml", 'y/"b".yaml')


def test_a_change_is_told_line_by_line() -> None:
    assert to_diff([EDIT], names) == (
        "diff --git a/a.yaml b/a.yaml\n"
        "--- a/a.yaml\n"
        "+++ b/a.yaml\n"
        "@@ -1,3 +1,3 @@\n"
        " a: 1\n"
        "-b: 2\n"
        "+b: 4\n"
        " c: 3\n"
    )


def test_a_rename_is_told_with_its_change_and_without_one() -> None:
    assert to_diff([BOTH, MOVE], names) == (
        "diff --git a/x/a.yaml b/y/b.yaml\n"
        "rename from x/a.yaml\n"
        "rename to y/b.yaml\n"
        "--- a/x/a.yaml\n"
        "+++ b/y/b.yaml\n"
        "@@ -1 +1 @@\n"
        "-a: 1\n"
        "+a: 2\n"
        'diff --git a/x/a b.yaml "b/y/\\042b\\042.yaml"\n'
        "similarity index 100%\n"
        "rename from x/a b.yaml\n"
        'rename to "y/\\042b\\042.yaml"\n'
    )


def test_a_last_line_without_an_end_is_told() -> None:
    assert to_diff([change(b"a: 1", b"a: 2\n")], names).endswith(
        "-a: 1\n\\ No newline at end of file\n+a: 2\n"
    )


@pytest.mark.parametrize(
    "file",
    [
        EDIT,
        BOTH,
        MOVE,
        change(
            "\ufeffa: é 😀\r\nb: x\u2028y\r\nc: 3".encode(),
            "a: é 😀\r\nb: x\u2028y\r\nc: 4".encode(),
            "é f.yaml",
        ),
        change(b"a: 1\n", b"a: 2\n", 'with "quotes"\\ and\ttabs.yaml'),
        change(b"a: 1\n" * 30, b"a: 1\n" * 15 + b"a: 2\n" + b"a: 1\n" * 13, gone=[5]),
        change(b"a: 1\n" * 30, b"a: 1\n" * 15 + b"a: 2\n" + b"a: 1\n" * 12, gone=[1, 30]),
        change(b"a: 1\nb: 2", b"a: 1\n", gone=[2]),
        change(b"a: 1\nb: 2\n  ", b"a: 1\nb: 2\n"),
    ],
)
def test_git_makes_of_the_old_files_the_new_ones(file: Mended, tmp_path: Path) -> None:
    old, new = tmp_path / file.old, tmp_path / file.new
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(file.before)
    applied = ["git", "apply", "--whitespace=nowarn", "-"]
    environment = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent), "PATH": "/usr/bin:/bin:/usr/local/bin"}
    diff = to_diff([file], names).encode()
    subprocess.run(applied, input=diff, cwd=tmp_path, env=environment, check=True)
    assert new.read_bytes() == file.after
    assert old == new or not old.exists()


def test_a_hunk_ends_where_seven_lines_stay() -> None:
    before = [f"{number}\n" for number in range(30)]
    after = ["x\n" if number in {9, 16, 24} else line for number, line in enumerate(before)]
    diff = to_diff([change("".join(before).encode(), "".join(after).encode())], names)
    assert [line for line in diff.split("\n") if line.startswith("@@")] == [
        "@@ -7,14 +7,14 @@",
        "@@ -22,7 +22,7 @@",
    ]


def test_lines_that_go_and_lines_that_change_stand_together() -> None:
    file = change(b"a\nb\nc\nd\n", b"x\ny\nd\n", gone=[2])
    hunk = "@@ -1,4 +1,3 @@\n-a\n-b\n-c\n+x\n+y\n d\n"
    assert to_diff([file], names).endswith(f"+++ b/a.yaml\n{hunk}")


def test_lines_that_are_much_alike_are_not_compared_with_each_other() -> None:
    lines = [f"#{number % 97}{' ' * (number % 10 == 0)}\n" for number in range(100_000)]
    before, after = "".join(lines), "".join(lines).replace(" ", "")
    diff = to_diff([change(before.encode(), after.encode())], names)
    assert diff.count("\n+#") == 10_000


def test_in_colour_what_cannot_be_seen_is_made_visible() -> None:
    text = to_colored(to_diff([change("\ufeffa\u202e: 1\nb\n".encode(), b"a: 1\nb\n", "x\t.yaml")], names))
    assert text.plain == (
        'diff --git "a/x\\011.yaml" "b/x\\011.yaml"\n'
        '--- "a/x\\011.yaml"\n'
        '+++ "b/x\\011.yaml"\n'
        "@@ -1,2 +1,2 @@\n"
        "-<U+FEFF>a<U+202E>: 1\n"
        "+a: 1\n"
        " b\n"
    )
    styles = {text.plain[span.start : span.end].strip("\n"): span.style for span in text.spans}
    assert styles["+a: 1"] == "color(32)"
    assert styles["-<U+FEFF>a<U+202E>: 1"] == "color(166)"
    assert styles["@@ -1,2 +1,2 @@"] == "color(244)"
    assert styles['--- "a/x\\011.yaml"'] == "bold"
