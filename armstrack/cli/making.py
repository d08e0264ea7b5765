"""Floor 7: what `armstrack new` begins with: the ledger, the answers that are given, and who can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from armstrack.answers import Reader, says_nothing
from armstrack.cli import dialogue, exits, streams
from armstrack.cli.desk import Desk
from armstrack.cli.form_files import read_form_file
from armstrack.cli.questions import Asker
from armstrack.cli.rescue import rescuing
from armstrack.cli.run import Run
from armstrack.contents import Ledger
from armstrack.files import FolderError
from armstrack.forms import Filled, name_of_answer, option_of, read_form
from armstrack.proposal import load_present
from armstrack.render.visible import visible
from armstrack.slugs import tidy


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the record is to be made, besides what it says."""

    file: Path | None
    slug: str | None
    dry_run: bool
    yes: bool
    no_input: bool


def make(run: Run, wishes: Wishes, answers: Mapping[str, object]) -> None:
    """Makes one record.

    Raises:
        StopError: usage, where answers are missing or of no use, or the name is taken; exit 1, where the
            record has errors; exit 3, where the folder cannot be read or written; interrupted, where
            the person leaves.
    """
    present = _load(run, wishes.dry_run)
    reader = Reader(run.today, present.handles)
    form = {name_of_answer(name): each for name, each in _from_file(wishes.file).items()}
    form |= {name_of_answer(name): each for name, each in answers.items()}
    named = form.pop(dialogue.SLUG, None)
    slug = wishes.slug or _as_words(named)
    filled = read_form(form, reader)
    asks = streams.can_ask() and not wishes.no_input and str(wishes.file) != "-"
    _check(filled, asks)
    asker = Asker(reader) if asks else None
    desk = Desk(run, present, filled.tree, tidy(slug), asker, wishes.dry_run, wishes.yes)
    with rescuing(filled.tree, asker.typed if asker else ()):
        desk.work(filled.missing)


def _load(run: Run, dry_run: bool) -> Ledger:
    """The ledger that the record is for; only for looking on may it be the one that was shipped."""
    if not dry_run and run.records is None and not Path("records").is_dir():
        hint = "make it, or name one with --records DIR"
        raise exits.StopError(exits.NO_RECORDS, "there is no folder ./records here to write to", hint)
    try:
        return load_present(run.folder(), run.today)
    except FolderError as error:
        raise exits.no_folder(error) from None


def _as_words(slug: object) -> str:
    return slug if isinstance(slug, str) and not says_nothing(slug) else ""


def _from_file(file: Path | None) -> Mapping[str, object]:
    return {} if file is None else read_form_file(file)


def _check(filled: Filled, asks: bool) -> None:
    """Every answer that is of no use and every one that is missing, at once."""
    told = [f"{visible(fault.where)}: {visible(fault.message)}: {fault.hint}" for fault in filled.faults]
    missing = [] if asks else [option_of(name) for name in filled.missing]
    if missing:
        *others, last = missing
        told.append(f"new needs {', '.join(others)}{' and ' if others else ''}{last}")
    if told:
        message = (
            told[0] if len(told) == 1 else "these answers do not make a record\n    " + "\n    ".join(told)
        )
        hint = "`armstrack new --help` shows every option; on a terminal it asks"
        raise exits.StopError(exits.USAGE, message, hint)
