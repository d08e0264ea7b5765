"""Floor 2: what a JSON Schema can say of each leaf of a record.

Other readers of YAML give a leaf a type before any field is asked: `2020` and `7` become numbers, so both
numbers and text stand here; `true` and `null` never do. The regular expressions are read alike by Python
and, with the flag `u`, by ECMA-262.
"""

from __future__ import annotations

from typing import Any

from armstrack import dates, figures, vocab
from armstrack.characters import REFUSED
from armstrack.leaves import NOTHING, PATTERNS
from armstrack.parties import parties

Schema = dict[str, Any]

#: A file that holds one of these, or an escape that gives one, is refused. Those beyond U+FFFF are left to
#: the checker: Python and ECMA-262 write them differently.
_UNSEEN = f"[{REFUSED}]"
#: KELVIN SIGN is the one letter besides `k` and `K` whose small letter is a `k`.
_KELVIN = r"\u212a"
_VOCABULARIES = (
    "kind",
    "verification",
    "role",
    "scope",
    "category",
    "unit",
    "stance",
    "relation",
    "currency",
)


def _in_any_case(word: str) -> str:
    return "".join(f"[{c}{c.upper() if c.isalpha() else ''}{_KELVIN if c == 'k' else ''}]" for c in word)


_NOTHING = "|".join(_in_any_case(word) for word in sorted(NOTHING) if word)
_SAYS_SOMETHING = rf"^(?!\s*(?:{_NOTHING})?\s*$)(?![\s\S]*{_UNSEEN})"


def _matching(name: str, told: str) -> Schema:
    """Text that matches one of the patterns of leaves, whole: `$` alone would bear a last line break."""
    pattern = rf"{_SAYS_SOMETHING}(?:{PATTERNS[name]})$(?!\n)"
    return {"type": "string", "pattern": pattern, "patternErrorMessage": told}


def _words(words: dict[str, str]) -> Schema:
    """One of some words; editors show what each means."""
    return {"type": "string", "enum": [*words], "enumDescriptions": [*words.values()]}


def leaf_schemas() -> dict[str, Schema]:
    """Each leaf by its name, with what it is and some examples."""
    return {
        "text": {
            "description": "One line of text. What is unknown is left out, never written `unknown`.",
            "type": ["string", "number"],
            "pattern": rf"{_SAYS_SOMETHING}\s*\S(?:[^\n]*\S)?\s*$",
            "patternErrorMessage": "one line of text is needed; what is unknown is left out",
        },
        "prose": {
            "description": "Text of one or more lines.",
            "type": ["string", "number"],
            "pattern": _SAYS_SOMETHING,
            "patternErrorMessage": "text is needed; what is unknown is left out",
        },
        "date": {
            "description": "A year, a month or a day, each with `?`, `~` or `%` in doubt; or a range.",
            "type": ["string", "integer"],
            "pattern": dates.PATTERN,
            "patternErrorMessage": "write 2020, 2020-10, 2020-10-05, 2019/2020, 2020-10-05/.. or ../2020",
            "minimum": 1000,
            "maximum": 9999,
            "examples": ["2020", "2020-10", "2020-10-05", "2020~", "2019-05/2019-06", "2022/..", "../2020"],
        },
        "figure": {
            "description": "Digits alone: 7, 7? (doubtful), ~7 (about), 7+ (at least), <7, 5-9.",
            "type": ["string", "number"],
            "pattern": figures.PATTERN,
            "patternErrorMessage": "write digits alone: 7, 7?, ~7, 7+, <7 or 5-9",
            "minimum": 0,
            "exclusiveMaximum": 10**18,
            "examples": ["7", "7?", "~7", "7+", "<7", "5-9", "9306.20"],
        },
        "id": {
            "description": "Name of another record's file, without .yaml.",
            **_matching("id", "write the name of the other record's file, without .yaml"),
            "examples": ["2020-05-can-tur-mx-15d-permits"],
        },
        "key": {
            "description": "Short name of a source, in lower case.",
            **_matching("key", "a key is a short word in lower case, such as gac"),
            "type": ["string", "integer"],
            "minimum": 0,
            "examples": ["gac"],
        },
        "language": {
            "description": 'A language code. Norwegian is "no" in quotes: some readers take no for false.',
            **_matching("language", "write a language code such as en, fr or tr"),
            "examples": ["en", "fr", "no"],
        },
        "url": {
            "description": "A whole web address.",
            **_matching("url", "write the whole address, https://..., without blanks"),
            "examples": ["https://www.example.org/statement"],
        },
        "party": {
            "description": "Code of a party; `armstrack parties NAME` finds it.",
            **_words({party.code: party.name for party in parties().values()}),
        },
        **{
            name: {"description": f"One of the words of `armstrack vocab {name}`."}
            | _words({term.term: term.definition for term in terms.values()})
            for name, terms in vocab.vocabularies().items()
            if name in _VOCABULARIES
        },
    }
