"""Floor 2: the one definition of a record, as frozen standard dataclasses, light to import.

The annotations say everything that the floors above need: the type a leaf becomes, how its text is
read (`Leaf`), and what the field means (the last text in `Annotated`, for people and for the
JSON Schema). Checks on fields come from here by way of `record.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any

from armstrack import dates, figures, vocab
from armstrack.dates import PartialDate
from armstrack.figures import Figure
from armstrack.parties import explain_unknown, parties
from armstrack.problem import FieldError
from armstrack.words import did_you_mean

_NOTHING = frozenset(("", "~", "-", "null", "none", "n/a", "unknown", "tbd", "?"))
_ID = re.compile(r"[0-9][0-9a-z.-]*")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_URL = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """How the text of a leaf is read. `parse` raises FieldError; `schema` is what a JSON Schema can check."""

    parse: Callable[[str], Any]
    schema: Callable[[], dict[str, Any]] = field(default=lambda: {"type": "string", "minLength": 1})

    def read(self, value: object) -> Any:
        """The leaf's value, after the checks that every leaf shares."""
        if not isinstance(value, str):
            found = "a list" if isinstance(value, list) else "fields"
            raise FieldError(
                "E203", f"text is needed here, not {found}", "write one value, behind the field's name"
            )
        if value.strip().casefold() in _NOTHING:
            said = f'"{value.strip()}" says nothing' if value.strip() else "the value is empty"
            raise FieldError("E211", said, "what is unknown is left out: delete the field")
        return self.parse(value)

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> Any:
        """Called by pydantic alone, so that this module stays light to import."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            self.read, metadata={"pydantic_js_functions": [lambda _schema, _handler: self.schema()]}
        )


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise FieldError("E203", "one line is needed here", "put the rest into `notes`")
    return text.strip()


def _prose(text: str) -> str:
    return text.strip()


def _matching(pattern: re.Pattern[str], code: str, what: str, hint: str) -> Leaf:
    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise FieldError(code, f'"{text}" is no {what}', hint)
        return text

    return Leaf(parse, lambda: {"type": "string", "pattern": f"^{pattern.pattern}$"})


def _word(vocabulary: str) -> Leaf:
    """A word of one vocabulary; its old spellings are named in the hint, never taken."""

    def parse(text: str) -> str:
        known = vocab.vocabularies()[vocabulary]
        if text in known:
            return text
        aliased = next((t.term for t in known.values() if text.casefold() in t.aliases), None)
        hint = f"write {aliased};" if aliased else did_you_mean(text, known) or _few(known)
        listed = f"`armstrack vocab {vocabulary}` lists the words"
        raise FieldError("E206", f'unknown {vocabulary} "{text}"', f"{hint} {listed}".strip())

    return Leaf(parse, lambda: {"enum": list(vocab.vocabularies()[vocabulary])})


def _few(known: Iterable[str]) -> str:
    """A short vocabulary whole: it fits a hint."""
    words = list(known)
    return f"one of {', '.join(words)};" if len(words) < 10 else ""


def _party(text: str) -> str:
    if text in parties():
        return text
    raise FieldError("E204", f'unknown party "{text}"', explain_unknown(text))


def _currency(text: str) -> str:
    known = vocab.currencies()
    if text in known:
        return text
    hint = did_you_mean(text.upper(), known) or "a currency is three letters of ISO 4217, or TIV"
    raise FieldError("E208", f'unknown currency "{text}"', hint)


TEXT = Leaf(_one_line)
PROSE = Leaf(_prose)
DATE = Leaf(dates.parse_date, lambda: {"type": ["string", "integer"], "pattern": dates.PATTERN})
FIGURE = Leaf(figures.parse_figure, lambda: {"type": ["string", "number"], "pattern": figures.PATTERN})
PARTY = Leaf(_party, lambda: {"enum": list(parties())})
CURRENCY = Leaf(_currency, lambda: {"enum": list(vocab.currencies())})
ID = _matching(
    _ID, "E210", "id of a record", "an id is a file's name without .yaml, such as 2020-10-05-can-tur-optics"
)
KEY = _matching(_KEY, "E212", "key", "a key is a short word in lower case, such as gac")
LANG = _matching(_LANG, "E212", "language", "write a language code such as en, fr or tr")
URL = _matching(_URL, "E209", "web address", "write the whole address, https://..., without blanks")

Text = Annotated[str, TEXT]
Date = Annotated[PartialDate, DATE]
Number = Annotated[Figure, FIGURE]
Party = Annotated[str, PARTY]
Key = Annotated[str, KEY]
Url = Annotated[str, URL]
Role = Annotated[str, _word("role")]
Category = Annotated[str, _word("category")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acted."""

    party: Annotated[Party, "code of the state or organisation that the actor belongs to"]
    role: Annotated[Role, "what the actor is"]
    name: Annotated[Text | None, "ministry, court, company or person"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Goods of one sort. An absent field is unknown."""

    category: Annotated[Category | None, "category of goods; `all` for everything"] = None
    designation: Annotated[Text | None, "type or model, as the source gives it"] = None
    maker: Annotated[Text | None, "who makes it"] = None
    quantity: Annotated[Number | None, "how many: 7, 7?, ~7, 7+, <7, 5-9"] = None
    unit: Annotated[Annotated[str, _word("unit")], "what is counted"] = "pieces"
    incorporated_in: Annotated[Text | None, "the larger system that it is built into"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One figure of money, or of SIPRI's volume index."""

    amount: Annotated[Number, "in full units of the currency; TIV in millions"]
    currency: Annotated[Annotated[str, CURRENCY], "ISO 4217, or TIV; never assumed"]
    source: Annotated[Key | None, "key of the source that gives it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one party said of the event."""

    party: Annotated[Party, "code of the state or organisation that the speaker belongs to"]
    role: Annotated[Role | None, "what the speaker is"] = None
    name: Annotated[Text | None, "ministry, person, company or body"] = None
    stance: Annotated[Annotated[str, _word("stance")], "how the speaker stands to the event"]
    date: Annotated[Date | None, "when it was said"] = None
    says: Annotated[Annotated[str, PROSE] | None, "what was said, in our words"] = None
    source: Annotated[Key | None, "key of the source that carries it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A link to another record, told from this one."""

    rel: Annotated[Annotated[str, _word("relation")], "what this record does to the other"]
    id: Annotated[Annotated[str, ID], "the other record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that supports the record."""

    key: Annotated[Key | None, "short name, only where a value or statement refers to it"] = None
    publisher: Annotated[Text, "who published it first"]
    via: Annotated[Text | None, "the copy that was read, where it is a reprint"] = None
    title: Annotated[Text | None, "its own headline, never one of ours"] = None
    date: Annotated[Date | None, "when it was published"] = None
    url: Annotated[Url | None, "where it stands"] = None
    archived: Annotated[Url | None, "where a copy is kept"] = None
    document: Annotated[Text | None, "its number, or what it is where its title is not known"] = None
    lang: Annotated[Annotated[str, LANG] | None, "its language"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event between one supplier and one recipient: the flow concerned, whoever acted."""

    id: str
    title: Annotated[Text, "what happened, in our words: subject, verb, object, recipient"]
    date: Annotated[Date, "day of effect; of a total, its period"]
    announced: Annotated[Date | None, "when it was made known, if on another day"] = None
    until: Annotated[Date | None, "last day, if the act itself sets one"] = None
    kind: Annotated[Annotated[str, _word("kind")], "what happened; status and measure follow from it"]
    verification: Annotated[
        Annotated[str, _word("verification")], "how well the event is established, at its weakest part"
    ]
    actor: Annotated[Actor | None, "who acted; absent: the supplier's government or organisation"] = None
    supplier: Annotated[
        Party, "code of the supplier of the goods, or of the organisation that binds suppliers"
    ]
    recipient: Annotated[Party, "code of the recipient of the goods"]
    via: Annotated[tuple[Party, ...], "codes of the intermediaries, in order"] = ()
    end_user: Annotated[Text | None, "who is to use the goods"] = None
    scope: Annotated[Annotated[str, _word("scope")] | None, "what the act reaches"] = None
    part: Annotated[Text | None, "set where a stop reaches only part of what `items` names"] = None
    # `except` is Python's word, so the attribute is `excepted`; the file says `except`.
    excepted: Annotated[tuple[Category, ...], "categories that a stop or its end leaves out"] = ()
    terms: Annotated[Text | None, "conditions that the act sets"] = None
    licences: Annotated[Number | None, "how many permits; never summed with goods"] = None
    items: Annotated[tuple[Item, ...], "the goods; absent: unknown"] = ()
    values: Annotated[tuple[Value, ...], "the first counts; others are rival figures for the same thing"] = ()
    statements: Annotated[tuple[Statement, ...], "who said what; contradictions stand side by side"] = ()
    related: Annotated[tuple[Related, ...], "links to other records; their inverses are derived"] = ()
    sources: Annotated[tuple[Source, ...], "at least one"]
    notes: Annotated[Annotated[str, PROSE] | None, "what the sources get wrong, what is unchecked"] = None

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that the items name, once each, in order."""
        return tuple(dict.fromkeys(item.category for item in self.items if item.category))

    @property
    def shown_status(self) -> str:
        """The status that the kind gives, or the kind itself where it gives none."""
        return vocab.kinds()[self.kind].shown

    @property
    def acting_party(self) -> str:
        """The party that acted: the actor's, else the supplier."""
        return self.actor.party if self.actor else self.supplier


#: The attribute whose name in a file differs.
FILE_NAMES = {"excepted": "except"}
