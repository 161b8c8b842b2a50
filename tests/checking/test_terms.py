"""What is named and described nowhere is found, with the nearest that there is."""

from pathlib import Path

import support
from faults import add_claims, claim, find


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
