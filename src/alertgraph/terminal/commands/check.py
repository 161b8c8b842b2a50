"""``alertgraph check``: prints each finding with file and line, and on stderr what is worth a look."""

from argparse import ArgumentParser, Namespace

from alertgraph.terminal.options import read_graph, read_sources, take_graph, take_sources, tell_oddities
from alertgraph.terminal.remarks import look, report

HELP = "check the graph; each finding names file and line"
EXAMPLE = "alertgraph check"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    take_sources(parser)


def run(args: Namespace) -> int:
    """Print the findings, or where there is none what was checked, and what was compared with which copy."""
    from alertgraph.checking.check import examine
    from alertgraph.reading.claims import read_alerts, read_claims, read_passages
    from alertgraph.terminal import counts
    from alertgraph.texts import anchors

    data = read_graph(args)
    texts = read_sources(data, args.source)
    for alert, copy in texts.items():
        tell_oddities(copy, read_alerts(data)[alert].paragraph_count)
    findings, remarks = examine(data, texts)
    if findings:
        return report(findings)
    look(remarks)
    claims = read_claims(data)
    told = f"{len(claims)} claims, {len(read_passages(data))} passages, {counts.triples(data)}"
    print(f"no findings in {len(data.files)} files: {told}")
    for line in counts.compared(texts, anchors.stored(data) if texts else {}, claims):
        print(line)
    return 0
