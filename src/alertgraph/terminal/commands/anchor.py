"""``alertgraph anchor``: computes the passages' fingerprints of an alert into its ``passages.ttl``."""

from argparse import ArgumentParser, Namespace

from alertgraph.terminal.options import path, read_graph, take_graph, tell_oddities
from alertgraph.terminal.remarks import report

HELP = "compute the passages' fingerprints into passages.ttl"
EXAMPLE = "alertgraph anchor --source my-copy-of-the-alert.txt"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    parser.add_argument("--source", type=path, required=True, metavar="FILE", help="your copy of the alert's text")
    parser.add_argument("--alert", metavar="KEY", help="the alert, where the text alone does not tell")


def run(args: Namespace) -> int:
    """Write the file and print what it holds; where a claim names a passage that the text lacks, nothing is written."""
    from alertgraph.checking.findings import locate
    from alertgraph.checking.material import Material
    from alertgraph.checking.passages import missing
    from alertgraph.machine.files import write_whole
    from alertgraph.texts import anchors, document

    data = read_graph(args)
    copy = document.read(args.source)
    alert = anchors.choose_alert(data, copy, args.alert)
    tell_oddities(copy, alert.paragraph_count)
    if findings := locate(Material(data, {alert.id: copy}), missing(data, alert, copy)):
        return report(findings, "nothing was written")
    target = data.root / "alerts" / alert.graph.rsplit("/", 1)[1] / "passages.ttl"
    write_whole(target, anchors.turtle(alert, copy))
    print(f"{len(copy.sentences)} passages in {len(copy.paragraph_spans)} paragraphs: {target}")
    return 0
