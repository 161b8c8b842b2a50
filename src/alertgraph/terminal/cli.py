"""The command line: its arguments, and how it ends. It alone exits.

Exit codes: 0 done, 1 findings, 2 could not run.
"""

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn, Protocol, cast

from alertgraph import __version__
from alertgraph.errors import AlertgraphError, QuerySyntaxError
from alertgraph.terminal.remarks import in_a_line

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
    except QuerySyntaxError as error:  # with the line of the query below it, and a caret
        print("\n".join(map(in_a_line, f"alertgraph: {error}".split("\n"))), file=sys.stderr)
        return 2
    except AlertgraphError as error:
        print(in_a_line(f"alertgraph: {error}"), file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe has gone, as head does
        _drop_stdout()
        return 0
    except OSError as error:
        _drop_stdout()
        reason = "there is no space left" if error.errno == errno.ENOSPC else error.strerror or error
        print(in_a_line(f"alertgraph: {error.filename or 'the answer'} cannot be written whole: {reason}"), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("alertgraph: stopped", file=sys.stderr)
        return 130


class _Parser(argparse.ArgumentParser):
    """A parser that tells of a wrong option in a line, whatever was given for it."""

    def error(self, message: str) -> NoReturn:
        """Tell how the command is used and what was wrong, and exit with 2."""
        super().error(in_a_line(message))


def _drop_stdout() -> None:
    """Let what is still to be written to stdout go nowhere."""
    with suppress(ValueError):  # no file at all, where a program of somebody's has put something in its place
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="alertgraph", description=ABOUT)
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
