"""The blocks of Turtle files, with their lines, are those that Oxigraph reads."""

from pathlib import Path

from alertgraph.api import AlertGraph
from alertgraph.store.blocks import blocks
from alertgraph.store.folder import GraphFile
from alertgraph.store.terms import text
from alertgraph.vocabulary import ID, RDF

TURTLE = '''\
@prefix : <https://w3id.org/alertgraph/id/> .
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
:one a :Kind ; :says "a. :none a :Kind ; \\" . " , """two
lines. :none """ ; :counts 3.5 . :two.half :knows [ a :Kind ;
  :says ';' ] .  # :none a :Kind .
<https://w3id.org/alertgraph/id/three>
    rdf:type :Kind .
'''


def test_blocks_of_every_form() -> None:
    """Texts, comments, numbers and brackets do not end a block; a line may hold two."""
    found = list(blocks([GraphFile(Path("x.ttl"), "x:g", TURTLE.encode())]))
    assert [(block.subject.removeprefix(ID), block.line, block.bracket, block.defines) for block in found] == [
        ("one", 3, 0, True),
        ("two.half", 4, 4, False),
        ("three", 6, 0, True),
    ]
    assert found[0].properties == {RDF.type, ID + "says", ID + "counts"}


def test_blocks_of_the_real_graph(real_graph: AlertGraph) -> None:
    """Every subject of the real graph has its block."""
    data = real_graph.data
    subjects = {text(quad.subject) for file in data.files for quad in data.quads(file.graph)}
    assert {block.subject for block in blocks(data.files)} == subjects
