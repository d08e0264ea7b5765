"""What is measured, against what, and what is to be reached. Every command runs in the folder .bench/."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parent
WORK = HOME.parent / ".bench"
SCHEMA = "../schema/record.schema.json"
TODAY = "2026-11-22"
PYTHON = shlex.quote(sys.executable)
ARMSTRACK = f"{shlex.quote(str(Path(sys.executable).with_name('armstrack')))} --today {TODAY}"
TEN_LINES = f"{PYTHON} ../benchmarks/ten_lines.py"
AJV = f"npm/node_modules/.bin/ajv validate --spec=draft2020 --strict=false -s {SCHEMA} -d"
CHECK_JSONSCHEMA = f"venv/bin/check-jsonschema --schemafile {SCHEMA}"
SMALL, MIDDLE, LARGE = 200, 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Baseline:
    """What ours is held against: at `most` so much of its time, None where only told."""

    name: str
    command: str
    most: float | None
    to_reach: str


@dataclass(frozen=True, slots=True)
class Row:
    """One command of ours. `runs` are those of one round; `slow` rows have one, `quick` ones five for one.

    `prepare` comes before each run of ours and of the baselines, outside the time.
    """

    name: str
    ours: str
    baselines: tuple[Baseline, ...]
    runs: int = 5
    warmup: int = 1
    slow: bool = False
    quick: bool = False
    needs_shell: bool = False
    prepare: str = ""
    size: int = SMALL


def rows(small: Path, middle: Path) -> tuple[Row, ...]:
    """Every row. The paths are of one record in the small and one in the middle ledger, seen from it."""
    return (*_lookups(small.stem), *_starts(), *_validations(), *_one_file(small, middle), *_large())


def _on(size: int, words: str) -> str:
    return f"{ARMSTRACK} --records {size} {words}"


def _lookups(known: str) -> list[Row]:
    ten = Baseline("ten lines of Typer and Rich", TEN_LINES, 1.4, "≤ 1.4 x")
    commands = {"find": "find turkey drone", "show": f"show {known}", "status": "status CAN TUR"}
    return [
        Row(f"`{name}`, 200 records, second call", _on(SMALL, words), (ten,), quick=True)
        for name, words in commands.items()
    ]


def _starts() -> list[Row]:
    imports = Baseline(
        "`import typer, rich.table, pandas`",
        f"{PYTHON} -c 'import typer, rich.table, pandas'",
        1.3,
        "≤ 1.3 x",
    )
    ten = Baseline("ten lines of Typer and Rich", TEN_LINES, 1.2, "≤ 1.2 x")
    program = shlex.split(ARMSTRACK)[0]
    asked = (
        f"env _ARMSTRACK_COMPLETE=complete_bash 'COMP_WORDS=armstrack st' COMP_CWORD=1 {shlex.quote(program)}"
    )
    return [
        Row("`summary`, 200 records", _on(SMALL, "summary"), (imports,), quick=True),
        Row("`--help`", f"{ARMSTRACK} --help", (ten,), quick=True),
        Row("completion", asked, (ten,), quick=True),
    ]


def _validations() -> list[Row]:
    ours = _on(MIDDLE, "--no-cache validate")
    others = (
        Baseline("ajv-cli, YAML with dates quoted", f"{AJV} '{MIDDLE}-quoted/*/*.yaml'", 1.0, "≤ 1.0 x"),
        Baseline(
            "bean-check --no-cache", f"venv/bin/bean-check --no-cache {MIDDLE}.beancount", 1.0, "≤ 1.0 x"
        ),
        Baseline("hledger check", f"hledger -f {MIDDLE}.journal check", 2.0, "≤ 2.0 x"),
        Baseline("ajv-cli, JSON", f"{AJV} '{MIDDLE}-json/*/*.json'", None, "told only"),
    )
    slow = Baseline("check-jsonschema", f"{CHECK_JSONSCHEMA} {MIDDLE}/*/*.yaml", 1 / 25, "≥ 25 x faster")
    name = "`validate`, 10,000 records, nothing cached"
    return [
        Row(name, ours, others, runs=1, needs_shell=True, size=MIDDLE),
        Row(name, ours, (slow,), runs=1, slow=True, needs_shell=True, size=MIDDLE),
    ]


def _one_file(small: Path, middle: Path) -> list[Row]:
    others = (
        Baseline("check-jsonschema on it alone", f"{CHECK_JSONSCHEMA} {SMALL}/{small}", 0.8, "≤ 0.8 x"),
        Baseline("ajv-cli on it alone", f"{AJV} {SMALL}-quoted/{small}", 0.8, "≤ 0.8 x"),
    )
    stated = _on(MIDDLE, f"validate {MIDDLE}/{middle}")
    return [
        Row("`validate` one file of 200", _on(SMALL, f"validate {SMALL}/{small}"), others),
        Row("`validate` one file of 10,000", stated, (), runs=1, size=MIDDLE),
    ]


def _large() -> list[Row]:
    loop = f"{PYTHON} ../benchmarks/csafe_groupby.py {LARGE}"
    ten = Baseline("ten lines of CSafeLoader and pandas", loop, 1 / 15, "≥ 15 x faster")
    change = f"{PYTHON} ../benchmarks/change_one.py {LARGE}"
    return [
        Row(
            f"`{words.split()[0]}`, 100,000 records, one amount changed",
            _on(LARGE, words),
            (ten,),
            runs=3,
            slow=True,
            prepare=change,
            size=LARGE,
        )
        for words in ("summary", "find turkey drone")
    ]
