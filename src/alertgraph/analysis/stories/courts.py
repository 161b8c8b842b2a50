"""Courts: who brought what against whom, what was decided, whether it binds, and what the alert says became of it.

Give a wide projection, ``graph.network(stance=("Asserted", "Reported"), polarity=None, modality=None)``: that something
has not been done, or is required, is part of the story. A claim that the alert disputes is in no row, whatever is given.
Each step shows its stance, polarity, modality, certainty and speaker; what a decision requires is not what happened.
Which relation is which step is the ontology's ``ag:aspect``.
"""

from typing import Final

import networkx as nx

from alertgraph.analysis.ground.evidence import (
    STEP_FIELDS,
    Thing,
    Touch,
    dated,
    each_marked,
    gists,
    is_fact,
    joined,
    label,
    marked,
    named,
    things,
)
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.reading import told_of
from alertgraph.analysis.ground.ties import Row

_KINDS: Final = ("Decision", "Proceeding")
_STEPS: Final = {
    "BringingToCourt": "brought",
    "Hearing": "heard",
    "Deciding": "decided",
    "Binding": "binds",
    "Belonging": "part of",
    "Concerning": "about",
    "Dating": "when",
    "Prompting": "because",
}
#: The steps of a decision or proceeding in the order of its story.
STEPS: Final = (
    "brought", "heard", "decided", "binds", "says", "requires", "part of", "about", "when", "because", "fared", "led to",
)  # fmt: skip
#: The steps by which it comes to be what it is.
_MADE: Final = ("brought", "heard", "decided")


def courts(net: "nx.MultiDiGraph[str]") -> Frame:
    """Return each case, order, warrant, finding and opinion of a projection of claims: a row for each, sorted by court.

    The default projection lacks what is required, and what was not done: give ``graph.network(stance=("Asserted", "Reported"),
    polarity=None, modality=None)``.
    These are all proceedings, and the decisions that a court takes or by which somebody is ordered, wanted or found against.
    Columns: decision, label, kind, acts (labels of the relations by which it is brought and decided, else heard: they tell an
    order from a warrant or a finding, of which the data has no classes); court (who decides or hears it, by label, as all that
    follow), brought_by (who brings it to court: an applicant, or a state that prosecutes), against (whom it orders, wants, is
    brought against, or whose conduct it examines: no finding is implied), part_of (its case), when (the dates of filing or
    deciding as the text has them, what an editor completed behind them in brackets), binding (``yes`` or ``no`` as the alert
    says in its own voice, else ``not said``);
    requires, because (what led to it, or why it is sought), fate and led_to (what it sets off, or is answered with): gists
    joined by `` / ``; claims (all that touch it).

    What rests on no plain fact has a mark: ``(planned)`` or ``(not planned)``, ``(hedged)``, ``(reported, whose words)``. Not
    so ``requires``: all of it is reported and recommended, being what the court says has to be done, not what is done.
    ``fate`` is what the alert says was done about, to or under it, or that it was not brought, heard or decided; that
    something was *not* done has no mark, since the gist says so: :func:`court_steps` has the polarity of each. What a row
    tells, and in which column, is this project's own reading of the ontology's aspects.
    """
    columns = (
        "decision", "label", "kind", "acts", "court", "brought_by", "against", "part_of", "when", "binding", "requires",
        "because", "fate", "led_to", "claims",
    )  # fmt: skip
    rows = []
    for thing in _of_courts(net):
        steps = _steps(net, thing)
        by_step = {name: [row for step, row in steps if step == name] for name in STEPS}
        acts = [row for row, place in thing.touches if place == "under" and row["aspect"] in ("Deciding", "Hearing")]
        not_so = [row for name in _MADE for row in by_step[name] if row["polarity"] == "Negated"]
        wholes = [(row, row["object"]) for row in by_step["part of"] if row["subject"] == thing.id]
        rows.append(
            (
                thing.id,
                thing.label,
                thing.kind,
                each_marked((row, row["relation_label"]) for row in _acts(by_step)),
                named(net, _judges(net, thing)),
                named(net, [(row, row["subject"]) for row in by_step["brought"]]),
                named(net, [(row, name) for row in by_step["brought"] + acts for name in _addressees(net, row)]),
                named(net, [(row, name) for row, name in wholes if net.nodes[name]["kind"] in _KINDS]),
                joined([dated(row) for row in by_step["brought"] + by_step["decided"] if is_fact(row)]),
                _binding(by_step["binds"]),
                joined([row["gist"] for row in by_step["requires"]], " / "),
                *(gists(found) for found in (by_step["because"], not_so + by_step["fared"], by_step["led to"])),
                "|".join(row["id"] for row, _ in thing.touches),
            )
        )
    return frame(columns, rows, by=lambda row: (row["court"], row["label"], row["decision"]))


def court_steps(net: "nx.MultiDiGraph[str]") -> Frame:
    """Return the claims behind :func:`courts`, a row for each case or decision and claim that touches it.

    Columns: decision, label, kind; step (*brought*, *heard*, *decided*, *binds*, what a court or applicant *says* in it or it
    *requires*, *part of*, *about*, *when*, *because* of what it came, how it *fared*: what is done about, to or under it, and
    what it *led to*); relation (its CURIE, to filter by) and its label; actor and target (subject and object) with labels;
    gist, stance, polarity, modality, certainty, stated_by, stated_by_label, when, completed_when, paragraphs, claims (the one).
    Sorted by decision, step and claim. A step may be negated, planned or in somebody's words: filter by these columns before
    counting. Words that are reported in a proceeding are never how it fared, whoever the network says is a party.
    The steps are this project's own.
    """
    columns = (
        "decision", "label", "kind", "step", "relation", "relation_label", "actor", "actor_label", "target", "target_label",
        *STEP_FIELDS, "claims",
    )  # fmt: skip
    rows = []
    for thing in _of_courts(net):
        for step, row in _steps(net, thing):
            ends = (row["subject"], label(net, row["subject"]), row["object"], label(net, row["object"]))
            told = (row[name] for name in STEP_FIELDS)
            rows.append(
                (thing.id, thing.label, thing.kind, step, row["relation"], row["relation_label"], *ends, *told, row["id"])
            )
    return frame(columns, rows)


def _of_courts(net: "nx.MultiDiGraph[str]") -> list[Thing]:
    """Return all proceedings, and the decisions that a court takes or that are addressed to somebody."""
    return [
        thing for thing in things(net, _KINDS) if thing.kind == "Proceeding" or any(_judges_by(net, t) for t in thing.touches)
    ]


def _judges_by(net: "nx.MultiDiGraph[str]", touch: Touch) -> bool:
    row, place = touch
    decides = row["aspect"] == "Deciding" and (place == "under" or (place == "object" and _is_court(net, row["subject"])))
    return decides or (row["aspect"] == "BringingToCourt" and place == "under")


def _is_court(net: "nx.MultiDiGraph[str]", name: str) -> bool:
    return name in net and net.nodes[name]["kind"] == "Court"


def _judges(net: "nx.MultiDiGraph[str]", thing: Thing) -> list[tuple[Row, str]]:
    """Return who decides, each with the claim that says so; else the courts that hear it, or are said to take part.

    The alert's own word on it comes first: what others say is told beside it only of who decides, else where it is all.
    """
    asserted, reported = ([touch for touch in thing.touches if touch.row["stance"] == name] for name in ("Asserted", "Reported"))
    found = _deciders(asserted) or _hearing(net, asserted)
    return found + _deciders(reported) or _hearing(net, reported)


def _deciders(touches: list[Touch]) -> list[tuple[Row, str]]:
    return [(row, row["subject"]) for row, place in _affirmed(touches) if row["aspect"] == "Deciding" and place != "subject"]


def _hearing(net: "nx.MultiDiGraph[str]", touches: list[Touch]) -> list[tuple[Row, str]]:
    """Return the courts that do something to it or under it; else those involved where it is brought."""
    rows = [(row, place) for row, place in _affirmed(touches) if place != "subject" and _is_court(net, row["subject"])]
    brought = [row for row, _ in _affirmed(touches) if row["aspect"] == "BringingToCourt"]
    involved = [(row, name) for row in brought for name, parts in told_of(row, "involves").items() if parts["kind"] == "Court"]
    return [(row, row["subject"]) for row, _ in rows] or involved


def _affirmed(touches: list[Touch]) -> list[Touch]:
    return [touch for touch in touches if touch.row["polarity"] == "Affirmed"]


def _addressees(net: "nx.MultiDiGraph[str]", row: Row) -> list[str]:
    """Return the object where it is an actor; else the actors that are involved, or the object where none is."""
    involved = told_of(row, "involves").items()
    actors = [name for name, parts in involved if parts["is_actor"] == "1" and parts["kind"] != "Court"]
    return [row["object"]] if net.nodes[row["object"]]["is_actor"] or not actors else actors


def _steps(net: "nx.MultiDiGraph[str]", thing: Thing) -> list[tuple[str, Row]]:
    """Return the claims of a thing with their steps, in the order of the story."""
    speakers = {name for _, name in _judges(net, thing)}
    speakers |= {row["subject"] for row, _ in _affirmed(thing.touches) if row["aspect"] == "BringingToCourt"}
    found = []
    for row, place in thing.touches:
        step = _STEPS.get(row["aspect"], "fared")
        if place == "under" and step not in _MADE:
            step = "fared"
        elif place == "subject" and step in (*_MADE, "because", "fared"):
            step = "led to"
        elif thing.kind == "Proceeding" and place == "object" and not row["aspect"] and _is_court(net, row["subject"]):
            step = "heard"  # what a court does in its own proceeding befalls it no more than its hearing does
        # words whose speaker's part in a case is not told are no more what happened than those of its parties
        in_it = step == "fared" and place == "under" and (thing.kind == "Proceeding" or not speakers)
        if row["stance"] == "Reported" and (row["stated_by"] in speakers or in_it):
            step = "requires" if row["modality"] == "Recommended" else "says"
        found.append((step, row))
    return sorted(found, key=lambda pair: (STEPS.index(pair[0]), pair[1]["id"]))


def _acts(steps: dict[str, list[Row]]) -> list[Row]:
    """Return the affirmed claims by which it came to be what it is: brought or decided, else heard."""
    found = [row for name in ("brought", "decided") for row in steps[name]] or steps["heard"]
    return [row for row in found if row["polarity"] == "Affirmed"]


def _binding(rows: list[Row]) -> str:
    """Return whether the alert says that it binds, that it does not, or neither."""
    said = [row for row in rows if (row["stance"], row["modality"]) == ("Asserted", "Actual")]
    words = {"Affirmed": "yes", "Negated": "no"}
    return joined([marked(row, words[row["polarity"]]) for row in said], " and ") or "not said"
