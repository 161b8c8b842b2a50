"""The command line: its arguments, and how it ends. It alone exits.

Exit codes: 0 done, 1 findings, 2 could not run.
"""

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from alertgraph import __version__
from alertgraph.errors import AlertgraphError

ABOUT = "What human-rights alerts say about states, leaders, courts and agreements, as a graph of claims. It records what an alert says, not what is true."  # noqa: E501


class Command(Protocol):
    """What the module of a command has: a line of help, an example as one types it, its arguments, and what it does."""

    HELP: str
    EXAMPLE: str

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments of the command."""

    def run(self, args: argparse.Namespace) -> int:
        """Do what the command does, and return the exit code; raises AlertgraphError for a user's mistake."""


#: Every command, in the order of the help; each is the module of its name in the folder ``commands``.
COMMANDS = ("build", "check", "anchor", "query", "show", "cite", "find", "serve")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a user's mistake is one clear line on stderr and exit code 2."""
    if sys.stdout is None or sys.stderr is None:  # closed by who started us: nothing can be told, not even why
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter of a name shows a question mark
    args = _parser().parse_args(argv)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except AlertgraphError as error:
        print(f"alertgraph: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe has gone, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = "there is no space left" if error.errno == errno.ENOSPC else error.strerror or error
        print(f"alertgraph: {error.filename or 'the answer'} cannot be written whole: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("alertgraph: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:

    parser = argparse.ArgumentParser(prog="alertgraph", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"alertgraph {__version__}")
    group = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        command = cast(Command, import_module(f"alertgraph.terminal.commands.{name}"))
        sub = group.add_parser(
            name,
            help=command.HELP,
            description=command.HELP,
            epilog=f"example: {command.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(run=command.run)
        command.add(sub)
    return parser


if __name__ == "__main__":
    sys.exit(main())
