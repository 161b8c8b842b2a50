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
    """Print the findings, or where there is none what was checked."""
    from alertgraph.checking.check import examine
    from alertgraph.reading.claims import read_alerts, read_claims, read_passages

    data = read_graph(args)
    texts = read_sources(data, args.source)
    for alert, copy in texts.items():
        tell_oddities(copy, read_alerts(data)[alert].paragraph_count)
    findings, remarks = examine(data, texts)
    if findings:
        return report(findings)
    look(remarks)
    counts = f"{len(read_claims(data))} claims, {len(read_passages(data))} passages, {len(data.store)} triples"
    print(f"no findings in {len(data.files)} files: {counts}")
    return 0
