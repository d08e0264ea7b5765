"""Breaks the code in small ways, one at a time (mutmut), and tells which of them no test notices.

    python scripts/mutants.py                   # what `make mutants` does: an hour on two cores
    python scripts/mutants.py armstrack.dates   # of one module

Works on a copy in `.mutants/`. A mutant that survives is to be killed by a test, or explained in
`scripts/mutants.toml`; one that is neither makes this end with 1. `--write` puts the score on its page.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".mutants"
EXPLAINED = ROOT / "scripts" / "mutants.toml"
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- mutants -->\n", "<!-- end of mutants -->\n"
#: The literal reports of every problem; those of links, which the copy does not have, are left out.
_REPORTS = ("tests/test_errors.py::test_validate_says_exactly_this", "-k", "not E117 and not E118")
#: Seconds that all the tests may take for one mutant.
_LONGEST = 300
#: What mutmut calls it when a test failed, or ran on and on.
_KILLED = ("killed", "timeout", "caught by type check", "segfault")


class Mutant(NamedTuple):
    """One small change of one function, and what became of it."""

    name: str
    fate: str

    @property
    def module(self) -> str:
        """The module that was changed."""
        return re.sub(r"\.x[_ǁ].*", "", self.name).removeprefix("armstrack.")

    @property
    def killed(self) -> bool:
        """True where a test noticed."""
        return self.fate in _KILLED


def main() -> int:
    """Runs the mutants that are asked for; 1 where one survived that nobody explained."""
    parser = argparse.ArgumentParser(description="Tells which small changes of the code no test notices.")
    parser.add_argument("modules", nargs="*", help="as armstrack.dates; all that are configured without any")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", action="store_true", help="put the score on docs/reliability.md")
    asked = parser.parse_args()
    _copy()
    patterns = [f"{module}*" for module in asked.modules]
    _mutmut("run", "--max-children", str(asked.jobs), *patterns, quiet=True)
    found = [mutant for mutant in _found() if not patterns or mutant.name.startswith(tuple(asked.modules))]
    if _tried_alone(Mutant("none", "survived")).killed:
        sys.exit(f"the tests fail in {COPY} although nothing is changed")
    with ThreadPool(asked.jobs) as pool:
        found = pool.map(_tried_alone, found)
    table = _table(found)
    print(table)
    if asked.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}{table}{END}{rest.partition(END)[2]}", encoding="utf-8")
    return _tell_unexplained([mutant for mutant in found if not mutant.killed])


def _copy() -> None:
    """A fresh copy of what git knows or would know; mutmut's own results stay where they are."""
    argv = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, COPY / name
        if source.exists():  # the link that leads nowhere, a test's, is more than mutmut can copy
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for path in (COPY / "armstrack" / "checks").glob("*.py"):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")


def undecorated(code: str) -> str:
    """The same code with functions decorated below their definition: mutmut passes over decorated ones."""
    lines = code.splitlines()
    functions = [node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)]
    for function in reversed(functions):
        for decorator in function.decorator_list:
            # each goes right below the function, so that the nearest, which comes last here, is called first
            call = f"{function.name} = {ast.unparse(decorator)}({function.name})"
            lines.insert(function.end_lineno or 0, call)
        first = min((decorator.lineno for decorator in function.decorator_list), default=function.lineno)
        del lines[first - 1 : function.lineno - 1]
    return "\n".join(lines) + "\n"


def _mutmut(*words: str, quiet: bool = False) -> str:
    argv = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(argv, cwd=COPY, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode and quiet:
        sys.exit(f"mutmut {' '.join(words)} failed:\n{(done.stdout + done.stderr)[-4000:]}")
    return done.stdout


def _found() -> Iterator[Mutant]:
    for line in _mutmut("results", "--all", "true").splitlines():
        name, colon, fate = line.strip().rpartition(": ")
        if colon and fate != "not checked":
            yield Mutant(name, fate)


def _tried_alone(mutant: Mutant) -> Mutant:
    """A survivor tried again by literal reports, too, in a process that has it from the first import on."""
    if mutant.killed:
        return mutant
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tests = project["tool"]["mutmut"]["pytest_add_cli_args_test_selection"]
    argv = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *_REPORTS, *tests]
    home = COPY / "mutants"
    own = os.environ | {"MUTANT_UNDER_TEST": mutant.name, "PYTHONPATH": str(home)}
    try:
        done = subprocess.run(argv, cwd=home, env=own, capture_output=True, timeout=_LONGEST, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return mutant._replace(fate="timeout")
    return mutant._replace(fate="killed") if done.returncode else mutant


def _table(found: list[Mutant]) -> str:
    """The score of each module, as a table of Markdown."""
    killed = Counter(mutant.module for mutant in found if mutant.killed)
    whole = Counter(mutant.module for mutant in found)
    rows = [
        f"| `{module}` | {count} | {killed[module]} | {killed[module] / count:.1%} |"
        for module, count in sorted(whole.items())
    ]
    all_, dead = len(found), killed.total()
    rows.append(f"| together | {all_} | {dead} | {dead / (all_ or 1):.1%} |")
    return "\n".join(["| module | mutants | killed | score |", "| --- | ---: | ---: | ---: |", *rows, ""])


def _tell_unexplained(survivors: list[Mutant]) -> int:
    reasons = {
        (row["module"], row["was"], row["became"]): row["why"]
        for row in tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("mutant", ())
    }
    used, open_ = set(), 0
    for mutant in survivors:
        was, became = _change(mutant)
        key = (mutant.module, was, became)
        used.add(key)
        if key not in reasons:
            open_ += 1
            print(f"\n{mutant.name}: {mutant.fate}\n- {was}\n+ {became}")
    stale = [key for key in reasons if key not in used]
    print(f"\n{len(survivors)} survived, {open_} of them unexplained; {len(stale)} explanations unused.")
    return min(open_, 1)


def _change(mutant: Mutant) -> tuple[str, str]:
    """The lines that were changed, and what they became, without their indentation."""
    lines = _mutmut("show", mutant.name).splitlines()
    taken = [line[1:].strip() for line in lines if line.startswith("-") and not line.startswith("---")]
    put = [line[1:].strip() for line in lines if line.startswith("+") and not line.startswith("+++")]
    return " ⏎ ".join(taken), " ⏎ ".join(put)


if __name__ == "__main__":
    sys.exit(main())
