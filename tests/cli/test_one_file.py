"""One file alone and the whole ledger: the same problems for that file, from disk or from stdin."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.cli.checking import check
from armstrack.cli.run import Run
from armstrack.ledger import load
from armstrack.problem import Problem
from tests.conftest import ROOT, SOUND, TODAY

DAY = date.fromisoformat(TODAY)
#: Names in and out of order, so that ids meet, clash in case and are linked to.
NAMES = (
    "can/2020-10-05-can-tur-optics.yaml",
    "can/2020-10-05-can-tur-more.yaml",
    "can/2020-10-05-CAN-tur-optics.yaml",
    "usa/2020-10-05-can-tur-optics.yaml",
    "can/2021-can-tur-optics.yaml",
    "can/deep/2022-can-tur-optics.yaml",
    "2023-can-tur-optics.yml",
)
IDS = sorted({Path(name).stem for name in NAMES})
#: What is done to a sound record, each alone or with others.
CHANGES = (
    ("date: 2020-10-05", "date: 2021"),
    ("date: 2020-10-05", "date: 2020-10-05 # armstrack: allow W505 known twins"),
    ("kind: licence-suspended", "kind: licence-reinstated"),
    ("kind: licence-suspended", "kind: licence-suspended\nuntil: 2021"),
    ("recipient: TUR", "recipient: Turky"),
    ("supplier: CAN", "supplier: USA"),
    ("https:", "http:"),
    ("items:", "items: [\n"),
    ("  - category: sensors", "  - category: engines"),
)
RELATIONS = st.tuples(st.sampled_from(["ends", "changes", "same-act", "extends"]), st.sampled_from(IDS))


def write(changes: list[tuple[str, str]], related: list[tuple[str, str]]) -> bytes:
    """A record with some of the changes, and relations to others."""
    text = SOUND
    for old, new in changes:
        text = text.replace(old, new)
    links = "".join(f"  - rel: {rel}\n    id: {id_}\n" for rel, id_ in related)
    return (text + (f"related:\n{links}" if links else "")).encode()


TEXTS = st.builds(
    write,
    st.lists(st.sampled_from(CHANGES), max_size=3, unique=True),
    st.lists(RELATIONS, max_size=2),
)
LEDGERS = st.dictionaries(st.sampled_from(NAMES), TEXTS, min_size=1, max_size=5)


def of(problems: tuple[Problem, ...], path: Path) -> list[Problem]:
    return [problem for problem in problems if problem.path == path.as_posix()]


@given(LEDGERS)
def test_a_file_alone_has_the_problems_that_it_has_in_its_ledger(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        records = Path(folder, "records")
        for name, data in files.items():
            path = records / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        whole = load(records, DAY)
        for name in files:
            path = records / name
            named = check(Run(None, DAY), [path], None)
            assert list(named.problems) == of(whole.problems, path)
            assert (named.paths, named.files) == ((path,), 1)


@given(LEDGERS, st.sampled_from(NAMES), TEXTS)
def test_stdin_has_the_problems_that_the_file_would_have(
    files: dict[str, bytes], name: str, data: bytes
) -> None:
    with TemporaryDirectory() as folder:
        records = Path(folder, "records")
        for other, text in files.items():
            path = records / other
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        path = records / name
        piped = load(records, DAY, instead={path: data})
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        saved = load(records, DAY)
    assert piped.problems == saved.problems
    assert piped.events == saved.events


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The repository's own records, to be spoilt."""
    records = tmp_path_factory.mktemp("ledger") / "records"
    shutil.copytree(ROOT / "records", records)
    yield records


@settings(max_examples=8)
@given(st.data())
def test_a_spoilt_record_of_the_repository_has_the_same_problems_alone(
    copied: Path, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(copied.glob("*/*.yaml"))), label="file")
    lines = path.read_bytes().splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1), label="line")
    spoilt = data.draw(
        st.sampled_from([b"", b"date: 2020-10-05\n", lines[at] * 2, b"  " + lines[at], b"\xff\n"]),
        label="instead",
    )
    sound = b"".join(lines)
    path.write_bytes(b"".join([*lines[:at], spoilt, *lines[at + 1 :]]))
    try:
        whole = load(copied, DAY)
        alone = check(Run(None, DAY), [path], None)
    finally:
        path.write_bytes(sound)
    assert list(alone.problems) == of(whole.problems, path)
