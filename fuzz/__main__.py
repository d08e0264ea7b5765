"""One law under libFuzzer: `python -m fuzz document 60` tries it for 60 seconds.

What it learns is kept in `.fuzz/<law>/` for the next run; what breaks the law is beside that folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["armstrack", "yaml"]):
    from fuzz.laws import LAWS

HERE = Path(__file__).parent
_LONGEST = {"document": 4096, "record": 4096, "dates": 64}


def main(target: str, seconds: int) -> None:
    """Runs until the time is over, or a law is broken: then the process ends with an error."""
    found = Path(".fuzz", target)
    found.mkdir(parents=True, exist_ok=True)
    hostile = sorted(map(str, (HERE.parent / "tests" / "hostile" / "inputs").iterdir()))
    seeds = [str(HERE / "seeds" / target), *([] if target == "dates" else hostile)]
    words = [f"-max_total_time={seconds}", f"-max_len={_LONGEST[target]}", f"-dict={HERE / 'words.dict'}"]
    words += ["-timeout=20", "-rss_limit_mb=2048", "-verbosity=0", "-print_final_stats=1"]
    words += [f"-artifact_prefix={found}-"]
    atheris.Setup([sys.argv[0], *words, str(found), *seeds], LAWS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
