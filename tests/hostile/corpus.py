"""The corpus: hostile inputs by topic, the ledger that they make, and every form in which they are told.

Small inputs are files, `inputs/<topic>/<name>.yaml`; large and strange ones come from `makers.py`. What each
must give stands in `expected/<topic>/`, byte by byte.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from armstrack.ledger import load_bytes
from tests.conftest import TODAY
from tests.hostile.makers import MAKERS, make

HERE = Path(__file__).parent
DAY = date.fromisoformat(TODAY)
INPUTS, EXPECTED = HERE / "inputs", HERE / "expected"

#: Every topic, with what it is to show.
TOPICS = {
    "yaml": "everything of YAML that the design refuses, and what libyaml itself cannot read",
    "bombs": "aliases, depth, 10 MB scalars, 100,000 keys, and whatever could cost more than its size",
    "encodings": "every encoding and byte order mark that is not UTF-8 without one",
    "characters": "NUL, controls, bidirectional marks, zero-width characters, fillers, tags",
    "lookalikes": "letters that look like those of a code",
    "injections": "ANSI, OSC, Rich, workflow commands, SARIF, XML, HTML, Markdown, formulas, SQL; allowances",
    "paths": "`../`, absolute paths and addresses in ids and keys",
    "numbers": "integers of 10,000 digits, 1e999999, NaN and whatever else some reader takes for a number",
    "dates": "9999-99, year 0 and whatever else some reader takes for a date",
}
#: Topics whose inputs are so small that every form of report is kept byte by byte.
SMALL = ("characters", "lookalikes", "injections", "paths")

#: All inputs of a topic tell of one day and pair: that they are twins is no news.
_VALIDATE = ("validate", "--skip", "W505", "--format")
REPORTS = {
    "github.txt": (*_VALIDATE, "github"),
    "gitlab.json": (*_VALIDATE, "gitlab"),
    "sarif.json": (*_VALIDATE, "sarif"),
    "junit.xml": (*_VALIDATE, "junit"),
    "json.json": (*_VALIDATE, "json"),
    "line.txt": (*_VALIDATE, "line"),
}
TABLES = {
    "list.txt": ("list",),
    "list.csv": ("list", "--format", "csv"),
    "list.json": ("list", "--format", "json"),
    "list.ndjson": ("list", "--format", "ndjson"),
    "list.md": ("list", "--format", "markdown"),
    "find.txt": ("find", "canada"),
    "summary.txt": ("summary", "--since", "2000"),
    "status.txt": ("status", "--explain"),
    "timeline.txt": ("timeline", "canada", "turkey"),
    "sources.csv": ("export", "--table", "sources", "--format", "csv", "-o", "-"),
}


@cache
def inputs(topic: str) -> dict[str, bytes]:
    """Every input of a topic by its name."""
    found = {path.stem: path.read_bytes() for path in (INPUTS / topic).glob("*.yaml")}
    made = {name.partition("/")[2]: make(name) for name in MAKERS if name.startswith(f"{topic}/")}
    assert not found.keys() & made.keys()
    return dict(sorted((found | made).items()))


def path_of(name: str) -> Path:
    """Where an input lies in the ledger: under the name that a sound record of its text would have."""
    return Path("records", "can", f"2020-10-05-can-tur-{name}.yaml")


def lay(topic: str, folder: Path) -> list[str]:
    """Writes the ledger of a topic into a folder, and gives the names of its inputs."""
    found = inputs(topic)
    for name, data in found.items():
        path = folder / path_of(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(found)


def forms(topic: str) -> dict[str, tuple[str, ...]]:
    """The forms that are kept byte by byte, by the name of the file that keeps each, with their commands.

    `show` tells the records that are sound, of which `list.csv` has the names.
    """
    told: dict[str, tuple[str, ...]] = {"validate.txt": (*_VALIDATE, "text")}
    if topic in SMALL:
        told |= REPORTS
    if topic in (*SMALL, "yaml", "numbers", "dates"):
        told |= TABLES | ({"show.txt": ("show", *sound(topic))} if sound(topic) else {})
    return told


@cache
def sound(topic: str) -> list[str]:
    """The ids of the inputs that are records."""
    events = load_bytes({path_of(name): data for name, data in inputs(topic).items()}, Path("records"), DAY)
    return [event.id for event in events.events]
