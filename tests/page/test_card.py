"""The page's card in a real Chromium: the same facts, in the same words and order, as in the terminal and in serve."""

import contract
import pytest

from alertgraph.model.claims import FIELDS
from alertgraph.telling.card import Cards


@pytest.fixture(scope="module")
def graph(real_graph):
    """The graph of this repository."""
    return real_graph


@pytest.fixture(scope="module")
def path(real_build, tmp_path_factory):
    """The file of its page."""
    found = tmp_path_factory.mktemp("cards") / "index.html"
    found.write_bytes(real_build["index.html"])
    return found


def telling(graph):
    """Return a claim for each field that some claims lack, and for each value of one that holds one of a few."""
    found = {}
    for claim in graph.claims():
        for name, field in FIELDS.items():
            if getattr(claim, name) and (field.values or name in type(claim)._field_defaults):
                found.setdefault((name, getattr(claim, name) if field.values else ""), claim)
    return sorted(set(found.values()), key=lambda claim: claim.id)


def test_a_card_tells_what_every_other_card_tells(visit, graph):
    """For claims that between them have every field and value: facts, and the claims that they lead to, as Python tells them."""
    cards, chosen = Cards(graph), telling(graph)
    assert len(chosen) > 15
    seen = visit()
    for claim in chosen:
        seen.js(f"KG.selectPair({claim.subject!r}, {claim.object!r})")
        box = f'#panel article[data-claim="{claim.id}"]'
        shown = seen.js(
            """(box) => [...document.querySelector(box).querySelectorAll(":scope > dl > div")]
            .map((row) => [...row.children].map((part) => part.textContent))""",
            box,
        )
        card = cards.card(claim)
        wanted = [[fact.title.capitalize(), "; ".join(part.words for part in fact.parts)] for fact in card.facts]
        if claim.stance == "Asserted":
            wanted[0][1] += ", in the alert's own voice"
        assert shown == [fact for fact in wanted if fact[0] != "Stance"], claim.id
        head = seen.js("(box) => document.querySelector(box).querySelector('h4 .relation').textContent", box)
        assert head == contract.said(graph, claim)
        linked = seen.js(
            "(box) => [...document.querySelector(box).querySelectorAll('.linked button')].map((b) => b.textContent)", box
        )
        assert linked == [f"{link.title.capitalize()}: {part.words}" for link in card.links for part in link.parts]
