"""Draws cost against size from results.json. Runs where the baselines are, with Matplotlib."""

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "armstrack"

from matplotlib import pyplot as plt  # noqa: E402 - after the choice of SVG

home = Path(sys.argv[1])
costs = json.loads((home / "results.json").read_text(encoding="utf-8"))["seconds_by_size"]
figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
for name, seconds in costs.items():
    axes.loglog([int(size) for size in seconds], list(seconds.values()), marker="o", label=name)
axes.set_xlabel("records")
axes.set_ylabel("seconds, whole process")
axes.grid(visible=True, which="major", alpha=0.3)
axes.legend(frameon=False)
figure.savefig(home / "sizes.svg", metadata={"Date": None})
