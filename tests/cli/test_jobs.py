"""How many processes may read records."""

from __future__ import annotations

import pytest

from armstrack.cli import exits
from armstrack.cli.jobs import allowed
from armstrack.workers import cores
from tests.conftest import Command


def test_unless_told_otherwise_every_core_may_work() -> None:
    assert allowed("") == cores()


def test_the_number_that_is_told_counts() -> None:
    assert allowed("3") == 3


@pytest.mark.parametrize("text", ["0", "-1", "two", "\u0663", "1.5", " ", "10000"])
def test_anything_but_a_number_from_one_on_is_refused(text: str) -> None:
    with pytest.raises(exits.StopError) as stop:
        allowed(text)
    assert stop.value.code == exits.USAGE
    assert stop.value.message == f'ARMSTRACK_JOBS is "{text}", and no number of processes'


def test_a_wrong_number_is_a_usage_error(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARMSTRACK_JOBS", "many")
    result = armstrack("schema", today=False)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        'armstrack: ARMSTRACK_JOBS is "many", and no number of processes\n'
        "  hint: set it to a number from 1 to 9999, or not at all\n"
    )


def test_a_number_of_thousands_of_digits_is_told_by_its_first() -> None:
    with pytest.raises(exits.StopError, match=f'^ARMSTRACK_JOBS is "{"9" * 100}", and no number') as stop:
        allowed("9" * 5000)
    assert stop.value.code == exits.USAGE
