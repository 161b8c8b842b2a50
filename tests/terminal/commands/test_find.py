"""The command `find`: groups, standing, passages of one's own copy, and what nothing means."""

import re
from pathlib import Path

import support
from support import Run


def test_a_claim_is_told_with_its_standing(run: Run, made_up_graph: Path) -> None:
    """A disputed claim is marked before its gist, with whose it is and where it stands."""
    found = run("find", "barracks", "--graph", made_up_graph)
    assert found.code == 0
    assert "Claims: 2\n" in found.out
    assert (
        "  * [disputed] According to Velmark, the mill had become a barracks.\n"
        "    Velmark: disputed\n"
        "    par. 7, sentence 7  (id:mercy-2031-velmark-011)\n"
    ) in found.out
    assert "[are said not to control or govern]" in found.out


def test_nothing_is_said_of_what_was_searched(run: Run, made_up_graph: Path) -> None:
    """Where a group has nothing it is told what was looked through; where none has, that is one sentence."""
    found = run("find", "barracks", "--graph", made_up_graph)
    assert re.search(r"^Names: none; looked through the names of \d+ actors and things for 'barracks'$", found.out, re.M)
    assert re.search(r"^Questions: none; looked through the titles of 2 named queries", found.out, re.M)
    nowhere = r"Nothing in \d+ claims, \d+ actors and things and 2 questions mentions 'zzzz'\.\n"
    found = run("find", "zzzz", "--graph", made_up_graph)
    assert (found.code, bool(re.fullmatch(nowhere, found.out))) == (0, True)
    found = run("find", "zzzz", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert re.search(r", 2 questions and \d+ passages of your copy mentions 'zzzz'", found.out)


def test_passages_come_with_a_copy_alone(run: Run, made_up_graph: Path) -> None:
    """Words of the text are printed only from the reader's own copy."""
    without = run("find", "drought", "--graph", made_up_graph).out
    assert '"' not in without and "Passages" not in without
    found = run("find", "drought", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert "Passages of your copy: " in found.out
    assert 'sentence 1: "' in found.out


def test_a_limit_is_told(run: Run) -> None:
    """Of each group the first are shown, and how many there are."""
    found = run("find", "genocide", "--limit", "2").out
    assert "Claims: first 2 of " in found
    assert found.count("\n  * ") <= 6


def test_dates_and_names_apart(run: Run) -> None:
    """Of a date the claims within it come first, each with when, and the query on it; of two names the way to a path is told."""
    dated = run("find", "18", "March", "2025", "--limit", "1").out
    assert "    When: 18 March [2025]\n" in dated
    assert "    alertgraph query dated-in --param month=2025-03-18\n" in dated
    apart = run("find", "Tuerkiye", "ICJ").out
    assert apart.startswith("No claim has both Türkiye and International Court of Justice. ")
    assert "alertgraph show id:turkiye, alertgraph show id:icj" in " ".join(apart.split())


def test_no_word(run: Run) -> None:
    """What has no letter is refused."""
    found = run("find", "...")
    assert (found.code, found.out) == (2, "")
    assert "give a word to look for" in found.err
