"""Each name of the registry takes the article within a sentence where English has it, in Python and on the page alike."""

import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.explorer.querytab import tab
from alertgraph.model.articles import is_within, within_sentence

GOLDEN = support.TESTS / "data/names-within-sentences.txt"


def test_every_name_of_the_registry(real_graph: AlertGraph) -> None:
    """The list that a person has read holds what the rule makes of every name; a new name is read, and added there."""
    found: dict[str, list[str]] = {}
    for entity in real_graph.entities.values():
        told = within_sentence(entity.label, entity.kind)
        found.setdefault(entity.kind, []).append(f"{told[4:]} (the)" if told.startswith("the ") else told)
    parts = [f"[{kind}]\n" + "".join(f"{name}\n" for name in sorted(found[kind])) for kind in sorted(found)]
    assert "\n".join(parts) == GOLDEN.read_text(encoding="utf-8").split("\n\n", 1)[1]


def test_the_article_adds_nothing_else(real_graph: AlertGraph) -> None:
    """A name is its label, or has the article before it; no genocide is taken for given that the label does not name as one."""
    for entity in real_graph.entities.values():
        told = within_sentence(entity.label, entity.kind)
        assert told in (entity.label, f"the {entity.label}", f"the {entity.label.removeprefix('The ')}")
        if entity.label.startswith("Genocide"):
            assert told == entity.label or entity.kind == "Agreement"


@pytest.mark.parametrize(("before", "within"), [("Has ", True), ("or not, ", True), ("", False), ("(", False), ("“", False)])
def test_where_it_stands(before: str, within: bool) -> None:
    """Within a sentence it has its article; at its beginning, in brackets and quotation marks it is the bare name."""
    assert is_within(before) is within


def test_the_page_has_the_same(real_graph: AlertGraph) -> None:
    """What the Query tab has of each entry is what Python makes of it."""
    made = tab(real_graph, real_graph.queries.values(), b"")
    if made is None:
        pytest.skip("the package has no engine")
    for name, label, _, *within in made.table["entities"]:
        assert (within or [label]) == [within_sentence(label, real_graph.entities[name].kind)]
