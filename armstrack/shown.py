"""Floor 4: what a fold shows as the status. Rules 3-5 (stops), 6 (exceptions), 7 (no stop) and 8 (`all`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from armstrack.acts import ALL, Act
from armstrack.dates import PartialDate
from armstrack.dealings import RANKS, SETBACKS
from armstrack.fold import Fold
from armstrack.stops import Level, Stop
from armstrack.terms import Term

#: The statuses of a stop in force.
STOPPED = frozenset(level.status for level in Level)
#: The rule that decided, in words for a reader.
RULES = {
    "level": "The strictest stop in force shows.",
    "in-part": "A stop that reaches only part of the goods restricts, whatever its kind.",
    "exception": "A licence or exemption ended the stop or set it aside, so the furthest dealing shows.",
    "no-stop": "No stop stands, so the furthest dealing since the last end shows.",
    "all": "Some goods are stopped and others are not.",
    "no-record": "No record moves the status of this flow. That does not mean that transfers are free.",
}


class Shown(NamedTuple):
    """A status with the acts behind it, the deciding one first, and the day on which it began.

    `sure` is False where its term has passed or a licence casts doubt on it.
    """

    status: str
    rule: str
    acts: tuple[Act, ...] = ()
    began: date | None = None
    until: PartialDate | None = None
    marks: frozenset[str] = frozenset()
    sure: bool = True

    @property
    def order(self) -> tuple[int, int]:
        """How far it is; among equals what began first, but of setbacks and of ended stops the last."""
        day = self.began.toordinal() if self.began else 0
        return RANKS[self.status], day if self.status in (*SETBACKS, "open") else -day


def show(folds: Mapping[str, Fold], category: str) -> Shown:
    """The status of one category; `folds` holds it, and for `all` every category that is named."""
    if category == ALL:
        return _show_all(folds)
    found = folds[category]
    strictest = found.strictest
    return _show_stops([(found, stop) for stop in strictest]) if strictest else _show_dealings(found)


def _show_stops(shown: list[tuple[Fold, Stop]]) -> Shown:
    """Rules 4, 5 and 10: stops of one level, by whichever imposers."""
    first_fold, first = shown[0]
    passed = [fold.stops.has_passed(stop, fold.as_of) for fold, stop in shown]
    marks = {
        "in-part": first.level is Level.PART,
        "new-licences": all(stop.act.event.scope == "new-licences" for _, stop in shown)
        and not _hold_older(fold for fold, _ in shown),
        "until-passed": all(passed),
    }
    return Shown(
        first.level.status,
        "in-part" if first.level is Level.PART else "level",
        _distinct(act for fold, stop in shown for act in _acts_behind(fold, stop)),
        min(_began(stop.act, stop.day) for _, stop in shown),
        first_fold.stops.term(first).until,
        frozenset(mark for mark, raised in marks.items() if raised),
        sure=not all(late or stop.doubted for late, (_, stop) in zip(passed, shown, strict=True)),
    )


def _hold_older(folds: Iterable[Fold]) -> bool:
    """Whether any stop in force, also a less strict one, reaches licences already granted."""
    stops = (stop for fold in folds for stop in fold.stops.standing if stop.in_force)
    return any(stop.act.reaches("existing-licences") for stop in stops)


def _acts_behind(fold: Fold, stop: Stop) -> tuple[Act, ...]:
    """The stop, and what prolonged it or set its last day."""
    last = fold.stops.term(stop).act
    prolongs = last.kind.kind.endswith("-extended") or last.event.until
    return (stop.act, last) if prolongs else (stop.act,)


def _show_dealings(fold: Fold) -> Shown:
    """Rules 6 and 7: the furthest dealing, at least `licensed` where a stop is set aside."""
    reached, held = fold.reached, [stop for stop in fold.stops.standing if not stop.in_force]
    aside = [stop for stop in held if not stop.ended]
    raised = bool(aside) and reached.rank < RANKS["licensed"]
    excepted = bool(aside) or (bool(held) and reached.status not in SETBACKS)
    own = [term for term in (reached.first, reached.term) if term and not raised]
    freeing = [term for stop in held if excepted for term in (stop.excepted, stop.exception) if term]
    if not own and not freeing:
        return Shown("none", "no-record")
    deciding = _deciding(own[:1] + freeing, fold.stops.released)
    lasting = own[1:] + [stop.exception for stop in aside if stop.exception]
    passed = any(term.has_passed(fold.as_of, fold.at_last) for term in lasting)
    linked = excepted and any(stop.linked for stop in held)
    return Shown(
        "licensed" if raised else reached.status,
        "exception" if excepted else "no-stop",
        _distinct([deciding.act, *(term.act for term in own + freeing), *(stop.act for stop in aside)]),
        _began(deciding.act, deciding.day),
        next((term.until for term in lasting if term.until), None),
        frozenset(["exception"] * linked + ["until-passed"] * passed),
        sure=not passed,
    )


def _deciding(terms: list[Term], released: Term | None) -> Term:
    """What came last: the dealing, the exception, or the end of a stop in part."""
    return max(terms + ([released] if released else []), key=lambda term: (term.day, term.act.id))


def _show_all(folds: Mapping[str, Fold]) -> Shown:
    """Rule 8: a stop covering all; else in part if any category is stopped; else the furthest of any."""
    whole = folds[ALL]
    stood = [{id(stop.act) for stop in fold.stops.standing} for fold in folds.values()]
    covering = [s for s in whole.stops.standing if all(id(s.act) in acts for acts in stood)]
    strictest = whole.stops.strictest(whole.as_of, covering)
    excepted = [_show_dealings(fold) for fold in folds.values() if not fold.is_stopped]
    marks = {"exception"} if any("exception" in shown.marks for shown in excepted) else set()
    if strictest:
        shown = _show_stops([(whole, stop) for stop in strictest])
        spared = set() if not _hold_older(folds.values()) else {"new-licences"}
        shown = shown._replace(marks=shown.marks - spared)
    elif stopped := _stopped_somewhere(folds):
        shown = _show_stops(stopped)
        shown = shown._replace(status="restricted", rule="all", marks=shown.marks | {"in-part"})
    else:
        shown = max(excepted, key=lambda shown: shown.order)
        shown = shown._replace(sure=shown.sure and not _freed_vaguely(whole))
    return shown._replace(marks=shown.marks | marks)


def _freed_vaguely(whole: Fold) -> bool:
    """Rules 2 and 8: what frees all by naming no goods frees none of them for sure."""
    freeing = (stop.exception for stop in whole.stops.standing if stop.exception)
    return any(not term.act.event.categories for term in freeing)


def _stopped_somewhere(folds: Mapping[str, Fold]) -> list[tuple[Fold, Stop]]:
    """The stops that show in any category, save those that an exception for `all` took out of force."""
    freed = {stop.act.id for stop in folds[ALL].stops.standing if not stop.in_force}
    found = [(f, stop) for f in folds.values() for stop in f.strictest if stop.act.id not in freed]
    return sorted(found, key=lambda pair: (-pair[1].level, pair[1].day, pair[1].act.id))


def _began(act: Act, day: date) -> date:
    """The day from which flags are told: what is still going on counts each day anew, but began once."""
    return act.first if act.is_open_ended else day


def _distinct(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple({act.id: act for act in acts}.values())
