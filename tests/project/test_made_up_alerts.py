"""The alerts that benchmarks make up: sound, as many claims as asked for, of the real mix, the same for the same seed."""

from collections import Counter
from pathlib import Path

import made_up_alerts
import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.checking import check as checks

CLAIMS = 1000


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two made-up alerts."""
    return made_up_alerts.write(tmp_path_factory.mktemp("corpus"), CLAIMS)


def test_sound_and_complete(root: Path) -> None:
    """No check finds a fault, and as many claims as asked for stand in several alerts."""
    graph = alertgraph.load(root)
    # the named queries are the real ones, whose defaults are entries of the real registry
    assert [finding for finding in checks.check(graph.data) if finding.check != "named-query"] == []
    assert (len(graph.claims()), len(graph.alerts)) == (CLAIMS, 2)
    assert {claim.alert for claim in graph.claims()} == set(graph.alerts)


def test_the_real_mix(root: Path, real_graph: AlertGraph) -> None:
    """Stances, modalities and the rest are as frequent as in the real graph, within five points; all kinds of fields occur."""
    graph = alertgraph.load(root)
    for field in ("stance", "polarity", "modality", "certainty"):
        made, real = (Counter(getattr(claim, field) for claim in g.claims()) for g in (graph, real_graph))
        assert set(made) == set(real)
        for value, count in real.items():
            assert made[value] / CLAIMS == pytest.approx(count / len(real_graph.claims()), abs=0.05), value
    fields = ("involves", "under", "place", "content", "answers", "contradicts", "quantity", "when", "completed_when", "note")
    for field in (*fields, "office_status"):
        assert any(getattr(claim, field) for claim in graph.claims()), field
    assert max(len(claim.passages) for claim in graph.claims()) > 2


def test_a_few_entries_are_in_very_many_claims(root: Path) -> None:
    """The most frequent tenth of the entries has more than two fifths of all ends; new entries become rarer."""
    ends = Counter(end for claim in alertgraph.load(root).claims() for end in (claim.subject, claim.object))
    top = sum(count for _, count in ends.most_common(len(ends) // 10))
    assert top > 0.4 * 2 * CLAIMS
    small, large = (sum(made_up_alerts.entries(number).values()) for number in (CLAIMS, 100 * CLAIMS))
    assert small < large < 30 * small


def test_the_same_for_the_same_seed(root: Path, tmp_path: Path) -> None:
    """Another run writes the same bytes, another seed other ones."""
    again, other = (made_up_alerts.write(tmp_path / str(seed), CLAIMS, seed) for seed in (7, 8))

    def files(folder: Path) -> dict[str, bytes]:
        return {str(path.relative_to(folder)): path.read_bytes() for path in support.every(folder, "**/*.ttl")}

    assert files(again) == files(root)
    assert files(other) != files(root)
