"""How claims look in a plot, as on the page and readable in grey, and the words under it: what is shown, and whose claims."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from alertgraph.analysis.ground.membership import members
from alertgraph.analysis.ground.ties import Row
from alertgraph.analysis.ground.variants import RESERVES, is_weak
from alertgraph.errors import AnalysisError, shown
from alertgraph.model.registry import sign_of
from alertgraph.telling import notice

if TYPE_CHECKING:
    import networkx as nx

    from alertgraph.api import AlertGraph
    from alertgraph.model.registry import Mode

#: Lines across the fill by sign: what red and blue say in colour, this says in grey.
HATCH: Final = {-1: "", 0: "....", 1: "//////"}
PAPER: Final = "#FFFFFF"


def modes(rows: Iterable[Row], graph: "AlertGraph") -> "dict[str, tuple[Mode, int]]":
    """Return the modes of claims with the sign that most of their relations have: conflict first, strongest first.

    A mode that has a sign only where it was asked for has the one that most of these claims have.

    Raises AnalysisError for a mode that the graph does not draw.
    """
    signs: dict[str, int] = {}
    rows = list(rows)
    for name in {row["mode"] for row in rows}:
        if name not in graph.modes:
            raise AnalysisError(f"no colour for the mode {shown(name)}; give the graph that the network is of, graph=...")
        counted = sum(row["effect"] for row in rows if row["mode"] == name)
        signs[name] = sign_of(name, graph.relations.values()) or (counted > 0) - (counted < 0)
    order = sorted(signs, key=lambda name: ((-1, 1, 0).index(signs[name]), -graph.modes[name].width, name))
    return {name: (graph.modes[name], signs[name]) for name in order}


def is_firm(row: Row) -> bool:
    """Return whether the alert says, in its own voice and without reserve, that it is so."""
    return not is_weak(row)


def all_weak(rows: Iterable[Row], field: str) -> bool:
    """Return whether a mark of claims that share subject, object and a field has none that is firm."""
    marks: dict[tuple[str, str, Any], bool] = {}
    for row in rows:
        key = (row["subject"], row["object"], row[field])
        marks[key] = marks.get(key, False) or is_firm(row)
    return not all(marks.values())


def reserve(rows: Iterable[Row]) -> str:
    """Return in words what the claims that are not firm are: ``hedged``, or ``hedged, reported or not said to have happened``."""
    known = list(rows)
    found = [words for words, holds in RESERVES.items() if any(map(holds, known))]
    return " or ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def told_weak(rows: Sequence[Row]) -> str:
    """Return a sentence on how many of some claims are not firm, such as ``12 of these claims are hedged.``, or nothing."""
    weak = [row for row in rows if not is_firm(row)]
    return f"{len(weak)} of these claims {'is' if len(weak) == 1 else 'are'} {reserve(weak)}." if weak else ""


def told_completed(rows: Iterable[Row]) -> str:
    """Return a sentence on how many of some claims have a date that the editors completed, or nothing."""
    number = sum(bool(row["completed_when"]) for row in rows)
    return f"The date of {number} of these claims is not whole in the text: the editors completed it." if number else ""


def left_out(of: str, told: Iterable[tuple[int, str]]) -> str:
    """Return a sentence on how many of something are not shown, by what they are; nothing where all are.

    >>> left_out("Claims", [(2, "without a date"), (0, "dated later")])
    'Claims not shown: 2 without a date.'
    """
    parts = [f"{number} {words}" for number, words in told if number]
    return f"{of} not shown: {', '.join(parts)}." if parts else ""


def luminance(colour: str) -> float:
    """Return the relative luminance of a hexadecimal colour, 0 black to 1 white (WCAG 2.1).

    >>> luminance("#FFFFFF")
    1.0
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return round(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2], 4)


def on(colour: str) -> str:
    """Return the ink, dark or white, that reads better on a colour."""
    return PAPER if luminance(colour) < 0.2 else "#000000"


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def source(rows: Sequence[Row], graph: "AlertGraph", told: Sequence[str]) -> list[str]:
    """Return the paragraphs under a plot: what is shown and left out, and whose claims they are, with title and date."""
    alerts = sorted({row["alert"] for row in rows}, key=lambda name: (name not in graph.alerts, name))
    named = [notice.source(graph, name) for name in alerts]
    where = f"Source: {'; '.join(named)}. " if named else ""
    return [" ".join(filter(None, told)), f"{where}Claims, not findings: what the alert says is not established by being shown."]


def names(net: "nx.MultiDiGraph[str]", chosen: Iterable[str]) -> dict[str, str]:
    """Return the labels of nodes; a node without one has its identifier."""
    return {name: str(net.nodes[name].get("label") or name) for name in chosen}


def brief(net: "nx.MultiDiGraph[str]", chosen: Sequence[str], longest: int) -> dict[str, str]:
    """Return labels, with the initials that the alert uses in place of one that is longer, where they name one of these alone."""
    found = names(net, chosen)
    initials: dict[str, str] = {}
    for name, label in found.items():
        if len(label) > longest:
            aliases = str(net.nodes[name].get("aliases", "")).split("|")
            short = [alias for alias in aliases if 2 <= len(alias) <= 6 and alias.isupper() and alias.isalpha()]
            if short:
                initials[name] = min(short, key=lambda alias: (len(alias), alias))
    taken = [*initials.values(), *(label for name, label in found.items() if name not in initials)]
    return {name: initials[name] if name in initials and taken.count(initials[name]) == 1 else found[name] for name in found}


def groups(net: "nx.MultiDiGraph[str]", blocs: Any, chosen: Sequence[str], graph: "AlertGraph") -> dict[str, list[str]]:
    """Return the chosen actors by bloc, in the order of both; without blocs by kind, those with more actors first.

    ``blocs`` are read as by ``analysis.brokers()``. Who is in none comes last, under "in no bloc". Raises AnalysisError where
    they cannot be read.
    """
    if blocs is None:
        kinds = {name: str(net.nodes[name].get("kind", "")) for name in chosen}
        labels = {kind: graph.kinds[kind].label if kind in graph.kinds else kind for kind in kinds.values()}
        order = sorted(labels, key=lambda kind: (-sum(other == kind for other in kinds.values()), kind))
        return {labels[kind]: [name for name in chosen if kinds[name] == kind] for kind in order}
    given = members(blocs)
    member = {name: bloc for bloc, actors in given.items() for name in actors}
    found: dict[str, list[str]] = {bloc: [] for bloc in given}
    for name in chosen:
        found.setdefault(member.get(name, "in no bloc"), []).append(name)
    return {bloc: names for bloc, names in found.items() if names}
