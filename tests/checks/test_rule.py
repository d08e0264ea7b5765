"""What rules see, when they are asked, and that the declared rules are the catalogue's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from armstrack import document
from armstrack.checks import LEDGER_RULES, RECORD_RULES, Corpus, Draft, LedgerRule, RecordRule
from armstrack.checks.rule import ledger_rule, record_rule
from armstrack.event import Event
from armstrack.problem import Finding, catalogue
from armstrack.record import read_record
from tests.checks.sample import DAY
from tests.conftest import SOUND, SOUND_ID

PATH = Path("records/can") / f"{SOUND_ID}.yaml"
ERRORS = Path(__file__).parent.parent / "errors"
#: Codes above single fields that are told elsewhere: by the reader of comments, and of expectations.
ELSEWHERE = {"W502", "W509", "W511", "W512", "E405", "E406"}


def draft_of(text: str, path: Path = PATH) -> Draft:
    """One record as rules see it."""
    tree = document.read(text.encode()).tree
    if tree is None:
        return Draft(path, path.stem, None)
    reading = read_record(path.stem, tree)
    return Draft(path, path.stem, reading.draft, frozenset(f.loc for f in reading.findings))


def event_of(draft: Draft) -> Event:
    assert draft.event is not None
    return draft.event


def test_a_draft_is_whole_where_nothing_is_broken_at_in_or_around_a_place() -> None:
    draft = Draft(PATH, SOUND_ID, None, frozenset({("items", 0, "quantity"), ("actor",)}))
    assert not draft.is_whole("items")
    assert not draft.is_whole("items", 0)
    assert not draft.is_whole("items", 0, "quantity")
    assert draft.is_whole("items", 0, "category")
    assert draft.is_whole("items", 1)
    assert not draft.is_whole("actor", "role")
    assert draft.is_whole("sources")


def test_a_corpus_knows_every_id_but_tells_only_what_could_be_read() -> None:
    sound, broken = draft_of(SOUND), draft_of("", PATH.with_name("2021-can-tur-empty.yaml"))
    corpus = Corpus((sound, broken))
    assert corpus.ids == {SOUND_ID, "2021-can-tur-empty"}
    assert corpus.events == ((sound, sound.event),)
    assert corpus.today is None


def test_a_twin_is_another_file_of_that_name_in_that_folder() -> None:
    here, there = draft_of(SOUND), draft_of(SOUND, Path("records/aut") / PATH.name)
    corpus = Corpus((here, there))
    assert corpus.has_twin(there, "can")
    assert not corpus.has_twin(here, "can")
    assert not Corpus((here,)).has_twin(there, "aut")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (SOUND, True),
        (SOUND.replace("kind: licence-suspended\n", ""), False),
        (SOUND.replace("licence-suspended", "halted"), False),
        (SOUND.replace("  - category: sensors", "  - category: cameras"), False),
        (SOUND.replace("items:\n  - category: sensors\n", ""), True),
        (SOUND.replace("verification: confirmed", "verification: official"), True),
    ],
)
def test_a_rule_is_asked_where_what_it_needs_is_there_and_what_is_whole_is_not_broken(
    text: str, asked: bool
) -> None:
    @record_rule("E304", needs=("kind",), whole=("items",))
    def always(_draft: Draft, _event: Event, _corpus: Corpus) -> Iterator[Finding]:
        yield Finding("E304", ("kind",), "said")

    draft = draft_of(text)
    found = list(always.findings(draft, event_of(draft), Corpus((draft,))))
    assert found == ([Finding("E304", ("kind",), "said")] if asked else [])


def test_a_rule_about_the_ledger_keeps_its_codes() -> None:
    @ledger_rule("E401", "E402")
    def never(_corpus: Corpus) -> Iterator[tuple[Path, Finding]]:
        yield from ()

    assert never.codes == ("E401", "E402")
    assert list(never.check(Corpus(()))) == []


# The declared rules -----------------------------------------------------------------------------


@cache
def corpora() -> tuple[Corpus, ...]:
    """Every folder of the catalogue, as rules see it."""
    found = []
    for folder in sorted(ERRORS.iterdir()):
        files = [path for path in sorted(folder.glob("records/*/*.yaml")) if path.is_file()]
        drafts = (draft_of(path.read_bytes().decode("utf-8", "replace"), path) for path in files)
        found.append(Corpus(tuple(drafts), DAY))
    return tuple(found)


@pytest.mark.parametrize("rule", [*RECORD_RULES, *LEDGER_RULES], ids=lambda rule: rule.check.__name__)
def test_a_rule_yields_each_of_its_codes_and_no_other(rule: RecordRule | LedgerRule) -> None:
    said: set[str] = set()
    for corpus in corpora():
        if isinstance(rule, LedgerRule):
            said |= {finding.code for _, finding in rule.check(corpus)}
        else:
            said |= {f.code for draft, event in corpus.events for f in rule.findings(draft, event, corpus)}
    assert said == set(rule.codes)


def test_every_code_above_single_fields_has_one_rule() -> None:
    rules: list[RecordRule | LedgerRule] = [*RECORD_RULES, *LEDGER_RULES]
    declared = Counter(code for rule in rules for code in rule.codes)
    above = {code for code in catalogue() if not code.startswith(("E1", "E2"))} - ELSEWHERE
    assert declared == Counter(above)
