"""The specifications in tests/data/charts; `python -m tests.render.charts.golden` writes them anew."""

from __future__ import annotations

import json

from armstrack.render.charts.sheet import Chart, specify
from tests.conftest import ROOT
from tests.render.charts import samples

FOLDER = ROOT / "tests" / "data" / "charts"


def charts() -> dict[str, Chart]:
    return {
        "timeline": samples.timeline(),
        "timelines": samples.timeline(
            samples.EVERY, (("CAN", "TUR"), ("FRA", "CHN"), ("FRA", "EGY")), since=samples.date(2019, 1, 1)
        ),
        "flows": samples.flows(),
        "status": samples.statuses(),
        "values": samples.values(),
    }


def text_of(chart: Chart) -> str:
    return json.dumps(specify(chart, samples.SHEET), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name, chart in charts().items():
        (FOLDER / f"{name}.json").write_text(text_of(chart), encoding="utf-8")
