"""What follows from the claims: plain triples of plain claims alone, bounds of dates, and a cache that never matters."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import support
from faults import add_claims, claim

from alertgraph.api import AlertGraph
from alertgraph.errors import LoadError
from alertgraph.store import dataset
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import BOUNDS, DERIVED, SEM, curie


def triples(data: Dataset, graph: str) -> set[tuple[str, str, str]]:
    """The triples of a named graph, shortened."""
    return {
        (curie(str(quad.subject.value)), curie(quad.predicate.value), curie(str(quad.object.value)))  # type: ignore[union-attr]
        for quad in data.quads(graph)
    }


def test_derived(made_up: AlertGraph) -> None:
    """Derived are the plain triples of what the alert itself says without reserve, and no other."""
    assert triples(made_up.data, DERIVED) == {
        ("id:harrow-observatory", "ag:condemns", "id:siege-of-tirrun"),
        ("id:velmark", "ag:deprives", "id:people-of-tirrun"),
        ("id:ostravia", "ag:suppliesMilitaryAidTo", "id:velmark"),
        ("id:river-federation", "ag:suppliesEconomicAidTo", "id:velmark"),
        ("id:velmark", "ag:seizes", "id:tirrun"),
        ("id:fourth-border-brigade", "ag:destroys", "id:tirrun"),
        ("id:fourth-border-brigade", "ag:destroys", "id:mill-of-tirrun"),
        ("id:velmark", "ag:accuses", "id:people-of-tirrun"),
        ("id:oda-brenn", "ag:holdsOffice", "id:chancellor-of-velmark"),
        ("id:settlers-association", "ag:seizes", "id:tirrun"),
        ("id:velmark", "ag:detains", "id:ilse-marrant"),
        ("id:teodor-vash", "ag:holdsOffice", "id:prime-minister-of-ostravia"),
        ("id:teodor-vash", "ag:holdsOffice", "id:speaker-of-selden"),
        ("id:ostravia", "ag:attacks", "id:tirrun"),
        ("id:selden", "ag:cooperatesWith", "id:velmark"),
        ("id:selden", "ag:supports", "id:velmark"),
        ("id:selden", "ag:urges", "id:velmark"),
        ("id:quill", "ag:filesCaseAgainst", "id:velmark"),
        ("id:court-of-nine-rivers", "ag:orders", "id:velmark"),
        ("id:velmark", "ag:disregards", "id:order-of-july-2030"),
        ("id:court-of-nine-rivers", "ag:issuesWarrantFor", "id:oda-brenn"),
        ("id:velmark", "ag:displaces", "id:people-of-tirrun"),
    }


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_derived_is_exactly_the_plain_claims(name: str, request: pytest.FixtureRequest) -> None:
    """Each plain claim gives its triple, and each derived triple is of a plain claim: in the real graph, too."""
    graph: AlertGraph = request.getfixturevalue(name)
    plain = {(claim.subject, claim.relation, claim.object) for claim in graph.claims() if claim.is_plain}
    assert triples(graph.data, DERIVED) == plain


def test_bounds(made_up: AlertGraph) -> None:
    """Each dated claim has its earliest and latest day, an open end none, an undated claim neither."""
    prefix, earliest, latest = "id:mercy-2031-", SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp
    days = {
        "velmark-002": ("2029-10-14", None),
        "velmark-007": ("1987-01-01", "1987-12-31"),
        "velmark-008": ("2028-01-01", "2028-12-31"),
        "velmark-009": ("2029-12-09", "2029-12-09"),
        "velmark-015": ("2030-01-01", "2030-02-28"),
        "velmark-017": ("2030-01-01", "2039-12-31"),
        "neighbours-003": (None, "2030-05-31"),
        "neighbours-008": ("2030-07-01", "2030-07-31"),
        "neighbours-013": ("2030-03-01", "2030-05-31"),
        "neighbours-017": ("2020-01-01", None),
    }
    expected = {
        (prefix + name, curie(end), day)
        for name, ends in days.items()
        for end, day in zip((earliest, latest), ends, strict=True)
        if day
    }
    assert triples(made_up.data, BOUNDS) == expected


def test_bounds_of_a_date_without_its_year(made_up_graph: Path) -> None:
    """They are those of its completion, and say so; without one, or with one that is none, there are none."""
    undone = 'ag:when "XXXX-07-04"^^edtf:EDTF'
    dates = [undone, f'{undone} ; ag:completedWhen "2030-07-04"^^edtf:EDTF', f'{undone} ; ag:completedWhen "2030"^^edtf:EDTF']
    add_claims(made_up_graph, *(claim(number, claim_when=date) for number, date in enumerate(dates, 901)))
    found = {triple for triple in triples(dataset.load(made_up_graph), BOUNDS) if "neighbours-90" in triple[0]}
    name = "id:mercy-2031-neighbours-902"
    assert found == {
        (name, curie(SEM.hasEarliestBeginTimeStamp), "2030-07-04"),
        (name, curie(SEM.hasLatestEndTimeStamp), "2030-07-04"),
        (name, "ag:boundsFrom", "ag:completedWhen"),
    }


def quads(data: Dataset) -> list[ox.Quad]:
    """What the cache may hold."""
    return [*data.quads(DERIVED), *data.quads(BOUNDS)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ALERTGRAPH_CACHE", str(folder))
    return folder


def test_second_load_is_from_the_cache(cache: Path, made_up_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second load computes nothing and equals the first."""
    first = quads(dataset.load(made_up_graph))
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr("alertgraph.store.derivation.bound_quads", lambda store: pytest.fail("computed again"))
    assert quads(dataset.load(made_up_graph)) == first


@pytest.mark.parametrize("damage", ["empty", "cut at a line", "cut in a line", "foreign triple", "noise"])
def test_damaged_cache_is_mended(damage: str, cache: Path, made_up_graph: Path) -> None:
    """A cache that is not what was written is computed again and written anew."""
    first = quads(dataset.load(made_up_graph))
    (file,) = cache.iterdir()
    sound = file.read_bytes()
    lines = sound.splitlines(keepends=True)
    damaged = {
        "empty": b"",
        "cut at a line": b"".join(lines[:5]),
        "cut in a line": sound[:500],
        "foreign triple": sound + b"<x:s> <x:p> <x:o> <https://w3id.org/alertgraph/graph/derived> .\n",
        "noise": b"\x00\xff noise",
    }
    file.write_bytes(damaged[damage])
    assert quads(dataset.load(made_up_graph)) == first
    assert sorted(file.read_bytes().splitlines()[1:]) == sorted(sound.splitlines()[1:])
    assert list(cache.iterdir()) == [file]


def test_cache_that_cannot_be_written(tmp_path: Path, made_up_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place for the cache everything works all the same."""
    first = quads(dataset.load(made_up_graph))
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ALERTGRAPH_CACHE", str(tmp_path / "file" / "cache"))
    assert quads(dataset.load(made_up_graph)) == first


def test_full_disk_leaves_no_part_of_a_cache(cache: Path, made_up_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that cannot be finished is removed."""

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert quads(dataset.load(made_up_graph))
    assert list(cache.iterdir()) == []


def test_changed_files_have_another_cache(cache: Path, made_up_graph: Path) -> None:
    """A change in a claim or in a rule is seen at once."""
    dataset.load(made_up_graph)
    support.replace_in(made_up_graph / support.CLAIMS, '"2030-07"^^edtf:EDTF', '"2030-08"^^edtf:EDTF')
    changed = dataset.load(made_up_graph)
    assert ("id:mercy-2031-neighbours-008", curie(SEM.hasLatestEndTimeStamp), "2030-08-31") in triples(changed, BOUNDS)
    (made_up_graph / "rules" / "plain-triples.rq").write_text("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(false) }")
    assert triples(dataset.load(made_up_graph), DERIVED) == set()
    assert len(list(cache.iterdir())) == 3


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE {", "too-much.rq:1: not a SPARQL query: "),
        ("# fine\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p }", "too-much.rq:2: not a SPARQL query: "),
        ("\nCONSTRUCT { ?s ?p ?o } WHERE { SERVICE ?s { ?s ?p ?o } }", "too-much.rq:2: SERVICE is refused"),
        ("# M\udce4rz", "too-much.rq:1: byte 4 (0xe4) is not UTF-8; save the file as UTF-8"),
        ("SELECT ?s WHERE { ?s ?p ?o }", "too-much.rq:1: a rule must be a CONSTRUCT query"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "too-much.rq:1: not a SPARQL query: "),
    ],
)
def test_broken_rule(rule: str, message: str, made_up_graph: Path) -> None:
    """A rule that does not construct is named."""
    (made_up_graph / "rules" / "too-much.rq").write_text(rule, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(LoadError) as caught:
        dataset.load(made_up_graph)
    assert message in str(caught.value)
    assert support.answers_kept(caught.value) == []
