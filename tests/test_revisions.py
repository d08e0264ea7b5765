"""The records folder as of a revision: what git holds, from wherever it is asked; what it lacks is said."""

from __future__ import annotations

import os
import subprocess
import tracemalloc
from pathlib import Path
from typing import NoReturn

import pytest

from armstrack.document import MAX_BYTES
from armstrack.files import FolderError, Refused, read_folder
from armstrack.git import GitError, Repository, _said, find_repository
from armstrack.revisions import Range, read_files, read_range, snapshots
from tests.conftest import SOUND, SOUND_ID, WriteRecord
from tests.git_repos import commit, git, init, settle_git

RECORDS = Path("records")
PATH = RECORDS / "can" / f"{SOUND_ID}.yaml"
BYTES = SOUND.encode()
SUBMODULE = Refused("E118", "a submodule of git is not looked into", "put the files themselves there")
LINK_OUT = Refused("E117", "a link that leaves the records folder", "put the file itself there")
TO_FOLDER = Refused("E118", "a link to a folder is not followed", "put the folder itself there")
TO_NOTHING = Refused("E118", "a link that leads nowhere", "put the file itself there")
CIRCLE = Refused("E118", "cannot be opened: the links run in a circle", "put the file itself there")


@pytest.fixture(autouse=True)
def repository(record: WriteRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one record, not committed; it is the current folder."""
    settle_git(monkeypatch, tmp_path.parent)
    init()
    record()
    return tmp_path


def files(commit_: str, folder: Path = RECORDS) -> dict[Path, bytes | Refused]:
    return read_files(find_repository(folder), commit_, folder)


def refusal(revision: str, folder: Path = RECORDS) -> tuple[str, str]:
    """Why a revision cannot be had, and what to do."""
    with pytest.raises(GitError) as raised:
        find_repository(folder).commit(revision)
    return raised.value.message, raised.value.hint


# What a revision holds


def test_a_commit_gives_the_bytes_that_were_committed() -> None:
    first = commit()
    PATH.write_text("changed\n", encoding="utf-8")
    Path("records", "can", "2021-can-tur-more.yaml").write_text("new\n", encoding="utf-8")
    assert files(first) == {PATH: BYTES}


def test_what_is_no_record_on_the_disk_is_none_in_a_commit(record: WriteRecord) -> None:
    record("more", "expectations.yaml", ".")
    record("why", "../README.md.yaml", ".")
    Path("records", "README.md").write_text("# Records\n", encoding="utf-8")
    for name in (".hidden.yaml", ".git-like/can/x.yaml", "a/b/c/d/e/f/g/h/i/deep.yaml"):
        record(SOUND, name, ".")
    record(SOUND, "a/b/c/d/e/f/g/h/far.yaml", ".")
    record(SOUND, "a/b/c/d/e/f/g/.h/i/j/hidden.yaml", ".")
    record(SOUND, "expectations.yaml", "can")
    record(SOUND, "OLD.yml", "can")
    record(b"", "2020-can-tur-empty")
    found = files(commit())
    assert found == read_folder(RECORDS, MAX_BYTES)
    assert sorted(path.relative_to(RECORDS).as_posix() for path in found) == [
        "a/b/c/d/e/f/g/h/far.yaml",
        "a/b/c/d/e/f/g/h/i",
        f"can/{SOUND_ID}.yaml",
        "can/2020-can-tur-empty.yaml",
        "can/OLD.yml",
        "can/expectations.yaml",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "2020-can-tur-ünïcode",
        "2020-can-tur-a\nb",
        '2020-can-tur-"q"',
        "2020 can tur",
        os.fsdecode(b"2020-\xff"),
    ],
)
def test_any_file_name_is_read(name: str, record: WriteRecord) -> None:
    record(SOUND, name)
    assert files(commit()) == read_folder(RECORDS, MAX_BYTES)


def test_a_file_that_is_too_large_is_cut_one_byte_past_the_limit(record: WriteRecord) -> None:
    record(b"x" * (MAX_BYTES + 9))
    assert files(commit()) == {PATH: b"x" * (MAX_BYTES + 1)}


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_of_any_size_costs_neither_us_nor_git_more_memory_than_a_record_may(
    packed: bool, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = RECORDS / "can" / "2020-can-tur-large.yaml"
    with large.open("wb") as file:
        file.truncate(32 << 20)
    first = commit()
    if packed:
        git("gc", "--quiet")
    monkeypatch.setenv("GIT_ALLOC_LIMIT", "4m")  # git ends where it would take more at once
    tracemalloc.start()
    found = files(first)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {PATH: BYTES, large: bytes(MAX_BYTES + 1)}
    assert most < 8 * MAX_BYTES


def test_any_number_of_files_is_asked_for(record: WriteRecord) -> None:
    for number in range(250):
        record(f"title: {number}\n", f"2020-can-tur-{number}")
    assert files(commit()) == read_folder(RECORDS, MAX_BYTES)


def test_a_pointer_of_lfs_is_read_as_it_is(record: WriteRecord) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"
    record(pointer)
    assert files(commit()) == {PATH: pointer}


def test_a_folder_that_was_not_there_has_no_files() -> None:
    assert files(commit(), Path("archive")) == {}


def test_a_file_in_the_place_of_the_folder_is_no_folder() -> None:
    assert files(commit(), PATH) == {}


def test_the_whole_repository_may_be_the_folder(record: WriteRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit()
    monkeypatch.chdir("records")
    init()
    second = commit()
    assert files(second, Path()) == {Path("can", PATH.name): BYTES}
    with pytest.raises(
        GitError, match="git has lost"
    ):  # of the outer repository, the inner one knows nothing
        files(first, Path("..", "records"))


# Links and submodules


def test_links_are_followed_or_refused_as_on_the_disk(record: WriteRecord) -> None:
    for name, target in {
        "can/2020-can-tur-link": PATH.name,
        "can/2020-can-tur-far-link": "../can/2020-can-tur-link.yaml",
        "can/2020-can-tur-gone": "nowhere.yaml",
        "can/2020-can-tur-out": "../../elsewhere.yaml",
        "can/2020-can-tur-absolute": "/etc/hosts",
        "can/2020-can-tur-above": "../..",
        "can/2020-can-tur-round": "2020-can-tur-about.yaml",
        "can/2020-can-tur-about": "2020-can-tur-round.yaml",
        "can/2020-can-tur-top": "..",
        "can/2020-can-tur-hidden": ".secret.yaml",
    }.items():
        Path("records", f"{name}.yaml").symlink_to(target)
    Path("records", "canada").symlink_to("can")
    Path("records", "README").symlink_to("nowhere")
    record(SOUND, ".secret.yaml", "can")
    names = {path.relative_to(RECORDS).as_posix(): found for path, found in files(commit()).items()}
    assert names == {
        f"can/{SOUND_ID}.yaml": BYTES,
        "can/2020-can-tur-link.yaml": BYTES,
        "can/2020-can-tur-far-link.yaml": BYTES,
        "can/2020-can-tur-gone.yaml": TO_NOTHING,
        "can/2020-can-tur-out.yaml": LINK_OUT,
        "can/2020-can-tur-absolute.yaml": LINK_OUT,
        "can/2020-can-tur-above.yaml": LINK_OUT,
        "can/2020-can-tur-round.yaml": CIRCLE,
        "can/2020-can-tur-about.yaml": CIRCLE,
        "can/2020-can-tur-top.yaml": TO_FOLDER,
        "can/2020-can-tur-hidden.yaml": BYTES,
        "canada": TO_FOLDER,
    }


def test_a_submodule_is_refused_and_so_is_a_link_to_one(tmp_path: Path) -> None:
    other = tmp_path / "other"
    init(other)
    commit(cwd=other)
    git("submodule", "--quiet", "add", "./other", "records/sub")
    Path("records", "link").symlink_to("sub")
    assert files(commit()) == {
        PATH: BYTES,
        RECORDS / "sub": SUBMODULE,
        RECORDS / "link": TO_FOLDER,
    }


# From wherever it is asked


def test_it_works_from_a_subfolder(monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit()
    monkeypatch.chdir("records/can")
    assert files(first, Path("..")) == {Path("..", "can", PATH.name): BYTES}
    assert files(first, Path("..", "..", "records")) == {Path("..", "..", PATH): BYTES}


def test_the_repository_is_that_of_the_folder_not_of_the_current_one(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    init()
    assert files(first, tmp_path / "records") == {tmp_path / PATH: BYTES}


def test_a_folder_that_is_gone_from_the_disk_is_still_in_the_commit() -> None:
    first = commit()
    PATH.unlink()
    PATH.parent.rmdir()
    RECORDS.rmdir()
    assert files(first) == {PATH: BYTES}


def test_a_linked_folder_is_read_where_it_lies() -> None:
    Path("data").mkdir()
    RECORDS.rename("data/records")
    RECORDS.symlink_to("data/records")
    assert files(commit()) == {PATH: BYTES}


def test_it_works_in_a_worktree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit()
    git("worktree", "add", "--quiet", "--detach", "../tree")
    monkeypatch.chdir("../tree")
    assert find_repository(RECORDS).top == tmp_path.parent / "tree"
    assert files(first) == {PATH: BYTES}


def test_git_dir_names_the_repository(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "records").mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    assert files(first) == {PATH: BYTES}
    with pytest.raises(GitError) as raised:
        files(first, tmp_path / "records")
    assert (raised.value.message, raised.value.hint) == (
        f"the records folder {tmp_path}/records is not in the git repository {elsewhere}",
        "name one in it with --records DIR, or unset GIT_DIR",
    )


# Revisions


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD^", "v1", "old", "{}", "{:.7}", ":/first", "main@{{1}}"])
def test_a_revision_may_be_spelt_as_for_git(revision: str) -> None:
    first = commit("first")
    git("tag", "-a", "v1", "-m", "one")
    git("branch", "old")
    commit("second")
    assert find_repository(RECORDS).commit(revision.format(first)) == first


@pytest.mark.parametrize(
    "revision", ["", "-h", "--all", "^HEAD", "main:records", "{tree}", "nothing", "HEAD~9"]
)
def test_what_names_no_commit_is_said(revision: str) -> None:
    commit()
    tree = git("rev-parse", "HEAD:records")
    said = revision.format(tree=tree)
    assert refusal(said) == (
        f'git knows no revision "{said}"',
        "`git log --oneline --all` lists the commits, `git fetch` brings new ones",
    )


@pytest.mark.parametrize(
    ("revision", "near"), [("mian", "main"), ("topic", "origin/topic"), ("v1.o", "v1.0"), ("master", "")]
)
def test_the_nearest_name_is_suggested(revision: str, near: str, tmp_path: Path) -> None:
    commit()
    git("tag", "v1.0")
    git("update-ref", "refs/remotes/origin/topic", "HEAD")
    rest = "`git log --oneline --all` lists the commits, `git fetch` brings new ones"
    assert refusal(revision) == (
        f'git knows no revision "{revision}"',
        f"did you mean {near}? {rest}" if near else rest,
    )


def test_a_repository_without_a_commit_says_so() -> None:
    assert refusal("HEAD") == (
        "this repository has no commit yet",
        "commit the records, then compare with HEAD",
    )


@pytest.fixture
def shallow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A clone with the last of two commits becomes the current folder; gives the name of the first."""
    first = commit()
    git("branch", "topic")
    PATH.write_text(SOUND.replace("Global", "World"), encoding="utf-8")
    commit()
    git("clone", "--quiet", "--depth", "1", f"file://{tmp_path}", tmp_path / "clone")
    monkeypatch.chdir(tmp_path / "clone")
    return first


def test_a_shallow_clone_has_its_own_commit(shallow: str) -> None:
    repository = find_repository(RECORDS)
    assert read_files(repository, repository.commit("HEAD"), RECORDS) == read_folder(RECORDS, MAX_BYTES)


ACTIONS = "; in GitHub Actions give actions/checkout `fetch-depth: 0`"


@pytest.mark.parametrize(
    ("revision", "hint", "then"),
    [
        (
            "HEAD~1",
            "`git fetch --unshallow` brings the whole history, `git fetch --deepen=10` ten commits more",
            "HEAD~1",
        ),
        ("topic", "`git fetch --depth=1 origin topic` brings it as FETCH_HEAD", "FETCH_HEAD"),
        (
            "origin/topic",
            "`git fetch --depth=1 origin topic:refs/remotes/origin/topic` brings it",
            "origin/topic",
        ),
    ],
)
def test_a_shallow_clone_says_how_to_fetch_what_it_lacks_and_that_helps(
    revision: str, hint: str, then: str, shallow: str
) -> None:
    assert refusal(revision) == (f'the revision "{revision}" is not in this shallow clone', hint + ACTIONS)
    told = hint.split("`")[1].split()
    git(*told[1:], "--quiet")
    assert find_repository(RECORDS).commit(then) == shallow


def test_a_commit_fetched_into_a_shallow_clone_by_its_name_is_there(shallow: str) -> None:
    message, hint = refusal(shallow)
    assert message == f'the revision "{shallow}" is not in this shallow clone'
    assert hint.startswith(f"`git fetch --depth=1 origin {shallow}` brings it")
    git("fetch", "--quiet", "--depth=1", "origin", shallow)
    assert files(shallow) == {PATH: BYTES}


# What is compared


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("main", Range("main")),
        ("main..topic", Range("main", "topic")),
        ("main...topic", Range("main", "topic", forked=True)),
        ("main..", Range("main", "HEAD")),
        ("...topic", Range("HEAD", "topic", forked=True)),
        ("..", Range("HEAD", "HEAD")),
    ],
)
def test_a_range_is_read_as_git_reads_it(text: str, wanted: Range) -> None:
    assert read_range(text) == wanted


def test_two_revisions_are_two_snapshots() -> None:
    first = commit()
    PATH.write_text("changed\n", encoding="utf-8")
    second = commit()
    before, after = snapshots(find_repository(RECORDS), Range("HEAD~1", "HEAD"), RECORDS)
    assert (before.name, before.commit, before.files) == ("HEAD~1", first, {PATH: BYTES})
    assert (after.name, after.commit, after.files) == ("HEAD", second, {PATH: b"changed\n"})


def test_without_a_second_revision_the_disk_is_read(record: WriteRecord) -> None:
    first = commit()
    record(b"untracked", "2021-can-tur-new")
    before, after = snapshots(find_repository(RECORDS), Range(), RECORDS)
    assert (before.name, before.commit, set(before.files)) == ("HEAD", first, {PATH})
    assert (after.name, after.commit) == ("the working tree", "")
    assert after.files == {PATH: BYTES, PATH.with_name("2021-can-tur-new.yaml"): b"untracked"}


def test_three_dots_compare_with_where_the_branches_part(record: WriteRecord) -> None:
    base = commit()
    git("checkout", "--quiet", "-b", "topic")
    record(b"topic", "2021-can-tur-topic")
    commit()
    git("checkout", "--quiet", "main")
    record(b"main", "2021-can-tur-main")
    commit()
    before, after = snapshots(find_repository(RECORDS), read_range("main...topic"), RECORDS)
    assert (before.name, before.commit) == ("the merge base of main and topic", base)
    assert {path.stem for path in after.files} - {path.stem for path in before.files} == {
        "2021-can-tur-topic"
    }


def test_histories_that_never_met_have_no_merge_base() -> None:
    one = commit()
    git("checkout", "--quiet", "--orphan", "other")
    other = commit("other")
    with pytest.raises(GitError) as raised:
        snapshots(find_repository(RECORDS), read_range("main...other"), RECORDS)
    assert (raised.value.message, raised.value.hint) == (
        f"no common history of {one[:7]} and {other[:7]} is here",
        "compare the two themselves: name both, without `...`",
    )


def test_a_shallow_clone_may_lack_the_merge_base(shallow: str) -> None:
    git("fetch", "--quiet", "--depth=1", "origin", shallow)
    with pytest.raises(GitError) as raised:
        find_repository(RECORDS).merge_base(
            git("rev-parse", "HEAD"), git("commit-tree", "-m", "x", f"{shallow}:")
        )
    assert raised.value.hint == f"`git fetch --unshallow` brings the whole history{ACTIONS}"


def test_a_folder_that_cannot_be_read_is_no_empty_one() -> None:
    commit()
    with pytest.raises(
        FolderError, match=r"cannot open the records folder records/can/2020.*: Not a directory"
    ):
        snapshots(find_repository(PATH), Range(), PATH)


# What can go wrong with git itself


def lost(folder: Path = RECORDS) -> tuple[str, str]:
    with pytest.raises(GitError) as raised:
        find_repository(folder)
    return raised.value.message, raised.value.hint


def test_outside_git_it_says_so(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.chdir(outside)
    assert lost() == (
        f"{outside} is not in a git repository",
        "run this where the records are under git, or name their folder with --records DIR",
    )


def test_a_bare_repository_has_no_records_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q", "--bare", "bare")
    monkeypatch.chdir("bare")
    assert lost() == ("this git repository has no working tree", "run this in a clone of it")


def test_what_else_git_refuses_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert lost() == (
        f"git refuses: detected dubious ownership in repository at '{tmp_path}'",
        f"`git config --global --add safe.directory {tmp_path}`",
    )


def test_without_the_program_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert lost() == ("the program `git` is not installed", "install it, or add its folder to PATH")


def test_a_folder_that_git_may_not_enter_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert lost() == (
        f"cannot run git in {tmp_path}/records: Permission denied",
        "check that the folder may be entered",
    )


def test_an_object_that_is_lost_is_said() -> None:
    first = commit()
    name = git("rev-parse", f"HEAD:{PATH}")
    Path(".git", "objects", name[:2], name[2:]).unlink()
    with pytest.raises(GitError) as raised:
        files(first)
    assert (raised.value.message, raised.value.hint) == (
        f"git has lost the object {name}",
        "`git fsck` tells what else is lost",
    )


def test_an_object_that_is_spoilt_is_told_in_the_words_of_git() -> None:
    first = commit()
    name = git("rev-parse", f"HEAD:{PATH}")
    object_ = Path(".git", "objects", name[:2], name[2:])
    object_.chmod(0o600)
    object_.write_bytes(object_.read_bytes()[:-40])
    with pytest.raises(GitError) as raised:
        files(first)
    assert raised.value.message == f"git refuses: unable to stream {name} to stdout"


def test_a_git_that_ends_before_it_is_asked_is_told_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec <&-\necho 'fatal: out of memory' >&2\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    repository = Repository(tmp_path, tmp_path)
    with pytest.raises(GitError) as raised:
        repository.blobs([f"{number:040}" for number in range(300)], 1)
    assert (raised.value.message, raised.value.hint) == (
        "git refuses: out of memory",
        "`git status` may say more",
    )


def test_a_refusal_in_the_midst_of_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(GitError) as raised:
        Repository(tmp_path, tmp_path).ask("cat-file", "-p", "HEAD")
    assert (raised.value.message, raised.value.hint) == (
        "git refuses: Not a valid object name HEAD",
        "`git status` may say more",
    )


def test_git_that_fails_without_a_word_is_told_all_the_same(tmp_path: Path) -> None:
    with pytest.raises(GitError) as raised:
        Repository(tmp_path, tmp_path).ask("rev-parse", "--verify", "--quiet", "HEAD")
    assert raised.value.message == "git refuses: it says nothing"


def test_git_answers_in_english_and_asks_for_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}
    real = subprocess.Popen

    def watch(*arguments: object, env: dict[str, str], **options: object) -> object:
        seen.update(env)
        return real(*arguments, env=env, **options)  # type: ignore[call-overload]

    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setattr(subprocess, "Popen", watch)
    find_repository(RECORDS)
    assert (seen["LC_ALL"], seen["GIT_TERMINAL_PROMPT"]) == ("C", "0")


# What git has lost, and what it says besides


@pytest.mark.parametrize("lost", ["HEAD^{tree}", "HEAD:records", "HEAD:records/can", f"HEAD:{PATH}"])
def test_what_git_has_lost_is_no_empty_ledger(lost: str) -> None:
    revision = commit()
    name = git("rev-parse", lost)
    Path(".git/objects", name[:2], name[2:]).unlink()
    with pytest.raises(GitError) as raised:
        files(revision)
    assert "git has lost" in raised.value.message
    assert raised.value.hint.startswith("`git fsck` tells what")


def test_a_file_or_a_link_in_the_folders_place_is_no_folder() -> None:
    RECORDS.rename("elsewhere")
    RECORDS.write_text("x", encoding="utf-8")
    revision = commit()
    repository = find_repository(RECORDS)
    assert repository.folder(revision, "records") == ""
    assert repository.folder(revision, "records/can") == ""
    assert repository.folder(revision, "elsewhere") == git("rev-parse", "HEAD:elsewhere")


def test_git_may_say_as_much_as_it_likes() -> None:
    revision = commit()
    told = "".join(f"/nowhere/that/there/is/{number}\n" for number in range(5000))
    Path(".git/objects/info/alternates").write_text(told, encoding="utf-8")
    assert files(revision) == {PATH: BYTES}


def test_its_complaint_is_told_and_not_what_comes_before() -> None:
    said = b"trace: one\nwarning: two\nfatal: no such thing\nuse another\n"
    assert _said(said) == ("git refuses: no such thing", "`use another`")
    assert _said(b"odd\n") == ("git refuses: odd", "`git status` may say more")
