"""Every shape and check finds its fault, at its place, and nothing else; sound graphs have no findings."""

import ast
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.checking import check as checks
from alertgraph.errors import LoadError
from alertgraph.store import dataset
from alertgraph.texts.document import Document, read

SHAPES = re.findall(r"^ag:([a-z-]+) sh:path", (support.GRAPH / "shapes.ttl").read_text(encoding="utf-8"), re.MULTILINE)
QUERIES = [path.stem for path in support.every(support.GRAPH, "checks/*.rq")]
EXAMPLES = support.every(support.INVALID, "*")
SHAPE = b"@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> a sh:NodeShape ; sh:targetNode <x:t> ; sh:property "


def checks_in_python() -> set[str]:
    """The names of the checks that checks.py itself makes: what its generators yield second."""
    tree = ast.parse((support.SOURCE / "checking/check.py").read_text(encoding="utf-8"))
    faults = [node.value.elts[1] for node in ast.walk(tree) if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple)]
    return {str(name.value) for name in faults if isinstance(name, ast.Constant)}


class Example(NamedTuple):
    """A file that must fail: why, the subject of the finding, and the file of the graph that it is or ends."""

    why: str
    subject: str
    place: Path


def read_example(path: Path) -> Example:
    """The head of an example."""
    head = dict(re.findall(r"^# (why it must fail|finding|in): (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    place = head.get("in", support.ALERT / "claims" / "invalid.ttl")
    return Example(head["why it must fail"], head["finding"], Path(place))


def add_to(root: Path, path: Path) -> Example:
    """Put an example where its head says, behind what stands there."""
    example = read_example(path)
    place = root / example.place
    place.parent.mkdir(parents=True, exist_ok=True)
    before = place.read_bytes() if place.exists() else b""
    place.write_bytes(before + path.read_bytes())
    return example


def find(root: Path, texts: dict[str, Document] | None = None) -> list[checks.Finding]:
    """The findings in a graph."""
    return checks.check(dataset.load(root), texts)


def test_shapes_and_checks_are_there() -> None:
    """The lists that the tests below run over are not empty: the files were found and read."""
    assert {"claim-passage", "entity-label", "relation-sign"} <= set(SHAPES)
    assert {"same-claim-twice", "subject-is-object"} <= set(QUERIES)
    assert checks_in_python() == {"unknown-term", "unknown-entry", "untyped", "edtf", "derived-without-claim"}


def test_every_check_has_an_example() -> None:
    """Each property shape, SPARQL check and check in Python has a file that breaks it, and no file breaks nothing."""
    assert sorted(path.stem for path in EXAMPLES) == sorted([*SHAPES, *QUERIES, *checks_in_python()])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_trips_its_check_alone(path: Path, made_up_graph: Path) -> None:
    """The example is one finding: of its check, of its subject, in the file and line where the subject's block begins."""
    example = add_to(made_up_graph, path)
    placed = [
        file for file in support.every(made_up_graph, "**/*.ttl") if f"\n{example.subject} " in file.read_text(encoding="utf-8")
    ]
    expected = [(str(file), support.line_of(file, example.subject), example.subject, path.stem) for file in placed]
    assert [tuple(finding[:4]) for finding in find(made_up_graph)] == expected


def test_examples_say_why() -> None:
    """The first line of an example says in a sentence why it must fail."""
    silent = [path.name for path in EXAMPLES if not re.match(r"# why it must fail: \S.+\.\n", path.read_text(encoding="utf-8"))]
    assert silent == []


def test_made_up_graph_is_sound(made_up: AlertGraph, made_up_text: Document) -> None:
    """The made-up graph has no findings, neither without its text nor with it."""
    assert checks.check(made_up.data) == []
    assert checks.check(made_up.data, {"id:mercy-2031": made_up_text}) == []


def test_real_graph_is_sound(real_graph: AlertGraph) -> None:
    """The graph of this repository has no findings."""
    assert list(map(str, checks.check(real_graph.data))) == []


def test_real_passages_stand_as_stored(real_graph: AlertGraph) -> None:
    """With the alert's text, every stored field of every passage of the real graph is confirmed."""
    texts = {"id:axis-2025": read(support.alert_text())}
    assert list(map(str, checks.check(real_graph.data, texts))) == []


FIELDS = {
    "claim-subject": "rdf:subject id:quill",
    "claim-relation": "rdf:predicate ag:opposes",
    "claim-object": "rdf:object id:selden",
    "claim-speaker": "ag:statedBy id:harrow-observatory",
    "claim-stance": "ag:stance ag:Asserted",
    "claim-polarity": "ag:polarity ag:Affirmed",
    "claim-modality": "ag:modality ag:Actual",
    "claim-certainty": "ag:certainty ag:Plain",
    "claim-when": "ag:when ag:Undated",
    "claim-gist": 'ag:gist "Quill is against Selden."@en',
    "claim-passage": "ag:passage id:mercy-2031-p11-s4",
}
PREFIXES = """\
@prefix ag: <https://w3id.org/alertgraph/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix id: <https://w3id.org/alertgraph/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def claim(number: int, **changes: str) -> str:
    """A claim with each of the required fields, but for those that are changed, or left out where empty."""
    fields = FIELDS | {name.replace("_", "-"): value for name, value in changes.items()}
    lines = " ;\n    ".join(["a ag:Claim", *filter(None, fields.values())])
    return f"id:mercy-2031-neighbours-{number}\n    {lines} .\n"


def add_claims(root: Path, *blocks: str) -> Path:
    """Add claims to the made-up graph, in a file of their own."""
    path = root / support.ALERT / "claims" / "3-more.ttl"
    path.write_text(PREFIXES + "".join(blocks), encoding="utf-8")
    return path


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
    base = {"claim_certainty": "ag:certainty ag:Hedged", "claim_modality": "ag:modality ag:Planned"}
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


def test_messages_name_the_nearest(made_up_graph: Path) -> None:
    """A misspelt property, value, class or entry is told with the nearest that there is."""
    path = add_claims(
        made_up_graph,
        claim(901, more="ag:Place id:tirrun"),
        claim(902, claim_stance="ag:stance ag:Assertd", claim_when='ag:when "1902"^^edtf:EDTF'),
        claim(903, claim_object="rdf:object id:seldn"),
        claim(904, claim_relation="rdf:predicate ag:oposes"),
        'id:corvia a ag:Staat ; skos:preLabel "Corvia"@en ; org:postIn id:velmark .\n',
    )
    expected = [
        (901, "unknown property ag:Place; did you mean ag:place? [unknown-term]"),
        (902, "unknown term ag:Assertd; did you mean ag:Asserted? [unknown-term]"),
        (903, "id:seldn is described nowhere; did you mean id:selden? [unknown-entry]"),
        (904, "unknown term ag:oposes; did you mean ag:opposes? [unknown-term]"),
    ]
    lines = [
        f"{path}:{support.line_of(path, f'id:mercy-2031-neighbours-{number}')}: id:mercy-2031-neighbours-{number}: {message}"
        for number, message in expected
    ]
    corvia = f"{path}:{support.line_of(path, 'id:corvia')}: id:corvia:"
    lines += [
        f"{corvia} unknown property skos:preLabel; did you mean skos:prefLabel? [unknown-term]",
        f"{corvia} unknown term ag:Staat; did you mean ag:State? [unknown-term]",
    ]
    assert list(map(str, find(made_up_graph))) == lines


def test_dates_of_every_form(made_up_graph: Path) -> None:
    """Days that do not exist, ends before beginnings and free words are no dates; each finding quotes the date."""
    wrong = ["2030-02-30", "2030-13", "2030/2029", "spring 2030", "30.5.2030", ""]
    add_claims(
        made_up_graph,
        *(claim(number, claim_when=f'ag:when "{date}"^^edtf:EDTF') for number, date in enumerate(wrong, 901)),
    )
    found = [(finding.check, finding.message) for finding in find(made_up_graph)]
    assert found == [("edtf", f"{date!r} is not a valid EDTF date") for date in wrong]


@pytest.mark.parametrize(
    ("kind", "backed"),
    [
        ("asserted, affirmed, actual and plain", True),
        ("disputed", False),
        ("negated", False),
        ("planned", False),
        ("hedged", False),
    ],
)
def test_derived_triples_need_a_plain_claim(kind: str, backed: bool, made_up_graph: Path) -> None:
    """Whatever the rules do, a derived triple is refused that no asserted, affirmed, actual and plain claim backs."""
    changes = {
        "disputed": {"claim_speaker": "ag:statedBy id:velmark", "claim_stance": "ag:stance ag:Disputed"},
        "negated": {"claim_polarity": "ag:polarity ag:Negated"},
        "planned": {"claim_modality": "ag:modality ag:Planned"},
        "hedged": {"claim_certainty": "ag:certainty ag:Hedged"},
    }
    add_claims(made_up_graph, claim(901, **changes.get(kind, {})))
    rule = "CONSTRUCT { id:quill ag:opposes id:selden } WHERE {}"
    (made_up_graph / "rules" / "more.rq").write_text(rule, encoding="utf-8")
    message = "derived triple id:quill ag:opposes id:selden is backed by no plain claim; mend graph/rules"
    found = [(finding.subject, finding.check, finding.message) for finding in find(made_up_graph)]
    assert found == ([] if backed else [("id:quill", "derived-without-claim", message)])


@pytest.mark.parametrize(
    ("triple", "backed"),
    [
        ("id:ostravia ag:aidRelation id:velmark", True),  # the family of the claim's relation
        ("id:velmark ag:suppliesMilitaryAidTo id:ostravia", False),  # turned round
        ("id:ostravia ag:suppliesEconomicAidTo id:velmark", False),  # another relation of the family
        ("id:ostravia ag:forceRelation id:velmark", False),  # another family
    ],
)
def test_derived_relations_may_be_wider(triple: str, backed: bool, made_up_graph: Path) -> None:
    """A claim backs a triple of its relation or of the family above it, with its subject and object, and no other."""
    (made_up_graph / "rules" / "more.rq").write_text(f"CONSTRUCT {{ {triple} }} WHERE {{}}", encoding="utf-8")
    assert [finding.check for finding in find(made_up_graph)] == ([] if backed else ["derived-without-claim"])


def corrupt(path: Path, name: str, old: str, new: str) -> None:
    """Change a stored field of one passage: the first ``old`` behind the beginning of its block."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f"\nid:mercy-2031-{name} a ")
    at = text.index(old, start)
    assert at < text.index("\n\n", start), (name, old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")


def stored(path: Path, name: str, field: str) -> str:
    """A stored field of a passage as it stands in Turtle."""
    text = path.read_text(encoding="utf-8")
    block = text[text.index(f"\nid:mercy-2031-{name} a ") :].split("\n\n")[0]
    match = re.search(rf"ag:{field} (.+?) [;.]", block)
    assert match
    return f"ag:{field} {match[1]}"


def test_each_stored_field_is_checked(made_up_graph: Path, made_up_text: Document) -> None:
    """One stored field of each of 20 passages is changed, each shingle by itself; each is reported by its name."""
    path = made_up_graph / support.PASSAGES
    plain = [
        ("p14-s1", "first", "firstToken", "1"),
        ("p14-s2", "length", "tokenCount", "1"),
        ("p14-s3", "hash", "passageHash", f'"{"0" * 24}"'),
        ("p14-s4", "before", "contextBefore", '"0000 0000 0000 0000"'),
        ("p14-s5", "after", "contextAfter", '"0000 0000 0000 0000"'),
        ("p4-s6", "paragraphs", "paragraph", "4"),
        ("p4-s5", "paragraphs", "paragraph", "4, 5"),
    ]
    expected = {}
    for name, field, term, value in plain:
        corrupt(path, name, stored(path, name, term), f"ag:{term} {value}")
        expected[name] = field
    shingled = ["p4-s1", "p4-s2", "p4-s3", "p4-s4", "p7-s1", "p7-s2", "p7-s3", "p7-s4"]
    for at, name in enumerate(shingled):
        pairs = stored(path, name, "shingles").split('"')[1].split()
        offset, _, _ = pairs[at].partition(":")
        corrupt(path, name, pairs[at], f"{offset}:00000000")
        expected[name] = "shingles"
    for at, name in enumerate(["p16-s1", "p16-s2", "p16-s3", "p16-s4"]):
        side, term = ("before", "contextBefore") if at % 2 else ("after", "contextAfter")
        words = stored(path, name, term).split('"')[1].split()
        changed = " ".join("0000" if place == at else word for place, word in enumerate(words))
        corrupt(path, name, " ".join(words), changed)
        expected[name] = side
    corrupt(path, "p12-s5", "id:mercy-2031-p12-s5-anchor a", "id:mercy-2031-p12-s5-anchor-of-old a")
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    differing = {
        f"id:mercy-2031-{name}": f"stored fields differ from the text: {field}; run alertgraph anchor"
        for name, field in expected.items()
    }
    every = "first, length, hash, shingles, before, after"
    differing["id:mercy-2031-p12-s5"] = f"stored fields differ from the text: {every}; run alertgraph anchor"
    assert {finding.subject: finding.message for finding in found if finding.check == "passage-differs"} == differing
    others = {(finding.subject, finding.check) for finding in found if finding.check != "passage-differs"}
    assert others == {("id:mercy-2031-p12-s5", "unknown-entry")}


@pytest.mark.parametrize(
    ("name", "term", "value", "expected"),
    [
        ("p1-s1", "paragraph", "2", ["passage-differs", "passage-name"]),
        ("p1-s1", "sentence", "2", ["passage-differs", "passage-name"]),
        ("p1-s1", "section", "id:mercy-2031-neighbours", ["passage-outside-its-section"]),
    ],
)
def test_the_place_of_a_passage_is_checked(
    name: str, term: str, value: str, expected: list[str], made_up_graph: Path, made_up_text: Document
) -> None:
    """A passage that is said to stand in another paragraph, sentence or section is reported."""
    path = made_up_graph / support.PASSAGES
    corrupt(path, name, stored(path, name, term), f"ag:{term} {value}")
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    assert [(finding.subject, finding.check) for finding in found] == [("id:mercy-2031-p1-s1", check) for check in expected]


def test_the_fingerprint_of_the_text_is_checked(made_up_graph: Path, made_up_text: Document) -> None:
    """A changed fingerprint of the text is reported, although each passage stands as stored."""
    path = made_up_graph / support.PASSAGES
    support.replace_in(path, f'"{made_up_text.fingerprint}"', '"0123456789abcdef"')
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    assert [tuple(finding[2:]) for finding in found] == [
        ("id:mercy-2031", "text-fingerprint", "every passage stands as stored, yet ag:textFingerprint differs")
    ]


def test_swapped_passages(made_up_graph: Path, made_up_text: Document) -> None:
    """Two passages that change names are reported, although all that they store agrees with the text."""
    path = made_up_graph / support.PASSAGES
    text = path.read_text(encoding="utf-8")
    for old, new in (("p7-s1", "p7-s0"), ("p7-s2", "p7-s1"), ("p7-s0", "p7-s2")):
        text = re.sub(rf"^id:mercy-2031-{old} a", f"id:mercy-2031-{new} a", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    assert [(finding.subject, finding.check) for finding in found] == [
        ("id:mercy-2031-p7-s2", "passage-name"),  # now stands first in the file
        ("id:mercy-2031-p7-s1", "passage-name"),
    ]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("checks/broken.rq", b"# fine\nSELECT ?focus WHERE {", "broken.rq:2: not a SPARQL query: "),
        ("checks/asks.rq", b"ASK { ?s ?p ?o }", "asks.rq:1: a check must be a SELECT of ?focus and ?message"),
        ("checks/mute.rq", b"SELECT ?focus { ?focus ?p ?o }", "mute.rq:1: a check must be a SELECT of ?focus and ?message"),
        (
            "checks/none.rq",
            b"SELECT (SAMPLE(?s) AS ?focus) ('x' AS ?message) { ?s <x:no> ?o }",
            "none.rq:1: a row of its answer lacks",
        ),
        ("checks/latin.rq", b"# fine\n# M\xe4rz\n", "latin.rq:2: byte 11 (0xe4) is not UTF-8; save the file as UTF-8"),
        ("shapes.ttl", b"# fine\n\nag:x a ag:y .\n", "shapes.ttl:3: not valid Turtle: The prefix ag: has not been declared"),
        ("shapes.ttl", b"\xff\xfe", "shapes.ttl:1: not valid Turtle: Invalid UTF-8"),
        ("shapes.ttl", SHAPE + b"[ sh:path <x:p> ; sh:pattern '(' ] .", "shapes.ttl:1: its shapes cannot be used: "),
        ("shapes.ttl", SHAPE + b"[ sh:minCount 1 ] .", "shapes.ttl:1: its shapes cannot be used: "),
        ("shapes.ttl", SHAPE + b"[] ; sh:sparql [ sh:select 'SELECT $this {}' ] .", "shapes.ttl:1: SPARQL in a shape is refused"),
    ],
)
def test_a_check_that_cannot_be_read(
    file: str, content: bytes, message: str, made_up_graph: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A check or shape that does not parse is named with its file and line, in one line, and nothing else is printed."""
    (made_up_graph / file).write_bytes(content)
    with pytest.raises(LoadError) as caught:
        find(made_up_graph)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_a_graph_without_shapes(made_up_graph: Path) -> None:
    """A missing shapes.ttl is told as what it is, not as bad Turtle."""
    (made_up_graph / "shapes.ttl").unlink()
    with pytest.raises(LoadError, match=r"shapes\.ttl: cannot be read \(No such file"):
        find(made_up_graph)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port where no request may arrive."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


@pytest.mark.parametrize("silent", ["", "SILENT "])
@pytest.mark.parametrize("file", ["checks/nosy.rq", "rules/nosy.rq", "queries/nosy.rq"])
def test_opening_a_folder_asks_no_server(file: str, silent: str, listener: socket.socket, made_up_graph: Path) -> None:
    """SERVICE in a rule, check or named query is refused with file and line, and no request is made."""
    form = "CONSTRUCT { ?s <x:p> ?o }" if file.startswith("rules") else "SELECT ?focus ?message"
    head = "# title: What?\n# column: focus iri -- it\n# column: message text -- it\n"
    clause = f"SERVICE {silent}<http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?focus ?p ?message }}"
    (made_up_graph / file).write_text(f"{head}{form} WHERE {{\n {clause} }}", encoding="utf-8")
    try:
        told = [str(finding) for finding in find(made_up_graph)]
    except LoadError as error:
        told = [str(error)]
    assert len(told) == 1
    assert re.search(r"nosy\.rq:5: .*SERVICE is refused", told[0])
    with pytest.raises(TimeoutError):
        listener.accept()


QUERY = "# title: What?\n# column: s iri -- it\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("zz", "SELECT ?s WHERE { ?s ?p ?o }", 1, "a named query begins with '# title: ...'"),
        ("zz", QUERY + "# param: x colour red -- it\nSELECT ?s { ?s ?p $x }", 3, "a parameter line reads "),
        ("zz", QUERY + "SELECT ?t { ?t ?p ?o }", 1, "its '# column:' lines tell ['s'], its SELECT has ['t']"),
        ("zz", QUERY + "SELECT ?s {\n  ?s ?p }", 4, "not a SPARQL query: "),
        ("zz", QUERY + "SELECT ?s { ?s zz:p ?o }", 3, "not a SPARQL query: "),
        ("zz", QUERY + "# param: x entity id:nobody-at-all -- it\nSELECT ?s { ?s ?p $x }", 1, "no actor or thing called "),
        ("z.z", QUERY + "SELECT ?s { ?s ?p ?o }", 1, "no one can ask for it by the name 'z.z'"),
        ("zz", "# title: M\udce4rz\n", 1, "byte 11 (0xe4) is not UTF-8"),
    ],
)
def test_a_named_query_that_cannot_be_asked(name: str, text: str, line: int, message: str, made_up_graph: Path) -> None:
    """A named query with a wanting head, bad SPARQL or a default that the graph lacks is one finding, of one line."""
    path = made_up_graph / "queries" / f"{name}.rq"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(path), line, name, "named-query")
    assert finding.message.startswith(message)
    assert "\n" not in finding.message


@pytest.mark.parametrize("name", ["registry", "ontology", "derived", "bounds", "queries", "void"])
def test_an_alert_folder_with_the_name_of_another_graph(name: str, made_up_graph: Path) -> None:
    """An alert whose claims would stand in a graph that is kept for something else is one finding that names its folder."""
    folder = made_up_graph / support.ALERT
    taken = folder.rename(folder.with_name(name))
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(taken), 1, name, "alert-folder")
    assert "rename it" in finding.message


def test_a_copied_alert_folder(made_up_graph: Path) -> None:
    """A folder that was copied, identifiers and all, is one finding that names both folders."""
    folder = made_up_graph / support.ALERT
    shutil.copytree(folder, folder.with_name("2031-03-03-mercy-copy"))
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(folder / "alert.ttl"), 6 + 2, "id:mercy-2031", "same-identifier-in-two-alerts")
    assert "the folders of two alerts, 2031-03-03-mercy and 2031-03-03-mercy-copy (identifiers in both: " in finding.message


def test_findings_are_sorted_and_told_once(made_up_graph: Path) -> None:
    """Findings come by file and line, each once, and read as file, line, subject, message and check."""
    path = add_claims(made_up_graph, claim(902, claim_polarity=""), claim(901, claim_modality="", claim_gist=""))
    first, second = line_numbers = [support.line_of(path, f"id:mercy-2031-neighbours-{number}") for number in (902, 901)]
    assert line_numbers == sorted(line_numbers)
    a, b = "id:mercy-2031-neighbours-902", "id:mercy-2031-neighbours-901"
    gist = "needs exactly one ag:gist: a sentence in our own words, with a language tag and a full stop"
    kinds = "ag:Actual, ag:Threatened, ag:Planned, ag:Proposed, ag:Recommended or ag:Predicted"
    assert list(map(str, find(made_up_graph))) == [
        f"{path}:{first}: {a}: needs exactly one ag:polarity: ag:Affirmed or ag:Negated [claim-polarity]",
        f"{path}:{second}: {b}: {gist} [claim-gist]",
        f"{path}:{second}: {b}: needs exactly one ag:modality: {kinds} [claim-modality]",
    ]
