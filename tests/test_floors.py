"""The package's floors: imports go downwards only, and what is heavy stays where it belongs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "armstrack"

#: Which floor each module lives on. A new module is added here first.
FLOORS = {
    0: (
        "problem",
        "dates",
        "renames",
        "rounds",
        "figures",
        "readings",
        "typed_dates",
        "words",
        "characters",
        "lookalikes",
        "handles",
        "waiting",
        "refusals",
        "workers",
        "vocab",
        "languages",
        "parties",
        "slugs",
        "lexicon",
        "periods",
        "matching",
    ),
    1: (
        "nodes",
        "plain",
        "syntax",
        "comments",
        "usual",
        "document",
        "quoting",
        "blanks",
        "edits",
    ),
    2: (
        "leaves",
        "leaf_schemas",
        "event",
        "building",
        "outlines",
        "texts",
        "sound",
        "record",
        "carrying",
        "fields",
        "strangers",
        "answers",
        "pairs",
        "forms",
        "writing",
    ),
    3: (
        "checks",
        "schema",
        "files",
        "leftovers",
        "review",
        "examining",
        "remedies",
        "ledger",
        "neighbours",
        "checkup",
        "plans",
        "mending",
        "git",
        "revisions",
        "atomic",
        "atomic_folder",
        "contents",
        "caches",
        "sights",
        "store",
        "index",
        "renewal",
        "founding",
        "amending",
        "tables",
        "kept",
        "concerns",
        "stamps",
        "beside",
        "places",
    ),
    4: (
        "acts",
        "terms",
        "grants",
        "stops",
        "dealings",
        "fold",
        "shown",
        "promises",
        "flags",
        "following",
        "flows",
        "states",
        "effects",
        "timelines",
        "spans",
        "overview",
        "promise_table",
        "chains",
        "trees",
        "select",
        "table",
        "columns",
        "amounts",
        "references",
        "differences",
        "moved_flows",
        "renamed",
        "changes",
        "change_rows",
        "change_tables",
        "dataset",
        "entities",
        "parts",
        "long_table",
        "clause",
        "query",
        "attempts",
        "search",
        "sieve",
        "kept_flows",
        "sums",
        "overlaps",
        "tallies",
        "singly",
        "summary_table",
        "lookups",
        "unfound",
        "found_table",
        "proposal",
        "asking",
        "rates",
        "conversion",
        "conversion_columns",
        "pagedata",
        "pagewords",
    ),
    5: ("frame", "totals", "summary", "summing", "converted_sums", "yearly"),
    6: ("render", "public", "api"),
    7: ("cli", "__main__"),
}
#: Where a heavy package may be imported.
ALLOWED = {
    "pandas": ("frame.py", "totals.py", "summary.py", "converted_sums.py", "yearly.py", "public.py"),
    "pydantic": ("record.py",),
    "pydantic_core": ("record.py", "leaves.py"),
    "yaml": (
        "plain.py",
        "nodes.py",
        "syntax.py",
        "comments.py",
        "document.py",
        "blanks.py",
        "edits.py",
        "writing.py",
    ),
    "rich": ("render", "cli"),
    "typer": ("cli",),
    "pyarrow": ("render",),
    "xlsxwriter": ("render",),
    "vl_convert": ("render",),
    "currency_converter": ("rates.py",),
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def floor_of(module: str) -> int:
    name = module.removeprefix("armstrack.").split(".")[0]
    return next((floor for floor, names in FLOORS.items() if name in names), -1)


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "armstrack":
            found.update(f"armstrack.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_go_downwards_only(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    own = floor_of(module_name(path))
    assert own >= 0, f"{path.name}: say in FLOORS which floor it lives on"
    above = {m for m in imports_of(path) if m.startswith("armstrack.") and floor_of(m) > own}
    assert above - {"armstrack.__version__"} == set()


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_heavy_packages_stay_where_they_belong(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    strangers = {
        module
        for module in imports_of(path)
        if (allowed := ALLOWED.get(module.split(".")[0])) and parts[0] not in allowed
    }
    assert strangers == set()


def test_searching_reads_no_file_and_draws_nothing() -> None:
    """So that an index can stand in for the files."""
    heavy = ["pandas", "pydantic", "pydantic_core", "rich", "typer", "yaml"]
    code = f"import sys, armstrack.search, armstrack.unfound\nprint([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_nothing_below_the_command_line_reads_the_clock_or_prints(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path != PACKAGE / "cli" / "clock.py":
        assert "datetime.now(" not in text
        assert "date.today(" not in text
    assert "print(" not in text.replace("console.print(", "")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], {"pandas", "pydantic", "yaml", "numpy"}),
        (["--version"], {"pandas", "pydantic", "yaml", "numpy"}),
        (["summary", "--help"], {"pandas", "pydantic", "yaml", "numpy"}),
        (["explain", "E204"], {"pandas", "pydantic", "yaml", "numpy"}),
        (["parties", "turkey"], {"pandas", "pydantic", "yaml", "numpy"}),
        (["vocab", "kind"], {"pandas", "pydantic", "yaml", "numpy"}),
        (["show", "drone-optics-suspended"], {"pandas", "numpy"}),
        (["list", "--limit", "1"], {"pandas", "numpy"}),
        (["find", "canada", "optics"], {"pandas", "numpy"}),
        (["summary", "--no-cache"], {"pandas", "numpy"}),
        (["summary", "--by", "year"], {"pandas", "numpy"}),
        (["validate"], {"pandas", "numpy"}),
        (["diff", "HEAD"], {"pandas", "numpy"}),
        (["export", "--help"], {"pandas", "pydantic", "yaml", "numpy", "pyarrow", "xlsxwriter"}),
        (["export", "-o", "-"], {"pandas", "numpy", "pyarrow", "xlsxwriter"}),
        (["export", "-o", "-", "-f", "json"], {"pandas", "numpy", "pyarrow", "xlsxwriter"}),
        (["export", "-o", "-", "-f", "ndjson"], {"pandas", "numpy", "pyarrow", "xlsxwriter"}),
        (["export", "-o", os.devnull, "-f", "sqlite"], {"pandas", "numpy", "pyarrow", "xlsxwriter"}),
        (["export", "-o", os.devnull, "-f", "datapackage"], {"pandas", "numpy", "pyarrow", "xlsxwriter"}),
        (["export", "-o", os.devnull, "-f", "parquet"], {"xlsxwriter"}),
        (["plot", "--help"], {"pandas", "pydantic", "yaml", "numpy", "vl_convert"}),
        (["plot", "flows", "-o", "-"], {"pandas", "numpy"}),
        (["page", "--help"], {"pandas", "pydantic", "yaml", "numpy", "vl_convert"}),
        (["list", "--limit", "2"], {"vl_convert"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], absent: set[str]) -> None:
    code = (
        "import sys, contextlib, os\n"
        "from armstrack.cli.main import main\n"
        f"sys.argv = ['armstrack', *{arguments!r}]\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(open(os.devnull, 'w')):\n"
        "    main()\n"
        f"sys.stderr.write('loaded: ' + ','.join(sorted(set({sorted(absent)!r}) & set(sys.modules))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "loaded: "


@pytest.mark.parametrize(
    "line",
    [
        "armstrack ",
        "armstrack list -s tur",
        "armstrack list --columns ",
        "armstrack explain E",
        "armstrack show mx",
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_tab_key_is_answered_without_any_heavy_package(shell: str, line: str) -> None:
    absent = ("pandas", "pydantic", "yaml", "numpy", "rich")
    code = (
        "import sys, contextlib, os\n"
        "from armstrack.cli.main import main\n"
        "sys.argv = ['armstrack']\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(open(os.devnull, 'w')):\n"
        "    main()\n"
        f"sys.stderr.write('loaded: ' + ','.join(sorted({{*{absent}}} & set(sys.modules))))\n"
    )
    asked = {
        "_ARMSTRACK_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": line.replace(" ", "\n"),
        "COMP_CWORD": str(line.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "loaded: "
