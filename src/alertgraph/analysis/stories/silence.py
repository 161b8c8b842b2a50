"""Silence and support: who stands by an actor, is its accomplice or keeps silent about it, and what that actor does.

Only what the alert asserts, affirms and calls actual is in these tables, plain or hedged, whatever projection is given.
Which relation is support, complicity or silence is the ontology's ``ag:aspect``.
"""

from typing import Final

import networkx as nx

from alertgraph.analysis.ground.evidence import all_rows, is_fact, joined, label
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.reading import told_of
from alertgraph.analysis.ground.ties import Row

#: The three ways of standing by, by the aspect of their relations.
TIES: Final = {"Supporting": "support", "Abetting": "complicity", "KeepingSilent": "silence"}
#: The mode of conflict in deeds, one of the ontology's modes.
DEEDS: Final = "MaterialConflict"
_ORDER: Final = {name: place for place, name in enumerate(TIES.values())}


def stands(net: "nx.MultiDiGraph[str]") -> Frame:
    """Return each asserted, affirmed, actual claim that one supports, abets or keeps silent about another: a row a claim.

    Columns: supporter, supporter_label, tie (``support``, ``complicity`` or ``silence``), relation_label, about, about_label,
    names (``actor`` where the claim is about an actor, ``act`` where about an event, idea or place), involves (labels of whom
    and what else the claim involves or is done under), certainty, when, completed_when, gist, paragraphs, claims (the one).
    Sorted by tie and label. What is planned, feared or denied is in no row, whatever the projection holds: filter
    ``graph.claims()`` for that.

    ``silence`` also holds what is said to be overlooked, and complicity that is called silent: read the gist. The three ties
    are this project's own, by the ontology's aspects; none of them tells that somebody knew, meant or could have done otherwise.
    """
    columns = (
        "supporter", "supporter_label", "tie", "relation_label", "about", "about_label", "names", "involves", "certainty",
        "when", "completed_when", "gist", "paragraphs", "claims",
    )  # fmt: skip
    rows = [
        (
            row["subject"],
            label(net, row["subject"]),
            TIES[row["aspect"]],
            row["relation_label"],
            row["object"],
            label(net, row["object"]),
            "actor" if net.nodes[row["object"]]["is_actor"] else "act",
            _involved([row]),
            *(row[name] for name in ("certainty", "when", "completed_when", "gist", "paragraphs", "id")),
        )
        for row in _facts(net)
        if row["aspect"] in TIES
    ]
    return frame(
        columns,
        rows,
        by=lambda row: (_ORDER[row["tie"]], row["supporter_label"], row["about_label"], row["claims"]),
    )


def silence(net: "nx.MultiDiGraph[str]") -> Frame:
    """Return the chains from support, complicity or silence to acts: who stands by an actor, and what it does to whom.

    A row for each supporter, tie, actor and target of the actor's conflict in deeds; sorted by tie and labels. Columns:
    supporter, supporter_label, tie (``support``, ``complicity`` or ``silence``), actor, actor_label, names (``actor``: the tie
    is with the actor; ``act``: it is with an event, idea or place, then actor is that, and nobody's acts are added),
    involves (labels of whom and what else the claims of the tie involve or are done under), target, target_label, acts
    (the relations' labels), ties and ties_hedged, act_claims and act_claims_hedged (how many claims, and how many of them
    hedged), tie_ids, act_ids, claims (all). A tie with an actor of whom no act is told has a row without a target.

    The projection puts the two side by side: a tie of A with B, an act of B on C. That A did the act, meant it or was tied
    to B because of it is no claim of the alert unless a claim among those of the tie says so; dates are not compared.
    ``silence`` also holds what is said to be overlooked, and complicity that is called silent: read the gists, in
    :func:`stands`. A signed two-path in the sense of D. Cartwright and F. Harary, Structural balance, Psychological Review 63
    (1956).
    """
    ties: dict[tuple[str, str, str], list[Row]] = {}
    acts: dict[str, dict[str, list[Row]]] = {}
    for row in _facts(net):
        if row["aspect"] in TIES:
            ties.setdefault((row["subject"], TIES[row["aspect"]], row["object"]), []).append(row)
        if row["mode"] == DEEDS:
            acts.setdefault(row["subject"], {}).setdefault(row["object"], []).append(row)
    rows = []
    for (supporter, tie, actor), held in ties.items():
        is_actor = net.nodes[actor]["is_actor"]
        names = ("actor" if is_actor else "act", _involved(held))
        ends = (supporter, label(net, supporter), tie, actor, label(net, actor), *names)
        for target, done in (acts.get(actor, {}) if is_actor else {}).items() or [("", [])]:
            what = (target, label(net, target) if target else "", joined(sorted({row["relation_label"] for row in done})))
            rows.append((*ends, *what, *_numbers(held), *_numbers(done), *_ids(held, done)))
    columns = (
        "supporter", "supporter_label", "tie", "actor", "actor_label", "names", "involves", "target", "target_label", "acts",
        "ties", "ties_hedged", "act_claims", "act_claims_hedged", "tie_ids", "act_ids", "claims",
    )  # fmt: skip
    order = ("supporter_label", "actor_label", "target_label", "supporter", "actor", "target")
    return frame(columns, rows, by=lambda row: (_ORDER[row["tie"]], *(row[name] for name in order)))


def _facts(net: "nx.MultiDiGraph[str]") -> list[Row]:
    return [row for row in all_rows(net) if is_fact(row) and row["subject"] != row["object"]]


def _involved(rows: list[Row]) -> str:
    """Return the labels of what claims involve or are done under."""
    return joined([parts["label"] for field in ("involves", "under") for row in rows for parts in told_of(row, field).values()])


def _numbers(rows: list[Row]) -> tuple[int, int]:
    return len(rows), sum(row["certainty"] == "Hedged" for row in rows)


def _ids(ties: list[Row], acts: list[Row]) -> tuple[str, str, str]:
    named = [[row["id"] for row in rows] for rows in (ties, acts)]
    return "|".join(named[0]), "|".join(named[1]), joined(named[0] + named[1])
