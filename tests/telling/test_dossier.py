"""The dossier of an actor: whose claims these are, every claim once, disputed and negated ones marked, words only from a copy."""

import re

from alertgraph.api import AlertGraph
from alertgraph.telling import dossier
from alertgraph.texts import anchors
from alertgraph.texts.document import Document

ASSERTED = (
    "    who says it: Harrow Observatory\n"
    "    stance: Asserted: the alert says this in its own voice.\n"
)  # fmt: skip


def show(graph: AlertGraph, name: str, texts: dict[str, Document] | None = None, width: int = 100) -> str:
    """The dossier of an entry."""
    return dossier.render(graph, graph.entities[name], anchors.quotes(graph.data, texts or {}), width)


def test_whole_dossier(made_up: AlertGraph) -> None:
    """A dossier names the entry and the author, and shows each claim with relation, speaker, status, date and passage."""
    assert show(made_up, "id:oda-brenn") == (
        "Oda Brenn  (id:oda-brenn, person)\n"
        "Chancellor of Velmark.\n"
        "Also: Brenn, Chancellor Brenn\n"
        "Wikidata Q900000003\n"
        "\n"
        "What the alert says or passes on, not findings of this project: Harrow Observatory, “Watch Notice:\n"
        "The Long Drought of Mercy”, 3 March 2031.\n"
        "\n"
        "As subject: 1\n"
        "\n"
        "  * Oda Brenn is chancellor.\n"
        "    Oda Brenn | holds or held the office of | Chancellor of Velmark\n"
        f"{ASSERTED}"
        "    how: said to be so; said to have happened or to hold; said without reserve\n"
        "    when: undated\n"
        "    kind of tie: structural tie\n"
        "    in office: held when the alert was released\n"
        "    par. 4, sentence 3; par. 8, sentence 1  (id:mercy-2031-velmark-014)\n"
        "\n"
        "As object: 2\n"
        "\n"
        "  * The court issues a warrant for Oda Brenn.\n"
        "    Court of the Nine Rivers | issues an arrest warrant for | Oda Brenn\n"
        f"{ASSERTED}"
        "    how: said to be so; said to have happened or to hold; said without reserve\n"
        "    when: undated\n"
        "    kind of tie: act of law\n"
        "    under: Warrant for Oda Brenn\n"
        "    par. 12, sentence 4  (id:mercy-2031-neighbours-010)\n"
        "\n"
        "  * [predicted or feared] [hedged] The court may fail.\n"
        "    Court of the Nine Rivers | would yield to (predicted) | Oda Brenn\n"
        f"{ASSERTED}"
        "    how: said to be so; predicted or feared; hedged: possibly, apparently, reasons to believe\n"
        "    when: undated\n"
        "    kind of tie: yielding to demands or threats\n"
        "    par. 16, sentence 4  (id:mercy-2031-neighbours-015)\n"
    )


def test_disputed_and_negated_claims_are_marked(made_up: AlertGraph) -> None:
    """What the alert calls false is marked so before its gist, as is what is denied; its note follows."""
    lines = show(made_up, "id:mill-of-tirrun").splitlines()
    at = lines.index("  * [disputed] According to Velmark, the mill had become a barracks.")
    assert lines[at + 1 : at + 12] == [
        "    according to Velmark: People of Tirrun | control or govern | Flour mill of Tirrun",
        "    who says it: Velmark",
        "    stance: Disputed: someone else says this; the alert calls it false or contradicts it.",
        "    how: said to be so; said to have happened or to hold; said without reserve",
        "    when: undated",
        "    kind of tie: structural tie",
        "    said in: Velmark accuses the people of Tirrun over the mill. [id:mercy-2031-velmark-010]",
        "    contradicted by: [reported] [are said not to control or govern] According to the widow, the mill",
        "      was no barracks. [id:mercy-2031-velmark-013]",
        "    par. 7, sentence 7  (id:mercy-2031-velmark-011)",
        "    Note: The notice finds no proof.",
    ]
    assert "  * [reported] [are said not to control or govern] According to the widow, the mill was no barracks." in lines


def test_a_negated_claim_is_not_told_as_having_happened(made_up: AlertGraph) -> None:
    """What is said not to be so is not said to have happened, and a rebuttal leads to what it rebuts."""
    lines = show(made_up, "id:mill-of-tirrun").splitlines()
    at = lines.index("  * [reported] [are said not to control or govern] According to the widow, the mill was no barracks.")
    assert lines[at + 1].startswith("    according to ")
    assert lines[at + 5] == "    how: said not to be so; said without reserve"
    assert lines[at + 8] == "    contradicts: [disputed] According to Velmark, the mill had become a barracks."


def test_every_claim_about_an_entry_is_shown_once(made_up: AlertGraph) -> None:
    """Claims of which it is subject, object, participant, instrument or place, and what it says of others: each once."""
    for name in made_up.entities:
        expected = {
            claim.id
            for claim in made_up.claims()
            if name in (claim.subject, claim.object, *claim.involves, *claim.under, *claim.place)
            or (claim.stated_by == name and claim.stance != "Asserted")
        }
        shown = [line.rsplit("(", 1)[1].rstrip(")") for line in show(made_up, name).splitlines() if "(id:mercy-2031-" in line]
        assert sorted(shown) == sorted(expected), name


def test_claims_follow_the_text(real_graph: AlertGraph) -> None:
    """Within each part of a dossier claims come by the paragraph and sentence where they are first said."""
    claims, places = {claim.id: claim for claim in real_graph.claims()}, 0
    for name in ("id:israel", "id:united-states", "id:armenia"):
        for part in re.split(r"\n(?=As |Also |Said )", show(real_graph, name))[1:]:
            shown = re.findall(r"\((id:axis-2025-[a-z]+-\d+)\)$", part, re.M)
            first = [
                min((p.paragraphs, p.sentence) for p in map(real_graph.passages.get, claims[c].passages) if p) for c in shown
            ]
            assert first == sorted(first)
            places += len(first)
    assert places > 150


def test_without_a_copy_no_word_of_the_text(made_up: AlertGraph, made_up_text: Document) -> None:
    """Only with the reader's copy are the passages quoted, the one over a page break as one sentence."""
    assert '"' not in show(made_up, "id:ilse-marrant")
    with_words = " ".join(show(made_up, "id:ilse-marrant", {"id:mercy-2031": made_up_text}).split())
    sentence = made_up_text.sentence("p8-s5")
    assert sentence
    assert f'"{made_up_text.passage_text(sentence)}"' in with_words


def test_lines_keep_to_the_width(made_up: AlertGraph, made_up_text: Document) -> None:
    """No line of the claims is wider than asked for."""
    lines = show(made_up, "id:velmark", {"id:mercy-2031": made_up_text}, 60).splitlines()
    assert max(map(len, lines[4:])) <= 60


def test_entry_without_claims(made_up: AlertGraph) -> None:
    """An entry of which no claim speaks has its head and the notice alone."""
    assert show(made_up, "id:watch-notices").splitlines() == [
        "Watch notices on starvation  (id:watch-notices, document)",
        "Series of four notices.",
        "",
        "What the alert says or passes on, not findings of this project: Harrow Observatory, “Watch Notice:",
        "The Long Drought of Mercy”, 3 March 2031.",
    ]
