"""Floor 7: `validate --fix`: what is mended and said, or shown as a diff."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import checking, exits, roots, streams
from armstrack.cli.repairs import Fixing
from armstrack.cli.run import Run
from armstrack.places import SHIPPED

if TYPE_CHECKING:
    from armstrack.plans import Blocked, Mended
    from armstrack.problem import Problem

#: How often a plan is made and carried out: a file that moves away may make room for another.
_MOST_PLANS = 10


def fix(run: Run, paths: list[Path], name: Path | None, codes: Collection[str]) -> Fixing:
    """Mends what is named, and says on stderr what was done.

    Raises:
        StopError: usage, for stdin and for the records shipped with armstrack; exit 3, where something
            cannot be opened or holds no record.
    """
    from armstrack.leftovers import sweep_ledger

    fixing = _begin(run, paths, name, codes)
    if left := sweep_ledger(fixing.folder):
        streams.talk(f"took away {_counted(left, 'file')} that a killed run had left half-written")
    for _ in range(_MOST_PLANS):
        if not fixing.carry_out(fixing.plan()):
            break
    for file in fixing.done:
        if file.moves:
            streams.talk(f"renamed {_shown(file.old)} to {_shown(file.new)}")
    _tell_blocked(fixing.blocked)
    for path, reason in fixing.failed.items():
        streams.talk(f"armstrack: cannot write {_shown(path)}: {reason}")
    nothing = "nothing was mended" if fixing.failed else "nothing to mend"
    streams.talk(_words(fixing.done, "mended", "renamed") or nothing)
    return fixing


def show(run: Run, paths: list[Path], name: Path | None, codes: Collection[str]) -> bool:
    """Prints what mending would change, as a diff; true where it would change something.

    Raises:
        StopError: as for `fix`.
    """
    from armstrack.render.diffs import to_diff

    plan = _begin(run, paths, name, codes).plan()
    seen = roots.from_root(str(path) for file in plan.files for path in (file.old, file.new))
    _put(to_diff(plan.files, lambda file: (seen[str(file.old)], seen[str(file.new)])), run.color)
    _tell_blocked(plan.blocked)
    streams.talk(_words(plan.files, "would mend", "would rename") or "nothing to mend")
    return bool(plan.files)


def hint(problems: Iterable[Problem], folder: Path) -> str:
    """What to add to a count of problems: how many of them `--fix` mends in a ledger."""
    number = sum(_is_mended(problem, folder) for problem in problems)
    return f"; {number:,} can be mended with --fix" if number else ""


def _is_mended(problem: Problem, folder: Path) -> bool:
    """True where there is a remedy; a file that lies outside the ledger is not moved into it."""
    if problem.edit is not None or problem.rename is None:
        return problem.edit is not None
    path = Path(problem.path)
    return path.is_relative_to(folder) or Path(problem.rename).parent.name == path.parent.name


def _begin(run: Run, paths: list[Path], name: Path | None, codes: Collection[str]) -> Fixing:
    checking.insist(paths, name)
    if checking.STDIN in paths:
        message, hint_ = "--fix mends files, and `-` is none", "save the record to its file first"
        raise exits.StopError(exits.USAGE, message, hint_)
    folder, named = checking.aim(run, paths)
    if folder == SHIPPED:
        message = "--fix does not change the records shipped with armstrack"
        raise exits.StopError(exits.USAGE, message, "name a folder of your own with --records DIR")
    return Fixing(replace(run, records=folder), folder, named, codes)


def _put(diff: str, color: streams.Color) -> None:
    """As it is for programs, such as `git apply`; in colour for eyes."""
    from armstrack.render.diffs import to_colored

    if not streams.draws(color):
        streams.write(diff, utf8=True)
        return
    console = streams.console(color)
    with console.capture() as captured:
        console.print(to_colored(diff), end="", soft_wrap=True)
    streams.write(captured.get())


def _shown(path: Path) -> str:
    """A file's name on one line, whatever it holds."""
    from armstrack.render.visible import visible

    return visible(str(path))


def _tell_blocked(blocked: Iterable[Blocked]) -> None:
    for file in blocked:
        streams.talk(f"not renamed: {_shown(file.old)} to {_shown(file.new)}: {file.why}")


def _words(files: Collection[Mended], mended: str, renamed: str) -> str:
    """`mended 5 problems in 3 files, renamed 1; 2 relations follow`; empty where nothing was done."""
    edits, moved = sum(file.edits for file in files), sum(file.moves for file in files)
    followed = sum(file.followed for file in files)
    edited = sum(file.edits > 0 for file in files)
    parts = [f"{mended} {_counted(edits, 'problem')} in {_counted(edited, 'file')}"] if edits else []
    parts += [f"{renamed} {f'{moved:,}' if edits else _counted(moved, 'file')}"] if moved else []
    follow = (
        f"; {_counted(followed, 'relation')} {'follows' if followed == 1 else 'follow'}" if followed else ""
    )
    return ", ".join(parts) + follow


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
