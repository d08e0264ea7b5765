"""Floor 4: what the words of a question mean, as plain data for a page that reads them as `query` does."""

from __future__ import annotations

from typing import Any

from armstrack.lexicon import grammar, vocabulary
from armstrack.parties import ambiguous_names, parties


def words_data() -> dict[str, Any]:
    """Names of parties, spellings of the vocabularies, and words of grammar.

    A party is its code, its code of two letters, its name and its other names, in the order of the table.
    """
    return {
        "parties": [[p.code, p.alpha2, p.name, *p.aliases] for p in parties().values()],
        "ambiguous": {folded: list(codes) for folded, codes in ambiguous_names().items()},
        "vocabulary": {
            folded: [role, list(values), said] for folded, (role, values, said) in vocabulary().items()
        },
        "grammar": grammar(),
    }
