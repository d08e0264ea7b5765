"""Floor 3: a repository of git, asked by way of the program `git` and no shell. Nothing in it is changed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from armstrack.refusals import remedy
from armstrack.words import did_you_mean

if TYPE_CHECKING:
    from io import BufferedReader

_ACTIONS = "in GitHub Actions give actions/checkout `fetch-depth: 0`"

#: Objects asked for at a time: their names are fewer bytes than any pipe takes while nobody reads.
_AT_ONCE = 100
#: Bytes that are passed over at a time.
_PIECE = 1 << 16


class GitError(Exception):
    """git cannot give what was asked for: no program, no repository, no such revision (exit 3)."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a working tree. `place` is the folder in which git is run, `top` the tree's root."""

    place: Path
    top: Path

    def path_of(self, folder: Path) -> str:
        """Where a folder lies in the repository, as git writes it; empty for the whole of it.

        Raises:
            GitError: if it lies elsewhere.
        """
        real, top = _real(folder), _real(self.top)
        if not real.is_relative_to(top):
            message = f"the records folder {folder} is not in the git repository {top}"
            raise GitError(message, "name one in it with --records DIR, or unset GIT_DIR")
        return "" if real == top else real.relative_to(top).as_posix()

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision means, in any of git's spellings.

        Raises:
            GitError: if there is none, saying how to fetch it into a shallow clone.
        """
        if not revision.startswith(("-", "^")):  # an option, or the opposite of a revision
            found = self.find("rev-parse", "--verify", "--quiet", revision)
            commit = found and self.find("rev-parse", "--verify", "--quiet", f"{found}^{{commit}}")
            if commit:
                return commit
        raise GitError(*self._no_revision(revision))

    def merge_base(self, one: str, other: str) -> str:
        """The commit where the histories of two commits part.

        Raises:
            GitError: if none is known.
        """
        found = self.find("merge-base", one, other)
        if found:
            return found
        hint = "compare the two themselves: name both, without `...`"
        if self._is_shallow():
            hint = f"`git fetch --unshallow` brings the whole history; {_ACTIONS}"
        raise GitError(f"no common history of {one[:7]} and {other[:7]} is here", hint)

    def ask(self, *words: str, given: bytes = b"") -> bytes:
        """What git answers, byte by byte.

        Raises:
            GitError: if it refuses, in its own words.
        """
        done = _run(self.place, words, given)
        if done.returncode:
            raise GitError(*_said(done.stderr))
        return done.stdout

    def find(self, *words: str) -> str:
        """The one line that git answers; empty if it refuses."""
        done = _run(self.place, words)
        return "" if done.returncode else os.fsdecode(done.stdout).removesuffix("\n")

    def folder(self, commit: str, path: str) -> str:
        """The object of a folder as of a commit; empty where there is no such folder.

        Raises:
            GitError: if the repository has lost what would tell.
        """
        if not path:
            return commit
        facts, _, _ = self.ask("--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, path).partition(
            b"\t"
        )
        _, kind, object_ = facts.decode().split() if facts else ("", "", "")
        return object_ if kind == "tree" else ""

    def blobs(self, names: Iterable[str], most: int) -> dict[str, bytes]:
        """The contents of files, `most` bytes of each at most, by the names of their objects.

        What lies behind that is passed over in pieces, so that no stranger's file costs more memory.

        Raises:
            GitError: if the repository lacks one, or cannot give it.
        """
        wanted = list(dict.fromkeys(names))
        found: dict[str, bytes] = {}
        # git, too, holds whole what is smaller than that threshold
        with _started(self.place, ("-c", f"core.bigFileThreshold={most}", "cat-file", "--batch")) as git:
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                git.send("".join(f"{name}\n" for name in some).encode())
                found |= {name: git.next_blob(name, most) for name in some}
        return found

    def _is_shallow(self) -> bool:
        return self.find("rev-parse", "--is-shallow-repository") == "true"

    def _no_revision(self, revision: str) -> tuple[str, str]:
        """Why a revision means nothing here, and what to do."""
        if self._is_shallow():
            message = f'the revision "{revision}" is not in this shallow clone'
            return message, f"{_how_to_fetch(revision)}; {_ACTIONS}"
        known = os.fsdecode(self.ask("for-each-ref", "--format=%(refname:short)")).splitlines()
        if not known and not self.find("rev-parse", "--verify", "--quiet", "HEAD"):
            return "this repository has no commit yet", "commit the records, then compare with HEAD"
        remote = next((name for name in known if name.endswith(f"/{revision}")), "")
        near = f"did you mean {remote}?" if remote else did_you_mean(revision, known)
        hint = f"{near} `git log --oneline --all` lists the commits, `git fetch` brings new ones".strip()
        return f'git knows no revision "{revision}"', hint


def find_repository(folder: Path) -> Repository:
    """The repository that GIT_DIR names, else the one around a folder, which itself may be gone.

    Raises:
        GitError: outside git, or without the program.
    """
    told = os.environ.get("GIT_DIR") or os.environ.get("GIT_WORK_TREE")
    place = Path.cwd() if told else _standing(folder)
    done = _run(place, ("rev-parse", "--show-toplevel"))
    if done.returncode == 0:
        return Repository(place, Path(os.fsdecode(done.stdout).removesuffix("\n")))
    message, hint = _said(done.stderr)
    if "not a git repository" in message:
        message = f"{place} is not in a git repository"
        hint = "run this where the records are under git, or name their folder with --records DIR"
    elif "work tree" in message:
        message, hint = "this git repository has no working tree", "run this in a clone of it"
    raise GitError(message, hint)


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    real = _real(folder)
    return next(path for path in (real, *real.parents) if path.is_dir())


def _real(path: Path) -> Path:
    """The path without links; unlike Path.resolve it bears links that run in a circle."""
    return Path(os.path.realpath(path))


def _run(place: Path, words: Iterable[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs git once.

    Raises:
        GitError: if it cannot be run.
    """
    with _start(place, words) as process:
        out, err = process.communicate(given)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@contextmanager
def _started(place: Path, words: Iterable[str]) -> Iterator[_Talk]:
    """A git that answers one question after the other.

    Raises:
        GitError: if it cannot be run.
    """
    with _start(place, words) as process:
        talk = _Talk(process)
        try:
            yield talk
        finally:
            talk.end()


def _start(place: Path, words: Iterable[str]) -> subprocess.Popen[bytes]:
    """Starts git. It answers in English, never asks for a password, and fetches nothing by itself.

    Raises:
        GitError: if it cannot be run.
    """
    program = shutil.which("git")
    if program is None:
        raise GitError("the program `git` is not installed", "install it, or add its folder to PATH")
    environment = os.environ | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    to = subprocess.PIPE
    try:
        return subprocess.Popen(  # noqa: S603 - a list of words, no shell
            [program, *words], cwd=place, env=environment, stdin=to, stdout=to, stderr=to
        )
    except OSError as error:
        message = f"cannot run git in {place}: {error.strerror or error}"
        otherwise = "check that the folder may be entered"
        hint = otherwise if error.errno == errno.EACCES else remedy(error, otherwise)
        raise GitError(message, hint) from None


class _Talk:
    """Questions to a running git, and its answers. What it says besides is read all the while."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._in, self._out = (cast("BinaryIO", pipe) for pipe in (process.stdin, process.stdout))
        self._err = cast("BufferedReader", process.stderr)
        self._complaints = bytearray()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        """A pipe takes no more than some pages while nobody reads: git would wait, and this for git."""
        while piece := self._err.read1(_PIECE):
            self._complaints += piece[: _PIECE - len(self._complaints)]

    def end(self) -> None:
        """Asks no more, and waits till git has nothing more to say."""
        with suppress(BrokenPipeError):
            self._in.close()
        self._out.close()
        self._listener.join()

    def send(self, question: bytes) -> None:
        """Asks. That git has ended already is seen where its answer is read."""
        with suppress(BrokenPipeError):
            while question:
                question = question[os.write(self._in.fileno(), question) :]

    def next_blob(self, name: str, most: int) -> bytes:
        """The content of the object asked for, as far as it is wanted.

        Raises:
            GitError: if git lacks it, or ends.
        """
        size = self._out.readline().split()[-1:]
        if size and not size[0].isdigit():
            raise GitError(f"git has lost the object {name}", "`git fsck` tells what else is lost")
        left = int(size[0]) + 1 if size else 1  # with the line's end
        kept = self._out.read(min(left - 1, most))
        left -= len(kept)
        while left and (passed := self._out.read(min(left, _PIECE))):
            left -= len(passed)
        if left:
            self._listener.join()
            raise GitError(*_said(bytes(self._complaints)))
        return kept


def _said(stderr: bytes) -> tuple[str, str]:
    """What git complains about, and its last line, which often says what to do."""
    lines = [line.strip() for line in stderr.decode(errors="replace").splitlines() if line.strip()]
    begin = next((at for at, line in enumerate(lines) if line.startswith(("fatal: ", "error: "))), 0)
    first, *rest = lines[begin:] or ["it says nothing"]
    message = f"git refuses: {first.removeprefix('fatal: ').removeprefix('error: ')}"
    if "not a tree object" in first or "Could not read" in first:
        return "git has lost a folder of that commit, or all of it", "`git fsck` tells what else is lost"
    return message, f"`{rest[-1]}`" if rest else "`git status` may say more"


def _how_to_fetch(revision: str) -> str:
    """The command that brings a revision into a shallow clone."""
    if any(mark in revision for mark in "~^@:"):
        return "`git fetch --unshallow` brings the whole history, `git fetch --deepen=10` ten commits more"
    remote, _, branch = revision.partition("/")
    if remote == "origin" and branch:
        return f"`git fetch --depth=1 origin {branch}:refs/remotes/origin/{branch}` brings it"
    return f"`git fetch --depth=1 origin {revision}` brings it as FETCH_HEAD"
