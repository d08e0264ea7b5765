"""Floor 7: one record in the making: shown, checked against the ledger, changed if need be, written once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from armstrack.atomic import create_file
from armstrack.cli import dialogue, exits, streams
from armstrack.cli.questions import Asker, pick
from armstrack.cli.run import Run
from armstrack.contents import Ledger
from armstrack.plain import Tree
from armstrack.problem import Problem
from armstrack.proposal import Proposal, is_taken, place_of, propose
from armstrack.render.problems import count_words, to_text
from armstrack.render.visible import visible
from armstrack.slugs import slug_of

_WRITE, _CHANGE = "write it? [Y/n, e changes an answer] ", "it has errors: change an answer? [Y/n] "
_KEEP = "keep the text above as a file, mend it, and say `armstrack new --from FILE.yaml`"


@dataclass(slots=True)
class Desk:
    """One record and what is wished for it.

    `asker` is None where nobody is asked, `dry_run` where the record is only printed, `yes` where no
    consent is needed. An empty slug follows the title.
    """

    run: Run
    present: Ledger
    tree: dict[str, Tree]
    slug: str
    asker: Asker | None
    dry_run: bool
    yes: bool

    def work(self, missing: list[str]) -> None:
        """From the answers to the file, or to stdout."""
        if self.asker is None:
            proposal = self._propose()
            self._report(proposal)
        else:
            asker = self.asker
            proposal = dialogue.in_peace(lambda: self._talk(asker, missing))
        if self.dry_run:
            streams.write(proposal.text, utf8=True)
        if self._blocking(proposal):
            self._refuse(proposal)
        if not self.dry_run:
            self._write(proposal)

    def _talk(self, asker: Asker, missing: list[str]) -> Proposal:
        """The record as the person wants it, or has to leave it."""
        if missing:
            dialogue.complete(self.tree, missing, asker)
        while True:
            proposal = self._propose()
            if self.dry_run or self.yes:
                self._report(proposal)
                return proposal
            _show(proposal)
            self._report(proposal)
            if not self._wants_change(proposal):
                return proposal
            self.slug = dialogue.change(self.tree, asker, self.slug)

    def _wants_change(self, proposal: Proposal) -> bool:
        """Whether the person changes an answer; to leave a sound record unwritten is to stop."""
        if self._blocking(proposal):
            return pick(_CHANGE, "yne") != "n"
        answer = pick(_WRITE, "yne")
        if answer == "n":
            raise exits.StopError(exits.INTERRUPTED, "not written, as you wish")
        return answer == "e"

    def _propose(self) -> Proposal:
        path = self._place()
        while is_taken(path, self.present):
            if self.asker is None:
                _refuse_taken(path)
            streams.talk(f"{visible(path.as_posix())} is there already, and nothing is overwritten")
            self.slug = dialogue.ask_slug(self.slug)
            path = self._place()
        return propose(self.tree, path, self.present, self.run.today)

    def _place(self) -> Path:
        title, codes = str(self.tree["title"]), (str(self.tree["supplier"]), str(self.tree["recipient"]))
        slug = self.slug or slug_of(title, codes) or str(self.tree["kind"])
        return place_of(self.tree, slug, self.present.folder)

    def _blocking(self, proposal: Proposal) -> list[Problem]:
        """The problems with which the record is not written."""
        return [p for p in proposal.problems if p.severity == "error" or self.run.strict]

    def _report(self, proposal: Proposal) -> None:
        """What is wrong, and what the record does to its flow."""
        if proposal.problems:
            streams.talk(to_text(proposal.problems).plain.rstrip("\n"))
        for effect in proposal.effects:
            streams.talk(f"flow status: {effect}")

    def _refuse(self, proposal: Proposal) -> NoReturn:
        if self.asker is None and not self.dry_run:
            _show(proposal)
        said = count_words(proposal.problems, 1).partition(" in ")[0]
        raise exits.StopError(exits.PROBLEMS, f"not written: {said}", _KEEP)

    def _write(self, proposal: Proposal) -> None:
        """Creates the file; whoever was quicker keeps theirs."""
        path, folder = proposal.path, proposal.path.parent
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            message = f"cannot write {path}: {folder.name} is no folder of its own"
            raise exits.StopError(exits.NO_RECORDS, message, "put a folder there")
        try:
            create_file(path, proposal.text.encode())
        except FileExistsError:
            _show(proposal)
            _refuse_taken(path)
        except OSError as error:
            _show(proposal)
            message = f"cannot write {path}: {error.strerror or error}"
            raise exits.StopError(exits.NO_RECORDS, message, _KEEP) from None
        streams.write(f"{path}\n")


def _refuse_taken(path: Path) -> NoReturn:
    message = f"{path} is there already, and nothing is overwritten"
    raise exits.StopError(exits.USAGE, message, "name it otherwise with --slug WORDS, or mend that record")


def _show(proposal: Proposal) -> None:
    """The record as its file would be; what nobody can see in it is made visible."""
    streams.talk(f"{visible(proposal.path.as_posix())}:")
    streams.talk("\n".join(f"  {visible(line)}" for line in proposal.text.splitlines()))
