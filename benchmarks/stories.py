"""What can happen in a flow: chains of kinds, as often as in the records of the repository."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One record of a story: its kind, and how it stands to an earlier step (by number)."""

    kind: str
    rel: str = ""
    to: int = 0


class Story(NamedTuple):
    """Steps in the order of their days. `weight` is how often the story is told, `by` who supplies."""

    weight: int
    by: str
    steps: tuple[Step, ...]


_EXTENSIONS = tuple(Step("embargo-extended", "extends", n) for n in range(3))
_IMPOSED, _GRANTED = Step("restriction-imposed"), Step("licence-granted")
_SUSPENDED = Step("licence-suspended", "changes", 0)

STORIES = (
    # Policy
    Story(12, "organisation", (Step("embargo-imposed"), *_EXTENSIONS, Step("embargo-lifted", "ends", 0))),
    Story(5, "organisation", (Step("embargo-imposed"), _EXTENSIONS[0])),
    Story(4, "state", (Step("embargo-imposed"),)),
    Story(3, "state", (_IMPOSED, Step("appeal", "responds-to", 0))),
    Story(5, "state", (_IMPOSED, Step("restriction-lifted", "ends", 0))),
    Story(
        6, "state", (_IMPOSED, Step("restriction-eased", "changes", 0), Step("restriction-lifted", "ends", 1))
    ),
    Story(
        7,
        "state",
        (_IMPOSED, Step("restriction-extended", "extends", 0), Step("restriction-lifted", "ends", 1)),
    ),
    Story(4, "state", (_IMPOSED, Step("exempted", "exception-to", 0))),
    Story(2, "state", (_IMPOSED, Step("exports-reported", "breaches", 0))),
    # Permits
    Story(6, "state", (_GRANTED,)),
    Story(5, "state", (_GRANTED, _SUSPENDED, Step("licence-revoked", "changes", 1))),
    Story(4, "state", (_GRANTED, _SUSPENDED, Step("ruling", "responds-to", 1))),
    Story(1, "state", (_GRANTED, _SUSPENDED, Step("licence-reinstated", "ends", 1))),
    Story(3, "state", (Step("licence-suspended"), Step("licence-revoked", "changes", 0))),
    Story(8, "state", (Step("licence-refused"),)),
    Story(2, "state", (Step("licence-applied"), Step("licence-refused", "responds-to", 0))),
    Story(2, "state", (Step("licences-reported"),) * 3),
    # Deals and transfers
    Story(3, "state", (Step("notified"), Step("ordered", "same-goods", 0))),
    Story(2, "state", (Step("notified"),)),
    Story(4, "state", (Step("ordered"), Step("delivered", "same-goods", 0))),
    Story(3, "state", (Step("negotiation"), Step("ordered", "supports", 0))),
    Story(3, "state", (Step("negotiation"),)),
    Story(1, "state", (Step("ordered"), Step("order-cancelled", "ends", 0))),
    Story(1, "state", (Step("contracts-reported"),)),
    Story(3, "state", (Step("pledged"), Step("delivered", "implements", 0))),
    Story(11, "state", (Step("delivered"),)),
    Story(7, "state", (Step("exports-reported"),) * 4),
    Story(2, "state", (Step("delivery-halted"), Step("delivery-resumed", "ends", 0))),
    Story(1, "state", (Step("delivery-halted"),)),
    Story(2, "state", (Step("delivered"), Step("diversion", "part-of", 0))),
    Story(2, "state", (Step("diversion"),)),
    Story(2, "state", (Step("re-exported"),)),
    # Statements
    Story(3, "state", (Step("halt-promised"),)),
    Story(1, "state", (Step("halt-promised"), Step("halt-withdrawn", "withdraws", 0))),
    Story(4, "state", (Step("appeal"),)),
    Story(5, "state", (Step("ruling"),)),
    Story(4, "state", (Step("finding"), Step("ruling", "contradicts", 0))),
)
#: Kinds that an act on several recipients at once has, each told in a record of its own.
SHARED = ("restriction-imposed", "embargo-imposed", "licence-suspended", "licence-refused")
