"""Floor 7: `armstrack diff`."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.flow_names import AsOfOption, day_asked, wanted_pairs
from armstrack.cli.options import Filters, Output, Run, command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armstrack.changes import Between, Changes
    from armstrack.git import Repository
    from armstrack.ledger import Ledger
    from armstrack.revisions import Range, Snapshot

EXAMPLES = ("armstrack diff HEAD", "armstrack diff HEAD~1 HEAD --format markdown")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "diff", panel, examples=EXAMPLES)
    def diff(
        run: Run,
        filters: Filters,
        output: Output,
        before: Annotated[
            str | None,
            typer.Argument(metavar="[REV]", help="Revision before; HEAD without it. Also A..B, A...B."),
        ] = None,
        after: Annotated[
            str | None, typer.Argument(metavar="[REV]", help="Revision after; the working tree without it.")
        ] = None,
        as_of: AsOfOption = None,
        exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 if a record differs.")] = False,
    ) -> None:
        """Records and statuses that changed between two git revisions."""
        from armstrack.changes import Between, Version, compare, narrow
        from armstrack.handles import Handles
        from armstrack.ledger import load_bytes

        sides, folder = _sides(run, _range(before, after))
        old, new = (load_bytes(side.files, folder, run.today) for side in sides)
        names = [Version(side.name, side.commit) for side in sides]
        between = Between(names[0], names[1], day_asked(run, as_of))
        every = compare(old, new, between.as_of, _edited(*sides), filters.category)
        pairs = {flow.pair for flow in every.flows}
        changes = narrow(every, filters, wanted_pairs(pairs, (*old.events, *new.events), filters))
        if every and not changes:
            streams.talk("records differ, but none that passes the filters")
        ids = Handles({*old.paths, *new.paths})
        typed = shlex.join(["armstrack", "diff", *filter(None, (before, after))])
        _put(output, run, changes, between, ids, typed)
        if run.strict and new.left_out:
            raise exits.StopError(exits.PROBLEMS, _left_out(new, between), "`armstrack validate` shows them")
        if exit_code and changes:
            raise typer.Exit(exits.PROBLEMS)


def _left_out(ledger: Ledger, between: Between) -> str:
    """How many files after the change cannot count."""
    verbs = "has errors and is" if ledger.left_out == 1 else "have errors and are"
    return f"{ledger.left_out} of {ledger.files} files in {between.after.name} {verbs} left out"


def _range(before: str | None, after: str | None) -> Range:
    """What is compared with what.

    Raises:
        StopError: usage, for a range beside another revision.
    """
    from armstrack.revisions import Range, read_range

    if after is None:
        return Range() if before is None else read_range(before)
    if ".." in f"{before} {after}":
        hint = "write `A..B`, or two revisions: `A B`"
        raise exits.StopError(exits.USAGE, f'"{before} {after}" is a range and a revision', hint)
    return Range(str(before), after)


def _sides(run: Run, wanted: Range) -> tuple[tuple[Snapshot, Snapshot], Path]:
    """The records before and after, and their folder.

    Raises:
        StopError: exit 3, outside git, without such a revision, or where neither side has a record.
    """
    from armstrack.files import FolderError
    from armstrack.git import GitError, find_repository
    from armstrack.revisions import snapshots

    try:
        repository = find_repository(run.records or Path("records"))
        folder = run.records or _usual_folder(repository)
        sides = snapshots(repository, wanted, folder)
    except GitError as error:
        raise exits.StopError(exits.NO_RECORDS, error.message, error.hint) from None
    except FolderError as error:
        raise exits.no_folder(error) from None
    bare = [side.name for side in sides if not side.files]
    if len(bare) == 2:
        message = f"{folder} holds no record, neither in {bare[0]} nor in {bare[1]}"
        raise exits.StopError(exits.NO_RECORDS, message, "name the folder with --records DIR")
    if bare:
        streams.talk(f"{folder} holds no record in {bare[0]}")
    return sides, folder


def _usual_folder(repository: Repository) -> Path:
    """./records, else `records` at the top of the repository."""
    here = Path("records")
    return here if here.is_dir() else Path(os.path.relpath(repository.top / here))


def _edited(before: Snapshot, after: Snapshot) -> set[Path]:
    """The files of both sides whose bytes differ."""
    return {path for path in {*before.files} & {*after.files} if before.files[path] != after.files[path]}


def _put(
    output: Output, run: Run, changes: Changes, between: Between, handles: Mapping[str, str], typed: str
) -> None:
    """The changes in the form asked for."""
    from armstrack.change_rows import rows_table
    from armstrack.change_tables import notes, said_version, tables, tally
    from armstrack.render.changes import to_json
    from armstrack.render.comment import code, to_comment
    from armstrack.render.visible import visible
    from armstrack.table import Table

    form = output.settled()
    if form == "json":
        output.put_text(to_json(changes, between, output.limit), utf8=True)
        return
    if form in ("csv", "ndjson"):
        output.put([rows_table(changes)], run.color)
        return
    told, names = tally(changes, between), [visible(said_version(version)) for version in between[:2]]
    found = tables(changes, between)
    if form == "markdown":
        shown = [table.first(output.limit) for table in found] if output.limit else found
        said = (" to ".join(map(code, names)), *notes(changes))
        output.put_text(to_comment(told[:1].upper() + told[1:], said, shown, visible(typed)), utf8=True)
        return
    head = Table((), (), f"{' to '.join(names)}: {told}", notes(changes))
    output.put([head, *found], run.color, handles)
