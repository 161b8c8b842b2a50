"""Agreements: who put each forward, who mediated and joined it, what it provides for, and what the alert says became of it.

Give a wide projection, ``graph.network(stance=("Asserted", "Reported"), polarity=None, modality=None)``: the terms of a
plan are proposed and not done, and that somebody was left out is a negated claim. A claim that the alert disputes is in
no row, whatever is given. Each step shows its stance, polarity, modality, certainty and speaker. Which relation is
which step is the ontology's ``ag:aspect``.
"""

from collections.abc import Collection
from typing import Final

import networkx as nx

from alertgraph.analysis.ground.evidence import STEP_FIELDS, Thing, gists, joined, label, marked, named, things, told
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.reading import told_of
from alertgraph.analysis.ground.ties import Row
from alertgraph.errors import AnalysisError, shown

_WITH: Final = {"Proposing": "proposed", "Brokering": "mediated", "Joining": "party", "TakingPart": "took part"}
_ABOUT: Final = {"Belonging": "part of", "Concerning": "about", "Dating": "when"}
_TERMS: Final = ("Planned", "Proposed", "Recommended")
_KINDS: Final = {"Agreement", "Decision"}
#: The steps of an agreement in the order of its story.
STEPS: Final = (
    "proposed", "mediated", "party", "took part", "about", "part of", "when", "because", "term", "binds", "fate", "under it",
    "other",
)  # fmt: skip


def agreements(net: "nx.MultiDiGraph[str]", kinds: str | Collection[str] = "Agreement") -> Frame:
    """Return each agreement, plan, ceasefire or round of talks of a projection: a row for each, sorted by label.

    The default projection lacks terms, and who was left out: give ``graph.network(stance=("Asserted", "Reported"),
    polarity=None, modality=None)``. ``kinds`` may add others that are put forward and turned down, such as "Decision".

    Columns: agreement, label; proposed_by, mediated_by, parties, left_out (said not to be a party), others (who take part,
    talk or step in without being called a party), kept_by, broken_by, undermined_by, rejected_by: labels joined by ``|``;
    because (what led to it, or why it is sought), terms, negated (that somebody did not put it forward, mediate it or take
    part) and fate (what is done to it): gists joined by `` / ``; claims (all that touch it).

    What rests on no plain fact has a mark: ``(planned)`` or ``(not planned)``, ``(hedged)``, ``(reported, whose words)``; a
    term is not marked as proposed, planned or recommended, which each is. That something is *not* so has no mark in a gist,
    which says it, and names nobody in a column of those who did: :func:`agreement_steps` has the polarity of each. What a row
    tells, and in which column, is this project's own reading of the ontology's aspects. Raises AnalysisError for a kind that
    nothing in the network has.
    """
    columns = (
        "agreement", "label", "proposed_by", "mediated_by", "parties", "left_out", "others", "kept_by", "broken_by",
        "undermined_by", "rejected_by", "because", "terms", "negated", "fate", "claims",
    )  # fmt: skip
    rows = []
    for thing in _things(net, kinds):
        found = _steps(net, thing)
        steps = {name: [row for step, row in found if step == name] for name in STEPS}
        who = {name: [(row, end) for row in steps[name] for end in _doers(thing, row)] for name in _WITH.values()}
        parties = {end for row, end in who["party"] if row["polarity"] == "Affirmed"}
        negated = [row for name in ("proposed", "mediated", "took part") for row in steps[name] if row["polarity"] == "Negated"]
        fates = {
            aspect: [(row, row["subject"]) for row in steps["fate"] if row["aspect"] == aspect]
            for aspect in ("Keeping", "Breaking", "Undermining", "Rejecting")
        }
        rows.append(
            (
                thing.id,
                thing.label,
                named(net, who["proposed"]),
                named(net, who["mediated"]),
                named(net, who["party"]),
                named(net, who["party"], "Negated"),
                named(net, [(row, end) for row, end in who["took part"] if end not in parties]),
                *(named(net, found) for found in fates.values()),
                gists(steps["because"]),
                joined([_term(row) for row in steps["term"]], " / "),
                *(gists(found) for found in (negated, steps["fate"])),
                "|".join(row["id"] for row, _ in thing.touches),
            )
        )
    return frame(columns, rows)


def agreement_steps(net: "nx.MultiDiGraph[str]", kinds: str | Collection[str] = "Agreement") -> Frame:
    """Return the claims behind :func:`agreements`, a row for each agreement and claim that touches it.

    Columns: agreement, label; step: *proposed*, *mediated*, *party* or *took part*; *about*, *part of* and *when*; *because*
    (what led to it, or who seeks it and why); *term* (what it provides for), *binds*; *fate* (what actors do to it, or what
    breaks or endangers it), *under it* (what else is done through or during it), *other* (what it leads to or serves);
    relation (its CURIE, to filter by); actor and target (subject and object) with labels; place (where the agreement stands in
    the claim: subject, object or under), relation_label, gist, stance, polarity, modality, certainty, stated_by,
    stated_by_label, when, completed_when, paragraphs, claims (the one). Sorted by label, step and claim. A step may be
    negated, planned or in somebody's words: filter by these columns before counting. The steps are this project's own. Raises
    AnalysisError for a kind that nothing in the network has.
    """
    columns = (
        "agreement", "label", "step", "relation", "actor", "actor_label", "target", "target_label", "place", "relation_label",
        *STEP_FIELDS, "claims",
    )  # fmt: skip
    rows = []
    for thing in _things(net, kinds):
        places = {row["id"]: place for row, place in thing.touches}
        for step, row in _steps(net, thing):
            ends = (row["subject"], label(net, row["subject"]), row["object"], label(net, row["object"]))
            rest = (places[row["id"]], row["relation_label"], *(row[name] for name in STEP_FIELDS), row["id"])
            rows.append((thing.id, thing.label, step, row["relation"], *ends, *rest))
    return frame(columns, rows)


def _things(net: "nx.MultiDiGraph[str]", kinds: str | Collection[str]) -> list[Thing]:
    """Return the things of the kinds asked for; raises AnalysisError for a kind that is none."""
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    if not isinstance(kinds, Collection) or not all(isinstance(kind, str) for kind in kinds):
        raise AnalysisError(f"kinds takes one kind or several, such as ('Agreement', 'Decision'); got {shown(kinds)}")
    found = things(net, kinds)
    if {*kinds} <= _KINDS | {thing.kind for thing in found}:
        return found
    occurring = {parts["kind"] for row in told(net) for parts in told_of(row, "under").values()}
    occurring |= {str(kind) for _, kind in net.nodes(data="kind") if kind}
    if missing := [kind for kind in kinds if kind not in occurring | _KINDS]:
        raise AnalysisError(f"nothing in this network is of the kind {shown(missing[0])}; it has {', '.join(sorted(occurring))}")
    return found


def _doers(thing: Thing, row: Row) -> list[str]:
    """Return who is tied to the agreement: the subject, and the object where the agreement is what it is done under."""
    return [row["subject"]] if row["object"] == thing.id else [row["subject"], row["object"]]


def _steps(net: "nx.MultiDiGraph[str]", thing: Thing) -> list[tuple[str, Row]]:
    """Return the claims of a thing with their steps, in the order of the story."""
    found = [(_step(net, row, place), row) for row, place in thing.touches]
    return sorted(found, key=lambda pair: (STEPS.index(pair[0]), pair[1]["id"]))


def _step(net: "nx.MultiDiGraph[str]", row: Row, place: str) -> str:
    aspect = row["aspect"]
    if place == "under" and row["modality"] in _TERMS:
        return "term"
    if place != "subject" and aspect in _WITH:
        return _WITH[aspect]
    if place != "under" and aspect in _ABOUT:
        return _ABOUT[aspect]
    if place == "object" and aspect == "Prompting":
        return "because"
    if place == "object" and row["modality"] in _TERMS and not aspect:
        return "term"
    if place == "under":
        return "under it"
    if place == "subject":
        return "binds" if aspect == "Binding" else "other"
    return "fate" if aspect or net.nodes[row["subject"]]["is_actor"] else "other"


def _term(row: Row) -> str:
    return marked({**row, "modality": "Actual"}, row["gist"])
