"""Floor 4: a dataset: tables with keys and typed fields, for files that other programs read.

Rows come from a function, so that a writer can stream them. No pandas, no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from armstrack.table import Cell
from armstrack.vocab import vocabularies

#: The type that every cell of a field has, if it is known. A `list` is a tuple of texts.
FieldType = Literal["string", "integer", "decimal", "boolean", "date", "list"]
Row = tuple[Cell, ...]
#: Figures have at most eighteen digits before the point and six behind it.
FIGURE = (24, 6)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table. `vocabulary` names the closed list of its words, if it has one.

    `pattern` is what every value looks like, as a regular expression for the whole of it; `digits` how many
    digits a decimal may have, and how many of them behind the point.
    """

    name: str
    type: FieldType
    about: str
    required: bool = False
    vocabulary: str = ""
    pattern: str = ""
    digits: tuple[int, int] = FIGURE

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that may stand in it, where that is a closed list."""
        return tuple(vocabularies()[self.vocabulary]) if self.vocabulary else ()


#: What the code of a party looks like.
CODE = "[A-Z]{3}"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A field that holds the key of another table's row, or nothing."""

    field: str
    entity: str
    key: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One table. `key` are the fields that tell its rows apart; `rows` makes them, in their order."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign: tuple[Foreign, ...]
    rows: Callable[[], Iterator[Row]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    def keep(self, names: Sequence[str]) -> Entity:
        """The table with these fields alone, in this order; a key that is not whole any more is none."""
        places = [self.names.index(name) for name in names]
        key = self.key if set(self.key) <= set(names) else ()
        foreign = tuple(each for each in self.foreign if each.field in names)

        def rows() -> Iterator[Row]:
            for row in self.rows():
                yield tuple(row[place] for place in places)

        fields = tuple(self.fields[place] for place in places)
        return replace(self, fields=fields, key=key, foreign=foreign, rows=rows)


def fields_of(entities: Sequence[Entity]) -> Entity:
    """A table of what every field of these tables means, for forms that have no other place for it."""
    fields = (
        Field("table", "string", "the table", required=True),
        Field("field", "string", "the field", required=True),
        Field("type", "string", "what it holds where it is known", required=True),
        Field("about", "string", "what it means", required=True),
    )

    def rows() -> Iterator[Row]:
        for entity in entities:
            for field in entity.fields:
                yield (entity.name, field.name, field.type, field.about)

    return Entity("fields", "What every field means", fields, ("table", "field"), (), rows)
