"""`armstrack diff`: what a change to the records changes, from real repositories of git."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import LAV, LAV_ID, run_in_terminal, run_process, write_act
from tests.conftest import SOUND, SOUND_ID, Command, Result, WriteRecord
from tests.git_repos import commit, git, init, settle_git

HALT_ID = "2018-11-16-deu-sau-halt"
RESUMED_ID = "2024-01-10-deu-sau-resumed"
LAV_PATH = Path("records", "can", f"{LAV_ID}.yaml")
QUANTITY = "  - category: armoured-vehicles\n    quantity: "


@pytest.fixture
def first(record: WriteRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A repository with two flows, Germany's to Saudi Arabia suspended; the name of its commit."""
    settle_git(monkeypatch, tmp_path.parent)
    init()
    write_act(record, HALT_ID, "delivery-halted", "Germany holds back arms for Saudi Arabia")
    record(LAV.replace("  - category: armoured-vehicles\n", f"{QUANTITY}120\n"), LAV_ID)
    return commit()


@pytest.fixture
def second(first: str, record: WriteRecord) -> str:
    """A second commit: one record added that moves its flow, one quantity changed that moves nothing."""
    resume(record)
    grow()
    return commit()


def resume(record: WriteRecord) -> None:
    """Germany's halt ends."""
    related = f"related:\n  - rel: ends\n    id: {HALT_ID}\n"
    write_act(record, RESUMED_ID, "delivery-resumed", "Germany releases arms for Saudi Arabia", related)


def grow() -> None:
    """Canada's vehicles become more."""
    text = LAV_PATH.read_text(encoding="utf-8")
    LAV_PATH.write_text(text.replace(f"{QUANTITY}120\n", f"{QUANTITY}~140\n"), encoding="utf-8")


def as_json(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.out)
    return found


def rows(result: Result) -> list[str]:
    """What each row of CSV is about."""
    found = csv.DictReader(io.StringIO(result.out))
    return [
        " ".join(filter(None, (r["change"], r["id"], r["supplier"] * (not r["id"]), r["field"])))
        for r in found
    ]


# The forms


TABLE = """\
HEAD~1 ({first}) to HEAD ({second}): 1 record added, 1 changed; the status of 1 flow moves on 2026-11-22

Flows whose status moves on 2026-11-22
supplier  recipient     goods  before     after  flags  decided by
Germany   Saudi Arabia  all    suspended  open          2024-01-10-deu-sau-resumed

Records added, removed or renamed
change  date        supplier  recipient     status  what happened                           record
added   2024-01-10  Germany   Saudi Arabia  open    Germany releases arms for Saudi Arabia  2024-01-10-deu-sau-resumed

Records changed
record            field              before  after
2019-can-sau-lav  items[0].quantity  120     ~140
"""

MARKDOWN = """\
### 1 record added, 1 changed; the status of 1 flow moves on 2026-11-22

`HEAD~1 ({first})` to `HEAD ({second})`

#### Flows whose status moves on 2026-11-22

| supplier | recipient | goods | before | after | flags | decided by |
| --- | --- | --- | --- | --- | --- | --- |
| Germany | Saudi Arabia | all | suspended | open |  | `2024-01-10-deu-sau-resumed` |

#### Records added, removed or renamed

| change | date | supplier | recipient | status | what happened | record |
| --- | --- | --- | --- | --- | --- | --- |
| added | 2024-01-10 | Germany | Saudi Arabia | open | Germany releases arms for Saudi Arabia | `2024-01-10-deu-sau-resumed` |

#### Records changed

| record | field | before | after |
| --- | --- | --- | --- |
| `2019-can-sau-lav` | `items[0].quantity` | `120` | `~140` |
"""

CSV = """\
change,id,supplier,supplier_name,recipient,recipient_name,category,date,kind,title,field,before,after,certain_before,certain_after,flags_before,flags_after,ids_before,ids_after,file
flow,,DEU,Germany,SAU,Saudi Arabia,all,,,,status,suspended,open,true,true,,,2018-11-16-deu-sau-halt,2024-01-10-deu-sau-resumed,
added,2024-01-10-deu-sau-resumed,DEU,Germany,SAU,Saudi Arabia,,2024-01-10,delivery-resumed,Germany releases arms for Saudi Arabia,,,,,,,,,,
changed,2019-can-sau-lav,CAN,Canada,SAU,Saudi Arabia,,2019,exports-reported,Canada reports exports of armoured vehicles to Saudi Arabia,items[0].quantity,120,~140,,,,,,,
"""

JSON = """\
{{
  "from": {{
    "name": "HEAD~1",
    "commit": "{first}"
  }},
  "to": {{
    "name": "HEAD",
    "commit": "{second}"
  }},
  "as_of": "2026-11-22",
  "flows": [
    {{
      "supplier": "DEU",
      "supplier_name": "Germany",
      "recipient": "SAU",
      "recipient_name": "Saudi Arabia",
      "category": "all",
      "before": {{
        "status": "suspended",
        "certain": true,
        "flags": [],
        "ids": [
          "2018-11-16-deu-sau-halt"
        ]
      }},
      "after": {{
        "status": "open",
        "certain": true,
        "flags": [],
        "ids": [
          "2024-01-10-deu-sau-resumed"
        ]
      }}
    }}
  ],
  "added": [
    {{
      "id": "2024-01-10-deu-sau-resumed",
      "supplier": "DEU",
      "supplier_name": "Germany",
      "recipient": "SAU",
      "recipient_name": "Saudi Arabia",
      "date": "2024-01-10",
      "kind": "delivery-resumed",
      "title": "Germany releases arms for Saudi Arabia"
    }}
  ],
  "removed": [],
  "renamed": [],
  "changed": [
    {{
      "id": "2019-can-sau-lav",
      "fields": [
        {{
          "field": "items[0].quantity",
          "before": "120",
          "after": "~140"
        }}
      ]
    }}
  ],
  "unreadable": [],
  "relaid": 0,
  "left_out": 0,
  "uncompared": 0
}}
"""


@pytest.mark.parametrize(("form", "text"), [("table", TABLE), ("markdown", MARKDOWN)])
def test_people_read_what_moves_first(
    form: str, text: str, first: str, second: str, armstrack: Command
) -> None:
    expected = text.format(first=first[:7], second=second[:7])
    assert armstrack("diff", "HEAD~1", "HEAD", "--format", form) == (0, expected, "")


def test_machines_get_one_object_with_a_list_for_each_sort_of_change(
    first: str, second: str, armstrack: Command
) -> None:
    expected = JSON.format(first=first, second=second)
    assert armstrack("diff", "HEAD~1", "HEAD", "--format", "json") == (0, expected, "")


def test_machines_get_one_row_a_difference(second: str, armstrack: Command) -> None:
    assert armstrack("diff", "HEAD~1", "HEAD", "--format", "csv") == (0, CSV, "")
    lines = armstrack("diff", "HEAD~1", "HEAD", "--format", "ndjson").out.splitlines()
    assert [json.loads(line)["change"] for line in lines] == ["flow", "added", "changed"]
    assert json.loads(lines[0])["ids_after"] == [RESUMED_ID]


def test_a_file_gets_the_form_of_its_ending(first: str, second: str, armstrack: Command) -> None:
    assert armstrack("diff", "HEAD~1", "HEAD", "-o", "comment.md") == (0, "", "")
    expected = MARKDOWN.format(first=first[:7], second=second[:7])
    assert Path("comment.md").read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(("form", "lists"), [("csv", 1), ("markdown", 3), ("table", 3), ("json", 3)])
def test_a_limit_holds_for_every_list(
    form: str, lists: int, second: str, record: WriteRecord, armstrack: Command
) -> None:
    record()
    record(SOUND.replace("drone", "other"), "2020-10-05-can-tur-other")
    result = armstrack("diff", "HEAD~1", "--limit", "1", "--format", form)
    if form == "json":
        found = as_json(result)
        assert [len(found[name]) for name in ("flows", "added", "changed")] == [1] * lists
    elif form == "csv":
        assert len(result.out.splitlines()) == 1 + lists
    else:
        assert result.out.count("… 2 more: --limit 0 shows all\n") == lists - 1  # flows, and records added


def test_a_terminal_calls_records_by_their_handles(second: str, armstrack: Command) -> None:
    code, shown = run_in_terminal("diff", "HEAD~1", "HEAD", NO_COLOR="1")
    told = shown.partition("Flows whose")[2]
    assert code == 0
    assert [line.rstrip() for line in told.splitlines()[1:4]] == [
        "supplier  recipient     goods  before     after  decided by",
        "───────────────────────────────────────────────────────────",
        "Germany   Saudi Arabia  all    suspended  open   resumed",
    ]


# What is compared


def test_without_a_revision_the_dirty_tree_is_compared_with_head(
    first: str, record: WriteRecord, armstrack: Command
) -> None:
    grow()  # not staged
    resume(record)
    git("add", f"records/deu/{RESUMED_ID}.yaml")  # staged
    record()  # untracked
    Path("records", "deu", f"{HALT_ID}.yaml").rename("gone")  # deleted
    Path(".gitignore").write_text("optics.yaml\n", encoding="utf-8")
    found = as_json(armstrack("diff", "--format", "json"))
    assert (found["from"], found["to"]) == (
        {"name": "HEAD", "commit": first},
        {"name": "the working tree", "commit": None},
    )
    assert [each["id"] for each in found["added"]] == [SOUND_ID]
    assert [each["file"] for each in found["unreadable"]] == [
        f"records/deu/{RESUMED_ID}.yaml"
    ]  # it ends what is gone
    assert [each["id"] for each in found["removed"]] == [HALT_ID]
    assert [each["id"] for each in found["changed"]] == [LAV_ID]


def test_without_differences_it_says_so(first: str, armstrack: Command) -> None:
    said = f"HEAD ({first[:7]}) to the working tree: no record differs\n"
    assert armstrack("diff") == (0, said, "")
    assert armstrack("diff", "--exit-code") == (0, said, "")
    assert armstrack("diff", "-f", "markdown") == (
        0,
        f"### No record differs\n\n`HEAD ({first[:7]})` to `the working tree`\n",
        "",
    )
    assert armstrack("diff", "-f", "csv").out == CSV.splitlines()[0] + "\n"


def test_comments_and_layout_are_no_difference_and_are_counted(first: str, armstrack: Command) -> None:
    LAV_PATH.write_text("# as reported\n" + LAV_PATH.read_text(encoding="utf-8"), encoding="utf-8")
    assert armstrack("diff", "--exit-code") == (
        0,
        f"HEAD ({first[:7]}) to the working tree: no record differs\n1 file differs in layout or comments alone\n",
        "",
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("HEAD~1",), ["flow DEU status", f"added {RESUMED_ID}", f"changed {LAV_ID} items[0].quantity"]),
        (("HEAD",), []),
        (
            ("HEAD", "HEAD~1"),
            ["flow DEU status", f"removed {RESUMED_ID}", f"changed {LAV_ID} items[0].quantity"],
        ),
        (("HEAD~1..",), ["flow DEU status", f"added {RESUMED_ID}", f"changed {LAV_ID} items[0].quantity"]),
        (("..HEAD~1",), ["flow DEU status", f"removed {RESUMED_ID}", f"changed {LAV_ID} items[0].quantity"]),
        (("main...main~1",), []),
        (("v1", "main"), ["flow DEU status", f"added {RESUMED_ID}", f"changed {LAV_ID} items[0].quantity"]),
    ],
    ids=" ".join,
)
def test_revisions_and_ranges_are_compared_as_by_git(
    words: tuple[str, ...], found: list[str], first: str, second: str, armstrack: Command
) -> None:
    git("tag", "v1", first)
    assert rows(armstrack("diff", *words, "-f", "csv")) == found


def test_the_merge_base_is_named(first: str, second: str, armstrack: Command) -> None:
    git("branch", "old", first)
    result = armstrack("diff", "old...main")
    assert result.out.startswith(
        f"the merge base of old and main ({first[:7]}) to main ({second[:7]}): 1 record added"
    )


def test_a_range_beside_a_revision_is_a_usage_error(first: str, armstrack: Command) -> None:
    assert armstrack("diff", "HEAD~1..HEAD", "HEAD") == (
        2,
        "",
        'armstrack: "HEAD~1..HEAD HEAD" is a range and a revision\n  hint: write `A..B`, or two revisions: `A B`\n',
    )


def test_the_day_asked_decides_which_flows_move(second: str, armstrack: Command) -> None:
    before = armstrack("diff", "HEAD~1", "HEAD", "--as-of", "2024-01-09")
    assert "1 record added, 1 changed; the status of no flow moves on 2024-01-09\n" in before.out
    assert (
        rows(armstrack("diff", "HEAD~1", "HEAD", "--as-of", "2024-01-10", "-f", "csv"))[0]
        == "flow DEU status"
    )


# Renames


def test_a_renamed_record_is_neither_added_nor_removed(first: str, armstrack: Command) -> None:
    git("mv", str(LAV_PATH), "records/can/2019-can-sau-vehicles.yaml")
    grow_ = Path("records", "can", "2019-can-sau-vehicles.yaml")
    grow_.write_text(grow_.read_text(encoding="utf-8").replace("120", "140"), encoding="utf-8")
    assert (
        armstrack("diff").out
        == f"""\
HEAD ({first[:7]}) to the working tree: 1 record renamed, 1 changed; the status of no flow moves on 2026-11-22

Records added, removed or renamed
change   date  supplier  recipient     status             what happened                                                record                 before
renamed  2019  Canada    Saudi Arabia  active (reported)  Canada reports exports of armoured vehicles to Saudi Arabia  2019-can-sau-vehicles  2019-can-sau-lav

Records changed
record                 field              before  after
2019-can-sau-vehicles  items[0].quantity  120     140
"""
    )
    assert as_json(armstrack("diff", "-f", "json"))["renamed"] == [
        {"from": LAV_ID, "to": "2019-can-sau-vehicles"}
    ]


# Records that cannot be read


def test_a_new_record_with_errors_is_told_and_never_passed_over(
    first: str, record: WriteRecord, armstrack: Command
) -> None:
    record(SOUND.replace("CAN", "Canada").replace("TUR", "Turky"))
    result = armstrack("diff")
    assert result == (
        0,
        f"""\
HEAD ({first[:7]}) to the working tree: 1 record unreadable; the status of no flow moves on 2026-11-22

Files that cannot be compared
file                                        before   after
records/can/2020-10-05-can-tur-optics.yaml  no file  2 errors
""",
        "",
    )
    assert rows(armstrack("diff", "-s", "france", "-f", "csv")) == [f"unreadable {SOUND_ID} errors"]
    assert armstrack("diff", "--exit-code").code == 1


def test_a_record_that_was_broken_and_is_mended_is_told_with_what_it_moves(
    first: str, record: WriteRecord, armstrack: Command
) -> None:
    record(SOUND.replace("CAN", "Canada"))
    commit()
    record()
    found = as_json(armstrack("diff", "-f", "json"))
    assert found["unreadable"] == [
        {"file": f"records/can/{SOUND_ID}.yaml", "errors_before": 1, "errors_after": 0}
    ]
    assert (found["added"], found["changed"]) == ([], [])
    assert [f"{flow['category']} {flow['after']['status']}" for flow in found["flows"]] == [
        "all restricted",
        "sensors suspended",
    ]


def test_errors_on_both_sides_are_noted(first: str, record: WriteRecord, armstrack: Command) -> None:
    record("broken", "2020-can-tur-broken")
    second = commit()
    assert armstrack("diff") == (
        0,
        f"HEAD ({second[:7]}) to the working tree: no record differs\n"
        "1 file has errors on both sides, unchanged: `armstrack validate` shows them\n",
        "",
    )


def test_what_git_keeps_of_no_plain_file_is_a_problem_and_no_crash(
    first: str, record: WriteRecord, armstrack: Command
) -> None:
    record(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n", "2020-can-tur-pointer")
    Path("records", "can", "2020-can-tur-link.yaml").symlink_to("/etc/hosts")
    commit()
    assert [
        (each["file"], each["errors_before"], each["errors_after"])
        for each in as_json(armstrack("diff", "HEAD~1", "HEAD", "-f", "json"))["unreadable"]
    ] == [
        ("records/can/2020-can-tur-link.yaml", None, 1),
        ("records/can/2020-can-tur-pointer.yaml", None, 1),
    ]
    assert as_json(armstrack("diff", "-f", "json"))["left_out"] == 2


def test_strict_fails_where_a_record_is_left_out_after_the_change(
    first: str, record: WriteRecord, armstrack: Command
) -> None:
    record("broken", "2020-can-tur-broken")
    result = armstrack("diff", "--strict")
    assert result.out.startswith(f"HEAD ({first[:7]}) to the working tree: 1 record unreadable;")
    assert (result.code, result.err) == (
        1,
        "armstrack: 1 of 3 files in the working tree has errors and is left out\n  hint: `armstrack validate` shows them\n",
    )
    record("broken too", "2020-can-tur-broken-too")
    assert (
        "2 of 4 files in the working tree have errors and are left out" in armstrack("diff", "--strict").err
    )
    commit()
    Path("records", "can", "2020-can-tur-broken.yaml").unlink()
    Path("records", "can", "2020-can-tur-broken-too.yaml").unlink()
    assert armstrack("diff", "--strict").code == 0


# Filters and exit codes


def test_filters_narrow_records_and_flows(second: str, armstrack: Command) -> None:
    def told(*words: str) -> list[str]:
        return rows(armstrack("diff", "HEAD~1", "HEAD", "-f", "csv", *words))

    germany, canada = ["flow DEU status", f"added {RESUMED_ID}"], [f"changed {LAV_ID} items[0].quantity"]
    assert told("-s", "germany") == germany
    assert told("-s", "canada") == canada
    assert told("-r", "ksa") == germany + canada
    assert told("-p", "canada") == canada
    assert told("-k", "exports-reported") == canada
    assert told("--status", "open") == germany
    assert told("-c", "armoured-vehicles") == [*germany, *canada]  # a halt of all goods is one of these
    assert told("-c", "ships") == germany


def test_filters_that_nothing_passes_say_so(second: str, first: str, armstrack: Command) -> None:
    assert armstrack("diff", "HEAD~1", "HEAD", "-s", "france", "--exit-code") == (
        0,
        f"HEAD~1 ({first[:7]}) to HEAD ({second[:7]}): no record differs\n",
        "records differ, but none that passes the filters\n",
    )


def test_the_exit_code_tells_of_differences_only_if_asked(second: str, armstrack: Command) -> None:
    assert armstrack("diff", "HEAD~1").code == 0
    assert armstrack("diff", "HEAD~1", "--exit-code").code == 1
    assert armstrack("diff", "HEAD", "--exit-code").code == 0


# Where it works


def test_it_works_from_a_subfolder_of_the_repository(
    second: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("records/can", "docs"):
        Path(place).mkdir(exist_ok=True)
        with monkeypatch.context() as moved:
            moved.chdir(place)
            assert len(rows(armstrack("diff", "HEAD~1", "-f", "csv"))) == 3


def test_the_records_may_lie_elsewhere_in_the_repository(
    first: str, record: WriteRecord, armstrack: Command
) -> None:
    Path("data").mkdir()
    git("mv", "records", "data/ledger")
    commit()
    (Path("data", "ledger", "can", f"{LAV_ID}.yaml")).unlink()
    assert rows(armstrack("--records", "data/ledger", "diff", "-f", "csv")) == [
        "flow CAN status",
        f"removed {LAV_ID}",
    ]


def test_a_folder_that_was_not_there_before_is_all_new(first: str, armstrack: Command) -> None:
    git("mv", "records", "ledger")
    result = armstrack("--records", "ledger", "diff", "-f", "csv")
    assert rows(result) == ["flow CAN status", "flow DEU status", f"added {HALT_ID}", f"added {LAV_ID}"]
    assert result.err == "ledger holds no record in HEAD\n"


def test_a_folder_that_is_gone_is_all_removed(first: str, armstrack: Command) -> None:
    git("rm", "-rq", "records")
    result = armstrack("diff", "-f", "csv")
    assert rows(result)[2:] == [f"removed {HALT_ID}", f"removed {LAV_ID}"]
    assert result.err == "records holds no record in the working tree\n"


def test_a_folder_that_holds_no_record_on_either_side_is_exit_3(first: str, armstrack: Command) -> None:
    assert armstrack("--records", "nowhere", "diff") == (
        3,
        "",
        "armstrack: nowhere holds no record, neither in HEAD nor in the working tree\n"
        "  hint: name the folder with --records DIR\n",
    )


def test_a_folder_that_cannot_be_read_is_exit_3(first: str, armstrack: Command) -> None:
    assert armstrack("--records", str(LAV_PATH), "diff") == (
        3,
        "",
        f"armstrack: cannot open the records folder {LAV_PATH}: Not a directory\n"
        "  hint: name the folder with --records DIR\n",
    )


def test_it_works_in_a_shallow_clone_and_says_what_it_lacks(
    second: str, tmp_path: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "--quiet", "--depth", "1", f"file://{tmp_path}", "clone")
    monkeypatch.chdir("clone")
    LAV_PATH.unlink()
    assert rows(armstrack("diff", "-f", "csv")) == ["flow CAN status", f"removed {LAV_ID}"]
    assert armstrack("diff", "HEAD~1") == (
        3,
        "",
        'armstrack: the revision "HEAD~1" is not in this shallow clone\n'
        "  hint: `git fetch --unshallow` brings the whole history, `git fetch --deepen=10` ten commits more; "
        "in GitHub Actions give actions/checkout `fetch-depth: 0`\n",
    )
    git("fetch", "--quiet", "--deepen=10")
    assert rows(armstrack("diff", "HEAD~1", "HEAD", "-f", "csv"))[0] == "flow DEU status"


def test_a_shallow_clone_of_a_merge_tells_what_the_pull_request_changes(
    first: str, record: WriteRecord, tmp_path: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("checkout", "--quiet", "-b", "topic")
    resume(record)
    commit()
    commit("more of the branch")
    git("checkout", "--quiet", "main")
    grow()
    commit("meanwhile")
    git("merge", "--quiet", "--no-ff", "-m", "merge", "topic")
    git("clone", "--quiet", "--depth", "2", f"file://{tmp_path}", "clone")
    monkeypatch.chdir("clone")
    assert rows(armstrack("diff", "HEAD^1", "HEAD", "-f", "csv")) == [
        "flow DEU status",
        f"added {RESUMED_ID}",
    ]


def test_outside_git_it_says_so(
    record: WriteRecord, tmp_path: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_git(monkeypatch, tmp_path.parent)
    record()
    assert armstrack("diff") == (
        3,
        "",
        f"armstrack: {tmp_path}/records is not in a git repository\n"
        "  hint: run this where the records are under git, or name their folder with --records DIR\n",
    )


def test_a_revision_that_there_is_not_is_exit_3(first: str, armstrack: Command) -> None:
    assert armstrack("diff", "mian") == (
        3,
        "",
        'armstrack: git knows no revision "mian"\n'
        "  hint: did you mean main? `git log --oneline --all` lists the commits, `git fetch` brings new ones\n",
    )


def test_the_environment_of_a_hook_does_not_lead_astray(first: str, tmp_path: Path) -> None:
    LAV_PATH.unlink()
    done = run_process(
        "diff", "-f", "csv", cwd=tmp_path, GIT_DIR=".git", GIT_INDEX_FILE=".git/index", LC_ALL="C"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("table", "records/can/2020-<U+001B>[31m<U+000A><U+202E>ü<U+DCFF>.yaml"),
        ("csv", r"records/can/2020-\x1b[31m\n\u202eü\udcff.yaml"),
        ("ndjson", r'"file": "records/can/2020-\\x1b[31m\\n\\u202eü\\udcff.yaml"'),
        ("json", r'"file": "records/can/2020-\\x1b[31m\\n\\u202eü\\udcff.yaml"'),
        ("markdown", "`records/can/2020-<U+001B>[31m<U+000A><U+202E>ü<U+DCFF>.yaml`"),
    ],
)
def test_a_file_name_that_nobody_can_read_is_told_in_every_form(
    form: str, told: str, first: str, record: WriteRecord, armstrack: Command
) -> None:
    record("broken", os.fsdecode("2020-\x1b[31m\n\u202eü".encode() + b"\xff"))
    assert armstrack("diff", "-f", form, "-o", "out") == (0, "", "")
    assert told in Path("out").read_text(encoding="utf-8")


def test_in_github_actions_a_comment_gives_no_command(
    first: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    text = LAV_PATH.read_text(encoding="utf-8")
    LAV_PATH.write_text(text.replace("title: ", "title: '##[error]x' # ", 1), encoding="utf-8")
    assert "| `#<U+0023>[error]x` |" in armstrack("diff", "-f", "markdown").out
    assert armstrack("diff", "-f", "markdown", "-o", "comment.md").code == 0
    assert "| `##[error]x` |" in Path("comment.md").read_text(encoding="utf-8")
