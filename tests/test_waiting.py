"""Long work tells how far it is, to whoever watches."""

from __future__ import annotations

from armstrack.waiting import counted, watched_by

Told = list[tuple[str, int, int]]


def watch(told: Told) -> list[str]:
    with watched_by(lambda doing, done, total: told.append((doing, done, total))):
        return list(counted(("a", "b"), "reading"))


def test_the_watcher_is_told_before_the_first_and_after_each() -> None:
    told: Told = []
    assert watch(told) == ["a", "b"]
    assert told == [("reading", 0, 2), ("reading", 1, 2), ("reading", 2, 2)]


def test_without_anything_to_do_nothing_is_told() -> None:
    told: Told = []
    with watched_by(lambda *step: told.append(step)):
        assert list(counted((), "reading")) == []
    assert told == []


def test_nobody_watches_behind_the_block() -> None:
    told: Told = []
    watch(told)
    assert list(counted((1, 2, 3), "reading")) == [1, 2, 3]
    assert len(told) == 3
