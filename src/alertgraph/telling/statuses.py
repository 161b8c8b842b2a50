"""What keeps a claim off the plain map, how its line is drawn then, and the plain words of each value."""

from typing import Final, NamedTuple

from alertgraph.model.claims import Claim


class Status(NamedTuple):
    """A reason why a claim is not part of the default map, and the dash and mark of its line."""

    id: str
    label: str
    definition: str
    dash: tuple[int, ...]
    mark: str


#: In the order of precedence: the first that applies gives the dash, every one that applies gives its mark.
STATUSES: Final = (
    Status("disputed", "disputed", "Someone says it; the alert calls it false or contradicts it.", (2, 5), "question"),
    Status("reported", "reported", "Someone else says it; the alert passes it on without a verdict.", (16, 5), "speech"),
    Status("negated", "said not to be so", "Has not, refused to: the relation is denied, not claimed.", (10, 4, 2, 4), "slash"),
    Status(
        "unrealised", "not actual", "Threatened, planned, proposed, recommended, predicted: not said to be so.", (6, 6), "ring"
    ),
)

#: The dash of a line all of whose claims are hedged.
HEDGED_DASH: Final = (9, 6)

#: How each value of a claim's fields is told to a reader; the first sentence of a card comes from here.
WORDS: Final[dict[str, dict[str, str]]] = {
    "stance": {
        "Asserted": "Asserted: the alert says this in its own voice.",
        "Reported": "Reported: someone else says this; the alert passes it on without a verdict.",
        "Disputed": "Disputed: someone else says this; the alert calls it false or contradicts it.",
    },
    "polarity": {"Affirmed": "said to be so", "Negated": "said not to be so"},
    "modality": {
        "Actual": "said to have happened or to hold",
        "Threatened": "threatened",
        "Planned": "planned or announced",
        "Proposed": "proposed",
        "Recommended": "recommended",
        "Predicted": "predicted or feared",
    },
    "certainty": {"Plain": "said without reserve", "Hedged": "hedged: possibly, apparently, reasons to believe"},
    "office_status": {"Current": "held when the alert was released", "Former": "held before"},
    "quantity_bound": {"AtLeast": "at least", "Approximately": "about"},
}


def statuses(claim: Claim) -> tuple[str, ...]:
    """Return the identifiers of the statuses of a claim; none for what the default map draws."""
    applies = {
        "disputed": claim.stance == "Disputed",
        "reported": claim.stance not in ("Asserted", "Disputed"),
        "negated": claim.polarity != "Affirmed",
        "unrealised": claim.modality != "Actual",
    }
    return tuple(status.id for status in STATUSES if applies[status.id])
