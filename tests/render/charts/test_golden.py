"""Specifications as they stand in tests/data/charts, and what holds for all of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from armstrack.render.charts.sheet import Chart
from tests.render.charts.golden import FOLDER, charts, text_of

CHARTS = charts()


@pytest.mark.parametrize("name", CHARTS)
def test_the_specification_is_as_it_stands_on_record(name: str) -> None:
    """Where it differs on purpose, `python -m tests.render.charts.golden` writes it; look at the picture."""
    assert text_of(CHARTS[name]) == (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def test_every_specification_on_record_is_drawn() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(CHARTS)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_specification_holds_no_address_and_no_expression(chart: Chart) -> None:
    spec = json.loads(text_of(chart))
    keys = set(_keys(spec))
    assert (
        keys & {"url", "expr", "signal", "href", "transform", "condition", "labelExpr", "format_type"}
        == set()
    )
    assert spec.pop("$schema") == "https://vega.github.io/schema/vega-lite/v6.json"
    assert "//" not in json.dumps(spec)


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for each in value.values() for key in _keys(each))]
    return [key for each in value for key in _keys(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_title_says_scope_and_the_facts_day_records_and_sources(chart: Chart) -> None:
    assert chart.title
    assert chart.facts[0].startswith("On 2022-12-31: ")
    assert chart.facts[0].endswith(" from 1 source")
    assert " records from " in chart.facts[0]
