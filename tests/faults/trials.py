"""The ledgers and commands that are struck, and what may be left of them."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from tests.cli.samples import LAV, LAV_ID
from tests.conftest import ROOT, SOUND, SOUND_ID, TODAY
from tests.faults.rounds import Ran, Round, Trial

#: What need not outlive the machine lies in memory, where the system has such a folder.
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108
OLD_ID = "2020-10-05-can-tru-optics"
LATER_ID = "2021-10-05-can-tur-later"
_LINK = "related:\n  - rel: changes\n    id: {}\nsources:"
_LATER = SOUND.replace("2020-10-05\n", "2021-10-05\n").replace("-suspended", "-revoked")
NAMED = SOUND.replace("recipient: TUR", "recipient: Turkey")

#: Two sound records, and three of which one has a wrong name that another one gives.
SOUND_LEDGER = {f"records/can/{SOUND_ID}.yaml": SOUND, f"records/can/{LAV_ID}.yaml": LAV}
LINKED_LEDGER = SOUND_LEDGER | {
    f"records/can/{LATER_ID}.yaml": _LATER.replace("sources:", _LINK.format(SOUND_ID))
}
WRONG_LEDGER = {
    f"records/can/{OLD_ID}.yaml": NAMED,
    f"records/can/{LATER_ID}.yaml": _LATER.replace("sources:", _LINK.format(OLD_ID)),
    f"records/can/{LAV_ID}.yaml": LAV,
    "records/expectations.yaml": "records: 2\n",
}
_NEW = (
    "new --no-input -s nor -r ukr -k pledged --date 2023-01-26 --verification confirmed --slug tanks"
    " --title TITLE --source SOURCE"
)
_SAID = {"TITLE": "Norway pledges tanks", "SOURCE": "publisher=MoD; date=2023-01-26; document=announcement"}
NEW = [_SAID.get(word, word) for word in _NEW.split()]
NEW_FILE = "records/nor/2023-01-26-nor-ukr-tanks.yaml"
OLD_PACKAGE = {
    "x/datapackage.json": '{"name": "armstrack", "resources": [{"path": "old.csv"}]}',
    "x/old.csv": "old\n",
}


@dataclass(frozen=True)
class Case:
    """A command that writes, and what lies there before."""

    words: list[str]
    files: dict[str, str] = field(default_factory=lambda: dict(SOUND_LEDGER))
    cache: bool = False


CASES = {
    "new": Case(NEW),
    "fix": Case(["validate", "--fix"], WRONG_LEDGER),
    "export": Case(["export", "-o", "x.csv"], SOUND_LEDGER | {"x.csv": "old\n"}),
    "package": Case(["export", "-o", "x/"], SOUND_LEDGER | OLD_PACKAGE),
    "xlsx": Case(["export", "-o", "x.xlsx"], SOUND_LEDGER | {"x.xlsx": "old\n"}),
    "sqlite": Case(["export", "-o", "x.sqlite"], SOUND_LEDGER | {"x.sqlite": "old\n"}),
    "parquet": Case(["export", "-o", "x.parquet"], SOUND_LEDGER | {"x.parquet": "old\n"}),
    "zip": Case(["export", "-f", "datapackage", "-o", "x.zip"], SOUND_LEDGER | {"x.zip": "old\n"}),
    "reports": Case(["validate", "-o", "x.sarif", "-o", "junit:y.xml"], SOUND_LEDGER | {"x.sarif": "old\n"}),
    "list": Case(["list", "-o", "x.md"], SOUND_LEDGER | {"x.md": "old\n"}),
    "index": Case(["list"], cache=True),
}


def lay(folder: Path, files: dict[str, str]) -> Path:
    """Writes files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def play(scratch: Path, case: Case, fault: str, **more: object) -> list[Round]:
    """What came of the command in every round; the first is the one that nothing befell."""
    folder = lay(scratch / "before", case.files)
    words = ["--today", TODAY, *case.words]
    trial = Trial(str(folder), words, fault, **more)  # type: ignore[arg-type]
    server = _server("cache" if case.cache else "off")
    assert server.stdin is not None
    assert server.stdout is not None
    print(json.dumps([str(scratch), asdict(trial)]), file=server.stdin, flush=True)
    told = json.loads(server.stdout.readline())
    return [Round(each["at"], Ran(**each["struck"]), Ran(**each["again"])) for each in told]


@cache
def _server(caches: str) -> subprocess.Popen[str]:
    """What plays the trials of this run of the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARMSTRACK", "GITHUB"))}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.rounds"],
        cwd=ROOT,
        env={**kept, "ARMSTRACK_CACHE": caches, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(server.communicate)
    return server


def seen(files: dict[str, str | None]) -> dict[str, str]:
    """What a reader of the folder finds: neither hidden files, nor the index."""
    return {
        name: text
        for name, text in files.items()
        if text is not None and "/." not in f"/{name}" and not name.startswith("cache/")
    }


def hidden(files: dict[str, str | None]) -> list[str]:
    """What lies beside its place, the index's own apart."""
    return [name for name in files if "/." in f"/{name}" and not name.startswith("cache/")]


def is_old_or_new(case: Case, left: Ran, whole: Ran) -> bool:
    """True where every file is as before the command or as after it, and every record is under a name.

    A folder is old or new as a whole.
    """
    found, after = seen(left.files), seen(whole.files)
    each = all(text in (case.files.get(name), after.get(name)) for name, text in found.items())
    kept = case.files.keys() & after.keys() <= found.keys()
    named = case.words != CASES["fix"].words or any("optics" in name for name in found)
    package = [{n: t for n, t in files.items() if n.startswith("x/")} for files in (found, case.files, after)]
    return each and kept and named and package[0] in package[1:]


def mistakes(case: Case, rounds: list[Round]) -> list[Round]:
    """The rounds after which a file is neither old nor new, or the next run is not as if nothing had been."""
    return [each for each in rounds[1:] if not _is_right(case, each, rounds[0].struck)]


def _is_right(case: Case, each: Round, whole: Ran) -> bool:
    is_there = case.words == NEW and NEW_FILE in each.struck.files
    code = 2 if is_there else whole.code  # 2: nothing is ever overwritten
    same = seen(each.again.files) == seen(whole.files) and each.again.code == code
    swept = is_there or hidden(each.again.files) == []
    return same and swept and is_old_or_new(case, each.struck, whole)
