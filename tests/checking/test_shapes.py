"""What a claim must have and may have once is found by the shapes; those that cannot be used are told."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import support
from faults import FIELDS, PREFIXES, add_claims, claim, find
from support import Run

from alertgraph.checking.nesting import DEEPEST, deepest
from alertgraph.errors import LoadError

#: Of what is disputed, that and nothing else is told.
NOTE = 'skos:editorialNote "The notice names no proof."@en'


@pytest.mark.parametrize("change", ["missing", "twice"])
def test_a_claim_has_exactly_one_of_each(change: str, made_up_graph: Path) -> None:
    """A claim that lacks a field, or has two values where one may stand, breaks the shape of that field and no other."""
    second = {
        "claim-subject": "id:ostravia",
        "claim-relation": "ag:protects",
        "claim-object": "id:ostravia",
        "claim-speaker": "id:velmark",
        "claim-stance": "ag:Disputed",
        "claim-polarity": "ag:Negated",
        "claim-modality": "ag:Planned",
        "claim-certainty": "ag:Hedged",
        "claim-when": '"2030"^^edtf:EDTF',
        "claim-gist": '"Quill opposes Selden."@en',
    }
    blocks, expected = [], []
    # not plain, because what is derived is for another test
    base = {"claim_certainty": "ag:certainty ag:Hedged", "claim_modality": "ag:modality ag:Planned", "more": NOTE}
    for number, name in enumerate(FIELDS if change == "missing" else second, 901):
        value = "" if change == "missing" else f"{FIELDS[name]}, {second[name]}"
        changes = {**base, "claim_when": f'ag:when "{1000 + number}"^^edtf:EDTF', name.replace("-", "_"): value}
        if name == "claim-speaker" and change == "twice":
            changes["claim_stance"] = "ag:stance ag:Reported"
        blocks.append(claim(number, **changes))
        expected.append((f"id:mercy-2031-neighbours-{number}", name))
    add_claims(made_up_graph, *blocks)
    found = [(finding.subject, finding.check) for finding in find(made_up_graph)]
    if change == "twice":
        expected.append(("id:mercy-2031-neighbours-905", "author-not-asserted"))  # the second stance
        expected.append(("id:mercy-2031-neighbours-904", "author-not-asserted"))  # the first speaker
    assert sorted(found) == sorted(expected)


def test_a_graph_without_shapes(made_up_graph: Path) -> None:
    """A missing shapes.ttl is told as what it is, not as bad Turtle."""
    (made_up_graph / "shapes.ttl").unlink()
    with pytest.raises(LoadError, match=r"shapes\.ttl: cannot be read \(No such file"):
        find(made_up_graph)


COUNTED = 'ag:quantity 2 ; ag:quantityUnit "islands"@en'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (COUNTED, []),
        (f"{COUNTED} ; ag:quantityBound ag:AtLeast", []),
        (f"{COUNTED}, 'rocks'@en", ["claim-quantity-unit"]),
        ("ag:quantity 2 ; ag:quantityUnit id:quill", ["claim-quantity-unit"]),
        ("ag:quantity 2 ; ag:quantityUnit ' '@en", ["claim-quantity-unit"]),
        (f"{COUNTED} ; ag:quantityBound ag:AtLeast, ag:Approximately", ["claim-quantity-bound"]),
        (f"{COUNTED} ; ag:quantityBound 'at least'", ["claim-quantity-bound"]),
        ("ag:quantity 2, 3 ; ag:quantityUnit 'islands'@en", ["claim-quantity"]),
        ("ag:quantity 'two'^^<http://www.w3.org/2001/XMLSchema#integer> ; ag:quantityUnit 'islands'@en", ["claim-quantity"]),
        ("ag:quantity 2 ; ag:quantityBound ag:AtLeast", ["quantity-without-unit"]),
        ("ag:quantityUnit 'islands'@en ; ag:quantityBound ag:AtLeast", ["unit-without-quantity"]),
        ("ag:quantityBound ag:AtLeast", ["unit-without-quantity"]),
        ("skos:editorialNote 'The notice does not say why.'@en", []),
        ("skos:editorialNote 'The notice does not say why.'@en, 'Nor since when.'@en", ["claim-note"]),
        ("ag:involves 'Velmark'", ["claim-involves"]),
        ("ag:under ag:Claim", ["claim-under"]),
        ("ag:place '2030'", ["claim-place"]),
        ("ag:content 'so'", ["claim-content"]),
        ("ag:sign 1", ["property-of-another-class"]),
    ],
)
def test_what_a_claim_may_have(fields: str, expected: list[str], made_up_graph: Path) -> None:
    """A number has what it counts, each once and of its kind; a note is one, in a language; participants are entries."""
    add_claims(made_up_graph, claim(901, claim_certainty="ag:certainty ag:Hedged", more=fields))
    assert [finding.check for finding in find(made_up_graph)] == expected


def test_what_is_a_claims_stands_on_claims(made_up_graph: Path) -> None:
    """A claim's property on an entry or a passage is told with the class that it is for."""
    (made_up_graph / "registry" / "more.ttl").write_text(PREFIXES + "id:tirrun ag:quantity 2 ; ag:involves id:velmark .\n")
    found = [(finding.subject, finding.check, finding.message) for finding in find(made_up_graph)]
    assert found == [
        ("id:tirrun", "property-of-another-class", f"has ag:{name}, which is for ag:Claim") for name in ("involves", "quantity")
    ]


def shaped(root: Path, shapes: str) -> None:
    """Put further shapes behind those of a graph."""
    path = root / "shapes.ttl"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{shapes}", encoding="utf-8")


def found(root: Path) -> list[tuple[str, str, str]]:
    """Subject, check and message of each finding."""
    return [(finding.subject, finding.check, finding.message) for finding in find(root)]


CODE = "[ sh:path ag:isoCode ; sh:minLength 3 ; sh:message 'has a code of two letters' ]"
QUILL = "sh:targetNode <https://w3id.org/alertgraph/id/quill>"


@pytest.mark.parametrize(
    ("shapes", "check", "message"),
    [
        (f"ag:outer a sh:NodeShape ; {QUILL} ; sh:node ag:inner ; sh:message 'is no outer' .", "outer", "is no outer"),
        (f"ag:outer a sh:NodeShape ; {QUILL} ; sh:node ag:inner .", "outer", "Shape .*inner>?. has a code of two letters$"),
        (f"ag:outer a sh:NodeShape ; {QUILL} ; sh:property {CODE} .", "outer", "^has a code of two letters$"),
        (f"ag:outer a sh:NodeShape ; {QUILL} ; sh:node [ sh:node ag:inner ] .", "outer", "has a code of two letters$"),
        (f"ag:outer a sh:NodeShape ; {QUILL} ; sh:and ( ag:inner ) ; sh:message 'is no outer' .", "outer", "^is no outer$"),
    ],
)
def test_shapes_within_shapes(shapes: str, check: str, message: str, made_up_graph: Path) -> None:
    """One fault is one finding: by the outer shape, under a name that there is, with what the inner one found."""
    shaped(made_up_graph, f"ag:inner a sh:NodeShape ; sh:property {CODE} .\n{shapes}")
    ((subject, name, told),) = found(made_up_graph)
    assert (subject, name) == ("id:quill", check)
    assert re.search(message, told)


@pytest.mark.parametrize(
    ("severity", "is_remark"), [("sh:Info", True), ("sh:Warning", True), ("sh:Violation", False), ("ag:Severe", False)]
)
def test_severity(severity: str, is_remark: bool, made_up_graph: Path, run: Run) -> None:
    """What is for information or a warning is a remark and changes no exit code; every other severity is a finding."""
    shaped(made_up_graph, f"ag:code {QUILL} ; a sh:PropertyShape ; sh:severity {severity} ; {CODE[2:-2]} .")
    done = run("check", "--graph", made_up_graph)
    line = "id:quill: has a code of two letters [code]"
    assert done.code == (0 if is_remark else 1)
    assert (line in done.out, f"remark: {made_up_graph}" in done.err and line in done.err) == (not is_remark, is_remark)


NAMELESS = "[ sh:path skos:prefLabel ; sh:maxCount 0 ; sh:message 'has a name' ]"
STATES = ["id:ostravia", "id:quill", "id:selden", "id:velmark"]


@pytest.mark.parametrize(
    ("shapes", "subjects"),
    [
        (f"ag:named a sh:NodeShape ; sh:targetClass ag:State ; sh:property {NAMELESS} .", STATES),
        (f"ag:named a sh:NodeShape ; sh:targetClass ag:State ; sh:deactivated true ; sh:property {NAMELESS} .", []),
        (f"ag:named a sh:NodeShape ; sh:targetClass ag:Bloc ; {QUILL} ; sh:property {NAMELESS} .", ["id:quill"]),
        (
            f"ag:named a sh:NodeShape ; sh:targetClass ag:Bloc ; sh:property {NAMELESS} .\n"
            "ag:other a sh:NodeShape ; sh:targetClass ag:State ; sh:node ag:named .",
            STATES,
        ),
        (
            f"ag:named a sh:NodeShape ; sh:targetClass ag:Bloc ; sh:property {NAMELESS} .\n"
            f"ag:other a sh:NodeShape ; {QUILL} ; sh:not [ sh:not ag:named ] .",
            ["id:quill"],
        ),
        (f"ag:named a sh:NodeShape ; {QUILL} ; sh:targetObjectsOf ag:leads ; sh:property {NAMELESS} .", ["id:quill"]),
    ],
)
def test_targets_of_a_shape(shapes: str, subjects: list[str], made_up_graph: Path) -> None:
    """A shape looks at all that it has for targets and is part of, whatever is done to make that quick; or at nothing."""
    shaped(made_up_graph, shapes)
    assert sorted({subject for subject, check, _ in found(made_up_graph) if check in ("named", "other")}) == subjects


def nested(count: int, link: str) -> str:
    """So many shapes within each other, a property shape the last of them."""
    shapes = [f"ag:deep0 a sh:NodeShape ; {QUILL} ; {link.format('ag:deep1')} ."]
    shapes += [f"ag:deep{number} a sh:NodeShape ; {link.format(f'ag:deep{number + 1}')} ." for number in range(1, count - 2)]
    return "\n".join([*shapes, f"ag:deep{count - 2} a sh:NodeShape ; sh:property {CODE} ."])


@pytest.mark.parametrize("link", ["sh:node {}", "sh:and ( {} )"])
@pytest.mark.parametrize("count", [7, 15, DEEPEST])
def test_shapes_may_stand_deep(count: int, link: str, made_up_graph: Path) -> None:
    """What stands within many others is found."""
    shaped(made_up_graph, nested(count, link))
    assert [(subject, check) for subject, check, _ in found(made_up_graph)] == [("id:quill", "deep0")]


@pytest.mark.parametrize("count", [DEEPEST + 1, 3000])
def test_shapes_that_stand_too_deep(count: int, made_up_graph: Path, run: Run) -> None:
    """More than pyshacl could follow are refused, with the file, the line and the name of the outermost."""
    shaped(made_up_graph, nested(count, "sh:or ( {} )"))
    path = made_up_graph / "shapes.ttl"
    done = run("check", "--graph", made_up_graph)
    where = f"{path}:{support.line_of(path, 'ag:deep0')}: ag:deep0: {count} shapes within each other"
    assert (done.code, where in done.err) == (2, True)


def test_a_shape_within_itself_is_not_counted_for_ever() -> None:
    """A shape that leads back to itself ends the line; what is deepest beside it is still told."""
    turtle = "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:a> sh:node <x:b> . <x:b> sh:node <x:a>, <x:c> . <x:c> sh:not <x:d> ."
    triples = [quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]
    assert deepest(triples) == ["x:a", "x:b", "x:c", "x:d"]


def test_a_shape_that_cannot_be_used_is_named(made_up_graph: Path) -> None:
    """The line of an error is that of the shape that pyshacl names."""
    shaped(
        made_up_graph,
        f"ag:bad a sh:NodeShape ; {QUILL} ; sh:property ag:worse .\nag:worse sh:path ag:isoCode ; sh:minCount 'x' .",
    )
    with pytest.raises(LoadError, match=r"shapes\.ttl:\d+: its shapes cannot be used") as caught:
        find(made_up_graph)
    path = made_up_graph / "shapes.ttl"
    lines = {support.line_of(path, name) for name in ("ag:bad", "ag:worse")}
    assert int(str(caught.value).removeprefix(f"{path}:").partition(":")[0]) in {1, *lines}
