"""Floor 2: the one definition of a record, as frozen standard dataclasses, light to import.

The annotations say everything that the floors above need: the type a leaf becomes, how its text is
read (a `Leaf`), and what the field means (the last text in `Annotated`, for people and for the
JSON Schema). Checks on fields come from here by way of `record.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from armstrack import vocab
from armstrack.dates import PartialDate
from armstrack.figures import Figure
from armstrack.leaves import CURRENCY, DATE, FIGURE, ID, KEY, LANG, PARTY, PROSE, TEXT, URL, word

Text = Annotated[str, TEXT]
Date = Annotated[PartialDate, DATE]
Number = Annotated[Figure, FIGURE]
Party = Annotated[str, PARTY]
Key = Annotated[str, KEY]
Url = Annotated[str, URL]
Role = Annotated[str, word("role")]
Category = Annotated[str, word("category")]


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
    unit: Annotated[Annotated[str, word("unit")], "what is counted"] = "pieces"
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
    stance: Annotated[Annotated[str, word("stance")], "how the speaker stands to the event"]
    date: Annotated[Date | None, "when it was said"] = None
    says: Annotated[Annotated[str, PROSE] | None, "what was said, in our words"] = None
    source: Annotated[Key | None, "key of the source that carries it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A link to another record, told from this one."""

    rel: Annotated[Annotated[str, word("relation")], "what this record does to the other"]
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
    lang: Annotated[Annotated[str, LANG] | None, 'its language: en, fr, "no" in quotes'] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event between one supplier and one recipient: the flow concerned, whoever acted."""

    id: str
    title: Annotated[Text, "what happened, in our words: subject, verb, object, recipient"]
    date: Annotated[Date, "day of effect; of a total, its period"]
    announced: Annotated[Date | None, "when it was made known, if on another day"] = None
    until: Annotated[Date | None, "last day, if the act itself sets one"] = None
    kind: Annotated[Annotated[str, word("kind")], "what happened; status and measure follow from it"]
    verification: Annotated[
        Annotated[str, word("verification")], "how well the event is established, at its weakest part"
    ]
    actor: Annotated[Actor | None, "who acted; absent: the supplier's government or organisation"] = None
    supplier: Annotated[
        Party, "code of the supplier of the goods, or of the organisation that binds suppliers"
    ]
    recipient: Annotated[Party, "code of the recipient of the goods"]
    via: Annotated[tuple[Party, ...], "codes of the intermediaries, in order"] = ()
    end_user: Annotated[Text | None, "who is to use the goods"] = None
    scope: Annotated[Annotated[str, word("scope")] | None, "what the act reaches"] = None
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


#: The parts that a record is made of.
PARTS = (Actor, Item, Value, Statement, Related, Source)
#: The attribute whose name in a file differs.
FILE_NAMES = {"excepted": "except"}
