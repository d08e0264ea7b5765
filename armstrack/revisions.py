"""Floor 3: the files of the records folder as of a revision of git. What is no plain file is refused."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from armstrack import document
from armstrack.files import (
    LINK_OUT,
    LINK_TO_FOLDER,
    LINK_TO_NOTHING,
    LINKS_IN_CIRCLE,
    TOO_DEEP,
    Refused,
    folder_too_deep,
    is_record_name,
    is_seen,
    misnamed,
    read_folder,
)
from armstrack.git import Repository

_SUBMODULE = Refused("E118", "a submodule of git is not looked into", "put the files themselves there")
_LINK, _COMMIT = "120000", "160000"
_MOST_LINKS = 40
#: Bytes. No system has longer paths; a target that is cut there leads nowhere.
_LONGEST_LINK = 4096

Files = Mapping[Path, "bytes | Refused"]


class Range(NamedTuple):
    """What is compared with what: `after` None is the working tree.

    `forked`: not `before` itself, but the commit where its history and that of `after` part.
    """

    before: str = "HEAD"
    after: str | None = None
    forked: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records folder at one time: its name for people, its commit (empty: none yet), its files."""

    name: str
    commit: str
    files: Files


class Entry(NamedTuple):
    """One file of a tree: what it is, and the object that holds its content."""

    mode: str
    object: str


def read_range(text: str) -> Range:
    """`A`, `A..B` or `A...B` as git reads them: an end left out is HEAD."""
    for dots, forked in (("...", True), ("..", False)):
        before, found, after = text.partition(dots)
        if found:
            return Range(before or "HEAD", after or "HEAD", forked)
    return Range(text)


def snapshots(repository: Repository, wanted: Range, folder: Path) -> tuple[Snapshot, Snapshot]:
    """The two sides of a comparison; a side where the folder is not has no files.

    Raises:
        GitError: if git cannot give one.
        FolderError: if the folder on the disk cannot be read.
    """
    before, name = repository.commit(wanted.before), wanted.before
    if wanted.after is None:
        after = Snapshot("the working tree", "", read_folder(folder, document.MAX_BYTES))
    else:
        commit = repository.commit(wanted.after)
        after = Snapshot(wanted.after, commit, read_files(repository, commit, folder))
        if wanted.forked:
            name = f"the merge base of {wanted.before} and {wanted.after}"
            before = repository.merge_base(before, commit)
    return Snapshot(name, before, read_files(repository, before, folder)), after


def read_files(repository: Repository, commit: str, folder: Path) -> dict[Path, bytes | Refused]:
    """Every file that is or should be a record as of a commit; empty where the folder is not.

    Raises:
        GitError: if git cannot give them.
    """
    tree = repository.folder(commit, repository.path_of(folder))
    if not tree:
        return {}
    entries = _entries(repository.ask("ls-tree", "-rz", "--full-tree", tree))
    links = [name for name, entry in entries.items() if entry.mode == _LINK]
    targets = repository.blobs((entries[name].object for name in links), _LONGEST_LINK)
    led = {name: os.fsdecode(targets[entries[name].object]) for name in links}
    folders = _folders(entries)
    settled = {name: _settle(name, entries, led, folders) for name in entries if is_seen(name.split("/"))}
    wanted = {name: found for name, found in settled.items() if found is not None}
    wanted |= {deep: TOO_DEEP for name in entries if (deep := folder_too_deep(name.split("/")))}
    plain = (found for found in wanted.values() if isinstance(found, str))
    blobs = repository.blobs(plain, document.MAX_BYTES + 1)
    return {
        folder / name: misnamed(folder / name, folder) or blobs[found] if isinstance(found, str) else found
        for name, found in wanted.items()
    }


def _entries(listed: bytes) -> dict[str, Entry]:
    """The files of a tree by path."""
    found: dict[str, Entry] = {}
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        mode, _, object_ = facts.decode().split()
        found[os.fsdecode(name)] = Entry(mode, object_)
    return found


def _folders(entries: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in entries:
        above = posixpath.dirname(name)
        while above and above not in found:
            found.add(above)
            above = posixpath.dirname(above)
    return found


def _settle(
    name: str, entries: Mapping[str, Entry], led: Mapping[str, str], folders: Collection[str]
) -> str | Refused | None:
    """The object of a file's content, or why it is refused; None for what is no record at all."""
    if entries[name].mode == _COMMIT:
        return _SUBMODULE
    found = _follow(name, entries, led, folders) if name in led else entries[name].object
    return found if found is LINK_TO_FOLDER or is_record_name(name.split("/")) else None


def _follow(
    name: str, entries: Mapping[str, Entry], led: Mapping[str, str], folders: Collection[str]
) -> str | Refused:
    """The object that a link leads to by way of others, or why it is not followed."""
    for _ in range(_MOST_LINKS):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), led[name]))
        if target.startswith(("/", "../")) or target == "..":
            return LINK_OUT
        if target == "." or target in folders:
            return LINK_TO_FOLDER
        if target not in entries:
            return LINK_TO_NOTHING
        if target not in led:
            return LINK_TO_FOLDER if entries[target].mode == _COMMIT else entries[target].object
        name = target
    return LINKS_IN_CIRCLE
