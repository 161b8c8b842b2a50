"""A query of facts, asked more widely: with claims of every status in the place of those that count as facts."""

import re
from collections.abc import Iterator
from itertools import count

from alertgraph.model.claims import CHOICES
from alertgraph.store.sparql import code, form_of, tokens

#: The statuses by which a claim counts as a fact: the first of each field's values. Where a query fixes one of them, or leaves
#: out the disputed, it leaves something out; where it fixes another, that is what it asks for.
STATUSES = {name: CHOICES[name] for name in ("stance", "polarity", "modality", "certainty")}
FIXED = re.compile(rf"\bag:({'|'.join(STATUSES)})\s+ag:(?:{'|'.join(values[0] for values in STATUSES.values())})\b")
UNDISPUTED = re.compile(r"[?]\w+\s*!=\s*ag:Disputed\b")
_WITHOUT = re.compile(r"\b(?:MINUS|NOT\s+EXISTS)\s*\{", re.IGNORECASE)


def widened(sparql: str) -> str:
    """Return a query that takes claims of every status where it took facts alone; the same where it took all.

    What it takes away, with MINUS or NOT EXISTS, stays as it is: taken more widely, that would leave less.

    >>> widened("ASK { ?c ag:stance ag:Asserted ; ag:modality ag:Planned MINUS { ?c ag:polarity ag:Affirmed } }")
    'ASK { ?c ag:stance ?any_0 ; ag:modality ag:Planned MINUS { ?c ag:polarity ag:Affirmed } }'
    """
    number = count()
    parts = []
    for part, is_kept in _parts(sparql):
        wide = FIXED.sub(lambda match: f"ag:{match[1]} ?any_{next(number)}", part)
        parts.append(part if is_kept else UNDISPUTED.sub("true", wide))
    return "".join(parts)


def passed_over(sparql: str) -> set[str]:
    """Return the values of status that keep a claim out of the answer of a query: those of the fields that it fixes, but for
    those that it asks for elsewhere.

    >>> sorted(passed_over("ASK { ?c ag:certainty ag:Plain ; ag:stance ?s FILTER(?s != ag:Disputed) }"))
    ['Disputed', 'Hedged']
    """
    looked_at = "".join(part for part, is_kept in _parts(sparql) if not is_kept)
    found = {"Disputed"} if UNDISPUTED.search(looked_at) else set()
    for match in FIXED.finditer(looked_at):
        found |= set(STATUSES[match[1]][1:])
    return found - {value for _, value in re.findall(rf"\bag:({'|'.join(STATUSES)})\s+ag:(\w+)", looked_at)}


def claims_of(sparql: str) -> str:
    """Return a query for a yes or no as one for each ``?claim`` that makes it a yes; any other as it is.

    >>> claims_of("ASK { ?claim a ag:Claim }")
    'SELECT DISTINCT ?claim { ?claim a ag:Claim }'
    """
    if form_of(sparql) != "ASK":
        return sparql
    start = next(token.start for token in tokens(sparql) if token.kind == "word" and token.text.upper() == "ASK")
    return f"{sparql[:start]}SELECT DISTINCT ?claim{sparql[start + len('ASK') :]}"


def _parts(sparql: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a query, in their order, and whether each is within what it takes away."""
    bare, end = code(sparql), 0
    for match in _WITHOUT.finditer(bare):
        if match.start() < end:
            continue
        depth = 0
        yield sparql[end : match.start()], False
        for end in range(match.end() - 1, len(bare)):
            depth += (bare[end] == "{") - (bare[end] == "}")
            if depth == 0:
                break
        yield sparql[match.start() : end], True
    yield sparql[end:], False
